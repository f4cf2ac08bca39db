//! The twin in Markdown of each page, and what `llms.txt` names.

use crate::archive::{Archive, Site};
use html5gum::{Token, Tokenizer};
use std::collections::BTreeSet;

/// The figures that are printed on a page's `<main>`: what is said alone or drawn alone aside.
fn figures(html: &str) -> BTreeSet<String> {
    let start = html.find("<main").unwrap();
    let main = &html[start..html.find("</main>").unwrap()];
    // The elements that nothing of is looked at, innermost last.
    let (mut words, mut skipped) = (String::new(), Vec::<Vec<u8>>::new());
    for token in Tokenizer::new(main) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let has =
                    |name: &[u8], value: &[u8]| tag.attributes.iter().any(|(it, of)| ***it == *name && ***of == *value);
                let is_out =
                    ["svg", "button", "label", "legend", "progress"].iter().any(|it| *tag.name == it.as_bytes())
                        || has(b"aria-hidden", b"true")
                        || has(b"class", b"contents")
                        || has(b"role", b"doc-noteref")
                        || has(b"role", b"doc-backlink");
                let is_void = [&b"br"[..], b"hr", b"img", b"input"].contains(&&**tag.name);
                if !is_void && (is_out || skipped.last() == Some(&tag.name.to_vec())) {
                    skipped.push(tag.name.to_vec());
                }
                words.push(' ');
            }
            Token::EndTag(tag) => {
                if skipped.last() == Some(&tag.name.to_vec()) {
                    skipped.pop();
                }
                words.push(' ');
            }
            Token::String(text) if skipped.is_empty() => words.push_str(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    numbers(&words)
}

fn numbers(text: &str) -> BTreeSet<String> {
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let words = text.split(|c: char| !is_of_number(c)).map(|word| word.trim_matches([',', '.']));
    words.filter(|word| word.contains(|c: char| c.is_ascii_digit())).map(str::to_owned).collect()
}

fn pages(site: &Site) -> Vec<String> {
    let names = site.files().into_keys().map(|path| path.to_str().unwrap().to_owned());
    names.filter(|name| name.ends_with(".html")).collect()
}

#[test]
fn every_figure_that_is_printed_on_a_page_is_in_its_twin() {
    for archive in [Archive::example(), Archive::nordkant()] {
        let (mut twins, mut seen) = (0, 0);
        let site = archive.build();
        for page in pages(&site) {
            let twin = page.replace(".html", ".md");
            // What one chooses in a form has no place in a text.
            if !site.has(&twin) || page == "search/index.html" {
                continue;
            }
            let (printed, told) = (figures(&site.read(&page)), numbers(&site.read(&twin)));
            let missing: Vec<&String> = printed.difference(&told).collect();
            assert!(missing.is_empty(), "{twin}: {missing:?}");
            (twins, seen) = (twins + 1, seen + printed.len());
        }
        assert!(twins > 50 && seen > 1_000, "{twins} twins with {seen} figures");
    }
}

#[test]
fn a_page_leads_to_its_twin_which_says_what_and_where_it_is_and_what_leads_on_has_none() {
    let archive = Archive::example();
    archive.announce("gone", "2024-01-02", "withdrawn = { at = 2024-02-01T00:00:00Z, reason = \"Wrong.\" }");
    archive.write(
        "content/pages/contact.md",
        "+++\ntitle = \"A \\\"b\\\"\\n---\"\ndescription = \"Whom to ask.\"\n+++\nCall [us](/company/).\n",
    );
    let site = archive.build();
    let link = "<link rel=\"alternate\" type=\"text/markdown\" href=\"index.md\">";
    let statement = site.read("announcements/2024-q1-results/operations/index.md");
    let head = "---\ntitle: \"Condensed Statements of Operations, First Quarter 2024 Results\"\n\
                address: \"https://ir.example.com/archive/announcements/2024-q1-results/operations/\"\nlanguage: \"en\"\ndate: 2024-05-19\n---\n\n";
    assert!(statement.starts_with(head), "{statement}");
    assert!(statement.contains(
        "| [Total revenue](../../../figures/line/total-revenue/index.html) | 1,234,500 | 900,000 | +37.2% | 170,976 |"
    ));
    assert!(site.read("events/index.md").contains("\nas_of: 2026-01-01T00:00:00Z\n---\n"));
    let contact = site.read("contact/index.md");
    assert!(
        contact.starts_with("---\ntitle: \"A \\\"b\\\" ---\"\n")
            && contact.contains("Call [us](../company/index.html)."),
        "{contact}"
    );
    for page in pages(&site) {
        let leads_on = page == "404.html" || page.starts_with("press/") || page.starts_with("announcements/gone/");
        let has_twin = site.has(&page.replace(".html", ".md"));
        let html = site.read(&page);
        let is_redirect = html.contains("http-equiv=\"refresh\"");
        assert_eq!((has_twin, html.contains(link)), (!leads_on && !is_redirect, !leads_on && !is_redirect), "{page}");
    }
    assert!(site.read("manifest.sha256").contains("  announcements/2024-q1-results/index.md\n"));
}

#[test]
fn llms_txt_names_the_newest_announcements_and_every_address_of_it_stands() {
    let archive = Archive::example();
    for n in 0..25 {
        archive.announce(&format!("n{n:02}"), &format!("2025-01-{:02}", n + 1), "");
    }
    let site = archive.build();
    let text = site.read("llms.txt");
    assert!(text.starts_with("# Example Corp. investor relations archive\n\n> "), "{text}");
    let addresses = text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap());
    for address in addresses {
        let path = address.strip_prefix("https://ir.example.com/archive/").unwrap();
        assert!(site.has(path), "{path}");
    }
    assert_eq!(text.matches("/announcements/n").count(), 20);
    assert!(text.contains("(https://ir.example.com/archive/announcements/n24/index.md): 2025-01-25\n"));
    assert!(text.contains("(https://ir.example.com/archive/feed.xml)"));
}

#[test]
fn llms_txt_names_the_data_files_of_the_site() {
    let text = Archive::example().build().read("llms.txt");
    let (_, files) = text.split_once("\n## Data files\n\n").unwrap();
    let named: Vec<&str> = files.lines().map(|line| line[3..].split_once(']').unwrap().0).collect();
    for file in [
        "announcements/announcements.csv",
        "events/events.csv",
        "events/calendar.ics",
        "events/feed.json",
        "figures/financials.csv",
        "data/facts-2024.csv",
        "data/facts-2024.json",
        "announcements/2024-q1-results/xbrl.json",
        "data/taxonomy/archive.xsd",
        "datapackage.json",
    ] {
        assert!(named.contains(&file), "{file} in {named:?}");
    }
    assert_eq!(named.contains(&"figures/financials.xlsx"), cfg!(feature = "workbooks"));
}

#[test]
fn twins_that_are_switched_off_are_neither_written_nor_linked() {
    let archive = Archive::example();
    archive.edit("site.toml", "[issuer]", "[outputs]\nmarkdown = false\n\n[issuer]");
    let site = archive.build();
    assert!(!site.has("index.md") && !site.has("llms.txt"));
    assert!(!site.read("index.html").contains("text/markdown"));
}

#[test]
fn a_twin_is_made_of_the_page_as_the_templates_of_the_archive_make_it() {
    let archive = Archive::example();
    archive.write(
        "templates/page.html",
        "{% extends \"layout.html\" %}{% block main %}<h2>Own</h2>{{ super() }}{% endblock main %}",
    );
    archive
        .write("content/pages/contact.md", "+++\ntitle = \"Contact\"\ndescription = \"Whom to ask.\"\n+++\nCall us.\n");
    assert!(archive.build().read("contact/index.md").contains("## Own"));
}
