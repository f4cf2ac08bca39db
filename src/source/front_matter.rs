//! The fence between facts and text: TOML between two lines of `+++`.

use std::ops::Range;

/// Where the two parts of a document stand in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// The TOML.
    pub toml: Range<usize>,
    /// The Markdown.
    pub body: Range<usize>,
}

/// Finds the front matter. `None` where the text doesn't begin with a line `+++` or no second such
/// line follows. A byte order mark and Windows line ends are fine.
#[must_use]
pub fn split(text: &str) -> Option<FrontMatter> {
    let begin = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = text[begin..].split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "+++")?;
    let start = begin + first.len();
    let mut at = start;
    for line in lines {
        if line.trim_end() == "+++" {
            return Some(FrontMatter { toml: start..at, body: at + line.len()..text.len() });
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str)> {
        split(text).map(|found| (&text[found.toml], &text[found.body]))
    }

    #[test]
    fn the_fence_parts_facts_from_text() {
        assert_eq!(parts("+++\na = 1\n+++\nText\n"), Some(("a = 1\n", "Text\n")));
        assert_eq!(parts("\u{feff}+++\r\na = 1\r\n+++\r\nText"), Some(("a = 1\r\n", "Text")));
        assert_eq!(parts("+++\n+++"), Some(("", "")));
    }

    #[test]
    fn a_text_without_both_fences_has_no_front_matter() {
        assert_eq!(parts(""), None);
        assert_eq!(parts("Text\n+++\n+++\n"), None);
        assert_eq!(parts("+++\na = 1\n"), None);
    }
}
