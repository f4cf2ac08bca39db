//! Numbers, amounts, periods and dates: what is read is printed so that it reads back the same.

use super::text;
use chrono::{Datelike, NaiveDate};
use irbook::domain::decimal::{grouped, push_plain, round};
use irbook::domain::period::{FiscalCalendar, Named, Period, heading};
use irbook::domain::{Amount, Conventions, Currency, Digest, Scale, number};
use rust_decimal::Decimal;

/// A number, an amount, a currency or a digest.
pub fn amount(bytes: &[u8]) {
    let text = &*text(bytes);
    let conventions = &Conventions::default();
    if let Ok(printed) = number::parse(text, conventions) {
        printed.value().into_iter().for_each(reads_back);
    }
    if let Ok(amount) = Amount::parse(text, conventions) {
        assert_eq!(
            Amount::parse(&amount.printed, conventions).as_ref(),
            Ok(&amount),
            "what is kept as printed says the same"
        );
        reads_back(amount.value);
        let mut plain = String::new();
        push_plain(&mut plain, amount.value, amount.scale);
        if let Some(units) = amount.in_units() {
            assert_eq!(plain.parse::<Decimal>().ok(), Some(units), "{plain} in whole units");
        }
        if let Some(currency) = amount.unit.currency() {
            assert_eq!(Currency::from_code(currency.code()), Some(currency));
        }
    }
    if let Ok(digest) = text.parse::<Digest>() {
        assert_eq!(digest.to_string(), text);
    }
}

/// Every digit that was printed is there again.
fn reads_back(value: Decimal) {
    let read = |text: &str| match number::parse(text, &Conventions::default()) {
        Ok(number::Printed::Number(read)) => read,
        other => panic!("{text} is read as {other:?}"),
    };
    let mut plain = String::new();
    push_plain(&mut plain, value, Scale::One);
    for text in [grouped(value), plain] {
        let again = read(&text);
        assert_eq!((again, again.scale()), (value, value.scale()), "{text}");
    }
    for places in 0..6 {
        assert!((round(value, places) - value).abs() <= Decimal::new(5, places + 1), "{value} to {places} places");
    }
}

/// A period and, in a line of its own before it, the end of the fiscal year.
pub fn period(bytes: &[u8]) {
    let text = &*text(bytes);
    let (year_end, text) = text.split_once('\n').unwrap_or(("12-31", text));
    let heading = heading::read(text);
    let Some(calendar) = FiscalCalendar::parse(year_end, Named::End) else { return };
    let Some(period) = Period::parse(text, &calendar) else { return };
    // Whatever a heading says can be held against a period.
    let _ = heading.contradiction(&period);
    // Other years are refused where periods are read.
    if !(1900..=2999).contains(&period.start().year()) || period.end().year() > 2999 {
        return;
    }
    assert_eq!(Period::parse(&period.id(), &calendar), Some(period), "a period is read back from its id");
    assert!(period.id() == text || text.contains('/'), "only first and last day may have another name: {text}");
    assert!(period.start() <= period.end(), "{period:?}");
    if let Some(before) = period.year_before(&calendar) {
        assert!(before.end() < period.end(), "{before:?} is not before {period:?}");
        assert_eq!(Period::parse(&before.id(), &calendar), Some(before));
    }
    let day: NaiveDate = period.end();
    assert_eq!(day.to_string().parse(), Ok(day), "a day of year {}", day.year());
    assert!(!period.to_string().is_empty());
}
