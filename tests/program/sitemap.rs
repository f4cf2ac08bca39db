//! The days that the sitemap tells of pages: those of their content.

use crate::archive::{AS_OF, Archive, Site};

/// The day of a page's last change; nothing where the sitemap tells none.
fn day(site: &Site, page: &str) -> String {
    let address = format!("<loc>https://ir.example.com/archive/{page}</loc>");
    let xml = site.read("sitemap.xml");
    let line = xml.lines().find(|line| line.contains(&address)).unwrap_or_else(|| panic!("no {page}"));
    line.split("<lastmod>").nth(1).map_or_else(String::new, |rest| rest.split('<').next().unwrap().to_owned())
}

fn archive() -> Archive {
    let archive = Archive::empty();
    let revised = "[[revisions]]\nat = 2024-05-22T20:00:00Z\nreason = \"Mended.\"";
    archive.announce("one", "2023-05-20", revised);
    archive.announce("two", "2024-02-01", "kind_label = \"Notice\"");
    archive
}

#[test]
fn a_page_changed_last_when_its_newest_document_did() {
    let site = archive().build();
    for (page, expected) in [
        // In Hong Kong it was the next day.
        ("announcements/one/", "2024-05-23"),
        ("announcements/two/", "2024-02-01"),
        ("announcements/year/2024/", "2024-02-01"),
        ("announcements/year/2023/", "2024-05-23"),
        ("announcements/category/notice/", "2024-02-01"),
        ("events/year/2024/", "2024-02-01"),
        ("events/kind/payment/", "2024-05-23"),
        ("announcements/", "2024-05-23"),
        ("", "2024-05-23"),
        ("company/", ""),
    ] {
        assert_eq!(day(&site, page), expected, "{page}");
    }
}

#[test]
fn a_correction_a_withdrawal_and_nothing_that_is_to_come_change_pages() {
    let archive = archive();
    archive.announce("three", "2024-06-01", "corrects = \"two\"");
    archive.announce("gone", "2024-06-02", "withdrawn = { at = 2024-07-01T00:00:00Z, reason = \"Wrong.\" }");
    let before = archive.build_as_of("2024-05-30T00:00:00Z", &[]);
    assert_eq!([day(&before, "announcements/two/"), day(&before, "")], ["2024-02-01", "2024-05-23"]);
    let corrected = archive.build_as_of("2024-06-01T12:00:00Z", &[]);
    assert_eq!([day(&corrected, "announcements/two/"), day(&corrected, "")], ["2024-06-01", "2024-06-01"]);
    let withdrawn = archive.build_as_of("2025-01-01T00:00:00Z", &[]);
    assert_eq!([day(&withdrawn, "announcements/two/"), day(&withdrawn, "")], ["2024-06-01", "2024-07-01"]);
}

#[test]
fn files_for_machines_name_the_site_in_ascii_in_whatever_script_its_address_is_written() {
    let archive = archive();
    let written = "https://ir.example.com/投資/é%20(x)/";
    archive.edit("site.toml", "https://ir.example.com/archive/", written);
    let in_settings = archive.build();
    archive.edit("site.toml", written, "https://ir.example.com/");
    let on_the_command_line = archive.build_as_of(AS_OF, &["--base-url", written]);
    for site in [in_settings, on_the_command_line] {
        for file in ["sitemap.xml", "robots.txt", "feed.json", "events/calendar.ics", "datapackage.json", "llms.txt"] {
            let text = site.read(file).replace("\r\n ", "");
            let base = "https://ir.example.com/%E6%8A%95%E8%B3%87/%C3%A9%20(x)/";
            assert!(text.contains(base) && !text.contains("投資"), "{file}: {text}");
        }
    }
}
