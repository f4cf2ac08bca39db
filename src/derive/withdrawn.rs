//! What stays of a withdrawn announcement: its title and date, since when it is withdrawn, and why.

use super::global::Day;
use super::shell::{Link, Shell};
use super::{Content, Site};
use crate::archive::Tombstone;
use serde::Serialize;

#[derive(Serialize)]
struct View {
    page: Shell,
    removed: Removed,
    reason: String,
}

/// A withdrawn announcement, on its page or in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Removed {
    /// Its title and page.
    pub link: Link,
    /// BCP 47 tag of its language, where it isn't the site's.
    pub language: Option<String>,
    /// The printed date.
    pub day: Day,
    /// The day on which it was withdrawn.
    pub withdrawn: Day,
}

/// The paths of the pages that it had, all of which now tell that it is withdrawn.
#[must_use]
pub fn paths(tombstone: &Tombstone<'_>) -> Vec<String> {
    let statements =
        tombstone.statements.iter().map(|(id, _)| format!("announcements/{}/{id}/index.html", tombstone.id));
    std::iter::once(path(tombstone)).chain(statements).collect()
}

fn path(tombstone: &Tombstone<'_>) -> String {
    format!("announcements/{}/index.html", tombstone.id)
}

/// The announcements that were withdrawn, the newest first.
#[must_use]
pub fn list(site: &Site<'_>, root: &str) -> Vec<Removed> {
    site.edition.withdrawn.iter().rev().map(|it| removed(site, it, root)).collect()
}

fn removed(site: &Site<'_>, tombstone: &Tombstone<'_>, root: &str) -> Removed {
    let foreign = *tombstone.language != *site.edition.config().language;
    Removed {
        link: Link { href: format!("{root}{}", path(tombstone)), text: tombstone.title.to_owned() },
        language: foreign.then(|| tombstone.language.to_owned()),
        day: Day::of(tombstone.dated),
        withdrawn: Day::of(tombstone.at.date_naive()),
    }
}

/// The page at one of its paths.
#[must_use]
pub fn page(site: &Site<'_>, tombstone: &Tombstone<'_>, at: &str) -> Content<'static> {
    let config = site.edition.config();
    let description = "This announcement has been withdrawn.";
    let own = path(tombstone);
    let page = Shell::new(config, at, "withdrawn", "announcements", tombstone.title, description)
        .under("announcements/index.html", "Announcements");
    let page = if at == own { page } else { page.under(&own, tombstone.title) };
    let removed = removed(site, tombstone, &page.root);
    Content::page("withdrawn.html", &View { page, removed, reason: tombstone.reason.to_owned() })
}
