//! Every figure that the official documents print is on the built pages.
//!
//! `tests/figures/<announcement>.txt` lists the figures, parts of dates and codes of a document, one a line, as
//! printed; of a release of which the archive keeps operating metrics alone, their values, changes and shares. Each has
//! to stand in the text of the announcement's page or of one of its statements' pages, outside navigation and pictures,
//! with no digit beside it that would make it another figure.

use crate::archive::{AS_OF, Site, files_below, irbook, repository};
use std::fmt::Write;
use std::fs;

/// Elements whose text runs on in that of their surroundings; all others part words.
const INLINE: [&str; 9] = ["a", "abbr", "b", "code", "em", "i", "span", "strong", "time"];

/// Elements that are left out: navigation would make a figure of another document pass, and charts draw computed ones.
const LEFT_OUT: [&str; 3] = ["nav", "svg", "style"];

/// The text of a page's main part, and the values of its attributes.
struct Page {
    text: String,
    attributes: String,
}

impl Page {
    fn of(html: &str) -> Self {
        let mut page = Self { text: String::new(), attributes: String::new() };
        let (_, main) = html.split_once("<main").expect("a page has a main part");
        let (main, _) = main.split_once("</main>").expect("the main part ends");
        let mut inside: Vec<&str> = Vec::new();
        for part in main.split('<').skip(1) {
            let (tag, text) = part.split_once('>').expect("a tag ends");
            let closes = tag.starts_with('/');
            let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
            if LEFT_OUT.contains(&name) {
                if closes {
                    inside.pop();
                } else {
                    inside.push(name);
                }
            }
            if !INLINE.contains(&name) {
                page.text.push(' ');
            }
            if inside.is_empty() {
                // A list shows the number of an item that has one of its own.
                if let ("li", Some((_, value))) = (name, tag.split_once(" value=\"")) {
                    page.text.push_str(value.split('"').next().unwrap_or_default());
                    page.text.push(' ');
                }
                page.text.push_str(&decoded(text));
                for attribute in tag.split('"').skip(1).step_by(2) {
                    page.attributes.push_str(&decoded(attribute));
                    page.attributes.push(' ');
                }
            }
        }
        page
    }
}

fn decoded(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    let text = text.replace("&nbsp;", " ").replace("&amp;", "&");
    assert!(!text.contains("&#"), "an entity that this test doesn't know: {text}");
    text
}

/// Whether a text has a token that isn't part of a longer figure or word.
fn stands_in(text: &str, token: &str) -> bool {
    text.match_indices(token).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + token.len()..]);
        let (first, last) =
            (token.starts_with(|c: char| c.is_ascii_digit()), token.ends_with(|c: char| c.is_ascii_digit()));
        let mut before = before.chars().rev();
        let mut after = after.chars();
        let begins = match before.next() {
            Some(c) if c.is_ascii_digit() => false,
            // `RMB4,153.2` is 4,153.2, but a word doesn't begin within another.
            Some(c) if c.is_alphabetic() => first,
            Some('.' | ',' | ':') => !(first && before.next().is_some_and(|c| c.is_ascii_digit())),
            _ => true,
        };
        let ends = match after.next() {
            Some(c) if c.is_alphanumeric() => false,
            Some('.' | ',' | ':') => !(last && after.next().is_some_and(|c| c.is_ascii_digit())),
            _ => true,
        };
        begins && ends
    })
}

/// The forms in which pages show a token: times of day stand there in the 12-hour form, and negative changes with a
/// minus sign.
fn forms(token: &str) -> Vec<String> {
    let mut forms = vec![token.to_owned()];
    forms.extend(token.strip_prefix('-').map(|figure| format!("−{figure}")));
    if let Some((hour, minute)) = token.split_once(':')
        && let (Ok(hour), Ok(_)) = (hour.parse::<u32>(), minute.parse::<u32>())
    {
        match (hour, minute) {
            (12, "00") => forms.push("noon".to_owned()),
            (13..24, _) => forms.push(format!("{}:{minute} p.m.", hour - 12)),
            _ => {}
        }
    }
    forms
}

/// Codes and addresses may stand in attributes: they have letters.
fn may_be_attribute(token: &str) -> bool {
    token.contains("://") || token.contains('@')
}

#[test]
fn every_figure_of_the_official_documents_stands_on_the_built_pages() {
    let output = tempfile::tempdir().unwrap();
    let mut build = irbook();
    build.args(["build", "--as-of", AS_OF, "--root"]).arg(repository()).arg("--output").arg(output.path());
    build.assert().success();
    let site = Site::at(output.path());

    let lists = repository().join("tests/figures");
    let mut missing = String::new();
    for list in files_below(&lists) {
        let announcement = list.file_stem().unwrap().to_str().unwrap();
        let folder = site.folder.join("announcements").join(announcement);
        let paths = files_below(&folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "html"));
        let pages: Vec<Page> = paths.map(|path| Page::of(&fs::read_to_string(folder.join(path)).unwrap())).collect();
        assert!(!pages.is_empty(), "{announcement} has no page");
        let text = fs::read_to_string(lists.join(&list)).unwrap();
        let tokens = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        for token in tokens {
            let forms = forms(token);
            let found = pages.iter().any(|page| {
                forms.iter().any(|form| stands_in(&page.text, form))
                    || may_be_attribute(token) && stands_in(&page.attributes, token)
            });
            if !found {
                writeln!(missing, "{announcement}: {token}").unwrap();
            }
        }
    }
    assert!(missing.is_empty(), "on no page of their announcement:\n{missing}");
}

#[test]
fn every_announcement_of_the_repository_has_a_list_of_figures() {
    let ids = |folder: &str| {
        let entries = fs::read_dir(repository().join(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(ids("content/announcements"), ids("tests/figures"));
}

#[test]
fn a_figure_is_not_found_within_another() {
    for (text, token) in [
        ("1,123", "12"),
        ("1,123", "123"),
        ("0.29", "29"),
        ("4.12%", "4"),
        ("9:30", "30"),
        ("13/F", "3/F"),
        ("Q12b", "12"),
    ] {
        assert!(!stands_in(text, token), "{token} in {text}");
    }
    for (text, token) in
        [("RMB4,153.2 million", "4,153.2"), ("(2,236)", "2,236"), ("by 12.", "12"), ("12, 13", "12"), ("3.35%", "3.35")]
    {
        assert!(stands_in(text, token), "{token} in {text}");
    }
}

#[test]
fn only_the_visible_text_of_a_page_counts() {
    let html = "<body><p>1</p><main class=\"x\"><nav>2</nav><p>a<sup>3</sup>4 &amp; <b>5</b>6</p><li value=\"0\">x</li><a href=\"7\">8</a></main>9";
    let page = Page::of(html);
    assert_eq!(page.text.split_whitespace().collect::<Vec<_>>(), ["a", "3", "4", "&", "56", "0", "x", "8"]);
    assert_eq!(page.attributes, "0 7 ");
}
