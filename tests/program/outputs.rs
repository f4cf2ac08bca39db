//! Files for machines that are switched off, one kind after the other: nothing leads to what isn't there.

use super::archive::{Archive, Site};
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// The switches of `[outputs]`, each with a file that only goes with it, as far as irbook is built with it.
const SWITCHES: [(&str, Option<&str>); 9] = [
    ("calendars", Some("events/calendar.ics")),
    ("feeds", Some("feed.xml")),
    ("facts", Some("datapackage.json")),
    ("workbooks", if cfg!(feature = "workbooks") { Some("figures/financials.xlsx") } else { None }),
    ("xbrl", Some("data/taxonomy/archive.xsd")),
    ("markdown", Some("llms.txt")),
    ("structured_data", None),
    ("pictures", if cfg!(feature = "pictures") { Some("apple-touch-icon.png") } else { None }),
    ("search", if cfg!(feature = "search") { Some("search/index.html") } else { None }),
];

const BASE: &str = "https://ir.example.com/archive/";

fn paths(site: &Site) -> BTreeSet<String> {
    site.files().into_keys().map(|path| path.to_str().unwrap().to_owned()).collect()
}

/// The path that an address means which stands in a file; `None` for one outside the site.
fn target(from: &str, address: &str) -> Option<String> {
    let address = address.split(['#', '?']).next().unwrap().replace("%20", " ");
    let below = |base| address.strip_prefix(base);
    // The page for addresses that aren't there is shown at any depth, so that its links begin at the host.
    let path = match below(BASE).or_else(|| below("/archive/")) {
        Some(below) => PathBuf::from(below),
        None if address.is_empty() || address.contains(':') || address.starts_with("//") => return None,
        None => Path::new(from).parent().unwrap().join(&address),
    };
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => assert!(plain.pop(), "{address} in {from} leads out of the site"),
            Component::Normal(part) => plain.push(part),
            _ => {}
        }
    }
    if address.ends_with('/') || plain.as_os_str().is_empty() || address.ends_with("..") {
        plain.push("index.html");
    }
    Some(plain.to_str().unwrap().to_owned())
}

/// The addresses in a text: what attributes of markup and links of Markdown lead to, and whatever begins as the site does.
fn addresses(text: &str) -> Vec<&str> {
    let between = |from: &str, to: fn(char) -> bool| -> Vec<&str> {
        text.split(from).skip(1).map(|rest| rest.split(to).next().unwrap()).collect()
    };
    let quoted = |from| between(from, |c| c == '"');
    let absolute = text.match_indices(BASE).map(|(at, _)| {
        let ends = |c: char| c.is_whitespace() || "\"'<>()[]{}\\,;|&".contains(c);
        text[at..].split(ends).next().unwrap().trim_end_matches('.')
    });
    [quoted(" href=\""), quoted(" src=\""), between("](", |c| c == ')'), absolute.collect()].concat()
}

/// Where a site names an address that isn't there: one that is led to, or one of `missing` as a word.
fn strays(site: &Site, missing: &BTreeSet<String>) -> Vec<String> {
    let mut strays = Vec::new();
    for (path, bytes) in site.files() {
        let from = path.to_str().unwrap();
        let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
        let Ok(text) = String::from_utf8(bytes) else { continue };
        // Folded lines of calendars.
        let text = text.replace("\r\n ", "");
        if !["html", "md", "txt", "json", "xml", "ics", "xsd", "csv"].contains(&ending) {
            continue;
        }
        for address in addresses(&text) {
            // The names of the vocabularies of reports, which nothing stands at.
            let is_name = ending != "html" && (address.ends_with("/data/taxonomy") || address.ends_with("/xbrl"));
            if let Some(target) = target(from, address).filter(|_| !is_name)
                && !site.has(&target)
            {
                strays.push(format!("{from}: {address}"));
            }
        }
        let is_of_path = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        for word in text.split(|c: char| !is_of_path(c)) {
            let word = word.trim_start_matches("../").trim_end_matches('.');
            if missing.contains(word) {
                strays.push(format!("{from} names {word}"));
            }
        }
    }
    strays
}

#[test]
fn a_site_without_a_kind_of_files_for_machines_names_none_of_it() {
    let all = paths(&Archive::example().build());
    for (switch, file) in SWITCHES {
        let archive = Archive::example();
        archive.edit("site.toml", "[issuer]", &format!("[outputs]\n{switch} = false\n\n[issuer]"));
        let site = archive.build();
        let missing: BTreeSet<String> = all.difference(&paths(&site)).cloned().collect();
        assert!(file.is_none_or(|file| missing.contains(file)), "{switch}: {missing:?}");
        assert_eq!(strays(&site, &missing), Vec::<String>::new(), "{switch}");
    }
}

#[test]
fn an_address_that_is_not_there_is_found_in_each_form() {
    let archive = Archive::empty();
    archive.announce("x", "2024-05-20", "");
    let site = archive.build();
    assert_eq!(strays(&site, &BTreeSet::new()), Vec::<String>::new());
    let missing = BTreeSet::from(["data/facts-2024.csv".to_owned()]);
    let absolute = format!("{BASE}data/facts-2024.csv");
    for (name, text) in [
        ("a.html", "<link rel=\"alternate\" href=\"gone.xml\">".to_owned()),
        ("b.html", "<p><code>data/facts-2024.csv</code></p>".to_owned()),
        ("c.html", format!("<script type=\"application/ld+json\">{{\"contentUrl\":\"{absolute}\"}}</script>")),
        ("a.md", "[gone](announcements/gone/index.md)".to_owned()),
        ("a.txt", format!("- [data]({absolute})")),
        ("a.json", format!("{{\"url\":\"{absolute}\"}}")),
        ("a.xml", format!("<loc>{BASE}gone/</loc>")),
        ("a.ics", format!("URL:{}\r\n {}\r\n", &absolute[..30], &absolute[30..])),
    ] {
        std::fs::write(site.folder.join(name), text).unwrap();
        assert!(strays(&site, &missing).iter().all(|it| it.starts_with(name)), "{name}");
        assert!(!strays(&site, &missing).is_empty(), "{name}");
        std::fs::remove_file(site.folder.join(name)).unwrap();
    }
}
