use super::*;

/// Asserts that a link in the text of the results leads to one finding, there.
#[track_caller]
fn assert_link(link: &str, finding: &str) {
    let (code, message) = finding.split_once(": ").unwrap();
    assert_finds(&[(RESULTS, "![The seal](/seal.png)", link)], &[&format!("{code} at {link}: {message}")]);
}

#[test]
fn raw_html_is_refused_in_every_text() {
    assert_link("<div>x</div>", "raw-html: this is HTML");
    assert_finds(&[(RESULTS, "![", "An <b>x\n\n![")], &["raw-html at <b>: this is HTML"]);
    assert_finds(&[(LEGEND, "otherwise", "<br>")], &["raw-html at <br>: this is HTML"]);
    assert_finds(&[(RESULTS, "Of notes.", "Of <i>.")], &["raw-html at <i>: this is HTML"]);
    assert_finds(&[(RESULTS, "says[^3].\"", "says[^3]<i>.\"")], &["raw-html at <i>: this is HTML"]);
    assert_finds(&[(RESULTS, "![", "a < b, `<b>` and \\<b>\n\n![")], &[]);
}

#[test]
fn raw_html_is_printed_with_its_place_in_the_file() {
    insta::assert_snapshot!(printed(&[(RESULTS, "[us](mailto:", "<u>[us](mailto:")]));
}

#[test]
fn an_unsafe_link_is_refused() {
    for address in ["http://a.example/", "javascript:alert(1)", "//a.example/", "data:x", "tel:1"] {
        let message = format!("unsafe-link: `{address}` is no address that the site links to");
        assert_link(&format!("[x]({address})"), &message);
        assert_link(&format!("![x]({address})"), &message);
    }
    let message = "`http://a.example` is no address that the site links to";
    assert_finds(
        &[(LEGEND, "(https://www.sec.gov/)", "(http://a.example)")],
        &[&format!("unsafe-link at [otherwise](http://a.example): {message}")],
    );
    assert_finds(
        &[(RESULTS, "Of notes.", "Of [x](http://a.example).")],
        &[&format!("unsafe-link at [x](http://a.example): {message}")],
    );
}

#[test]
fn an_image_comes_from_the_archive_itself() {
    assert_finds(&[(RESULTS, "(/seal.png)", "(6-k.pdf)")], &[]);
    assert_link("![x](https://a.example/x.png)", "unsafe-link: an image can't be shown from `https://a.example/x.png`");
    assert_link("![x](#outlook)", "unsafe-link: an image can't be shown from `#outlook`");
}

#[test]
fn an_unknown_anchor_is_found_here_and_on_other_pages() {
    assert_link("[x](#outlok)", "unknown-anchor: there is no place `#outlok` on this page");
    assert_link("[x](#fn-9)", "unknown-anchor: there is no place `#fn-9` on this page");
    let message = "unknown-anchor: there is no place `#outlook` on the page of `dividend`";
    assert_link("[x](announcement:dividend#outlook)", message);
    assert_finds(
        &[(LEGEND, "(#outlook)", "(#operations)")],
        &["unknown-anchor at [outlook](#operations): there is no place `#operations` on this page"],
    );
    for known in ["#outlook", "#operations", "#quoted-revenue", "#fn-1", "announcement:dividend#dates"] {
        assert_finds(&[(RESULTS, "(/seal.png)", "(6-k.pdf)"), (RESULTS, "mailto:ir@example.com", known)], &[]);
    }
}

#[test]
fn an_unknown_announcement_is_found_in_texts() {
    assert_link("[x](announcement:dividends)", "unknown-announcement: there is no announcement `dividends`");
    let found = findings(&[(
        RESULTS,
        "note = \"As the [dividend](announcement:dividend#dates)",
        "note = \"As [x](announcement:x)",
    )]);
    assert_eq!(found, ["unknown-announcement at [x](announcement:x): there is no announcement `x`"]);
}

#[test]
fn an_unknown_attachment_is_found_in_texts() {
    assert_link("[x](6k.pdf)", "unknown-attachment: there is no attachment `6k.pdf`");
    assert_link("[x](../dividend/)", "unknown-attachment: there is no attachment `../dividend/`");
}

#[test]
fn an_unknown_page_is_found() {
    for path in ["/figure/", "/figures", "/figures/users/x", "/static/seal.png", "/announcements/dividend/"] {
        let message = format!("unknown-page: there is no page or file `{path}` that texts can link to");
        assert_link(&format!("[x]({path})"), &message);
    }
    for path in ["/", "/announcements/", "/events/", "/figures/", "/company/", "/figures/users/", "/seal.png"] {
        assert_finds(&[(RESULTS, "(mailto:ir@example.com)", &format!("({path})"))], &[]);
    }
}

#[test]
fn a_link_to_the_page_of_an_announcement_is_told_the_better_form() {
    insta::assert_snapshot!(printed(&[(RESULTS, "/seal.png", "/announcements/dividend/")]));
}
