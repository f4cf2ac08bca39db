//! Names and links of the archive's own templates.

use crate::archive::{AS_OF, Archive, Site, stderr};

fn check(archive: &Archive, code: i32) -> String {
    stderr(&archive.run("check", &["--as-of", AS_OF]).code(code))
}

/// A layout that has something more at the end of each page.
fn layout(more: &str) -> String {
    format!("{{% extends \"frame.html\" %}}\n{{% block scripts %}}\n{more}\n{{% endblock scripts %}}\n")
}

fn with_layout(more: &str) -> Archive {
    let archive = Archive::example();
    archive.write("templates/layout.html", layout(more));
    archive
}

#[test]
fn an_override_whose_name_has_a_slip_is_an_error_with_the_name_that_was_meant() {
    for (name, meant) in [
        ("layouts.html", "layout.html"),
        ("anouncement/results.html", "announcement/results.html"),
        ("versions.html", "announcement/versions.html"),
        ("Home.html", "home.html"),
    ] {
        let archive = Archive::example();
        archive.write(&format!("templates/{name}"), "<h1>Ours</h1>");
        let said = check(&archive, 1);
        assert!(said.contains("error[unused-template]") && said.contains(&format!("--> templates/{name}")), "{said}");
        assert!(said.contains(&format!("call it `{meant}`")), "{said}");
    }
}

#[test]
fn a_template_that_nothing_uses_is_a_warning_and_one_that_is_used_is_not() {
    let archive = Archive::example();
    archive.write("templates/ours/greeting.html", "Good day");
    archive.write("templates/ours/inner.html", "Good day");
    let said = check(&archive, 0);
    assert_eq!(said.matches("warning[unused-template]").count(), 2, "{said}");
    archive.write("templates/ours/greeting.html", "{% include \"ours/inner.html\" %}");
    archive.write(
        "templates/company.html",
        "{% extends \"layout.html\" %}{% block main %}{% include 'ours/greeting.html' %}{% endblock main %}",
    );
    archive.write("templates/ours/parts.html", "{% component our_part() %}x{% endcomponent our_part %}");
    let said = check(&archive, 0);
    assert!(!said.contains("unused-template"), "{said}");
}

#[test]
fn a_further_style_is_fine_unless_it_is_nearly_called_like_one_of_irbooks() {
    let archive = Archive::example();
    archive.write("templates/style/own.css", "h1 { color: red }");
    assert!(!check(&archive, 0).contains("unused-template"));
    archive.write("templates/style/token.css", "h1 { color: red }");
    let said = check(&archive, 0);
    assert!(said.contains("warning[unused-template]"), "{said}");
    assert!(said.contains("to take the place of `style/tokens.css`"), "{said}");
}

#[test]
fn a_link_of_an_own_template_that_leads_nowhere_is_an_error_at_its_place_once() {
    for (more, why) in [
        ("<a href=\"{{ page.root }}investors/index.html\">x</a>", "there is no `investors/index.html` in the site"),
        ("<a href=\"{{ page.root }}notices\">x</a>", "there is no `notices` in the site"),
        ("<img src=\"{{ page.root }}logo.svg\" alt=\"\">", "there is no `logo.svg` in the site"),
        ("<a href=\"{{ site.base_url }}investors/\">x</a>", "there is no `investors/index.html` in the site"),
        (
            "<a href=\"{{ page.root }}company/index.html#nowhere\">x</a>",
            "there is no `#nowhere` on `company/index.html`",
        ),
        ("<a href=\"#nowhere\">x</a>", "there is no `#nowhere` on the page"),
        ("<a href=\"http://example.com/\">x</a>", "pages lead to `https:`, `mailto:`, `tel:` and `webcal:` alone"),
        ("<a href=\"javascript:alert(1)\">x</a>", "pages lead to `https:`"),
        ("<a href=\"//example.com/\">x</a>", "its scheme is missing"),
    ] {
        let archive = with_layout(more);
        let said = check(&archive, 1);
        assert!(said.contains("error[template-link]") && said.contains(why), "no {why} in {said}");
        assert!(said.contains("--> templates/layout.html"), "{said}");
        assert!(said.contains("\n1 error"), "{said}");
    }
}

#[test]
fn links_of_own_templates_that_can_be_followed_are_fine() {
    let archive = with_layout(
        "<a href=\"{{ page.root }}company/index.html\">x</a><a href=\"{{ page.root }}company/\">x</a><a href=\"#main\">x</a>\
         <a href=\"#\">x</a><a href=\"#top\">x</a><a href=\"{{ site.base_url }}\">x</a><a href=\"{{ site.base_url }}events/#main\">x</a>\
         <a href=\"https://example.com/#x\">x</a><a href=\"mailto:a@example.com\">x</a><a href=\"tel:+4930123\">x</a>\
         <a href=\"{{ page.root }}announcements/announcements.csv#row=2\">x</a><a href=\"/archive/company/index.html\">x</a>\
         <a href=\"/\">x</a><img src=\"{{ page.root }}favicon.svg\" srcset=\"{{ page.root }}favicon.svg 2x\" alt=\"\">",
    );
    let said = check(&archive, 0);
    assert!(!said.contains("template-link"), "{said}");
    archive.build();
}

#[test]
fn what_an_own_template_leaves_out_is_missed_where_pages_lead_to_it() {
    let archive = Archive::example();
    archive.write(
        "templates/announcement/dividend.html",
        "{% extends \"layout.html\" %}{% block main %}<h1>Ours</h1><a href=\"#dates\">Dates</a>{% endblock main %}",
    );
    let said = check(&archive, 1);
    let expected = "`#dates`, to which templates/announcement/dividend.html leads from announcements/2024-03-12-dividend/index.html, can't \
                    be followed: there is no `#dates` on the page";
    assert!(said.contains(expected), "{said}");
}

#[test]
fn a_link_that_is_dead_on_one_page_alone_is_found_by_a_build_and_the_old_site_stays() {
    let archive = Archive::example();
    for day in 1..5 {
        archive.announce(&format!("2023-01-0{day}-news"), &format!("2023-01-0{day}"), "");
    }
    let old = archive.build().files();
    archive.write(
        "templates/layout.html",
        layout(
            "{% if page.title == \"Title of 2023-01-03-news\" %}<a href=\"{{ page.root }}gone.html\">x</a>{% endif %}",
        ),
    );
    check(&archive, 0);
    let said = stderr(&archive.run("build", &["--as-of", AS_OF]).code(1));
    let expected =
        "`../../gone.html`, to which templates/layout.html leads from announcements/2023-01-03-news/index.html";
    assert!(said.contains(expected), "{said}");
    assert!(Site::at(archive.public()).files() == old);
}
