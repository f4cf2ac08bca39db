//! Days, times and years that texts tell, against those that the document's typed facts state.

mod context;
mod known;
mod role;
mod time;
mod title;

use super::Others;
use super::book::Book;
use super::untold::Untold;
use crate::diagnostic::Code;
use crate::domain::{Details, Span};
use crate::prose::{Day, Passage, Says, days};
use chrono::{Datelike, NaiveDate};
use context::Context;
use known::{Known, Stated};

/// What the passages of an announcement, and its title, tell of days and times that no typed fact states.
pub(super) fn slips<'p>(
    book: &Book<'_>,
    others: &Others<'_>,
    passages: impl Iterator<Item = &'p Passage>,
) -> Vec<Untold> {
    let mut known = None;
    let mut slips = Vec::new();
    let title = crate::prose::plain_passage(&book.announcement.title, book.announcement.title_span);
    title::slips(book, others, &title, &mut known, &mut slips);
    for (passage, is_title) in passages.map(|it| (it, false)).chain([(&title, true)]) {
        if !passage.words.contains(|c: char| c.is_ascii_digit() || c == '月') {
            continue;
        }
        let found = days(passage);
        if !found.is_empty() {
            let known = known.get_or_insert_with(|| Known::of(book, others));
            let untyped = found.iter().filter(|it| !is_typed(book, known, passage, it, is_title));
            slips.extend(untyped.map(|it| untyped_day(known, passage, it)));
            slips.extend(found.iter().filter_map(|it| replaced(known, passage, it, &found)));
            slips.extend(found.iter().filter_map(|it| role::slip(known, passage, it, &found)));
        }
        time::slips(book, others, passage, &found, &mut known, &mut slips);
    }
    slips
}

/// Whether a day is typed, or none that the document has to type.
fn is_typed(book: &Book<'_>, known: &Known<'_>, passage: &Passage, day: &Day, is_title: bool) -> bool {
    if known.has(day.says) || known.has_elsewhere(day.says, &passage.words) {
        return true;
    }
    // The words of a link to another place name a document there.
    let is_linked = |link: &std::ops::Range<usize>| link.start <= day.words.start && day.words.end <= link.end;
    let is_tie = |link: &std::ops::Range<usize>| passage.ties.iter().any(|tie| tie.words == *link);
    if passage.links.iter().any(|link| is_linked(link) && !is_tie(link)) {
        return true;
    }
    let context = Context::of(passage, day);
    match day.says {
        Says::Never => false,
        Says::WithoutYear(month, of_month) => {
            // A day of each year, or of a year that isn't named, may be any: a slip is like a day that is typed.
            let like = |it: &Stated<'_>| it.is_event && (it.day.month() == month || it.day.day() == of_month);
            context.is_of_each_year() || context.is_history() || !known.own().any(like)
        }
        Says::On(it) => is_of_something_else(book, known, &context, it, is_title),
        Says::Either(a, b) => {
            is_of_something_else(book, known, &context, a, is_title)
                || is_of_something_else(book, known, &context, b, is_title)
        }
    }
}

/// How many days lie between two days that a slip can still be taken from.
const NEAR: i64 = 31;

/// Whether a day that isn't typed belongs to something that the document doesn't have to type: the end of a fiscal period, or what
/// happened long before.
fn is_of_something_else(
    book: &Book<'_>,
    known: &Known<'_>,
    context: &Context<'_>,
    day: NaiveDate,
    is_title: bool,
) -> bool {
    let is_results = matches!(book.announcement.details, Details::Results(_));
    let is_past = day < book.announcement.dated.value;
    if !is_title && context.is_of_period(is_results, is_past) && is_boundary(book, day) {
        return true;
    }
    // `ended` looks at what is said to have ended.
    if !is_title && context.has_ended() {
        return true;
    }
    let is_like = |it: &Stated<'_>| {
        let same = [it.day.day() == day.day(), it.day.month() == day.month(), it.day.year() == day.year()];
        it.is_event && (same.iter().filter(|same| **same).count() > 1 || (it.day - day).num_days().abs() <= NEAR)
    };
    let is_slip_of = |it: &Stated<'_>| match context.is_made() {
        true => it.is_event && is_other_year(it.day, day),
        false => is_like(it) && (!context.is_history() || is_one_slip(it.day, day)),
    };
    let is_long_ago = (book.announcement.dated.value - day).num_days() > 400;
    is_past && (context.is_history() || !context.is_english()) && (is_long_ago || !known.own().any(is_slip_of))
}

/// Whether a day is another one but for the year, or beside it.
fn is_other_year(day: NaiveDate, of: NaiveDate) -> bool {
    (day.month(), day.day()) == (of.month(), of.day()) || (day - of).num_days().abs() <= 3
}

/// Whether a day is another one but for one slip: in the month or the year, or in a digit of the day of the month.
fn is_one_slip(day: NaiveDate, of: NaiveDate) -> bool {
    let same = [day.day() == of.day(), day.month() == of.month(), day.year() == of.year()];
    match same {
        [true, true, _] | [true, _, true] => true,
        [false, true, true] => {
            let ([a, b], [c, d]) = ([day.day() / 10, day.day() % 10], [of.day() / 10, of.day() % 10]);
            a == c || b == d || (a, b) == (d, c)
        }
        _ => (day - of).num_days().abs() <= 3,
    }
}

/// Whether a quarter of a fiscal year ends on a day or begins with it.
fn is_boundary(book: &Book<'_>, day: NaiveDate) -> bool {
    let ends = |day: NaiveDate| book.issuer.calendar.quarter_ending(day).is_some();
    ends(day) || day.pred_opt().is_some_and(ends)
}

fn untyped_day(known: &Known<'_>, passage: &Passage, day: &Day) -> Untold {
    let words = passage.words[day.words.clone()].to_owned();
    let (message, mend) = match (day.says, known.nearest(day.says)) {
        (Says::Never, _) => (format!("there is no `{words}`"), "the month has fewer days: mend it".to_owned()),
        (_, Some(near)) => (
            format!("`{words}` is none of the days that the document states"),
            format!("the nearest is {} ({}): mend the one that is wrong", near.day.format("%-d %B %Y"), near.name),
        ),
        (_, None) => (format!("`{words}` is none of the days that the document states"), "mend it".to_owned()),
    };
    untold(Code::UntypedDay, day.span, words, message, &mend, "A day")
}

/// What words begin with that tell of a day that it is past or was moved.
const MOVED: [&str; 14] = [
    "postpon", "move", "chang", "instead", "previous", "original", "earlier", "former", "replac", "cancel", "adjourn",
    "longer", "was", "were",
];

/// A day that a document has which this one replaces, told as if it were still to come: the day that it was moved to doesn't stand
/// beside it.
fn replaced(known: &Known<'_>, passage: &Passage, day: &Day, found: &[Day]) -> Option<Untold> {
    let (name, new) = known.replaced(day.says)?;
    let text = passage.words.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let is_told = found.iter().any(|it| it.says.may_be(new))
        || words.any(|word| MOVED.iter().any(|begins| word.starts_with(begins)));
    if is_told {
        return None;
    }
    let words = passage.words[day.words.clone()].to_owned();
    let message = format!("`{words}` is the {name} of the document that this one corrects");
    let mend = format!("here it is {}: mend the text, or say that the day was moved", new.format("%-d %B %Y"));
    Some(untold(Code::UntypedDay, day.span, words, message, &mend, "A day"))
}

/// A finding that a waiver explains by its words.
fn untold(code: Code, span: Span, words: String, message: String, mend: &str, what: &str) -> Untold {
    let help = format!(
        "{mend}. {what} that the document tells besides is typed under [[events]]; one that is no date of the document is \
         explained by [[waivers]] rule = \"{}\", figure = \"{words}\", printed = \"{words}\"",
        code.id()
    );
    Untold { code, span, words, message, help }
}
