//! Values with their places, and where the findings on them go.
//!
//! `serde` would stop at the first error and read decimals through `f64`; here every error is
//! collected and every value keeps its span.

use super::astray::Astray;
use super::doubt::Doubt;
use super::pool::Pool;
use super::syntax::SyntaxErrors;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::period::FiscalCalendar;
use crate::domain::{Conventions, FileId, Span};
use chrono_tz::Tz;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// The help where the description of the format says more than one line can.
pub const FORMAT: &str = "`irbook explain content-format` shows what stands here";

/// A TOML value with its place.
pub type Value<'i> = Spanned<DeValue<'i>>;

/// The zone of the days that a document gives without one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentZone {
    /// The file has none.
    #[default]
    None,
    /// It is missing or can't be read, which is an error of its own.
    Unreadable,
    /// The zone of its dateline.
    Of(Tz),
}

/// What decoding a file needs to know and where its findings go.
#[derive(Debug)]
pub struct Reader {
    /// The file.
    pub file: FileId,
    /// Where the TOML begins in the file: behind the fence of a front matter.
    pub offset: usize,
    /// The issuer's fiscal years: periods depend on them.
    pub calendar: FiscalCalendar,
    /// How the document writes figures.
    pub conventions: Conventions,
    /// In which zone days are that say none: that of the document, or of the issuer where a file is none.
    pub zone: DocumentZone,
    /// Keys below a header that belong above it, with the tables that they are of.
    pub(super) astray: Vec<Astray>,
    /// What was found in tables and values.
    pub findings: Vec<Diagnostic>,
    /// The ids, labels and names that were read so far.
    pub(super) pool: Pool,
    /// What can be judged of cells only with the rest of their statement.
    pub(super) doubts: Vec<Doubt>,
    syntax: SyntaxErrors,
    /// The characters that were mended, in order: fewer bytes stand there while the text is read.
    mended: Vec<Range<usize>>,
}

impl Reader {
    /// A reader for one file.
    #[must_use]
    pub fn new(file: FileId, offset: usize, calendar: FiscalCalendar) -> Self {
        Self {
            file,
            offset,
            calendar,
            conventions: Conventions::default(),
            zone: DocumentZone::default(),
            astray: Vec::new(),
            findings: Vec::new(),
            pool: Pool::default(),
            doubts: Vec::new(),
            syntax: SyntaxErrors::default(),
            mended: Vec::new(),
        }
    }

    /// The place of a range of the TOML text, around whole characters.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let cut = self.mended.iter().filter(|it| it.start < range.end && range.start < it.end);
        let (start, end) =
            cut.fold((range.start, range.end), |(start, end), it| (start.min(it.start), end.max(it.end)));
        self.place(self.offset + start..self.offset + end)
    }

    /// The place of a range of the whole file.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Span {
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file: self.file, start: at(range.start), end: at(range.end) }
    }

    /// The beginning of the file: the place of findings on all of it.
    #[must_use]
    pub fn top(&self) -> Span {
        Span { file: self.file, start: 0, end: 0 }
    }

    /// Records an error at a value, for a decoder that returns nothing then.
    pub fn refuse<T>(&mut self, code: Code, value: &Value<'_>, message: impl Into<String>, help: &str) -> Option<T> {
        let span = self.span(value.span());
        self.refuse_at(code, span, message, help)
    }

    /// Records an error at a place, for a decoder that returns nothing then.
    pub fn refuse_at<T>(&mut self, code: Code, span: Span, message: impl Into<String>, help: &str) -> Option<T> {
        self.findings.push(Diagnostic::error(code, span, message).help(help));
        None
    }

    /// Records that a value has the wrong type.
    pub fn wrong_type<T>(&mut self, value: &Value<'_>, expected: &str) -> Option<T> {
        let message = format!("expected {expected}, found {}", noun(value.get_ref()));
        let help = meant(value.get_ref(), expected).map(|meant| format!("write {meant}"));
        self.refuse(Code::WrongType, value, message, help.as_deref().unwrap_or(FORMAT))
    }

    /// Records the syntax errors of the TOML text and returns it without them.
    pub fn mended(&mut self, text: &str) -> String {
        let mut syntax = std::mem::take(&mut self.syntax);
        let rest = syntax.mended(text, |range| self.span(range));
        self.syntax = syntax;
        let characters = text.char_indices().map(|(at, c)| at..at + c.len_utf8()).filter(|it| it.len() > 1);
        self.mended = characters.filter(|it| text.as_bytes()[it.clone()] != rest.as_bytes()[it.clone()]).collect();
        rest
    }

    /// Whether nothing was found so far.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty() && self.syntax.is_empty()
    }

    /// Whether the file is TOML throughout: else keys may have been read as another table's.
    #[must_use]
    pub fn is_toml(&self) -> bool {
        self.syntax.is_empty()
    }

    /// What was found, without what only follows from syntax errors.
    #[must_use]
    pub fn into_findings(self) -> Vec<Diagnostic> {
        self.syntax.with_others(self.findings)
    }
}

/// What a value is, in words.
pub(super) fn noun(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(true) => "`true`",
        DeValue::Boolean(false) => "`false`",
        DeValue::Datetime(it) if it.date.is_none() => "a time of day",
        DeValue::Datetime(it) if it.time.is_none() => "a day",
        DeValue::Datetime(_) => "a day with its time",
        DeValue::Array(_) => "a list in brackets",
        DeValue::Table(_) => "a table",
    }
}

/// A value as it was meant, where only its quotes are wrong.
fn meant(value: &DeValue<'_>, expected: &str) -> Option<String> {
    let is_whole = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match value {
        DeValue::String(text) if expected == "true or false" => match text.trim().to_lowercase().as_str() {
            "true" | "yes" => Some("true, without quotes".to_owned()),
            "false" | "no" => Some("false, without quotes".to_owned()),
            _ => None,
        },
        DeValue::String(text) if expected == "a whole number" && is_whole(text.trim()) => {
            Some(format!("{}, without quotes", text.trim()))
        }
        DeValue::Integer(it) if expected == "a text in quotes" => Some(format!("\"{}\"", it.as_str())),
        DeValue::Float(it) if expected == "a text in quotes" => Some(format!("\"{}\"", it.as_str())),
        DeValue::Datetime(it) if expected == "a text in quotes" => Some(format!("\"{it}\"")),
        _ => None,
    }
}
