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
fn a_link_to_a_draft_is_found_however_it_is_spelled() {
    for text in [
        "[x](announcement:two)",
        "[x](announcement&#58;two)",
        "[x](announcement&colon;two)",
        "[x](announcement\\:two)",
        "[x](<announcement:two>)",
        "[x](&#97;nnouncement:two)",
        "[x][r]\n\n[r]: announcement&#58;two",
        "[r]\n\n[r]: announcement\\:two \"title\"",
        "<announcement:two>",
        "> - **[x](announcement\\:two)**",
        "| a |\n|---|\n| [x](announcement&#x3a;two) |",
        "[x](https://ir.example.com/archive/announcements/two/)",
        "[x](https://IR.Example.com:443/archive//announcements/%74wo/index.html?a#b)",
        "<https://ir.example.com/archive/announcements/two/>",
        "At https://ir.example.com/archive/announcements/two/.",
        "[x](https://ir.example.com/archive/press/2)",
    ] {
        let archive = with_text(text);
        archive.announce("two", "2025-01-02", "draft = true\nformer = [\"press/2/\"]");
        let found = found(&archive, "unpublished-reference");
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].contains("error["), "{text}: {found:?}");
    }
    for facts in [
        "summary = \"See https://ir.example.com/archive/announcements/two/.\"",
        "[[figures]]\nid = \"f\"\nlabel = \"F\"\namount = \"1\"\nnote = \"[x](announcement&#58;two)\"",
        "[[footnotes]]\nid = \"1\"\ntext = \"[x](announcement\\\\:two)\"",
    ] {
        let archive = with_text(if facts.contains("footnotes") { "Text[^1]." } else { "Text." });
        archive.announce("two", "2025-01-02", "draft = true");
        let before = if facts.starts_with("summary") { "kind = \"other\"" } else { "[[events]]" };
        archive.edit(MARKDOWN, before, &format!("{facts}\n{before}"));
        assert_eq!(found(&archive, "unpublished-reference").len(), 1, "{facts}");
    }
    let archive = with_text("Text.");
    archive.announce("two", "2025-01-02", "draft = true");
    let url = "url = \"http://ir.example.com/archive/announcements/two/\"";
    archive.edit(MARKDOWN, "source = { title = \"Form\" }", &format!("source = {{ title = \"Form\", {url} }}"));
    assert_eq!(found(&archive, "unpublished-reference").len(), 1);
    let elsewhere =
        with_text("[x](https://example.com/archive/announcements/two/) https://other.example/announcements/two/");
    elsewhere.announce("two", "2025-01-02", "draft = true");
    assert_eq!(found(&elsewhere, "unpublished-reference"), [""; 0]);
}

#[test]
fn a_figure_that_reads_otherwise_than_its_tie_is_an_error() {
    for text in [
        "[RMB1,234.5 million](figure:x) billion",
        "[RMB1,234.5 million billion](figure:x)",
        "[RMB1,234.5 million](figure:x)-billion",
        "[RMB1,234.5 million](figure:x)\u{a0}thousand",
        "[RMB1,234.5 million](figure:x) **million**",
        "[RMB1,234.5 million](figure:x)万",
        "[RMB1,234.5 million](figure:x)%",
        "-[RMB1,234.5 million](figure:x)",
        "was \u{2212}[RMB1,234.5 million](figure:x)",
        "was **-**[RMB1,234.5 million](figure:x)",
        "[(RMB1,234.5 million)](figure:x)",
        "| a |\n|---|\n| ([RMB1,234.5 million](figure:x)) |",
        "[1,234](figure:n).5",
        "[1,234](figure:n)5",
        "[1,234](figure:n),567",
        "[1,234](figure:n)\u{a0}567",
        "5[1,234](figure:n)",
        "5,[1,234](figure:n)",
        "5&#44;[1,234](figure:n)",
        "&#53;[1,234](figure:n)",
        "[1,234](figure:n)&#53;",
        "HK[1,234](figure:n)",
        "\u{a5}[1,234](figure:n)",
        "[1,234](figure:n) \u{20ac}",
        "[1,234](figure:n)\u{bd}",
        "US\u{41e}1,234",
        "R\u{41c}B 1,234",
        "\u{415}UR 5",
        "RMB5 m\u{456}llion",
        "RMB1\u{ff12}3",
        "RMB1\u{338}2",
        "\u{5e9} 12\u{200f}34",
        "\u{2068}1234\u{2069}",
        "RMB1\u{201a}234",
        "RMB1,2\u{41e}3 million",
        "RMB1,2O3 million",
        "minus [1,234](figure:n)",
        "-\u{a0}[1,234](figure:n)",
        "\u{2012}[1,234](figure:n)",
        "[1,234](figure:n) Mio.",
        "[1,234](figure:n) (billion)",
        "[1,234](figure:n) thousands",
    ] {
        let archive = with_text(text);
        // A number that is read across the brackets leaves the tie without one.
        let all = [found(&archive, "disguised-figure"), found(&archive, "unknown-figure")].concat();
        assert!(all.iter().any(|line| line.contains("error[")), "{text:?}");
    }
}

#[test]
fn a_figure_in_other_digits_is_one_that_is_tied_to_nothing() {
    for text in [
        "RMB\u{ff11}\u{ff12}\u{ff0c}\u{ff13} million",
        "\u{ff12}\u{ff14}\u{ff11}\u{ff0e}\u{ff14}百萬",
        "\u{661}\u{662}\u{663} million",
        "RMB\u{1d7cf}\u{1d7d0} million",
        "RMB\u{b9}\u{b2} million",
        "about \u{2075}%",
    ] {
        let found = found(&with_text(text), "untied-figure");
        assert!(found.iter().any(|line| line.contains("warning[")), "{text:?}");
    }
}

#[test]
fn what_is_written_everywhere_is_no_disguise() {
    for text in [
        "[RMB1,234.5 million](figure:x) (US$ in brackets), up from [1,234](figure:n).",
        "users of [1,234](figure:n)–[1,234](figure:n) ([1,234](figure:n)), [1,234](figure:n)\u{b9}, 1,000 m\u{b2}",
        "[1,234](figure:n) users; [1,234](figure:n)-odd users; non-[1,234](figure:n)",
        "於二〇二四年三月三十一日，２０２４年第１季度，收入增長。",
        "\u{2460} 第一 \u{2463} 第四，Ⅳ、½、❤\u{fe0f}，5 k\u{3a9}, 3 \u{3bc}m, form 3l5, B2O3",
        "収入は[1,234](figure:n)名の従業員",
        "- [1,234](figure:n)\n- [1,234](figure:n)",
        "1\u{fe0f}\u{20e3} first, 第３四半期, 第２回, 電話 ０３－１２３４－５６７８, २०२४",
        "[RMB1,234.5 million](figure:x)—a record, [RMB1,234.5 million](figure:x)\u{b9}, \
         [RMB1,234.5 million](figure:x)’s share, 贷款[RMB1,234.5 million](figure:x)元",
        "rose 6 bps; 5 m\u{b2}",
    ] {
        let archive = with_text(text);
        let run = archive.run("check", &["--as-of", AS_OF, "--format", "short"]);
        let lines: Vec<String> = stderr(&run).lines().map(str::to_owned).collect();
        let wrong = |line: &&String| {
            line.contains("disguised")
                || line.contains("hidden")
                || line.contains("text-mismatch")
                || line.contains("other than 0")
        };
        assert_eq!(lines.iter().find(wrong), None, "{text}");
    }
}

#[test]
fn a_character_that_cannot_be_seen_is_an_error_at_its_place_in_every_text() {
    let at = |archive: &Archive| found(archive, "hidden-character");
    let body = with_text("One\nTwo\u{200b} three");
    let expected = ":15:4: error[hidden-character]: U+200B ZERO WIDTH SPACE stands here";
    assert!(at(&body)[0].contains(&format!("{MARKDOWN}:")), "{:?}", at(&body));
    assert!(
        at(&body)[0].contains(":4: error[hidden-character]: U+200B ZERO WIDTH SPACE"),
        "{expected}: {:?}",
        at(&body)
    );
    for (text, name) in [
        ("a\u{0}b", "U+0000 NULL"),
        ("a\u{1b}[1mb", "U+001B ESCAPE"),
        ("a\u{9b}b", "U+009B"),
        ("a\u{202e}b", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("a\u{2028}b", "U+2028 LINE SEPARATOR"),
        ("a\u{85}b", "U+0085 NEXT LINE"),
        ("a\u{ad}b", "U+00AD SOFT HYPHEN"),
        ("a&#0;b", "U+0000 NULL"),
        ("a&#x202e;b", "U+202E"),
        ("a&shy;b", "U+00AD"),
        ("a&zwj;b", "U+200D"),
        ("[a](https://a.example \"b&#x202e;c\")", "U+202E"),
    ] {
        let found = at(&with_text(text));
        assert!(found.len() == 1 && found[0].contains(name), "{text:?}: {found:?}");
    }
    for (path, old, new) in [
        ("site.toml", "Example archive", "Example\\u202e archive"),
        ("site.toml", "Example archive", "Example\u{200b} archive"),
        ("site.toml", "Example Corp.\" }]", "Example\\u0000 Corp.\" }]"),
        (MARKDOWN, "Title of a", "Title\\x1b of a"),
        (MARKDOWN, "Title of a", "Title\\U0000200D of a"),
    ] {
        let archive = with_text("Text.");
        archive.edit(path, old, new);
        let found = at(&archive);
        assert!(found.len() == 1 && found[0].starts_with(path), "{new:?}: {found:?}");
    }
    for (path, text) in [
        ("content/metrics.toml", "# \u{200b}\n"),
        ("content/announcements/a/x.toml", "# \u{202e}\n"),
        ("content/legends/l.md", "+++\ntitle = \"L\"\n+++\nText&#x200b;.\n"),
        ("templates/ours/x.html", "a\u{200b}\n"),
        ("templates/style/own.css", "/* \u{0} */"),
    ] {
        let archive = with_text("Text.");
        archive.write(path, text);
        assert_eq!(at(&archive).len(), 1, "{path}");
    }
    let fine = with_text("می\u{200c}خواهم \u{1f469}\u{200d}\u{1f4bb} `&#0;` \\u202e &amp;#0;");
    assert_eq!(at(&fine), [""; 0]);
}

#[test]
fn a_byte_order_mark_at_the_beginning_of_a_file_reaches_no_page() {
    let archive = Archive::example();
    for path in ["site.toml", "content/metrics.toml", "content/announcements/2024-q1-results/announcement.md"] {
        let text = std::fs::read_to_string(archive.root().join(path)).unwrap();
        archive.write(path, format!("\u{feff}{text}"));
    }
    archive
        .write("templates/company.html", "\u{feff}{% extends \"layout.html\" %}{% block main %}x{% endblock main %}");
    for (path, bytes) in archive.build().files() {
        assert!(!String::from_utf8_lossy(&bytes).contains('\u{feff}'), "{}", path.display());
    }
}

#[test]
fn facts_below_the_fence_are_errors() {
    for text in [
        "draft = true",
        "\n  draft=true\n\nText",
        "Draft = true",
        "\"draft\" = true",
        "publish_at = 2030-01-01T00:00:00Z",
        "[withdrawn]\nat = 2030-01-01T00:00:00Z",
        "+++\ndraft = true\n+++\nText",
        "---\ntitle: x\ndraft: true\n---\nText",
        "draft: true\n\nText",
        "Text\n\ndraft = true\n",
        "closes = []\n\nText",
        "````\n```\n````\ndraft = true",
        "~~~\n```\n~~~\ndraft = true",
    ] {
        let found = found(&with_text(text), "facts-in-text");
        assert!(!found.is_empty(), "{text:?}");
    }
    for text in [
        "Draft: the committee met.",
        "---\n\nText: more",
        "````\n```\ndraft = true\n````",
        "```toml\ndraft = true\n```",
        "Board: as follows",
        "a = b",
    ] {
        assert_eq!(found(&with_text(text), "facts-in-text"), [""; 0], "{text:?}");
    }
    let legend = Archive::empty();
    legend.write("content/legends/l.md", "+++\ntitle = \"L\"\n+++\ntitle = \"M\"\n");
    assert_eq!(found(&legend, "facts-in-text").len(), 1);
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

#[test]
fn what_is_nested_ten_thousand_times_overflows_nothing() {
    let times = |text: &str| text.repeat(10_000);
    let link = times("[");
    for text in [
        link.clone() + "x" + &times("](announcement:a)"),
        times("> ") + "x",
        times("- ") + "x",
        times("![") + "x",
        times("*a ") + "x",
        times("**a") + "x",
        times("<a "),
        times("`") + "x",
        times("((") + "x",
        times("&#58;"),
        times("| "),
        times("[^1]"),
    ] {
        let run = with_text(&text).run("check", &["--as-of", AS_OF, "--format", "short"]);
        assert!(run.get_output().status.code().is_some(), "{}", &text[..20]);
    }
    for toml in [
        "x = ".to_owned() + &times("["),
        "x = ".to_owned() + &times("{ a = "),
        times("a.") + "b = 1",
        format!("[{}b]", times("a.")),
        times("[["),
    ] {
        let archive = with_text("Text.");
        archive.write("content/metrics.toml", &toml);
        archive.run("check", &["--as-of", AS_OF, "--format", "short"]).code(1);
    }
    for template in [
        times("{% if true %}"),
        times("{% block a %}"),
        format!("{{{{ {} 1 }}}}", times("(")),
        format!("{{{{ {} 1 }}}}", times("not ")),
        format!("{{{{ {} 1 }}}}", times("-")),
        format!("{{{{ {} }}}}", times("[")),
        format!("{{{{ 1 {} }}}}", times("+ 1 ")),
        format!("{{{{ 1 {} }}}}", times("| abs ")),
        format!("{{{{ page{} }}}}", times(".a")),
        format!("{{{{ page{} }}}}", times("[0]")),
        "{% include \"company.html\" %}".to_owned(),
        "{% extends \"company.html\" %}".to_owned(),
    ] {
        let archive = Archive::empty();
        archive.write("templates/company.html", &template);
        let run = archive.run("check", &["--format", "short"]).code(1);
        assert!(stderr(&run).contains("template-error"), "{}", &template[..20]);
    }
}
