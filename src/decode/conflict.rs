//! What git leaves in a text where two changes meet.

use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Span;
use std::ops::Range;

/// Begin, base and end of a conflict.
const MARKERS: [&str; 3] = ["<<<<<<<", "|||||||", ">>>>>>>"];

/// What parts the two sides.
const MIDDLE: &str = "=======";

/// Records the markers of conflicts in a text, and tells whether there are any.
pub fn refuse(path: &str, text: &str, reader: &mut Reader) -> bool {
    let markers = markers(path, text);
    for range in &markers {
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let span = Span { file: reader.file, start: at(range.start), end: at(range.end) };
        let message = format!("`{}` is the marker of a conflict that version control left open", &text[range.clone()]);
        let help = "keep one of the two sides, or what both mean, and remove the lines with markers";
        reader.findings.push(Diagnostic::error(Code::ConflictMarker, span, message).help(help));
    }
    !markers.is_empty()
}

/// The places of the markers.
fn markers(path: &str, text: &str) -> Vec<Range<usize>> {
    if !text.contains(MIDDLE) && !MARKERS.iter().any(|marker| text.contains(marker)) {
        return Vec::new();
    }
    let (mut found, mut middles, mut at, mut is_after_text) = (Vec::new(), Vec::new(), 0, false);
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let range = at..at + MIDDLE.len();
        let label = MARKERS.iter().find_map(|marker| content.strip_prefix(marker));
        if label.is_some_and(|label| label.is_empty() || label.starts_with(' ')) {
            found.push(range);
        } else if content == MIDDLE {
            // Below a line of text it makes that a heading in Markdown.
            middles.push((range, path.ends_with(".md") && is_after_text));
        }
        is_after_text = !content.trim().is_empty();
        at += line.len();
    }
    let is_conflict = !found.is_empty();
    found.extend(middles.into_iter().filter(|(_, is_heading)| is_conflict || !is_heading).map(|(range, _)| range));
    found.sort_by_key(|range| range.start);
    found
}

#[cfg(test)]
mod tests {
    use super::markers;

    fn starts(path: &str, text: &str) -> Vec<usize> {
        markers(path, text).into_iter().map(|range| range.start).collect()
    }

    #[test]
    fn each_marker_of_a_conflict_is_found_where_it_stands() {
        let text = "a\n<<<<<<< HEAD\r\nb\n||||||| 1234\nc\n=======\nd\n>>>>>>> branch\n";
        assert_eq!(starts("a.md", text), [2, 18, 33, 43]);
        assert_eq!(starts("a.toml", "=======\n"), [0]);
        assert_eq!(starts("a.css", "a {}\n>>>>>>> x"), [5]);
        assert_eq!(starts("a.md", "text\n\n=======\n"), [6]);
    }

    #[test]
    fn a_heading_and_what_only_resembles_a_marker_are_none() {
        for text in ["Heading\n=======\n", "Heading\n========\n", " <<<<<<< a\n", "<<<<<<<a\n", "a ======= b\n", ""] {
            assert_eq!(starts("a.md", text), [0; 0], "{text:?}");
        }
    }
}
