//! The declarations of all tables, and what the description of the format tells of them.

use irbook::decode::{Key, Need, Part, Shape, Table, parts};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The words and the place of each table that a file of the decoders declares.
fn declared(text: &str) -> Vec<(String, String)> {
    let tables = text.split("\ntable! {").skip(1);
    tables
        .map(|table| {
            let behind = &table[table.find(" static ").expect("a table is a static")..];
            let mut quoted = behind.split('"').skip(1).step_by(2);
            let mut next = || quoted.next().unwrap_or_default().to_owned();
            (next(), next())
        })
        .collect()
}

#[test]
fn every_table_that_is_declared_is_a_part_of_the_format() {
    let entries = WalkDir::new(repository().join("src/decode")).into_iter().map(|entry| entry.unwrap().into_path());
    let files = entries.filter(|path| path.extension().is_some_and(|it| it == "rs"));
    let texts = files.map(|path| fs::read_to_string(path).unwrap());
    let declared: Vec<(String, String)> = texts.flat_map(|text| declared(&text)).collect();
    let listed = parts().flat_map(|part| part.tables).map(|table| (table.what.to_owned(), table.place.to_owned()));
    let listed: BTreeSet<(String, String)> = listed.collect();
    assert_eq!(declared.len(), listed.len());
    assert_eq!(declared.into_iter().collect::<BTreeSet<_>>(), listed);
}

#[test]
fn every_table_within_another_is_a_part_of_the_format() {
    fn within(shape: Shape, found: &mut Vec<&'static Table>) {
        match shape {
            Shape::Table(table) => found.push(table()),
            Shape::List(inner) | Shape::ByName(inner) | Shape::ByYear(inner) => within(*inner, found),
            Shape::Either(shapes) => shapes.iter().for_each(|shape| within(*shape, found)),
            _ => {}
        }
    }
    let listed: Vec<&Table> = parts().flat_map(|part| part.tables.iter().copied()).collect();
    let mut found = Vec::new();
    listed.iter().flat_map(|table| table.all()).for_each(|key| within(key.shape, &mut found));
    for table in found {
        assert!(listed.iter().any(|listed| std::ptr::eq(*listed, table)), "{}", table.what);
    }
}

/// What values a key takes, in the words of the description.
fn value(shape: Shape) -> String {
    match shape {
        Shape::Text(what) => what.to_owned(),
        Shape::Word(words) => words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", "),
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Whole(u32::MAX) => "whole number".to_owned(),
        Shape::Whole(most) => format!("whole number up to {most}"),
        Shape::Figure => "figure".to_owned(),
        Shape::Date => "date".to_owned(),
        Shape::Instant => "instant".to_owned(),
        Shape::List(inner) => format!("list, each {}", value(*inner)),
        Shape::Table(table) => format!("{} (table)", table().what),
        Shape::ByName(inner) => format!("table of ids, each with {}", value(*inner)),
        Shape::ByYear(inner) => format!("table of fiscal years, each with {}", value(*inner)),
        Shape::Either(shapes) => shapes.iter().map(|shape| value(*shape)).collect::<Vec<_>>().join("; or "),
    }
}

fn row(key: &Key) -> String {
    let required = match key.need {
        Need::Required => "yes".to_owned(),
        Need::Optional => "no".to_owned(),
        Need::When(words) => words.to_owned(),
        Need::With(other, word) => format!("with `{other} = \"{word}\"`, else it is no key"),
    };
    let example = key.typed_example().map(|example| format!("`{example}`")).unwrap_or_default();
    format!("| `{}` | {required} | {} | {} | {example} |\n", key.name, value(key.shape), key.meaning)
}

/// The tables of a part, as the description shows them.
fn described(part: Part) -> String {
    let mut text = String::new();
    for table in part.tables {
        let rows: String = table.all().map(row).collect();
        text += &match table.place.trim_matches('`') == table.what {
            true => format!("\n{}: {}\n\n", table.place, table.meaning),
            false => format!("\n**{}**, {}: {}\n\n", table.what, table.place, table.meaning),
        };
        text += &format!("| key | required | value | meaning | example |\n|---|---|---|---|---|\n{rows}");
    }
    text + "\n"
}

#[test]
fn the_description_of_the_format_shows_every_key_as_it_is_declared() {
    let path = repository().join("docs/content-format.md");
    let old = fs::read_to_string(&path).unwrap();
    let mut new = old.clone();
    for part in parts() {
        let (begin, end) = (format!("<!-- keys of {} -->\n", part.name), "<!-- end of keys -->");
        let start = new.find(&begin).unwrap_or_else(|| panic!("docs/content-format.md has no {begin}")) + begin.len();
        let length = new[start..].find(end).unwrap_or_else(|| panic!("{begin} has no end"));
        new.replace_range(start..start + length, &described(part));
    }
    if std::env::var("INSTA_UPDATE").as_deref() == Ok("always") {
        fs::write(&path, &new).unwrap();
    } else {
        assert!(
            old == new,
            "docs/content-format.md is not what the decoders declare: `INSTA_UPDATE=always cargo test`"
        );
    }
}
