//! The days on which texts say that a period ended: `the three months ended March 31, 2024 and 2023`.

use super::is_english;
use super::passage::Passage;
use crate::domain::{Span, period};
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// A day on which a period is said to have ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The day.
    pub day: NaiveDate,
    /// Its words in the passage.
    pub words: Range<usize>,
    /// Their place in the file.
    pub span: Span,
}

/// What ends. Before it `calendar` says that the period is nobody's.
const PERIODS: [&str; 11] =
    ["quarter", "quarters", "month", "months", "week", "weeks", "year", "years", "half", "half-year", "period"];

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The days of a passage in a language (a BCP 47 tag) on which periods are said to have ended, each of a list; only English has
/// words.
#[must_use]
pub fn ended(passage: &Passage, language: &str) -> Vec<Ended> {
    let text = passage.words.as_str();
    let mut found = Vec::new();
    if !is_english(language) {
        return found;
    }
    for (at, word) in text.match_indices("ended").filter(|(at, _)| is_behind_period(&text[..*at])) {
        let mut next = at + word.len();
        if let Some(behind) = text[next..].strip_prefix(" on ") {
            next = text.len() - behind.len() - 1;
        }
        let mut before = None;
        while let Some((day, words)) = date(text, next, before) {
            let span = passage.span(words.clone());
            next = words.end;
            before = Some(day);
            found.push(Ended { day, words, span });
            let rest = &text[next..];
            let Some(join) = [", and ", " and ", ", "].into_iter().find(|join| rest.starts_with(join)) else { break };
            next += join.len() - 1;
        }
    }
    found
}

fn is_behind_period(before: &str) -> bool {
    if !before.ends_with([' ', '\u{a0}', '-']) {
        return false;
    }
    let mut words = before.split_whitespace().rev();
    let is_period = words.next().is_some_and(|word| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        PERIODS.iter().any(|period| period.eq_ignore_ascii_case(word))
            || word.rsplit('-').next().is_some_and(|last| last.len() < word.len() && PERIODS.contains(&last))
    });
    is_period && !words.take(2).any(|word| word.eq_ignore_ascii_case("calendar"))
}

/// The date behind a place: day and month in either order, and a year; of a list a later one may be only a year.
fn date(text: &str, at: usize, before: Option<NaiveDate>) -> Option<(NaiveDate, Range<usize>)> {
    let (first, place) = word(text, at)?;
    if let Some((year, day)) = year(first).zip(before) {
        return Some((same_day(day, year)?, place));
    }
    // `Mar. 30`
    let is_short = MONTHS.iter().any(|month| month.eq_ignore_ascii_case(first)) && text[place.end..].starts_with('.');
    let (second, second_place) = word(text, place.end + usize::from(is_short))?;
    let (day, of) = match (month(first), day_of_month(first)) {
        (Some(month), _) => (day_of_month(second)?, month),
        (None, Some(day)) => (day, month(second)?),
        (None, None) => return None,
    };
    let behind = second_place.end + usize::from(text[second_place.end..].starts_with(','));
    let (third, third_place) = word(text, behind)?;
    Some((NaiveDate::from_ymd_opt(year(third)?, of, day)?, place.start..third_place.end))
}

/// A day in another year; the last of February is that in any year.
fn same_day(day: NaiveDate, year: i32) -> Option<NaiveDate> {
    day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))
}

/// The next word behind spaces, without a comma or point at its end.
fn word(text: &str, at: usize) -> Option<(&str, Range<usize>)> {
    let rest = text.get(at..)?;
    let apart = rest.trim_start();
    if apart.len() == rest.len() {
        return None;
    }
    let start = text.len() - apart.len();
    let length = apart.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(apart.len());
    (length > 0).then(|| (&apart[..length], start..start + length))
}

fn month(word: &str) -> Option<u32> {
    let is = |name: &&str| name.eq_ignore_ascii_case(word);
    let at = period::MONTHS.iter().position(is).or_else(|| MONTHS.iter().position(is))?;
    u32::try_from(at + 1).ok()
}

fn day_of_month(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_ordinal = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    (is_ordinal && digits.len() <= 2).then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1900..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::plain_passage;

    fn days(text: &str) -> Vec<String> {
        ended(&plain_passage(text, Span::default()), "en").into_iter().map(|it| it.day.to_string()).collect()
    }

    #[test]
    fn the_day_on_which_a_period_ended_is_read_in_either_order() {
        for text in [
            "the second quarter ended March 30, 2024: sales",
            "the three months ended 30 March 2024",
            "the 13-week period ended Mar. 30, 2024.",
            "for the year ended on 30th March 2024",
            "for the half-year ended 30 March, 2024",
        ] {
            assert_eq!(days(text), ["2024-03-30"], "{text}");
        }
    }

    #[test]
    fn each_day_of_a_list_is_read() {
        assert_eq!(days("three months ended March 31, 2024 and 2023, and"), ["2024-03-31", "2023-03-31"]);
        assert_eq!(days("years ended 29 February 2024 and 2023"), ["2024-02-29", "2023-02-28"]);
        assert_eq!(
            days("quarters ended March 30, 2024, December 30, 2023 and April 1, 2023 were"),
            ["2024-03-30", "2023-12-30", "2023-04-01"]
        );
    }

    #[test]
    fn what_is_no_end_of_a_period_of_the_company_is_not_read() {
        for text in [
            "talks ended March 30, 2024",
            "the calendar quarter ended March 30, 2024",
            "the year ended March 2024",
            "the year ended well",
            "the quarter ended March 32, 2024",
            "the period ending March 30, 2024",
        ] {
            assert_eq!(days(text), [""; 0], "{text}");
        }
        assert_eq!(ended(&plain_passage("the quarter ended March 30, 2024", Span::default()), "de"), []);
    }
}
