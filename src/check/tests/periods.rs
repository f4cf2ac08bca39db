//! Headings, spans that are off, reported periods and fiscal calendars, each in an archive of a table.

use crate::check::check;
use crate::check::sample::{SITE, announcement, beside};
use crate::decode::decode;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Content, SourceFile, Sources};

/// An archive with a table in the document `a`: its columns and its cells of revenue.
struct Case {
    site: String,
    keys: String,
    tables: String,
}

fn case(columns: &[(&str, &str)], cells: &[&str]) -> Case {
    let column = |(at, (period, label)): (usize, &(&str, &str))| {
        let label = if label.is_empty() { String::new() } else { format!(", label = \"{label}\"") };
        format!("{{ id = \"c{at}\", period = \"{period}\", currency = \"CNY\"{label} }}, ")
    };
    let columns: String = columns.iter().enumerate().map(column).collect();
    let cells: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\"")).collect();
    let tables = format!(
        "[[statements]]\nid = \"t\"\ntitle = \"Table\"\nkind = \"operations\"\nscale = \"million\"\ncolumns = [{columns}]\n\
         lines = [{{ id = \"revenue\", label = \"Revenue\", cells = [{}] }}]\n",
        cells.join(", ")
    );
    Case { site: SITE.to_owned(), keys: String::new(), tables }
}

fn columns(columns: &[(&str, &str)]) -> Case {
    case(columns, &vec!["100"; columns.len()])
}

impl Case {
    fn ending(self, end: &str) -> Self {
        let site = SITE.replace("fiscal_year_end = \"12-31\"", &format!("fiscal_year_end = {end}"));
        Self { site, ..self }
    }

    fn reporting(self, results: &str) -> Self {
        Self { keys: format!("[results]\n{results}\n"), ..self }
    }

    fn found(&self) -> Vec<Diagnostic> {
        let (path, text) = announcement("a", "2025-06-01", &self.keys);
        let text = if self.keys.is_empty() { text } else { text.replace("\"other\"", "\"results\"") };
        let files = [("site.toml".to_owned(), self.site.clone()), (path, text), beside("a", "t.toml", &self.tables)];
        let mut files: Vec<SourceFile> = files
            .iter()
            .map(|(path, text)| SourceFile { path: path.as_str().into(), content: Content::Text(text.as_str().into()) })
            .collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let sources = Sources { root: "/".into(), files, ..Sources::default() };
        let (documents, mut findings) = decode(&sources).unwrap();
        findings.extend(check(documents, &sources).findings);
        findings
    }

    fn messages(&self) -> Vec<String> {
        // Nothing else is stated that could determine figures of so small an archive.
        let found = self.found().into_iter().filter(|it| it.code != Code::UndeterminedFigures);
        found.map(|it| format!("{}: {}", it.code.id(), it.message)).collect()
    }

    #[track_caller]
    fn holds(&self) {
        assert_eq!(self.messages(), [""; 0]);
    }

    /// Asserts that there are exactly these findings, each by the words that it begins with.
    #[track_caller]
    fn finds(&self, expected: &[&str]) {
        let found = self.messages();
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        for (message, expected) in found.iter().zip(expected) {
            assert!(message.starts_with(expected), "{found:#?}");
        }
    }
}

#[test]
fn headings_say_the_days_of_their_columns() {
    columns(&[("2024-Q1", "Three months ended March 31, 2024"), ("2023-Q1", "Three months ended March 31, 2023, RMB")])
        .holds();
    columns(&[("2024-Q1", "Three Months Ended March 31, 2023"), ("2023-Q1", "Three Months Ended March 31, 2024")]).finds(&[
        "heading-mismatch: the heading `Three Months Ended March 31, 2023` says 2023-03-31, but the column's period is 2024-Q1",
        "heading-mismatch: the heading `Three Months Ended March 31, 2024` says 2024-03-31",
    ]);
    columns(&[("2024-Q2", "Six months to 30 June 2024")])
        .finds(&["heading-mismatch: the heading `Six months to 30 June 2024` says 6 months"]);
}

#[test]
fn the_title_of_a_table_says_a_period_of_one_of_its_columns() {
    let titled = |title: &str| {
        let mut it = columns(&[("2024-Q3", ""), ("2023-Q3", "")]);
        it.tables = it.tables.replace("title = \"", &format!("units_note = \"{title}\"\ntitle = \""));
        it
    };
    for title in [
        "Income Statement",
        "For the three months ended 30 September 2024 and 2023",
        "Third Quarter of 2024",
        "Three months ended September 30",
        "As restated on 5 May 2023",
        "2026 Notes at 31 December 2023",
    ] {
        titled(title).holds();
    }
    for title in ["For the Six Months Ended 31 December 2023", "Income Statement, Q2 2024", "At 31 December 2023"] {
        titled(title).finds(&[&format!("heading-mismatch: `{title}` says")]);
    }
}

#[test]
fn words_at_a_table_say_of_its_audit_what_audited_says() {
    let of = |title: &str, label: &str, audited: bool| {
        let mut it = columns(&[("2024-Q1", label)]);
        it.tables = it.tables.replace("title = \"Table\"", &format!("title = \"{title}\"\naudited = {audited}"));
        it
    };
    of("Unaudited Table", "(unaudited)", false).holds();
    of("Table", "(audited)", true).holds();
    of("Audited Table", "", false)
        .finds(&["heading-mismatch: `Audited Table` says audited, but the figures are unaudited"]);
    of("Table", "(unaudited)", true).finds(&["heading-mismatch: `(unaudited)` says unaudited"]);
}

#[test]
fn headings_of_lines_and_labels_of_balances_say_their_periods() {
    let with = |lines: &str| {
        let mut it = columns(&[("2024-Q1", "")]);
        it.tables = it.tables.replace("lines = [", &format!("lines = [{lines}, "));
        it
    };
    let heading = |words: &str, period: &str| {
        with(&format!(
            "{{ heading = \"{words}\", id = \"h\", level = 1, period = \"{period}\" }}, \
             {{ id = \"x\", label = \"Costs\", level = 2, cells = [\"7\"] }}"
        ))
    };
    heading("Three months ended March 31, 2023", "2023-Q1").holds();
    heading("Three months ended March 31, 2023", "2022-Q1").finds(&[
        "heading-mismatch: `Three months ended March 31, 2023` says 2023-03-31, but the period of these figures is 2022-Q1",
    ]);
    let balance = |label: &str, day: &str| {
        with(&format!("{{ id = \"x\", label = \"{label}\", period = \"{day}\", cells = [\"7\"] }}"))
    };
    balance("Balance at January 1, 2024", "2023-12-31").holds();
    balance("At 31 December 2023", "2022-12-31").finds(&["heading-mismatch: `At 31 December 2023` says 2023-12-31"]);
    balance("Stand 31. Dezember 2023", "2023-12-30").finds(&["heading-mismatch"]);
    // A day that a label only names is not said to be its own; the same day of another year is.
    balance("Dividend declared on 5 May 2023", "2023-12-31").holds();
    balance("Equity, 31 December 2023", "2022-12-31").finds(&["heading-mismatch"]);
}

#[test]
fn years_that_stand_alone_follow_one_custom_in_a_table() {
    let march = "\"03-31\"";
    columns(&[("2024-FY", "2024"), ("2023-FY", "2023")]).ending(march).holds();
    columns(&[("2024-FY", "2023"), ("2023-FY", "2022")]).ending(march).holds();
    columns(&[("2024-FY", "2023"), ("2023-FY", "2024")]).ending(march).finds(&["heading-mismatch"]);
    columns(&[("2024-FY", "2023"), ("2023-FY", "2024")]).finds(&["heading-mismatch", "heading-mismatch"]);
    columns(&[("2024-FY", "2023")]).finds(&["heading-mismatch"]);
    columns(&[("2024-12-31", "2025"), ("2024-12-31", "2026"), ("2024-12-31", "Thereafter")])
        .finds(&["ambiguous-columns"]);
}

#[test]
fn a_span_that_is_off_by_some_days_is_a_warning() {
    let weeks = ["2023-07-02/2023-09-30", "2022-09-25/2023-09-30"];
    columns(&[(weeks[0], ""), ("2022-06-26/2022-09-24", ""), (weeks[1], "")]).holds();
    columns(&[(weeks[0], ""), ("2022-06-27/2022-09-24", ""), (weeks[1], "")])
        .finds(&["odd-period: 2022-06-27/2022-09-24 has 90 days, while every other period"]);
    let apple = "\"last Saturday of September\"";
    columns(&[("2022-06-27/2022-09-24", "")])
        .ending(apple)
        .finds(&["odd-period: 2022-06-27/2022-09-24 is 2022-Q4 but for some days: that is 2022-06-26 to 2022-09-24"]);
    columns(&[("2024-01-01/2024-03-30", "")])
        .finds(&["odd-period: 2024-01-01/2024-03-30 is 2024-Q1 but for some days"]);
    let spelled = columns(&[("2023-01-01/2023-04-01", "")]).ending(apple);
    spelled
        .finds(&["odd-period: 2023-01-01/2023-04-01 is 2023-Q2 if another quarter of fiscal 2023 has the 53rd week"]);
    assert_eq!(
        spelled.found().into_iter().find(|it| it.code == Code::OddPeriod).and_then(|it| it.help).as_deref(),
        Some("say which one has it in site.toml: fiscal_long_quarter = \"Q1\"")
    );
    let named = columns(&[("2023-Q2", "April 1, 2023")]).ending(apple);
    named.finds(&["heading-mismatch: the heading `April 1, 2023` says 2023-04-01, but the column's period is 2023-Q2 (2022-12-25 to"]);
    let mismatch = named.found().into_iter().find(|it| it.code == Code::HeadingMismatch).unwrap();
    assert!(mismatch.help.as_deref().unwrap().ends_with("with \"Q1\" they agree"));
    columns(&[("2023-01-03/2023-12-31", "From 3 January 2023 to 31 December 2023")]).holds();
    columns(&[("2023-02-14/2023-12-31", ""), ("2023-01-01/2023-02-13", "")]).holds();
    columns(&[("2023-07-10/2023-10-30", ""), ("2023-03-10/2023-07-08", "")])
        .finds(&["odd-period: a day lies between 2023-03-10/2023-07-08 and 2023-07-10/2023-10-30"]);
    columns(&[("2023-07-10/2023-10-30", ""), ("2023-03-10/2023-07-11", "")])
        .finds(&["odd-period: 2 days are in both 2023-03-10/2023-07-11 and 2023-07-10/2023-10-30"]);
}

#[test]
fn each_reported_period_has_a_column_and_what_follows_is_not_told() {
    let two = || case(&[("2024-Q4", ""), ("2024-FY", ""), ("2023-FY", "")], &["", "100", "90"]);
    two().reporting("period = \"2024-FY\"\nhighlights = [\"t.revenue\"]").holds();
    two().reporting("period = [\"2024-Q4\", \"2024-FY\"]\nhighlights = [\"t.revenue\"]").holds();
    two()
        .reporting("period = \"2024-Q4\"\nhighlights = [\"t.revenue\"]")
        .finds(&["empty-highlight: `t.revenue` states nothing for Q4 2024"]);
    two()
        .reporting("period = [\"2024-Q4\", \"2024-FY\"]\nhighlights = [{ line = \"t.revenue\", period = \"2024-Q4\" }]")
        .finds(&["empty-highlight: `t.revenue` states nothing for Q4 2024"]);
    two()
        .reporting("period = \"2024-Q3\"\nhighlights = [\"t.revenue\"]")
        .finds(&["unknown-period: no column of the statements that are highlighted has the reported period, Q3 2024"]);
    two()
        .reporting("period = \"2024-FY\"\nhighlights = [{ line = \"t.revenue\", period = \"2024-Q4\" }]")
        .finds(&["unknown-period: Q4 2024 is not among the reported periods"]);
    two().reporting("period = [\"2024-FY\", \"2024-FY\"]").finds(&["duplicate-id: FY 2024 is reported twice"]);
    let mut untold = two().reporting("period = \"2024-Q3\"\nhighlights = [\"t.revenue\"]\nquotes = []");
    untold.keys = untold.keys.replace("[results]", "summary = \"Of the year.\"\n[results]");
    untold.finds(&["unknown-period"]);
}

#[test]
fn a_year_end_that_cant_be_read_brings_no_other_finding() {
    for end in ["\"12-30\"", "\"Saturday nearest 31 January\"", "{ 2024 = 2024-13-01 }", "[]"] {
        let found =
            columns(&[("2025-Q2", ""), ("2025-FY", "")]).ending(end).reporting("period = \"2025-FY\"").messages();
        assert_eq!(found.len(), 1, "{end}: {found:#?}");
    }
}

#[test]
fn fiscal_years_end_as_the_site_says() {
    let nearest = "\"Saturday nearest 31 January\"\nfiscal_year_named = \"start\"";
    columns(&[("2024-Q3", "Thirteen weeks ended November 2, 2024"), ("2023-Q3", "October 28, 2023")])
        .ending(nearest)
        .holds();
    let apple = "\"last Saturday of September\"\nfiscal_long_quarter = \"Q1\"";
    columns(&[("2024-Q2", "Three Months Ended March 30, 2024"), ("2023-Q2", "Three Months Ended April 1, 2023")])
        .ending(apple)
        .holds();
    let listed = "{ 2022 = 2022-01-30, 2023 = 2023-01-29, 2024 = [2023-04-30, 2023-07-30, 2023-10-29, 2024-01-28] }";
    columns(&[("2024-Q1", "April 30, 2023"), ("2023-FY", "January 29, 2023")]).ending(listed).holds();
    columns(&[("2022-FY", "")])
        .ending(listed)
        .finds(&["invalid-period: the fiscal calendar doesn't tell the days of `2022-FY`"]);
    let changed = "[{ until = 2019, end = \"06-30\" }, { end = \"12-31\" }]";
    columns(&[("2019-FY", "June 30, 2019"), ("2019-07-01/2019-12-31", ""), ("2020-FY", "2020")])
        .ending(changed)
        .holds();
}
