//! Repurchase plans from one document to the next.

use super::*;

/// What the second quarter's results state of the plan, in front of their figures.
fn second_quarter(keys: &str) -> [(&'static str, &'static str, String); 1] {
    let figures = "[[figures]]\nid = \"income-of-the-first-quarter\"";
    [(Q2, figures, format!("[[repurchases]]\nplan = \"2024\"\nname = \"2024 plan\"\n{keys}\n\n{figures}"))]
}

#[track_caller]
fn assert_plan_finds(keys: &str, expected: &[&str]) {
    let [(file, from, to)] = second_quarter(keys);
    assert_finds(&[(file, from, &to)], expected);
}

fn progress(stated: &str) -> String {
    format!("progress = [{{ as_of = 2024-08-01, {stated} }}]")
}

#[test]
fn a_plan_goes_forward_from_one_document_to_the_next() {
    assert_plan_finds(&progress("spent = \"US$90 million\", bought = \"4.7 million ADSs\""), &[]);
    // As rounded, what is approximately 65 may have been less.
    assert_plan_finds(&progress("spent = \"US$64.5 million\", bought = \"3.35 million ADSs\""), &[]);
    assert_plan_finds(
        &progress("spent = \"US$6.5 million\", bought = \"2.9 million ADSs\""),
        &[
            "progress-mismatch at \"US$6.5 million\": `repurchase.2024.spent@2024-08-01` is US$6.5 million, but `q1` \
             already has, as of 2024-05-17, US$65 million",
            "progress-mismatch at \"2.9 million ADSs\": `repurchase.2024.bought@2024-08-01` is 2.9 million ADSs, but \
             `q1` already has, as of 2024-05-17, 3.4 million ADSs",
        ],
    );
    // 5.9 million shares are 2.95 million ADSs.
    assert_plan_finds(
        &progress("bought = \"5.9 million shares\""),
        &[
            "progress-mismatch at \"5.9 million shares\": `repurchase.2024.bought@2024-08-01` is 5.9 million shares, but \
           `q1` already has, as of 2024-05-17, 3.4 million ADSs",
        ],
    );
}

#[test]
fn purchases_of_a_quarter_alone_are_no_progress_from_the_beginning() {
    assert_plan_finds(&progress("since = 2024-07-01, spent = \"US$6.5 million\", bought = \"0.3 million ADSs\""), &[]);
}

#[test]
fn what_an_earlier_document_authorizes_bounds_what_a_later_one_spends() {
    assert_plan_finds(
        &progress("spent = \"US$378 million\""),
        &[
            "progress-mismatch at \"US$378 million\": `repurchase.2024.spent@2024-08-01` is US$378 million, but no more can \
           be spent than `q1` authorizes, US$350 million",
        ],
    );
    assert_plan_finds(&progress("spent = \"US$350.4 million\""), &[]);
}

#[test]
fn what_is_left_follows_from_what_an_earlier_document_authorizes() {
    assert_plan_finds(&progress("spent = \"US$90 million\", remaining = \"US$260 million\""), &[]);
    assert_plan_finds(
        &progress("spent = \"US$90 million\", remaining = \"US$206 million\""),
        &[
            "progress-mismatch at \"US$206 million\": `repurchase.2024.remaining@2024-08-01` is US$206 million, but with what \
           `q1` states, what is authorized, less what was used, leaves 259 to 261",
        ],
    );
}

#[test]
fn an_authorization_stays_unless_a_document_says_that_it_raises_it() {
    assert_plan_finds("authorized = \"US$350 million\"", &[]);
    assert_plan_finds(
        "authorized = \"US$450 million\"",
        &[
            "progress-mismatch at \"US$450 million\": `repurchase.2024.authorized` is US$450 million, but `q1` authorizes US$350 \
           million",
        ],
    );
    let raised = "authorized = \"US$450 million\"\nauthorized_before = \"US$350 million\"\n";
    assert_plan_finds(&format!("{raised}{}", progress("spent = \"US$378 million\"")), &[]);
    assert_plan_finds(
        &raised.replace("350", "530"),
        &[
            "progress-mismatch at \"US$530 million\": `repurchase.2024.authorized-before` is US$530 million, but `q1` authorizes \
           US$350 million",
        ],
    );
}

#[test]
fn a_mandate_in_shares_bounds_what_is_bought_and_its_percentages_follow() {
    let mandate = |keys: &str| {
        format!(
            "[[repurchases]]\nplan = \"mandate\"\nname = \"Mandate\"\nauthorized = \"911,800,000 shares\"\n\
             issued = \"9,118,000,000 shares\"\npercent = \"10%\"\nprogress = [{{ as_of = 2024-05-17, {keys} }}]\n\n[[figures]]\n\
             id = \"revenue-in-billions\""
        )
    };
    let finds = |keys: &str, expected: &[&str]| {
        assert_finds(&[(Q1, "[[figures]]\nid = \"revenue-in-billions\"", &mandate(keys))], expected);
    };
    finds("bought = \"11,900,000 shares\", percent = \"0.1305%\", remaining = \"899,900,000 shares\"", &[]);
    finds(
        "bought = \"11,900,000 shares\", percent = \"0.1350%\"",
        &[
            "progress-mismatch at \"0.1350%\": `repurchase.mandate.bought-percent@2024-05-17` is 0.1350%, but of the shares in issue \
           it is 0.1305",
        ],
    );
    finds(
        "bought = \"911,900,000 shares\"",
        &[
            "progress-mismatch at \"911,900,000 shares\": `repurchase.mandate.bought@2024-05-17` is 911,900,000 shares, but no \
           more can be bought than 911,800,000 shares",
        ],
    );
    // Half as many ADSs.
    finds("bought = \"455,900,000 ADSs\"", &[]);
    finds(
        "bought = \"456,000,000 ADSs\"",
        &[
            "progress-mismatch at \"456,000,000 ADSs\": `repurchase.mandate.bought@2024-05-17` is 456,000,000 ADSs, but no more \
           can be bought than 911,800,000 shares",
        ],
    );
}
