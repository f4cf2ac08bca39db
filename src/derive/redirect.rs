//! Pages at former addresses, which lead to where the content stands now.

use super::routes::statement_path;
use super::shell::{Link, Shell};
use super::{Content, Page, Route, Site, metric_page};
use crate::archive::Edition;
use crate::domain::Located;
use crate::domain::former::Former;
use crate::domain::metric::Metric;
use serde::Serialize;

/// A former address and what stood there.
#[derive(Clone, Copy, Debug)]
pub struct Redirect<'a> {
    /// The address.
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
pub fn routes<'a>(edition: &'a Edition<'a>) -> impl Iterator<Item = Route<'a>> {
    let public = edition.announcements.iter().flat_map(|it| {
        let statements = it.statements.iter().map(|own| (&*own.former, Moved::Statement(&it.id, &own.id.value)));
        std::iter::once((&*it.former, Moved::Announcement(&it.id))).chain(statements)
    });
    let withdrawn = edition.withdrawn.iter().flat_map(|it| {
        let statements = it.statements.iter().map(|(id, former)| (*former, Moved::Statement(it.id, id)));
        std::iter::once((it.former, Moved::Announcement(it.id))).chain(statements)
    });
    let metrics = edition.definitions().metrics.iter().map(|it| (&*it.former, Moved::Metric(it)));
    public.chain(withdrawn).chain(metrics).flat_map(|(former, moved)| {
        former.iter().map(move |former| Route {
            path: former.value.path.clone(),
            page: Page::Redirect(Redirect { former, moved }),
        })
    })
}

/// The page, which needs no script to lead on, and one to keep the fragment.
#[must_use]
pub fn page(site: &Site<'_>, redirect: &Redirect<'_>) -> Content<'static> {
    let config = site.edition.config();
    let path = redirect.moved.path();
    let (title, language) = redirect.moved.title(site.edition);
    let description = "This page has moved.";
    let mut page = Shell::new(config, &redirect.former.value.path, "redirect", "", title, description);
    page.canonical = format!("{}{}", config.base_url.value, path.strip_suffix("index.html").unwrap_or(&path));
    page.trail.clear();
    language.clone_into(&mut page.language);
    let present = Link { href: format!("{}{path}", page.root), text: title.to_owned() };
    Content::page("redirect.html", &View { page, present })
}
