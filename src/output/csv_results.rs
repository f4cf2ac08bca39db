//! The periods that were reported as CSV: one record an announcement, and one for a period of which there is none.

use super::csv_table::Table;
use crate::address::{Site, path};
use crate::domain::kind::results::Results;
use crate::domain::{Announcement, Period, When};
use crate::history::cadence::Missing;
use crate::history::reporting::{self, Reporting};
use chrono::SecondsFormat;

/// The columns.
pub(super) const COLUMNS: &str = "year,period_end,periods,missing,announcement,dated,kind,what,statements,metrics,call,webcast,files,\
text,page";

/// The periods, the newest first, and the announcements of each in their order.
#[must_use]
pub fn results(site: &Site<'_>) -> String {
    let mut table = Table::new(COLUMNS);
    for it in reporting::periods(site.edition) {
        table.back_to(0);
        table.field(&it.year.to_string()).field(&end(&it)).field(&periods(&it));
        if it.missing.is_some() {
            table.field("true").fields(&[""; 11]).end();
            continue;
        }
        table.field("false");
        let start = table.len();
        for (announcement, results) in &it.results {
            table.back_to(start);
            record(&mut table, announcement, Some(results), "");
        }
        for (announcement, document) in &it.documents {
            table.back_to(start);
            record(&mut table, announcement, None, document.what.id());
        }
    }
    table.finish()
}

/// The last day; of a period that is missing only where it is known.
fn end(it: &Reporting<'_>) -> String {
    match it.missing {
        Some(Missing::Fiscal(..)) => String::new(),
        _ => it.end.to_string(),
    }
}

fn periods(it: &Reporting<'_>) -> String {
    match it.missing {
        Some(Missing::Fiscal(year, part, _)) => format!("{year}-{}", part.id()),
        Some(Missing::Instant(_)) => String::new(),
        Some(Missing::Days(first, last)) => format!("{first}/{last}"),
        None => it.periods.iter().map(Period::id).collect::<Vec<_>>().join(" "),
    }
}

/// `announcement` to `page`.
fn record(table: &mut Table, it: &Announcement, results: Option<&Results>, what: &str) {
    table.field(&it.id).field(&it.dated.value.to_string()).field(it.kind().id()).field(what);
    table.field(&it.statements.len().to_string()).field(&it.metrics.len().to_string());
    let call = results.and_then(|results| results.call.as_ref());
    let at = call.map(|call| match call.at.value.when {
        When::At(at) => at.to_rfc3339_opts(SecondsFormat::Secs, true),
        _ => call.at.value.date().to_string(),
    });
    table.field(&at.unwrap_or_default());
    table.text(call.and_then(|call| call.webcast.as_ref()).map_or("", |url| &url.value));
    table.field(&it.attachments.len().to_string());
    table.field(if it.body.markdown.trim().is_empty() { "false" } else { "true" });
    table.field(&path::announcement(&it.id)).end();
}
