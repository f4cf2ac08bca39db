//! What determines the figures of a kind, one file each.

mod dividend;
mod issuance;
mod poll;

use super::book::Book;
use super::rule::Tie;
use crate::domain::Details;

/// Applies the rules of the announcement's kind to what it states.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
    match &book.announcement.details {
        Details::Dividend(dividend) => dividend::ties(book, dividend, ties),
        Details::Issuance(it) => issuance::ties(book, it, ties),
        Details::Poll(poll) => poll::ties(book, poll, ties),
        // Outlooks are judged with the figures that they lead to.
        Details::Results(_) | Details::Meeting(_) | Details::BoardChange(_) | Details::Other => {}
    }
}
