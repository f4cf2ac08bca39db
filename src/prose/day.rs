//! Days in running text: `30 June 2024`, `June 30`, `27 to 29 June 2024`, `2024-06-30`, `30/06/2024`, `2024年6月30日`.
//!
//! Months have names in English and, as they stand behind a day, in other languages of Europe. Years, quarters and months alone
//! are no days, nor is `next Monday`.

use super::month::{month, month_before};
use super::passage::Passage;
use crate::domain::Span;
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// A day in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its words in the passage. Of `27 to 29 June 2024` the first day has the words `27` alone.
    pub words: Range<usize>,
    /// Their place in the file.
    pub span: Span,
    /// What they say.
    pub says: Says,
}

/// What words say of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// A day.
    On(NaiveDate),
    /// `05/03/2019`: with the day first or with the month first.
    Either(NaiveDate, NaiveDate),
    /// A day of no year: month and day of the month.
    WithoutYear(u32, u32),
    /// A day that the month doesn't have: `31 June 2024`.
    Never,
}

impl Says {
    /// A day of a month, in a year if there is one; a month has no more than 31 days.
    fn of(year: Option<i32>, month: u32, day: u32) -> Self {
        match year {
            Some(year) => NaiveDate::from_ymd_opt(year, month, day).map_or(Self::Never, Self::On),
            None if NaiveDate::from_ymd_opt(2024, month, day).is_some() => Self::WithoutYear(month, day),
            None => Self::Never,
        }
    }

    /// Whether a day can be meant.
    #[must_use]
    pub fn may_be(self, day: NaiveDate) -> bool {
        match self {
            Self::On(it) => it == day,
            Self::Either(a, b) => a == day || b == day,
            Self::WithoutYear(month, of_month) => (day.month(), day.day()) == (month, of_month),
            Self::Never => false,
        }
    }
}

/// The days of a passage in order.
#[must_use]
pub fn days(passage: &Passage) -> Vec<Day> {
    let of = |(words, says): (Range<usize>, Says)| Day { span: passage.span(words.clone()), words, says };
    days_in(&passage.words).into_iter().map(of).collect()
}

/// The days of a text in order, with the ranges of their words.
#[must_use]
pub fn days_in(text: &str) -> Vec<(Range<usize>, Says)> {
    let bytes = text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|offset| at + offset) {
        let run = start..start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        at = run.end;
        if run.len() > 4 {
            continue;
        }
        let before = found.len();
        if let Some(numeric) = numeric(text, &run).or_else(|| of_east_asia(text, &run)) {
            found.push(numeric);
        } else if run.len() < 3 {
            worded(text, &run, &mut found);
        }
        if let Some((last, _)) = found.get(before..).and_then(<[_]>::last) {
            at = at.max(last.end);
        }
    }
    if !text.is_ascii() && text.contains('月') {
        found.extend(text.match_indices('月').filter_map(|(at, _)| in_numerals(text, at)));
        found.sort_by_key(|(words, _)| words.start);
    }
    inherit(text, &mut found);
    found
}

/// A day in Chinese numerals whose month ends at a place: `二零二四年五月二十一日`, `五月廿一日`.
fn in_numerals(text: &str, at: usize) -> Option<(Range<usize>, Says)> {
    const DIGITS: &str = "零一二三四五六七八九";
    let digit = |c: char| match c {
        '〇' | '○' => Some(0),
        c => DIGITS.chars().position(|it| it == c).and_then(|at| u32::try_from(at).ok()),
    };
    let is_numeral = |c: char| digit(c).is_some() || matches!(c, '十' | '廿' | '卅');
    let number = |numeral: &str| match numeral.chars().collect::<Vec<_>>()[..] {
        [ten] => digit(ten).or((ten == '十').then_some(10)),
        ['十', one] => Some(10 + digit(one)?),
        ['廿', one] => Some(20 + digit(one)?),
        ['卅', one] => Some(30 + digit(one)?),
        [tens, '十'] => Some(digit(tens)? * 10),
        [tens, '十', one] => Some(digit(tens)? * 10 + digit(one)?),
        _ => None,
    };
    let before = &text[..at];
    let numeral = &before[before.trim_end_matches(is_numeral).len()..];
    let month = number(numeral).filter(|it| (1..=12).contains(it))?;
    let before = &before[..at - numeral.len()];
    let behind = &text[at + '月'.len_utf8()..];
    let numeral_of_day = &behind[..behind.len() - behind.trim_start_matches(is_numeral).len()];
    let day = number(numeral_of_day).filter(|it| (1..=31).contains(it))?;
    let end_of_day = at + '月'.len_utf8() + numeral_of_day.len();
    let sign = text[end_of_day..].chars().next().filter(|c| matches!(c, '日' | '號' | '号'))?;
    let year = before.strip_suffix('年').and_then(|it| {
        let digits = &it[it.trim_end_matches(|c| digit(c).is_some()).len()..];
        let year = digits.chars().filter_map(digit).fold(0, |year, digit| year * 10 + digit);
        (digits.chars().count() == 4 && is_year(year)).then_some((i32::try_from(year).ok()?, it.len() - digits.len()))
    });
    let start = year.map_or(before.len(), |(_, start)| start);
    Some((start..end_of_day + sign.len_utf8(), Says::of(year.map(|(year, _)| year), month, day)))
}

/// Gives the years of the days behind them to days that are joined to these: `27 May to 2 June 2025`.
fn inherit(text: &str, found: &mut [(Range<usize>, Says)]) {
    for at in (1..found.len()).rev() {
        let (Says::WithoutYear(month, day), Says::On(next)) = (found[at - 1].1, found[at].1) else { continue };
        let gap = text.get(found[at - 1].0.end..found[at].0.start).unwrap_or_default();
        if is_join(gap) {
            // A range runs on; the days of a list may be in any order.
            let is_list = [" and ", " or ", ", ", " & "].iter().any(|it| gap.contains(it));
            let is_year_before = !is_list && (month, day) > (next.month(), next.day());
            found[at - 1].1 = Says::of(Some(next.year() - i32::from(is_year_before)), month, day);
        }
    }
}

/// Whether words between two days join them to a range or list.
fn is_join(gap: &str) -> bool {
    let gap = gap.trim().trim_start_matches(',').trim();
    matches!(
        gap,
        "" | "-"
            | "–"
            | "—"
            | "/"
            | "&"
            | "to"
            | "and"
            | "or"
            | "until"
            | "till"
            | "through"
            | "bis"
            | "und"
            | "et"
            | "y"
    )
}

/// `2024-06-30`, `30/06/2024`, `30.6.2024`: two signs that are the same.
fn numeric(text: &str, run: &Range<usize>) -> Option<(Range<usize>, Says)> {
    let sign = text[run.end..].chars().next().filter(|c| matches!(c, '-' | '/' | '.' | '‑'))?;
    let second = digits(text, run.end + sign.len_utf8())?;
    let third = digits(text, second.end + text[second.end..].strip_prefix(sign).map(|_| sign.len_utf8())?)?;
    let is_apart = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '/' | '.' | '_' | ':' | '=' | '‑');
    let after = text[third.end..].trim_start_matches(['.', ':']);
    let is_whole = text[..run.start].chars().next_back().is_none_or(is_apart)
        && text[third.end..].chars().next().is_none_or(|c| is_apart(c) || matches!(c, '.' | ':'))
        && !after.starts_with(|c: char| c.is_ascii_digit());
    let value = |range: &Range<usize>| text[range.clone()].parse::<u32>().ok();
    let (a, b, c) = (value(run)?, value(&second)?, value(&third)?);
    let day = |year: u32, month, day| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    let says = match (run.len(), second.len(), third.len()) {
        (4, 1 | 2, 1 | 2) if is_year(a) => Says::On(day(a, b, c)?),
        (1 | 2, 1 | 2, 4) if is_year(c) => match (day(c, b, a), day(c, a, b).filter(|_| sign != '.')) {
            (Some(a), Some(b)) if a != b => Says::Either(a, b),
            (Some(day), _) | (None, Some(day)) => Says::On(day),
            (None, None) => return None,
        },
        _ => return None,
    };
    is_whole.then_some((run.start..third.end, says))
}

/// `2024年6月30日`, `6月30日`, `2024년 6월 30일`.
fn of_east_asia(text: &str, run: &Range<usize>) -> Option<(Range<usize>, Says)> {
    let behind = |at: usize, signs: [char; 2]| {
        let rest = text[at..].trim_start();
        let sign = rest.chars().next().filter(|c| signs.contains(c))?;
        Some(text.len() - rest.len() + sign.len_utf8())
    };
    let number = |range: &Range<usize>| text[range.clone()].parse::<u32>().ok();
    let (year, month) = match behind(run.end, ['年', '년']) {
        Some(at) => (number(run).filter(|it| is_year(*it)).map(Some)?, spaced_digits(text, at)?),
        None => (None, run.clone()),
    };
    let day = spaced_digits(text, behind(month.end, ['月', '월'])?)?;
    let end = behind(day.end, ['日', '일']).or_else(|| behind(day.end, ['号', '號']))?;
    let year = year.and_then(|year| i32::try_from(year).ok());
    let (month, day) = (number(&month)?, number(&day)?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| (run.start..end, Says::of(year, month, day)))
}

/// Days whose month is a word, from the first day on: none, one, or all of a list.
fn worded(text: &str, run: &Range<usize>, found: &mut Vec<(Range<usize>, Says)>) {
    let joined = |c: char| {
        c.is_alphanumeric() && c < '\u{2e80}' || matches!(c, '.' | ',' | '$' | '€' | '£' | '¥' | '#' | ':' | '_')
    };
    let is_begin = !text[..run.start].ends_with(joined);
    let Some(first) = day_of_month(text, run).filter(|_| is_begin) else { return };
    if let Some((month, days, end)) = before_month(text, first.clone()) {
        let (year, end) = year_behind(text, end).map_or((None, end), |(year, end)| (Some(year), end));
        found.extend(named(text, days, year, month, None, end));
        return;
    }
    let Some((month, start)) = month_before(text, run.start) else { return };
    let (mut days, mut end) = (vec![first.clone()], first.end);
    while let Some(next) = next_day(text, end).filter(|_| days.len() < LONGEST) {
        end = next.end;
        days.push(next);
    }
    match year_behind(text, end) {
        Some((year, end)) => found.extend(named(text, days, Some(year), month, Some(start), end)),
        // What stands behind a day without its year may be any number.
        None => {
            let year = year_behind(text, first.end);
            let (year, end) = year.map_or((None, first.end), |(year, end)| (Some(year), end));
            found.extend(named(text, vec![first], year, month, Some(start), end));
        }
    }
}

/// So many days can a list have.
const LONGEST: usize = 6;

/// The days of a list that one month is named for; `start` is where the month begins that stands before them, and `end` where
/// all of them end.
fn named(
    text: &str,
    days: Vec<Range<usize>>,
    year: Option<i32>,
    month: u32,
    start: Option<usize>,
    end: usize,
) -> Vec<(Range<usize>, Says)> {
    let last = days.len() - 1;
    let words = |(at, day): (usize, Range<usize>)| {
        let says = Says::of(year, month, number_of(text, &day));
        let from = start.filter(|_| at == 0).unwrap_or(day.start);
        let to = if at == last { end } else { day.end };
        (from..to, says)
    };
    days.into_iter().enumerate().map(words).collect()
}

/// The days from the first one on that stand before a month, with the month and where it ends.
fn before_month(text: &str, first: Range<usize>) -> Option<(u32, Vec<Range<usize>>, usize)> {
    let mut days = vec![first];
    loop {
        let end = days.last()?.end;
        if let Some((month, end)) = month_behind(text, end) {
            return Some((month, days, end));
        }
        days.push(next_day(text, end).filter(|_| days.len() < LONGEST)?);
    }
}

/// The month behind a day, and where it ends: ` June`, `-Jun`, ` of June`, ` day of June`, ` de junio`.
fn month_behind(text: &str, at: usize) -> Option<(u32, usize)> {
    let rest = text[at..].trim_start_matches([' ', '\u{a0}', '\u{202f}', '-', '‑']);
    if rest.len() == text.len() - at {
        return None;
    }
    let rest = rest.strip_prefix("day ").unwrap_or(rest);
    let rest = ["of ", "de ", "d’", "d'"].iter().find_map(|it| rest.strip_prefix(it)).unwrap_or(rest);
    let word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
    Some((month(word)?, text.len() - rest.len() + word.len()))
}

/// A year behind a month or day, and where it ends: ` 2024`, `, 2024`, `. 2024`, `-2024`, ` of 2024`.
fn year_behind(text: &str, at: usize) -> Option<(i32, usize)> {
    let rest = text[at..].trim_start_matches('.').trim_start_matches(',');
    let apart = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-', '‑']);
    let rest = ["of ", "de ", "del "].iter().find_map(|it| apart.strip_prefix(it)).unwrap_or(apart);
    let year = digits(text, text.len() - rest.len()).filter(|it| it.len() == 4 && it.start > at)?;
    let behind = text[year.end..].chars().next();
    let value = number_of(text, &year);
    (is_year(value) && behind.is_none_or(|c| !c.is_ascii_alphanumeric())).then_some(())?;
    Some((i32::try_from(value).ok()?, year.end))
}

/// The next day of a list or range of days: ` and 28`, `-28`, ` to 28th`.
fn next_day(text: &str, at: usize) -> Option<Range<usize>> {
    let start = at + text[at..].find(|c: char| c.is_ascii_digit())?;
    let gap = &text[at..start];
    let run = digits(text, start).filter(|_| !gap.trim().is_empty() && gap.len() < 16 && is_join(gap))?;
    day_of_month(text, &run)
}

/// A day of a month with its ordinal's ending, where digits are one.
fn day_of_month(text: &str, run: &Range<usize>) -> Option<Range<usize>> {
    if run.len() > 2 || !(1..=31).contains(&number_of(text, run)) {
        return None;
    }
    let rest = &text[run.end..];
    let endings = ["st", "nd", "rd", "th", "ST", "ND", "RD", "TH", "er", "º", "ª", "°"];
    let ending = endings.iter().find(|it| rest.starts_with(**it)).map_or(0, |it| it.len());
    let point = usize::from(ending == 0 && rest.starts_with(". "));
    let end = run.end + ending + point;
    let is_whole = !text[end..].starts_with(|c: char| c.is_alphanumeric() && c < '\u{2e80}' || matches!(c, '%' | ':'));
    is_whole.then_some(run.start..end)
}

/// The number that a range begins with.
fn number_of(text: &str, range: &Range<usize>) -> u32 {
    let digits = text[range.clone()].trim_end_matches(|c: char| !c.is_ascii_digit());
    digits.parse().unwrap_or_default()
}

/// The digits that begin at a place.
fn digits(text: &str, at: usize) -> Option<Range<usize>> {
    let length = text.get(at..)?.bytes().take_while(u8::is_ascii_digit).count();
    (length > 0).then_some(at..at + length)
}

fn spaced_digits(text: &str, at: usize) -> Option<Range<usize>> {
    digits(text, text.len() - text[at..].trim_start().len())
}

fn is_year(year: u32) -> bool {
    (1900..2100).contains(&year)
}

#[cfg(test)]
#[path = "day_test.rs"]
mod tests;
