use super::*;
use crate::domain::number::Format;
use crate::domain::{Conventions, Currency};
use proptest::prelude::*;

fn parse(text: &str) -> Result<Amount, String> {
    Amount::parse(text, &Conventions::default())
}

fn read(text: &str) -> (String, Unit, Scale, bool) {
    let amount = parse(text).unwrap();
    (amount.value.to_string(), amount.unit, amount.scale, amount.hedge.is_some())
}

fn money(code: &str) -> Unit {
    Unit::Money(Currency::from_code(code).unwrap())
}

#[test]
fn amounts_are_read_as_documents_print_them() {
    assert_eq!(read("RMB4,153.2 million"), ("4153.2".into(), money("CNY"), Scale::Million, false));
    assert_eq!(read("approximately HK$37.7 million"), ("37.7".into(), money("HKD"), Scale::Million, true));
    assert_eq!(read("RMB-2.2 million"), ("-2.2".into(), money("CNY"), Scale::Million, false));
    assert_eq!(read("HK$50.03"), ("50.03".into(), money("HKD"), Scale::One, false));
    assert_eq!(read("3.35%"), ("3.35".into(), Unit::Percent, Scale::One, false));
    assert_eq!(read("approximately 10.10 months"), ("10.10".into(), Unit::Months, Scale::One, true));
    assert_eq!(read("830,000 shares"), ("830000".into(), Unit::Shares, Scale::One, false));
    assert_eq!(read("159.46 million ADSs"), ("159.46".into(), Unit::Ads, Scale::Million, false));
    assert_eq!(read("17,524,872"), ("17524872".into(), Unit::Count, Scale::One, false));
    let usd = Currency::from_code("USD").unwrap();
    assert_eq!(read("USD 0.29 per share"), ("0.29".into(), Unit::PerShare(usd), Scale::One, false));
    assert_eq!(read("US$1.02 per ADS"), ("1.02".into(), Unit::PerAds(usd), Scale::One, false));
}

#[test]
fn the_printed_text_is_kept() {
    assert_eq!(&*parse("  US$350   million ").unwrap().printed, "US$350 million");
}

#[test]
fn what_is_no_amount_is_refused_with_the_part_that_is_wrong() {
    assert!(parse("substantially all").unwrap_err().contains("substantially"));
    assert!(parse("US$65 millions").unwrap_err().contains('s'));
    assert!(parse("RMB5 shares").unwrap_err().contains("shares"));
    assert!(parse("").is_err());
    assert!(parse("US$-").is_err());
}

#[test]
fn units_multiply_the_scale_out() {
    assert_eq!(parse("RMB4.15 billion").unwrap().in_units().unwrap(), Decimal::from(4_150_000_000_i64));
}

fn short(text: &str) -> (String, Unit, Scale) {
    let amount = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    (amount.value.to_string(), amount.unit, amount.scale)
}

fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

#[test]
fn signs_of_currencies_are_read_before_and_behind() {
    for (text, value, code, scale) in [
        ("A$512.4 million", "512.4", "AUD", Scale::Million),
        ("S$5", "5", "SGD", Scale::One),
        ("NT$592.64 billion", "592.64", "TWD", Scale::Billion),
        ("R$1.2bn", "1.2", "BRL", Scale::Billion),
        ("RM12.5 million", "12.5", "MYR", Scale::Million),
        ("₹1,234 crore", "1234", "INR", Scale::Crore),
        ("Rs. 45 lakh", "45", "INR", Scale::Lakh),
        ("₩1.2 trillion", "1.2", "KRW", Scale::Trillion),
        ("CHF 5 million", "5", "CHF", Scale::Million),
        ("€ 5m", "5", "EUR", Scale::Million),
        ("5.2 M€", "5.2", "EUR", Scale::Million),
        ("5.2 million euros", "5.2", "EUR", Scale::Million),
        ("1.2 Mrd. EUR", "1.2", "EUR", Scale::Billion),
        ("US$5k", "5", "USD", Scale::Thousand),
        ("人民幣4,153.2百萬元", "4153.2", "CNY", Scale::Million),
        ("41.53億元", "41.53", "CNY", Scale::HundredMillion),
        ("4,800億円", "4800", "JPY", Scale::HundredMillion),
        ("3.2亿美元", "3.2", "USD", Scale::HundredMillion),
        ("-US$175.9 million", "-175.9", "USD", Scale::Million),
        ("(US$175.9) million", "-175.9", "USD", Scale::Million),
        ("(US$175.9 million)", "-175.9", "USD", Scale::Million),
        ("US$(175.9) million", "-175.9", "USD", Scale::Million),
    ] {
        assert_eq!(short(text), (value.into(), money(code), scale), "{text}");
    }
}

#[test]
fn hundredths_of_a_currency_are_no_whole_ones() {
    let of = |text: &str| {
        let amount = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        (amount.in_units().unwrap().to_string(), amount.unit, amount.scale)
    };
    let per_share = |code| Unit::PerShare(currency(code));
    assert_eq!(of("35.8 pence"), ("0.358".into(), money("GBP"), Scale::Hundredth));
    assert_eq!(of("35.8p per share"), ("0.358".into(), per_share("GBP"), Scale::Hundredth));
    assert_eq!(of("177.0 US cents"), ("1.770".into(), money("USD"), Scale::Hundredth));
    assert_eq!(of("177.0 US cents per share"), ("1.770".into(), per_share("USD"), Scale::Hundredth));
    assert_eq!(of("12 HK cents"), ("0.12".into(), money("HKD"), Scale::Hundredth));
    assert_eq!(of("12.5 sen"), ("0.125".into(), money("MYR"), Scale::Hundredth));
    assert_eq!(of("80 NOK øre"), ("0.80".into(), money("NOK"), Scale::Hundredth));
    assert!(parse("1 million pence").is_err());
    assert!(parse("US$5 pence").is_err());
}

#[test]
fn a_shared_sign_means_what_the_archive_says() {
    let australian = Conventions { dollar: Some(currency("AUD")), ..Conventions::default() };
    assert_eq!(Amount::parse("$5 million", &australian).unwrap().unit, money("AUD"));
    assert_eq!(Amount::parse("5 cents", &australian).unwrap().unit, money("AUD"));
    assert_eq!(parse("$5 million").unwrap().unit, money("USD"));
    assert!(parse("¥5").unwrap_err().contains("`yen`"));
    assert!(parse("kr 5").unwrap_err().contains("`krona`"));
    let others = Conventions { yen: Some(currency("JPY")), krona: Some(currency("SEK")), ..Conventions::default() };
    assert_eq!(Amount::parse("¥5 billion", &others).unwrap().unit, money("JPY"));
    assert_eq!(Amount::parse("5 kr", &others).unwrap().unit, money("SEK"));
    for (text, bare) in
        [("$5", true), ("US$5", false), ("5 cents", true), ("5 US cents", false), ("A$5", false), ("5 stores", false)]
    {
        assert_eq!(Amount::parse(text, &australian).unwrap().has_bare_dollar(), bare, "{text}");
    }
}

#[test]
fn codes_that_are_none_are_told_what_is_meant() {
    assert!(parse("NTD 5").unwrap_err().contains("TWD"));
    assert!(parse("CNH 5").unwrap_err().contains("CNY"));
}

#[test]
fn percentages_points_and_basis_points_are_told_apart() {
    assert_eq!(short("+2.5%"), ("2.5".into(), Unit::Percent, Scale::One));
    assert_eq!(short("(2.5%)"), ("-2.5".into(), Unit::Percent, Scale::One));
    assert_eq!(short("(2.5)%"), ("-2.5".into(), Unit::Percent, Scale::One));
    assert_eq!(short("180 basis points"), ("180".into(), Unit::Percent, Scale::Hundredth));
    assert_eq!(short("-12 bps"), ("-12".into(), Unit::Percent, Scale::Hundredth));
    assert_eq!(short("0.3 percentage points"), ("0.3".into(), Unit::Points, Scale::One));
    assert_eq!(short("-1.2 ppt"), ("-1.2".into(), Unit::Points, Scale::One));
    assert_eq!(parse("180 basis points").unwrap().in_units().unwrap().to_string(), "1.80");
    assert!(parse("5 million %").is_err());
}

#[test]
fn a_noun_says_what_is_counted() {
    let of = |text: &str| {
        let amount = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        (amount.value.to_string(), amount.scale, amount.noun.map(String::from))
    };
    assert_eq!(of("445 stores"), ("445".into(), Scale::One, Some("stores".into())));
    assert_eq!(of("158.3 million tonnes"), ("158.3".into(), Scale::Million, Some("tonnes".into())));
    assert_eq!(
        of("2.1 million barrels of oil equivalent"),
        ("2.1".into(), Scale::Million, Some("barrels of oil equivalent".into()))
    );
    assert_eq!(of("US$1,234 per ounce"), ("1234".into(), Scale::One, Some("per ounce".into())));
    assert_eq!(short("45 days"), ("45".into(), Unit::Days, Scale::One));
    assert_eq!(short("12.5 years"), ("12.5".into(), Unit::Years, Scale::One));
    assert_eq!(short("2.3x"), ("2.3".into(), Unit::Times, Scale::One));
    assert_eq!(short("2.3 times"), ("2.3".into(), Unit::Times, Scale::One));
}

#[test]
fn a_scale_with_a_slip_is_no_noun() {
    for text in ["5 milion stores", "5 millions", "5 bilion", "5 thousands", "5 M", "5 shres", "5 hundred stores"] {
        assert!(parse(text).is_err(), "{text}");
    }
}

#[test]
fn what_is_paid_per_security_is_told_for_one() {
    let per_share = |code| Unit::PerShare(currency(code));
    for text in
        ["per ordinary share", "per H share", "per Class A share", "per common share", "per unit", "per diluted share"]
    {
        assert_eq!(short(&format!("RMB5 {text}")), ("5".into(), per_share("CNY"), Scale::One), "{text}");
    }
    for (text, value, currency) in [
        ("€5.30 per dividend-bearing share", "5.30", "EUR"),
        ("EUR 0.78 per no-par-value share", "0.78", "EUR"),
        ("₹ 10 per equity share", "10", "INR"),
        ("Rs. 10/- per equity share", "10", "INR"),
        ("$0.35 per share of common stock", "0.35", "USD"),
        ("$0.35 per share of Class A and Class B common stock", "0.35", "USD"),
    ] {
        assert_eq!(short(text), (value.into(), per_share(currency), Scale::One), "{text}");
    }
    assert_eq!(short("96.82 British pence per share"), ("96.82".into(), per_share("GBP"), Scale::Hundredth));
    assert_eq!(short("10 cents per fully paid ordinary share"), ("10".into(), per_share("USD"), Scale::Hundredth));
    assert_eq!(short("RMB5 per 10 shares"), ("0.5".into(), per_share("CNY"), Scale::One));
    assert_eq!(short("RMB2.70 per 10 shares"), ("0.270".into(), per_share("CNY"), Scale::One));
    assert_eq!(short("RMB1.5 per 2 shares"), ("0.75".into(), per_share("CNY"), Scale::One));
    assert!(parse("RMB5 per 3 shares").is_err());
    assert_eq!(short("US$1.02 per American depositary share").1, Unit::PerAds(currency("USD")));
    assert_eq!(short("5 million Class A ordinary shares").1, Unit::Shares);
}

#[test]
fn words_before_an_amount_say_what_they_admit() {
    for (text, hedge) in [
        ("more than US$1 billion", Hedge::MoreThan),
        ("over US$1 billion", Hedge::MoreThan),
        ("at least 5 million", Hedge::AtLeast),
        ("nearly 5 million", Hedge::Nearly),
        ("up to 5 million", Hedge::UpTo),
        ("up to approximately 5 million", Hedge::UpTo),
        ("at most 5%", Hedge::AtMost),
        ("less than 5%", Hedge::LessThan),
        ("circa 5%", Hedge::Approximately),
        ("Around 5%", Hedge::Approximately),
        ("約5%", Hedge::Approximately),
    ] {
        assert_eq!(parse(text).unwrap().hedge, Some(hedge), "{text}");
    }
}

#[test]
fn amounts_are_read_in_the_form_of_their_document() {
    let declared = |format, text: &str| {
        let conventions = Conventions { format: Some(format), ..Conventions::default() };
        Amount::parse(text, &conventions).map(|it| (it.value.to_string(), it.scale))
    };
    assert_eq!(declared(Format::PointComma, "1.234,5 Mio. €"), Ok(("1234.5".into(), Scale::Million)));
    assert_eq!(declared(Format::SpaceComma, "1 234,5 MSEK"), Ok(("1234.5".into(), Scale::Million)));
    assert_eq!(declared(Format::Indian, "₹12,34,567.8"), Ok(("1234567.8".into(), Scale::One)));
    assert!(parse("1.234,5 Mio. €").unwrap_err().contains("1.234,5"));
    assert!(parse("₹1,23,456").unwrap_err().contains("12,34,567.8"));
}

#[test]
fn a_word_for_a_currency_is_that_and_no_noun() {
    let per_share = |code| Unit::PerShare(currency(code));
    for (text, value, unit, scale) in [
        ("524,604 million yen", "524604", money("JPY"), Scale::Million),
        ("40.00 yen per share", "40.00", per_share("JPY"), Scale::One),
        ("0.485 dollars per share", "0.485", per_share("USD"), Scale::One),
        ("1 dollar", "1", money("USD"), Scale::One),
        ("5 million pounds", "5", money("GBP"), Scale::Million),
        ("3 billion won", "3", money("KRW"), Scale::Billion),
        ("361 won per share", "361", per_share("KRW"), Scale::One),
        ("2.5 crore Rupees", "2.5", money("INR"), Scale::Crore),
        ("1.50 baht per share", "1.50", per_share("THB"), Scale::One),
        ("12 billion South African rand", "12", money("ZAR"), Scale::Billion),
        ("8 million reais", "8", money("BRL"), Scale::Million),
        ("8 million Brazilian reais", "8", money("BRL"), Scale::Million),
        ("5 million Hong Kong dollars", "5", money("HKD"), Scale::Million),
        ("5 million Swedish kronor", "5", money("SEK"), Scale::Million),
        ("5 million Philippine pesos", "5", money("PHP"), Scale::Million),
        ("2 Swiss francs per share", "2", per_share("CHF"), Scale::One),
        ("158 million pounds sterling", "158", money("GBP"), Scale::Million),
    ] {
        assert_eq!(short(text), (value.into(), unit, scale), "{text}");
    }
    for text in
        ["5 million yen of revenue", "5 million Bermudian dollars", "5 million tugrik or dollars", "3 dollars stores"]
    {
        assert!(parse(text).is_err(), "{text}");
    }
    for text in
        ["158 million pounds of copper", "12 won contracts", "30 dollar-denominated bonds", "5 real estate projects"]
    {
        assert_eq!(parse(text).unwrap_or_else(|error| panic!("{text}: {error}")).unit, Unit::Count, "{text}");
    }
    assert_eq!(parse("US$3.85 per pound").unwrap().noun.as_deref(), Some("per pound"));
}

#[test]
fn a_word_that_several_currencies_share_is_told_by_the_archive_or_refused_with_their_codes() {
    assert!(parse("5 million francs").unwrap_err().contains("CHF, XOF"));
    assert!(parse("5 million pesos").unwrap_err().contains("MXN"));
    assert!(parse("5 million kronor").unwrap_err().contains("SEK"));
    assert!(parse("5 kroner per share").unwrap_err().contains("NOK"));
    assert!(parse("12 centavos per share").unwrap_err().contains("MXN"));
    let nordic = Conventions { krona: Some(currency("SEK")), ..Conventions::default() };
    assert_eq!(Amount::parse("5 million kronor", &nordic).unwrap().unit, money("SEK"));
    assert!(Amount::parse("5 million kroner", &nordic).is_err());
    let mexican = Conventions { dollar: Some(currency("MXN")), ..Conventions::default() };
    assert_eq!(Amount::parse("5 million pesos", &mexican).unwrap().unit, money("MXN"));
    let chinese = Conventions { yen: Some(currency("CNY")), ..Conventions::default() };
    assert_eq!(Amount::parse("5 yen", &chinese).unwrap().unit, money("JPY"));
}

#[test]
fn a_currency_a_share_or_a_fraction_may_be_told_as_documents_print_them() {
    let per_share = |code| Unit::PerShare(currency(code));
    for (text, value, unit, scale) in [
        ("Yen 40.00 per share", "40.00", per_share("JPY"), Scale::One),
        ("Baht 1.50 per share", "1.50", per_share("THB"), Scale::One),
        ("1株当たり40円", "40", per_share("JPY"), Scale::One),
        ("1株当たり 40.00 円", "40.00", per_share("JPY"), Scale::One),
        ("40.00円", "40.00", money("JPY"), Scale::One),
        ("9.0 cps", "9.0", per_share("USD"), Scale::Hundredth),
        ("4.5 Acps", "4.5", per_share("AUD"), Scale::Hundredth),
        ("HK cents 10.322 per share", "10.322", per_share("HKD"), Scale::Hundredth),
        ("GBX 15.95", "15.95", money("GBP"), Scale::Hundredth),
        ("GBX 15.95 per share", "15.95", per_share("GBP"), Scale::Hundredth),
        ("15.95 GBX per share", "15.95", per_share("GBP"), Scale::Hundredth),
        ("15.95 pence per ordinary share of 25p each", "15.95", per_share("GBP"), Scale::Hundredth),
        ("£0.1595 per ordinary share of £0.25", "0.1595", per_share("GBP"), Scale::One),
        ("HKD 0.10322 (before tax) per share", "0.10322", per_share("HKD"), Scale::One),
        ("HKD 0.10322 per share (tax inclusive)", "0.10322", per_share("HKD"), Scale::One),
        ("$0.485 (48.5 cents) per share", "0.485", per_share("USD"), Scale::One),
        ("48 1/2 cents", "48.5", money("USD"), Scale::Hundredth),
        ("48½ cents per share", "48.5", per_share("USD"), Scale::Hundredth),
        ("-3¼%", "-3.25", Unit::Percent, Scale::One),
    ] {
        assert_eq!(short(text), (value.into(), unit, scale), "{text}");
    }
    let australian = Conventions { dollar: Some(currency("AUD")), ..Conventions::default() };
    assert_eq!(Amount::parse("9.0 cps", &australian).unwrap().unit, per_share("AUD"));
}

#[test]
fn words_around_a_number_that_contradict_each_other_are_refused() {
    for text in [
        "$0.485 (45.8 cents) per share",
        "RMB0.5 (HK$0.5) per share",
        "US$5 (million)",
        "HK cents 10 million",
        "HK cents 10.3 pence",
        "Yen US$5",
        "Yen 5 dollars",
        "48 1/3 cents",
        "48 3/2 cents",
        "48.5½ cents",
        "9.0 cps per ADS",
        "p 15",
    ] {
        assert!(parse(text).is_err(), "{text}: {:?}", parse(text));
    }
}

proptest! {
    #[test]
    fn an_amount_in_words_is_that_in_signs(mantissa in 1_i64..1_000_000_000, places in 0u32..5, word in 0usize..6) {
        let (word, code) = [
            ("yen", "JPY"), ("dollars", "USD"), ("rupees", "INR"), ("baht", "THB"), ("Hong Kong dollars", "HKD"),
            ("pounds", "GBP"),
        ][word];
        let value = Decimal::new(mantissa, places);
        let said = (value.to_string(), Unit::PerShare(currency(code)), Scale::One);
        prop_assert_eq!(short(&format!("{value} {word} per share")), said.clone());
        prop_assert_eq!(short(&format!("{word} {value} per share")), said.clone());
        prop_assert_eq!(short(&format!("{code} {value} per share")), said);
    }

    #[test]
    fn any_text_is_read_or_refused_without_a_panic(text in "\\PC{0,40}") {
        let _ = parse(&text);
    }

    #[test]
    fn what_is_printed_reads_back_the_same(
        mantissa in -1_000_000_000_i64..1_000_000_000,
        places in 0u32..6,
        unit in 0usize..11,
        scale in 0usize..10,
        form in 0usize..5,
        code in 0usize..8,
    ) {
        let currency = currency(["CNY", "USD", "GBP", "AUD", "INR", "KWD", "CHF", "MYR"][code]);
        let units = [
            Unit::Money(currency), Unit::PerShare(currency), Unit::PerAds(currency), Unit::Shares, Unit::Ads, Unit::Count,
            Unit::Percent, Unit::Points, Unit::Times, Unit::Days, Unit::Years,
        ];
        let (unit, scale, format) = (units[unit], Scale::ALL[scale], Format::ALL[form]);
        let takes = match unit {
            Unit::Money(_) | Unit::PerShare(_) | Unit::PerAds(_) => currency.code() != "KWD" || scale != Scale::Hundredth,
            Unit::Shares | Unit::Ads | Unit::Count => scale != Scale::Hundredth,
            Unit::Percent => matches!(scale, Scale::One | Scale::Hundredth),
            _ => scale == Scale::One,
        };
        prop_assume!(takes);
        let value = Decimal::new(mantissa, places);
        let mut text = String::new();
        push(&mut text, value, unit, scale, format);
        let conventions = Conventions { format: Some(format), ..Conventions::default() };
        let read = Amount::parse(&text, &conventions).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
        prop_assert_eq!((read.value, read.value.scale(), read.unit, read.scale), (value, places, unit, scale), "{}", text);
    }

    #[test]
    fn a_range_is_read_or_refused_without_a_panic(text in "\\PC{0,40}|[0-9.,%$ -]{0,12}(to|±|-)[0-9.,%$ -]{0,12}") {
        let _ = Range::parse(&text, &Conventions::default());
    }
}
