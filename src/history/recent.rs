//! The recent past of a figure: the comparable ones that lead up to it.

use super::cadence;
use super::financials::Financials;
use super::highlight::Highlight;
use crate::domain::Period;
use crate::domain::metric::MetricValue;
use crate::domain::period::FiscalCalendar;
use crate::history::series::Stated;
use rust_decimal::Decimal;

/// How many periods a series has at most.
const MOST: usize = 9;

/// The comparable figures up to one, in its unit and scale, each period once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recent {
    /// The figures, oldest first; the last one is the figure itself.
    pub series: Vec<(Period, Decimal)>,
    /// That of the year before.
    pub year_before: Option<(Period, Decimal)>,
    /// That of the period before, where it is another one: of a quarter the quarter before.
    pub just_before: Option<(Period, Decimal)>,
}

impl Recent {
    /// Whether three figures or more follow each other without a gap, so that they show a course.
    #[must_use]
    pub fn is_course(&self) -> bool {
        let periods: Vec<Period> = self.series.iter().map(|(period, _)| *period).collect();
        cadence::missing(&periods).windows(2).any(|pair| pair.iter().all(Vec::is_empty))
    }

    /// What a series, oldest first, says of its last figure.
    #[must_use]
    pub fn of(mut series: Vec<(Period, Decimal)>, calendar: &FiscalCalendar) -> Self {
        series.drain(..series.len().saturating_sub(MOST));
        let Some((last, earlier)) = series.split_last() else { return Self::default() };
        let year_before = last.0.year_before(calendar);
        let year_before = earlier.iter().find(|(period, _)| Some(*period) == year_before).copied();
        let periods: Vec<Period> = series.iter().map(|(period, _)| *period).collect();
        let follows = cadence::missing(&periods).last().is_some_and(Vec::is_empty);
        let just_before = earlier.last().copied().filter(|before| follows && Some(*before) != year_before);
        Self { year_before, just_before, series }
    }

    /// The recent past of a figure of a statement. What its own document states of the year before comes first.
    #[must_use]
    pub fn of_line(financials: &Financials<'_>, it: &Highlight<'_>, calendar: &FiscalCalendar) -> Self {
        let (period, unit) = (it.column.period, it.statement.unit(it.line, it.column).of(it.column.currency));
        let rows = financials.concept(it.line.concept()).map(|concept| concept.series(period, unit, MOST));
        let figures = rows.unwrap_or_default().into_iter().filter_map(|row| {
            let figure = row.best.in_units()?.checked_div(it.scale.factor())?;
            Some((row.period, if row.period == period { it.value } else { figure }))
        });
        let recent = Self::of(figures.collect(), calendar);
        // A series that the figure itself isn't in would end with another one.
        let ends = recent.series.last().is_some_and(|(last, _)| *last == period);
        let recent = if ends { recent } else { Self::default() };
        Self { year_before: it.before.or(recent.year_before), ..recent }
    }

    /// The recent past of a metric's value, by its definition. `stated` is what documents state of the metric, by period.
    #[must_use]
    pub fn of_metric(stated: &[Stated<'_>], value: &MetricValue, calendar: &FiscalCalendar) -> Self {
        let Some(own) = stated.iter().find(|it| std::ptr::eq(it.value, value)) else { return Self::default() };
        let (unit, scale) = (value.amount.unit, value.amount.scale.factor());
        let mut series: Vec<(Period, Decimal)> = Vec::new();
        for it in stated {
            let (period, amount) = (it.value.period, &it.value.amount);
            let is_comparable = it.definition == own.definition
                && amount.unit == unit
                && period.order() <= value.period.order()
                && cadence::is_comparable(period, value.period);
            let Some(figure) = amount.in_units().filter(|_| is_comparable).and_then(|it| it.checked_div(scale)) else {
                continue;
            };
            let figure = if period == value.period { value.amount.value } else { figure };
            match series.last_mut().filter(|(last, _)| *last == period) {
                Some(last) => last.1 = figure,
                None => series.push((period, figure)),
            }
        }
        Self::of(series, calendar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recent(periods: &[&str]) -> (Option<String>, Option<String>) {
        let calendar = FiscalCalendar::default();
        let figure = |text: &&str| (Period::parse(text, &calendar).unwrap(), Decimal::ONE);
        let recent = Recent::of(periods.iter().map(figure).collect(), &calendar);
        (recent.year_before.map(|it| it.0.id()), recent.just_before.map(|it| it.0.id()))
    }

    #[test]
    fn a_quarter_has_the_year_before_and_the_quarter_before_where_they_are_known() {
        let both = (Some("2023-Q2".to_owned()), Some("2024-Q1".to_owned()));
        assert_eq!(recent(&["2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2"]), both);
        assert_eq!(recent(&["2023-Q1", "2023-Q2", "2023-Q4", "2024-Q2"]), (Some("2023-Q2".to_owned()), None));
        assert_eq!(recent(&["2024-Q2"]), (None, None));
    }

    #[test]
    fn three_figures_in_a_row_are_a_course() {
        let calendar = FiscalCalendar::default();
        let is_course = |periods: &[&str]| {
            let series = periods.iter().map(|text| (Period::parse(text, &calendar).unwrap(), Decimal::ONE));
            Recent::of(series.collect(), &calendar).is_course()
        };
        assert!(is_course(&["2022-Q1", "2023-Q2", "2023-Q3", "2023-Q4"]));
        assert!(!is_course(&["2023-Q1", "2023-Q4", "2024-Q1"]));
        assert!(!is_course(&["2023-Q4", "2024-Q1"]));
    }

    #[test]
    fn a_year_has_one_period_before_it() {
        assert_eq!(recent(&["2022-FY", "2023-FY"]), (Some("2022-FY".to_owned()), None));
    }
}
