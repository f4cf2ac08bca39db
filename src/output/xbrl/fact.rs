//! The facts of a document: figures of its statements and values of its metrics.

use super::element::{Element, Home, Measure};
use crate::domain::figure::Hedge;
use crate::domain::member::Members;
use crate::domain::metric::{Metric, MetricValue, Observation};
use crate::domain::number::Printed;
use crate::domain::statement::{Column, Line, LineUnit, Statement};
use crate::domain::{Amount, Announcement, Period, Unit};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A fact.
#[derive(Clone, Debug)]
pub(super) struct Fact<'a> {
    /// Where it stands.
    pub place: Place<'a>,
    /// What it is of.
    pub element: Element<'a>,
    /// Of what else.
    pub aspects: Aspects<'a>,
    /// The number, as printed.
    pub number: Decimal,
    /// The power of ten that makes it the value in the taxonomy's unit.
    pub exponent: i32,
    /// The exponent of its last digit that is known, below the point: 2 for cents, -3 for thousands.
    pub decimals: i32,
}

/// Where a fact stands in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place<'a> {
    /// In a cell: the ids of statement, line and column, and their positions.
    Cell([&'a str; 3], [usize; 3]),
    /// Among the values of a metric: its id, and the positions of what is stated of it and of the value.
    Metric(&'a str, [usize; 2]),
    /// Among the parts of metrics: the metric's id, and the position among all parts of the document.
    Part(&'a str, usize),
    /// Among the single figures: its id.
    Figure(&'a str),
}

/// What a fact is of beside its element: facts of one element with the same aspects are one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Aspects<'a> {
    /// First day, or `None` at an instant, and last day.
    pub days: (Option<NaiveDate>, NaiveDate),
    /// The unit with its currency.
    pub unit: Unit,
    /// The members of the archive's dimensions.
    pub members: Members<'a>,
    /// The rate at which it was translated for the reader's convenience.
    pub rate: Option<Decimal>,
    /// Whether it is stated as it was before the document restates it.
    pub is_previous: bool,
}

/// A column whose cells are facts.
pub(super) struct FactColumn<'a> {
    column: &'a Column,
    at: usize,
    rate: Option<Decimal>,
    is_previous: bool,
}

impl<'a> FactColumn<'a> {
    /// The columns of a statement that state facts. Changes and shares tell of others, and of columns that nothing tells apart
    /// nobody could say which is the fact.
    pub fn of(announcement: &Announcement, statement: &'a Statement) -> Vec<Self> {
        let columns = statement.columns.iter().enumerate().filter(|(_, column)| column.states_figures());
        let facts = columns.filter_map(|(at, column)| {
            let is_previous = !statement.states_facts(at);
            if is_previous && (column.restated || !is_restated(statement, column)) {
                return None;
            }
            let rate = match &column.translation {
                Some(translation) => {
                    Some(announcement.rates.iter().find(|rate| rate.id == translation.rate)?.value.value)
                }
                None => None,
            };
            Some(Self { column, at, rate, is_previous })
        });
        facts.collect()
    }

    /// The position of the column.
    pub const fn position(&self) -> usize {
        self.at
    }

    /// What a cell of a line is of: its element and all else. `None` for words.
    pub fn identity(&self, statement: &Statement, line: &'a Line) -> Option<(Element<'a>, Aspects<'a>)> {
        let counted = statement.unit(line, self.column);
        if counted == LineUnit::Text || line.concept().is_empty() {
            return None;
        }
        let (period, unit) = (statement.period(line, self.column), counted.of(self.column.currency));
        let (element, mut aspects) = identity(line.concept(), None, unit, period);
        // Counts and ratios are not translated: those of a translated column are the company's own.
        aspects.rate = self.rate.filter(|_| counted.has_currency());
        aspects.members = statement.members(line, self.column);
        aspects.is_previous = self.is_previous;
        Some((element, aspects))
    }
}

/// Whether another column restates the figures of one.
fn is_restated(statement: &Statement, column: &Column) -> bool {
    let same = |it: &Column| {
        it.restated
            && it.states_figures()
            && it.period.order() == column.period.order()
            && Members::new(&it.members, &[]) == Members::new(&column.members, &[])
    };
    statement.columns.iter().any(same)
}

/// What a figure of a concept is of in the taxonomy, as far as its definition, unit and period tell.
pub(super) fn identity<'a>(
    concept: &'a str,
    definition: Option<&'a str>,
    unit: Unit,
    of: Period,
) -> (Element<'a>, Aspects<'a>) {
    let start = match of {
        Period::Instant(_) => None,
        Period::Span { start, .. } => Some(start),
    };
    let element =
        Element { concept, home: Home::Archive, definition, measure: Measure::of(unit), is_instant: start.is_none() };
    let (members, days) = (Members::default(), (start, of.end()));
    (element, Aspects { days, unit, members, rate: None, is_previous: false })
}

/// The facts of a document's statements, by line and column.
pub(super) fn of_statements(announcement: &Announcement) -> Vec<Fact<'_>> {
    let mut facts = Vec::new();
    for (home, statement) in announcement.statements.iter().enumerate() {
        let columns = FactColumn::of(announcement, statement);
        for (row, line) in statement.lines.iter().enumerate() {
            for of in &columns {
                let Some(printed) = line.cells.get(of.at).and_then(|cell| cell.printed) else { continue };
                let (Some(number), Some((element, aspects))) = (printed.value(), of.identity(statement, line)) else {
                    continue;
                };
                let exponent = statement.scale(line, of.column).exponent() + element.measure.exponent();
                let places = if printed == Printed::Nil { places(line) } else { number.scale() };
                let place = Place::Cell([&statement.id, &line.id, &of.column.id], [home, row, of.at]);
                let decimals = i32::try_from(places).unwrap_or_default() - exponent;
                facts.push(Fact { place, element, aspects, number, exponent, decimals });
            }
        }
    }
    facts
}

/// Those of its metrics, each with what it is of.
pub(super) fn of_metrics<'a>(
    announcement: &'a Announcement,
    metrics: &'a [Metric],
) -> impl Iterator<Item = (&'a Metric, Fact<'a>)> {
    announcement.metrics.iter().enumerate().flat_map(move |(nth, observation)| {
        let metric = metrics.iter().find(|it| it.id == observation.metric);
        let values = observation.values.iter().enumerate();
        values.filter_map(move |(at, value)| Some((metric?, of_value(metric?, observation, value, [nth, at])?)))
    })
}

/// That of a metric's value; a bound such as `more than 5 million` is none.
fn of_value<'a>(metric: &'a Metric, of: &'a Observation, value: &MetricValue, at: [usize; 2]) -> Option<Fact<'a>> {
    let definition = later_definition(metric, of.definition.as_ref().map(|id| &*id.value));
    let (element, aspects) = identity(&metric.id, definition, value.amount.unit, value.period);
    of_amount(&value.amount, Place::Metric(&metric.id, at), element, aspects)
}

/// The definition that an element names: not the first of its metric.
pub(super) fn later_definition<'a>(metric: &Metric, id: Option<&'a str>) -> Option<&'a str> {
    id.filter(|id| metric.definitions.first().is_some_and(|first| *first.id.value != **id))
}

/// The fact that an amount states; `None` for a bound.
pub(super) fn of_amount<'a>(
    amount: &Amount,
    place: Place<'a>,
    element: Element<'a>,
    aspects: Aspects<'a>,
) -> Option<Fact<'a>> {
    if !matches!(amount.hedge, None | Some(Hedge::Approximately)) {
        return None;
    }
    let exponent = amount.scale.exponent() + element.measure.exponent();
    let decimals = i32::try_from(amount.value.scale()).unwrap_or_default() - exponent;
    Some(Fact { place, element, aspects, number: amount.value, exponent, decimals })
}

/// How many decimals a dash stands for: as many as a number of its line has.
fn places(line: &Line) -> u32 {
    let number = |printed: Printed| match printed {
        Printed::Number(number) => Some(number.scale()),
        _ => None,
    };
    line.cells.iter().filter_map(|cell| number(cell.printed?)).max().unwrap_or_default()
}
