//! The index from A to Z.

use crate::archive::Archive;

const PAGE: &str = "index-a-z/index.html";

/// The letters of the index, each with its entries: text, address and what it is.
fn letters(page: &str) -> Vec<(String, Vec<String>)> {
    let text = |html: &str| {
        let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        pieces.collect::<String>().trim().to_owned()
    };
    let sections = page.split("<section class=\"index-letter\"").skip(1);
    let of = |section: &str| {
        let (_, rest) = section.split_once("<h2").unwrap();
        let (heading, list) = rest.split_once("</h2>").unwrap();
        (
            text(&format!("<h2{heading}")),
            list.split("<li>").skip(1).map(|it| text(it.split("</li>").next().unwrap())).collect(),
        )
    };
    sections.map(of).collect()
}

fn entries(page: &str) -> Vec<String> {
    letters(page).into_iter().flat_map(|(_, entries)| entries).collect()
}

#[test]
fn everything_with_a_name_stands_below_its_letter_and_says_what_it_is() {
    let page = Archive::example().build().read(PAGE);
    let letters = letters(&page);
    let below = |letter: &str| letters.iter().find(|(it, _)| it == letter).map_or(&[][..], |(_, entries)| entries);
    let has = |letter: &str, entry: &str| {
        assert!(below(letter).iter().any(|it| it.starts_with(entry)), "{letter}: {entry} in {:?}", below(letter));
    };
    has("T", "Total revenue Line, 3 figures");
    has("U", "Umbrellas lent Metric, ");
    has("J", "John Doe Person, ");
    has("R", "Record dates ");
    has("D", "Dividends 1 announcement");
    let names: Vec<&str> = letters.iter().map(|(letter, _)| &**letter).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(names, sorted);
}

#[test]
fn every_entry_leads_to_a_page_and_a_place_that_are_there() {
    let site = Archive::example().build();
    let page = site.read(PAGE);
    let (_, main) = page.split_once("<main").unwrap();
    let main = main.split_once("</main>").unwrap().0;
    let links: Vec<&str> = main.split("href=\"../").skip(1).map(|it| it.split('"').next().unwrap()).collect();
    assert!(links.len() > 40, "{links:?}");
    for link in links {
        let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
        let there = site.read(path);
        assert!(anchor.is_empty() || there.contains(&format!("id=\"{anchor}\"")), "{link}");
    }
}

#[test]
fn what_is_not_public_is_not_in_the_index() {
    let archive = Archive::example();
    archive.announce("zebra", "2024-05-01", "publish_at = 2024-06-01T00:00:00Z");
    assert!(!archive.build_as_of("2024-05-20T00:00:00Z", &[]).read(PAGE).contains("Title of zebra"));
    let later = archive.build_as_of("2024-06-01T00:00:00Z", &[]).read(PAGE);
    assert!(entries(&later).iter().any(|it| it == "Title of zebra Announcement, 1 May 2024"), "{:?}", entries(&later));
}

#[test]
fn titles_in_other_scripts_have_headings_of_their_own_and_marks_do_not_count() {
    let archive = Archive::example();
    for (id, title) in [("a", "Équité"), ("b", "淨收入"), ("c", "Выручка"), ("d", "Bees & co"), ("e", "100 shares")]
    {
        archive.announce(id, "2024-05-01", "");
        let path = format!("content/announcements/{id}/announcement.md");
        archive.edit(&path, &format!("Title of {id}"), title);
    }
    let page = archive.build().read(PAGE);
    for (letter, entry) in [
        ("E", "Équité Announcement"),
        ("Chinese, Japanese, Korean", "淨收入 Announcement"),
        ("В", "Выручка Announcement"),
        ("B", "Bees &amp; co Announcement"),
        ("0–9", "100 shares Announcement"),
    ] {
        let letters = letters(&page);
        let below = letters.iter().find(|(it, _)| it == letter);
        assert!(below.is_some_and(|(_, all)| all.iter().any(|it| it.starts_with(entry))), "{letter}: {below:?}");
    }
}

#[test]
fn many_announcements_stand_in_lists_by_year_instead() {
    let archive = Archive::example();
    for number in 0..150 {
        archive.announce(&format!("n{number}"), "2024-05-01", "");
    }
    let page = archive.build().read(PAGE);
    assert!(!page.contains("Title of n7"));
    assert!(entries(&page).iter().any(|it| it.starts_with("Announcements of 2024 15")), "{:?}", entries(&page));
}

#[test]
fn an_archive_without_documents_has_an_index_nevertheless() {
    let page = Archive::empty().build().read(PAGE);
    assert!(page.contains("<h1>Index from A to Z</h1>"), "{page}");
}

#[test]
fn a_page_of_the_archive_at_the_address_of_the_index_is_a_finding() {
    let archive = Archive::example();
    archive.write("content/pages/index-a-z.md", "+++\ntitle = \"Mine\"\ndescription = \"Mine.\"\n+++\nText.\n");
    let run = archive.run("check", &["--as-of", "2024-05-20T00:00:00Z"]).failure();
    let said = String::from_utf8_lossy(&run.get_output().stdout).into_owned()
        + &String::from_utf8_lossy(&run.get_output().stderr);
    assert!(said.contains("index-a-z/index.html` would be the address of"), "{said}");
}
