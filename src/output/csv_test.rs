use super::{metric, statement};
use crate::archive::Archive;
use crate::audit::{Others, audit, examine};
use crate::check::sample::{announcement, archive, beside, sources};
use crate::history::series::stated;
use crate::output::csv_figures::figures;

const RATE: &str = "[[rates]]\nid = \"h10\"\nbase = \"USD\"\nquote = \"CNY\"\nvalue = \"7.2203\"\ndate = 2024-03-29\n\
    source = \"Federal Reserve\"";

const STATEMENTS: &str = r#"
[[statements]]
id = "operations"
title = "Operations"
kind = "operations"
scale = "thousand"
columns = [
  { id = "q1", period = "2024-Q1", currency = "CNY" },
  { id = "q1-usd", period = "2024-Q1", currency = "USD", translated = { from = "q1", rate = "h10" } },
  { id = "day", period = "2024-03-31", currency = "CNY" },
]
lines = [
  { heading = "Revenue" },
  { id = "fees", label = "=Fees, \"net\"", level = 1, cells = ["(2,236)", "(310)", "-"] },
  { id = "total", label = "Total", cells = ["(2,236.00)", "(310.00)", ""], sum = ["fees"], method = "footed", concept = "revenue" },
  { id = "eps", label = "Basic", unit = "per-share", cells = ["-0.05", "(0.01)", ""] },
  { id = "count", label = "Shares", unit = "shares", cells = ["312,027,192", "312,027,192", ""] },
  { id = "margin", label = "Margin", unit = "percent", cells = ["27.90", "", ""] },
]
"#;

const METRICS: &str = r#"
[[metrics]]
metric = "volume"
label = "+Volume"
values = [
  { period = "2024-Q1", amount = "RMB60,506 million", change = "-1.4%", against = "2023-Q1", share = { percent = "61.0%", of = "all" } },
  { period = "2023-Q1", amount = "approximately RMB61.3 billion" },
]
parts = [{ label = "Other", amount = "RMB22,966 million", parts = [{ label = "Whole", amount = "RMB513 million" }] }]
[[metrics]]
metric = "all"
values = [{ period = "2024-03-31", amount = "3.35%" }]
"#;

const DEFINITIONS: &str = r#"
[[metrics]]
id = "volume"
label = "Volume"
definitions = [{ id = "2024", text = "All of it." }]
[[metrics]]
id = "all"
label = "All"
definitions = [{ id = "2024", text = "All of it." }]
"#;

/// The file of the sample's statement.
fn operations(archive: &Archive) -> String {
    let announcement = &archive.announcements[0];
    let audit = audit(&[announcement], &archive.issuer);
    let examined = examine(announcement, &archive.issuer, &Others::new());
    statement(&audit, 0, &examined, announcement.statement("operations").unwrap())
}

fn sample() -> Archive {
    archive(&sources(&[
        announcement("a", "2024-05-19", RATE),
        beside("a", "statements.toml", STATEMENTS),
        beside("a", "metrics.toml", METRICS),
        ("content/metrics.toml".to_owned(), DEFINITIONS.to_owned()),
    ]))
}

#[test]
fn a_statement_has_one_record_a_cell() {
    let text = operations(&sample());
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
    insta::assert_snapshot!("statement", text.replace("\r\n", "\n"));
}

#[test]
fn a_metric_has_one_record_a_value_and_one_a_part() {
    let archive = sample();
    let announcements: Vec<_> = archive.announcements.iter().map(|it| &**it).collect();
    let of = |id| {
        let definition = archive.metric(id).unwrap();
        metric(definition, &stated(definition, &announcements)).replace("\r\n", "\n")
    };
    insta::assert_snapshot!("metric", of("volume"));
    insta::assert_snapshot!("metric_at_an_instant", of("all"));
}

#[test]
fn a_concept_that_a_spreadsheet_would_run_is_guarded() {
    let statements = STATEMENTS.replace("concept = \"revenue\"", "concept = \"=1+1\"");
    let figure = "[[figures]]\nid = \"f\"\nlabel = \"F\"\namount = \"RMB-2,236.00 thousand\"\nperiod = \"2024-Q1\"\nconcept = \"=1+1\"";
    let archive = archive(&sources(&[
        announcement("a", "2024-05-19", &format!("{RATE}\n{figure}")),
        beside("a", "statements.toml", &statements),
    ]));
    assert!(operations(&archive).contains(",total,Total,'=1+1,"));
    let single = figures(&archive.announcements[0], &archive.issuer, &[]);
    assert!(single.contains(",'=1+1,F,"), "{single}");
}

#[test]
fn every_record_has_every_column_and_reads_back() {
    let archive = sample();
    let announcement = &archive.announcements[0];
    let volume = archive.metric("volume").unwrap();
    let texts = [operations(&archive), metric(volume, &stated(volume, &[announcement]))];
    for text in texts {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let columns = reader.headers().unwrap().len();
        let records: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert!(!records.is_empty());
        assert!(records.iter().all(|record| record.len() == columns));
    }
}
