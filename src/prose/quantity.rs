//! Amounts, percentages and counts in running text.

use super::not_quantity::{Kind, Left, attached, kind};
use super::number::{Number, currency_before};
use super::passage::{Passage, Tie};
use super::word::{Word, following, preceding};
use crate::domain::figure::Hedge;
use crate::domain::{Amount, Conventions, Currency, Scale, Span, Unit};
use rust_decimal::Decimal;
use std::ops::Range;

/// Words before an amount that say it is not exact.
const APPROXIMATELY: &str = "approximately about around";

/// An amount, percentage or count in running text.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its range in the words of the passage. An `approximately` before it belongs to it only if it
    /// stands in the words of the tie as well.
    pub words: Range<usize>,
    /// Its place in the file.
    pub span: Span,
    /// What it says. It is approximate if the text says so, and its printed text is that of the range.
    /// What has no unit of its own is a count, whatever follows.
    pub amount: Amount,
    /// Index of the tie in whose words the number stands, with currency, scale and percent sign; words
    /// for its unit may stand behind the tie.
    pub tie: Option<usize>,
}

/// Every amount, percentage and count of a passage in order. Not among them are dates, times, durations in
/// whole numbers, addresses, names and numbers of things, and the base side of an exchange rate. A number
/// that nothing speaks against is a count; one that a tie holds alone is a figure whatever it looks like.
#[must_use]
pub fn quantities(passage: &Passage) -> Vec<Quantity> {
    let text = passage.words.as_str();
    let bytes = text.as_bytes();
    let (mut found, mut left) = (Vec::new(), Left::default());
    let (mut at, mut token_end, mut next_tie) = (0, 0, 0);
    while let Some(digit) = bytes[at..].iter().position(u8::is_ascii_digit).map(|offset| at + offset) {
        if digit >= token_end {
            let token = token(text, at, digit);
            token_end = token.end;
            if is_address(&text[token.clone()]) {
                at = token.end;
                continue;
            }
        }
        let number = Number::read(text, digit);
        at = number.digits.end;
        while passage.ties.get(next_tie).is_some_and(|tie| tie.words.end <= digit) {
            next_tie += 1;
        }
        let measure = Measure::read(text, &number);
        let tie = passage.ties.get(next_tie).filter(|tie| tie.words.contains(&number.core.start));
        let tie = tie.filter(|tie| measure.core.end <= tie.words.end);
        let is_whole_tie = tie.is_some_and(|tie| is_only_hedge(&text[tie.words.start..measure.core.start]));
        let is_count = measure.unit == Unit::Count && measure.scale == Scale::One;
        let kind = if number.chained || (attached(text, &number, &left) && !measure.is_attached) {
            Kind::Identifier
        } else if is_whole_tie || (!is_count && measure.unit != Unit::Months) {
            Kind::Quantity
        } else {
            kind(text, &number, &left)
        };
        let is_quantity = kind == Kind::Quantity;
        let amount =
            is_quantity.then(|| Amount::parse(&text[number.core.clone()], &Conventions::default()).ok()).flatten();
        let is_base = amount.as_ref().is_some_and(|amount| is_base(text, &number, amount, &measure, &left));
        let money = measure.unit.currency();
        left = Left { end: at, kind: if is_base { Kind::Base } else { kind }, currency: money };
        let Some(amount) = amount.filter(|_| !is_base) else { continue };
        at = measure.end.max(at);
        left.end = measure.core.end.max(number.digits.end);
        found.push(quantity(passage, measure, amount, tie.map(|tie| (next_tie, tie))));
    }
    found
}

fn quantity(passage: &Passage, measure: Measure, amount: Amount, tie: Option<(usize, &Tie)>) -> Quantity {
    let text = passage.words.as_str();
    let mut words = measure.core.start..measure.end;
    let before = preceding(text, words.start).unwrap_or_default();
    let hedge = Word { text: before.trim_start_matches(|c: char| !c.is_alphanumeric()), start: 0 };
    let hedged = hedge.is_in(APPROXIMATELY);
    if let Some((_, tie)) = tie.filter(|(_, tie)| hedged && is_only_hedge(&text[tie.words.start..words.start])) {
        words.start = tie.words.start + (text[tie.words.start..].len() - text[tie.words.start..].trim_start().len());
    }
    let printed = text[words.clone()].split_whitespace().collect::<Vec<_>>().join(" ").into();
    let hedge = hedged.then_some(Hedge::Approximately);
    let amount = Amount { printed, unit: measure.unit, scale: measure.scale, hedge, ..amount };
    Quantity { span: passage.span(words.clone()), words, amount, tie: tie.map(|(index, _)| index) }
}

fn is_only_hedge(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || Word { text, start: 0 }.is_in(APPROXIMATELY)
}

/// The run without spaces around a digit.
fn token(text: &str, from: usize, digit: usize) -> Range<usize> {
    let start = text[from..digit].rfind(char::is_whitespace).map_or(from, |at| from + at);
    let end = text[digit..].find(char::is_whitespace).map_or(text.len(), |at| digit + at);
    start..end
}

/// A web or mail address.
fn is_address(token: &str) -> bool {
    token.contains("://") || token.contains('@') || token.contains("www.")
}

/// What a number measures.
struct Measure {
    /// The number with currency, scale and percent sign.
    core: Range<usize>,
    /// The end, with the words for the unit.
    end: usize,
    unit: Unit,
    scale: Scale,
    /// Whether letters that stand at the number are its scale: `RMB5.2bn`.
    is_attached: bool,
}

impl Measure {
    fn read(text: &str, number: &Number) -> Self {
        let start = number.core.start;
        let (scale, end, is_attached) = scale(text, number);
        let unit = number.currency.map_or(Unit::Count, Unit::Money);
        let mut it = Self { core: start..end, end, unit, scale, is_attached };
        if let Some(currency) = number.currency {
            if let Some((unit, end)) = per_share(text, end, currency) {
                (it.unit, it.end) = (unit, end);
            }
        } else if let Some(end) = percent(text, end) {
            (it.unit, it.end, it.core.end) = (Unit::Percent, end, end);
        } else if let Some((unit, end)) = things(text, end, number) {
            (it.unit, it.end) = (unit, end);
        }
        it
    }
}

/// The scale behind a number, where it ends, and whether it stands at the number without a space.
fn scale(text: &str, number: &Number) -> (Scale, usize, bool) {
    let end = number.digits.end;
    let rest = &text[end..];
    let word_at = rest.strip_prefix('-').map_or(end, |_| end + 1);
    let length = text[word_at..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let attached = &text[word_at..word_at + length];
    let word =
        if attached.is_empty() { following(text, end).next() } else { Some(Word { text: attached, start: word_at }) };
    let Some(word) = word else { return (Scale::One, end, false) };
    let scale = [Scale::Thousand, Scale::Million, Scale::Billion].into_iter().find(|scale| word.is(scale.word()));
    let short = || match (word.text, number.currency) {
        ("mn" | "Mn", _) | ("m" | "M" | "mm", Some(_)) => Some(Scale::Million),
        ("bn" | "Bn", _) | ("b" | "B", Some(_)) => Some(Scale::Billion),
        ("k" | "K", Some(_)) => Some(Scale::Thousand),
        _ => None,
    };
    match scale.or_else(short) {
        Some(scale) => (scale, word.end(), !attached.is_empty()),
        None => (Scale::One, end, false),
    }
}

fn percent(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].trim_start();
    if rest.starts_with('%') {
        return Some(text.len() - rest.len() + 1);
    }
    let hyphen = usize::from(text[at..].starts_with('-'));
    if hyphen == 1 && rest[1..].starts_with("percent") {
        return Some(at + "-percent".len());
    }
    let mut words = following(text, at);
    match words.next()? {
        word if word.is("percent") => Some(word.end()),
        word if word.is("per") => words.next().filter(|word| word.is("cent")).map(Word::end),
        _ => None,
    }
}

/// Words that stand between a number and the shares it counts.
const OF_SHARES: &str = "class ordinary common preferred basic diluted fully american depositary";

fn per_share(text: &str, at: usize, currency: Currency) -> Option<(Unit, usize)> {
    let mut words = following(text, at);
    words.next().filter(|word| word.is("per"))?;
    let (is_ads, last) = security(words)?;
    if last.text.ends_with('s') {
        return None;
    }
    Some((if is_ads { Unit::PerAds(currency) } else { Unit::PerShare(currency) }, last.end()))
}

fn things(text: &str, at: usize, number: &Number) -> Option<(Unit, usize)> {
    let first = following(text, at).next()?;
    if first.is_in("month months") {
        return Some((Unit::Months, first.end()));
    }
    let (is_ads, last) = security(following(text, at))?;
    // One share, but not the 2024 share plan.
    let is_one = text[number.digits.clone()] == *"1";
    if !(last.text.ends_with('s') || is_one || last.text == "ADS" && number.plain(text).is_none_or(|it| it < 1900)) {
        return None;
    }
    Some((if is_ads { Unit::Ads } else { Unit::Shares }, last.end()))
}

/// `shares`, `Class A ordinary shares`, `diluted ADS`: whether they are depositary shares, and the last word.
fn security<'t>(words: impl Iterator<Item = Word<'t>>) -> Option<(bool, Word<'t>)> {
    let mut is_ads = false;
    for word in words.take(6) {
        if word.is_in("share shares") {
            return Some((is_ads, word));
        }
        if matches!(word.text, "ADS" | "ADSs") {
            return Some((true, word));
        }
        let is_class = word.text.len() == 1 && word.is_capitalized();
        if !is_class && !word.is_in(OF_SHARES) {
            return None;
        }
        is_ads |= word.is("depositary");
    }
    None
}

/// Whether an amount is the one unit that an exchange rate is given for: `RMB7.2203 to US$1.00`.
fn is_base(text: &str, number: &Number, amount: &Amount, measure: &Measure, left: &Left) -> bool {
    let Some(currency) = number.currency.filter(|_| amount.value == Decimal::ONE && measure.scale == Scale::One) else {
        return false;
    };
    let gap = text.get(left.end..number.core.start).unwrap_or_default().trim();
    if let Some(other) = left.currency.filter(|_| matches!(left.kind, Kind::Quantity | Kind::Base))
        && (matches!(gap, ":" | "=") || (matches!(gap, "to" | "per") && other != currency))
    {
        return true;
    }
    let rest = text[number.digits.end..].trim_start();
    let (sign, behind) = match rest.strip_prefix([':', '=']) {
        Some(behind) => (true, behind),
        None => (false, rest.strip_prefix("to ").unwrap_or_default()),
    };
    let Some(digit) = behind.bytes().take(8).position(|byte| byte.is_ascii_digit()) else { return false };
    let (other, start) = currency_before(behind, digit);
    other.is_some_and(|other| behind[..start].trim().is_empty() && (sign || other != currency))
}
