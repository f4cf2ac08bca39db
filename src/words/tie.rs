//! How the figures of a statement tie.

use crate::domain::ads::AdsRatio;
use crate::domain::statement::Method;

/// What a line's figures are to others: how a sentence begins before them and ends behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Their signed sum.
    Sum,
    /// The same, but for rounding.
    RoundedSum,
    /// The same figure.
    Equal,
    /// The balance at the end of the period.
    Closing,
    /// The balance before the period.
    Opening,
    /// The balance before, and these flows.
    RollForward,
    /// A part of them.
    Part,
    /// What sentences tell.
    Told,
    /// What they are reckoned from.
    Input,
    /// What others state as well.
    AlsoStated,
    /// What others state instead.
    StatedOtherwise,
}

/// How a language speaks of ties.
pub trait Ties {
    /// What stands before the figures and behind them.
    fn around(&self, holds: Holds) -> (&'static str, &'static str);
    /// What the mark is called that opens where the figures of a line come from.
    fn sources_of(&self, line: &str) -> String;
    /// What the link is called that is a line's address.
    fn address_of(&self, line: &str) -> String;
    /// What stands behind a quotient in percent.
    fn in_percent(&self) -> &'static str;
    /// What stands before an amount per share that is multiplied by the ratio of shares to ADSs, as printed or before it was
    /// rounded.
    fn times(&self, ratio: AdsRatio, printed: bool) -> String;
    /// How a figure of a translated column came about, where it wasn't translated; nothing where that is told otherwise.
    /// `None` is no money.
    fn untranslated(&self, method: Option<Method>) -> &'static str;
    /// That a figure is translated at a rate.
    fn translated(&self, rate: Option<&str>) -> String;
    /// That the figures of a column are translated at a rate, but where a line says otherwise.
    fn column_translated(&self, column: &str, rate: &str) -> String;
    /// What stands before a day on which something is stated.
    fn on(&self) -> &'static str;
    /// That something is stated so many times before.
    fn times_before(&self, times: usize) -> String;
}
