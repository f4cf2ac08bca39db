//! Characters that have names in HTML.

use html5gum::{Token, Tokenizer};
use memchr::memchr;
use std::borrow::Cow;

/// A text with the characters that its names stand for.
pub fn decoded(text: &str) -> Cow<'_, str> {
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
