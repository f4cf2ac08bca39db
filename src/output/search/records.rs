//! The records of a site: its announcements with what they state, their statements line by line, and all that is looked up by its
//! name. They are made of what the site is made of, and not of its pages.

use super::record::{Record, Text};
use crate::address::subject::address;
use crate::address::{Site, path};
use crate::domain::issuer::Issuer;
use crate::domain::metric::{Metric, Observation};
use crate::domain::statement::Statement;
use crate::domain::{Announcement, Moment};
use crate::history::category;
use crate::history::financials::Concept;
use crate::history::subject::{Subject, SubjectKind, subjects};
use crate::history::timeline::Timeline;
use crate::markdown::{inline_plain_text, plain_text};
use crate::words::{self, Words, subject};

/// How many figures of a line, and how many dates of a kind, the record of it tells: the latest. The others are found with their
/// documents.
const LATEST: usize = 40;

/// The records of an announcement: its own, and one of each of its statements.
#[must_use]
pub fn of_announcement(site: &Site<'_>, announcement: &Announcement) -> Vec<Record> {
    let words = words::of(&site.edition.config().language);
    let own = category::label(site.edition, announcement).unwrap_or(words.kind(announcement.kind()));
    let document = Record {
        address: path::announcement(&announcement.id),
        language: announcement.language.to_string(),
        title: announcement.title.to_string(),
        kind: announcement.kind().id(),
        what: own.to_owned(),
        day: Some(announcement.dated.value),
        text: text_of_announcement(site, announcement, words),
    };
    let statements = announcement.statements.iter().map(|statement| Record {
        address: path::statement(&announcement.id, &statement.id.value),
        language: announcement.language.to_string(),
        title: format!("{} – {}", statement.title, announcement.title),
        kind: SubjectKind::Statement.id(),
        what: words.subject(SubjectKind::Statement).to_owned(),
        day: Some(announcement.dated.value),
        text: text_of_statement(announcement, statement, words),
    });
    std::iter::once(document).chain(statements).collect()
}

/// What an announcement says beside its statements: first what has no place of its own on the page, then each figure with its.
fn text_of_announcement(site: &Site<'_>, announcement: &Announcement, words: &dyn Words) -> Text {
    let issuer = site.edition.issuer();
    let mut text = Text::default();
    if let Some(summary) = &announcement.summary {
        text.say(&inline_plain_text(&summary.value));
    }
    for entry in Timeline::of(announcement, site.edition) {
        text.say(&words.event_title(&entry.title));
        text.say(&when(entry.moment.as_ref(), words));
    }
    let facts = announcement.details.facts();
    let mut told = Vec::new();
    facts.inspect(|it| it.texts(&mut told));
    told.iter().for_each(|(told, _)| text.say(&plain_text(told)));
    for person in
        announcement.board.iter().map(|it| &it.person).chain(announcement.signatories.iter().map(|it| &it.person))
    {
        text.say(issuer.person(&person.value).map_or("", |it| &it.name));
    }
    announcement.labels.iter().filter_map(|it| it.label.as_deref()).for_each(|label| text.say(label));
    text.say(&plain_text(&announcement.body.markdown));
    let mut own = Vec::new();
    facts.inspect(|it| it.figures(&mut own));
    for figure in own {
        text.at(&figure.anchor);
        text.say(figure.label.as_deref().unwrap_or_default());
        text.say(&figure.amount.value.printed);
    }
    for figure in &announcement.figures {
        text.at(&figure.id.value);
        text.say(&figure.label);
        text.say(&figure.amount.printed);
    }
    for observation in &announcement.metrics {
        say_observation(&mut text, observation, site.edition.definitions().metrics, words);
    }
    text
}

/// What an announcement states of a metric, which the page has among its metrics.
fn say_observation(text: &mut Text, observation: &Observation, metrics: &[Metric], words: &dyn Words) {
    let Some(metric) = metrics.iter().find(|it| it.id == observation.metric) else { return };
    text.say(observation.label.as_deref().unwrap_or(&metric.label));
    for value in &observation.values {
        text.say(&value.amount.printed);
        text.say(&words.period(&value.period));
        value.changes.iter().for_each(|change| text.say(&change.amount.printed));
        value.parts.iter().for_each(|part| {
            text.say(&part.label);
            text.say(&part.amount.printed);
        });
    }
}

/// The lines of a statement, each with its label and its figures as printed: each with its period, and one in another currency than
/// the company's own with that.
fn text_of_statement(announcement: &Announcement, statement: &Statement, words: &dyn Words) -> Text {
    let mut text = Text::default();
    text.say(statement.units_note.as_deref().unwrap_or_default());
    let format = announcement.conventions.number_format();
    let heads: Vec<String> = statement.columns.iter().map(|column| words.period(&column.period)).collect();
    let mut printed = String::new();
    for line in &statement.lines {
        if !line.id.value.is_empty() {
            text.at(&format!("{}.{}", statement.id.value, line.id.value));
        }
        text.say(&line.label);
        for ((cell, column), head) in line.cells.iter().zip(&statement.columns).zip(&heads) {
            printed.clear();
            cell.push_printed(&mut printed, statement.sign(line, column), format);
            if printed.is_empty() {
                continue;
            }
            match line.of.as_ref().and_then(|of| of.period) {
                Some(period) => text.say(&words.period(&period)),
                None => text.say(head),
            }
            if column.translation.is_some() && statement.unit(line, column).has_currency() {
                text.say(column.currency.prefix().trim());
            }
            text.say(&printed);
        }
    }
    text
}

/// The records of what is looked up by its name, and of the company.
#[must_use]
pub fn of_subjects(site: &Site<'_>) -> Vec<Record> {
    let words = words::of(&site.edition.config().language);
    let all = subjects(site.edition, &site.history);
    let records = all.iter().filter_map(|it| of_subject(site, it, words));
    std::iter::once(of_company(site.edition.issuer(), site, words)).chain(records).collect()
}

fn of_subject(site: &Site<'_>, named: &Subject<'_, '_>, words: &dyn Words) -> Option<Record> {
    let address = address(&site.history, named);
    if !site.has(address.split('#').next().unwrap_or_default()) {
        return None;
    }
    let mut language = site.edition.config().language.to_string();
    let mut text = Text::default();
    match named {
        Subject::Line(at) => say_line(&mut text, site.history.financials.concepts().get(*at)?, words),
        Subject::Metric(metric) => say_metric(&mut text, site, metric, words),
        Subject::Person(member) => {
            member.person.aliases.iter().for_each(|alias| text.say(alias));
            member.roles.iter().for_each(|role| text.say(&role.text));
        }
        Subject::Organization(organization) => text.say(&organization.role),
        Subject::Place(place) => place.forms.iter().flat_map(|it| &it.address).for_each(|line| text.say(line)),
        Subject::Dates(kind) => {
            let entries = site.history.timeline.entries.iter().rev().filter(|it| it.kind == *kind).take(LATEST);
            for entry in entries {
                text.say(&words.event_title(&entry.title));
                text.say(&when(entry.moment.as_ref(), words));
            }
        }
        Subject::Plan(plan) => {
            let bounds = plan.bounds.into_iter().flatten();
            bounds.for_each(|bound| text.say(&bound.value.printed));
            text.say(plan.terms.securities.as_deref().unwrap_or_default());
        }
        Subject::Page(page) => {
            language = page.language.to_string();
            text.say(&page.description);
            text.say(&plain_text(&page.body.markdown));
        }
        Subject::Announcements(_) | Subject::Category(_) | Subject::Document(_) => {}
    }
    let title = subject::name(&site.history, named, words);
    let (kind, what) = (named.kind().id(), words.subject(named.kind()).to_owned());
    Some(Record { address, language, title, kind, what, day: None, text })
}

/// A line over time: its latest figures.
fn say_line(text: &mut Text, concept: &Concept<'_>, words: &dyn Words) {
    text.say(concept.heading.unwrap_or_default());
    let mut printed = String::new();
    for row in concept.rows().rev().take(LATEST) {
        text.at(&path::period_anchor(row.period));
        printed.clear();
        row.best.push_printed(&mut printed);
        text.say(&words.period(&row.period));
        text.say(&printed);
    }
}

/// A metric: what it covers, and every value.
fn say_metric(text: &mut Text, site: &Site<'_>, metric: &Metric, words: &dyn Words) {
    for definition in &metric.definitions {
        text.say(definition.label.as_deref().unwrap_or_default());
        text.say(&inline_plain_text(&definition.text));
    }
    for stated in site.history.series(metric).iter().rev() {
        text.at(&path::value_anchor(stated.value.period, stated.announcement));
        text.say(&words.period(&stated.value.period));
        text.say(&stated.value.amount.printed);
    }
}

/// The company: its names, its securities and whom to ask.
fn of_company(issuer: &Issuer, site: &Site<'_>, words: &dyn Words) -> Record {
    let mut text = Text::default();
    text.say(issuer.description.as_deref().unwrap_or_default());
    for listing in &issuer.listings {
        text.say(&listing.market);
        text.say(&listing.market_name);
        text.say(&listing.code.value);
        text.say(&listing.security);
    }
    issuer.names.iter().for_each(|it| text.say(&it.name.value));
    for contact in &issuer.contacts {
        text.say(&contact.name);
        text.say(contact.person.as_deref().unwrap_or_default());
        text.say(&contact.email.value);
        text.say(contact.phone.as_deref().unwrap_or_default());
    }
    Record {
        address: path::COMPANY.to_owned(),
        language: site.edition.config().language.to_string(),
        title: issuer.current_name().to_owned(),
        kind: SubjectKind::Organization.id(),
        what: words.term(crate::words::term::Term::Company).to_owned(),
        day: None,
        text,
    }
}

fn when(moment: Option<&Moment>, words: &dyn Words) -> String {
    moment.map_or_else(String::new, |moment| words.when(moment.when, moment.zone))
}
