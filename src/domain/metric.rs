//! Operating metrics: defined once for the archive, stated by announcements.

use super::figure::{StatedChange, StatedShare};
use super::{Amount, Located, Period, Span, former::Former, span::Name};
use chrono::NaiveDate;
use std::sync::Arc;

/// Which way is better for the company, where that is plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
}

/// A metric and what it covers.
#[derive(Clone, Debug)]
pub struct Metric {
    /// Key in the archive; part of the address.
    pub id: Name,
    /// Where its page once stood.
    pub former: Vec<Located<Former>>,
    /// Its name.
    pub label: Arc<str>,
    /// Definitions, oldest first; at least one. A second one is a break in the series.
    pub definitions: Vec<Definition>,
    /// Which way is better, where stated.
    pub better: Option<Better>,
}

/// What a metric covers, from a document on.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Key within the metric, such as `2024`.
    pub id: Name,
    /// What readers call it beside others, such as `Ongoing services`.
    pub label: Option<Arc<str>>,
    /// The definition in the archive's words.
    pub text: Arc<str>,
    /// The announcement that gives it, where one of the archive does.
    pub source: Option<Name>,
    /// Where no one wrote it down: the day of the document from whose restatement alone it is known that there is another one.
    pub implied: Option<NaiveDate>,
}

/// What one announcement states of a metric.
#[derive(Clone, Debug)]
pub struct Observation {
    /// The metric's id.
    pub metric: Name,
    /// The label in this document, where it differs.
    pub label: Option<Arc<str>>,
    /// Id of the definition, where the document names one.
    pub named: Option<Name>,
    /// Id of the definition that the values follow: the one that is named, else the one that is in force at the document,
    /// which the checks find. The metric's only one where absent.
    pub definition: Option<Name>,
    /// The stated values, in the document's order.
    pub values: Vec<MetricValue>,
    /// Where the document says in place of a value that there is none, in the document's order.
    pub no_figures: Vec<NoFigure>,
    /// Ids of footnotes.
    pub footnotes: Box<[Name]>,
    /// Where it stands.
    pub span: Span,
}

impl Observation {
    /// Whether a value is one that a document is about, which reports up to that day, and not one given for comparison:
    /// its period ends on that day or later, or, where none does, it is among those that end last. So a quarter and the
    /// year to date are both current, and those of the year before are not.
    #[must_use]
    pub fn is_current(&self, value: &MetricValue, reported: Option<NaiveDate>) -> bool {
        let end = value.period.end();
        reported.is_some_and(|day| end >= day) || self.last().is_some_and(|last| last.period.end() == end)
    }

    /// The value that it is shown by: of those that end last the one of the shortest period, so that it is the quarter's and
    /// not that of the year to date.
    #[must_use]
    pub fn shown(&self) -> Option<&MetricValue> {
        let end = self.last()?.period.end();
        let of_end = self.values.iter().filter(|value| value.period.end() == end);
        of_end.min_by_key(|value| end - value.period.start())
    }

    /// The first of the values whose periods end last, which is always current.
    #[must_use]
    pub fn last(&self) -> Option<&MetricValue> {
        self.values.iter().rev().max_by_key(|value| value.period.end())
    }
}

/// That a document prints words such as `n.m.` in place of a value: no figure, and no gap.
#[derive(Clone, Debug)]
pub struct NoFigure {
    /// The period or instant.
    pub period: Period,
    /// The words as printed.
    pub words: Box<str>,
}

/// A value of a metric for a period or instant.
#[derive(Clone, Debug)]
pub struct MetricValue {
    /// The period or instant.
    pub period: Period,
    /// The figure.
    pub amount: Amount,
    /// Where the figure stands.
    pub span: Span,
    /// The changes stated with it, such as that from the quarter before and that from the year before.
    pub changes: Box<[StatedChange]>,
    /// The share of another metric stated with it.
    pub share: Option<StatedShare>,
    /// Stated parts of it: 3,449,001 loans of 17,524,872.
    pub parts: Vec<MetricPart>,
    /// Whether the parts are all there are, so that they add up to it.
    pub complete: bool,
}

/// A stated part of a metric's value.
#[derive(Clone, Debug)]
pub struct MetricPart {
    /// What the part is.
    pub label: Arc<str>,
    /// The figure.
    pub amount: Amount,
    /// Where the figure stands.
    pub span: Span,
    /// Parts of this part.
    pub parts: Vec<MetricPart>,
    /// Whether these parts are all there are.
    pub complete: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Conventions, FileId};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn observation(days: &[(&str, &str)]) -> Observation {
        let span = Span { file: FileId(0), start: 0, end: 0 };
        let value = |(start, end): &(&str, &str)| MetricValue {
            period: Period::Span { start: day(start), end: day(end), fiscal: None },
            amount: Amount::parse("1", &Conventions::default()).unwrap(),
            span,
            changes: Box::default(),
            share: None,
            parts: Vec::new(),
            complete: false,
        };
        Observation {
            no_figures: Vec::new(),
            metric: Located::new("m".into(), span),
            label: None,
            named: None,
            definition: None,
            values: days.iter().map(value).collect(),
            footnotes: Box::default(),
            span,
        }
    }

    fn current(days: &[(&str, &str)], reported: Option<&str>) -> Vec<usize> {
        let observation = observation(days);
        let is_current = |at: &usize| observation.is_current(&observation.values[*at], reported.map(day));
        (0..days.len()).filter(is_current).collect()
    }

    const Q3: (&str, &str) = ("2024-07-01", "2024-09-30");
    const NINE_MONTHS: (&str, &str) = ("2024-01-01", "2024-09-30");
    const Q2: (&str, &str) = ("2024-04-01", "2024-06-30");
    const Q3_BEFORE: (&str, &str) = ("2023-07-01", "2023-09-30");

    #[test]
    fn a_quarter_and_the_year_to_date_are_both_current_in_whatever_order() {
        assert_eq!(current(&[Q3, NINE_MONTHS, Q3_BEFORE], Some("2024-09-30")), [0, 1]);
        assert_eq!(current(&[Q3_BEFORE, Q2, Q3, NINE_MONTHS], Some("2024-09-30")), [2, 3]);
        assert_eq!(current(&[Q3_BEFORE, Q2, Q3, NINE_MONTHS], None), [2, 3]);
    }

    #[test]
    fn what_is_told_of_a_later_day_is_current_and_so_is_the_last_of_what_is_told_of_earlier_ones() {
        let later = ("2024-10-01", "2024-11-05");
        assert_eq!(current(&[later, Q3, Q3_BEFORE], Some("2024-09-30")), [0, 1]);
        assert_eq!(current(&[Q2, Q3_BEFORE], Some("2024-09-30")), [0]);
    }
}
