use super::{Q2_TABLES, assert_finds, assert_holds, edited, errors};
use proptest::prelude::*;

const FIRST: &str = "[[metrics]]\nmetric = \"delinquency\"";

/// A table of segments, in the place of nothing.
const SEGMENTS: &str = r#"[[statements]]
id = "segments"
title = "Segments"
kind = "segments"
scale = "million"
currency = "CNY"
period = "2024-Q2"
columns = [
  { id = "retail", members = { segment = "retail" } },
  { id = "wholesale", members = { segment = "wholesale" } },
  { id = "group", sum = ["retail", "wholesale"] },
]
lines = [
  { id = "sales", label = "Sales", cells = ["60", "40", "100"] },
  { id = "profit", label = "Profit", cells = ["(6)", "26", "20"] },
  { id = "margin", label = "Margin", unit = "percent", cells = ["(10.0)", "65.0", "20.0"], ratios = [{ of = "profit", over = "sales" }] },
  { heading = "In Europe", members = { geography = "europe" } },
  { id = "europe", label = "Sales", concept = "sales", level = 1, cells = ["6", "4", "10"] },
  { heading = "A year before", period = "2023-Q2" },
  { id = "sales-before", label = "Sales", concept = "sales", level = 1, cells = ["50", "30", "80"] },
]

"#;

/// The same figures beside their changes and shares.
const CHANGES: &str = r#"[[statements]]
id = "changes"
title = "Changes"
kind = "discussion"
scale = "million"
currency = "CNY"
columns = [
  { id = "now", period = "2024-Q2" },
  { id = "then", period = "2023-Q2" },
  { id = "amount", change = { of = "now", against = "then", as = "amount" } },
  { id = "percent", change = { of = "now", against = "then" } },
  { id = "share", share = { of = "now", line = "sales" } },
]
lines = [
  { id = "costs", label = "Costs", cells = ["80", "90", "(10)", "(11)", "80.0"] },
  { id = "profit", label = "Profit", cells = ["20", "(10)", "30", "300", "20.0"] },
  { id = "sales", label = "Sales", sum = ["costs", "profit"], cells = ["100", "80", "20", "25", "100.0"] },
  { id = "margin", label = "Margin", unit = "percent", cells = ["20.0", "(12.5)", "32.5", "32.5", ""] },
  { id = "rate", label = "Rate", unit = "percent", change_as = "basis-points", cells = ["1.25", "1.37", "(12)", "(12)", ""] },
]

"#;

fn with<'t>(table: &'t str, text: &'t mut String) -> [(&'t str, &'t str, &'t str); 1] {
    *text = format!("{table}{FIRST}");
    [(Q2_TABLES, FIRST, text)]
}

#[track_caller]
fn holds(table: &str) {
    assert_holds(&with(table, &mut String::new()));
}

#[track_caller]
fn finds(table: &str, expected: &[&str]) {
    assert_finds(&with(table, &mut String::new()), expected);
}

#[test]
fn lines_add_up_across_columns_but_for_quotients() {
    holds(SEGMENTS);
    finds(
        &SEGMENTS.replace("\"26\", \"20\"", "\"26\", \"32\"").replace("\"20.0\"]", "\"32.0\"]"),
        &[
            "sum-mismatch at \"32\": `segments.profit.group` is RMB32 million, but the columns that it totals add up to 20",
        ],
    );
}

#[test]
fn a_figure_of_a_member_is_none_of_the_company_and_a_line_has_a_period_of_its_own() {
    let second =
        SEGMENTS.replace("id = \"segments\"", "id = \"again\"").replace("title = \"Segments\"", "title = \"Again\"");
    holds(&format!("{SEGMENTS}{second}"));
    let wrong = second.replace("[\"50\", \"30\", \"80\"]", "[\"51\", \"29\", \"80\"]");
    finds(
        &format!("{SEGMENTS}{wrong}"),
        &[
            "figures-disagree at \"51\": `again.sales-before.retail` is RMB51 million, but `segments.sales-before.retail` of the same document states RMB50 million",
            "figures-disagree at \"29\": `again.sales-before.wholesale` is RMB29 million, but `segments.sales-before.wholesale` of the same document states RMB30 million",
        ],
    );
}

#[test]
fn a_line_of_another_table_is_that_of_the_same_member() {
    let equal = "{ id = \"profit\", label = \"Profit\", equals = [\"again.profit\"],";
    let second = SEGMENTS
        .replace("id = \"segments\"", "id = \"again\"")
        .replace("title = \"Segments\"", "title = \"Again\"")
        .replace("id = \"sales\"", "id = \"sales\", concept = \"turnover\"");
    let first = SEGMENTS.replace("{ id = \"profit\", label = \"Profit\",", equal);
    holds(&format!("{first}{second}"));
}

#[test]
fn changes_and_shares_in_columns_follow_from_the_columns_that_they_tell_of() {
    holds(CHANGES);
    for (from, to, expected) in [
        (
            "\"(11)\"",
            "\"(13)\"",
            "change-mismatch at \"(13)\": `changes.costs.percent` is -13%, but the two figures make it -12 to -10",
        ),
        ("\"300\"", "\"(300)\"", "change-mismatch at \"(300)\""),
        ("\"(10)\", \"(11)\"", "\"(11)\", \"(11)\"", "change-mismatch at \"(11)\""),
        ("\"80.0\"", "\"81.0\"", "share-mismatch at \"81.0\""),
        ("\"(12)\", \"(12)\"", "\"(12)\", \"(14)\"", "change-mismatch at \"(14)\""),
        ("\"32.5\", \"\"", "\"33.5\", \"\"", "change-mismatch at \"33.5\""),
    ] {
        let table = CHANGES.replacen(from, to, 1);
        let found = errors(&edited(&with(&table, &mut String::new())));
        let is_alone = found.iter().filter(|it| it.starts_with("sum-mismatch")).count() + 1 == found.len();
        assert!(
            is_alone && found.iter().any(|it| it.starts_with(expected.split(", but").next().unwrap())),
            "{from}: {found:#?}"
        );
    }
}

#[test]
fn a_column_of_changes_tells_costs_in_brackets_by_their_size_or_by_their_sign() {
    let costs = |changes: [&str; 3]| {
        let [sales, wages, rent] = changes;
        CHANGES
            .replace("  { id = \"costs\"", &format!(
                "  {{ id = \"wages\", label = \"Wages\", cells = [\"(60)\", \"(50)\", \"(10)\", \"{wages}\", \"\"] }},\n  {{ id = \
                 \"rent\", label = \"Rent\", cells = [\"(33)\", \"(30)\", \"(3)\", \"{rent}\", \"\"] }},\n  {{ id = \"fees\", label = \
                 \"Fees\", cells = [\"(22)\", \"(20)\", \"(2)\", \"{sales}\", \"\"] }},\n  {{ id = \"costs\""
            ))
    };
    holds(&costs(["10", "20", "10"]));
    holds(&costs(["(10)", "(20)", "(10)"]));
    finds(
        &costs(["10", "20", "(10)"]),
        &["change-mismatch at \"(10)\": `changes.rent.percent` is -10%, but the two figures make it 7 to 14"],
    );
    finds(
        &costs(["(10)", "20", "(10)"]),
        &["change-mismatch at \"20\": `changes.wages.percent` is 20%, but the two figures make it -22 to -18"],
    );
}

#[test]
fn a_change_is_checked_however_many_digits_the_quotient_has() {
    // 120 of 15 is between 7.7096774193548387096774193548 and 8.3, the negative of which has no room for one more in full.
    let line = "lines = [\n  { id = \"net\", label = \"Net\", cells = [\"120\", \"(15)\", \"135\", \"91\", \"\"] },";
    finds(
        &CHANGES.replacen("lines = [", line, 1),
        &["change-mismatch at \"91\": `changes.net.percent` is 91%, but the two figures make it 871 to 931"],
    );
}

#[test]
fn a_column_is_no_change_of_a_column_from_itself_or_of_a_change() {
    let found = |from: &str, to: &str| {
        assert!(CHANGES.contains(from));
        errors(&edited(&with(&CHANGES.replacen(from, to, 1), &mut String::new())))
    };
    let of = "percent\", change = { of = \"now\", against = \"then\" }";
    let itself = "circular-figure at \"now\": `percent` is said to be the change of `now` from itself";
    assert_eq!(found(of, "percent\", change = { of = \"now\", against = \"now\" }")[0], itself);
}

#[test]
fn a_dash_says_that_a_change_from_or_to_a_loss_means_nothing_but_not_of_two_profits() {
    holds(&CHANGES.replace("\"300\"", "\"—\""));
    finds(
        &CHANGES.replace("\"20\", \"25\"", "\"20\", \"—\""),
        &["change-mismatch at \"—\": `changes.sales.percent` is nil, but the two figures make it 24 to 26"],
    );
}

#[test]
fn columns_that_nothing_tells_apart_are_refused_and_state_no_fact_of_the_company() {
    let bare = SEGMENTS
        .replace(", members = { segment = \"retail\" }", "")
        .replace(", members = { segment = \"wholesale\" }", "");
    let found = errors(&edited(&with(&bare, &mut String::new())));
    let expected = "ambiguous-columns at \"retail\": `retail`, `wholesale` and `group` are columns of 2024-Q2 in CNY, and nothing says \
                    what tells them apart";
    assert_eq!(found, [expected]);
}

#[test]
fn members_columns_and_dimensions_that_there_are_not_are_told() {
    for (from, to, expected) in [
        (
            "segment = \"retail\"",
            "segments = \"retail\"",
            "unknown-member at segments: there is no dimension `segments`",
        ),
        ("segment = \"retail\"", "segment = \"retails\"", "unknown-member at \"retails\""),
        ("geography = \"europe\"", "segment = \"retail\"", "unknown-member at segment: `segment` is named by a column"),
        ("sum = [\"retail\", ", "sum = [\"retial\", ", "unknown-column at \"retial\""),
        ("sum = [\"retail\", ", "sum = [\"group\", ", "circular-figure at \"group\""),
    ] {
        let table = SEGMENTS.replace(from, to);
        let found = errors(&edited(&with(&table, &mut String::new())));
        assert!(found.len() == 1 && found[0].starts_with(expected), "{found:#?}");
    }
}

#[test]
fn a_tie_means_the_company_unless_it_names_a_member() {
    let edits = |text: &str| {
        let table = format!("{SEGMENTS}{FIRST}");
        errors(&edited(&[(Q2_TABLES, FIRST, &table), (super::Q2, "+++\nText.", &format!("+++\n{text}"))]))
    };
    for text in [
        "[RMB100 million](figure:sales)",
        "[RMB60 million](figure:sales[retail])",
        "[RMB6 million](figure:sales[geography=europe,retail])",
    ] {
        assert_eq!(edits(text), [""; 0], "{text}");
    }
    for text in [
        "[RMB60 million](figure:sales)",
        "[RMB100 million](figure:sales[retail])",
        "[RMB60 million](figure:sales[retial])",
    ] {
        assert_eq!(edits(text).len(), 1, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever stands in a table of parts, sums across and sums down are either all right or contradicted where they are wrong.
    #[test]
    fn footing_across_and_down_never_contradict_each_other(
        cells in prop::array::uniform3(prop::array::uniform2(-9_000_i64..9_000)),
        slip in prop::option::of((0_usize..4, 0_usize..3, 1_i64..500)),
    ) {
        let mut rows: Vec<Vec<i64>> = cells.iter().map(|row| vec![row[0], row[1], row[0] + row[1]]).collect();
        rows.push((0..3).map(|column| rows.iter().map(|row| row[column]).sum()).collect());
        if let Some((line, column, by)) = slip {
            rows[line][column] += by;
        }
        let line = |(at, row): (usize, &Vec<i64>)| {
            let cell = |it: &i64| format!("\"{}{}{}\"", if *it < 0 { "(" } else { "" }, it.abs(), if *it < 0 { ")" } else { "" });
            let cells: Vec<String> = row.iter().map(cell).collect();
            let sum = if at == 3 { ", sum = [\"l0\", \"l1\", \"l2\"]" } else { "" };
            format!("{{ id = \"l{at}\", label = \"L{at}\"{sum}, cells = [{}] }},\n", cells.join(", "))
        };
        let lines: String = rows.iter().enumerate().map(line).collect();
        let from = SEGMENTS.find("lines = [").expect("lines");
        let table = format!("{}lines = [\n{lines}]\n\n", &SEGMENTS[..from]);
        let found = errors(&edited(&with(&table, &mut String::new())));
        match slip {
            None => prop_assert!(found.is_empty(), "{found:#?}"),
            // One cell is in one sum across and in one down, or in its total's.
            Some(_) => prop_assert!(found.len() == 2 && found.iter().all(|it| it.starts_with("sum-mismatch")), "{found:#?}"),
        }
    }
}
