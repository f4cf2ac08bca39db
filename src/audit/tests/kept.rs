//! What the audit keeps is what examining an announcement finds.

use super::text::found_in;
use super::*;
use crate::archive::Documents;
use crate::audit::fact::Fact;
use crate::audit::kept::{Kept, Origin};
use crate::audit::rule::{Failure, Rule, Tie};
use crate::audit::{Audit, Book, Examined, Value, audit, examine, others, target};
use crate::domain::statement::Method;
use crate::domain::{Announcement, Currency, FileId, Scale, Span, Unit};
use proptest::prelude::*;
use rust_decimal::Decimal;

const TEXT: &str = "+++\nText.";

fn documents(edits: &[Edit<'_>]) -> Documents {
    decode(&edited(edits)).unwrap().0
}

fn in_order(documents: &Documents) -> Vec<&Announcement> {
    let mut announcements: Vec<&Announcement> = documents.announcements.iter().map(|it| &**it).collect();
    announcements.sort_by_key(|it| (it.dated.value, &it.id));
    announcements
}

/// Asserts that an audit tells of each announcement what examining it finds.
#[track_caller]
fn assert_tells(audit: &Audit, documents: &Documents) {
    let (announcements, issuer) = (in_order(documents), &documents.site.as_ref().expect("a site").1);
    let others = others(&announcements);
    for (at, announcement) in announcements.iter().enumerate() {
        let kept = audit.examined(at, &announcements, issuer);
        let found = examine(announcement, issuer, &others);
        assert_eq!(kept.ties, found.ties, "{}", announcement.id);
        assert_eq!(format!("{:?}", kept.book), format!("{:?}", found.book), "{}", announcement.id);
    }
}

fn audit_of(documents: &Documents) -> Audit {
    audit(&in_order(documents), &documents.site.as_ref().expect("a site").1)
}

/// Figures of the same document, of another one, of the issuer; of a wrong value; and a wrong direction.
const TOLD: &str = "+++\nIt fell to [RMB4,155 million](figure:total-revenue) from [RMB3.57 billion](figure:q1/total-revenue@2023-Q1). \
    [5.2%](figure:q2/delinquency@2024-03-31), [US$577 million](figure:total-revenue), [-0.0%](figure:total-revenue).\n";

#[test]
fn an_audit_tells_of_each_announcement_what_examining_it_finds() {
    assert_tells(&audit_of(&documents(&[])), &documents(&[]));
    assert!(found_in(TOLD.trim_start_matches("+++\n"), &[]).len() > 2);
    let with_errors: &[Edit<'_>] =
        &[(Q1, TEXT, TOLD), (TABLES, "cells = [\"3.02\"]", "cells = [\"3.12\"]"), (Q2, TEXT, TOLD)];
    assert_tells(&audit_of(&documents(with_errors)), &documents(with_errors));
}

#[test]
fn a_forgotten_announcement_and_those_that_tell_its_figures_are_examined_as_they_are() {
    let before = documents(&[(Q3, TEXT, TOLD)]);
    let mut audit = audit_of(&before);
    let after = documents(&[(Q3, TEXT, TOLD), (TABLES, "\"3,568\", \"4,155\"", "\"3,668\", \"4,155\"")]);
    let q1 = in_order(&after).iter().position(|it| *it.id == *"q1").expect("there");
    audit.forget(u32::try_from(q1).expect("few"));
    assert_tells(&audit, &after);
}

#[test]
fn a_tie_of_a_text_leads_to_the_figure_that_its_words_alone_tell() {
    let documents = documents(&[(Q2, TEXT, TOLD)]);
    let (announcements, issuer) = (in_order(&documents), &documents.site.as_ref().expect("a site").1);
    let (audit, at) = (audit_of(&documents), announcements.iter().position(|it| *it.id == *"q2").expect("there"));
    let book = Book::of(announcements[at], issuer);
    let told = target(&book, "total-revenue", None, "RMB4,155 million").map(|fact| book.fact(fact).place);
    assert!(told.is_some());
    assert_eq!(audit.place_of_tie(at, "figure:total-revenue", "RMB4,155 million"), told);
    assert_eq!(audit.place_of_tie(at, "figure:total-revenue", "RMB4,155"), None, "other words");
    assert_eq!(
        audit.place_of_tie(at, "figure:q1/total-revenue@2023-Q1", "RMB3.57 billion"),
        None,
        "of another document"
    );
}

fn ties() -> impl Strategy<Value = Vec<Tie>> {
    let methods = [Method::Footed, Method::Translated, Method::Balancing, Method::PerAds, Method::Divided];
    let failure = (".*", ".*").prop_map(|(expected, because)| Box::new(Failure { expected, because }));
    let tie = (
        prop::sample::select(Rule::ALL),
        prop::option::of(prop::sample::select(methods.to_vec())),
        prop_oneof![0_u32..500, any::<u32>()],
        prop::collection::vec(prop_oneof![0_u32..500, any::<u32>()], 0..20),
        any::<bool>(),
        prop::option::of(failure),
    );
    let tie = tie.prop_map(|(rule, method, result, inputs, bound, failure)| Tie {
        rule,
        method,
        result,
        inputs: inputs.into(),
        bound,
        failure,
    });
    prop::collection::vec(tie, 0..10)
}

fn values() -> impl Strategy<Value = Value> {
    let currency = Currency::from_code("CNY").expect("a code");
    let units = [Unit::Money(currency), Unit::PerShare(currency), Unit::PerAds(currency), Unit::Ads, Unit::Percent];
    let scales = [Scale::One, Scale::Thousand, Scale::Million, Scale::Billion];
    let number = (any::<i64>(), 0_u32..20, any::<bool>());
    (number, prop::sample::select(scales.to_vec()), prop::sample::select(units.to_vec()), any::<bool>()).prop_map(
        |((digits, places, negative), scale, unit, nil)| {
            let mut number = Decimal::new(digits, places);
            number.set_sign_negative(negative);
            Value { nil, ..Value::of(number, scale, unit) }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_ties_and_any_figures_of_texts_are_read_back_as_they_were_kept(
        ties in ties(),
        told in prop::collection::vec((values(), any::<[u32; 3]>(), any::<prop::sample::Index>(), any::<[bool; 2]>()), 0..8),
    ) {
        let documents = documents(&[]);
        let (announcements, issuer) = (in_order(&documents), &documents.site.as_ref().expect("a site").1);
        let mut book = Book::of(announcements[0], issuer);
        let (own, other) = (book.facts.clone(), Book::of(announcements[1], issuer).facts);
        let mut origins = Vec::new();
        for (nth, (value, [file, start, end], at, [is_own, change])) in (0..).zip(&told) {
            let facts: &[Fact<'_>] = if *is_own { &own } else { &other };
            let fact = at.index(facts.len());
            let figure = facts[fact].told(*value, Span { file: FileId(*file), start: *start, end: *end }, nth);
            book.facts.push(if *change { figure.of_change() } else { figure });
            let fact = u32::try_from(fact).expect("few");
            origins.push(Origin { book: (!is_own).then_some(1), fact, change: *change });
        }
        let examined = Examined { book, ties };
        let kept = Kept::new(&examined, &origins, Vec::new());
        let read = kept.read(0, &announcements, issuer);
        prop_assert_eq!(&read.ties, &examined.ties);
        prop_assert_eq!(format!("{:?}", read.book), format!("{:?}", examined.book));
        prop_assert_eq!(kept.names(1), told.iter().any(|(.., [is_own, _])| !is_own));
    }
}
