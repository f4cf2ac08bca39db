//! The former addresses, from which pages lead to where the content stands now.

use super::path;
use super::route::{Moved, Page, Redirect, Route};
use crate::archive::Edition;
use crate::domain::Located;
use crate::domain::former::Former;
use std::collections::HashSet;

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
    for page in &edition.pages {
        routes.extend(page.former.iter().map(|former| route(&former.value.path, former, Moved::Plain(page))));
    }
    routes
}

fn route<'a>(path: &str, former: &'a Located<Former>, moved: Moved<'a>) -> Route<'a> {
    Route::new(path, Page::Redirect(Redirect { former, moved }))
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
            let path = path::statement(old, statement);
            if !stated.contains(&*path) {
                routes.push(route(&path, former, Moved::Statement(id, statement)));
            }
        }
    }
}
