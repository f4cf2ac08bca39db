//! Words of direction: what is said to have risen or fallen has.

use super::called::{Called, called};
use super::fact::Fact;
use super::rule::{Failure, Rule, Tie};
use super::target::signed;
use super::value::Value;
use crate::prose::{Claim, Direction, Passage};
use rust_decimal::Decimal;

/// A figure of a text and the fact that its tie names.
pub(super) struct Tied<'a> {
    /// The figure of the text, by position in the book.
    pub result: u32,
    /// The fact by position in the book; `None` for one of another announcement.
    pub own: Option<u32>,
    /// As the text has it.
    pub text: Value,
    /// The fact, or what is computed from facts.
    pub fact: Fact<'a>,
    /// Whether the tie says that the text tells the opposite.
    pub negated: bool,
    /// Whether it is a change of another figure.
    pub is_change: bool,
}

impl Tied<'_> {
    /// What the fact is worth as the text tells it: the opposite where the tie says so.
    pub fn value(&self) -> Value {
        signed(self.fact.value, self.negated)
    }

    /// Whether it is what the other one is, of an earlier period.
    fn precedes(&self, other: &Self) -> bool {
        let (a, b) = (&self.fact, &other.fact);
        let is_one = a.key == b.key && a.version == b.version && a.value.unit == b.value.unit;
        is_one && matches!((a.period, b.period), (Some(a), Some(b)) if a.end() < b.end())
    }
}

/// What a claim comes to: a stated change has that sign, and of the figures of one fact those of later periods can be
/// above or below those of earlier ones. `by_tie` are the figures of the passage by tie.
pub(super) fn ties(claim: &Claim, by_tie: &[Option<Tied<'_>>], passage: &Passage) -> Vec<Tie> {
    let mut ties = Vec::new();
    let word = &passage.words[claim.word.clone()];
    let up = claim.direction == Direction::Up;
    let told: Vec<(usize, &Tied<'_>)> =
        claim.ties.iter().filter_map(|tie| Some((passage.ties[*tie].words.start, by_tie[*tie].as_ref()?))).collect();
    for (at, now) in &told {
        let number = now.value().number;
        if now.is_change && !number.is_zero() && !is_level(passage, *at) && !is_negative_growth(word, &now.text) {
            let failure = (up == number.is_sign_negative()).then(|| Failure {
                expected: if up { "a rise" } else { "a fall" }.to_owned(),
                because: format!("the text says `{word}`, so that it should be"),
            });
            ties.push(Tie::new(Rule::Direction, now.result, [], failure).bounded());
        }
        for (from, then) in told.iter().filter(|(_, then)| then.precedes(now)) {
            let is_of_loss = [at, from].into_iter().any(|at| is_introduced_as_loss(passage, claim.word.end, *at));
            let Some(holds) = holds(claim, now, then, is_of_loss) else { continue };
            let holds = holds && is_multiple(word, now, then);
            let failure = (!holds).then(|| Failure {
                expected: then.value().shown(),
                because: format!("the text says `{word}`, while the earlier figure is"),
            });
            ties.push(Tie::new(Rule::Direction, now.result, [then.result], failure).bounded());
        }
    }
    ties
}

/// Words for so many times as much.
const MULTIPLES: [(&str, i64); 4] = [("doubled", 2), ("tripled", 3), ("trebled", 3), ("quadrupled", 4)];

/// Whether a figure is about so many times an earlier one as a word says; `halved` says half. Texts are generous: `nearly doubled` and
/// `more than doubled` differ by a fifth from it, and some more.
fn is_multiple(word: &str, now: &Tied<'_>, then: &Tied<'_>) -> bool {
    let is = |it: &str| word.eq_ignore_ascii_case(it);
    let (few, many, times) = match MULTIPLES.iter().find(|(it, _)| is(it)) {
        Some((_, times)) => (then, now, *times),
        None if is("halved") => (now, then, 2),
        None => return true,
    };
    let (Some(few), Some(many)) = (few.value().in_units(), many.value().in_units()) else { return true };
    let Some(ratio) = many.checked_div(few) else { return true };
    let times = Decimal::from(times);
    ratio >= times * Decimal::new(8, 1) && ratio < times + Decimal::ONE
}

/// Whether a later figure can be above or below an earlier one, as the claim says; `None` where that can't be said. Where
/// income fell to a loss, one of the two may be told as its opposite.
fn holds(claim: &Claim, now: &Tied<'_>, then: &Tied<'_>, is_of_loss: bool) -> Option<bool> {
    let moved = |late: Value, early: Value| {
        let (late, early) = (late.interval()?, early.interval()?);
        Some(if claim.direction == Direction::Up { late.high > early.low } else { late.low < early.high })
    };
    let size = |value: Value| Value { number: value.number.abs(), ..value };
    let (late, early) = (now.value(), then.value());
    if claim.by_size {
        let is_one_side = (late.number >= Decimal::ZERO) == (early.number >= Decimal::ZERO);
        return if is_one_side { moved(size(late), size(early)) } else { None };
    }
    let told = moved(late, early)?;
    let may_be_opposite = now.negated != then.negated || is_of_loss;
    let may_be_size = claim.of_loss && late.number < Decimal::ZERO && early.number < Decimal::ZERO;
    let own = may_be_opposite && moved(now.fact.value, then.fact.value)?;
    Some(told || own || (may_be_size && moved(size(late), size(early))?))
}

/// Whether a change is told as a height that was reached or left: `growth slowed to 4% from 6%`.
fn is_level(passage: &Passage, at: usize) -> bool {
    let before = passage.words[..at].trim_end();
    before.ends_with(" to") || before.ends_with(" from")
}

/// Whether a fall is told as growth with its sign: `growth of -4%`.
fn is_negative_growth(word: &str, text: &Value) -> bool {
    word.eq_ignore_ascii_case("growth") && text.number < Decimal::ZERO
}

/// Whether a figure behind a word of direction is called a loss: `fell to a loss of RMB5 million`.
fn is_introduced_as_loss(passage: &Passage, word_end: usize, at: usize) -> bool {
    passage.words.get(word_end..at).is_some_and(|between| called(between) == Some(Called::Loss))
}
