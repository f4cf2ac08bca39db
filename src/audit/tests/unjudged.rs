//! What a line says of its figures and could not be compared with anything.

use super::*;
use crate::diagnostic::Code;

/// The notes of this family after edits.
#[track_caller]
fn notes(edits: &[Edit<'_>]) -> Vec<String> {
    let (documents, findings) = decode(&edited(edits)).unwrap();
    assert!(findings.is_empty(), "{findings:#?}");
    let found = check(documents, &edited(edits)).findings.into_iter();
    found.filter(|it| it.code == Code::UnjudgedFigure && it.severity == Severity::Note).map(|it| it.message).collect()
}

#[test]
fn a_relation_that_holds_somewhere_is_judged() {
    assert_eq!(notes(&[]), [""; 0]);
}

#[test]
fn a_total_of_a_part_that_is_not_stated_is_noted_in_its_column() {
    let lines = TABLE_OF_PARTS.replace("\"935\"", "\"\"");
    assert_eq!(
        notes(&[(Q2_TABLES, "[[metrics]]\nmetric = \"delinquency\"", &lines)]),
        ["`parts.all.now` could not be checked: a part of its sum is not stated in this column"]
    );
    assert_eq!(notes(&[(Q2_TABLES, "[[metrics]]\nmetric = \"delinquency\"", TABLE_OF_PARTS)]), [""; 0]);
}

#[test]
fn a_quotient_of_figures_of_other_periods_is_noted() {
    let lines = TABLE_OF_PARTS
        .replace("cells = [\"2,000\"]", "cells = [\"2,000\"], ratios = [{ of = \"other.x\", over = \"one\" }]");
    let lines = format!("{OTHER_PERIOD}\n{lines}");
    assert_eq!(
        notes(&[(Q2_TABLES, "[[metrics]]\nmetric = \"delinquency\"", &lines)]),
        [
            "`parts.all.now` could not be checked: `ratios` of its line applies in no column: what it names is stated for no \
             period of it"
        ]
    );
}

const TABLE_OF_PARTS: &str = r#"[[statements]]
id = "parts"
title = "Parts"
kind = "other"
scale = "million"
columns = [{ id = "now", period = "2024-Q2", currency = "CNY" }]
lines = [
  { id = "one", label = "One", cells = ["1,065"] },
  { id = "two", label = "Two", cells = ["935"] },
  { id = "all", label = "All", cells = ["2,000"], sum = ["one", "two"] },
]

[[metrics]]
metric = "delinquency""#;

const OTHER_PERIOD: &str = r#"[[statements]]
id = "other"
title = "Other"
kind = "other"
scale = "million"
columns = [{ id = "then", period = "2022-Q2", currency = "CNY" }]
lines = [{ id = "x", label = "X", cells = ["1"] }]
"#;

#[test]
fn a_total_whose_parts_can_not_be_added_exactly_is_not_taken_for_right() {
    let most = "9,999,999,999,999,999,999,999,999,999";
    let cells = |old: &str, new: &str| (TABLES, old.to_owned(), new.to_owned());
    let edits = [
        cells("[\"2,600\", \"3,017\", \"418\"]", &format!("[\"{most}\", \"3,017\", \"418\"]")),
        cells("[\"968\", \"1,138\", \"158\"]", "[\"0.4\", \"1,138\", \"158\"]"),
        cells("[\"3,568\", \"4,155\", \"576\"]", &format!("[\"{most}\", \"4,155\", \"576\"]")),
    ];
    let edits: Vec<Edit<'_>> = edits.iter().map(|(path, old, new)| (*path, &**old, &**new)).collect();
    let sources = edited(&edits);
    let found: Vec<String> = findings(&sources).iter().map(|it| shown(it, &sources)).collect();
    let expected = format!(
        "unjudged-figure at \"{most}\": `operations.total-revenue.before` could not be checked: its parts have too many digits \
         to be added exactly"
    );
    assert!(found.contains(&expected), "{found:#?}");
}

#[test]
fn a_line_that_states_the_total_of_columns_alone_is_not_missing_its_parts() {
    let table = |cells: &str| {
        let columns = "{ id = \"retail\", members = { segment = \"retail\" } }, { id = \"wholesale\", members = { segment = \
                       \"wholesale\" } }, { id = \"group\", sum = [\"retail\", \"wholesale\"] }";
        format!(
            "[[statements]]\nid = \"split\"\ntitle = \"Split\"\nkind = \"segments\"\nscale = \"million\"\ncurrency = \"CNY\"\nperiod = \
             \"2024-Q2\"\ncolumns = [{columns}]\nlines = [{{ id = \"a\", label = \"A\", cells = [\"1\", \"2\", \"3\"] }}, {{ id = \
             \"heads\", label = \"Heads\", unit = \"count\", cells = [{cells}] }}]\n\n[[metrics]]\nmetric = \"delinquency\""
        )
    };
    let found = |cells: &str| notes(&[(Q2_TABLES, "[[metrics]]\nmetric = \"delinquency\"", &table(cells))]);
    assert_eq!(found("\"\", \"\", \"5,000\""), [""; 0]);
    assert_eq!(found("\"\", \"9\", \"5,000\"").len(), 1);
}
