//! A figure's course as small as a word.

use super::chart::draft::when;
use crate::chart::{SparkPoint, sparkline as draw};
use crate::domain::Period;
use crate::history::cadence;
use rust_decimal::Decimal;

/// The picture of values as inline SVG: of periods of one sort, oldest first, in one unit and scale. It is broken where periods
/// between them have no figure, hidden from those who are read the page, since the figures stand beside it, and empty for fewer
/// than three.
#[must_use]
pub fn sparkline(values: &[(Period, Decimal)]) -> String {
    let periods: Vec<Period> = values.iter().map(|(period, _)| *period).collect();
    let missing = cadence::missing(&periods);
    let gaps = std::iter::once(false).chain(missing.iter().map(|names| !names.is_empty()));
    let point = |((period, value), after_gap): (&(Period, Decimal), bool)| SparkPoint {
        when: when(*period),
        value: *value,
        after_gap,
    };
    draw(&values.iter().zip(gaps).map(point).collect::<Vec<_>>())
}
