//! One fact stated twice.

use super::*;
use crate::audit::value::{Value, agree};
use crate::domain::Amount;
use crate::domain::Conventions;

#[test]
fn two_tables_of_a_document_state_a_fact_alike() {
    assert_holds(&[
        (TABLES, "cells = [\"3.02\"]", "cells = [\"3.017\"]"),
        (TABLES, "footing = \"rounded\"\n", "footing = \"rounded\"\n"),
    ]);
    for printed in ["3.01", "3.2", "3.018"] {
        let found = errors(&edited(&[(TABLES, "cells = [\"3.02\"]", &format!("cells = [\"{printed}\"]"))]));
        let expected = format!(
            "figures-disagree at \"{printed}\": `discussion.interest.now` is RMB{printed} billion, but `operations.interest.now` of the same document states RMB3,017 million"
        );
        assert!(found.contains(&expected), "{found:#?}");
    }
}

#[test]
fn a_coarser_figure_is_what_the_finer_one_rounds_to() {
    // 4,155 million may be 4.15 or 4.16 billion.
    for printed in ["RMB4.16 billion", "RMB4.2 billion", "RMB4.155 billion", "RMB4 billion"] {
        assert_holds(&[(Q1, "\"RMB4.15 billion\"", &format!("\"{printed}\""))]);
    }
    for printed in ["RMB4.14 billion", "RMB4.1 billion", "RMB5 billion"] {
        let because = "but `operations.total-revenue.now` of the same document states RMB4,155 million";
        let found = errors(&edited(&[
            (Q1, "\"RMB4.15 billion\"", &format!("\"{printed}\"")),
            (Q3, "\"RMB4,155.0 million\"", "\"RMB4,155 million\""),
        ]));
        assert_eq!(
            found,
            [format!("figures-disagree at \"{printed}\": `total-revenue@2024-Q1` is {printed}, {because}")]
        );
    }
}

#[test]
fn a_later_document_states_a_fact_as_the_earlier_one_did() {
    let because = "`q1` states RMB4,155 million";
    assert_finds(
        &[(Q2, "\"RMB4,155 million\"", "\"RMB4,515 million\""), (Q3, "\"RMB4,155.0 million\"", "\"RMB4.155 billion\"")],
        &[&format!(
            "figures-disagree at \"RMB4,515 million\": `total-revenue@2024-Q1` is RMB4,515 million, but {because}"
        )],
    );
    // The days of a quarter are the quarter, and coarser figures across documents round from the finer.
    assert_holds(&[(Q2, "\"RMB1.37 billion\"", "\"RMB1.4 billion\"")]);
    assert_finds(
        &[(Q2, "\"RMB1.37 billion\"", "\"RMB1.36 billion\"")],
        &[
            "figures-disagree at \"RMB1.36 billion\": `income@2024-Q1` is RMB1.36 billion, but `q1` states RMB1,366 million",
        ],
    );
}

#[test]
fn another_period_currency_unit_or_concept_is_another_fact() {
    assert_holds(&[
        (Q2, "period = \"2024-Q1\"\nconcept", "period = \"2023-Q4\"\nconcept"),
        (Q2, "\"RMB4,155 million\"", "\"RMB1 million\""),
    ]);
    assert_holds(&[(Q2, "\"RMB4,155 million\"", "\"HK$1 million\"")]);
    assert_holds(&[(Q2, "\"RMB4,155 million\"", "\"RMB1 per share\"")]);
    assert_holds(&[(Q2, "concept = \"total-revenue\"\n", ""), (Q2, "\"RMB4,155 million\"", "\"RMB1 million\"")]);
}

#[test]
fn another_definition_of_a_metric_is_another_fact() {
    assert_finds(
        &[(Q2_TABLES, "definition = \"new\"", "definition = \"old\"")],
        &["figures-disagree at \"5.10%\": `delinquency@2024-03-31` is 5.10%, but `q1` states 3.35%"],
    );
}

#[test]
fn of_the_most_precise_statements_the_one_that_most_share_is_right() {
    // A slip in the first document is one finding, where the second one contradicts it.
    let found = errors(&edited(&[
        (TABLES, "cells = [\"3.02\"]", "cells = [\"3.02\"], concept = \"x\""),
        (Q1, "\"RMB4.15 billion\"", "\"RMB4,515.0 million\""),
        (Q2, "\"RMB4,155 million\"", "\"RMB4.1550 billion\""),
    ]));
    assert_eq!(found.len(), 1, "{found:#?}");
}

#[test]
fn a_column_of_a_member_is_another_fact_than_that_of_the_company() {
    let table = "[[statements]]\nid = \"adjusted\"\ntitle = \"A\"\nkind = \"reconciliation\"\nscale = \"million\"\ncolumns = [\n\
        { id = \"gaap\", period = \"2024-Q1\", currency = \"CNY\", label = \"GAAP\" },\n\
        { id = \"adjusted\", period = \"2024-Q1\", currency = \"CNY\", members = { adjustment = \"adjusted\" } },\n]\nlines = [\n\
        { id = \"income\", label = \"I\", cells = [\"1,366\", \"1,400\"] },\n]\n\n";
    let first = "[[metrics]]\nmetric = \"delinquency\"";
    assert_holds(&[(Q2_TABLES, first, &format!("{table}{first}"))]);
    let wrong = table.replace("[\"1,366\"", "[\"1,636\"");
    assert_finds(
        &[(Q2_TABLES, first, &format!("{wrong}{first}"))],
        &[
            "figures-disagree at \"1,636\": `adjusted.income.gaap` is RMB1,636 million, but `q1` states RMB1,366 million",
        ],
    );
}

#[test]
fn figures_too_large_for_whole_units_agree_only_where_they_are_printed_alike() {
    let value = |last: char| {
        let amount = Amount::parse(&format!("RMB999999999999999999999999999{last} billion"), &Conventions::default())
            .expect("an amount");
        Value::from(&amount)
    };
    assert!(agree(&value('8'), &value('8')));
    assert!(!agree(&value('8'), &value('9')));
}
