//! The issuer's own look: `[brand]` of `site.toml`.

use crate::archive::{AS_OF, Archive, stderr};

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\"><path d=\"M0 0h120v40z\"/></svg>";

/// The beginning of a PNG of this size, which is all that is looked at.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes
}

fn branded(brand: &str) -> Archive {
    let archive = Archive::example();
    archive.write("static/look/logo.svg", SVG);
    archive.write("static/look/logo dark.png", png(240, 80));
    archive.write("static/look/card.png", png(1200, 630));
    archive.write("static/look/small.png", png(300, 200));
    archive.write("static/look/sans.woff2", b"wOF2\0\x01\0\0");
    archive.write("static/look/not.woff2", b"wOFF\0\x01\0\0");
    archive.edit("site.toml", "[issuer]\n", &format!("[brand]\n{brand}\n\n[issuer]\n"));
    archive
}

/// What a check says of a brand.
fn faults(brand: &str) -> String {
    let archive = branded(brand);
    stderr(&archive.run("check", &["--as-of", AS_OF]).code(1))
}

#[test]
fn a_logo_stands_for_the_name_and_is_published_as_a_static_file() {
    let site = branded("logo = { file = \"look/logo.svg\", dark = \"look/logo dark.png\" }").build();
    let page = site.read("company/index.html");
    let masthead = page.split_once("<header class=\"masthead\"").unwrap().1.split_once("</header>").unwrap().0;
    assert!(
        masthead.contains("<img src=\"../look/logo.svg\" alt=\"Example Corp.\" width=\"96\" height=\"32\">"),
        "{masthead}"
    );
    assert!(masthead.contains("srcset=\"../look/logo%20dark.png\""), "{masthead}");
    assert_eq!(masthead.matches("Example Corp.").count(), 1, "{masthead}");
    assert!(site.has("look/logo.svg") && site.has("look/logo dark.png"));
}

#[test]
fn an_accent_sets_the_last_colors_of_the_stylesheet_with_a_shade_for_dark_paper_and_changes_its_name() {
    let before = Archive::example().build().stylesheet();
    let site = branded("accent = \"#7a1f3d\"").build();
    let style = site.read(&site.stylesheet());
    let last = style.trim_end().rsplit_once('\n').unwrap().1;
    assert!(last.starts_with(":root { --accent: light-dark(#7a1f3d, #"), "{last}");
    assert!(!last.contains("light-dark(#7a1f3d, #7a1f3d)") && last.contains("--accent-soft: light-dark("), "{last}");
    assert_ne!(site.stylesheet(), before);
    let stated = branded("accent = \"#7a1f3d\"\naccent_dark = \"#ffb3c6\"").build();
    assert!(stated.read(&stated.stylesheet()).contains("--accent: light-dark(#7a1f3d, #ffb3c6);"));
}

#[test]
fn a_color_that_is_not_seen_is_an_error_with_its_contrast_and_the_nearest_shade_that_is() {
    let found = faults("accent = \"#ff6600\"");
    assert!(
        found.contains("error[color-contrast]: `#ff6600` has a contrast of 2.") && found.contains("light scheme"),
        "{found}"
    );
    let nearest = found.split_once("has enough is \"").unwrap().1.split_once('"').unwrap().0;
    branded(&format!("accent = \"{nearest}\"")).build();
    let found = faults("accent = \"#0b4f82\"\naccent_dark = \"#0b4f82\"");
    assert!(
        found.contains("error[color-contrast]") && found.contains("dark scheme") && !found.contains("light scheme"),
        "{found}"
    );
    assert!(faults("accent = \"navy\"").contains("error[invalid-color]: `navy` is no color"));
}

#[test]
fn contrast_is_that_with_the_papers_of_the_archives_own_stylesheet() {
    let archive = branded("accent = \"#0b4f82\"");
    archive.write("templates/style/ours.css", ":root {\n  --paper: light-dark(#7090a0, #11161d);\n}\n");
    let found = stderr(&archive.run("check", &["--as-of", AS_OF]).code(1));
    assert!(found.contains("error[color-contrast]: `#0b4f82`") && found.contains("has enough is \""), "{found}");
}

#[test]
fn a_typeface_comes_from_the_site_alone_and_only_then_do_pages_load_any() {
    let site =
        branded("font = { file = \"look/sans.woff2\", family = \"Example Sans\", weights = \"100 900\" }").build();
    let (page, style) = (site.read("company/index.html"), site.read(&site.stylesheet()));
    assert!(page.contains("img-src 'self'; font-src 'self'; connect-src"), "{page}");
    assert!(style.contains(
        "@font-face { font-family: \"Example Sans\"; src: url(\"look/sans.woff2\") format(\"woff2\"); font-weight: 100 900; \
         font-display: swap }"
    ));
    assert!(style.contains("--faces: \"Example Sans\", system-ui;"));
    assert!(!branded("logo = \"look/logo.svg\"").build().read("company/index.html").contains("font-src"));
}

#[test]
fn previews_of_links_show_the_picture_by_its_whole_address() {
    let page = branded("picture = \"look/card.png\"").build().read("company/index.html");
    for meta in [
        "<meta property=\"og:image\" content=\"https://ir.example.com/archive/look/card.png\">",
        "<meta property=\"og:image:type\" content=\"image/png\">",
        "<meta property=\"og:image:width\" content=\"1200\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
    ] {
        assert!(page.contains(meta), "{meta} in {page}");
    }
    let without = Archive::example().build().read("company/index.html");
    assert_eq!(without.contains("/preview.png\">"), cfg!(feature = "pictures"), "irbook's own is there instead");
}

#[test]
fn files_of_a_brand_that_are_missing_or_of_another_type_are_errors() {
    for (brand, expected) in [
        ("logo = \"look/logo.svgz\"", "there is no file `static/look/logo.svgz`"),
        ("logo = \"look/sans.woff2\"", "`static/look/sans.woff2` can't be the logo"),
        ("picture = \"look/logo.svg\"", "`static/look/logo.svg` can't be the picture of previews"),
        ("picture = \"look/small.png\"", "`static/look/small.png` has 300 × 200 pixels"),
        ("font = { file = \"look/not.woff2\", family = \"A\" }", "`static/look/not.woff2` is no typeface in WOFF2"),
    ] {
        let found = faults(brand);
        assert!(found.contains("error[brand-file]") && found.contains(expected), "{found}");
    }
    assert!(faults("logo = \"look/logo.svgz\"").contains("did you mean `look/logo.svg`?"));
    for font in ["family = \"A'; x\"", "family = \"A\", weights = \"900 100\"", "family = \"A\", weights = \"bold\""] {
        let found = faults(&format!("font = {{ file = \"look/sans.woff2\", {font} }}"));
        assert!(found.contains("error[invalid-font]"), "{found}");
    }
}
