//! How the published values of a metric tie: to each other, to other metrics, and to what other announcements state.

use crate::address::{Site, figure, path};
use crate::audit::{Book, Entry, Examined, Fact, Place, Rule};
use crate::domain::Announcement;
use crate::domain::decimal::grouped;
use crate::domain::metric::Metric;
use crate::history::series::Stated;
use crate::markdown;
use crate::page::component::link::Link;
use crate::page::component::note::Notes;
use crate::page::component::source::{Source, source};
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How many rows of periods of one length the page shows: the latest. The CSV has all values.
pub const LATEST: usize = 60;

/// How many other announcements that state a value are named with it.
const ELSEWHERE: usize = 8;

/// A sentence about a value: words, and links that end it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// What holds.
    pub text: &'static str,
    /// For what.
    pub links: Vec<Link>,
}

/// Why a figure says something else than a rule makes it.
#[derive(Debug, Serialize)]
pub struct Reason {
    /// What is printed and what the rule makes it.
    pub text: String,
    /// Why, as HTML.
    pub html: String,
}

/// What holds of the values on a metric's page, by the audit of each announcement that states one.
pub struct Ties<'a> {
    site: &'a Site<'a>,
    root: &'a str,
    shown: BTreeSet<String>,
    examined: BTreeMap<&'a str, Examined<'a>>,
}

impl<'a> Ties<'a> {
    /// Those of these values, which are on the page.
    pub fn new<'v>(site: &'a Site<'a>, root: &'a str, values: impl Iterator<Item = &'v Stated<'a>>) -> Self
    where
        'a: 'v,
    {
        let (mut shown, mut examined) = (BTreeSet::new(), BTreeMap::new());
        for stated in values {
            shown.insert(path::value_anchor(stated.value.period, stated.announcement));
            let id: &'a str = &stated.announcement.id;
            examined.entry(id).or_insert_with(|| site.examine(stated.announcement));
        }
        Self { site, root, shown, examined }
    }

    /// What holds of a value.
    pub fn sentences(&self, stated: &Stated<'_>) -> Vec<Sentence> {
        let Some(examined) = self.examined.get(&*stated.announcement.id) else { return Vec::new() };
        let (book, words) = (&examined.book, self.words());
        let Some((own, at)) = position(book, stated) else { return Vec::new() };
        let mut told = Vec::new();
        for tie in examined.ties.iter().filter(|tie| tie.failure.is_none()) {
            let (result, is_input) = (book.fact(tie.result), tie.inputs.contains(&own));
            let sentence = match (tie.rule, result.place) {
                (Rule::Change, place) if at.is_change(place) => {
                    let then = tie.inputs.iter().filter(|input| **input != own).map(|input| book.fact(*input));
                    let then = then.map(|then| self.row(then, stated.announcement));
                    Sentence { text: words.term(Term::ChangeFollows), links: then.collect() }
                }
                (Rule::Change, place) if is_input && !matches!(place, Place::Text(_)) => Sentence {
                    text: words.term(Term::ChangeOfOther),
                    links: vec![self.row(result, stated.announcement)],
                },
                (Rule::Share, place) if place == at.share() => {
                    let whole = tie.inputs.iter().filter(|input| **input != own).map(|input| book.fact(*input));
                    let whole = whole.filter_map(|whole| self.metric(book, whole));
                    Sentence { text: words.term(Term::ShareOf), links: whole.collect() }
                }
                (Rule::Share, _) if is_input => {
                    let of = self.metric(book, result).into_iter();
                    Sentence { text: words.term(Term::ShareOfOther), links: of.collect() }
                }
                (Rule::Sum, _) if tie.result == own => {
                    let text = words.term(if tie.bound { Term::PartsWithin } else { Term::SumOfParts });
                    Sentence { text, links: Vec::new() }
                }
                _ => continue,
            };
            told.push(sentence);
        }
        told.extend(self.elsewhere(book.fact(own), stated));
        told
    }

    /// The values of the same period that other announcements state.
    fn elsewhere(&self, fact: &Fact<'_>, stated: &Stated<'_>) -> Vec<Sentence> {
        let words = self.words();
        let position = self.site.edition.position(&stated.announcement.id);
        let mut entries: Vec<Entry> = self.site.audit.index.statements(fact).collect();
        entries.reverse();
        let others = entries.into_iter().filter(|entry| Some(entry.figure.book as usize) != position);
        let (alike, otherwise): (Vec<_>, Vec<_>) = others.partition(|entry| entry.says(&fact.value));
        let said = |text, entries: Vec<Entry>| {
            let links = entries.iter().take(ELSEWHERE).map(|entry| {
                let other = self.site.edition.announcements[entry.figure.book as usize];
                let Source { day, .. } = source(self.site, other, self.root);
                let row = format!("#{}", path::value_anchor(stated.value.period, other));
                let href = match entry.place {
                    Place::Metric(..) if self.shown.contains(&row[1..]) => row,
                    place => figure::href(&self.folder(other), other, place),
                };
                Link { href, text: day }
            });
            Sentence { text, links: links.collect() }
        };
        let sentences =
            [said(words.term(Term::StatedAlike), alike), said(words.term(Term::StatedOtherwise), otherwise)];
        sentences.into_iter().filter(|sentence| !sentence.links.is_empty()).collect()
    }

    /// Why the value, its change or its share says something else than a rule makes it.
    pub fn reasons(&self, stated: &Stated<'_>) -> Vec<Reason> {
        let Some(examined) = self.examined.get(&*stated.announcement.id) else { return Vec::new() };
        let Some((_, at)) = position(&examined.book, stated) else { return Vec::new() };
        let folder = self.folder(stated.announcement);
        let notes = Notes::elsewhere(self.site, stated.announcement, self.root, &folder);
        let of_value = |place: Place| place == at.metric() || place == at.share() || at.is_change(place);
        let findings = self.site.findings(stated.announcement).iter();
        let findings = findings.filter(|finding| of_value(examined.book.fact(finding.figure.fact).place));
        let words = self.words();
        let reason = findings.filter_map(|finding| {
            let waiver = stated.announcement.waivers.get(finding.waived?)?;
            let (printed, expected) = (grouped(finding.value.number), &finding.expected);
            let text = words.printed_otherwise(&printed, expected, finding.rule);
            Some(Reason { text, html: markdown::inline_html(&waiver.reason.value, &notes) })
        });
        reason.collect()
    }

    fn words(&self) -> &'static dyn Words {
        words::of(&self.site.edition.config().language)
    }

    fn folder(&self, announcement: &Announcement) -> String {
        format!("{}{}", self.root, path::folder(&announcement.id))
    }

    /// The value of this metric for the period of a fact, in words.
    fn row(&self, fact: &Fact<'_>, announcement: &Announcement) -> Link {
        let Some(period) = fact.period else { return Link { href: String::new(), text: String::new() } };
        let row = path::value_anchor(period, announcement);
        let href = if self.shown.contains(&row) {
            format!("#{row}")
        } else {
            figure::href(&self.folder(announcement), announcement, fact.place)
        };
        Link { href, text: self.words().period(&period) }
    }

    /// The value of another metric that a fact is, or belongs to.
    fn metric(&self, book: &Book<'_>, fact: &Fact<'_>) -> Option<Link> {
        let (Place::Metric(at, _) | Place::Change(at, ..) | Place::Share(at, _)) = fact.place else { return None };
        let metric: &Metric = self.site.edition.metric(&book.announcement.metrics.get(at as usize)?.metric.value)?;
        let mut href = format!("{}{}", self.root, path::metric(&metric.id.value));
        if let Some(period) = fact.period.filter(|_| self.site.history.series(metric).len() <= LATEST) {
            href = format!("{href}#{}", path::value_anchor(period, book.announcement));
        }
        Some(Link { href, text: metric.label.to_string() })
    }
}

/// Where a value stands in its announcement: observation and value.
#[derive(Clone, Copy)]
struct At(u32, u32);

impl At {
    fn metric(self) -> Place {
        Place::Metric(self.0, self.1)
    }

    fn is_change(self, place: Place) -> bool {
        matches!(place, Place::Change(observation, value, _) if (observation, value) == (self.0, self.1))
    }

    fn share(self) -> Place {
        Place::Share(self.0, self.1)
    }
}

/// The value as a figure of its announcement's book.
fn position(book: &Book<'_>, stated: &Stated<'_>) -> Option<(u32, At)> {
    let observation = book.announcement.metrics.iter().position(|it| std::ptr::eq(it, stated.observation))?;
    let value = stated.observation.values.iter().position(|it| std::ptr::eq(it, stated.value))?;
    let at = At(u32::try_from(observation).ok()?, u32::try_from(value).ok()?);
    let fact = book.facts.iter().position(|fact| fact.place == at.metric())?;
    Some((u32::try_from(fact).ok()?, at))
}
