//! Repurchase plans across documents.

use super::*;

fn entry(id: &str, keys: &str) -> String {
    format!("[[repurchases]]\nplan = \"{id}\"\nname = \"2024 plan\"\n{keys}\n\n[dividend]")
}

#[track_caller]
fn assert_beside(entry: &str, expected: &[&str]) {
    assert_finds(&[(DIVIDEND, "[dividend]", entry)], expected);
}

#[test]
fn progress_of_a_plan_that_no_document_tells_of_is_an_error_that_names_the_one_that_was_meant() {
    let progress = "progress = [{ as_of = 2024-03-12, spent = \"US$5 million\" }]";
    let entry_of_2042 = entry("2042", progress);
    let sources = sources(&[(DIVIDEND, "[dividend]", &entry_of_2042)]);
    let found = checked(&sources).1;
    assert_eq!(found.iter().map(|it| it.code).collect::<Vec<_>>(), [Code::UnknownPlan]);
    assert!(found[0].help.as_deref().is_some_and(|help| help.contains("2024")), "{found:?}");
    assert_beside(&entry("2042", &format!("securities = \"ADSs\"\n{progress}")), &[]);
}

#[test]
fn a_day_of_a_plan_that_documents_state_otherwise_is_a_warning() {
    assert_beside(&entry("2024", "announced = 2024-03-12\nstart = 2024-04-01"), &[]);
    assert_beside(
        &entry("2024", "announced = 2024-03-12\nstart = 2024-04-11"),
        &["plan-mismatch at 2024-04-01: the plan's start is 2024-04-01 here, but `dividend` states 2024-04-11"],
    );
}

#[test]
fn the_months_of_a_plan_end_where_other_documents_end_it() {
    let of = |months: &str| entry("2024", &format!("start = 2024-04-01\nmonths = {months}"));
    assert_beside(&of("12"), &[]);
    let found = |end: &str| {
        format!("plan-mismatch at 2025-03-31: the plan ends on 2025-03-31 here, but on {end} by `dividend`")
    };
    assert_beside(&of("24"), &[&found("2026-03-31")]);
    assert_beside(&of("6"), &[&found("2024-09-30")]);
    assert_beside(&entry("2024", "start = 2024-04-01\nend = 2025-03-31\nmonths = 12"), &[]);
}

#[test]
fn a_document_that_moves_the_end_of_a_plan_says_until_when_it_was() {
    let moved = (RESULTS, "end = 2025-03-31", "end = 2025-09-30\nend_before = 2025-03-31");
    let earlier = entry("2024", "start = 2024-04-01\nend = 2025-03-31");
    assert_finds(&[(DIVIDEND, "[dividend]", &earlier), moved], &[]);
    let unsaid = (RESULTS, "end = 2025-03-31", "end = 2025-09-30");
    assert_finds(
        &[(DIVIDEND, "[dividend]", &earlier), unsaid],
        &["plan-mismatch at 2025-09-30: the plan's end is 2025-09-30 here, but `dividend` states 2025-03-31"],
    );
}
