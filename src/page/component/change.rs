//! How a figure changed, as documents state it or as it is computed.

use crate::domain::period::FiscalCalendar;
use crate::domain::{Period, Unit};
use crate::history::series::Stated;
use crate::words::Words;
use rust_decimal::Decimal;
use serde::Serialize;

/// A change of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeView {
    /// The change: `+15.4%`, `+4.8 points`.
    pub text: String,
    /// The period that it is from.
    pub against: String,
    /// The figure of that period.
    pub was: Option<String>,
    /// Whether a document states it; else it is computed.
    pub stated: bool,
}

/// The change between two values of one unit, each in whole units: of percentages in points, of others in percent. `None` where
/// it would say nothing.
#[must_use]
pub fn computed(new: Decimal, old: Decimal, unit: Unit, words: &dyn Words) -> Option<String> {
    match unit {
        Unit::Percent => Some(words.points(new, old)),
        Unit::Points => None,
        _ => words.change(new, old),
    }
}

/// How a value of a metric changed on the year, among values that stand beside each other: as its document states it, else as it
/// is computed from the value of the year before by the same definition.
#[must_use]
pub fn on_the_year(
    values: &[Stated<'_>],
    newest: &Stated<'_>,
    calendar: &FiscalCalendar,
    words: &dyn Words,
) -> Option<ChangeView> {
    let before = newest.value.period.year_before(calendar)?;
    let was = values.iter().find(|it| it.value.period == before && it.definition == newest.definition);
    of_metric(newest, before, was, words)
}

/// How a value of a metric changed from that of another period, likewise; `was` is that one where it is known.
#[must_use]
pub fn of_metric(stated: &Stated<'_>, from: Period, was: Option<&Stated<'_>>, words: &dyn Words) -> Option<ChangeView> {
    let (value, against) = (stated.value, words.period(&from));
    let given = was.map(|was| was.value.amount.printed.to_string());
    if let Some(change) = value.changes.iter().find(|change| change.against == from) {
        return Some(ChangeView { text: words.stated_amount(change), against, was: given, stated: true });
    }
    let old = &was?.value.amount;
    let is_exact = value.amount.unit == old.unit && value.amount.hedge.is_none() && old.hedge.is_none();
    let (new, old) = (value.amount.in_units()?, old.in_units().filter(|_| is_exact)?);
    let text = computed(new, old, value.amount.unit, words)?;
    Some(ChangeView { text, against, was: given, stated: false })
}
