//! The page that tells how the figures were checked: how many follow from others, an example, the rules and what they can't.

mod example;

use super::component::restated::cause;
use super::component::shell::Shell;
use super::component::source::{Source, source};
use super::component::waiver::{self, WaiverView};
use super::content::Content;
use crate::address::{Site, figure, path};
use crate::audit::{Family, Finding, Group, Rule, Tally, restated};
use crate::domain::announcement::{Announcement, Restatement};
use crate::domain::decimal::{grouped, round};
use crate::words::term::Term;
use crate::words::{self, Words};
use example::Example;
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct View {
    page: Shell,
    total: TallyView,
    example: Option<Example>,
    families: Vec<FamilyView>,
    groups: Vec<GroupView>,
    waivers: Vec<WaiverView>,
    restatements: Vec<RestatementView>,
}

/// Numbers of figures, written out.
#[derive(Serialize)]
struct TallyView {
    figures: String,
    determined: String,
    twice: String,
    /// The determined ones in percent of all; nothing where there are none.
    percent: Option<String>,
}

#[derive(Serialize)]
struct FamilyView {
    name: &'static str,
    rules: Vec<RuleView>,
}

#[derive(Serialize)]
struct RuleView {
    id: &'static str,
    title: &'static str,
    applied: String,
    determined: String,
}

#[derive(Serialize)]
struct GroupView {
    name: String,
    tally: TallyView,
}

#[derive(Serialize)]
struct RestatementView {
    label: String,
    period: String,
    cause: &'static str,
    old: Statement,
    new: Statement,
    note: Option<String>,
}

/// A figure that one document states.
#[derive(Serialize)]
struct Statement {
    printed: String,
    /// The very figure, where it was found.
    href: Option<String>,
    source: Option<Source>,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (company, words) = (site.edition.issuer().current_name(), words::of(&site.edition.config().language));
    let title = words.term(Term::Checks);
    let description = words.checks_description(company);
    let page = Shell::new(site.edition.config(), path::CHECKS, "checks", "figures", title, description);
    let page = page.under(path::FIGURES, words.term(Term::Financials));
    let summary = &site.audit.summary;
    let titles = titles(site);
    let groups = summary.groups.iter().filter(|(group, _)| **group != Group::Issuer);
    let view = View {
        total: tally(summary.tally(|group| *group != Group::Issuer)),
        example: example::example(site, &page.root),
        families: families(site),
        groups: groups.map(|(group, of)| GroupView { name: name(group, &titles, words), tally: tally(*of) }).collect(),
        waivers: waivers(site, &page.root),
        restatements: restatements(site, &page.root),
        page,
    };
    Content::page("checks.html", &view)
}

fn count(number: usize) -> String {
    grouped(Decimal::from(number))
}

fn tally(of: Tally) -> TallyView {
    let hundredfold = Decimal::from(of.determined) * Decimal::ONE_HUNDRED;
    let percent = hundredfold.checked_div(Decimal::from(of.figures)).map(|percent| {
        let mut percent = round(percent, 1);
        percent.rescale(1);
        format!("{percent}%")
    });
    TallyView { figures: count(of.figures), determined: count(of.determined), twice: count(of.twice), percent }
}

/// The rules by family, both in the order in which they are told.
fn families(site: &Site<'_>) -> Vec<FamilyView> {
    let mut families: Vec<(Family, FamilyView)> = Vec::new();
    for rule in Rule::ALL {
        let (applied, determined) = site.audit.summary.rules[*rule as usize];
        let view = RuleView {
            id: rule.code().id(),
            title: rule.title(),
            applied: count(applied),
            determined: count(determined),
        };
        match families.last_mut() {
            Some((family, last)) if *family == rule.family() => last.rules.push(view),
            _ => families.push((rule.family(), FamilyView { name: rule.family().name(), rules: vec![view] })),
        }
    }
    families.into_iter().map(|(_, view)| view).collect()
}

/// The latest title of each statement, by its id.
fn titles<'a>(site: &Site<'a>) -> BTreeMap<&'a str, &'a str> {
    let statements = site.edition.announcements.iter().flat_map(|announcement| &announcement.statements);
    statements.map(|statement| (&*statement.id.value, &*statement.title)).collect()
}

fn name(group: &Group, titles: &BTreeMap<&str, &str>, words: &dyn Words) -> String {
    let name = match group {
        Group::Statement(id) => titles.get(&**id).copied().unwrap_or(id),
        Group::Metrics => words.term(Term::CheckedMetrics),
        Group::Typed => words.term(Term::CheckedTyped),
        Group::Guidance => words.term(Term::CheckedOutlooks),
        Group::Text => words.term(Term::CheckedText),
        Group::Issuer => words.term(Term::TheCompany),
    };
    name.to_owned()
}

/// What no rule makes as it is printed, with the reasons; the latest first.
fn waivers(site: &Site<'_>, root: &str) -> Vec<WaiverView> {
    let by_document = site.audit.findings.chunk_by(|a, b| a.figure.book == b.figure.book);
    let of = |findings: &[Finding]| {
        let announcement = site.edition.announcements[findings[0].figure.book as usize];
        waiver::of(site, announcement, root, &folder(root, announcement))
    };
    by_document.rev().flat_map(of).collect()
}

fn folder(root: &str, announcement: &Announcement) -> String {
    format!("{root}{}", path::folder(&announcement.id))
}

/// The figures that a later document states otherwise; the latest first.
fn restatements(site: &Site<'_>, root: &str) -> Vec<RestatementView> {
    let all = site.edition.announcements.iter().rev();
    let all = all.flat_map(|announcement| announcement.restatements.iter().map(move |it| (*announcement, it)));
    all.map(|(announcement, it)| restatement(site, announcement, it, root)).collect()
}

fn restatement(site: &Site<'_>, announcement: &Announcement, it: &Restatement, root: &str) -> RestatementView {
    let fact = restated(announcement, it);
    let entries = site.audit.index.statements(&fact);
    let stated = |by: Option<&Announcement>, amount: &crate::domain::Amount| {
        let book = by.and_then(|by| site.edition.position(&by.id));
        let value = crate::audit::Value::from(amount);
        let entry = entries.clone().find(|entry| Some(entry.figure.book as usize) == book && entry.says(&value));
        Statement {
            printed: amount.printed.to_string(),
            href: by.zip(entry).map(|(by, entry)| figure::href(&folder(root, by), by, entry.place)),
            source: by.map(|by| source(site, by, root)),
        }
    };
    let earlier = site.edition.position(&it.document.value).map(|at| site.edition.announcements[at]);
    let words = words::of(&site.edition.config().language);
    RestatementView {
        label: label(site, announcement, &it.concept.value),
        period: words.period(&it.period),
        cause: cause(it.cause, words),
        old: stated(earlier, &it.old.value),
        new: stated(Some(announcement), &it.new.value),
        note: it.note.as_deref().map(str::to_owned),
    }
}

/// What a concept is called: as the metric, or as the first line of it in the document.
fn label(site: &Site<'_>, announcement: &Announcement, concept: &str) -> String {
    let lines = announcement.statements.iter().flat_map(|statement| &statement.lines);
    let line = || lines.into_iter().find(|line| line.concept() == concept).map(|line| &line.label);
    let label = site.edition.metric(concept).map(|metric| &metric.label).or_else(line);
    label.map_or_else(|| concept.to_owned(), |label| label.to_string())
}
