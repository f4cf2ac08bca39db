//! What is public must not lead to what isn't.

use crate::archive::{Archive, Edition, Legend, released};
use crate::audit::plain_texts;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::announcement::Body;
use crate::domain::metric::{Definition, Metric, Observation};
use crate::domain::span::Name;
use crate::domain::web::Place;
use crate::domain::{Announcement, Details, Span};
use crate::markdown::{Destination, Outline, inline_outline, outline};
use chrono::{DateTime, SecondsFormat, Utc};
use rayon::prelude::*;
use std::collections::HashMap;
use std::ops::Range;

/// An error for each reference of a public document to one that isn't public, and a warning for each that will be
/// one when the document is published. `bases` are the addresses that the site has: a whole address below one of them
/// leads to its pages as well.
#[must_use]
pub fn unpublished(archive: &Archive, edition: &Edition<'_>, bases: &[&str]) -> Vec<Diagnostic> {
    let release = |it: &Announcement| released(&it.publication);
    let withheld = |it: &&Announcement| release(it).is_none_or(|at| at > edition.as_of);
    let withheld: HashMap<&str, &Announcement> =
        archive.announcements.iter().filter(withheld).map(|it| (&*it.id, it)).collect();
    let moved = withheld.values().flat_map(|it| former(it)).collect();
    let gate = Gate { archive, edition, withheld, moved, bases: bases.iter().filter_map(|it| Place::of(it)).collect() };
    if gate.withheld.is_empty() && edition.definitions().metrics.len() == archive.metrics.len() {
        return Vec::new();
    }
    let published: Vec<(DateTime<Utc>, &Announcement)> = archive
        .announcements
        .iter()
        .filter(|it| edition.tombstone(&it.id).is_none())
        .filter_map(|it| Some((release(it)?.max(edition.as_of), it)))
        .collect();
    let mut findings: Vec<Diagnostic> =
        published.par_iter().flat_map_iter(|(from, it)| gate.announcement(it, *from)).collect();
    for legend in &archive.legends {
        let carried = |(_, it): &&(DateTime<Utc>, &Announcement)| it.legends.contains(&legend.key);
        if let Some((from, it)) = published.iter().filter(carried).min_by_key(|(from, _)| *from) {
            gate.legend(legend, it, *from, &mut findings);
        }
    }
    findings
}

struct Gate<'a> {
    archive: &'a Archive,
    edition: &'a Edition<'a>,
    /// The announcements that aren't public.
    withheld: HashMap<&'a str, &'a Announcement>,
    /// Addresses that they once had, each with the id of its announcement.
    moved: HashMap<String, &'a str>,
    /// Where the site stands.
    bases: Vec<Place>,
}

/// The former addresses of an announcement and of its statements, as [`Gate::address`] looks them up.
fn former(it: &Announcement) -> impl Iterator<Item = (String, &str)> {
    let all = it.former.iter().chain(it.statements.iter().flat_map(|statement| &statement.former));
    all.map(|former| (former.path.trim_end_matches("/index.html").to_lowercase(), &*it.id))
}

/// Who refers, and from when on that is public.
struct Referrer {
    /// In words, such as `` `2024-q1-results` ``.
    name: String,
    from: DateTime<Utc>,
}

impl Gate<'_> {
    fn announcement(&self, it: &Announcement, from: DateTime<Utc>) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        let referrer = Referrer { name: format!("`{}`", it.id), from };
        if let Some(corrected) = &it.corrects {
            self.need(&referrer, "corrects", &corrected.value, corrected.span, &mut findings);
        }
        for Name { value, span } in it.restatements.iter().map(|restatement| &restatement.document) {
            self.need(&referrer, "restates a figure of", value, *span, &mut findings);
        }
        for (observation, source) in it.metrics.iter().filter_map(|it| Some((it, self.defined_by(it)?))) {
            let span = observation.definition.as_ref().unwrap_or(&observation.metric).span;
            let does = format!("states `{}` by the definition of", observation.metric.value);
            self.need(&referrer, &does, source, span, &mut findings);
        }
        self.body(&referrer, &it.body, &mut findings);
        for text in it.paragraphs().chain(it.waivers.iter().map(|it| &it.reason)) {
            let before = findings.len();
            if may_hold_links(text) {
                self.links(&referrer, &inline_outline(text), &mut findings);
            }
            if findings.len() == before {
                self.words(&referrer, &text.value, |_| text.span, &mut findings);
            }
        }
        for passage in plain_texts(it) {
            self.words(&referrer, &passage.words, |range| passage.span(range), &mut findings);
        }
        let top = Span { file: it.file, start: 0, end: 0 };
        self.words(&referrer, &it.title, |_| top, &mut findings);
        for Name { value, span } in addresses(it) {
            self.address(&referrer, value, *span, &mut findings);
        }
        findings
    }

    /// The links of a Markdown text, and the whole addresses that stand in it as words.
    fn body(&self, referrer: &Referrer, body: &Body, findings: &mut Vec<Diagnostic>) {
        let outline = if may_hold_links(&body.markdown) { outline(body) } else { Outline::default() };
        self.links(referrer, &outline, findings);
        let place = |range: Range<usize>| {
            let at = |offset: usize| body.span.start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            Span { start: at(range.start), end: at(range.end), ..body.span }
        };
        let mut found = Vec::new();
        self.words(referrer, &body.markdown, place, &mut found);
        let is_linked = |at: Span| outline.links.iter().any(|it| it.span.start <= at.start && at.end <= it.span.end);
        findings.extend(found.into_iter().filter(|it| !it.primary.as_ref().is_some_and(|label| is_linked(label.span))));
    }

    /// The whole addresses that stand in a text as words.
    fn words(
        &self,
        referrer: &Referrer,
        text: &str,
        place: impl Fn(Range<usize>) -> Span,
        findings: &mut Vec<Diagnostic>,
    ) {
        for (at, _) in text.match_indices("://") {
            let start = text[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
            let length = text[at..].find(|c: char| c.is_whitespace() || "<>\"'()[]`".contains(c));
            let end = length.map_or(text.len(), |length| at + length);
            let end = start + text[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?']).len();
            self.address(referrer, &text[start..end], place(start..end), findings);
        }
    }

    /// Reports a whole address that leads to a page of the site which isn't public.
    fn address(&self, referrer: &Referrer, address: &str, span: Span, findings: &mut Vec<Diagnostic>) {
        let Some(leads) = Place::of(address) else { return };
        let Some(parts) = self.bases.iter().find_map(|base| leads.below(base)) else { return };
        let parts = parts.strip_suffix(&["index.html".to_owned()]).unwrap_or(parts);
        match parts {
            [folder, id, ..] if folder == "announcements" && self.withheld.contains_key(&**id) => {
                self.need(referrer, "links to", id, span, findings);
            }
            [folder, id, ..] if folder == "figures" => {
                self.metric_page(referrer, &format!("/figures/{id}/"), span, findings);
            }
            _ => {
                if let Some(id) = self.moved.get(&parts.join("/")) {
                    self.need(referrer, "links to", id, span, findings);
                }
            }
        }
    }

    fn legend(&self, legend: &Legend, it: &Announcement, from: DateTime<Utc>, findings: &mut Vec<Diagnostic>) {
        let name = format!("the legend `{}` of `{}`", legend.key.value, it.id);
        self.body(&Referrer { name, from }, &legend.body, findings);
    }

    /// The announcement that gives the definition that an observation follows.
    fn defined_by(&self, observation: &Observation) -> Option<&str> {
        let metric: &Metric = self.archive.metric(&observation.metric.value)?;
        let follows = |it: &&Definition| observation.definition.as_ref().is_none_or(|id| *id == it.id);
        Some(&metric.definitions.iter().find(follows)?.source.as_ref()?.value)
    }

    fn links(&self, referrer: &Referrer, outline: &Outline, findings: &mut Vec<Diagnostic>) {
        for link in &outline.links {
            match Destination::parse(&link.destination) {
                Destination::Announcement { id, .. } => self.need(referrer, "links to", id, link.span, findings),
                Destination::Figure { announcement: Some(id), .. } => {
                    self.need(referrer, "repeats a figure of", id, link.span, findings);
                }
                Destination::Page { path, .. } => self.metric_page(referrer, path, link.span, findings),
                Destination::Web(address) => self.address(referrer, address, link.span, findings),
                _ => {}
            }
        }
    }

    /// Reports a reference to an announcement that isn't public when the referrer is.
    fn need(&self, referrer: &Referrer, does: &str, id: &str, span: Span, findings: &mut Vec<Diagnostic>) {
        let Some(other) = self.withheld.get(id) else { return };
        let state = match released(&other.publication) {
            None => "which is a draft".to_owned(),
            Some(at) if at > referrer.from => format!("which is not public until {}", shown(at)),
            Some(_) => return,
        };
        let is_now = referrer.from <= self.edition.as_of;
        let when = if is_now { "is public".to_owned() } else { format!("is public from {} on", shown(referrer.from)) };
        let message = format!("{} {when} and {does} `{id}`, {state}", referrer.name);
        let finding = Diagnostic::error(Code::UnpublishedReference, span, message)
            .related(other.dated.span, "the document that isn't public")
            .help("publish both at the same instant by `publish_at`, or take the reference out until then");
        findings.push(if is_now { finding } else { finding.warning() });
    }

    /// Reports a link of a public text to the page of a metric that has none.
    fn metric_page(&self, referrer: &Referrer, path: &str, span: Span, findings: &mut Vec<Diagnostic>) {
        let Some(id) = path.strip_prefix("/figures/").and_then(|rest| rest.strip_suffix('/')) else { return };
        let is_there = self.archive.metric(id).is_none() || self.edition.metric(id).is_some();
        if is_there || referrer.from > self.edition.as_of {
            return;
        }
        let name = &referrer.name;
        let message = format!("{name} is public and links to the metric `{id}`, of which no public document tells");
        let help = "a metric is public with the first document that states or defines it: take the link out until then";
        findings.push(Diagnostic::error(Code::UnpublishedReference, span, message).help(help));
    }
}

/// Whether a Markdown text may have links. Where they lead is known when it is parsed: `announcement&#58;x` and
/// `announcement\:x` are `announcement:x`.
fn may_hold_links(text: &str) -> bool {
    text.contains(['[', '<'])
}

/// The addresses that the page of an announcement links to besides its texts.
fn addresses(it: &Announcement) -> impl Iterator<Item = &Name> {
    let call = match &it.details {
        Details::Results(results) => results.call.as_ref(),
        _ => None,
    };
    let of_call = call.into_iter().flat_map(|call| call.registration.iter().chain(&call.webcast));
    it.source.url.iter().chain(of_call)
}

fn shown(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
