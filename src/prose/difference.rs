//! Changes that are told in words beside a tied figure: `fell by 12 basis points to [1.25%](figure:npl-ratio)`.

use super::direction::Direction;
use super::passage::Passage;
use super::quantity::Quantity;
use super::sentence::Sentences;
use super::subject::{is_between, subject_before};
use super::turn::{Manner, Turn, figure_behind_hedge};
use crate::domain::Unit;
use std::ops::Range;

/// What the words around a change say that it is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Nothing: the figure that the document compares with.
    Unsaid,
    /// The year before.
    YearBefore,
    /// The quarter before.
    QuarterBefore,
    /// Something else, such as another day, a plan, or the same exchange rates.
    Other,
}

/// A change that is told without a tie of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The word of direction, by its range in the words of the passage.
    pub word: Range<usize>,
    /// What the word says; nothing where it says only that the figure moved.
    pub direction: Option<Direction>,
    /// Whether it speaks about the size alone, as of a loss that narrowed.
    pub by_size: bool,
    /// Whether it speaks of a loss, which grows where a negative figure falls.
    pub of_loss: bool,
    /// Index of the change among the quantities of the passage; nothing where only the figure that it led to is told: `fell to`.
    pub quantity: Option<usize>,
    /// Index of the tie of the figure that changed.
    pub subject: usize,
    /// Index of the tie of the figure that it changed from, where one is named.
    pub base: Option<usize>,
    /// What else it is said to be from.
    pub basis: Basis,
}

/// The words of direction of a passage that tell such a change of a tied figure; `found` are its quantities.
pub(super) fn differences(of: &Sentences<'_>, turns: &[Turn], found: &[Quantity]) -> Vec<Difference> {
    let mut differences = Vec::new();
    for (at, turn) in turns.iter().enumerate().filter(|(_, turn)| turn.is_safe) {
        let next = turns.get(at + 1).map_or(usize::MAX, |next| next.word.start);
        let end = of.clause_end(turn.word.end).min(next);
        let before = matches!(turn.manner, Manner::Compares | Manner::Qualifies | Manner::Names(_));
        let quantity = if before { change_before(of, turn, found) } else { change_behind(of, turn, found) };
        if quantity.is_none() && (before || turn.sense.direction.is_none()) {
            continue;
        }
        let from = match quantity {
            Some(quantity) if !before => found[quantity].words.end,
            // The `than` of a comparison is a part of its word.
            _ => turn.word.end - 1,
        };
        let (mut to, base) = ends(of, from, end, turn.manner == Manner::Compares);
        match (turn.manner, quantity) {
            (Manner::Acts(figure), None) | (Manner::Names(Some(figure)), _) => {
                to = to.or_else(|| of.tie(figure).filter(|_| of.is_in(figure - 1, "to")));
            }
            _ => {}
        }
        let floor = of.clause_start(turn.word.start).max(at.checked_sub(1).map_or(0, |before| turns[before].word.end));
        let start = quantity.filter(|_| before).map_or(turn.word.start, |quantity| found[quantity].words.start);
        let is_on_subject = match turn.manner {
            _ if quantity.is_none() => false,
            Manner::Names(_) => !of.is_in(turn.index + 1, "in"),
            manner => matches!(manner, Manner::Compares | Manner::Leads(_)),
        };
        let subject = to.or_else(|| is_on_subject.then(|| subject_before(of, floor, start)).flatten());
        let words = of.at(floor.max(start.saturating_sub(LEAD)))..of.at(end);
        if words.clone().any(|word| of.is_in(word, "respectively")) {
            continue;
        }
        if let Some(subject) = subject.filter(|_| turn.manner != Manner::Qualifies) {
            let change_end = quantity.map_or(turn.word.end, |quantity| found[quantity].words.end);
            let basis = if base.is_some() { Basis::Unsaid } else { basis(of, words, change_end) };
            let (word, direction) = (turn.word.clone(), turn.sense.direction);
            let (by_size, of_loss) = (turn.sense.by_size, turn.of_loss);
            differences.push(Difference { word, direction, by_size, of_loss, quantity, subject, base, basis });
        }
    }
    differences
}

/// How far before a word of direction it is looked for what the change is from, in bytes.
const LEAD: usize = 60;

/// What the words around a change say that it is from; `end` is where the change ends.
fn basis(of: &Sentences<'_>, words: Range<usize>, end: usize) -> Basis {
    let mut basis = Basis::Unsaid;
    for word in words {
        let is_behind = of.place(word).start >= end;
        let before = |words: &str| word > 0 && of.is_in(word - 1, words);
        let is_over = before("on over") && word > 1;
        let is_other = of.is_in(word, "constant organic organically underlying like-for-like pro-forma respectively")
            || is_behind
                && (of.is_in(
                    word,
                    "currency currencies comparable adjusted excluding cagr annualized annualised average",
                ) || of.is_in(
                    word,
                    "expected expectations forecast budget plan guidance target consensus since annually",
                ) || of.is_year(word));
        if is_other {
            return Basis::Other;
        }
        let is_quarter = of.is_in(word, "qoq q-o-q quarter-on-quarter quarter-over-quarter sequentially sequential")
            || of.is_in(word, "quarter")
                && (before("previous prior preceding last") || is_over && of.is_in(word - 2, "quarter"));
        let is_year = of.is_in(word, "yoy y-o-y year-on-year year-over-year prior-year corresponding")
            || of.is_in(word, "year year's year’s")
                && (before("previous prior preceding last") || is_over && of.is_in(word - 2, "year"))
            || before("year") && of.is_in(word, "ago earlier before")
            || before("same") && of.is_in(word, "period quarter half");
        if is_quarter {
            basis = Basis::QuarterBefore;
        } else if is_year {
            basis = Basis::YearBefore;
        } else if is_behind && basis == Basis::Unsaid && of.is_in(word, "from than over compared against versus vs") {
            basis = Basis::Other;
        }
        // `from the same period of 2023` says it all.
        if is_behind && matches!(basis, Basis::YearBefore | Basis::QuarterBefore) {
            return basis;
        }
    }
    basis
}

/// Changes in brackets behind a tied figure, whose sign says where it moved: `[RMB5] (+8% year on year)`.
pub(super) fn in_brackets(passage: &Passage, found: &[Quantity]) -> Vec<Difference> {
    let text = passage.words.as_str();
    let mut differences = Vec::new();
    for (quantity, it) in found.iter().enumerate().filter(|(_, it)| it.tie.is_none()) {
        let subject = passage.ties.partition_point(|tie| tie.words.end <= it.words.start).checked_sub(1);
        let Some(subject) = subject else { continue };
        let gap = text[passage.ties[subject].words.end..it.words.start].trim();
        let is_negative = it.amount.value.is_sign_negative();
        let is_change = matches!(it.amount.unit, Unit::Percent | Unit::Points);
        let (open, direction) = if is_negative { ("(", Direction::Down) } else { ("(+", Direction::Up) };
        let Some((behind, _)) = text[it.words.end..].split_once(')').filter(|_| is_change && gap == open) else {
            continue;
        };
        let basis = match behind.trim().to_ascii_lowercase().trim_end_matches('.') {
            "" => Basis::Unsaid,
            "yoy" | "y-o-y" | "year on year" | "year-on-year" | "year over year" | "year-over-year" => {
                Basis::YearBefore
            }
            "qoq" | "q-o-q" | "quarter on quarter" | "quarter-on-quarter" => Basis::QuarterBefore,
            _ => continue,
        };
        let sign = text[it.words.start..].chars().next().map_or(0, char::len_utf8);
        let start = it.words.start;
        let word = if is_negative { start..start + sign } else { start - 1..start };
        let (direction, base, quantity) = (Some(direction), None, Some(quantity));
        differences.push(Difference {
            word,
            direction,
            by_size: false,
            of_loss: false,
            quantity,
            subject,
            base,
            basis,
        });
    }
    differences
}

/// A quantity without a tie that begins in a word.
fn untied_in(found: &[Quantity], run: &Range<usize>) -> Option<usize> {
    let at = found.partition_point(|it| it.words.start < run.start);
    found.get(at).filter(|it| it.tie.is_none() && it.words.start < run.end).map(|_| at)
}

/// The change behind a word of direction: `fell 4%`, `a fall of 4%`, `decreased sales by 4%`.
fn change_behind(of: &Sentences<'_>, turn: &Turn, found: &[Quantity]) -> Option<usize> {
    let figure = match turn.manner {
        Manner::Acts(figure) => {
            let is_by = (1..=6).any(|back| figure >= back && of.is_in(figure - back, "by of"));
            let is_level = of.is_in(figure - 1, "to from at");
            (is_by && !is_level).then_some(figure)?
        }
        Manner::Leads(next) if of.is_in(next, "to from at between") => return None,
        Manner::Leads(next) => {
            let next = next + usize::from(of.is_in(next, "by of is was"));
            figure_behind_hedge(of, next)?
        }
        _ => return None,
    };
    untied_in(found, &of.run(figure))
}

/// The change before a word of direction: `4% more than`.
fn change_before(of: &Sentences<'_>, turn: &Turn, found: &[Quantity]) -> Option<usize> {
    let end = of.run(turn.index.checked_sub(1)?).end;
    let at = found.partition_point(|it| it.words.end < end.min(turn.word.start));
    let is_there = |it: &&Quantity| it.tie.is_none() && it.words.end <= end && it.words.start < end;
    found.get(at).filter(is_there).map(|_| at)
}

/// Words that may stand between a change and the figures that it leads to and from, beside those of a time.
const ENDS: &str = "to at from than over against with compared approximately about around nearly almost more less least basis \
                    percentage points point percent per cent bps million billion thousand trillion crore lakh same \
                    corresponding previous prior preceding last its our on year-ago earlier ago us cents pence total sequentially";

/// The ties that a figure moved to and from, behind its change.
fn ends(of: &Sentences<'_>, from: usize, end: usize, compares: bool) -> (Option<usize>, Option<usize>) {
    let (mut to, mut base) = (None, None);
    let first = of.at(from);
    for index in (first..of.len()).take(16) {
        if of.run(index).start >= end {
            break;
        }
        let tie = || figure_behind_hedge(of, index + 1).and_then(|figure| of.tie(figure));
        if to.is_none() && of.is_in(index, "to at") {
            to = tie();
        } else if base.is_none()
            && (of.is_in(index, "from than over against") || of.is_in(index, "with on") && compares)
        {
            base = tie();
        }
        // Another change begins something else, and so does what is said of another thing.
        let is_untied = of.is_figure(index) && of.tie(index).is_none() && !of.is_year(index);
        let is_other = !of.is_figure(index) && !is_between(of.core(index)) && !of.is_in(index, ENDS);
        if index > first && (is_untied || is_other) {
            break;
        }
    }
    (to, base)
}
