//! Flows of periods that follow each other.

use super::*;
use crate::check::sample::{SITE, announcement, beside};

/// A document of a day, with further keys, whose table has columns of these periods and lines of these cells.
struct Document<'t> {
    id: &'t str,
    keys: &'t str,
    columns: &'t [&'t str],
    lines: &'t [(&'t str, &'t [&'t str])],
}

fn document<'t>(id: &'t str, columns: &'t [&'t str], lines: &'t [(&'t str, &'t [&'t str])]) -> Document<'t> {
    Document { id, keys: "", columns, lines }
}

/// The rule and message of each finding; the documents follow each other by a day.
fn found(documents: &[Document<'_>]) -> Vec<String> {
    let mut files = vec![("site.toml".to_owned(), SITE.to_owned())];
    for (day, it) in (1..).zip(documents) {
        let column =
            |(at, period): (usize, &&str)| format!("{{ id = \"c{at}\", period = \"{period}\", currency = \"CNY\" }}, ");
        let line = |(label, cells): &(&str, &[&str])| {
            let cells: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\"")).collect();
            let id = label.to_lowercase().replace(' ', "-");
            let unit = if it.keys.contains("# count") { "unit = \"count\", " } else { "" };
            format!("{{ id = \"{id}\", label = \"{label}\", {unit}cells = [{}] }}, ", cells.join(", "))
        };
        let columns: String = it.columns.iter().enumerate().map(column).collect();
        let lines: String = it.lines.iter().map(line).collect();
        files.push(announcement(it.id, &format!("2025-06-{day:02}"), it.keys));
        let table = format!(
            "[[statements]]\nid = \"t\"\ntitle = \"Table\"\nkind = \"operations\"\nscale = \"thousand\"\ncolumns = [{columns}]\nlines = [{lines}]\n"
        );
        files.push(beside(it.id, "t.toml", &table));
    }
    let sources = sources(files.iter().map(|(path, text)| (path.as_str(), text.clone())));
    let (documents, findings) = decode(&sources).unwrap();
    assert!(findings.is_empty(), "{findings:#?}");
    check(documents, &sources)
        .findings
        .iter()
        .filter(|it| it.severity != Severity::Note)
        .map(|it| format!("{}: {}", it.code.id(), it.message))
        .collect()
}

#[track_caller]
fn holds(documents: &[Document<'_>]) {
    assert_eq!(found(documents), [""; 0]);
}

const HALF: &[&str] = &["2024-Q1", "2024-Q2", "2024-H1"];

#[test]
fn two_quarters_make_a_half() {
    holds(&[document("a", HALF, &[("Revenue", &["100", "200", "300"])])]);
    assert_eq!(
        found(&[document("a", HALF, &[("Revenue", &["100", "200", "900"])])]),
        ["periods-mismatch: `t.revenue.c2` is RMB900 thousand, but `2024-Q1` and `2024-Q2` add up to 299 to 301"]
    );
}

#[test]
fn a_quarter_is_what_nine_months_are_more_than_a_half_across_documents() {
    let documents = |quarter: &'static str| {
        let half: &[(&str, &[&str])] = &[("Revenue", &["8,503,246"])];
        let nine: &[(&str, &[&str])] = &[("Revenue", &["12,647,375"])];
        match quarter {
            "4,144,129" => found(&[
                document("a", &["2022-H1"], half),
                document("b", &["2022-9M"], nine),
                document("c", &["2022-Q3"], &[("Revenue", &["4,144,129"])]),
            ]),
            _ => found(&[
                document("a", &["2022-H1"], half),
                document("b", &["2022-9M"], nine),
                document("c", &["2022-Q3"], &[("Revenue", &["9,144,129"])]),
            ]),
        }
    };
    assert_eq!(documents("4,144,129"), [""; 0]);
    let message = "periods-mismatch: `t.revenue.c0` is RMB9,144,129 thousand, but `2022-9M` less `2022-H1` is 4,144,128 to 4,144,130";
    assert_eq!(documents("9,144,129"), [message]);
}

#[test]
fn four_quarters_make_a_year_and_rounded_figures_within_their_rounding() {
    let year = &["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024-FY"];
    holds(&[document("a", year, &[("Revenue", &["100", "100", "100", "100", "402"])])]);
    let found = found(&[document("a", year, &[("Revenue", &["100", "100", "100", "100", "403"])])]);
    assert_eq!(found.len(), 1, "{found:#?}");
}

#[test]
fn averages_balances_and_restated_flows_are_not_added() {
    for (label, cells) in [
        ("Average loan", ["10", "12", "11"]),
        ("Revenue per car", ["10", "12", "11"]),
        ("Cash at end of period", ["10", "12", "13"]),
        ("Total assets", ["10", "12", "12"]),
        ("Cash", ["10", "12", "10"]),
    ] {
        holds(&[document("a", HALF, &[(label, &cells)])]);
    }
}

#[test]
fn counts_are_added_where_others_of_their_line_are_seen_to_add_up() {
    let columns: &[&str] = &["2023-Q1", "2023-Q2", "2023-H1", "2024-Q1", "2024-Q2", "2024-H1"];
    let counted = |cells: &[&str]| {
        let found = found(&[Document { keys: "# count", ..document("a", columns, &[("Deliveries", cells)]) }]);
        found.into_iter().filter(|it| it.starts_with("periods-mismatch")).count()
    };
    assert_eq!(counted(&["100", "120", "220", "110", "130", "240"]), 0);
    assert_eq!(counted(&["100", "120", "220", "110", "130", "340"]), 1);
    // Those who come in both quarters are counted once.
    assert_eq!(counted(&["100", "120", "150", "110", "130", "160"]), 0);
}

#[test]
fn a_restatement_suspends_the_sum_of_what_was_stated_before_it() {
    let keys = "[[restatements]]\nconcept = \"revenue\"\nperiod = \"2024-Q1\"\ncause = \"restatement\"\nold = \"RMB100 thousand\"\nnew = \"RMB90 thousand\"\ndocument = \"a\"\n";
    let before = || document("a", &["2024-Q1", "2024-Q2"], &[("Revenue", &["100", "200"])]);
    let restating = |lines| Document { id: "b", keys, columns: &["2024-Q1", "2024-H1"], lines };
    holds(&[before(), restating(&[("Revenue", &["90", "290"])])]);
    // The second quarter was not restated, and the half is what the restated first one makes it.
    assert_eq!(found(&[before(), document("b", &["2024-H1"], &[("Revenue", &["290"])])]).len(), 1);
}

#[test]
fn a_waiver_explains_what_does_not_add_up() {
    let keys = "[[waivers]]\nrule = \"periods-mismatch\"\nfigure = \"t.revenue.c2\"\nprinted = \"900\"\nexpected = \"299 to 301\"\nreason = \"As printed.\"\n";
    holds(&[Document { keys, ..document("a", HALF, &[("Revenue", &["100", "200", "900"])]) }]);
}
