//! An announcement.

use super::Told;
use super::json::{Thing, add, add_all, reference};
use crate::address::{DataFormat, path};
use crate::config::Role;
use crate::domain::{Announcement, web};

/// The announcement: a report where it has statements, else news.
pub(super) fn report(told: &Told<'_, '_>, it: &Announcement) -> Thing {
    let edition = told.site.edition;
    let of_type = if it.statements.is_empty() { "NewsArticle" } else { "Report" };
    let mut report = told.page(of_type, &it.title);
    add(&mut report, "headline", Some(&*it.title));
    add(&mut report, "description", it.summary.as_ref().map(|summary| &*summary.value));
    let released = it.released_at.map(|at| at.to_rfc3339());
    add(&mut report, "datePublished", Some(released.unwrap_or_else(|| it.dated.value.to_string())));
    let revised = it.publication.revisions.until(edition.as_of).last();
    add(&mut report, "dateModified", revised.map(|revision| revision.at.value.to_rfc3339()));
    add(&mut report, "inLanguage", Some(&*it.language));
    add(&mut report, "author", Some(told.issuer()));
    add(&mut report, "about", Some(reference(&told.issuer_id())));
    let is_own = edition.config().role == Role::Issuer;
    add(&mut report, "publisher", is_own.then(|| reference(&told.issuer_id())));
    add_all(&mut report, "isBasedOn", sources(told, it));
    add_all(&mut report, "encoding", encodings(told, it));
    report
}

/// The files that have its figures, as far as the site has them.
fn encodings(told: &Told<'_, '_>, it: &Announcement) -> Vec<Thing> {
    let [csv, json] = DataFormat::ALL.map(|format| path::facts(&it.id, format));
    let files = [
        (path::figures_csv(&it.id), "text/csv"),
        (csv, "text/csv"),
        (json, "application/json"),
        (path::workbook(&it.id), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (path::xbrl_report(&it.id), "application/json"),
    ];
    let files = files.iter().filter(|(path, _)| told.site.has(path));
    files.map(|(path, format)| told.download("MediaObject", path, format)).collect()
}

/// Where the official document stands: a file beside the page, and its address elsewhere.
fn sources(told: &Told<'_, '_>, it: &Announcement) -> Vec<String> {
    let file = it.official().map(|name| told.address(&path::encoded(&path::attachment(&it.id, name))));
    let elsewhere = it.source.url.as_ref().map(|url| url.value.to_string()).filter(|url| web::check(url).is_ok());
    file.into_iter().chain(elsewhere).collect()
}
