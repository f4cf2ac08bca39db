//! Dividends of a year together.

use super::{Dividend, Sort};
use crate::domain::announcement::Cause;
use crate::domain::kind::dividend::Component;
use crate::domain::{Announcement, Unit, decimal};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// What years are told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The financial years that the dividends are of.
    Financial,
    /// The calendar years in which they were announced, where most documents don't tell the financial year.
    Announced,
}

/// The dividends of a year.
#[derive(Clone, Debug)]
pub struct Year {
    /// The year by its name.
    pub year: i32,
    /// How many there are, those that were called off left out.
    pub dividends: usize,
    /// What they come to, once for each unit and class of shares, per share before per depositary share. Of a unit in which
    /// an amount isn't known exactly nothing is said.
    pub totals: Vec<Total>,
    /// Whether something isn't in the totals: an amount that is to be announced, or not told exactly.
    pub is_incomplete: bool,
}

/// What dividends of a year come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// Per share, or per depositary share where no amount per share is known; and the currency.
    pub unit: Unit,
    /// The class of shares, by its id, where the documents name one.
    pub class: Option<Box<str>>,
    /// The sum, in whole units of the currency.
    pub value: Decimal,
    /// What it is made up of, by what the dividends are.
    pub parts: Vec<(Sort, Decimal)>,
}

/// What the years are told by, the years, the newest first, and how many dividends are of no year that is known.
#[must_use]
pub fn years(dividends: &[Dividend<'_>], announcements: &[&Announcement]) -> (Basis, Vec<Year>, usize) {
    let standing: Vec<&Dividend<'_>> = dividends.iter().filter(|it| !it.status.is_off()).collect();
    let known = standing.iter().filter(|it| it.year.is_some()).count();
    let basis = if known * 2 >= standing.len() { Basis::Financial } else { Basis::Announced };
    let mut by_year: BTreeMap<i32, Vec<&Dividend<'_>>> = BTreeMap::new();
    for it in &standing {
        let year = if basis == Basis::Financial { it.year } else { Some(it.first().dated.value.year()) };
        if let Some(year) = year {
            by_year.entry(year).or_default().push(it);
        }
    }
    let splits = splits(announcements);
    let unknown = standing.len() - by_year.values().map(Vec::len).sum::<usize>();
    let years = by_year.into_iter().rev().map(|(year, of_year)| of(year, &of_year, &splits));
    (basis, years.collect(), unknown)
}

/// The days on which documents tell that shares were split, or that an ADS stands for another number of them.
fn splits(announcements: &[&Announcement]) -> BTreeSet<NaiveDate> {
    let is_split =
        |it: &&&Announcement| it.restatements.iter().any(|it| matches!(it.cause, Cause::Split | Cause::Ratio));
    announcements.iter().filter(is_split).map(|it| it.dated.value).collect()
}

fn of(year: i32, dividends: &[&Dividend<'_>], splits: &BTreeSet<NaiveDate>) -> Year {
    let days = || dividends.iter().map(|it| it.first().dated.value);
    let is_split =
        days().min().zip(days().max()).is_some_and(|(first, last)| splits.range(first..=last).next().is_some());
    let mut totals: BTreeMap<(Unit, Option<&str>), Option<Total>> = BTreeMap::new();
    let mut is_incomplete = is_split;
    for it in dividends {
        let Some(amount) = it.per_share.as_ref().or(it.per_ads.as_ref()) else {
            is_incomplete = true;
            continue;
        };
        let class = it.stated.iter().rev().find_map(|(_, it)| it.share_class.as_ref()).map(|class| &*class.value);
        let empty =
            || Total { unit: amount.unit, class: class.map(Into::into), value: Decimal::ZERO, parts: Vec::new() };
        let total = totals.entry((amount.unit, class)).or_insert_with(|| Some(empty()));
        let added = total.take().filter(|_| amount.is_exact() && !is_split);
        *total = added.and_then(|total| total.plus(&parts(it, amount.unit, amount.value)));
    }
    is_incomplete |= totals.values().any(Option::is_none);
    Year { year, dividends: dividends.len(), totals: totals.into_values().flatten().collect(), is_incomplete }
}

/// What a dividend is made up of: its components, where all are told in the unit and make up the whole.
fn parts(it: &Dividend<'_>, unit: Unit, whole: Decimal) -> Vec<(Sort, Decimal)> {
    let of_one = vec![(it.sort, whole)];
    let components = it.stated.iter().rev().map(|(_, it)| &it.components).find(|all| !all.is_empty());
    let Some(components) = components else { return of_one };
    let part = |component: &Component| {
        let amount = component.amounts.iter().find(|amount| amount.unit == unit)?;
        let sort = Some(Sort::of(&component.name)).filter(|sort| *sort != Sort::Other);
        Some((sort.unwrap_or(it.sort), amount.in_units()?))
    };
    let Some(parts) = components.iter().map(part).collect::<Option<Vec<_>>>() else { return of_one };
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, (_, value)| decimal::exact_sum(sum, *value));
    if sum == Some(whole) { parts } else { of_one }
}

impl Total {
    /// The total with these parts; `None` where it isn't exact.
    fn plus(mut self, parts: &[(Sort, Decimal)]) -> Option<Self> {
        for (sort, value) in parts {
            self.value = decimal::exact_sum(self.value, *value)?;
            match self.parts.iter_mut().find(|(known, _)| known == sort) {
                Some((_, known)) => *known = decimal::exact_sum(*known, *value)?,
                None => self.parts.push((*sort, *value)),
            }
        }
        self.parts.sort_by_key(|(sort, _)| *sort);
        Some(self)
    }
}
