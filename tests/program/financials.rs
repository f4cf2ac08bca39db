//! Financials: the lines of statements over time, a page a line, and their CSV.

use super::archive::{Archive, Site};

const FRONT: &str = "figures/index.html";
const REVENUE: &str = "figures/line/revenue/index.html";

/// Announces a document with an income statement in thousands: its columns by period, and the cells of its lines.
fn state(archive: &Archive, id: &str, day: &str, keys: &str, columns: &str, lines: &[(&str, &str, &str)]) {
    let text = format!(
        "+++\ntitle = \"Results {id}\"\ndated = {day}\nzone = \"Asia/Hong_Kong\"\nkind = \"other\"\n\
         source = {{ title = \"Release {id}\" }}\n{keys}\n+++\nText.\n"
    );
    archive.write(&format!("content/announcements/{id}/announcement.md"), text);
    let line = |(id, label, cells): &(&str, &str, &str)| {
        format!("  {{ id = \"{id}\", label = \"{label}\", cells = [{cells}] }},\n")
    };
    let lines: String = lines.iter().map(line).collect();
    let table = format!(
        "[[statements]]\nid = \"income\"\ntitle = \"Income\"\nkind = \"operations\"\nscale = \"thousand\"\n\
         columns = [{columns}]\nlines = [\n{lines}]\n"
    );
    archive.write(&format!("content/announcements/{id}/1.toml"), table);
}

fn column(id: &str, period: &str) -> String {
    format!("{{ id = \"{id}\", period = \"{period}\", currency = \"CNY\" }}")
}

fn columns(of: &[(&str, &str)]) -> String {
    of.iter().map(|(id, period)| column(id, period)).collect::<Vec<_>>().join(", ")
}

/// Two results: the later one repeats a quarter of the earlier one.
fn two_results(keys_of_later: &str) -> Archive {
    let archive = Archive::empty();
    let earlier = columns(&[("then", "2022-Q1"), ("now", "2023-Q1")]);
    let later = columns(&[("then", "2023-Q1"), ("now", "2024-Q1")]);
    state(&archive, "first", "2023-05-01", "", &earlier, &[("revenue", "Revenue", "\"800\", \"1,000\"")]);
    let lines = [("revenue", "Sales", "\"1,000\", \"1,250\""), ("gain", "Gain", "\"\", \"7\"")];
    state(&archive, "second", "2024-05-01", keys_of_later, &later, &lines);
    archive
}

/// The texts between tags, with one space between them.
fn text(html: &str) -> String {
    let (_, main) = html.split_once("<main").unwrap();
    let pieces = main.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text.trim());
    pieces.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

fn records(site: &Site, path: &str) -> Vec<csv::StringRecord> {
    let file = site.read(path);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

#[test]
fn a_figure_leads_to_its_very_cell_and_a_line_to_its_page() {
    let site = two_results("").build();
    let front = site.read(FRONT);
    assert!(front.contains("<a href=\"../announcements/second/income/index.html#income.revenue.now\">1,250</a>"));
    assert!(front.contains("<a href=\"../figures/line/revenue/index.html\">Sales</a>"));
    let heads: Vec<_> = front.matches("<th scope=\"col\">Q1 20").collect();
    assert_eq!(heads.len(), 3, "{front}");
    let cell = site.read("announcements/second/income/index.html");
    assert!(cell.contains("id=\"income.revenue.now\""));
}

#[test]
fn the_page_of_a_line_has_its_newest_figure_its_changes_and_one_row_a_period() {
    let page = two_results("").build().read(REVENUE);
    let text = text(&page);
    assert!(text.contains("RMB1,250 thousand +25% against Q1 2023 (RMB1,000 thousand), computed"), "{text}");
    assert!(text.contains("Results second , confirmed once"), "{text}");
    assert_eq!(page.matches("<tr id=\"value_2023-Q1\">").count(), 1);
    assert!(text.contains("Also called Revenue"), "{text}");
    assert!(text.contains("No figures for Q2 2023, Q3 2023 and Q4 2023."), "{text}");
}

#[test]
fn a_line_of_one_public_period_has_no_page_and_a_draft_adds_none() {
    let files = ["index.html", "gain.csv"].map(|name| format!("figures/line/gain/{name}"));
    let site = two_results("").build();
    assert!(site.has(REVENUE) && files.iter().all(|path| !site.has(path)));
    let archive = two_results("draft = true");
    let drafted = archive.build();
    // The first document alone states two periods; what the draft states is nowhere.
    assert!(drafted.has(REVENUE));
    for path in [FRONT, REVENUE, "figures/financials.csv", "figures/line/revenue/revenue.csv"] {
        let file = drafted.read(path);
        assert!(!file.contains("1,250") && !file.contains("second") && !file.contains("confirmed"), "{path}");
    }
    let scheduled = two_results("publish_at = 2024-06-01T00:00:00Z");
    let before = scheduled.build_as_of("2024-05-31T00:00:00Z", &[]);
    assert!(!before.read(REVENUE).contains("1,250"));
    let after = scheduled.build_as_of("2024-06-02T00:00:00Z", &[]);
    assert!(after.read(REVENUE).contains("1,250"));
}

#[test]
fn the_csv_has_every_statement_of_a_figure_and_says_which_is_shown() {
    let site = two_results("").build();
    let all = records(&site, "figures/financials.csv");
    let at = |name: &str| all[0].iter().position(|it| it == name).unwrap();
    let told: Vec<_> = all[1..]
        .iter()
        .map(|it| [it[at("period")].to_owned(), it[at("role")].to_owned(), it[at("announcement")].to_owned()])
        .collect();
    let expected = [
        ["2022-Q1", "shown", "first"],
        ["2023-Q1", "agrees", "first"],
        ["2023-Q1", "shown", "second"],
        ["2024-Q1", "shown", "second"],
    ];
    assert_eq!(told, expected.map(|record| record.map(str::to_owned)));
    assert_eq!(all[4][at("value_in_units")].to_owned(), "1250000");
    assert_eq!(all, records(&site, "figures/line/revenue/revenue.csv"));
}

#[test]
fn longer_periods_have_pages_of_their_own_where_there_are_some() {
    let archive = Archive::empty();
    let periods = [("a", "2023-Q2"), ("b", "2023-H1"), ("c", "2024-Q2"), ("d", "2024-H1")];
    let lines = [("revenue", "Revenue", "\"10\", \"21\", \"12\", \"25\"")];
    state(&archive, "half", "2024-08-01", "", &columns(&periods), &lines);
    let site = archive.build();
    assert!(site.has("figures/half-years/index.html") && !site.has("figures/years/index.html"));
    assert!(site.read(FRONT).contains(">12</a>") && !site.read(FRONT).contains(">25</a>"));
    let halves = site.read("figures/half-years/index.html");
    assert!(halves.contains(">25</a>") && !halves.contains(">12</a>"));
    assert!(halves.contains("aria-current=\"page\">Half-years</a>"));
}

#[test]
fn a_currency_can_be_chosen_where_there_are_several_and_each_figure_says_its_own() {
    let one = two_results("").build().read(FRONT);
    assert!(!one.contains("type=\"radio\""));
    let archive = Archive::empty();
    let dollars = "{ id = \"usd\", period = \"2024-Q1\", currency = \"USD\" }";
    let columns = format!("{}, {dollars}", columns(&[("then", "2023-Q1"), ("now", "2024-Q1")]));
    state(&archive, "first", "2024-05-01", "", &columns, &[("revenue", "Revenue", "\"800\", \"1,000\", \"140\"")]);
    let front = archive.build().read(FRONT);
    assert_eq!(front.matches("type=\"radio\" name=\"currency\"").count(), 2);
    assert!(
        front.contains("class=\"in-1\" href=\"../announcements/first/income/index.html#income.revenue.now\">1,000<")
    );
    assert!(front.contains("<span class=\"financials-sign\">US$ </span>140"));
}

#[test]
fn an_archive_without_statements_has_a_front_page_and_nothing_below_it() {
    let site = Archive::empty().build();
    assert!(site.read(FRONT).contains("No announcement has a statement yet."));
    assert!(!site.has("figures/financials.csv"));
}
