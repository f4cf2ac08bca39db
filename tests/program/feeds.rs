//! Feeds: what stands in them, what they call it for good, and that all documents stand in their archives once.

use crate::archive::{AS_OF, Archive, Site};
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The text of each element of a name, in a document that must be XML.
fn elements(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut is_in) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == name => {
                is_in = true;
                found.push(String::new());
            }
            Event::End(tag) if tag.name().as_ref() == name => is_in = false,
            Event::Text(text) if is_in => found.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(entity) if is_in => {
                let named = format!("&{};", &*entity);
                found.last_mut().unwrap().push_str(&quick_xml::escape::unescape(&named).unwrap());
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// The names of a feed's entries, as Atom has them.
fn entries(site: &Site, path: &str) -> Vec<String> {
    elements(&site.read(path), "id").split_off(1)
}

/// The same as JSON Feed has them.
fn items(site: &Site, path: &str) -> Vec<String> {
    let json: Value = serde_json::from_str(&site.read(path)).unwrap();
    json["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

/// The address of a link of the feed itself, below the site's base.
fn link(xml: &str, rel: &str) -> Option<String> {
    let head = xml.split("<entry").next().unwrap();
    let link = head.lines().find(|line| line.contains(&format!("rel=\"{rel}\"")))?;
    let href = link.split("href=\"").nth(1)?.split('"').next()?;
    Some(href.strip_prefix("https://ir.example.com/archive/").unwrap().to_owned())
}

/// Rows of a list of filings, from the oldest.
fn rows(count: usize) -> String {
    (0..count).fold("zone = \"Asia/Hong_Kong\"\n".to_owned(), |mut list, n| {
        let day = chrono::NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + chrono::Days::new(n as u64);
        writeln!(
            list,
            "[[filings]]\nid = \"row-{n}\"\ndated = {day}\ntitle = \"Row {n}\"\nurl = \"https://www.example.com/{n}\""
        )
        .unwrap();
        list
    })
}

fn of_rows(count: usize) -> Site {
    let archive = Archive::empty();
    archive.write("content/filings/all.toml", rows(count));
    archive.build()
}

#[test]
fn every_announcement_stands_once_in_a_feed_and_its_archives_which_later_ones_leave_as_they_are() {
    let (before, after) = (of_rows(160), of_rows(199));
    let mut seen = BTreeSet::new();
    let mut path = Some("feed.xml".to_owned());
    let mut documents = 0;
    while let Some(at) = path {
        let xml = before.read(&at);
        assert_eq!(link(&xml, "self").as_deref(), Some(&*at));
        assert_eq!(link(&xml, "current").is_some(), at != "feed.xml");
        assert_eq!(xml.contains("<fh:archive/>"), at != "feed.xml");
        assert!(entries(&before, &at).into_iter().all(|id| seen.insert(id)), "{at}");
        assert_eq!(entries(&before, &at), items(&before, &at.replace(".xml", ".json")));
        path = link(&xml, "prev-archive");
        documents += 1;
    }
    assert_eq!((seen.len(), documents), (160, 3));
    assert_eq!(entries(&before, "feed.xml").len(), 60);
    assert_eq!(entries(&after, "feed.xml").len(), 99);
    for path in ["feed-1.xml", "feed-2.xml", "feed-1.json", "announcements/kind/other/feed-2.xml"] {
        assert_eq!(before.read(path), after.read(path), "{path}");
    }
    assert!(!after.has("feed-3.xml"));
    let third = of_rows(200);
    assert_eq!(entries(&third, "feed-2.xml"), entries(&before, "feed-2.xml"));
    assert_eq!(link(&third.read("feed-2.xml"), "next-archive").as_deref(), Some("feed-3.xml"));
    let json: Value = serde_json::from_str(&third.read("feed.json")).unwrap();
    assert_eq!(json["next_url"], "https://ir.example.com/archive/feed-3.json");
}

#[test]
fn an_entry_keeps_its_name_at_another_address_under_another_id_and_when_the_site_has_moved() {
    let archive = Archive::empty();
    archive.announce("old", "2024-05-20", "");
    let names = |archive: &Archive, base: &[&str]| {
        let site = archive.build_as_of(AS_OF, base);
        (entries(&site, "feed.xml"), entries(&site, "events/feed.xml"))
    };
    let first = names(&archive, &[]);
    assert_eq!(first.0, ["tag:ir.example.com,2024:archive/announcements/old"]);
    assert_eq!(first.1, ["tag:ir.example.com,2024:archive/events/old/event"]);
    assert_eq!(names(&archive, &["--base-url", "https://mirror.example/"]), first);
    archive.edit(
        "site.toml",
        "base_url = \"https://ir.example.com/archive/\"",
        "base_url = \"https://new.example/\"\nfirst_base_url = \"https://ir.example.com/archive/\"",
    );
    std::fs::remove_dir_all(archive.root().join("content/announcements/old")).unwrap();
    archive.announce("new", "2024-05-20", "former = [\"announcements/old/\"]");
    assert_eq!(names(&archive, &[]), first);
}

#[test]
fn an_entry_is_updated_by_public_revisions_and_corrections_and_not_by_the_day_of_the_build() {
    let archive = Archive::empty();
    let revised =
        "released_at = 2024-05-20T17:00:00+08:00\n[[revisions]]\nat = 2024-05-22T09:00:00+08:00\nreason = \"Mended.\"";
    archive.announce("one", "2024-05-20", revised);
    archive.announce("two", "2024-06-03", "corrects = \"one\"\nreleased_at = 2024-06-03T17:00:00+08:00");
    let of_one = |as_of: &str| {
        let site = archive.build_as_of(as_of, &[]);
        let xml = site.read("feed.xml");
        let entry = xml.split("<entry>").find(|entry| entry.contains("announcements/one</id>")).unwrap();
        let entry = format!("<entry>{}</entry>", entry.split("</entry>").next().unwrap());
        (elements(&entry, "updated").remove(0), entry)
    };
    assert_eq!(of_one("2024-05-21T00:00:00Z").0, "2024-05-20T09:00:00Z");
    assert_eq!(of_one("2024-05-23T00:00:00Z").0, "2024-05-22T01:00:00Z");
    let (updated, entry) = of_one("2024-06-04T00:00:00Z");
    assert_eq!(updated, "2024-06-03T09:00:00Z");
    assert!(entry.contains("https://ir.example.com/archive/announcements/two/index.html"), "{entry}");
    assert_eq!(of_one("2025-06-04T00:00:00Z"), (updated, entry));
}

#[test]
fn what_was_withdrawn_or_is_not_public_yet_stands_in_no_feed() {
    let archive = Archive::empty();
    archive.announce("public", "2024-05-20", "");
    archive.announce("gone", "2024-05-21", "withdrawn = { at = 2024-05-22T00:00:00Z, reason = \"Wrong.\" }");
    archive.announce("later", "2024-05-23", "publish_at = 2027-01-01T00:00:00Z");
    let site = archive.build();
    assert_eq!(entries(&site, "feed.xml"), ["tag:ir.example.com,2024:archive/announcements/public"]);
    assert_eq!(entries(&site, "events/feed.xml"), ["tag:ir.example.com,2024:archive/events/public/event"]);
}

#[test]
fn an_entry_has_its_whole_text_with_whole_addresses_its_files_and_what_it_is() {
    let site = Archive::example().build();
    let json: Value = serde_json::from_str(&site.read("feed.json")).unwrap();
    let item = |id: &str| {
        let items = json["items"].as_array().unwrap();
        items.iter().find(|item| item["url"].as_str().unwrap().ends_with(&format!("/{id}/"))).unwrap().clone()
    };
    let results = item("2024-q1-results");
    let html = results["content_html"].as_str().unwrap();
    for text in ["<h2 id=\"business\">Business</h2>", "<td>Spring</td>", "Umbrellas include <em>parasols</em>."] {
        assert!(html.contains(text), "{text}: {html}");
    }
    let addresses: Vec<&str> = html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(addresses.len() >= 4 && addresses.iter().all(|it| it.starts_with("https://")), "{addresses:?}");
    assert_eq!(results["tags"][0], "Results");
    assert_eq!(results["attachments"][0]["mime_type"], "text/plain");
    assert_eq!(results["attachments"][0]["size_in_bytes"], 37);
    assert!(site.read("feed.xml").contains("rel=\"enclosure\" type=\"text/plain\" length=\"37\""));
    let contents = elements(&site.read("feed.xml"), "content");
    assert!(contents.iter().any(|it| it == html), "the same text in both forms");
}

#[test]
fn an_event_tells_when_it_is_itself_and_which_announcement_says_so() {
    let site = Archive::example().build();
    let json: Value = serde_json::from_str(&site.read("events/feed.json")).unwrap();
    let items = json["items"].as_array().unwrap();
    let call = items.iter().find(|it| it["_event"]["kind"] == "call").unwrap();
    assert_eq!(call["_event"]["start"], "2024-05-20T07:30:00-04:00");
    assert_eq!(call["date_published"], "2024-05-19T10:00:00Z");
    assert!(call["url"].as_str().unwrap().ends_with("/announcements/2024-q1-results/"));
    assert!(elements(&site.read("events/feed.xml"), "ev:startdate").contains(&"2024-05-20T07:30:00-04:00".to_owned()));
    assert!(items.iter().all(|it| it["_event"]["kind"] != "announcement" && it["_event"]["kind"] != "period-end"));
}

#[test]
fn a_language_has_a_feed_of_its_own_where_there_are_several() {
    let archive = Archive::empty();
    archive.announce("en", "2024-05-20", "");
    assert!(!archive.build().has("announcements/language/en/feed.xml"));
    archive.announce("zh", "2024-05-21", "language = \"zh-Hant\"");
    let site = archive.build();
    assert_eq!(
        entries(&site, "announcements/language/zh-hant/feed.xml"),
        ["tag:ir.example.com,2024:archive/announcements/zh"]
    );
    assert!(site.read("feed.xml").contains("<entry xml:lang=\"zh-Hant\">"));
    assert!(site.read("index.html").contains("href=\"announcements/language/zh-hant/feed.xml\""));
    // However a tag is spelled, its language is one.
    archive.announce("more", "2024-05-22", "language = \"zh-hant\"");
    assert_eq!(entries(&archive.build(), "announcements/language/zh-hant/feed.xml").len(), 2);
}

#[test]
fn pages_lead_to_the_feeds_of_what_they_list() {
    let site = Archive::example().build();
    for (page, feed) in [
        ("index.html", "href=\"feed.xml\""),
        ("index.html", "href=\"events/feed.json\""),
        ("announcements/index.html", "<a class=\"figures-csv\" href=\"../feed.xml\">Feed"),
        (
            "announcements/kind/results/index.html",
            "<a class=\"figures-csv\" href=\"../../../announcements/kind/results/feed.xml\">",
        ),
        ("announcements/category/voluntary-announcement/index.html", "voluntary-announcement/feed.xml\""),
        ("events/index.html", "<a class=\"figures-csv\" href=\"../events/feed.xml\">Feed"),
    ] {
        assert!(site.read(page).contains(feed), "{page}: {feed}");
    }
}

#[test]
fn feeds_that_are_switched_off_are_neither_written_nor_linked() {
    let archive = Archive::example();
    archive.edit("site.toml", "[issuer]", "[outputs]\nfeeds = false\n\n[issuer]");
    let site = archive.build();
    let names = site.files().into_keys().map(|path| path.to_str().unwrap().to_owned());
    assert_eq!(names.filter(|name| name.contains("feed")).collect::<Vec<_>>(), [""; 0]);
    for page in ["index.html", "announcements/index.html", "events/index.html"] {
        assert!(!site.read(page).contains("feed"), "{page}");
    }
}

#[test]
fn a_site_without_announcements_has_no_feed() {
    let site = Archive::empty().build();
    assert!(!site.has("feed.xml") && !site.has("events/feed.xml"));
}
