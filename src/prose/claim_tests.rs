//! What the words of direction speak about.

use super::*;
use crate::domain::{Conventions, Located, Span};

fn claims_of(passage: &Passage, language: &str) -> Vec<Claim> {
    said(passage, &quantities(passage, &Conventions::default()), language).claims
}

/// The claims of a text: the word, its direction and the words of its ties. `[x]` is a tie there.
fn read(text: &str) -> Vec<(String, Direction, Vec<String>)> {
    let passage = inline_passage(&Located::new(text.replace(']', "](figure:x)").into(), Span::default()));
    let words = |tie: usize| passage.words[passage.ties[tie].words.clone()].to_owned();
    claims_of(&passage, "en")
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
    one("It was [RMB5], down 0.8% from [RMB6] at 9 a.m. there.", "down", Direction::Down, &["RMB5", "RMB6"]);
    one("It was [RMB5], up\n[2.9%] from [RMB6]", "up", Direction::Up, &["RMB5", "2.9%", "RMB6"]);
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
        "The decline in rates took the margin to [A] from [B].",
        "The fall in rates led to [A] more volume.",
        "Due to increased sales by [A] of the stores.",
        "It raised [A] and cut [B] of debt.",
        "It would have fallen by [A].",
        "An expansion of the platform, [A] after [B].",
        "The expansion of credit lines came at [A] after [B].",
        "The improvement to [A] from [B] continued.",
        "Capital was raised in the offering, [A] of it from [B].",
        "It makes up [A] of the total",
        "Falling rates helped by [A].",
        "Costs rose.",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn verbs_of_any_strength_say_a_direction() {
    for (text, word, direction) in [
        ("Revenue surged [4%].", "surged", Direction::Up),
        ("Revenue jumped by [4%].", "jumped", Direction::Up),
        ("Revenue climbed sharply to [4%].", "climbed", Direction::Up),
        ("Revenue edged up [4%].", "up", Direction::Up),
        ("Revenue edged up to [4%].", "up", Direction::Up),
        ("Revenue inched down to [4%].", "down", Direction::Down),
        ("Revenue doubled to [4%].", "doubled", Direction::Up),
        ("Revenue plunged more than [4%].", "plunged", Direction::Down),
        ("Revenue slipped back to [4%].", "slipped", Direction::Down),
        ("Revenue declined year on year by [4%].", "declined", Direction::Down),
        ("Revenue plummeted at least [4%].", "plummeted", Direction::Down),
        ("A surge of [4%].", "surge", Direction::Up),
        ("Revenue, growing [4%].", "growing", Direction::Up),
        ("Costs were reduced by [4%].", "reduced", Direction::Down),
        ("The payout was raised to [4%].", "raised", Direction::Up),
        ("Costs have been cut by nearly [4%].", "cut", Direction::Down),
    ] {
        one(text, word, direction, &["4%"]);
    }
}

#[test]
fn a_verb_may_have_its_object_or_a_circumstance_before_its_figure() {
    one("Lower prices decreased revenue by [4%].", "decreased", Direction::Down, &["4%"]);
    one(
        "This decreased adjusted net income by approximately [4%] to [RMB5].",
        "decreased",
        Direction::Down,
        &["4%", "RMB5"],
    );
    one("The bank cut its cost base by [4%], to [RMB5].", "cut", Direction::Down, &["4%", "RMB5"]);
    let words = |(word, _, ties): (String, Direction, Vec<String>)| format!("{word} {}", ties.join(" "));
    let claims = read("The bank cut its cost base by [4%], to [RMB5], with [6%] less staff.").into_iter().map(words);
    assert_eq!(claims.collect::<Vec<_>>(), ["cut 4% RMB5", "less 6%"]);
    one("[25%] fewer umbrellas were lent.", "fewer", Direction::Down, &["25%"]);
    one("That is [25%] less.", "less", Direction::Down, &["25%"]);
    one("It was a [25%] year-over-year decrease.", "decrease", Direction::Down, &["25%"]);
    one("Revenue fell in the first quarter of 2024 to [RMB5] from [RMB6].", "fell", Direction::Down, &["RMB5", "RMB6"]);
    one("There was an increase in net revenue of [4%] after [RMB5].", "increase", Direction::Up, &["4%"]);
    one("It led to a decline in restricted cash of [RMB5] ([US$1]).", "decline", Direction::Down, &["RMB5", "US$1"]);
}

#[test]
fn a_percentage_may_stand_before_its_word() {
    one("It was [RMB5], [4%] up on last year.", "up", Direction::Up, &["RMB5", "4%"]);
    one("Sales were [4%] lower at [RMB5].", "lower", Direction::Down, &["4%", "RMB5"]);
    one("Sales were [12 basis points] down.", "down", Direction::Down, &["12 basis points"]);
    one("There was a [4%] fall in sales to [RMB5].", "fall", Direction::Down, &["4%", "RMB5"]);
    one("Profit was [RMB5] on [4%] higher volume of [RMB6].", "higher", Direction::Up, &["4%"]);
}

#[test]
fn only_english_has_words_of_direction() {
    let passage = inline_passage(&Located::new("It rose to [A](figure:x).".into(), Span::default()));
    assert_eq!(claims_of(&passage, "en-GB").len(), 1);
    assert_eq!(claims_of(&passage, "zh-Hans"), []);
    assert_eq!(claims_of(&passage, "enx"), []);
}

/// The changes that a text tells of its ties: the change, the figure that changed and the one that it changed from. `[x]` is a
/// tie there.
fn told(text: &str) -> Vec<(String, String, Option<String>)> {
    let passage = inline_passage(&Located::new(text.replace(']', "](figure:x)").into(), Span::default()));
    let found = quantities(&passage, &Conventions::default());
    let words = |tie: usize| passage.words[passage.ties[tie].words.clone()].to_owned();
    let differences = said(&passage, &found, "en").differences.into_iter();
    let told = differences.filter_map(|it| {
        let change = &found[it.quantity?];
        Some((passage.words[change.words.clone()].to_owned(), words(it.subject), it.base.map(words)))
    });
    told.collect()
}

#[test]
fn a_change_is_told_of_the_figure_that_it_leads_to_or_stands_behind() {
    for (text, change, subject, base) in [
        ("The ratio fell by 12 basis points to [1.25%].", "12 basis points", "1.25%", None),
        ("The margin rose 6 bps to [1.80%].", "6 bps", "1.80%", None),
        ("The ratio improved by 0.3 percentage points to [13.9%].", "0.3 percentage points", "13.9%", None),
        ("Sales increased by 8% year on year to [RMB5].", "8%", "RMB5", None),
        ("Sales increased by more than 8% from [RMB4] to [RMB5].", "8%", "RMB5", Some("RMB4")),
        ("Sales were [RMB5], up 8%.", "8%", "RMB5", None),
        ("Sales were [RMB5] ([US$1]), an increase of 8% from [RMB4].", "8%", "RMB5", Some("RMB4")),
        ("Sales were [RMB5] in the first quarter of 2024, which was an increase of 8%.", "8%", "RMB5", None),
        ("Sales were [RMB5], 8% more than the [RMB4] of last year.", "8%", "RMB5", Some("RMB4")),
        ("Sales were 8% lower at [RMB5].", "8%", "RMB5", None),
        ("Sales of [RMB5] were 8% higher year on year.", "8%", "RMB5", None),
        ("There was an 8% fall in sales to [RMB5].", "8%", "RMB5", None),
        ("Sales were [RMB5], an 8% increase.", "8%", "RMB5", None),
        ("Sales: [RMB5] (+8% yoy).", "8%", "RMB5", None),
        ("Sales: [RMB5] (-8%).", "-8%", "RMB5", None),
        ("Higher prices increased sales by 8% to [RMB5].", "8%", "RMB5", None),
        ("There was a decrease in costs of US$3 million to [US$5 million].", "US$3 million", "US$5 million", None),
    ] {
        assert_eq!(told(text), [(change.to_owned(), subject.to_owned(), base.map(str::to_owned))], "{text}");
    }
}

#[test]
fn what_may_be_told_of_another_figure_is_no_change_of_a_tie() {
    for text in [
        "[RMB5] came from Europe, whose sales rose by 8%.",
        "Sales of [RMB5] and costs, which rose by 8%.",
        "Sales were [RMB5]. Costs rose by 8%.",
        "Sales were [RMB5] on 8% higher volume.",
        "Prices decreased sales by 8% while costs were [RMB5].",
        "It did not rise by 8% to [RMB5].",
        "Sales rose to RMB5, or [8%].",
        "(Sales were [RMB5]) and rose by 8%.",
        "Sales were [RMB5], with Asia up 8%.",
        "Sales fell to 8% from [RMB5].",
        "Sales were [RMB5] (8%).",
        "We reduced headcount by 5% to bring costs to [RMB5].",
        "The growth of costs slowed to 2% and costs came to [RMB5].",
        "Sales were [RMB5] (+8% in Asia).",
        "Sales were [RMB5] after an 8% fall in prices.",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
}
