//! Documents and their own dates: those that are withheld by them alone, and those that are public ahead of them.

use crate::archive::{Archive, Edition, Standing};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::{Announcement, Moment};
use chrono::{DateTime, SecondsFormat, Utc};
use std::sync::Arc;

/// How many of the documents that are withheld are told of one by one: an archive as of a past instant withholds many.
const TOLD: usize = 5;

/// A warning for each public announcement whose printed day has not begun in its zone, and notes of those that their date
/// or `released_at` alone withholds. With `drafts`, nothing is withheld.
#[must_use]
pub fn ahead(archive: &Archive, edition: &Edition<'_>, drafts: bool) -> Vec<Diagnostic> {
    let is_early = |it: &&&Announcement| {
        // One that says when it was released may be dated by a zone in which that is the next day.
        let is_gated = it.publication.publish_at.is_some();
        is_gated && day(it) > edition.as_of && Standing::of(it, edition.as_of, false) == Standing::Public
    };
    let early = edition.announcements.iter().filter(is_early).copied();
    let warning = |it: &Announcement| {
        let message = format!("`{}` is public, but the day it is dated has not begun", it.id);
        let help = "compare `dated` with `publish_at`, from which instant on it is public";
        Diagnostic::error(Code::DatedAhead, it.dated.span, message).help(help).warning()
    };
    let mut findings: Vec<Diagnostic> = early.map(warning).collect();
    let by_itself = |it: &&Announcement| it.publication.publish_at.is_none();
    let withheld = archive.announcements.iter().map(Arc::as_ref).filter(by_itself);
    let withheld = withheld.filter_map(|it| match Standing::of(it, edition.as_of, drafts) {
        Standing::Scheduled(at) => Some((at, it)),
        _ => None,
    });
    let mut withheld: Vec<(DateTime<Utc>, &Announcement)> = withheld.collect();
    withheld.sort_by_key(|(at, it)| (*at, &it.id));
    let (told, others) = withheld.split_at(withheld.len().min(TOLD));
    findings.extend(told.iter().map(|(at, it)| note(it, *at)));
    if let [(_, first), .., (last, _)] | [(last, first)] = others {
        let message = format!(
            "{} more documents are withheld by their dates, the last of them until {}",
            others.len(),
            last.to_rfc3339_opts(SecondsFormat::Secs, true)
        );
        findings.push(Diagnostic::error(Code::DatedAhead, first.dated.span, message).note());
    }
    findings
}

/// When the day that a document is dated begins in its zone.
fn day(it: &Announcement) -> DateTime<Utc> {
    Moment::day(it.dated.value, it.zone).start()
}

fn note(it: &Announcement, at: DateTime<Utc>) -> Diagnostic {
    let shown = match it.released_at {
        Some(at) => at.to_rfc3339_opts(SecondsFormat::Secs, true),
        None => at.with_timezone(&it.zone).to_rfc3339_opts(SecondsFormat::Secs, true),
    };
    let why = match it.released_at {
        Some(_) => "when it was released, as it says".to_owned(),
        None => format!("the beginning of the day that it is dated, in {}", it.zone),
    };
    let message = format!("`{}` is withheld until {shown}: {why}", it.id);
    let help = "to publish it at another instant, state that in `publish_at`";
    Diagnostic::error(Code::DatedAhead, it.dated.span, message).help(help).note()
}
