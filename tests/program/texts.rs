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
