//! Columns translated for the reader's convenience.

use super::*;

/// Asserts that a cell, edited, is found to be no translation and nothing else.
#[track_caller]
fn assert_untranslated(from: &str, to: &str, expected: &str) {
    let found = errors(&edited(&[(TABLES, from, to)]));
    let translated: Vec<&String> = found.iter().filter(|it| it.starts_with("translation-mismatch")).collect();
    assert!(translated.len() == 1 && translated[0].ends_with(expected), "{found:#?}");
}

#[test]
fn a_cell_is_the_local_amount_at_the_rate_rounded_half_away_from_zero() {
    assert_untranslated(
        "\"5,301\", \"734\"",
        "\"5,301\", \"743\"",
        "is US$743 million, but the local amount at the stated rate is 734",
    );
    assert_untranslated("\"(188)\"", "\"188\"", "is US$188 million, but the local amount at the stated rate is -188");
    // 1.5 at a rate of 1 is printed without a decimal as 2, and -1.5 as -2.
    for (local, dollars) in [("1.5", "2"), ("(1.5)", "(2)"), ("2.5", "3")] {
        let cells = |dollars: &str| format!("[\"\", \"{local}\", \"{dollars}\"]");
        let at_one = (Q1, "\"7.2203\"", "\"1\"");
        // By that rate other cells are wrong as well: it is their number that tells.
        let wrong = |cells: &str| -> u32 {
            let found = errors(&edited(&[at_one, (TABLES, "[\"-\", \"-\", \"-\"]", cells)]));
            let at_rate =
                found.iter().find_map(|it| it.split_once("at the rate `h10`, ")).expect("a finding at the rate");
            at_rate.1.split_once(" of ").unwrap().0.parse().unwrap()
        };
        assert_eq!(wrong(&cells("0")), wrong(&cells(dollars)) + 1, "{local}");
    }
}

#[test]
fn the_unrounded_amount_is_translated_where_figures_were_rounded_one_by_one() {
    // 4,155 at the rate is 575.46, but 4,155.4 would be 575.51.
    let stated = "\"576\"], sum = [\"interest\", \"fees\", \"grants\"], method = \"footed\"";
    let translated = stated.replace("footed", "translated");
    assert_untranslated(
        stated,
        &translated,
        "is US$576 million, but the local amount at the stated rate, as its method says, is 575",
    );
    let rounded = (TABLES, "id = \"operations\"\n", "id = \"operations\"\nfooting = \"rounded\"\n");
    assert_holds(&[rounded, (TABLES, stated, &translated)]);
    let found = errors(&edited(&[rounded, (TABLES, stated, &translated.replace("576", "577"))]));
    assert!(found.iter().any(|it| it.starts_with("translation-mismatch at \"577\"")), "{found:#?}");
}

#[test]
fn a_sum_of_rounded_cells_passes_as_one_also_where_no_method_is_stated() {
    // 2,789 at the rate is 386, the parts above are 371 and 16.
    assert_untranslated("\"2,789\", \"387\"", "\"2,789\", \"388\"", "but the local amount at the stated rate is 386");
    assert_untranslated(
        "\"387\"], sum = [\"services\", \"provision\"]",
        "\"387\"], sum = [\"services\", \"provision\"], method = \"translated\"",
        "`operations.total-costs.usd` is US$387 million, but the local amount at the stated rate, as its method says, is 386",
    );
}

#[test]
fn what_another_line_leaves_of_a_total_passes_only_where_it_is_said() {
    assert_untranslated(
        ", method = \"balancing\"",
        "",
        "`balance-sheet.own-equity.usd` is US$373 million, but the local amount at the stated rate is 372",
    );
    assert_untranslated(
        "\"2,689\", \"373\"",
        "\"2,689\", \"371\"",
        "is US$371 million, but what a total leaves, as its method says, is 373",
    );
}

#[test]
fn an_amount_per_ads_is_a_multiple_of_the_printed_amount_per_share() {
    // 8.60 at the rate is 1.19, twice 0.60 is 1.20.
    assert_holds(&[(TABLES, "method = \"per-ads\", ", "")]);
    assert_untranslated(
        "\"8.60\", \"1.20\"], method = \"per-ads\"",
        "\"8.60\", \"1.20\"], method = \"translated\"",
        "is US$1.20, but the local amount at the stated rate, as its method says, is 1.19",
    );
    assert_untranslated(
        "\"8.60\", \"1.20\"]",
        "\"8.60\", \"1.19\"]",
        "is US$1.19, but a multiple of the amount per share in this column, as its method says, is 1.20",
    );
}

#[test]
fn an_amount_may_be_divided_in_its_own_column() {
    // 8.57 at the rate is 1.19, US$189 million over the ADSs make 1.18 to 1.19.
    assert_holds(&[(TABLES, "method = \"divided\", ", "")]);
    assert_untranslated(
        "\"8.57\", \"1.18\"], method = \"divided\"",
        "\"8.57\", \"1.18\"], method = \"translated\"",
        "is US$1.18, but the local amount at the stated rate, as its method says, is 1.19",
    );
    assert_untranslated(
        "\"8.57\", \"1.18\"]",
        "\"8.57\", \"1.17\"]",
        "is US$1.17, but a quotient in this column, as its method says, is 1.18 to 1.19",
    );
}

#[test]
fn a_method_may_be_stated_for_one_column() {
    assert_holds(&[(TABLES, "method = \"balancing\"", "method = { usd = \"balancing\" }")]);
    assert_untranslated(
        "method = \"balancing\"",
        "method = { now = \"balancing\" }",
        "is US$373 million, but the local amount at the stated rate is 372",
    );
}

#[test]
fn what_is_no_money_stands_untranslated() {
    let found = errors(&edited(&[(TABLES, "\"318,915,157\", \"318,915,157\"]", "\"318,915,157\", \"318,915,175\"]")]));
    let because =
        "is 318,915,175 shares, but what is no money stands untranslated, and the local column has 318,915,157";
    assert!(found.iter().any(|it| it.starts_with("translation-mismatch") && it.ends_with(because)), "{found:#?}");
    assert_untranslated("[\"27.4\", \"32.9\", \"\"]", "[\"27.4\", \"32.9\", \"32.8\"]", "the local column has 32.9");
}

#[test]
fn nil_is_translated_as_nil_and_a_dash_stands_for_what_rounds_to_nothing() {
    assert_holds(&[(TABLES, "[\"-\", \"-\", \"-\"]", "[\"-\", \"-\", \"0\"]")]);
    // 3 at the rate is 0.4.
    let edits = |cell: &str| errors(&edited(&[(TABLES, "[\"-\", \"-\", \"-\"]", cell)]));
    let translated = |found: Vec<String>| found.iter().all(|it| !it.starts_with("translation"));
    assert!(translated(edits("[\"-\", \"3\", \"-\"]")));
    assert!(!translated(edits("[\"-\", \"4\", \"-\"]")));
}

#[test]
fn a_wrong_rate_is_one_finding_at_the_rate_and_not_one_at_each_cell() {
    let found = errors(&edited(&[(Q1, "value = \"7.2203\"", "value = \"7.9203\"")]));
    let at_rate: Vec<&String> = found.iter().filter(|it| it.starts_with("translation-mismatch")).collect();
    let [finding] = at_rate[..] else { panic!("{found:#?}") };
    assert!(finding.starts_with("translation-mismatch at \"7.9203\": at the rate `h10`, "), "{finding}");
}
