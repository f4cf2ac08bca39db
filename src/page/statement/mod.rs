//! The page of a statement: the table, and where its figures come from.

mod elsewhere;
mod names;
mod section;
mod sentence;
mod ties;
mod told;

use super::component::link::Link;
use super::component::moment::{self, MomentView};
use super::component::note::{FootnoteView, Notes};
use super::component::shell::{Picture, Shell};
use super::component::table::{self, TableView};
use super::component::{company, correction};
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::announcement::Announcement;
use crate::domain::statement::Statement;
use crate::domain::{Kind, Moment};
use crate::history::catalog::Scope;
use crate::history::sequence::{self, Reported};
use crate::words::term::Term;
use crate::words::{self, Words};
use section::{Section, TiesView};
use serde::Serialize;

/// The view of a statement's own page.
#[derive(Debug, Serialize)]
struct View {
    page: Shell,
    statement: TableView,
    kind: &'static str,
    /// The period that it reports: `Q1 2024`.
    period: Option<String>,
    announcement: Link,
    dated: MomentView,
    issuer_then: String,
    issuer_now: Option<String>,
    footnotes: Vec<FootnoteView>,
    ties: Option<TiesView>,
    tabs: Vec<Tab>,
    previous: Option<Neighbor>,
    next: Option<Neighbor>,
}

/// A statement of the same announcement.
#[derive(Debug, Serialize)]
struct Tab {
    href: String,
    /// What it is or, where several are, its title.
    text: String,
    is_current: bool,
}

/// The same statement for another period.
#[derive(Debug, Serialize)]
struct Neighbor {
    href: String,
    /// The period: `Q4 2023`.
    period: String,
    /// The statement's title.
    title: String,
}

/// The page of a statement.
#[must_use]
pub fn page(site: &Site<'_>, announcement: &Announcement, statement: &Statement) -> Content<'static> {
    let path = path::statement(&announcement.id, &statement.id.value);
    let words = words::of(&site.edition.config().language);
    let issuer_then = company::name_then(site.edition.issuer(), announcement);
    let title = format!("{}, {}", statement.title, announcement.title);
    let description =
        words.statement_description(&statement.title, &issuer_then, &announcement.title, announcement.dated.value);
    let mut page = Shell::new(site.edition.config(), &path, "statement", "figures", title, description)
        .under(&path::list(Scope::<Kind>::Front), words.term(Term::Announcements))
        .under(&path::announcement(&announcement.id), &*announcement.title);
    page.language = announcement.language.to_string();
    page.notices = correction::notices(site, announcement, &page.root);
    page.picture = Picture::of(site, announcement);
    let root = page.root.clone();
    let notes = Notes::below(site, announcement, &root);
    let section = Section::of(site, announcement, statement, words);
    let tells = |at| section.as_ref().is_some_and(|section| section.tells(at));
    let table = table::on_own_page(site, announcement, statement, &tells, &notes);
    let ties = section.as_ref().and_then(|section| section.view(&notes, &root));
    let now = site.edition.issuer().current_name();
    let dated = Moment::day(announcement.dated.value, announcement.zone);
    let (previous, next) = site.history.sequence.around(announcement, statement);
    let neighbor = |it: Reported<'_>| Neighbor {
        href: format!("{root}{}", path::statement(&it.announcement.id, &it.statement.id.value)),
        period: words.period(&it.period),
        title: it.statement.title.to_string(),
    };
    let view = View {
        page,
        statement: table,
        kind: words.statement(statement.kind),
        period: sequence::reported(statement).map(|period| words.period(&period)),
        announcement: Link { href: "../index.html".to_owned(), text: announcement.title.to_string() },
        dated: moment::moment(&dated, &site.edition.config().zones, words),
        issuer_now: Some(now).filter(|now| *now != issuer_then).map(str::to_owned),
        issuer_then,
        footnotes: notes.footnotes(false),
        ties,
        tabs: tabs(announcement, statement, words),
        previous: previous.map(neighbor),
        next: next.map(neighbor),
    };
    Content::page("statement.html", &view)
}

/// The statements of an announcement that has several, in its order.
fn tabs(announcement: &Announcement, statement: &Statement, words: &dyn Words) -> Vec<Tab> {
    let all = &announcement.statements;
    let is_only = |kind| all.iter().filter(|it| it.kind == kind).nth(1).is_none();
    let short = |it: &Statement| words.statement_in_short(it.kind).filter(|_| is_only(it.kind));
    let tab = |it: &Statement| Tab {
        href: format!("../{}/index.html", it.id.value),
        text: short(it).unwrap_or(&it.title).to_owned(),
        is_current: it.id == statement.id,
    };
    if all.len() > 1 { all.iter().map(tab).collect() } else { Vec::new() }
}
