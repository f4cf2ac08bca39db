//! Dividends: what is paid, per ADS, in parts, and in two documents.

use super::*;

const PAID: &str = "default_payment = \"HKD 2.262 per share\"";
const RATE: &str = "\"USD 1 : HKD 7.8\"";
const CODE: &str = "stock_code = \"03660\"";

#[test]
fn a_rate_holds_in_both_directions_and_within_its_rounding() {
    for (rate, paid) in [
        ("HKD 1 : USD 0.128", "HKD 2.27 per share"),
        ("HK$7.8213 = US$1", "HKD 2.268177 per share"),
        ("US$0.12787 per HK$1", "HKD 2.268 per share"),
        ("USD 1 : HKD 7.82", "HKD 2.2681 per share"),
    ] {
        assert_holds(&[
            (DIVIDEND, PAID, &format!("default_payment = \"{paid}\"")),
            (DIVIDEND, RATE, &format!("\"{rate}\"")),
        ]);
    }
    let edits =
        [(DIVIDEND, PAID, "default_payment = \"HKD 2.286 per share\""), (DIVIDEND, RATE, "\"HKD 1 : USD 0.12787\"")];
    assert_finds(
        &edits,
        &[
            "payment-mismatch at \"HKD 2.286 per share\": `dividend.default-payment` is HK$2.286, but the declared amount at \
           HKD 1 : USD 0.12787 is 2.268",
        ],
    );
}

#[test]
fn in_the_same_currency_it_is_the_same_amount_whatever_the_rate_says() {
    for rate in ["Not applicable", "To be announced", "USD 1 : HKD 7.8"] {
        let edit = |paid: &str| edited(&[(DIVIDEND, "HKD 2.262", paid), (DIVIDEND, RATE, &format!("\"{rate}\""))]);
        assert_eq!(errors(&edit("USD 0.29")), [""; 0]);
        assert_eq!(errors(&edit("USD 0.290")), [""; 0]);
        let wrong = errors(&edit("USD 0.2"));
        assert!(wrong.len() == 1 && wrong[0].starts_with("payment-mismatch"), "{wrong:?}");
    }
}

#[test]
fn what_is_stated_per_ads_is_the_ratio_times_what_is_stated_per_share() {
    let stated = |amount: &str| format!("declared = \"USD 0.29 per share\"\ndeclared_per_ads = \"{amount}\"");
    let edit = |amount: &str| edited(&[(DIVIDEND, "declared = \"USD 0.29 per share\"", &stated(amount))]);
    assert_eq!(errors(&edit("USD 0.58 per ADS")), [""; 0]);
    assert_eq!(
        errors(&edit("USD 0.85 per ADS")),
        [
            "per-ads-mismatch at \"USD 0.85 per ADS\": `dividend.declared-per-ads` is US$0.85, but the declared amount, 2 shares to an \
          ADS, is 0.58"
        ]
    );
    let figure = |amount: &str| {
        format!("[[figures]]\nid = \"ads\"\nlabel = \"Dividend per ADS\"\namount = \"{amount}\"\n[dividend]")
    };
    assert_holds(&[(DIVIDEND, "[dividend]", &figure("USD 0.58 per ADS"))]);
    let wrong = errors(&edited(&[(DIVIDEND, "[dividend]", &figure("USD 0.57 per ADS"))]));
    assert!(wrong.len() == 1 && wrong[0].starts_with("per-ads-mismatch"), "{wrong:?}");
}

#[test]
fn holders_are_paid_at_their_own_rate() {
    let apart = |paid: &str| {
        let terms =
            format!("{CODE}\n[[dividend.listings]]\nholders = \"Holders of ADSs\"\ndefault_payment = \"{paid}\"");
        errors(&edited(&[(DIVIDEND, CODE, &terms)]))
    };
    assert_eq!(apart("USD 0.58 per ADS"), [""; 0]);
    assert_eq!(apart("HKD 4.524 per ADS"), [""; 0]);
    assert_eq!(
        apart("HKD 4.254 per ADS"),
        [
            "payment-mismatch at \"HKD 4.254 per ADS\": `dividend.holders-of-adss.default-payment` is HK$4.254, but the declared \
          amount at USD 1 : HKD 7.8, 2 shares to an ADS, is 4.524"
        ]
    );
}

#[test]
fn components_make_the_whole_in_every_currency_that_all_are_told_in() {
    let parts = |special: &str| {
        let parts = format!(
            "{CODE}\ncomponents = [\n{{ name = \"Interim\", amounts = [\"USD 0.19 per share\", \"HKD 1.482 per share\"] }},\n\
             {{ name = \"Special\", amounts = [{special}] }},\n]"
        );
        errors(&edited(&[(DIVIDEND, CODE, &parts)]))
    };
    assert_eq!(parts("\"USD 0.10 per share\", \"HKD 0.78 per share\""), [""; 0]);
    let wrong = parts("\"USD 0.11 per share\"");
    assert!(wrong.len() == 1 && wrong[0].contains("its components add up to 0.30"), "{wrong:?}");
    // What a part is worth in another currency is compared, too.
    assert_eq!(parts("\"USD 0.10 per share\", \"HKD 0.87 per share\"").len(), 2);
}

/// The archive with a second document on the dividend.
fn again(dividend: &str) -> Sources {
    let text = format!(
        "+++\ntitle = \"Dividend\"\ndated = 2024-04-03\nzone = \"Asia/Hong_Kong\"\nkind = \"dividend\"\n\
         source = {{ title = \"Form\" }}\n{dividend}\n+++\n"
    );
    let files = FILES.into_iter().chain([("content/announcements/again/announcement.md", &*text)]);
    sources(files.map(|(path, text)| (path, text.to_owned())))
}

#[test]
fn two_documents_state_a_dividend_alike() {
    let of = |kind: &str, end: &str, amount: &str| {
        errors(&again(&format!("[dividend]\ntype = \"{kind}\"\nreporting_period_end = {end}\ndeclared = \"{amount}\"")))
    };
    assert_eq!(of("Interim dividend", "2023-12-31", "USD 0.29 per share"), [""; 0]);
    assert_eq!(
        of("Interim", "2023-12-31", "USD 0.28 per share"),
        ["figures-disagree at \"USD 0.28 per share\": `dividend.declared` is US$0.28, but `dividend` states US$0.29"]
    );
    assert_eq!(of("Interim", "2023-09-30", "USD 0.28 per share"), [""; 0]);
    assert_eq!(of("Special", "2023-12-31", "USD 0.28 per share"), [""; 0]);
    let several = "[[dividend]]\ntype = \"Interim\"\nperiod = \"2023-FY\"\ndeclared = \"USD 0.28 per share\"\n\
                   [[dividend]]\ntype = \"Special\"\nperiod = \"2023-FY\"\ndeclared = \"USD 0.10 per share\"";
    assert_eq!(
        errors(&again(several)),
        [
            "figures-disagree at \"USD 0.28 per share\": `dividend.interim.declared` is US$0.28, but `dividend` states US$0.29"
        ]
    );
}

#[test]
fn a_dividend_that_was_changed_is_restated() {
    let restated = "[dividend]\ntype = \"Interim\"\nperiod = \"2023-FY\"\ndeclared = \"USD 0.28 per share\"\n\
                    [[restatements]]\nconcept = \"dividend.declared\"\nperiod = \"2023-FY\"\ncause = \"restatement\"\n\
                    old = \"USD 0.29 per share\"\nnew = \"USD 0.28 per share\"\ndocument = \"dividend\"";
    assert_eq!(errors(&again(restated)), [""; 0]);
    assert_eq!(warnings(&again(restated)), [""; 0]);
}

#[test]
fn a_text_may_tell_the_rate_which_the_amount_determines() {
    let told = |rate: &str| {
        let text = format!("## Dates\n\nPaid at [{rate}](figure:dividend.exchange-rate).\n");
        edited(&[(DIVIDEND, "## Dates\n", &text)])
    };
    assert_eq!(warnings(&told("USD 1 : HKD 7.8")), [""; 0]);
    let wrong = errors(&told("USD 1 : HKD 8.7"));
    assert!(wrong.iter().any(|it| it.starts_with("text-mismatch")), "{wrong:?}");
}
