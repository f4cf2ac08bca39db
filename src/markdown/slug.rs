//! Ids of headings: one way to make them for checking and for printing.

use crate::domain::slug;
use pulldown_cmark::{Event, TagEnd};
use std::collections::HashMap;

/// The text of a heading as it is gathered.
#[derive(Debug, Default)]
pub(super) struct HeadingText {
    /// The text without markup.
    pub text: String,
    /// From where on nothing but text stands in it, no markup, code or footnote.
    plain_from: usize,
}

impl HeadingText {
    /// Adds text or code.
    pub fn push(&mut self, text: &str, is_text: bool) {
        self.text.push_str(text);
        if !is_text {
            self.mark();
        }
    }

    /// Something that isn't text stands here.
    pub fn mark(&mut self) {
        self.plain_from = self.text.len();
    }

    /// Takes an id in braces off the end: `Outlook {#outlook}`. Gives the length of what was taken,
    /// with the space before it, and the id.
    pub fn take_id(&mut self) -> Option<(usize, String)> {
        let open = self.text.rfind("{#").filter(|open| *open >= self.plain_from)?;
        let id = self.text[open + 2..].strip_suffix('}')?;
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
        if id.is_empty() || !id.chars().all(is_plain) {
            return None;
        }
        let id = id.to_owned();
        let keep = self.text[..open].trim_end().len();
        let taken = self.text.len() - keep.max(self.plain_from);
        self.text.truncate(keep);
        Some((taken, id))
    }
}

/// Whether an event within a heading is more than text.
pub(super) fn is_markup(event: &Event<'_>) -> bool {
    !matches!(event, Event::Text(_) | Event::SoftBreak | Event::End(TagEnd::Heading(_)))
}

/// The ids given on a page so far.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    given: HashMap<String, usize>,
}

impl Slugs {
    /// The id of a heading: the one that its author set, or else the slug of its text, with `text-` before it where
    /// something beside the text has that id on the page.
    pub fn of_heading(&mut self, set: Option<String>, text: &str, is_taken: impl Fn(&str) -> bool) -> String {
        let wanted = set.unwrap_or_else(|| {
            let slug = slug(text);
            if is_taken(&slug) { format!("text-{slug}") } else { slug }
        });
        self.unique(wanted)
    }

    /// An id that was not given yet: the wanted one, or the wanted one with `-2`, `-3`, ...
    pub fn unique(&mut self, wanted: String) -> String {
        let Some(count) = self.given.get(&wanted).copied() else {
            self.given.insert(wanted.clone(), 1);
            return wanted;
        };
        let mut next = count + 1;
        while self.given.contains_key(&format!("{wanted}-{next}")) {
            next += 1;
        }
        let id = format!("{wanted}-{next}");
        self.given.insert(wanted, next);
        self.given.insert(id.clone(), 1);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_made_of_letters_digits_and_single_hyphens() {
        assert_eq!(slug(" Q1 2024: Net income & “outlook” "), "q1-2024-net-income-outlook");
        assert_eq!(slug("业绩"), "业绩");
        assert_eq!(slug("— —"), "section");
    }

    #[test]
    fn equal_ids_are_numbered_past_those_that_are_taken() {
        let mut slugs = Slugs::default();
        let mut id = |text: &str| slugs.unique(text.to_owned());
        assert_eq!([id("a"), id("a-2"), id("a"), id("a"), id("a-2")], ["a", "a-2", "a-3", "a-4", "a-2-2"]);
    }

    #[test]
    fn an_id_in_braces_is_taken_and_other_braces_stay() {
        let id = |text: &str| {
            let mut heading = HeadingText::default();
            heading.push(text, true);
            let id = heading.take_id().map(|(_, id)| id);
            (heading.text, id)
        };
        assert_eq!(id("Outlook {#next}"), ("Outlook".into(), Some("next".into())));
        assert_eq!(id("Results {2024}"), ("Results {2024}".into(), None));
        assert_eq!(id("Results {#}"), ("Results {#}".into(), None));
        assert_eq!(id("Results {#a b}"), ("Results {#a b}".into(), None));
    }
}
