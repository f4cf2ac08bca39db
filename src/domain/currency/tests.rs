use super::*;

fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

#[test]
fn codes_are_those_of_iso_4217() {
    for code in ["CNY", "USD", "TWD", "ZAR", "BGN", "KWD"] {
        assert_eq!(Currency::from_code(code).unwrap().code(), code);
    }
    for code in ["RMB", "NTD", "GBX", "CNH", "ABC", "cny", "XXX", "XAU", "US", "人"] {
        assert_eq!(Currency::from_code(code), None, "{code}");
    }
}

#[test]
fn other_names_of_a_currency_lead_to_its_code() {
    let meant = |name: &str| Currency::meant(name).map(|(currency, scale)| (currency.to_string(), scale));
    assert_eq!(meant("RMB"), Some(("CNY".into(), Scale::One)));
    assert_eq!(meant("NTD"), Some(("TWD".into(), Scale::One)));
    assert_eq!(meant("GBX"), Some(("GBP".into(), Scale::Hundredth)));
    assert_eq!(meant("GBp"), Some(("GBP".into(), Scale::Hundredth)));
    assert_eq!(meant("gbp"), Some(("GBP".into(), Scale::One)));
    assert_eq!(meant("HK$"), Some(("HKD".into(), Scale::One)));
    assert_eq!(meant("QQQ"), None);
}

#[test]
fn every_code_of_a_table_is_one() {
    let codes = Currency::signs().chain(Currency::HUNDREDTHS).map(|(code, _)| code);
    for code in codes.chain(Currency::OTHERWISE.iter().map(|(_, code, _)| *code)) {
        assert!(Currency::from_code(code).is_some(), "{code}");
    }
}

#[test]
fn a_sign_is_read_at_either_end_whatever_other_sign_is_a_part_of_it() {
    for (code, sign) in Currency::signs().filter(|(_, sign)| *sign != "$") {
        let of = Sign::Of(currency(code));
        assert_eq!(Sign::at_start(&format!("{sign}1.2")), Some((of, "1.2")), "{sign}");
        assert_eq!(Sign::at_end(&format!("1.2 {sign}")), Some((of, "1.2 ")), "{sign}");
    }
    assert_eq!(Sign::at_start("$5"), Some((Sign::Dollar, "5")));
    assert_eq!(Sign::at_start("¥5"), Some((Sign::Yen, "5")));
    assert_eq!(Sign::at_end("5 kr"), Some((Sign::Krona, "5 ")));
    assert_eq!(Sign::at_start("CHF 5"), Some((Sign::Of(currency("CHF")), " 5")));
    assert_eq!(Sign::at_start("Rpt 5"), None);
    assert_eq!(Sign::at_start("USDT 5"), None);
}

#[test]
fn dollars_are_told_from_other_currencies() {
    assert!(["USD", "AUD", "JMD", "TWD"].iter().all(|code| currency(code).is_dollar()));
    assert!(!["EUR", "CNY", "INR"].iter().any(|code| currency(code).is_dollar()));
}
