//! What the words of direction speak about.

use super::*;
use crate::domain::{Located, Span};

/// The claims of a text: the word, its direction and the words of its ties. `[x]` is a tie there.
fn read(text: &str) -> Vec<(String, Direction, Vec<String>)> {
    let passage = inline_passage(&Located::new(text.replace(']', "](figure:x)").into(), Span::default()));
    let words = |tie: usize| passage.words[passage.ties[tie].words.clone()].to_owned();
    let claims = claims(&passage, "en");
    claims
        .into_iter()
        .map(|it| (passage.words[it.word].to_owned(), it.direction, it.ties.into_iter().map(words).collect()))
        .collect()
}

fn one(text: &str, word: &str, direction: Direction, ties: &[&str]) {
    let ties = ties.iter().map(|tie| (*tie).to_owned()).collect();
    assert_eq!(read(text), [(word.to_owned(), direction, ties)], "{text}");
}

#[test]
fn a_verb_speaks_about_the_ties_behind_it() {
    let text =
        "Total net revenue rose to [RMB4,153.2 million] (US$[575.2] million) from [RMB3,599.2 million]. It was [RMB5].";
    one(text, "rose", Direction::Up, &["RMB4,153.2 million", "575.2", "RMB3,599.2 million"]);
    one("Provision at Example, Inc. fell strongly to [RMB1] from [RMB2].", "fell", Direction::Down, &["RMB1", "RMB2"]);
    one("It was [RMB5], down 0.8% from [RMB6] at 9 a.m. there.", "down", Direction::Down, &["RMB6"]);
    one("It was [RMB5], up\n[2.9%] from [RMB6]", "up", Direction::Up, &["2.9%", "RMB6"]);
    one("the increase is [12.5%].", "increase", Direction::Up, &["12.5%"]);
    one("a year-on-year growth between [7.0%] and [12.5%], and", "growth", Direction::Up, &["7.0%", "12.5%"]);
}

#[test]
fn a_comparison_speaks_about_what_it_stands_between() {
    let text = "Users numbered [52.3 million] on 31 March 2024, [13.8%] more than the [46.0 million] of 31 March 2023.";
    one(text, "more than", Direction::Up, &["52.3 million", "13.8%", "46.0 million"]);
    let text = "Volume came to [RMB99 million], 9.3% less than the [RMB109 million] of a year earlier.";
    one(text, "less than", Direction::Down, &["RMB99 million", "RMB109 million"]);
    let text = "It was [RMB5] ([US$1]), [5%] higher than the [RMB4].";
    one(text, "higher", Direction::Up, &["RMB5", "US$1", "5%", "RMB4"]);
}

#[test]
fn a_claim_ends_before_the_next_one_and_with_its_sentence_or_clause() {
    let found =
        read("Revenue fell to [A] and users numbered [B], [13.8%] more than [C]; costs were [D]. There were [E].");
    let ties: Vec<Vec<String>> = found.into_iter().map(|(_, _, ties)| ties).collect();
    assert_eq!(ties, [vec!["A"], vec!["B", "13.8%", "C"]]);
    one("Income rose to [A] from [B], while costs were [C] after [D].", "rose", Direction::Up, &["A", "B"]);
    one("Mr. Wu says it rose to [A] under Mr. Wu from [B]. Costs were [C].", "rose", Direction::Up, &["A", "B"]);
}

#[test]
fn what_may_mean_something_else_makes_no_claim() {
    for text in [
        "Higher late payment fees are the main reason. They were [A].",
        "Higher late payment fees brought [A] after [B].",
        "The increase in costs left net income at [A] after [B].",
        "worth up to [A] in the period",
        "[A] of the loans fell under the model, that is [B].",
        "It did not rise to [A], as described above, and was [B].",
        "more than [A] users, no less than [B]",
        "It gave rise to [A].",
        "Both falls come primarily from lower volume.",
        "Costs rose.",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn only_english_has_words_of_direction() {
    let passage = inline_passage(&Located::new("It rose to [A](figure:x).".into(), Span::default()));
    assert_eq!(claims(&passage, "en-GB").len(), 1);
    assert_eq!(claims(&passage, "zh-Hans"), []);
    assert_eq!(claims(&passage, "enx"), []);
}
