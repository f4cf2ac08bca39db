//! The pages for shareholders: dividends, repurchases, and what leads to them.

use crate::archive::{Archive, Site};

const PAGE: &str = "shareholders/dividends/index.html";
const REPURCHASES: &str = "shareholders/repurchases/index.html";

/// An archive whose ADSs stand for two shares.
fn archive() -> Archive {
    let archive = Archive::empty();
    let issuer = "fiscal_year_end = \"12-31\"\n\
        ads = { depositary = \"bank\", class = \"a\", shares_per_ads = 2 }\n\
        organizations = [{ id = \"bank\", name = \"Example Bank\", role = \"Depositary\", phone = \"+1 555 0100\" }]\n\
        [[issuer.share_classes]]\nid = \"a\"\nname = \"Class A ordinary shares\"\n\
        [[issuer.listings]]\nid = \"hkex\"\nmarket = \"HKEX\"\nmarket_name = \"Hong Kong\"\ncode = \"1\"\n\
        security = \"Class A ordinary shares\"\nzone = \"Asia/Hong_Kong\"\n";
    archive.edit("site.toml", "fiscal_year_end = \"12-31\"\n", issuer);
    archive
}

/// One dividend of a year, with its days in a month.
fn dividend(kind: &str, declared: &str, year: i32, month: &str) -> String {
    let day = |key: &str, day: u32| format!("{key} = {{ on = {month}-{day}, zone = \"Asia/Hong_Kong\" }}\n");
    let days = [day("ex_date", 10), day("record_date", 12), day("payment_date", 27)].concat();
    format!("[dividend]\ntype = \"{kind}\"\nfinancial_year_end = {year}-12-31\ndeclared = \"{declared}\"\n{days}")
}

fn announce(archive: &Archive, id: &str, day: &str, keys: &str, dividend: &str) {
    let text = format!(
        "+++\ntitle = \"Dividend {id}\"\ndated = {day}\nzone = \"Asia/Hong_Kong\"\nkind = \"dividend\"\n\
         listings = [\"hkex\"]\nsource = {{ title = \"Form\" }}\n{keys}\n{dividend}+++\nText.\n"
    );
    archive.write(&format!("content/announcements/{id}/announcement.md"), text);
}

/// A page without markup.
fn text(site: &Site, path: &str) -> String {
    let html = site.read(path);
    let main = html.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
    let pieces = main.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text.trim());
    pieces.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn assert_shows(page: &str, expected: &[&str]) {
    for text in expected {
        assert!(page.contains(text), "no `{text}` in {page}");
    }
}

#[test]
fn dividends_stand_once_with_computed_amounts_marked_and_the_total_of_their_year() {
    let archive = archive();
    announce(&archive, "interim", "2023-08-15", "", &dividend("Interim", "USD 0.20 per share", 2023, "2023-09"));
    announce(&archive, "final", "2024-03-12", "", &dividend("Final", "USD 0.30 per share", 2023, "2024-05"));
    let moved = dividend("Final", "USD 0.30 per share", 2023, "2024-05").replace("2024-05-27", "2024-06-11");
    announce(&archive, "final-update", "2024-04-02", "updates = \"final\"", &moved);
    announce(&archive, "special", "2024-04-03", "", &dividend("Special", "USD 0.05 per share", 2023, "2024-05"));
    let site = archive.build_as_of("2024-05-01T00:00:00Z", &[]);
    let page = text(&site, PAGE);
    assert_shows(&page, &["USD 0.05 | per share", "USD 0.10 | per ADS | computed: 2 × USD 0.05"]);
    assert_shows(&page, &["Ex-dividend date | next | 10 May 2024"]);
    assert_shows(&page, &["11 June 2024 | was 27 May 2024", "updated | 2 April 2024"]);
    assert_shows(&page, &["FY 2023 | 3 | USD 0.55 | per share | interim USD 0.20 + final USD 0.30 + special USD 0.05"]);
    assert_eq!(site.read(PAGE).matches("<tr id=\"dividend_").count(), 3);
    let csv = site.read("shareholders/dividends/dividends.csv");
    let row = csv.lines().find(|line| line.starts_with("final,")).unwrap();
    assert!(row.contains(",final-update,,0.30,USD,stated,0.60,USD,computed-by-ratio,false,hkex,"), "{row}");
    assert!(row.contains("2024-05-10,2024-05-12,2024-06-11,announcements/final/index.html"), "{row}");
}

#[test]
fn a_dividend_that_is_called_off_is_told_as_such_and_leads_nothing() {
    let archive = archive();
    announce(&archive, "interim", "2023-08-15", "", &dividend("Interim", "USD 0.20 per share", 2023, "2023-09"));
    announce(&archive, "final", "2024-03-12", "", &dividend("Final", "USD 0.30 per share", 2023, "2024-05"));
    archive.announce("off", "2024-04-02", "cancels = \"final\"");
    let page = text(&archive.build(), PAGE);
    let (latest, all) = page.split_once("All dividends").unwrap();
    assert_shows(latest, &["Interim", "USD 0.20"]);
    assert!(!latest.contains("0.30"), "{latest}");
    assert_shows(all, &["Final", "Cancelled", "FY 2023 | 1 | USD 0.20"]);
}

#[test]
fn nothing_of_a_dividend_is_told_before_it_is_public() {
    let archive = archive();
    announce(&archive, "interim", "2023-08-15", "", &dividend("Interim", "USD 0.20 per share", 2023, "2023-09"));
    announce(&archive, "final", "2024-03-12", "", &dividend("Final", "USD 0.77 per share", 2023, "2024-05"));
    let site = archive.build_as_of("2024-03-01T00:00:00Z", &[]);
    for path in [PAGE, "shareholders/index.html", "shareholders/dividends/dividends.csv"] {
        assert!(!site.read(path).contains("0.77"), "{path}");
    }
    let before = archive.build_as_of("2023-08-01T00:00:00Z", &[]);
    assert!(!before.has(PAGE) && !before.has("shareholders/dividends/dividends.csv"));
}

#[test]
fn an_archive_of_many_dividends_shows_the_latest_and_its_file_all() {
    let archive = archive();
    for number in 0..64 {
        let (year, month) = (1990 + number / 4, 1 + (number % 4) * 3);
        let days = format!(
            "[dividend]\ndeclared = \"$0.{:02} per share\"\n\
             record_date = {{ on = {year}-{month:02}-20, zone = \"Asia/Hong_Kong\" }}\n",
            10 + number
        );
        announce(&archive, &format!("d{number:02}"), &format!("{year}-{month:02}-05"), "", &days);
    }
    let site = archive.build();
    let page = site.read(PAGE);
    assert_eq!(page.matches("<tr id=\"dividend_").count(), 60);
    assert!(page.contains("The latest 60 of 64 dividends.") && page.contains("Dividends by year of announcement"));
    assert!(page.contains("class=\"chart"));
    assert_eq!(site.read("shareholders/dividends/dividends.csv").lines().count(), 65);
}

/// A plan as an announcement tells of it.
fn plan(archive: &Archive, id: &str, day: &str, facts: &str) {
    archive.announce(id, day, &format!("[[repurchases]]\nplan = \"p\"\nname = \"2023 plan\"\n{facts}"));
}

fn progress(as_of: &str, facts: &str) -> String {
    format!("[[repurchases.progress]]\nas_of = {as_of}\n{facts}\n")
}

#[test]
fn a_plan_is_followed_from_document_to_document() {
    let archive = archive();
    let terms = "announced = 2023-06-20\nauthorized = \"US$100 million\"\nstart = 2023-07-01\nmonths = 12\n";
    plan(&archive, "begin", "2023-06-20", terms);
    let exact = "spent = \"US$20,000,000\"\nbought = \"1,000,000 ADSs\"";
    plan(&archive, "first", "2023-11-10", &progress("2023-11-08", exact));
    let told =
        "spent = \"approximately US$55 million\"\nbought = \"2.9 million ADSs\"\naverage_price = \"US$18.9 per ADS\"";
    plan(&archive, "second", "2024-03-10", &progress("2024-03-08", told));
    let site = archive.build_as_of("2024-04-01T00:00:00Z", &[]);
    let page = text(&site, REPURCHASES);
    assert_shows(
        &page,
        &["2023 plan | Running until 30 June 2024", "approximately US$55 million", "55% of US$100 million"],
    );
    assert_shows(&page, &["US$18.9 per ADS", "US$20.00 per ADS | computed", "20%"]);
    let html = site.read(REPURCHASES);
    for id in ["first", "second"] {
        assert!(html.contains(&format!("../../announcements/{id}/index.html#plan_p")), "{id}");
    }
    assert!(text(&archive.build(), REPURCHASES).contains("2023 plan | Ended 30 June 2024"));
    let csv = site.read("shareholders/repurchases/repurchases.csv");
    assert_eq!(csv.lines().count(), 3);
    assert!(
        csv.contains(
            ",2023-11-08,,\"US$20,000,000\",20000000,USD,\"1,000,000 ADSs\",1000000,ads,,20.00,true,,20,,first,"
        ),
        "{csv}"
    );
}

#[test]
fn the_front_page_leads_to_what_there_is() {
    let archive = archive();
    announce(&archive, "final", "2024-03-12", "", &dividend("Final", "USD 0.30 per share", 2023, "2024-05"));
    let site = archive.build_as_of("2024-05-11T00:00:00Z", &[]);
    let page = text(&site, "shareholders/index.html");
    assert_shows(&page, &["12 May 2024", "USD 0.30 | per share", "Record date | 12 May 2024"]);
    assert_shows(&page, &["1 ADS = | 2 | Class A ordinary shares", "Example Bank", "+1 555 0100"]);
    assert!(!page.contains("repurchases"), "{page}");
    let html = site.read("shareholders/index.html");
    assert!(html.contains("href=\"../shareholders/dividends/index.html\"") && html.contains("href=\"tel:+15550100\""));
    assert!(!site.has(REPURCHASES));
}

#[test]
fn without_anything_for_shareholders_there_is_no_section_and_no_way_to_one() {
    let archive = Archive::empty();
    archive.announce("note", "2024-03-12", "");
    let site = archive.build();
    assert!(!site.has("shareholders/index.html") && !site.has("results/index.html"));
    let home = site.read("index.html");
    assert!(!home.contains("shareholders/index.html") && !home.contains("results/index.html"));
}
