//! What stands in parentheses within an amount: `$0.485 (48.5 cents) per share`, `HKD 0.10322 (before tax) per share`.

use super::Amount;
use super::words::TAX_REMARKS;
use crate::domain::{Conventions, Scale, Unit};
use rust_decimal::Decimal;

/// A remark behind a number, and the text without it.
pub(super) struct Remark {
    pub without: String,
    /// The same amount in another notation.
    pub again: Option<Amount>,
}

impl Remark {
    /// Reads the remark in what stands behind a number; `None` where there is none, or one that could change the amount.
    pub fn read(text: &str, conventions: &Conventions) -> Option<Self> {
        let (before, rest) = text.split_once('(')?;
        let (remark, after) = rest.split_once(')').filter(|(remark, _)| !remark.contains('('))?;
        let without = || format!("{} {}", before.trim_end(), after.trim_start()).trim().to_owned();
        if TAX_REMARKS.iter().any(|it| it.eq_ignore_ascii_case(remark.trim())) {
            return Some(Self { without: without(), again: None });
        }
        let again =
            remark.contains(|c: char| c.is_ascii_digit()).then(|| Amount::parse(remark, conventions).ok())??;
        again.unit.currency()?;
        Some(Self { without: without(), again: Some(again) })
    }
}

impl Amount {
    /// Whether a remark says the same as the amount that it stands behind.
    pub(super) fn agrees(&self, value: Decimal, unit: Unit, scale: Scale) -> Result<(), String> {
        let in_units = value.checked_mul(scale.factor());
        if self.unit.currency() == unit.currency() && self.in_units() == in_units {
            return Ok(());
        }
        Err(format!("`{}` in parentheses is another amount than that before it", self.printed))
    }
}
