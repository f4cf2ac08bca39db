//! The records of the CSV files, by the names of their columns.

use crate::output::unguarded;
use csv::{Reader, StringRecord};
use serde::{Deserialize, Serialize};

/// A figure of a statement or of a file of single figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// `statement.line.column`, or `key@period`.
    pub name: String,
    /// The key of the definition that it follows, where one is named.
    pub definition: String,
    /// Its label.
    pub label: String,
    /// What is stated.
    pub stated: Stated,
}

/// What is stated of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stated {
    /// The text as printed.
    pub printed: String,
    /// The exact value in whole units.
    pub value_in_units: String,
    /// What it counts.
    pub unit: String,
    /// ISO 4217, for money.
    pub currency: String,
    /// What a printed unit stands for.
    pub scale: String,
    /// The period; empty where the document states none.
    pub period: String,
    /// Whether it stands in a table, whose cells don't repeat what their table says of currency and scale.
    #[serde(skip)]
    pub is_cell: bool,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The kind's word.
    pub kind: String,
    /// What happens.
    pub title: String,
    /// The document that states it first.
    pub announcement: String,
    /// The printed day.
    pub date: String,
    /// The first instant.
    pub start: String,
    /// When it is over.
    pub end: String,
    /// The IANA name of the zone.
    pub zone: String,
    /// The document's wording of the time.
    pub wording: String,
    /// Its name in the archive; nothing in a site that irbook wrote before events had one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What has become of it, or how firm it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// What stands instead of it, or called it off.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub replaced_by: String,
}

impl Event {
    /// Whether the event is an announcement itself.
    pub fn is_announcement(&self) -> bool {
        self.kind == "announcement"
    }

    /// Whether it was changed or called off, so that it is told for its mark alone.
    pub(super) fn is_off(&self) -> bool {
        !self.replaced_by.is_empty() || self.status == "cancelled"
    }

    /// What makes it the same event at another time. The title of a document may change; it is announced but once.
    pub(super) fn key(&self) -> (String, String, String) {
        let title = if self.is_announcement() { String::new() } else { self.title.clone() };
        (self.announcement.clone(), self.kind.clone(), title)
    }

    /// When it is.
    pub(super) fn moment(&self) -> (&str, &str, &str, &str) {
        (&self.start, &self.end, &self.zone, &self.wording)
    }

    /// By which events are listed.
    pub(super) fn order(&self) -> (&str, &str, &str, &str, &str) {
        (&self.date, &self.start, &self.announcement, &self.kind, &self.title)
    }
}

/// The events of a file.
pub(super) fn events(bytes: &[u8]) -> Result<Vec<Event>, csv::Error> {
    let mut events: Vec<Event> = Reader::from_reader(bytes).deserialize().collect::<Result<_, _>>()?;
    for event in &mut events {
        event.title = unguarded(&event.title).to_owned();
    }
    Ok(events)
}

/// The figures of a file, be they of a statement or single ones; cells that state nothing are none. A file that isn't
/// irbook's, but of the same name, has none.
pub(super) fn figures(bytes: &[u8]) -> Result<Vec<Figure>, csv::Error> {
    if !bytes.starts_with(b"announcement,source,") {
        return Ok(Vec::new());
    }
    let mut reader = Reader::from_reader(bytes);
    let columns = reader.headers()?.clone();
    let at = |name: &str| columns.iter().position(|column| column == name);
    let is_statement = at("statement").is_some();
    let names = ["statement", "line", "column", "key", "definition", "label", "printed", "value_in_units"];
    let [statement, line, column, key, definition, label, printed, value_in_units] = names.map(at);
    let [unit, currency, scale, period] = ["unit", "currency", "scale", "period"].map(at);
    let mut figures = Vec::new();
    for record in reader.records() {
        let record = record?;
        let field = |at: Option<usize>| text(&record, at).to_owned();
        if text(&record, printed).is_empty() {
            continue;
        }
        let name = if is_statement {
            [statement, line, column].map(|at| text(&record, at)).join(".")
        } else {
            match (unguarded(text(&record, key)), text(&record, period)) {
                (key, "") => key.to_owned(),
                (key, period) => format!("{key}@{period}"),
            }
        };
        let stated = Stated {
            printed: field(printed),
            value_in_units: field(value_in_units),
            unit: field(unit),
            currency: field(currency),
            scale: field(scale),
            period: field(period),
            is_cell: is_statement,
        };
        let label = unguarded(text(&record, label)).to_owned();
        figures.push(Figure { name, definition: field(definition), label, stated });
    }
    Ok(figures)
}

fn text(record: &StringRecord, at: Option<usize>) -> &str {
    at.and_then(|at| record.get(at)).unwrap_or_default()
}
