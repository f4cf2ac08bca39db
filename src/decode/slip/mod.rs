//! What was meant by a text that is no TOML: the slips of those who know other formats, word processors and spreadsheets.
//!
//! The parser says what it expected. Here each of its errors is told in the reader's own values: what is wrong, and how to
//! mend it. A slip also says how to go on: what to put in its place, byte for byte, so that what stands behind it is read as
//! it was meant, and nothing else is said of what only follows from it.

mod bracket;
mod context;
mod line;
mod quote;
mod sign;
mod twice;
mod value;

use context::Context;
use std::ops::Range;

/// One slip.
#[derive(Debug)]
pub struct Slip {
    /// Where it is.
    pub place: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// A few words for the place; may be empty.
    pub label: &'static str,
    /// How to mend it.
    pub help: String,
    /// Another place that matters, and what is there.
    pub also: Option<(Range<usize>, &'static str)>,
    /// Whether it is a day that was written otherwise.
    pub is_day: bool,
    /// Whether it is a sign that nobody can see.
    pub is_unseen: bool,
    /// Whether more is known of it than what the parser says.
    pub is_known: bool,
    /// How to go on.
    pub mend: Mend,
}

/// How to go on behind a slip.
#[derive(Debug)]
pub enum Mend {
    /// Other bytes, as many, at these places.
    With(Vec<(usize, String)>),
    /// Without these bytes.
    Without(Range<usize>),
    /// Without the line, or without all of the statement that it is a part of where its brackets don't pair.
    WithoutLine,
}

impl Slip {
    fn new(place: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        let (message, help) = (message.into(), help.into());
        Self {
            place,
            message,
            label: "",
            help,
            also: None,
            is_day: false,
            is_unseen: false,
            is_known: true,
            mend: Mend::WithoutLine,
        }
    }

    fn mended(self, mend: Mend) -> Self {
        Self { mend, ..self }
    }

    fn labelled(self, label: &'static str) -> Self {
        Self { label, ..self }
    }

    fn also(self, place: Range<usize>, label: &'static str) -> Self {
        Self { also: Some((place, label)), ..self }
    }
}

/// An error of the parser, and what stands around it.
struct Around<'t> {
    text: &'t str,
    /// Where the parser gave up.
    error: Range<usize>,
    /// What it says.
    says: &'t str,
    /// The line, without its end.
    line: Range<usize>,
    /// What is open where the line begins.
    before: Context,
    /// What is open at the error.
    context: Context,
}

impl<'t> Around<'t> {
    /// The line's text.
    fn words(&self) -> &'t str {
        &self.text[self.line.clone()]
    }

    /// Whether nothing is open where the line begins.
    fn is_outside(&self) -> bool {
        self.before.open.is_empty() && self.before.string.is_none()
    }
}

/// What an error of the parser in a text is. What the parser found before it is mended.
pub fn told(text: &str, error: Range<usize>, says: &str) -> Slip {
    let line = line_at(text, error.start);
    let mut context = Context::default();
    context.advance(text, line.start);
    let before = context.clone();
    context.advance(text, error.start);
    let around = Around { text, error, says, line, before, context };
    sign::slip(&around)
        .or_else(|| twice::slip(&around))
        .or_else(|| line::slip(&around))
        .or_else(|| quote::slip(&around))
        .or_else(|| bracket::slip(&around))
        .or_else(|| value::slip(&around))
        .unwrap_or_else(|| unknown(around.error, says))
}

/// What is said of an error where no slip is known.
pub fn unknown(error: Range<usize>, says: &str) -> Slip {
    let says = says.trim().replace('\n', "; ");
    if says.starts_with("invalid date") || says.starts_with("invalid time") {
        let help = "write year-month-day, such as 2024-05-19, or an instant, such as 2024-05-19T17:00:00-04:00";
        return Slip { is_day: true, ..Slip::new(error, says, help) };
    }
    let help = "a fact is a line such as `title = \"First Quarter 2024\"`, texts in straight quotes, lists in `[...]` with commas \
                between their elements; `irbook explain toml-syntax` shows the usual slips";
    Slip { is_known: false, ..Slip::new(error, format!("this is not TOML: {says}"), help) }
}

/// The text to go on with, in which all places are where they were. What was mended and is an error `again` is left out.
pub fn mended(text: &str, slip: &Slip, again: bool) -> String {
    let mut bytes = text.as_bytes().to_vec();
    match &slip.mend {
        Mend::With(parts) if !again => {
            for (at, part) in parts {
                if let Some(bytes) = bytes.get_mut(*at..at + part.len()) {
                    bytes.copy_from_slice(part.as_bytes());
                }
            }
        }
        Mend::Without(part) if !again => blank(&mut bytes, part.clone()),
        _ => {}
    }
    match String::from_utf8(bytes) {
        Ok(mended) if mended != text => mended,
        _ => without(text, slip.place.start),
    }
}

/// A text without the line of a place, or without its statement where the brackets of the line don't pair.
fn without(text: &str, at: usize) -> String {
    let line = line_at(text, at);
    let part = if pairs(&text[line.clone()]) { line } else { statement_at(text, &line) };
    let mut bytes = text.as_bytes().to_vec();
    blank(&mut bytes, part);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether the brackets of a line pair, whatever its quotes are.
fn pairs(line: &str) -> bool {
    let count = |signs: [char; 2]| line.matches(signs[0]).count() == line.matches(signs[1]).count();
    count(['[', ']']) && count(['{', '}'])
}

fn blank(bytes: &mut [u8], part: Range<usize>) {
    bytes[part].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
}

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
fn begins_statement(line: &str) -> bool {
    header(line).is_some() || line.starts_with(is_of_key) && key_of(line).is_some()
}

/// The name of the table that a line begins; a list in a list is none.
fn header(line: &str) -> Option<&str> {
    let inside = line.split('#').next().unwrap_or_default().trim();
    let name = inside.strip_prefix('[')?.trim_start_matches('[').strip_suffix(']')?.trim_end_matches(']').trim();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| is_of_key(c) || matches!(c, '.' | ' ' | '"'))
        && !matches!(name, "true" | "false" | "inf" | "nan");
    is_name.then_some(name)
}

/// The key that a line sets.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim();
    (!key.is_empty() && key.chars().all(|c| is_of_key(c) || c == '.')).then_some(key)
}

fn is_of_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// A value as TOML takes it: as it is where it does already, else in quotes.
fn typed(value: &str) -> String {
    let value = value.trim();
    let is_value = toml::de::DeTable::parse(&format!("a = {value}")).is_ok() && !value.is_empty();
    if is_value { value.to_owned() } else { quoted(value) }
}

/// A text in the quotes that fit it.
fn quoted(text: &str) -> String {
    let text = text.trim();
    if text.contains(['"', '\\']) && !text.contains('\'') { format!("'{text}'") } else { format!("{text:?}") }
}

/// A text of the reader's, short enough to be repeated.
fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.trim();
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}...", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
