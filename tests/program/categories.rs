//! Categories: lists, ways and breadcrumbs by the labels of announcements, and the home page without routine filings.

use crate::archive::{AS_OF, Archive, stderr};

const DECLARED: &str = "[[categories]]\nid = \"returns\"\nname = \"Returns\"\nroutine = true\n\n\
                        [[categories]]\nid = \"circulars\"\nname = \"Circulars\"\n\n[issuer]";

fn archive() -> Archive {
    let archive = Archive::empty();
    archive.announce("poll", "2024-05-20", "kind_label = \"Poll results\"");
    archive.announce("circular", "2024-05-21", "kind_label = \"Circulars\"");
    archive.announce("return", "2024-05-22", "kind_label = \"RETURNS\"");
    archive.announce("halt", "2024-05-23", "");
    archive
}

/// The texts of the ways below a label.
fn ways(page: &str, label: &str) -> Vec<String> {
    let Some((_, nav)) = page.split_once(&format!("<nav class=\"ways\" aria-label=\"{label}\">")) else {
        return Vec::new();
    };
    let (nav, _) = nav.split_once("</nav>").unwrap();
    nav.split("<a ")
        .skip(1)
        .map(|way| way[way.find('>').unwrap() + 1..way.find(" <span").unwrap()].to_owned())
        .collect()
}

#[test]
fn each_label_is_a_category_with_a_list_and_a_way_to_it_and_documents_lead_there() {
    let site = archive().build();
    let list = site.read("announcements/category/poll-results/index.html");
    assert!(list.contains("<h1>Poll results</h1>") && list.contains("announcements/poll/index.html"));
    assert!(!list.contains("announcements/halt/index.html"));
    let page = site.read("announcements/poll/index.html");
    assert_eq!(page.matches("../../announcements/category/poll-results/index.html\">Poll results</a>").count(), 2);
    assert!(
        site.read("announcements/halt/index.html").contains("announcements/kind/other/index.html\">Announcement</a>")
    );
    let front = site.read("announcements/index.html");
    assert_eq!(ways(&front, "Announcements by category"), ["Circulars", "Poll results", "RETURNS"]);
    assert!(front.contains("href=\"../announcements/category/poll-results/index.html\">Poll results</a></p>"));
    assert!(site.read("sitemap.xml").contains("announcements/category/poll-results/"));
    // The kinds remain.
    assert_eq!(site.read("announcements/kind/other/index.html").matches("entry-title").count(), 4);
}

#[test]
fn categories_of_the_settings_come_first_in_their_order_under_their_names() {
    let archive = archive();
    archive.edit("site.toml", "[issuer]", DECLARED);
    let site = archive.build();
    let front = site.read("announcements/index.html");
    assert_eq!(ways(&front, "Announcements by category"), ["Returns", "Circulars", "Poll results"]);
    assert!(site.read("announcements/category/returns/index.html").contains("<h1>Returns</h1>"));
    // A document keeps the label that it has.
    assert!(site.read("announcements/return/index.html").contains("category/returns/index.html\">RETURNS</a></p>"));
    assert_eq!(stderr(&archive.run("check", &["--as-of", AS_OF, "--format", "short"]).success()), "");
    archive.edit("content/announcements/return/announcement.md", "RETURNS", "Retruns");
    let run = archive.run("check", &["--as-of", AS_OF, "--format", "short"]).success();
    let slip = "warning[misspelled-category]: `Retruns` is a category of its own, beside `Returns` of site.toml";
    assert!(stderr(&run).contains(slip), "{}", stderr(&run));
    archive.edit("site.toml", "id = \"circulars\"", "id = \"returns\"");
    let run = archive.run("check", &["--as-of", AS_OF, "--format", "short"]).code(1);
    assert!(stderr(&run).contains("error[duplicate-id]: a second category `returns`"), "{}", stderr(&run));
}

#[test]
fn routine_announcements_are_off_the_home_page_by_their_category_or_by_themselves() {
    let archive = archive();
    let latest = |archive: &Archive| {
        let home = archive.build().read("index.html");
        let (_, latest) = home.split_once("id=\"latest\"").unwrap();
        let (latest, _) = latest.split_once("</section>").unwrap();
        let ids = ["poll", "circular", "return", "halt"].into_iter();
        (
            ids.filter(|id| latest.contains(&format!("announcements/{id}/"))).collect::<Vec<_>>(),
            latest.contains("outine"),
        )
    };
    assert_eq!(latest(&archive), (vec!["poll", "circular", "return", "halt"], false));
    archive.edit("site.toml", "[issuer]", DECLARED);
    assert_eq!(latest(&archive), (vec!["poll", "circular", "halt"], true));
    archive.announce("return", "2024-05-22", "kind_label = \"Returns\"\nroutine = false");
    archive.announce("halt", "2024-05-23", "routine = true");
    assert_eq!(latest(&archive), (vec!["poll", "circular", "return"], true));
    for id in ["poll", "circular", "return"] {
        archive.announce(id, "2024-05-20", "routine = true");
    }
    let (shown, is_told) = latest(&archive);
    assert!(shown.is_empty() && is_told);
}

#[test]
fn a_long_category_is_split_into_its_years() {
    let archive = Archive::empty();
    for number in 0..501 {
        let day = if number < 300 { "2023-05-02" } else { "2024-06-03" };
        archive.announce(&format!("n-{number}"), day, "kind_label = \"Return\"");
    }
    let site = archive.build();
    let list = site.read("announcements/category/return/index.html");
    assert_eq!(list.matches("entry-title").count(), 0);
    assert!(list.contains("announcements/category/return/2024/index.html\">2024</a> <span class=\"count\">201<"));
    assert_eq!(site.read("announcements/category/return/2023/index.html").matches("entry-title").count(), 300);
}

#[test]
fn the_address_of_a_list_is_taken() {
    let archive = archive();
    archive.announce("halt", "2024-05-23", "former = [\"announcements/category/poll-results/\"]");
    let run = archive.run("check", &["--as-of", AS_OF, "--format", "short"]).code(1);
    assert!(stderr(&run).contains("error[route-collision]"), "{}", stderr(&run));
}
