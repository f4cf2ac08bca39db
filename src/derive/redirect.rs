//! Pages at former addresses, which lead to where the content stands now.

use super::routes::statement_path;
use super::shell::{Link, Shell};
use super::{Content, Page, Route, Site, metric_page};
use crate::archive::Edition;
use crate::domain::Located;
use crate::domain::former::Former;
use crate::domain::metric::Metric;
use serde::Serialize;
use std::collections::HashSet;

/// What stood at a former address.
#[derive(Clone, Copy, Debug)]
pub struct Redirect<'a> {
    /// The address, or that of the announcement above it.
    pub former: &'a Located<Former>,
    /// What stood there.
    pub moved: Moved<'a>,
}

/// What stands elsewhere now, or its tombstone does.
#[derive(Clone, Copy, Debug)]
pub enum Moved<'a> {
    /// An announcement by its id.
    Announcement(&'a str),
    /// A statement: the announcement's id and its own.
    Statement(&'a str, &'a str),
    /// A metric.
    Metric(&'a Metric),
}

impl Moved<'_> {
    /// The path where it stands now.
    fn path(&self) -> String {
        match self {
            Self::Announcement(id) => format!("announcements/{id}/index.html"),
            Self::Statement(announcement, id) => statement_path(announcement, id),
            Self::Metric(metric) => metric_page::path(metric),
        }
    }

    /// Its title and the title's language; a withdrawn statement has none of its own any more.
    fn title<'e>(&'e self, edition: &'e Edition<'_>) -> (&'e str, &'e str) {
        let (Self::Announcement(id) | Self::Statement(id, _)) = self else {
            return match self {
                Self::Metric(metric) => (&metric.label, &edition.config().language),
                _ => Default::default(),
            };
        };
        let public = edition.position(id).map(|at| edition.announcements[at]);
        let statement = match self {
            Self::Statement(_, id) => public.and_then(|it| it.statement(id)),
            _ => None,
        };
        let of_public = public.map(|it| (statement.map_or(&*it.title, |it| &it.title), &*it.language));
        let of_tombstone = || edition.tombstone(id).map(|it| (it.title, it.language));
        of_public.or_else(of_tombstone).unwrap_or_default()
    }
}

#[derive(Serialize)]
struct View {
    page: Shell,
    present: Link,
}

/// The routes at the former addresses of all that is public, and of tombstones.
#[must_use]
pub fn routes<'a>(edition: &'a Edition<'a>) -> Vec<Route<'a>> {
    let mut routes = Vec::new();
    for it in &edition.announcements {
        let statements: Vec<_> = it.statements.iter().map(|own| (&*own.id.value, &*own.former)).collect();
        document(&it.id, &it.former, &statements, &mut routes);
    }
    for it in &edition.withdrawn {
        document(it.id, it.former, &it.statements, &mut routes);
    }
    for metric in edition.definitions().metrics {
        routes.extend(metric.former.iter().map(|former| route(&former.value.path, former, Moved::Metric(metric))));
    }
    routes
}

fn route<'a>(path: &str, former: &'a Located<Former>, moved: Moved<'a>) -> Route<'a> {
    Route { path: path.into(), page: Page::Redirect(Redirect { former, moved }) }
}

/// The former addresses of a document and its statements. Where its own address was that of an announcement, the pages
/// of its statements stood below.
fn document<'a>(
    id: &'a str,
    former: &'a [Located<Former>],
    statements: &[(&'a str, &'a [Located<Former>])],
    routes: &mut Vec<Route<'a>>,
) {
    let stated: HashSet<&str> =
        statements.iter().flat_map(|(_, former)| *former).map(|former| &*former.value.path).collect();
    for (statement, former) in statements {
        let moved = Moved::Statement(id, statement);
        routes.extend(former.iter().map(|former| route(&former.value.path, former, moved)));
    }
    for former in former {
        routes.push(route(&former.value.path, former, Moved::Announcement(id)));
        let Some(old) = former.value.id() else { continue };
        for (statement, _) in statements {
            let path = statement_path(old, statement);
            if !stated.contains(&*path) {
                routes.push(route(&path, former, Moved::Statement(id, statement)));
            }
        }
    }
}

/// The page at a former address, which needs no script to lead on, and one to keep the fragment.
#[must_use]
pub fn page(site: &Site<'_>, redirect: &Redirect<'_>, at: &str) -> Content<'static> {
    let config = site.edition.config();
    let path = redirect.moved.path();
    let (title, language) = redirect.moved.title(site.edition);
    let description = "This page has moved.";
    let mut page = Shell::new(config, at, "redirect", "", title, description);
    page.canonical = format!("{}{}", config.base_url.value, path.strip_suffix("index.html").unwrap_or(&path));
    page.trail.clear();
    language.clone_into(&mut page.language);
    let present = Link { href: format!("{}{path}", page.root), text: title.to_owned() };
    Content::page("redirect.html", &View { page, present })
}
