//! The periods that stand beside each other in a table of figures over time.

use super::{Concept, Financials, Row};
use crate::domain::period::{FiscalCalendar, Part};
use crate::domain::{Period, Unit};
use crate::history::cadence::{self, Missing};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How long the periods of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cadence {
    /// Quarters, and balances at their ends.
    Quarters,
    /// Half-years, likewise.
    HalfYears,
    /// Fiscal years, likewise.
    Years,
    /// The ends of days: balances, where no statement is of quarters, half-years or years.
    Days,
}

/// A column of a table of figures over time.
#[derive(Clone, Debug)]
pub struct Column {
    /// The period; a balance belongs to that which ends with its day.
    pub period: Period,
    /// The periods between it and the next earlier column for which there is no figure at all.
    pub missing_before: Vec<Missing>,
}

impl Cadence {
    /// From the shortest.
    pub const ALL: [Self; 4] = [Self::Quarters, Self::HalfYears, Self::Years, Self::Days];

    /// The cadence of a period; none of one that is no quarter, half-year or year, by its name or by its length.
    #[must_use]
    pub fn of(period: Period) -> Option<Self> {
        match period {
            Period::Instant(_) => Some(Self::Days),
            Period::Span { fiscal: Some((_, Part::Quarter(_))), .. } => Some(Self::Quarters),
            Period::Span { fiscal: Some((_, Part::Half(_))), .. } => Some(Self::HalfYears),
            Period::Span { fiscal: Some((_, Part::Year)), .. } => Some(Self::Years),
            Period::Span { fiscal: Some((_, Part::NineMonths)), .. } => None,
            Period::Span { fiscal: None, .. } => match cadence::days(period) {
                84..=98 => Some(Self::Quarters),
                175..=189 => Some(Self::HalfYears),
                357..=378 => Some(Self::Years),
                _ => None,
            },
        }
    }

    /// The period of this cadence that ends with a day, as a calendar has it.
    fn ending(self, day: NaiveDate, calendar: &FiscalCalendar) -> Option<Period> {
        let (year, quarter) = calendar.quarter_ending(day)?;
        let part = match (self, quarter) {
            (Self::Quarters, _) => Part::Quarter(quarter),
            (Self::HalfYears, 2 | 4) => Part::Half(quarter / 2),
            (Self::Years, 4) => Part::Year,
            _ => return None,
        };
        Period::fiscal(year, part, calendar)
    }
}

impl<'a> Financials<'a> {
    /// The cadences of which two or more periods are stated, the shortest first; days alone where there is no other.
    pub(super) fn cadences_of(concepts: &[Concept<'a>]) -> Vec<Cadence> {
        let mut ends: BTreeMap<Cadence, (NaiveDate, NaiveDate)> = BTreeMap::new();
        for period in concepts.iter().flat_map(Concept::facts).map(super::Fact::period) {
            if let Some(cadence) = Cadence::of(period) {
                let (first, last) = ends.entry(cadence).or_insert((period.end(), period.end()));
                (*first, *last) = ((*first).min(period.end()), (*last).max(period.end()));
            }
        }
        let mut cadences: Vec<Cadence> = ends.into_iter().filter(|(_, (a, b))| a < b).map(|(it, _)| it).collect();
        if cadences.len() > 1 {
            cadences.retain(|cadence| *cadence != Cadence::Days);
        }
        cadences
    }

    /// The latest `most` periods of a cadence that have figures, the newest first.
    #[must_use]
    pub fn columns(&self, cadence: Cadence, calendar: &FiscalCalendar, most: usize) -> Vec<Column> {
        let periods = || self.concepts().iter().flat_map(Concept::facts).map(super::Fact::period);
        let mut by_end: BTreeMap<NaiveDate, Period> = BTreeMap::new();
        for period in periods().filter(|period| Cadence::of(*period) == Some(cadence)) {
            let known = by_end.entry(period.end()).or_insert(period);
            if matches!(known, Period::Span { fiscal: None, .. }) {
                *known = period;
            }
        }
        for day in periods().filter(|period| matches!(period, Period::Instant(_))).map(|period| period.end()) {
            if !by_end.contains_key(&day)
                && let Some(period) = cadence.ending(day, calendar)
            {
                by_end.insert(day, period);
            }
        }
        let periods: Vec<Period> = by_end.into_values().collect();
        let mut missing = cadence::missing(&periods);
        missing.insert(0, Vec::new());
        let columns = periods.into_iter().zip(missing);
        let mut columns: Vec<Column> =
            columns.map(|(period, missing_before)| Column { period, missing_before }).rev().take(most).collect();
        if let Some(oldest) = columns.last_mut() {
            oldest.missing_before.clear();
        }
        columns
    }
}

impl<'a> Concept<'a> {
    /// Its figure in a column: of the period, or the balance at its end.
    #[must_use]
    pub fn in_column(&self, column: &Column, unit: Unit) -> Option<Row<'_, 'a>> {
        self.at(&column.period, unit).or_else(|| self.at(&Period::Instant(column.period.end()), unit))
    }
}
