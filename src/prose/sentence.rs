//! The sentences and clauses of a passage, word by word.

use super::direction::sense;
use super::passage::Passage;
use super::word::is_one_of;
use std::ops::Range;

/// Abbreviations before a name or number, which end no sentence.
const TITLES: &str = "Mr Mrs Ms Dr Messrs No Nos";

/// The words of a passage that has ties and a word of direction.
pub(super) struct Sentences<'p> {
    pub passage: &'p Passage,
    /// Every run without spaces, and in it the word without the punctuation around it.
    words: Vec<(Range<usize>, Range<usize>)>,
    /// Where sentences and clauses end.
    ends: Vec<usize>,
}

impl<'p> Sentences<'p> {
    /// Reads a passage; `None` where no word says a direction.
    pub fn read(passage: &'p Passage) -> Option<Self> {
        let text = passage.words.as_str();
        let mut words = Vec::new();
        for run in text.split_whitespace() {
            let start = run.as_ptr() as usize - text.as_ptr() as usize;
            let lead = run.len() - run.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
            let core = run.trim_matches(|c: char| !c.is_alphanumeric());
            words.push((start..start + run.len(), start + lead..start + lead + core.len()));
        }
        let mut it = Self { passage, words, ends: Vec::new() };
        if !(0..it.words.len()).any(|index| sense(it.core(index)).is_some()) {
            return None;
        }
        it.ends = (0..it.words.len()).filter_map(|index| it.end_at(index)).collect();
        Some(it)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// A word without the punctuation around it; nothing behind the last one.
    pub fn core(&self, index: usize) -> &'p str {
        self.words.get(index).map_or("", |(_, core)| &self.passage.words[core.clone()])
    }

    /// Where a word stands without the punctuation around it.
    pub fn place(&self, index: usize) -> Range<usize> {
        self.words.get(index).map_or(self.passage.words.len()..self.passage.words.len(), |(_, core)| core.clone())
    }

    /// Where a word stands with its punctuation.
    pub fn run(&self, index: usize) -> Range<usize> {
        self.words.get(index).map_or(self.passage.words.len()..self.passage.words.len(), |(run, _)| run.clone())
    }

    /// The first word that ends behind a place.
    pub fn at(&self, place: usize) -> usize {
        self.words.partition_point(|(run, _)| run.end <= place)
    }

    /// Whether a word is one of these words with spaces between them.
    pub fn is_in(&self, index: usize, words: &str) -> bool {
        is_one_of(self.core(index), words)
    }

    /// Whether nothing but a space stands behind a word.
    pub fn is_open(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|(run, core)| run.end == core.end)
    }

    /// Whether the word before is a percentage, or a number of points.
    pub fn is_percent(&self, index: usize) -> bool {
        // `a 4% year-over-year decrease`
        let compares = |at: &usize| {
            let word = self.core(*at);
            word.contains("-on-") || word.contains("-over-") || self.is_in(*at, "yoy qoq sequential annual")
        };
        let Some(before) = (0..index).rev().find(|at| !compares(at)) else { return false };
        self.passage.words[self.words[before].0.clone()].ends_with('%')
            || self.is_in(before, "percent bps bp pp")
            || (self.is_in(before, "points") && before > 0 && self.is_in(before - 1, "basis percentage"))
            || (self.is_in(before, "cent") && before > 0 && self.is_in(before - 1, "per"))
    }

    /// The first tie that ends behind a place.
    fn tie_behind(&self, place: usize) -> usize {
        self.passage.ties.partition_point(|tie| tie.words.end <= place)
    }

    /// The tie that a word is in.
    pub fn tie(&self, index: usize) -> Option<usize> {
        let (run, _) = self.words.get(index)?;
        let at = self.tie_behind(run.start);
        self.passage.ties.get(at).filter(|tie| tie.words.start < run.end).map(|_| at)
    }

    /// Whether a word is a figure, tied or not.
    pub fn is_figure(&self, index: usize) -> bool {
        let Some((run, _)) = self.words.get(index) else { return false };
        self.tie(index).is_some() || self.passage.words[run.clone()].contains(|c: char| c.is_ascii_digit())
    }

    /// Whether a word is a year that no tie holds.
    pub fn is_year(&self, index: usize) -> bool {
        let core = self.core(index);
        let is_year = core.len() == 4 && (core.starts_with("19") || core.starts_with("20"));
        is_year && core.bytes().all(|byte| byte.is_ascii_digit()) && self.tie(index).is_none()
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
    pub fn clause_end(&self, at: usize) -> usize {
        let next = self.ends.partition_point(|end| *end < at);
        self.ends.get(next).copied().unwrap_or(self.passage.words.len())
    }

    /// Where the sentence or clause that a place is in begins.
    pub fn clause_start(&self, at: usize) -> usize {
        let before = self.ends.partition_point(|end| *end <= at);
        before.checked_sub(1).map_or(0, |index| self.ends[index])
    }
}
