//! Years and parts of years in a title, against those that the document is of.

use super::super::Others;
use super::super::book::Book;
use super::super::untold::Untold;
use super::known::Known;
use super::untold;
use crate::diagnostic::Code;
use crate::domain::kind::dividend::Distribution;
use crate::domain::period::heading::{self, Heading, Length, Year};
use crate::domain::period::{FiscalCalendar, Part};
use crate::domain::{Details, Period};
use crate::prose::{Passage, days};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;
use std::ops::Range;

/// What keeps the year that it was named after: `2019 Share Option Scheme`.
const NAMED: &str = "plan scheme program programme notes bonds bond debentures agreement act policy mandate incentive strategy vision \
goal goals target targets agenda facility offering loan code rules rsu esop";

/// What a year stands behind that is far off: `Notes due 2029`.
const FAR: &str = "due maturing until through by since towards";

/// A slip in a year is not larger.
const NEAR: i32 = 3;

/// The years of a title that are none of the document's.
pub(super) fn slips<'a>(
    book: &Book<'a>,
    others: &Others<'a>,
    title: &Passage,
    known: &mut Option<Known<'a>>,
    slips: &mut Vec<Untold>,
) {
    slips.extend(part(book, title));
    let years = years(title);
    if years.is_empty() {
        return;
    }
    let of_document = of(book);
    let is_of = |year: &i32| of_document.contains(year);
    if years.iter().all(|(_, year)| is_of(year)) {
        return;
    }
    let known = known.get_or_insert_with(|| Known::of(book, others));
    let is_results = matches!(book.announcement.details, Details::Results(_));
    let wide: BTreeSet<i32> = known.years().collect();
    // Results name the year that they are of; what else they name beside it may be of any.
    let is_named_right = !is_results || years.iter().any(|(_, year)| is_of(year));
    for (words, year) in &years {
        if is_of(year) || is_named_right && wide.contains(year) {
            continue;
        }
        let Some(nearest) = of_document.iter().min_by_key(|it| (*it - year).abs()) else { continue };
        if (nearest - year).abs() > NEAR {
            continue;
        }
        let text = title.words[words.clone()].to_owned();
        let message = format!("the title says {text}, but the document is of {}", listed(&of_document));
        let mend = "mend the title, or the dates and periods that it doesn't fit";
        slips.push(untold(Code::TitleYear, title.span(words.clone()), text, message, mend, "A year"));
    }
}

/// The quarter, half or months that a title names, where the document is of none such.
fn part(book: &Book<'_>, title: &Passage) -> Option<Untold> {
    let heading = heading::read(&title.words);
    // Half a year's dividend may be told beside the results of a quarter.
    let is_length = matches!(heading.length, Some(Length::Months(_) | Length::Half));
    let length = heading.length.filter(|_| is_length && !title.words.to_lowercase().contains("dividend"));
    let told = Heading { part: heading.part, length, ..Heading::default() };
    if told == Heading::default() {
        return None;
    }
    let calendars = [&book.issuer.calendar, &FiscalCalendar::default()];
    let (is_of, of) = match &book.announcement.details {
        Details::Results(results) => {
            let spans = results.periods.iter().map(|it| it.value).filter(|it| matches!(it, Period::Span { .. }));
            let spans: Vec<Period> = spans.collect();
            let is_of = spans.is_empty() || spans.iter().any(|it| told.contradiction(it).is_none());
            (is_of, spans.iter().map(Period::id).collect::<Vec<_>>())
        }
        Details::Dividend(dividend) => {
            // The year by itself is looked at as such.
            let (part, Some(Year::Bare(year) | Year::Fiscal(year))) =
                (told.part.filter(|it| *it != Part::Year)?, heading.year)
            else {
                return None;
            };
            let named: Vec<NaiveDate> =
                calendars.iter().filter_map(|it| Some(Period::fiscal(year, part, it)?.end())).collect();
            let ends: Vec<NaiveDate> = dividend.distributions.iter().filter_map(Distribution::own_period_end).collect();
            (
                ends.is_empty() || ends.iter().any(|it| named.contains(it)),
                ends.iter().map(ToString::to_string).collect(),
            )
        }
        _ => return None,
    };
    if is_of {
        return None;
    }
    let says = told.part.map_or_else(|| "another length".to_owned(), |part| part.id().to_owned());
    let message = format!("the title says {says}, but the document is of {}", of.join(" and "));
    let mend = "mend the title, or the periods that it doesn't fit";
    let words = title.words.trim().to_owned();
    Some(untold(Code::TitleYear, title.span(0..title.words.len()), words, message, mend, "A part of a year"))
}

fn listed(years: &BTreeSet<i32>) -> String {
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    match years.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

/// The years that a document is of: those of its reported periods by either name, and those of its dates; where it has no period,
/// also the year before it and the one behind.
fn of(book: &Book<'_>) -> BTreeSet<i32> {
    let it = book.announcement;
    let calendar = &book.issuer.calendar;
    let mut years = BTreeSet::new();
    let dated = it.dated.value.year();
    match &it.details {
        Details::Results(results) => {
            let periods = results.periods.iter().map(|it| it.value);
            for period in periods.chain(results.guidance.iter().map(|it| it.period)) {
                years.extend([period.start().year(), period.end().year()]);
                if let Period::Span { fiscal: Some((year, _)), .. } = period {
                    years.insert(year);
                }
            }
            return years;
        }
        Details::Dividend(dividend) => {
            let ends = dividend.distributions.iter().flat_map(|it| [it.financial_year_end, it.period_end()]);
            for end in ends.flatten() {
                years.insert(end.value.year());
                years.extend(calendar.quarter_ending(end.value).map(|(year, _)| year));
            }
        }
        _ => years.extend([dated - 1, dated + 1]),
    }
    years.insert(dated);
    years.extend(it.occasions().iter().map(|it| it.moment.date().year()));
    years
}

/// The years of a title, without those of days, names and far ends.
fn years(title: &Passage) -> Vec<(Range<usize>, i32)> {
    let text = title.words.as_str();
    let of_days = days(title);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|offset| at + offset) {
        let end = start + text[start..].bytes().take_while(u8::is_ascii_digit).count();
        at = end;
        let year = text[start..end].parse().ok().filter(|year| end - start == 4 && (1990..2100).contains(year));
        let before = text[..start].trim_end_matches("FY");
        let after = &text[end..];
        let is_joined = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '$' | '/' | '#'))
            || after.starts_with(|c: char| c.is_alphanumeric() && c < '\u{2e80}' || c == '%')
            || after.starts_with(['.', ',']) && after[1..].starts_with(|c: char| c.is_ascii_digit());
        let is_of_day = of_days.iter().any(|day| day.words.start <= start && end <= day.words.end);
        if let Some(year) = year.filter(|_| !is_joined && !is_of_day && !is_name(before, after)) {
            found.push((start..end, year));
        }
    }
    found
}

/// Whether the words around a year make it a name or a far end.
fn is_name(before: &str, after: &str) -> bool {
    let has = |list: &str, word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        !word.is_empty() && list.split_whitespace().any(|it| it.eq_ignore_ascii_case(word))
    };
    let is_far = before.split_whitespace().next_back().is_some_and(|word| has(FAR, word));
    let behind = after.split([',', ';', ':', '(']).next().unwrap_or_default();
    let is_act = before.trim_end().ends_with(" Act of");
    is_far || is_act || behind.split_whitespace().take(6).any(|word| has(NAMED, word))
}
