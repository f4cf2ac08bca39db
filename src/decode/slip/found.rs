//! A slip, and what stands around an error of the parser.

use super::context::Context;
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
    pub(super) fn new(place: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
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

    pub(super) fn mended(self, mend: Mend) -> Self {
        Self { mend, ..self }
    }

    pub(super) fn labelled(self, label: &'static str) -> Self {
        Self { label, ..self }
    }

    pub(super) fn also(self, place: Range<usize>, label: &'static str) -> Self {
        Self { also: Some((place, label)), ..self }
    }
}

/// An error of the parser, and what stands around it.
pub(super) struct Around<'t> {
    pub(super) text: &'t str,
    /// Where the parser gave up.
    pub(super) error: Range<usize>,
    /// What it says.
    pub(super) says: &'t str,
    /// The line, without its end.
    pub(super) line: Range<usize>,
    /// What is open where the line begins.
    pub(super) before: Context,
    /// What is open at the error.
    pub(super) context: Context,
}

impl<'t> Around<'t> {
    /// The line's text.
    pub(super) fn words(&self) -> &'t str {
        &self.text[self.line.clone()]
    }

    /// Whether nothing is open where the line begins.
    pub(super) fn is_outside(&self) -> bool {
        self.before.open.is_empty() && self.before.string.is_none()
    }
}

/// What is said of an error where no slip is known.
pub fn unknown(error: Range<usize>, says: &str) -> Slip {
    let says = says.trim().replace('\n', "; ");
    if says.starts_with("invalid date") || says.starts_with("invalid time") {
        let help = "write year-month-day, such as 2024-05-19, or an instant, such as 2024-05-19T17:00:00-04:00";
        let expected = says.split_once("expected ").filter(|(_, expected)| expected.contains(" between "));
        let message = match expected {
            Some((_, expected)) => format!("this is no date: {expected} is expected"),
            None => "this is no date".to_owned(),
        };
        return Slip { is_day: true, ..Slip::new(error, message, help) };
    }
    let help = "a fact is a line such as `title = \"First Quarter 2024\"`, texts in straight quotes, lists in `[...]` with commas \
                between their elements; `irbook explain toml-syntax` shows the usual slips";
    Slip { is_known: false, ..Slip::new(error, format!("this is not TOML: {says}"), help) }
}
