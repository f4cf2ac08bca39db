//! The events of the site as CSV: one record an event.

use super::csv_table::Table;
use crate::domain::When;
use crate::history::timeline::{Entry, Timeline};
use crate::words::Words;
use chrono::{DateTime, SecondsFormat, Utc};

/// The columns.
const COLUMNS: &str = "date,whole_day,start,end,zone,wording,kind,title,announcement,also,page";

/// The events in the timeline's order.
#[must_use]
pub fn events(timeline: &Timeline<'_>, words: &dyn Words) -> String {
    let mut table = Table::new(COLUMNS);
    for entry in &timeline.entries {
        let Entry { moment, announcement, .. } = entry;
        let local = |at: DateTime<Utc>| at.with_timezone(&moment.zone).to_rfc3339_opts(SecondsFormat::Secs, true);
        let also: Vec<&str> = entry.also.iter().map(|announcement| &*announcement.id).collect();
        table.back_to(0);
        table.field(&moment.date().to_string());
        table.field(if matches!(moment.when, When::Day(_)) { "true" } else { "false" });
        table.field(&local(moment.start())).field(&local(moment.end())).field(moment.zone.name());
        table.text(moment.wording.as_deref().unwrap_or_default());
        table.field(entry.kind.id()).text(&words.event_title(&entry.title));
        table.field(&announcement.id).field(&also.join(" "));
        table.field(&format!("announcements/{}/index.html", announcement.id)).end();
    }
    table.finish()
}
