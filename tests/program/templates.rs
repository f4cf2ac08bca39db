//! The archive's own templates and styles.

use crate::archive::{AS_OF, Archive, Site, stderr};

#[test]
fn a_template_of_the_archive_replaces_the_one_of_its_name_alone() {
    let archive = Archive::example();
    let before = archive.build().files();
    archive.write(
        "templates/announcement/dividend.html",
        "{% extends \"layout.html\" %}{% block main %}<h1>Our own page</h1>{% endblock main %}",
    );
    let after = archive.build().files();
    let changed: Vec<_> = before.keys().filter(|path| before[*path] != after[*path]).collect();
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let page = "announcements/2024-03-12-dividend/index.html";
    assert_eq!(changed, [page, &page.replace(".html", ".md"), "manifest.sha256"].map(std::path::Path::new));
    assert!(String::from_utf8_lossy(&after[changed[0]]).contains("<h1>Our own page</h1>"));
}

#[test]
fn a_template_may_include_a_further_one_of_the_archive() {
    let archive = Archive::example();
    archive.write("templates/ours/greeting.html", "Good day from {{ issuer.name }}");
    archive.write(
        "templates/company.html",
        "{% extends \"layout.html\" %}{% block main %}{% include \"ours/greeting.html\" %}{% endblock main %}",
    );
    assert!(archive.build().read("company/index.html").contains("Good day from Example Corp."));
}

#[test]
fn a_layout_of_the_archive_fills_the_blocks_that_it_wants_and_leaves_the_others_to_the_frame() {
    let archive = Archive::example();
    let before = archive.build().read("company/index.html");
    archive.write(
        "templates/layout.html",
        "{% extends \"frame.html\" %}\n\
         {% block head %}<meta name=\"verification\" content=\"1\">{% endblock head %}\n\
         {% block banner %}<p>Quiet period for {{ issuer.name }}</p>{% endblock banner %}\n\
         {% block header %}<header>Ours to {{ menu[0].path }}</header>{% endblock header %}\n\
         {% block footer %}<footer>Ours of {{ as_of.text }}</footer>{% endblock footer %}\n\
         {% block scripts %}<script type=\"application/ld+json\">{}</script>{% endblock scripts %}\n",
    );
    let site = archive.build();
    let company = site.read("company/index.html");
    let at = |text: &str| company.find(text).unwrap_or_else(|| panic!("no `{text}` in {company}"));
    let order = [
        "<link rel=\"stylesheet\"",
        "<meta name=\"verification\" content=\"1\"></head>",
        "<p>Quiet period for Example Corp.</p>",
        "<header>Ours to ",
        "<main id=\"main\"",
        "<footer>Ours of ",
        "<script type=\"application/ld+json\">{}</script></body>",
    ]
    .map(at);
    assert!(order.is_sorted(), "{order:?}");
    let main = |page: &str| page.split_once("<main").unwrap().1.split_once("</main>").unwrap().0.to_owned();
    assert_eq!(main(&company), main(&before));
    assert!(!company.contains("class=\"masthead\"") && !company.contains("class=\"colophon\""));
    assert!(site.read("announcements/2024-03-12-dividend/index.html").contains("Quiet period for"));
}

#[test]
fn a_layout_may_fill_the_main_part_around_that_of_each_page() {
    let archive = Archive::example();
    archive
        .write("templates/layout.html", "{% extends \"frame.html\" %}{% block main %}<p>Lost</p>{% endblock main %}");
    let company = archive.build().read("company/index.html");
    assert!(!company.contains("Lost") && company.contains("<h1"), "a page's own main part comes last");
}

#[test]
fn a_template_with_a_mistake_is_a_finding_with_its_place_and_the_old_site_stays() {
    let archive = Archive::example();
    let old = archive.build().files();
    for (text, excerpt) in [
        ("<h1>\n{{ page.title }\n</h1>", "{{ page.title }"),
        ("<h1>\n{{ page.titel }}\n</h1>", "page.titel"),
        ("{% extends \"layuot.html\" %}", "layuot.html"),
    ] {
        archive.write("templates/company.html", text);
        let run = archive.run("build", &["--as-of", AS_OF]).code(1);
        for expected in ["error[template-error]", "company.html", excerpt, "irbook explain template-error"] {
            assert!(stderr(&run).contains(expected), "no `{expected}` in {}", stderr(&run));
        }
        assert!(Site::at(archive.public()).files() == old);
    }
}

#[test]
fn a_template_that_cannot_be_read_is_found_by_a_check() {
    let archive = Archive::example();
    archive.write("templates/company.html", "{{ page.title }");
    let run = archive.run("check", &[]).code(1);
    assert!(stderr(&run).contains("error[template-error]"), "{}", stderr(&run));
}

#[test]
fn a_stylesheet_of_the_archive_comes_last_and_changes_the_name() {
    let archive = Archive::example();
    let before = archive.build();
    let (old_name, old_style) = (before.stylesheet(), before.read(&before.stylesheet()));
    archive.write("templates/style/ours.css", "h1 { font-style: italic }\n");
    let after = archive.build();
    assert_ne!(after.stylesheet(), old_name);
    assert!(!after.has(&old_name));
    assert_eq!(after.read(&after.stylesheet()), format!("{old_style}h1 {{ font-style: italic }}\n"));
    assert!(after.read("index.html").contains(&format!("href=\"{}\"", after.stylesheet())));
}

#[test]
fn the_icon_can_be_replaced() {
    let archive = Archive::empty();
    archive.write("templates/favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    assert_eq!(archive.build().read("favicon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
}
