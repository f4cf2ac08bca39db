use super::{Cadence, Concept, Financials, Group};
use crate::archive::Archive;
use crate::check::sample::{announcement, archive, beside, sources};
use crate::domain::period::FiscalCalendar;
use crate::domain::{Announcement, Currency, Period, Unit};

const CNY: &str = "CNY";

/// A document with an income statement: its columns, and its lines as the text between the braces of each.
fn document(id: &str, dated: &str, columns: &[(&str, &str)], lines: &[&str]) -> [(String, String); 2] {
    table(id, dated, "operations", "thousand", columns, lines)
}

fn table(
    id: &str,
    dated: &str,
    kind: &str,
    scale: &str,
    columns: &[(&str, &str)],
    lines: &[&str],
) -> [(String, String); 2] {
    let column =
        |(at, (period, rest)): (usize, &(&str, &str))| format!("{{ id = \"c{at}\", period = \"{period}\", {rest} }}");
    let columns: Vec<String> = columns.iter().enumerate().map(column).collect();
    let lines: Vec<String> = lines.iter().map(|line| format!("  {{ {line} }},\n")).collect();
    let text = format!(
        "[[statements]]\nid = \"table\"\ntitle = \"Table\"\nkind = \"{kind}\"\nscale = \"{scale}\"\ncolumns = [{}]\nlines = [\n{}]\n",
        columns.join(", "),
        lines.concat()
    );
    [announcement(id, dated, ""), beside(id, "1.toml", &text)]
}

fn read(documents: &[[(String, String); 2]]) -> Archive {
    archive(&sources(documents.as_flattened()))
}

fn announcements(archive: &Archive) -> Vec<&Announcement> {
    archive.announcements.iter().map(|it| &**it).collect()
}

fn period(text: &str) -> Period {
    Period::parse(text, &FiscalCalendar::default()).unwrap()
}

fn money(code: &str) -> Unit {
    Unit::Money(Currency::from_code(code).unwrap())
}

/// The rows of a concept: period, value in whole units, and how many figures state it.
fn rows(concept: &Concept<'_>) -> Vec<(String, String, usize)> {
    let row = |row: super::Row<'_, '_>| {
        (row.period.id(), row.best.in_units().unwrap().normalize().to_string(), row.vintages.len())
    };
    concept.rows().map(row).collect()
}

const OWN: &str = "currency = \"CNY\"";

#[test]
fn a_line_that_two_periods_state_is_followed_and_one_of_a_single_period_is_not() {
    let lines = [
        "id = \"revenue\", label = \"Revenue\", cells = [\"90\", \"100\"]",
        "id = \"gain\", label = \"Gain\", cells = [\"\", \"1\"]",
    ];
    let archive = read(&[document("a", "2024-05-01", &[("2023-Q1", OWN), ("2024-Q1", OWN)], &lines)]);
    let financials = Financials::new(&announcements(&archive));
    assert_eq!(financials.concepts().iter().map(|concept| concept.id).collect::<Vec<_>>(), ["revenue"]);
    assert!(financials.concept("gain").is_none());
}

#[test]
fn a_quarter_and_its_year_are_no_two_periods_that_compare() {
    let lines = ["id = \"revenue\", label = \"Revenue\", cells = [\"25\", \"100\"]"];
    let archive = read(&[document("a", "2024-05-01", &[("2023-Q4", OWN), ("2023-FY", OWN)], &lines)]);
    assert!(Financials::new(&announcements(&archive)).concepts().is_empty());
}

#[test]
fn a_period_is_one_row_with_every_document_that_states_it() {
    let lines = |cells: &str| format!("id = \"revenue\", label = \"Revenue\", cells = [{cells}]");
    let archive = read(&[
        document("a", "2023-05-01", &[("2022-Q1", OWN), ("2023-Q1", OWN)], &[&lines("\"80\", \"90\"")]),
        document("b", "2024-05-01", &[("2023-Q1", OWN), ("2024-Q1", OWN)], &[&lines("\"90\", \"100\"")]),
    ]);
    let financials = Financials::new(&announcements(&archive));
    let told = [("2022-Q1", "80000", 1), ("2023-Q1", "90000", 2), ("2024-Q1", "100000", 1)];
    let told = told.map(|(period, value, count)| (period.to_owned(), value.to_owned(), count));
    assert_eq!(rows(financials.concept("revenue").unwrap()), told);
}

#[test]
fn what_is_restated_is_shown_as_stated_last_even_where_that_is_coarser() {
    let first = ["id = \"revenue\", label = \"Revenue\", cells = [\"80\", \"90\"]"];
    let second = ["id = \"revenue\", label = \"Sales\", cells = [\"0.2\", \"0.3\"]"];
    let restated = [("2023-Q1", "currency = \"CNY\", restated = true"), ("2024-Q1", OWN)];
    let restatement = "[[restatements]]\nconcept = \"revenue\"\nperiod = \"2023-Q1\"\ncause = \"restatement\"\n\
                       old = \"RMB90 thousand\"\nnew = \"RMB0.2 million\"\ndocument = \"a\"\n";
    let archive = read(&[
        document("a", "2023-05-01", &[("2022-Q1", OWN), ("2023-Q1", OWN)], &first),
        [
            announcement("b", "2024-05-01", restatement),
            table("b", "2024-05-01", "operations", "million", &restated, &second)[1].clone(),
        ],
    ]);
    let financials = Financials::new(&announcements(&archive));
    let concept = financials.concept("revenue").unwrap();
    let row = concept.at(&period("2023-Q1"), money(CNY)).unwrap();
    assert_eq!(row.best.in_units().unwrap().normalize().to_string(), "200000");
    assert!(row.best.column().restated);
    let documents: Vec<_> = row.documents().map(|fact| (&*fact.announcement.id, fact.agrees(&row.best))).collect();
    assert_eq!(documents, [("a", false), ("b", true)]);
    assert_eq!(concept.label, "Sales");
}

#[test]
fn a_figure_as_it_was_before_its_table_restates_it_is_no_fact() {
    let lines = ["id = \"revenue\", label = \"Revenue\", cells = [\"80\", \"85\", \"90\"]"];
    let columns = [("2022-Q1", OWN), ("2022-Q1", "currency = \"CNY\", restated = true"), ("2023-Q1", OWN)];
    let archive = read(&[document("a", "2023-05-01", &columns, &lines)]);
    let financials = Financials::new(&announcements(&archive));
    let told = [("2022-Q1", "85000", 1), ("2023-Q1", "90000", 1)];
    let told = told.map(|(period, value, count)| (period.to_owned(), value.to_owned(), count));
    assert_eq!(rows(financials.concept("revenue").unwrap()), told);
}

#[test]
fn a_coarser_statement_confirms_a_finer_figure_which_stays_the_one_that_is_shown() {
    let first = ["id = \"revenue\", label = \"Revenue\", cells = [\"80,123\", \"90,456\"]"];
    let second = ["id = \"revenue\", label = \"Revenue\", cells = [\"90.5\", \"100.5\"]"];
    let archive = read(&[
        document("a", "2023-05-01", &[("2022-Q1", OWN), ("2023-Q1", OWN)], &first),
        table("b", "2024-05-01", "operations", "million", &[("2023-Q1", OWN), ("2024-Q1", OWN)], &second),
    ]);
    let financials = Financials::new(&announcements(&archive));
    let row = financials.concept("revenue").unwrap().at(&period("2023-Q1"), money(CNY)).unwrap();
    assert_eq!(row.best.in_units().unwrap().normalize().to_string(), "90456000");
    assert!(row.documents().all(|fact| fact.agrees(&row.best)));
}

#[test]
fn units_are_never_mixed_and_translations_come_last() {
    let lines = ["id = \"revenue\", label = \"Revenue\", cells = [\"80\", \"90\", \"12\"]"];
    let columns = [("2023-Q1", OWN), ("2024-Q1", OWN), ("2024-Q1", "currency = \"USD\"")];
    let archive = read(&[document("a", "2024-05-01", &columns, &lines)]);
    let financials = Financials::new(&announcements(&archive));
    let concept = financials.concept("revenue").unwrap();
    assert_eq!(concept.units(), [money(CNY), money("USD")]);
    let series = concept.series(period("2024-Q1"), money(CNY), 8);
    assert_eq!(series.iter().map(|row| row.period.id()).collect::<Vec<_>>(), ["2023-Q1", "2024-Q1"]);
    assert!(concept.at(&period("2023-Q1"), money("USD")).is_none());
}

#[test]
fn figures_of_segments_are_no_figures_of_the_company() {
    let dimensions =
        "[[dimensions]]\nid = \"segment\"\nlabel = \"Segment\"\nmembers = [{ id = \"shops\", label = \"Shops\" }]\n";
    let lines = ["id = \"revenue\", label = \"Revenue\", cells = [\"80\", \"90\", \"30\"]"];
    let columns =
        [("2023-Q1", OWN), ("2024-Q1", OWN), ("2024-Q1", "currency = \"CNY\", members = { segment = \"shops\" }")];
    let mut files = document("a", "2024-05-01", &columns, &lines).to_vec();
    files.push(("content/dimensions.toml".to_owned(), dimensions.to_owned()));
    let archive = archive(&sources(&files));
    let financials = Financials::new(&announcements(&archive));
    let row = financials.concept("revenue").unwrap().at(&period("2024-Q1"), money(CNY)).unwrap();
    assert_eq!((row.vintages.len(), row.best.value().to_string()), (1, "90".to_owned()));
}

#[test]
fn half_years_stand_apart_from_quarters_and_the_shortest_cadence_comes_first() {
    let lines = ["id = \"revenue\", label = \"Revenue\", cells = [\"10\", \"20\", \"12\", \"24\"]"];
    let columns = [("2023-Q2", OWN), ("2023-H1", OWN), ("2024-Q2", OWN), ("2024-H1", OWN)];
    let archive = read(&[document("a", "2024-08-01", &columns, &lines)]);
    let financials = Financials::new(&announcements(&archive));
    assert_eq!(financials.cadences(), [Cadence::Quarters, Cadence::HalfYears]);
    let concept = financials.concept("revenue").unwrap();
    let halves = concept.series(period("2024-H1"), money(CNY), 8);
    assert_eq!(halves.iter().map(|row| row.period.id()).collect::<Vec<_>>(), ["2023-H1", "2024-H1"]);
    assert_eq!(concept.newest().unwrap().period, period("2024-Q2"));
}

#[test]
fn a_series_ends_with_the_period_that_is_asked_for_and_has_the_latest_before_it() {
    let lines = ["id = \"revenue\", label = \"Revenue\", cells = [\"9\", \"10\", \"11\", \"12\"]"];
    let columns = [("2023-Q2", OWN), ("2023-Q3", OWN), ("2023-Q4", OWN), ("2024-Q1", OWN)];
    let archive = read(&[document("a", "2024-05-01", &columns, &lines)]);
    let financials = Financials::new(&announcements(&archive));
    let series = financials.concept("revenue").unwrap().series(period("2023-Q4"), money(CNY), 2);
    assert_eq!(series.iter().map(|row| row.period.id()).collect::<Vec<_>>(), ["2023-Q3", "2023-Q4"]);
}

#[test]
fn columns_are_the_newest_periods_first_and_tell_the_gaps_between_them() {
    let lines = ["id = \"revenue\", label = \"Revenue\", cells = [\"9\", \"10\", \"11\"]"];
    let columns = [("2023-Q1", OWN), ("2023-Q4", OWN), ("2024-Q1", OWN)];
    let archive = read(&[document("a", "2024-05-01", &columns, &lines)]);
    let financials = Financials::new(&announcements(&archive));
    let columns = |most| financials.columns(Cadence::Quarters, &FiscalCalendar::default(), most);
    let told: Vec<_> = columns(8).iter().map(|column| (column.period.id(), column.missing_before.len())).collect();
    assert_eq!(told, [("2024-Q1".to_owned(), 0), ("2023-Q4".to_owned(), 2), ("2023-Q1".to_owned(), 0)]);
    // A gap beyond the columns that are shown is none of theirs.
    assert!(columns(2).iter().all(|column| column.missing_before.is_empty()));
}

#[test]
fn a_balance_belongs_to_the_quarter_that_ends_with_its_day() {
    let flows = ["id = \"revenue\", label = \"Revenue\", cells = [\"9\", \"11\"]"];
    let balances = ["id = \"cash\", label = \"Cash\", cells = [\"5\", \"6\"]"];
    let archive = read(&[
        document("a", "2024-05-01", &[("2023-Q1", OWN), ("2024-Q1", OWN)], &flows),
        table("b", "2024-05-02", "balance-sheet", "thousand", &[("2023-12-31", OWN), ("2024-03-31", OWN)], &balances),
    ]);
    let financials = Financials::new(&announcements(&archive));
    let columns = financials.columns(Cadence::Quarters, &FiscalCalendar::default(), 8);
    assert_eq!(columns.iter().map(|it| it.period.id()).collect::<Vec<_>>(), ["2024-Q1", "2023-Q4", "2023-Q1"]);
    let cash = financials.concept("cash").unwrap();
    assert_eq!(cash.group, Group::BalanceSheet);
    let values =
        columns.iter().map(|column| cash.in_column(column, money(CNY)).map(|row| row.best.value().to_string()));
    assert_eq!(values.collect::<Vec<_>>(), [Some("6".to_owned()), Some("5".to_owned()), None]);
}

#[test]
fn quarters_of_thirteen_weeks_that_no_calendar_names_are_quarters() {
    let lines = ["id = \"revenue\", label = \"Revenue\", cells = [\"9\", \"10\"]"];
    let columns = [("2023-01-01/2023-04-01", OWN), ("2023-04-02/2023-07-01", OWN)];
    let archive = read(&[document("a", "2023-08-01", &columns, &lines)]);
    let financials = Financials::new(&announcements(&archive));
    assert_eq!(financials.cadences(), [Cadence::Quarters]);
    let columns = financials.columns(Cadence::Quarters, &FiscalCalendar::default(), 8);
    assert!(columns.len() == 2 && columns.iter().all(|column| column.missing_before.is_empty()));
}

#[test]
fn lines_stand_as_the_newest_statement_has_them_and_what_it_lacks_where_it_stood() {
    let line = |id: &str| format!("id = \"{id}\", label = \"{id}\", cells = [\"1\", \"2\"]");
    let of = |ids: &[&str]| ids.iter().map(|id| line(id)).collect::<Vec<_>>();
    let document = |id: &str, dated: &str, columns: &[(&str, &str)], ids: &[&str]| {
        let lines = of(ids);
        document(id, dated, columns, &lines.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let archive = read(&[
        document("a", "2022-05-01", &[("2021-Q1", OWN), ("2022-Q1", OWN)], &["revenue", "rent", "tax"]),
        document("b", "2024-05-01", &[("2023-Q1", OWN), ("2024-Q1", OWN)], &["costs", "revenue", "tax"]),
    ]);
    let financials = Financials::new(&announcements(&archive));
    let ids: Vec<_> = financials.concepts().iter().map(|concept| concept.id).collect();
    assert_eq!(ids, ["costs", "revenue", "rent", "tax"]);
}

#[test]
fn lines_of_one_label_are_told_apart_by_what_they_stand_below() {
    let lines = [
        "heading = \"Per share\"",
        "id = \"share\", label = \"Basic\", level = 1, unit = \"per-share\", cells = [\"1\", \"2\"]",
        "heading = \"Per ADS\"",
        "id = \"ads\", label = \"Basic\", level = 1, unit = \"per-ads\", cells = [\"2\", \"4\"]",
        "id = \"other\", label = \"Other\", cells = [\"2\", \"4\"]",
    ];
    let archive = read(&[document("a", "2024-05-01", &[("2023-Q1", OWN), ("2024-Q1", OWN)], &lines)]);
    let financials = Financials::new(&announcements(&archive));
    let above = |id: &str| financials.concept(id).unwrap().above;
    assert_eq!([above("share"), above("ads"), above("other")], [Some("Per share"), Some("Per ADS"), None]);
    assert_eq!(financials.concept("other").unwrap().heading, None);
}
