//! Flows of periods that follow each other: two quarters make a half, and the year less nine months is its last quarter.
//!
//! What is money over a span is put in order by concept and days, so that the work grows with the number of figures. A
//! restatement divides the statements of its fact: only those of documents between the same restatements are added.

use super::agreement::Restated;
use super::book::Book;
use super::entry::Entry;
use super::fact::{Fact, FigureId, Place, Version};
use super::finding::Finding;
use super::index::Index;
use super::rule::Rule;
use super::value::{Interval, agree};
use crate::domain::issuer::Issuer;
use crate::domain::member::Members;
use crate::domain::statement::{Line, StatementKind};
use crate::domain::{Announcement, Period, Unit};
use chrono::NaiveDate;
use rayon::prelude::*;
use rust_decimal::Decimal;

/// Money, or a count, over a span of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Flow {
    /// [`Fact::series`].
    series: u64,
    start: NaiveDate,
    end: NaiveDate,
    figure: FigureId,
}

/// What comes of adding flows up: findings, and the figures that a sum determines.
#[derive(Debug, Default)]
pub(super) struct Sums {
    pub findings: Vec<Finding>,
    pub determined: Vec<(FigureId, Rule)>,
    /// How often figures add up.
    pub applied: usize,
    /// How often they do none of which is nil.
    proven: usize,
}

impl Sums {
    fn append(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.determined.extend(other.determined);
        self.applied += other.applied;
        self.proven += other.proven;
    }
}

/// More periods than these don't follow each other within one that is stated.
const MOST: usize = 12;

/// Whether a figure is a fact that isn't translated: translations follow from the local figures, at a rate of each document.
fn is_own(fact: &Fact<'_>) -> bool {
    fact.shared && !matches!(fact.version, Some(Version::Rate(_)))
}

/// What may be flows of a document: money, and counts in tables; not of a balance sheet, and no quotient.
pub(super) fn flows(book: &Book<'_>, position: u32) -> Vec<Flow> {
    let flow = |(at, fact): (u32, &Fact<'_>)| {
        let Some(Period::Span { start, end, .. }) = fact.period.filter(|_| is_own(fact)) else { return None };
        let is_money = matches!(fact.value.unit, Unit::Money(_));
        let may_add = match fact.place {
            Place::Cell(statement, line, _) if is_money || fact.value.unit == Unit::Count => {
                let statement = &book.announcement.statements[statement as usize];
                let relations = statement.lines[line as usize].relations.as_ref();
                statement.kind != StatementKind::BalanceSheet && relations.is_none_or(|it| it.ratios.is_empty())
            }
            Place::Metric(..) | Place::Figure(_) => is_money,
            _ => false,
        };
        let figure = FigureId { book: position, fact: at };
        may_add.then(|| Flow { series: fact.series(), start, end, figure })
    };
    (0..).zip(&book.facts).filter_map(flow).collect()
}

/// Adds up the flows of each concept.
pub(super) fn sums(
    mut flows: Vec<Flow>,
    announcements: &[&Announcement],
    index: &Index,
    restated: &Restated,
    issuer: &Issuer,
) -> Sums {
    let mut sums = Sums::default();
    let length = |flow: &Flow| (flow.end - flow.start).num_days() + 1;
    let (shortest, longest) = (flows.iter().map(length).min(), flows.iter().map(length).max());
    // Where none is as long as two others, nothing can be added.
    if shortest.zip(longest).is_none_or(|(shortest, longest)| longest < shortest * 2) {
        return sums;
    }
    flows.par_sort_unstable();
    let adding = Adding { announcements, index, restated, issuer };
    for series in flows.chunk_by(|a, b| a.series == b.series) {
        let spans: Vec<Flow> =
            series.chunk_by(|a, b| (a.start, a.end) == (b.start, b.end)).map(|span| span[0]).collect();
        let mut of_series = Sums::default();
        for whole in spans.iter().filter(|_| spans.len() > 2) {
            for parts in ways(&spans, whole) {
                adding.add(&parts, whole, &mut of_series);
            }
        }
        // Users of two quarters are not those of the half: only of counts that are seen to add up it is told that some don't.
        if of_series.proven == 0 {
            of_series.findings.retain(|finding| finding.value.unit != Unit::Count);
        }
        sums.append(of_series);
    }
    sums
}

/// The spans of a series that begin on a day, shortest first.
fn beginning(spans: &[Flow], day: NaiveDate) -> &[Flow] {
    let from = spans.partition_point(|span| span.start < day);
    let to = spans.partition_point(|span| span.start <= day);
    &spans[from..to]
}

/// The spans that a span is made of: each two that follow each other, or else as many as it takes.
fn ways(spans: &[Flow], whole: &Flow) -> Vec<Vec<Flow>> {
    let within = |of: &&Flow| of.end < whole.end;
    let mut ways = Vec::new();
    for first in beginning(spans, whole.start).iter().filter(within) {
        let rest = first.end.succ_opt().map(|next| beginning(spans, next)).unwrap_or_default();
        ways.extend(rest.iter().find(|it| it.end == whole.end).map(|rest| vec![*first, *rest]));
    }
    if !ways.is_empty() {
        return ways;
    }
    let mut parts: Vec<Flow> = Vec::new();
    let mut next = Some(whole.start);
    while let Some(part) = next.and_then(|day| beginning(spans, day).first()).filter(|it| it.end <= whole.end) {
        if part == whole || parts.len() == MOST {
            return Vec::new();
        }
        parts.push(*part);
        if part.end == whole.end {
            return vec![parts];
        }
        next = part.end.succ_opt();
    }
    Vec::new()
}

struct Adding<'a> {
    announcements: &'a [&'a Announcement],
    index: &'a Index,
    restated: &'a Restated,
    issuer: &'a Issuer,
}

impl Adding<'_> {
    /// Adds parts up, as documents state them between one restatement and the next.
    fn add(&self, parts: &[Flow], whole: &Flow, sums: &mut Sums) {
        let all = || parts.iter().chain([whole]);
        let identities = all().filter_map(|flow| self.index.identity(flow.figure));
        let mut from: Vec<u32> = identities.flat_map(|identity| self.restated.documents(identity)).copied().collect();
        from.push(0);
        from.sort_unstable();
        from.dedup();
        for (at, begin) in from.iter().enumerate() {
            let end = from.get(at + 1).copied().unwrap_or(u32::MAX);
            let stated: Option<Vec<Entry>> = all().map(|flow| self.stated(flow.figure, *begin, end)).collect();
            let Some((whole, parts)) = stated.as_ref().and_then(|it| it.split_last()) else { continue };
            self.judge(parts, whole, sums);
        }
    }

    /// The most precise statement of a fact among some documents; nothing where they don't agree, which is told already.
    fn stated(&self, figure: FigureId, begin: u32, end: u32) -> Option<Entry> {
        let stated = || self.index.of(figure).filter(|entry| (begin..end).contains(&entry.figure.book));
        let finest = stated().min_by_key(|entry| entry.value.step())?;
        stated().all(|entry| agree(&finest.value, &entry.value)).then_some(finest)
    }

    fn judge(&self, parts: &[Entry], whole: &Entry, sums: &mut Sums) -> Option<()> {
        let mut sum = Interval::point(Decimal::ZERO);
        for part in parts {
            sum = sum.plus(part.value.interval()?)?;
        }
        if whole.value.admits(sum) {
            sums.applied += 1;
            sums.proven += usize::from(parts.iter().all(|part| !part.value.number.is_zero()));
            sums.determined.extend(parts.iter().chain([whole]).map(|entry| (entry.figure, Rule::Periods)));
        } else if parts.iter().chain([whole]).all(|entry| self.is_flow(entry)) && adds(parts, whole) {
            sums.findings.extend(self.finding(parts, whole, sum));
        }
        Some(())
    }

    /// Whether a figure of a span is what flowed in it, as far as its line says so.
    fn is_flow(&self, entry: &Entry) -> bool {
        let announcement = self.announcements[entry.figure.book as usize];
        let (label, key, period) = match entry.place {
            Place::Cell(statement, line, column) => {
                let statement = &announcement.statements[statement as usize];
                let line = &statement.lines[line as usize];
                if is_balance(announcement, line) {
                    return false;
                }
                (&*line.label, line.concept(), statement.period(line, &statement.columns[column as usize]))
            }
            Place::Metric(observation, value) => {
                let stated = &announcement.metrics[observation as usize];
                let label = stated.label.as_deref().unwrap_or_default();
                (label, &*stated.metric.value, stated.values[value as usize].period)
            }
            Place::Figure(at) => {
                let figure = &announcement.figures[at as usize];
                let (Some(concept), Some(period)) = (&figure.concept, figure.period) else { return false };
                (&*figure.label, &*concept.value, period)
            }
            _ => return false,
        };
        !is_other(label) && !is_other(key) && !self.is_balance_elsewhere(entry, key, period)
    }

    /// Whether the same concept is also stated for a day.
    fn is_balance_elsewhere(&self, entry: &Entry, key: &str, period: Period) -> bool {
        let at = |day: NaiveDate| Fact {
            key: key.into(),
            members: Members::default(),
            version: None,
            period: Some(Period::Instant(day)),
            value: entry.value,
            amount: None,
            place: Place::Issuer,
            span: Default::default(),
            shared: true,
        };
        self.index.statements(&at(period.end())).next().is_some()
    }

    /// The finding: at the latest document, where the whole and parts stand in one at the whole.
    fn finding(&self, parts: &[Entry], whole: &Entry, sum: Interval) -> Option<Finding> {
        let all: Vec<&Entry> = parts.iter().chain([whole]).collect();
        let at = all.iter().rev().max_by_key(|entry| entry.figure.book)?.figure;
        let at = if whole.figure.book == at.book { whole.figure } else { at };
        let book = |figure: FigureId| Book::of(self.announcements[figure.book as usize], self.issuer);
        let period = |figure: FigureId| Some(book(figure).fact(figure.fact).period?.id());
        let (own, figures) = (all.iter().find(|entry| entry.figure == at)?, book(at));
        let others: Vec<&&Entry> = parts
            .iter()
            .map(|part| part.figure)
            .filter(|figure| *figure != at)
            .filter_map(|figure| all.iter().find(|it| it.figure == figure))
            .collect();
        let names = others.iter().map(|entry| period(entry.figure)).collect::<Option<Vec<String>>>()?;
        let names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ");
        let (made, because) = if at == whole.figure {
            (sum, format!("{names} add up to"))
        } else {
            let mut rest = whole.value.interval()?;
            for other in &others {
                rest = rest.plus(other.value.interval()?.negated())?;
            }
            (rest, format!("`{}` less {names} is", period(whole.figure)?))
        };
        let related = all.iter().filter(|entry| entry.figure != at).map(|entry| {
            let of = book(entry.figure);
            (
                of.fact(entry.figure.fact).span,
                format!("{}: {}", period(entry.figure).unwrap_or_default(), entry.value.shown()),
            )
        });
        Some(Finding {
            rule: Rule::Periods,
            figure: at,
            name: figures.name(at.fact),
            value: own.value,
            span: figures.fact(at.fact).span,
            expected: own.value.expected(made),
            because,
            related: related.collect(),
            inputs: all.iter().map(|entry| entry.figure).filter(|figure| *figure != at).collect(),
            unscaled: None,
            swapped: None,
            cause: None,
            waived: None,
        })
    }
}

/// Whether what is stated for a whole may be its parts' sum at all. A balance at the end is that of the last part and one at
/// the beginning that of the first; outside statements a figure between those of its parts is an average of them.
fn adds(parts: &[Entry], whole: &Entry) -> bool {
    let repeats = |part: Option<&Entry>| part.is_some_and(|part| agree(&part.value, &whole.value));
    let size = |entry: &Entry| entry.value.in_units().unwrap_or_default().abs();
    let is_cell = |entry: &Entry| matches!(entry.place, Place::Cell(..));
    let is_larger = || parts.iter().all(|part| size(whole) > size(part));
    !repeats(parts.first()) && !repeats(parts.last()) && (parts.iter().chain([whole]).all(is_cell) || is_larger())
}

/// Whether a line says itself that it is a balance, or a quotient.
fn is_balance(announcement: &Announcement, line: &Line) -> bool {
    let Some(relations) = &line.relations else { return false };
    let is_of_balances = |name: &str| {
        let statement = name.split_once('.').and_then(|(statement, _)| announcement.statement(statement));
        statement.is_some_and(|it| it.kind == StatementKind::BalanceSheet)
    };
    !relations.opening.is_empty()
        || !relations.rolls_forward.is_empty()
        || !relations.ratios.is_empty()
        || relations.ordinary.is_some()
        || relations.equals.iter().any(|term| is_of_balances(&term.line.value))
}

/// Words of what isn't a flow: averages, amounts per unit, balances.
const OTHER: [&str; 21] = [
    "average",
    "averages",
    "avg",
    "mean",
    "median",
    "per",
    "price",
    "prices",
    "beginning",
    "begin",
    "end",
    "opening",
    "closing",
    "balance",
    "balances",
    "outstanding",
    "cumulative",
    "accumulated",
    "arpu",
    "asp",
    "backlog",
];

fn is_other(label: &str) -> bool {
    let mut words = label.split(|c: char| !c.is_alphabetic());
    words.any(|word| OTHER.iter().any(|other| word.eq_ignore_ascii_case(other)))
}
