//! The announcements of the site as CSV: one record an announcement.

use super::csv_table::Table;
use crate::address::{Site, path};
use crate::domain::Announcement;
use crate::history::category;
use crate::source::media::ending;
use chrono::SecondsFormat;

/// The columns.
pub(super) const COLUMNS: &str = "announcement,dated,zone,released_at,kind,category,label,title,language,corrects,page,file,file_type,file_size,address";

/// The announcements, oldest first.
#[must_use]
pub fn announcements(site: &Site<'_>) -> String {
    let mut table = Table::new(COLUMNS);
    for it in &site.edition.announcements {
        table.back_to(0);
        record(site, it, &mut table);
        table.end();
    }
    table.finish()
}

fn record(site: &Site<'_>, it: &Announcement, table: &mut Table) {
    let released = it.released_at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default();
    let (category, label) = match category::of(site.edition, it) {
        Some((id, _)) => (id, category::label(site.edition, it).unwrap_or_default()),
        None => (String::new(), ""),
    };
    let official = it.source.attachment.as_ref();
    let file = official.and_then(|name| it.attachments.iter().find(|file| *file.name == *name.value));
    table.field(&it.id).field(&it.dated.value.to_string()).field(it.zone.name()).field(&released);
    table.field(it.kind().id()).field(&category).text(label).text(&it.title).field(&it.language);
    table.field(it.corrects().map_or("", |to| &to.document)).field(&path::announcement(&it.id));
    match file {
        Some(file) => {
            table.field(&path::encoded(&path::attachment(&it.id, &file.name)));
            table.field(&ending(&file.name)).field(&file.size.to_string());
        }
        None => _ = table.field("").field("").field(""),
    }
    table.text(it.source.url.as_ref().map_or("", |url| &url.value));
}
