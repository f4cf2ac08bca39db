//! Figures with what they count.

use crate::domain::number::Format;
use crate::domain::statement::{ExchangeRate, LineUnit};
use crate::domain::{Currency, Period, Scale, Unit};
use rust_decimal::Decimal;

/// How a language says how much.
pub trait Units {
    /// Money in a scale: `RMB million`.
    fn money_unit(&self, currency: Currency, scale: Scale) -> String;
    /// What amounts of a unit count in a scale: `RMB million`, `percent`, `thousand shares`.
    fn unit(&self, unit: Unit, scale: Scale) -> String;
    /// A figure of a line with its currency, in a form of numbers, and the words that follow it: `RMB4,153.2` and `million`.
    fn figure(
        &self,
        value: Decimal,
        unit: LineUnit,
        currency: Currency,
        scale: Scale,
        format: Format,
    ) -> (String, String);
    /// What the cells of a line count, in a word, in a scale of the line's own: `per share`, `thousand shares`. Hundredths of
    /// a currency are named by the currency.
    fn line_unit(&self, unit: LineUnit, scale: Scale) -> String;
    /// The change from one amount to another in percent, with its sign: `+15.4%`. `None` where the old one isn't positive.
    fn change(&self, new: Decimal, old: Decimal) -> Option<String>;
    /// The change from one percentage to another: `+4.8 points`.
    fn points(&self, new: Decimal, old: Decimal) -> String;
    /// A number with its sign, a true minus, and none for zero: `+13.8`.
    fn signed(&self, value: Decimal) -> String;
    /// A stated percentage, with a true minus: `7.0%`.
    fn percent(&self, value: Decimal) -> String;
    /// A range of expected growth in percent: `7.0% to 12.5% against Q2 2023`.
    fn growth(&self, low: &str, high: &str, against: Option<&Period>) -> String;
    /// Expected growth of one figure: `7.0% against Q2 2023`.
    fn growth_of(&self, percent: &str, against: Option<&Period>) -> String;
    /// A figure that is the least that is expected: `at least 13%`.
    fn at_least(&self, amount: &str) -> String;
    /// A figure that is the most that is expected: `at most 13%`.
    fn at_most(&self, amount: &str) -> String;
    /// An exchange rate as an equation: `US$1.00 = RMB7.2203`.
    fn equation(&self, rate: &ExchangeRate) -> String;
    /// A size of a file: `950 bytes`, `18 kB`, `1.2 MB`.
    fn size(&self, bytes: u64) -> String;
}
