//! Returns of shares bought back, and what was bought in each month.

use crate::address::Site;
use crate::address::path::{self, list};
use crate::domain::kind::buyback::Buyback;
use crate::domain::{Announcement, Kind, Unit, decimal};
use crate::history::buyback::{Month, Returns, Whole, whole};
use crate::history::catalog::Scope;
use crate::page::component::day::Day;
use crate::page::component::dividend::money;
use crate::words::{self, Words};
use rust_decimal::Decimal;
use serde::Serialize;

/// How many returns and months are shown: the latest.
const RETURNS: usize = 12;
const MONTHS: usize = 24;

/// What returns tell.
#[derive(Serialize)]
pub struct ReturnsView {
    returns: Vec<ReturnView>,
    all: usize,
    /// The list of all.
    href: String,
    months: Vec<MonthView>,
    all_months: usize,
}

/// A return.
#[derive(Serialize)]
struct ReturnView {
    href: String,
    title: String,
    day: Day,
    /// The days on which was bought.
    bought_on: String,
    number: Option<Figure>,
    paid: Option<Figure>,
    changed: Option<&'static str>,
}

/// A figure, and whether the archive computed it.
#[derive(Serialize)]
struct Figure {
    text: String,
    is_computed: bool,
}

/// A month.
#[derive(Serialize)]
struct MonthView {
    name: String,
    days: usize,
    bought: Vec<String>,
    paid: Vec<String>,
}

/// The latest returns and months.
pub fn view(site: &Site<'_>, returns: &Returns<'_>, root: &str) -> ReturnsView {
    let words = words::of(&site.edition.config().language);
    let row = |(announcement, buyback): &(&Announcement, &Buyback)| of(site, announcement, buyback, root, words);
    ReturnsView {
        returns: returns.all.iter().take(RETURNS).map(row).collect(),
        all: returns.all.len(),
        href: format!("{root}{}", list(Scope::Kind(Kind::Buyback))),
        months: returns.months.iter().take(MONTHS).map(|it| month(it, words)).collect(),
        all_months: returns.months.len(),
    }
}

fn of(site: &Site<'_>, it: &Announcement, buyback: &Buyback, root: &str, words: &dyn Words) -> ReturnView {
    let first = buyback.purchases.iter().map(|row| row.first()).min();
    let last = buyback.purchases.iter().map(|row| row.day.value).max();
    let bought_on = match first.zip(last) {
        Some((first, last)) if first == last => words.date(first),
        Some((first, last)) => words.day_to_day(first, last),
        None => String::new(),
    };
    let figure = |it: Whole<'_>| match it {
        Whole::Stated(amount) => Figure { text: amount.printed.to_string(), is_computed: false },
        Whole::Computed(value, unit) => Figure { text: in_unit(value, unit, words), is_computed: true },
    };
    ReturnView {
        href: format!("{root}{}", path::announcement(&it.id)),
        title: it.title.to_string(),
        day: Day::of(it.dated.value, words),
        bought_on,
        number: whole(buyback, |it| it.number.as_ref(), |row| Some(&row.number)).map(figure),
        paid: whole(buyback, |it| it.paid.as_ref(), |row| row.paid.as_ref()).map(figure),
        changed: site.edition.change_of(&it.id).map(|(verb, _)| words.changed_since(verb)),
    }
}

fn month(it: &Month, words: &dyn Words) -> MonthView {
    MonthView {
        name: words.month_of(it.year, it.month),
        days: it.days,
        bought: it.bought.iter().map(|(unit, value)| in_unit(*value, *unit, words)).collect(),
        paid: it.paid.iter().map(|(currency, value)| money(Some(*currency), *value)).collect(),
    }
}

/// A number of shares, or an amount of money.
fn in_unit(value: Decimal, unit: Unit, words: &dyn Words) -> String {
    match unit {
        Unit::Money(currency) => money(Some(currency), value),
        _ => format!("{} {}", decimal::grouped(value), words.unit(unit, crate::domain::Scale::One)),
    }
}
