//! Operating metrics as a document states them, each value beside those that it is compared with.

use super::{Cell, Change, Periods, Row, Table};
use crate::address::{Site, figure, path};
use crate::domain::amount::Hedge;
use crate::domain::metric::{MetricPart, MetricValue, Observation};
use crate::domain::number::Format;
use crate::domain::statement::LineUnit;
use crate::domain::{Amount, Announcement, Currency, Details, Period, Scale, Unit};
use crate::history::cadence;
use crate::history::comparative;
use crate::history::series::Stated;
use crate::page::component::metric;
use crate::page::component::note::Notes;
use crate::words::{self, Words};
use std::cmp::Reverse;

/// The metrics of an announcement as a table; nothing where it states none. `root` is the way to the site's base.
pub fn table(site: &Site<'_>, announcement: &Announcement, root: &str, notes: &Notes<'_>) -> Option<Table> {
    let words = words::of(&site.edition.config().language);
    let periods = Periods::of(reported(announcement)?, &site.edition.issuer().calendar);
    let of =
        Of { site, announcement, root, words, format: announcement.conventions.number_format(), periods: &periods };
    let mut rows = Vec::new();
    for (at, stated) in announcement.metrics.iter().enumerate() {
        let first = rows.len();
        of.rows(stated, &mut rows);
        if let Some(row) = rows.get_mut(first) {
            let anchor = figure::of_metric(announcement, at, stated);
            row.marks = notes.marks(&stated.footnotes, &anchor);
            row.anchor = anchor;
        }
    }
    periods.table(rows, words)
}

/// What the metrics of an announcement cover: label and definition.
pub fn definitions(site: &Site<'_>, announcement: &Announcement) -> Vec<(String, String)> {
    let definition = |stated: &Observation| {
        let metric = site.edition.metric(&stated.metric.value)?;
        let definition = match &stated.definition {
            Some(id) => metric.definitions.iter().find(|definition| definition.id == *id),
            None => metric.definitions.last(),
        };
        let text = definition?.text.to_string();
        (!text.is_empty()).then(|| (metric::label(site, stated), text))
    };
    announcement.metrics.iter().filter_map(definition).collect()
}

/// The period that the metrics are reported for: that of the results, else of the values that end last the shortest.
fn reported(announcement: &Announcement) -> Option<Period> {
    let last = announcement.metrics.iter().filter_map(|stated| Some(stated.shown()?.period));
    let of_results: Vec<Period> = match &announcement.details {
        Details::Results(results) => results.periods.iter().map(|it| it.value).collect(),
        _ => last.collect(),
    };
    of_results.into_iter().max_by_key(|period| (period.end(), Reverse(cadence::days(*period)), period.start()))
}

/// The announcement whose metrics are told.
struct Of<'s> {
    site: &'s Site<'s>,
    announcement: &'s Announcement,
    root: &'s str,
    words: &'s dyn Words,
    format: Format,
    periods: &'s Periods,
}

impl<'s> Of<'s> {
    /// The rows of a metric: one for each current value and below it those of its share and its parts.
    fn rows(&self, stated: &'s Observation, rows: &mut Vec<Row>) {
        let first = rows.len();
        let reported = self.announcement.reported();
        let (current, comparatives): (Vec<&MetricValue>, Vec<&MetricValue>) =
            stated.values.iter().partition(|value| stated.is_current(value, reported));
        let mut placed: Vec<&MetricValue> = Vec::new();
        for value in &current {
            let others = self.others(stated, value);
            placed.extend(others.iter().flatten().map(|other| other.value));
            let row = self.row(stated, value, &others);
            let others: Vec<Option<&MetricValue>> = others.iter().map(|other| other.map(|it| it.value)).collect();
            rows.push(row);
            self.shares(value, &others, rows);
            // What another document divides otherwise is told there.
            let is_own = |value: &MetricValue| stated.values.iter().any(|it| std::ptr::eq(it, value));
            let parts = others.iter().map(|other| other.filter(|it| is_own(it)).map_or(&[][..], |it| &it.parts));
            let parts: Vec<&[MetricPart]> = parts.collect();
            self.parts(&value.parts, &parts, 1, rows);
        }
        for said in &stated.no_figures {
            let text = format!("{}: {}", self.words.period(&said.period), said.words);
            self.note(stated, text, first, rows);
        }
        for other in comparatives.iter().filter(|other| !placed.iter().any(|it| std::ptr::eq(*it, **other))) {
            let text = format!("{}: {}", self.words.period(&other.period), other.amount.printed);
            self.note(stated, text, first, rows);
        }
    }

    /// Adds a note to the first row of a metric, or a row for it alone.
    fn note(&self, stated: &Observation, text: String, first: usize, rows: &mut Vec<Row>) {
        if rows.len() == first {
            let blank = vec![None; self.periods.others.len()];
            let cells = std::iter::once(None).chain(blank.clone().into_iter().map(|_: Option<Change>| None)).collect();
            rows.push(Row { cells, changes: blank, ..self.head(stated) });
        }
        rows[first].notes.push(text);
    }

    fn head(&self, stated: &Observation) -> Row {
        let path = path::metric(&stated.metric.value);
        Row {
            label: metric::label(self.site, stated),
            href: Some(format!("{}{path}", self.root)).filter(|_| self.site.has(&path)),
            ..Row::default()
        }
    }

    /// Whether a value is of the table's period, or the balance at its end.
    fn is_reported(&self, value: &MetricValue) -> bool {
        let reported = self.periods.reported;
        value.period == reported || value.period == Period::Instant(reported.end())
    }

    /// The values that a current one is compared with, for each of the table's other periods.
    fn others(&self, stated: &Observation, value: &MetricValue) -> Vec<Option<&'s Stated<'s>>> {
        let series = self.site.edition.metric(&stated.metric.value).map_or(&[][..], |it| self.site.history.series(it));
        let find = |other: &Period| {
            let is_like = self.is_reported(value);
            let found = comparative::of_metric(self.site.edition, series, self.announcement, (stated, value), *other);
            found.filter(|_| is_like)
        };
        self.periods.others.iter().map(find).collect()
    }

    fn row(&self, stated: &Observation, value: &MetricValue, others: &[Option<&'s Stated<'s>>]) -> Row {
        let mut row = self.head(stated);
        row.unit = unit(&value.amount, self.words);
        if !self.is_reported(value) {
            row.notes.push(self.words.period_at_length(&value.period));
        } else if value.period != self.periods.reported {
            row.notes.push(self.words.at_the_end().to_owned());
        }
        row.cells.push(Some(Cell { text: text(&value.amount, &value.amount, self.format, self.words), href: None }));
        let mut told = vec![false; value.changes.len()];
        for (other, period) in others.iter().zip(&self.periods.others) {
            row.cells.push(other.map(|it| self.cell(it, &value.amount)));
            let of_period = |against: Period| against.end() == period.end() && self.is_reported(value);
            let stated = value.changes.iter().position(|it| of_period(it.against));
            let change = match (stated, other) {
                (Some(at), _) => {
                    told[at] = true;
                    Some(Change { text: self.words.stated_amount(&value.changes[at]), is_stated: true })
                }
                (None, Some(other)) => change(&value.amount, &other.value.amount, self.words),
                (None, None) => None,
            };
            row.changes.push(change);
        }
        let rest = value.changes.iter().zip(told).filter(|(_, told)| !told);
        row.notes.extend(rest.map(|(change, _)| self.words.stated_change(change)));
        row
    }

    /// A value that another one is compared with; one of another document leads there.
    fn cell(&self, other: &Stated<'_>, like: &Amount) -> Cell {
        let it = other.announcement;
        let href = (it.id != self.announcement.id).then(|| {
            let at = it.metrics.iter().position(|of| std::ptr::eq(of, other.observation)).unwrap_or_default();
            let anchor = figure::of_metric(it, at, other.observation);
            format!("{}{}#{anchor}", self.root, path::announcement(&it.id))
        });
        Cell { text: text(&other.value.amount, like, it.conventions.number_format(), self.words), href }
    }

    /// The row of the shares that are stated with values, where the current one has such.
    fn shares(&self, value: &MetricValue, others: &[Option<&MetricValue>], rows: &mut Vec<Row>) {
        let Some(share) = &value.share else { return };
        let cell = |value: &MetricValue| {
            let share = value.share.as_ref().filter(|it| it.of.value == share.of.value)?;
            Some(Cell { text: share.percent.printed.to_string(), href: None })
        };
        let whole = self.site.edition.metric(&share.of.value).map_or(&*share.of.value, |metric| &metric.label);
        rows.push(Row {
            label: self.words.share_of_whole(whole),
            level: 1,
            cells: std::iter::once(cell(value)).chain(others.iter().map(|other| other.and_then(cell))).collect(),
            changes: vec![None; others.len()],
            ..Row::default()
        });
    }

    /// The rows of parts, those of the current value first and behind them what only others have.
    fn parts(&self, parts: &[MetricPart], others: &[&[MetricPart]], level: u8, rows: &mut Vec<Row>) {
        let mut all: Vec<&MetricPart> = parts.iter().collect();
        for part in others.iter().flat_map(|parts| parts.iter()) {
            if !all.iter().any(|known| known.label == part.label) {
                all.push(part);
            }
        }
        for part in all {
            let of = |parts: &'_ [MetricPart]| parts.iter().position(|it| it.label == part.label);
            let find = |parts: &[MetricPart]| {
                let amount = &parts[of(parts)?].amount;
                Some(Cell { text: text(amount, &part.amount, self.format, self.words), href: None })
            };
            rows.push(Row {
                label: part.label.to_string(),
                unit: unit(&part.amount, self.words),
                level,
                cells: std::iter::once(find(parts)).chain(others.iter().map(|other| find(other))).collect(),
                changes: vec![None; others.len()],
                ..Row::default()
            });
            let own = of(parts).map_or(&[][..], |at| &parts[at].parts);
            let below: Vec<&[MetricPart]> =
                others.iter().map(|parts| of(parts).map_or(&[][..], |at| &parts[at].parts)).collect();
            self.parts(own, &below, level.saturating_add(1), rows);
        }
    }
}

/// The computed change from an earlier figure of the same unit.
fn change(new: &Amount, old: &Amount, words: &dyn Words) -> Option<Change> {
    let is_exact = |amount: &Amount| matches!(amount.hedge, None | Some(Hedge::Approximately));
    if new.unit != old.unit || !is_exact(new) || !is_exact(old) {
        return None;
    }
    let text = match (new.unit, new.scale) {
        (Unit::Percent, Scale::One) if old.scale == Scale::One => Some(words.points(new.value, old.value)),
        (Unit::Percent | Unit::Points, _) => None,
        _ => words.change(new.in_units()?, old.in_units()?),
    };
    text.map(|text| Change { text, is_stated: false })
}

/// An amount without its unit where that is the row's; else as it is printed.
fn text(amount: &Amount, like: &Amount, format: Format, words: &dyn Words) -> String {
    let is_like = amount.unit == like.unit && amount.scale == like.scale && amount.noun == like.noun;
    if amount.hedge.is_some() || !is_like {
        return amount.printed.to_string();
    }
    let unit = match (amount.unit, amount.scale) {
        (Unit::Percent, Scale::One) => LineUnit::Percent,
        (Unit::Times, _) => LineUnit::Times,
        _ => LineUnit::Count,
    };
    words.figure(amount.value, unit, Currency::NONE, Scale::One, format).0
}

/// What an amount counts; empty where its text says so.
fn unit(amount: &Amount, words: &dyn Words) -> String {
    match (amount.unit, amount.scale) {
        _ if amount.hedge.is_some() => String::new(),
        (Unit::Percent, Scale::One) | (Unit::Times, _) => String::new(),
        (unit, scale) => {
            let unit = words.unit(unit, scale);
            let noun = amount.noun.as_deref().unwrap_or_default();
            format!("{unit}{}{noun}", if unit.is_empty() || noun.is_empty() { "" } else { " " })
        }
    }
}
