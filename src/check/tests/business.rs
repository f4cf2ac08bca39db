use super::*;

/// The findings on days off and odd hours after edits.
fn found(edits: &[Edit<'_>]) -> Vec<String> {
    let is_of = |line: &String| line.starts_with("no-business-day") || line.starts_with("odd-hour");
    let message = |line: String| line.rsplit_once("}: ").map_or(line.clone(), |(_, message)| message.to_owned());
    findings(edits).into_iter().filter(is_of).map(message).collect()
}

#[test]
fn a_day_on_which_something_is_paid_traded_lodged_or_held_is_no_weekend() {
    for (file, from, to, message) in [
        (DIVIDEND, "on = 2024-05-21", "on = 2024-05-25", "the payment date (2024-05-25) is a Saturday"),
        (DIVIDEND, "on = 2024-05-21", "on = 2024-05-26", "the payment date (2024-05-26) is a Sunday"),
        (DIVIDEND, "on = 2024-04-12", "on = 2024-04-13", "the ex-date (2024-04-13) is a Saturday"),
        (
            MEETING,
            "on = 2023-05-30, zone = \"Asia/Hong_Kong\"",
            "on = 2023-05-28, zone = \"Asia/Hong_Kong\"",
            "the Share Record Date (2023-05-28) is a Sunday",
        ),
        (MEETING, "2023-06-30T09:30:00", "2023-07-01T09:30:00", "the meeting (2023-07-01) is a Saturday"),
        (ISSUANCE, "2022-12-09T09:00:00", "2022-12-10T09:00:00", "the start of dealings (2022-12-10) is a Saturday"),
    ] {
        let found = found(&[(file, from, to)]);
        assert_eq!(found, [message], "{to}");
    }
    assert!(checked(&sources(&[(DIVIDEND, "on = 2024-05-21", "on = 2024-05-25")])).0.is_some(), "it is a warning");
}

#[test]
fn a_document_that_names_the_weekday_beside_the_day_means_it() {
    let payment = (DIVIDEND, "on = 2024-05-21, zone = \"Asia/Hong_Kong\"");
    let worded = (payment.0, payment.1, "on = 2024-05-25, zone = \"Asia/Hong_Kong\", wording = \"Saturday\"");
    assert_eq!(found(&[worded]), [""; 0]);
    let on = |day| {
        (
            payment.0,
            payment.1,
            if day == 25 {
                "on = 2024-05-25, zone = \"Asia/Hong_Kong\""
            } else {
                "on = 2024-05-26, zone = \"Asia/Hong_Kong\""
            },
        )
    };
    let said = (DIVIDEND, "dated = 2024-03-13", "dated = 2024-03-13\nsummary = \"Paid on Saturday, 25 May 2024.\"");
    assert_eq!(found(&[on(25), said]), [""; 0]);
    assert_eq!(found(&[on(26), said]).len(), 1);
}

#[test]
fn a_record_date_in_america_and_a_proxy_may_be_due_on_any_day() {
    let record = "on = 2023-05-30, zone = \"Asia/Hong_Kong\"";
    assert_eq!(found(&[(MEETING, record, "on = 2023-05-28, zone = \"America/New_York\"")]), [""; 0]);
    assert_eq!(found(&[(MEETING, "2023-06-28T09:30:00", "2023-06-25T09:30:00")]), [""; 0]);
    let transfers = (MEETING, "\"Proxy form\"", "\"Transfer documents\"");
    assert_eq!(found(&[transfers, (MEETING, "2023-06-28T09:30:00", "2023-06-25T09:30:00")]).len(), 1);
}

#[test]
fn holidays_are_those_of_the_market_or_listing_that_site_toml_lists() {
    let list = |of: &str, day: &str| format!("[[checks.holidays]]\n{of}\ndays = [2024-01-01, {day}]\n\n[issuer]\n");
    let with = |of: &str, day: &str| found(&[(SITE, "[issuer]\n", &list(of, day))]);
    let named = "{ on = 2024-05-21, name = \"Feast\" }";
    assert_eq!(with("market = \"HKEX\"", named), ["the payment date (2024-05-21) is a holiday of HKEX, Feast"]);
    assert_eq!(with("listing = \"hkex\"", "2024-05-21"), ["the payment date (2024-05-21) is a holiday of HKEX"]);
    assert_eq!(with("market = \"HKEX\"", "2024-05-20"), [""; 0]);
    let unknown = list("market = \"HKX\"", "2024-05-20");
    assert!(findings(&[(SITE, "[issuer]\n", &unknown)])[0].starts_with("unknown-listing at \"HKX\""));
    let unknown = list("listing = \"hkx\"", "2024-05-20");
    assert!(findings(&[(SITE, "[issuer]\n", &unknown)])[0].starts_with("unknown-listing at \"hkx\""));
}

#[test]
fn an_hour_at_night_is_asked_about_unless_the_document_prints_it() {
    let lodgement = (DIVIDEND, "2024-04-15T16:30:00", "2024-04-15T04:30:00");
    let asked = "the last time to lodge transfers is at 2024-04-15 04:30 Asia/Hong_Kong: is 16:30 meant?";
    assert_eq!(found(&[lodgement]), [asked]);
    let said = |time| {
        (
            DIVIDEND,
            "dated = 2024-03-13",
            if time == 4 {
                "dated = 2024-03-13\nsummary = \"By 4:30 a.m.\""
            } else {
                "dated = 2024-03-13\nsummary = \"By 4:30 p.m.\""
            },
        )
    };
    assert_eq!(found(&[lodgement, said(4)]), [""; 0]);
    assert_eq!(found(&[lodgement, said(16)]), [asked]);
    let meeting = (MEETING, "2023-06-30T09:30:00", "2023-06-30T21:30:00");
    assert_eq!(found(&[meeting]), ["the meeting is at 2023-06-30 21:30 Asia/Shanghai: is 09:30 meant?"]);
}

#[test]
fn a_month_is_no_day_that_could_be_a_weekend() {
    let event = "listing = \"hkex\"\nstock_code = \"03660\"\n\n[[events]]\nkind = \"payment\"\ntitle = \"Second payment\"\nwhen = { month = \"2024-06\", zone = \"Asia/Hong_Kong\" }\n";
    let edited = sources(&[(DIVIDEND, "listing = \"hkex\"\nstock_code = \"03660\"\n", event)]);
    let (documents, findings) = decode(&edited).unwrap();
    assert_eq!(findings, []);
    let found = check(documents, &edited).findings;
    assert!(!found.iter().any(|it| it.code == Code::NoBusinessDay), "{found:?}");
}
