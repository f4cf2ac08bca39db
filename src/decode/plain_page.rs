//! Plain pages: `content/pages/<id>.md`.

use super::announcement::body;
use super::fields::document;
use super::id::is_id;
use super::misplaced;
use super::numbers::{self, Numbers};
use super::public_from::PublicFrom;
use super::reader::Reader;
use super::scalar::Language;
use super::table::table;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::announcement::Body;
use crate::domain::former::Former;
use crate::domain::{Located, PlainPage};
use crate::source::FrontMatter;

/// Where they stand.
pub(super) const PAGES: &str = "content/pages/";

/// The folders of a site's sections, where they have something to show: a page there would be in their way one day.
const SECTIONS: [&str; 7] = ["announcements", "charts", "company", "events", "figures", "results", "shareholders"];

/// Reads a page. `language` is that of pages that name none.
pub fn read(id: &str, text: &str, parts: &FrontMatter, language: &str, reader: &mut Reader) -> Option<PlainPage> {
    if !is_id(id) {
        let message = format!("`{id}` can't be the id of a page");
        let help = "the file's name is its address: use lower-case letters, digits and single hyphens, and no name of a device such as `con`";
        reader.findings.push(Diagnostic::error(Code::InvalidId, reader.top(), message).help(help));
    } else if SECTIONS.contains(&id) {
        let message = format!("a page can't be called `{id}`: a section of the site stands at that address");
        let help = "give the file another name: it is the page's address";
        reader.findings.push(Diagnostic::error(Code::ReservedName, reader.top(), message).help(help));
    }
    let body = body(text, parts, reader);
    let page = document(&text[parts.toml.clone()], &PAGE, reader, |fields, reader| {
        misplaced::facts(text, parts, &PAGE, reader);
        numbers::of_language(fields, language, reader);
        facts(fields, reader, id, body, language)
    });
    page.filter(|_| reader.is_clean())
}

table! {
    /// A page of text that belongs to no announcement.
    pub static PAGE, fn facts(id: &str, body: Body, language: &str) -> PlainPage
        = "a page", "`content/pages/<id>.md`" {
        /// Its heading.
        required title: Box<str> = "Contact";
        /// What stands there, in a sentence, for search engines and previews of links.
        required description: Box<str> = "Whom investors and analysts can ask.";
        /// Its language; the site's where left out.
        optional own_language as "language": Language = "en";
        /// How it writes figures, where it isn't as `[numbers]` of `site.toml` says.
        optional numbers: Numbers;
        /// Whether it is kept out of a public build.
        optional draft: bool = "true";
        /// From when on it is public; at once where left out.
        optional publish_at: PublicFrom = "2024-05-19T17:00:00-04:00";
        /// Where it once stood; see "Former addresses".
        list former: Located<Former> = r#"["ir/contact.html"]"#;
        /// What in its text looks like a figure of the company and is none, as it stands there.
        list not_figures: Located<Box<str>> = r#"["US$100"]"#;
    }
    => |_, reader| Some(PlainPage {
        id: id.into(),
        head: reader.top(),
        title,
        description,
        language: own_language.unwrap_or_else(|| language.into()),
        conventions: numbers.unwrap_or(reader.conventions),
        draft: draft.unwrap_or_default(),
        publish_at,
        former,
        not_figures,
        body,
    })
}
