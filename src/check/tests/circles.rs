//! Figures that are said to follow from themselves.

use super::*;

/// Further lines of the table, behind those that it has.
#[track_caller]
fn assert_circles(lines: &str, expected: &[&str]) {
    let last = "method = { dollars = \"footed\" } },\n";
    assert_finds(&[(TABLES, last, &format!("{last}{lines}"))], expected);
}

#[test]
fn a_line_is_not_among_its_own_terms_by_way_of_others() {
    assert_circles(
        r#"{ id = "a", label = "A", cells = ["1", ""], sum = ["b", "fees"] },
           { id = "b", label = "B", cells = ["1", ""], sum = ["c"] },
           { id = "c", label = "C", cells = ["1", ""], equals = ["operations.a"] },
           { id = "d", label = "D", cells = ["1", ""], sum = ["a", "b"] },"#,
        &[
            "circular-figure at \"b\": `operations.a` is said to follow from itself: `operations.a` from `operations.b` from \
           `operations.c` from `operations.a`",
        ],
    );
    assert_circles(
        r#"{ id = "a", label = "A", cells = ["1", ""], equals = ["total-revenue", "-b"] },
           { id = "b", label = "B", cells = ["1", ""], equals = ["total-revenue", "-a"] },"#,
        &[
            "circular-figure at \"-b\": `operations.a` is said to follow from itself: `operations.a` from `operations.b` from \
           `operations.a`",
        ],
    );
}

#[test]
fn a_circle_of_quotients_and_a_line_that_is_its_own_base_are_refused() {
    for (facts, found) in [
        ("equals = [\"a\"]", "\"a\""),
        ("rolls_forward = [\"a\"]", "\"a\""),
        ("unit = \"per-ads\", ordinary = \"a\"", "\"a\""),
        ("unit = \"percent\", ratios = [{ of = \"a\", over = \"fees\" }]", "\"a\""),
    ] {
        let line = format!("{{ id = \"a\", label = \"A\", cells = [\"1\", \"\"], {facts} }},\n");
        let expected = format!(
            "circular-figure at {found}: `operations.a` is said to follow from itself: `operations.a` from `operations.a`"
        );
        assert_circles(&line, &[&expected]);
    }
}

#[test]
fn no_line_stands_twice_among_the_terms_of_a_sum() {
    for terms in ["\"fees\", \"-operations.fees\", \"interest\"", "\"fees\", \"operations.fees\""] {
        let line = format!("{{ id = \"a\", label = \"A\", cells = [\"1\", \"\"], equals = [{terms}] }},\n");
        let second = terms.split(", ").nth(1).unwrap();
        let name = second.trim_matches(['"', '-']);
        let expected = format!("circular-figure at {second}: `{name}` stands twice among the terms of one sum");
        assert_circles(&line, &[&expected]);
    }
    let figure =
        (RESULTS, "concept = \"total-revenue\"\nnote", "sum = [\"operations.fees\", \"-operations.fees\"]\nnote");
    assert_finds(
        &[figure],
        &["circular-figure at \"-operations.fees\": `operations.fees` stands twice among the terms of one sum"],
    );
}

#[test]
fn nothing_is_a_quotient_a_share_or_a_change_of_itself() {
    assert_circles(
        r#"{ id = "a", label = "A", cells = ["100.0", ""], unit = "percent", ratios = [{ of = "fees", over = "operations.fees" }] },"#,
        &["circular-figure at \"operations.fees\": `fees` is divided by itself"],
    );
    assert_finds(
        &[(TABLES, "of = \"users\"", "of = \"delinquency-rate\"")],
        &["circular-figure at \"delinquency-rate\": `delinquency-rate` is a share of itself"],
    );
}

#[test]
fn lines_of_two_tables_may_repeat_each_other() {
    assert_circles(
        r#"{ id = "a", label = "A", cells = ["2", ""], equals = ["b"] },
           { id = "b", label = "B", cells = ["2", ""], equals = ["a"], sum = ["interest", "-fees"] },"#,
        &[],
    );
}

#[test]
fn what_flows_into_a_balance_does_not_follow_from_it() {
    assert_circles(
        r#"{ id = "a", label = "A", cells = ["1", ""], rolls_forward = ["b"] },
           { id = "b", label = "B", cells = ["1", ""], rolls_forward = ["a"] },"#,
        &[
            "circular-figure at \"b\": `operations.a` is said to follow from itself: `operations.a` from `operations.b` from \
           `operations.a`",
        ],
    );
}

#[test]
fn a_total_that_a_part_balances_does_not_follow_from_its_parts() {
    let last = "method = { dollars = \"footed\" } },\n";
    let with = |total: &str, a: &str, b: &str| {
        let line =
            |id: &str, facts: &str| format!("{{ id = \"{id}\", label = \"L\", cells = [\"7\", \"1.0\"]{facts} }},\n");
        let (a, b) = (line("a", a), line("b", b));
        let total =
            format!("{{ id = \"t\", label = \"T\", cells = [\"14\", \"2.0\"], sum = [\"a\", \"b\"]{total} }},\n");
        format!("{last}{a}{b}{total}")
    };
    let balancing = ", method = \"balancing\"";
    assert_finds(
        &[(TABLES, last, &with(", method = \"footed\"", "", balancing))],
        &["circular-figure at \"b\": `b` is what `t` leaves, and `t` is the sum of its parts"],
    );
    assert_finds(
        &[(TABLES, last, &with("", balancing, balancing))],
        &["circular-figure at \"b\": `a` and `b` are both what `t` leaves"],
    );
}

#[test]
fn no_figure_is_the_change_of_itself() {
    let change = |concept: &str, of: &str| {
        format!(
            "amount = \"5.0%\"\nperiod = \"2024-Q1\"\nconcept = \"{concept}\"\nchange = {{ of = \"{of}\", against = \"2023-Q1\" }}\n"
        )
    };
    let old = "amount = \"RMB2 thousand\"\nperiod = \"2024-Q1\"\nconcept = \"total-revenue\"\n";
    assert_finds(
        &[(RESULTS, old, &change("interest", "interest"))],
        &["circular-figure at \"interest\": `interest` is said to be the change of itself"],
    );
    let other = "[[figures]]\nid = \"other\"\nlabel = \"Other\"\n";
    let both = format!("{}{other}{}", change("interest", "service-fees"), change("service-fees", "interest"));
    assert_finds(
        &[(RESULTS, old, &both)],
        &[
            "circular-figure at \"service-fees\": `interest` is said to be the change of `service-fees`, which follows from \
           it",
        ],
    );
}

#[test]
fn a_line_stands_once_in_the_sum_of_a_figure_though_no_table_has_a_sum() {
    let sum = (RESULTS, "concept = \"total-revenue\"\nnote", "sum = [\"operations.fees\", \"-operations.fees\"]\nnote");
    let plain = (TABLES, ", sum = [\"interest\", \"-fees\"]", "");
    assert_finds(
        &[sum, plain, (TABLES, ",\n    method = { dollars = \"footed\" } }", " }")],
        &["circular-figure at \"-operations.fees\": `operations.fees` stands twice among the terms of one sum"],
    );
}
