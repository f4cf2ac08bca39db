//! General meetings as CSV: one record a resolution, and one a meeting without any.

use super::csv_table::Table;
use crate::address::Site;
use crate::domain::kind::poll::{Outcome, Side};
use crate::domain::{Moment, Scale};
use crate::history::meetings::{self, GeneralMeeting, Item, Support};
use crate::words;
use chrono::SecondsFormat;

/// The columns.
pub(super) const COLUMNS: &str = "meeting,date,start,zone,status,notice,results,number,candidate,resolution,text,outcome,votes_for,votes_against,percent_for,percent_for_is";

/// The meetings by time, each with its resolutions in order.
#[must_use]
pub fn meetings(site: &Site<'_>) -> String {
    let mut table = Table::new(COLUMNS);
    let words = words::of(&site.edition.config().language);
    for meeting in &meetings::all(&site.history, site.edition) {
        table.back_to(0);
        table.text(&words.event_title(&meeting.title));
        head(&mut table, meeting);
        let shared = table.len();
        let items = meeting.items();
        if items.is_empty() {
            table.field(&results(meeting)).fields(&[""; 9]).end();
        }
        for item in &items {
            table.back_to(shared);
            record(&mut table, meeting, item);
            table.end();
        }
    }
    table.finish()
}

/// `date` to `notice`.
fn head(table: &mut Table, meeting: &GeneralMeeting<'_, '_>) {
    let start = |at: &Moment| at.start().with_timezone(&at.zone).to_rfc3339_opts(SecondsFormat::Secs, true);
    match meeting.moment {
        Some(at) => table.field(&at.date().to_string()).field(&start(at)).field(at.zone.name()),
        None => table.fields(&["", "", ""]),
    };
    let status = match meeting.entry {
        Some(entry) if entry.is_cancelled() => "cancelled",
        Some(entry) if meeting.is_off => entry.replaced.map_or("", |it| match it.verb {
            crate::domain::relation::Verb::Cancels => "cancelled",
            _ => "postponed",
        }),
        _ if !meeting.before.is_empty() => "moved",
        _ => "",
    };
    table.field(status).field(meeting.notice.map_or("", |(of, _)| &of.id));
}

/// The ids of the poll results, with spaces between.
fn results(meeting: &GeneralMeeting<'_, '_>) -> String {
    meeting.polls.iter().map(|(it, _)| &*it.id).collect::<Vec<_>>().join(" ")
}

/// `results` to the last column.
fn record(table: &mut Table, meeting: &GeneralMeeting<'_, '_>, item: &Item<'_>) {
    match item.polled {
        Some(_) => table.field(&item.announcement.id),
        None => table.field(&results(meeting)),
    };
    table.text(item.number).text(item.candidate.unwrap_or_default());
    table.text(item.kind.unwrap_or_default()).text(item.text);
    table.field(item.outcome().map_or("", |it| match it {
        Outcome::Carried => "carried",
        Outcome::NotCarried => "not-carried",
        Outcome::NotPut => "not-put",
    }));
    for side in [Side::For, Side::Against] {
        match item.polled.and_then(|it| it.ballot.number(side)) {
            Some(number) => table.number(number.value.value, number.value.scale),
            None => table.field(""),
        };
    }
    match item.support() {
        Some(Support::Stated(_)) => {
            let percent = item.polled.and_then(|it| it.ballot.votes(Side::For).percent.as_ref());
            percent.map(|it| table.number(it.value.value, Scale::default()));
            table.field("stated");
        }
        Some(Support::Computed(percent)) => _ = table.number(percent, Scale::default()).field("computed"),
        None => _ = table.fields(&["", ""]),
    }
}
