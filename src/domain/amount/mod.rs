//! An amount as it stands in a document: `approximately US$65 million`, `3.35%`, `830,000 shares`, `35.8 pence`.

mod measure;
mod money;
mod print;
mod range;
mod read;
mod remark;
mod words;

pub use print::push;
pub use range::Range;

use super::{Scale, Unit};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A stated figure. The value is in printed units: `RMB4.15 billion` has the value 4.15 and the scale
/// billion, so that its precision stays visible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The text as printed.
    pub printed: Box<str>,
    /// The value in printed units, with the printed decimals.
    pub value: Decimal,
    /// What the value counts.
    pub unit: Unit,
    /// The printed scale.
    pub scale: Scale,
    /// What the words around the number admit.
    pub hedge: Option<Hedge>,
    /// What is counted, where the number says it: `stores`, `tonnes`, of [`Unit::Count`]; or what money is paid for:
    /// `per tonne`, of [`Unit::Money`].
    pub noun: Option<Box<str>>,
}

/// What words around a number admit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Hedge {
    /// `approximately`, `about`, `around`, `circa`: the number, rounded.
    Approximately,
    /// `up to`: this at the most, of what may happen.
    UpTo,
    /// `at most`, `no more than`.
    AtMost,
    /// `at least`, `no less than`.
    AtLeast,
    /// `more than`, `over`, `above`.
    MoreThan,
    /// `less than`, `below`, `under`.
    LessThan,
    /// `nearly`, `almost`: a little less.
    Nearly,
}

impl Amount {
    /// The value in whole units: 4.15 billion is 4,150,000,000. `None` where it has no room.
    #[must_use]
    pub fn in_units(&self) -> Option<Decimal> {
        self.value.checked_mul(self.scale.factor())
    }
}

#[cfg(test)]
mod tests;
