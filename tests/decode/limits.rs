//! The limits that docs/limits.md tells: at the edge, and one beyond.

use crate::fixture::{FACTS, Fixture};
use irbook::decode::decode;
use irbook::diagnostic::Format;
use irbook::domain::number::{NumberError, parse};
use irbook::domain::{Amount, Conventions};

fn findings(facts: &str) -> String {
    Fixture::new().with_facts("a", &format!("{FACTS}{facts}")).findings(Format::Short)
}

#[test]
fn a_number_has_up_to_28_digits() {
    for edge in ["9".repeat(28), format!("0.{}", "1".repeat(28)), format!("{}.{}", "9".repeat(14), "9".repeat(14))] {
        let parse = |text: &str| parse(text, &Conventions::default());
        assert!(parse(&edge).is_ok(), "{edge}");
        assert_eq!(parse(&format!("{edge}9")), Err(NumberError::TooLong), "{edge}9");
    }
}

#[test]
fn an_amount_in_whole_units_has_room_or_none() {
    let units = |text: &str| Amount::parse(text, &Conventions::default()).unwrap().in_units();
    assert_eq!(units("RMB79,228,162,514,264,337,593 billion").unwrap().to_string(), "79228162514264337593000000000");
    assert_eq!(units("RMB79,228,162,514,264,337,594 billion"), None);
}

#[test]
fn tables_and_lists_stand_within_each_other_up_to_80_deep() {
    let nested = |depth: usize| findings(&format!("x = {}{}\n", "[".repeat(depth), "]".repeat(depth)));
    assert!(nested(80).contains("unknown-key") && !nested(80).contains("toml-syntax"), "{}", nested(80));
    assert!(nested(81).contains("toml-syntax"), "{}", nested(81));
    assert!(nested(100_000).contains("toml-syntax"));
}

#[test]
fn markdown_may_stand_within_markdown_as_deep_as_one_likes() {
    for text in ["> ".repeat(20_000), "[".repeat(20_000), "*".repeat(20_000), "[a](".repeat(20_000)] {
        let sources = Fixture::new()
            .with("content/announcements/a/announcement.md", &format!("+++\n{FACTS}+++\n{text}\n"))
            .sources();
        let (documents, findings) = decode(&sources).unwrap();
        assert!(findings.is_empty());
        let body = &documents.announcements[0].body;
        assert!(irbook::markdown::outline(body).headings.is_empty());
    }
}

#[test]
fn a_small_number_is_at_most_255() {
    let level = |level: &str| {
        let text = format!(
            "[[statements]]\nid = \"s\"\ntitle = \"S\"\nkind = \"other\"\nscale = \"one\"\n\
             columns = [{{ id = \"c\", period = \"2024-03-31\", currency = \"CNY\" }}]\n\
             lines = [{{ id = \"x\", label = \"X\", level = {level}, cells = [\"1\"] }}]\n"
        );
        Fixture::new().with("content/announcements/a/s.toml", &text).findings(Format::Short)
    };
    assert_eq!(level("255"), "");
    assert!(level("256").contains("invalid-number"), "{}", level("256"));
}

#[test]
fn a_subtag_of_a_language_has_up_to_8_characters() {
    assert_eq!(findings("language = \"zh-12345678\"\n"), "");
    assert!(findings("language = \"zh-123456789\"\n").contains("invalid-language"));
}
