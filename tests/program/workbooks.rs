//! Spreadsheets beside pages, and what an archive leaves out.

use crate::archive::{Archive, Site};

/// Between the call of the results and the payment of the dividend.
const AS_OF: &str = "2024-05-20T12:00:00Z";

/// The paths of the spreadsheets of a site.
fn workbooks(site: &Site) -> Vec<String> {
    let paths = site.files().into_keys().map(|path| path.to_string_lossy().replace('\\', "/"));
    paths.filter(|path| path.ends_with(".xlsx")).collect()
}

#[test]
fn announcements_with_figures_and_the_financials_have_a_workbook_that_pages_lead_to() {
    let site = Archive::example().build_as_of(AS_OF, &[]);
    let found = workbooks(&site);
    for path in ["announcements/2024-q1-results/2024-q1-results.xlsx", "figures/financials.xlsx"] {
        assert!(found.iter().any(|it| it == path), "{found:?}");
    }
    assert!(!found.iter().any(|path| path.contains("2024-04-02-website")), "{found:?}");
    let link = "href=\"2024-q1-results.xlsx\"";
    assert!(site.read("announcements/2024-q1-results/index.html").contains(link));
    assert!(
        site.read("announcements/2024-q1-results/operations/index.html").contains("href=\"../2024-q1-results.xlsx\"")
    );
    assert!(site.read("figures/index.html").contains("figures/financials.xlsx\""));
}

#[test]
fn an_archive_that_leaves_workbooks_out_has_none_and_no_link_to_one() {
    let archive = Archive::example();
    archive.edit("site.toml", "[issuer]", "[outputs]\nworkbooks = false\n[issuer]");
    let site = archive.build_as_of(AS_OF, &[]);
    assert!(workbooks(&site).is_empty());
    for (path, bytes) in site.files() {
        assert!(!String::from_utf8_lossy(&bytes).contains(".xlsx"), "{}", path.display());
    }
}

#[test]
fn a_workbook_without_a_sheet_of_facts_names_none() {
    let archive = Archive::example();
    archive.edit("site.toml", "[issuer]", "[outputs]\nfacts = false\n[issuer]");
    let site = archive.build_as_of(AS_OF, &[]);
    for path in workbooks(&site) {
        let parts = std::process::Command::new("unzip").arg("-p").arg(site.folder.join(&path)).output().unwrap();
        assert!(parts.status.success() && !parts.stdout.is_empty(), "unzip can't read {path}");
        assert!(!String::from_utf8_lossy(&parts.stdout).contains("facts.csv"), "{path}");
    }
}
