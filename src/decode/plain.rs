//! Plain texts in TOML: what would be read in Markdown or HTML is shown there as it stands.

use super::canonical::is_markdown;
use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Tags that are pasted with texts.
const TAGS: [&str; 22] = [
    "a", "b", "br", "div", "em", "font", "h1", "h2", "h3", "i", "img", "li", "ol", "p", "small", "span", "strong",
    "sub", "sup", "td", "u", "ul",
];

/// What a link of the archive or the web leads to.
const TARGETS: [&str; 6] = ["](figure:", "](announcement:", "](https://", "](http://", "](mailto:", "](#"];

/// Records the entities, tags and links in the plain texts of a TOML text.
pub fn in_strings(text: &str, table: &DeTable<'_>, reader: &mut Reader) {
    if text.contains(['&', '<']) || text.contains("](") {
        in_table(text, "", table, reader);
    }
}

fn in_table(text: &str, parent: &str, table: &DeTable<'_>, reader: &mut Reader) {
    for (key, value) in table {
        let key: &str = key.get_ref();
        if !is_markdown(parent, key) && (parent, key) != ("waivers", "reason") {
            in_value(text, key, value.get_ref(), value.span(), reader);
        }
    }
}

fn in_value(text: &str, key: &str, value: &DeValue<'_>, place: Range<usize>, reader: &mut Reader) {
    match value {
        DeValue::String(string) => {
            let Some((found, message, help)) = wrong(string) else { return };
            let written = text.get(place.clone()).unwrap_or_default();
            let start = written.find(found).map_or(place.start, |at| place.start + at);
            let end = if start == place.start { place.end } else { start + found.len() };
            let span = reader.span(start..end);
            reader.findings.push(Diagnostic::error(Code::MisreadText, span, message).help(help));
        }
        DeValue::Array(array) => array.iter().for_each(|it| in_value(text, key, it.get_ref(), it.span(), reader)),
        DeValue::Table(table) => in_table(text, key, table, reader),
        _ => {}
    }
}

/// The first thing in a plain text that is written for Markdown or HTML, with what to say of it.
fn wrong(text: &str) -> Option<(&str, &'static str, &'static str)> {
    if let Some(entity) = text.match_indices('&').find_map(|(at, _)| entity(&text[at..])) {
        let message = "this is an entity, and the text is plain: readers see it as it stands";
        return Some((entity, message, "write the character itself, such as `&` or `–`"));
    }
    if let Some(tag) = text.match_indices('<').find_map(|(at, _)| tag(&text[at..])) {
        let message = "this is HTML, and the text is plain: readers see it as it stands";
        return Some((tag, message, "take the tag out"));
    }
    let target = TARGETS.iter().find_map(|target| text.find(target).map(|at| &text[at..at + target.len()]))?;
    let message = "this is a link, and the text is plain: readers see its brackets";
    Some((
        target,
        message,
        "write the words alone; links stand in the text below the facts, in footnotes and in notes of figures",
    ))
}

/// `&amp;`, `&nbsp;`, `&#160;`, at the beginning of a text.
fn entity(text: &str) -> Option<&str> {
    let name = &text[1..1 + text[1..].find(';').filter(|length| (2..=8).contains(length))?];
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_one = match name.strip_prefix('#') {
        Some(digits) => is_number(digits.trim_start_matches(['x', 'X'])),
        None => name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
    };
    is_one.then(|| &text[..name.len() + 2])
}

/// `<b>`, `</sup>`, `<br/>`, at the beginning of a text.
fn tag(text: &str) -> Option<&str> {
    let inner = &text[1..text.find('>')?];
    let name = inner.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
    TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name)).then(|| &text[..inner.len() + 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_tags_and_links_are_found_in_plain_texts() {
        for (text, found) in [
            ("Research &amp; development", "&amp;"),
            ("A&#160;B", "&#160;"),
            ("Profit<sup>1</sup>", "<sup>"),
            ("One<br/>two", "<br/>"),
            ("See [it](announcement:a)", "](announcement:"),
            ("[RMB1](figure:a@2024-Q1)", "](figure:"),
        ] {
            assert_eq!(wrong(text).map(|(found, ..)| found), Some(found), "{text}");
        }
        for text in ["R&D; AT&T", "a < b > c", "<5%", "[1](2)", "1 & 2; 3", "S&P 500; x"] {
            assert_eq!(wrong(text), None, "{text}");
        }
    }
}
