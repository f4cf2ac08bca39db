//! What determines the figures of a kind, one file each.

mod buyback;
mod debt;
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
        Details::Buyback(it) => buyback::ties(book, it, ties),
        Details::Debt(it) => debt::ties(book, it, ties),
        Details::Issuance(it) => issuance::ties(book, it, ties),
        Details::Poll(poll) => poll::ties(book, poll, ties),
        // Outlooks are judged with the figures that they lead to.
        Details::Results(_) | Details::Meeting(_) | Details::BoardChange(_) | Details::Document(_) | Details::Other => {
        }
    }
}
