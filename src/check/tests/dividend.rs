//! Dividends: their days, their closures, their rates and their years.

use super::*;

const CLOSURE: Edit<'_> =
    (DIVIDEND, "book_close = \"Not applicable\"", "book_close = { from = 2024-04-16, to = 2024-04-18 }");
const RECORD: &str = "record_date = { on = 2024-04-15";
const PAYMENT: &str = "payment_date = { on = 2024-05-21";

/// The codes and messages after edits.
#[track_caller]
fn told(edits: &[Edit<'_>]) -> Vec<String> {
    findings(edits).iter().map(|line| line.split_once(": ").unwrap().1.to_owned()).collect()
}

#[test]
fn a_register_is_closed_around_the_record_date_and_behind_ex_date_and_lodgement() {
    let record = (DIVIDEND, RECORD, "record_date = { on = 2024-04-18");
    assert_eq!(told(&[CLOSURE, record]), [""; 0]);
    let outside = (DIVIDEND, RECORD, "record_date = { on = 2024-04-19");
    assert_eq!(
        told(&[CLOSURE, outside]),
        ["the record date (2024-04-19) is no day of the book closure from 2024-04-16 to 2024-04-18"]
    );
    let lodgement = (DIVIDEND, "2024-04-15T16:30", "2024-04-16T16:30");
    let message = "transfers can be lodged until 2024-04-16, when the register is closed from 2024-04-16";
    assert_eq!(told(&[CLOSURE, record, lodgement]), [message]);
    let ex = (DIVIDEND, "ex_date = { on = 2024-04-12", "ex_date = { on = 2024-04-17");
    assert_eq!(
        told(&[CLOSURE, record, ex]),
        ["the register closes (2024-04-16) before shares trade without the dividend (2024-04-17)"]
    );
}

#[test]
fn elsewhere_a_register_may_close_behind_the_record_date() {
    let in_mumbai = |day: &str| format!("record_date = {{ on = {day}, zone = \"Asia/Kolkata\" }}");
    let zone = "record_date = { on = 2024-04-15, zone = \"Asia/Hong_Kong\" }";
    assert_eq!(told(&[CLOSURE, (DIVIDEND, zone, &in_mumbai("2024-04-15"))]), [""; 0]);
    assert_eq!(told(&[CLOSURE, (DIVIDEND, zone, &in_mumbai("2024-04-22"))]).len(), 1);
}

#[test]
fn a_payment_a_year_late_is_asked_about() {
    let message = "the payment date (2025-05-21) is 401 days after the record date (2024-04-15)";
    assert_eq!(told(&[(DIVIDEND, PAYMENT, "payment_date = { on = 2025-05-21")]), [message]);
    assert_eq!(told(&[(DIVIDEND, PAYMENT, "payment_date = { on = 2024-10-15")]), [""; 0]);
}

#[test]
fn shareholders_approve_before_the_payment() {
    let approval = (DIVIDEND, "shareholder_approval = \"Not applicable\"", "shareholder_approval = 2024-06-21");
    assert_eq!(told(&[approval]), ["the payment date (2024-05-21) is before the shareholders' approval (2024-06-21)"]);
}

#[test]
fn an_update_may_restate_days_that_have_passed() {
    let late = (DIVIDEND, "dated = 2024-03-13", "dated = 2024-04-16");
    assert!(checked(&sources(&[late])).0.is_none());
    let update = (DIVIDEND, "\"New announcement\"", "\"Update to previous announcement\"");
    assert!(checked(&sources(&[late, update])).0.is_some());
    assert_eq!(findings(&[late, update]).len(), 1);
}

#[test]
fn the_financial_year_is_one_of_the_issuer_and_holds_the_period() {
    let year = |day: &str| format!("financial_year_end = {day}");
    let edit = |day: &str| findings(&[(DIVIDEND, "financial_year_end = 2023-12-31", &year(day))]);
    assert_eq!(
        edit("2024-06-30"),
        ["financial-year at 2024-06-30: no financial year of the issuer ends on 2024-06-30"]
    );
    let message =
        "the period that ends on 2023-12-31 lies in the financial year to 2023-12-31, not in that to 2024-12-31";
    assert_eq!(edit("2024-12-31"), [format!("financial-year at 2024-12-31: {message}")]);
}

#[test]
fn a_final_dividend_is_of_a_year_that_is_over_and_not_long_ago() {
    let of = |kind: &str, year: &str| {
        told(&[
            (DIVIDEND, "type = \"Interim\"", &format!("type = \"{kind}\"")),
            (DIVIDEND, "financial_year_end = 2023-12-31", &format!("financial_year_end = {year}-12-31")),
            (DIVIDEND, "reporting_period_end = 2023-12-31", &format!("reporting_period_end = {year}-12-31")),
        ])
    };
    assert_eq!(of("Final", "2023"), [""; 0]);
    let message = "a final dividend is declared on 2024-03-13 for a period that ends later, on 2024-12-31";
    assert_eq!(of("Final", "2024"), [message]);
    let message = "a final dividend is declared on 2024-03-13, more than a year after its period ended (2022-12-31)";
    assert_eq!(of("Final dividend", "2022"), [message]);
    assert_eq!(of("Interim (Semi-annual)", "2024"), [""; 0]);
}

#[test]
fn a_rate_is_between_the_currencies_of_the_dividend() {
    let with = |paid: &str, rate: &str| {
        findings(&[
            (DIVIDEND, "default_payment = \"USD 0.29 per share\"", &format!("default_payment = \"{paid}\"")),
            (DIVIDEND, "\"USD 1 : USD 1\"", &format!("\"{rate}\"")),
        ])
    };
    assert_eq!(with("HKD 2.262 per share", "HKD 7.8 = USD 1"), [""; 0]);
    let other = "the dividend is declared in USD and paid in HKD, but the rate is between GBP and HKD";
    assert_eq!(
        with("HKD 2.262 per share", "GBP 1 : HKD 9.9"),
        [format!("exchange-rate at \"GBP 1 : HKD 9.9\": {other}")]
    );
    let none =
        "exchange-rate at \"HKD 2.262 per share\": declared in USD and paid in HKD, but no exchange rate is applicable";
    assert_eq!(with("HKD 2.262 per share", "Not applicable"), [none]);
    assert_eq!(with("USD 0.29 per share", "Not applicable"), [""; 0]);
    assert_eq!(with("USD 0.29 per share", "To be announced"), [""; 0]);
    assert_eq!(with("USD 0.29 per share", "GBP 1 : HKD 9.9").len(), 1);
}

#[test]
fn days_of_some_holders_are_compared_with_those_of_all() {
    let apart = |days: &str| {
        let terms = format!("stock_code = \"03660\"\n[[dividend.listings]]\nholders = \"Holders of ADSs\"\n{days}");
        told(&[(DIVIDEND, "stock_code = \"03660\"", &terms)])
    };
    assert_eq!(apart("payment_date = { on = 2024-05-24, zone = \"America/New_York\" }"), [""; 0]);
    let message = "the payment date (2024-04-12) is before the record date (2024-04-15)";
    assert_eq!(apart("payment_date = { on = 2024-04-12, zone = \"Asia/Hong_Kong\" }"), [message]);
}

#[test]
fn terms_of_one_listing_are_told_once() {
    let terms =
        "stock_code = \"03660\"\n[[dividend.listings]]\nlisting = \"hkex\"\n[[dividend.listings]]\nlisting = \"hkex\"";
    let found = findings(&[(DIVIDEND, "stock_code = \"03660\"", terms)]);
    assert!(found.len() == 1 && found[0].ends_with("second terms for `hkex`"), "{found:?}");
}

#[test]
fn a_stock_code_without_a_listing_is_that_of_the_documents_only_one() {
    let alone = (DIVIDEND, "listing = \"hkex\"\nstock_code = \"03660\"", "stock_code = \"03661\"");
    let of_one = (DIVIDEND, "kind = \"dividend\"", "kind = \"dividend\"\nlistings = [\"hkex\"]");
    assert_eq!(told(&[alone, of_one]), ["`03661` is not the code of this listing"]);
    assert_eq!(told(&[alone]), [""; 0]);
}
