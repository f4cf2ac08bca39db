use super::markdown;

/// The Markdown of the content of a page's `<main>`.
fn of(main: &str) -> String {
    let mut out = String::new();
    markdown(&format!("<!doctype html><p>Head</p><main id=\"main\">{main}</main><p>Foot"), &mut out);
    out.trim().to_owned()
}

#[test]
fn blocks_and_words_are_those_of_the_page_and_nothing_around_it() {
    let html = "<h1>Results <span>Q1</span></h1>\n<p>Revenue  of <strong>RMB1,234.5</strong>\nmillion, <em>up</em>.</p><section><h2>Next</h2>\
                <p>a<br>b</p></section><hr><blockquote><p>One</p><p>Two</p></blockquote>";
    assert_eq!(
        of(html),
        "# Results Q1\n\nRevenue of **RMB1,234.5** million, *up*.\n\n## Next\n\na\\\nb\n\n---\n\n> One\n>\n> Two"
    );
}

#[test]
fn links_keep_their_addresses_and_those_without_words_are_none() {
    let html = "<p>See <a href=\"../a/index.html#x\"> the <em>report</em></a>, <a href=\"f (1).pdf?a=1&amp;b=2\">file</a><a href=\"#here\"></a> \
                 <a>plain</a> <img src=\"p.png\" alt=\"A picture\"><img src=q.png alt=\"\"></p>";
    assert_eq!(
        of(html),
        "See [the *report*](../a/index.html#x), [file](<f (1).pdf?a=1&b=2>) plain ![A picture](p.png)"
    );
}

#[test]
fn lists_within_lists_and_paragraphs_within_items_keep_their_place() {
    let html = "<ul><li>One<ul><li>Below</li></ul></li><li><p>Two</p><p>More</p></li></ul><ol><li>First</li><li>Second</li></ol>\
                <ol class=\"entries\"><li>Event</li></ol>";
    assert_eq!(of(html), "- One\n\n  - Below\n\n- Two\n\n  More\n\n1. First\n2. Second\n\n- Event");
}

#[test]
fn descriptions_stand_behind_what_they_are_of() {
    let html = "<dl><div><dt>Revenue</dt><dd>RMB1</dd><dd>up</dd></div><div><dt>Net income</dt><dd>RMB2</dd></div></dl><p>After</p>";
    assert_eq!(of(html), "- Revenue: RMB1; up\n\n- Net income: RMB2\n\nAfter");
}

#[test]
fn headings_of_a_table_are_one_row_and_columns_without_words_are_left_out() {
    let html = "<table><caption>Income</caption><thead><tr><td></td><td class=x></td><th colspan=2>Three months ended</th></tr>\
                <tr><td></td><td></td><th>31 Mar 2024</th><th>31 Mar 2023</th></tr></thead><tbody>\
                <tr><th>Revenue</th><td><button>?</button></td><td><a href=\"#r\">1,234</a></td><td>(5)</td></tr>\
                <tr><th rowspan=2>Tax | duty</th><td></td><td colspan=2>none<br>stated</td></tr><tr><td></td><td>1</td><td>2</td></tr></tbody></table><p>After</p>";
    assert_eq!(
        of(html),
        "Income\n\n|  | Three months ended 31 Mar 2024 | Three months ended 31 Mar 2023 |\n|---|---|---|\n\
         | Revenue | [1,234](#r) | (5) |\n| Tax \\| duty | none stated |  |\n| Tax \\| duty | 1 | 2 |\n\nAfter"
    );
}

#[test]
fn a_table_without_headings_has_an_empty_row_of_them_and_one_without_words_is_none() {
    assert_eq!(of("<table><tr><td>a<td>b</table>"), "|  |  |\n|---|---|\n| a | b |");
    assert_eq!(of("<table><tr><td></td></tr></table>x"), "x");
}

#[test]
fn what_is_only_painted_is_left_out_and_what_is_only_said_is_kept() {
    let html = "<p><span aria-hidden=\"true\">–<span>–</span></span><span class=\"visually-hidden\">nil</span> <svg><text>9</text></svg>\
                <button>Close</button><input><label>Show</label></p><details><summary>Open</summary><p>Folded</p></details>\
                <nav class=\"contents\"><ol><li>On this page</li></ol></nav><script>if (a<b) {}</script>";
    assert_eq!(of(html), "nil\n\nOpen\n\nFolded");
}

#[test]
fn footnotes_are_those_of_markdown() {
    let html = "<p>Loans<sup><a id=\"r\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup> grew.</p><ol class=\"footnotes\"><li id=\"fn-1\">\
                <span class=\"footnote-mark\">1</span><div>Of all.</div><div class=\"backs\"><a href=\"#r\" role=\"doc-backlink\">↩</a></div></li></ol>";
    assert_eq!(of(html), "Loans[^1] grew.\n\n[^1]: Of all.");
}

#[test]
fn words_mean_themselves() {
    let html = "<p>2024. *a* _b_ [c] &lt;d&gt; `e` \\ ~f~ &amp;amp; A&amp;B</p><p># no heading</p><p>- 5</p><p>-5 and +3%</p><p>+</p><p>&gt; q</p>";
    assert_eq!(
        of(html),
        "2024\\. \\*a\\* \\_b\\_ \\[c\\] \\<d> \\`e\\` \\\\ \\~f\\~ \\&amp; A\\&B\n\n\\# no heading\n\n\\- 5\n\n-5 and +3%\n\n\\+\n\n\\> q"
    );
}

#[test]
fn code_stays_as_it_is() {
    let html = "<p>Run <code>a_b *c*</code>.</p><pre><code>x_y\n\n  z *\n</code></pre><p>After</p>";
    assert_eq!(of(html), "Run `a_b *c*`.\n\n```\nx_y\n\n  z *\n```\n\nAfter");
}

#[test]
fn broken_html_ends_all_the_same() {
    for html in [
        "<table><tr><td>a",
        "<ul><li>a<li>b",
        "<a href=x>",
        "</td></table></li></ul></a></em>",
        "<h2>",
        "<dl><dd>x",
        "",
    ] {
        of(html);
    }
    let mut out = "Before".to_owned();
    markdown("no main at all", &mut out);
    assert_eq!(out, "Before\n\nno main at all\n");
}
