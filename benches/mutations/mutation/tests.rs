use super::*;
use irbook::domain::Amount;
use irbook::domain::decimal::grouped;
use proptest::prelude::*;

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

fn all(text: &str, value: &str, negative: Negative) -> Vec<Option<String>> {
    Mutation::ALL.map(|mutation| mutate(text, decimal(value), mutation, negative, &Conventions::default())).to_vec()
}

fn some(texts: [&str; 6]) -> Vec<Option<String>> {
    texts.map(|text| (!text.is_empty()).then(|| text.to_owned())).to_vec()
}

#[test]
fn a_cell_stays_a_printed_cell() {
    let expected =
        ["\"4,153,184\"", "\"4,153,182\"", "\"1,453,183\"", "\"41,531,830\"", "\"(4,153,183)\"", "\"4.153.183\""];
    assert_eq!(all("\"4,153,183\"", "4153183", Negative::Parentheses), some(expected));
    let expected = ["\"(2,237)\"", "\"(2,235)\"", "\"(2,326)\"", "\"(22,360)\"", "\"2,236\"", "\"(2.236)\""];
    assert_eq!(all("\"(2,236)\"", "-2236", Negative::Parentheses), some(expected));
}

#[test]
fn a_carry_moves_the_commas() {
    let up =
        |text, value| mutate(text, decimal(value), Mutation::Up, Negative::Minus, &Conventions::default()).unwrap();
    assert_eq!(up("999 shares", "999"), "1,000 shares");
    assert_eq!(up("9,999.99", "9999.99"), "10,000.00");
    assert_eq!(up("9999", "9999"), "10000");
    let down = mutate("1,000", decimal("1000"), Mutation::Down, Negative::Minus, &Conventions::default());
    assert_eq!(down.as_deref(), Some("999"));
}

#[test]
fn the_words_around_an_amount_stay() {
    let text = "approximately RMB2.05 million";
    let [up, down, swap, ten, sign, marks] =
        ["2.06", "2.04", "0.25", "20.50", "-2.05", "2,05"].map(|number| text.replace("2.05", number));
    assert_eq!(all(text, "2.05", Negative::Minus), some([&up, &down, &swap, &ten, &sign, &marks]));
    let negative = mutate("RMB−2.2 million", decimal("-2.2"), Mutation::Sign, Negative::Minus, &Conventions::default());
    assert_eq!(negative.as_deref(), Some("RMB2.2 million"));
}

#[test]
fn the_number_that_has_the_value_is_the_one_that_changes() {
    let changed =
        mutate("in 2023, 13.8%, and 13.80", decimal("13.8"), Mutation::Up, Negative::Minus, &Conventions::default());
    assert_eq!(changed.as_deref(), Some("in 2023, 13.9%, and 13.80"));
    assert_eq!(mutate("none of it", decimal("5"), Mutation::Up, Negative::Minus, &Conventions::default()), None);
}

#[test]
fn what_would_not_change_the_number_is_not_tried() {
    assert_eq!(all("0.0%", "0.0", Negative::Minus), some(["0.1%", "", "", "", "", "0,0%"]));
    let swap = |text, value| mutate(text, decimal(value), Mutation::Swap, Negative::Minus, &Conventions::default());
    assert_eq!(swap("22", "22"), None);
    assert_eq!(swap("10", "10"), None);
    assert_eq!(swap("100.5", "100.5").as_deref(), Some("105.0"));
    assert_eq!(swap("0.05", "0.05").as_deref(), Some("0.50"));
}

#[test]
fn a_bare_number_gets_quotes() {
    assert_eq!(quoted("(5)".into()), "\"(5)\"");
    assert_eq!(quoted("'5'".into()), "'5'");
}

#[test]
fn a_figure_stays_in_the_form_of_its_document() {
    let of = |text: &str, value: &str, format| {
        let conventions = Conventions { format: Some(format), ..Conventions::default() };
        Mutation::ALL.map(|mutation| mutate(text, decimal(value), mutation, Negative::Minus, &conventions)).to_vec()
    };
    let expected = ["1.000,0", "999,8", "", "9.999,0", "-999,9", "999.9"];
    assert_eq!(of("999,9", "999.9", Format::PointComma), some(expected));
    let expected = ["1.243 Kunden", "1.241 Kunden", "2.142 Kunden", "12.420 Kunden", "-1.242 Kunden", "1,242 Kunden"];
    assert_eq!(of("1.242 Kunden", "1242", Format::PointComma), some(expected));
}

fn digits(value: Decimal) -> Vec<u8> {
    let mut digits = value.to_string().into_bytes();
    digits.retain(u8::is_ascii_digit);
    digits.sort_unstable();
    digits
}

proptest! {
    #[test]
    fn a_changed_figure_reads_as_the_number_that_was_meant(
        mantissa in 0_i64..1_000_000_000_000, places in 0_u32..5, minus in any::<bool>(), commas in any::<bool>(),
    ) {
        let magnitude = Decimal::new(mantissa, places);
        let value = if minus { -magnitude } else { magnitude };
        let printed = if commas { grouped(magnitude) } else { magnitude.to_string() };
        let cell = if minus { format!("({printed})") } else { printed.clone() };
        let amount = format!("about RMB{}{printed} million", if minus { "-" } else { "" });
        for mutation in Mutation::ALL.into_iter().filter(|it| *it != Mutation::Marks) {
            let in_cell = mutate(&cell, value, mutation, Negative::Parentheses, &Conventions::default());
            let in_amount = mutate(&amount, value, mutation, Negative::Minus, &Conventions::default());
            prop_assert_eq!(in_cell.is_some(), in_amount.is_some());
            let (Some(in_cell), Some(in_amount)) = (in_cell, in_amount) else {
                prop_assert!(mantissa == 0 || mutation == Mutation::Swap);
                continue;
            };
            let read = number::parse(&in_cell, &Conventions::default()).unwrap().value().unwrap();
            let of_amount = Amount::parse(&in_amount, &Conventions::default()).unwrap();
            prop_assert_eq!(read, of_amount.value);
            prop_assert_eq!(read.scale(), places);
            let sign = if minus { -1 } else { 1 };
            match mutation {
                Mutation::Up => prop_assert_eq!(read, Decimal::new(sign * (mantissa + 1), places)),
                Mutation::Down => prop_assert_eq!(read, Decimal::new(sign * (mantissa - 1), places)),
                Mutation::TimesTen => prop_assert_eq!(read, Decimal::new(sign * mantissa * 10, places)),
                Mutation::Sign => prop_assert_eq!(read, -value),
                Mutation::Swap => {
                    prop_assert_ne!(read, value);
                    prop_assert_eq!(digits(read.abs()), digits(magnitude));
                }
                Mutation::Marks => unreachable!("what it reads as is the other form's"),
            }
        }
    }
}
