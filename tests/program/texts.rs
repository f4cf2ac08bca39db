//! What a text may not hold, whoever wrote it and however it is spelled.

use crate::archive::{AS_OF, Archive, stderr};

const MARKDOWN: &str = "content/announcements/a/announcement.md";

/// The lines of `check` that name a code.
fn found(archive: &Archive, code: &str) -> Vec<String> {
    let run = archive.run("check", &["--as-of", AS_OF, "--format", "short"]);
    stderr(&run).lines().filter(|line| line.contains(&format!("[{code}]"))).map(str::to_owned).collect()
}

/// An archive with an announcement `a` with this text, and one figure of RMB1,234.5 million.
fn with_text(text: &str) -> Archive {
    let archive = Archive::empty();
    let figure = "[[figures]]\nid = \"x\"\nlabel = \"Revenue\"\namount = \"RMB1,234.5 million\"\n\
                  [[figures]]\nid = \"n\"\nlabel = \"Users\"\namount = \"1,234\"";
    archive.announce("a", "2025-01-02", figure);
    archive.edit(MARKDOWN, "Text of a.", text);
    archive
}

#[test]
fn years_that_cannot_be_meant_are_refused_wherever_one_is_read() {
    for (old, new) in [
        ("dated = 2025-01-02", "dated = 0000-01-02"),
        ("dated = 2025-01-02", "dated = 1899-12-31"),
        ("on = 2025-01-02", "on = 3000-01-01"),
        ("kind = \"other\"", "kind = \"other\"\npublish_at = 0000-01-01T00:00:00Z"),
        ("kind = \"other\"", "kind = \"other\"\npublish_at = 2999-12-31T23:00:00-05:00"),
    ] {
        let archive = with_text("Text.");
        archive.edit(MARKDOWN, old, new);
        assert_eq!(found(&archive, "invalid-date").len(), 1, "{new}");
    }
    for as_of in ["0000-01-01T00:00:00Z", "1899-12-31T23:59:59Z", "3000-01-01T00:00:00Z"] {
        Archive::empty().run("check", &["--as-of", as_of]).code(2);
    }
}

#[test]
fn an_address_is_refused_alike_wherever_one_is_written() {
    for address in [
        "https://user:pw@a.example/",
        "https://a.example/x/../y/",
        "https://a.example/%2e%2e/y/",
        "https://a.example/x\\\\y/",
        "https://a.example/x y/",
        "https://\u{435}xample.com/",
        "ftp://a.example/",
        "javascript:alert(1)/",
        "https://a.example:99999/",
    ] {
        let plain = address.replace("\\\\", "\\");
        let archive = with_text("Text.");
        archive.edit(
            MARKDOWN,
            "source = { title = \"Form\" }",
            &format!("source = {{ title = \"Form\", url = \"{address}\" }}"),
        );
        assert_eq!(found(&archive, "invalid-url").len(), 1, "{address}");
        let archive = with_text("Text.");
        archive.edit("site.toml", "https://ir.example.com/archive/", address);
        assert_eq!(found(&archive, "invalid-url").len(), 1, "base_url {address}");
        let archive = with_text("Text.");
        archive.edit("site.toml", "[issuer]", &format!("[issuer]\nwebsite = \"{address}\""));
        assert_eq!(found(&archive, "invalid-url").len(), 1, "website {address}");
        archive.run("build", &["--base-url", &plain]).code(2);
        let link = with_text(&format!("[x](<{}>)", plain.replace('\\', "\\\\")));
        assert_eq!(found(&link, "unsafe-link").len(), 1, "link {address}");
    }
}

#[test]
fn an_address_that_no_file_system_takes_is_found_by_a_check() {
    let long = "a".repeat(300);
    let deep = "abc/".repeat(300);
    for former in [&long, &deep] {
        let archive = Archive::empty();
        archive.announce("a", "2025-01-02", &format!("former = [\"{former}\"]"));
        assert_eq!(found(&archive, "invalid-address").len(), 1);
    }
    let archive = with_text("Text.");
    archive.write(
        "content/announcements/a/x.toml",
        format!(
            "[[statements]]\nid = \"{}\"\ntitle = \"S\"\nkind = \"operations\"\nscale = \"thousand\"\n\
             columns = [{{ id = \"a\", period = \"2023-Q1\", currency = \"CNY\" }}]\n\
             lines = [{{ id = \"fees\", label = \"Fees\", cells = [\"5\"] }}]\n",
            "s".repeat(253)
        ),
    );
    assert!(!found(&archive, "invalid-address").is_empty(), "the name of its CSV file is longer than its id");
}
