//! Sentences above charts: on the page of their announcement, and on the home page as long as they are those of its figures.

use crate::archive::{Archive, stderr};

const CHARTS: &str = r#"
[[charts]]
id = "mix"
type = "mix"
title = "Mix of sales"
currency = "CNY"
total = "total"
panels = [{ title = "By line", parts = ["sales", "service"] }]

[[charts]]
id = "users"
type = "metrics"
title = "Users over time"
metrics = ["active", "paying"]

[[charts]]
id = "plans"
type = "repurchase"
title = "Plans"
"#;

const METRICS: &str = r#"
[[metrics]]
id = "active"
label = "Active users"
definitions = [{ id = "first", text = "Who came." }]

[[metrics]]
id = "paying"
label = "Paying users"
definitions = [{ id = "first", text = "Who paid." }]
"#;

/// An archive with the charts, and a document of an early period that says nothing of them.
fn archive() -> Archive {
    let archive = Archive::empty();
    let site = std::fs::read_to_string(archive.root().join("site.toml")).unwrap();
    archive.write("site.toml", site + CHARTS);
    archive.write("content/metrics.toml", METRICS);
    announce(&archive, "base", "2023-05-19", &[], "", &mix("2023-Q1", &FIRST));
    archive
}

/// A document that gives these charts a headline with its own id.
fn announce(archive: &Archive, id: &str, dated: &str, charts: &[&str], facts: &str, tables: &str) {
    let headline = |chart: &&str| format!("[[charts]]\nchart = \"{chart}\"\nheadline = \"*{chart}* said by {id}.\"\n");
    let headlines: String = charts.iter().map(headline).collect();
    archive.announce(id, dated, &format!("{facts}\n{headlines}"));
    archive.write(&format!("content/announcements/{id}/tables.toml"), tables);
}

fn mix(period: &str, lines: &[(&str, &str)]) -> String {
    let line = |(id, cell): &(&str, &str)| format!("{{ id = \"{id}\", label = \"{id}\", cells = [\"{cell}\"] }},");
    let lines: String = lines.iter().map(line).collect();
    format!(
        "[[statements]]\nid = \"operations\"\ntitle = \"Operations\"\nkind = \"operations\"\nscale = \"million\"\n\
         columns = [{{ id = \"now\", period = \"{period}\", currency = \"CNY\" }}]\nlines = [{lines}]\n"
    )
}

const FIRST: [(&str, &str); 3] = [("sales", "8.0"), ("service", "4.0"), ("total", "12.0")];

fn metric(id: &str, period: &str, amount: &str) -> String {
    format!("[[metrics]]\nmetric = \"{id}\"\nvalues = [{{ period = \"{period}\", amount = \"{amount}\" }}]\n")
}

fn plan(id: &str, announced: &str, progress: &str) -> String {
    format!(
        "[[repurchases]]\nplan = \"{id}\"\nname = \"Plan {id}\"\nannounced = {announced}\nauthorized = \"US$9 million\"\n\
         securities = \"ADSs\"\nstart = {announced}\nmonths = 12\nprogress = [{progress}]\n"
    )
}

/// The sentence of a chart's file, which is that above the chart of the home page, where that has it.
#[track_caller]
fn at_home(archive: &Archive, as_of: &str, chart: &str) -> Option<String> {
    let site = archive.build_as_of(as_of, &[]);
    let file = site.read(&format!("charts/{chart}.svg"));
    let said = file.split_once(" said by ").map(|(before, after)| {
        let (before, after) = (before.rsplit_once('>').unwrap().1, after.split_once('<').unwrap().0);
        format!("{before} said by {after}")
    });
    if let Some((_, figure)) = site.read("index.html").split_once(&format!("id=\"chart_{chart}\"")) {
        let (_, after) = figure.split_once("</figcaption>").unwrap();
        let above = after.trim_start().strip_prefix("<p class=\"chart-headline\">");
        let above = above.map(|rest| rest.split_once("</p>").unwrap().0.replace(&format!("<em>{chart}</em>"), chart));
        assert_eq!(above, said);
    }
    said
}

const LATER: &str = "2025-06-01T00:00:00Z";

#[test]
fn a_headline_stands_above_the_panels_of_its_document_and_of_home_and_in_the_files() {
    let archive = archive();
    announce(&archive, "q1", "2024-05-19", &["mix"], "", &mix("2024-Q1", &FIRST));
    assert_eq!(at_home(&archive, LATER, "mix").as_deref(), Some("mix said by q1."));
    let site = archive.build_as_of(LATER, &[]);
    let page = site.read("announcements/q1/index.html");
    let said = "</figcaption>\n<p class=\"chart-headline\"><em>mix</em> said by q1.</p>\n<div class=\"chart-panels";
    assert!(page.contains(said), "{page}");
    assert!(page.contains("aria-label=\"Mix of sales: By line\""));
    let file = site.read("announcements/q1/mix.svg");
    assert!(file.contains(">mix said by q1.</text>") && file.contains("<title id=\"title\">Mix of sales</title>"));
}

#[test]
fn no_sentence_stands_above_newer_figures_than_it_tells() {
    let archive = archive();
    announce(&archive, "q1", "2024-05-19", &["mix"], "", &mix("2024-Q1", &FIRST));
    announce(&archive, "q2", "2024-08-19", &[], "publish_at = 2024-08-20T00:00:00Z", &mix("2024-Q2", &FIRST));
    assert!(at_home(&archive, "2024-08-19T23:59:59Z", "mix").is_some());
    assert_eq!(at_home(&archive, "2024-08-20T00:00:00Z", "mix"), None);
    let page = archive.build_as_of(LATER, &[]).read("announcements/q1/index.html");
    assert!(page.contains("<em>mix</em> said by q1."));
    announce(&archive, "q3", "2024-11-19", &["mix"], "", &mix("2024-Q3", &FIRST));
    assert_eq!(at_home(&archive, LATER, "mix").as_deref(), Some("mix said by q3."));
}

#[test]
fn a_part_of_the_newest_period_that_is_stated_anew_takes_the_sentence_away() {
    let archive = archive();
    announce(&archive, "q1", "2024-05-19", &["mix"], "", &mix("2024-Q1", &FIRST));
    announce(&archive, "anew", "2024-06-19", &[], "", &mix("2024-Q1", &[("sales", "8.0")]));
    assert_eq!(at_home(&archive, LATER, "mix"), None);
}

#[test]
fn a_later_document_of_an_older_period_takes_the_sentence_away_where_it_gives_one_itself() {
    let archive = archive();
    announce(&archive, "q1", "2024-05-19", &["mix"], "", &mix("2024-Q1", &FIRST));
    announce(&archive, "q4", "2024-06-19", &[], "", &mix("2023-Q4", &FIRST));
    assert!(at_home(&archive, LATER, "mix").is_some());
    announce(&archive, "q4", "2024-06-19", &["mix"], "", &mix("2023-Q4", &FIRST));
    assert_eq!(at_home(&archive, LATER, "mix"), None);
}

#[test]
fn what_is_withdrawn_a_draft_or_corrected_says_nothing_at_home() {
    let archive = archive();
    announce(&archive, "q4", "2024-03-19", &["mix"], "", &mix("2023-Q4", &FIRST));
    let withdrawn = "withdrawn = { at = 2024-06-01T00:00:00Z, reason = \"Wrong.\" }";
    announce(&archive, "q1", "2024-05-19", &["mix"], withdrawn, &mix("2024-Q1", &FIRST));
    announce(&archive, "q2", "2024-08-19", &["mix"], "draft = true", &mix("2024-Q2", &FIRST));
    assert_eq!(at_home(&archive, "2024-05-31T23:59:59Z", "mix").as_deref(), Some("mix said by q1."));
    assert_eq!(at_home(&archive, "2024-06-01T00:00:00Z", "mix").as_deref(), Some("mix said by q4."));
    let corrects = "corrects = \"q4\"\npublish_at = 2024-07-01T00:00:00Z";
    announce(&archive, "fix", "2024-06-30", &[], corrects, "");
    assert!(at_home(&archive, "2024-06-30T23:59:59Z", "mix").is_some());
    assert_eq!(at_home(&archive, "2024-07-01T00:00:00Z", "mix"), None);
}

#[test]
fn the_newest_period_of_metrics_is_that_of_all_panels() {
    let archive = archive();
    let both = metric("active", "2024-Q1", "7") + &metric("paying", "2024-03-31", "3");
    announce(&archive, "q1", "2024-05-19", &["users"], "", &both);
    assert_eq!(at_home(&archive, LATER, "users").as_deref(), Some("users said by q1."));
    announce(&archive, "q2", "2024-08-19", &[], "", &metric("paying", "2024-06-30", "4"));
    assert_eq!(at_home(&archive, LATER, "users"), None);
    announce(&archive, "q2", "2024-08-19", &["users"], "", &metric("paying", "2024-06-30", "4"));
    assert_eq!(at_home(&archive, LATER, "users").as_deref(), Some("users said by q2."));
}

#[test]
fn the_newest_day_of_repurchases_is_that_of_progress_or_of_a_plan_without_any() {
    let archive = archive();
    let first = plan("one", "2024-03-12", "{ as_of = 2024-05-17, spent = \"US$2 million\" }");
    announce(&archive, "q1", "2024-05-19", &["plans"], &first, "");
    assert_eq!(at_home(&archive, LATER, "plans").as_deref(), Some("plans said by q1."));
    announce(&archive, "two", "2025-03-12", &[], &plan("two", "2025-03-12", ""), "");
    assert_eq!(at_home(&archive, LATER, "plans"), None);
}

#[test]
fn a_sentence_in_another_language_than_the_home_page_says_so() {
    let archive = archive();
    announce(&archive, "q1", "2024-05-19", &["mix"], "language = \"fr\"", &mix("2024-Q1", &FIRST));
    let site = archive.build_as_of(LATER, &[]);
    assert!(site.read("index.html").contains("<p class=\"chart-headline\" lang=\"fr\"><em>mix</em>"));
    assert!(site.read("announcements/q1/index.html").contains("<p class=\"chart-headline\"><em>mix</em>"));
}

#[test]
fn a_headline_leads_to_nothing_that_is_not_public_and_hides_nothing() {
    for (text, code) in [
        ("[x](announcement&#58;two)", "unpublished-reference"),
        ("[1](figure:two/x)", "unpublished-reference"),
        ("At https://ir.example.com/archive/announcements/two/.", "unpublished-reference"),
        ("A&#8203;b.", "hidden-character"),
        ("A\u{200b}b.", "hidden-character"),
    ] {
        let archive = archive();
        let figure = "draft = true\n[[figures]]\nid = \"x\"\nlabel = \"X\"\namount = \"1\"";
        announce(&archive, "two", "2025-01-02", &[], figure, "");
        announce(&archive, "q1", "2024-05-19", &["mix"], "", &mix("2024-Q1", &FIRST));
        archive.edit("content/announcements/q1/announcement.md", "*mix* said by q1.", text);
        let found = stderr(&archive.run("check", &["--as-of", LATER, "--format", "short"]).code(1));
        assert!(found.contains(&format!("error[{code}]")), "{text}: {found}");
    }
}
