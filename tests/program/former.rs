//! Former addresses lead on to where the content stands now.

use crate::archive::{AS_OF, Archive, Site, stderr};

/// Where the page at a former address leads to, and the title that it names.
fn lead(site: &Site, path: &str) -> (String, String) {
    let page = site.read(path);
    let (_, rest) = page.split_once("<a id=\"present\" href=\"").unwrap();
    let (href, rest) = rest.split_once("\">").unwrap();
    assert!(page.contains(&format!("<noscript><meta http-equiv=\"refresh\" content=\"0; url={href}\"></noscript>")));
    (href.to_owned(), rest.split_once("</a>").unwrap().0.to_owned())
}

fn to(href: &str, title: &str) -> (String, String) {
    (href.to_owned(), title.to_owned())
}

const STATEMENT: &str = "[[statements]]\nid = \"table\"\nformer = [\"old/table.html\"]\ntitle = \"Table\"\nkind = \"other\"\n\
    scale = \"one\"\ncolumns = [{ id = \"a\", period = \"2024-Q1\", currency = \"CNY\" }]\n\
    lines = [{ id = \"x\", label = \"X\", cells = [\"1\"] }]\n";

fn moved(facts: &str) -> Archive {
    let archive = Archive::empty();
    archive.announce("new", "2025-01-02", &format!("former = [\"announcements/old/\", \"old\"]\n{facts}"));
    archive.write("content/announcements/new/tables.toml", STATEMENT);
    archive
}

#[test]
fn announcements_statements_and_metrics_are_reached_from_their_former_addresses() {
    let site = Archive::example().build();
    let results = "First Quarter 2024 Results";
    let announcement = "announcements/2024-q1-results";
    assert_eq!(
        lead(&site, "announcements/results-2024-q1/index.html"),
        to(&format!("../../{announcement}/index.html"), results)
    );
    assert_eq!(lead(&site, "press/2024/17/index.html"), to(&format!("../../../{announcement}/index.html"), results));
    assert_eq!(lead(&site, "news/2024-05-19.html"), to(&format!("../{announcement}/index.html"), results));
    assert_eq!(
        lead(&site, "press/2024/17/operations.htm"),
        to(&format!("../../../{announcement}/operations/index.html"), "Condensed Statements of Operations")
    );
    assert_eq!(
        lead(&site, "figures/umbrellas/index.html"),
        to("../../figures/umbrellas-lent/index.html", "Umbrellas lent")
    );
}

#[test]
fn the_statements_of_an_announcement_with_another_id_are_reached_below_its_old_one() {
    let archive = moved("");
    let site = archive.build();
    let (statement, href) = ("announcements/old/table/index.html", "../../../announcements/new/table/index.html");
    assert_eq!(lead(&site, statement), to(href, "Table"));
    assert!(!site.has("old/table/index.html"));
    // A statement that tells its own former addresses goes before.
    archive.edit("content/announcements/new/tables.toml", "old/table.html", "announcements/old/table/");
    assert_eq!(lead(&archive.build(), statement), to(href, "Table"));
}

#[test]
fn a_former_address_that_a_scheduled_document_will_take_is_found_ahead() {
    let archive = Archive::empty();
    archive.announce("one", "2024-05-20", "");
    archive.announce("two", "2024-05-21", "publish_at = 2030-01-01T00:00:00Z\nformer = [\"announcements/one/\"]");
    let said = stderr(&archive.run("check", &["--as-of", AS_OF, "--format", "short"]).code(1));
    assert!(said.contains("two/announcement.md:8:11: error[route-collision]"), "{said}");
    archive.build();
}

#[test]
fn a_former_address_is_for_no_crawler() {
    let site = Archive::example().build();
    assert!(!site.read("sitemap.xml").contains("press/2024"));
    let page = site.read("press/2024/17/index.html");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(
        page.contains(
            "<link rel=\"canonical\" href=\"https://ir.example.com/archive/announcements/2024-q1-results/\">"
        )
    );
}

#[test]
fn the_page_that_leads_on_is_in_the_language_of_what_it_leads_to() {
    let site = moved("language = \"fr-CA\"").build();
    assert!(site.read("old/index.html").contains("<html lang=\"fr-CA\">"));
}

#[test]
fn former_addresses_of_what_is_not_public_are_not_there() {
    let archive = moved("publish_at = 2025-01-02T09:00:00+08:00");
    let paths = ["announcements/old/index.html", "old/index.html", "old/table.html"];
    let before = archive.build_as_of("2025-01-02T00:59:59Z", &[]);
    assert!(paths.iter().all(|path| !before.has(path)));
    let after = archive.build_as_of("2025-01-02T01:00:00Z", &[]);
    assert!(paths.iter().all(|path| after.has(path)));
}

#[test]
fn former_addresses_of_what_was_withdrawn_lead_to_its_tombstones() {
    let site = moved("withdrawn = { at = 2025-02-01T00:00:00Z, reason = \"Mistaken.\" }").build();
    assert_eq!(lead(&site, "old/index.html"), to("../announcements/new/index.html", "Title of new"));
    assert_eq!(lead(&site, "old/table.html"), to("../announcements/new/table/index.html", "Title of new"));
    assert!(site.read("announcements/new/table/index.html").contains("Mistaken."));
    assert!(!site.read("old/table.html").contains("Table"));
}

/// What a build that fails says.
fn refused(archive: &Archive) -> String {
    stderr(&archive.run("build", &["--as-of", AS_OF]).code(1))
}

#[test]
fn a_former_address_at_which_something_stands_names_both() {
    let archive = moved("");
    archive.announce("other", "2025-01-03", "former = [\"old/\"]");
    archive.announce("old", "2025-01-04", "");
    let said = refused(&archive);
    assert!(said.contains("`announcements/old/index.html` would be the address of"), "{said}");
    assert!(
        said.contains("the announcement `old`") && said.contains("a page that the announcement `new` once had"),
        "{said}"
    );
    assert!(said.contains("a page that the announcement `other` once had"), "{said}");
    for file in ["new", "other", "old"] {
        assert!(said.contains(&format!("announcements/{file}/announcement.md")), "{file}: {said}");
    }
}

#[test]
fn a_former_address_does_not_stand_in_the_way_of_a_folder() {
    let archive = Archive::empty();
    archive.announce("new", "2025-01-02", "former = [\"press.html\", \"press.html/17\"]");
    let said = refused(&archive);
    assert!(said.contains("error[route-collision]") && said.contains("the folder of"), "{said}");
}

#[test]
fn addresses_that_no_server_would_answer_are_refused_at_their_place() {
    let archive = Archive::empty();
    archive.announce("new", "2025-01-02", "former = [\"press/17\", \"../secret\", \"press/17.pdf\"]");
    let said = refused(&archive);
    assert_eq!(said.matches("error[invalid-address]").count(), 2, "{said}");
    assert!(said.contains("announcement.md:7:23") && said.contains("announcement.md:7:36"), "{said}");
}
