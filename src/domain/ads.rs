//! Depositary shares, and how many shares they stand for.

use super::{Located, Unit, identifier::Isin, span::Name};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::fmt;

/// Depositary shares.
#[derive(Clone, Debug)]
pub struct DepositaryShares {
    /// Id of the depositary among the organizations.
    pub depositary: Name,
    /// Id of the class that they represent.
    pub class: Name,
    /// How many shares one stands for over time, oldest first; at least one.
    pub ratios: Vec<RatioSince>,
    /// The identification number.
    pub isin: Option<Isin>,
}

/// A ratio of shares to depositary shares, and from when on it holds.
#[derive(Clone, Copy, Debug)]
pub struct RatioSince {
    /// The first day; `None`: from the beginning.
    pub from: Option<Located<NaiveDate>>,
    /// The ratio.
    pub ratio: AdsRatio,
}

impl DepositaryShares {
    /// The ratio on a day: of an earlier day than the first that is known, the oldest one. A document tells all its figures
    /// by the ratio of its own date, those of earlier periods too: a change of the ratio is applied to the past.
    #[must_use]
    pub fn ratio_on(&self, day: NaiveDate) -> AdsRatio {
        let begun = |it: &&RatioSince| it.from.is_none_or(|from| from.value <= day);
        let known = self.ratios.iter().rev().find(begun).or(self.ratios.first());
        known.map(|it| it.ratio).unwrap_or_default()
    }
}

/// How many shares one depositary share stands for: a number above zero, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AdsRatio {
    /// So many shares ...
    shares: u32,
    /// ... are so many depositary shares. Both have no common divisor.
    ads: u32,
}

impl Default for AdsRatio {
    fn default() -> Self {
        Self { shares: 1, ads: 1 }
    }
}

impl AdsRatio {
    /// So many shares to so many depositary shares; `None` of nothing.
    #[must_use]
    pub fn new(shares: u32, ads: u32) -> Option<Self> {
        let divisor = divisor(shares, ads);
        (shares > 0 && ads > 0).then(|| Self { shares: shares / divisor, ads: ads / divisor })
    }

    /// Reads `2`, `0.5` or `2/3`; `None` of anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((shares, ads)) = text.split_once('/') {
            return Self::new(whole(shares.trim())?, whole(ads.trim())?);
        }
        let (units, decimals) = text.split_once('.').unwrap_or((text, ""));
        let places = u32::try_from(decimals.len()).ok()?;
        if text.contains('.') && decimals.is_empty() {
            return None;
        }
        Self::new(whole(&[units, decimals].concat())?, 10_u32.checked_pow(places)?)
    }

    /// In the smallest whole numbers: so many shares to so many depositary shares.
    #[must_use]
    pub fn in_whole_numbers(self) -> (u32, u32) {
        (self.shares, self.ads)
    }

    /// The shares that a number of depositary shares stands for, or what is paid for one of these by what is paid for a share;
    /// `None` where a decimal has no room.
    #[must_use]
    pub fn times(self, number: Decimal) -> Option<Decimal> {
        over(number.checked_mul(self.shares.into())?, self.ads)
    }

    /// The depositary shares that a number of shares makes; `None` where a decimal has no room.
    #[must_use]
    pub fn divide(self, number: Decimal) -> Option<Decimal> {
        over(number.checked_mul(self.ads.into())?, self.shares)
    }
}

/// `2`, `0.5`, or `2/3` where no decimals tell it.
impl fmt::Display for AdsRatio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (shares, ads) = (Decimal::from(self.shares), Decimal::from(self.ads));
        match shares.checked_div(ads).filter(|ratio| ratio.checked_mul(ads) == Some(shares) && ratio.scale() <= 6) {
            Some(ratio) => write!(f, "{}", ratio.normalize()),
            None => write!(f, "{}/{}", self.shares, self.ads),
        }
    }
}

/// A number of one unit in another: money as it is, shares as ADSs and the other way round where the ratio is known. `None`
/// where they can't be compared.
#[must_use]
pub fn converted(number: Decimal, from: Unit, to: Unit, ratio: Option<AdsRatio>) -> Option<Decimal> {
    match (from, to) {
        (from, to) if from == to => Some(number),
        (Unit::Shares, Unit::Ads) => ratio?.divide(number),
        (Unit::Ads, Unit::Shares) => ratio?.times(number),
        _ => None,
    }
}

/// A quotient; a number divided by one keeps its decimals.
fn over(number: Decimal, divisor: u32) -> Option<Decimal> {
    if divisor == 1 { Some(number) } else { number.checked_div(divisor.into()) }
}

fn whole(digits: &str) -> Option<u32> {
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

fn divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a.max(1) } else { divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_ratio_is_a_whole_number_a_decimal_or_a_fraction() {
        for (text, shown) in [
            ("2", "2"),
            ("0.5", "0.5"),
            ("1/2", "0.5"),
            ("2/3", "2/3"),
            ("4/2", "2"),
            ("0.05", "0.05"),
            ("12.50", "12.5"),
        ] {
            assert_eq!(AdsRatio::parse(text).unwrap().to_string(), shown, "{text}");
        }
        for text in ["", "0", "0.0", "1/0", "0/1", "-2", "2.", ".5.", "two", "1/2/3", "99999999999", "0.00000000001"] {
            assert_eq!(AdsRatio::parse(text), None, "{text}");
        }
        assert_eq!(AdsRatio::parse("2/3").unwrap().times(Decimal::from(3)), Some(Decimal::TWO));
        assert_eq!(AdsRatio::parse("0.5").unwrap().divide(Decimal::ONE), Some(Decimal::TWO));
    }

    #[test]
    fn a_ratio_holds_from_its_day_on() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let since = |from: Option<&str>, ratio: &str| RatioSince {
            from: from.map(|from| Located::new(day(from), crate::domain::Span::default())),
            ratio: AdsRatio::parse(ratio).unwrap(),
        };
        let name = || Name::new("name".into(), crate::domain::Span::default());
        let ratios = vec![since(Some("2018-12-01"), "2"), since(Some("2024-01-01"), "0.5")];
        let ads = DepositaryShares { depositary: name(), class: name(), ratios, isin: None };
        for (on, ratio) in [("2017-01-01", "2"), ("2023-12-31", "2"), ("2024-01-01", "0.5")] {
            assert_eq!(ads.ratio_on(day(on)).to_string(), ratio);
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(shares in 1_u32..5000, ads in 1_u32..5000) {
            let ratio = AdsRatio::new(shares, ads).unwrap();
            prop_assert_eq!(AdsRatio::parse(&ratio.to_string()), Some(ratio));
        }
    }
}
