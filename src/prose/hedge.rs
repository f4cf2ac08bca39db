//! Words around a number that say how exact it is.

use super::word::Word;
use crate::domain::figure::Hedge;

/// Words that say one thing of a number, the longest first where one ends as another does.
const WORDS: [(&str, Hedge); 29] = [
    ("no more than", Hedge::AtMost),
    ("not more than", Hedge::AtMost),
    ("no less than", Hedge::AtLeast),
    ("not less than", Hedge::AtLeast),
    ("no fewer than", Hedge::AtLeast),
    ("more than", Hedge::MoreThan),
    ("greater than", Hedge::MoreThan),
    ("in excess of", Hedge::MoreThan),
    ("less than", Hedge::LessThan),
    ("fewer than", Hedge::LessThan),
    ("a maximum of", Hedge::AtMost),
    ("at most", Hedge::AtMost),
    ("a minimum of", Hedge::AtLeast),
    ("at least", Hedge::AtLeast),
    ("as much as", Hedge::UpTo),
    ("as many as", Hedge::UpTo),
    ("up to", Hedge::UpTo),
    ("just under", Hedge::Nearly),
    ("just over", Hedge::MoreThan),
    ("nearly", Hedge::Nearly),
    ("almost", Hedge::Nearly),
    ("approximately", Hedge::Approximately),
    ("about", Hedge::Approximately),
    ("around", Hedge::Approximately),
    ("circa", Hedge::Approximately),
    ("over", Hedge::MoreThan),
    ("above", Hedge::MoreThan),
    ("under", Hedge::LessThan),
    ("below", Hedge::LessThan),
];

/// Words that are a position of their own unless one of [`LEAD`] stands before them: `4% over last year's`.
const POSITIONS: [&str; 4] = ["over", "above", "under", "below"];

const LEAD: &str =
    "of to by was were is are with from for reached exceeded totaled totalled has have had served serves and";

/// What the words that end before a number say of it, and where they begin. `is_whole` where they are all that stands
/// before it, as in the words of a tie: then they can't mean anything else.
pub(super) fn hedge_before(before: &str, is_whole: bool) -> Option<(Hedge, usize)> {
    let before = before.trim_end();
    let last = before.bytes().next_back()?;
    // The words end in one of these letters.
    if !matches!(last, b'n' | b't' | b'f' | b's' | b'o' | b'r' | b'y' | b'd' | b'a' | b'e' | b'w') {
        return None;
    }
    let (words, hedge) = WORDS.iter().find(|(words, _)| ends_with(before, words))?;
    let start = before.len() - words.len();
    let lead = before[..start].trim_end();
    let last = lead.rsplit(char::is_whitespace).next().unwrap_or_default();
    let last = last.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
    let is_lead = Word { text: last, start: 0 }.is_in(LEAD);
    let compares = last.ends_with(|c: char| c.is_ascii_digit() || c == '%')
        || Word { text: last, start: 0 }.is_in("percent points cent bps");
    let is_meant = if is_whole || *hedge == Hedge::Approximately {
        true
    } else if POSITIONS.contains(words) {
        is_lead
    } else {
        !compares
    };
    is_meant.then_some((*hedge, start))
}

fn ends_with(text: &str, words: &str) -> bool {
    let Some(at) = text.len().checked_sub(words.len()) else { return false };
    let Some(tail) = text.get(at..) else { return false };
    tail.eq_ignore_ascii_case(words) && !text[..at].ends_with(char::is_alphanumeric)
}
