//! Characters that readers can't see: an error wherever they come from, the file itself or an escape in it.

use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Span;
use crate::domain::hidden::{described, hidden};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The finding on a hidden character; `times` where several of it stand in a row.
#[must_use]
pub fn finding(c: char, times: usize, span: Span) -> Diagnostic {
    let row = if times > 1 { format!(", {times} times in a row") } else { String::new() };
    let message = format!("{} stands here{row}: readers can't see it", described(c));
    let help = "take it out: what is read, searched and copied would not be the same. `irbook explain hidden-character` \
                says where such characters are needed";
    Diagnostic::error(Code::HiddenCharacter, span, message).help(help)
}

/// Records the hidden characters of a file's text; the reader is at its beginning.
pub fn in_file(text: &str, reader: &mut Reader) {
    let mut row: Option<(char, usize, Range<usize>)> = None;
    for (at, c) in hidden(text) {
        let end = at + c.len_utf8();
        match &mut row {
            Some((last, times, range)) if *last == c && range.end == at => (*times, range.end) = (*times + 1, end),
            _ => {
                record(row.replace((c, 1, at..end)), reader);
            }
        }
    }
    record(row, reader);
}

fn record(row: Option<(char, usize, Range<usize>)>, reader: &mut Reader) {
    if let Some((c, times, range)) = row {
        let span = reader.span(range);
        reader.findings.push(finding(c, times, span));
    }
}

/// Records the hidden characters that escapes in a TOML text stand for.
pub fn in_escapes(text: &str, table: &DeTable<'_>, reader: &mut Reader) {
    if text.contains('\\') {
        table.values().for_each(|value| in_value(text, value.get_ref(), value.span(), reader));
    }
}

fn in_value(text: &str, value: &DeValue<'_>, place: Range<usize>, reader: &mut Reader) {
    match value {
        DeValue::String(string) => {
            let found = hidden(string);
            if found.is_empty() {
                return;
            }
            let written = text.get(place.clone()).unwrap_or_default();
            for (range, c) in escapes(written).filter(|(_, c)| found.iter().any(|(_, hidden)| hidden == c)) {
                let span = reader.span(place.start + range.start..place.start + range.end);
                reader.findings.push(finding(c, 1, span));
            }
        }
        DeValue::Array(array) => array.iter().for_each(|it| in_value(text, it.get_ref(), it.span(), reader)),
        DeValue::Table(table) => table.values().for_each(|it| in_value(text, it.get_ref(), it.span(), reader)),
        _ => {}
    }
}

/// The escapes of a TOML string and what they stand for.
fn escapes(written: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + written.get(at..)?.find('\\')?;
            let kind = *written.as_bytes().get(start + 1)?;
            let digits = match kind {
                b'x' => 2,
                b'u' => 4,
                b'U' => 8,
                _ => 0,
            };
            at = start + 2 + digits;
            let code = match kind {
                b'b' => Some(8),
                b'f' => Some(0xc),
                b'r' => Some(0xd),
                b'e' => Some(0x1b),
                b'x' | b'u' | b'U' => {
                    written.get(start + 2..at).and_then(|digits| u32::from_str_radix(digits, 16).ok())
                }
                _ => None,
            };
            if let Some(c) = code.and_then(char::from_u32) {
                return Some((start..at, c));
            }
            // Behind a backslash may stand a character of several bytes, which the text can't be cut in.
            while !written.is_char_boundary(at.min(written.len())) {
                at += 1;
            }
        }
    })
}
