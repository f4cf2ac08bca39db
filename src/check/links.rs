//! Texts: where links lead, and that no HTML stands in them.

use super::index::{Index, anchors};
use super::{footnotes, misread, references};
use crate::decode::hidden_character;
use crate::diagnostic::{Code, Diagnostic, suggestion};
use crate::domain::{Announcement, Located, Span, composed};
use crate::markdown::{Destination, LinkPlace, Outline, inline_outline, outline};
use std::sync::Arc;

/// The page that a text stands on.
#[derive(Clone, Copy)]
struct Page<'d> {
    /// Whether it is one of text alone.
    is_plain: bool,
    announcement: Option<&'d Announcement>,
    outline: &'d Outline,
}

/// The text of an announcement, its texts of one paragraph and the reasons of its waivers.
pub(super) fn announcement(it: &Announcement, outline: &Outline, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    let page = Page { is_plain: false, announcement: Some(it), outline };
    text(outline, page, index, findings);
    let paragraphs = it.paragraphs().chain(it.waivers.iter().map(|waiver| &waiver.reason));
    for paragraph in paragraphs.filter(|paragraph| may_hold_markup(paragraph)) {
        text(&inline_outline(paragraph), page, index, findings);
    }
}

/// The texts of legends, which stand on many pages: they can link to what is on none in particular.
pub(super) fn legends(index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    for legend in index.legends.values() {
        let outline = outline(&legend.body);
        text(&outline, Page { is_plain: false, announcement: None, outline: &outline }, index, findings);
        footnotes::in_text(&outline, findings);
        for place in &outline.footnotes {
            let message = format!("a legend can't refer to footnote `{}`", place.id);
            let help = "a legend travels with many documents, and footnotes belong to one: say it in the legend's text";
            findings.push(Diagnostic::error(Code::UnknownFootnote, place.span, message).help(help));
        }
    }
}

/// The texts of plain pages, which belong to no announcement: nothing stands beside them.
pub(super) fn plain_pages(index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    for (_, outline) in index.plain_pages.values() {
        text(outline, Page { is_plain: true, announcement: None, outline }, index, findings);
        for place in outline.footnotes.iter().chain(&outline.footnote_definitions) {
            let message = format!("a page can't have the footnote `{}`", place.id);
            let help = "footnotes belong to announcements: say it in the page's text";
            findings.push(Diagnostic::error(Code::UnknownFootnote, place.span, message).help(help));
        }
        for LinkPlace { destination, span, .. } in &outline.links {
            match Destination::parse(destination) {
                Destination::Figure { announcement: Some(id), .. } => {
                    references::need_announcement(&Located::new(Arc::from(id), *span), index, findings);
                }
                Destination::Figure { announcement: None, .. } => {
                    let message = format!("`{destination}` doesn't say which announcement states the figure");
                    let help = "a page has no figures of its own: write `figure:<announcement>/<key>`";
                    findings.push(Diagnostic::error(Code::UnknownFigure, *span, message).help(help));
                }
                _ => {}
            }
        }
    }
}

/// A text of which nothing is known but itself.
pub(super) fn body(outline: &Outline, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    text(outline, Page { is_plain: false, announcement: None, outline }, index, findings);
}

fn may_hold_markup(text: &str) -> bool {
    text.contains(['[', '<', '&', '*', '`', '~', '@', '|']) || text.contains("://") || text.contains("www.")
}

fn text(outline: &Outline, page: Page<'_>, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    for span in &outline.raw_html {
        let help = "write it in Markdown; to show a `<` as such, put a backslash before it";
        findings.push(Diagnostic::error(Code::RawHtml, *span, "this is HTML").help(help));
    }
    findings.extend(outline.hidden.iter().map(|(c, span)| hidden_character(*c, 1, *span)));
    findings.extend(outline.misread.iter().map(|(slip, span)| misread::finding(slip, *span)));
    for place in &outline.links {
        link(place, page, index, findings);
    }
}

fn link(place: &LinkPlace, page: Page<'_>, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    let LinkPlace { destination, image, span } = place;
    let name = |text: &str| Located::new(Arc::from(text), *span);
    match Destination::parse(destination) {
        Destination::Attachment(file) if page.is_plain => {
            let message = format!("a page has no file `{file}` beside it");
            let help = "put the file below static/ and write `/its/path`, or `/<id>/` for another page";
            findings.push(Diagnostic::error(Code::UnknownAttachment, *span, message).help(help));
        }
        Destination::Attachment(file) => {
            references::need_attachment(&name(&composed(file)), page.announcement, findings)
        }
        Destination::Page { path, anchor } => {
            site_page(&composed(path), *span, index, findings);
            let plain = path.strip_prefix('/').and_then(|path| path.strip_suffix('/'));
            if let (Some(anchor), Some((_, outline))) = (anchor, plain.and_then(|id| index.plain_pages.get(id))) {
                need_anchor(anchor, &format!("on the page `{path}`"), *span, &anchors_of(None, outline), findings);
            }
        }
        Destination::Unsafe => {
            let message = format!("`{destination}` is no address that the site links to");
            let help = "links are `https://...`, `mailto:...`, `#anchor`, `announcement:<id>`, `figure:<key>`, the name of \
                        an attachment, or `/path/` for a page of the site";
            findings.push(Diagnostic::error(Code::UnsafeLink, *span, message).help(help));
        }
        _ if *image => {
            let message = format!("an image can't be shown from `{destination}`");
            let help = "put the file beside announcement.md and name it, or below static/ and write `/its/path`";
            findings.push(Diagnostic::error(Code::UnsafeLink, *span, message).help(help));
        }
        Destination::Anchor(anchor) => {
            let known = anchors_of(page.announcement, page.outline);
            need_anchor(anchor, "on this page", *span, &known, findings);
        }
        Destination::Announcement { id, anchor } => {
            references::need_announcement(&name(id), index, findings);
            if let (Some(anchor), Some((it, outline))) = (anchor, index.announcements.get(id)) {
                let known = anchors_of(Some(it), outline);
                need_anchor(anchor, &format!("on the page of `{id}`"), *span, &known, findings);
            }
        }
        Destination::Web(_) | Destination::Mail(_) | Destination::Figure { .. } => {}
    }
}

fn anchors_of(it: Option<&Announcement>, outline: &Outline) -> Vec<String> {
    match it {
        Some(it) => anchors(it, outline).collect(),
        None => outline.headings.iter().map(|heading| heading.id.clone()).collect(),
    }
}

fn need_anchor(anchor: &str, page: &str, span: Span, known: &[String], findings: &mut Vec<Diagnostic>) {
    if !known.iter().any(|id| id == anchor) {
        let kinds = "anchors are headings, statements, figures and footnotes: `#fn-4`";
        let help = suggestion(anchor, known, findings);
        let help = help.map_or_else(|| kinds.to_owned(), |help| format!("{help} ({kinds})"));
        let message = format!("there is no place `#{anchor}` {page}");
        findings.push(Diagnostic::error(Code::UnknownAnchor, span, message).help(help));
    }
}

fn site_page(path: &str, span: Span, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    if index.has_page(path) {
        return;
    }
    let id = path.strip_prefix("/announcements/").map(|rest| rest.trim_end_matches('/'));
    let help = match id.filter(|id| index.announcements.contains_key(id)) {
        Some(id) => format!("write `announcement:{id}`: such a link is checked and follows what is public"),
        None => {
            suggestion(path, &index.pages, findings).unwrap_or_else(|| "name a page or a file in static/".to_owned())
        }
    };
    let message = format!("there is no page or file `{path}` that texts can link to");
    findings.push(Diagnostic::error(Code::UnknownPage, span, message).help(help));
}
