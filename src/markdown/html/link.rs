//! What leads somewhere: links, ties, pictures and references to footnotes.

use super::{FootnoteMark, Writer};
use crate::markdown::destination::Destination;
use crate::markdown::escape::{escape, escape_href};
use pulldown_cmark::CowStr;

impl Writer<'_> {
    /// A safe address, or none: what a resolver gives is looked at once more.
    fn href(&self, destination: &str) -> Option<String> {
        self.resolve.link(destination).filter(|href| Destination::parse(href) != Destination::Unsafe)
    }

    /// Ends a tie. Which figure is tied is known with its words: the tag is put in before them then.
    pub(super) fn end_tie(&mut self) {
        let Some((start, destination, words)) = self.tie.take() else { return };
        let Some(href) = self.resolve.figure(&destination, &words) else { return };
        let mut tag = String::from("<a class=\"tie\"");
        if let Some(id) = self.resolve.tie_id(self.ties) {
            tag.push_str(" id=\"");
            escape(&mut tag, &id);
            tag.push('"');
        }
        tag.push_str(" href=\"");
        escape_href(&mut tag, &href);
        tag.push_str("\">");
        self.out.insert_str(start, &tag);
        self.out.push_str("</a>");
    }

    /// Begins a link, or a tie.
    pub(super) fn link(&mut self, destination: &str, title: &str) {
        if matches!(Destination::parse(destination), Destination::Figure { .. }) {
            if self.links.is_empty() && self.images == 0 {
                self.tie = Some((self.out.len(), destination.to_owned(), String::new()));
            }
            self.links.push(false);
            return;
        }
        // HTML has no links within links; Markdown has, where one is written as `<https://...>`.
        let is_within = self.links.contains(&true) || self.tie.is_some() || self.images > 0;
        let href = if is_within { None } else { self.href(destination) };
        self.links.push(href.is_some());
        if let Some(href) = href {
            self.out.push_str("<a href=\"");
            escape_href(&mut self.out, &href);
            self.title(title);
            self.out.push_str("\">");
        }
    }

    /// Begins a picture, whose alternative text follows.
    pub(super) fn image(&mut self, destination: &str, title: &str) {
        let src = if self.images > 0 { None } else { self.href(destination) };
        self.images += 1;
        self.links.push(src.is_some());
        if let Some(src) = src {
            self.out.push_str("<img src=\"");
            escape_href(&mut self.out, &src);
            self.title(title);
            self.out.push_str("\" alt=\"");
        }
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push_str("\" title=\"");
            escape(&mut self.out, title);
        }
    }

    /// A reference to a footnote.
    pub(super) fn footnote(&mut self, id: &CowStr<'_>) {
        if self.images > 0 {
            return;
        }
        let nth = self.footnotes.entry(id.to_string()).or_default();
        *nth += 1;
        match self.resolve.footnote(id, *nth) {
            Some(FootnoteMark { href, id, mark }) => {
                self.out.push_str("<sup><a id=\"");
                escape(&mut self.out, &id);
                self.out.push_str("\" href=\"");
                escape_href(&mut self.out, &href);
                self.out.push_str("\" role=\"doc-noteref\">");
                escape(&mut self.out, &mark);
                self.out.push_str("</a></sup>");
            }
            None => escape(&mut self.out, &format!("[^{id}]")),
        }
    }
}
