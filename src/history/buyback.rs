//! Returns of shares bought back over time, and what was bought in a month.

use crate::archive::Edition;
use crate::domain::kind::buyback::{Buyback, Purchase, Total};
use crate::domain::{Amount, Announcement, Currency, Details, Located, Unit, decimal};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The returns of an edition.
#[derive(Clone, Debug, Default)]
pub struct Returns<'a> {
    /// The announcements, newest first, those that others changed since among them.
    pub all: Vec<(&'a Announcement, &'a Buyback)>,
    /// What was bought in each month, the newest first.
    pub months: Vec<Month>,
}

/// What was bought in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// On how many days.
    pub days: usize,
    /// How many shares or depositary shares; nothing where that isn't known exactly.
    pub bought: BTreeMap<Unit, Decimal>,
    /// What was paid, by currency; nothing where that isn't known exactly.
    pub paid: BTreeMap<Currency, Decimal>,
}

/// What a return comes to.
#[derive(Clone, Debug)]
pub enum Whole<'a> {
    /// As it states it.
    Stated(&'a Amount),
    /// What its rows add up to.
    Computed(Decimal, Unit),
}

/// How much a return tells in all: as it states it, or as its rows add up where all of them tell it in one unit.
#[must_use]
pub fn whole<'a>(
    buyback: &'a Buyback,
    stated: impl Fn(&'a Total) -> Option<&'a Located<Amount>>,
    of_row: impl Fn(&'a Purchase) -> Option<&'a Located<Amount>>,
) -> Option<Whole<'a>> {
    let is_whole = |it: &&Total| it.day.is_none() && it.listing.is_none() && it.venue.is_none();
    if let Some(stated) = buyback.totals.iter().filter(is_whole).find_map(&stated) {
        return Some(Whole::Stated(&stated.value));
    }
    let rows: Vec<&Amount> =
        buyback.purchases.iter().map(|row| of_row(row).map(|it| &it.value)).collect::<Option<_>>()?;
    if let [only] = &*rows {
        return Some(Whole::Stated(only));
    }
    let unit = rows.first()?.unit;
    let mut exact = rows.iter().map(|it| it.in_units().filter(|_| it.unit == unit && it.hedge.is_none()));
    let sum = exact.try_fold(Decimal::ZERO, |sum, value| decimal::exact_sum(sum, value?))?;
    Some(Whole::Computed(sum, unit))
}

impl<'a> Returns<'a> {
    /// The returns of an edition.
    #[must_use]
    pub fn of(edition: &Edition<'a>) -> Self {
        let returned = |it: &&'a Announcement| match &it.details {
            Details::Buyback(buyback) => Some((*it, &**buyback)),
            _ => None,
        };
        let all: Vec<_> = edition.announcements.iter().rev().filter_map(returned).collect();
        let mut months: BTreeMap<(i32, u32), Sums> = BTreeMap::new();
        let mut told_by: HashMap<Bought<'a>, &str> = HashMap::new();
        for (announcement, buyback) in &all {
            let changed = edition.change_of(&announcement.id).map(|(_, by)| by);
            for row in &buyback.purchases {
                let (first, last) = (row.first(), row.day.value);
                if changed.is_some_and(|by| matches!(by.details, Details::Buyback(_))) {
                    // The later return tells it.
                    continue;
                }
                let is_one = (first.year(), first.month()) == (last.year(), last.month());
                let is_told_once = *told_by.entry(bought(row)).or_insert(&announcement.id) == &*announcement.id;
                let is_known = is_one && changed.is_none() && is_told_once;
                for day in [first, last] {
                    let sums = months.entry((day.year(), day.month())).or_default();
                    sums.is_unknown |= !is_known;
                }
                months.entry((last.year(), last.month())).or_default().add(row);
            }
        }
        let months = months.into_iter().rev().map(|((year, month), sums)| sums.month(year, month));
        Self { months: months.collect(), all }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// What two returns tell twice where both have it: purchases of a day, or of some days, on a market.
type Bought<'a> = (NaiveDate, NaiveDate, Option<&'a str>, Option<&'a str>);

fn bought(row: &Purchase) -> Bought<'_> {
    let listing = row.listing.as_ref().map(|it| &*it.value);
    (row.first(), row.day.value, listing, row.venue.as_deref())
}

/// The sums of a month.
#[derive(Default)]
struct Sums {
    days: HashSet<NaiveDate>,
    bought: BTreeMap<Unit, Option<Decimal>>,
    paid: BTreeMap<Currency, Option<Decimal>>,
    is_unpaid: bool,
    is_unknown: bool,
}

impl Sums {
    fn add(&mut self, row: &Purchase) {
        self.days.insert(row.day.value);
        let exact = |it: &Amount| it.in_units().filter(|_| it.hedge.is_none());
        let sum = self.bought.entry(row.number.unit).or_insert(Some(Decimal::ZERO));
        *sum = sum.zip(exact(&row.number)).and_then(|(sum, more)| decimal::exact_sum(sum, more));
        match row.paid.as_ref().and_then(|paid| Some((paid.unit.currency()?, exact(paid)))) {
            Some((currency, paid)) => {
                let sum = self.paid.entry(currency).or_insert(Some(Decimal::ZERO));
                *sum = sum.zip(paid).and_then(|(sum, more)| decimal::exact_sum(sum, more));
            }
            None => self.is_unpaid = true,
        }
    }

    fn month(self, year: i32, month: u32) -> Month {
        let known = !self.is_unknown;
        let bought = self.bought.into_iter().filter_map(|(unit, sum)| Some((unit, sum.filter(|_| known)?)));
        let is_paid = known && !self.is_unpaid;
        let paid = self.paid.into_iter().filter_map(|(currency, sum)| Some((currency, sum.filter(|_| is_paid)?)));
        Month { year, month, days: self.days.len(), bought: bought.collect(), paid: paid.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample::{archive, sources};

    fn buyback(id: &str, dated: &str, keys: &str, rows: &[(&str, &str, &str)]) -> (String, String) {
        let row = |(day, number, paid): &(&str, &str, &str)| {
            format!(
                "[[buyback.purchases]]\nday = {day}\nnumber = \"{number} shares\"\nhigh = \"HK$20 per share\"\npaid = \"HK${paid}\"\n"
            )
        };
        let rows: String = rows.iter().map(row).collect();
        let text = format!(
            "+++\ntitle = \"Return {id}\"\ndated = {dated}\nzone = \"Asia/Hong_Kong\"\nkind = \"buyback-return\"\n\
             source = {{ title = \"Return\" }}\n{keys}\n[buyback]\ntreatment = \"cancelled\"\n{rows}+++\n"
        );
        (format!("content/announcements/{id}/announcement.md"), text)
    }

    fn months(files: &[(String, String)]) -> Vec<String> {
        let archive = archive(&sources(files));
        let edition = Edition::new(&archive, "2025-01-01T00:00:00Z".parse().unwrap(), false);
        let told = |it: &Month| {
            let bought: Vec<String> = it.bought.values().map(ToString::to_string).collect();
            let paid: Vec<String> = it.paid.values().map(ToString::to_string).collect();
            format!("{}-{:02}: {} days, {} for {}", it.year, it.month, it.days, bought.join("+"), paid.join("+"))
        };
        Returns::of(&edition).months.iter().map(told).collect()
    }

    #[test]
    fn purchases_add_up_by_the_month_of_their_day() {
        let files = [
            buyback("a", "2024-05-02", "", &[("2024-04-30", "100", "2,000")]),
            buyback("b", "2024-05-07", "", &[("2024-05-03", "100", "2,000"), ("2024-05-06", "300", "6,000")]),
        ];
        assert_eq!(months(&files), ["2024-05: 2 days, 400 for 8000", "2024-04: 1 days, 100 for 2000"]);
    }

    #[test]
    fn a_corrected_return_counts_once_and_a_day_that_two_returns_tell_not_at_all() {
        let first = buyback("a", "2024-05-07", "", &[("2024-05-06", "100", "2,000")]);
        let corrected = buyback("b", "2024-05-08", "corrects = \"a\"", &[("2024-05-06", "150", "3,000")]);
        assert_eq!(months(&[first.clone(), corrected]), ["2024-05: 1 days, 150 for 3000"]);
        let again = buyback("b", "2024-05-08", "", &[("2024-05-06", "150", "3,000")]);
        assert_eq!(months(&[first, again]), ["2024-05: 1 days,  for "]);
    }
}
