//! Plain pages: what belongs to no announcement.

use crate::archive::{AS_OF, Archive, stderr};

/// Writes a page with lines of further facts.
fn page(archive: &Archive, id: &str, facts: &str, text: &str) {
    let front = format!("+++\ntitle = \"Title of {id}\"\ndescription = \"What {id} has.\"\n{facts}\n+++\n");
    archive.write(&format!("content/pages/{id}.md"), front + text);
}

/// What a check prints.
fn check(archive: &Archive, code: i32) -> String {
    stderr(&archive.run("check", &["--as-of", AS_OF]).code(code))
}

#[test]
fn a_page_stands_at_its_name_with_its_text_and_in_the_sitemap() {
    let archive = Archive::example();
    page(
        &archive,
        "contact",
        "language = \"en-GB\"",
        "Write to [us](mailto:ir@example.com).\n\n## Visits\n\nSee the [dividend](announcement:2024-03-12-dividend) and [events](/events/).\n",
    );
    let site = archive.build();
    let text = site.read("contact/index.html");
    for expected in [
        "<body data-page=\"page\">",
        "<html lang=\"en-GB\"",
        "<h1>Title of contact</h1>",
        "<meta name=\"description\" content=\"What contact has.\">",
        "<link rel=\"canonical\" href=\"https://ir.example.com/archive/contact/\">",
        "<h2 id=\"visits\">Visits</h2>",
        "<a href=\"mailto:ir@example.com\">us</a>",
        "<a href=\"../announcements/2024-03-12-dividend/index.html\">dividend</a>",
        "<a href=\"../events/index.html\">events</a>",
    ] {
        assert!(text.contains(expected), "no {expected} in {text}");
    }
    assert!(!text.contains("On this page"));
    assert!(site.read("sitemap.xml").contains("<loc>https://ir.example.com/archive/contact/</loc></url>"));
}

#[test]
fn the_foot_of_every_page_leads_to_pages_that_the_menu_does_not_name() {
    let archive = Archive::empty();
    page(&archive, "contact", "", "Text.");
    page(&archive, "draft", "draft = true", "Text.");
    let link = "<a href=\"contact/index.html\">Title of contact</a>";
    let home = archive.build().read("index.html");
    assert!(home.split_once("<footer").unwrap().1.contains(link), "{home}");
    assert_eq!((home.matches("contact/index.html").count(), home.contains("Title of draft")), (1, false));
    archive.edit("site.toml", "[issuer]", "[[menu]]\npage = \"contact\"\ntext = \"Ask\"\n\n[issuer]");
    let home = archive.build().read("index.html");
    // In the head and at the foot, once each.
    assert_eq!((home.matches("contact/index.html").count(), home.contains(link)), (2, false));
}

#[test]
fn a_long_page_has_its_sections_as_contents() {
    let archive = Archive::empty();
    page(&archive, "faq", "", "## One\n\n### Inner\n\n## Two\n\n## Three\n\n## Four\n");
    let text = archive.build().read("faq/index.html");
    let contents = text.split_once("On this page").unwrap().1.split_once("</nav>").unwrap().0;
    assert_eq!(contents.matches("<li>").count(), 4, "{contents}");
    assert!(contents.contains("<a href=\"#three\">Three</a>"));
}

#[test]
fn a_figure_of_a_page_leads_to_the_one_that_it_is_tied_to_and_must_agree_with_it() {
    let archive = Archive::example();
    let tied =
        |words: &str| format!("Revenue was [{words}](figure:2024-q1-results/total-revenue@2024-Q1), not US$7.\n");
    page(&archive, "about", "not_figures = [\"US$7\"]", &tied("RMB1,234.5 million"));
    let text = archive.build().read("about/index.html");
    let figure = "../announcements/2024-q1-results/operations/index.html#operations.total-revenue.2024-q1";
    assert!(text.contains(&format!("href=\"{figure}\">RMB1,234.5 million</a>")), "{text}");
    page(&archive, "about", "", &tied("RMB1,243.5 million"));
    let said = check(&archive, 1);
    assert!(
        said.contains("error[text-mismatch]: the text has `RMB1,243.5 million`, but `2024-q1-results` has"),
        "{said}"
    );
    assert!(said.contains("warning[untied-figure]: `US$7`"), "{said}");
}

#[test]
fn what_a_page_can_not_tell_or_lead_to_is_an_error_at_its_place() {
    let archive = Archive::example();
    page(&archive, "other", "", "## There\n");
    for (facts, text, expected) in [
        ("", "[RMB5](figure:net-income)", "error[unknown-figure]: `figure:net-income` doesn't say which announcement"),
        ("", "[RMB5](figure:2024-q1/net-income)", "error[unknown-announcement]: there is no announcement `2024-q1`"),
        (
            "",
            "[five](figure:2024-q1-results/net-income)",
            "error[unknown-figure]: `five` is tied to a figure, but it holds none",
        ),
        ("", "A note[^1].", "error[unknown-footnote]: a page can't have the footnote `1`"),
        ("", "[Form](form.pdf)", "error[unknown-attachment]: a page has no file `form.pdf` beside it"),
        ("", "[x](/othr/)", "error[unknown-page]: there is no page or file `/othr/`"),
        ("", "[x](/other/#here)", "error[unknown-anchor]: there is no place `#here` on the page `/other/`"),
        ("", "[x](#here)", "error[unknown-anchor]: there is no place `#here` on this page"),
        ("", "<b>bold</b>", "error[raw-html]: this is HTML"),
        ("", "[x](javascript:alert)", "error[unsafe-link]"),
        ("not_figures = [\"US$5\"]", "Nothing.", "error[unused-waiver]: the text has no untied figure `US$5`"),
        ("menu = 1", "Text.", "error[unknown-key]: `menu` is no key of a page"),
        ("", "draft = true\n\nText.", "error[facts-in-text]"),
    ] {
        page(&archive, "about", facts, text);
        let said = check(&archive, 1);
        assert!(said.contains(expected) && said.contains("--> content/pages/about.md"), "no {expected} in {said}");
    }
    page(&archive, "about", "", "[x](/other/#there) and [y](/other/)");
    check(&archive, 0);
}

#[test]
fn names_that_are_no_address_or_taken_and_files_that_are_no_page_are_errors() {
    for (path, expected) in [
        ("content/pages/results.md", "error[reserved-name]: a page can't be called `results`"),
        ("content/pages/About us.md", "error[invalid-id]: `About us` can't be the id of a page"),
        ("content/pages/notice.md", "error[route-collision]"),
        (
            "content/pages/more/about.md",
            "error[unexpected-file]: irbook does not know what `content/pages/more/about.md` is",
        ),
        ("content/pages/photo.png", "error[unexpected-file]: irbook does not know what `content/pages/photo.png` is"),
    ] {
        let archive = Archive::empty();
        archive.write("static/notice", "x");
        archive.write(path, "+++\ntitle = \"A\"\ndescription = \"B\"\n+++\n");
        let said = check(&archive, 1);
        assert!(said.contains(expected), "no {expected} in {said}");
    }
}

#[test]
fn a_page_is_public_from_its_instant_on_and_nothing_public_leads_to_it_before() {
    let archive = Archive::empty();
    archive.announce("news", "2025-01-02", "");
    page(&archive, "draft", "draft = true", "Zanzibar.");
    page(
        &archive,
        "later",
        "publish_at = 2025-03-01T12:00:00Z\nformer = [\"old/later\"]",
        "Zanzibar, see [news](announcement:news).",
    );
    let before = archive.build_as_of("2025-03-01T11:59:59Z", &[]);
    for (path, bytes) in before.files() {
        let name = path.to_str().unwrap();
        assert!(!name.contains("later") && !name.contains("draft"), "{name}");
        assert!(!String::from_utf8_lossy(&bytes).contains("anzibar"), "{name}");
    }
    let after = archive.build_as_of("2025-03-01T12:00:00Z", &[]);
    assert!(after.has("later/index.html") && after.has("old/later/index.html") && !after.has("draft/index.html"));
    assert!(archive.preview_as_of("2025-03-01T11:59:59Z").has("draft/index.html"));
    for text in
        ["[x](/later/)", "[x](https://ir.example.com/archive/later/)", "Look at ir.example.com/archive/old/later."]
    {
        page(&archive, "about", "", text);
        let said = stderr(&archive.run("check", &["--as-of", "2025-03-01T11:59:59Z"]).code(1));
        let expected = "error[unpublished-reference]: the page `about` is public and links to the page `later`, which is not public \
                        until 2025-03-01T12:00:00Z";
        assert!(said.contains(expected), "{text}: {said}");
        archive.run("check", &["--as-of", "2025-03-01T12:00:00Z"]).success();
    }
    page(&archive, "about", "draft = true", "[x](/later/)");
    archive.edit("content/announcements/news/announcement.md", "Text of news.", "Text of [news](/later/).");
    let said = stderr(&archive.run("check", &["--as-of", "2025-03-01T11:59:59Z"]).code(1));
    assert!(said.contains("`news` is public and links to the page `later`"), "{said}");
}

#[test]
fn a_page_may_only_tell_figures_and_lead_to_documents_that_are_public_with_it() {
    let archive = Archive::example();
    for text in
        ["[RMB1,234.5 million](figure:2024-q1-results/total-revenue@2024-Q1)", "[x](announcement:2024-q1-results)"]
    {
        page(&archive, "about", "", text);
        let said = stderr(&archive.run("check", &["--as-of", "2024-05-01T00:00:00Z"]).code(1));
        assert!(said.contains("error[unpublished-reference]: the page `about` is public and"), "{said}");
        page(&archive, "about", "publish_at = 2024-05-15T00:00:00Z", text);
        let said = stderr(&archive.run("check", &["--as-of", "2024-05-01T00:00:00Z"]).code(0));
        assert!(said.contains("warning[unpublished-reference]: the page `about` is public from"), "{said}");
        page(&archive, "about", "publish_at = 2024-06-15T00:00:00Z", text);
        archive.run("check", &["--as-of", "2024-05-01T00:00:00Z"]).success();
    }
}

#[test]
fn a_link_to_a_section_that_has_nothing_to_show_is_an_error_as_long_as_it_has_not() {
    let archive = Archive::example();
    let text = "See the [meetings](/shareholders/meetings/).\n";
    page(&archive, "about", "", text);
    let check = |as_of: &str, code: i32| stderr(&archive.run("check", &["--as-of", as_of]).code(code));
    let said = check("2023-04-01T00:00:00Z", 1);
    let expected =
        "error[unknown-page]: the site has no page `/shareholders/meetings/`: there is nothing public to show on it";
    assert!(said.contains(expected) && said.contains("--> content/pages/about.md"), "{said}");
    check("2023-06-01T00:00:00Z", 0);
    let site = archive.build();
    assert!(site.read("about/index.html").contains("<a href=\"../shareholders/meetings/index.html\">meetings</a>"));
}

#[test]
fn a_page_that_was_published_stays_at_its_address_or_leads_on() {
    let archive = Archive::empty();
    archive.announce("news", "2025-01-02", "");
    page(&archive, "contact", "", "Text.");
    let public = archive.public();
    archive.build();
    let verify = |code: i32| {
        let run = archive.run("verify", &["--as-of", AS_OF, "--published", public.to_str().unwrap()]).code(code);
        stderr(&run)
    };
    verify(0);
    archive.edit("content/pages/contact.md", "Text.", "Another text.");
    verify(0);
    page(&archive, "contact", "draft = true", "Another text.");
    let said = verify(1);
    assert!(said.contains("error[address-lost]: the published address `contact/index.html` would be gone"), "{said}");
    page(&archive, "ask", "former = [\"contact\"]", "Text.");
    verify(0);
    let moved = archive.build().read("contact/index.html");
    assert!(moved.contains("<a id=\"present\" href=\"../ask/index.html\">Title of ask</a>"), "{moved}");
}
