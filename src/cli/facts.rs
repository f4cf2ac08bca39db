//! `irbook facts`: the figures of documents, as data files have them or as a table for people.

use super::{Clock, Format, Outcome, findings, instant, say_lines, say_safe, warn};
use crate::address::{DataFormat, Site};
use crate::audit::same_days;
use crate::diagnostic::{did_you_mean, plain, plain_json, plain_lines};
use crate::domain::{Announcement, Period, Scale, decimal};
use crate::output::facts::{self, Facts, Record};
use crate::pipeline;
use chrono::{DateTime, FixedOffset};
use clap::{Args, ValueEnum};
use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook facts --concept total-net-revenue                     a line over time, as each document states it
  irbook facts --document 2024-q1-results --period 2024-Q1     what a document states for a quarter
  irbook facts --member segment=compute --format csv           the figures of a segment, for a spreadsheet";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Folder of the archive
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Instant that the archive speaks from, with its offset; now where left out
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    as_of: Option<DateTime<FixedOffset>>,
    /// Only figures of this concept, metric or other key
    #[arg(long, value_name = "KEY")]
    concept: Option<String>,
    /// Only figures for this period, such as 2024-Q1, with the balances at its end, or only balances of a day, such as 2024-03-31
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Only figures of this segment or other part: a member's id, or dimension=member
    #[arg(long, value_name = "MEMBER")]
    member: Option<String>,
    /// Only figures of the announcement with this id
    #[arg(long, value_name = "ID")]
    document: Option<String>,
    /// How they are printed
    #[arg(long, value_enum, default_value_t)]
    format: Shape,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Shape {
    /// Aligned, with the columns that say most
    #[default]
    Table,
    /// As facts.csv
    Csv,
    /// As facts.json
    Json,
}

pub(super) fn run(arguments: &Arguments, clock: &Clock<'_>) -> io::Result<Outcome> {
    let as_of = arguments.as_of.map_or(clock.now, |at| at.to_utc());
    let request = pipeline::Request { root: arguments.root.clone(), as_of, drafts: false, base_url: None };
    let found = pipeline::look(&request, |site| printed(site, arguments));
    match found {
        Ok(Ok(text)) => {
            match arguments.format {
                Shape::Table => say_lines(&text)?,
                // Its line ends are CRLF, of which a carriage return acts on a terminal.
                Shape::Csv => say_safe(&plain_lines(&text.replace("\r\n", "\n")))?,
                // Line ends stand only between its values.
                Shape::Json => say_safe(&text.lines().map(|it| format!("{}\n", plain_json(it))).collect::<String>())?,
            }
            Ok(Outcome::Fine)
        }
        Ok(Err(unknown)) => warn(&format!("error: {unknown}\n")).map(|()| Outcome::Unable),
        Err(failure) => findings::fail(&failure, Format::Full, findings::show),
    }
}

/// The facts that are asked for, or what isn't known of the question.
fn printed(site: &Site<'_>, arguments: &Arguments) -> Result<String, String> {
    let announcements = &site.edition.announcements;
    let documents: Vec<&Announcement> = match &arguments.document {
        Some(id) => vec![document(announcements, id)?],
        None => announcements.clone(),
    };
    let period = match &arguments.period {
        Some(text) => Some(of_text(site, text)?),
        None => None,
    };
    let is_wanted = |record: &Record<'_>| {
        arguments.concept.as_deref().is_none_or(|key| record.concept() == key)
            && period.is_none_or(|period| record.period().is_some_and(|it| belongs(it, period)))
            && arguments.member.as_deref().is_none_or(|name| has_member(record, name))
    };
    let is_unknown = |of: &dyn Fn(&Record<'_>) -> bool| {
        !announcements.iter().any(|document| Facts::of(site, document).iter().any(|record| of(&record)))
    };
    let names = |name: &dyn Fn(&Record<'_>) -> Vec<String>| -> BTreeSet<String> {
        announcements
            .iter()
            .flat_map(|it| Facts::of(site, it).iter().flat_map(|it| name(&it)).collect::<Vec<_>>())
            .collect()
    };
    if let Some(key) = &arguments.concept
        && is_unknown(&|record| record.concept() == key)
    {
        let known = names(&|record| vec![record.concept().to_owned()]);
        return Err(format!("no public document states a figure of `{key}`: {}", did_you_mean(key, known)));
    }
    if let Some(name) = &arguments.member
        && is_unknown(&|record| has_member(record, name))
    {
        let known = names(&|record| {
            let members = record.members();
            let named = members.iter().map(|it| match name.split_once('=') {
                Some(_) => format!("{}={}", it.dimension.value, it.member.value),
                None => it.member.value.to_string(),
            });
            named.collect()
        });
        return Err(format!("no figure is of a member `{name}`: {}", did_you_mean(name, known)));
    }
    let text = match arguments.format {
        Shape::Csv => facts::some(site, &documents, DataFormat::Csv, is_wanted),
        Shape::Json => facts::some(site, &documents, DataFormat::Json, is_wanted),
        Shape::Table => return Ok(table(site, &documents, is_wanted)),
    };
    Ok(String::from_utf8_lossy(&text).into_owned())
}

fn document<'a>(announcements: &[&'a Announcement], id: &str) -> Result<&'a Announcement, String> {
    announcements.iter().find(|it| *it.id == *id).copied().ok_or_else(|| {
        let known = announcements.iter().map(|it| &*it.id);
        format!("no public announcement has the id `{id}`: {}", did_you_mean(id, known))
    })
}

/// Whether a figure's period is the one that is asked for, or the day of a balance at its end.
fn belongs(stated: Period, asked: Period) -> bool {
    same_days(stated, asked) || matches!(stated, Period::Instant(day) if day == asked.end())
}

fn of_text(site: &Site<'_>, text: &str) -> Result<Period, String> {
    Period::parse(text, &site.edition.issuer().calendar).ok_or_else(|| {
        format!("`{text}` is no period: write one such as 2024-Q1, 2024-FY, 2024-03-31 or 2024-01-01/2024-03-31")
    })
}

/// Whether one of a figure's members has this name.
fn has_member(record: &Record<'_>, name: &str) -> bool {
    record.members().iter().any(|it| match name.split_once('=') {
        Some((dimension, member)) => *it.dimension.value == *dimension && *it.member.value == *member,
        None => *it.member.value == *name,
    })
}

/// The columns of the table for people; the last ones are aligned to the right.
const COLUMNS: [&str; 6] = ["document", "concept", "members", "period", "unit", "printed"];

/// A table for people: its columns as wide as what stands in them.
fn table(site: &Site<'_>, documents: &[&Announcement], is_wanted: impl Fn(&Record<'_>) -> bool) -> String {
    let mut rows: Vec<[String; 6]> = vec![COLUMNS.map(str::to_owned)];
    for document in documents {
        for record in Facts::of(site, document).iter().filter(|record| is_wanted(record)) {
            rows.push(row(&record));
        }
    }
    if rows.len() == 1 {
        return "no facts\n".to_owned();
    }
    let count = |text: &str| text.chars().count();
    let width = |at: usize| rows.iter().map(|row| count(&row[at])).max().unwrap_or_default();
    let widths: Vec<usize> = (0..COLUMNS.len()).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let room = " ".repeat(width - count(cell));
            let is_number = at == COLUMNS.len() - 1;
            // Of a column that is empty there is nothing to see.
            if *width <= count(COLUMNS[at]) && rows[1..].iter().all(|row| row[at].is_empty()) {
                continue;
            }
            line.push_str(if line.is_empty() { "" } else { "  " });
            line.push_str(if is_number { &room } else { "" });
            line.push_str(cell);
            line.push_str(if is_number { "" } else { &room });
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn row(record: &Record<'_>) -> [String; 6] {
    let mut printed = String::new();
    record.push_printed(&mut printed);
    let scale = record.scale();
    if record.stated.amount.is_none() && scale != Scale::One {
        printed.push(' ');
        printed.push_str(scale.id());
    }
    if let Some(rate) = record.rate {
        printed.push_str(" at ");
        decimal::push_plain(&mut printed, rate, Scale::One);
    }
    let shown = |text: &str| plain(text).into_owned();
    let currency = record.currency();
    [
        record.announcement.id.to_string(),
        shown(record.concept()),
        record.members().name(),
        record.period().map_or_else(String::new, |period| period.id()),
        currency.as_ref().map_or_else(|| record.unit_id().to_owned(), |it| it.code().to_owned()),
        shown(&printed),
    ]
}
