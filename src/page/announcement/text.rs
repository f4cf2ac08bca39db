//! The text of an announcement: its beginning, and of a long one the sections that open when one asks for them.

use super::contents;
use crate::markdown::{Html, PlacedHeading};
use crate::page::component::link::Link;
use serde::Serialize;

/// A text of so many characters is shown whole.
const SHORT: usize = 5_000;

/// Of a longer one the sections are shown that end within so many.
const SHOWN: usize = 2_500;

/// The text in its parts.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    /// What is shown, as HTML.
    pub shown: String,
    /// The sections after it, folded.
    pub folded: Vec<Section>,
    /// Its outermost headings, for the table of contents.
    #[serde(skip)]
    pub headings: Vec<Link>,
}

/// A section of the text.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The heading's address.
    pub anchor: String,
    /// The heading.
    pub title: String,
    /// What stands below it, as HTML.
    pub html: String,
}

impl Text {
    /// The parts of a text whose outermost headings are `h3`.
    pub fn of(Html { mut html, headings }: Html) -> Self {
        let outermost = headings.iter().filter(|heading| heading.depth == 0);
        let links = outermost.clone().map(|it| contents::place(&it.id, &it.text)).collect();
        let placed: Vec<(usize, &PlacedHeading)> = outermost.filter_map(|it| Some((it.begins?, it))).collect();
        if characters(&html) <= SHORT || placed.len() < 2 {
            return Self { shown: html, folded: Vec::new(), headings: links };
        }
        let ends = placed.iter().skip(1).map(|(begins, _)| *begins);
        let shown = ends.take_while(|end| characters(&html[..*end]) <= SHOWN).count();
        // A summary holds no links: where a heading has a mark, the text stays open.
        let titles =
            placed[shown..].iter().map(|(begins, _)| html[*begins..].split("</h3>").next().unwrap_or_default());
        if titles.into_iter().any(|title| title.contains("<a ")) {
            return Self { shown: html, folded: Vec::new(), headings: links };
        }
        let mut folded: Vec<Section> = Vec::with_capacity(placed.len() - shown);
        for (begins, heading) in placed[shown..].iter().rev() {
            let section = html.split_off(*begins);
            let (title, below) = section.split_once("</h3>").unwrap_or(("", &section));
            let title = title.split_once('>').map_or(title, |(_, title)| title).to_owned();
            folded.push(Section { anchor: heading.id.clone(), title, html: below.trim().to_owned() });
        }
        folded.reverse();
        Self { shown: html, folded, headings: links }
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty() && self.folded.is_empty()
    }
}

/// How many characters a reader sees, more or less: tags aside.
fn characters(html: &str) -> usize {
    let mut is_tag = false;
    let seen = |it: &char| {
        let was_tag = is_tag;
        is_tag = if was_tag { *it != '>' } else { *it == '<' };
        !(is_tag || was_tag)
    };
    html.chars().filter(seen).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{self, FootnoteMark, Resolve};

    struct Nowhere;

    impl Resolve for Nowhere {
        fn link(&self, destination: &str) -> Option<String> {
            Some(destination.to_owned())
        }

        fn figure(&self, _: &str, _: &str) -> Option<String> {
            None
        }

        fn footnote(&self, _: &str, _: usize) -> Option<FootnoteMark> {
            None
        }
    }

    fn text(markdown: &str) -> Text {
        Text::of(markdown::to_html(markdown, &Nowhere, 1))
    }

    fn long(words: usize) -> String {
        "word ".repeat(words)
    }

    fn folded(text: &Text) -> Vec<&str> {
        text.folded.iter().map(|section| &*section.anchor).collect()
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        let text = text("Lead.\n\n## One\n\nA.\n\n## Two\n\nB.\n");
        assert_eq!(folded(&text), [""; 0]);
        assert!(text.shown.contains("<h3 id=\"two\">Two</h3>"));
    }

    #[test]
    fn of_a_long_text_the_beginning_is_shown_and_every_section_behind_it_is_folded_whole() {
        let markdown = format!(
            "{}\n\n## One\n\n{}\n\n## Two & *more*\n\n{}\n\n### Below\n\nC.\n",
            long(100),
            long(100),
            long(1000)
        );
        let text = text(&markdown);
        assert_eq!(folded(&text), ["two-more"]);
        assert_eq!(text.folded[0].title, "Two &amp; <em>more</em>");
        assert!(text.folded[0].html.contains("<h4 id=\"below\">Below</h4>"));
        assert!(text.shown.contains("<h3 id=\"one\">") && !text.shown.contains("two"));
        assert_eq!(text.headings.len(), 2);
    }

    #[test]
    fn a_heading_within_a_quotation_begins_no_section() {
        let text = text(&format!("{}\n\n> ## Quoted\n\n## Two\n\n{}\n\n## Three\n\nC.\n", long(900), long(1000)));
        assert_eq!(folded(&text), ["two", "three"]);
        assert!(text.shown.contains("<blockquote>"));
    }

    #[test]
    fn a_text_with_a_link_in_a_heading_stays_open() {
        let text = text(&format!("## One\n\n{}\n\n## [Two](/x)\n\nC.\n", long(1000)));
        assert_eq!(folded(&text), [""; 0]);
        assert!(text.shown.contains("<a href=\"/x\">"));
    }
}
