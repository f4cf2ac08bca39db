//! What is a quantity in running text, and what isn't.

use super::*;
use crate::domain::{Currency, FileId, Located, Scale, Span, Unit};

/// What is found in a text: the words of each.
fn found(text: &str) -> Vec<String> {
    let passage = inline_passage(&Located::new(text.into(), Span::default()));
    quantities(&passage).into_iter().map(|it| passage.words[it.words].to_owned()).collect()
}

fn only(text: &str) -> Quantity {
    let passage = plain_passage(text, Span { file: FileId(0), start: 1, end: 2 });
    let found = quantities(&passage);
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
        let it = quantities(&passage).remove(0);
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
        quantities(&passage).into_iter().map(|it| it.tie).collect::<Vec<_>>()
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
    assert_eq!(found("3 of 9 directors, 12,000 days+ of $5 and 1.5x"), ["3", "9", "$5", "1.5"]);
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

#[test]
fn numbers_in_chinese_text_are_bare_counts() {
    let it = only("收入为人民币4,153.2百万元");
    assert_eq!((it.amount.value.to_string().as_str(), it.amount.unit), ("4153.2", Unit::Count));
    none_in(&["截至2024年3月31日"]);
}

#[test]
fn a_number_without_room_is_none() {
    none_in(&["123456789012345678901234567890"]);
}
