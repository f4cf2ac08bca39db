//! Words of direction as they stand in a sentence, and what each may speak about.

use super::direction::{Class, Sense, sense};
use super::sentence::Sentences;
use std::ops::Range;

/// How a word of direction stands to the figures that it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// It stands behind a percentage, which compares what stands before it with what follows.
    Compares,
    /// It stands behind a percentage and before what that is of.
    Qualifies,
    /// It is a noun behind its percentage, with the word of the figure behind its object: `a 4% fall in revenue to RMB5`.
    Names(Option<usize>),
    /// It leads to the figure behind this word, or to that word.
    Leads(usize),
    /// Its object or a circumstance stands before the figure that is this word.
    Acts(usize),
    /// It is no statement on figures.
    Idle,
}

/// A word of direction.
pub(super) struct Turn {
    /// Its number among the words.
    pub index: usize,
    /// The word, with the `than` of a comparison.
    pub word: Range<usize>,
    /// What it says.
    pub sense: Sense,
    /// What it may speak about.
    pub reach: Range<usize>,
    /// How it stands.
    pub manner: Manner,
    /// Whether it is a statement on figures, of what happened.
    pub is_safe: bool,
    /// Whether the words before it name a loss.
    pub of_loss: bool,
}

/// Words up to two before a word of direction that turn it into something else.
const UNDONE_BY: &str = "not no never without negative neither nor slower give gives gave given giving made make makes \
                         making take takes took taking set failed hardly didn't didn’t wasn't wasn’t cannot";

/// Words up to three before it by which it didn't happen.
const SUPPOSED_BY: &str = "would could might should if unless";

const HEDGES: &str = "approximately about around nearly almost roughly some";

/// Words before `up` and `down` that make a movement of them: `edged up to`.
const MOVES: &str = "edged edging inched went moved ticked crept came picked nudged shot trended drifted driving drove \
                     pushed brought pulled climbed rose stepped";

/// Words of direction that may be a noun with its percentage before it.
const NOUNS: &str = "increase decrease rise fall decline growth drop jump surge slump plunge climb rebound dip reduction \
                     improvement deterioration expansion contraction uplift cut raise";

const LOSSES: &str = "loss losses deficit outflow outflows shortfall";

/// Words of a list of figures that one statement is on.
const CHAIN: &str = "to by from of and or at thousand million billion trillion crore lakh percent per cent percentage \
                     points basis bps bp pp share shares ads adss approximately about around nearly almost roughly";

/// What ends the object of a word of direction before its figure.
const NO_OBJECT: &str = "and or that which who while as due owing thanks for if when than compared offset primarily \
                         mainly largely partly partially driven is was were are has have had will would may can could \
                         led took brought left gave made meant drove kept put helped resulted according";

/// Adjectives of accounting that end like verbs.
const ADJECTIVES: &str = "adjusted restricted deferred diluted consolidated impaired weighted managed estimated related \
                          invested continued discontinued committed secured unsecured fixed accrued unrealized realized \
                          listed sustained combined invoiced underlying";

/// The words of direction of a passage, in order.
pub(super) fn turns(of: &Sentences<'_>) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for index in 0..of.len() {
        let Some(sense) = sense(of.core(index)) else { continue };
        let mut word = of.place(index);
        let is_than = of.is_in(index + 1, "than") && of.is_open(index);
        let compares = of.is_percent(index) && compares(of, index, sense.class, is_than);
        let is_quantifier = of.is_in(index, "more less fewer");
        let qualifies = is_quantifier && !compares && of.is_percent(index) && !of.is_in(index + 1, "than of or");
        match (is_quantifier, compares) {
            (true, true) => word.end = of.place(index + 1).end,
            (true, false) if !qualifies => continue,
            _ => {}
        }
        let is_undone = (1..=2).any(|back| index >= back && of.is_in(index - back, UNDONE_BY))
            || (1..=3).any(|back| index >= back && of.is_in(index - back, SUPPOSED_BY));
        let floor = turns.last().map_or(0, |turn| turn.word.end).max(of.clause_start(word.start));
        let end = usize::MAX;
        let (reach, manner) = if compares {
            (compared(of, index, floor)..end, Manner::Compares)
        } else if qualifies || is_adjective(of, index, sense.class) {
            (percent_start(of, index)..word.end, Manner::Qualifies)
        } else if of.is_percent(index) && of.is_in(index, NOUNS) {
            let figure = behind_object(of, index, sense.class);
            let is_open = leads_to_figure(of, index, sense.class);
            let end = if is_open { end } else { figure.map_or(word.end, |figure| chain_end(of, figure)) };
            (percent_start(of, index)..end, Manner::Names(figure))
        } else if leads_to_figure(of, index, sense.class) {
            (word.end..end, Manner::Leads(behind_adverbs(of, index)))
        } else if let Some(figure) = behind_object(of, index, sense.class) {
            (word.end..chain_end(of, figure), Manner::Acts(figure))
        } else {
            (word.end..end, Manner::Idle)
        };
        let of_loss = (1..=6)
            .any(|back| index >= back && of.place(index - back).start >= floor && of.is_in(index - back, LOSSES));
        let is_safe = manner != Manner::Idle && !is_undone;
        turns.push(Turn { index, word, sense, reach, manner, is_safe, of_loss });
    }
    turns
}

/// Whether a word behind a percentage compares what stands before it with what follows: `4% more than`, `4% up on`.
fn compares(of: &Sentences<'_>, index: usize, class: Class, is_than: bool) -> bool {
    let is_last = !of.is_open(index);
    match class {
        Class::Comparison if of.is_in(index, "more less fewer") => is_than,
        Class::Comparison => {
            let is_over = of.is_in(index + 1, "year quarter month") && of.is_in(index + 2, "on over");
            let behind = "at from by year-on-year year-over-year compared against versus";
            is_last || is_than || is_over || of.is_in(index + 1, behind)
        }
        Class::Particle => {
            is_last || of.is_in(index + 1, "on from year-on-year year-over-year year compared against versus")
        }
        Class::Position => !is_last && (of.is_figure(index + 1) || of.is_in(index + 1, "the its their last that")),
        Class::Move | Class::Deed => false,
    }
}

/// Whether a word stands before what a percentage says of it: `on 4% higher volume`.
fn is_adjective(of: &Sentences<'_>, index: usize, class: Class) -> bool {
    class == Class::Comparison && of.is_percent(index) && of.is_in(index, "higher lower")
}

/// Where the percentage before a word begins.
fn percent_start(of: &Sentences<'_>, index: usize) -> usize {
    let last = (1..=3).map_while(|back| index.checked_sub(back)).find(|at| of.is_figure(*at));
    let run = of.run(last.unwrap_or(index));
    last.and_then(|at| of.tie(at)).map_or(run.start, |tie| of.passage.ties[tie].words.start)
}

/// The words behind a place that only say how or since when: `sharply`, `year on year`.
fn behind_adverbs(of: &Sentences<'_>, index: usize) -> usize {
    let mut next = index + 1;
    while next <= index + 4 && of.is_open(next - 1) {
        let word = of.core(next);
        let is_over = word.contains("-on-") || word.contains("-over-");
        let is_adverb = (word.ends_with("ly") && !of.is_in(next, HEDGES))
            || of.is_in(next, "further again rate back away off yoy qoq");
        let is_one = is_over || is_adverb;
        if is_one && of.is_open(next) {
            next += 1;
        } else if of.is_in(next, "year quarter month")
            && of.is_in(next + 1, "on over")
            && of.core(next + 2).eq_ignore_ascii_case(word)
        {
            next += 3;
        } else {
            break;
        }
    }
    next
}

/// Whether a word of direction stands as a statement on the figure behind it.
fn leads_to_figure(of: &Sentences<'_>, index: usize, class: Class) -> bool {
    if !of.is_open(index) {
        return false;
    }
    let next = behind_adverbs(of, index);
    let is_bound = |first: &str, second: &str| of.is_in(next, first) && of.is_in(next + 1, second);
    let bound = if is_bound("more less", "than") || is_bound("at", "least most") {
        next + 2
    } else {
        next + usize::from(of.is_in(next, "over under"))
    };
    if class != Class::Deed && (of.is_figure(bound) || of.is_in(next, HEDGES)) {
        return true;
    }
    if of.is_in(next, "of") {
        return class == Class::Move && figure_behind_hedge(of, next + 1).is_some();
    }
    let follows = match of.core(index).to_ascii_lowercase().as_str() {
        "up" | "down" if index > 0 && of.is_in(index - 1, MOVES) => "by from to",
        "up" => "by from",
        "above" | "below" => {
            let is_the = of.is_in(next, "the its their last");
            return is_the && of.is_figure(next + 1);
        }
        "higher" | "lower" => "than by at from to",
        "increase" | "increases" | "decrease" | "decreases" | "decline" | "declines" | "rise" | "rises" | "fall"
        | "falls" | "growth" | "drop" | "improvement" | "reduction"
            if of.is_in(next, "is was") =>
        {
            return of.is_figure(next + 1);
        }
        _ if class == Class::Deed => {
            return of.is_in(next, "to by from") && figure_behind_hedge(of, next + 1).is_some();
        }
        _ => "to by from between at",
    };
    of.is_in(next, follows)
}

/// The figure at a word, or behind the words before it that say how exact it is.
pub(super) fn figure_behind_hedge(of: &Sentences<'_>, index: usize) -> Option<usize> {
    let mut next = index;
    while next < index + 4
        && of.is_in(
            next,
            "approximately about around nearly almost roughly some more less than at least up to over under as much \
             just a an net total the",
        )
    {
        next += 1;
    }
    of.is_figure(next).then_some(next)
}

/// The figure of a word of direction whose object or circumstance stands between: `decreased revenue by 4%`, `an increase
/// in costs of 4%`, `fell in the first quarter to RMB5 million`.
fn behind_object(of: &Sentences<'_>, index: usize, class: Class) -> Option<usize> {
    if !matches!(class, Class::Move | Class::Deed) || !of.is_open(index) {
        return None;
    }
    let of_noun = of.is_in(index + 1, "in");
    let is_before = |words: &str| index > 0 && of.is_in(index - 1, words);
    // `due to increased sales`: an adjective.
    if !of_noun && is_before("the of due to with and its our their on for by") {
        return None;
    }
    let is_subject = is_before("the this any such");
    let mut next = index + 1;
    while next <= index + 10 && next < of.len() {
        let leads = of.is_in(next, "by to from") && !(of_noun && is_subject) || of_noun && of.is_in(next, "of");
        if leads
            && next > index + 1
            && let Some(figure) = figure_behind_hedge(of, next + 1)
        {
            return Some(figure);
        }
        let ends = !of.is_open(next)
            || (of.is_figure(next) && !of.is_year(next))
            || of.is_in(next, NO_OBJECT)
            || sense(of.core(next)).is_some()
            || (of_noun && of.core(next).ends_with("ed") && !of.is_in(next, ADJECTIVES));
        if ends {
            return None;
        }
        next += 1;
    }
    None
}

/// The end of the figures that stand together from a word on.
fn chain_end(of: &Sentences<'_>, figure: usize) -> usize {
    let mut next = figure;
    while next + 1 < of.len() {
        let goes_on = of.is_figure(next + 1) || of.is_in(next + 1, CHAIN);
        let is_joined = of.is_open(next) || of.tie(next).is_some() || of.is_figure(next);
        let text = &of.passage.words[of.run(next)];
        let is_apart = text.ends_with([',', ';', ':', '.']) && !of.is_in(next + 1, "to from");
        if !goes_on || !is_joined || is_apart {
            break;
        }
        next += 1;
    }
    of.run(next).end
}

/// Where what is compared begins: `[52.3 million] ..., [13.8%] more than`. An amount in brackets
/// translates the one before it.
fn compared(of: &Sentences<'_>, index: usize, floor: usize) -> usize {
    let ties = &of.passage.ties;
    let percent = of.run(index - 1).start;
    let mut reach = of.place(index).start;
    let mut before = ties[..ties.partition_point(|tie| tie.words.start < reach)].iter().rev();
    let mut more = 1;
    while let Some(tie) = before.next().filter(|tie| more > 0 && tie.words.start >= floor) {
        reach = tie.words.start;
        let is_bracketed = of.passage.words[..reach].ends_with('(');
        let is_percent = tie.words.end > percent;
        more -= usize::from(!is_bracketed && !is_percent);
    }
    reach
}
