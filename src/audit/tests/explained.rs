//! Waivers and restatements.

use super::*;

const WRONG: Edit<'_> = (TABLES, "\"32.9\"", "\"32.8\"");
const BEFORE_RATES: &str = "[[rates]]";

fn waiver(rule: &str, figure: &str, printed: &str, expected: &str) -> String {
    format!(
        "[[waivers]]\nrule = \"{rule}\"\nfigure = \"{figure}\"\nprinted = \"{printed}\"\nexpected = \"{expected}\"\n\
         reason = \"As printed.\"\n\n[[rates]]"
    )
}

#[test]
fn a_waiver_explains_the_finding_that_it_names() {
    let waived = waiver("ratio-mismatch", "operations.margin.now", "32.8", "32.9");
    assert_holds(&[WRONG, (Q1, BEFORE_RATES, &waived)]);
    let by_key =
        waiver("progress-mismatch", "repurchase.2024.spent@2024-05-17", "approximately US$65 million", "US$35 million");
    assert_holds(&[(Q1, "\"US$350 million\"", "\"US$35 million\""), (Q1, BEFORE_RATES, &by_key)]);
}

#[test]
fn a_waiver_that_expects_nothing_hides_nothing() {
    let waived = waiver("ratio-mismatch", "operations.margin.now", "32.8", "32.9").replace("expected = \"32.9\"\n", "");
    let found = errors(&edited(&[WRONG, (Q1, BEFORE_RATES, &waived)]));
    assert!(found.len() == 2 && found[0].starts_with("unused-waiver at "), "{found:#?}");
}

#[test]
fn a_waiver_holds_for_no_other_figure_printed_or_expected() {
    let finding = "ratio-mismatch at \"32.8\": `operations.margin.now` is 32.8%, but `income` divided by `total-revenue` \
                   makes it 32.9";
    for (figure, printed, expected) in [
        ("operations.margin.before", "32.8", "32.9"),
        ("operations.margin.now", "32.7", "32.9"),
        ("operations.margin.now", "32.8", "33.0"),
        ("margin@2024-Q1", "32.8", "32.9"),
    ] {
        let unused =
            format!("unused-waiver at \"{figure}\": there is no finding of `ratio-mismatch` that this waiver explains");
        let waived = waiver("ratio-mismatch", figure, printed, expected);
        assert_finds(&[WRONG, (Q1, BEFORE_RATES, &waived)], &[&unused, finding]);
    }
}

#[test]
fn a_waiver_without_a_finding_or_of_no_rule_is_an_error() {
    let waived = waiver("ratio-mismatch", "operations.margin.now", "32.9", "32.9");
    let unused =
        "unused-waiver at \"operations.margin.now\": there is no finding of `ratio-mismatch` that this waiver explains";
    assert_finds(&[(Q1, BEFORE_RATES, &waived)], &[unused]);
    let unknown = waiver("ratio", "operations.margin.now", "32.9", "32.9");
    assert_finds(&[(Q1, BEFORE_RATES, &unknown)], &["unknown-rule at \"ratio\": there is no rule `ratio`"]);
}

#[test]
fn a_waiver_explains_what_two_documents_state_differently() {
    let waived = waiver("figures-disagree", "income@2024-01-01/2024-03-31", "RMB1.36 billion", "RMB1,366 million");
    let waived = waived.replace("\n\n[[rates]]", "\n+++\nText.");
    assert_holds(&[(Q2, "\"RMB1.37 billion\"", "\"RMB1.36 billion\""), (Q2, "+++\nText.", &waived)]);
}

/// The second document says that revenue is another one now; the third one states it as well.
fn restated(old: &str, new: &str, third: &str) -> Vec<String> {
    let entry = format!(
        "[[restatements]]\nconcept = \"total-revenue\"\nperiod = \"2024-Q1\"\ncause = \"restatement\"\nold = \"{old}\"\n\
         new = \"{new}\"\ndocument = \"q1\"\n+++\nText."
    );
    errors(&edited(&[
        (Q2, "\"RMB4,155 million\"", "\"RMB4,200 million\""),
        (Q2, "+++\nText.", &entry),
        (Q3, "\"RMB4,155.0 million\"", &format!("\"{third}\"")),
    ]))
}

#[test]
fn a_restated_figure_is_the_new_one_from_there_on_and_the_old_one_before() {
    assert_eq!(restated("RMB4,155 million", "RMB4,200 million", "RMB4.20 billion"), Vec::<String>::new());
    assert_eq!(restated("RMB4.155 billion", "RMB4.20 billion", "RMB4,200.4 million"), Vec::<String>::new());
    assert_eq!(
        restated("RMB4,155 million", "RMB4,200 million", "RMB4,155 million"),
        ["figures-disagree at \"RMB4,155 million\": `total-revenue@2024-Q1` is RMB4,155 million, but `q2` states \
          RMB4,200 million"]
    );
}

#[test]
fn a_restatement_names_figures_that_are_stated_and_differ() {
    let third = "RMB4.20 billion";
    let unused = |wrong: &str| {
        vec![format!("unused-restatement at \"total-revenue\": this restatement explains nothing: {wrong}")]
    };
    assert_eq!(
        restated("RMB4,515 million", "RMB4,200 million", third),
        unused("`q1` does not state the old figure RMB4,515 million")
    );
    assert_eq!(
        restated("RMB4,155 million", "RMB4,300 million", third),
        unused("this document does not state the new figure RMB4,300 million")
    );
    for new in ["RMB4,155 million", "RMB4.16 billion"] {
        let found = restated("RMB4,155 million", new, third);
        assert_eq!(found, unused("the old and the new figure agree"), "{new}");
    }
}

#[test]
fn a_metric_with_several_definitions_is_restated_within_one() {
    let same = [(Q2_TABLES, "definition = \"new\"", "definition = \"old\"")];
    let entry = "[[restatements]]\nconcept = \"delinquency\"\nperiod = \"2024-03-31\"\ncause = \"restatement\"\n\
        old = \"3.35%\"\nnew = \"5.10%\"\ndocument = \"q1\"\n+++\nText.";
    assert_holds(&[same[0], (Q2, "+++\nText.", entry)]);
}

#[test]
fn a_figure_of_the_text_that_is_tied_to_nothing_is_waived_by_its_words() {
    let warnings = |printed: &str| {
        let waived = waiver("untied-figure", "100%", printed, "").replace("expected = \"\"\n", "");
        let edits = [(Q1, BEFORE_RATES, &*waived), (Q1, "+++\nText.", "+++\nWe give 100%.")];
        let (documents, _) = decode(&edited(&edits)).unwrap();
        let found = check(documents, &edited(&edits)).findings;
        found.iter().filter(|it| it.severity != Severity::Note).map(|it| it.code.id()).collect::<Vec<_>>()
    };
    assert!(warnings("100%").is_empty());
    assert_eq!(warnings("99%"), ["unused-waiver", "untied-figure"]);
}
