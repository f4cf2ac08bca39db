//! Reading a table key by key, as it is declared.

use super::astray::Astray;
use super::below_header::astray;
use super::declaration::{Key, Table};
use super::reader::{FORMAT, Reader, Value, noun};
use super::value::{FromToml, form, no_list};
use super::{characters, plain};
use crate::diagnostic::{Code, Diagnostic, did_you_mean, nearest};
use crate::domain::Span;
use toml::Spanned;
use toml::de::{DeString, DeTable};

/// Reads a whole file or front matter. Syntax errors become findings; what could be read of the
/// rest is read all the same.
pub fn document<T>(
    text: &str,
    declared: &'static Table,
    reader: &mut Reader,
    read: impl FnOnce(&mut Fields<'_, '_>, &mut Reader) -> T,
) -> T {
    let (table, errors) = DeTable::parse_recoverable(text);
    characters::in_escapes(text, table.get_ref(), reader);
    plain::in_strings(text, table.get_ref(), reader);
    if errors.is_empty() {
        reader.astray = astray(text, table.get_ref(), declared);
        return read(&mut Fields::new(table.get_ref(), reader.top(), declared), reader);
    }
    let rest = reader.mended(text);
    let table = DeTable::parse_recoverable(&rest).0;
    reader.astray = astray(&rest, table.get_ref(), declared);
    read(&mut Fields::new(table.get_ref(), reader.top(), declared), reader)
}

/// A table that is read key by key.
#[derive(Debug)]
pub struct Fields<'t, 'i> {
    table: &'t DeTable<'i>,
    span: Span,
    declared: &'static Table,
    excluded: &'static [&'static str],
    missing: Vec<String>,
}

impl<'t, 'i> Fields<'t, 'i> {
    fn new(table: &'t DeTable<'i>, span: Span, declared: &'static Table) -> Self {
        Self { table, span, declared, excluded: &[], missing: Vec::new() }
    }

    /// Begins to read a value that must be a table.
    pub fn of(value: &'t Value<'i>, declared: &'static Table, reader: &mut Reader) -> Option<Self> {
        match value.get_ref().as_table() {
            Some(table) => Some(Self::new(table, reader.span(value.span()), declared)),
            None => {
                let message = format!("expected {} (a table), found {}", declared.what, noun(value.get_ref()));
                let help = form(declared, value).map(|form| format!("write {form}"));
                reader.refuse(Code::WrongType, value, message, help.as_deref().unwrap_or(FORMAT))
            }
        }
    }

    /// The table itself.
    #[must_use]
    pub fn table(&self) -> &'t DeTable<'i> {
        self.table
    }

    /// The place of the table.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The value of a key, if it is there.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&'t Value<'i>> {
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

    /// Whether a key is there.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// Reads a key that must be there.
    pub fn required<T: FromToml>(&mut self, key: &'static str, reader: &mut Reader) -> Option<T::Output> {
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
    pub fn optional<T: FromToml>(&self, key: &'static str, reader: &mut Reader) -> Option<T::Output> {
        self.value(key).and_then(|value| T::from_toml(value, reader))
    }

    /// Reads a list that may be left out; elements that can't be read are findings.
    pub fn list<T: FromToml>(&self, key: &'static str, reader: &mut Reader) -> Vec<T::Output> {
        match self.value(key).map(|value| (value, value.get_ref().as_array())) {
            None => Vec::new(),
            Some((_, Some(array))) => {
                let mut read = Vec::with_capacity(array.len());
                read.extend(array.iter().filter_map(|element| T::from_toml(element, reader)));
                read
            }
            Some((value, None)) => no_list(value, &T::SHAPE, reader).unwrap_or_default(),
        }
    }

    /// Reads a list that must hold something.
    pub fn some<T: FromToml>(&mut self, key: &'static str, reader: &mut Reader) -> Option<Vec<T::Output>> {
        let list = self.list::<T>(key, reader);
        let is_empty = |value: &Value<'_>| value.get_ref().as_array().is_some_and(|array| array.is_empty());
        if list.is_empty() && self.value(key).is_none_or(is_empty) {
            self.missing(&[key]);
        }
        (!list.is_empty()).then_some(list)
    }

    /// Takes keys for undeclared: those that have no place beside the others that are there.
    pub fn exclude(&mut self, keys: &'static [&'static str]) {
        self.excluded = keys;
    }

    /// Records that a key has no place here, for a reason that only the caller knows.
    pub fn unknown(&self, key: &str, message: String, help: &str, reader: &mut Reader) {
        if let Some(span) = self.key(key, reader) {
            reader.findings.push(Diagnostic::error(Code::UnknownKey, span, message).help(help));
        }
    }

    /// Ends reading: keys that must be there and are not, and keys that are not declared, are errors.
    pub fn finish(&mut self, reader: &mut Reader) {
        let what = self.declared.what;
        let is_key = |key: &&Key| !self.excluded.contains(&key.name);
        let keys: Vec<&str> = self.declared.all().filter(is_key).map(|key| key.name).collect();
        let typed = self.table.keys().map(|key| &**key.get_ref()).filter(|name: &&str| !keys.contains(name));
        // A key that is typed wrong isn't missing besides.
        let meant: Vec<String> =
            typed.filter_map(|name| nearest(name, keys.iter().copied())).map(|key| format!("`{key}`")).collect();
        self.missing.retain(|keys| {
            if meant.contains(keys) {
                return false;
            }
            // What stands below a header instead is told there.
            let is_astray = |key: &str| reader.astray.iter().any(|it| it.is_key_of(what, key));
            !keys.split(" or ").any(|key| is_astray(key.trim_matches('`')))
        });
        if let [before @ .., last] = &self.missing[..] {
            let keys = if before.is_empty() { last.clone() } else { format!("{} and {last}", before.join(", ")) };
            let message = format!("{what} needs {keys}");
            reader.findings.push(Diagnostic::error(Code::MissingKey, self.span, message).help(FORMAT));
        }
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if !keys.contains(&name) {
                let message = format!("`{name}` is no key of {what}");
                let meant = reader.astray.iter().find(|it| it.place == key.span());
                let help = meant.map_or_else(|| did_you_mean(name, &keys), Astray::help);
                let span = reader.span(key.span());
                reader.findings.push(Diagnostic::error(Code::UnknownKey, span, message).help(help));
            }
        }
    }
}
