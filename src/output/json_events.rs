//! Events as JSON: an array of objects with the columns of the CSV file, without those that are empty.

use super::csv_events::{certainty, local, replaced_by, status};
use crate::domain::{Moment, When};
use crate::history::timeline::Entry;
use crate::words::Words;
use serde::Serialize;

#[derive(Serialize)]
struct Record<'e> {
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whole_day: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zone: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wording: Option<&'e str>,
    kind: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    announcement: Option<&'e str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<&'e str>,
    id: String,
    certainty: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    status: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    replaced_by: String,
}

/// The events as one line of JSON.
///
/// # Errors
/// None that is known: the records are plain texts.
pub fn events<'e>(
    entries: impl Iterator<Item = &'e Entry<'e>>,
    words: &dyn Words,
) -> Result<String, serde_json::Error> {
    let records: Vec<Record<'_>> = entries.map(|entry| record(entry, words)).collect();
    serde_json::to_string(&records)
}

fn record<'e>(entry: &'e Entry<'e>, words: &dyn Words) -> Record<'e> {
    let moment = entry.moment.as_ref();
    Record {
        date: moment.map(|at| at.date().to_string()),
        whole_day: moment.map(|at| matches!(at.when, When::Day(_))),
        start: moment.map(|at| local(at, Moment::start)),
        end: moment.map(|at| local(at, Moment::end)),
        zone: moment.map(|at| at.zone.name()),
        wording: moment.and_then(|at| at.wording.as_deref()),
        kind: entry.kind.id(),
        title: words.event_title(&entry.title),
        announcement: entry.source.document().map(|it| &*it.id),
        also: entry.also.iter().map(|it| &*it.id).collect(),
        id: entry.id(),
        certainty: certainty(moment),
        status: status(entry),
        replaced_by: replaced_by(entry),
    }
}
