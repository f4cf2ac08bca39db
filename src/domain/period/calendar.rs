//! An issuer's fiscal calendar: when its years end over time, what they are called, and how their quarters divide them.

use super::part::Part;
use super::year_end::{LastDays, YearEnd};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::sync::Arc;

/// How an issuer's fiscal years and their parts lie in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiscalCalendar {
    spells: Arc<[Spell]>,
    named: Named,
    long_quarter: u8,
    assumed: bool,
}

/// Fiscal years that end by one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The last of them by its name; `None`: to this day.
    pub until: Option<i32>,
    /// When they end.
    pub end: YearEnd,
}

/// Which calendar year a fiscal year is named after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Named {
    /// The one that it ends in.
    #[default]
    End,
    /// The one that it begins in.
    Start,
}

/// The days of a fiscal year.
#[derive(Clone, Copy, Debug)]
struct Year {
    first: Option<NaiveDate>,
    /// The last days of its first three quarters, where they are known.
    quarters: Option<[NaiveDate; 3]>,
    last: NaiveDate,
}

/// The days of so many weeks, less one.
fn weeks_later(day: NaiveDate, weeks: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(weeks * 7))
}

/// The calendar's year.
impl Default for FiscalCalendar {
    fn default() -> Self {
        Self::new([Spell { until: None, end: YearEnd::Month(12) }], Named::End, 4)
    }
}

impl FiscalCalendar {
    /// A calendar of rules, the oldest first, each but the last with the year until which it holds. `long_quarter`, 1 to 4,
    /// is the one that has 14 weeks in a year of 53.
    #[must_use]
    pub fn new(spells: impl Into<Arc<[Spell]>>, named: Named, long_quarter: u8) -> Self {
        Self { spells: spells.into(), named, long_quarter, assumed: false }
    }

    /// The calendar of years that end by one rule, or `None` where [`YearEnd::parse`] can't read it.
    #[must_use]
    pub fn parse(end: &str, named: Named) -> Option<Self> {
        Some(Self::new([Spell { until: None, end: YearEnd::parse(end)? }], named, 4))
    }

    /// The same, where another quarter, 1 to 4, has 14 weeks in a year of 53.
    #[must_use]
    pub fn with_long_quarter(&self, long_quarter: u8) -> Self {
        Self { long_quarter, ..self.clone() }
    }

    /// What stands for a calendar that can't be read: nothing may be concluded from its days.
    #[must_use]
    pub fn assumed() -> Self {
        Self { assumed: true, ..Self::default() }
    }

    /// Whether it only stands for one that can't be read.
    #[must_use]
    pub fn is_assumed(&self) -> bool {
        self.assumed
    }

    /// The rules by which years end, the oldest first.
    #[must_use]
    pub fn spells(&self) -> &[Spell] {
        &self.spells
    }

    /// Which calendar year fiscal years are named after.
    #[must_use]
    pub fn named(&self) -> Named {
        self.named
    }

    /// Whether its years are the calendar's, so that nothing is added to their names.
    #[must_use]
    pub fn is_the_calendars(&self) -> bool {
        matches!(&*self.spells, [Spell { end: YearEnd::Month(12), .. }])
    }

    /// The last day of the fiscal year with this name. `None` where the calendar has no such year, or doesn't list it.
    #[must_use]
    pub fn end_of(&self, year: i32) -> Option<NaiveDate> {
        self.year(year).map(|it| it.last)
    }

    /// The first and the last day of a part of the fiscal year with this name. `None` where the calendar doesn't tell.
    #[must_use]
    pub fn span(&self, year: i32, part: Part) -> Option<(NaiveDate, NaiveDate)> {
        self.year(year)?.span(part)
    }

    /// The part of a fiscal year that these days are.
    #[must_use]
    pub fn part(&self, start: NaiveDate, end: NaiveDate) -> Option<(i32, Part)> {
        self.near(end).find_map(|(name, year)| {
            let part = Part::ALL.into_iter().find(|part| year.span(*part) == Some((start, end)))?;
            Some((name, part))
        })
    }

    /// The fiscal year and quarter that end on a day.
    #[must_use]
    pub fn quarter_ending(&self, day: NaiveDate) -> Option<(i32, u8)> {
        self.near(day).find_map(|(name, year)| Some((name, year.quarter_ending(day)?)))
    }

    /// The parts of fiscal years that end within so many days of a day.
    pub fn parts_near(
        &self,
        day: NaiveDate,
        days: i64,
    ) -> impl Iterator<Item = (i32, Part, NaiveDate, NaiveDate)> + '_ {
        let parts = self
            .near(day)
            .flat_map(|(name, year)| Part::ALL.into_iter().map(move |part| (name, part, year.span(part))));
        parts.filter_map(move |(name, part, span)| {
            let (start, end) = span?;
            ((end - day).num_days().abs() <= days).then_some((name, part, start, end))
        })
    }

    /// The fiscal years that a day may lie in or near.
    fn near(&self, day: NaiveDate) -> impl Iterator<Item = (i32, Year)> + '_ {
        (day.year() - 1..=day.year() + 1).filter_map(|name| Some((name, self.year(name)?)))
    }

    fn year(&self, name: i32) -> Option<Year> {
        let at = self.spells.iter().position(|it| it.until.is_none_or(|until| name <= until))?;
        let spell = &self.spells[at];
        let before = at.checked_sub(1).map(|at| &self.spells[at]);
        let before = before.and_then(|it| self.last_day(it, it.until?));
        let last = self.last_day(spell, name)?;
        // The days between the last year of one rule and the first whole year of the next are no fiscal year.
        let day_before =
            self.last_day(spell, name - 1).or_else(|| before.filter(|_| self.spells[at - 1].until == Some(name - 1)));
        if before.is_some_and(|before| day_before.is_none_or(|it| it < before)) {
            return None;
        }
        let first = day_before.and_then(|it| it.succ_opt());
        let listed = match &spell.end {
            YearEnd::Listed(years) => years.get(&name),
            _ => None,
        };
        let quarters = match (listed, first) {
            (Some(LastDays::Quarters([a, b, c, _])), _) => Some([*a, *b, *c]),
            (_, Some(first)) => self.quarters(first, last),
            (_, None) => None,
        };
        Some(Year { first, quarters, last })
    }

    fn last_day(&self, spell: &Spell, name: i32) -> Option<NaiveDate> {
        spell.end.in_year(name.checked_add(spell.end.ahead(self.named == Named::Start))?)
    }

    /// The last days of the first three quarters of a year of twelve months, or of 52 or 53 weeks.
    fn quarters(&self, first: NaiveDate, last: NaiveDate) -> Option<[NaiveDate; 3]> {
        let next = last.succ_opt()?;
        if first.day() == 1 && first.checked_add_months(Months::new(12)) == Some(next) {
            let ends = [3, 6, 9].map(|months| first.checked_add_months(Months::new(months))?.pred_opt());
            return Some([ends[0]?, ends[1]?, ends[2]?]);
        }
        let weeks = match (next - first).num_days() {
            364 => 0,
            371 => 1,
            _ => return None,
        };
        let ends = [1, 2, 3].map(|quarter: u8| {
            let more = if quarter >= self.long_quarter { weeks } else { 0 };
            weeks_later(first, u64::from(quarter) * 13 + more)?.pred_opt()
        });
        Some([ends[0]?, ends[1]?, ends[2]?])
    }
}

impl Year {
    fn span(&self, part: Part) -> Option<(NaiveDate, NaiveDate)> {
        let (before, count) = part.quarters();
        let end_of = |quarters: usize| match quarters {
            4 => Some(self.last),
            _ => self.quarters.map(|ends| ends[quarters - 1]),
        };
        let start = if before == 0 { self.first? } else { end_of(before)?.succ_opt()? };
        Some((start, end_of(before + count)?))
    }

    fn quarter_ending(&self, day: NaiveDate) -> Option<u8> {
        if day == self.last {
            return Some(4);
        }
        let at = self.quarters?.iter().position(|end| *end == day)?;
        u8::try_from(at + 1).ok()
    }
}

#[cfg(test)]
mod tests;
