//! The part of a year that a sentence says a figure is of: `In the second quarter, revenue was`.

use super::book::Book;
use super::fact::Fact;
use super::rule::{Failure, Rule, Tie};
use crate::domain::Period;
use crate::domain::period::heading::{self, Heading, Year};
use crate::prose::{Passage, is_english};
use chrono::Datelike;

/// Words that open a sentence with its period.
const OPENS: [&str; 4] = ["in ", "for ", "during ", "over "];

/// Words between a period and its figure: `Revenue of the second quarter was`.
const VERBS: &str = "was were is are amounted totaled totalled came reached stood to at approximately about around of";

/// Words before a figure that is compared with another one.
const COMPARES: [&str; 8] = ["from", "than", "over", "on", "against", "with", "versus", "after"];

/// What a sentence has that names a part of a year.
const PARTS: [&str; 6] = ["quarter", "half", "Quarter", "Half", "Q", "H"];

/// More words than this lie between no period and its figure.
const REACH: usize = 9;

/// What a sentence says of the period of the first figure in it, where that is another one than its fact's. Only English is read so.
pub(super) fn tie(
    book: &Book<'_>,
    (passage, at): (&Passage, usize),
    (result, target): (u32, u32),
    fact: &Fact<'_>,
) -> Option<Tie> {
    let period =
        fact.period.filter(|it| matches!(it, Period::Span { .. }) && is_english(&book.announcement.language))?;
    let before = &passage.words[..at];
    let begin = sentence_start(before);
    let lead = &before[begin..];
    if !PARTS.iter().any(|it| lead.contains(it)) {
        return None;
    }
    let is_first = passage.ties.iter().all(|tie| tie.words.end <= begin || tie.words.start >= at || tie.words.end > at);
    let told = opening(lead).or_else(|| beside(lead)).filter(|_| is_first)?;
    if lead.split_whitespace().next_back().is_some_and(|word| COMPARES.contains(&word)) {
        return None;
    }
    let years = [period.start().year(), period.end().year(), fiscal_year(&period)];
    let is_of_year = match told.year {
        Some(Year::Bare(year) | Year::Fiscal(year)) => years.contains(&year),
        _ => true,
    };
    let part = Heading { part: told.part, ..Heading::default() };
    if is_of_year && part.contradiction(&period).is_none() {
        return None;
    }
    let says = match (told.part?, told.year) {
        (part, Some(year)) => format!("{} {}", part.id(), year.shown()),
        (part, None) => part.id().to_owned(),
    };
    let failure = Failure {
        expected: period.id(),
        because: format!("the sentence says {says}, while the figure that it is tied to is of"),
    };
    Some(Tie::new(Rule::Text, result, [target], Some(failure)))
}

/// Where the sentence begins that a text ends in.
fn sentence_start(text: &str) -> usize {
    let is_end = |(at, sign): &(usize, &str)| text[at + sign.len()..].starts_with([' ', '\n']) || *sign == "\n";
    let mut signs = text.rmatch_indices(['.', ';', ':', '\n']);
    signs.find(is_end).map_or(0, |(at, sign)| at + sign.len())
}

fn fiscal_year(period: &Period) -> i32 {
    match *period {
        Period::Span { fiscal: Some((year, _)), .. } => year,
        _ => period.end().year(),
    }
}

/// What a sentence opens with: `In the second quarter of 2024,`.
fn opening(lead: &str) -> Option<Heading> {
    let (first, rest) = lead.split_once(',')?;
    let lower = first.trim_start().to_lowercase();
    let is_opening = OPENS.iter().any(|it| lower.starts_with(it)) && first.split_whitespace().count() <= REACH;
    let told = heading::read(first);
    (is_opening && told.part.is_some() && heading::read(rest).part.is_none_or(|it| Some(it) == told.part))
        .then_some(told)
}

/// What stands before the verb of a figure: `Revenue for the second quarter was`.
fn beside(lead: &str) -> Option<Heading> {
    let mut words: Vec<&str> = lead.split_whitespace().collect();
    let is_verb = |word: &&str| VERBS.split(' ').any(|it| it.eq_ignore_ascii_case(word));
    let all = words.len();
    while words.last().is_some_and(is_verb) {
        words.pop();
    }
    if words.len() == all {
        return None;
    }
    let near = words.split_off(words.len().saturating_sub(REACH)).join(" ");
    let told = heading::read(&near);
    // The period ends where the verb begins.
    let ends = near.ends_with("quarter") || near.ends_with("half") || near.ends_with(|c: char| c.is_ascii_digit());
    (ends && told.part.is_some() && !near.contains([',', '(', ')'])).then_some(told)
}
