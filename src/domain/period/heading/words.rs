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
const ORDINALS: [(&str, u8); 4] = [("first", 1), ("second", 2), ("third", 3), ("fourth", 4)];

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

/// `Three and nine months`, `13 and 39 weeks`: lengths with one unit.
pub(super) fn lengths(tokens: &[Token]) -> Option<([Length; 2], usize)> {
    let (first, used) = number(tokens)?;
    let hyphens = usize::from(tokens.get(used).is_some_and(|it| it.is("-")));
    let and = used + hyphens;
    tokens.get(and).filter(|it| it.is_any(&["and", "&", "/", "und", "et", ","]))?;
    let (second, taken) = length(&tokens[and + 1..])?;
    let first = match second {
        Length::Months(_) => Length::Months(first),
        Length::Weeks(_) => Length::Weeks(first),
        Length::Quarter | Length::Half => return None,
    };
    Some(([first, second], and + 1 + taken))
}

/// Words between the first part of a year and the last.
const THROUGH: [&str; 12] = ["-", "–", "—", "−", "~", "〜", "～", "+", "to", "through", "thru", "bis"];

/// A part of a fiscal year, or several in a row as the one that they are together: `Q1–Q3`, `Q1-3`, `1–3Q`, `First to third
/// quarter`. It is none where they are no part together: `Q2–Q3`.
pub(super) fn parts(tokens: &[Token]) -> Option<(Option<Part>, usize)> {
    let is_any = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|it| it.is_any(words));
    let number = |at: usize| tokens.get(at)?.small().filter(|_| tokens[at].text.len() == 1)?.try_into().ok();
    // The unit behind the last is that of the first.
    let bare = || Some((number(0).filter(|_| number(2).is_some())?, 1));
    if let Some((first, used)) = ordinal(tokens).or_else(bare)
        && let Some((last, more)) = tokens.get(used + 1..).and_then(part)
    {
        let first = if matches!(last, Part::Half(_)) { Part::Half(first) } else { Part::Quarter(first) };
        if is_any(used, &THROUGH) {
            return Some((from_to(first, last), used + 1 + more));
        }
        if is_any(used, &["and", "&", ",", "/"]) {
            return Some((None, used + 1 + more));
        }
    }
    let (first, used) = part(tokens)?;
    let behind = tokens.get(used + 1..).filter(|_| is_any(used, &THROUGH)).unwrap_or_default();
    let is_quarter = matches!(first, Part::Quarter(_)) && !behind.is_empty();
    let bare = || number(used + 1).filter(|it| is_quarter && (1..=4).contains(it)).map(|last| (Part::Quarter(last), 1));
    Some(match part(behind).or_else(bare) {
        Some((last, more)) => (from_to(first, last), used + 1 + more),
        None => (Some(first), used),
    })
}

/// What the parts from one to another are together.
pub(super) fn from_to(first: Part, last: Part) -> Option<Part> {
    let (start, (before, count)) = (first.quarters().0, last.quarters());
    let quarters = (before + count).checked_sub(start)?;
    Part::ALL.into_iter().find(|part| part.quarters() == (start, quarters))
}

/// Whether figures are said to be of all the year so far.
pub(super) fn is_cumulative(tokens: &[Token]) -> bool {
    let words = [
        "ytd",
        "cumulative",
        "cumulated",
        "cumul",
        "cumulé",
        "cumulés",
        "kumuliert",
        "kumulativ",
        "acumulado",
        "cumulato",
    ];
    let to_date: Vec<&Token> = tokens.iter().filter(|it| !it.is("-")).collect();
    tokens.iter().any(|it| it.is_any(&words))
        || to_date.windows(3).any(|it| it[0].is("year") && it[1].is("to") && it[2].is("date"))
}

/// Whether figures are said to be of the last twelve months, wherever they begin.
pub(super) fn is_rolling(tokens: &[Token]) -> bool {
    let is_last = |pair: &[Token]| pair[0].is_any(&["last", "past", "preceding"]) && pair[1].is_any(&["12", "twelve"]);
    tokens.iter().any(|it| it.is_any(&["ltm", "ttm", "trailing", "rolling"])) || tokens.windows(2).any(is_last)
}

/// `Q3`, `3Q`, `third quarter`, `H1`, `1H`, `first half`, `9M`.
fn part(tokens: &[Token]) -> Option<(Part, usize)> {
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
    let (number, at) = ordinal(tokens)?;
    let number = u32::from(number);
    let at = at + usize::from(tokens.get(at).is_some_and(|it| it.is_any(&["fiscal"])));
    Some((of(number, tokens.get(at).filter(|it| it.is_any(&["quarter", "half"]))?)?, at + 1))
}

/// `first`, `1st`, which is a number and letters.
fn ordinal(tokens: &[Token]) -> Option<(u8, usize)> {
    let first = tokens.first()?;
    match first.small().filter(|_| tokens.get(1).is_some_and(|it| it.is_any(&["st", "nd", "rd", "th"]))) {
        Some(number) => Some((number.try_into().ok()?, 2)),
        None => ORDINALS.iter().find(|(word, _)| first.is(word)).map(|(_, number)| (*number, 1)),
    }
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
