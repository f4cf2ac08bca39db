//! Days on which a text says that a period ended.

use super::text::found_in;
use super::*;

#[test]
fn the_end_of_a_period_of_the_document_is_fine_and_so_is_one_of_long_ago() {
    for text in [
        "In the three months ended March 31, 2024 and 2023, and the quarter ended 31 December 2023.",
        "The year ended 31 December 2022 was another one, and so was the quarter ended September 30, 2023.",
        "The calendar quarter ended March 30, 2024.",
        "The plan of the period ended 17 May 2024.",
    ] {
        assert_eq!(found_in(text, &[]), [""; 0], "{text}");
    }
}

#[test]
fn a_day_beside_the_end_of_a_period_or_after_the_document_is_an_error() {
    for (text, words) in [
        ("In the three months ended March 30, 2024 it rose.", "March 30, 2024"),
        ("In the three months ended March 31, 2024 and 1 April 2023 it rose.", "1 April 2023"),
        ("In the quarter ended 30 June 2024 it rose.", "30 June 2024"),
    ] {
        let expected = format!(
            "period-end-mismatch at {words}: a period is said to have ended on {words}, but the document has none that ends then"
        );
        assert_eq!(found_in(text, &[]), [expected], "{text}");
    }
}

#[test]
fn a_summary_is_read_as_well_and_a_waiver_explains_a_period_of_somebody_else() {
    let summary = (Q1, "dated = 2024-05-19", "dated = 2024-05-19\nsummary = \"The quarter ended March 30, 2024.\"");
    assert_eq!(found_in("Text.", &[summary]).len(), 1);
    let waived = "[[waivers]]\nrule = \"period-end-mismatch\"\nfigure = \"March 30, 2024\"\n\
                  printed = \"March 30, 2024\"\nreason = \"Of a customer.\"\n\n[[rates]]";
    assert_eq!(found_in("The quarter ended March 30, 2024.", &[(Q1, "[[rates]]", waived)]), [""; 0]);
}
