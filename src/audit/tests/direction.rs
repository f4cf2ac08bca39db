//! Words of direction: what is said to have risen or fallen has.

use super::text::{assert_told, found_in};
use super::*;

const NOW: &str = "[RMB4,155 million](figure:total-revenue)";
const BEFORE: &str = "[RMB3,568 million](figure:total-revenue@2023-Q1)";

#[test]
fn figures_that_moved_as_the_text_says_have_no_findings() {
    for text in [
        format!("Revenue rose to {NOW} ([US$576 million](figure:total-revenue)) from {BEFORE}."),
        format!("Revenue was {NOW}, up from {BEFORE}."),
        "Volume fell by [9.3%](figure:volume.change).".to_owned(),
        "It was [RMB99.2 billion](figure:volume), [9.3%](figure:-volume.change) less than the [RMB109.5 \
         billion](figure:volume@2023-Q1) before."
            .to_owned(),
        "Users: [52.3 million](figure:users), [13.8%](figure:users.change) more than the [46.0 \
         million](figure:users@2023-03-31) before."
            .to_owned(),
        "Income rose to [RMB1,366 million](figure:income) from [RMB978 million](figure:income@2023-Q1), and provisions \
         rose to [RMB112 million](figure:provision)."
            .to_owned(),
        "Delinquency rose to [5.1%](figure:q2/delinquency) from [3.35%](figure:delinquency).".to_owned(),
    ] {
        assert_told(&text, &[]);
    }
}

#[test]
fn an_earlier_figure_that_contradicts_the_word_is_told_where_the_text_tells_the_later_one() {
    assert_told(
        &format!("Revenue fell to {NOW} from {BEFORE}."),
        &[
            "direction-mismatch at RMB4,155 million: `total-revenue@2024-Q1` is RMB4,155 million, but the text says `fell`, \
           while the earlier figure is RMB3,568 million",
        ],
    );
    assert_told(
        "It was [52.3 million](figure:users), [13.8%](figure:users.change) less than the [46.0 \
         million](figure:users@2023-03-31) before.",
        &[
            "direction-mismatch at 52.3 million: `users@2024-03-31` is 52.3 million, but the text says `less than`, while \
             the earlier figure is 46.0 million",
            "direction-mismatch at 13.8%: `users.change@2024-03-31` is 13.8%, but the text says `less than`, so that it \
             should be a fall",
        ],
    );
}

#[test]
fn what_is_said_to_have_doubled_is_about_twice_as_much() {
    let told = |word: &str| found_in(&format!("Revenue {word} to {NOW} from {BEFORE}."), &[]);
    assert_eq!(told("rose"), [""; 0]);
    for word in ["doubled", "more than tripled"] {
        let found = told(word);
        assert_eq!(found.len(), 1, "{word}: {found:?}");
        assert!(found[0].starts_with("direction-mismatch"), "{found:?}");
    }
}

#[test]
fn a_figure_that_is_called_a_loss_is_none_of_a_profit() {
    for text in [
        "a loss of [RMB1,366 million](figure:income)",
        "a [net loss of RMB1,366 million](figure:income)",
        "after an operating loss of about [RMB978 million](figure:income@2023-Q1)",
    ] {
        let found = found_in(text, &[]);
        assert!(
            found
                .iter()
                .any(|it| it.contains("the text calls it a loss, while the figure that it is tied to is a profit")),
            "{text}: {found:?}"
        );
    }
    assert_told("income of [RMB1,366 million](figure:income)", &[]);
}

#[test]
fn a_change_has_the_sign_that_the_word_says() {
    assert_told(
        "Volume rose by [9.3%](figure:volume.change).",
        &[
            "direction-mismatch at 9.3%: `volume.change@2024-Q1` is 9.3%, but the text says `rose`, so that it should be a \
           rise",
        ],
    );
}

#[test]
fn the_opposite_of_a_negative_figure_rises_where_the_figure_falls() {
    let text = |word: &str| {
        format!(
            "The gain {word} to [RMB-112 million](figure:-provision) from [RMB2 million](figure:-provision@2023-Q1)."
        )
    };
    assert_eq!(found_in(&text("fell"), &[]), [""; 0]);
    assert_eq!(
        found_in(&text("rose"), &[]),
        [
            "direction-mismatch at RMB-112 million: `provision@2024-Q1` is RMB-112 million, but the text says `rose`, while \
          the earlier figure is RMB2 million"
        ]
    );
}

/// The first document states this change of a line under `[[figures]]`.
const STATED: Edit<'_> = (
    Q1,
    "[[rates]]",
    "[[figures]]\nid = \"services-change\"\nlabel = \"Change\"\namount = \"3.3%\"\nperiod = \"2024-Q1\"\n\
     change = { of = \"services\", against = \"2023-Q1\" }\n\n[[figures]]\nid = \"claims-change\"\nlabel = \"Change\"\n\
     amount = \"-8%\"\nperiod = \"2024-03-31\"\nchange = { of = \"liabilities\", against = \"2023-12-31\" }\n\n[[rates]]",
);

#[test]
fn the_change_of_a_single_figure_has_the_sign_that_the_word_says() {
    for text in [
        "Services were up [3.3%](figure:services-change).",
        "Liabilities were down [8%](figure:claims-change), or [8%](figure:-claims-change).",
        "Liabilities fell by [8%](figure:-claims-change) to [RMB5,497 million](figure:liabilities).",
        "Repayments decreased liabilities by [8 percent](figure:claims-change).",
        "Liabilities showed a growth of [-8%](figure:claims-change).",
        "The growth of services slowed to [3.3%](figure:services-change).",
    ] {
        assert_eq!(found_in(text, &[STATED]), [""; 0], "{text}");
    }
    for (text, words, sign, should) in [
        ("Liabilities were up [8%](figure:-claims-change).", "8%", "8%", "`up`, so that it should be a rise"),
        ("Liabilities were up [-8%](figure:claims-change).", "-8%", "-8%", "`up`, so that it should be a rise"),
        (
            "It increased liabilities by [8%](figure:claims-change).",
            "8%",
            "8%",
            "`increased`, so that it should be a rise",
        ),
        ("Liabilities surged [8%](figure:claims-change).", "8%", "8%", "`surged`, so that it should be a rise"),
    ] {
        let expected =
            format!("direction-mismatch at {words}: `claims-change@2024-03-31` is {sign}, but the text says {should}");
        assert_eq!(found_in(text, &[STATED]), [expected], "{text}");
    }
}

#[test]
fn income_that_fell_to_a_loss_is_compared_as_stated() {
    for text in [
        "Provision fell to a gain of [RMB-112 million](figure:-provision) from [RMB-2 million](figure:provision@2023-Q1).",
        "Provision rose to [RMB112 million](figure:provision) from a net loss of [RMB2 million](figure:-provision@2023-Q1).",
        "The result rose to [RMB112 million](figure:provision) from a loss of [RMB2 million](figure:-provision@2023-Q1).",
    ] {
        assert_eq!(found_in(text, &[]), [""; 0], "{text}");
    }
    let large = (TABLES, "cells = [\"(2)\", \"112\", \"16\"]", "cells = [\"(252)\", \"112\", \"16\"]");
    let told = |text: &str| {
        let found = found_in(text, &[large]);
        found.into_iter().filter(|it| it.starts_with("direction-mismatch")).count()
    };
    let loss = "[RMB252 million](figure:-provision@2023-Q1)";
    assert_eq!(told(&format!("The result rose to [RMB112 million](figure:provision) from a loss of {loss}.")), 0);
    assert_eq!(told(&format!("The gap narrowed to [RMB112 million](figure:provision) from {loss}.")), 0);
    assert_eq!(told(&format!("The gap widened to [RMB112 million](figure:provision) from {loss}.")), 1);
}

#[test]
fn figures_of_another_announcement_are_compared_as_well() {
    assert_told(
        "It fell to [RMB4,155 million](figure:total-revenue) from [RMB3.57 billion](figure:q1/total-revenue@2023-Q1).",
        &[
            "direction-mismatch at RMB4,155 million: `total-revenue@2024-Q1` is RMB4,155 million, but the text says `fell`, \
           while the earlier figure is RMB3,568 million",
        ],
    );
}

#[test]
fn figures_that_are_printed_alike_may_have_moved() {
    let same = (
        TABLES,
        "values = [{ period = \"2024-03-31\", amount = \"3.35%\" }]",
        "values = [{ period = \"2024-03-31\", \
                amount = \"3.35%\" }, { period = \"2023-03-31\", amount = \"3.35%\" }]",
    );
    let text = "It rose to [3.35%](figure:delinquency) from [3.35%](figure:delinquency@2023-03-31).";
    assert_eq!(found_in(text, &[same]), [""; 0]);
    let counted = (
        TABLES,
        "values = [{ period = \"2024-Q1\", amount = \"17,524,872\" }]",
        "values = [{ period = \"2024-Q1\", amount = \"17,524,872\" }, { period = \"2023-Q1\", amount = \"17,524,872\" }]",
    );
    let text = "It rose to [17,524,872](figure:loans) from [17,524,872](figure:loans@2023-Q1).";
    assert_eq!(found_in(text, &[counted]).len(), 1);
}

#[test]
fn another_language_makes_no_claims() {
    let chinese = (Q1, "kind = \"results\"", "kind = \"results\"\nlanguage = \"zh\"");
    assert_eq!(found_in(&format!("Revenue fell to {NOW} from {BEFORE}."), &[chinese]), [""; 0]);
}

#[test]
fn a_waiver_explains_what_the_document_words_so() {
    let waived = "[[waivers]]\nrule = \"direction-mismatch\"\nfigure = \"total-revenue@2024-Q1\"\n\
                  printed = \"RMB4,155 million\"\nexpected = \"RMB3,568 million\"\nreason = \"As printed.\"\n\n[[rates]]";
    let text = format!("Revenue fell to {NOW} from {BEFORE}.");
    assert_eq!(found_in(&text, &[(Q1, "[[rates]]", waived)]), [""; 0]);
}
