//! Dividends as companies of several markets announce them: each is typed as its document tells it, without a finding, and
//! its page shows what there is and what isn't stated.

use super::archive::{Archive, Site};

const LISTINGS: [(&str, &str, &str, &str); 9] = [
    ("asx", "ASX", "Example Limited ordinary shares", "Australia/Sydney"),
    ("lse", "LSE", "Example plc ordinary shares", "Europe/London"),
    ("nyse", "NYSE", "ADSs", "America/New_York"),
    ("hkex", "HKEX", "H shares", "Asia/Hong_Kong"),
    ("sse", "SSE", "A shares", "Asia/Shanghai"),
    ("xetra", "Xetra", "Registered shares", "Europe/Berlin"),
    ("nse", "NSE", "Equity shares", "Asia/Kolkata"),
    ("tse", "TSE", "Common stock", "Asia/Tokyo"),
    ("twse", "TWSE", "Common shares", "Asia/Taipei"),
];

/// An archive of a company that is listed everywhere and whose ADSs stand for shares of its plc.
fn world() -> Archive {
    let archive = Archive::empty();
    let mut issuer = "fiscal_year_end = \"12-31\"\n\
        ads = { depositary = \"bank\", class = \"plc\", shares_per_ads = 4 }\n\
        organizations = [{ id = \"bank\", name = \"Example Bank\", role = \"Depositary\" }]\n"
        .to_owned();
    for (id, name) in [("plc", "Example plc ordinary shares"), ("limited", "Example Limited ordinary shares")] {
        issuer += &format!("[[issuer.share_classes]]\nid = \"{id}\"\nname = \"{name}\"\n");
    }
    for (id, market, security, zone) in LISTINGS {
        issuer += &format!(
            "[[issuer.listings]]\nid = \"{id}\"\nmarket = \"{market}\"\nmarket_name = \"{market}\"\ncode = \"1\"\n\
             security = \"{security}\"\nzone = \"{zone}\"\n"
        );
    }
    archive.edit("site.toml", "fiscal_year_end = \"12-31\"\n", &issuer);
    archive
}

fn announce(archive: &Archive, id: &str, day: &str, zone: &str, listings: &str, dividend: &str) {
    let text = format!(
        "+++\ntitle = \"Dividend {id}\"\ndated = {day}\nzone = \"{zone}\"\nkind = \"dividend\"\nlistings = [{listings}]\n\
         source = {{ title = \"Release\" }}\n{dividend}\n+++\nText.\n"
    );
    archive.write(&format!("content/announcements/{id}/announcement.md"), text);
}

/// The page of the only announcement, without markup, after a check that found nothing.
fn page(archive: &Archive, id: &str) -> String {
    let checked = archive.run("check", &["--as-of", "2026-01-01T00:00:00Z"]).success();
    let output = super::archive::stdout(&checked) + &super::archive::stderr(&checked);
    assert!(!output.contains("warning"), "{output}");
    text(&archive.build(), id)
}

fn text(site: &Site, id: &str) -> String {
    let html = site.read(&format!("announcements/{id}/index.html"));
    let facts = &html[html.find("<section class=\"dividend\"").unwrap()..];
    let facts = &facts[..facts.find("</section>").unwrap()];
    let pieces = facts.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text.trim());
    pieces.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn assert_shows(page: &str, expected: &[&str]) {
    for text in expected {
        assert!(page.contains(text), "no `{text}` in {page}");
    }
}

#[test]
fn a_press_release_types_three_lines_and_its_page_says_what_it_leaves_out() {
    let archive = world();
    let dividend = "[dividend]\ndeclared = \"$0.35 per share of common stock\"\n\
        record_date = { on = 2025-01-14, zone = \"America/New_York\", wording = \"close of business\" }\n\
        payment_date = { on = 2025-01-28, zone = \"America/New_York\" }";
    announce(&archive, "us", "2024-12-09", "America/Chicago", "\"nyse\"", dividend);
    let page = page(&archive, "us");
    assert_shows(&page, &["$0.35 | per share of common stock", "Record date for NYSE", "Ex-dividend date on NYSE"]);
    assert_shows(&page, &["Not stated"]);
    for absent in ["Stock code", "Not applicable", "The whole form", "computed"] {
        assert!(!page.contains(absent), "{absent} in {page}");
    }
    let events = archive.build().read("events/events.csv");
    assert!(events.contains("Payment for NYSE: $0.35 per share of common stock"), "{events}");
}

#[test]
fn a_form_that_leaves_all_open_says_so() {
    let archive = world();
    let open: String =
        ["declared", "ex_date", "record_date", "payment_date", "book_close", "exchange_rate", "default_payment"]
            .map(|key| format!("{key} = \"To be announced\"\n"))
            .concat();
    let dividend = format!("[dividend]\nstatus = \"New announcement\"\ntype = \"Special\"\n{open}");
    announce(&archive, "open", "2025-03-27", "Asia/Hong_Kong", "\"hkex\"", &dividend);
    let page = page(&archive, "open");
    assert_shows(&page, &["The whole form", "Book closure for HKEX"]);
    assert_eq!(page.matches("To be announced").count(), 12, "{page}");
}

#[test]
fn each_listing_has_its_days_its_amount_and_its_rate() {
    let archive = world();
    let dividend = "[dividend]\ntype = \"Final\"\nfinancial_year_end = 2024-12-31\ndeclared = \"225.0 US cents per share\"\n\
        payment_date = { on = 2025-04-17, zone = \"Europe/London\" }\n\
        [[dividend.listings]]\nlisting = \"lse\"\ndefault_payment = \"177.47 pence per share\"\n\
        exchange_rate = \"GBP 1 : USD 1.26785\"\nex_date = { on = 2025-03-06, zone = \"Europe/London\" }\n\
        record_date = { on = 2025-03-07, zone = \"Europe/London\" }\n\
        [[dividend.listings]]\nlisting = \"asx\"\ndefault_payment = \"353.23 Australian cents per share\"\n\
        exchange_rate = \"US$0.63698 per A$1\"\nex_date = { on = 2025-03-06, zone = \"Australia/Sydney\" }\n\
        record_date = { on = 2025-03-07, zone = \"Australia/Sydney\" }\n\
        [[dividend.listings]]\nholders = \"Holders of ADSs\"\ndefault_payment = \"US$9.000 per ADS\"\n\
        [[dividend.elections]]\nname = \"Dividend Reinvestment Plan\"\ndeadline = { on = 2025-03-27, zone = \"Europe/London\" }";
    announce(&archive, "dual", "2025-02-19", "Europe/London", "\"asx\", \"lse\"", dividend);
    let page = page(&archive, "dual");
    assert_shows(
        &page,
        &[
            "225.0 | US cents per share",
            "177.47 | pence per share | paid on LSE, at GBP 1 : USD 1.26785",
            "353.23 | Australian cents per share | paid on ASX, at US$0.63698 per A$1",
            "US$9.000 | per ADS | paid (Holders of ADSs)",
            "Ex-dividend date on LSE",
            "Record date for ASX",
            "Dividend Reinvestment Plan",
        ],
    );
    assert!(!page.contains("Not stated"), "{page}");
    let events = archive.build().read("events/events.csv");
    assert!(events.contains("Ex-dividend date on ASX: 353.23 Australian cents per share"), "{events}");
    assert!(
        events.contains("\"Dividend Reinvestment Plan, deadline for elections: 225.0 US cents per share\""),
        "{events}"
    );
    archive.edit("content/announcements/dual/announcement.md", "353.23", "335.23");
    archive.run("check", &[]).failure();
}

#[test]
fn two_dividends_of_a_document_share_the_days_that_are_the_same() {
    let archive = world();
    let of = |kind: &str, amount: &str, payment: &str| {
        format!(
            "[[dividend]]\ntype = \"{kind}\"\nfinancial_year_end = 2021-12-31\nshare_class = \"limited\"\n\
             declared = \"{amount} per share\"\nfranking = \"Fully franked\"\n\
             ex_date = {{ on = 2022-03-10, zone = \"Australia/Sydney\" }}\n\
             record_date = {{ on = 2022-03-11, zone = \"Australia/Sydney\" }}\n\
             payment_date = {{ on = {payment}, zone = \"Australia/Sydney\" }}\n"
        )
    };
    let dividend = of("Final", "US$4.17", "2022-04-21") + &of("Special", "US$0.62", "2022-04-28");
    announce(&archive, "two", "2022-02-23", "Australia/Sydney", "\"asx\"", &dividend);
    let page = page(&archive, "two");
    assert_shows(
        &page,
        &["Final | US$4.17 | per share", "Special | US$0.62 | per share", "Payment date for ASX (Special)"],
    );
    assert_eq!(page.matches("Ex-dividend date on ASX").count(), 1, "{page}");
    // An ADS has no claim on what shares of another class are paid.
    assert!(!page.contains("per ADS"), "{page}");
}

#[test]
fn per_ads_is_computed_for_the_class_that_adss_stand_for_alone() {
    for (class, shown) in [("plc", true), ("limited", false)] {
        let archive = world();
        let dividend = format!("[dividend]\nshare_class = \"{class}\"\ndeclared = \"35.5 US cents per share\"");
        announce(&archive, "one", "2024-02-23", "Europe/London", "\"lse\"", &dividend);
        assert_eq!(page(&archive, "one").contains("142.0 | US cents per ADS"), shown, "{class}");
    }
}

#[test]
fn parts_are_added_up_where_the_document_states_no_whole() {
    let archive = world();
    let dividend = "[dividend]\ntype = \"Final and special\"\nperiod = \"2020-FY\"\ncomponents = [\n\
        { name = \"Final\", amounts = [\"US$3.09 per share\", \"221.86 pence per share\"] },\n\
        { name = \"Special\", amounts = [\"US$0.93 per share\", \"66.77 pence per share\"] },\n]";
    announce(&archive, "parts", "2021-02-17", "Europe/London", "\"lse\"", dividend);
    let page = page(&archive, "parts");
    assert_shows(&page, &["US$4.02 | per share | computed: US$3.09 + US$0.93. The document states no total."]);
    assert_shows(&page, &["Special | US$0.93 per share | 66.77 pence per share", "Final and special, for FY 2020"]);
}

#[test]
fn record_dates_come_where_their_market_has_them() {
    let of =
        |zone: &str, dates: &str| format!("[dividend]\ndeclared = \"US$1 per share\"\n{}", dates.replace("ZONE", zone));
    let days = |ex: &str, record: &str, payment: &str| {
        format!(
            "ex_date = {{ on = {ex}, zone = \"ZONE\" }}\nrecord_date = {{ on = {record}, zone = \"ZONE\" }}\n\
             payment_date = {{ on = {payment}, zone = \"ZONE\" }}"
        )
    };
    for (zone, listing, dated, days, is_right) in [
        // On mainland China's exchanges the ex-date is the day after the record date.
        ("Asia/Shanghai", "sse", "2024-07-05", days("2024-07-12", "2024-07-11", "2024-07-12"), true),
        ("Asia/Hong_Kong", "hkex", "2024-07-05", days("2024-07-12", "2024-07-11", "2024-07-12"), false),
        // In Japan a dividend is declared after its record date.
        ("Asia/Tokyo", "tse", "2024-05-14", days("2024-03-28", "2024-03-31", "2024-06-10"), true),
        ("Europe/Berlin", "xetra", "2024-05-14", days("2024-03-28", "2024-04-02", "2024-06-10"), false),
        // In the United States shares trade with a very large dividend until it is paid.
        ("America/New_York", "nyse", "2024-11-01", days("2024-12-24", "2024-12-09", "2024-12-23"), true),
        ("Europe/Berlin", "xetra", "2024-05-15", days("2024-05-16", "2024-05-17", "2024-05-21"), true),
    ] {
        let archive = world();
        announce(&archive, "one", dated, zone, &format!("\"{listing}\""), &of(zone, &days));
        let run = archive.run("check", &["--as-of", "2026-01-01T00:00:00Z"]);
        assert_eq!(run.get_output().status.success(), is_right, "{zone}: {days}");
    }
}

#[test]
fn an_indian_and_a_taiwanese_register_close_around_their_record_dates() {
    for (listing, zone, amount, record, closure) in [
        ("nse", "Asia/Kolkata", "Rs. 10/- per equity share", "2024-06-19", "{ from = 2024-06-20, to = 2024-06-26 }"),
        (
            "twse",
            "Asia/Taipei",
            "NT$4,500 per 1,000 common shares",
            "2024-06-26",
            "{ from = 2024-06-22, to = 2024-06-26 }",
        ),
    ] {
        let archive = world();
        let dividend = format!(
            "[dividend]\ntype = \"Final\"\nperiod = \"2023-FY\"\ndeclared = \"{amount}\"\nbook_close = {closure}\n\
             ex_date = {{ on = 2024-06-19, zone = \"{zone}\" }}\nrecord_date = {{ on = {record}, zone = \"{zone}\" }}\n\
             payment_date = {{ on = 2024-07-12, zone = \"{zone}\", wording = \"on or before\" }}"
        );
        announce(&archive, "one", "2024-05-10", zone, &format!("\"{listing}\""), &dividend);
        assert_shows(&page(&archive, "one"), &["Book closure for", "26 June 2024", "Final, for FY 2023"]);
    }
}
