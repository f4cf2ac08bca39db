//! Words that say a figure rose or fell.

use super::passage::Passage;
use crate::domain::Span;
use std::ops::Range;

/// Where a figure is said to have moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It is more than before.
    Up,
    /// It is less than before.
    Down,
}

/// A word that says that figures rose or fell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The word's range in the words of the passage.
    pub word: Range<usize>,
    /// Its place in the file.
    pub span: Span,
    /// What it says.
    pub direction: Direction,
    /// Indices of the ties it speaks about, in order; at least one. It may speak about several figures, and
    /// of each it may name the amount, the earlier amount and the change.
    pub ties: Vec<usize>,
}

/// The claims of a passage in a language (a BCP 47 tag); only English has words. A claim ends with its
/// sentence or clause and before the next word of direction, and a word that may mean something else
/// makes none: `higher fees`, `up to US$350 million`, `fell under the model`, `did not rise`.
#[must_use]
pub fn claims(passage: &Passage, language: &str) -> Vec<Claim> {
    let is_english = language.split('-').next().is_some_and(|tag| tag.eq_ignore_ascii_case("en"));
    if !is_english || passage.ties.is_empty() {
        return Vec::new();
    }
    let Some(sentences) = Sentences::read(passage) else { return Vec::new() };
    let turns = sentences.turns();
    let mut claims = Vec::new();
    for (index, turn) in turns.iter().enumerate() {
        let next = turns.get(index + 1).map_or(usize::MAX, |next| next.reach);
        let end = sentences.clause_end(turn.word.end).min(next);
        let first = passage.ties.partition_point(|tie| tie.words.start < turn.reach);
        let last = passage.ties.partition_point(|tie| tie.words.end <= end);
        let ties: Vec<usize> = (first..last).filter(|tie| !passage.ties[*tie].words.is_empty()).collect();
        if turn.is_safe && !ties.is_empty() {
            let span = passage.span(turn.word.clone());
            claims.push(Claim { word: turn.word.clone(), span, direction: turn.direction, ties });
        }
    }
    claims
}

/// A word of direction.
struct Turn {
    word: Range<usize>,
    direction: Direction,
    /// Where what it speaks about begins.
    reach: usize,
    is_safe: bool,
}

/// Words before a word of direction that turn it into something else.
const UNDONE_BY: &str = "not no never without negative neither nor slower give gives gave given giving made set";

const HEDGES: &str = "approximately about around nearly almost roughly some";

/// Abbreviations before a name or number, which end no sentence.
const TITLES: &str = "Mr Mrs Ms Dr Messrs No Nos";

/// The direction that a word says, should it say one.
fn direction(word: &str) -> Option<Direction> {
    // No word of direction is longer than `increased`.
    let mut lower = [0; 9];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    match &*lower {
        b"rose" | b"risen" | b"rise" | b"rises" | b"increased" | b"increase" | b"increases" | b"grew" | b"grown"
        | b"growth" | b"up" | b"higher" | b"gained" | b"climbed" | b"more" | b"above" => Some(Direction::Up),
        b"fell" | b"fallen" | b"fall" | b"falls" | b"declined" | b"decline" | b"declines" | b"decreased"
        | b"decrease" | b"decreases" | b"dropped" | b"down" | b"lower" | b"shrank" | b"less" | b"below" => {
            Some(Direction::Down)
        }
        _ => None,
    }
}

/// The words of a passage that has ties and a word of direction.
struct Sentences<'p> {
    passage: &'p Passage,
    /// Every run without spaces, and in it the word without the punctuation around it.
    words: Vec<(Range<usize>, Range<usize>)>,
    /// Where sentences and clauses end.
    ends: Vec<usize>,
}

impl<'p> Sentences<'p> {
    /// Reads a passage; `None` where no word says a direction.
    fn read(passage: &'p Passage) -> Option<Self> {
        let text = passage.words.as_str();
        let mut words = Vec::new();
        for run in text.split_whitespace() {
            let start = run.as_ptr() as usize - text.as_ptr() as usize;
            let lead = run.len() - run.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
            let core = run.trim_matches(|c: char| !c.is_alphanumeric());
            words.push((start..start + run.len(), start + lead..start + lead + core.len()));
        }
        let mut it = Self { passage, words, ends: Vec::new() };
        if !(0..it.words.len()).any(|index| direction(it.core(index)).is_some()) {
            return None;
        }
        it.ends = (0..it.words.len()).filter_map(|index| it.end_at(index)).collect();
        Some(it)
    }

    fn core(&self, index: usize) -> &'p str {
        self.words.get(index).map_or("", |(_, core)| &self.passage.words[core.clone()])
    }

    /// Whether a word is one of these words with spaces between them.
    fn is_in(&self, index: usize, words: &str) -> bool {
        let core = self.core(index);
        words.split(' ').any(|word| core.eq_ignore_ascii_case(word))
    }

    /// The end that a word makes: behind it for a sentence, before it for a clause.
    fn end_at(&self, index: usize) -> Option<usize> {
        let (run, core) = self.words.get(index)?;
        if matches!(self.core(index), "while" | "whereas" | "but" | "although" | "though" | "because") {
            return Some(core.start);
        }
        let run_text = self.passage.words[run.clone()].trim_end_matches(['”', '’', '"', '\'', ')', ']']);
        let last = run_text.chars().next_back()?;
        let next = self.words.get(index + 1).and_then(|(_, next)| self.passage.words[next.clone()].chars().next());
        // `a.m.`, `Inc.` and `U.S.` may end a sentence, or not. What ends too early only says too little.
        let is_abbreviation = || {
            let word = self.core(index);
            next.is_some_and(char::is_lowercase) || TITLES.split(' ').any(|title| title == word)
        };
        let ends = matches!(last, ';' | '!' | '?' | '。') || (last == '.' && !is_abbreviation());
        ends.then_some(run.end)
    }

    /// The end of the sentence or clause that a place is in.
    fn clause_end(&self, at: usize) -> usize {
        let next = self.ends.partition_point(|end| *end < at);
        self.ends.get(next).copied().unwrap_or(self.passage.words.len())
    }

    /// Where the sentence or clause that a place is in begins.
    fn clause_start(&self, at: usize) -> usize {
        let before = self.ends.partition_point(|end| *end <= at);
        before.checked_sub(1).map_or(0, |index| self.ends[index])
    }

    fn turns(&self) -> Vec<Turn> {
        let mut turns: Vec<Turn> = Vec::new();
        for index in 0..self.words.len() {
            let Some(direction) = direction(self.core(index)) else { continue };
            let mut word = self.words[index].1.clone();
            let is_than = self.is_in(index + 1, "than") && self.is_open(index);
            let compares = self.is_in(index, "more less higher lower") && is_than && self.is_percent(index);
            let is_undone = (1..=2).any(|back| index >= back && self.is_in(index - back, UNDONE_BY));
            let is_safe = !is_undone && (compares || self.leads_to_figure(index));
            if self.is_in(index, "more less") {
                if !compares {
                    continue;
                }
                word.end = self.words[index + 1].1.end;
            }
            let floor = turns.last().map_or(0, |turn| turn.word.end).max(self.clause_start(word.start));
            let reach = if compares { self.compared(index, floor) } else { word.end };
            turns.push(Turn { word, direction, reach, is_safe });
        }
        turns
    }

    /// Whether nothing but a space stands behind a word.
    fn is_open(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|(run, core)| run.end == core.end)
    }

    /// Whether the word before is a percentage.
    fn is_percent(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        self.passage.words[self.words[before].0.clone()].ends_with('%') || self.is_in(before, "percent")
    }

    /// Whether a word is a figure, tied or not.
    fn is_figure(&self, index: usize) -> bool {
        let Some((run, _)) = self.words.get(index) else { return false };
        let ties = &self.passage.ties;
        let next = ties.get(ties.partition_point(|tie| tie.words.end <= run.start));
        next.is_some_and(|tie| tie.words.start < run.end)
            || self.passage.words[run.clone()].contains(|c: char| c.is_ascii_digit())
    }

    /// Whether a word of direction stands as a statement on the figure behind it.
    fn leads_to_figure(&self, index: usize) -> bool {
        let mut next = index + 1;
        if !self.is_open(index) {
            return false;
        }
        let is_adverb = |at: usize| {
            let word = self.core(at);
            let is_over = word.contains("-on-") || word.contains("-over-");
            is_over || (word.ends_with("ly") && !self.is_in(at, HEDGES)) || self.is_in(at, "further again rate")
        };
        while next <= index + 3 && is_adverb(next) && self.is_open(next) {
            next += 1;
        }
        if self.is_figure(next) || self.is_in(next, HEDGES) {
            return true;
        }
        let follows = match self.core(index).to_ascii_lowercase().as_str() {
            "up" => "by from",
            "above" | "below" => {
                let is_the = self.is_in(next, "the its their last");
                return is_the && self.is_figure(next + 1);
            }
            "higher" | "lower" => "than by at from to",
            "increase" | "increases" | "decrease" | "decreases" | "decline" | "declines" | "rise" | "rises"
            | "fall" | "falls" | "growth"
                if self.is_in(next, "is was") =>
            {
                return self.is_figure(next + 1);
            }
            _ => "to by from of between at",
        };
        self.is_in(next, follows)
    }

    /// Where what is compared begins: `[52.3 million] ..., [13.8%] more than`. An amount in brackets
    /// translates the one before it.
    fn compared(&self, index: usize, floor: usize) -> usize {
        let ties = &self.passage.ties;
        let percent = self.words[index - 1].0.start;
        let mut reach = self.words[index].1.start;
        let mut before = ties[..ties.partition_point(|tie| tie.words.start < reach)].iter().rev();
        let mut more = 1;
        while let Some(tie) = before.next().filter(|tie| more > 0 && tie.words.start >= floor) {
            reach = tie.words.start;
            let is_bracketed = self.passage.words[..reach].ends_with('(');
            let is_percent = tie.words.end > percent;
            more -= usize::from(!is_bracketed && !is_percent);
        }
        reach
    }
}
