//! The figure that words behind it are on.

use super::sentence::Sentences;
use super::word::is_one_of;

/// Words that may stand between a figure and what is said of its change: `[5] at 31 March 2024, which was an increase of`.
const BETWEEN: &str = "year-on-year year-over-year yoy sharp strong slight further a an which that is was were this being representing marking at as of on in for the ended ending \
                       first second third fourth full fiscal half three six nine twelve months quarter year period weeks per \
                       share ads adss shares january february march april may june july august september october november \
                       december or";

/// The tied figure before a place that what follows is said of.
pub(super) fn subject_before(of: &Sentences<'_>, floor: usize, start: usize) -> Option<usize> {
    let (ties, text) = (&of.passage.ties, &of.passage.words);
    let last = ties.partition_point(|tie| tie.words.end <= start);
    let mut depth = 0;
    let mut gap = String::new();
    for (at, tie) in ties[..last].iter().enumerate().rev() {
        if tie.words.start < floor {
            return None;
        }
        let next = ties.get(at + 1).filter(|_| at + 1 < last).map_or(start, |next| next.words.start);
        // Backwards, over what stands in brackets.
        for c in text[tie.words.end..next].chars().rev() {
            match c {
                ')' => depth += 1,
                '(' => depth -= 1,
                c if depth == 0 => gap.push(c),
                _ => {}
            }
        }
        if depth > 0 {
            continue;
        }
        if depth < 0 {
            return None;
        }
        let gap: String = gap.chars().rev().collect();
        // Of two figures that are said to be one, or stand together, either may be meant.
        let lead = text[..tie.words.start].trim_end();
        let is_joined = [" or", " and", " with"].iter().any(|word| lead.ends_with(word));
        return (!is_joined && is_between(&gap)).then_some(at);
    }
    None
}

/// Whether nothing between a figure and what is said of its change speaks of another figure.
pub(super) fn is_between(gap: &str) -> bool {
    let mut words = gap.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_fine = |word: &str| {
        let is_day = word.bytes().all(|it| it.is_ascii_digit()) && word.len() <= 4;
        word.is_empty() || is_day || is_one_of(word, BETWEEN)
    };
    words.by_ref().take(14).all(is_fine) && words.next().is_none()
}
