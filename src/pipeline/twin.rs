//! The twin of a page in Markdown: made of what was rendered, so that it says what the page says whatever its templates are.

use crate::address::{Page, Route, Site};
use crate::rendered::markdown;
use chrono::SecondsFormat;
use std::borrow::Cow;
use std::fmt::Write;
use tera::Context;

/// The twin of a page that was rendered from this view.
#[must_use]
pub fn twin(site: &Site<'_>, route: &Route<'_>, view: &Context, html: &[u8]) -> String {
    let html = str::from_utf8(html).map_or_else(|_| String::from_utf8_lossy(html), Cow::Borrowed);
    let page = view.get("page");
    let said = |key| page.and_then(|page| page.get_from_path(key)).and_then(|value| value.as_str()).unwrap_or_default();
    let mut out = String::with_capacity(html.len() / 3);
    out.push_str("---\n");
    for (name, key) in [("title", "title"), ("address", "canonical"), ("language", "language")] {
        let line = said(key).split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "{name}: \"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""));
    }
    if let Page::Announcement(it) | Page::Statement(it, _) = &route.page {
        let _ = writeln!(out, "date: {}", it.dated.value);
    }
    let is_of_day = page.and_then(|page| page.get_from_path("is_of_day")).and_then(|value| value.as_bool());
    if is_of_day == Some(true) {
        let _ = writeln!(out, "as_of: {}", site.edition.as_of.to_rfc3339_opts(SecondsFormat::Secs, true));
    }
    out.push_str("---");
    markdown(&html, &mut out);
    out
}
