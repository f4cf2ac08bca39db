//! Pictures that links are previewed with, and what pages say of themselves to services that show links.

use crate::archive::Archive;

/// Between the call of the results and the payment of the dividend.
const AS_OF: &str = "2024-05-20T12:00:00Z";

/// The first bytes of every PNG.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

#[test]
fn announcements_have_a_picture_of_their_own_and_other_pages_that_of_the_site() {
    let site = Archive::example().build_as_of(AS_OF, &[]);
    let own = "announcements/2024-q1-results/preview.png";
    for path in [own, "preview.png", "apple-touch-icon.png"] {
        assert!(std::fs::read(site.folder.join(path)).unwrap().starts_with(PNG), "{path}");
    }
    for page in ["announcements/2024-q1-results/index.html", "announcements/2024-q1-results/operations/index.html"] {
        assert!(site.read(page).contains(&format!("{own}\">\n<meta property=\"og:image:type\"")), "{page}");
    }
    let home = site.read("index.html");
    assert!(home.contains("/preview.png\">") && !home.contains(own) && home.contains("summary_large_image"));
    assert!(home.contains("<link rel=\"apple-touch-icon\" href=\"apple-touch-icon.png\">"));
    assert!(home.contains("<meta name=\"theme-color\" content=\"#11161d\" media=\"(prefers-color-scheme: dark)\">"));
}

#[test]
fn an_announcement_says_when_it_was_published() {
    let site = Archive::example().build_as_of(AS_OF, &[]);
    let published = "<meta property=\"article:published_time\" content=\"2024-";
    assert!(site.read("announcements/2024-q1-results/index.html").contains(published));
    assert!(!site.read("index.html").contains("article:published_time"));
}

#[test]
fn an_archive_that_leaves_pictures_out_has_none_and_names_none() {
    let archive = Archive::example();
    archive.edit("site.toml", "[issuer]", "[outputs]\npictures = false\n[issuer]");
    let site = archive.build_as_of(AS_OF, &[]);
    let names = ["preview.png", "apple-touch-icon", "og:image"];
    for (path, bytes) in site.files() {
        let text = format!("{} {}", path.display(), String::from_utf8_lossy(&bytes));
        assert!(!names.iter().any(|name| text.contains(name)), "{}", path.display());
    }
    assert!(site.read("index.html").contains("theme-color"));
}
