//! Tiles: the figures that results are shown by first, each with how it has changed.

use super::metric;
use super::sparkline::sparkline;
use super::table::unit;
use crate::address::{Site, figure, path};
use crate::domain::figure::StatedChange;
use crate::domain::kind::results::Results;
use crate::domain::metric::{MetricValue, Observation};
use crate::domain::number::Format;
use crate::domain::statement::LineUnit;
use crate::domain::{Announcement, Currency, Details, Period, Scale, Unit};
use crate::history::highlight::{self, Highlight};
use crate::history::recent::Recent;
use crate::words::{self, Words};
use rust_decimal::Decimal;
use serde::Serialize;
use std::cmp::Ordering;

/// How many changes a tile has.
const CHANGES: usize = 2;

/// A figure shown first.
#[derive(Debug, Serialize)]
pub struct Tile {
    /// Label as printed, or as the document is to be shown by it.
    pub label: String,
    /// The figure over time, or where the announcement states it.
    pub href: String,
    /// The figure with its currency: `RMB4,153.2`.
    pub value: String,
    /// What follows it: `million`, `per ADS`.
    pub unit: String,
    /// Where the figure stands: a cell, or what the announcement states of a metric.
    pub value_href: String,
    /// What else is to be known of it: its translation, or the period or day that it is of.
    pub note: Option<String>,
    /// Its changes, that on the year first.
    pub changes: Vec<TileChange>,
    /// The figures that lead up to it, as a small picture; empty where they are too few.
    pub sparkline: String,
}

/// How a figure has changed.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct TileChange {
    /// `up`, `down` or `level`; nothing where a change means nothing, as of a loss.
    pub direction: &'static str,
    /// By how much, without a sign: `15.4%`, `4.8 points`; the earlier figure where there is no direction.
    pub amount: String,
    /// The period compared with: `Q1 2023`.
    pub period: String,
    /// Whether that is the end of a day rather than a span.
    pub is_day: bool,
    /// Whether the document states the change; else it is computed.
    pub is_stated: bool,
}

/// The tiles of a reported period.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// The period, at length: `Three months ended 31 March 2024`.
    pub period: String,
    /// Its tiles.
    pub figures: Vec<Tile>,
}

/// The figures that a results announcement is to be shown by, as it lists them, by period. `root` is the way to the site's base
/// and `folder` that to the announcement's folder, empty on its own page.
#[must_use]
pub fn views(
    site: &Site<'_>,
    announcement: &Announcement,
    results: &Results,
    root: &str,
    folder: &str,
) -> Vec<GroupView> {
    let words = words::of(&site.edition.config().language);
    let format = announcement.conventions.number_format();
    let group = |(period, figures): &(Period, Vec<Highlight<'_>>)| GroupView {
        period: words.period_at_length(period),
        figures: figures.iter().map(|it| of_line(site, it, format, (root, folder))).collect(),
    };
    highlight::of(announcement, results, site.edition.issuer()).iter().map(group).collect()
}

/// The first `most` metrics of an announcement that have a value, as [`views`].
#[must_use]
pub fn of_metrics(site: &Site<'_>, announcement: &Announcement, root: &str, folder: &str, most: usize) -> Vec<Tile> {
    let with_value = announcement.metrics.iter().filter_map(|stated| Some((stated, stated.shown()?)));
    let tile = |(stated, value)| of_metric(site, announcement, stated, value, (root, folder));
    with_value.take(most).map(tile).collect()
}

fn of_line(site: &Site<'_>, it: &Highlight<'_>, format: Format, (root, folder): (&str, &str)) -> Tile {
    let words = words::of(&site.edition.config().language);
    let (unit, currency) = (it.line.unit, it.column.currency);
    let (value, behind) = words.figure(it.value, unit, currency, it.scale, format);
    let whole = |value: Decimal, currency: Currency| {
        let (text, behind) = words.figure(value, unit, currency, it.scale, format);
        format!("{text}{}{behind}", if behind.is_empty() { "" } else { " " })
    };
    let amount = |old| match unit {
        LineUnit::Percent if it.scale != Scale::Hundredth => Some(words.points(it.value, old)),
        LineUnit::Percent | LineUnit::Points | LineUnit::Text => None,
        _ => words.change(it.value, old),
    };
    let recent = Recent::of_line(&site.history.financials, it, &site.edition.issuer().calendar);
    let change = |(period, old): (Period, Decimal)| {
        let change = TileChange::computed(it.value, old, amount(old), &period, words);
        change.unwrap_or_else(|| TileChange::none(whole(old, currency), &period, words))
    };
    let (statement, line) = (&it.statement.id.value, &it.line.id.value);
    let page = if folder.is_empty() { "" } else { "index.html" };
    let concept = path::concept(it.line.concept());
    let over_time = site.has(&concept).then(|| format!("{root}{concept}"));
    Tile {
        label: it.label.unwrap_or_else(|| unit::label(it.line, words)).to_owned(),
        href: over_time.unwrap_or_else(|| format!("{folder}{page}#{statement}.{line}")),
        value_href: format!("{folder}{statement}/index.html#{statement}.{line}.{}", it.column.id.value),
        value,
        unit: behind,
        note: it.translated.map(|(value, currency)| whole(value, currency)),
        changes: recent.year_before.into_iter().chain(recent.just_before).map(change).collect(),
        sparkline: course(&recent),
    }
}

fn of_metric(
    site: &Site<'_>,
    announcement: &Announcement,
    stated: &Observation,
    value: &MetricValue,
    (root, folder): (&str, &str),
) -> Tile {
    let words = words::of(&site.edition.config().language);
    let calendar = &site.edition.issuer().calendar;
    let metric = site.edition.metric(&stated.metric.value);
    let recent = metric.map(|it| Recent::of_metric(site.history.series(it), value, calendar)).unwrap_or_default();
    let amount = |old| match (value.amount.unit, value.amount.scale) {
        (Unit::Percent, Scale::One) => Some(words.points(value.amount.value, old)),
        (Unit::Percent | Unit::Points, _) => None,
        _ => words.change(value.amount.value, old),
    };
    let mut changes: Vec<TileChange> = value.changes.iter().map(|it| TileChange::stated(it, words)).collect();
    for (period, old) in recent.year_before.into_iter().chain(recent.just_before) {
        if !value.changes.iter().any(|it| it.against == period) {
            changes.extend(TileChange::computed(value.amount.value, old, amount(old), &period, words));
        }
    }
    changes.truncate(CHANGES);
    let (amount, unit) = divided(&value.amount.printed);
    let at = announcement.metrics.iter().position(|it| std::ptr::eq(it, stated)).unwrap_or_default();
    let page = if folder.is_empty() { "" } else { "index.html" };
    Tile {
        label: metric::label(site, stated),
        href: format!("{root}{}", path::metric(&stated.metric.value)),
        value_href: format!("{folder}{page}#{}", figure::of_metric(announcement, at, stated)),
        value: amount.to_owned(),
        unit: unit.to_owned(),
        note: Some(words.period(&value.period)).filter(|_| !is_reported(announcement, &value.period)),
        changes,
        sparkline: course(&recent),
    }
}

/// The picture of what led up to a figure; empty where that is too little.
fn course(recent: &Recent) -> String {
    if recent.is_course() { sparkline(&recent.series) } else { String::new() }
}

/// Whether a period is the one that an announcement reports, or the day at its end.
fn is_reported(announcement: &Announcement, period: &Period) -> bool {
    let Details::Results(results) = &announcement.details else { return false };
    let is_it = |of: &Period| period == of || *period == Period::Instant(of.end());
    matches!(&*results.periods, [only] if is_it(&only.value))
}

impl TileChange {
    /// A change that is computed, where there is one.
    fn computed(
        new: Decimal,
        old: Decimal,
        amount: Option<String>,
        period: &Period,
        words: &dyn Words,
    ) -> Option<Self> {
        let direction = match new.cmp(&old) {
            Ordering::Greater => "up",
            Ordering::Less => "down",
            Ordering::Equal => "level",
        };
        Some(Self::new(direction, &amount?, period, words))
    }

    /// A change that the document states.
    fn stated(change: &StatedChange, words: &dyn Words) -> Self {
        let direction = match change.amount.value.cmp(&Decimal::ZERO) {
            Ordering::Greater => "up",
            Ordering::Less => "down",
            Ordering::Equal => "level",
        };
        let amount = words.stated_amount(change);
        Self { is_stated: true, ..Self::new(direction, &amount, &change.against, words) }
    }

    /// The earlier figure alone.
    fn none(before: String, period: &Period, words: &dyn Words) -> Self {
        Self { direction: "", is_stated: true, ..Self::new("", &before, period, words) }
    }

    fn new(direction: &'static str, amount: &str, period: &Period, words: &dyn Words) -> Self {
        let amount = if direction.is_empty() { amount } else { amount.trim_start_matches(['+', '−']) };
        let is_day = matches!(period, Period::Instant(_));
        Self { direction, amount: amount.to_owned(), period: words.period(period), is_day, is_stated: false }
    }
}

/// A printed amount as its figure, with what is joined to it, and the words behind it: `RMB95,425` and `million`.
fn divided(printed: &str) -> (&str, &str) {
    let last = printed.rfind(|it: char| it.is_ascii_digit()).unwrap_or(printed.len());
    match printed[last..].find(char::is_whitespace) {
        Some(space) => (&printed[..last + space], printed[last + space..].trim_start()),
        None => (printed, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_behind_a_printed_figure_stand_apart() {
        assert_eq!(divided("RMB95,425 million"), ("RMB95,425", "million"));
        assert_eq!(divided("about US$65 million"), ("about US$65", "million"));
        assert_eq!((divided("3.35%"), divided("none")), (("3.35%", ""), ("none", "")));
    }
}
