use crate::domain::announcement::Body;
use crate::domain::{FileId, Located, Span};
use crate::markdown::{inline_outline, outline};
use proptest::prelude::*;

/// The slips of a text, each with its words.
fn slips(markdown: &str) -> Vec<String> {
    let span = Span { file: FileId(0), start: 0, end: u32::try_from(markdown.len()).unwrap() };
    let found = outline(&Body { markdown: markdown.into(), span }).misread;
    let shown = |span: Span| &markdown[span.start as usize..span.end as usize];
    found.into_iter().map(|(slip, span)| format!("{slip:?} {}", shown(span))).collect()
}

#[test]
fn what_was_meant_as_a_mark_and_is_none_is_found_where_it_stands() {
    for (text, slip) in [
        ("See [a](b c.pdf).", "LinkAddress [a](b c.pdf)"),
        ("See [the *report*](https://a.example/x y).", "LinkAddress [the *report*](https://a.example/x y)"),
        ("See [a](<b c.pdf).", "LinkAddress [a](<b c.pdf)"),
        ("See [a][nope] there.", "LinkLabel [a][nope]"),
        ("See (the report)[https://a.example].", "LinkSwapped (the report)[https://a.example]"),
        ("See [a] (https://a.example).", "LinkApart [a] (https://a.example)"),
        ("Text.\n\n[a]: https://a.example\n", "LinkUnused [a]: https://a.example"),
        ("See https://a.example/x.", "Address https://a.example/x"),
        ("See www.a.example, too", "Address www.a.example"),
        ("Write to ir@a.example.", "Address ir@a.example"),
        ("Net ** income ** rose", "Strong ** income **"),
        ("Net **income rose", "Strong **"),
        ("Net ~~income~~ rose", "Struck ~~income~~"),
        ("Net `income rose", "Code `"),
        ("Revenue*1 grew, and profit*2 fell", "Emphasis *1 grew, and profit*"),
        ("A 5*3*2 matrix", "Emphasis *3*"),
        ("Research &amp development", "Entity &amp"),
        ("Research &foo; development", "Entity &foo;"),
        ("#Outlook", "Heading #Outlook"),
        ("All was well.\n---\nNext", "Underlined ---"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", "Cell 3"),
        ("a | b\n---|---\n1 | 2 | x y |\n", "Cell x y"),
        ("| a | b |\n| 1 | 2 |\n", "Table | a | b |"),
        ("| a | b |\n|---|---|---|\n| 1 | 2 |\n", "Table | a | b |"),
        ("2024. was a good year", "Numbered 2024. was a good year"),
        ("31. December 2024 was", "Numbered 31. December 2024 was"),
        ("It was better (see note\n1) than before", "Wrapped 1) than before"),
        ("It rose to 5\n- 3 million more", "Wrapped - 3 million more"),
        ("It rose by\n> 5% again", "Quoted > 5% again"),
        ("Text.\n\n    Indented words\n", "Indented Indented words"),
        ("Text.\n\n```\ncode\n", "Unclosed ```"),
        ("• one\n• two", "Bullets • one"),
        ("– one\n– two", "Bullets – one"),
        ("Year\tDividend\n2023\tRMB0.10", "Tabs Year\tDividend"),
    ] {
        assert_eq!(slips(text), [slip], "{text}");
    }
}

#[test]
fn what_reads_as_it_was_meant_is_no_slip() {
    for text in [
        "See [a](<b c.pdf>), [b](b.pdf) and [c][d].\n\n[d]: https://a.example\n",
        "See <https://a.example>, [www.a.example](https://a.example), <ir@a.example> and `www.a.example`.",
        "A[^1][^2] and [sic] (of 2024), with \\[a\\]\\[b\\] and \\*\\*.",
        "**Bold**, *italic*, ***both***, `code`, 5 * 3 * 2, ~5%, A&B, R&D; AT&T; &amp; &nbsp; &#160;",
        "Profit** and revenue* are unaudited.",
        "\\*1 and \\*2",
        "## Heading\n\n#1 in China\n\nOutlook\n-------\n\nText\n\n---\n\nText",
        "| a | b |\n|---|---|\n| 1 |\n| `x\\|y` | 2 |\n| 3 | 4 | |\n",
        "1. One\n2. Two\n\n3. Three\n\nText\n\n4. Four",
        "1. Outlook\n\nText\n\n2. Dividend\n\nText",
        "Highlights:\n- 5 million users\n\nHighlights\n- Users\n- Revenue",
        "- one\n  - 2 of them\n",
        "> They said so.",
        "```\ncode\n```\n\n~~~ toml\na = 1\n~~~\n",
        "a | b, c | d and x/y",
        "It is 5\u{a0}million – or more — than that · really",
        "Signed: ______\n\nName: __________",
        "@ US$5 each, a@b",
        "See [RMB1](figure:revenue@2024-Q1) and [it](announcement:a#b).",
    ] {
        assert_eq!(slips(text), [""; 0], "{text}");
    }
}

#[test]
fn a_text_of_one_paragraph_has_slips_of_words_at_their_places() {
    let source = "text = \"See www.a.example\"";
    let span = Span { file: FileId(0), start: 7, end: u32::try_from(source.len()).unwrap() };
    let found = inline_outline(&Located::new(source[8..source.len() - 1].into(), span)).misread;
    let (_, place) = &found[0];
    assert_eq!(&source[place.start as usize..place.end as usize], "www.a.example");
}

proptest! {
    #[test]
    fn any_text_is_looked_at_without_a_panic(
        text in "(\\[a\\]|\\(b c\\)|\\*{1,3}|`|~~|\\||---|#|\n|\n\n|    |[0-9]{1,4}[.)]|>|•|–|é|\t|&amp;?|https://|www[.]|@|[a-z ]{1,4}){0,24}"
    ) {
        slips(&text);
    }
}
