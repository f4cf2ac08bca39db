//! What a table declares of its keys, as plain data: reading, the description of the format and whatever else tells of keys
//! follow from it.

use super::reader::{Reader, Value};

/// A part of the format: the tables of a file, or of a kind of document.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The file's path, the kind's id, or what the table is.
    pub name: &'static str,
    /// Its tables, each ahead of those within it.
    pub tables: &'static [&'static Table],
}

/// A table and its keys, declared by `table!`.
#[derive(Debug)]
pub struct Table {
    /// What findings call it, with its article: `a statement`.
    pub what: &'static str,
    /// Where it stands, in Markdown: a file, or the header or key of the table.
    pub place: &'static str,
    /// What it tells, in Markdown.
    pub meaning: &'static str,
    /// Its keys, in the order in which findings name them.
    pub keys: &'static [Key],
    /// Keys that are declared elsewhere: those of the kinds of documents.
    pub further: &'static [Key],
}

impl Table {
    /// All keys.
    pub fn all(&self) -> impl Iterator<Item = &'static Key> {
        self.keys.iter().chain(self.further)
    }
}

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key as it is typed.
    pub name: &'static str,
    /// What values it takes.
    pub shape: Shape,
    /// Whether it must be there.
    pub need: Need,
    /// What it means, in Markdown.
    pub meaning: &'static str,
    /// A value as it is typed, but for the quotes of a text; empty where the keys of its table have examples.
    pub example: &'static str,
    /// Whether the key's decoder takes a value.
    pub takes: fn(&Value<'_>, &mut Reader) -> bool,
}

impl Key {
    /// The example as TOML; `None` where the keys of its table have examples.
    #[must_use]
    pub fn typed_example(&self) -> Option<String> {
        let example = if self.shape.is_text() { format!("\"{}\"", self.example) } else { self.example.to_owned() };
        (!self.example.is_empty()).then_some(example)
    }
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// In every such table.
    Required,
    /// In none.
    Optional,
    /// Where the words say: `without wording`.
    When(&'static str),
    /// Where another key of the table has a value; elsewhere it is no key.
    With(&'static str, &'static str),
}

/// The values that a key takes.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text in quotes, and what it has to be.
    Text(&'static str),
    /// One of a few words in quotes.
    Word(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A whole number from 0 up to this.
    Whole(u32),
    /// A figure as it is printed: a text, or a whole number without quotes.
    Figure,
    /// A day without quotes.
    Date,
    /// A day and a time with their offset, without quotes.
    Instant,
    /// A list whose elements are such.
    List(&'static Shape),
    /// A table with declared keys. It may be one within another of its own: only a function can name it then.
    Table(fn() -> &'static Table),
    /// A table whose keys are ids of the document, with such values.
    ByName(&'static Shape),
    /// A table whose keys are the names of fiscal years, with such values.
    ByYear(&'static Shape),
    /// Either of these.
    Either(&'static [Shape]),
}

impl Shape {
    /// Whether its values are lists, or the first that it names are.
    #[must_use]
    pub fn is_list(&self) -> bool {
        match self {
            Self::List(_) => true,
            Self::Either([first, ..]) => first.is_list(),
            _ => false,
        }
    }

    /// Whether its values, or the first that it names, stand in quotes.
    fn is_text(&self) -> bool {
        match self {
            Self::Text(_) | Self::Word(_) | Self::Figure => true,
            Self::Either([first, ..]) => first.is_text(),
            _ => false,
        }
    }
}
