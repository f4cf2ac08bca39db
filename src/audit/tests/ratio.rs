//! Quotients within the tables.

use super::*;

#[test]
fn a_margin_is_what_its_rounded_figures_allow() {
    // 1,366 / 4,155 = 32.876 %.
    let because = "but `income` divided by `total-revenue` makes it";
    assert_finds(
        &[(TABLES, "\"32.9\"", "\"32.8\"")],
        &[&format!("ratio-mismatch at \"32.8\": `operations.margin.now` is 32.8%, {because} 32.9")],
    );
    assert_finds(
        &[(TABLES, "[\"27.4\"", "[\"24.7\"")],
        &[&format!("ratio-mismatch at \"24.7\": `operations.margin.before` is 24.7%, {because} 27.4")],
    );
    // To two decimals the amounts in millions leave 32.86 to 32.89.
    for margin in ["32.86", "32.89"] {
        assert_holds(&[(TABLES, "\"32.9\"", &format!("\"{margin}\""))]);
    }
    assert_finds(
        &[(TABLES, "\"32.9\"", "\"32.90\"")],
        &[&format!("ratio-mismatch at \"32.90\": `operations.margin.now` is 32.90%, {because} 32.86 to 32.89")],
    );
}

#[test]
fn a_margin_of_a_loss_is_negative() {
    let loss = [
        (TABLES, "[\"4\", \"5\", \"1\"]", "[\"-1,982\", \"5\", \"1\"]"),
        (TABLES, "[\"982\", \"1,371\"", "[\"(1,004)\", \"1,371\""),
        (TABLES, "\"2.96\"", "\"(3.03)\""),
        (TABLES, "\"5.92\"", "\"(6.06)\""),
    ];
    assert_holds(&loss);
    assert_finds(
        &[loss[0], loss[1], (TABLES, "\"2.96\"", "\"3.03\""), (TABLES, "\"5.92\"", "\"6.06\"")],
        &[
            "ratio-mismatch at \"3.03\": `operations.per-share.before` is RMB3.03, but `own-income` divided by `shares` \
           makes it -3.03",
        ],
    );
}

#[test]
fn every_quotient_that_is_given_must_hold() {
    let two = "ratios = [{ of = \"own-income\", over = \"ads\" }, { of = \"income\", over = \"ads\" }]";
    let found = errors(&edited(&[(TABLES, "ratios = [{ of = \"income\", over = \"ads\" }]", two)]));
    assert!(
        !found.is_empty() && found.iter().all(|it| it.starts_with("ratio-mismatch") && it.contains("`own-income`")),
        "{found:#?}"
    );
}

#[test]
fn nothing_is_said_of_a_quotient_whose_divisor_may_be_zero() {
    assert_holds(&[(
        TABLES,
        "{ of = \"income\", over = \"total-revenue\" }",
        "{ of = \"income\", over = \"grants\" }",
    )]);
}

#[test]
fn a_quotient_may_be_of_another_scale_than_its_figures() {
    // 5,843 million for 2,114 thousand cars are 2,764 a car.
    let table = |arc: &str| {
        format!(
            "[[statements]]\nid = \"freight\"\ntitle = \"F\"\nkind = \"discussion\"\nscale = \"million\"\n\
             columns = [{{ id = \"q\", period = \"2024-Q1\", currency = \"USD\" }}]\nlines = [\n\
             {{ id = \"freight\", label = \"F\", cells = [\"5,843\"] }},\n\
             {{ id = \"cars\", label = \"C\", unit = \"count\", scale = \"thousand\", cells = [\"2,114\"] }},\n\
             {{ id = \"arc\", label = \"A\", scale = \"one\", cells = [\"{arc}\"], ratios = [{{ of = \"freight\", over = \"cars\" }}] }},\n]\n"
        )
    };
    assert_eq!(errors(&with_tables(&table("2,764"))), [""; 0]);
    assert_eq!(errors(&with_tables(&table("2,768"))).len(), 1);
}

#[test]
fn a_number_of_ads_is_that_of_shares_divided_a_half_rounded_away_from_zero() {
    let found = errors(&edited(&[(TABLES, "\"159,457,579\", \"159,457,579\"", "\"159,457,578\", \"159,457,578\"")]));
    let because = "2 shares an ADS make it 159,457,579";
    let at = |column: &str| {
        format!("per-ads-mismatch at \"159,457,578\": `operations.ads.{column}` is 159,457,578 ADSs, but {because}")
    };
    assert_eq!(found, [at("now"), at("usd")]);
    assert_holds(&[(
        TABLES,
        "[\"165,609,633\", \"159,457,579\", \"159,457,579\"]",
        "[\"165,609,633\", \"159,457,579\", \"\"]",
    )]);
}

#[test]
fn an_amount_per_ads_follows_from_the_amount_per_share_as_printed_where_the_line_says_so() {
    let because = "but 2 times the printed amount per share is";
    assert_finds(
        &[(TABLES, "[\"5.92\"", "[\"5.93\"")],
        &[&format!("per-ads-mismatch at \"5.93\": `operations.per-ads.before` is RMB5.93, {because} 5.92")],
    );
    let found = errors(&edited(&[(TABLES, "\"8.60\", \"1.20\"]", "\"8.06\", \"1.20\"]")]));
    assert_eq!(found, [format!("per-ads-mismatch at \"8.06\": `operations.per-ads.now` is RMB8.06, {because} 8.60")]);
}

#[test]
fn an_amount_per_ads_is_a_rounding_of_what_the_amount_per_share_stands_for() {
    // 7.69 a share is anything from 7.685 to 7.695.
    let open = "unit = \"per-ads\", cells = [\"5.92\", \"8.60\", \"1.20\"], method = \"per-ads\"";
    let said = |cell: &str| format!("unit = \"per-ads\", cells = [\"{cell}\", \"8.60\", \"1.20\"]");
    for cell in ["5.91", "5.92", "5.93"] {
        assert_holds(&[(TABLES, open, &said(cell))]);
    }
    let because = "but 2 times the amount per share is 5.91 to 5.93";
    for (cell, place) in [("5.90", "5.90"), ("5.94", "5.94"), ("2.96", "2.96")] {
        let message = format!("per-ads-mismatch at \"{cell}\": `operations.per-ads.before` is RMB{place}, {because}");
        assert_finds(&[(TABLES, open, &said(cell))], &[&message]);
    }
}

#[test]
fn a_document_tells_its_figures_by_the_ratio_of_its_own_date() {
    let ratio = "shares_per_ads = 2";
    let history = |first: &str, second: &str, from: &str| {
        format!("shares_per_ads = [{{ shares_per_ads = {first} }}, {{ from = {from}, shares_per_ads = {second} }}]")
    };
    let found = |history: &str| {
        let found = errors(&edited(&[("site.toml", ratio, history)]));
        found.iter().filter(|it| it.starts_with("per-ads-mismatch")).count()
    };
    assert_eq!(found(&history("\"2/3\"", "2", "2020-01-01")), 0);
    assert_eq!(found(&history("2", "\"0.5\"", "2030-01-01")), 0);
    assert!(found(&history("2", "\"0.5\"", "2020-01-01")) > 0);
}

#[test]
fn a_quotient_is_taken_in_its_own_column_where_several_are_of_one_period() {
    let table = "[[statements]]\nid = \"adjusted\"\ntitle = \"A\"\nkind = \"reconciliation\"\nscale = \"million\"\ncolumns = [\n\
        { id = \"gaap\", period = \"2024-Q2\", currency = \"CNY\", label = \"GAAP\" },\n\
        { id = \"adjusted\", period = \"2024-Q2\", currency = \"CNY\", members = { adjustment = \"adjusted\" } },\n]\nlines = [\n\
        { id = \"sales\", label = \"S\", cells = [\"1,000\", \"1,000\"] },\n\
        { id = \"profit\", label = \"P\", cells = [\"100\", \"200\"] },\n\
        { id = \"part\", label = \"M\", unit = \"percent\", cells = [\"10\", \"20\"], ratios = [{ of = \"profit\", over = \"sales\" }] },\n]\n\n";
    let first = "[[metrics]]\nmetric = \"delinquency\"";
    assert_holds(&[(Q2_TABLES, first, &format!("{table}{first}"))]);
    let wrong = table.replace("[\"10\", \"20\"]", "[\"10\", \"10\"]");
    assert_finds(
        &[(Q2_TABLES, first, &format!("{wrong}{first}"))],
        &["ratio-mismatch at \"10\": `adjusted.part.adjusted` is 10%, but `profit` divided by `sales` makes it 20"],
    );
}
