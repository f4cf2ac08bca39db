//! `[[menu]]` of `site.toml`: the site's own menu.

use super::address::Url;
use super::table::table;
use super::word::words;
use crate::config::{MenuEntry, MenuSection, MenuTarget};
use crate::domain::Located;

table! {
    /// An entry of the menu. With one, the menu is what is listed and nothing else; what isn't public yet, and a section
    /// without pages, is left out of it until then.
    pub static MENU: MenuEntry = "an entry of the menu", "`[[menu]]`" {
        /// The section that it leads to.
        apart("without `page` and `to`") section: MenuSection = "results";
        /// The plain page that it leads to, by its id.
        apart("without `section` and `to`") page: Located<Box<str>> = "governance";
        /// Where it leads else: the path of a page or a file below `base_url`, or an address elsewhere.
        apart("without `section` and `page`") to: Located<Box<str>> = "announcements/kind/dividend/";
        /// What it says; of a section its own word where left out.
        when("without `section`") text: Box<str> = "Governance";
    }
    also |fields, reader| {
        let target = if fields.has("section") {
            fields.exclude(&["page", "to"]);
            fields.required::<MenuSection>("section", reader).map(MenuTarget::Section)
        } else if fields.has("page") {
            fields.exclude(&["to"]);
            fields.required::<Located<Box<str>>>("page", reader).map(MenuTarget::Page)
        } else {
            fields.value("to").and_then(|value| match <Box<str>>::from_toml(value, reader) {
                Some(to) if to.contains(':') => Url::from_toml(value, reader).map(MenuTarget::Url),
                Some(to) => Some(MenuTarget::Path(Located::new(to, reader.span(value.span())))),
                None => None,
            })
        };
        if !["section", "page", "to"].iter().any(|key| fields.has(key)) {
            fields.missing(&["section", "page", "to"]);
        } else if !fields.has("section") && !fields.has("text") {
            fields.missing(&["text"]);
        }
    }
    => |fields, _| Some(Self { target: target?, text, span: fields.span() })
}

words!(MenuSection);
