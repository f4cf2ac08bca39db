//! Ids: each one stands for one thing.

use super::duplicate::{duplicate, once, unique};
use super::kind;
use crate::archive::{Documents, Fragment};
use crate::config::ChartSpec;
use crate::decode::is_id;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::{Announcement, Period, Span};
use crate::markdown::Outline;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Ids that are unique in the archive.
pub(super) fn archive(documents: &Documents, findings: &mut Vec<Diagnostic>) {
    if let Some((config, issuer)) = &documents.site {
        unique("category", config.categories.iter().map(|it| &it.id), findings);
        unique("chart", config.charts.iter().map(|ChartSpec { id, .. }| id), findings);
        unique("share class", issuer.share_classes.iter().map(|it| &it.id), findings);
        unique("listing", issuer.listings.iter().map(|it| &it.id), findings);
        unique("organization", issuer.organizations.iter().map(|it| &it.id), findings);
        unique("place", issuer.places.iter().map(|it| &it.id), findings);
        unique("person", issuer.people.iter().map(|it| &it.id), findings);
    }
    announcements(documents, findings);
    unique("planned event", documents.calendar.iter().filter_map(|it| it.event.id.as_ref()), findings);
    unique("legend", documents.legends.iter().map(|it| &it.key), findings);
    unique("metric", documents.metrics.iter().map(|it| &it.id), findings);
    unique("dimension", documents.dimensions.iter().map(|it| &it.id), findings);
    for dimension in &documents.dimensions {
        unique("member of the dimension", dimension.members.iter().map(|it| &it.id), findings);
    }
    for metric in &documents.metrics {
        unique("definition of the metric", metric.definitions.iter().map(|it| &it.id), findings);
    }
}

/// Rows of lists of filings among announcements: an id is that of one row, or of a folder.
fn announcements(documents: &Documents, findings: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<&str, &Announcement> = HashMap::with_capacity(documents.announcements.len());
    let is_folder = |it: &&Fragment| it.announcement.is_some() || it.body.is_some();
    let folders = documents.left_out.announcements.iter().filter(is_folder);
    let folders: HashSet<&str> = folders.map(|it| &*it.id).collect();
    for it in documents.announcements.iter().map(|it| &**it) {
        let first = match seen.get(&*it.id) {
            Some(first) => *first,
            None if it.is_row() && folders.contains(&*it.id) => it,
            None => {
                seen.insert(&it.id, it);
                continue;
            }
        };
        let (row, other) = if it.is_row() { (it, first) } else { (first, it) };
        if row.is_row() && other.is_row() && row.id == other.id && row.head != other.head {
            findings.push(duplicate(&format!("a second row `{}`", row.id), row.head, other.head));
        } else {
            let message = format!("`{}` is a row here and a folder in content/announcements/", row.id);
            let finding = Diagnostic::error(Code::DuplicateId, row.head, message);
            let finding = if other.is_row() { finding } else { finding.related(other.head, "the folder") };
            findings.push(finding.help(
                "the folder takes the row's place and has its address: delete this row, and move its file into the folder",
            ));
        }
    }
}

/// Ids that are unique in an announcement, and anchors that are unique on its page.
pub(super) fn announcement(it: &Announcement, outline: &Outline, findings: &mut Vec<Diagnostic>) {
    for statement in &it.statements {
        unique("column", statement.columns.iter().map(|it| &it.id), findings);
        unique("line", statement.lines.iter().map(|it| &it.id), findings);
    }
    metrics(it, findings);
    unique("label of the attachment", it.labels.iter().map(|label| &label.file), findings);
    events(it, findings);
    unique("footnote", it.footnotes.iter().map(|it| &it.id), findings);
    unique("headline of the chart", it.headlines.iter().map(|it| &it.chart), findings);
    unique("exchange rate", it.rates.iter().map(|it| &it.id), findings);
    unique("repurchase plan", it.repurchases.iter().map(|it| &it.plan), findings);
    kind::ids(&it.details, findings);
    let mut seen = HashMap::new();
    let typed = it.statements.iter().map(|it| &it.id).chain(it.figures.iter().map(|it| &it.id));
    once("statement or figure", typed, &mut seen, findings);
    headings(it, outline, &mut seen, findings);
}

/// Events are named by their ids, and those without one by what they are or by their place in the document.
fn events(it: &Announcement, findings: &mut Vec<Diagnostic>) {
    let ids = || it.events.iter().filter_map(|event| event.id.as_ref());
    unique("event", ids(), findings);
    if ids().next().is_none() {
        return;
    }
    let typed = it.occasions().into_iter().filter(|other| other.event.is_none()).map(|other| (other.key, other.span));
    let unnamed = it.keyed_events().filter(|(_, event)| event.id.is_none()).map(|(key, event)| (key, event.span));
    let others: HashMap<Cow<'_, str>, Span> = typed.chain(unnamed).collect();
    for id in ids() {
        if let Some(other) = others.get(&*id.value) {
            findings.push(duplicate(&format!("a second event `{}`", id.value), id.span, *other));
        }
    }
}

/// A document states a metric once by each definition, and for each period once.
fn metrics(it: &Announcement, findings: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<(&str, Option<&str>), Span> = HashMap::new();
    for observation in &it.metrics {
        let metric = &observation.metric;
        let by = (&*metric.value, observation.definition.as_ref().map(|it| &*it.value));
        match seen.get(&by) {
            None => _ = seen.insert(by, metric.span),
            Some(first) => {
                let message = format!("a second statement of the metric `{}`", metric.value);
                let help = "state its values in one table: several periods stand in `values`; where they are counted \
                            otherwise, name the `definition`";
                findings.push(duplicate(&message, metric.span, *first).help(help));
            }
        }
        let mut periods: HashMap<(NaiveDate, NaiveDate, bool), Span> = HashMap::new();
        for value in &observation.values {
            let period = value.period;
            let days = (period.start(), period.end(), matches!(period, Period::Instant(_)));
            if let Some(first) = periods.insert(days, value.span) {
                let message = format!("a second value of `{}` for {period}", metric.value);
                let help = "keep one value a period; several changes of it stand in `changes`, and a value by another \
                            definition in a `[[metrics]]` table of its own";
                let finding = Diagnostic::error(Code::DuplicatePeriod, value.span, message).label("again here");
                findings.push(finding.related(first, "first here").help(help));
            }
        }
    }
}

/// Reports every id but the first of its name. Headings of tables have no id where it is empty.
/// Headings share the page with statements and figures.
fn headings<'d>(
    it: &'d Announcement,
    outline: &'d Outline,
    seen: &mut HashMap<&'d str, Span>,
    findings: &mut Vec<Diagnostic>,
) {
    for heading in &outline.headings {
        if let Some(set) = heading.set.as_deref().filter(|set| !is_id(set)) {
            let help = "an id is made of lower-case letters, digits and single hyphens";
            findings
                .push(Diagnostic::error(Code::InvalidId, heading.span, format!("`{set}` can't be an id")).help(help));
        }
        let wanted = heading.set.as_deref().unwrap_or(&heading.id);
        let footnote = wanted.strip_prefix("fn-").and_then(|id| it.footnotes.iter().find(|it| &*it.id.value == id));
        if let Some(first) = seen.get(wanted).copied().or(footnote.map(|it| it.id.span)) {
            let message = format!("a second place `#{wanted}` on this page");
            let finding = duplicate(&message, heading.span, first);
            findings.push(finding.help("set another id behind the heading: `{#another-id}`"));
        } else {
            seen.insert(wanted, heading.span);
        }
    }
}
