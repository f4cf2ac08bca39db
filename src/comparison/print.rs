//! A comparison for people: counts first, then what is different, group by group.

use super::documents::{Document, Version};
use super::table::{Event, Stated};
use super::{Comparison, MovedEvent, Redirect};
use crate::diagnostic::plain;
use std::fmt::Write;

/// How many of the things that were added are listed: JSON has them all.
const SHOWN: usize = 20;

/// The comparison as text.
#[must_use]
pub fn print(comparison: &Comparison) -> String {
    let Comparison { same, documents, figures, events, addresses } = comparison;
    if *same {
        return "the sites have the same documents, figures, events and addresses\n".to_owned();
    }
    let mut text = Text(String::new());
    text.counts(
        "documents",
        &[
            (documents.new.len(), "new"),
            (documents.changed.len(), "changed"),
            (documents.moved.len(), "moved"),
            (documents.withdrawn.len(), "withdrawn"),
            (documents.gone.len(), "gone"),
        ],
    );
    let (changed, added, removed) = (figures.changed.len(), figures.added.len(), figures.removed.len());
    text.counts("figures", &[(changed, "changed"), (added, "added"), (removed, "removed")]);
    let (moved, off) = (events.moved.len(), events.called_off.len());
    let (added, removed) = (events.added.len(), events.removed.len());
    text.counts("events", &[(moved, "moved"), (off, "called off"), (added, "added"), (removed, "removed")]);
    let (added, lost, redirects) = (addresses.added.len(), addresses.lost.len(), addresses.redirects.len());
    text.counts("addresses", &[(added, "added"), (lost, "lost"), (redirects, "redirected")]);
    for (heading, documents) in [
        ("new documents", &documents.new),
        ("changed documents", &documents.changed),
        ("moved documents", &documents.moved),
        ("withdrawn documents", &documents.withdrawn),
        ("documents that are gone without a withdrawal", &documents.gone),
    ] {
        text.group(heading, documents, usize::MAX, document);
    }
    let figure = |announcement: &str, figure: &str, label: &str, stated: &Stated| {
        [announcement.to_owned(), figure.to_owned(), named(label, stated)]
    };
    text.group("changed figures", &figures.changed, usize::MAX, |it| {
        let (old, new) = shown(&it.old, &it.new);
        let [announcement, name, label] = figure(&it.announcement, &it.figure, &it.label, &it.new);
        vec![vec![announcement, name, label, format!("{old} -> {new}")]]
    });
    for (heading, figures, most) in
        [("added figures", &figures.added, SHOWN), ("removed figures", &figures.removed, usize::MAX)]
    {
        text.group(heading, figures, most, |it| {
            let [announcement, name, label] = figure(&it.announcement, &it.figure, &it.label, &it.stated);
            vec![vec![announcement, name, label, amount(&it.stated)]]
        });
    }
    text.group("moved events", &events.moved, usize::MAX, |MovedEvent { old, new }| {
        vec![vec![format!("{} -> {}", when(old, true), when(new, true)), new.announcement.clone(), what(new)]]
    });
    text.group("events called off", &events.called_off, usize::MAX, |it| {
        let by = format!("{} by {}", it.status, it.replaced_by);
        vec![vec![when(it, false), it.announcement.clone(), format!("{}, {by}", what(it))]]
    });
    for (heading, events, most) in
        [("added events", &events.added, SHOWN), ("removed events", &events.removed, usize::MAX)]
    {
        text.group(heading, events, most, |it| vec![vec![when(it, false), it.announcement.clone(), what(it)]]);
    }
    let address = |path: &String| vec![vec![path.clone()]];
    text.group("lost addresses", &addresses.lost, usize::MAX, address);
    text.group("redirected addresses", &addresses.redirects, usize::MAX, |Redirect { from, to }| {
        vec![vec![format!("{from} -> {to}")]]
    });
    text.group("added addresses", &addresses.added, SHOWN, address);
    text.0
}

struct Text(String);

impl Text {
    fn counts(&mut self, of: &str, counts: &[(usize, &str)]) {
        let there: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        let there = if there.is_empty() { "the same".to_owned() } else { there.join(", ") };
        let _ = writeln!(self.0, "{of:<11}{there}");
    }

    /// A heading and up to `most` things, each of one or more rows of cells; the cells of all rows stand below each other, but
    /// for rows of one cell, which are further words on the thing above them.
    fn group<T>(&mut self, heading: &str, things: &[T], most: usize, rows: impl Fn(&T) -> Vec<Vec<String>>) {
        if things.is_empty() {
            return;
        }
        let rows: Vec<Vec<String>> = things
            .iter()
            .take(most)
            .flat_map(rows)
            .map(|row| row.iter().map(|cell| plain(cell).into_owned()).collect())
            .collect();
        let _ = writeln!(self.0, "\n{heading}");
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let width = |at: usize| {
            let cells = rows.iter().filter(|row| row.len() > at + 1).map(|row| row[at].chars().count());
            cells.max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in &rows {
            let mut line = "  ".to_owned();
            for (at, cell) in row.iter().enumerate() {
                let width = if at + 1 < row.len() { widths[at] + 2 } else { 0 };
                let _ = write!(line, "{cell:<width$}");
            }
            let _ = writeln!(self.0, "{}", line.trim_end());
        }
        if let Some(more @ 1..) = things.len().checked_sub(most) {
            let _ = writeln!(self.0, "  and {more} more, which `--format json` lists");
        }
    }
}

fn document(it: &Document) -> Vec<Vec<String>> {
    let figures = it.figures.filter(|figures| *figures > 0);
    let figures = figures.map_or_else(String::new, |figures| match figures {
        1 => " (1 figure)".to_owned(),
        several => format!(" ({several} figures)"),
    });
    let formerly = it.formerly.as_ref().map_or_else(String::new, |formerly| format!(" (formerly {formerly})"));
    let head = vec![it.id.clone(), it.dated.clone(), format!("{}{formerly}{figures}", it.title)];
    let version = |it: &Version| {
        let reason = it.reason.as_ref().map_or_else(String::new, |reason| format!(": {reason}"));
        let correction = it.correction.as_ref().map_or_else(String::new, |by| format!(" by {by}"));
        vec![format!("  version {}, {}{correction} {}{reason}", it.version, it.state.word(), it.at)]
    };
    std::iter::once(head).chain(it.versions.iter().map(version)).collect()
}

/// What a figure is: its label and its period.
fn named(label: &str, stated: &Stated) -> String {
    let there: Vec<&str> = [label, &stated.period].into_iter().filter(|it| !it.is_empty()).collect();
    there.join(", ")
}

/// Two statements of a figure, with what they are in where the one alone doesn't tell them apart.
fn shown(old: &Stated, new: &Stated) -> (String, String) {
    let (mut before, mut after) = (amount(old), amount(new));
    if old.period != new.period {
        before = format!("{before} ({})", old.period);
        after = format!("{after} ({})", new.period);
    }
    if before == after {
        before = format!("{before} ({} {})", old.unit, old.value_in_units);
        after = format!("{after} ({} {})", new.unit, new.value_in_units);
    }
    (before, after)
}

/// The figure as printed, with the currency and scale of its table.
fn amount(stated: &Stated) -> String {
    let scale = if stated.scale == "one" { "" } else { &stated.scale };
    let of_table = if stated.is_cell { [&stated.currency, scale] } else { ["", ""] };
    let there = [&*stated.printed].into_iter().chain(of_table).filter(|it| !it.is_empty());
    there.collect::<Vec<_>>().join(" ")
}

/// The day of an event, or its instant; with its zone where two are compared.
fn when(event: &Event, zone: bool) -> String {
    let is_day = event.start != event.end;
    let when = match (&*event.date, is_day) {
        ("", _) => "to be announced",
        (day, true) => day,
        (_, false) => &event.start,
    };
    let zone = if zone && is_day { format!(" {}", event.zone) } else { String::new() };
    let wording = if event.wording.is_empty() { String::new() } else { format!(" ({})", event.wording) };
    format!("{when}{zone}{wording}")
}

fn what(event: &Event) -> String {
    format!("{}: {}", event.kind, event.title)
}
