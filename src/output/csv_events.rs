//! The events of the site as CSV: one record an event.

use super::csv_table::Table;
use crate::domain::event::Status;
use crate::domain::relation::Verb;
use crate::domain::{Moment, When};
use crate::history::timeline::Entry;
use crate::words::Words;
use chrono::{DateTime, SecondsFormat, Utc};

/// The columns.
pub(super) const COLUMNS: &str =
    "date,whole_day,start,end,zone,wording,kind,title,announcement,also,page,id,certainty,status,replaced_by";

/// A record an event, in their order.
#[must_use]
pub fn events<'e>(entries: impl Iterator<Item = &'e Entry<'e>>, words: &dyn Words) -> String {
    let mut table = Table::new(COLUMNS);
    for entry in entries {
        let Entry { moment, source, .. } = entry;
        let also: Vec<&str> = entry.also.iter().map(|announcement| &*announcement.id).collect();
        table.back_to(0);
        when(&mut table, moment.as_ref());
        table.field(entry.kind.id()).text(&words.event_title(&entry.title));
        match source.document() {
            Some(announcement) => {
                table.field(&announcement.id).field(&also.join(" "));
                table.field(&format!("announcements/{}/index.html", announcement.id));
            }
            None => _ = table.fields(&["", &*also.join(" "), "events/index.html"]),
        }
        table.field(&entry.id()).field(certainty(moment.as_ref()));
        table.field(status(entry)).field(&replaced_by(entry)).end();
    }
    table.finish()
}

/// `date` to `wording`.
fn when(table: &mut Table, moment: Option<&Moment>) {
    let Some(moment) = moment else {
        table.fields(&[""; 6]);
        return;
    };
    table.field(&moment.date().to_string());
    table.field(if matches!(moment.when, When::Day(_)) { "true" } else { "false" });
    table.field(&local(moment, Moment::start)).field(&local(moment, Moment::end)).field(moment.zone.name());
    table.text(moment.wording.as_deref().unwrap_or_default());
}

/// An instant of a moment with the offset of its zone.
pub(super) fn local(moment: &Moment, of: impl Fn(&Moment) -> DateTime<Utc>) -> String {
    of(moment).with_timezone(&moment.zone).to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// How certainly it is stated when it is.
pub(super) fn certainty(moment: Option<&Moment>) -> &'static str {
    let Some(moment) = moment else { return "to-be-announced" };
    match moment.when {
        When::At(_) => "instant",
        When::Half(..) => "half-day",
        When::Day(_) => "day",
        When::Days(..) => "days",
        When::Month(_) => "month",
        When::Quarter(_) => "quarter",
    }
}

/// What has become of the event, or how firm it is.
pub(super) fn status(entry: &Entry<'_>) -> &'static str {
    let said = || entry.status().map_or("", Status::id);
    entry.replaced.map_or_else(said, |replaced| match replaced.verb {
        Verb::Updates => "updated",
        Verb::Corrects => "corrected",
        Verb::Postpones => "postponed",
        Verb::Cancels => Status::Cancelled.id(),
    })
}

/// The event that stands instead, or the announcement that called it off.
pub(super) fn replaced_by(entry: &Entry<'_>) -> String {
    entry.replaced.map_or_else(String::new, |replaced| match &replaced.to {
        Some(to) => format!("{}/{}", to.announcement.id, to.key),
        None => replaced.by.id.to_string(),
    })
}
