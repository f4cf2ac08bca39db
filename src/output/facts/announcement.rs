//! The facts of an announcement, and what each is told of it.

use super::{Checks, Record, States, Weight, change, definition, label};
use crate::address::Site;
use crate::audit::{self, Examined, Place};
use crate::domain::kind::OwnFigure;
use crate::domain::metric::Metric;
use crate::domain::statement::Statement;
use crate::domain::{Announcement, Period};

/// The facts of a public announcement, and what they are read of.
#[derive(Debug)]
pub struct Facts<'a> {
    announcement: &'a Announcement,
    examined: Examined<'a>,
    checks: Checks<'a>,
    /// The public announcements, by which a later document is named.
    announcements: &'a [&'a Announcement],
    metrics: &'a [Metric],
    own: Vec<OwnFigure<'a>>,
    /// For each statement, how each of its lines enters the totals of the document.
    weights: Vec<Vec<Option<Weight>>>,
}

impl<'a> Facts<'a> {
    /// The facts of one of the site's announcements.
    ///
    /// # Panics
    /// When it isn't public.
    #[must_use]
    pub fn of(site: &'a Site<'a>, announcement: &'a Announcement) -> Self {
        let examined = site.examine(announcement);
        let book = site.edition.position(&announcement.id).unwrap_or(usize::MAX);
        Self {
            announcement,
            checks: Checks::of(site.audit, book, &examined),
            weights: weights(&examined),
            examined,
            announcements: &site.edition.announcements,
            metrics: site.edition.definitions().metrics,
            own: announcement.details.figures(),
        }
    }

    /// What they are read of.
    #[must_use]
    pub const fn examined(&self) -> &Examined<'a> {
        &self.examined
    }

    /// The facts, in the order of the announcement's parts.
    pub fn iter(&self) -> impl Iterator<Item = Record<'_>> {
        let facts = (0..).zip(&self.examined.book.facts);
        let own = facts.filter(|(_, stated)| !matches!(stated.place, Place::Text(_) | Place::Issuer));
        own.map(|(at, stated)| self.record(at, stated))
    }

    fn record<'f>(&'f self, at: u32, stated: &'f audit::Fact<'a>) -> Record<'f> {
        let others = self.checks.others(at);
        let restated_by = self.checks.restated_by(at).and_then(|book| self.announcements.get(book as usize));
        let record = Record {
            announcement: self.announcement,
            stated,
            label: "",
            states: States::Figure,
            against: None,
            unit: stated.value.unit,
            weight: None,
            method: None,
            rules: self.checks.rules(at, others),
            others,
            audited: None,
            restated: false,
            translated_from: None,
            rate: None,
            definition: None,
            restated_by: restated_by.map(|it| &*it.id),
        };
        match stated.place {
            Place::Cell(statement, line, column) => self.cell(record, at, [statement, line, column]),
            _ => self.single(record),
        }
    }

    /// What a cell's line and column tell of it.
    fn cell<'f>(&'f self, record: Record<'f>, at: u32, [statement, line, column]: [u32; 3]) -> Record<'f> {
        let weight = self.weights[statement as usize][line as usize];
        let statement: &Statement = &self.announcement.statements[statement as usize];
        let (line, column) = (&statement.lines[line as usize], &statement.columns[column as usize]);
        let is_money = record.unit.currency().is_some();
        let translation = column.translation.as_ref().filter(|_| is_money);
        let rate = translation.and_then(|it| self.announcement.rates.iter().find(|rate| rate.id == it.rate));
        let period = |id: &str| Some(statement.columns[statement.column(id)?].period);
        Record {
            label: &line.label,
            states: States::of(column),
            against: States::against(column).and_then(period),
            weight,
            method: self.checks.method(at, line, column),
            audited: column.audited.or(statement.audited),
            restated: column.restated,
            translated_from: translation.map(|it| &*it.from.value),
            rate: rate.map(|rate| rate.value.value),
            ..record
        }
    }

    /// What is told of a figure that stands in no statement.
    fn single<'f>(&'f self, record: Record<'f>) -> Record<'f> {
        let (announcement, stated) = (self.announcement, record.stated);
        let change = change(announcement, stated);
        let states = match stated.place {
            Place::Change(..) => States::Change,
            Place::Share(..) => States::Share,
            _ => States::Figure,
        };
        let definition = definition(announcement, self.metrics, stated);
        let against: Option<Period> = change.map(|(change, _)| change.against);
        Record {
            label: label(announcement, self.metrics, &self.own, stated),
            states,
            against,
            unit: change.map_or(record.unit, |(change, of)| change.unit(of)),
            definition: Some(definition).filter(|it| !it.is_empty()),
            ..record
        }
    }
}

/// How the lines of each statement enter the totals that are told to be their sums: nothing where they enter none, or are added
/// in one and subtracted in another.
fn weights(examined: &Examined<'_>) -> Vec<Vec<Option<Weight>>> {
    let statements = &examined.book.announcement.statements;
    let mut found: Vec<Vec<Option<Weight>>> = statements.iter().map(|it| vec![None; it.lines.len()]).collect();
    let mut both: Vec<(usize, usize)> = Vec::new();
    for (home, statement) in statements.iter().enumerate() {
        for term in statement.lines.iter().flat_map(|line| &line.sum) {
            let Some((at, line)) = examined.book.line(home, &term.line.value) else { continue };
            let weight = if term.negative { Weight::Subtracted } else { Weight::Added };
            match found[at][line].replace(weight) {
                Some(before) if before != weight => both.push((at, line)),
                _ => {}
            }
        }
    }
    both.into_iter().for_each(|(at, line)| found[at][line] = None);
    found
}

#[cfg(test)]
#[path = "announcement_test.rs"]
mod tests;
