//! What only several documents together tell: the base of an outlook or of a change against the figure that another
//! document states.

use super::agreement::Restated;
use super::book::Book;
use super::change::{Open, change_between, factor};
use super::fact::{Fact, FigureId, Place, Version};
use super::finding::Finding;
use super::index::Index;
use super::rule::Rule;
use super::value::Value;
use crate::domain::issuer::Issuer;
use crate::domain::kind::results::Guidance;
use crate::domain::member::Members;
use crate::domain::metric::Observation;
use crate::domain::{Announcement, Details, Span};
use std::borrow::Cow;

/// What the documents tell of each other: findings, and the figures that a rule determines.
#[derive(Debug, Default)]
pub(super) struct Bridges {
    pub findings: Vec<Finding>,
    pub determined: Vec<(FigureId, Rule)>,
}

/// Compares what documents tell of each other. `announcements` are those of the index.
pub(super) fn bridges(announcements: &[&Announcement], index: &Index, restated: &Restated, issuer: &Issuer) -> Bridges {
    let mut bridges = Bridges::default();
    for (book, announcement) in (0..).zip(announcements) {
        if let Details::Results(results) = &announcement.details {
            let with_base = results.guidance.iter().filter(|it| it.against.is_some() && it.concept.is_some());
            with_base.for_each(|it| bridges.base(it, book, announcement, (index, restated), issuer));
        }
    }
    bridges
}

impl Bridges {
    /// Growth stated for an outlook is growth from the figure of the earlier period, where the archive has it.
    fn base(
        &mut self,
        it: &Guidance,
        book: u32,
        announcement: &Announcement,
        (index, restated): (&Index, &Restated),
        issuer: &Issuer,
    ) {
        let [growth_low, growth_high] = &it.growth;
        let grown = [("", &it.middle, growth_low), (".low", &it.low, growth_low), (".high", &it.high, growth_high)];
        let mut grown = grown
            .into_iter()
            .filter_map(|(end, amount, growth)| Some((end, amount.as_ref()?, growth.as_ref()?)))
            .peekable();
        let (Some(concept), Some((_, any, _)), Some(against)) = (&it.concept, grown.peek(), it.against) else {
            return;
        };
        let base = Fact {
            key: Cow::Borrowed(&concept.value),
            members: Members::default(),
            version: announcement.metrics.iter().rfind(|stated| stated.metric == *concept).and_then(definition),
            period: Some(against),
            value: Value::from(&any.value),
            amount: None,
            place: Place::Issuer,
            span: Span::default(),
            shared: true,
        };
        let Some(stated) = index.known(&base, restated, book) else { return };
        let figures = Book::of(announcement, issuer);
        for (end, amount, growth) in grown {
            let key = format!("guidance.{}{end}", it.id.value);
            let value = Value::from(&amount.value);
            let grown = || stated.value.interval()?.times(factor(&Value::from(&growth.value))?);
            let (Some(fact), Some(grown)) = (figures.find(|fact| *fact.key == *key), grown()) else { continue };
            let figure = FigureId { book, fact };
            self.determined.extend([(figure, Rule::Guidance), (stated.figure, Rule::Guidance)]);
            if !value.admits(grown) {
                let because = format!("{} from {} makes it", growth.printed, stated.value.shown());
                let (name, related) = (figures.name(fact), vec![(growth.span, growth.printed.to_string())]);
                let expected = value.expected(grown);
                let (span, rule) = (amount.span, Rule::Guidance);
                self.findings.push(Finding {
                    rule,
                    figure,
                    name,
                    value,
                    span,
                    expected,
                    because,
                    related,
                    inputs: [stated.figure].into(),
                    unscaled: None,
                    swapped: None,
                    cause: None,
                    waived: None,
                });
            }
        }
    }

    /// A change from a figure that its own document does not state follows from that of another one.
    pub(super) fn change(
        &mut self,
        open: &Open<'_>,
        book: u32,
        announcements: &[&Announcement],
        (index, restated): (&Index, &Restated),
        issuer: &Issuer,
    ) {
        let Some(stated) = index.known(&open.base, restated, book) else { return };
        let Some(made) = change_between(&open.base.value, &stated.value, open.measure) else { return };
        let [figure, now] = [open.change, open.now].map(|fact| FigureId { book, fact });
        self.determined.extend([figure, now, stated.figure].map(|figure| (figure, Rule::Change)));
        if open.stated.admits(made) {
            return;
        }
        let (document, other) = (announcements[book as usize], announcements[stated.figure.book as usize]);
        let (figures, others) = (Book::of(document, issuer), Book::of(other, issuer));
        let related = [figures.fact(open.now), others.fact(stated.figure.fact)];
        self.findings.push(Finding {
            rule: Rule::Change,
            figure,
            name: figures.name(open.change),
            value: open.stated,
            span: figures.fact(open.change).span,
            expected: open.stated.expected(made),
            because: format!("with the figure that `{}` states it is", other.id),
            related: related.map(|fact| (fact.span, fact.value.shown())).to_vec(),
            inputs: [FigureId { book, fact: open.now }, stated.figure].into(),
            unscaled: None,
            swapped: None,
            cause: None,
            waived: None,
        });
    }
}

/// The definition of a metric that a document states it by.
fn definition(stated: &Observation) -> Option<Version<'_>> {
    stated.definition.as_ref().map(|it| Version::Definition(&it.value))
}
