//! What the words behind a number say that it measures.

use super::Amount;
use super::money::{hundredths, trailing};
use super::words::{AT_CURRENCIES, LETTERS, SCALES, security};
use crate::domain::currency::{Currency, Sign, Word};
use crate::domain::number;
use crate::domain::{Conventions, Scale, Unit};
use rust_decimal::Decimal;

/// What a number measures.
pub(super) struct Measure {
    pub value: Decimal,
    pub scale: Scale,
    pub unit: Unit,
    pub noun: Option<Box<str>>,
}

impl Measure {
    /// Reads what stands behind the number; `is_hundredth` where words before it name hundredths of the currency.
    pub fn read(
        &mut self,
        text: &str,
        mut sign: Option<Currency>,
        is_hundredth: bool,
        is_attached: bool,
        conventions: &Conventions,
    ) -> Result<(), String> {
        // `Rs. 10/-` says that no paise follow.
        let is_whole = sign == Currency::from_code("INR") && sign.is_some();
        let mut rest = text.strip_prefix("/-").filter(|_| is_whole).map_or(text, str::trim_start);
        if let Some((scale, after)) = scaled(rest, is_attached || sign.is_some()) {
            (self.scale, rest) = (scale, after.trim_start());
        }
        let mut is_per_share = false;
        if rest.is_empty() {
            // Most amounts end with their scale.
        } else if let Some(named) = hundredths(rest, conventions)? {
            if self.scale != Scale::One || is_hundredth || sign.is_some_and(|sign| sign != named.currency) {
                return Err(format!("`{rest}` can't follow this number"));
            }
            is_per_share = named.is_per_share;
            (self.scale, rest, sign) = (Scale::Hundredth, named.rest.trim_start(), Some(named.currency));
        } else if let Some(named) = trailing(rest, conventions)? {
            if is_hundredth || sign.is_some_and(|sign| sign != named.currency) {
                return Err(format!("the currency before the number and `{rest}` behind it are not the same"));
            }
            (rest, sign) = (named.rest.trim_start(), Some(named.currency));
        }
        if is_hundredth {
            if self.scale != Scale::One {
                return Err("hundredths of a currency have no scale".to_owned());
            }
            self.scale = Scale::Hundredth;
        }
        if is_per_share && !rest.is_empty() {
            return Err(format!("`{rest}` can't follow what is per share"));
        }
        match sign {
            Some(currency) if is_per_share => self.unit = Unit::PerShare(currency),
            Some(currency) => self.money(rest, currency, conventions)?,
            None => self.things(rest)?,
        }
        Ok(())
    }

    /// What money is paid for.
    fn money(&mut self, rest: &str, currency: Currency, conventions: &Conventions) -> Result<(), String> {
        self.unit = Unit::Money(currency);
        if rest.is_empty() {
            return Ok(());
        }
        let refused = || format!("`{rest}` is no unit that can follow this number");
        let what = match rest.strip_prefix("per ").or_else(|| rest.strip_prefix('/')) {
            Some(what) => what.trim_start(),
            None if matches!(rest, "a share" | "each share") => "share",
            None if rest == "每股" => "share",
            None => return Err(refused()),
        };
        let what = without_par_value(what, conventions);
        if let Some((is_depositary, _)) = security(what).filter(|(_, is_plural)| !is_plural) {
            self.unit = if is_depositary { Unit::PerAds(currency) } else { Unit::PerShare(currency) };
        } else if matches!(what, "unit" | "security" | "stapled security" | "CDI" | "depositary interest") {
            self.unit = Unit::PerShare(currency);
        } else if what.starts_with(|c: char| c.is_ascii_digit()) {
            let (number, securities) = what.split_once(' ').ok_or_else(refused)?;
            let number = number::unsigned(number, &Conventions::default()).map_err(|error| error.to_string())?;
            let (is_depositary, _) = security(securities).ok_or_else(refused)?;
            self.unit = if is_depositary { Unit::PerAds(currency) } else { Unit::PerShare(currency) };
            self.value = divided(self.value, number).ok_or_else(|| {
                format!("an amount per {number} shares can't be told exactly for one; write it per share")
            })?;
        } else if is_noun(what) {
            self.noun = Some(rest.into());
        } else {
            return Err(refused());
        }
        Ok(())
    }

    /// What a number without a currency counts.
    fn things(&mut self, rest: &str) -> Result<(), String> {
        let refused = || format!("`{rest}` is no unit that can follow this number");
        let unscaled = |unit: Unit| if self.scale == Scale::One { Ok(unit) } else { Err(refused()) };
        self.unit = match rest {
            "" => Unit::Count,
            "%" | "％" | "percent" | "per cent" | "pct" | "pct." => unscaled(Unit::Percent)?,
            "bps" | "bp" | "basis points" | "basis point" => {
                let unit = unscaled(Unit::Percent)?;
                self.scale = Scale::Hundredth;
                unit
            }
            "percentage points" | "percentage point" | "ppt" | "ppts" | "pp" | "pps" | "p.p." | "%-points" | "pts"
            | "points" | "point" | "pt" | "個百分點" | "个百分点" => unscaled(Unit::Points)?,
            "x" | "X" | "×" | "times" | "倍" => unscaled(Unit::Times)?,
            "day" | "days" | "天" => unscaled(Unit::Days)?,
            "month" | "months" | "個月" | "个月" => unscaled(Unit::Months)?,
            "year" | "years" => unscaled(Unit::Years)?,
            "股" => Unit::Shares,
            _ => match security(rest) {
                Some((is_depositary, _)) => {
                    if is_depositary {
                        Unit::Ads
                    } else {
                        Unit::Shares
                    }
                }
                None if !rest.starts_with("per ") && Word::is_among(rest) => {
                    return Err(format!("`{rest}` names a currency: write its code of ISO 4217 before the number"));
                }
                None if is_noun(rest) => {
                    self.noun = Some(rest.into());
                    Unit::Count
                }
                None => return Err(refused()),
            },
        };
        Ok(())
    }
}

/// A security without what one has of the capital: `ordinary share of 25p each`.
fn without_par_value<'t>(what: &'t str, conventions: &Conventions) -> &'t str {
    let Some((security, value)) = what.split_once(" of ") else { return what };
    let value = [" each", " par value", " nominal value"].iter().find_map(|it| value.strip_suffix(it)).unwrap_or(value);
    let is_money = value.contains(|c: char| c.is_ascii_digit())
        && !value.contains(" of ")
        && Amount::parse(value, conventions).is_ok_and(|it| matches!(it.unit, Unit::Money(_)) && it.noun.is_none());
    if is_money { security } else { what }
}

/// The scale behind a number, and what follows. A letter alone scales only what it is plain for.
fn scaled(text: &str, with_letters: bool) -> Option<(Scale, &str)> {
    if text.is_empty() {
        return None;
    }
    let text = text.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_alphabetic())).unwrap_or(text);
    let ends = |word: &str, rest: &str| {
        !word.ends_with(|c: char| c.is_ascii_alphabetic()) || !rest.starts_with(|c: char| c.is_alphanumeric())
    };
    let words = SCALES.iter().filter(|(word, _)| text.starts_with(word));
    let mut found = words.map(|(word, scale)| (*scale, &text[word.len()..], *word));
    if let Some((scale, rest, _)) = found.find(|(_, rest, word)| ends(word, rest)) {
        return Some((scale, rest));
    }
    let is_currency =
        |rest: &str| Sign::at_start(rest).is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with(' '));
    let mut joined = AT_CURRENCIES.iter().filter_map(|(letters, scale)| Some((*scale, text.strip_prefix(letters)?)));
    if let Some(found) = joined.find(|(_, rest)| is_currency(rest)) {
        return Some(found);
    }
    let mut letters = LETTERS.iter().filter_map(|(letter, scale)| Some((*scale, text.strip_prefix(letter)?)));
    letters.find(|(_, rest)| with_letters && !rest.starts_with(|c: char| c.is_alphanumeric()))
}

/// An amount for several securities as that for one, where it is exact: of so many decimals as the division brings.
fn divided(value: Decimal, number: Decimal) -> Option<Decimal> {
    let mut one = value.checked_div(number)?;
    if one.checked_mul(number)? != value {
        return None;
    }
    let tens = number.normalize().trunc().mantissa().unsigned_abs().checked_ilog10().unwrap_or_default();
    let places = (value.scale() + tens).max(one.normalize().scale());
    one.rescale(places);
    (one.scale() == places).then_some(one)
}

/// Whether words are what a number may count: up to eight that begin with a letter, and none that a slip makes of a scale
/// or of another unit.
fn is_noun(text: &str) -> bool {
    const OTHERS: [&str; 13] = [
        "thousand",
        "million",
        "billion",
        "trillion",
        "crore",
        "lakh",
        "hundred",
        "dozen",
        "percent",
        "percentage",
        "share",
        "shares",
        "pence",
    ];
    let first = text.split([' ', '-']).next().unwrap_or_default();
    let is_slip =
        |word: &str| strsim::damerau_levenshtein(&first.to_lowercase(), word) <= if word.len() < 7 { 1 } else { 2 };
    first.chars().count() > 1
        && first.starts_with(|c: char| c.is_alphabetic())
        && text.split(' ').count() <= 8
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '%' | '(' | ')' | '+' | ';'))
        && !OTHERS.iter().any(|word| is_slip(word))
}
