//! What a text calls a figure: `a loss of` a profit is none.

use super::book::Book;
use super::rule::{Failure, Rule, Tie};
use super::value::Value;
use crate::prose::{Passage, is_english};
use rust_decimal::Decimal;

/// Words for what went out or is missing, behind which a figure is told without its sign.
const LOSSES: [&str; 6] = ["loss", "losses", "deficit", "outflow", "outflows", "shortfall"];

/// Words for their opposites.
const PROFITS: [&str; 8] = ["profit", "profits", "income", "earnings", "surplus", "inflow", "inflows", "gain"];

/// Words between `of` and a figure.
const HEDGES: [&str; 7] = ["about", "approximately", "around", "nearly", "roughly", "over", "almost"];

/// What a text calls a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Called {
    Loss,
    Profit,
}

/// What the words of an announcement call the figure behind them. Only English is read so.
pub(super) fn called_in(book: &Book<'_>, before: &str) -> Option<Called> {
    if is_english(&book.announcement.language) { called(before) } else { None }
}

/// What the words before a figure call it: `a net loss of`, `profit of about`.
pub(super) fn called(before: &str) -> Option<Called> {
    let lower = before.to_lowercase();
    let mut words = lower.split_whitespace().rev().skip_while(|word| HEDGES.contains(word));
    if words.next() != Some("of") {
        return None;
    }
    let word = words.next()?;
    match () {
        () if LOSSES.contains(&word) => Some(Called::Loss),
        () if PROFITS.contains(&word) => Some(Called::Profit),
        () => None,
    }
}

/// Whether a line of this label is of profits where it is positive: `Net income (loss)`, but no `Loss on disposal`, and no tax on
/// income.
pub(super) fn is_of_profit(label: &str) -> bool {
    let lower = label.to_lowercase().replace("/loss", "").replace("income tax", "tax");
    let plain: String = lower
        .split('(')
        .enumerate()
        .map(|(at, part)| match (at, part.split_once(')')) {
            (0, _) | (_, None) => part,
            (_, Some((_, behind))) => behind,
        })
        .collect();
    let mut words = plain.split(|c: char| !c.is_alphabetic());
    let is_cost = |word: &str| LOSSES.contains(&word) || word.starts_with("expense") || word.starts_with("cost");
    words.clone().any(|word| PROFITS.contains(&word)) && !words.any(is_cost)
}

/// What a figure of a text comes to that is called a loss or a profit, by the label of the fact that it tells and by its value as
/// the text tells it. `result` is the figure of the text, `target` the fact.
pub(super) fn tie(
    book: &Book<'_>,
    (passage, at): (&Passage, usize),
    (result, target): (u32, u32),
    (fact, negated): (&Value, bool),
) -> Option<Tie> {
    let called = called_in(book, &passage.words[..at]).filter(|_| is_of_profit(&book.label(target)))?;
    let is_negative = fact.number < Decimal::ZERO;
    let (word, other) = match called {
        Called::Loss if !is_negative && !negated && !fact.number.is_zero() => ("a loss", "a profit"),
        Called::Profit if is_negative && negated => ("a profit", "a loss"),
        _ => return None,
    };
    let failure = Failure {
        expected: fact.shown(),
        because: format!("the text calls it {word}, while the figure that it is tied to is {other},"),
    };
    Some(Tie::new(Rule::Direction, result, [target], Some(failure)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_figure_is_called_stands_before_it() {
        for before in ["a loss of ", "a Net Loss of about ", "with an outflow of"] {
            assert_eq!(called(before), Some(Called::Loss), "{before}");
        }
        assert_eq!(called("a net profit of "), Some(Called::Profit));
        for before in ["the loss was ", "loss ratio of ", "of ", "a loss of goodwill of "] {
            assert_eq!(called(before), None, "{before}");
        }
    }

    #[test]
    fn labels_of_profits_are_told_from_those_of_losses_and_costs() {
        for label in [
            "Net income",
            "Net income (loss)",
            "(Loss)/profit for the period",
            "Profit/loss before income tax",
            "Income from operations",
        ] {
            assert!(is_of_profit(label), "{label}");
        }
        for label in
            ["Net loss", "Loss before income tax", "Income tax expense", "Income tax", "Loss on disposal", "Revenue"]
        {
            assert!(!is_of_profit(label), "{label}");
        }
    }
}
