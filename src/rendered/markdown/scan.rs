//! The tags and texts of HTML, as fast as they can be found: half of the time that a twin takes is reading its page, of which a
//! site has tens of thousands. Tags are read as browsers read them; what only a whole parser knows of (names of characters beyond
//! the five of XML) is left to one.

use super::element::Element;
use html5gum::{Token, Tokenizer};
use memchr::{memchr, memchr_iter, memmem};
use std::borrow::Cow;

/// What is told of a text.
pub trait Sink {
    /// A tag that begins an element.
    fn start(&mut self, element: &Element);
    /// A tag that ends one, by its name in small letters.
    fn end(&mut self, name: &[u8]);
    /// What stands between tags.
    fn text(&mut self, text: &str);
    /// Whether only the names of tags matter now.
    fn is_skipping(&self) -> bool;
}

/// Tells of the tags and texts of HTML in their order.
pub fn scan(html: &str, sink: &mut impl Sink) {
    let (mut rest, mut element) = (html, Element::default());
    while !rest.is_empty() {
        let tag = next_tag(rest);
        if tag > 0 && !sink.is_skipping() {
            sink.text(&decoded(&rest[..tag]));
        }
        rest = &rest[tag..];
        if rest.is_empty() {
            return;
        }
        rest = match rest.as_bytes()[1] {
            b'!' | b'?' => behind(rest, if rest.starts_with("<!--") { "-->" } else { ">" }),
            b'/' => {
                let name = name(&rest[2..]);
                sink.end(&small(name));
                behind(&rest[2 + name.len()..], ">")
            }
            _ => {
                let rest = start_tag(&rest[1..], &mut element, sink.is_skipping());
                sink.start(&element);
                match &*element.name {
                    // What stands in them is no markup.
                    b"script" => rest.find("</script").map_or("", |end| &rest[end..]),
                    b"style" => rest.find("</style").map_or("", |end| &rest[end..]),
                    _ => rest,
                }
            }
        };
    }
}

/// Where the next tag begins, or the end of the text.
fn next_tag(text: &str) -> usize {
    let begins = |c: &u8| c.is_ascii_alphabetic() || matches!(c, b'/' | b'!' | b'?');
    let bytes = text.as_bytes();
    memchr_iter(b'<', bytes).find(|at| bytes.get(at + 1).is_some_and(begins)).unwrap_or(bytes.len())
}

fn behind<'t>(text: &'t str, end: &str) -> &'t str {
    memmem::find(text.as_bytes(), end.as_bytes()).map_or("", |at| &text[at + end.len()..])
}

fn name(text: &str) -> &str {
    let is_end = |byte: u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c' | b'/' | b'>');
    &text[..text.bytes().position(is_end).unwrap_or(text.len())]
}

/// A name in small letters, which most are written in.
fn small(name: &str) -> Cow<'_, [u8]> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        name.to_ascii_lowercase().into_bytes().into()
    } else {
        name.as_bytes().into()
    }
}

/// Reads a tag from its name on, with its attributes unless they are skipped. What is behind it.
fn start_tag<'t>(text: &'t str, element: &mut Element, is_skipping: bool) -> &'t str {
    let own = name(text);
    element.open(&small(own));
    let bytes = text.as_bytes();
    let behind = |at: usize, passed: fn(&u8) -> bool| {
        bytes[at..].iter().position(|byte| !passed(byte)).map_or(bytes.len(), |count| at + count)
    };
    let mut at = own.len();
    loop {
        at = behind(at, |byte| byte.is_ascii_whitespace() || *byte == b'/');
        if at == bytes.len() || bytes[at] == b'>' {
            return text.get(at + 1..).unwrap_or_default();
        }
        // A name may begin with `=`.
        let end = behind(at + 1, |byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'='));
        let attribute = if is_skipping { None } else { element.attribute(&small(&text[at..end])) };
        at = behind(end, u8::is_ascii_whitespace);
        if bytes.get(at) != Some(&b'=') {
            continue;
        }
        at = behind(at + 1, u8::is_ascii_whitespace);
        let value = match bytes.get(at) {
            Some(quote @ (b'"' | b'\'')) => {
                let from = at + 1;
                let end = memchr(*quote, &bytes[from..]).map_or(bytes.len(), |count| from + count);
                at = bytes.len().min(end + 1);
                &text[from..end]
            }
            _ => {
                let from = at;
                at = behind(at, |byte| !byte.is_ascii_whitespace() && *byte != b'>');
                &text[from..at]
            }
        };
        if let Some(attribute) = attribute {
            element.set(attribute, &decoded(value));
        }
    }
}

/// A text with the characters that its names stand for.
fn decoded(text: &str) -> Cow<'_, str> {
    let Some(first) = memchr(b'&', text.as_bytes()) else { return text.into() };
    let (mut plain, mut rest) = (text[..first].to_owned(), &text[first..]);
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("&#x27;", '\'')];
        if let Some((name, c)) = known.iter().find(|(name, _)| rest.starts_with(name)) {
            plain.push(*c);
            rest = &rest[name.len()..];
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '#') {
            return by_parser(text).into();
        } else {
            plain.push('&');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    plain.into()
}

fn by_parser(text: &str) -> String {
    // A sign that begins no tag here must not begin one there.
    let text = text.replace('<', "&lt;");
    let strings = Tokenizer::new(&text).filter_map(|token| match token {
        Ok(Token::String(string)) => Some(String::from_utf8_lossy(&string).into_owned()),
        _ => None,
    });
    strings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Told(String);

    impl Sink for Told {
        fn start(&mut self, element: &Element) {
            let name = String::from_utf8_lossy(&element.name);
            self.0 += &format!("<{name} {} {}>", element.href, element.id);
        }

        fn end(&mut self, name: &[u8]) {
            self.0 += &format!("</{}>", String::from_utf8_lossy(name));
        }

        fn text(&mut self, text: &str) {
            self.0 += text;
        }

        fn is_skipping(&self) -> bool {
            false
        }
    }

    fn told(html: &str) -> String {
        let mut told = Told::default();
        scan(html, &mut told);
        told.0
    }

    #[test]
    fn tags_are_read_as_browsers_do() {
        for (html, expected) in [
            ("<A HREF='a&amp;b' id=x>y</A >", "<a a&b x>y</a>"),
            ("<a href=\"x>y\" data-q id = 'z'/>t", "<a x>y z>t"),
            ("a < b <3 c<!-- <a> -->d<!doctype x>e", "a < b <3 cde"),
            ("<script>if (a<b) '<p>'</script><style>a<p</style>", "<script  ></script><style  ></style>"),
            ("<p =é id=ü>é</p", "<p  ü>é</p>"),
            ("<a href=\"never", "<a never >"),
            ("x<", "x<"),
        ] {
            assert_eq!(told(html), expected, "{html}");
        }
    }

    #[test]
    fn names_of_characters_are_read_whatever_they_are() {
        assert_eq!(told("&lt;p&gt; &amp;amp; &nbsp;&#8211;&eacute; R&D &"), "<p> &amp; \u{a0}–é R&D &");
        assert_eq!(told("&hellip; < &lt;b>"), "… < <b>");
    }
}
