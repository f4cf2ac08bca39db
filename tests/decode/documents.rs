//! What is understood of documents without errors.

use crate::fixture::{FACTS, Fixture, SITE};
use irbook::domain::announcement::Cause;
use irbook::domain::number::Printed;
use irbook::domain::period::{FiscalCalendar, Named};
use irbook::domain::statement::{Footing, LineRole, Method, Statement};
use irbook::domain::{Kind, Period, Span};
use irbook::source::Content;

const FORMAT: &str = include_str!("../../docs/content-format.md");

/// The examples below a heading of the description of the format.
pub fn examples(heading: &str) -> Vec<&'static str> {
    let start = FORMAT.find(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no heading {heading}"));
    let section = &FORMAT[start + 1..];
    let section = &section[..section[1..].find("\n#").map_or(section.len(), |end| end + 1)];
    let fences = section.split("\n```").skip(1).step_by(2);
    fences.map(|fence| fence.split_once('\n').expect("a fence has lines").1).collect()
}

/// The archive that the examples of the description make together.
pub fn described() -> Fixture {
    let mut fixture = Fixture::new()
        .without("content/announcements/a/announcement.md")
        .with("site.toml", examples("## site.toml")[0])
        .with("content/metrics.toml", examples("## content/metrics.toml")[0])
        .with("content/filings/2024.toml", examples("## `content/filings/<year>.toml`")[0])
        .with_content("content/filings/2024/2024052001.pdf", Content::Opaque(7))
        .with("content/legends/safe-harbor.md", examples("## `content/legends/<key>.md`")[0])
        .with("content/pages/contact.md", examples("## `content/pages/<id>.md`")[0])
        .with_content("content/announcements/other/6k.pdf", Content::Opaque(7));
    let common = examples("## announcement.md")[0];
    for kind in Kind::ALL.map(Kind::id) {
        let own = if kind == "other" { "" } else { examples(&format!("### kind = \"{kind}\""))[0] };
        let facts = common.replace("kind = \"results\"", &format!("kind = \"{kind}\""));
        fixture = fixture.with_facts(kind, &format!("{facts}\n{own}\n"));
    }
    let tables = examples("## Statements and metrics: TOML files beside announcement.md");
    fixture.with("content/announcements/results/tables.toml", &tables.join("\n"))
}

#[test]
fn the_examples_in_the_description_of_the_format_are_read_without_findings() {
    let documents = described().documents();
    let (config, issuer) = documents.site.unwrap();
    assert_eq!((config.charts.len(), config.zones.len(), issuer.listings.len()), (3, 3, 1));
    assert_eq!((documents.metrics.len(), documents.legends.len(), documents.pages.len()), (1, 1, 1));
    let mut kinds: Vec<Kind> = documents.announcements.iter().map(|announcement| announcement.kind()).collect();
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds, Kind::ALL);
    let rows: Vec<_> = documents.announcements.iter().filter(|it| it.is_row()).collect();
    assert_eq!((rows.len(), rows[0].attachments.len(), &*rows[1].language), (2, 1, "zh-Hant"));
    assert_eq!(rows[0].released_at.unwrap().to_rfc3339(), "2024-05-20T17:31:00+08:00");
    let results = documents.announcements.iter().find(|a| a.kind() == Kind::Results).unwrap();
    assert_eq!((results.statements.len(), results.metrics.len(), results.figures.len()), (4, 1, 3));
    assert_eq!((results.waivers.len(), results.restatements.len()), (1, 1));
    assert_eq!((results.rates.len(), results.repurchases.len(), results.footnotes.len()), (1, 1, 1));
    let headline = results.headline("repurchase-progress").unwrap();
    assert_eq!((results.headlines.len(), &*headline.text.value), (1, "..."));
    assert!(results.publication.draft && results.publication.publish_at.is_some());
}

#[test]
fn a_line_keeps_nil_and_blank_apart_and_knows_its_terms_and_methods() {
    let results = described().announcement("results");
    let statement = &results.statements[0];
    assert_eq!(statement.lines[0].role, LineRole::Heading);
    let fees = statement.line("fees").unwrap();
    assert_eq!(fees.cells[1].printed.and_then(Printed::value).unwrap().to_string(), "-2");
    assert_eq!(fees.cells[2].printed, Some(Printed::Nil));
    let total = statement.line("total").unwrap();
    assert_eq!(*total.methods[0].0.as_ref().map_or("", |name| &name.value), *"");
    assert_eq!(total.methods[0].1, Method::Footed);

    let text = "[[statements]]\nid = \"s\"\ntitle = \"S\"\nkind = \"other\"\nscale = \"one\"\n\
        columns = [{ id = \"c\", period = \"2024-03-31\", currency = \"CNY\" }]\nlines = [\n\
        { id = \"x\", label = \"X\", cells = [\"\"] },\n\
        { id = \"y\", label = \"Y\", cells = [4153], sum = [\"x\", \"-z\"], method = { c = \"balancing\" } },\n]\n";
    let announcement = Fixture::new().with("content/announcements/a/s.toml", text).announcement("a");
    let [x, y] = &announcement.statements[0].lines[..] else { panic!() };
    assert_eq!(x.cells[0].printed, None);
    assert_eq!(y.cells[0].printed.and_then(Printed::value).unwrap().to_string(), "4153");
    assert_eq!((&*y.sum[1].line.value, y.sum[1].negative, y.sum[0].negative), ("z", true, false));
    assert_eq!((&*y.methods[0].0.as_ref().unwrap().value, y.methods[0].1), ("c", Method::Balancing));
}

#[test]
fn a_line_knows_what_determines_it_and_a_statement_how_it_foots() {
    let results = described().announcement("results");
    let [operations, balance, ..] = &results.statements[..] else { panic!() };
    assert_eq!((operations.footing, balance.footing), (Footing::Exact, Footing::Exact));
    let relations = |statement: &Statement, id: &str| statement.line(id).unwrap().relations.clone().unwrap();
    let margin = relations(operations, "margin");
    assert_eq!((&*margin.ratios[0].numerator.value, &*margin.ratios[0].denominator.value), ("fees", "total"));
    assert_eq!(&*relations(operations, "per-ads").ordinary.unwrap().value, "eps");
    assert_eq!(&*relations(operations, "cash-before").opening[0].line.value, "balance-sheet.cash");
    assert_eq!(&*relations(operations, "cash-after").equals[0].line.value, "balance-sheet.cash");
    assert_eq!(&*relations(balance, "equity").rolls_forward[0].line.value, "operations.total");
    assert!(operations.line("interest").unwrap().relations.is_none());

    let text = "[[statements]]\nid = \"s\"\ntitle = \"S\"\nkind = \"other\"\nscale = \"one\"\nfooting = \"rounded\"\n\
        columns = [{ id = \"c\", period = \"2024-Q1\", currency = \"CNY\" }]\nlines = [\n\
        { id = \"x\", label = \"X\", cells = [\"1\"], equals = [\"y\", \"-t.z\"] },\n]\n";
    let announcement = Fixture::new().with("content/announcements/a/s.toml", text).announcement("a");
    assert_eq!(announcement.statements[0].footing, Footing::Rounded);
    let terms = relations(&announcement.statements[0], "x").equals;
    assert_eq!((&*terms[1].line.value, terms[1].negative, terms[0].negative), ("t.z", true, false));
}

#[test]
fn parts_of_a_metric_are_all_there_are_only_where_it_is_said() {
    let text = "[[metrics]]\nmetric = \"loans\"\nvalues = [{ period = \"2024-Q1\", amount = \"3\" }]\n\
        parts = [{ label = \"A\", amount = \"3\", parts = [{ label = \"B\", amount = \"3\" }], complete = true }]\n";
    let loans = &Fixture::new().with("content/announcements/a/m.toml", text).announcement("a").metrics[0];
    let whole = &loans.values[0];
    assert_eq!((whole.complete, whole.parts[0].complete, whole.parts[0].parts[0].complete), (false, true, false));
}

#[test]
fn what_explains_figures_is_read_with_their_places() {
    let results = described().announcement("results");
    let (waiver, restatement) = (&results.waivers[0], &results.restatements[0]);
    assert_eq!((&*waiver.rule.value, &*waiver.printed.value), ("ratio-mismatch", "29.7"));
    assert_eq!(&*waiver.figure.value, "operations.net-income-margin.2024-q1");
    assert_eq!(waiver.expected.as_ref().map(|it| &*it.value), Some("27.9"));
    assert_eq!((&*restatement.concept.value, restatement.cause), ("net-income", Cause::Restatement));
    assert_eq!(
        (&*restatement.old.value.printed, &*restatement.document.value),
        ("RMB929,822 thousand", "2023-q1-results")
    );
    assert_eq!(&*results.figures[1].sum[0].line.value, "balance-sheet.cash");
}

#[test]
fn places_are_exact_behind_a_byte_order_mark_and_windows_line_ends() {
    let facts =
        format!("{FACTS}listings = [\"nasdaq\"]\n[[figures]]\nid = \"n\"\nlabel = \"中\"\namount = \"3.35%\"\n");
    let text = format!("\u{feff}+++\n{facts}+++\nText.\n").replace('\n', "\r\n");
    let sources = Fixture::new().with("content/announcements/a/announcement.md", &text).sources();
    let (documents, findings) = irbook::decode::decode(&sources).unwrap();
    assert!(findings.is_empty());
    let at = |span: Span| &sources.text(span.file)[span.start as usize..span.end as usize];
    let announcement = &documents.announcements[0];
    assert_eq!(at(announcement.dated.span), "2024-05-19");
    assert_eq!(at(announcement.listings[0].span), "\"nasdaq\"");
    assert_eq!(at(announcement.figures[0].span), "\"3.35%\"");
    assert_eq!(at(announcement.body.span), "Text.\r\n");
    assert_eq!(&*announcement.body.markdown, "Text.\r\n");
}

#[test]
fn other_files_in_the_folder_are_attachments_also_nested_ones() {
    let announcement = Fixture::new()
        .with_content("content/announcements/a/6k.pdf", Content::Opaque(12))
        .with("content/announcements/a/annex/data.xml", "<a/>\n")
        .with("content/announcements/a-b/announcement.md", &format!("+++\n{FACTS}+++\n"))
        .announcement("a");
    let found: Vec<(&str, u64)> = announcement.attachments.iter().map(|a| (&*a.name, a.size)).collect();
    assert_eq!(found, [("6k.pdf", 12), ("annex/data.xml", 5)]);
}

#[test]
fn a_document_with_errors_is_left_out_and_the_others_stay() {
    let sources = Fixture::new().with_facts("b", "").with_facts("c", FACTS).sources();
    let (documents, findings) = irbook::decode::decode(&sources).unwrap();
    let ids: Vec<&str> = documents.announcements.iter().map(|announcement| &*announcement.id).collect();
    assert_eq!((ids, findings.len()), (vec!["a", "c"], 1));
}

#[test]
fn fiscal_periods_follow_the_year_end_even_where_the_rest_of_the_site_has_errors() {
    let facts = FACTS.replace("\"other\"", "\"results\"") + "[results]\nperiod = \"2024-Q1\"\n";
    let site = SITE.replace("12-31", "03-31").replace("https://ir.", "ir.");
    let sources = Fixture::new().with("site.toml", &site).with_facts("a", &facts).sources();
    let (documents, findings) = irbook::decode::decode(&sources).unwrap();
    assert!(documents.site.is_none() && findings.len() == 1);
    let irbook::domain::Details::Results(results) = &documents.announcements[0].details else { panic!() };
    assert_eq!(
        results.periods[0].value,
        Period::parse("2024-Q1", &FiscalCalendar::parse("03-31", Named::End).unwrap()).unwrap()
    );
}

#[test]
fn the_site_gives_the_language_that_an_announcement_does_not_name() {
    let chinese = Fixture::new()
        .with("site.toml", &SITE.replace("language = \"en\"", "language = \"zh-Hans\""))
        .with_facts("b", &format!("language = \"en\"\n{FACTS}"))
        .documents();
    let languages: Vec<&str> = chinese.announcements.iter().map(|announcement| &*announcement.language).collect();
    assert_eq!(languages, ["zh-Hans", "en"]);
}

#[test]
fn the_number_of_threads_changes_neither_documents_nor_findings() {
    let mut fixture = Fixture::new();
    for number in 0..40 {
        fixture = fixture.with_facts(&format!("n-{number}"), if number % 3 == 0 { "title = 1\n" } else { FACTS });
    }
    let sources = fixture.sources();
    let read = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let (documents, findings) = pool.install(|| irbook::decode::decode(&sources).unwrap());
        let ids: Vec<_> = documents.announcements.into_iter().map(|announcement| announcement.id.clone()).collect();
        (ids, findings)
    };
    assert_eq!(read(1), read(4));
}

#[test]
fn parts_beside_several_values_are_those_of_the_first_that_ends_last() {
    let text = "[[metrics]]\nmetric = \"loans\"\nvalues = [{ period = \"2023-Q3\", amount = \"2\" }, \
                { period = \"2024-Q3\", amount = \"3\" }, { period = \"2024-9M\", amount = \"9\", \
                parts = [{ label = \"B\", amount = \"9\" }] }]\nparts = [{ label = \"A\", amount = \"3\" }]\ncomplete = true\n";
    let loans = &Fixture::new().with("content/announcements/a/m.toml", text).announcement("a").metrics[0];
    let labels = |at: usize| loans.values[at].parts.iter().map(|part| &*part.label).collect::<Vec<_>>();
    assert_eq!((labels(0), labels(1), labels(2)), (vec![], vec!["A"], vec!["B"]));
    assert!(loans.values[1].complete && !loans.values[2].complete);
}

#[test]
fn an_outlook_is_a_range_an_end_of_one_a_figure_or_words() {
    use irbook::domain::Details;
    let read = |keys: &str| {
        let keys = format!(
            "[results]\nperiod = \"2024-Q1\"\n[[results.guidance]]\nid = \"a\"\nlabel = \"A\"\nperiod = \"2024-Q2\"\n{keys}\n"
        );
        let announcement = Fixture::new()
            .with_facts("a", &format!("{}{keys}", FACTS.replace("\"other\"", "\"results\"")))
            .announcement("a");
        let Details::Results(results) = &announcement.details else { panic!() };
        let it = &results.guidance[0];
        let stated = [&it.low, &it.high, &it.middle, &it.margin];
        let mut shown: Vec<String> =
            stated.iter().map(|it| it.as_ref().map_or_else(String::new, |it| it.printed.to_string())).collect();
        shown.extend(it.words.as_ref().map(|words| words.to_string()));
        shown.join("|")
    };
    assert_eq!(read("low = \"1%\"\nhigh = \"2%\""), "1%|2%||");
    assert_eq!(read("low = \"above 13%\""), "above 13%|||");
    assert_eq!(read("range = \"3.0% to 3.2%\""), "3.0%|3.2%|||3.0% to 3.2%");
    assert_eq!(read("range = \"at least RMB4 billion\""), "at least RMB4 billion||||at least RMB4 billion");
    assert_eq!(read("range = \"around 5%\""), "||around 5%||around 5%");
    assert_eq!(
        read("range = \"US$28.0 billion, plus or minus 2%\""),
        "||US$28.0 billion|2%|US$28.0 billion, plus or minus 2%"
    );
    assert_eq!(read("text = \"In line.\""), "||||In line.");
}
