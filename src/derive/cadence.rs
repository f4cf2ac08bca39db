//! How often a series has a figure, and which of its periods have none.

use crate::domain::Period;
use crate::domain::period::Part;
use chrono::{Datelike, Months, NaiveDate};

/// So many periods without a figure are named; of more, their number is told.
const NAMED: usize = 4;

/// For each period but the first: those between it and the one before that have no figure. The cadence is the series' own:
/// the length of its periods, or the shortest regular step between its days.
#[must_use]
pub fn missing(periods: &[Period]) -> Vec<Vec<String>> {
    let step = step(periods);
    periods.windows(2).map(|pair| between(pair[0], pair[1], step)).collect()
}

/// The sentence on the periods without a figure; `None` where there are none.
#[must_use]
pub fn sentence(missing: &[Vec<String>]) -> Option<String> {
    let names: Vec<&str> = missing.iter().flatten().map(String::as_str).collect();
    match &*names {
        [] => None,
        [one] => Some(format!("No figure for {one}.")),
        [first @ .., last] if names.len() <= NAMED => Some(format!("No figures for {} and {last}.", first.join(", "))),
        [first, .., last] => Some(format!("No figures for {} periods, from {first} to {last}.", names.len())),
    }
}

/// The shortest step between days, in months, that is seen twice; of days that are fewer, the shortest.
fn step(periods: &[Period]) -> i64 {
    let months = |pair: &[Period]| months_between(pair[0].end(), pair[1].end());
    let mut steps: Vec<i64> = periods.windows(2).map(months).filter(|step| *step > 0).collect();
    steps.sort_unstable();
    let twice = steps.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
    twice.or_else(|| steps.first().copied()).unwrap_or(1)
}

/// Rounded: a quarter of 13 weeks has three.
fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    ((to - from).num_days() * 2 + 30) / 61
}

fn between(before: Period, after: Period, step: i64) -> Vec<String> {
    match (before, after) {
        (Period::Instant(from), Period::Instant(to)) => {
            let count = (months_between(from, to) / step - 1).max(0);
            (1..=count).map(|at| later(from, at * step)).collect()
        }
        (Period::Span { fiscal: Some(from), .. }, Period::Span { fiscal: Some(to), .. }) => {
            (ordinal(from) + 1..ordinal(to)).map(|ordinal| name(from.1, ordinal)).collect()
        }
        (Period::Span { start, end, .. }, Period::Span { start: next, .. }) => {
            let free = (next - end).num_days() - 1;
            let length = (end - start).num_days() + 1;
            let until = |day: Option<NaiveDate>| day.map(|day| Period::Instant(day).to_string()).unwrap_or_default();
            let name = || format!("{} to {}", until(end.succ_opt()), until(next.pred_opt()));
            if free * 2 > length { vec![name()] } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// So many months later; the end of a month stays one.
fn later(day: NaiveDate, months: i64) -> String {
    let months = Months::new(u32::try_from(months).unwrap_or_default());
    let is_last = day.succ_opt().is_some_and(|next| next.day() == 1);
    let shifted = if is_last {
        day.succ_opt().and_then(|first| first.checked_add_months(months)).and_then(|first| first.pred_opt())
    } else {
        day.checked_add_months(months)
    };
    shifted.map_or_else(String::new, |day| Period::Instant(day).to_string())
}

/// The place of a period among all of its sort.
fn ordinal((year, part): (i32, Part)) -> i32 {
    match part {
        Part::Quarter(number) => year * 4 + i32::from(number) - 1,
        Part::Half(number) => year * 2 + i32::from(number) - 1,
        Part::NineMonths | Part::Year => year,
    }
}

fn name(sort: Part, ordinal: i32) -> String {
    match sort {
        Part::Quarter(_) => format!("Q{} {}", ordinal.rem_euclid(4) + 1, ordinal.div_euclid(4)),
        Part::Half(_) => format!("H{} {}", ordinal.rem_euclid(2) + 1, ordinal.div_euclid(2)),
        Part::NineMonths => format!("nine months {ordinal}"),
        Part::Year => format!("FY {ordinal}"),
    }
}

/// The latest periods of the same sort as the last one, at most `most`: quarters stand beside quarters, days beside days.
#[must_use]
pub fn comparable(periods: Vec<Period>, most: usize) -> Vec<Period> {
    let Some(last) = periods.last().copied() else { return Vec::new() };
    let mut same: Vec<Period> = periods.into_iter().filter(|period| is_comparable(*period, last)).collect();
    same.split_off(same.len().saturating_sub(most))
}

/// Whether two periods are of the same sort.
#[must_use]
pub fn is_comparable(one: Period, other: Period) -> bool {
    let sort = |period: Period| match period {
        Period::Instant(_) => (0, 0),
        Period::Span { fiscal: Some((_, Part::Quarter(_))), .. } => (1, 0),
        Period::Span { fiscal: Some((_, Part::Half(_))), .. } => (2, 0),
        Period::Span { fiscal: Some((_, Part::NineMonths)), .. } => (3, 0),
        Period::Span { fiscal: Some((_, Part::Year)), .. } => (4, 0),
        Period::Span { start, end, fiscal: None } => (5, (end - start).num_days() / 15),
    };
    sort(one) == sort(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::period::FiscalYearEnd;

    fn periods(texts: &[&str]) -> Vec<Period> {
        let year_end = FiscalYearEnd { month: 12, day: 31 };
        texts.iter().map(|text| Period::parse(text, year_end).unwrap()).collect()
    }

    fn told(texts: &[&str]) -> Option<String> {
        sentence(&missing(&periods(texts)))
    }

    #[test]
    fn a_quarter_without_a_figure_is_missing_between_quarters() {
        assert_eq!(told(&["2023-Q2", "2023-Q3", "2024-Q1"]).as_deref(), Some("No figure for Q4 2023."));
        assert_eq!(told(&["2023-Q3", "2023-Q4", "2024-Q1"]), None);
    }

    #[test]
    fn half_years_and_years_have_a_cadence_of_their_own() {
        assert_eq!(told(&["2022-H1", "2022-H2", "2023-H1"]), None);
        assert_eq!(told(&["2022-H1", "2023-H1"]).as_deref(), Some("No figure for H2 2022."));
        assert_eq!(told(&["2019-FY", "2020-FY", "2023-FY"]).as_deref(), Some("No figures for FY 2021 and FY 2022."));
    }

    #[test]
    fn balances_have_the_cadence_of_their_shortest_regular_step() {
        let halves = ["2021-12-31", "2022-06-30", "2022-12-31", "2023-06-30"];
        assert_eq!(told(&halves), None);
        let quarters = ["2022-09-30", "2023-03-31", "2023-06-30", "2023-09-30", "2024-03-31"];
        assert_eq!(told(&quarters).as_deref(), Some("No figures for 31 December 2022 and 31 December 2023."));
        let stray = ["2023-03-31", "2023-05-17", "2023-06-30", "2023-09-30", "2023-12-31"];
        assert_eq!(told(&stray), None);
    }

    #[test]
    fn quarters_of_thirteen_weeks_follow_each_other() {
        let days = ["2023-04-01", "2023-07-01", "2023-09-30", "2023-12-30"];
        assert_eq!(told(&days), None);
        let spans = ["2023-01-01/2023-04-01", "2023-04-02/2023-07-01", "2023-10-01/2023-12-30"];
        assert_eq!(told(&spans).as_deref(), Some("No figure for 2 July 2023 to 30 September 2023."));
    }

    #[test]
    fn many_periods_without_a_figure_are_counted() {
        let told = told(&["2020-Q1", "2020-Q2", "2022-Q1"]).unwrap();
        assert_eq!(told, "No figures for 6 periods, from Q3 2020 to Q4 2021.");
    }

    #[test]
    fn years_do_not_stand_beside_quarters() {
        let kept = comparable(periods(&["2022-FY", "2023-Q3", "2023-FY", "2024-Q1"]), 8);
        assert_eq!(kept, periods(&["2023-Q3", "2024-Q1"]));
    }
}
