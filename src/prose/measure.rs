//! What a number in running text measures: its scale and its unit.

use super::han;
use super::number::{Number, currency_behind};
use super::word::{Word, following, preceding};
use crate::domain::{Conventions, Currency, Scale, Unit};
use std::ops::Range;

/// What a number measures.
pub(super) struct Measure {
    /// The number with currency, scale and percent sign.
    pub core: Range<usize>,
    /// The end, with the words for the unit.
    pub end: usize,
    pub unit: Unit,
    pub scale: Scale,
    /// Whether letters that stand at the number are its scale or unit: `RMB5.2bn`, `35.8p`.
    pub is_attached: bool,
}

impl Measure {
    /// What a number measures; `in_tie` where the words of a tie begin with it.
    pub fn read(text: &str, number: &Number, conventions: &Conventions, in_tie: bool) -> Self {
        let start = number.core.start;
        let (scale, end, is_attached) = scale(text, number, conventions);
        let unit = number.currency.map_or(Unit::Count, Unit::Money);
        let mut it = Self { core: start..end, end, unit, scale, is_attached };
        if number.currency.is_none() {
            it.read_unit(text, number, conventions, in_tie);
        } else if let Some(end) = han::yuan(text, end) {
            (it.core.end, it.end) = (end, end);
        }
        if let Some(currency) = it.unit.currency() {
            if let Some((unit, end)) = per_share(text, it.end, currency) {
                (it.unit, it.end) = (unit, end);
            } else if let Some(unit) = han::per_share(text, start, currency) {
                it.unit = unit;
            }
        }
        it
    }

    /// The unit behind a number without a currency before it.
    fn read_unit(&mut self, text: &str, number: &Number, conventions: &Conventions, in_tie: bool) {
        let at = self.core.end;
        let is_one = self.scale == Scale::One;
        if let Some((unit, scale, end)) = is_one.then(|| part_of_hundred(text, at)).flatten() {
            (self.unit, self.scale, self.end, self.core.end) = (unit, scale, end, end);
            // `180bps` and `0.3pp` have letters at the number.
            self.is_attached = true;
        } else if let Some((currency, end)) = is_one.then(|| hundredths(text, number, conventions, in_tie)).flatten() {
            (self.unit, self.scale) = (Unit::Money(currency), Scale::Hundredth);
            (self.end, self.core.end, self.is_attached) = (end, end, true);
        } else if let Some((currency, end)) = currency_behind(text, at, conventions) {
            (self.unit, self.end, self.core.end) = (Unit::Money(currency), end, end);
            self.is_attached = true;
        } else if let Some((unit, end)) = han::unit(text, at) {
            (self.unit, self.end, self.core.end) = (unit, end, end);
        } else if let Some((unit, end)) = things(text, at, number, in_tie) {
            self.is_attached |= unit == Unit::Times;
            (self.unit, self.end) = (unit, end);
        }
    }
}

/// The scale behind a number, where it ends, and whether it stands at the number without a space.
fn scale(text: &str, number: &Number, conventions: &Conventions) -> (Scale, usize, bool) {
    let end = number.core.end;
    if let Some((scale, end)) = han::scale(text, end) {
        return (scale, end, false);
    }
    let rest = &text[end..];
    let word_at = rest.strip_prefix('-').map_or(end, |_| end + 1);
    let length = text[word_at..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let attached = &text[word_at..word_at + length];
    let word =
        if attached.is_empty() { following(text, end).next() } else { Some(Word { text: attached, start: word_at }) };
    let Some(word) = word else { return (Scale::One, end, false) };
    let is_lakh_crore = || following(text, word.end()).next().filter(|next| next.is_in("crore crores"));
    if word.is_in("lakh lakhs")
        && let Some(crore) = is_lakh_crore()
    {
        return (Scale::Trillion, crore.end(), !attached.is_empty());
    }
    if number.currency.is_none()
        && let Some((scale, end)) = at_currency(text, word.start, conventions)
    {
        return (scale, end, !attached.is_empty());
    }
    match scale_of(word.text, number.currency) {
        // `Mio.`, `Mrd.` and `Tsd.` are abbreviations with a point.
        Some(scale) => {
            let has_point = word.is_in("mio mrd tsd") && text[word.end()..].starts_with('.');
            (scale, word.end() + usize::from(has_point), !attached.is_empty())
        }
        None => (Scale::One, end, false),
    }
}

/// The scale that letters at a currency mean, and where they end: `M€`, `Md€`, `k€`.
fn at_currency(text: &str, at: usize, conventions: &Conventions) -> Option<(Scale, usize)> {
    const LETTERS: [(&str, Scale); 5] = [
        ("Md", Scale::Billion),
        ("M", Scale::Million),
        ("m", Scale::Million),
        ("k", Scale::Thousand),
        ("K", Scale::Thousand),
    ];
    let (scale, behind) = LETTERS.iter().find_map(|(it, scale)| Some((*scale, text[at..].strip_prefix(it)?)))?;
    // Letters before letters are a word.
    let end = text.len() - behind.len();
    let is_sign = behind.starts_with(|c: char| !c.is_alphanumeric() && !c.is_whitespace());
    (is_sign && currency_behind(text, end, conventions).is_some()).then_some((scale, end))
}

fn scale_of(word: &str, currency: Option<Currency>) -> Option<Scale> {
    const WORDS: [(&str, Scale); 28] = [
        ("thousand", Scale::Thousand),
        ("million", Scale::Million),
        ("billion", Scale::Billion),
        ("trillion", Scale::Trillion),
        ("crore", Scale::Crore),
        ("crores", Scale::Crore),
        ("lakh", Scale::Lakh),
        ("lakhs", Scale::Lakh),
        ("lac", Scale::Lakh),
        // `Billion` is a thousand million in documents in English alone: other languages have words of their own for it.
        ("Millionen", Scale::Million),
        ("Milliarde", Scale::Billion),
        ("Milliarden", Scale::Billion),
        ("Tsd", Scale::Thousand),
        ("Tausend", Scale::Thousand),
        ("millions", Scale::Million),
        ("milliard", Scale::Billion),
        ("milliards", Scale::Billion),
        ("millones", Scale::Million),
        ("milioni", Scale::Million),
        ("miliardi", Scale::Billion),
        ("miliardo", Scale::Billion),
        ("milhões", Scale::Million),
        ("miljoen", Scale::Million),
        ("miljard", Scale::Billion),
        ("miljoner", Scale::Million),
        ("miljarder", Scale::Billion),
        ("millioner", Scale::Million),
        ("milliarder", Scale::Billion),
    ];
    let long = WORDS.iter().find(|(scale, _)| scale.eq_ignore_ascii_case(word)).map(|(_, scale)| *scale);
    let short = match (word, currency) {
        ("Tsd", _) => Some(Scale::Thousand),
        ("mn" | "Mn" | "Mio" | "mio" | "mln", _) | ("m" | "M" | "mm", Some(_)) => Some(Scale::Million),
        ("bn" | "Bn" | "Mrd" | "mrd", _) | ("b" | "B", Some(_)) => Some(Scale::Billion),
        ("tn" | "trn", _) => Some(Scale::Trillion),
        ("k" | "K", Some(_)) => Some(Scale::Thousand),
        ("cr" | "Cr", Some(_)) => Some(Scale::Crore),
        _ => None,
    };
    long.or(short)
}

/// Percent, percentage points and basis points: unit, scale and end.
fn part_of_hundred(text: &str, at: usize) -> Option<(Unit, Scale, usize)> {
    if let Some(found) = han::part_of_hundred(text, at) {
        return Some(found);
    }
    let rest = text[at..].trim_start();
    if let Some(behind) = rest.strip_prefix(['%', '％']) {
        let end = text.len() - behind.len();
        let behind = behind.strip_prefix([' ', '-', '\u{a0}']).unwrap_or(behind);
        let points = ["points", "point", "pts"].iter().find_map(|word| behind.strip_prefix(word));
        return Some(match points.filter(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric())) {
            Some(rest) => (Unit::Points, Scale::One, text.len() - rest.len()),
            None => (Unit::Percent, Scale::One, end),
        });
    }
    let hyphen = text[at..].strip_prefix('-').map_or(at, |_| at + 1);
    let length = text[hyphen..].bytes().take_while(|it| it.is_ascii_alphabetic() || *it == b'-').count();
    let glued = Word { text: text[hyphen..hyphen + length].trim_end_matches('-'), start: hyphen };
    let (first, mut words) = if length > 0 {
        (glued, following(text, glued.end()))
    } else {
        let mut words = following(text, at);
        (words.next()?, words)
    };
    let mut next = |word: &str| words.next().filter(|it| it.is(word) || it.is_in("points point") && word == "points");
    if first.is_in("percent pct") {
        return Some((Unit::Percent, Scale::One, first.end()));
    }
    if first.is("per") {
        return Some((Unit::Percent, Scale::One, next("cent")?.end()));
    }
    if first.is_in("bp bps") {
        return Some((Unit::Percent, Scale::Hundredth, first.end()));
    }
    if first.is_in("pp ppt ppts pps p.p points pts") {
        return Some((Unit::Points, Scale::One, first.end()));
    }
    if first.is("basis") {
        return Some((Unit::Percent, Scale::Hundredth, next("points")?.end()));
    }
    if first.is("percentage") {
        return Some((Unit::Points, Scale::One, next("points")?.end()));
    }
    // `12-basis-point` is one word.
    let joined = |word: &str| {
        first.text.len() >= word.len() && first.text.as_bytes()[..word.len()].eq_ignore_ascii_case(word.as_bytes())
    };
    if joined("basis-point") {
        return Some((Unit::Percent, Scale::Hundredth, first.end()));
    }
    joined("percentage-point").then(|| (Unit::Points, Scale::One, first.end()))
}

/// The currency of pence, cents and the like behind a number, and the end. Those that only a letter names are a figure with
/// decimals, in a tie or before `per`: a `Rule 10c` is none.
fn hundredths(text: &str, number: &Number, conventions: &Conventions, in_tie: bool) -> Option<(Currency, usize)> {
    let at = number.core.end;
    let rest = &text[at..];
    let apart = rest.trim_start();
    let is_apart = apart.len() < rest.len();
    if !apart.starts_with(|c: char| c.is_alphabetic() || c == '¢') {
        return None;
    }
    let ends = |behind: &str| !behind.starts_with(|c: char| c.is_alphanumeric());
    let of_cents = conventions.currency_of_cents();
    let named = Currency::HUNDREDTHS.iter().filter_map(|(code, name)| Some((*code, *name, apart.strip_prefix(name)?)));
    let longest = named.filter(|(.., behind)| ends(behind)).max_by_key(|(_, name, _)| name.len());
    let (currency, name, behind) = match longest {
        Some((code, name, behind)) => (Currency::from_code(code)?, name, behind),
        None => ["cents", "cent", "¢", "c"].into_iter().find_map(|name| {
            let behind = apart.strip_prefix(name).filter(|behind| ends(behind))?;
            Some((of_cents?, name, behind))
        })?,
    };
    let end = text.len() - behind.len();
    let is_letter = name.len() == 1;
    let is_per = || following(text, end).next().is_some_and(|word| word.is_in("per a each"));
    let is_named = preceding(text, number.core.start).is_some_and(|word| word.starts_with(char::is_uppercase));
    let is_figure = !is_letter || (!is_apart && !is_named && (number.decimals || in_tie || is_per()));
    is_figure.then_some((currency, end))
}

/// Words that stand between a number and the shares it counts.
const OF_SHARES: &str = "class ordinary common preferred preference basic diluted fully american depositary";

fn per_share(text: &str, at: usize, currency: Currency) -> Option<(Unit, usize)> {
    let mut words = following(text, at);
    let first = words.next().filter(|word| word.is_in("per a each for"))?;
    if first.is("for") {
        words.next().filter(|word| word.is_in("each every one"))?;
    }
    let (is_ads, last) = security(words)?;
    if last.text.ends_with('s') {
        return None;
    }
    Some((if is_ads { Unit::PerAds(currency) } else { Unit::PerShare(currency) }, last.end()))
}

fn things(text: &str, at: usize, number: &Number, in_tie: bool) -> Option<(Unit, usize)> {
    let is_exact = number.decimals || in_tie;
    if let Some(behind) = text[at..].strip_prefix(['x', '×']).filter(|_| is_exact)
        && !behind.starts_with(|c: char| c.is_alphanumeric())
    {
        return Some((Unit::Times, text.len() - behind.len()));
    }
    let first = following(text, at).next()?;
    if first.is_in("month months") {
        return Some((Unit::Months, first.end()));
    }
    if first.is_in("day days") {
        return Some((Unit::Days, first.end()));
    }
    if first.is_in("year years") {
        return Some((Unit::Years, first.end()));
    }
    if is_exact && first.is("times") {
        return Some((Unit::Times, first.end()));
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
