//! Texts that are plain strings: each figure is tied to any fact of the document that it can be.

use super::text::found_in;
use super::*;

const RESULTS: &str = "[results]\nperiod = \"2024-Q1\"\n";

/// What is found with a text in a place of the first document.
#[track_caller]
fn found(place: &str, text: &str) -> Vec<String> {
    match place {
        "summary" => {
            let with = format!("title = \"First quarter results\"\nsummary = \"{text}\"");
            found_in("Text.", &[(Q1, "title = \"First quarter results\"", &with)])
        }
        "quote" => {
            let with = format!(
                "{RESULTS}\n[[results.quotes]]\nperson = \"jane\"\nprinted_name = \"Jane\"\ncapacity = \"Chair\"\ntext = \
                 \"{text}\"\n"
            );
            let person = "[[issuer.people]]\nid = \"jane\"\nname = \"Jane\"\n\n[[issuer.share_classes]]";
            found_in("Text.", &[(Q1, RESULTS, &with), ("site.toml", "[[issuer.share_classes]]", person)])
        }
        _ => {
            let with = format!("concept = \"income\"\nnote = \"{text}\"");
            found_in("Text.", &[(Q1, "concept = \"income\"", &with)])
        }
    }
}

#[test]
fn a_figure_that_any_fact_rounds_to_is_tied() {
    for place in ["summary", "quote", "guidance note"] {
        for text in
            ["Revenue of RMB4.16 billion.", "RMB4,155 million, 9.3% less volume", "52.3 million users of 17.5 million"]
        {
            assert_eq!(found(place, text), [""; 0], "{place}: {text}");
        }
    }
}

#[test]
fn a_figure_that_no_fact_rounds_to_is_a_warning() {
    for (place, at) in [("summary", true), ("quote", true), ("guidance note", false)] {
        let text = "Revenue of RMB4.14 billion.";
        let at = if at { format!("\"{text}\"") } else { "\"net-income\"".to_owned() };
        let expected = format!("warning: untied-figure at {at}: `RMB4.14 billion` is tied to no figure of the archive");
        assert_eq!(found(place, text), [expected], "{place}");
    }
    // A dash is less than half a million, but not every small amount.
    assert_eq!(found("summary", "At RMB7.05 each.").len(), 1);
}

#[test]
fn the_change_of_a_figure_that_the_text_states_is_told() {
    assert_eq!(found("summary", "Revenue rose 16.5% to RMB4,155 million."), [""; 0]);
    assert_eq!(found("summary", "Revenue rose by RMB587 million to RMB4,155 million."), [""; 0]);
    assert_eq!(found("summary", "Revenue rose 15.6% to RMB4,155 million.").len(), 1);
    assert_eq!(found("summary", "It rose 16.5%.").len(), 1);
}

#[test]
fn words_of_direction_are_compared_where_each_figure_can_be_one_alone() {
    for text in [
        "Revenue rose 16.5% to RMB4,155 million from RMB3,568 million.",
        "Revenue of RMB4,155 million, up from RMB3,568 million",
        "Volume was 9.3% less",
    ] {
        assert_eq!(found("summary", text), [""; 0], "{text}");
    }
    for text in [
        "Revenue fell to RMB4,155 million from RMB3,568 million.",
        "Revenue of RMB4,155 million, down from RMB3,568 million",
        "Revenue fell 16.5% to RMB4,155 million.",
    ] {
        let found = found("summary", text);
        assert!(found.len() == 1 && found[0].starts_with("direction-mismatch"), "{text}: {found:?}");
    }
}

#[test]
fn an_amount_of_a_title_is_one_that_the_document_states_where_it_states_such() {
    let of_title =
        |title: &str| found_in("Text.", &[(Q1, "title = \"First quarter results\"", &format!("title = \"{title}\""))]);
    for title in ["First quarter revenue of RMB4.16 billion", "A plan of HK$5 million", "Revenue up 99%", "360 results"]
    {
        assert_eq!(of_title(title), [""; 0], "{title}");
    }
    assert_eq!(of_title("First quarter revenue of RMB4.61 billion").len(), 1);
}

#[test]
fn a_figure_of_a_resolution_is_tied_or_a_warning() {
    let meeting = |text: &str| {
        let mut files: Vec<(&str, String)> = FILES.iter().map(|(path, text)| (*path, (*text).to_owned())).collect();
        let path = "content/announcements/meeting/announcement.md";
        files.push((path, include_str!("fixture/meeting.md").replace("{resolution}", text)));
        let sources = sources(files);
        findings(&sources).iter().map(|it| it.code.id()).collect::<Vec<_>>()
    };
    assert_eq!(meeting("To buy no more than 10% of the shares."), [""; 0]);
    assert_eq!(meeting("To buy no more than 20% of the shares."), ["untied-figure"]);
}
