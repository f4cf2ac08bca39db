//! Atom (RFC 4287), with archives (RFC 5005) and the times of events (the event module of RSS 1.0).

use super::Document;
use super::entry::{Entry, File, Occurrence};
use chrono::{DateTime, SecondsFormat, Utc};
use quick_xml::escape::escape;
use std::borrow::Cow;
use std::fmt::Write;

const NAMESPACES: &str = "xmlns=\"http://www.w3.org/2005/Atom\" xmlns:fh=\"http://purl.org/syndication/history/1.0\" \
                          xmlns:ev=\"http://purl.org/rss/1.0/modules/event/\"";

/// A document of a feed.
pub fn text(document: &Document) -> String {
    let mut xml = Xml(String::with_capacity(2_000 * (document.entries.len() + 1)));
    xml.0.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(xml.0, "<feed {NAMESPACES} xml:lang=\"{}\">", plain(&document.language));
    xml.element("id", &document.id);
    xml.element("title", &document.title);
    xml.element("subtitle", &document.description);
    xml.element("updated", &time(document.updated));
    xml.0.push_str("<author>");
    xml.element("name", &document.author);
    if let Some(page) = &document.author_page {
        xml.element("uri", page);
    }
    xml.0.push_str("</author>\n");
    xml.element("icon", &document.icon);
    xml.link(&[("rel", "self"), ("type", "application/atom+xml"), ("href", &document.own)]);
    xml.link(&[("rel", "alternate"), ("type", "text/html"), ("href", &document.page)]);
    if let Some(current) = &document.current {
        xml.0.push_str("<fh:archive/>\n");
        xml.link(&[("rel", "current"), ("type", "application/atom+xml"), ("href", current)]);
    }
    for (rel, href) in [("prev-archive", &document.previous), ("next-archive", &document.next)] {
        if let Some(href) = href {
            xml.link(&[("rel", rel), ("type", "application/atom+xml"), ("href", href)]);
        }
    }
    document.entries.iter().for_each(|entry| xml.entry(entry));
    xml.0.push_str("</feed>\n");
    xml.0
}

struct Xml(String);

impl Xml {
    fn entry(&mut self, entry: &Entry) {
        match &entry.language {
            Some(language) => _ = writeln!(self.0, "<entry xml:lang=\"{}\">", plain(language)),
            None => self.0.push_str("<entry>\n"),
        }
        self.element("id", &entry.id);
        self.element("title", &entry.title);
        self.element("published", &time(entry.published));
        self.element("updated", &time(entry.updated));
        if let Some(author) = &entry.author {
            self.0.push_str("<author>");
            self.element("name", author);
            self.0.push_str("</author>\n");
        }
        self.link(&[("rel", "alternate"), ("type", "text/html"), ("href", &entry.page)]);
        for (address, title) in &entry.related {
            self.link(&[("rel", "related"), ("type", "text/html"), ("title", title), ("href", address)]);
        }
        if let Some(official) = &entry.official {
            self.link(&[("rel", "via"), ("href", official)]);
        }
        entry.files.iter().for_each(|file| self.file(file));
        for (term, label) in &entry.categories {
            let _ = writeln!(self.0, "<category term=\"{}\" label=\"{}\"/>", plain(term), plain(label));
        }
        if let Some(event) = &entry.event {
            self.event(event);
        }
        if let Some(summary) = &entry.summary {
            self.element("summary", summary);
        }
        if let Some(text) = &entry.text {
            let _ = writeln!(self.0, "<content type=\"html\">{}</content>", plain(text));
        }
        self.0.push_str("</entry>\n");
    }

    fn file(&mut self, file: &File) {
        let length = file.size.to_string();
        let mut of = vec![("rel", "enclosure"), ("type", file.media), ("length", &*length), ("title", &*file.title)];
        of.extend(file.language.as_deref().map(|language| ("hreflang", language)));
        of.push(("href", &file.address));
        self.link(&of);
    }

    fn event(&mut self, event: &Occurrence) {
        let facts = [("ev:startdate", &event.start), ("ev:enddate", &event.end), ("ev:location", &event.place)];
        for (name, value) in facts {
            if let Some(value) = value {
                self.element(name, value);
            }
        }
        if let Some(link) = &event.link {
            self.link(&[("rel", "related"), ("href", link)]);
        }
        if !event.status.is_empty() {
            let _ = writeln!(self.0, "<category term=\"{0}\" label=\"{0}\"/>", event.status);
        }
    }

    fn element(&mut self, name: &str, text: &str) {
        let _ = writeln!(self.0, "<{name}>{}</{name}>", plain(text));
    }

    fn link(&mut self, attributes: &[(&str, &str)]) {
        self.0.push_str("<link");
        for (name, value) in attributes {
            let _ = write!(self.0, " {name}=\"{}\"", plain(value));
        }
        self.0.push_str("/>\n");
    }
}

/// An instant (RFC 3339).
fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A text as it stands in XML: what XML 1.0 has no place for becomes U+FFFD.
fn plain(text: &str) -> Cow<'_, str> {
    let is_foreign =
        |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    // Hardly any text has a byte that one of them begins with.
    let may_be_foreign = |byte: &u8| (*byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || *byte == 0xef;
    if text.bytes().filter(may_be_foreign).count() > 0 && text.contains(is_foreign) {
        return escape(text.replace(is_foreign, "\u{fffd}")).into_owned().into();
    }
    escape(text)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_xml_has_no_place_for_is_replaced_where_all_can_see_it() {
        assert_eq!(plain("a\u{1}<b>\u{ffff}&\n"), "a\u{fffd}&lt;b&gt;\u{fffd}&amp;\n");
        assert_eq!(plain("plain \u{1f4c8}"), "plain \u{1f4c8}");
    }
}
