//! Changes told in words beside a tied figure.

use super::text::{assert_told, found_in};
use super::*;

/// The first document states the ratio of the year before as well.
const RATIO: Edit<'_> = (
    TABLES,
    "values = [{ period = \"2024-03-31\", amount = \"3.35%\" }]",
    "values = [{ period = \"2024-03-31\", amount = \"3.35%\" }, { period = \"2023-12-31\", amount = \"3.52%\" }]",
);

#[test]
fn a_told_change_that_holds_is_a_figure_like_a_tied_one() {
    for text in [
        "The ratio fell by 17 basis points to [3.35%](figure:delinquency).",
        "The ratio fell 0.2 percentage points to [3.35%](figure:delinquency).",
        "The ratio improved by 17 bps to [3.35%](figure:delinquency).",
        "The ratio was [3.35%](figure:delinquency), down 17 bps.",
        "The ratio was [3.35%](figure:delinquency), down by 5%.",
        "Revenue increased by 16.5% to [RMB4,155 million](figure:total-revenue).",
        "Revenue was [RMB4,155 million](figure:total-revenue), 16% more than a year earlier.",
        "Revenue was [RMB4,155 million](figure:total-revenue), a year-on-year increase of RMB587 million.",
        "Revenue rose by more than 16% to [RMB4,155 million](figure:total-revenue).",
        "Income from investing: [RMB-112 million](figure:-provision) after a fall of RMB114 million to \
         [RMB-112 million](figure:-provision) from [RMB2 million](figure:-provision@2023-Q1).",
        "Liabilities decreased by RMB503 million to [RMB5,497 million](figure:liabilities) from [RMB6,000 \
         million](figure:liabilities@2023-12-31).",
    ] {
        assert_eq!(found_in(text, &[RATIO]), [""; 0], "{text}");
    }
}

#[test]
fn a_told_change_that_the_figures_do_not_make_is_an_error() {
    for (text, expected) in [
        (
            "The ratio fell by 12 basis points to [3.35%](figure:delinquency).",
            "change-mismatch at 12 basis points: `delinquency.change@2024-03-31` is 12 basis points, but from 3.52% to 3.35% it \
             is -18 to -16",
        ),
        (
            "The ratio rose by 17 basis points to [3.35%](figure:delinquency).",
            "direction-mismatch at 17 basis points: `delinquency.change@2024-03-31` is 17 basis points, but the text says \
             `rose`, while from 3.52% to 3.35% it is a fall",
        ),
        (
            "Revenue was [RMB4,155 million](figure:total-revenue), up 15.4%.",
            "change-mismatch at 15.4%: `total-revenue.change@2024-Q1` is 15.4%, but from RMB3,568 million to RMB4,155 million \
             it is 16.4 to 16.5",
        ),
        (
            "Revenue fell by RMB587 million to [RMB4,155 million](figure:total-revenue).",
            "direction-mismatch at RMB587 million: `total-revenue.change@2024-Q1` is RMB587 million, but the text says `fell`, \
             while from RMB3,568 million to RMB4,155 million it is a rise",
        ),
        (
            "Revenue rose by less than 16% year on year to [RMB4,155 million](figure:total-revenue).",
            "change-mismatch at 16%: `total-revenue.change@2024-Q1` is 16%, but from RMB3,568 million to RMB4,155 million it is \
             16.4 to 16.5",
        ),
    ] {
        assert_eq!(found_in(text, &[RATIO]), [expected], "{text}");
    }
}

#[test]
fn a_told_change_from_what_the_document_does_not_state_stays_untied() {
    for (text, words) in [
        ("Revenue was up 3% quarter on quarter to [RMB4,155 million](figure:total-revenue).", "3%"),
        ("Revenue was [RMB4,155 million](figure:total-revenue), up 14% at constant currency.", "14%"),
        ("Revenue was [RMB4,155 million](figure:total-revenue), 3% more than expected.", "3%"),
        ("Revenue rose by 3% to [RMB4,155 million](figure:total-revenue) from the fourth quarter.", "3%"),
        ("Flows rose by 3% to [RMB-1,360 million](figure:investing).", "3%"),
        ("Revenue rose by 12 basis points to [RMB4,155 million](figure:total-revenue).", "12 basis points"),
        (
            "Costs and revenue rose by 3% and 4%, respectively, the latter to [RMB4,155 million](figure:total-revenue).",
            "3%",
        ),
    ] {
        let expected = format!("warning: untied-figure at {words}: `{words}` is tied to no figure of the archive");
        assert_eq!(found_in(text, &[]).first(), Some(&expected), "{text}");
        assert!(found_in(text, &[]).iter().all(|it| it.starts_with("warning")), "{text}");
    }
}

#[test]
fn a_figure_that_moved_to_where_it_is_moved_from_one_that_the_document_compares_with() {
    for text in [
        "Revenue rose to [RMB4,155 million](figure:total-revenue).",
        "Revenue fell quarter on quarter to [RMB4,155 million](figure:total-revenue).",
        "Revenue fell to [RMB4,155 million](figure:total-revenue) from RMB4.5 billion in the fourth quarter of 2023.",
        "At constant currency, revenue fell to [RMB4,155 million](figure:total-revenue).",
        "The gain fell to [RMB-112 million](figure:-provision).",
        "Outflows rose to [RMB1,360 million](figure:-investing).",
        "It fell to between [RMB1.17 billion](figure:guidance.net-income.low) and more.",
    ] {
        let found = found_in(text, &[]);
        assert!(found.iter().all(|it| it.starts_with("warning")), "{text}: {found:?}");
    }
    for word in ["fell", "plunged", "was reduced", "edged down"] {
        let verb = word.split(' ').next_back().unwrap();
        let text = format!("Revenue {word} to [RMB4,155 million](figure:total-revenue).");
        let expected = format!(
            "direction-mismatch at RMB4,155 million: `total-revenue@2024-Q1` is RMB4,155 million, but the text says `{verb}`, while \
             the earlier figure is RMB3,568 million"
        );
        assert_eq!(found_in(&text, &[]), [expected], "{text}");
    }
}

#[test]
fn a_loss_that_narrows_is_less_of_a_loss() {
    let losses = (TABLES, "cells = [\"(2)\", \"112\", \"16\"]", "cells = [\"(200)\", \"(112)\", \"(16)\"]");
    let is_free = |text: &str| !found_in(text, &[losses]).iter().any(|it| it.contains("provision.change"));
    for loss in ["[RMB112 million](figure:-provision)", "[RMB-112 million](figure:provision)"] {
        assert!(is_free(&format!("The loss narrowed by 44% to {loss}.")), "{loss}");
        assert!(is_free(&format!("The loss narrowed by RMB88 million to {loss}.")), "{loss}");
        assert!(is_free(&format!("The net loss decreased by RMB88 million to {loss}.")), "{loss}");
        assert!(!is_free(&format!("The loss narrowed by RMB78 million to {loss}.")), "{loss}");
        assert!(!is_free(&format!("The loss widened by 44% to {loss}.")), "{loss}");
    }
}

#[test]
fn a_waiver_explains_a_change_that_the_document_words_so() {
    let waived = "[[waivers]]\nrule = \"change-mismatch\"\nfigure = \"total-revenue.change@2024-Q1\"\n\
                  printed = \"15.4%\"\nexpected = \"16.4 to 16.5\"\nreason = \"As printed.\"\n\n[[rates]]";
    let text = "Revenue was [RMB4,155 million](figure:total-revenue), up 15.4%.";
    assert_eq!(found_in(text, &[(Q1, "[[rates]]", waived)]), [""; 0]);
    assert_told("Revenue was [RMB4,155 million](figure:total-revenue), up 16.5%.", &[]);
}
