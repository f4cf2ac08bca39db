//! Repurchase plans, share issues, dividends.

use super::*;

#[test]
fn no_more_is_spent_than_is_authorized() {
    assert_holds(&[(Q1, "\"US$350 million\"", "\"US$65 million\"")]);
    assert_finds(
        &[(Q1, "\"US$350 million\"", "\"US$35 million\"")],
        &[
            "progress-mismatch at \"approximately US$65 million\": `repurchase.2024.spent@2024-05-17` is US$65 million, \
           but no more can be spent than US$35 million",
        ],
    );
    assert_finds(
        &[(Q1, "\"US$350 million\"", "\"US$25 million\"")],
        &[
            "progress-mismatch at \"US$30 million\": `repurchase.2024.spent@2024-04-30` is US$30 million, but no more \
             can be spent than US$25 million",
            "progress-mismatch at \"approximately US$65 million\": `repurchase.2024.spent@2024-05-17` is US$65 million, \
             but no more can be spent than US$25 million",
        ],
    );
}

#[test]
fn a_plan_goes_forward() {
    let because = "but an earlier day of the plan already had";
    assert_finds(
        &[(Q1, "\"US$30 million\"", "\"US$80 million\"")],
        &[&format!(
            "progress-mismatch at \"approximately US$65 million\": `repurchase.2024.spent@2024-05-17` is US$65 million, {because} US$80 million"
        )],
    );
    assert_finds(
        &[(Q1, "\"1.6 million ADSs\"", "\"16 million ADSs\"")],
        &[&format!(
            "progress-mismatch at \"3.4 million ADSs\": `repurchase.2024.bought@2024-05-17` is 3.4 million ADSs, {because} 16 million ADSs"
        )],
    );
}

#[test]
fn an_average_price_is_one_that_the_rounded_figures_allow() {
    // 65 over 3.4 is 19.12, but may have been 18.70 to 19.55.
    for price in ["US$18.7 per ADS", "US$19.5 per ADS", "US$9.5 per share"] {
        assert_holds(&[(Q1, "\"US$19.3 per ADS\"", &format!("\"{price}\""))]);
    }
    for (price, expected) in [("US$19.7", "18.7 to 19.6"), ("US$13.9", "18.7 to 19.6"), ("US$18.6", "18.7 to 19.6")] {
        let because = format!("but what was spent, divided by what was bought, makes it {expected}");
        assert_finds(
            &[(Q1, "\"US$19.3 per ADS\"", &format!("\"{price} per ADS\""))],
            &[&format!(
                "progress-mismatch at \"{price} per ADS\": `repurchase.2024.average-price@2024-05-17` is {price}, {because}"
            )],
        );
    }
}

#[test]
fn shares_before_and_shares_issued_make_the_shares_after() {
    let because = "but the shares before and the shares issued make it";
    assert_finds(
        &[(ISSUANCE, "\"318,892,703 shares\"", "\"318,982,703 shares\"")],
        &[&format!(
            "issuance-mismatch at \"318,982,703 shares\": `issuance.after` is 318,982,703 shares, {because} 318,892,703"
        )],
    );
    assert_finds(
        &[(ISSUANCE, "\"830,000 shares\"", "\"830,001 shares\"")],
        &[&format!(
            "issuance-mismatch at \"318,892,703 shares\": `issuance.after` is 318,892,703 shares, {because} 318,892,704"
        )],
    );
    assert_holds(&[(ISSUANCE, "\"318,892,703 shares\"", "\"318.89 million shares\"")]);
}

#[test]
fn net_proceeds_are_not_more_than_number_times_price() {
    assert_holds(&[(ISSUANCE, "HK$37.7 million", "HK$41.5 million")]);
    for (printed, expected) in [("HK$41.6 million", "41.5"), ("HK$377 million", "42")] {
        assert_finds(
            &[(ISSUANCE, "approximately HK$37.7 million", printed)],
            &[&format!(
                "issuance-mismatch at \"{printed}\": `issuance.net-proceeds` is {printed}, but net proceeds can't exceed \
                 number times price, which is {expected}"
            )],
        );
    }
    // In another currency the price bounds nothing.
    assert_holds(&[(ISSUANCE, "approximately HK$37.7 million", "RMB50 million")]);
}

#[test]
fn a_dividend_is_paid_at_the_stated_rate() {
    let because = "but the declared amount at USD 1 : HKD 7.8 is 2.262";
    assert_holds(&[(DIVIDEND, "\"HKD 2.262 per share\"", "\"HKD 2.26 per share\"")]);
    for printed in ["2.226", "2.261"] {
        assert_finds(
            &[(DIVIDEND, "HKD 2.262 per share", &format!("HKD {printed} per share"))],
            &[&format!(
                "payment-mismatch at \"HKD {printed} per share\": `dividend.default-payment` is HK${printed}, {because}"
            )],
        );
    }
    assert_holds(&[
        (DIVIDEND, "HKD 2.262 per share", "USD 0.29 per share"),
        (DIVIDEND, "USD 1 : HKD 7.8", "USD 1 : USD 1"),
    ]);
    assert_finds(
        &[(DIVIDEND, "HKD 2.262 per share", "USD 0.92 per share"), (DIVIDEND, "USD 1 : HKD 7.8", "USD 1 : USD 1")],
        &[
            "payment-mismatch at \"USD 0.92 per share\": `dividend.default-payment` is US$0.92, but in the same currency it \
           is US$0.29",
        ],
    );
}
