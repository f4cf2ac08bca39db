//! What one document tells of another.

use super::*;

/// The second quarter's results with a figure of the year before, that growth was stated against.
fn with_base(amount: &str) -> String {
    format!(
        "[[figures]]\nid = \"base\"\nlabel = \"Income a year before\"\namount = \"{amount}\"\nperiod = \"2023-Q2\"\n\
         concept = \"income\"\n\n[[figures]]\nid = \"income-of-the-first-quarter\""
    )
}

#[test]
fn growth_of_an_outlook_is_from_the_figure_that_another_document_states() {
    let replaced = "[[figures]]\nid = \"income-of-the-first-quarter\"";
    assert_holds(&[(Q2, replaced, &with_base("RMB1,093.4 million"))]);
    assert_finds(
        &[(Q2, replaced, &with_base("RMB1,193.4 million"))],
        &[
            "guidance-mismatch at \"RMB1.17 billion\": `guidance.net-income.low@2024-Q2` is RMB1.17 billion, but 7.0% \
             from RMB1,193.4 million makes it 1.28",
            "guidance-mismatch at \"RMB1.23 billion\": `guidance.net-income.high@2024-Q2` is RMB1.23 billion, but 12.5% \
             from RMB1,193.4 million makes it 1.34",
        ],
    );
}

/// The second quarter's results with users, and a change from a figure that only the first quarter's results state.
fn with_change(change: &str) -> String {
    let value = format!(
        "{{ period = \"2024-06-30\", amount = \"60.0 million\", change = \"{change}\", against = \"2023-03-31\" }}"
    );
    format!("[[metrics]]\nmetric = \"users\"\nvalues = [{value}]\n\n[[metrics]]\nmetric = \"delinquency\"")
}

#[test]
fn a_change_is_from_the_figure_that_another_document_states() {
    let replaced = "[[metrics]]\nmetric = \"delinquency\"";
    assert_holds(&[(Q2_TABLES, replaced, &with_change("30.4%"))]);
    assert_finds(
        &[(Q2_TABLES, replaced, &with_change("34.0%"))],
        &[
            "change-mismatch at \"34.0%\": `users.change@2024-06-30` is 34.0%, but with the figure that `q1` states it is \
          30.2 to 30.7",
        ],
    );
}

#[test]
fn growth_of_an_outlook_is_from_the_restated_figure_once_it_is_restated() {
    let restated = "[[restatements]]\nconcept = \"income\"\nperiod = \"2024-Q1\"\ncause = \"restatement\"\n\
        old = \"RMB1.37 billion\"\nnew = \"RMB1.47 billion\"\ndocument = \"q1\"\n+++\nText.";
    let guidance = "[[results.guidance]]\nid = \"income\"\nlabel = \"Income\"\nconcept = \"income\"\nperiod = \"2025-Q1\"\n\
        low = \"RMB1.62 billion\"\nhigh = \"RMB1.76 billion\"\n\
        growth = { low = \"10.0%\", high = \"20.0%\", against = \"2024-Q1\" }\n\n[[figures]]";
    assert_holds(&[
        (Q2, "\"RMB1.37 billion\"", "\"RMB1.47 billion\""),
        (Q2, "+++\nText.", restated),
        (Q3, "[[figures]]", guidance),
    ]);
}

#[test]
fn growth_of_one_end_or_of_one_figure_is_from_the_figure_of_the_earlier_period_as_well() {
    let guidance = |expected: &str| {
        format!(
            "[[results.guidance]]\nid = \"income\"\nlabel = \"Income\"\nconcept = \"income\"\nperiod = \"2025-Q1\"\n\
             {expected}, against = \"2024-Q1\" }}\n\n[[figures]]"
        )
    };
    let holds = [
        "high = \"RMB1.64 billion\"\ngrowth = { high = \"20.0%\"",
        "range = \"around RMB1.64 billion\"\ngrowth = { low = \"20.0%\"",
        "low = \"RMB1.64 billion\"\ngrowth = { low = \"20.0%\"",
    ];
    for expected in holds {
        assert_holds(&[(Q3, "[[figures]]", &guidance(expected))]);
        let wrong = guidance(&expected.replace("1.64", "1.94"));
        let found = errors(&edited(&[(Q3, "[[figures]]", &wrong)]));
        assert!(matches!(&*found, [one] if one.starts_with("guidance-mismatch")), "{found:?}");
    }
}
