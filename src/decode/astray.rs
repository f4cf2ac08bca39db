//! Keys below a header that belong above it: what stands below `[results]` is a key of that table, up to the next header.

use std::ops::Range;

/// A key below a header that belongs above it.
#[derive(Debug)]
pub struct Astray {
    /// The key.
    pub key: String,
    /// Where it stands in the TOML text.
    pub place: Range<usize>,
    /// What findings call the table that it is a key of.
    pub of: &'static str,
    /// The header below which it stands, as it is typed.
    pub below: String,
    /// The header of the table that it is a key of; `None` for the file itself.
    pub belongs: Option<String>,
}

impl Astray {
    /// Whether it is a key that a table misses.
    pub fn is_key_of(&self, table: &str, key: &str) -> bool {
        self.of == table && self.key == key
    }

    /// How to mend it.
    pub fn help(&self) -> String {
        let below = &self.below;
        match &self.belongs {
            None => format!(
                "it belongs above `{below}`: below a header, each key is one of that table, up to the next header"
            ),
            Some(header) => format!("it belongs above `{below}`, right below `{header}`"),
        }
    }
}
