//! Lines and statements of a text that may be no TOML.

use std::ops::Range;

/// The line around an offset, without its end.
pub fn line_at(text: &str, offset: usize) -> Range<usize> {
    let (before, after) = text.as_bytes().split_at(offset.min(text.len()));
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let end = after.iter().position(|byte| *byte == b'\n').map_or(text.len(), |at| before.len() + at);
    start..end
}

/// The statement around a line: from the line of its key to the one before the next key, header or fence of a text.
pub fn statement_at(text: &str, line: &Range<usize>) -> Range<usize> {
    let mut statement = line.clone();
    while statement.start > 0 && !begins_statement(&text[statement.clone()]) {
        statement.start = line_at(text, statement.start - 1).start;
    }
    while statement.end < text.len() {
        let next = line_at(text, statement.end + 1);
        if begins_statement(&text[next.clone()]) || next.end <= statement.end {
            break;
        }
        statement.end = next.end;
    }
    statement
}

/// Whether a line begins a statement for certain: a header, or a key at the very beginning of the line.
pub(super) fn begins_statement(line: &str) -> bool {
    header(line).is_some() || line.starts_with(is_of_key) && key_of(line).is_some()
}

/// The name of the table that a line begins; a list in a list is none.
pub(super) fn header(line: &str) -> Option<&str> {
    let inside = line.split('#').next().unwrap_or_default().trim();
    let name = inside.strip_prefix('[')?.trim_start_matches('[').strip_suffix(']')?.trim_end_matches(']').trim();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| is_of_key(c) || matches!(c, '.' | ' ' | '"'))
        && !matches!(name, "true" | "false" | "inf" | "nan");
    is_name.then_some(name)
}

/// The key that a line sets.
pub(super) fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim();
    (!key.is_empty() && key.chars().all(|c| is_of_key(c) || c == '.')).then_some(key)
}

pub(super) fn is_of_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// Whether the brackets of a line pair, whatever its quotes are.
pub(super) fn pairs(line: &str) -> bool {
    let count = |signs: [char; 2]| line.matches(signs[0]).count() == line.matches(signs[1]).count();
    count(['[', ']']) && count(['{', '}'])
}
