//! The keys of a part of the format, for reading in a terminal.

use crate::decode::{FILES, Key, Need, Part, Shape, Table, parts};
use crate::domain::Kind;
use unicode_width::UnicodeWidthStr;

/// Columns of a line.
const WIDTH: usize = 100;

/// Everything whose keys can be asked for: each name with its part. Files have two: `site` and `site.toml`.
fn asked() -> impl Iterator<Item = (&'static str, Part)> {
    let short = FILES.iter().filter_map(|file| Some((file.name, parts().find(|part| part.name == file.part)?)));
    let kinds = parts().filter(|part| Kind::ALL.into_iter().any(|kind| kind.id() == part.name));
    short.chain(parts().filter(|part| part.name == "metrics").map(|part| ("observation", part))).chain(
        parts().filter(|part| part.name == "moment").map(|part| (part.name, part)).chain(kinds.map(|it| (it.name, it))),
    )
}

/// The names by which keys can be asked for.
pub fn names() -> impl Iterator<Item = &'static str> {
    asked().map(|(name, _)| name)
}

/// What can be asked for, one a line, with what it is.
#[must_use]
pub fn listed() -> String {
    let all: Vec<(&str, Part)> = asked().collect();
    let width = all.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let row = |(name, part): &(&str, Part)| match part.tables {
        [table, ..] => beside(&format!("{name:width$}  "), &format!("{}: {}", table.place, first(table.meaning))),
        [] => String::new(),
    };
    all.iter().map(row).collect()
}

/// The first sentence.
fn first(meaning: &str) -> &str {
    meaning.split_once(". ").map_or(meaning, |(first, _)| first).trim_end_matches('.')
}

/// The keys of what a name stands for: a kind of file or its path, a kind of document, a table such as `statement`. `None` where
/// it stands for nothing.
#[must_use]
pub fn described(name: &str) -> Option<String> {
    let name = name.trim_matches(['[', ']']);
    let last = || name.rsplit_once('.').and_then(|(_, last)| described_as(last));
    described_as(name).or_else(last)
}

fn described_as(name: &str) -> Option<String> {
    let found = asked().find(|(known, part)| *known == name || part.name == name).map(|(_, part)| part);
    let tables: Vec<&'static Table> = match found {
        Some(part) => part.tables.to_vec(),
        None => {
            let file = crate::decode::File::at(name.trim_start_matches("./"));
            match file.and_then(|file| parts().find(|part| part.name == file.part)) {
                Some(part) => part.tables.to_vec(),
                None => within(parts().flat_map(|part| part.tables).copied().filter(|it| word(it) == name).collect()),
            }
        }
    };
    (!tables.is_empty()).then(|| tables.into_iter().map(table).collect::<Vec<_>>().join("\n"))
}

/// Tables, and those in them.
fn within(mut tables: Vec<&'static Table>) -> Vec<&'static Table> {
    fn of(shape: Shape, found: &mut Vec<&'static Table>) {
        match shape {
            Shape::Table(table) if !found.iter().any(|known| std::ptr::eq(*known, table())) => found.push(table()),
            Shape::List(inner) | Shape::ByName(inner) | Shape::ByYear(inner) => of(*inner, found),
            Shape::Either(shapes) => shapes.iter().for_each(|shape| of(*shape, found)),
            _ => {}
        }
    }
    let mut at = 0;
    while let Some(table) = tables.get(at).copied() {
        table.all().for_each(|key| of(key.shape, &mut tables));
        at += 1;
    }
    tables
}

/// What a table is called, without its article and with hyphens.
pub(super) fn word(table: &Table) -> String {
    table.what.split_once(' ').map_or(table.what, |(_, what)| what).replace(' ', "-")
}

fn table(table: &Table) -> String {
    let head = match table.place.trim_matches('`') == table.what {
        true => table.place.to_owned(),
        false => format!("{} ({})", table.what, table.place),
    };
    let keys: Vec<String> = table.all().map(key).collect();
    format!("{head}\n{}\n{}", beside("  ", table.meaning), keys.concat())
}

/// A key: its name and need, what it means, and an example.
fn key(key: &Key) -> String {
    let need = match key.need {
        Need::Required => "required".to_owned(),
        Need::Optional => "optional".to_owned(),
        Need::When(words) => format!("required {words}"),
        Need::With(other, word) => format!("required with {other} = \"{word}\", else no key"),
    };
    let mut text = wrapped("  ", 8, &format!("{}: {need}; {}", key.name, value(key.shape)));
    text += &beside("      ", key.meaning);
    if let Some(example) = key.typed_example() {
        text += &format!("      {} = {example}\n", key.name);
    }
    text
}

/// What values a key takes, in words.
fn value(shape: Shape) -> String {
    match shape {
        Shape::Text(what) => what.to_owned(),
        Shape::Word(words) => words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", "),
        Shape::Flag => "true or false".to_owned(),
        Shape::Whole(u32::MAX) => "whole number".to_owned(),
        Shape::Whole(most) => format!("whole number up to {most}"),
        Shape::Figure => "figure".to_owned(),
        Shape::Date => "date without quotes".to_owned(),
        Shape::Instant => "instant without quotes".to_owned(),
        Shape::List(inner) => format!("list, each {}", value(*inner)),
        Shape::Table(table) => format!("{} (table)", table().what),
        Shape::ByName(inner) => format!("table of ids, each with {}", value(*inner)),
        Shape::ByYear(inner) => format!("table of fiscal years, each with {}", value(*inner)),
        Shape::Either(shapes) => shapes.iter().map(|shape| value(*shape)).collect::<Vec<_>>().join("; or "),
    }
}

/// A text beside what begins its first line, wrapped at [`WIDTH`]; the following lines are indented likewise.
fn beside(begin: &str, text: &str) -> String {
    wrapped(begin, begin.width(), text)
}

/// Likewise, with another indent.
fn wrapped(begin: &str, indent: usize, text: &str) -> String {
    let mut lines = begin.to_owned();
    let mut at = begin.width();
    for (index, word) in text.split_whitespace().enumerate() {
        let width = word.width();
        if index > 0 && at + 1 + width > WIDTH {
            lines = format!("{}\n{}", lines.trim_end(), " ".repeat(indent));
            at = indent;
        } else if index > 0 {
            lines.push(' ');
            at += 1;
        }
        lines += word;
        at += width;
    }
    lines.trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_listed_can_be_asked_for_and_fits_a_line() {
        for name in names() {
            let text = described(name).unwrap();
            for line in text.lines().chain(listed().lines()) {
                let is_example = line.starts_with("      ") && line.contains(" = ");
                assert!(line.width() <= WIDTH || is_example, "{line}");
                assert_eq!(line.trim_end(), line);
            }
        }
        assert_eq!(described("dividends"), None);
    }

    #[test]
    fn names_are_of_one_thing_each_and_every_part_has_one() {
        let mut all: Vec<&str> = names().collect();
        let parts_named = asked().map(|(_, part)| part.name).collect::<Vec<_>>();
        assert!(parts().all(|part| parts_named.contains(&part.name)));
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn a_key_says_whether_it_is_required_and_has_an_example() {
        let statement = described("statement").unwrap();
        assert!(
            statement.starts_with("a statement (`[[statements]]`)\n  A table of figures.\n\n  id: required; id\n"),
            "{statement}"
        );
        assert!(statement.contains("\n      id = \"operations\"\n"));
        let announcement = described("content/announcements/x/announcement.md").unwrap();
        assert!(
            announcement.contains("\n  dividend: required with kind = \"dividend\", else no key; "),
            "{announcement}"
        );
    }
}
