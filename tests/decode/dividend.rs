//! Dividends of several markets: what is read, and what is said.

use crate::documents::examples;
use crate::fixture::{FACTS, Fixture};
use irbook::decode::decode;
use irbook::domain::kind::dividend::Dividend;
use irbook::domain::{Details, Field, Unit};

fn facts(table: &str) -> String {
    format!("{}\n{table}\n", FACTS.replace("kind = \"other\"", "kind = \"dividend\""))
}

fn dividend(table: &str) -> Dividend {
    let documents = Fixture::new().with_facts("a", &facts(table)).documents();
    let Details::Dividend(dividend) = &documents.announcements[0].details else { panic!("no dividend") };
    (**dividend).clone()
}

fn messages(table: &str) -> Vec<String> {
    let sources = Fixture::new().with_facts("a", &facts(table)).sources();
    decode(&sources).unwrap().1.into_iter().map(|it| it.message).collect()
}

#[test]
fn every_example_of_the_description_is_read() {
    let examples = examples("### kind = \"dividend\"");
    assert_eq!(examples.len(), 5);
    examples.into_iter().for_each(|example| drop(dividend(example)));
}

#[test]
fn an_amount_is_enough() {
    let read = dividend("[dividend]\ndeclared = \"$0.35 per share\"");
    let [it] = &*read.distributions else { panic!() };
    assert!(it.terms.ex_date.is_none() && it.dividend_type.is_none() && it.apart.is_empty());
    assert_eq!(messages("[dividend]\ntype = \"Final\""), ["a dividend needs `declared` or `components`"]);
}

#[test]
fn what_is_open_is_no_mistake_and_other_words_for_it_are_told_the_right_ones() {
    let read = dividend(
        "[dividend]\ndeclared = \"To be announced\"\nex_date = \"to be announced\"\nbook_close = \"Not applicable\"",
    );
    let it = &read.distributions[0];
    assert!(matches!((&it.declared, &it.terms.ex_date), (Some(Field::ToBeAnnounced), Some(Field::ToBeAnnounced))));
    assert!(matches!(it.terms.book_close, Some(Field::NotApplicable)));
    for word in ["TBA", "n/a", "To be confirmed"] {
        let found = messages(&format!("[dividend]\ndeclared = \"$1 per share\"\nrecord_date = \"{word}\""));
        assert_eq!(found, [format!("`{word}` is not one of the words known here")]);
    }
    // Where any text may stand, it is text.
    let tax = dividend("[dividend]\ndeclared = \"$1 per share\"\nwithholding_tax = \"None\"");
    assert!(matches!(&tax.distributions[0].terms.withholding_tax, Some(Field::Stated(text)) if &**text == "None"));
}

#[test]
fn several_dividends_are_told_apart_by_type_or_id() {
    let one = "[[dividend]]\ntype = \"Final dividend\"\ndeclared = \"$1 per share\"\n";
    let special = "[[dividend]]\ntype = \"Special\"\ndeclared = \"$2 per share\"\n";
    let read = dividend(&format!("{one}{special}"));
    assert_eq!(read.named().map(|(_, tag)| tag).collect::<Vec<_>>(), ["final", "special"]);
    assert_eq!(dividend(one).named().map(|(_, tag)| tag).collect::<Vec<_>>(), [""]);
    assert_eq!(messages(&format!("{one}{one}")), ["a second dividend `final`"]);
    let id = one.replace("type", "id = \"second\"\ntype");
    assert_eq!(dividend(&format!("{one}{id}")).distributions[1].tag, "second".into());
    assert_eq!(messages("dividend = []"), ["there is no dividend"]);
}

#[test]
fn amounts_are_read_with_what_is_remarked_behind_them() {
    for (printed, value) in [
        ("RMB 0.95 per 10 shares (tax inclusive)", "0.095"),
        ("Rs. 10/- per equity share of face value of Rs. 2/- each", "10"),
        ("9.4 sen per ordinary share (single tier)", "9.4"),
        ("NT$4,500 per 1,000 common shares", "4.500"),
    ] {
        let read = dividend(&format!("[dividend]\ndeclared = \"{printed}\""));
        let amount = read.distributions[0].amount().unwrap();
        assert_eq!((&*amount.printed, &*amount.value.value.to_string()), (printed, value));
        assert!(matches!(amount.unit, Unit::PerShare(_)));
    }
    // A second figure says the same.
    let twice = |again: &str| messages(&format!("[dividend]\ndeclared = \"RMB 0.95 per 10 shares ({again})\""));
    assert_eq!((twice("RMB 0.095 per share").len(), twice("RMB 0.95 per share").len()), (0, 1));
    let found = messages("[dividend]\ndeclared = \"$1 per share\"\ndeclared_per_ads = \"$2 per share\"");
    assert_eq!(found, ["this must be an amount per ADS, but `$2 per share` is an amount per share"]);
}

#[test]
fn a_rate_that_is_none_is_refused() {
    for rate in ["the prevailing rate", "7.8", "USD 1 : HKD 7,8,1"] {
        let found = messages(&format!("[dividend]\ndeclared = \"$1 per share\"\nexchange_rate = \"{rate}\""));
        assert!(found.len() == 1 && found[0].starts_with(&format!("`{rate}` is no exchange rate: ")), "{found:?}");
    }
}

#[test]
fn terms_are_of_a_listing_or_of_holders() {
    let found = messages("[dividend]\ndeclared = \"$1 per share\"\n[[dividend.listings]]\nstock_code = \"1\"");
    assert_eq!(found, ["terms of holders needs `listing` or `holders`"]);
}
