//! What an archive asks for below `static/`, besides what every archive may have there.

use crate::archive::{AS_OF, Archive, stderr, stdout};

/// An archive that asks for these files.
fn asking(allow: &[&str]) -> Archive {
    let archive = Archive::empty();
    archive.announce("first", "2025-01-02", "");
    archive.edit("site.toml", "[issuer]", &format!("[static]\nallow = {allow:?}\n\n[issuer]"));
    archive
}

/// What a check prints, its notes and warnings too.
fn check(archive: &Archive, code: i32) -> String {
    stderr(&archive.run("check", &["--as-of", AS_OF]).code(code))
}

#[test]
fn what_is_asked_for_is_published_as_it_is_and_nothing_is_said_of_it() {
    let archive = asking(&[
        ".well-known/security.txt",
        "_headers",
        ".htaccess",
        "*.epub",
        "downloads/*.pdf",
        "google1a2b.html",
        "tools/search.js",
    ]);
    let files = [
        ".well-known/security.txt",
        "_headers",
        ".htaccess",
        "books/2024/report.epub",
        "downloads/form.pdf",
        "google1a2b.html",
        "tools/search.js",
    ];
    // What servers may not know the type of is no page, as ever; what is named as one may be.
    let text = |name: &str| if name.ends_with("html") { "<script>anything</script>" } else { "anything" };
    for name in files {
        archive.write(&format!("static/{name}"), text(name));
    }
    let said = check(&archive, 0);
    assert!(!said.contains("static/"), "{said}");
    let site = archive.build();
    for name in files {
        assert_eq!(site.read(name), text(name), "{name}");
    }
    assert!(!site.read("sitemap.xml").contains("google1a2b"));
    let published = archive.public();
    archive.run("verify", &["--as-of", AS_OF, "--published", published.to_str().unwrap()]).success();
}

#[test]
fn what_is_not_asked_for_is_a_finding_that_says_how() {
    let archive = asking(&["other.html", "other/*.pdf", ".well-known/other.txt"]);
    for (name, expected, how) in [
        ("google1a2b.html", "error[unsafe-attachment]", "google1a2b.html"),
        ("tools/search.js", "error[unsafe-attachment]", "tools/search.js"),
        ("book.epub", "error[attachment-type]", "*.epub"),
        ("_headers", "error[reserved-name]", "_headers"),
        (".well-known/security.txt", "note[reserved-name]", ".well-known/security.txt"),
        ("downloads/form.pdf", "warning[static-document]", "downloads/form.pdf"),
    ] {
        archive.write(&format!("static/{name}"), "text");
        let run = archive.run("check", &["--as-of", AS_OF]);
        let said = stderr(&run);
        let how = format!("`allow = [\"{how}\"]` under `[static]` in site.toml");
        assert!(
            said.contains(expected) && said.contains(&format!("--> static/{name}")),
            "no {expected} of {name}: {said}"
        );
        assert!(said.contains(&how), "no {how} in {said}");
        std::fs::remove_file(archive.root().join("static").join(name)).unwrap();
    }
}

#[test]
fn what_a_browser_would_run_is_published_only_where_the_very_file_is_named() {
    let archive = asking(&["*.html", "scripts/*", "*.svg"]);
    archive.write("static/page.html", "<script>x</script>");
    archive.write("static/scripts/own.js", "x");
    archive.write("static/picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>");
    let said = check(&archive, 1);
    assert_eq!(said.matches("error[unsafe-attachment]").count(), 3, "{said}");
}

#[test]
fn a_picture_with_a_script_keys_and_leftovers_are_refused_even_by_name() {
    for (name, expected) in [
        ("picture.svg", "error[unsafe-attachment]"),
        ("id_rsa", "error[stray-file]"),
        ("form.pdf.bak", "error[stray-file]"),
        ("con.txt", "error[reserved-name]"),
    ] {
        let archive = asking(&[name]);
        archive.write(&format!("static/{name}"), "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>");
        let said = check(&archive, 1);
        assert!(said.contains(expected), "no {expected} of {name}: {said}");
    }
}

#[test]
fn what_is_asked_for_below_static_is_not_let_in_beside_announcements() {
    let archive = asking(&["*.epub", ".well-known/security.txt"]);
    archive.write("content/announcements/first/a.epub", "x");
    archive.write("content/announcements/first/.well-known/security.txt", "x");
    let said = check(&archive, 1);
    assert!(said.contains("error[attachment-type]: files that end with `.epub` are not published"), "{said}");
    assert!(said.contains("`allow = [\"epub\"]` under `[attachments]`"), "{said}");
    std::fs::remove_file(archive.root().join("content/announcements/first/a.epub")).unwrap();
    assert!(!archive.build().has("announcements/first/.well-known"));
}

#[test]
fn a_pattern_that_would_take_in_anything_or_is_no_path_is_an_error_at_its_place() {
    for (pattern, why) in [
        ("*", "it would take in anything"),
        ("a/**", "it would take in anything"),
        ("/a.txt", "a path begins below static/"),
        ("static/a.txt", "a path begins below static/"),
        ("../a.txt", "it is no path"),
    ] {
        let archive = asking(&[pattern]);
        let said = stdout(&archive.run("check", &["--as-of", AS_OF, "--format", "json"]).code(1));
        assert!(said.contains("unknown-value") && said.contains(why), "{pattern}: {said}");
    }
}
