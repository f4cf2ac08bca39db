//! Days and months as headings write them.

use super::token::Token;
use crate::domain::period::year_end::MONTHS;
use chrono::{Datelike, NaiveDate};

/// A day, whose year may stand elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    /// The year, where it stands beside them.
    pub year: Option<i32>,
    /// Whether month and day may be meant the other way round: `03/04/2024`.
    pub either_way: bool,
}

impl Day {
    /// Whether it can be a day.
    #[must_use]
    pub fn is(&self, day: NaiveDate) -> bool {
        let is = |month, of_month| (day.month(), day.day()) == (month, of_month);
        self.year.is_none_or(|year| year == day.year())
            && (is(self.month, self.day) || self.either_way && is(self.day, self.month))
    }

    /// The day in a message: `2024-03-31`.
    #[must_use]
    pub fn shown(&self) -> String {
        match self.year {
            Some(year) => format!("{year}-{:02}-{:02}", self.month, self.day),
            None => {
                let name = MONTHS.get(self.month as usize - 1).copied().unwrap_or_default();
                format!("{} {}{}", self.day, name[..1].to_uppercase(), &name[1..])
            }
        }
    }
}

/// What a heading names of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Day(Day),
    /// A month and its year.
    Month(u32, i32),
}

/// The date that tokens begin with, and how many it takes.
pub(super) fn at(tokens: &[Token]) -> Option<(Found, usize)> {
    month_first(tokens).or_else(|| day_first(tokens)).or_else(|| numeric(tokens)).or_else(|| chinese(tokens))
}

/// The months in other languages than English, as far as they are called otherwise: German, Nordic, Dutch, French, Italian,
/// Spanish and Portuguese.
const OTHERWISE: [&str; 12] = [
    "januar januari janvier gennaio enero janeiro",
    "februar februari février febbraio febrero fevereiro",
    "märz mars maart marzo março",
    "avril aprile abril",
    "mai maj mei maggio mayo maio",
    "juni juin giugno junio junho",
    "juli juillet luglio julio julho",
    "augusti augustus août agosto",
    "septembre settembre septiembre setembro",
    "oktober octobre ottobre octubre outubro",
    "novembre noviembre novembro",
    "dezember desember décembre dicembre diciembre dezembro",
];

/// The month that a word names: whole, or in English by its first three or four letters.
fn month(token: &Token) -> Option<u32> {
    let word = &*token.text;
    let names =
        |name: &&str| *name == word || (3..=4).contains(&word.len()) && name.starts_with(word) && word.is_ascii();
    let otherwise = |names: &&str| names.split(' ').any(|name| name == word);
    let at = MONTHS.iter().position(names).or_else(|| OTHERWISE.iter().position(otherwise));
    let at = at.filter(|_| token.is_word())?;
    u32::try_from(at + 1).ok()
}

fn day(token: &Token) -> Option<u32> {
    token.small().filter(|day| (1..=31).contains(day))
}

fn new(month: u32, day: u32, year: Option<i32>) -> Option<Found> {
    NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, day)?;
    Some(Found::Day(Day { month, day, year, either_way: false }))
}

/// How many tokens at a place are marks that may stand within a date.
fn marks(tokens: &[Token], at: usize, of: &[&str]) -> usize {
    tokens[at.min(tokens.len())..].iter().take_while(|token| token.is_any(of)).count()
}

/// `March 31, 2024`, `Mar. 31`, `March 2024`, `Mar-24`.
fn month_first(tokens: &[Token]) -> Option<(Found, usize)> {
    let month = month(tokens.first()?)?;
    let mut at = 1 + marks(tokens, 1, &[".", ","]);
    if let Some(year) = tokens.get(at).and_then(Token::year) {
        return Some((Found::Month(month, year), at + 1));
    }
    if marks(tokens, at, &["-", "'", "’"]) > 0 {
        at += marks(tokens, at, &["-", "'", "’"]);
        let year = tokens.get(at).and_then(Token::year_or_two_digits)?;
        return Some((Found::Month(month, year), at + 1));
    }
    let of_month = day(tokens.get(at)?)?;
    at += 1;
    at += marks(tokens, at, &["st", "nd", "rd", "th"]);
    let year = at + marks(tokens, at, &[",", "."]);
    match tokens.get(year).and_then(Token::year) {
        Some(of) => Some((new(month, of_month, Some(of))?, year + 1)),
        // `Sep 24` may be a year.
        None if (13..28).contains(&of_month) && at == 2 => None,
        None => Some((new(month, of_month, None)?, at)),
    }
}

/// `31 March 2024`, `31st of March`, `31-Mar-24`.
fn day_first(tokens: &[Token]) -> Option<(Found, usize)> {
    let of_month = day(tokens.first()?)?;
    let mut at = 1 + marks(tokens, 1, &["st", "nd", "rd", "th", "of", "de", "er", "-", "."]);
    let month = month(tokens.get(at)?)?;
    at += 1;
    let dashes = marks(tokens, at, &["-"]);
    let year = at + marks(tokens, at, &["-", ",", ".", "'", "’", "de"]);
    let written = tokens.get(year);
    let found = if dashes > 0 { written.and_then(Token::year_or_two_digits) } else { written.and_then(Token::year) };
    match found {
        Some(of) => Some((new(month, of_month, Some(of))?, year + 1)),
        None => Some((new(month, of_month, None)?, at)),
    }
}

/// `2024-03-31`, `31/03/2024`, `3/31/24`, `31.12.2023`.
fn numeric(tokens: &[Token]) -> Option<(Found, usize)> {
    let [a, mark, b, again, c, ..] = tokens else { return None };
    if !mark.is_any(&["-", "/", "."]) || mark.text != again.text || tokens[1..5].iter().any(|it| !it.glued) {
        return None;
    }
    if let Some(year) = a.year() {
        return Some((new(b.small()?, day(c)?, Some(year))?, 5));
    }
    let (a, b, year) = (day(a)?, day(b)?, c.year_or_two_digits()?);
    let (day, month) = if b <= 12 { (a, b) } else { (b, a) };
    let either_way = a <= 12 && b <= 12;
    NaiveDate::from_ymd_opt(year, month, day)?;
    Some((Found::Day(Day { month, day, year: Some(year), either_way }), 5))
}

/// `2024年3月31日`, `2024年3月`.
fn chinese(tokens: &[Token]) -> Option<(Found, usize)> {
    let [year, of_year, month, of_month, rest @ ..] = tokens else { return None };
    let (year, month) = (year.year()?, month.small().filter(|month| (1..=12).contains(month))?);
    if !of_year.is("年") || !of_month.text.starts_with('月') {
        return None;
    }
    match rest {
        [of, mark, ..] if mark.text.starts_with('日') => Some((new(month, day(of)?, Some(year))?, 5)),
        _ => Some((Found::Month(month, year), 4)),
    }
}
