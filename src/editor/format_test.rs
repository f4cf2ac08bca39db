//! The form of texts: what it is, and that nothing is lost in it.

use super::comments::comments;
use super::format::{Refused, format};
use super::values::are_same;
use crate::decode::{FILES, File};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

fn file(name: &str) -> &'static File {
    FILES.iter().find(|file| file.name == name).unwrap()
}

fn formed(name: &str, text: &str) -> String {
    format(file(name), text).unwrap()
}

#[test]
fn keys_are_ordered_within_groups_and_comments_go_with_them() {
    let typed = "# The file.\n\n# Where it stands.\nbase_url = 1\n# What it is called.\ntitle = 2 # beside\n\n\nlanguage=3\ndescription   =  4\n";
    let form = "# The file.\n\n# What it is called.\ntitle = 2 # beside\n# Where it stands.\nbase_url = 1\n\ndescription = 4\nlanguage = 3\n";
    assert_eq!(formed("site", typed), form);
}

#[test]
fn comments_below_keys_stay_theirs_where_a_free_line_parts_them_from_the_next_header() {
    let form = "title = 1\n\n[issuer]\n# names = []\n\n# one\n[[issuer.people]]\nid = 1\n# role = 2\n\n# two\n[[issuer.people]]\n";
    assert_eq!(formed("site", form), form);
    assert_eq!(formed("site", &form.replace("2\n\n", "2\n\n\n")), form);
}

#[test]
fn headers_have_a_free_line_ahead_and_keys_none_below_them() {
    let typed = "title = 1\n[ issuer ]   # who\n\n\nnames = []\n# one\n[[issuer.people]]\nid = 1\n\n\n\n# two\n\n[[issuer.people]]\n# three";
    let form = "title = 1\n\n[issuer] # who\nnames = []\n\n# one\n[[issuer.people]]\nid = 1\n\n# two\n\n[[issuer.people]]\n# three\n";
    assert_eq!(formed("site", typed), form);
}

#[test]
fn lists_stay_on_one_line_or_on_several() {
    let typed = "a = [1,2 , 3,]\nb = [ # first\n1 # one\n, 2,\n\n\n# third\n3]\nc = { d=1 ,e = [ ] }\nf = [\n]\n";
    let form = "a = [1, 2, 3]\nb = [ # first\n  1, # one\n  2,\n\n  # third\n  3,\n]\nc = { d = 1, e = [] }\nf = []\n";
    assert_eq!(formed("site", typed), form);
}

#[test]
fn rows_on_lines_of_their_own_are_columns() {
    let rows = "[[statements]]\nlines = [\n  { heading = \"Revenue\" },\n  { id = \"a\", label = \"One\", sum = [\"b\"], cells = [\"1\", \"(20)\"] },\n  { id = \"long\", label = \"Two\", cells = [\"1,000\", \"-\"] },\n]\n";
    let form = "[[statements]]\nlines = [\n  { heading = \"Revenue\" },\n  { id = \"a\",    label = \"One\", cells = [    \"1\", \"(20)\"], sum = [\"b\"] },\n  { id = \"long\", label = \"Two\", cells = [\"1,000\",    \"-\"] },\n]\n";
    assert_eq!(formed("statements", rows), form);
    let apart = rows.replace("  label", " label").replace("\"1\",", "\"1\"   ,");
    assert_eq!(formed("statements", &apart), form);
}

#[test]
fn a_row_that_is_far_wider_than_the_others_sticks_out() {
    let row = |id: &str, label: &str, space: &str, cells: &str| {
        format!("  {{ id = \"{id}\", label = \"{label}\",{space} cells = [{cells}] }},\n")
    };
    let long = "Long ".repeat(30);
    let list = |space: [&str; 2]| {
        let rows = [
            row("a", "One", space[0], &format!("\"1\",{} \"2\"", space[1])),
            row("b", "Three", "", "\"1\", \"200\""),
            row("c", long.trim(), "", &format!("\"1\", \"{}\"", long.trim())),
        ];
        format!("[[statements]]\nlines = [\n{}]\n", rows.concat())
    };
    assert_eq!(formed("statements", &list(["", ""])), list(["  ", "  "]));
}

#[test]
fn a_text_with_an_error_is_refused_with_its_place() {
    let place = |text: &str| match format(file("site"), text) {
        Err(Refused::Syntax(at, _)) => at,
        other => panic!("{other:?}"),
    };
    assert_eq!(place("title = \"a\"\nzone = \n"), 17);
    assert_eq!(place("title = \"a\"\r\nzone = \r\n"), 18);
    assert_eq!(format(file("page"), "no facts"), Err(Refused::Fence));
}

#[test]
fn files_of_this_repository_say_the_same_in_form_with_the_same_lines_but_for_order() {
    let lines = |text: &str| {
        let signs = |line: &str| {
            let mut signs: Vec<char> = line.chars().filter(|sign| *sign != ' ').collect();
            signs.sort_unstable();
            signs
        };
        let mut lines: Vec<Vec<char>> = text.lines().map(signs).collect();
        lines.sort_unstable();
        lines
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for archive in ["", "tests/fixtures/archive", "tests/fixtures/nordkant", "tests/fixtures/kestrel"] {
        let archive = root.join(archive);
        let entries = WalkDir::new(archive.join("content")).into_iter().map(|entry| entry.unwrap().into_path());
        for path in entries.chain([archive.join("site.toml")]) {
            let Some(file) = File::at(path.strip_prefix(&archive).unwrap().to_str().unwrap()) else { continue };
            let text = fs::read_to_string(&path).unwrap();
            let form = format(file, &text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert_eq!(format(file, &form).unwrap(), form, "{}", path.display());
            assert_eq!(lines(&text), lines(&form), "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}

/// What may stand between two things in brackets.
fn gap() -> impl Strategy<Value = &'static str> {
    select(vec!["", " ", "   ", "\n", " # beside\n", "\n\n\n  # below\n ", "\n# a\n\n# b\n"])
}

fn value() -> impl Strategy<Value = String> {
    let plain = select(vec![
        "1_000",
        "1.10",
        "true",
        "2024-05-19",
        "2024-05-19T10:00:00+08:00",
        "\"a  # b\"",
        "'c'",
        "\"\"\"\nx\n\n\n  # y\"\"\"",
    ]);
    plain.prop_map(str::to_owned).prop_recursive(3, 24, 4, |inner| {
        let list = proptest::collection::vec((gap(), inner.clone(), gap()), 0..4);
        let list = (list, gap(), any::<bool>()).prop_map(|(all, last, comma)| {
            let all: Vec<String> = all.into_iter().map(|(a, it, b)| format!("{a}{it}{b}")).collect();
            let comma = if comma && !all.is_empty() { "," } else { "" };
            format!("[{}{comma}{last}]", all.join(","))
        });
        let row = (
            subsequence(vec!["sum", "id", "cells", "label", "x"], 0..5).prop_shuffle(),
            inner,
            select(vec!["", " ", "  "]),
        );
        let row = row.prop_map(|(keys, value, space)| {
            let all: Vec<String> = keys.iter().map(|key| format!("{space}{key}{space}={space}{value}")).collect();
            format!("{{{}{space}}}", all.join(","))
        });
        prop_oneof![list, row]
    })
}

fn table() -> impl Strategy<Value = String> {
    let ahead = select(vec!["", "\n", "# of the key\n", "\n\n# of the group\n\n# of the key\n", "   "]);
    let keys = subsequence(vec!["lines", "title", "id", "columns", "odd", "scale", "kind"], 0..7).prop_shuffle();
    (keys, proptest::collection::vec((ahead, value(), select(vec!["", " # behind", "   "])), 7)).prop_map(
        |(keys, all)| {
            keys.iter()
                .zip(all)
                .map(|(key, (ahead, value, behind))| format!("{ahead}{key} ={value}{behind}\n"))
                .collect()
        },
    )
}

proptest! {
    #[test]
    fn a_form_says_the_same_has_the_same_comments_and_is_its_own(
        tables in proptest::collection::vec(table(), 0..3),
        returns in any::<bool>(),
    ) {
        let mut text: String = tables.iter().map(|table| format!("# header\n[[ statements ]] # beside\n{table}")).collect();
        if returns {
            text = text.replace('\n', "\r\n");
        }
        prop_assume!(are_same(&text, &text).is_some());
        let form = format(file("statements"), &text);
        prop_assert!(form.is_ok(), "{text}: {form:?}");
        let form = form.unwrap();
        prop_assert_eq!(are_same(&text, &form), Some(true));
        prop_assert_eq!(comments(&text), comments(&form));
        prop_assert_eq!(format(file("statements"), &form).unwrap(), form);
    }

    #[test]
    fn any_text_is_put_into_form_or_refused(text in "[a-c\\[\\]{}=,.#\"'\n\r \u{feff}+0-9]{0,60}") {
        for file in FILES {
            if let Ok(form) = format(file, &text) {
                let again = format(file, &form);
                prop_assert_eq!(again, Ok(form));
            }
        }
    }
}

#[test]
fn no_spaces_stand_around_the_dots_of_keys() {
    let typed =
        "a . b = 1 # one\nc = { d . e = 2, f = [{ g .h = 3 }] }\n\n[ x . y ]\nz. w=4\n\n[[ p . q ]]\nr . s = 5\n";
    let form = "a.b = 1 # one\nc = { d.e = 2, f = [{ g.h = 3 }] }\n\n[x.y]\nz.w = 4\n\n[[p.q]]\nr.s = 5\n";
    assert_eq!(formed("site", typed), form);
}
