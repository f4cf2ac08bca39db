//! What is public must not lead to what isn't.

use crate::archive::{Archive, Edition, Legend, released};
use crate::audit::plain_texts;
use crate::diagnostic::{Code, Diagnostic, Texts};
use crate::domain::announcement::Body;
use crate::domain::kind::Named;
use crate::domain::metric::{Definition, Metric, Observation};
use crate::domain::relation::Relation;
use crate::domain::span::Name;
use crate::domain::web::Place;
use crate::domain::{Announcement, FileId, Located, PlainPage, Span};
use crate::markdown::{Destination, Outline, inline_outline, outline};
use crate::prose::passages;
use crate::source::{Content, LoadError, Sources};
use chrono::{DateTime, SecondsFormat, Utc};
use rayon::prelude::*;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// An error for each reference of a public document to one that isn't public, and a warning for each that will be
/// one when the document is published. `bases` are the addresses that the site has: a whole address below one of them
/// leads to its pages as well.
///
/// # Errors
/// A text can't be read once more, or was changed since it was read.
pub fn unpublished(
    sources: &Sources,
    archive: &Archive,
    edition: &Edition<'_>,
    bases: &[&str],
) -> Result<Vec<Diagnostic>, LoadError> {
    let withheld = |it: &&Announcement| released(it).is_none_or(|at| at > edition.as_of);
    let announcements = || archive.announcements.iter().map(Arc::as_ref);
    let withheld: HashMap<&str, &Announcement> = announcements().filter(withheld).map(|it| (&*it.id, it)).collect();
    let pages = archive.pages.iter().filter(|it| edition.page(&it.id).is_none());
    let pages: HashMap<&str, &PlainPage> = pages.map(|it| (&*it.id, it)).collect();
    let announcements_were = withheld.values().flat_map(|it| former(Withheld::Announcement(it)));
    let moved = announcements_were.chain(pages.values().flat_map(|it| former(Withheld::Page(it)))).collect();
    let gate = Gate {
        sources,
        archive,
        edition,
        withheld,
        pages,
        moved,
        bases: bases.iter().filter_map(|it| Place::of(it)).collect(),
    };
    if gate.withheld.is_empty() && gate.pages.is_empty() && edition.definitions().metrics.len() == archive.metrics.len()
    {
        return Ok(Vec::new());
    }
    let published: Vec<(DateTime<Utc>, &Announcement)> = announcements()
        .filter(|it| edition.tombstone(&it.id).is_none())
        .filter_map(|it| Some((released(it)?.max(edition.as_of), it)))
        .collect();
    let found = published.par_iter().map(|(from, it)| gate.announcement(it, *from));
    let mut findings: Vec<Diagnostic> = found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
    for legend in &archive.legends {
        let carried = |(_, it): &&(DateTime<Utc>, &Announcement)| it.legends.contains(&legend.key);
        if let Some((from, it)) = published.iter().filter(carried).min_by_key(|(from, _)| *from) {
            gate.legend(legend, it, *from, &mut findings);
        }
    }
    for (page, from) in archive.pages.iter().filter_map(|it| Some((it, it.released()?.max(edition.as_of)))) {
        gate.page(page, from, &mut findings);
    }
    gate.shared(&mut findings);
    Ok(findings)
}

struct Gate<'a> {
    sources: &'a Sources,
    archive: &'a Archive,
    edition: &'a Edition<'a>,
    /// The announcements that aren't public.
    withheld: HashMap<&'a str, &'a Announcement>,
    /// The plain pages that aren't public.
    pages: HashMap<&'a str, &'a PlainPage>,
    /// Addresses that they once had.
    moved: HashMap<String, Withheld<'a>>,
    /// Where the site stands.
    bases: Vec<Place>,
}

/// What isn't public.
#[derive(Clone, Copy)]
enum Withheld<'a> {
    Announcement(&'a Announcement),
    Page(&'a PlainPage),
}

impl Withheld<'_> {
    /// Its name in a message, the instant from which it is public, and the place that says so.
    fn told(self) -> (String, Option<DateTime<Utc>>, Span) {
        match self {
            Self::Announcement(it) => (format!("`{}`", it.id), released(it), it.dated.span),
            Self::Page(it) => (format!("the page `{}`", it.id), it.released(), it.head),
        }
    }
}

/// The former addresses of an announcement and of its statements, or of a page, as [`Gate::address`] looks them up.
fn former(of: Withheld<'_>) -> impl Iterator<Item = (String, Withheld<'_>)> {
    let (own, statements) = match of {
        Withheld::Announcement(it) => (&it.former, &*it.statements),
        Withheld::Page(it) => (&it.former, &[][..]),
    };
    let all = own.iter().chain(statements.iter().flat_map(|statement| &statement.former));
    all.map(move |former| (former.path.trim_end_matches("/index.html").to_lowercase(), of))
}

/// Who refers, and from when on that is public.
struct Referrer {
    /// In words, such as `` `2024-q1-results` ``.
    name: String,
    from: DateTime<Utc>,
}

impl Gate<'_> {
    fn announcement(&self, it: &Announcement, from: DateTime<Utc>) -> Result<Vec<Diagnostic>, LoadError> {
        let mut findings = Vec::new();
        let referrer = Referrer { name: format!("`{}`", it.id), from };
        for relation in &it.relations {
            let Relation { verb, to, .. } = relation;
            self.need(&referrer, verb.key(), &to.document, to.span, &mut findings);
        }
        for target in it.events.iter().flat_map(|it| &it.replaces) {
            self.need(&referrer, "replaces an event of", &target.document, target.span, &mut findings);
        }
        for named in it.details.names() {
            if let Named::Announcement(Name { value, span }) = named {
                self.need(&referrer, "names", value, *span, &mut findings);
            }
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
        let top = it.head;
        self.words(&referrer, &it.title, |_| top, &mut findings);
        for Located { value, span } in addresses(it) {
            self.address(&referrer, value, *span, &mut findings);
        }
        let folder = self.sources.path(it.file).trim_end_matches("announcement.md");
        for (file, _) in self.sources.below(folder).filter(|(_, it)| is_told(&it.path, folder)) {
            if let Content::Text(text) = self.sources.content(file)? {
                self.text(&referrer, file, &text, &mut findings);
            }
        }
        Ok(findings)
    }

    fn page(&self, it: &PlainPage, from: DateTime<Utc>, findings: &mut Vec<Diagnostic>) {
        let referrer = Referrer { name: format!("the page `{}`", it.id), from };
        self.body(&referrer, &it.body, findings);
        let file = it.head.file;
        self.text(&referrer, file, self.sources.text(file), findings);
    }

    /// The whole addresses that stand anywhere in a file, but for those that are found already.
    fn text(&self, referrer: &Referrer, file: FileId, text: &str, findings: &mut Vec<Diagnostic>) {
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let mut found = Vec::new();
        self.words(referrer, text, |range| Span { file, start: at(range.start), end: at(range.end) }, &mut found);
        let span = |it: &Diagnostic| it.primary.as_ref().map(|label| label.span);
        let known: Vec<Span> = findings.iter().filter_map(span).collect();
        let is_known = |at: Span| known.iter().any(|it| it.file == at.file && it.start < at.end && at.start < it.end);
        findings.extend(found.into_iter().filter(|it| !span(it).is_some_and(is_known)));
    }

    /// The texts that belong to no document: what the site says of itself, and of metrics and those that are withdrawn.
    fn shared(&self, findings: &mut Vec<Diagnostic>) {
        let from = self.edition.as_of;
        for (file, source) in self.sources.iter().filter(|(_, source)| &*source.path == "site.toml") {
            if let Content::Text(text) = &source.content {
                self.text(&Referrer { name: "`site.toml`".to_owned(), from }, file, text, findings);
            }
        }
        for metric in self.edition.definitions().metrics {
            let referrer = Referrer { name: format!("the metric `{}`", metric.id.value), from };
            let texts = metric.definitions.iter().map(|it| (&it.text, it.id.span));
            for (text, span) in texts.chain([(&metric.label, metric.id.span)]) {
                self.words(&referrer, text, |_| span, findings);
            }
        }
        for dimension in self.edition.definitions().dimensions {
            let referrer = Referrer { name: format!("the dimension `{}`", dimension.id.value), from };
            let labels = dimension.members.iter().map(|it| (&it.label, it.id.span));
            for (label, span) in labels.chain([(&dimension.label, dimension.id.span)]) {
                self.words(&referrer, label, |_| span, findings);
            }
        }
        for it in &self.edition.calendar {
            let referrer = Referrer { name: format!("the planned event `{}`", it.id()), from };
            let texts = [Some(&*it.event.title), it.event.place.as_deref(), it.event.contact.as_deref()];
            let link = it.event.link.as_ref().map(|link| &*link.value);
            for text in texts.into_iter().flatten().chain(link) {
                self.words(&referrer, text, |_| it.event.span, findings);
            }
        }
        for it in &self.archive.announcements {
            if let Some(tombstone) = self.edition.tombstone(&it.id) {
                let referrer = Referrer { name: format!("`{}`", it.id), from };
                let top = it.head;
                for text in [&it.title, tombstone.reason] {
                    self.words(&referrer, text, |_| top, findings);
                }
            }
        }
    }

    /// The links of a Markdown text, and the whole addresses that stand in it as words.
    fn body(&self, referrer: &Referrer, body: &Body, findings: &mut Vec<Diagnostic>) {
        let outline = if may_hold_links(&body.markdown) { outline(body) } else { Outline::default() };
        self.links(referrer, &outline, findings);
        // Entities, escapes and emphasis part an address in the file, but not for readers.
        if body.markdown.contains("//") || body.markdown.contains(['&', '\\']) {
            for passage in passages(body) {
                let mut found = Vec::new();
                self.words(referrer, &passage.words, |range| passage.span(range), &mut found);
                let is_linked =
                    |at: Span| outline.links.iter().any(|it| it.span.start <= at.start && at.end <= it.span.end);
                let is_new =
                    |it: &Diagnostic| findings.is_empty() || !it.primary.as_ref().is_some_and(|it| is_linked(it.span));
                found.retain(is_new);
                findings.append(&mut found);
            }
        }
    }

    /// The whole addresses that stand in a text as words.
    fn words(
        &self,
        referrer: &Referrer,
        text: &str,
        place: impl Fn(Range<usize>) -> Span,
        findings: &mut Vec<Diagnostic>,
    ) {
        let is_end = |c: char| c.is_whitespace() || "<>\"'()[]`,|".contains(c);
        let mut at = 0;
        for token in text.split(is_end) {
            let range = at..at + token.len();
            at = range.end + text[range.end..].chars().next().map_or(0, char::len_utf8);
            let address = token.trim_end_matches(['.', ';', ':', '!', '?']);
            if let Destination::Announcement { id, .. } | Destination::Figure { announcement: Some(id), .. } =
                Destination::parse(address)
            {
                self.need(referrer, "names", id, place(range.start..range.start + address.len()), findings);
            }
            if !address.contains('/') || !address.contains('.') {
                continue;
            }
            let place = || place(range.start..range.start + address.len());
            match address.find("://") {
                Some(colon) => {
                    let start = address[..colon].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
                    self.address(referrer, &address[start..], place(), findings);
                }
                None => {
                    self.address(referrer, &format!("https://{}", address.trim_start_matches('/')), place(), findings)
                }
            }
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
            [id] if self.pages.contains_key(&**id) => self.need_page(referrer, id, span, findings),
            _ => {
                if let Some(other) = self.moved.get(&parts.join("/")) {
                    self.report(referrer, "links to", *other, span, findings);
                }
            }
        }
    }

    fn legend(&self, legend: &Legend, it: &Announcement, from: DateTime<Utc>, findings: &mut Vec<Diagnostic>) {
        let name = format!("the legend `{}` of `{}`", legend.key.value, it.id);
        let referrer = Referrer { name, from };
        self.body(&referrer, &legend.body, findings);
        self.text(&referrer, legend.key.span.file, self.sources.text(legend.key.span.file), findings);
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
                Destination::Page { path, .. } => {
                    self.metric_page(referrer, path, link.span, findings);
                    let plain = path.strip_prefix('/').map(|path| path.trim_end_matches('/'));
                    self.need_page(referrer, plain.unwrap_or_default(), link.span, findings);
                }
                Destination::Web(address) => self.address(referrer, address, link.span, findings),
                _ => {}
            }
        }
    }

    /// Reports a reference to an announcement that isn't public when the referrer is.
    fn need(&self, referrer: &Referrer, does: &str, id: &str, span: Span, findings: &mut Vec<Diagnostic>) {
        if let Some(other) = self.withheld.get(id) {
            self.report(referrer, does, Withheld::Announcement(other), span, findings);
        }
    }

    /// Reports a link to a plain page that isn't public when the referrer is.
    fn need_page(&self, referrer: &Referrer, id: &str, span: Span, findings: &mut Vec<Diagnostic>) {
        if let Some(other) = self.pages.get(id) {
            self.report(referrer, "links to", Withheld::Page(other), span, findings);
        }
    }

    fn report(&self, referrer: &Referrer, does: &str, other: Withheld<'_>, span: Span, findings: &mut Vec<Diagnostic>) {
        let (name, released, at) = other.told();
        let state = match released {
            None => "which is a draft".to_owned(),
            Some(at) if at > referrer.from => format!("which is not public until {}", shown(at)),
            Some(_) => return,
        };
        let is_now = referrer.from <= self.edition.as_of;
        let when = if is_now { "is public".to_owned() } else { format!("is public from {} on", shown(referrer.from)) };
        let message = format!("{} {when} and {does} {name}, {state}", referrer.name);
        let finding = Diagnostic::error(Code::UnpublishedReference, span, message)
            .related(at, "the document that isn't public")
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

/// Whether a file beside an announcement is read for its page.
fn is_told(path: &str, folder: &str) -> bool {
    let name = path.strip_prefix(folder).unwrap_or(path);
    name == "announcement.md" || name.ends_with(".toml") && !name.contains('/')
}

/// Whether a Markdown text may have links. Where they lead is known when it is parsed: `announcement&#58;x` and
/// `announcement\:x` are `announcement:x`.
fn may_hold_links(text: &str) -> bool {
    text.contains(['[', '<'])
}

/// The addresses that the page of an announcement links to besides its texts.
fn addresses(it: &Announcement) -> impl Iterator<Item = &Located<Box<str>>> {
    it.source.url.iter().chain(it.details.links())
}

fn shown(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
