//! The audit: every figure of the archive against every other one that determines it.
//!
//! An announcement's figures are collected in a [`Book`]; each rule looks at a book and yields [`Tie`]s, which say which
//! figures determine which other one, and whether they do. Facts that are stated more than once are compared across
//! all books by an [`Index`]. Nothing is compared with a fixed tolerance: a printed figure stands for an
//! [`Interval`] of exact ones. One file a family of rules.

mod across;
mod agreement;
mod book;
mod bridge;
mod called;
mod cause;
mod change;
mod circle;
mod compared;
mod coverage;
mod day;
mod difference;
mod direction;
mod ended;
mod entry;
mod fact;
mod finding;
mod footing;
mod group;
mod hint;
mod index;
mod introduced;
mod kept;
mod kind;
mod named;
mod pattern;
mod periods;
mod plain_page;
mod plans;
mod propose;
mod ratio;
mod repurchase;
mod rule;
mod securities;
mod slip;
mod summary;
mod target;
mod text;
mod translation;
mod undetermined;
mod unjudged;
mod untold;
mod value;

pub use agreement::{Comparison, Restated, restated};
pub use book::Book;
pub use circle::components;
pub use coverage::Coverage;
pub use entry::{Entry, Stated};
pub use fact::{Fact, FigureId, Place, Version, same_days};
pub use finding::{Cause, Finding};
pub use group::Group;
pub use hint::Hint;
pub use index::Index;
pub use named::target;
pub use plain_page::told_by_page;
pub use propose::{Candidate, Proposal, proposals};
pub use rule::{Failure, Family, Rule, Tie};
pub use summary::{Summary, Tally};
pub use text::{plain_texts, texts};
pub use untold::Untold;
pub use value::{Interval, Value, agree};

use crate::domain::Announcement;
use crate::domain::issuer::Issuer;
use cause::Suspect;
use index::Gathered;
use kept::{Kept, Origin, TieId};
use periods::Flow;
use rayon::prelude::*;
use std::collections::HashMap;

/// What the audit of announcements comes to.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    /// Every statement of every fact about the company.
    pub index: Index,
    /// How many figures there are and what determines them.
    pub summary: Summary,
    /// Where a rule doesn't hold, those explained included; by document, then as found.
    pub findings: Vec<Finding>,
    /// Figures in texts that can't be checked, with the position of their announcement; those explained left out.
    pub untold: Vec<(u32, Untold)>,
    /// Waivers that match nothing: announcement and position in its list.
    pub unused_waivers: Vec<(u32, usize)>,
    /// Restatements that match nothing or are none, likewise, with what is wrong.
    pub unused_restatements: Vec<(u32, usize, String)>,
    /// How the figures of each announcement tie; nothing where that isn't known.
    kept: Vec<Option<Kept>>,
    /// Where facts were restated.
    restated: Restated,
}

/// An announcement's figures and how they tie.
#[derive(Debug)]
pub struct Examined<'a> {
    /// The figures.
    pub book: Book<'a>,
    /// What each rule that looks at one announcement alone says of them.
    pub ties: Vec<Tie>,
}

/// The announcements by id, each with its position, for figures in the text of one that are stated by another.
pub type Others<'a> = HashMap<&'a str, (u32, &'a Announcement)>;

/// Announcements by their ids.
#[must_use]
pub fn others<'a>(announcements: &[&'a Announcement]) -> Others<'a> {
    (0..).zip(announcements).map(|(at, it)| (&*it.id, (at, *it))).collect()
}

/// Applies every rule that looks at one announcement alone, and ties its texts.
#[must_use]
pub fn examine<'a>(announcement: &'a Announcement, issuer: &'a Issuer, others: &Others<'a>) -> Examined<'a> {
    Found::of(announcement, issuer, others).examined
}

/// An announcement as examined, and what nobody asks for once it was audited.
struct Found<'a> {
    examined: Examined<'a>,
    /// What the figures of its texts tell.
    origins: Vec<Origin>,
    /// Where those of its own stand that ties name.
    named_by: Vec<(TieId, Place)>,
    /// Figures that can't be checked, most of them in its texts.
    untold: Vec<Untold>,
}

impl<'a> Found<'a> {
    fn of(announcement: &'a Announcement, issuer: &'a Issuer, others: &Others<'a>) -> Self {
        let mut book = Book::of(announcement, issuer);
        let mut ties = Vec::with_capacity(book.facts.len());
        footing::ties(&book, &mut ties);
        across::ties(&book, &mut ties);
        pattern::ties(&book, &mut ties);
        translation::ties(&book, &mut ties);
        ratio::ties(&book, &mut ties);
        change::ties(&book, &mut ties);
        repurchase::ties(&book, &mut ties);
        kind::ties(&book, &mut ties);
        let mut untold = unjudged::notes(&book, &ties);
        let told = text::told(&book, others);
        ties.extend(told.ties);
        book.facts.extend(told.facts);
        untold.extend(told.untold);
        Self { examined: Examined { book, ties }, origins: told.origins, named_by: told.named_by, untold }
    }
}

/// The figures of texts that tell one of another document, with that one. `origins` are what the figures of the texts tell,
/// in their order.
fn elsewhere<'o>(book: &Book<'_>, origins: &'o [Origin]) -> impl Iterator<Item = (u32, FigureId)> + 'o {
    let first = u32::try_from(book.facts.len() - origins.len()).unwrap_or(u32::MAX);
    let told = (first..).zip(origins);
    told.filter_map(|(figure, it)| Some((figure, FigureId { book: it.book?, fact: it.fact })))
}

/// What comes of one announcement.
struct Part<'a> {
    stated: Vec<Stated>,
    open: Vec<change::Open<'a>>,
    flows: Vec<Flow>,
    coverage: Coverage,
    findings: Vec<Finding>,
    suspects: Vec<Suspect>,
    untold: Vec<Untold>,
    undetermined: Vec<undetermined::Open>,
    kept: Kept,
}

impl<'a> Part<'a> {
    fn of(book: u32, announcement: &'a Announcement, issuer: &'a Issuer, others: &Others<'a>) -> Self {
        let Found { examined, origins, named_by, untold } = Found::of(announcement, issuer, others);
        let kept = Kept::new(&examined, &origins, named_by);
        let shared = (0..).zip(&examined.book.facts).filter(|(_, fact)| fact.shared);
        let mut stated = Vec::with_capacity(shared.clone().count());
        stated.extend(shared.map(|(at, fact)| Stated::of(fact, FigureId { book, fact: at })));
        let (mut coverage, findings) = (Coverage::unsettled(&examined), finding::of(book, &examined));
        coverage.tell(elsewhere(&examined.book, &origins));
        let (open, flows) = (change::open(&examined.book), periods::flows(&examined.book, book));
        let undetermined = undetermined::open(&examined.book, &coverage);
        let suspects = cause::suspects(book, &examined);
        Self { stated, open, flows, coverage, findings, suspects, untold, undetermined, kept }
    }
}

impl Audit {
    /// An announcement's figures and how they tie. `announcements` are those that were audited, and `at` is its position
    /// among them.
    ///
    /// # Panics
    /// When there is no such position.
    #[must_use]
    pub fn examined<'a>(&self, at: usize, announcements: &[&'a Announcement], issuer: &'a Issuer) -> Examined<'a> {
        match self.kept.get(at) {
            Some(Some(kept)) => kept.read(at, announcements, issuer),
            _ => examine(announcements[at], issuer, &others(announcements)),
        }
    }

    /// Where the figure of the announcement at this position stands that a tie of its texts names, by its destination and its words;
    /// `None` also where it isn't known.
    #[must_use]
    pub fn place_of_tie(&self, at: usize, destination: &str, words: &str) -> Option<Place> {
        self.kept.get(at)?.as_ref()?.place(TieId::of(destination, words))
    }

    /// The next document that restates the fact which a figure states; nothing for what no other document can state.
    #[must_use]
    pub fn restated_by(&self, figure: FigureId) -> Option<u32> {
        let documents = self.restated.documents(self.index.identity(figure)?);
        documents.iter().copied().find(|document| *document > figure.book)
    }

    /// Leaves out what it says of an announcement that was changed, and what that one says of others.
    pub fn forget(&mut self, book: u32) {
        self.index.forget(book);
        self.findings.retain(|finding| finding.figure.book != book);
        for (at, kept) in (0..).zip(&mut self.kept) {
            if at == book || kept.as_ref().is_some_and(|kept| kept.names(book)) {
                *kept = None;
            }
        }
    }
}

/// How many announcements are looked at before what comes of them is gathered.
const AT_ONCE: usize = 512;

/// Audits announcements, in the order of their dates.
#[must_use]
pub fn audit(announcements: &[&Announcement], issuer: &Issuer) -> Audit {
    let others = others(announcements);
    let mut coverage = Vec::with_capacity(announcements.len());
    let mut kept = Vec::with_capacity(announcements.len());
    let (mut findings, mut untold, mut open, mut flows) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut undetermined, mut suspects) = (Vec::new(), Vec::new());
    let cells = |it: &&Announcement| it.statements.iter().map(|it| it.lines.len() * it.columns.len()).sum::<usize>();
    let mut gathered = Gathered::with_capacity(announcements.iter().map(cells).sum());
    let numbered: Vec<(u32, &Announcement)> = (0..).zip(announcements.iter().copied()).collect();
    for some in numbered.chunks(AT_ONCE) {
        let parts: Vec<Part<'_>> = some.par_iter().map(|(book, it)| Part::of(*book, it, issuer, &others)).collect();
        for ((book, _), part) in some.iter().zip(parts) {
            gathered.add(part.stated);
            coverage.push(part.coverage);
            kept.push(Some(part.kept));
            findings.extend(part.findings);
            suspects.extend(part.suspects);
            undetermined.extend(part.undetermined.into_iter().map(|it| (*book, it)));
            flows.extend(part.flows);
            open.extend(part.open.into_iter().map(|it| (*book, it)));
            untold.extend(part.untold.into_iter().map(|it| (*book, it)));
        }
    }
    let index = gathered.index();
    let restated = Restated::of(announcements);
    let mut disagreements = Vec::new();
    for comparison in index.compare(&restated) {
        let pair = [comparison.figure, comparison.reference];
        if pair[0].book == pair[1].book {
            let (of_one, [copy, of]) = (&mut coverage[pair[0].book as usize], pair.map(|figure| figure.fact));
            of_one.copy(of, copy, Rule::Agreement, true);
            of_one.copy(copy, of, Rule::Agreement, comparison.is_as_precise);
        } else {
            pair.iter().for_each(|figure| coverage[figure.book as usize].mark(figure.fact, Rule::Agreement));
        }
        if !comparison.agrees {
            disagreements.push(comparison);
        }
    }
    findings.extend(finding::disagreements(&disagreements, announcements, issuer));
    let mut bridges = bridge::bridges(announcements, &index, &restated, issuer);
    for (book, change) in &open {
        bridges.change(change, *book, announcements, (&index, &restated), issuer);
    }
    let sums = periods::sums(flows, announcements, &index, &restated, issuer);
    let plans = plans::plans(announcements, issuer);
    findings.extend(bridges.findings.into_iter().chain(sums.findings).chain(plans.findings));
    for (figure, rule) in bridges.determined.into_iter().chain(sums.determined).chain(plans.determined) {
        coverage[figure.book as usize].mark(figure.fact, rule);
    }
    coverage.iter_mut().for_each(Coverage::settle);
    for at in 0..coverage.len() {
        let open = |(_, of): &&(u32, FigureId)| !coverage[of.book as usize].determines(of.fact);
        let open: Vec<u32> = coverage[at].told().iter().filter(open).map(|(figure, _)| *figure).collect();
        open.into_iter().for_each(|figure| coverage[at].unmark_text(figure));
    }
    untold.extend(undetermined.iter().filter_map(|(book, it)| {
        let at = *book as usize;
        Some((*book, it.note(announcements[at], &coverage[at])?))
    }));
    let mut summary = Summary::of(&coverage);
    summary.rules[Rule::Periods as usize].0 = sums.applied;
    let unused_waivers = finding::waive(&mut findings, &mut untold, announcements, issuer);
    for of_one in findings.chunk_by_mut(|a, b| a.figure.book == b.figure.book) {
        let book = of_one[0].figure.book;
        let from = suspects.partition_point(|it: &Suspect| it.figure.book < book);
        let to = suspects.partition_point(|it| it.figure.book <= book);
        cause::mark(of_one, &suspects[from..to]);
    }
    let unused_restatements = finding::unused_restatements(&index, announcements);
    Audit { index, summary, findings, untold, unused_waivers, unused_restatements, kept, restated }
}

#[cfg(test)]
mod tests;
