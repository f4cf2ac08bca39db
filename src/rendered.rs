//! What a page that was rendered has: the addresses that it leads to, and the places that can be led to on it.

mod markdown;

pub use markdown::markdown;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use std::collections::{BTreeSet, HashSet};

/// A page as its HTML has it, read as browsers read it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The addresses, as they are written, each once.
    pub addresses: BTreeSet<String>,
    /// The places on it that a `#` leads to.
    pub anchors: HashSet<String>,
}

/// The attributes whose value is one address, whatever their element.
const ADDRESSES: [&str; 6] = ["action", "formaction", "href", "poster", "src", "xlink:href"];

impl Rendered {
    /// Reads the HTML of a page.
    #[must_use]
    pub fn of(html: &str) -> Self {
        let mut page = Self::default();
        let mut emitter = DefaultEmitter::default();
        // What stands in scripts and styles is no markup.
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(html, emitter) {
            let Ok(Token::StartTag(tag)) = token else { continue };
            for (name, value) in &tag.attributes {
                let (name, value) = (String::from_utf8_lossy(name), String::from_utf8_lossy(value));
                match &*name {
                    "id" => _ = page.anchors.insert(value.into_owned()),
                    "name" if *tag.name == b"a" => _ = page.anchors.insert(value.into_owned()),
                    "data" if *tag.name == b"object" => _ = page.addresses.insert(value.into_owned()),
                    "srcset" | "imagesrcset" => page.addresses.extend(candidates(&value).map(str::to_owned)),
                    name if ADDRESSES.contains(&name) => _ = page.addresses.insert(value.into_owned()),
                    _ => {}
                }
            }
        }
        page
    }
}

/// The addresses of the pictures that a browser chooses from: each ends with a space or a comma behind it.
fn candidates(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').filter_map(|candidate| candidate.split_ascii_whitespace().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_places_are_read_as_browsers_do_and_not_from_scripts_comments_and_text() {
        let page = Rendered::of(
            "<!doctype html><!-- <a href=x1> --><title><a href=x2></title><script>'<a href=\"x3\">'</script>\
             <style>a::after{content:'<a href=x4>'}</style><A HREF='a&amp;b.html' id=here>a &lt;a href=x5></a>\
             <img src=p.png srcset=\"p.png 1x, q.png 2x\"><svg><use xlink:href=\"#u\"/></svg><a name=old>\
             <object data=o.pdf></object><div data=x6 name=x7></div><form action=\"/search\">",
        );
        let addresses: Vec<&str> = page.addresses.iter().map(|it| &**it).collect();
        assert_eq!(addresses, ["#u", "/search", "a&b.html", "o.pdf", "p.png", "q.png"]);
        assert_eq!(page.anchors, ["here", "old"].map(str::to_owned).into());
    }
}
