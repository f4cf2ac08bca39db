//! Small, large and odd archives.

use crate::archive::{Archive, stderr};

#[test]
fn an_archive_of_a_site_toml_alone_has_complete_pages_without_dead_links() {
    let archive = Archive::empty();
    let site = archive.build();
    let pages = [
        "index.html",
        "404.html",
        "announcements/index.html",
        "events/index.html",
        "figures/index.html",
        "figures/checks/index.html",
        "company/index.html",
        "data/index.html",
        "index-a-z/index.html",
        "search/index.html",
    ];
    for path in pages {
        let page = site.read(path);
        assert!(page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"), "{path}");
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        let addresses = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        let here = std::path::Path::new(path).parent().unwrap();
        for address in addresses.filter(|it| !it.starts_with("https:") && !it.starts_with('#')) {
            let target = address.strip_prefix("/archive/").map_or_else(|| here.join(address), Into::into);
            assert!(site.folder.join(&target).is_file(), "{path} links to {address}");
        }
    }
    let made: Vec<_> =
        site.files().into_keys().filter(|path| path.extension().is_some_and(|end| end == "html")).collect();
    assert_eq!(made.len(), pages.len(), "{made:?}");
}

#[test]
fn every_announcement_of_a_large_archive_has_its_page_and_is_on_the_list_of_its_year() {
    let archive = Archive::empty();
    for number in 0..300 {
        archive.announce(&format!("n-{number}"), &format!("{}-{:02}-15", 2001 + number / 12, number % 12 + 1), "");
    }
    let site = archive.build();
    for number in 0..300 {
        assert!(site.has(&format!("announcements/n-{number}/index.html")));
        let year = site.read(&format!("announcements/year/{}/index.html", 2001 + number / 12));
        assert!(year.contains(&format!("announcements/n-{number}/index.html\"")), "n-{number}");
    }
    let sitemap = site.read("sitemap.xml");
    assert_eq!(sitemap.matches("/announcements/n-").count(), 300);
    // Neighbors in time, across the turn of a year.
    let page = site.read("announcements/n-12/index.html");
    assert!(page.contains("announcements/n-11/index.html") && page.contains("announcements/n-13/index.html"));
}

#[test]
fn documents_of_one_day_stand_in_the_same_order_everywhere() {
    let archive = Archive::empty();
    for id in ["c", "a", "b"] {
        archive.announce(id, "2024-05-19", "");
    }
    let site = archive.build();
    let order = |path: &str| {
        let page = site.read(path);
        let (_, main) = page.split_once("<main").unwrap();
        let mut ids: Vec<(usize, &str)> =
            ["a", "b", "c"].map(|id| (main.find(&format!("Title of {id}")).unwrap(), id)).into();
        ids.sort_unstable();
        ids.into_iter().map(|(_, id)| id).collect::<String>()
    };
    for path in
        ["announcements/index.html", "announcements/year/2024/index.html", "announcements/kind/other/index.html"]
    {
        assert_eq!(order(path), order("index.html"), "{path}");
    }
}

/// Runs a check that must find a colliding route.
fn collision(archive: &Archive) -> String {
    let run = archive.run("check", &["--format", "short"]).code(1);
    let text = stderr(&run);
    assert!(text.contains("error[route-collision]"), "{text}");
    assert!(!archive.public().exists());
    text
}

#[test]
fn an_attachment_at_the_address_of_a_statement_is_found() {
    let archive = Archive::example();
    archive.write("content/announcements/2024-q1-results/operations/operations.csv", "ours");
    let text = collision(&archive);
    assert!(text.contains("announcements/2024-q1-results/operations/operations.csv"), "{text}");
    assert!(text.contains("the statement `operations`"), "{text}");
}

#[test]
fn a_static_file_at_the_address_of_a_page_is_found() {
    for name in [
        "favicon.svg",
        "Favicon.SVG",
        "figures/loss-rate/loss-rate.csv",
        "sitemap.xml",
        "ledger.jsonl",
        "manifest.sha256",
        "announcements",
    ] {
        let archive = Archive::example();
        let content = match name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).as_deref() {
            Some("svg") => "<svg xmlns='http://www.w3.org/2000/svg'/>",
            Some("xml") => "<ours/>",
            _ => "ours",
        };
        archive.write(&format!("static/{name}"), content);
        let text = collision(&archive);
        assert!(text.starts_with(&format!("static/{name}:1:1: ")), "{text}");
        assert!(text.contains("\n1 error; "), "{text}");
    }
}

#[test]
fn a_document_in_another_language_says_so_on_its_page_and_in_lists() {
    let archive = Archive::empty();
    archive.announce("zh", "2024-05-19", "language = \"zh-Hans\"\nsummary = \"二零二四年第一季度\"");
    archive.edit("content/announcements/zh/announcement.md", "Title of zh", "二零二四年第一季度業績");
    archive.write("content/announcements/zh/新聞稿.txt", "全文");
    archive.edit("content/announcements/zh/announcement.md", "Text of zh.", "## 概要\n\n見[新聞稿](新聞稿.txt)。");
    let site = archive.build();
    let page = site.read("announcements/zh/index.html");
    assert!(page.contains("二零二四年第一季度業績</h1>"));
    assert!(page.contains("lang=\"zh-Hans\""), "{page}");
    assert!(page.contains("href=\"%E6%96%B0%E8%81%9E%E7%A8%BF.txt\""));
    assert!(site.has("announcements/zh/新聞稿.txt"));
    for path in ["index.html", "announcements/index.html", "announcements/year/2024/index.html"] {
        let page = site.read(path);
        assert!(page.contains("<html lang=\"en\"") && page.contains("lang=\"zh-Hans\""), "{path}");
    }
}
