//! The tags and texts of HTML, as fast as they can be found: a site has tens of thousands of pages. Tags are read as browsers
//! read them; what only a whole parser knows of (names of characters beyond the five of XML) is left to one.

use super::decoded::decoded;
use super::element::Element;
use memchr::{memchr2, memmem};

/// What is told of a text.
pub trait Sink<'h> {
    /// A tag that begins an element. Whether what stands within it is left out, with the tag that ends it.
    fn start(&mut self, element: &Element<'h>) -> bool;
    /// A tag that ends one, by its name as it is written.
    fn end(&mut self, name: &[u8]);
    /// What stands between tags.
    fn text(&mut self, text: &str);
}

/// Tells of the tags and texts of HTML in their order.
pub fn scan<'h>(html: &'h str, sink: &mut impl Sink<'h>) {
    let bytes = html.as_bytes();
    let (mut at, mut element) = (0, Element::new(b""));
    loop {
        let (tag, has_names) = next_tag(bytes, at);
        if tag > at {
            let text = &html[at..tag];
            if has_names { sink.text(&decoded(text)) } else { sink.text(text) }
        }
        at = match bytes.get(tag + 1) {
            None => return,
            Some(b'!' | b'?') => behind_note(bytes, tag),
            Some(b'/') => {
                let end = until(bytes, tag + 2, SPACE | SLASH | CLOSE);
                sink.end(&bytes[tag + 2..end]);
                behind(bytes, end, b'>')
            }
            Some(_) => {
                let behind = start_tag(html, tag + 1, &mut element);
                let within = behind_script(bytes, behind, element.name);
                if sink.start(&element) { behind_element(html, within, element.name) } else { within }
            }
        };
    }
}

/// What separates the parts of tags.
const SPACE: u8 = 1;
const SLASH: u8 = 2;
const CLOSE: u8 = 4;
const EQUALS: u8 = 8;

const SIGNS: [u8; 256] = {
    let mut signs = [0; 256];
    let (mut at, spaces) = (0, b" \t\n\x0c\r");
    while at < spaces.len() {
        signs[spaces[at] as usize] = SPACE;
        at += 1;
    }
    signs[b'/' as usize] = SLASH;
    signs[b'>' as usize] = CLOSE;
    signs[b'=' as usize] = EQUALS;
    signs
};

/// Where one of the signs stands next.
fn until(bytes: &[u8], mut at: usize, signs: u8) -> usize {
    while bytes.get(at).is_some_and(|byte| SIGNS[usize::from(*byte)] & signs == 0) {
        at += 1;
    }
    at.min(bytes.len())
}

/// Where something else than the signs stands next.
fn past(bytes: &[u8], mut at: usize, signs: u8) -> usize {
    while bytes.get(at).is_some_and(|byte| SIGNS[usize::from(*byte)] & signs != 0) {
        at += 1;
    }
    at
}

/// Where one of the signs stands next, or the end. It is near mostly, nearer than is worth beginning a search in the widest
/// registers of the machine.
#[inline]
fn find<const N: usize>(bytes: &[u8], mut at: usize, signs: [u8; N]) -> usize {
    const LOW: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    let far = at + 32;
    while at < far
        && let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk)
    {
        let eight = u64::from_le_bytes(*eight);
        // The lowest byte that is a sign is marked by its highest bit.
        let marks = signs.iter().fold(0, |marks, sign| {
            let it = eight ^ (u64::from(*sign) * LOW);
            marks | (it.wrapping_sub(LOW) & !it)
        });
        if marks & HIGH != 0 {
            return at + (marks & HIGH).trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = &bytes[at..];
    let found = if rest.len() < 8 {
        rest.iter().position(|byte| signs.contains(byte))
    } else {
        memchr2(signs[0], signs[N - 1], rest)
    };
    found.map_or(bytes.len(), |found| at + found)
}

/// Where the next tag begins, or the end of the text, and whether the name of a character may stand before it.
fn next_tag(bytes: &[u8], mut at: usize) -> (usize, bool) {
    let begins = |c: &u8| c.is_ascii_alphabetic() || matches!(c, b'/' | b'!' | b'?');
    let mut has_names = false;
    while at < bytes.len() {
        // One tag often stands right behind another.
        at = if bytes[at] == b'<' { at } else { find(bytes, at, [b'<', b'&']) };
        match bytes.get(at) {
            Some(b'<') if bytes.get(at + 1).is_some_and(begins) => break,
            sign => has_names |= sign == Some(&b'&'),
        }
        at += 1;
    }
    (at.min(bytes.len()), has_names)
}

/// What is behind an element, from what stands within it on. Elements of its name within it have ends of their own.
fn behind_element(html: &str, within: usize, of: &[u8]) -> usize {
    let bytes = html.as_bytes();
    let (mut at, mut depth) = (within, 1);
    while depth > 0 {
        let (tag, _) = next_tag(bytes, at);
        at = match bytes.get(tag + 1) {
            None => return bytes.len(),
            Some(b'!' | b'?') => behind_note(bytes, tag),
            Some(b'/') => {
                let end = until(bytes, tag + 2, SPACE | SLASH | CLOSE);
                depth -= usize::from(bytes[tag + 2..end].eq_ignore_ascii_case(of));
                behind(bytes, end, b'>')
            }
            Some(_) => {
                let end = until(bytes, tag + 1, SPACE | SLASH | CLOSE);
                let name = &bytes[tag + 1..end];
                depth += usize::from(name.eq_ignore_ascii_case(of));
                behind_script(bytes, behind_tag(html, end), name)
            }
        };
    }
    at
}

/// What is behind a comment, or what browsers take for one.
fn behind_note(bytes: &[u8], at: usize) -> usize {
    if !bytes[at..].starts_with(b"<!--") {
        return behind(bytes, at, b'>');
    }
    memmem::find(&bytes[at..], b"-->").map_or(bytes.len(), |found| at + found + 3)
}

/// What is behind the content of an element of a name, where that is no markup.
fn behind_script(bytes: &[u8], at: usize, name: &[u8]) -> usize {
    let end = match name {
        [b's' | b'S', ..] if name.eq_ignore_ascii_case(b"script") => "</script",
        [b's' | b'S', ..] if name.eq_ignore_ascii_case(b"style") => "</style",
        _ => return at,
    };
    memmem::find(&bytes[at..], end.as_bytes()).map_or(bytes.len(), |found| at + found)
}

/// What is behind a tag, from behind its name on.
fn behind_tag(html: &str, name: usize) -> usize {
    let bytes = html.as_bytes();
    let mut at = name;
    loop {
        let found = find(bytes, at, [b'>', b'=']);
        match (bytes.get(found), bytes.get(found + 1)) {
            (Some(b'>'), _) => return found + 1,
            (Some(_), Some(quote @ (b'"' | b'\''))) if found > at && bytes[found - 1].is_ascii_alphanumeric() => {
                at = bytes.len().min(find(bytes, found + 2, [*quote]) + 1);
            }
            (None, _) => return bytes.len(),
            // What isn't written as attributes mostly are is read with care.
            _ => return attributes(html, name, &mut Element::new(b"")),
        }
    }
}

/// What is behind the next sign.
fn behind(bytes: &[u8], at: usize, sign: u8) -> usize {
    bytes.len().min(find(bytes, at, [sign]) + 1)
}

/// Reads the tag of an element from its name on, with its attributes. What is behind the tag.
fn start_tag<'h>(html: &'h str, at: usize, element: &mut Element<'h>) -> usize {
    let end = until(html.as_bytes(), at, SPACE | SLASH | CLOSE);
    *element = Element::new(&html.as_bytes()[at..end]);
    attributes(html, end, element)
}

/// Reads attributes from behind a name on. What is behind the tag.
fn attributes<'h>(html: &'h str, mut end: usize, element: &mut Element<'h>) -> usize {
    let bytes = html.as_bytes();
    if bytes.get(end) == Some(&b'>') {
        return end + 1;
    }
    loop {
        let name = past(bytes, end, SPACE | SLASH);
        match bytes.get(name) {
            None => return bytes.len(),
            Some(b'>') => return name + 1,
            Some(_) => {}
        }
        // A name may begin with `=`.
        let name_end = until(bytes, name + 1, SPACE | SLASH | CLOSE | EQUALS);
        end = past(bytes, name_end, SPACE);
        let mut value = end..end;
        if bytes.get(end) == Some(&b'=') {
            let from = past(bytes, end + 1, SPACE);
            if let Some(quote @ (b'"' | b'\'')) = bytes.get(from) {
                let ends = find(bytes, from + 1, [*quote]);
                value = from + 1..ends;
                end = bytes.len().min(ends + 1);
            } else {
                end = until(bytes, from, SPACE | CLOSE);
                value = from..end;
            }
        }
        if let Some(attribute) = element.attribute(&bytes[name..name_end]) {
            attribute.get_or_insert(&html[value]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Told(String);

    impl<'h> Sink<'h> for Told {
        fn start(&mut self, element: &Element<'h>) -> bool {
            let name = String::from_utf8_lossy(element.name).to_ascii_lowercase();
            self.0 += &format!("<{name} {} {}>", element.href(), element.id());
            name == "svg"
        }

        fn end(&mut self, name: &[u8]) {
            self.0 += &format!("</{}>", String::from_utf8_lossy(name).to_ascii_lowercase());
        }

        fn text(&mut self, text: &str) {
            self.0 += text;
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
    fn what_is_left_out_ends_where_its_element_does() {
        for (within, is_whole) in [
            ("<text a=\"</svg>\" b='<svg>'>9</text>", true),
            ("<svg><g/></svg><SVG></Svg>", true),
            ("<!-- </svg> --><script>'</svg>'</script><style></svg></style>", true),
            ("<g a = \"</svg>\" b=x=\"><g b c=\"</svg>\"d='</svg>' =\"><g e=\"\"=\">", true),
            ("<g a=\"</svg>", false),
            ("</svgs>", true),
            ("<svg>", false),
        ] {
            let expected = if is_whole { "a<svg  >b" } else { "a<svg  >" };
            assert_eq!(told(&format!("a<svg>{within}</svg>b")), expected, "{within}");
        }
    }

    #[test]
    fn names_of_characters_are_read_whatever_they_are() {
        assert_eq!(told("&lt;p&gt; &amp;amp; &nbsp;&#8211;&eacute; R&D &"), "<p> &amp; \u{a0}–é R&D &");
        assert_eq!(told("&hellip; < &lt;b>"), "… < <b>");
    }
}
