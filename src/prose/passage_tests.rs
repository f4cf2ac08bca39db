//! Passages and where their words stand.

use super::*;
use crate::domain::announcement::Body;
use crate::domain::{Conventions, FileId, Located, Span};
use crate::markdown::Destination;
use proptest::prelude::*;

const FRONT: u32 = 100;

fn read(markdown: &str) -> Vec<Passage> {
    let span = Span { file: FileId(3), start: FRONT, end: FRONT + u32::try_from(markdown.len()).unwrap() };
    passages(&Body { markdown: markdown.into(), span })
}

fn at(markdown: &str, span: Span) -> &str {
    &markdown[(span.start - FRONT) as usize..(span.end - FRONT) as usize]
}

#[test]
fn paragraphs_items_headings_and_cells_are_passages_of_their_own() {
    let text = "# A *b*\n\nOne\ntwo.\n\n- x\n- y\n  - z\n\n| c | d |\n|---|---|\n| 1 | 2 |\n\n    code 3\n\n> q\n";
    let words: Vec<String> = read(text).into_iter().map(|passage| passage.words).collect();
    assert_eq!(words, ["A b", "One two.", "x", "y", "z", "c", "d", "1", "2", "q"]);
}

#[test]
fn code_marks_and_addresses_are_left_out_without_joining_numbers() {
    let text = "Came to 5 million[^4], `6`7 and 8[^1]9[^2][^3] <https://ir.example/10> [see *11*](/x/) ![12](y.png)\n";
    assert_eq!(read(text)[0].words, "Came to 5 million, 7 and 8 9  see 11 12");
}

#[test]
fn every_range_of_words_has_its_exact_place() {
    let text = "Net *income* of\n  46.0\n  million &amp; 5[^1] more.\n";
    let passage = &read(text)[0];
    let place = |words: &str| {
        let start = passage.words.find(words).unwrap();
        at(text, passage.span(start..start + words.len()))
    };
    assert_eq!(place("46.0 million"), "46.0\n  million");
    assert_eq!(place("income of"), "income* of");
    assert_eq!(place("&"), "&amp;");
    assert_eq!(place("5 more"), "5[^1] more");
}

#[test]
fn a_tie_is_a_link_to_a_figure_and_knows_its_words() {
    let text = "Rose to [**RMB4,153.2**\nmillion](figure:revenue) [here](/x/) from [RMB5](figure:revenue@2023-Q1).\n";
    let passage = &read(text)[0];
    assert_eq!(passage.words, "Rose to RMB4,153.2 million here from RMB5.");
    let [first, second] = &passage.ties[..] else { panic!("{:?}", passage.ties) };
    assert_eq!(&passage.words[first.words.clone()], "RMB4,153.2 million");
    assert_eq!(at(text, first.span), "[**RMB4,153.2**\nmillion](figure:revenue)");
    assert_eq!(at(text, first.words_span), "RMB4,153.2**\nmillion");
    assert_eq!(at(text, second.words_span), "RMB5");
    let period = Some("2023-Q1");
    assert_eq!(
        Destination::parse(&second.destination),
        Destination::Figure { announcement: None, key: "revenue", period }
    );
}

#[test]
fn a_quoted_text_has_exact_places_unless_it_has_escapes() {
    let source = "text = \" 3. By then [5%](figure:x)[^4]\"";
    let span = Span { file: FileId(0), start: 7, end: u32::try_from(source.len()).unwrap() };
    let passage = inline_passage(&Located::new(source[8..source.len() - 1].into(), span));
    assert_eq!(passage.words, "3. By then 5%");
    let exact = |span: Span| &source[span.start as usize..span.end as usize];
    assert_eq!(exact(passage.ties[0].words_span), "5%");
    assert_eq!(exact(passage.ties[0].span), "[5%](figure:x)");
    let escaped = inline_passage(&Located::new("a [5%](figure:x)".into(), span));
    assert_eq!(escaped.ties[0].words_span, span);
    assert_eq!(inline_passage(&Located::new("".into(), span)).words, "");
}

#[test]
fn a_plain_text_has_one_place_and_no_ties() {
    let span = Span { file: FileId(1), start: 5, end: 9 };
    let passage = plain_passage("[5%](figure:x)\n6", span);
    assert_eq!((passage.words.as_str(), passage.ties.len()), ("[5%](figure:x) 6", 0));
    assert_eq!(passage.span(1..2), span);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_text_is_read_with_places_inside_of_it(pieces in proptest::collection::vec(piece(), 0..24)) {
        let text = pieces.concat();
        let plain = plain_passage(&text, Span::default());
        let source = Span { file: FileId(3), start: FRONT, end: FRONT + u32::try_from(text.len() + 2).unwrap() };
        let inline = inline_passage(&Located::new(text.as_str().into(), source));
        let inside = |span: Span| span.start >= FRONT && span.start <= span.end && span.end as usize <= FRONT as usize + text.len();
        for passage in read(&text) {
            for quantity in quantities(&passage, &Conventions::default()) {
                prop_assert!(inside(quantity.span), "{quantity:?}");
                prop_assert!(text.is_char_boundary((quantity.span.start - FRONT) as usize));
                prop_assert!(text.is_char_boundary((quantity.span.end - FRONT) as usize));
            }
            for tie in &passage.ties {
                prop_assert!(inside(tie.span) && inside(tie.words_span));
            }
            is_sound(&passage);
        }
        is_sound(&plain);
        is_sound(&inline);
    }
}

fn is_sound(passage: &Passage) {
    let mut end = 0;
    for quantity in quantities(passage, &Conventions::default()) {
        assert!(quantity.words.start >= end && !passage.words[quantity.words.clone()].is_empty(), "{quantity:?}");
        end = quantity.words.end;
    }
    for claim in said(passage, &quantities(passage, &Conventions::default()), "en-US").claims {
        assert!(!claim.ties.is_empty() && !passage.words[claim.word.clone()].is_empty());
    }
}

fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "RMB",
        "US$",
        "USD ",
        "4,153.2",
        "-2.2",
        "1",
        "180",
        "2024",
        " million",
        "%",
        " percent",
        " to ",
        " and ",
        "-",
        "−",
        "–",
        ".",
        ":",
        "/",
        "(",
        ")",
        "[",
        "](figure:a)",
        "](figure:a@2023-Q1)",
        "[^1]",
        "`",
        "*",
        "\n",
        "\n\n",
        "- ",
        "| a |",
        " shares",
        " per ADS",
        " Class A ordinary shares",
        " days",
        "March ",
        "approximately ",
        " rose",
        " more than ",
        "&amp;",
        "人民币",
        "百万元",
        "年",
        "’",
        "“",
        "\u{a0}",
        " ",
        " ",
        "é",
        "12345678901234567890123456789",
        "http://a.b/1",
        "a@b.c",
        "<https://a.example/5>",
        "x",
        "K",
        "=",
        "+",
        "#",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}
