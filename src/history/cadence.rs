//! How often a series has a figure, and which of its periods have none.

use crate::domain::Period;
use crate::domain::period::Part;
use chrono::{Datelike, Days, Months, NaiveDate};

/// A period for which a series has no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A balance at the end of a day.
    Instant(NaiveDate),
    /// A part of a fiscal year, and whether that isn't the calendar's.
    Fiscal(i32, Part, bool),
    /// The days between two figures, both included.
    Days(NaiveDate, NaiveDate),
}

/// For each period but the first: those between it and the one before that have no figure. The cadence is the series' own:
/// the length of its periods, or the shortest regular step between its days.
#[must_use]
pub fn missing(periods: &[Period]) -> Vec<Vec<Missing>> {
    let step = step(periods);
    periods.windows(2).map(|pair| between(pair[0], pair[1], step)).collect()
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

fn between(before: Period, after: Period, step: i64) -> Vec<Missing> {
    match (before, after) {
        (Period::Instant(from), Period::Instant(to)) => {
            let count = (months_between(from, to) / step - 1).max(0);
            if is_weekly(from, to) {
                return weeks_between(from, to, count, step);
            }
            (1..=count).filter_map(|at| later(from, at * step)).map(Missing::Instant).collect()
        }
        // Where the fiscal year was changed there are names between the two without days to go with them.
        (Period::Span { fiscal: Some(from), end, .. }, Period::Span { fiscal: Some(to), start, .. })
            if i64::from(ordinal(to) - ordinal(from) - 1) * length(before) / 2 < (start - end).num_days() =>
        {
            let is_own = before.is_of_fiscal_year();
            (ordinal(from) + 1..ordinal(to)).map(|ordinal| of_ordinal(from.1, ordinal, is_own)).collect()
        }
        (Period::Span { end, .. }, Period::Span { start: next, .. }) => {
            let free = (next - end).num_days() - 1;
            let between = end.succ_opt().zip(next.pred_opt()).filter(|_| free * 2 > length(before));
            between.map(|(first, last)| Missing::Days(first, last)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn length(period: Period) -> i64 {
    (period.end() - period.start()).num_days() + 1
}

/// Whether two days are ends of weeks rather than of months.
fn is_weekly(from: NaiveDate, to: NaiveDate) -> bool {
    let is_month_end = |day: NaiveDate| day.succ_opt().is_none_or(|next| next.day() == 1);
    from.weekday() == to.weekday() && !(is_month_end(from) && is_month_end(to))
}

/// The days between two that are as many times thirteen weeks apart; where a week is left over it isn't known before which
/// of them, so that all days between stand for them.
fn weeks_between(from: NaiveDate, to: NaiveDate, count: i64, step: i64) -> Vec<Missing> {
    let days = Days::new(u64::try_from(step).unwrap_or_default() / 3 * 91);
    let ends: Vec<NaiveDate> = std::iter::successors(from.checked_add_days(days), |day| day.checked_add_days(days))
        .take_while(|day| *day < to)
        .collect();
    let is_told = i64::try_from(ends.len()) == Ok(count)
        && ends.last().is_none_or(|last| last.checked_add_days(days) == Some(to));
    match from.succ_opt().zip(to.pred_opt()) {
        _ if is_told => ends.into_iter().map(Missing::Instant).collect(),
        Some((first, last)) if count > 0 => vec![Missing::Days(first, last)],
        _ => Vec::new(),
    }
}

/// So many months later; the end of a month stays one.
fn later(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    let months = Months::new(u32::try_from(months).unwrap_or_default());
    match day.succ_opt().filter(|next| next.day() == 1) {
        Some(first) => first.checked_add_months(months)?.pred_opt(),
        None => day.checked_add_months(months),
    }
}

/// The place of a period among all of its sort.
fn ordinal((year, part): (i32, Part)) -> i32 {
    match part {
        Part::Quarter(number) => year * 4 + i32::from(number) - 1,
        Part::Half(number) => year * 2 + i32::from(number) - 1,
        Part::NineMonths | Part::Year => year,
    }
}

fn of_ordinal(sort: Part, ordinal: i32, is_own: bool) -> Missing {
    let place = |of: i32| u8::try_from(ordinal.rem_euclid(of) + 1).unwrap_or_default();
    match sort {
        Part::Quarter(_) => Missing::Fiscal(ordinal.div_euclid(4), Part::Quarter(place(4)), is_own),
        Part::Half(_) => Missing::Fiscal(ordinal.div_euclid(2), Part::Half(place(2)), is_own),
        Part::NineMonths | Part::Year => Missing::Fiscal(ordinal, sort, is_own),
    }
}

/// How many days a period has; none for the end of a day.
#[must_use]
pub fn days(period: Period) -> i64 {
    match period {
        Period::Instant(_) => 0,
        Period::Span { start, end, .. } => (end - start).num_days() + 1,
    }
}

/// The latest periods of the same sort as the shortest of those that end last, at most `most`: quarters stand beside quarters,
/// days beside days.
#[must_use]
pub fn comparable(periods: Vec<Period>, most: usize) -> Vec<Period> {
    let end = periods.iter().map(Period::end).max();
    let of_end = periods.iter().copied().filter(|period| Some(period.end()) == end);
    let Some(last) = of_end.min_by_key(|period| days(*period)) else { return Vec::new() };
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
    use crate::domain::period::{FiscalCalendar, Named, Spell, YearEnd};

    fn periods(texts: &[&str]) -> Vec<Period> {
        texts.iter().map(|text| Period::parse(text, &FiscalCalendar::default()).unwrap()).collect()
    }

    fn told(texts: &[&str]) -> Vec<Missing> {
        missing(&periods(texts)).into_iter().flatten().collect()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_quarter_without_a_figure_is_missing_between_quarters() {
        assert_eq!(told(&["2023-Q2", "2023-Q3", "2024-Q1"]), [Missing::Fiscal(2023, Part::Quarter(4), false)]);
        assert!(told(&["2023-Q3", "2023-Q4", "2024-Q1"]).is_empty());
    }

    #[test]
    fn half_years_and_years_have_a_cadence_of_their_own() {
        assert!(told(&["2022-H1", "2022-H2", "2023-H1"]).is_empty());
        assert_eq!(told(&["2022-H1", "2023-H1"]), [Missing::Fiscal(2022, Part::Half(2), false)]);
        let years = [2021, 2022].map(|year| Missing::Fiscal(year, Part::Year, false));
        assert_eq!(told(&["2019-FY", "2020-FY", "2023-FY"]), years);
    }

    #[test]
    fn balances_have_the_cadence_of_their_shortest_regular_step() {
        assert!(told(&["2021-12-31", "2022-06-30", "2022-12-31", "2023-06-30"]).is_empty());
        let quarters = ["2022-09-30", "2023-03-31", "2023-06-30", "2023-09-30", "2024-03-31"];
        assert_eq!(told(&quarters), ["2022-12-31", "2023-12-31"].map(|text| Missing::Instant(day(text))));
        let stray = ["2023-03-31", "2023-05-17", "2023-06-30", "2023-09-30", "2023-12-31"];
        assert!(told(&stray).is_empty());
    }

    #[test]
    fn quarters_of_thirteen_weeks_follow_each_other() {
        assert!(told(&["2023-04-01", "2023-07-01", "2023-09-30", "2023-12-30"]).is_empty());
        let spans = ["2023-01-01/2023-04-01", "2023-04-02/2023-07-01", "2023-10-01/2023-12-30"];
        assert_eq!(told(&spans), [Missing::Days(day("2023-07-02"), day("2023-09-30"))]);
    }

    #[test]
    fn balances_at_ends_of_weeks_are_missed_at_them_as_far_as_they_are_known() {
        let quarters = ["2023-04-01", "2023-07-01", "2023-12-30"];
        assert_eq!(told(&quarters), [Missing::Instant(day("2023-09-30"))]);
        // A week is left over, before or after the day that has no balance.
        let long = ["2022-06-25", "2022-09-24", "2023-04-01"];
        assert_eq!(told(&long), [Missing::Days(day("2022-09-25"), day("2023-03-31"))]);
    }

    #[test]
    fn the_names_between_two_fiscal_years_are_no_periods_where_the_year_end_was_changed() {
        let spell = |until, end| Spell { until, end: YearEnd::Month(end) };
        let calendar = FiscalCalendar::new([spell(Some(2019), 12), spell(None, 6)], Named::End, 4);
        let told = |texts: &[&str]| {
            let periods: Vec<Period> = texts.iter().map(|text| Period::parse(text, &calendar).unwrap()).collect();
            missing(&periods).into_iter().flatten().collect::<Vec<_>>()
        };
        assert_eq!(told(&["2019-Q4", "2021-Q1"]), [Missing::Days(day("2020-01-01"), day("2020-06-30"))]);
        assert_eq!(told(&["2019-FY", "2020-01-01/2020-06-30", "2021-FY"]), []);
        let quarter = Missing::Fiscal(2021, Part::Quarter(2), true);
        assert_eq!(told(&["2021-Q1", "2021-Q3"]), [quarter]);
    }

    #[test]
    fn years_do_not_stand_beside_quarters() {
        let kept = comparable(periods(&["2022-FY", "2023-Q3", "2023-FY", "2024-Q1"]), 8);
        assert_eq!(kept, periods(&["2023-Q3", "2024-Q1"]));
        let kept = comparable(periods(&["2023-Q3", "2023-9M", "2024-H1", "2024-Q3", "2024-9M"]), 8);
        assert_eq!(kept, periods(&["2023-Q3", "2024-Q3"]));
    }
}
