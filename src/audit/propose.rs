//! How the figures of a text that have no tie could be tied.

use super::Others;
use super::book::Book;
use super::called::{Called, called_in, is_of_profit};
use super::fact::{Fact, Place};
use super::named::{Named, named};
use super::target::{can_tell, find, fits, tells};
use super::text::{told, written};
use super::value::Value;
use crate::domain::{Amount, Span, Unit};
use crate::markdown::Destination;
use crate::prose::quantities;

/// A way to name a fact in a tie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The destination, such as `figure:total-net-revenue@2023-Q1`.
    pub destination: String,
    /// The fact.
    pub fact: u32,
}

/// A figure of the text that is not tied, and the facts that it may tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Where it stands.
    pub span: Span,
    /// As it stands there.
    pub words: String,
    /// The facts of its document that round to it. One alone is meant without a doubt.
    pub candidates: Vec<Candidate>,
    /// Whether it stands in the words of a link, which can hold no other link.
    pub in_link: bool,
}

/// Proposes ties for the figures of an announcement's Markdown that have none. Where several facts round to a figure,
/// the one is meant whose label stands next before it.
#[must_use]
pub fn proposals(book: &Book<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    let told = told(book, &Others::new());
    for passage in written(book.announcement) {
        for quantity in
            quantities(&passage, &book.announcement.conventions).into_iter().filter(|quantity| quantity.tie.is_none())
        {
            let before = &passage.words[..quantity.words.start];
            let is_loss = called_in(book, before) == Some(Called::Loss);
            let mut candidates = candidates(book, &quantity.amount, is_loss);
            if candidates.len() > 1 {
                keep_nearest(book, &mut candidates, before);
            }
            if candidates.is_empty() {
                candidates = changes(book, &quantity.amount, before);
            }
            // What the words beside it decide needs no tie.
            if candidates.is_empty() && told.facts.iter().any(|fact| fact.span == quantity.span) {
                continue;
            }
            let meets =
                |link: &std::ops::Range<usize>| link.start < quantity.words.end && quantity.words.start < link.end;
            let in_link = passage.links.iter().any(meets);
            proposals.push(Proposal {
                span: quantity.span,
                words: quantity.amount.printed.into(),
                candidates,
                in_link,
            });
        }
    }
    proposals
}

/// The facts that round to a figure of the text, each once, by the shortest name that a tie of it is understood by. What is called
/// a loss is none of a profit, but the opposite of a negative one.
fn candidates(book: &Book<'_>, amount: &Amount, is_loss: bool) -> Vec<Candidate> {
    let text = Value::from(amount);
    let mut found: Vec<Candidate> = Vec::new();
    for (at, fact) in (0..).zip(&book.facts) {
        let negated = is_loss && is_of_profit(&book.label(at));
        let can_tell = |fact: &Fact<'_>| match negated {
            true => fits(fact, &text) && tells(book, fact, &text, true),
            false => can_tell(book, fact, &text),
        };
        if !can_tell(fact) {
            continue;
        }
        if found.iter().any(|it| book.fact(it.fact).is_same_as(fact)) {
            continue;
        }
        let destination = |period: Option<&str>| {
            let named = book.fact(find(book, &fact.key, period, &text).ok()?);
            let at = period.map_or_else(String::new, |period| format!("@{period}"));
            let destination = format!("figure:{}{}{at}", if negated { "-" } else { "" }, fact.key);
            let reads = matches!(Destination::parse(&destination), Destination::Figure { .. });
            (reads && named.is_same_as(fact) && can_tell(named)).then_some(destination)
        };
        let with_period = || destination(Some(&fact.period?.id()));
        if let Some(destination) = destination(None).or_else(with_period) {
            found.push(Candidate { destination, fact: at });
        }
    }
    found
}

/// The changes that round to a figure of the text, of what the text names before it: a percentage fits the change of many
/// figures.
fn changes(book: &Book<'_>, amount: &Amount, before: &str) -> Vec<Candidate> {
    let text = Value::from(amount);
    if !matches!(text.unit, Unit::Percent | Unit::Points) {
        return Vec::new();
    }
    let lower = before.to_lowercase();
    let mut found: Vec<Candidate> = Vec::new();
    for (at, fact) in (0..).zip(&book.facts) {
        let is_stated = matches!(fact.place, Place::Cell(..) | Place::Metric(..));
        let destination = format!("figure:{}.change", fact.key);
        if !is_stated
            || found.iter().any(|it| it.destination == destination)
            || !lower.contains(&book.label(at).to_lowercase())
        {
            continue;
        }
        let key = destination.trim_start_matches("figure:");
        if let Ok(Named::Change(change)) = named(book, key, None, &text)
            && change.is_told_by(&text, false)
            && matches!(Destination::parse(&destination), Destination::Figure { .. })
        {
            found.push(Candidate { destination, fact: change.now });
        }
    }
    keep_nearest(book, &mut found, before);
    found
}

/// Keeps those whose label ends last in the text before a figure, and of these the longest, if any does.
fn keep_nearest(book: &Book<'_>, candidates: &mut Vec<Candidate>, before: &str) {
    let before = before.to_lowercase();
    let nearness = |it: &Candidate| {
        let label = book.label(it.fact).to_lowercase();
        before.rfind(&label).map(|at| (at + label.len(), label.len()))
    };
    let nearest = candidates.iter().filter_map(nearness).max();
    if nearest.is_some() {
        candidates.retain(|it| nearness(it) == nearest);
    }
}
