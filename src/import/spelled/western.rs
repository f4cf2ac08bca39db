//! Headings in German, French and their neighbors.

use super::super::figure::is_year;
use crate::domain::period::heading::read;
use chrono::{Months, NaiveDate};

const ORDINALS: [&str; 4] = [
    "1 i 1er 1re 1ère 1º premier première erstes erste ersten primer primero primo primeiro",
    "2 ii 2e 2ème 2eme 2nd 2º second deuxième zweites zweite zweiten segundo secondo",
    "3 iii 3e 3ème 3eme 3º troisième drittes dritte dritten tercer terzo terceiro",
    "4 iv 4e 4ème 4eme 4º quatrième viertes vierte vierten cuarto quarto",
];
const HALVES: &str = "halbjahr halbjahres hj semestre semester";
const QUARTERS: &str = "quartal quartals trimestre";
/// Between the first and the last of several.
const THROUGH: &str = "- – — bis to through till until à au a al";
const NUMBERS: [(&str, u32); 4] = [
    ("drei trois tre tres", 3),
    ("sechs six sei seis", 6),
    ("neun neuf nove nueve", 9),
    ("zwölf zwoelf douze dodici doce", 12),
];

fn is_of(words: &str, word: &str) -> bool {
    words.split(' ').any(|it| it == word)
}

/// A heading with parts of years, lengths and ranges in words of English.
pub fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let places = places(&lower);
    let words: Vec<&str> = places.iter().map(|(start, end)| &lower[*start..*end]).collect();
    let (mut plain, mut at, mut copied) = (String::new(), 0, 0);
    while at < words.len() {
        let heading = Heading { words: &words, at };
        let found = heading.part().or_else(|| heading.length()).or_else(|| heading.fiscal());
        match found.or_else(|| heading.months()).or_else(|| heading.days()) {
            Some((read, used)) => {
                plain += &lower[copied..places[at].0];
                plain += &format!(" {read} ");
                at += used;
                copied = places[at - 1].1;
            }
            None => at += 1,
        }
    }
    plain + &lower[copied..]
}

/// Where the words, numbers and marks of a text are.
fn places(text: &str) -> Vec<(usize, usize)> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut is_word = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match places.last_mut().filter(|_| is_word && c.is_alphanumeric()) {
            Some(last) => last.1 = end,
            None if c.is_whitespace() => {}
            None => places.push((at, end)),
        }
        is_word = c.is_alphanumeric();
    }
    places
}

/// The whole months from one to another, each with its year.
pub fn months(first: (i32, u32), last: (i32, u32)) -> Option<String> {
    let start = NaiveDate::from_ymd_opt(first.0, first.1, 1)?;
    let end = NaiveDate::from_ymd_opt(last.0, last.1, 1)?.checked_add_months(Months::new(1))?.pred_opt()?;
    (start <= end).then(|| format!("{start} to {end}"))
}

/// The letter and number of a part of a year, and the year that is glued to them: `S1`, `2T24`.
fn letter_and_number(word: &str) -> Option<(char, u8, String)> {
    let numbers: String = word.chars().map(|c| if c.is_ascii_digit() { c } else { ' ' }).collect();
    let letters: String = word.chars().filter(|c| !c.is_ascii_digit()).collect();
    let (letter, most) = match &*letters {
        "s" | "hj" => ('H', 2),
        "t" => ('Q', 4),
        _ => return None,
    };
    let mut numbers = numbers.split_whitespace();
    let number = numbers.next().filter(|it| it.len() == 1)?.parse().ok().filter(|it| (1..=most).contains(it))?;
    let year = match numbers.next() {
        Some(year) if year.len() == 2 => format!(" 20{year}"),
        Some(year) if is_year(year) => format!(" {year}"),
        Some(_) => return None,
        None => String::new(),
    };
    Some((letter, number, year))
}

struct Heading<'w> {
    words: &'w [&'w str],
    at: usize,
}

impl Heading<'_> {
    /// The word so many places ahead; an empty one behind the last.
    fn word(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).copied().unwrap_or_default()
    }

    fn before(&self) -> &str {
        self.at.checked_sub(1).map_or("", |at| self.words[at])
    }

    fn year(&self, ahead: usize) -> Option<i32> {
        Some(self.word(ahead)).filter(|it| is_year(it))?.parse().ok()
    }

    fn is_mark(&self, ahead: usize, marks: &str) -> bool {
        let word = self.word(ahead);
        !word.is_empty() && is_of(marks, word)
    }

    /// `1. Halbjahr`, `premier semestre`, `Quartal 3`, `S1 2024`, `2T24`.
    fn part(&self) -> Option<(String, usize)> {
        let unit = |ahead: usize| match self.word(ahead) {
            word if is_of(HALVES, word) => Some(('H', 2)),
            word if is_of(QUARTERS, word) => Some(('Q', 4)),
            _ => None,
        };
        let ordinal = |ahead: usize| ORDINALS.iter().position(|it| is_of(it, self.word(ahead))).map(|at| at + 1);
        if let Some(number) = ordinal(0) {
            let behind = |ahead: usize| ahead + usize::from(self.is_mark(ahead, ". °"));
            // `1.–3. Quartal`; `1. und 2. Quartal` are two.
            let between =
                [(THROUGH, "-"), ("und et e y & ,", ", ")].into_iter().find(|it| self.is_mark(behind(1), it.0));
            if let (Some((_, between)), Some(last)) = (between, ordinal(behind(1) + 1)) {
                let ahead = behind(behind(1) + 2);
                let (letter, most) = unit(ahead)?;
                return (last <= most).then(|| (format!("{letter}{number}{between}{letter}{last}"), ahead + 1));
            }
            let ahead = (1..3).find(|ahead| !self.is_mark(*ahead, ". ° -"))?;
            let (letter, most) = unit(ahead)?;
            let used = ahead + 1 + usize::from(self.is_mark(ahead + 1, "."));
            return (number <= most && self.before() != "/").then(|| (format!("{letter}{number}"), used));
        }
        if let Some((letter, most)) = unit(0) {
            let number: usize = self.word(1).parse().ok()?;
            let is_length = ["mois", "monate", "monat"].contains(&self.word(2));
            return ((1..=most).contains(&number) && !is_length).then(|| (format!("{letter}{number} "), 2));
        }
        self.letters()
    }

    /// `S1 2024`, `2024 T3`, `2T24`, `1HJ 2024`, `T1-T3 2024`: a letter and a number, beside a year.
    fn letters(&self) -> Option<(String, usize)> {
        let (letter, number, year) = letter_and_number(self.word(0))?;
        let is_beside = |ahead: usize, year: &str| {
            let next = (ahead..ahead + 2).find(|ahead| !self.is_mark(*ahead, "/ , - ' ’"));
            next.is_some_and(|next| self.year(next).is_some()) || is_year(self.before()) || !year.is_empty()
        };
        let bare = |word: &str| Some((letter, word.parse().ok().filter(|it| (1..=4).contains(it))?, String::new()));
        if self.is_mark(1, THROUGH)
            && let Some((_, last, year)) =
                letter_and_number(self.word(2)).filter(|it| it.0 == letter).or_else(|| bare(self.word(2)))
            && is_beside(3, &year)
        {
            return Some((format!("{letter}{number}-{letter}{last}{year}"), 3));
        }
        is_beside(1, &year).then(|| (format!("{letter}{number}{year}"), 1))
    }

    /// `sechs Monate`, `6 Monaten`, `Neunmonatszeitraum`, `trois mois`.
    fn length(&self) -> Option<(String, usize)> {
        let (word, next) = (self.word(0), self.word(1));
        let is_months = |it: &str| it.starts_with("monat") || matches!(it, "mois" | "mesi" | "meses");
        let named = NUMBERS.iter().find(|(names, _)| is_of(names, word)).map(|(_, number)| *number);
        let number = named.or_else(|| word.parse().ok().filter(|it| (1..=36).contains(it)));
        if let Some(number) = number.filter(|_| is_months(next)) {
            return Some((format!("{number} months"), 2));
        }
        let joined = NUMBERS.iter().find(|(names, _)| {
            names.split(' ').any(|name| word.strip_prefix(name).is_some_and(|rest| rest.starts_with("monat")))
        });
        joined.map(|(_, number)| (format!("{number} months"), 1))
    }

    /// `Geschäftsjahr 2024`, `GJ 2023/24`, `Exercice 2023`.
    fn fiscal(&self) -> Option<(String, usize)> {
        let is = matches!(self.word(0), "geschäftsjahr" | "gj" | "exercice" | "ejercicio" | "esercizio");
        (is && self.year(1).is_some()).then(|| ("fiscal year".to_owned(), 1))
    }

    fn month(&self, ahead: usize) -> Option<u32> {
        let word = self.word(ahead);
        let is_word = word.chars().all(char::is_alphabetic) && word.chars().count() > 2;
        read(&format!("1 {word} 2024")).last.filter(|_| is_word).map(|day| day.month)
    }

    /// `Januar bis Juni 2024`, `Oct. 2023 – March 2024`: whole months.
    fn months(&self) -> Option<(String, usize)> {
        let first = self.month(0)?;
        let is_of_day = |word: &str| word == "." || word.starts_with(|c: char| c.is_ascii_digit());
        if is_of_day(self.before()) {
            return None;
        }
        let mut ahead = 1 + usize::from(self.is_mark(1, "."));
        let year = self.year(ahead);
        ahead += usize::from(year.is_some());
        if !self.is_mark(ahead, THROUGH) {
            return None;
        }
        ahead += 1;
        let last = self.month(ahead)?;
        ahead += 1 + usize::from(self.is_mark(ahead + 1, "."));
        let of_last = self.year(ahead)?;
        months((year.unwrap_or(of_last), first), (of_last, last)).map(|read| (read, ahead + 1))
    }

    /// `1.1.-30.6.2024`, `01/01/2024 - 06/30/2024`: days whose order one of them tells.
    fn days(&self) -> Option<(String, usize)> {
        let small = |ahead: usize| self.word(ahead).parse::<u32>().ok().filter(|_| self.word(ahead).len() <= 2);
        let pair = |ahead: usize, mark: &str| {
            Some((small(ahead).filter(|_| self.word(ahead + 1) == mark)?, small(ahead + 2)?))
        };
        let mark = Some(self.word(1)).filter(|it| matches!(*it, "." | "/"))?;
        let first = pair(0, mark).filter(|_| self.before() != mark)?;
        let mut ahead = 3 + usize::from(self.is_mark(3, mark));
        let year = self.year(ahead);
        ahead += usize::from(year.is_some());
        if !self.is_mark(ahead, "- – — bis to au al") {
            return None;
        }
        let last = pair(ahead + 1, mark).filter(|_| self.word(ahead + 4) == mark)?;
        let of_last = self.year(ahead + 5)?;
        let is_day_first = match last {
            (13.., _) => true,
            (_, 13..) => false,
            _ => return None,
        };
        let day = |year, (a, b)| {
            if is_day_first { NaiveDate::from_ymd_opt(year, b, a) } else { NaiveDate::from_ymd_opt(year, a, b) }
        };
        let (start, end) = (day(year.unwrap_or(of_last), first)?, day(of_last, last)?);
        (start <= end).then(|| (format!("{start} to {end}"), ahead + 6))
    }
}
