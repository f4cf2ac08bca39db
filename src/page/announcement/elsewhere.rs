//! The text of an announcement as it is read away from its page: in a feed.

use crate::address::{Site, path};
use crate::domain::Announcement;
use crate::markdown::{self, FootnoteMark, Resolve, escape};
use crate::page::component::correction;
use crate::page::component::note::Notes;
use crate::page::component::shell::Notice;

/// What must be known of those that change it, the text and its footnotes as HTML. Every address is whole; headings begin with
/// `h2`. Empty where the page retells nothing.
#[must_use]
pub fn text_elsewhere(site: &Site<'_>, announcement: &Announcement) -> String {
    let markdown = &announcement.body.markdown;
    if markdown.trim().is_empty() {
        return String::new();
    }
    let base = &site.edition.config().base_url.value;
    let folder = format!("{base}{}", path::folder(&announcement.id));
    let away = Away { notes: Notes::elsewhere(site, announcement, base, &folder), folder: &folder };
    let mut html = String::with_capacity(markdown.len() * 2);
    for notice in correction::notices(site, announcement, base) {
        away.notice(&notice, &mut html);
    }
    html.push_str(&markdown::to_html(markdown, &away, 0).html);
    for footnote in announcement.footnotes.iter().filter(|it| away.notes.is_referred_to(&it.id.value)) {
        html.push_str("<p><sup>");
        escape(&mut html, &footnote.id.value);
        html.push_str("</sup> ");
        html.push_str(&markdown::inline_html(&footnote.text.value, &away));
        html.push_str("</p>\n");
    }
    html
}

/// What a text knows away from its page: the same as on it, and where the page is.
struct Away<'a> {
    notes: Notes<'a>,
    folder: &'a str,
}

impl Away<'_> {
    fn notice(&self, Notice { text, link, day, reason, .. }: &Notice, html: &mut String) {
        html.push_str("<p>");
        escape(html, text);
        html.push_str(" <a href=\"");
        escape(html, &link.href);
        html.push_str("\">");
        escape(html, &link.text);
        html.push_str("</a>, ");
        escape(html, &day.text);
        html.push('.');
        if let Some(reason) = reason {
            html.push(' ');
            escape(html, reason);
        }
        html.push_str("</p>\n");
    }
}

impl Resolve for Away<'_> {
    fn link(&self, destination: &str) -> Option<String> {
        self.notes.link(destination)
    }

    fn figure(&self, destination: &str, words: &str) -> Option<String> {
        self.notes.figure(destination, words)
    }

    fn footnote(&self, id: &str, nth: usize) -> Option<FootnoteMark> {
        let mark = Resolve::footnote(&self.notes, id, nth)?;
        Some(FootnoteMark { href: format!("{}index.html{}", self.folder, mark.href), ..mark })
    }
}
