//! Tests of the HTML of Markdown.

use super::*;
use crate::markdown::Destination;
use proptest::prelude::*;

struct Page;

impl Resolve for Page {
    fn figure(&self, destination: &str, words: &str) -> Option<String> {
        (words == "RMB4 & more").then(|| format!("table.html#{}", &destination["figure:".len()..]))
    }

    fn link(&self, destination: &str) -> Option<String> {
        (destination != "nowhere").then(|| destination.to_owned())
    }

    fn footnote(&self, id: &str, nth: usize) -> Option<FootnoteMark> {
        (id != "missing").then(|| FootnoteMark {
            href: format!("#fn-{id}"),
            id: format!("fnref-{id}-{nth}"),
            mark: id.to_owned(),
        })
    }
}

fn html(markdown: &str) -> String {
    to_html(markdown, &Page, 0).html
}

#[test]
fn blocks_and_inline_marks_become_plain_html() {
    insta::assert_snapshot!(html(
        "A *b* **c** `d<` & \"e\"  \nf\n\n> q\n\n3. x\n4. y\n\n- z\n  - n\n\n```rust\nlet x = \"<\";\n```\n\n---\n"
    ));
}

#[test]
fn an_id_is_taken_where_nothing_but_text_is_in_it() {
    assert_eq!(html("# A {#b[](/c)}\n"), "<h2 id=\"a-b\">A {#b<a href=\"/c\"></a>}</h2>\n");
    assert_eq!(html("# A *b* {#c}\n"), "<h2 id=\"c\">A <em>b</em></h2>\n");
}

#[test]
fn an_address_among_the_words_of_a_tie_is_no_link_and_does_not_end_it() {
    struct Tied;
    impl Resolve for Tied {
        fn figure(&self, _: &str, _: &str) -> Option<String> {
            Some("#x".to_owned())
        }

        fn link(&self, destination: &str) -> Option<String> {
            Some(destination.to_owned())
        }

        fn footnote(&self, _: &str, _: usize) -> Option<FootnoteMark> {
            None
        }
    }
    assert_eq!(
        inline_html("[**RMB4 <https://a.example>** more](figure:x)", &Tied),
        "<a class=\"tie\" href=\"#x\"><strong>RMB4 https://a.example</strong> more</a>"
    );
}

#[test]
fn headings_begin_at_h2_and_leave_no_gap() {
    assert_eq!(
        html("## A\n#### B\n### C\n## A\n# D {#d}\n"),
        "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n<h3 id=\"c\">C</h3>\n<h2 id=\"a-2\">A</h2>\n<h2 id=\"d\">D</h2>\n"
    );
    assert_eq!(to_html("## A\n", &Page, 1).html, "<h3 id=\"a\">A</h3>\n");
    assert_eq!(html("## A *b* {2024} & {#c}\n"), "<h2 id=\"c\">A <em>b</em> {2024} &amp;</h2>\n");
}

#[test]
fn links_go_where_the_page_says_and_lose_their_tag_where_it_says_nothing() {
    assert_eq!(html("[a](/events/ \"t\")"), "<p><a href=\"/events/\" title=\"t\">a</a></p>\n");
    assert_eq!(html("[a](nowhere)"), "<p>a</p>\n");
    assert_eq!(html("<ir@a.example>"), "<p><a href=\"mailto:ir@a.example\">ir@a.example</a></p>\n");
    assert_eq!(html("[x <https://a.example>](https://b.example)").matches("<a ").count(), 1);
}

#[test]
fn an_unsafe_address_is_never_written_even_if_the_page_resolves_to_it() {
    for link in ["[a](javascript:alert(1))", "[a](<java\tscript:x>)", "<javascript:x>", "![a](data:text/html,x)"] {
        assert!(!html(link).contains("href") && !html(link).contains("src"), "{link}");
    }
}

#[test]
fn images_have_their_words_as_alternative_text() {
    assert_eq!(html("![a *b* \"c\"](d.png)"), "<p><img src=\"d.png\" alt=\"a b &quot;c&quot;\"></p>\n");
    assert_eq!(html("![a](nowhere)"), "<p>a</p>\n");
}

#[test]
fn footnote_references_are_numbered_by_id() {
    assert_eq!(
        html("a[^4][^4] b[^missing]"),
        "<p>a<sup><a id=\"fnref-4-1\" href=\"#fn-4\" role=\"doc-noteref\">4</a></sup>\
         <sup><a id=\"fnref-4-2\" href=\"#fn-4\" role=\"doc-noteref\">4</a></sup> b[^missing]</p>\n"
    );
}

#[test]
fn tables_of_many_columns_scroll_in_a_named_region_and_columns_align_by_class() {
    insta::assert_snapshot!(html(
        "## Rates\n\n| | l | c | r |\n|---|:--|:-:|--:|\n| a | b | c[^1] | d |\n\n| x |\n|---|\n"
    ));
}

#[test]
fn raw_html_is_escaped() {
    assert_eq!(
        html("a <b>c</b>\n\n<script>x</script>\n"),
        "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n<p>&lt;script&gt;x&lt;/script&gt;\n</p>\n"
    );
}

#[test]
fn a_one_paragraph_text_has_no_block_markup_whatever_it_begins_with() {
    assert_eq!(
        inline_html("1. *January* & [x](/events/)", &Page),
        "1. <em>January</em> &amp; <a href=\"/events/\">x</a>"
    );
    assert_eq!(inline_html("_a_\n\n- b\n# c", &Page), "<em>a</em>  - b # c");
    assert_eq!(inline_html("[^4]: x", &Page).matches("doc-noteref").count(), 1);
    assert_eq!(inline_html(".5 of it", &Page), ".5 of it");
    assert_eq!(inline_html("", &Page), "");
}

/// The tags and attributes of a piece of HTML, found by a reader that knows no Markdown.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|part| part.split_once('>').expect("a tag ends").0).collect()
}

fn assert_harmless(html: &str) {
    const TAGS: [&str; 30] = [
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "em",
        "strong",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "div",
        "sup",
        "blockquote",
        "br",
        "hr",
        "img",
        "/p",
        "/a",
        "/div",
        "/table",
    ];
    const ATTRIBUTES: [&str; 13] =
        ["id", "href", "src", "alt", "title", "class", "role", "scope", "start", "tabindex", "aria-label", "", "rel"];
    for tag in tags(html) {
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(TAGS.contains(&name) || TAGS.contains(&name.trim_start_matches('/')), "{tag}");
        while let Some((attribute, after)) = rest.split_once("=\"") {
            assert!(ATTRIBUTES.contains(&attribute.trim()), "{tag}");
            let (value, after) = after.split_once('"').expect("a value ends");
            if matches!(attribute.trim(), "href" | "src") {
                assert_ne!(Destination::parse(value), Destination::Unsafe, "{tag}");
            }
            rest = after;
        }
        assert!(rest.trim().is_empty(), "{tag}");
    }
    let opened = |name: &str| html.matches(&format!("<{name}>")).count() + html.matches(&format!("<{name} ")).count();
    for name in ["p", "a", "em", "strong", "table", "div", "th", "td", "tr", "tbody", "li", "sup"] {
        assert_eq!(opened(name), html.matches(&format!("</{name}>")).count(), "{name} in {html}");
    }
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[\\PC\\n]{0,6}",
        "[a*_`~\\[\\]()<>!#|:\\n \"'&{}^\\\\-]{0,8}",
        proptest::sample::select(vec![
            "<script>",
            "</script>",
            "<b style=\"x\">",
            "<!--",
            "-->",
            "[a](javascript:x)",
            "[a](JAVASCRIPT&#58;x)",
            "[a]: javascript:x\n",
            "[a]",
            "![a](x \"",
            "[^1]",
            "[^1]: x",
            "\n\n",
            "\n| a | b |\n|:--|--:|\n| ",
            "# ",
            "{#i}",
            "{style=x onclick=y}",
            "<https://a.example/\"x>",
            "    ",
            "\n```\n",
            "> ",
            "1. ",
            "&lt;script&gt;",
            "style=\"x\"",
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn no_text_yields_markup_that_is_not_ours(pieces in proptest::collection::vec(piece(), 0..12)) {
        let text = pieces.concat();
        assert_harmless(&html(&text));
        assert_harmless(&inline_html(&text, &Page));
        let _ = super::super::plain_text(&text);
    }
}
