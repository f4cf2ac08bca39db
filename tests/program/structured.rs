//! What pages say of themselves in JSON-LD. `tests/machines/structured.py` judges it by the vocabulary.

use super::archive::{Archive, Site};
use serde_json::Value;

/// The things that a page tells of.
fn graph(site: &Site, path: &str) -> Vec<Value> {
    let html = site.read(path);
    let (_, script) = html.split_once("<script type=\"application/ld+json\">").unwrap_or_else(|| panic!("{path}"));
    let told: Value = serde_json::from_str(script.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(told["@context"], "https://schema.org");
    told["@graph"].as_array().unwrap().clone()
}

fn of_type(site: &Site, path: &str, name: &str) -> Value {
    let graph = graph(site, path);
    graph
        .iter()
        .find(|thing| thing["@type"] == name)
        .unwrap_or_else(|| panic!("{path} has no {name}: {graph:?}"))
        .clone()
}

const BASE: &str = "https://ir.example.com/archive/";

#[test]
fn the_company_is_told_with_its_names_its_tickers_and_its_identifiers() {
    let site = Archive::example().build();
    for page in ["index.html", "company/index.html"] {
        let company = of_type(&site, page, "Corporation");
        assert_eq!(company["legalName"], "Example Corp.");
        assert_eq!(company["alternateName"], "Example Holdings");
        assert_eq!(company["leiCode"], "9999EXAMPLECORP00092");
        assert_eq!(company["tickerSymbol"][0], "NASDAQ:EXMP");
        assert_eq!(company["identifier"][0]["value"], "XX00000EXMP5");
    }
    assert!(of_type(&site, "index.html", "WebSite").get("publisher").is_none(), "an archive isn't the issuer's own");
}

#[test]
fn an_announcement_tells_when_it_was_published_of_whom_it_is_and_the_way_to_it() {
    let archive = Archive::empty();
    archive.announce("x", "2024-05-20", "summary = \"Margin < 5 % of sales.\"");
    let site = archive.build();
    let page = "announcements/x/index.html";
    let news = of_type(&site, page, "NewsArticle");
    assert_eq!((&news["headline"], &news["datePublished"]), (&"Title of x".into(), &"2024-05-20".into()));
    assert_eq!(news["author"]["@id"], format!("{BASE}#issuer"));
    assert_eq!(news["description"], "Margin < 5 % of sales.");
    assert!(site.read(page).contains("Margin \\u003c 5 % of sales.\""), "nothing in it can end the script");
    let trail = of_type(&site, page, "BreadcrumbList")["itemListElement"].clone();
    let items: Vec<_> = trail.as_array().unwrap().iter().map(|it| it["item"].as_str().unwrap().to_owned()).collect();
    assert_eq!(items.first().unwrap(), BASE);
    assert_eq!(items.last().unwrap(), &format!("{BASE}announcements/x/"));
}

fn meeting(site: &Site) -> Value {
    let graph = graph(site, "announcements/x/index.html");
    let is_meeting = |it: &&Value| it["@type"] == "Event" && it["name"] == "Meeting";
    graph.iter().find(is_meeting).unwrap_or_else(|| panic!("{graph:?}")).clone()
}

#[test]
fn an_event_tells_its_state_and_the_day_that_it_was_to_be_on() {
    let moved = "[[events]]\nid = \"m\"\nkind = \"meeting\"\ntitle = \"Meeting\"\n\
                 when = { on = 2024-06-12, zone = \"Asia/Hong_Kong\" }\nplace = \"Hall 1\"\n";
    let archive = Archive::empty();
    archive.announce("x", "2024-05-20", moved);
    let stands = archive.build();
    let event = meeting(&stands);
    assert_eq!(
        (&event["startDate"], &event["eventStatus"]),
        (&"2024-06-12".into(), &"https://schema.org/EventScheduled".into())
    );
    assert_eq!(event["location"]["address"], "Hall 1");
    let other = "postpones = \"x/m\"\n[[events]]\nid = \"m\"\nkind = \"meeting\"\ntitle = \"Meeting\"\n\
                 when = { on = 2024-06-20, zone = \"Asia/Hong_Kong\" }\n";
    archive.announce("y", "2024-05-27", other);
    let site = archive.build();
    let event = meeting(&site);
    assert_eq!(event["previousStartDate"], "2024-06-12");
    assert_eq!(event["startDate"], "2024-06-20");
    assert_eq!(event["eventStatus"], "https://schema.org/EventRescheduled");
}

#[test]
fn tables_of_figures_are_datasets_with_their_file_and_their_days() {
    let site = Archive::example().build();
    let dataset = of_type(&site, "announcements/2024-q1-results/operations/index.html", "Dataset");
    assert_eq!(dataset["temporalCoverage"], "2023-01-01/2024-03-31");
    let file = "announcements/2024-q1-results/operations/operations.csv";
    assert_eq!(dataset["distribution"]["contentUrl"], format!("{BASE}{file}"));
    assert_eq!(dataset["isBasedOn"]["@id"], format!("{BASE}announcements/2024-q1-results/"));
}

#[test]
fn an_announcement_names_every_file_that_has_its_figures_and_its_official_document_by_its_address() {
    let site = Archive::example().build();
    let report = of_type(&site, "announcements/2024-q1-results/index.html", "Report");
    let folder = format!("{BASE}announcements/2024-q1-results/");
    let named: Vec<&str> =
        report["encoding"].as_array().unwrap().iter().map(|it| it["contentUrl"].as_str().unwrap()).collect();
    let workbook: &[&str] = if cfg!(feature = "workbooks") { &["2024-q1-results.xlsx"] } else { &[] };
    let files = [&["figures.csv", "facts.csv", "facts.json"], workbook, &["xbrl.json"]].concat();
    assert_eq!(named, files.iter().map(|file| format!("{folder}{file}")).collect::<Vec<_>>());
    assert_eq!(report["isBasedOn"], format!("{folder}press%20release.txt"));
}

#[test]
fn pages_that_lead_elsewhere_and_an_archive_that_says_so_have_none() {
    let archive = Archive::empty();
    archive.announce("x", "2024-05-20", "");
    assert!(!archive.build().read("404.html").contains("ld+json"));
    archive.edit("site.toml", "[issuer]", "[outputs]\nstructured_data = false\n[issuer]");
    assert!(!archive.build().read("announcements/x/index.html").contains("ld+json"));
}
