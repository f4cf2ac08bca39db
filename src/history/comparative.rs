//! What a figure of a document is compared with: the same for the period before and for the year before, as the document or one
//! before it states it. What later ones restate changes no page of the past.

use super::History;
use super::cadence::is_comparable;
use super::highlight::Highlight;
use super::series::Stated;
use crate::archive::Edition;
use crate::domain::metric::{MetricValue, Observation};
use crate::domain::period::{FiscalCalendar, Part};
use crate::domain::statement::{Column, Line, Statement};
use crate::domain::{Announcement, Period, Unit};
use rust_decimal::Decimal;

/// A figure of a statement that another one is compared with.
#[derive(Clone, Copy, Debug)]
pub struct Comparative<'a> {
    /// The document.
    pub announcement: &'a Announcement,
    /// The statement.
    pub statement: &'a Statement,
    /// The line.
    pub line: &'a Line,
    /// The column.
    pub column: &'a Column,
    /// The value in the scale of the figure that is compared with it.
    pub value: Decimal,
}

/// The quarter before a quarter, the half before a half, the end of the quarter before that of a quarter; nothing for a longer
/// period, which follows the year before.
#[must_use]
pub fn preceding(period: Period, calendar: &FiscalCalendar) -> Option<Period> {
    let before = |year, part: u8, of: u8| if part > 1 { (year, part - 1) } else { (year - 1, of) };
    match period {
        Period::Instant(day) => {
            let (year, quarter) = calendar.quarter_ending(day)?;
            let (year, quarter) = before(year, quarter, 4);
            Some(Period::Instant(calendar.span(year, Part::Quarter(quarter))?.1))
        }
        Period::Span { fiscal: Some((year, Part::Quarter(quarter))), .. } => {
            let (year, quarter) = before(year, quarter, 4);
            Period::fiscal(year, Part::Quarter(quarter), calendar)
        }
        Period::Span { fiscal: Some((year, Part::Half(half))), .. } => {
            let (year, half) = before(year, half, 2);
            Period::fiscal(year, Part::Half(half), calendar)
        }
        Period::Span { .. } => None,
    }
}

/// The figure of a highlight's line for another period, or of a balance at its end: the document's own, else the one that was
/// stated last up to it.
#[must_use]
pub fn of_line<'a>(
    edition: &Edition<'a>,
    history: &History<'a>,
    announcement: &'a Announcement,
    it: &Highlight<'a>,
    wanted: Period,
) -> Option<Comparative<'a>> {
    let wanted = match it.statement.period(it.line, it.column) {
        Period::Instant(_) => Period::Instant(wanted.end()),
        Period::Span { .. } => wanted,
    };
    own(announcement, it, wanted).or_else(|| {
        let unit = it.statement.unit(it.line, it.column).of(it.column.currency);
        let precision = i64::from(it.scale.exponent()) - i64::from(it.value.scale());
        let mut found =
            of_concept(edition, history, announcement, (it.line.concept(), unit), (wanted, Some(precision)))?;
        found.value = found.value.checked_div(it.scale.factor())?;
        Some(found)
    })
}

/// The figure of a concept for a period, in whole units, as the last document up to an announcement states it: with a precision
/// at least as finely, as the exponent of the last digit, and no finer than need be.
#[must_use]
pub fn of_concept<'a>(
    edition: &Edition<'a>,
    history: &History<'a>,
    announcement: &Announcement,
    (concept, unit): (&str, Unit),
    (wanted, precision): (Period, Option<i64>),
) -> Option<Comparative<'a>> {
    let row = history.financials.concept(concept)?.at(&wanted, unit)?;
    let until = edition.position(&announcement.id)?;
    let known = |it: &Announcement| edition.position(&it.id).is_some_and(|at| at <= until);
    let is_fine = |of: i64| precision.is_none_or(|most| of <= most);
    let own = row.vintages.iter().filter(|fact| !fact.is_translated() && is_fine(fact.precision()));
    let known: Vec<_> = own.filter(|fact| known(fact.announcement)).collect();
    let last = known.last()?.announcement;
    let of_last = known.into_iter().filter(|fact| std::ptr::eq(fact.announcement, last));
    let fact = of_last.max_by_key(|fact| fact.precision())?;
    Some(Comparative {
        announcement: fact.announcement,
        statement: fact.statement(),
        line: fact.line(),
        column: fact.column(),
        value: fact.in_units()?,
    })
}

fn own<'a>(announcement: &'a Announcement, it: &Highlight<'a>, wanted: Period) -> Option<Comparative<'a>> {
    let (statement, line) = (it.statement, it.line);
    let is_wanted = |column: &Column| {
        column.translation.is_none()
            && column.currency == it.column.currency
            && statement.is_whole(line, column)
            && statement.period(line, column) == wanted
            && statement.scale(line, column) == statement.scale(line, it.column)
    };
    let (at, column) = statement.columns.iter().enumerate().find(|(_, column)| is_wanted(column))?;
    let value = line.cells.get(at)?.printed?.value()?;
    Some(Comparative { announcement, statement, line, column, value })
}

/// The value of a metric for another period by the same definition and in the same unit: the document's own, else the one that
/// was stated last up to it.
#[must_use]
pub fn of_metric<'s, 'a>(
    edition: &Edition<'a>,
    series: &'s [Stated<'a>],
    announcement: &Announcement,
    (observation, value): (&Observation, &MetricValue),
    wanted: Period,
) -> Option<&'s Stated<'a>> {
    let definition = series.iter().find(|it| std::ptr::eq(it.value, value))?.definition;
    let until = edition.position(&announcement.id)?;
    let is_wanted = |it: &&Stated<'_>| {
        it.definition == definition
            && it.value.amount.unit == value.amount.unit
            && it.value.period.end() == wanted.end()
            && is_comparable(it.value.period, value.period)
    };
    let own = series.iter().filter(is_wanted).find(|it| std::ptr::eq(it.observation, observation));
    let earlier = || {
        let known = |it: &&Stated<'_>| edition.position(&it.announcement.id).is_some_and(|at| at <= until);
        series.iter().rev().filter(is_wanted).find(known)
    };
    own.or_else(earlier)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(text: &str) -> Option<String> {
        let calendar = FiscalCalendar::default();
        Some(preceding(Period::parse(text, &calendar).unwrap(), &calendar)?.id())
    }

    #[test]
    fn quarters_and_halves_follow_each_other_across_years() {
        assert_eq!(before("2024-Q1").as_deref(), Some("2023-Q4"));
        assert_eq!(before("2024-Q3").as_deref(), Some("2024-Q2"));
        assert_eq!(before("2024-H1").as_deref(), Some("2023-H2"));
        assert_eq!(before("2024-03-31").as_deref(), Some("2023-12-31"));
    }

    #[test]
    fn years_and_days_within_a_quarter_follow_nothing() {
        assert_eq!((before("2024-FY"), before("2024-9M"), before("2024-05-17")), (None, None, None));
    }
}
