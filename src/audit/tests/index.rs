//! Statements are found by what they state, and compared as those of one fact.

use super::*;
use crate::audit::fact::Fact;
use crate::audit::value::agree;
use crate::audit::{Audit, Book, FigureId, Index, Place, Restated, Stated};
use crate::domain::Conventions;
use crate::domain::{Amount, Period, Span};
use proptest::prelude::*;
use std::borrow::Cow;

#[test]
fn what_a_forgotten_document_states_is_found_no_more_and_what_others_state_is() {
    let (documents, _) = decode(&edited(&[])).unwrap();
    let mut verdict = check(documents, &edited(&[]));
    let archive = verdict.archive.take().expect("sound");
    let book = archive.announcements.iter().position(|it| *it.id == *"q1").expect("there") as u32;
    let facts = |number: u32| Book::of(&archive.announcements[number as usize], &archive.issuer).facts.len() as u32;
    let stated = |audit: &Audit, by: u32, of: u32| {
        let figures = (0..facts(by)).map(|fact| FigureId { book: by, fact });
        figures.flat_map(|it| audit.index.of(it)).filter(|entry| entry.figure.book == of).count()
    };
    let q2 = archive.announcements.iter().position(|it| *it.id == *"q2").expect("there") as u32;
    let before = stated(&verdict.audit, q2, q2);
    assert!(stated(&verdict.audit, q2, book) > 0 && before > 0);
    verdict.audit.forget(book);
    assert_eq!((stated(&verdict.audit, q2, book), stated(&verdict.audit, book, book)), (0, 0));
    assert_eq!(stated(&verdict.audit, q2, q2), before);
    verdict.audit.forget(u32::MAX);
}

const PRINTED: [&str; 8] = ["RMB1.5", "RMB1.50", "RMB2", "RMB1,499 thousand", "RMB1.5 million", "1.5%", "-", "RMB0"];

/// A statement of the fact with this key in a document: key, document, whether it is the next one's figure, amount.
fn fact(key: usize, printed: &str) -> Fact<'static> {
    let conventions = Conventions::default();
    let amount = Amount::parse(printed, &conventions)
        .unwrap_or_else(|_| Amount::parse("RMB0", &conventions).expect("an amount"));
    Fact {
        members: Default::default(),
        key: Cow::Owned(format!("key-{key}")),
        version: None,
        period: None::<Period>,
        value: (&amount).into(),
        amount: None,
        place: Place::Figure(0),
        span: Span::default(),
        shared: true,
    }
}

proptest! {
    #[test]
    fn statements_are_found_by_figure_and_by_fact_and_compared_with_the_most_precise_one(
        stated in prop::collection::vec((0_u32..5, 0_usize..6, 0_usize..PRINTED.len(), any::<bool>()), 0..60),
    ) {
        let mut stated = stated;
        stated.sort_by_key(|it| it.0);
        let mut all: Vec<(FigureId, Fact<'_>)> = Vec::new();
        let mut next = (0, 0);
        for (book, key, printed, gap) in stated {
            let first = if next.0 == book { next.1 } else { 0 };
            let figure = FigureId { book, fact: first + u32::from(gap) };
            next = (book, figure.fact + 1);
            all.push((figure, fact(key, PRINTED[printed])));
        }
        let index: Index = all.iter().map(|(figure, fact)| Stated::of(fact, *figure)).collect();
        for (figure, fact) in &all {
            let same: Vec<FigureId> = all.iter().filter(|(_, it)| it.is_same_as(fact)).map(|it| it.0).collect();
            let found = |entries: &mut dyn Iterator<Item = crate::audit::Entry>| entries.map(|it| it.figure).collect::<Vec<_>>();
            prop_assert_eq!(found(&mut index.of(*figure)), same.clone());
            prop_assert_eq!(found(&mut index.statements(fact)), same);
        }
        prop_assert_eq!(index.of(FigureId { book: 9, fact: 0 }).count(), 0);
        prop_assert_eq!(index.statements(&fact(9, "RMB1")).count(), 0);
        let value = |figure: FigureId| all.iter().find(|it| it.0 == figure).expect("there").1.value;
        let restated = Restated::default();
        let mut compared: Vec<FigureId> = Vec::new();
        for it in index.compare(&restated) {
            prop_assert!(value(it.reference).step() <= value(it.figure).step());
            prop_assert_eq!(it.agrees, agree(&value(it.reference), &value(it.figure)));
            compared.push(it.figure);
        }
        // All but one of each fact.
        let mut facts: Vec<u64> = all.iter().map(|(_, fact)| fact.identity()).collect();
        facts.sort_unstable();
        facts.dedup();
        prop_assert_eq!(compared.len(), all.len() - facts.len());
    }
}
