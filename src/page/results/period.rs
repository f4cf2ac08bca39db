//! What was published of a period.

use crate::address::{Site, path};
use crate::domain::kind::results::Call;
use crate::domain::statement::{Statement, StatementKind};
use crate::domain::web::Place;
use crate::domain::{Announcement, Details, Period};
use crate::history::cadence::Missing;
use crate::history::reporting::Reporting;
use crate::page::component::file::{self, FileView};
use crate::page::component::group::what;
use crate::page::component::item::Item;
use crate::page::component::link::Link;
use crate::page::component::moment;
use crate::words::{self, Words};
use serde::Serialize;

/// How many announcements, statements of one and files of one a period shows.
const ANNOUNCEMENTS: usize = 6;
const STATEMENTS: usize = 8;

/// A period.
#[derive(Serialize)]
pub struct PeriodView {
    anchor: String,
    name: String,
    /// Its last day, where the name doesn't tell.
    end: Option<String>,
    /// Whether nothing of it is known.
    is_missing: bool,
    /// The results announcements, newest first, and then reports and presentations.
    releases: Vec<ReleaseView>,
    /// How many others there are.
    more: usize,
    has_release: bool,
    pub has_statements: bool,
    pub has_metrics: bool,
    pub has_call: bool,
    pub has_files: bool,
}

/// An announcement of the period.
#[derive(Serialize)]
struct ReleaseView {
    item: Item,
    /// What it is, where it isn't of results.
    what: Option<String>,
    statements: Vec<StatementLink>,
    more_statements: usize,
    /// The metrics that it states, in words.
    metrics: Option<String>,
    call: Option<CallView>,
    files: Vec<FileView>,
    more_files: usize,
    has_text: bool,
}

/// A statement.
#[derive(Serialize)]
struct StatementLink {
    href: String,
    /// What it is in a word or two, or its title.
    text: String,
}

/// A call.
#[derive(Serialize)]
struct CallView {
    machine: String,
    day: String,
    time: Option<String>,
    zone: String,
    outcome: Option<String>,
    /// Where it can be followed.
    webcast: Option<Link>,
}

/// What was published of a period.
pub fn view(site: &Site<'_>, it: &Reporting<'_>, root: &str) -> PeriodView {
    let words = words::of(&site.edition.config().language);
    let results = it.results.iter().rev().map(|(announcement, _)| *announcement);
    let announcements: Vec<&Announcement> = results.chain(it.documents.iter().map(|(it, _)| *it)).collect();
    let shown = announcements.iter().take(ANNOUNCEMENTS).map(|it| release(site, it, root, words));
    let releases: Vec<ReleaseView> = shown.collect();
    PeriodView {
        anchor: format!("period_{}", it.end),
        name: name(it, words),
        end: it.periods.first().filter(|period| is_fiscal(period)).map(|_| words.date(it.end)),
        is_missing: it.missing.is_some(),
        has_release: !it.results.is_empty(),
        has_statements: announcements.iter().any(|it| !it.statements.is_empty()),
        has_metrics: announcements.iter().any(|it| !it.metrics.is_empty()),
        has_call: it.results.iter().any(|(_, results)| results.call.is_some()),
        has_files: releases.iter().any(|it| !it.files.is_empty()),
        more: announcements.len() - releases.len(),
        releases,
    }
}

fn is_fiscal(period: &Period) -> bool {
    matches!(period, Period::Span { fiscal: Some(_), .. })
}

fn name(it: &Reporting<'_>, words: &dyn Words) -> String {
    match it.missing {
        None => words.periods(&it.periods),
        Some(Missing::Fiscal(year, part, is_own)) => words.fiscal_period(year, part, is_own),
        Some(Missing::Instant(day)) => words.period_to(day),
        Some(Missing::Days(first, last)) => words.day_to_day(first, last),
    }
}

fn release(site: &Site<'_>, it: &Announcement, root: &str, words: &dyn Words) -> ReleaseView {
    let folder = format!("{root}{}", path::folder(&it.id));
    let (files, more_files) = file::listed(it, &folder, words);
    let call = match &it.details {
        Details::Results(results) => results.call.as_ref(),
        _ => None,
    };
    let is_results = matches!(it.details, Details::Results(_));
    ReleaseView {
        item: Item::new(site, it, root),
        what: (!is_results).then(|| what(site, it, words)),
        statements: it.statements.iter().take(STATEMENTS).map(|own| statement(it, own, root, words)).collect(),
        more_statements: it.statements.len().saturating_sub(STATEMENTS),
        metrics: (!it.metrics.is_empty()).then(|| words.metrics_stated(it.metrics.len())),
        call: call.map(|call| call_view(site, it, call)),
        files,
        more_files,
        has_text: !it.body.markdown.trim().is_empty(),
    }
}

fn statement(it: &Announcement, own: &Statement, root: &str, words: &dyn Words) -> StatementLink {
    // Its kind names it in a word or two, unless others are of the same.
    let is_one = own.kind != StatementKind::Other && it.statements.iter().filter(|it| it.kind == own.kind).count() == 1;
    StatementLink {
        href: format!("{root}{}", path::statement(&it.id, &own.id.value)),
        text: if is_one { words.statement(own.kind).to_owned() } else { own.title.to_string() },
    }
}

fn call_view(site: &Site<'_>, it: &Announcement, call: &Call) -> CallView {
    let at = moment::typed(site, it, &call.at);
    let webcast = call.webcast.as_ref().and_then(|url| {
        let host = Place::of(&url.value)?.host().to_owned();
        url.value.starts_with("https://").then(|| Link { href: url.value.to_string(), text: host })
    });
    CallView {
        machine: at.machine,
        day: at.day,
        time: at.time,
        zone: at.zone,
        outcome: at.outcome.map(|it| it.text),
        webcast,
    }
}
