//! Lengths, parts and years as headings write them.

use super::token::Token;
use super::{Length, Year};
use crate::domain::period::Part;

const ONES: [&str; 19] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 4] = ["twenty", "thirty", "forty", "fifty"];
const ORDINALS: [(&str, u8); 8] =
    [("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("1st", 1), ("2nd", 2), ("3rd", 3), ("4th", 4)];

fn position(of: &[&str], token: &Token) -> Option<u32> {
    of.iter().position(|word| token.is(word)).and_then(|at| u32::try_from(at + 1).ok())
}

/// A number in digits or words, and how many tokens it takes.
fn number(tokens: &[Token]) -> Option<(u32, usize)> {
    let first = tokens.first()?;
    if let Some(tens) = position(&TENS, first) {
        let tens = (tens + 1) * 10;
        let at = if tokens.get(1).is_some_and(|it| it.is("-")) { 2 } else { 1 };
        return match tokens.get(at).and_then(|it| position(&ONES, it)).filter(|ones| *ones < 10) {
            Some(ones) => Some((tens + ones, at + 1)),
            None => Some((tens, 1)),
        };
    }
    first.small().or_else(|| position(&ONES, first)).map(|number| (number, 1))
}

/// `Three months`, `13-week`, `Quarter ended`, `half-year`, `Year to`.
pub(super) fn length(tokens: &[Token]) -> Option<(Length, usize)> {
    if let Some((number, used)) = number(tokens).filter(|(number, _)| *number > 0) {
        let unit = used + usize::from(tokens.get(used).is_some_and(|it| it.is("-")));
        let token = tokens.get(unit)?;
        return if token.is_any(&["months", "month", "mths", "mos", "monate", "mois"]) || token.is("m") && token.glued {
            Some((Length::Months(number), unit + 1))
        } else if token.is_any(&["weeks", "week", "wochen", "semaines"]) {
            Some((Length::Weeks(number), unit + 1))
        } else {
            None
        };
    }
    let (first, second) = (tokens.first()?, tokens.get(1));
    let is_next = |words: &[&str]| second.is_some_and(|it| it.is_any(words));
    if first.is_any(&["half", "半年"]) {
        return Some((
            Length::Half,
            1 + tokens[1..].iter().take_while(|it| it.is_any(&["-", "year", "yearly"])).count(),
        ));
    }
    if first.is_any(&["quarter", "quarterly"]) {
        return Some((Length::Quarter, 1));
    }
    let is_to_date = second.is_some_and(|it| it.is("to")) && tokens.get(2).is_some_and(|it| it.is("date"));
    if first.is_any(&["year", "years"]) && is_next(&["ended", "ending", "to"]) && !is_to_date {
        return Some((Length::Months(12), 2));
    }
    // `Semestre clos le 30 juin 2024`, `Geschäftsjahr bis 31.12.2024`.
    if first.is_any(&["semestre", "halbjahr"]) && is_next(&["clos", "terminé", "achevé", "bis", "zum"]) {
        return Some((Length::Half, 2));
    }
    if first.is_any(&["exercice", "geschäftsjahr"]) && is_next(&["clos", "terminé", "achevé", "bis", "zum"]) {
        return Some((Length::Months(12), 2));
    }
    if first.is_any(&["trimestre", "quartal"]) && is_next(&["clos", "terminé", "achevé", "bis", "zum"]) {
        return Some((Length::Quarter, 2));
    }
    if first.is_any(&["month", "months"]) && is_next(&["ended", "ending", "to"]) {
        return Some((Length::Months(1), 2));
    }
    if first.is("full") && is_next(&["year"]) {
        return Some((Length::Months(12), 2));
    }
    let months =
        [("三个月", 3), ("三個月", 3), ("六个月", 6), ("六個月", 6), ("九个月", 9), ("九個月", 9), ("止年度", 12)];
    let of = months.iter().find(|(word, _)| first.text.contains(word));
    of.map(|(_, months)| (Length::Months(*months), 1))
}

/// `Q3`, `3Q`, `third quarter`, `H1`, `1H`, `first half`, `9M`.
pub(super) fn part(tokens: &[Token]) -> Option<(Part, usize)> {
    let (first, second) = (tokens.first()?, tokens.get(1)?);
    let of = |number: u32, kind: &Token| match (kind.text.as_str(), u8::try_from(number).ok()?) {
        ("q" | "quarter", number @ 1..=4) => Some(Part::Quarter(number)),
        ("h" | "half", number @ 1..=2) => Some(Part::Half(number)),
        ("m", 9) => Some(Part::NineMonths),
        _ => None,
    };
    if first.is_any(&["q", "h"])
        && let Some(number) = second.small().filter(|_| second.glued)
    {
        return Some((of(number, first)?, 2));
    }
    if let Some(number) = first.small()
        && second.glued
        && second.is_any(&["q", "h", "m"])
    {
        return Some((of(number, second)?, 2));
    }
    // `1st quarter` is a number, letters and a word.
    let (number, at) = match (first.small(), second.is_any(&["st", "nd", "rd", "th"])) {
        (Some(number), true) => (number, 2),
        _ => (u32::from(ORDINALS.iter().find(|(word, _)| first.is(word))?.1), 1),
    };
    let at = at + usize::from(tokens.get(at).is_some_and(|it| it.is_any(&["fiscal"])));
    Some((of(number, tokens.get(at).filter(|it| it.is_any(&["quarter", "half"]))?)?, at + 1))
}

/// How many tokens the name of a year takes that has the month of its end in it: `FY3/2025`, `2025年3月期`. A
/// column may be a part of it.
pub(super) fn named_year(tokens: &[Token]) -> Option<usize> {
    let [first, month, mark, year, ..] = tokens else { return None };
    let english = first.is("fy") && month.small().is_some() && mark.is("/") && year.year_or_two_digits().is_some();
    let japanese = first.year().is_some() && month.is("年") && mark.small().is_some() && year.text.starts_with("月期");
    (english || japanese).then_some(4)
}

/// `2024`, `FY24`, `fiscal year 2024`, `2023/24`.
pub(super) fn year(tokens: &[Token]) -> Option<(Year, usize)> {
    let first = tokens.first()?;
    if first.is_any(&["fy", "fiscal"]) {
        let at = 1 + tokens[1..].iter().take_while(|it| it.is_any(&["year", "-", "'", "’"])).count();
        let is_short = first.is("fy") && tokens.get(at)?.text.len() == 2;
        let found = tokens.get(at)?;
        let year = if is_short { found.year_or_two_digits()? } else { found.year()? };
        return Some(match pair(year, &tokens[at..]) {
            Some((to, used)) => (Year::Pair(year, to), at + used),
            None => (Year::Fiscal(year), at + 1),
        });
    }
    let year = first.year()?;
    Some(match pair(year, tokens) {
        Some((to, used)) => (Year::Pair(year, to), used),
        None => (Year::Bare(year), 1),
    })
}

/// The second year of `2023/24`, where it is the one after the first.
fn pair(year: i32, tokens: &[Token]) -> Option<(i32, usize)> {
    let [_, mark, to, ..] = tokens else { return None };
    let is_pair = mark.is_any(&["/", "-", "–"]) && mark.glued && to.glued;
    to.year_or_two_digits().filter(|to| is_pair && *to == year + 1).map(|to| (to, 3))
}

/// How long a part of a fiscal year is.
pub(super) fn length_of(part: Part) -> Length {
    match part {
        Part::Quarter(_) => Length::Quarter,
        Part::Half(_) => Length::Half,
        Part::NineMonths => Length::Months(9),
        Part::Year => Length::Months(12),
    }
}
