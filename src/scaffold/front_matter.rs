//! Keys as lines of TOML: those that must be there to be filled in, the others as comments.

use crate::decode::{Key, Need, Shape, Table, offset};

/// How deep tables within tables are shown; the reader of the file finds the rest by `irbook keys`.
const DEPTH: usize = 2;

/// Keys that may be left out and that nearly every such document states: what is forgotten of them is missed by readers.
const ASKED: [&str; 3] = ["ex_date", "record_date", "payment_date"];

/// Whether a key must be there, or may have to.
pub(super) fn is_needed(key: &Key) -> bool {
    matches!(key.need, Need::Required | Need::When(_))
}

/// The line of a key that has a value.
pub(super) fn given(key: &str, value: &str) -> String {
    format!("{key} = {value}\n")
}

/// The line of a key: to be filled in where it is needed, else as a comment with its example.
pub(super) fn line(key: &Key, zone: &str) -> String {
    let meaning = key.meaning;
    let example = example(key, zone);
    match key.need {
        Need::Required if key.shape.is_list() => format!("{} = [] # {meaning} Such as {example}\n", key.name),
        Need::Required => format!("{} = \"\" # {meaning} Such as {example}\n", key.name),
        Need::When(when) => format!("{} = \"\" # {meaning} {}. Such as {example}\n", key.name, capital(when)),
        Need::Optional if ASKED.contains(&key.name) => {
            format!("{} = \"\" # {meaning} Such as {example}; delete the line where none is stated.\n", key.name)
        }
        Need::Optional | Need::With(..) => format!("# {} = {example} # {meaning}\n", key.name),
    }
}

/// The keys of a table, those with values first: a table of TOML ends where the next begins.
pub(super) fn table(
    path: &str,
    table: &Table,
    is_list: bool,
    is_needed_here: bool,
    depth: usize,
    zone: &str,
) -> String {
    let mark = if is_needed_here { "" } else { "# " };
    let header = if is_list { format!("[[{path}]]") } else { format!("[{path}]") };
    let (within, values): (Vec<&Key>, Vec<&Key>) = table.all().partition(|key| own_table(key).is_some());
    let mut text = format!("{mark}{header}\n");
    for key in values {
        let line = line(key, zone);
        text += &if line.starts_with("# ") { line } else { format!("{mark}{line}") };
    }
    for key in within {
        let Some((inner, is_list)) = own_table(key) else { continue };
        let path = format!("{path}.{}", key.name);
        let is_needed = is_needed_here && key.need == Need::Required;
        text += &if depth < DEPTH || is_needed {
            format!("\n# {}\n{}", key.meaning, self::table(&path, inner, is_list, is_needed, depth + 1, zone))
        } else {
            format!("# [[{path}]] # {}\n", key.meaning)
        };
    }
    text
}

/// The table that a key's value is, where it has a header of its own, and whether there may be several. Moments are values.
pub(super) fn own_table(key: &Key) -> Option<(&'static Table, bool)> {
    fn of(shape: &Shape) -> Option<(&'static Table, bool)> {
        match shape {
            Shape::Table(table) => Some((table(), false)),
            Shape::List(inner) => of(inner).map(|(table, _)| (table, true)),
            Shape::Either(shapes) => shapes.iter().find_map(of),
            _ => None,
        }
    }
    of(&key.shape).filter(|(table, _)| key.example.is_empty() && !is_moment(table))
}

/// A day, or an instant, in a zone.
fn is_moment(table: &Table) -> bool {
    table.what == "a moment"
}

/// A value of a key. What is called `at` has a time, and a dividend's days have none.
fn example(key: &Key, zone: &str) -> String {
    let moment = || match key.name {
        "at" | "also" => {
            let at = "2024-06-21T10:00:00";
            format!("{{ at = {at}{}, zone = \"{zone}\" }}", offset(at, zone))
        }
        _ => "2024-06-21".to_owned(),
    };
    key.typed_example().unwrap_or_else(moment)
}

/// Words as the beginning of a sentence.
fn capital(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
