//! What the words around a day say of it.

use crate::prose::{Day, Passage};

/// The words before a day and the first one behind it.
pub(super) struct Context<'p> {
    /// The words before it in its sentence, the nearest first, as far as they are looked at.
    before: Vec<&'p str>,
    /// What stands behind it.
    after: &'p str,
    /// Whether the words are those of a Latin alphabet with an English article or preposition among them.
    english: bool,
}

/// So many words before a day are looked at.
const REACH: usize = 12;

/// Words of periods and balances, before the last day of one.
const PERIODS: &str = "ended ending ends end year years period quarter half month months fy as at";

/// The same before a day that is past.
const UP_TO: &str = "until through to since from by";

/// Words of what happened or was made on another day: a document, an agreement, a law.
const HISTORY: &str = "dated adopted adoption incorporated established founded entered signed announced announcement announcements prospectus \
circular agreement agreements published publication filed issued effective promulgated amended registered passed approved granted \
appointed joined commenced acquired completed completion disclosed notice act law rules regulation regulations plan scheme programme \
program notes bonds facility contract report reports release resolution resolutions order judgment ruling lease loan born elected \
launched renewed memorandum articles previous previously earlier former formerly since listed";

/// Words right before the day of another document, or of what was made once.
const MADE: &str = "dated filed issued published adopted incorporated signed founded established promulgated entered";

impl<'p> Context<'p> {
    pub(super) fn of(passage: &'p Passage, day: &Day) -> Self {
        let text = passage.words.as_str();
        let before = &text[..day.words.start];
        let from = before.rfind(['.', ';', '!', '?']).filter(|at| before[at + 1..].starts_with(' '));
        // `a.m. on 3 May` and `Inc. on 3 May` end no sentence.
        let from = from.filter(|at| at + 8 < before.len()).map_or(0, |at| at + 1);
        let words: Vec<&str> = before[from..].split_whitespace().rev().take(REACH).collect();
        let english = text
            .split(' ')
            .take(40)
            .any(|word| matches!(word, "the" | "of" | "on" | "The" | "to" | "by" | "from" | "is"));
        Self { before: words, after: &text[day.words.end..], english }
    }

    /// The words before it without their punctuation, the nearest first.
    fn words(&self, count: usize) -> impl Iterator<Item = &'p str> {
        self.before.iter().take(count).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
    }

    fn has(&self, count: usize, among: &str) -> bool {
        self.words(count)
            .any(|word| !word.is_empty() && among.split_whitespace().any(|it| it.eq_ignore_ascii_case(word)))
    }

    /// Whether it may be the end of a period or the day of a balance; in `results` any is.
    pub(super) fn is_of_period(&self, results: bool, is_past: bool) -> bool {
        results || self.has(4, PERIODS) || is_past && self.has(4, UP_TO)
    }

    /// Whether a period is said to have ended then.
    pub(super) fn has_ended(&self) -> bool {
        self.has(2, "ended")
    }

    /// Whether it is the day of a document, an agreement, a law or what else happened before.
    pub(super) fn is_history(&self) -> bool {
        self.has(8, HISTORY)
    }

    /// Whether it is the day on which another document or what else there is was made.
    pub(super) fn is_made(&self) -> bool {
        self.has(3, MADE)
    }

    /// Whether it is a day of every year.
    pub(super) fn is_of_each_year(&self) -> bool {
        let after = self.after.trim_start();
        let is_each =
            ["each", "every", "of each", "of every", "in each", "in every"].iter().any(|it| after.starts_with(it));
        is_each || self.has(REACH, "each every annually nearest closest")
    }

    /// Whether its words can be told to be English.
    pub(super) fn is_english(&self) -> bool {
        self.english
    }
}
