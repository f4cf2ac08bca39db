//! The figures that plain pages tell. A page has none of its own: each is tied to one that an announcement states.

use super::Others;
use super::book::Book;
use super::named::{Named, named};
use super::target::{signed, tells, unsigned};
use super::text::{disguised, holds_none, unread, untied};
use super::untold::Untold;
use super::value::Value;
use crate::diagnostic::Code;
use crate::domain::issuer::Issuer;
use crate::domain::{PlainPage, Span};
use crate::markdown::Destination;
use crate::prose::{Passage, Quantity, foreign, passages, quantities};
use std::collections::HashMap;

/// How a figure of a page is tied.
const HELP: &str = "tie it to an announcement that states it: `[...](figure:<announcement>/<key>)`; what is no figure of \
                    the company stands under `not_figures`";

/// The figures of a page that differ from those that they are tied to, and those that can't be checked; ties to
/// announcements that `others` don't have are passed over.
#[must_use]
pub fn told_by_page(page: &PlainPage, others: &Others<'_>, issuer: &Issuer) -> Vec<Untold> {
    let mut told = Told { others, issuer, books: HashMap::new(), untold: Vec::new() };
    let mut waived = vec![false; page.not_figures.len()];
    for passage in passages(&page.body) {
        let found = quantities(&passage, &page.conventions);
        told.tied(&passage, &found);
        told.untold.extend(disguised(&passage, &found, &page.conventions));
        told.untold.extend(foreign(&passage, &page.conventions).into_iter().map(|it| unread(it, HELP)));
        for quantity in found.iter().filter(|it| it.tie.is_none()) {
            match page.not_figures.iter().position(|words| *words.value == *quantity.amount.printed) {
                Some(at) => waived[at] = true,
                None => told.untold.push(Untold { help: HELP.to_owned(), ..untied(&quantity.amount, quantity.span) }),
            }
        }
    }
    let unused = page.not_figures.iter().zip(waived).filter(|(_, is_waived)| !is_waived);
    told.untold.extend(unused.map(|(words, _)| Untold {
        code: Code::UnusedWaiver,
        span: words.span,
        words: words.value.to_string(),
        message: format!("the text has no untied figure `{}`", words.value),
        help: "write it as it stands in the text, or take it out".to_owned(),
    }));
    told.untold
}

struct Told<'t, 'a> {
    others: &'t Others<'a>,
    issuer: &'a Issuer,
    /// The figures of the announcements that ties named so far.
    books: HashMap<&'a str, Book<'a>>,
    untold: Vec<Untold>,
}

impl Told<'_, '_> {
    fn tied(&mut self, passage: &Passage, found: &[Quantity]) {
        for (at, tie) in passage.ties.iter().enumerate() {
            let words = &passage.words[tie.words.clone()];
            let mut of_tie = found.iter().filter(|quantity| quantity.tie == Some(at)).peekable();
            if of_tie.peek().is_none() {
                self.untold.push(holds_none(words, tie.span));
            }
            for quantity in of_tie {
                if let Some(wrong) = self.tie(&tie.destination, tie.span, quantity) {
                    self.untold.push(wrong);
                }
            }
        }
    }

    /// What is wrong with a figure that is tied.
    fn tie(&mut self, destination: &str, span: Span, quantity: &Quantity) -> Option<Untold> {
        let Destination::Figure { announcement: Some(id), key, period } = Destination::parse(destination) else {
            return None;
        };
        let (_, announcement) = *self.others.get(id)?;
        let book = self.books.entry(&announcement.id).or_insert_with(|| Book::of(announcement, self.issuer));
        let (text, (key, negated)) = (Value::from(&quantity.amount), unsigned(key));
        let words = &quantity.amount.printed;
        let message = match named(book, key, period, &text) {
            Ok(Named::Fact(fact)) if tells(book, book.fact(fact), &text, negated) => return None,
            Ok(Named::Fact(fact)) => {
                format!("the text has `{words}`, but `{id}` has {}", signed(book.fact(fact).value, negated).shown())
            }
            Ok(Named::Change(change)) if change.is_told_by(&text, negated) => return None,
            Ok(Named::Change(change)) => {
                let expected = text.expected(change.value);
                format!("the text has `{words}`, but of `{id}` {} {expected}", change.because(book))
            }
            Err(wrong) if wrong.follows => return None,
            Err(wrong) => {
                let (message, help) = (wrong.message, wrong.help);
                return Some(Untold { code: Code::UnknownFigure, span, words: words.to_string(), message, help });
            }
        };
        let help =
            "mend the figure, or tie it to the one that is meant: pages tell what announcements state".to_owned();
        Some(Untold { code: Code::TextMismatch, span: quantity.span, words: words.to_string(), message, help })
    }
}
