//! Totals and their parts.

use super::*;

#[test]
fn a_total_is_the_sum_of_its_parts_in_every_column() {
    let because = "but the lines that it totals add up to";
    assert_finds(
        &[
            (TABLES, "\"982\", \"1,371\"", "\"983\", \"1,371\""),
            (TABLES, "\"2.96\"", "\"2.97\""),
            (TABLES, "\"5.92\"", "\"5.94\""),
        ],
        &[&format!("sum-mismatch at \"983\": `operations.own-income.before` is RMB983 million, {because} 982")],
    );
    assert_finds(
        &[(TABLES, "[\"1,659\", \"2,756\"", "[\"1,695\", \"2,756\""), (TABLES, "[\"6,000\"", "[\"5,964\"")],
        &[&format!("sum-mismatch at \"1,695\": `balance-sheet.equity.before` is RMB1,695 million, {because} 1,659")],
    );
}

#[test]
fn a_total_that_a_stated_method_allows_must_still_foot() {
    assert_finds(
        &[(TABLES, "[\"598\", \"83\"]", "[\"598\", \"82\"]")],
        &[
            "sum-mismatch at \"82\": `cash-flows.net-change.usd` is US$82 million, but the lines that it totals add up \
             to 83",
            "translation-mismatch at \"82\": `cash-flows.net-change.usd` is US$82 million, but the local amount at the \
             stated rate is 83",
            "sum-mismatch at \"1,130\": `cash-flows.cash-at-end.usd` is US$1,130 million, but the lines that it totals \
             add up to 1,129",
        ],
    );
}

#[test]
fn parts_have_signs_of_their_own_and_in_the_sum() {
    // A negative provision in parentheses, costs that are subtracted, a loss that is printed positive and added.
    let because = "but the lines that it totals add up to";
    assert_finds(
        &[(TABLES, "\"(2)\", \"112\"", "\"2\", \"112\"")],
        &[&format!("sum-mismatch at \"2,590\": `operations.total-costs.before` is RMB2,590 million, {because} 2,594")],
    );
    assert_finds(
        &[(TABLES, "\"-total-costs\"", "\"total-costs\"")],
        &[
            &format!("sum-mismatch at \"978\": `operations.income.before` is RMB978 million, {because} 6,158"),
            &format!("sum-mismatch at \"1,366\": `operations.income.now` is RMB1,366 million, {because} 6,944"),
            &format!("sum-mismatch at \"189\": `operations.income.usd` is US$189 million, {because} 963"),
        ],
    );
}

#[test]
fn nil_is_added_as_nothing_and_a_blank_leaves_the_total_unjudged() {
    assert_holds(&[(TABLES, "[\"-\", \"-\", \"-\"]", "[\"-\", \"0\", \"-\"]")]);
    assert_holds(&[(TABLES, "[\"-\", \"-\", \"-\"]", "[\"\", \"-\", \"-\"]"), (TABLES, "[\"2,600\"", "[\"2,699\"")]);
    assert_finds(
        &[(TABLES, "[\"-\", \"-\", \"-\"]", "[\"7\", \"-\", \"-\"]")],
        &["sum-mismatch at \"3,568\": `operations.total-revenue.before` is RMB3,568 million, but the lines that it \
           totals add up to 3,575"],
    );
}

#[test]
fn parts_rounded_one_by_one_may_differ_by_their_rounding_where_the_table_says_so() {
    // 3.02 + 1.14 = 4.16 is printed 4.15.
    assert_finds(
        &[(TABLES, "footing = \"rounded\"\n", "")],
        &["sum-mismatch at \"4.15\": `discussion.total-revenue.now` is RMB4.15 billion, but the lines that it totals \
           add up to 4.16"],
    );
    let off = [
        (
            TABLES,
            "id = \"fees\", label = \"Fees\", cells = [\"1.14\"]",
            "id = \"f\", label = \"Fees\", cells = [\"1.12\"]",
        ),
        (TABLES, "sum = [\"interest\", \"fees\"] }", "sum = [\"interest\", \"f\"] }"),
    ];
    assert_holds(&off);
    let far = [
        (
            TABLES,
            "id = \"fees\", label = \"Fees\", cells = [\"1.14\"]",
            "id = \"f\", label = \"Fees\", cells = [\"1.11\"]",
        ),
        off[1],
    ];
    assert_finds(
        &far,
        &["sum-mismatch at \"4.15\": `discussion.total-revenue.now` is RMB4.15 billion, but the lines that it totals \
           add up to 4.12 to 4.14"],
    );
}

#[test]
fn the_balance_sheet_balances_in_every_column() {
    assert_finds(
        &[(TABLES, "\"8,253\", \"1,143\"], sum = [\"liabilities\"", "\"8,235\", \"1,143\"], sum = [\"liabilities\"")],
        &[
            "sum-mismatch at \"8,235\": `balance-sheet.total-claims.now` is RMB8,235 million, but the lines that it \
             totals add up to 8,253",
            "equality-mismatch at \"8,235\": `balance-sheet.total-claims.now` is RMB8,235 million, but the line that it \
             equals is 8,253",
        ],
    );
    let found = errors(&edited(&[(
        TABLES,
        "[\"7,659\", \"8,253\", \"1,143\"], sum = [\"cash\"",
        "[\"7,659\", \"8,253\", \"1,144\"], sum = [\"cash\"",
    )]));
    assert!(
        found.iter().any(|it| it.starts_with("equality-mismatch at \"1,143\": `balance-sheet.total-claims.usd`")),
        "{found:?}"
    );
}

#[test]
fn cash_of_the_cash_flows_is_that_of_the_balance_sheet_before_and_after() {
    let lines = "but the lines that it equals add up to";
    assert_finds(
        &[(TABLES, "[\"7,559\"", "[\"7,560\""), (TABLES, "[\"598\"", "[\"597\""), (TABLES, "[\"1,958\"", "[\"1,957\"")],
        &[&format!(
            "equality-mismatch at \"7,560\": `cash-flows.cash-at-start.now` is RMB7,560 million, {lines} 7,559"
        )],
    );
    assert_finds(
        &[(TABLES, "[\"8,157\"", "[\"8,158\""), (TABLES, "[\"598\"", "[\"599\""), (TABLES, "[\"1,958\"", "[\"1,959\"")],
        &[&format!("equality-mismatch at \"8,158\": `cash-flows.cash-at-end.now` is RMB8,158 million, {lines} 8,157")],
    );
}

#[test]
fn a_balance_rolls_forward_by_the_flows_between() {
    let because = "but the balance before and the flows between add up to";
    let found = |edits: &[Edit<'_>]| errors(&edited(edits)).join("\n");
    let loss = found(&[(TABLES, "[\"4\", \"5\", \"1\"]", "[\"4\", \"6\", \"1\"]")]);
    assert!(loss.contains(&format!("`balance-sheet.minority.now` is RMB67 million, {because} 66")), "{loss}");
    let sign = found(&[(TABLES, "\"-operations.minority-loss\"", "\"operations.minority-loss\"")]);
    assert!(sign.contains(&format!("`balance-sheet.minority.now` is RMB67 million, {because} 77")), "{sign}");
    // Without a flow over the very days between, nothing can be said.
    assert_holds(&[(TABLES, "[\"4\", \"5\", \"1\"]", "[\"4\", \"\", \"\"]")]);
}

#[test]
fn a_figure_of_the_text_is_the_sum_of_lines_to_its_own_precision() {
    assert_holds(&[(Q1, "\"RMB8.16 billion\"", "\"RMB8.157 billion\"")]);
    for (printed, expected) in [("RMB8.15 billion", "8.16"), ("RMB8.32 billion", "8.16"), ("RMB8.156 billion", "8.157")]
    {
        assert_finds(
            &[(Q1, "\"RMB8.16 billion\"", &format!("\"{printed}\""))],
            &[&format!(
                "sum-mismatch at \"{printed}\": `total-cash@2024-03-31` is {printed}, but the lines that it takes \
                 together add up to {expected}"
            )],
        );
    }
}

#[test]
fn parts_of_a_metric_that_are_all_there_are_add_up() {
    assert_finds(
        &[(TABLES, "\"3,449,001\"", "\"3,449,010\"")],
        &[
            "sum-mismatch at \"17,524,872\": `loans@2024-Q1` is 17,524,872, but its parts, which are all there are, add \
           up to 17,524,881",
        ],
    );
    assert_holds(&[(TABLES, "\"3,449,001\"", "\"2,449,001\""), (TABLES, "complete = true\n", "")]);
}

#[test]
fn some_parts_of_a_metric_are_not_more_than_the_whole() {
    let because = "but some of its parts alone add up to";
    assert_finds(
        &[(TABLES, "\"RMB20,994 million\"", "\"RMB209,940 million\"")],
        &[&format!(
            "sum-mismatch at \"RMB60,506 million\": `light-volume@2024-Q1` is RMB60,506 million, {because} 232,905 to 232,907"
        )],
    );
    assert_finds(
        &[(TABLES, "\"RMB513 million\"", "\"RMB51,300 million\"")],
        &[&format!(
            "sum-mismatch at \"RMB22,966 million\": `light-volume.other@2024-Q1` is RMB22,966 million, {because} 51,300 to 51,301"
        )],
    );
    // Of a loss nothing can be said: another part may be a gain.
    assert_holds(&[
        (TABLES, "\"RMB20,994 million\"", "\"RMB-20,994 million\""),
        (TABLES, "\"RMB513 million\"", "\"RMB-513 million\""),
    ]);
}
