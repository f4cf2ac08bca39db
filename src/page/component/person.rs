//! People with their roles.

use super::link::Link;
use super::source::{Source, source};
use crate::address::subject::person_anchor;
use crate::address::{Site, path};
use crate::domain::Announcement;
use crate::history::roster::{Body, Member, Role, Standing};
use crate::words;
use serde::Serialize;

/// A person with the roles in a body.
#[derive(Debug, Serialize)]
pub struct MemberView {
    /// The person's place on the page, where the person stands there for the first time.
    pub anchor: Option<String>,
    /// The name, as it is addressed.
    pub name: String,
    /// Other printed forms of the name.
    pub aliases: Vec<String>,
    /// What the person is.
    pub roles: Vec<RoleView>,
    /// On which committees, and as what.
    pub committees: Vec<RoleView>,
    /// What was said of the person before and isn't repeated since.
    pub unrepeated: Vec<RoleView>,
}

/// A role.
#[derive(Debug, Serialize)]
pub struct RoleView {
    /// As printed.
    pub text: String,
    /// The day of its beginning, where an announcement states it.
    pub since: Option<Link>,
    /// The first announcement that names the person so, by its day.
    pub first: Link,
    /// When it ended or will, and the announcement that says so.
    pub until: Option<Link>,
    /// The first list of the board without the person, by its day.
    pub left_out: Option<Link>,
    /// Whether it begins on a later day.
    pub is_coming: bool,
    /// The latest announcement that gives it.
    pub source: Source,
}

/// A person with the roles in a body that stand so, on a page with this way to the site's base.
#[must_use]
pub fn member(site: &Site<'_>, member: &Member<'_, '_>, body: Body, standing: Standing, root: &str) -> MemberView {
    let roles = |body, standing| member.in_body(body, standing).map(|it| role(site, it, root)).collect();
    let person = member.person;
    let name = person.honorific.iter().map(|honorific| &**honorific).chain([&*person.name]);
    let is_board = body == Body::Board && standing == Standing::Current;
    let mut unrepeated: Vec<RoleView> = Vec::new();
    if is_board {
        unrepeated.extend(member.in_body(Body::Board, Standing::Unrepeated).map(|it| role(site, it, root)));
        unrepeated.extend(member.in_body(Body::Committee, Standing::Unrepeated).map(|it| role(site, it, root)));
    }
    MemberView {
        anchor: Some(person_anchor(&person.id.value)),
        name: name.collect::<Vec<_>>().join(" "),
        aliases: person.aliases.iter().map(|alias| alias.to_string()).collect(),
        roles: roles(body, standing),
        committees: if is_board { roles(Body::Committee, Standing::Current) } else { Vec::new() },
        unrepeated,
    }
}

fn role(site: &Site<'_>, role: &Role<'_, '_>, root: &str) -> RoleView {
    let words = words::of(&site.edition.config().language);
    let link = |announcement: &Announcement, day| Link {
        href: format!("{root}{}", path::announcement(&announcement.id)),
        text: words.date(day),
    };
    let given = role.given;
    RoleView {
        text: role.text.to_string(),
        since: given.since.map(|day| link(given.announcement, day)),
        first: link(role.first, role.first.dated.value),
        until: given.until.map(|until| link(until.announcement, until.day)),
        left_out: given.left_out.map(|it| link(it, it.dated.value)),
        is_coming: given.is_coming,
        source: source(site, given.announcement, root),
    }
}
