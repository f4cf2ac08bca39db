//! What is a quantity in running text, and what isn't.

use super::*;
use crate::domain::figure::Hedge;
use crate::domain::number::Format;
use crate::domain::{Conventions, Currency, FileId, Located, Scale, Span, Unit};
use crate::prose::disguises;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// What is found in a text: the words of each.
fn found(text: &str) -> Vec<String> {
    let passage = inline_passage(&Located::new(text.into(), Span::default()));
    quantities(&passage, &Conventions::default()).into_iter().map(|it| passage.words[it.words].to_owned()).collect()
}

fn only(text: &str) -> Quantity {
    let passage = plain_passage(text, Span { file: FileId(0), start: 1, end: 2 });
    let found = quantities(&passage, &Conventions::default());
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.into_iter().next().unwrap()
}

fn none_in(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

fn unit(text: &str) -> Unit {
    only(text).amount.unit
}

#[test]
fn amounts_percentages_and_counts_are_found_in_order() {
    let text = "By 31 March 2024 the platform had 159 partners and 241.4\n  million consumers, 13.8% more than the 46.0 million of \
                31 March 2023. Loans of RMB4,153.2 million (US$575.2 million), 17,524,872 of them, against RMB-2.2 million.";
    let expected = [
        "159",
        "241.4   million",
        "13.8%",
        "46.0 million",
        "RMB4,153.2 million",
        "US$575.2 million",
        "17,524,872",
        "RMB-2.2 million",
    ];
    assert_eq!(found(&text.replace('\n', " ")), expected);
}

#[test]
fn a_quantity_has_the_value_scale_and_unit_that_its_words_say() {
    let it = only("a fall to RMB-2.2 million in the quarter").amount;
    let rmb = Currency::from_code("CNY").unwrap();
    assert_eq!((it.value.to_string().as_str(), it.scale, it.unit), ("-2.2", Scale::Million, Unit::Money(rmb)));
    assert_eq!(&*it.printed, "RMB-2.2 million");
    let it = only("in all 52.3\u{a0}million users").amount;
    assert_eq!((it.value.to_string().as_str(), it.scale, it.unit), ("52.3", Scale::Million, Unit::Count));
    let it = only("about US$5.2bn in cash").amount;
    assert_eq!((it.value.to_string().as_str(), it.scale, it.hedge.is_some()), ("5.2", Scale::Billion, true));
    assert_eq!(only("a US$150-million plan").amount.scale, Scale::Million);
    assert_eq!(only("(−2.2%)").amount.value.to_string(), "-2.2");
    for text in ["RMB5 million—a record", "RMB5 million’s", "RMB5 million\u{b9}", "RMB5 million元", "RMB5 million/year"]
    {
        assert_eq!(only(text).amount.scale, Scale::Million, "{text}");
    }
    assert_eq!(found("RMB1,`9`234.5 million"), ["RMB1", "234.5 million"]);
}

#[test]
fn units_are_read_past_the_words_for_the_class() {
    let usd = Currency::from_code("USD").unwrap();
    let hkd = Currency::from_code("HKD").unwrap();
    for text in ["830,000 shares", "830,000 Class A ordinary shares", "830,000 Class A\nordinary shares (the “Shares”)"]
    {
        assert_eq!(unit(text), Unit::Shares, "{text}");
    }
    for text in [
        "3.4 million ADSs",
        "156.01 million basic ADS and",
        "159.46 million diluted ADS",
        "5 American depositary shares",
    ] {
        assert_eq!(unit(text), Unit::Ads, "{text}");
    }
    assert_eq!(unit("US$19.3 per ADS"), Unit::PerAds(usd));
    assert_eq!(unit("USD 0.29 per share for"), Unit::PerShare(usd));
    assert_eq!(unit("HK$50.03 per Class A ordinary share."), Unit::PerShare(hkd));
    assert_eq!(unit("a tenor of 10.10 months"), Unit::Months);
    assert_eq!(unit("fell 5 percent"), Unit::Percent);
    assert_eq!(unit("0.00015% of it"), Unit::Percent);
    assert_eq!(unit("830,000 of the shares"), Unit::Count);
}

#[test]
fn a_hedge_belongs_to_a_quantity_only_inside_of_its_tie() {
    let read = |text: &str| {
        let passage = inline_passage(&Located::new(text.into(), Span::default()));
        let it = quantities(&passage, &Conventions::default()).remove(0);
        (passage.words[it.words].to_owned(), it.amount.hedge.is_some(), it.tie)
    };
    assert_eq!(read("for approximately US$65 million"), ("US$65 million".into(), true, None));
    assert_eq!(read("for approximately [US$65 million](figure:x)"), ("US$65 million".into(), true, Some(0)));
    let whole = "approximately US$65 million".to_owned();
    assert_eq!(read("for [approximately US$65 million](figure:x)"), (whole, true, Some(0)));
}

#[test]
fn a_quantity_knows_its_tie() {
    let ties = |text: &str| {
        let passage = inline_passage(&Located::new(text.into(), Span::default()));
        quantities(&passage, &Conventions::default()).into_iter().map(|it| it.tie).collect::<Vec<_>>()
    };
    assert_eq!(ties("[RMB5](figure:a), 6% and [7%](figure:b)"), [Some(0), None, Some(1)]);
    assert_eq!(ties("[3.4 million](figure:a) ADSs"), [Some(0)]);
    assert_eq!(ties("[46.0](figure:a) million"), [None]);
    assert_eq!(ties("[2000](figure:a) and [12 months](figure:b) of 12 months"), [Some(0), Some(1)]);
    assert_eq!(ties("[RMB5 or RMB6](figure:a)"), [Some(0), Some(0)]);
}

#[test]
fn ranges_and_bare_numbers_are_listed_when_in_doubt() {
    assert_eq!(
        found("between RMB1.17 billion and RMB1.23 billion, 7.0% to 12.5%"),
        ["RMB1.17 billion", "RMB1.23 billion", "7.0%", "12.5%"]
    );
    assert_eq!(found("US$1.17-1.23 billion or 5–7 partners"), ["US$1.17", "1.23 billion", "5", "7"]);
    assert_eq!(found("3 of 9 directors, 12,000 days+ of $5 and 1.5x"), ["3", "9", "$5", "1.5x"]);
    assert_eq!(found("–5% in the first quarter 159 partners"), ["5%", "159"]);
    assert_eq!(found("from US$1.00 to US$1.05"), ["US$1.00", "US$1.05"]);
}

#[test]
fn dates_years_and_quarters_are_none() {
    none_in(&[
        "on 31 March 2024, March 31, 2024, 2024-03-31, in March 2024 and on Dec. 5",
        "from 12 to 15 May, 28–30 June and 12-13 July",
        "in 2024, 2023-2024, FY2024, 1934’s and Q1, Q1'24, 3Q23, H1",
        "The 2024 share repurchase plan and the “2023 Share Repurchase Plan”",
    ]);
}

#[test]
fn times_and_durations_in_whole_numbers_are_none() {
    none_in(&[
        "at 9:30 a.m., 7:30 AM, 16:30, 12:00 p.m., 9 a.m. and 7 PM",
        "10 minutes, 30 day+, 90 day+ rates, “180 Day+ Rate”, Day-1, a 12-month period, 180 days, 12 months",
        "91 to 180 calendar days, 3 or 4 business days, 30-60 days past due, five years",
    ]);
}

#[test]
fn addresses_are_none() {
    none_in(&[
        "at 13/F and 7/F Lujiazui Finance Plaza, No. 1217 Dongfang Road, Shanghai 200122, China",
        "PO Box 309, Uglan House, KY1-1104, Cayman Islands",
        "Shops 1712-1716, 17th Floor, Hopewell Centre, 183\u{a0}Queen's Road East, and 17M Floor",
        "Tel: +86 10-5835-7668, (+852) 2862 8555, phone 2862 8555, 1-888-346-8982",
        "see http://a.example/5/6?x=7, www.1.example, 360shuke.com and ir7@a.example or 8@b.example",
    ]);
}

#[test]
fn codes_names_and_numbers_of_things_are_none() {
    none_in(&[
        "(NASDAQ: QFIN; HKEx: 3660), (HKEX: 3660), (stock code 03660), Stock code: 3660",
        "Form 6-K, F-3ASR, exhibit 99.1, H.10, COVID-19, Regulation 144A, Rule 10b5-1, Tier 1, Class A",
        "Section 9(2) of Chapter 571W, Notes 5, 6 and 7, IFRS 9, version 1.2.3",
        "1. First",
        "under (2) and [3] as well, and consumers\\*4",
        "360 DigiTech, Inc., the “360 Jietiao” APP and 360 Group",
    ]);
}

#[test]
fn the_base_side_of_an_exchange_rate_is_none() {
    assert_eq!(found("at RMB7.2203 to US$1.00, the rate"), ["RMB7.2203"]);
    assert_eq!(found("at US$1.00 to RMB7.2203 and US$1.00 = HK$7.8"), ["RMB7.2203", "HK$7.8"]);
    none_in(&["given as USD 1 : USD 1. Approval"]);
}

/// What is found in a text by the conventions of its document: value, scale and unit of each.
fn measured(text: &str, conventions: &Conventions) -> Vec<(String, Scale, Unit)> {
    let passage = inline_passage(&Located::new(text.into(), Span::default()));
    let found = quantities(&passage, conventions).into_iter().map(|it| it.amount);
    found.map(|it| (it.value.to_string(), it.scale, it.unit)).collect()
}

#[track_caller]
fn is_measured(text: &str, value: &str, scale: Scale, unit: Unit) {
    assert_eq!(measured(text, &Conventions::default()), [(value.to_owned(), scale, unit)], "{text}");
}

fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

fn money(code: &str) -> Unit {
    Unit::Money(currency(code))
}

#[test]
fn the_signs_of_many_currencies_are_read() {
    for (text, code) in [
        ("A$5.2 million", "AUD"),
        ("AU$5.2 million", "AUD"),
        ("S$5.2 million", "SGD"),
        ("NT$5.2 million", "TWD"),
        ("C$5.2 million", "CAD"),
        ("NZ$5.2 million", "NZD"),
        ("R$5.2 million", "BRL"),
        ("RM5.2 million", "MYR"),
        ("₹5.2 million", "INR"),
        ("Rs. 5.2 million", "INR"),
        ("₩5.2 million", "KRW"),
        ("CHF 5.2 million", "CHF"),
        ("5.2 million €", "EUR"),
        ("5.2 million EUR", "EUR"),
        ("-US$5.2 million", "USD"),
    ] {
        let value = if text.starts_with('-') { "-5.2" } else { "5.2" };
        is_measured(&format!("It was {text} then."), value, Scale::Million, money(code));
    }
    is_measured("It lost US$.88 then.", "0.88", Scale::One, money("USD"));
    is_measured("It paid ¥5 million.", "5", Scale::Million, Unit::Count);
    let declared = Conventions {
        dollar: Some(currency("AUD")),
        yen: Some(currency("JPY")),
        krona: Some(currency("SEK")),
        cents: Some(currency("ZAR")),
        ..Conventions::default()
    };
    let found = measured("It paid 15 cents and 5c each.", &declared);
    assert!(found.into_iter().all(|(.., unit)| unit.currency() == Some(currency("ZAR"))));
    let found = measured("It paid $5 and ¥6, kr 7 and 8 kr, and US$9.", &declared);
    let units: Vec<Unit> = found.into_iter().map(|(.., unit)| unit).collect();
    assert_eq!(units, [money("AUD"), money("JPY"), money("SEK"), money("SEK"), money("USD")]);
}

#[test]
fn hundredths_of_a_currency_are_read_as_such() {
    is_measured("of 35.8 pence in all", "35.8", Scale::Hundredth, money("GBP"));
    is_measured("of 35.8p in all", "35.8", Scale::Hundredth, money("GBP"));
    is_measured("of 177.0 US cents in all", "177.0", Scale::Hundredth, money("USD"));
    is_measured("of 177.0c in all", "177.0", Scale::Hundredth, money("USD"));
    is_measured("of 12 HK cents in all", "12", Scale::Hundredth, money("HKD"));
    is_measured("5p per share", "5", Scale::Hundredth, Unit::PerShare(currency("GBP")));
    is_measured("35.8 pence per ordinary share", "35.8", Scale::Hundredth, Unit::PerShare(currency("GBP")));
    is_measured("US$5 a share", "5", Scale::One, Unit::PerShare(currency("USD")));
    none_in(&["under Rule 10c and Section 5p", "in 2024c"]);
}

#[test]
fn scales_of_many_markets_are_read() {
    for (text, scale) in [
        ("₹5.2 crore", Scale::Crore),
        ("₹5.2 Cr", Scale::Crore),
        ("₹5.2 lakh", Scale::Lakh),
        ("₹5.2 lakh crore", Scale::Trillion),
        ("₹5.2 trillion", Scale::Trillion),
        ("₹5.2tn", Scale::Trillion),
        ("₹5.2bn", Scale::Billion),
        ("₹5.2m", Scale::Million),
        ("₹5.2k", Scale::Thousand),
    ] {
        is_measured(&format!("It was {text} then."), "5.2", scale, money("INR"));
    }
}

#[test]
fn multiples_durations_and_points_have_units_of_their_own() {
    is_measured("covered 2.3x by it", "2.3", Scale::One, Unit::Times);
    is_measured("covered 2.3 times by it", "2.3", Scale::One, Unit::Times);
    is_measured("sales of [45 days](figure:dso)", "45", Scale::One, Unit::Days);
    is_measured("a life of 12.5 years", "12.5", Scale::One, Unit::Years);
    for text in ["12 basis points", "12 bps", "12bps", "12-basis-point", "12個基點"] {
        is_measured(&format!("fell {text} there"), "12", Scale::Hundredth, Unit::Percent);
    }
    for text in ["0.3 percentage points", "0.3 percentage point", "0.3pp", "0.3 ppts", "0.3%-points", "0.3個百分點"]
    {
        is_measured(&format!("fell {text} there"), "0.3", Scale::One, Unit::Points);
    }
}

#[test]
fn words_before_a_figure_say_what_it_admits() {
    let hedge = |text: &str| only(text).amount.hedge;
    for (text, expected) in [
        ("more than US$5 million", Some(Hedge::MoreThan)),
        ("in excess of US$5 million", Some(Hedge::MoreThan)),
        ("at least US$5 million", Some(Hedge::AtLeast)),
        ("no less than US$5 million", Some(Hedge::AtLeast)),
        ("less than US$5 million", Some(Hedge::LessThan)),
        ("no more than US$5 million", Some(Hedge::AtMost)),
        ("nearly US$5 million", Some(Hedge::Nearly)),
        ("up to US$5 million", Some(Hedge::UpTo)),
        ("Around US$5 million", Some(Hedge::Approximately)),
        ("a total of over US$5 million", Some(Hedge::MoreThan)),
        ("margins of below US$5 million", Some(Hedge::LessThan)),
        ("an improvement over US$5 million", None),
        ("it stood above US$5 million", None),
        ("the thereabout US$5 million", None),
        ("US$5 million", None),
    ] {
        assert_eq!(hedge(text), expected, "{text}");
    }
    let passage = inline_passage(&Located::new(
        "rose 4% more than [RMB5](figure:x), [over RMB5](figure:x)".into(),
        Span::default(),
    ));
    let hedges: Vec<_> = quantities(&passage, &Conventions::default()).into_iter().map(|it| it.amount.hedge).collect();
    assert_eq!(hedges, [None, None, Some(Hedge::MoreThan)]);
}

#[test]
fn both_ends_of_a_range_have_what_stands_at_one() {
    let percent = |value: &str| (value.to_owned(), Scale::One, Unit::Percent);
    for text in [
        "10.5%-11.0%",
        "10.5-11.0%",
        "10.5–11.0%",
        "10.5% to 11.0%",
        "between 10.5 and 11.0%",
        "from 10.5 to 11.0 percent",
    ] {
        assert_eq!(
            measured(&format!("It is {text} then."), &Conventions::default()),
            [percent("10.5"), percent("11.0")],
            "{text}"
        );
    }
    let of = |value: &str| (value.to_owned(), Scale::Billion, money("USD"));
    for text in ["US$1.17-1.23 billion", "between US$1.17 and US$1.23 billion", "US$1.17 billion–1.23 billion"] {
        assert_eq!(
            measured(&format!("It is {text} then."), &Conventions::default()),
            [of("1.17"), of("1.23")],
            "{text}"
        );
    }
    let found = measured("It rose from US$5 to US$1.2 billion, or 3 to 5 million users.", &Conventions::default());
    let scales: Vec<Scale> = found.into_iter().map(|(_, scale, _)| scale).collect();
    assert_eq!(scales, [Scale::One, Scale::Billion, Scale::One, Scale::Million]);
}

#[test]
fn figures_in_chinese_are_read_with_their_scales_and_currencies() {
    for (text, value, scale, unit) in [
        ("收入为人民币4,153.2百万元", "4153.2", Scale::Million, money("CNY")),
        ("收入為人民幣4,153.2百萬元", "4153.2", Scale::Million, money("CNY")),
        ("收入為41.53億元，", "41.53", Scale::HundredMillion, money("CNY")),
        ("收入为41.53亿元", "41.53", Scale::HundredMillion, money("CNY")),
        ("收入為41.53億港元", "41.53", Scale::HundredMillion, money("HKD")),
        ("收入為575.2百萬美元", "575.2", Scale::Million, money("USD")),
        ("２４１.４百萬名用戶", "241.4", Scale::Million, Unit::Count),
        ("增長１３．８％", "13.8", Scale::One, Unit::Percent),
        ("增長13.8％", "13.8", Scale::One, Unit::Percent),
        ("５３万户", "53", Scale::TenThousand, Unit::Count),
        ("每股人民幣4.30元", "4.30", Scale::One, Unit::PerShare(currency("CNY"))),
        ("每股美國存託股人民幣8.60元", "8.60", Scale::One, Unit::PerAds(currency("CNY"))),
        ("830,000股", "830000", Scale::One, Unit::Shares),
        ("人民幣５，３０１百萬元", "5301", Scale::Million, money("CNY")),
    ] {
        is_measured(text, value, scale, unit);
    }
    none_in(&["截至2024年3月31日", "２０２４年３月３１日"]);
    assert_eq!(found("約２４１.４百萬名"), ["２４１.４百萬"]);
}

#[test]
fn a_currency_behind_a_number_may_end_a_sentence() {
    let euro = Conventions::default();
    for text in
        ["EBIT of 98.7 Mio. €. The margin", "of 5.2 million €.", "of 5.2 million € - more", "of 5.2 million €, -"]
    {
        let found = measured(text, &euro);
        assert_eq!(found[0].2, Unit::Money(Currency::from_code("EUR").unwrap()), "{text}");
    }
}

#[test]
fn parentheses_at_a_currency_a_scale_or_a_percent_sign_are_a_minus_and_others_a_remark() {
    let usd = Unit::Money(currency("USD"));
    for (text, value, scale, unit) in [
        ("of $(5.0) million, or", "-5.0", Scale::Million, usd),
        ("a loss of (US$175.9) million", "-175.9", Scale::Million, usd),
        ("of $(0.04) per share", "-0.04", Scale::One, Unit::PerShare(currency("USD"))),
        ("or (2.3)% of revenue", "-2.3", Scale::One, Unit::Percent),
        ("income ($5.0 million) of", "5.0", Scale::Million, usd),
        ("more ($5.0), while", "5.0", Scale::One, usd),
        ("growth (2.3%) of", "2.3", Scale::One, Unit::Percent),
        ("paid $ (2.3) to", "2.3", Scale::One, Unit::Count),
    ] {
        is_measured(text, value, scale, unit);
    }
    assert_eq!(found("of $(5.0) million, or"), ["$(5.0) million"]);
}

#[test]
fn scales_are_read_in_the_words_of_other_languages() {
    let of = |format: Format| Conventions { format: Some(format), ..Conventions::default() };
    for (text, value, scale) in [
        ("12 345,6 M€ de", "12345.6", Scale::Million),
        ("1,2 Md€.", "1.2", Scale::Billion),
        ("12 k€", "12", Scale::Thousand),
        ("1 234 millions d’euros,", "1234", Scale::Million),
        ("1,2 milliard d’euros", "1.2", Scale::Billion),
        ("1,2 Milliarden Euro", "1.2", Scale::Billion),
        ("1,2 Millionen €", "1.2", Scale::Million),
        ("450 Tsd. €", "450", Scale::Thousand),
    ] {
        let found = measured(text, &of(Format::SpaceComma));
        let (read, scaled, unit) = &found[0];
        assert_eq!((read.as_str(), *scaled), (value, scale), "{text}");
        assert!(unit.currency().is_some() || text.contains(" Euro"), "{text}: {unit:?}");
    }
}

#[test]
fn days_in_other_languages_are_no_figures() {
    none_in(&[
        "zum 31. März 2024",
        "au 30 juin 2024",
        "le 1er juillet 2024",
        "a 30 de junio de 2024",
        "al 31 dicembre 2023",
    ]);
    none_in(&["1株当たり当期純利益"]);
}

#[test]
fn a_currency_may_end_a_sentence() {
    for text in ["It was 3.5 million euros. Then", "It was 5 €.", "It was 3.5 EUR. In", "It was 5.2 Mio. EUR."] {
        assert_eq!(measured(text, &Conventions::default())[0].2, money("EUR"), "{text}");
    }
    assert_eq!(measured("It was 5 EUR .88 more", &Conventions::default())[0].2, Unit::Count);
}

#[test]
fn amounts_with_points_where_commas_are_declared_are_no_figures_of_the_document() {
    let wrong = |text: &str, format: Option<Format>| -> Vec<String> {
        let conventions = Conventions { format, ..Conventions::default() };
        let passage = plain_passage(text, Span::default());
        let found = quantities(&passage, &conventions);
        disguises(&passage, &found, &conventions).into_iter().map(|it| it.words).collect()
    };
    let german = Some(Format::PointComma);
    assert_eq!(wrong("Umsatz von 133.2 Mio. EUR und 2.9%", german), ["133.2 Mio. EUR", "2.9%"]);
    assert_eq!(wrong("Umsatz von EUR 133.2", Some(Format::SpaceComma)), ["EUR 133.2"]);
    assert_eq!(wrong("am 31.12. um 15.30 Uhr, nach Ziffer 3.2, 133,2 Mio. EUR und 4.153 Kunden", german), [""; 0]);
    assert_eq!(wrong("revenue of EUR 133.2 million", None), [""; 0]);
}

#[test]
fn numbers_are_read_in_the_form_that_their_document_declares() {
    let of = |format: Format| Conventions { format: Some(format), ..Conventions::default() };
    let read = |text: &str, conventions: &Conventions| -> Vec<String> {
        measured(text, conventions).into_iter().map(|(value, ..)| value).collect()
    };
    let german = of(Format::PointComma);
    assert_eq!(read("um 3,5 % auf 1.234,5 Mio. € und 3.579 Kunden", &german), ["3.5", "1234.5", "3579"]);
    assert_eq!(measured("1.234,5 Mio. €", &german)[0].1, Scale::Million);
    assert_eq!(read("am 31.03.2024 und in 1.2.3", &german), [""; 0]);
    let [(thousand, scale, unit)] = &measured("ein Umsatz von 133.218 Tsd. EUR. Danach", &german)[..] else { panic!() };
    assert_eq!((&**thousand, *scale, *unit), ("133218", Scale::Thousand, money("EUR")));
    assert_eq!(measured("je Aktie 14,5 Eurocent", &german)[0].1, Scale::Hundredth);
    assert_eq!(
        read("de 3,5 % à 1\u{a0}234,5 millions, 12 345 clients", &of(Format::SpaceComma)),
        ["3.5", "1234.5", "12345"]
    );
    assert_eq!(read("CHF 1'234.5 und 12’345 Kunden", &of(Format::ApostrophePoint)), ["1234.5", "12345"]);
    assert_eq!(read("₹12,34,567.8 and 1,234 and 4,153.2 crore", &of(Format::Indian)), ["1234567.8", "1234", "4153.2"]);
    let undeclared = Conventions { has_decimal_commas: true, ..Conventions::default() };
    assert_eq!(read("um 3,5 % auf 1.234,56 €", &undeclared), ["3.5", "1234.56"]);
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC{0,60}|[0-9０-９.,'’ \u{a0}$£€%pcx億万元-]{0,30}", german in any::<bool>()) {
        let format = german.then_some(Format::PointComma);
        let passage = plain_passage(&text, Span::default());
        for it in quantities(&passage, &Conventions { format, has_decimal_commas: true, ..Conventions::default() }) {
            prop_assert!(passage.words.get(it.words).is_some());
        }
    }

    #[test]
    fn what_is_printed_in_any_form_and_scale_is_read_back(
        number in 0_i64..1_000_000_000_000, places in 0_u32..4, scale in 1_usize..10, format in 0_usize..5,
    ) {
        let (format, scale) = (Format::ALL[format], Scale::ALL[scale]);
        let value = Decimal::new(number, places);
        let digits = value.to_string();
        let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut grouped = String::new();
        for (at, digit) in whole.chars().enumerate() {
            let left = whole.len() - at;
            let is_group = if format == Format::Indian { left == 3 || (left > 3 && left % 2 == 1) } else { left % 3 == 0 };
            if at > 0 && is_group {
                grouped.extend([',', '.', '\u{a0}', '\''].into_iter().find(|c| format.separates(*c)));
            }
            grouped.push(digit);
        }
        let point = if decimals.is_empty() { String::new() } else { format!("{}{decimals}", format.point()) };
        let word = match scale {
            Scale::TenThousand => "萬",
            Scale::HundredMillion => "億",
            scale => scale.word(),
        };
        let conventions = Conventions { format: Some(format), ..Conventions::default() };
        let found = measured(&format!("It was US${grouped}{point} {word} then."), &conventions);
        prop_assert_eq!(found, [(digits.clone(), scale, money("USD"))]);
    }
}

#[test]
fn a_number_without_room_is_none() {
    none_in(&["123456789012345678901234567890"]);
}
