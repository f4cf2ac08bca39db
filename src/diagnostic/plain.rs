//! Text that somebody else wrote, as a terminal or a log may get it.
//!
//! A terminal obeys ESC, a text that runs from right to left reads as another one, and a CI runner takes a line that
//! begins with `::`, and any that holds `##[`, for a command to itself. Names, titles, ids and paths of an archive or
//! of a published site are printed so that nobody obeys them and everybody sees what is there: as `\u{1b}`.

use std::borrow::Cow;

/// A text on one line: what acts on a terminal or a log, line ends included, is written as `\u{...}`.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    escaped(text, false, |out, c| out.extend(c.escape_unicode()))
}

/// A text of several lines, each as [`plain`] has it.
#[must_use]
pub fn plain_lines(text: &str) -> Cow<'_, str> {
    escaped(text, true, |out, c| out.extend(c.escape_unicode()))
}

/// JSON that says the same in characters that act on nothing: they can only stand in its strings, which know `\u001b`.
#[must_use]
pub fn plain_json(json: &str) -> Cow<'_, str> {
    use std::fmt::Write;
    escaped(json, false, |out, c| _ = write!(out, "\\u{:04x}", u32::from(c)))
}

fn escaped(text: &str, lines: bool, escape: impl Fn(&mut String, char)) -> Cow<'_, str> {
    let acts = |at: usize, c: char| !(lines && c == '\n') && (acts(c) || begins_command(text, at, lines));
    if !text.char_indices().any(|(at, c)| acts(at, c)) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        if acts(at, c) { escape(&mut out, c) } else { out.push(c) }
    }
    out.into()
}

/// Whether a terminal or a reader acts on a character instead of showing it: control characters, marks of direction,
/// ends of lines and paragraphs.
#[must_use]
pub fn acts(c: char) -> bool {
    let directs = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || directs || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a CI runner takes what begins here for a command: `::error::` as the first of a line, behind white space at
/// most, or `##[error]` and its like with a word before the bracket anywhere in one.
fn begins_command(text: &str, at: usize, lines: bool) -> bool {
    let rest = &text[at..];
    if rest.starts_with("::") {
        let mut before = text[..at].chars().rev();
        return before.find(|c| !c.is_whitespace() || (lines && *c == '\n')).is_none_or(|c| c == '\n');
    }
    begins_bracket(rest)
}

/// Whether a text begins with `##[`, or with `##` and a word before the bracket.
#[must_use]
pub(super) fn begins_bracket(text: &str) -> bool {
    let word = text.strip_prefix("##").map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric()));
    word.is_some_and(|rest| rest.starts_with('['))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_acts_on_a_terminal_is_seen_instead() {
        assert_eq!(plain("Q1\u{1b}[31m\r\n\t\u{9b}\u{7f}"), "Q1\\u{1b}[31m\\u{d}\\u{a}\\u{9}\\u{9b}\\u{7f}");
        assert_eq!(plain("a\u{202e}b\u{2067}c\u{200f}d\u{2028}e"), "a\\u{202e}b\\u{2067}c\\u{200f}d\\u{2028}e");
        assert!(matches!(plain("奇富科技 – “Q1” é 👩‍👩‍👧"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_runner_finds_no_command_at_the_beginning_of_a_line() {
        assert_eq!(plain("::error::x"), "\\u{3a}:error::x");
        assert_eq!(plain(" \u{3000}::error::x"), " \u{3000}\\u{3a}:error::x");
        assert_eq!(plain("std::fs"), "std::fs");
        assert_eq!(plain_lines("a\n  ::stop-commands::x\nb::c\n"), "a\n  \\u{3a}:stop-commands::x\nb::c\n");
        assert_eq!(plain("a ##[set-env name=x]y ##vso[task]"), "a \\u{23}#[set-env name=x]y \\u{23}#vso[task]");
        assert_eq!(plain("## [a](b) ###"), "## [a](b) ###");
    }

    #[test]
    fn json_says_the_same() {
        let text = "\u{1b}\u{9b}\u{202e}\u{7f}##[x]é";
        let json = serde_json::to_string(text).unwrap();
        let plain = plain_json(&json);
        assert!(!plain.chars().any(acts) && !plain.contains("##["), "{plain}");
        assert_eq!(serde_json::from_str::<String>(&plain).unwrap(), text);
    }

    proptest! {
        #[test]
        fn a_plain_text_is_one_line_that_nothing_obeys(text in any::<String>()) {
            let plain = plain(&text);
            prop_assert!(!plain.chars().any(acts));
            prop_assert!(!plain.trim_start().starts_with("::"));
        }
    }
}
