//! Where a rule doesn't hold, with all that a reader needs to see why; and what explains it.

use super::agreement::{Comparison, restated};
use super::book::Book;
use super::fact::{Fact, FigureId, Place, Version};
use super::rule::{Rule, Tie};
use super::slip::{Slip, slip};
use super::value::{Value, agree};
use super::{Examined, Index, Untold};
use crate::diagnostic::Code;
use crate::domain::announcement;
use crate::domain::issuer::Issuer;
use crate::domain::statement::LineUnit;
use crate::domain::{Amount, Announcement, Conventions, Period, Scale, Span, number};
use std::collections::{BTreeMap, HashMap};

/// A figure that others contradict.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// The figure.
    pub figure: FigureId,
    /// How waivers name it.
    pub name: String,
    /// What it says.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
    /// What would have to be printed.
    pub expected: String,
    /// What was compared.
    pub because: String,
    /// The other figures: where they stand and what they say.
    pub related: Vec<(Span, String)>,
    /// The other figures.
    pub inputs: Box<[FigureId]>,
    /// A line among them that counts in full, while its table's amounts don't, by its name.
    pub unscaled: Option<String>,
    /// The part of a sum that makes the sum right with two of its digits swapped, by its name.
    pub swapped: Option<String>,
    /// What it has to do with a figure that stands in several findings.
    pub cause: Option<Cause>,
    /// The waiver that explains it, by position in the announcement's list.
    pub waived: Option<usize>,
}

/// What a finding has to do with a figure that stands in several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It is the one to look at first: so many others have this figure in common with it.
    Leads {
        /// The figure.
        name: String,
        /// How many other findings there are.
        others: usize,
    },
    /// It has this figure in common with one to look at first.
    Follows {
        /// The figure.
        name: String,
        /// Where the other one stands.
        of: Span,
    },
}

/// The findings of an announcement's own ties.
pub(super) fn of(book: u32, examined: &Examined<'_>) -> Vec<Finding> {
    let failed = examined.ties.iter().filter(|tie| tie.failure.is_some());
    failed.filter_map(|tie| finding(book, &examined.book, tie)).collect()
}

/// More inputs than this are a sum that everybody sees in the table.
const SHOWN: usize = 4;

fn finding(position: u32, book: &Book<'_>, tie: &Tie) -> Option<Finding> {
    let failure = tie.failure.as_ref()?;
    let fact = book.fact(tie.result);
    let inputs = if tie.inputs.len() > SHOWN { &[] } else { &*tie.inputs };
    let finding = Finding {
        rule: tie.rule,
        figure: FigureId { book: position, fact: tie.result },
        name: book.name(tie.result),
        value: fact.value,
        span: fact.span,
        expected: failure.expected.clone(),
        because: failure.because.clone(),
        related: inputs.iter().map(|input| (book.fact(*input).span, book.fact(*input).value.shown())).collect(),
        inputs: tie.inputs.iter().map(|fact| FigureId { book: position, fact: *fact }).collect(),
        unscaled: tie.inputs.iter().chain([&tie.result]).find_map(|fact| unscaled(book, *fact)),
        swapped: None,
        cause: None,
        waived: None,
    };
    Some(Finding { swapped: swapped(book, tie, &finding), ..finding })
}

/// The only part of a sum that makes it right with two neighboring digits swapped.
fn swapped(book: &Book<'_>, tie: &Tie, finding: &Finding) -> Option<String> {
    let is_sum = matches!(tie.rule, Rule::Sum | Rule::Equality | Rule::RollForward | Rule::Pattern);
    let expected = finding.expected_number().filter(|_| is_sum && tie.inputs.len() > 1)?;
    let off = Value { number: expected.checked_sub(finding.value.number)?, ..finding.value }.in_units()?;
    let makes = |part: &&u32| {
        let Some(value) = book.fact(**part).value.in_units() else { return false };
        let mut meant = [value.checked_sub(off), value.checked_add(off)].into_iter().flatten();
        meant.any(|meant| slip(value, meant) == Some(Slip::Swapped))
    };
    let mut parts = tie.inputs.iter().filter(makes);
    let part = parts.next()?;
    parts.next().is_none().then(|| book.name(*part))
}

/// The line of a cell that counts shares or other things in full, in a table whose amounts are in thousands or more.
fn unscaled(book: &Book<'_>, fact: u32) -> Option<String> {
    let Place::Cell(statement, line, _) = book.fact(fact).place else { return None };
    let statement = &book.announcement.statements[statement as usize];
    let line = &statement.lines[line as usize];
    let counts = matches!(line.unit, LineUnit::Shares | LineUnit::Ads | LineUnit::Count);
    let is_in_full = counts && line.scale.is_none() && statement.scale != Scale::One;
    is_in_full.then(|| format!("{}.{}", statement.id.value, line.id.value))
}

/// The findings of statements of one fact that don't agree.
pub(super) fn disagreements(found: &[Comparison], announcements: &[&Announcement], issuer: &Issuer) -> Vec<Finding> {
    // A document may disagree in many places: its book is made once.
    let mut books: BTreeMap<u32, Book<'_>> = BTreeMap::new();
    for FigureId { book, .. } in found.iter().flat_map(|it| [it.figure, it.reference]) {
        books.entry(book).or_insert_with(|| Book::of(announcements[book as usize], issuer));
    }
    found.iter().filter_map(|it| disagreement(*it, announcements, &books)).collect()
}

/// The finding of two statements of one fact that don't agree: at the later one.
fn disagreement(it: Comparison, announcements: &[&Announcement], books: &BTreeMap<u32, Book<'_>>) -> Option<Finding> {
    let (figure, other) = if it.figure < it.reference { (it.reference, it.figure) } else { (it.figure, it.reference) };
    let earlier = announcements[other.book as usize];
    let (book, other_book) = (books.get(&figure.book)?, books.get(&other.book)?);
    let (fact, reference) = (book.fact(figure.fact), other_book.fact(other.fact));
    if !fact.is_same_as(reference) {
        return None;
    }
    let because = match figure.book == other.book {
        true => format!("`{}` of the same document states", other_book.name(other.fact)),
        false => format!("`{}` states", earlier.id),
    };
    Some(Finding {
        rule: Rule::Agreement,
        figure,
        name: book.name(figure.fact),
        value: fact.value,
        span: fact.span,
        expected: reference.value.shown(),
        because,
        related: vec![(reference.span, reference.value.shown())],
        inputs: [other].into(),
        unscaled: None,
        swapped: None,
        cause: None,
        waived: None,
    })
}

/// Sorts the findings, marks those that waivers explain and returns the waivers that explain none.
pub(super) fn waive(
    findings: &mut [Finding],
    untold: &mut Vec<(u32, Untold)>,
    announcements: &[&Announcement],
    issuer: &Issuer,
) -> Vec<(u32, usize)> {
    findings.sort_by_key(|finding| (finding.figure, finding.rule));
    let mut unused = Vec::new();
    for (book, announcement) in (0..).zip(announcements).filter(|(_, it)| !it.waivers.is_empty()) {
        let from = findings.partition_point(|finding| finding.figure.book < book);
        let to = findings.partition_point(|finding| finding.figure.book <= book);
        for (at, waiver) in announcement.waivers.iter().enumerate() {
            let printed =
                [announcement.conventions, Conventions::default()].map(|it| number_of(&waiver.printed.value, &it));
            let mut used = false;
            for finding in &mut findings[from..to] {
                let expected = waiver.expected.as_ref().is_some_and(|it| *it.value == *finding.expected);
                let same = *waiver.rule.value == *finding.rule.code().id()
                    && is_named(&waiver.figure.value, &finding.name, issuer);
                if same && expected && printed.contains(&Some(finding.value.number)) {
                    finding.waived = Some(at);
                    used = true;
                }
            }
            // What is tied to nothing has no name but the words that are printed.
            let mut by_words = Code::WAIVED_BY_WORDS.into_iter().filter(|code| *waiver.rule.value == *code.id());
            if let Some(code) = by_words.next()
                && *waiver.figure.value == *waiver.printed.value
            {
                let before = untold.len();
                untold.retain(|(of, it)| *of != book || it.code != code || it.words != *waiver.figure.value);
                used = untold.len() < before;
            }
            if !used {
                unused.push((book, at));
            }
        }
    }
    unused
}

/// Whether a waiver names a figure: its period may be written by its days where it is a part of a fiscal year as well.
fn is_named(written: &str, name: &str, issuer: &Issuer) -> bool {
    let period = |text: &str| Period::parse(text, &issuer.calendar);
    let same =
        |(a, b): ((&str, &str), (&str, &str))| a.0 == b.0 && period(a.1).is_some_and(|it| Some(it) == period(b.1));
    written == name || written.split_once('@').zip(name.split_once('@')).is_some_and(same)
}

/// A number that a waiver names, in the form of its document or in that of the findings.
fn number_of(printed: &str, conventions: &Conventions) -> Option<rust_decimal::Decimal> {
    match number::parse(printed, conventions) {
        Ok(number) => number.value(),
        Err(_) => Amount::parse(printed, conventions).ok().map(|amount| amount.value),
    }
}

/// Restatements whose old or new figure no document states, or that change nothing.
pub(super) fn unused_restatements(index: &Index, announcements: &[&Announcement]) -> Vec<(u32, usize, String)> {
    let restating = || (0..).zip(announcements).filter(|(_, it)| !it.restatements.is_empty());
    if restating().next().is_none() {
        return Vec::new();
    }
    let books: HashMap<&str, u32> = (0..).zip(announcements).map(|(book, it)| (&*it.id, book)).collect();
    let mut unused = Vec::new();
    for (book, announcement) in restating() {
        for (at, it) in announcement.restatements.iter().enumerate() {
            let fact = restated(announcement, it);
            let document = books.get(&*it.document.value).copied();
            let states = |fact: &Fact<'_>, book: Option<u32>, amount: &Amount| {
                let of = |entry: &super::Entry| Some(entry.figure.book) == book;
                index.statements(fact).filter(of).any(|entry| entry.says(&Value::from(amount)))
            };
            // What covers something else now was stated by another definition, where the metric has several.
            let old =
                Fact { version: fact.version.filter(|_| it.cause != announcement::Cause::Definition), ..fact.clone() };
            let wrong = if agree(&Value::from(&it.old.value), &Value::from(&it.new.value)) {
                Some("the old and the new figure agree".to_owned())
            } else if !states(&old, document, &it.old.value) {
                Some(format!("`{}` does not state the old figure {}", it.document.value, it.old.value.printed))
            } else if let Some(Version::Definition(id)) = fact.version
                && it.cause == announcement::Cause::Definition
                && states(&fact, document, &it.old.value)
            {
                Some(format!("`{}` states the old figure by the same definition `{id}`", it.document.value))
            } else if !states(&fact, Some(book), &it.new.value) {
                Some(format!("this document does not state the new figure {}", it.new.value.printed))
            } else {
                None
            };
            unused.extend(wrong.map(|wrong| (book, at, wrong)));
        }
    }
    unused
}
