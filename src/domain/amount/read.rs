//! Reading amounts.

use super::measure::Measure;
use super::money::{self, currency};
use super::remark::Remark;
use super::words::{HEDGES, OF_A_SHARE};
use super::{Amount, Hedge};
use crate::domain::Currency;
use crate::domain::number::{self, NumberError};
use crate::domain::printed::{Leading, has_room};
use crate::domain::{Conventions, Scale, Unit};
use rust_decimal::Decimal;

impl Amount {
    /// Reads an amount as printed: words that admit something (`approximately`, `up to`, `more than`); a currency by code
    /// or sign; a number, negative with a minus or in parentheses; a scale; and what is counted: `%`, `basis points`,
    /// `percentage points`, `shares`, `ADSs`, `days`, `months`, `years`, `times`, hundredths of a currency such as `pence`,
    /// `per share`, `per ADS`, `per 10 shares`, or any noun. The conventions tell the form of numbers and what shared signs
    /// mean.
    ///
    /// # Errors
    /// One sentence on the part that can't be read.
    pub fn parse(text: &str, conventions: &Conventions) -> Result<Self, String> {
        let printed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (hedge, rest) = hedge(&printed);
        // `每股0.25港元` is `0.25港元每股`.
        let of_share = OF_A_SHARE.iter().find_map(|words| rest.strip_prefix(words)).map(str::trim_start);
        let rest = of_share.unwrap_or(rest);
        let named = money::leading(rest, conventions)?;
        let rest = named.map_or(rest, |it| it.rest);
        let leading = Leading::read(rest, conventions).map_err(|error| refused(error, rest))?;
        let Some(value) = leading.value else {
            return Err("a dash is no amount; write 0 where the document says nil".into());
        };
        let (value, rest) = with_fraction(value, leading.rest);
        let mut it = Measure { value, scale: Scale::One, unit: Unit::Count, noun: None };
        let is_attached = !rest.starts_with(' ');
        let mut rest = rest.trim();
        if leading.is_open {
            rest = rest.strip_suffix(')').ok_or_else(|| NumberError::Parenthesis.to_string())?.trim_end();
        }
        let sign = leading.currency.map(|sign| currency(sign, conventions)).transpose()?;
        let said = named.map(|it| it.currency);
        if said.is_some() && sign.is_some() && said != sign {
            return Err("two currencies stand before the number".into());
        }
        let remark = Remark::read(rest, conventions);
        let rest = remark.as_ref().map_or(rest, |it| &it.without);
        it.read(rest, said.or(sign), named.is_some_and(|it| it.is_hundredth), is_attached, conventions)?;
        if let Some(again) = remark.and_then(|it| it.again) {
            again.agrees(it.value, it.unit, it.scale)?;
        }
        if !has_room(it.value, it.scale) {
            return Err(NumberError::TooLong.to_string());
        }
        let Measure { value, scale, mut unit, noun } = it;
        if of_share.is_some() {
            unit = match unit {
                Unit::Money(currency) if noun.is_none() => Unit::PerShare(currency),
                _ => return Err(format!("`{printed}` says per share of what is no money")),
            };
        }
        Ok(Self { printed: printed.into(), value, unit, scale, hedge, noun })
    }

    /// Whether its currency is told by a sign that several dollars share, and by nothing else.
    #[must_use]
    pub fn has_bare_dollar(&self) -> bool {
        let text = &*self.printed;
        let is_bare = |at: usize| !text[..at].ends_with(|c: char| c.is_ascii_alphabetic());
        let sign = text.match_indices(['$', '＄']).any(|(at, _)| is_bare(at));
        self.unit.currency().is_some() && (sign || self.has_bare_cents())
    }

    /// Whether its currency is told by `cents`, which several currencies have, and by nothing else.
    #[must_use]
    pub fn has_bare_cents(&self) -> bool {
        let text = &*self.printed;
        let is_bare = |at: usize| {
            let before = text[..at].trim_end();
            before.is_empty() || before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | '½' | '¼' | '¾'))
        };
        let cents = ["cents", "cent", "¢", "cps", "c per "].iter().any(|word| text.find(word).is_some_and(is_bare));
        let only = || text.strip_suffix('c').is_some_and(|before| is_bare(before.len()));
        self.unit.currency().is_some() && self.scale == Scale::Hundredth && (cents || only())
    }
}

/// A whole number with the fraction behind it, where that is exact in decimals: `48 1/2`, `48½`; and the rest.
fn with_fraction(value: Decimal, rest: &str) -> (Decimal, &str) {
    const SIGNS: [(char, i64, u32); 7] =
        [('½', 5, 1), ('¼', 25, 2), ('¾', 75, 2), ('⅛', 125, 3), ('⅜', 375, 3), ('⅝', 625, 3), ('⅞', 875, 3)];
    let text = rest.trim_start();
    let sign =
        || SIGNS.iter().find_map(|(sign, of, places)| Some((Decimal::new(*of, *places), text.strip_prefix(*sign)?)));
    let digits = || {
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '/').unwrap_or(text.len());
        let (over, under) = text.get(..end)?.split_once('/').filter(|_| text.len() < rest.len())?;
        let part = |text: &str| text.parse::<u8>().ok().filter(|_| !text.starts_with('0'));
        let (over, under) = (part(over)?, part(under)?);
        let is_fraction = over < under && matches!(under, 2 | 4 | 8 | 16 | 32);
        is_fraction.then(|| (Decimal::from(over) / Decimal::from(under), &text[end..]))
    };
    let whole = (value.scale() == 0).then(|| sign().or_else(digits)).flatten();
    let found = whole.filter(|(_, rest)| !rest.starts_with(|c: char| c.is_ascii_digit()));
    let Some((part, rest)) = found else { return (value, rest) };
    let sum = if value.is_sign_negative() { value.checked_sub(part) } else { value.checked_add(part) };
    sum.map_or((value, rest), |sum| (sum.normalize(), rest))
}

/// The words before an amount that admit something, and the rest. Of two the first that is a bound counts, as in `up to
/// approximately`.
fn hedge(text: &str) -> (Option<Hedge>, &str) {
    let (mut found, mut rest) = (None, text);
    'words: loop {
        for (word, hedge) in HEDGES {
            let Some(after) = strip_word(rest, word) else { continue };
            if found.is_none_or(|found| found == Hedge::Approximately) {
                found = Some(hedge);
            }
            rest = after.trim_start();
            continue 'words;
        }
        return (found, rest);
    }
}

/// A text without the word that it begins with, in small letters or with a capital one.
fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let head = text.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
    let rest = &text[word.len()..];
    let ends = !head.ends_with(|c: char| c.is_ascii_alphabetic()) || !rest.starts_with(|c: char| c.is_alphanumeric());
    ends.then_some(rest)
}

/// Why a number can't be read.
fn refused(error: NumberError, rest: &str) -> String {
    let word = rest.split_whitespace().next();
    match (error, word) {
        (NumberError::Empty, None) => "there is no number".into(),
        (NumberError::Empty, Some(word)) => {
            let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
            match Currency::meant(letters) {
                Some((currency, Scale::One)) => format!("`{letters}` is no code of ISO 4217; did you mean {currency}?"),
                Some((currency, _)) => format!(
                    "`{letters}` is no code of ISO 4217; did you mean {} of {currency}, as in `35.8 {}`?",
                    currency.hundredths(),
                    currency.hundredths()
                ),
                None => format!("`{word}` is neither a number nor a currency"),
            }
        }
        (error, _) => match number::written_in(digits(rest)) {
            Some(format) if !matches!(error, NumberError::Ambiguous(..)) => {
                format!("{error}; numbers such as this one need `format = \"{}\"` in `[numbers]`", format.id())
            }
            _ => error.to_string(),
        },
    }
}

/// The digits of a text, with what stands between them.
pub(super) fn digits(text: &str) -> &str {
    let is_digit = |c: char| c.is_ascii_digit();
    match (text.find(is_digit), text.rfind(is_digit)) {
        (Some(start), Some(end)) => &text[start..=end],
        _ => "",
    }
}
