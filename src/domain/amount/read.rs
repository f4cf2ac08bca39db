//! Reading amounts.

use super::words::{AT_CURRENCIES, CURRENCIES, HEDGES, LETTERS, SCALES, security};
use super::{Amount, Hedge};
use crate::domain::currency::{Currency, Sign};
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
        let leading = Leading::read(rest, conventions).map_err(|error| refused(error, rest))?;
        let Some(value) = leading.value else {
            return Err("a dash is no amount; write 0 where the document says nil".into());
        };
        let mut it = Measure { value, scale: Scale::One, unit: Unit::Count, noun: None };
        let is_attached = !leading.rest.starts_with(' ');
        let mut rest = leading.rest.trim();
        if leading.is_open {
            rest = rest.strip_suffix(')').ok_or_else(|| NumberError::Parenthesis.to_string())?.trim_end();
        }
        let sign = leading.currency.map(|sign| currency(sign, conventions)).transpose()?;
        it.read(rest, sign, is_attached, conventions)?;
        if !has_room(it.value, it.scale) {
            return Err(NumberError::TooLong.to_string());
        }
        let Measure { value, scale, unit, noun } = it;
        Ok(Self { printed: printed.into(), value, unit, scale, hedge, noun })
    }

    /// Whether its currency is told by a sign that several dollars share, and by nothing else.
    #[must_use]
    pub fn has_bare_dollar(&self) -> bool {
        let text = &*self.printed;
        let is_bare = |at: usize| !text[..at].ends_with(|c: char| c.is_ascii_alphabetic());
        let sign = text.match_indices(['$', '＄']).any(|(at, _)| is_bare(at));
        let cents = ["cents", "cent", "¢"].iter().any(|word| {
            text.find(word).is_some_and(|at| {
                let before = text[..at].trim_end();
                before.ends_with(|c: char| c.is_ascii_digit()) || before.ends_with(')')
            })
        });
        self.unit.currency().is_some() && (sign || cents)
    }
}

/// The currency of a sign.
fn currency(sign: Sign, conventions: &Conventions) -> Result<Currency, String> {
    conventions.currency(sign).ok_or_else(|| match sign {
        Sign::Yen => "`¥` is yen or renminbi: say which with `yen` in `[numbers]`, or write JPY or CNY".to_owned(),
        _ => "`kr` has several countries: say which with `krona` in `[numbers]`, or write SEK, NOK or DKK".to_owned(),
    })
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

/// What a number measures.
struct Measure {
    value: Decimal,
    scale: Scale,
    unit: Unit,
    noun: Option<Box<str>>,
}

impl Measure {
    /// Reads what stands behind the number.
    fn read(
        &mut self,
        text: &str,
        mut sign: Option<Currency>,
        is_attached: bool,
        conventions: &Conventions,
    ) -> Result<(), String> {
        let mut rest = text;
        if let Some((scale, after)) = scaled(rest, is_attached || sign.is_some()) {
            (self.scale, rest) = (scale, after.trim_start());
        }
        if let Some((currency, after)) = hundredths(rest, conventions)? {
            if self.scale != Scale::One || sign.is_some_and(|sign| sign != currency) {
                return Err(format!("`{rest}` can't follow this number"));
            }
            (self.scale, rest, sign) = (Scale::Hundredth, after.trim_start(), Some(currency));
        } else if let Some((currency, after)) = trailing(rest, conventions)? {
            if sign.is_some_and(|sign| sign != currency) {
                return Err(format!("the currency before the number and `{rest}` behind it are not the same"));
            }
            (rest, sign) = (after.trim_start(), Some(currency));
        }
        match sign {
            Some(currency) => self.money(rest, currency),
            None => self.things(rest),
        }
    }

    /// What money is paid for.
    fn money(&mut self, rest: &str, currency: Currency) -> Result<(), String> {
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

/// The scale behind a number, and what follows. A letter alone scales only what it is plain for.
fn scaled(text: &str, with_letters: bool) -> Option<(Scale, &str)> {
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

/// The currency of hundredths that a text begins with, and what follows.
fn hundredths<'t>(text: &'t str, conventions: &Conventions) -> Result<Option<(Currency, &'t str)>, String> {
    for (code, word) in Currency::HUNDREDTHS {
        if let Some(rest) = text.strip_prefix(word).filter(|rest| !rest.starts_with(|c: char| c.is_alphanumeric())) {
            return Ok(Currency::from_code(code).map(|currency| (currency, rest)));
        }
    }
    for (sign, word) in [
        (Sign::Dollar, "cents"),
        (Sign::Dollar, "cent"),
        (Sign::Dollar, "c"),
        (Sign::Dollar, "¢"),
        (Sign::Krona, "øre"),
    ] {
        if let Some(rest) = text.strip_prefix(word).filter(|rest| !rest.starts_with(|c: char| c.is_alphanumeric())) {
            return Ok(Some((currency(sign, conventions)?, rest)));
        }
    }
    Ok(None)
}

/// The currency behind a number and its scale, and what follows.
fn trailing<'t>(text: &'t str, conventions: &Conventions) -> Result<Option<(Currency, &'t str)>, String> {
    for (word, code) in CURRENCIES {
        if let Some(rest) =
            text.strip_prefix(word).filter(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        {
            return Ok(Currency::from_code(code).map(|currency| (currency, rest)));
        }
    }
    match Sign::at_start(text).filter(|(_, rest)| !rest.starts_with(|c: char| c.is_alphanumeric())) {
        Some((sign, rest)) => Ok(Some((currency(sign, conventions)?, rest))),
        // A currency before the number may be said again behind it, as in `人民幣5元`.
        None => Ok(None),
    }
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
