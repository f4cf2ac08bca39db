//! `irbook events`: the dates that an archive tells.

use super::{Clock, Outcome, day, findings, instant, say_lines, say_safe, warn};
use crate::archive::Edition;
use crate::diagnostic::{plain_json, plain_lines};
use crate::domain::event::EventKind;
use crate::domain::{Moment, When};
use crate::history::timeline::{Entry, Timeline};
use crate::output;
use crate::pipeline;
use crate::words::{self, Words};
use chrono::{DateTime, FixedOffset, NaiveDate};
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use clap::{Args, ValueEnum};
use std::fmt::Write;
use std::io;
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook events --from 2024-05-01                       from a day on
  irbook events --kind ex-date,payment --format csv     the days of dividends, with the columns of events/events.csv
  irbook events --kind announcement --format json       what was announced when, as one JSON array";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Folder of the archive
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Instant that the list speaks from, with its offset; now where left out
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    as_of: Option<DateTime<FixedOffset>>,
    /// First day; what has no day, or only a month or a quarter, is there while it can be on it or later
    #[arg(long, value_name = "DAY", value_parser = day)]
    from: Option<NaiveDate>,
    /// Last day
    #[arg(long, value_name = "DAY", value_parser = day)]
    to: Option<NaiveDate>,
    /// Kinds of events; where left out, all but announcements and what figures are of
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kind())]
    kind: Vec<EventKind>,
    /// How the events are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// Day, time, kind, title and what has become of it
    #[default]
    Table,
    /// The columns of events/events.csv
    Csv,
    /// One JSON array
    Json,
}

fn kind() -> impl TypedValueParser<Value = EventKind> {
    let ids = PossibleValuesParser::new(EventKind::ALL.map(EventKind::id));
    ids.try_map(|id| EventKind::ALL.into_iter().find(|kind| kind.id() == id).ok_or("no kind of events"))
}

pub(super) fn run(arguments: &Arguments, clock: &Clock<'_>) -> io::Result<Outcome> {
    if let (Some(from), Some(to)) = (arguments.from, arguments.to)
        && from > to
    {
        let error = format!("error: --from {from} is after --to {to}, so no day is asked for: exchange them\n");
        return warn(&error).map(|()| Outcome::Unable);
    }
    let as_of = arguments.as_of.map_or(clock.now, |at| at.to_utc());
    let request = pipeline::Request { root: arguments.root.clone(), as_of, drafts: false, base_url: None };
    let checked = match pipeline::read(&request) {
        Ok(checked) => checked,
        Err(failure) => return findings::fail(&failure, super::Format::Full, findings::show),
    };
    let edition = Edition::new(&checked.archive, as_of, false);
    let timeline = Timeline::new(&edition);
    let words = words::of(&edition.config().language);
    let asked = timeline.told().filter(|entry| arguments.asks_for(entry));
    match arguments.format {
        Format::Table => say_lines(&table(asked, words))?,
        // Its line ends are CRLF, of which a carriage return acts on a terminal.
        Format::Csv => say_safe(&plain_lines(&output::events_csv(asked, words).replace("\r\n", "\n")))?,
        Format::Json => say_safe(&format!("{}\n", plain_json(&output::events_json(asked, words)?)))?,
    }
    Ok(Outcome::Fine)
}

impl Arguments {
    fn asks_for(&self, entry: &Entry<'_>) -> bool {
        let is_of_kind = match &*self.kind {
            [] => entry.kind != EventKind::Announcement && !entry.kind.is_stated(),
            kinds => kinds.contains(&entry.kind),
        };
        let (first, last) = entry.moment.as_ref().map_or((NaiveDate::MAX, NaiveDate::MAX), Moment::days);
        is_of_kind && self.from.is_none_or(|from| from <= last) && self.to.is_none_or(|to| first <= to)
    }
}

/// A line an event, in columns as wide as they need.
fn table<'e>(entries: impl Iterator<Item = &'e Entry<'e>>, words: &dyn Words) -> String {
    let rows: Vec<[String; 5]> = entries.map(|entry| row(entry, words)).collect();
    if rows.is_empty() {
        return "no events\n".to_owned();
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let [day, time, kind] = [0, 1, 2].map(width);
    let mut text = String::new();
    for [a, b, c, title, state] in &rows {
        let state = if state.is_empty() { String::new() } else { format!(" ({state})") };
        let _ = writeln!(text, "{a:<day$}  {b:<time$}  {c:<kind$}  {title}{state}");
    }
    text
}

fn row(entry: &Entry<'_>, words: &dyn Words) -> [String; 5] {
    let moment = entry.moment.as_ref();
    let day = moment.map_or_else(
        || words.to_be_announced().to_owned(),
        |at| match at.when {
            When::At(_) | When::Half(..) | When::Day(_) => at.date().to_string(),
            When::Days(first, last) => format!("{first} to {last}"),
            When::Month(_) | When::Quarter(_) => words.when(at.when, at.zone),
        },
    );
    let time = moment.map_or_else(String::new, |at| match at.when {
        When::At(instant) => format!("{} {}", instant.with_timezone(&at.zone).format("%H:%M"), at.zone.name()),
        When::Half(_, half) => words.half(half).to_owned(),
        _ => String::new(),
    });
    let to = entry.replaced.and_then(|it| it.to.as_ref()?.moment.as_ref());
    let to = to.map(|to| words.when(to.when, to.zone));
    let became = entry.replaced.map(|it| words.became(it.verb, entry.kind, to.as_deref()));
    let said = entry.status().map(|status| words.status(status).to_owned());
    let title = words.event_title(&entry.title).split_whitespace().collect::<Vec<_>>().join(" ");
    [day, time, entry.kind.id().to_owned(), title, became.or(said).unwrap_or_default()]
}
