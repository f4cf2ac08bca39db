use super::*;

/// Asserts that each edit, which names `nowhere`, leads to one finding, there.
#[track_caller]
fn assert_unknown(code: &str, noun: &str, edits: &[Edit<'_>]) {
    for edit in edits {
        assert_finds(&[*edit], &[&format!("{code} at \"nowhere\": there is no {noun} `nowhere`")]);
    }
}

#[test]
fn an_unknown_person_is_found_wherever_one_is_named() {
    assert_unknown(
        "unknown-person",
        "person",
        &[
            (RESULTS, "signatories = [{ person = \"jane-roe\"", "signatories = [{ person = \"nowhere\""),
            (RESULTS, "board = [{ person = \"jane-roe\"", "board = [{ person = \"nowhere\""),
            (RESULTS, "[[results.quotes]]\nperson = \"jane-roe\"", "[[results.quotes]]\nperson = \"nowhere\""),
            (MEETING, "people = [\"jane-roe\"]", "people = [\"nowhere\"]"),
        ],
    );
}

#[test]
fn an_unknown_person_is_printed_with_the_one_that_was_meant() {
    insta::assert_snapshot!(printed(&[(MEETING, "people = [\"jane-roe\"]", "people = [\"jane-ro\"]")]));
}

#[test]
fn an_unknown_listing_is_found() {
    assert_unknown(
        "unknown-listing",
        "listing",
        &[
            (RESULTS, "listings = [\"hkex\"]", "listings = [\"nowhere\"]"),
            (DIVIDEND, "listing = \"hkex\"", "listing = \"nowhere\""),
            (ISSUANCE, "listing = \"hkex\"", "listing = \"nowhere\""),
        ],
    );
}

/// An edit that gives a headline for a chart.
macro_rules! headline {
    ($chart:literal, $text:literal) => {
        concat!("[[charts]]\nchart = \"", $chart, "\"\nheadline = \"", $text, "\"\n\n[[rates]]")
    };
}

#[test]
fn an_unknown_chart_of_a_headline_is_printed_with_the_one_that_was_meant() {
    assert_unknown("unknown-chart", "chart", &[(RESULTS, "[[rates]]", headline!("nowhere", "Text."))]);
    let printed = printed(&[(RESULTS, "[[rates]]", headline!("revenue-mixed", "Text."))]);
    assert!(printed.contains("did you mean `revenue-mix`?"), "{printed}");
}

#[test]
fn a_headline_of_a_chart_that_draws_nothing_of_the_document_is_an_error() {
    assert_finds(&[(RESULTS, "[[rates]]", headline!("revenue-mix", "Text."))], &[]);
    assert_finds(&[(RESULTS, "[[rates]]", headline!("delinquency", "Text."))], &[]);
    let chart = "[[charts]]\nid = \"other-mix\"\ntype = \"mix\"\ntitle = \"Other mix\"\ncurrency = \"EUR\"\n\
                 total = \"total-revenue\"\npanels = [{ title = \"By line\", parts = [\"interest\"] }]\n\n[[issuer.listings]]";
    let edits = [(SITE, "[[issuer.listings]]", chart), (RESULTS, "[[rates]]", headline!("other-mix", "Text."))];
    let wrong = "unused-headline at \"other-mix\": `results` states nothing that the chart `other-mix` draws";
    assert_finds(&edits, &[wrong]);
}

#[test]
fn a_headline_refers_to_no_footnote_and_is_checked_as_other_texts_are() {
    assert_finds(
        &[(RESULTS, "[[rates]]", headline!("revenue-mix", "Text[^1]."))],
        &["unknown-footnote at [^1]: a headline can't refer to footnote `1`"],
    );
    assert_finds(
        &[(RESULTS, "[[rates]]", headline!("revenue-mix", "[Text](announcement:nowhere) <b>."))],
        &[
            "unknown-announcement at [Text](announcement:nowhere): there is no announcement `nowhere`",
            "raw-html at <b>: this is HTML",
        ],
    );
}

#[test]
fn an_unknown_organization_is_found() {
    assert_unknown(
        "unknown-organization",
        "organization",
        &[
            (SITE, "depositary = \"example-bank\"", "depositary = \"nowhere\""),
            (DIVIDEND, "registrar = \"example-bank\"", "registrar = \"nowhere\""),
            (MEETING, "organization = \"example-bank\"", "organization = \"nowhere\""),
        ],
    );
}

#[test]
fn an_unknown_place_is_found() {
    assert_unknown(
        "unknown-place",
        "place",
        &[
            (DIVIDEND, "registrar_place = \"office\"", "registrar_place = \"nowhere\""),
            (SITE, "email = \"ir@example.com\"", "email = \"ir@example.com\"\naddress = \"nowhere\""),
            (MEETING, "place = \"office\"\n\n", "place = \"nowhere\"\n\n"),
            (MEETING, "place = \"office\"\n+++", "place = \"nowhere\"\n+++"),
        ],
    );
}

#[test]
fn an_unknown_share_class_is_found() {
    assert_unknown(
        "unknown-share-class",
        "class of shares",
        &[
            (SITE, "class = \"class-a\"", "class = \"nowhere\""),
            (ISSUANCE, "class = \"class-a\"", "class = \"nowhere\""),
        ],
    );
}

#[test]
fn an_unknown_legend_is_found() {
    assert_unknown("unknown-legend", "legend", &[(RESULTS, "[\"safe-harbor\"]", "[\"nowhere\"]")]);
}

#[test]
fn an_unknown_metric_is_found() {
    assert_unknown(
        "unknown-metric",
        "metric",
        &[
            (SITE, "metrics = [\"delinquency-rate\"]", "metrics = [\"nowhere\"]"),
            (TABLES, "metric = \"delinquency-rate\"", "metric = \"nowhere\""),
            (TABLES, "of = \"users\"", "of = \"nowhere\""),
        ],
    );
}

#[test]
fn an_unknown_definition_is_found() {
    let noun = "definition of the metric";
    assert_unknown("unknown-definition", noun, &[(TABLES, "definition = \"2024\"", "definition = \"nowhere\"")]);
}

#[test]
fn an_unknown_concept_is_found() {
    assert_unknown(
        "unknown-concept",
        "concept",
        &[
            (SITE, "total = \"total-revenue\"", "total = \"nowhere\""),
            (SITE, "\"service-fees\"", "\"nowhere\""),
            (RESULTS, "concept = \"total-revenue\"\nnote", "concept = \"nowhere\"\nnote"),
            (RESULTS, "concept = \"total-revenue\"\nperiod", "concept = \"nowhere\"\nperiod"),
        ],
    );
}

#[test]
fn a_metric_is_a_concept_and_a_line_with_a_concept_is_not_one_by_its_id() {
    assert_finds(&[(RESULTS, "concept = \"total-revenue\"\nnote", "concept = \"users\"\nnote")], &[]);
    let message = "unknown-concept at \"fees\": there is no concept `fees`";
    assert_finds(&[(SITE, "\"service-fees\"", "\"fees\"")], &[message]);
}

#[test]
fn an_unknown_line_is_found() {
    assert_unknown("unknown-line", "line", &[(RESULTS, "operations.total-revenue", "nowhere")]);
    for highlight in ["operations.nowhere", "nowhere.interest", "operations.revenue-heading", "interest"] {
        let line = format!("unknown-line at \"{highlight}\": there is no line `{highlight}`");
        assert_finds(&[(RESULTS, "operations.total-revenue", highlight)], &[&line]);
    }
    assert_finds(&[(TABLES, "\"-fees\"", "\"-fee\"")], &["unknown-line at \"-fee\": there is no line `fee`"]);
    let line = "unknown-line at \"revenue-heading\": there is no line `revenue-heading`";
    assert_finds(&[(TABLES, "\"-fees\"", "\"revenue-heading\"")], &[line]);
}

#[test]
fn an_unknown_line_is_printed_with_the_one_that_was_meant() {
    insta::assert_snapshot!(printed(&[(TABLES, "\"-fees\"", "\"-fee\"")]));
}

#[test]
fn an_unknown_column_is_found() {
    assert_unknown("unknown-column", "column", &[(TABLES, "from = \"local\"", "from = \"nowhere\"")]);
    let line = "unknown-column at dollar: there is no column `dollar`";
    assert_finds(&[(TABLES, "{ dollars = \"footed\" }", "{ dollar = \"footed\" }")], &[line]);
}

#[test]
fn an_unknown_rate_is_found() {
    assert_unknown("unknown-rate", "exchange rate", &[(TABLES, "rate = \"h10\"", "rate = \"nowhere\"")]);
}

#[test]
fn an_unknown_attachment_is_found() {
    assert_unknown("unknown-attachment", "attachment", &[(RESULTS, "\"6-k.pdf\"", "\"nowhere\"")]);
}

#[test]
fn an_unknown_announcement_is_found() {
    assert_unknown(
        "unknown-announcement",
        "announcement",
        &[(METRICS, "source = \"results\"", "source = \"nowhere\"")],
    );
}

#[test]
fn a_stock_code_of_another_listing_is_found() {
    insta::assert_snapshot!(printed(&[(DIVIDEND, "03660", "03661")]));
    assert_finds(&[(DIVIDEND, "03660", "3660")], &[]);
}

#[test]
fn nothing_is_the_sum_or_the_translation_of_itself() {
    assert_finds(
        &[(TABLES, "\"-fees\"]", "\"total-revenue\"]")],
        &["circular-figure at \"total-revenue\": `operations.total-revenue` is said to follow from itself: \
           `operations.total-revenue` from `operations.total-revenue`"],
    );
    assert_finds(
        &[(TABLES, "from = \"local\"", "from = \"dollars\"")],
        &["unknown-column at \"dollars\": the column `dollars` can't be translated from itself"],
    );
}

#[test]
fn a_printed_name_is_one_of_the_persons_names() {
    let (from, to) = ("\"jane-roe\", capacity = \"Chief", "\"jane-roe\", printed_name = \"J. R.\", capacity = \"Chief");
    assert_finds(
        &[(RESULTS, from, to)],
        &["unknown-person at \"jane-roe\": `J. R.` is not known as a name of `jane-roe`"],
    );
    assert_finds(&[(RESULTS, from, to), (SITE, "\"Jane Roe\"", "\"Jane Roe\"\naliases = [\"J. R.\"]")], &[]);
}

#[test]
fn a_range_goes_from_low_to_high_and_growth_is_against_another_period() {
    assert_finds(
        &[(RESULTS, "low = \"RMB1 thousand\"", "low = \"RMB3 thousand\"")],
        &["range-order at \"RMB3 thousand\": the low end (RMB3 thousand) is above the high end (RMB2 thousand)"],
    );
    assert_finds(&[(RESULTS, "low = \"RMB1 thousand\"", "low = \"RMB2 thousand\"")], &[]);
    assert_finds(
        &[(TABLES, "amount = \"3.35%\",", "amount = \"3.35%\", change = \"1%\", against = \"2024-03-31\",")],
        &["date-order at \"1%\": the change of 31 March 2024 is against the same period"],
    );
}

#[test]
fn an_unknown_line_is_found_wherever_figures_are_said_to_follow_from_one() {
    let line = "cells = [\"1\", \"0.1\"]";
    for key in [
        "equals = [\"nowhere\"]",
        "opening = [\"-nowhere\"]",
        "rolls_forward = [\"nowhere\"]",
        "ratios = [{ of = \"nowhere\", over = \"interest\" }]",
        "ratios = [{ of = \"interest\", over = \"nowhere\" }]",
        "ordinary = \"nowhere\"",
    ] {
        let found = findings(&[(TABLES, line, &format!("{line}, {key}"))]);
        assert!(found.len() == 1 && found[0].ends_with(": there is no line `nowhere`"), "{key}: {found:?}");
    }
    for line in ["nowhere", "operations.nowhere", "nowhere.interest", "operations.revenue-heading"] {
        let sum = format!("concept = \"total-revenue\"\nsum = [\"{line}\"]");
        let found = findings(&[(
            RESULTS,
            "period = \"2024-Q1\"\nconcept = \"total-revenue\"",
            &format!("period = \"2024-Q1\"\n{sum}"),
        )]);
        assert!(found.len() == 1 && found[0].ends_with(&format!(": there is no line `{line}`")), "{line}: {found:?}");
    }
}

#[test]
fn a_restatement_names_a_concept_and_a_document_that_there_are() {
    let entry = |concept: &str, document: &str| {
        format!(
            "[[restatements]]\nconcept = \"{concept}\"\nperiod = \"2024-Q1\"\ncause = \"restatement\"\n\
             old = \"RMB1\"\nnew = \"RMB2\"\ndocument = \"{document}\"\n\n[[rates]]"
        )
    };
    for (concept, document, code) in
        [("nowhere", "dividend", "unknown-concept"), ("interest", "nowhere", "unknown-announcement")]
    {
        let found = findings(&[(RESULTS, "[[rates]]", &entry(concept, document))]);
        assert!(found.len() == 1 && found[0].starts_with(&format!("{code} at \"nowhere\"")), "{found:?}");
    }
}

#[test]
fn a_sum_takes_lines_that_are_stated_for_the_period_of_the_figure() {
    let figure = "period = \"2024-Q1\"\nconcept = \"total-revenue\"";
    let edit = |period: &str| format!("period = \"{period}\"\nsum = [\"operations.total-revenue\"]");
    assert_finds(&[(RESULTS, figure, &edit("2024-Q1"))], &[]);
    assert_finds(
        &[(RESULTS, figure, &edit("2024-Q2"))],
        &[
            "unknown-line at \"operations.total-revenue\": the line `operations.total-revenue` states nothing for 2024-Q2 \
           in CNY",
        ],
    );
}

#[test]
fn a_rate_is_of_the_two_currencies_that_it_translates_between() {
    assert_finds(
        &[(TABLES, "currency = \"USD\"", "currency = \"HKD\"")],
        &["unit-mismatch at \"h10\": the rate `h10` is of USD and CNY, but the column is translated from CNY to HKD"],
    );
}
