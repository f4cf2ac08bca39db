//! Board and management as of the instant, what has changed, and who was there before.

use super::component::day::Day;
use super::component::link::Link;
use super::component::person::{self, MemberView};
use super::component::shell::Shell;
use super::component::source::{Source, source};
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::Kind;
use crate::domain::occasion::Title;
use crate::history::catalog::Scope;
use crate::history::people::{Move, Moved};
use crate::history::roster::{Body, Member, Standing, members};
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;
use std::collections::BTreeSet;

/// How many changes and how many earlier members the page shows.
const SHOWN: usize = 60;

#[derive(Serialize)]
struct View {
    page: Shell,
    csv: &'static str,
    /// The latest list of the board.
    listed: Option<Source>,
    /// Whether anything of the board was announced since.
    is_changed_since: bool,
    board: Vec<MemberView>,
    has_committees: bool,
    management: Vec<MemberView>,
    /// Those who begin on a later day.
    coming: Vec<MemberView>,
    changes: Vec<ChangeView>,
    /// How many there are besides.
    more_changes: usize,
    /// The list of the announcements of such changes.
    all_changes: Option<String>,
    earlier: Vec<MemberView>,
    more_earlier: usize,
}

#[derive(Serialize)]
struct ChangeView {
    day: Day,
    text: String,
    announcement: Link,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (config, issuer) = (site.edition.config(), site.edition.issuer());
    let words = words::of(&config.language);
    let company = issuer.current_name();
    let (title, description) = (words.term(Term::BoardAndManagement), words.people_description(company));
    let page = Shell::new(config, path::PEOPLE, "people", "company", title, description).of_day();
    let page = page.under(path::COMPANY, words.term(Term::Company));
    let people = &site.history.people;
    let members = members(people, issuer);
    let root = &page.root;
    let of = |body, standing| -> Vec<MemberView> {
        let there = members.iter().filter(|it| it.is_in(body, standing));
        there.map(|it| person::member(site, it, body, standing, root)).collect()
    };
    let board = of(Body::Board, Standing::Current);
    let coming = [Body::Board, Body::Committee, Body::Management].map(|body| of(body, Standing::Coming));
    let earlier: Vec<MemberView> = members.iter().flat_map(|it| earlier(site, it, root)).collect();
    let all_changes = path::list(Scope::Kind(Kind::BoardChange));
    let mut view = View {
        csv: "people.csv",
        listed: people.board.map(|it| source(site, it, root)),
        is_changed_since: people
            .board
            .is_some_and(|list| people.moves.iter().any(|it| it.announcement.dated.value > list.dated.value)),
        has_committees: board.iter().any(|it| !it.committees.is_empty()),
        board,
        management: of(Body::Management, Standing::Current),
        coming: coming.into_iter().flatten().collect(),
        changes: changes(site, &people.moves, root, words),
        more_changes: people.moves.len().saturating_sub(SHOWN),
        all_changes: site.has(&all_changes).then(|| format!("{root}{all_changes}")),
        more_earlier: earlier.len().saturating_sub(SHOWN),
        earlier: earlier.into_iter().take(SHOWN).collect(),
        page,
    };
    keep_first_anchors(&mut view);
    Content::page("people.html", &view)
}

/// Takes the anchors off where a person stands once more: an anchor is one place.
fn keep_first_anchors(view: &mut View) {
    let mut seen = BTreeSet::new();
    let lists = [&mut view.board, &mut view.management, &mut view.coming, &mut view.earlier];
    for member in lists.into_iter().flatten() {
        member.anchor = member.anchor.take().filter(|anchor| seen.insert(anchor.clone()));
    }
}

/// What a person was in a body where the person is nothing now.
fn earlier(site: &Site<'_>, member: &Member<'_, '_>, root: &str) -> Vec<MemberView> {
    let was = |body, standing| {
        let is_now = member.is_in(body, Standing::Current) && standing == Standing::Former;
        (!is_now && member.is_in(body, standing)).then(|| person::member(site, member, body, standing, root))
    };
    let board = was(Body::Board, Standing::Former);
    let unrepeated = was(Body::Board, Standing::Unrepeated).filter(|_| !member.is_in(Body::Board, Standing::Current));
    let management = [Standing::Former, Standing::Unrepeated].into_iter().filter_map(|it| was(Body::Management, it));
    board.into_iter().chain(unrepeated).chain(management).collect()
}

/// The latest changes, newest first.
fn changes(site: &Site<'_>, moves: &[Move<'_>], root: &str, words: &dyn Words) -> Vec<ChangeView> {
    let issuer = site.edition.issuer();
    let view = |it: &&Move<'_>| {
        let name = issuer.person(it.person).map_or(it.person, |person| &person.name);
        let text = match it.what {
            Moved::Stated(change) => {
                let (capacity, committee) = (change.capacity.as_deref(), change.committee.as_deref());
                words.event_title(&Title::BoardChange(change.step, name, capacity, committee))
            }
            Moved::Listed(before) => words.listed_anew(name, before.dated.value, true),
            Moved::Unlisted(before) => words.listed_anew(name, before.dated.value, false),
        };
        let announcement = Link {
            href: format!("{root}{}", path::announcement(&it.announcement.id)),
            text: it.announcement.title.to_string(),
        };
        ChangeView { day: Day::of(it.day(), words), text, announcement }
    };
    let mut latest: Vec<&Move<'_>> = moves.iter().rev().take(SHOWN).collect();
    latest.sort_by_key(|it| std::cmp::Reverse(it.day()));
    latest.iter().map(view).collect()
}
