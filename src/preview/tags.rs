//! The start tags of a page's head, as far as the preview must know them.

use std::ops::Range;

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name in lower case.
    pub name: String,
    /// Where it stands in the page, brackets included.
    pub place: Range<usize>,
}

/// An attribute of a tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribute<'t> {
    /// Its name as it is written.
    pub name: &'t str,
    /// Its value as it is written, without quotes.
    pub value: &'t str,
    /// Where the value stands in the tag, quotes included.
    pub place: Range<usize>,
}

/// The start tags of a page up to `<body>`, which is the last; all of them where there is none.
pub(super) fn start_tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|offset| at + offset) {
        let rest = &html[start..];
        at = if rest.starts_with("<!--") {
            rest.find("-->").map_or(html.len(), |end| start + end + 3)
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let name = rest[1..].split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).next();
            let name = name.unwrap_or_default().to_ascii_lowercase();
            let end = start + length(rest);
            let is_body = name == "body";
            // What stands in these is text, whatever it looks like.
            let next = match &*name {
                "script" | "style" | "title" => after_text(html, end, &name),
                _ => end,
            };
            tags.push(Tag { name, place: start..end });
            if is_body {
                break;
            }
            next
        } else {
            start + 1
        };
    }
    tags
}

/// The length of the tag at the beginning of a text; brackets in quotes belong to it.
fn length(text: &str) -> usize {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '>' => return at + 1,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None => {}
        }
    }
    text.len()
}

fn after_text(html: &str, from: usize, name: &str) -> usize {
    let end = format!("</{name}");
    let is_end = |at: &usize| {
        html.as_bytes().get(*at..*at + end.len()).is_some_and(|it| it.eq_ignore_ascii_case(end.as_bytes()))
    };
    html[from..].match_indices("</").map(|(at, _)| from + at).find(is_end).unwrap_or(html.len())
}

/// The attributes of a tag that have values.
pub(super) fn attributes(tag: &str) -> Vec<Attribute<'_>> {
    let mut attributes = Vec::new();
    let mut at = tag.find(|c: char| c.is_ascii_whitespace()).unwrap_or(tag.len());
    let skip = |from: usize, until: &dyn Fn(char) -> bool| tag[from..].find(until).map_or(tag.len(), |to| from + to);
    loop {
        let start = skip(at, &|c| !c.is_ascii_whitespace() && c != '/');
        let end = skip(start, &|c| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'));
        if start == end {
            return attributes;
        }
        let equals = skip(end, &|c| !c.is_ascii_whitespace());
        if !tag[equals..].starts_with('=') {
            at = end;
            continue;
        }
        let from = skip(equals + 1, &|c| !c.is_ascii_whitespace());
        let (value, place) = match tag[from..].chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let to = skip(from + 1, &|c| c == quote);
                (&tag[from + 1..to], from..(to + 1).min(tag.len()))
            }
            _ => {
                let to = skip(from, &|c| c.is_ascii_whitespace() || c == '>');
                (&tag[from..to], from..to)
            }
        };
        at = place.end;
        attributes.push(Attribute { name: &tag[start..end], value, place });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_in_comments_scripts_and_titles_are_none() {
        let html = "<!doctype html><!-- <head> --><HTML lang=en><head data-x='>'><title><body></title>\
                    <script>'<body>'</SCRIPT><body class=x><p>";
        let names: Vec<String> = start_tags(html).into_iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["html", "head", "title", "script", "body"]);
        let body = start_tags(html).pop().unwrap();
        assert_eq!(&html[body.place], "<body class=x>");
    }

    #[test]
    fn attributes_are_read_in_every_spelling() {
        let tag = "<meta a = \"1 2\" b='>' hidden c=3/ D=\"\"/>";
        let read: Vec<(&str, &str, &str)> =
            attributes(tag).into_iter().map(|it| (it.name, it.value, &tag[it.place])).collect();
        assert_eq!(read, [("a", "1 2", "\"1 2\""), ("b", ">", "'>'"), ("c", "3/", "3/"), ("D", "", "\"\"")]);
    }

    #[test]
    fn what_ends_too_early_is_read_to_its_end() {
        for html in ["<", "<a", "<a b", "<a b=", "<a b='", "<!--", "<title>", "<title></titl", "</", "<é"] {
            for tag in start_tags(html) {
                attributes(&html[tag.place]);
            }
        }
    }
}
