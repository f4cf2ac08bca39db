//! Changes, shares, and the growth of an outlook.

use super::*;

#[test]
fn a_change_is_one_that_the_rounded_figures_allow() {
    // 52.3 over 46.0 is 13.70 %, but may have been 13.46 to 13.93 %.
    for change in ["13.5%", "13.9%", "approximately 14%"] {
        assert_holds(&[(TABLES, "\"13.8%\"", &format!("\"{change}\""))]);
    }
    let because = "but the two figures make it 13.5 to 13.9";
    for change in ["13.4%", "14.0%", "-13.8%", "18.3%"] {
        let expected = format!("change-mismatch at \"{change}\": `users.change@2024-03-31` is {change}, {because}");
        assert_finds(&[(TABLES, "\"13.8%\"", &format!("\"{change}\""))], &[&expected]);
    }
}

#[test]
fn a_decrease_is_negative() {
    assert_finds(
        &[(TABLES, "\"-9.3%\"", "\"9.3%\"")],
        &["change-mismatch at \"9.3%\": `volume.change@2024-Q1` is 9.3%, but the two figures make it -9.3"],
    );
}

#[test]
fn a_change_against_what_is_not_stated_is_not_judged() {
    assert_holds(&[(
        TABLES,
        "change = \"-9.3%\", against = \"2023-Q1\"",
        "change = \"-39.3%\", against = \"2022-Q1\"",
    )]);
}

#[test]
fn a_share_is_that_of_the_part_in_the_whole() {
    assert_holds(&[(TABLES, "\"61.0%\"", "\"60.97%\"")]);
    for (share, expected) in [("61.1%", "61.0"), ("60.9%", "61.0"), ("60.96%", "60.97")] {
        let because = format!("but part and whole make it {expected}");
        assert_finds(
            &[(TABLES, "\"61.0%\"", &format!("\"{share}\""))],
            &[&format!("share-mismatch at \"{share}\": `light-volume.share@2024-Q1` is {share}, {because}")],
        );
    }
}

#[test]
fn a_share_of_a_whole_in_another_unit_is_not_judged() {
    assert_holds(&[(TABLES, "of = \"volume\"", "of = \"loans\"")]);
}

#[test]
fn both_ends_of_an_outlook_and_their_growth_imply_one_base() {
    let because = "but the low end and the growth stated for both make it 1.22 to 1.24";
    for high in ["RMB1.32 billion", "RMB1.20 billion"] {
        let expected =
            format!("guidance-mismatch at \"{high}\": `guidance.net-income.high@2024-Q2` is {high}, {because}");
        assert_finds(&[(Q1, "\"RMB1.23 billion\"", &format!("\"{high}\""))], &[&expected]);
    }
    assert_finds(
        &[(Q1, "\"12.5%\"", "\"15.2%\"")],
        &[
            "guidance-mismatch at \"RMB1.23 billion\": `guidance.net-income.high@2024-Q2` is RMB1.23 billion, but the low \
           end and the growth stated for both make it 1.25 to 1.27",
        ],
    );
    assert_holds(&[
        (Q1, "growth = { low = \"7.0%\", high = \"12.5%\", against = \"2023-Q2\" }\n", ""),
        (Q1, "\"RMB1.23 billion\"", "\"RMB9 billion\""),
    ]);
}

/// A percentage of the text that is the change of a line.
fn change_of(percent: &str, of: &str, against: &str) -> String {
    format!(
        "[[figures]]\nid = \"growth\"\nlabel = \"Growth\"\namount = \"{percent}\"\nperiod = \"2024-Q1\"\n\
         change = {{ of = \"{of}\", against = \"{against}\" }}\n\n[[rates]]"
    )
}

#[test]
fn a_percentage_can_be_the_change_of_a_line() {
    // 1,366 million after 1,007 million is 35.7 % more.
    let found = errors(&edited(&[(Q1, "[[rates]]", &change_of("99.9%", "income", "2023-Q1"))]));
    let [finding] = &found[..] else { panic!("{found:#?}") };
    let (start, made) = finding.split_once(" makes it ").or(finding.split_once(" make it ")).expect(finding);
    assert!(start.starts_with("change-mismatch at \"99.9%\": `growth@2024-Q1` is 99.9%"), "{finding}");
    let made = made.split(' ').next().unwrap();
    assert_holds(&[(Q1, "[[rates]]", &change_of(&format!("{made}%"), "income", "2023-Q1"))]);
    let unknown = errors(&edited(&[(Q1, "[[rates]]", &change_of("1.0%", "incom", "2023-Q1"))]));
    assert!(unknown[0].starts_with("unknown-concept at \"incom\""), "{unknown:#?}");
}

#[test]
fn several_changes_of_a_value_are_judged_each_and_told_apart_by_what_they_are_from() {
    let value = "change = \"-9.3%\", against = \"2023-Q1\" },";
    let both = "changes = [{ amount = \"-9.3%\", against = \"2023-Q1\" }, { amount = \"5.0%\", against = \"2023-Q4\" }] }, \
                { period = \"2023-Q4\", amount = \"RMB94,500 million\" },";
    assert_holds(&[(TABLES, value, both)]);
    let wrong = both.replace("5.0%", "-5.0%");
    let because = "but the two figures make it 5.0";
    assert_finds(
        &[(TABLES, value, &wrong)],
        &[&format!("change-mismatch at \"-5.0%\": `volume.change.2023-Q4@2024-Q1` is -5.0%, {because}")],
    );
}

#[test]
fn a_change_may_be_the_difference_of_two_counts() {
    assert_holds(&[(TABLES, "\"13.8%\"", "\"6.3 million\"")]);
    assert_finds(
        &[(TABLES, "\"13.8%\"", "\"6.8 million\"")],
        &[
            "change-mismatch at \"6.8 million\": `users.change@2024-03-31` is 6.8 million, but the two figures make it 6.2 to 6.4",
        ],
    );
}

#[test]
fn a_difference_of_percentages_is_in_points_however_they_are_scaled() {
    use crate::audit::Value;
    use crate::audit::change::change_between;
    use crate::domain::figure::Measure;
    use crate::domain::{Scale, Unit};
    let value = |digits: i64, decimals: u32, scale: Scale, unit: Unit| {
        Value::of(rust_decimal::Decimal::new(digits, decimals), scale, unit)
    };
    let percent = |digits| value(digits, 2, Scale::One, Unit::Percent);
    let made = change_between(&percent(125), &percent(137), Measure::Difference).unwrap();
    assert!(value(-12, 0, Scale::Hundredth, Unit::Percent).admits(made));
    assert!(value(-12, 2, Scale::One, Unit::Points).admits(made));
    assert!(!value(-20, 0, Scale::Hundredth, Unit::Percent).admits(made));
    assert!(!value(12, 0, Scale::Hundredth, Unit::Percent).admits(made));
    let in_points = value(180, 0, Scale::Hundredth, Unit::Percent);
    let made = change_between(&in_points, &percent(174), Measure::Difference).unwrap();
    assert!(value(6, 0, Scale::Hundredth, Unit::Percent).admits(made));
}

#[test]
fn parts_of_a_comparative_add_up_to_it() {
    let value = "values = [{ period = \"2024-Q1\", amount = \"17,524,872\" }]";
    let with = |part: &str| {
        format!(
            "values = [{{ period = \"2024-Q1\", amount = \"17,524,872\" }}, {{ period = \"2023-Q1\", amount = \"10\", \
             parts = [{{ label = \"V-pocket\", amount = \"{part}\" }}, {{ label = \"Other products\", amount = \"7\" }}], \
             complete = true }}]"
        )
    };
    assert_holds(&[(TABLES, value, &with("3"))]);
    let because = "but its parts, which are all there are, add up to 11";
    assert_finds(
        &[(TABLES, value, &with("4"))],
        &[&format!("sum-mismatch at \"10\": `loans@2023-Q1` is 10, {because}")],
    );
}
