//! What a slip would pass in.

use super::*;
use crate::diagnostic::Code;

fn table(id: &str, lines: &[&str]) -> String {
    format!(
        "[[statements]]\nid = \"{id}\"\ntitle = \"T\"\nkind = \"other\"\nscale = \"million\"\n\
         columns = [{{ id = \"y\", period = \"2022-FY\", currency = \"CNY\" }}, {{ id = \"z\", period = \"2023-FY\", currency = \"CNY\" }}]\n\
         lines = [\n{}]\n",
        lines.iter().map(|line| format!("{{ label = \"Line\", {line} }},\n")).collect::<String>()
    )
}

/// The notes on tables: the statement, the message and the help.
#[track_caller]
fn notes(tables: &str) -> Vec<(String, String)> {
    let sources = with_tables(tables);
    assert_eq!(errors(&sources), [""; 0]);
    let found = findings(&sources).into_iter().filter(|it| it.code == Code::UndeterminedFigures);
    found
        .inspect(|it| assert_eq!(it.severity, Severity::Note))
        .map(|it| (shown(&it, &sources), it.help.unwrap()))
        .collect()
}

const A: &str = "id = \"more-a\", cells = [\"1\", \"2\"]";
const B: &str = "id = \"more-b\", cells = [\"3\", \"4\"]";

#[test]
fn totals_without_sum_are_one_note_that_has_the_sum_where_lines_add_up() {
    let total = "id = \"more-c\", role = \"total\", cells = [\"4\", \"6\"]";
    let other = "id = \"more-d\", role = \"subtotal\", cells = [\"9\", \"9\"]";
    let known = "id = \"more-e\", sum = [\"more-a\", \"more-b\"], cells = [\"4\", \"6\"]";
    let found = notes(&table("t", &[A, B, total, other, known]));
    let [(note, help)] = &found[..] else { panic!("{found:#?}") };
    let message = "`more-c`, `more-d` of `t` are totals without `sum`, and nothing else determines them";
    assert_eq!(note, &format!("undetermined-figures at \"t\": {message}"));
    assert!(help.ends_with("such as `more-c`: sum = [\"more-a\", \"more-b\"]"), "{help}");
    assert_eq!(notes(&table("t", &[A, B, known])), []);
}

#[test]
fn a_total_that_says_otherwise_what_it_follows_from_is_none_without_sum() {
    let parts = table("t", &[A, B, "id = \"more-e\", sum = [\"more-a\", \"more-b\"], cells = [\"4\", \"6\"]"]);
    let again = table("again", &["id = \"more-c\", role = \"total\", equals = [\"t.more-e\"], cells = [\"4\", \"6\"]"]);
    let one = table("again", &["id = \"more-c\", role = \"total\", concept = \"more-e\", cells = [\"4\", \"6\"]"]);
    let rate = table(
        "again",
        &[
            "id = \"more-c\", role = \"total\", unit = \"percent\", cells = [\"25.0\", \"33.3\"], ratios = [{ of = \"t.more-a\", over = \"t.more-e\" }]",
        ],
    );
    for more in [again, one, rate] {
        assert_eq!(notes(&(parts.clone() + &more)), []);
    }
}

#[test]
fn a_statement_that_nothing_determines_is_one_note() {
    let found = notes(&table("t", &[A, B]));
    let message = "nothing determines any of the 4 figures of `t`";
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, format!("undetermined-figures at \"t\": {message}"));
    // A table that repeats it tells no more.
    assert_eq!(
        notes(&(table("t", &[A, B]) + &table("u", &[&A.replace("more-a", "u-a\", concept = \"more-a")]))).len(),
        2
    );
}
