use super::*;

/// Asserts that the one finding of `date-order` after an edit has this message at this place.
#[track_caller]
fn assert_order(edit: Edit<'_>, at: &str, message: &str) {
    let mut found = findings(&[edit]);
    found.retain(|line| line.starts_with("date-order"));
    assert_eq!(found, [format!("date-order at {at}: {message}")]);
}

fn day(day: &str) -> String {
    format!("{{ on = {day}, zone = \"Asia/Hong_Kong\" }}")
}

#[test]
fn a_dividend_is_announced_before_its_dates_which_follow_each_other() {
    insta::assert_snapshot!(printed(&[(DIVIDEND, "on = 2024-05-21", "on = 2024-04-11")]));
    assert_order(
        (DIVIDEND, "dated = 2024-03-13", "dated = 2024-04-13"),
        &day("2024-04-12"),
        "the ex-date (2024-04-12) is before the document's date (2024-04-13)",
    );
    assert_order(
        (DIVIDEND, "on = 2024-04-12", "on = 2024-04-16"),
        &day("2024-04-15"),
        "the record date (2024-04-15) is before the ex-date (2024-04-16)",
    );
    assert_order(
        (DIVIDEND, "2024-04-15T16:30:00+08:00", "2024-04-16T00:30:00+08:00"),
        &day("2024-04-15"),
        "the record date (2024-04-15) is before the last time to lodge transfers (2024-04-16 00:30 Asia/Hong_Kong)",
    );
    assert_order(
        (DIVIDEND, "reporting_period_end = 2023-12-31", "reporting_period_end = 2024-01-01"),
        "2023-12-31",
        "the end of the financial year (2023-12-31) is before the end of the reporting period (2024-01-01)",
    );
}

#[test]
fn dates_of_a_dividend_may_fall_on_one_day() {
    assert_finds(
        &[(DIVIDEND, "on = 2024-04-12", "on = 2024-04-15"), (DIVIDEND, "on = 2024-05-21", "on = 2024-04-15")],
        &[],
    );
}

#[test]
fn days_of_different_zones_are_out_of_order_only_if_they_share_no_instant() {
    let beside = (
        DIVIDEND,
        "{ on = 2024-04-12, zone = \"Asia/Hong_Kong\" }",
        "{ on = 2024-04-15, zone = \"America/New_York\" }",
    );
    assert_finds(&[beside], &[]);
    let after = (beside.0, beside.1, "{ on = 2024-04-16, zone = \"America/New_York\" }");
    assert_eq!(findings(&[after]).len(), 1);
}

#[test]
fn record_dates_and_deadlines_come_before_the_meeting() {
    assert_order(
        (MEETING, "on = 2023-05-30", "on = 2023-07-01"),
        "{ at = 2023-06-30T09:30:00+08:00, zone = \"Asia/Shanghai\" }",
        "the meeting (2023-06-30 09:30 Asia/Shanghai) is before the Share Record Date (2023-07-01)",
    );
    assert_order(
        (MEETING, "2023-06-28T09:30:00+08:00", "2023-06-30T09:30:00+08:00"),
        "{ at = 2023-06-30T09:30:00+08:00, zone = \"Asia/Shanghai\" }",
        "the meeting (2023-06-30 09:30 Asia/Shanghai) is not after the Proxy form (2023-06-30 09:30 Asia/Hong_Kong)",
    );
    assert_order(
        (MEETING, "2023-06-28T09:30:00+08:00", "2023-05-11T09:30:00+08:00"),
        "{ at = 2023-05-11T09:30:00+08:00, zone = \"Asia/Hong_Kong\" }",
        "the Proxy form (2023-05-11 09:30 Asia/Hong_Kong) is before the document's date (2023-05-12)",
    );
    assert_finds(&[(MEETING, "2023-06-28T09:30:00+08:00", "2023-06-30T09:29:00+08:00")], &[]);
}

#[test]
fn a_plan_is_announced_then_starts_then_ends() {
    assert_order(
        (RESULTS, "announced = 2024-03-12", "announced = 2024-04-02"),
        "2024-04-01",
        "the plan's start (2024-04-01) is before the plan's announcement (2024-04-02)",
    );
    assert_order(
        (RESULTS, "end = 2025-03-31", "end = 2024-04-01"),
        "2024-04-01",
        "the plan's end (2024-04-01) is not after the plan's start (2024-04-01)",
    );
    assert_finds(
        &[(RESULTS, "announced = 2024-03-12", "announced = 2024-04-01"), (RESULTS, "end = 2025-03-31", "months = 12")],
        &[],
    );
}

#[test]
fn as_of_dates_lie_between_the_plans_start_and_the_document() {
    assert_order(
        (RESULTS, "as_of = 2024-05-17", "as_of = 2024-03-31"),
        "2024-03-31",
        "the as-of date (2024-03-31) is before the plan's start (2024-04-01)",
    );
    assert_order(
        (RESULTS, "as_of = 2024-05-17", "as_of = 2024-05-20"),
        "2024-05-19",
        "the document's date (2024-05-19) is before the as-of date (2024-05-20)",
    );
    let second = "[{ as_of = 2024-05-18, spent = \"US$65 million\" }, { as_of = 2024-05-17";
    assert_order(
        (RESULTS, "[{ as_of = 2024-05-17", second),
        "2024-05-17",
        "the as-of date (2024-05-17) is before the as-of date before it (2024-05-18)",
    );
}

#[test]
fn shares_are_listed_after_the_option_is_exercised() {
    assert_order(
        (ISSUANCE, "on = 2022-12-06", "on = 2022-12-10"),
        "{ at = 2022-12-09T09:00:00+08:00, zone = \"Asia/Hong_Kong\" }",
        "the listing (2022-12-09 09:00 Asia/Hong_Kong) is before the exercise (2022-12-10)",
    );
    assert_order(
        (ISSUANCE, "counts_since = 2022-09-30", "counts_since = 2022-12-07"),
        "2022-12-06",
        "the document's date (2022-12-06) is before the day that the counts start from (2022-12-07)",
    );
}

#[test]
fn a_document_is_released_on_its_day_or_on_one_beside_it() {
    assert_finds(&[(RESULTS, "2024-05-19T17:00:00-04:00", "2024-05-18T00:00:00+08:00")], &[]);
    let message = "the document is dated 2024-05-19, but was released on 2024-05-21 (Asia/Shanghai)";
    assert_order((RESULTS, "2024-05-19T17:00:00-04:00", "2024-05-20T17:00:00-04:00"), "2024-05-19", message);
}

#[test]
fn a_document_to_be_published_before_its_date_is_no_error() {
    assert_finds(&[(MEETING, "kind = \"general", "publish_at = 2023-01-01T00:00:00Z\nkind = \"general")], &[]);
}

#[test]
fn a_document_knows_of_no_later_rate_and_no_later_period() {
    let late = |what: &str, day: &str| format!("the document's date (2024-05-19) is before the {what} ({day})");
    let rate = late("day of the exchange rate", "2024-05-20");
    assert_order((RESULTS, "date = 2024-03-29", "date = 2024-05-20"), "2024-05-19", &rate);
    let column = late("end of the column's period", "2024-06-30");
    let edit = (TABLES, "{ id = \"local\", period = \"2024-Q1\"", "{ id = \"local\", period = \"2024-Q2\"");
    let highlight = (RESULTS, "highlights = [\"operations.total-revenue\"]", "");
    assert_finds(&[edit, highlight], &[&format!("date-order at 2024-05-19: {column}")]);
    let metric = late("end of the metric's period", "2024-05-31");
    assert_order((TABLES, "period = \"2024-03-31\"", "period = \"2024-05-31\""), "2024-05-19", &metric);
    let reported = "the document's date (2024-05-19) is not after the end of the reported period (2024-06-30)";
    let period = (RESULTS, "[results]\nperiod = \"2024-Q1\"", "[results]\nperiod = \"2024-Q2\"");
    let title = (RESULTS, "First quarter results", "Second quarter results");
    assert_finds(&[period, highlight, title], &[&format!("date-order at 2024-05-19: {reported}")]);
    assert_finds(&[(RESULTS, "date = 2024-03-29", "date = 2024-05-19")], &[]);
}

#[test]
fn a_call_is_not_before_the_document_and_has_one_instant() {
    let edits = [(RESULTS, "2024-05-20T07:30", "2024-05-18T07:30"), (RESULTS, "2024-05-20T19:30", "2024-05-18T19:30")];
    let at = "{ at = 2024-05-18T07:30:00-04:00, zone = \"America/New_York\" }";
    let message = "the conference call (2024-05-18 07:30 America/New_York) is before the document's date (2024-05-19)";
    assert_finds(&edits, &[&format!("date-order at {at}: {message}")]);
    insta::assert_snapshot!(printed(&[(RESULTS, "2024-05-20T19:30", "2024-05-20T20:30")]));
}

#[test]
fn the_names_of_the_issuer_follow_each_other() {
    assert_order(
        (SITE, "from = 2023-05-12", "from = 2023-03-09"),
        "2023-03-09",
        "the first day of the name (2023-03-09) is not after the last day of the name before (2023-03-09)",
    );
    let reversed = findings(&[(SITE, "until = 2023-03-09", "from = 2023-03-10, until = 2023-03-09")]);
    assert_eq!(
        reversed.last().unwrap(),
        "date-order at 2023-03-09: the last day of the name (2023-03-09) is before the first day of the name (2023-03-10)"
    );
    assert_order(
        (SITE, ", until = 2023-03-09", ""),
        "\"Old Corp.\"",
        "`Old Corp.` has no last day, but another name follows it",
    );
    assert_order(
        (SITE, ", from = 2023-05-12", ""),
        "\"Example Corp.\"",
        "`Example Corp.` has no first day, but another name comes before it",
    );
}

#[test]
fn a_day_without_a_known_name_of_the_issuer_needs_one() {
    insta::assert_snapshot!(printed(&[(MEETING, "dated = 2023-05-12", "dated = 2023-05-11")]));
    let named = (MEETING, "dated = 2023-05-12", "issuer_name = \"New Corp.\"\ndated = 2023-05-11");
    assert_finds(&[named], &[]);
}

#[test]
fn a_register_closes_before_it_opens_again() {
    let closure = "book_close = { from = 2024-04-16, to = 2024-04-15 }";
    let sources = sources(&[(DIVIDEND, "book_close = \"Not applicable\"", closure)]);
    let found = decode(&sources).unwrap().1;
    assert_eq!(found.iter().map(|it| it.code).collect::<Vec<_>>(), [Code::DateOrder]);
    let closure = "book_close = { from = 2024-04-16, to = 2024-04-16 }";
    let record = (DIVIDEND, "record_date = { on = 2024-04-15", "record_date = { on = 2024-04-16");
    assert_finds(&[record, (DIVIDEND, "book_close = \"Not applicable\"", closure)], &[]);
}

const CALL: &str = "[results.call]";

/// A range that is looked ahead to, before the call.
fn guidance(period: &str, against: &str) -> String {
    format!(
        "[[results.guidance]]\nid = \"net-income\"\nlabel = \"Net income\"\nperiod = \"{period}\"\n\
         low = \"RMB1 billion\"\nhigh = \"RMB2 billion\"\n\
         growth = {{ low = \"1%\", high = \"2%\", against = \"{against}\" }}\n\n{CALL}"
    )
}

#[test]
fn results_look_ahead_to_a_period_that_has_not_ended_and_compare_it_with_one_before() {
    assert_finds(&[(RESULTS, CALL, &guidance("2024-Q2", "2023-Q2"))], &[]);
    assert_order(
        (RESULTS, CALL, &guidance("2024-Q1", "2023-Q1")),
        "\"net-income\"",
        "the end of the period that is looked ahead to (2024-03-31) is not after the document's date (2024-05-19)",
    );
    for (against, message) in [
        ("2024-Q2", "the change of Q2 2024 is against the same period"),
        ("2024-9M", "the change of Q2 2024 is against nine months 2024, which does not end before it"),
    ] {
        assert_order((RESULTS, CALL, &guidance("2024-Q2", against)), "\"net-income\"", message);
    }
}

#[test]
fn a_change_of_a_metric_is_against_a_period_before() {
    let edit = |against: &str| format!("change = \"1%\", against = \"{against}\", share =");
    assert_finds(&[(TABLES, "share =", &edit("2023-03-31"))], &[]);
    let found = findings(&[(TABLES, "share =", &edit("2024-04-30"))]);
    let message = "the change of 31 March 2024 is against 30 April 2024, which does not end before it";
    assert!(found.len() == 1 && found[0].ends_with(message), "{found:?}");
}

#[test]
fn a_window_in_months_ends_on_the_day_that_is_stated_or_the_day_before() {
    let edit = |end: &str| format!("months = 12\nend = {end}");
    for end in ["2025-03-31", "2025-04-01"] {
        assert_finds(&[(RESULTS, "end = 2025-03-31", &edit(end))], &[]);
    }
    insta::assert_snapshot!(printed(&[(RESULTS, "end = 2025-03-31", &edit("2025-04-02"))]));
}

#[test]
fn weekdays_are_compared_in_facts_and_texts_of_announcements_and_legends() {
    let edits = [
        (RESULTS, "\"Of notes.\"", "\"Since Tuesday, May 14, 2024.\""),
        (RESULTS, "![", "On Monday, 19 May 2024, it rained.\n\n!["),
        (LEGEND, "Statements", "As of 20 May 2024 (Tuesday), statements"),
    ];
    let mut found = findings(&edits);
    found.retain(|line| line.starts_with("weekday-mismatch"));
    assert_eq!(
        found,
        [
            "weekday-mismatch at Monday: 19 May 2024 is a Sunday, not a Monday",
            "weekday-mismatch at Tuesday: 20 May 2024 is a Monday, not a Tuesday",
        ]
    );
    insta::assert_snapshot!(printed(&edits[1..2]));
}

#[test]
fn a_weekday_is_compared_in_a_document_that_cannot_be_read_otherwise() {
    let sources =
        sources(&[(RESULTS, "title = \"First", "titel = \"First"), (RESULTS, "![", "Monday, 19 May 2024\n\n![")]);
    let codes: Vec<Code> = check(decode(&sources).unwrap().0, &sources).findings.iter().map(|it| it.code).collect();
    assert_eq!(codes, [Code::WeekdayMismatch]);
}

#[test]
fn a_weekday_is_left_alone_in_a_document_of_which_nothing_can_be_read() {
    let sources = sources(&[(TABLES, "[[statements]]", "[[statements"), (RESULTS, "![", "Monday, 19 May 2024\n\n![")]);
    assert_eq!(check(decode(&sources).unwrap().0, &sources).findings, []);
}

#[test]
fn a_deadline_at_noon_in_new_york_is_the_next_day_in_hong_kong() {
    let at = "{ at = 2023-06-22T12:00:00-04:00, zone = \"America/New_York\" }";
    let edit = (MEETING, "{ at = 2023-06-28T09:30:00+08:00, zone = \"Asia/Hong_Kong\" }", at);
    insta::assert_snapshot!(printed(&[edit]));
    assert!(checked(&sources(&[edit])).0.is_some());
    let morning = "{ at = 2023-06-22T11:59:00-04:00, zone = \"America/New_York\" }";
    assert_finds(&[(MEETING, edit.1, morning)], &[]);
}

#[test]
fn revisions_come_after_the_release_and_one_after_the_other() {
    let revisions = |instants: &[&str]| -> String {
        instants.iter().map(|at| format!("[[revisions]]\nat = {at}\nreason = \"A slip.\"\n")).collect()
    };
    let with = |key: &str, instants: &[&str]| {
        let text = include_str!("fixture/meeting.md");
        let kind = "kind = \"general-meeting-notice\"\n";
        assert!(text.contains(kind));
        let end = text.rfind("+++").unwrap();
        let last = text[..end].lines().last().unwrap();
        findings(&[
            (MEETING, kind, &format!("{kind}{key}\n")),
            (MEETING, &format!("{last}\n+++"), &format!("{last}\n{}+++", revisions(instants))),
        ])
    };
    let day = include_str!("fixture/meeting.md").lines().find_map(|line| line.strip_prefix("dated = ")).unwrap();
    assert_eq!(with("", &[&format!("{day}T12:00:00+08:00"), "2030-01-02T00:00:00Z"]), [""; 0]);
    let published = "publish_at = 2029-01-02T09:00:00+08:00";
    let at = "2029-01-02T01:00:00Z";
    let message = format!(
        "date-order at {at}: the revision ({at}) is not after the release of its document (2029-01-02T09:00:00+08:00)"
    );
    assert_eq!(with(published, &[at]), [message]);
    let twice = with(published, &["2029-03-02T00:00:00Z", "2029-02-02T00:00:00Z"]);
    assert!(twice[0].ends_with("is not after the one before it (2029-03-02T00:00:00Z)"), "{twice:?}");
}

#[test]
fn dealings_that_begin_before_the_document_are_a_warning_unless_the_issue_was_completed() {
    let listed = (ISSUANCE, "2022-12-09T09:00:00+08:00", "2022-12-02T09:00:00+08:00");
    let agreed = (ISSUANCE, "exercised = { on = 2022-12-06", "exercised = { on = 2022-11-25");
    assert_finds(
        &[listed, agreed],
        &[
            "date-order at { at = 2022-12-02T09:00:00+08:00, zone = \"Asia/Hong_Kong\" }: the start of dealings (2022-12-02 09:00 \
           Asia/Hong_Kong) is before the document's date (2022-12-06)",
        ],
    );
    let completed = "completed = { on = 2022-12-01, zone = \"Asia/Hong_Kong\" }\nlisting = \"hkex\"";
    assert_finds(&[listed, agreed, (ISSUANCE, "listing = \"hkex\"", completed)], &[]);
}
