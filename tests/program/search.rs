//! Search in the browser: what its index has, and a site without it. What a browser finds in it, `tests/site/search.mjs` tries.

use crate::archive::{Archive, Site, files_below, stdout};
use flate2::read::GzDecoder;
use std::io::Read;

const PAGE: &str = "search/index.html";
const FOLDER: &str = "search/pagefind";

/// The files of a folder of the index, by name, without the sign that Pagefind puts before each.
fn unpacked(site: &Site, folder: &str) -> Vec<(String, String)> {
    let below = site.folder.join(FOLDER).join(folder);
    let read = |path: std::path::PathBuf| {
        let (file, mut bytes) = (std::fs::File::open(below.join(&path)).unwrap(), Vec::new());
        GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
        let text = bytes.strip_prefix(b"pagefind_dcd").unwrap();
        (path.display().to_string(), String::from_utf8_lossy(text).into_owned())
    };
    files_below(&below).into_iter().map(read).collect()
}

/// The text of the record of an address, as JSON.
fn record(site: &Site, address: &str) -> String {
    let start = format!("{{\"url\":\"{address}\"");
    let records = unpacked(site, "fragment");
    let found = records.iter().find(|(_, text)| text.starts_with(&start));
    found.unwrap_or_else(|| panic!("no record of {address}")).1.clone()
}

/// A place on a page as a word of the index.
fn place(anchor: &str) -> String {
    anchor.bytes().map(|byte| char::from_u32(0x2800 + u32::from(byte)).unwrap()).collect()
}

#[test]
fn a_statement_is_a_record_with_its_lines_and_their_places() {
    let site = Archive::example().build();
    let text = record(&site, "announcements/2024-q1-results/operations/index.html");
    let line =
        format!("{} Lending Q1 2023 900,000 Q1 2024 1,230,000 Q1 2024 US$ 170,353 ", place("operations.lending"));
    assert!(text.contains(&line), "{text}");
    for said in ["\"kind\":[\"statement\"]", "\"year\":[\"2024\"]", "\"language\":[\"en\"]", "\"date\":\"19 May 2024\""]
    {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn announcements_metrics_lines_people_dates_and_pages_are_records() {
    let archive = Archive::example();
    archive.write(
        "content/pages/policy.md",
        "+++\ntitle = \"Policy\"\ndescription = \"Ours.\"\n+++\nWe *pay* a quarter.\n",
    );
    let site = archive.build();
    for (address, said) in [
        ("announcements/2024-q1-results/index.html", "Umbrellas lent 1,500"),
        ("figures/umbrellas-lent/index.html", "\"kind\":[\"metric\"]"),
        ("figures/line/total-revenue/index.html", "\"kind\":[\"line\"]"),
        ("company/people/index.html#person_john-doe", "\"title\":\"John Doe\""),
        ("events/kind/record-date/index.html", "\"title\":\"Record dates\""),
        ("company/index.html", "Hong Kong"),
        ("policy/index.html", "We pay a quarter."),
    ] {
        let text = record(&site, address);
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn a_figure_in_a_text_is_a_word_apart_from_its_currency() {
    let archive = Archive::example();
    archive.announce("fine", "2024-05-01", "");
    archive.edit("content/announcements/fine/announcement.md", "Text of fine.", "A fine of US$7,654,321 was paid.");
    archive.edit(
        "content/announcements/fine/announcement.md",
        "[[events]]",
        "[[figures]]\nid = \"fine\"\nlabel = \"Fine\"\namount = \"US$7,654,321\"\n\n[[events]]",
    );
    archive.edit(
        "content/announcements/fine/announcement.md",
        "of US$7,654,321 was",
        "of [US$7,654,321](figure:fine) was",
    );
    let site = archive.build();
    let text = record(&site, "announcements/fine/index.html");
    assert!(text.contains("A fine of US$\u{2060} 7,654,321 was paid. "), "{text}");
    let index: String = unpacked(&site, "index").into_iter().map(|(_, text)| text).collect();
    assert!(index.contains("7654321"));
}

#[test]
fn a_text_in_chinese_is_indexed_by_its_words_and_one_in_another_language_beside_them() {
    let archive = Archive::example();
    for (id, language, title) in
        [("zh", "zh-Hant", "二零二四年第一季度業績公告"), ("fr", "fr", "Résultats du trimestre")]
    {
        archive.announce(id, "2024-05-01", &format!("language = \"{language}\""));
        archive.edit(&format!("content/announcements/{id}/announcement.md"), &format!("Title of {id}"), title);
    }
    let site = archive.build();
    let entry = site.read("search/pagefind/pagefind-entry.json");
    for language in ["\"en\":{", "\"mul\":{", "\"zh\":{"] {
        assert!(entry.contains(language), "{entry}");
    }
    let words: String = unpacked(&site, "index")
        .into_iter()
        .filter(|(name, _)| name.starts_with("zh_"))
        .map(|(_, text)| text)
        .collect();
    assert!(words.contains("公告") && words.contains("業績"), "{words}");
    let page = site.read(PAGE);
    assert!(page.contains("data-indexes=\":mul :zh\"") && page.contains("<option value=\"zh-Hant\""), "{page}");
}

#[test]
fn the_index_has_the_files_that_its_script_loads_and_no_others() {
    let site = Archive::example().build();
    let files = files_below(&site.folder.join(FOLDER));
    let names: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    for name in ["pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind"] {
        assert!(names.iter().any(|it| it == name), "{name} in {names:?}");
    }
    assert!(
        !names.iter().any(|it| it.contains("ui") || it.contains("highlight") || it.contains("unknown")),
        "{names:?}"
    );
    let manifest = site.read("manifest.sha256");
    assert!(names.iter().all(|it| manifest.contains(&format!("{FOLDER}/{it}"))), "{manifest}");
}

#[test]
fn the_index_is_the_same_from_build_to_build() {
    let (one, other) = (Archive::example().build().files(), Archive::example().build().files());
    let index = one.iter().filter(|(path, _)| path.starts_with("search"));
    assert!(index.clone().count() > 20);
    index.for_each(|(path, bytes)| assert!(other.get(path) == Some(bytes), "{}", path.display()));
}

#[test]
fn only_the_page_of_search_lets_a_script_run() {
    let site = Archive::example().build();
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        if path.extension().is_some_and(|it| it == "html") && !text.contains("data-page=\"redirect\"") {
            assert_eq!(text.contains("script-src"), path.ends_with(PAGE), "{}", path.display());
            assert_eq!(text.contains("<script src"), path.ends_with(PAGE), "{}", path.display());
        }
    }
}

#[test]
fn a_site_can_go_without_search() {
    let archive = Archive::example();
    let flag = archive.build_as_of("2024-05-20T00:00:00Z", &["--no-search"]);
    let without = |site: &Site| {
        assert!(!site.has("search") && site.has("index-a-z/index.html"));
        assert!(!site.read("index.html").contains("search/"), "{}", site.read("index.html"));
    };
    without(&flag);
    let site = std::fs::read_to_string(archive.root().join("site.toml")).unwrap();
    archive.write("site.toml", format!("{site}\n[outputs]\nsearch = false\n"));
    without(&archive.build());
}

#[test]
fn a_build_tells_what_search_is_of_it() {
    let archive = Archive::example();
    let said = stdout(&archive.run("build", &["--as-of", "2024-05-20T00:00:00Z"]).success());
    assert!(said.contains("\nof which search: ") && said.contains(" records in "), "{said}");
    let said = stdout(&archive.run("build", &["--as-of", "2024-05-20T00:00:00Z", "--no-search"]).success());
    assert!(!said.contains("search"), "{said}");
}

#[test]
fn a_page_or_file_of_the_archive_at_the_address_of_search_is_a_finding() {
    for (path, text) in [
        ("content/pages/search.md", "+++\ntitle = \"Mine\"\ndescription = \"Mine.\"\n+++\nText.\n"),
        ("static/search/pagefind/mine.txt", "Mine."),
        ("static/search/search.js.txt/a.txt", "Mine."),
    ] {
        let archive = Archive::example();
        archive.write(path, text);
        let is_taken = !path.ends_with("a.txt");
        let run = archive.run("check", &["--as-of", "2024-05-20T00:00:00Z"]);
        let output = run.get_output();
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(said.contains("route-collision"), is_taken, "{path}: {said}");
        assert_eq!(output.status.success(), !is_taken, "{path}: {said}");
    }
}

#[test]
fn an_archive_without_documents_has_search_nevertheless() {
    let site = Archive::empty().build();
    assert!(site.has("search/pagefind/pagefind.js") && site.has(PAGE));
}

#[test]
fn of_very_many_announcements_there_are_several_indexes_which_the_page_names() {
    let archive = Archive::empty();
    for number in 0..1_001 {
        archive.announce(&format!("n{number}"), "2024-05-01", "");
    }
    let site = archive.build();
    let files = files_below(&site.folder.join(FOLDER).join("2"));
    assert!(files.iter().any(|path| path.ends_with("pagefind-entry.json")), "{files:?}");
    assert!(!files.iter().any(|path| path.extension().is_some_and(|it| it == "js" || it == "pagefind")), "{files:?}");
    assert_eq!(unpacked(&site, "2/fragment").len(), 1);
    assert!(site.read(PAGE).contains("data-indexes=\"2/:en\""), "{}", site.read(PAGE));
}
