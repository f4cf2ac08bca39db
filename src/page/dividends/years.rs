//! What the dividends of a year come to, as a table and a chart.

use crate::address::{Site, path};
use crate::chart::{MetricPanel, MetricPoint, MetricSeries, When};
use crate::domain::period::Part;
use crate::domain::{Period, Scale, Unit};
use crate::history::dividends::total::{self, Basis, Total, Year};
use crate::page::component::chart::{self, ChartView};
use crate::page::component::dividend::in_form;
use crate::words::{self, Words};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

/// How many years the page shows: the latest.
const SHOWN: usize = 40;

/// The years with what they are told by.
pub struct Years {
    pub basis: Basis,
    pub rows: Vec<YearView>,
    /// How many dividends are of no year that is known.
    pub unknown: usize,
    pub chart: Option<ChartView>,
}

/// A year.
#[derive(Serialize)]
pub struct YearView {
    year: String,
    dividends: usize,
    pub totals: Vec<TotalView>,
    is_incomplete: bool,
}

/// What its dividends come to in a unit.
#[derive(Serialize)]
pub struct TotalView {
    amount: String,
    unit: String,
    class: Option<String>,
    /// Whether it is made up of several dividends.
    is_computed: bool,
    pub parts: Vec<PartView>,
}

/// A part of it.
#[derive(Serialize)]
pub struct PartView {
    name: &'static str,
    amount: String,
}

/// The years, the newest first.
pub fn years(site: &Site<'_>, root: &str) -> Years {
    let edition = site.edition;
    let words = words::of(&edition.config().language);
    let (basis, mut years, unknown) = total::years(&site.history.dividends, &edition.announcements);
    years.truncate(SHOWN);
    let rows = years.iter().map(|year| view(site, basis, year, words)).collect();
    Years { chart: chart(site, basis, &years, root, words), basis, rows, unknown }
}

fn view(site: &Site<'_>, basis: Basis, year: &Year, words: &dyn Words) -> YearView {
    let total = |it: &Total| TotalView {
        amount: in_form(&site.history.dividends, it.unit, it.value),
        unit: words.per_security(is_ads(it.unit)).to_owned(),
        class: it.class.as_deref().and_then(|id| site.edition.issuer().share_class(id)).map(|it| it.name.to_string()),
        is_computed: year.dividends > 1,
        parts: it
            .parts
            .iter()
            .map(|(sort, value)| PartView {
                name: words.dividend_sort(*sort),
                amount: in_form(&site.history.dividends, it.unit, *value),
            })
            .collect(),
    };
    YearView {
        year: name(site, basis, year.year, words),
        dividends: year.dividends,
        totals: year.totals.iter().map(total).collect(),
        is_incomplete: year.is_incomplete,
    }
}

fn is_ads(unit: Unit) -> bool {
    matches!(unit, Unit::PerAds(_))
}

/// A financial year by its name, or a calendar year.
fn name(site: &Site<'_>, basis: Basis, year: i32, words: &dyn Words) -> String {
    let calendar = &site.edition.issuer().calendar;
    let fiscal = Period::fiscal(year, Part::Year, calendar).filter(|_| basis == Basis::Financial);
    fiscal.map_or_else(|| year.to_string(), |period| words.period(&period))
}

/// The chart of the totals in the unit of the newest year, of one class of shares.
fn chart(site: &Site<'_>, basis: Basis, years: &[Year], root: &str, words: &'static dyn Words) -> Option<ChartView> {
    let newest = years.iter().find_map(|year| year.totals.first())?;
    let (unit, class) = (newest.unit, newest.class.as_deref());
    let of_year = |year: &Year| {
        let total = year.totals.iter().find(|it| it.unit == unit && it.class.as_deref() == class)?;
        Some((year.year, total.value))
    };
    let mut values: Vec<(i32, Decimal)> = years.iter().filter_map(of_year).collect();
    values.reverse();
    let mut before = None;
    let points = values.iter().map(|(year, value)| {
        let after_gap = before.replace(*year).is_some_and(|before| before + 1 < *year);
        MetricPoint {
            when: when(site, basis, *year),
            period: name(site, basis, *year, words),
            value: *value,
            value_text: in_form(&site.history.dividends, unit, *value),
            label: value.normalize().to_string(),
            after_gap,
            href: Some(format!("{}#values", path::DIVIDENDS)),
        }
    });
    let panel = MetricPanel {
        label: String::new(),
        unit: words.unit(unit, Scale::One),
        flow: true,
        counts: false,
        series: vec![MetricSeries { name: String::new(), points: points.collect() }],
        notes: Vec::new(),
    };
    let sources: Vec<_> = site.history.dividends.iter().map(crate::history::dividends::Dividend::first).collect();
    let title = words.total_per_security(is_ads(unit));
    chart::of_series("dividends", title, panel, &sources, root, words)
}

/// The days of a year.
fn when(site: &Site<'_>, basis: Basis, year: i32) -> When {
    let calendar = || {
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        (day(1, 1), day(12, 31))
    };
    let fiscal = site.edition.issuer().calendar.span(year, Part::Year).filter(|_| basis == Basis::Financial);
    let (first, last) = fiscal.unwrap_or_else(calendar);
    When::Span(first, last)
}
