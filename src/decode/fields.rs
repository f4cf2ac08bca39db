//! Reading TOML tables key by key, with the place of everything.
//!
//! `serde` would stop at the first error and read decimals through `f64`; here every error is
//! collected and every value keeps its span.

use super::characters;
use super::scalar::is_id;
use super::syntax::SyntaxErrors;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::domain::period::FiscalYearEnd;
use crate::domain::span::Name;
use crate::domain::{FileId, Located, Span};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// The help where the description of the format says more than one line can.
const FORMAT: &str = "docs/content-format.md shows what stands here";

/// A TOML value with its place.
pub type Value<'i> = Spanned<DeValue<'i>>;

/// What decoding a file needs to know and where its findings go.
#[derive(Debug)]
pub struct Reader {
    /// The file.
    pub file: FileId,
    /// Where the TOML begins in the file: behind the fence of a front matter.
    pub offset: usize,
    /// When the issuer's fiscal years end: periods depend on it.
    pub year_end: FiscalYearEnd,
    /// What was found in tables and values.
    pub findings: Vec<Diagnostic>,
    syntax: SyntaxErrors,
}

impl Reader {
    /// A reader for one file.
    #[must_use]
    pub fn new(file: FileId, offset: usize, year_end: FiscalYearEnd) -> Self {
        Self { file, offset, year_end, findings: Vec::new(), syntax: SyntaxErrors::default() }
    }

    /// The place of a range of the TOML text.
    #[must_use]
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.place(self.offset + range.start..self.offset + range.end)
    }

    /// The place of a range of the whole file.
    #[must_use]
    pub fn place(&self, range: std::ops::Range<usize>) -> Span {
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file: self.file, start: at(range.start), end: at(range.end) }
    }

    /// Records an error at a value, for a decoder that returns nothing then.
    pub fn refuse<T>(&mut self, code: Code, value: &Value<'_>, message: impl Into<String>, help: &str) -> Option<T> {
        let span = self.span(value.span());
        self.findings.push(Diagnostic::error(code, span, message).help(help));
        None
    }

    /// Records that a value has the wrong type.
    pub fn wrong_type<T>(&mut self, value: &Value<'_>, expected: &str) -> Option<T> {
        let found = value.get_ref().type_str();
        let message = format!("expected {expected}, found {} {found}", article(found));
        self.refuse(Code::WrongType, value, message, FORMAT)
    }

    /// The beginning of the file: the place of findings on all of it.
    #[must_use]
    pub fn top(&self) -> Span {
        Span { file: self.file, start: 0, end: 0 }
    }

    /// Reads a whole file or front matter. Syntax errors become findings; what could be read of the
    /// rest is read all the same.
    pub fn document<T>(
        &mut self,
        text: &str,
        what: &'static str,
        read: impl FnOnce(&mut Fields<'_, '_>, &mut Self) -> T,
    ) -> T {
        let (table, errors) = DeTable::parse_recoverable(text);
        characters::in_escapes(text, table.get_ref(), self);
        if errors.is_empty() {
            return self.table(table.get_ref(), what, read);
        }
        let mut syntax = std::mem::take(&mut self.syntax);
        let rest = syntax.without_broken_lines(text, errors, |range| self.span(range));
        self.syntax = syntax;
        self.table(DeTable::parse_recoverable(&rest).0.get_ref(), what, read)
    }

    fn table<T>(
        &mut self,
        table: &DeTable<'_>,
        what: &'static str,
        read: impl FnOnce(&mut Fields<'_, '_>, &mut Self) -> T,
    ) -> T {
        let mut fields = Fields::new(table, self.top(), what);
        let result = read(&mut fields, self);
        fields.finish(self);
        result
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

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// A type that can be read from a TOML value. `None` means that a finding was recorded.
pub trait FromToml: Sized {
    /// Reads the value.
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self>;
}

impl<T: FromToml> FromToml for Located<T> {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let span = reader.span(value.span());
        Some(Self::new(T::from_toml(value, reader)?, span))
    }
}

impl<T: FromToml> FromToml for Vec<T> {
    /// Reads every element before giving up, so that each error is found.
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let Some(array) = value.get_ref().as_array() else { return reader.wrong_type(value, "an array") };
        let mut read = Self::with_capacity(array.len());
        read.extend(array.iter().filter_map(|element| T::from_toml(element, reader)));
        (read.len() == array.len()).then_some(read)
    }
}

impl<T: FromToml> FromToml for Box<[T]> {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        Vec::from_toml(value, reader).map(Vec::into_boxed_slice)
    }
}

impl<T: FromToml> FromToml for Box<T> {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        T::from_toml(value, reader).map(Box::new)
    }
}

/// A table that is read key by key; what nobody asked for is an unknown key.
#[derive(Debug)]
pub struct Fields<'t, 'i> {
    table: &'t DeTable<'i>,
    span: Span,
    what: &'static str,
    asked: Vec<&'static str>,
    missing: Vec<String>,
}

impl<'t, 'i> Fields<'t, 'i> {
    /// Begins to read a table. `what` names it in findings, with its article: `a statement`.
    fn new(table: &'t DeTable<'i>, span: Span, what: &'static str) -> Self {
        Self { table, span, what, asked: Vec::with_capacity(16), missing: Vec::new() }
    }

    /// Begins to read a value that must be a table.
    pub fn of(value: &'t Value<'i>, what: &'static str, reader: &mut Reader) -> Option<Self> {
        match value.get_ref().as_table() {
            Some(table) => Some(Self::new(table, reader.span(value.span()), what)),
            None => reader.wrong_type(value, &format!("{what} (a table)")),
        }
    }

    /// The table itself.
    #[must_use]
    pub fn table(&self) -> &'t DeTable<'i> {
        self.table
    }

    /// The keys that were asked for so far.
    #[must_use]
    pub fn keys(&self) -> &[&'static str] {
        &self.asked
    }

    /// The place of the table.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The value of a key, if it is there.
    pub fn value(&mut self, key: &'static str) -> Option<&'t Value<'i>> {
        self.asked.push(key);
        self.entry(key).map(|(_, value)| value)
    }

    /// Looks a key up by going through the table: with so few keys, hashing takes longer.
    fn entry(&self, key: &str) -> Option<(&'t Spanned<DeString<'i>>, &'t Value<'i>)> {
        self.table.iter().find(|(candidate, _)| candidate.get_ref() == key)
    }

    /// The place of a key.
    #[must_use]
    pub fn key(&self, key: &str, reader: &Reader) -> Option<Span> {
        self.entry(key).map(|(key, _)| reader.span(key.span()))
    }

    /// Whether a key is there, without counting it as read.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// Reads a key that must be there.
    pub fn required<T: FromToml>(&mut self, key: &'static str, reader: &mut Reader) -> Option<T> {
        match self.value(key) {
            Some(value) => T::from_toml(value, reader),
            None => {
                self.missing(&[key]);
                None
            }
        }
    }

    /// Notes that one of these keys must be there; [`Fields::finish`] records it.
    pub fn missing(&mut self, keys: &[&str]) {
        self.missing.push(format!("`{}`", keys.join("` or `")));
    }

    /// Reads a key that may be left out; an unreadable value is a finding and counts as left out.
    pub fn optional<T: FromToml>(&mut self, key: &'static str, reader: &mut Reader) -> Option<T> {
        self.value(key).and_then(|value| T::from_toml(value, reader))
    }

    /// Reads a list that may be left out; elements that can't be read are findings.
    pub fn list<T: FromToml>(&mut self, key: &'static str, reader: &mut Reader) -> Vec<T> {
        match self.value(key).map(|value| (value, value.get_ref().as_array())) {
            None => Vec::new(),
            Some((_, Some(array))) => {
                let mut read = Vec::with_capacity(array.len());
                read.extend(array.iter().filter_map(|element| T::from_toml(element, reader)));
                read
            }
            Some((value, None)) => reader.wrong_type(value, "an array").unwrap_or_default(),
        }
    }

    /// Reads a list that must hold something.
    pub fn some<T: FromToml>(&mut self, key: &'static str, reader: &mut Reader) -> Option<Vec<T>> {
        let list = self.list(key, reader);
        if list.is_empty()
            && self.value(key).is_none_or(|value| value.get_ref().as_array().is_some_and(|a| a.is_empty()))
        {
            self.missing(&[key]);
        }
        (!list.is_empty()).then_some(list)
    }

    /// Reads a key that must be there and that defines an id.
    pub fn id(&mut self, key: &'static str, reader: &mut Reader) -> Option<Name> {
        let id: Name = self.required(key, reader)?;
        if is_id(&id.value) {
            return Some(id);
        }
        let message = format!("`{}` can't be an id", id.value);
        let help = "an id is made of lower-case letters, digits and single hyphens, and is no name of a device such as `con`; labels \
                    can hold anything";
        reader.findings.push(Diagnostic::error(Code::InvalidId, id.span, message).help(help));
        None
    }

    /// Records that a key has no place here, for a reason that only the caller knows.
    pub fn unknown(&self, key: &str, message: String, help: String, reader: &mut Reader) {
        if let Some(span) = self.key(key, reader) {
            reader.findings.push(Diagnostic::error(Code::UnknownKey, span, message).help(help));
        }
    }

    /// Ends reading: keys that must be there and are not, and keys that nobody asked for, are errors.
    pub fn finish(self, reader: &mut Reader) {
        if let [before @ .., last] = &self.missing[..] {
            let keys = if before.is_empty() { last.clone() } else { format!("{} and {last}", before.join(", ")) };
            let message = format!("{} needs {keys}", self.what);
            reader.findings.push(Diagnostic::error(Code::MissingKey, self.span, message).help(FORMAT));
        }
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if !self.asked.contains(&name) {
                let message = format!("`{name}` is no key of {}", self.what);
                let help = did_you_mean(name, self.asked.iter().copied());
                let span = reader.span(key.span());
                reader.findings.push(Diagnostic::error(Code::UnknownKey, span, message).help(help));
            }
        }
    }
}
