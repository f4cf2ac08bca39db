use super::*;

#[test]
fn duplicate_ids_of_the_archive_are_found() {
    let second = |table: &str, rest: &str| format!("[[{table}]]\n{rest}\n\n[[issuer.listings]]");
    let cases = [
        ("issuer.share_classes", "id = \"class-a\"\nname = \"B\"", "share class `class-a`"),
        ("issuer.organizations", "id = \"example-bank\"\nname = \"B\"\nrole = \"R\"", "organization `example-bank`"),
        ("issuer.places", "id = \"office\"\naddress = [\"2\"]", "place `office`"),
        ("issuer.people", "id = \"jane-roe\"\nname = \"B\"", "person `jane-roe`"),
        ("charts", "id = \"delinquency\"\ntype = \"repurchase\"\ntitle = \"R\"", "chart `delinquency`"),
        (
            "issuer.listings",
            "id = \"hkex\"\nmarket = \"M\"\nmarket_name = \"M\"\ncode = \"1\"\nsecurity = \"S\"\nzone = \"UTC\"",
            "listing `hkex`",
        ),
    ];
    for (table, rest, what) in cases {
        let edit = second(table, rest);
        let found = findings(&[(SITE, "[[issuer.listings]]", &edit)]);
        let mine: Vec<&String> = found.iter().filter(|line| line.starts_with("duplicate-id")).collect();
        assert_eq!(mine.len(), 1, "{table}: {found:?}");
        assert!(mine[0].ends_with(&format!("a second {what}")), "{mine:?}");
    }
}

#[test]
fn duplicate_metrics_and_definitions_are_found() {
    assert_finds(
        &[(METRICS, "id = \"users\"", "id = \"delinquency-rate\"")],
        &[
            "unknown-metric at \"users\": there is no metric `users`",
            "duplicate-id at \"delinquency-rate\": a second metric `delinquency-rate`",
        ],
    );
    assert_finds(
        &[(METRICS, "id = \"2023\"", "id = \"2024\"")],
        &["duplicate-id at \"2024\": a second definition of the metric `2024`"],
    );
}

#[test]
fn duplicate_ids_within_a_document_are_found() {
    let cases = [
        (TABLES, "id = \"dollars\", period", "id = \"local\", period", "column `local`"),
        (TABLES, "id = \"revenue-heading\"", "id = \"fees\"", "line `fees`"),
        (RESULTS, "id = \"3\"", "id = \"2\"", "footnote `2`"),
        (
            RESULTS,
            "[[rates]]",
            "[[rates]]\nid = \"h10\"\nbase = \"USD\"\nquote = \"CNY\"\nvalue = \"7\"\ndate = 2024-03-29\nsource = \"S\"\n[[rates]]",
            "exchange rate `h10`",
        ),
        (
            RESULTS,
            "[[repurchases]]",
            "[[repurchases]]\nplan = \"2024\"\nname = \"P\"\n[[repurchases]]",
            "repurchase plan `2024`",
        ),
        (
            RESULTS,
            "[[results.guidance]]",
            "[[results.guidance]]\nid = \"revenue\"\nlabel = \"R\"\nperiod = \"2024-Q2\"\nlow = \"RMB1\"\nhigh = \"RMB2\"\n[[results.guidance]]",
            "guidance `revenue`",
        ),
        (
            RESULTS,
            "[[rates]]",
            "[[charts]]\nchart = \"delinquency\"\nheadline = \"A.\"\n[[charts]]\nchart = \"delinquency\"\nheadline = \"B.\"\n[[rates]]",
            "headline of the chart `delinquency`",
        ),
        (RESULTS, "id = \"quoted-revenue\"", "id = \"operations\"", "statement or figure `operations`"),
    ];
    for (file, from, to, what) in cases {
        let found = findings(&[(file, from, to)]);
        let mine: Vec<&String> = found.iter().filter(|line| line.starts_with("duplicate-id")).collect();
        assert_eq!(mine.len(), 1, "{what}: {found:?}");
        assert!(mine[0].ends_with(&format!("a second {what}")), "{mine:?}");
    }
}

#[test]
fn an_event_is_not_called_what_another_one_is_called_without_an_id() {
    let event = |id: &str| {
        format!("{id}\nkind = \"other\"\ntitle = \"Visit\"\nwhen = {{ on = 2024-06-03, zone = \"Asia/Hong_Kong\" }}\n")
    };
    let named = |id: &str| event(&format!("[[events]]\nid = \"{id}\""));
    let stated = |events: &str| format!("{events}\n[dividend]");
    let unnamed = event("[[events]]");
    for (events, id) in [(named("payment"), "payment"), (named("event-2") + &unnamed, "event-2")] {
        let expected = format!("duplicate-id at \"{id}\": a second event `{id}`");
        assert_finds(&[(DIVIDEND, "[dividend]", &stated(&events))], &[&expected]);
    }
    assert_finds(&[(DIVIDEND, "[dividend]", &stated(&(named("visit") + &unnamed)))], &[]);
}

#[test]
fn a_duplicate_shows_both_places() {
    insta::assert_snapshot!(printed(&[(TABLES, "id = \"fees\"", "id = \"interest\"")]));
}

#[test]
fn a_heading_shares_the_page_with_statements_figures_and_footnotes() {
    for anchor in ["operations", "quoted-revenue", "fn-2", "again"] {
        let edit = format!("## Again\n\n## A {{#{anchor}}}\n\n![");
        assert_finds(
            &[(RESULTS, "![", &edit)],
            &[&format!("duplicate-id at ## A {{#{anchor}}}: a second place `#{anchor}` on this page")],
        );
    }
    assert_finds(&[(RESULTS, "![", "## Again\n\n## Again\n\n## A {#fn-9}\n\n![")], &[]);
    let id = "invalid-id at ## A {#A_b}: `A_b` can't be an id";
    assert_finds(&[(RESULTS, "![", "## A {#A_b}\n\n![")], &[id]);
}

#[test]
fn a_heading_that_is_called_like_a_statement_keeps_out_of_its_way() {
    assert_finds(
        &[(RESULTS, "![", "## Operations\n\nSee [above](#operations) and [here](#text-operations).\n\n![")],
        &[],
    );
}

#[test]
fn headings_of_tables_need_no_id() {
    assert_finds(
        &[(TABLES, "{ heading = \"Revenue\", id = \"revenue-heading\" }", "{ heading = \"A\" },\n{ heading = \"B\" }")],
        &[],
    );
}

#[test]
fn a_metric_stated_twice_and_a_number_of_two_resolutions_are_found() {
    let metric = "[[metrics]]\nmetric = \"users\"\nvalues = [{ period = \"2024-03-31\", amount = \"1\" }]\n\n";
    let twice = format!("{metric}{metric}[[metrics]]\nmetric = \"delinquency-rate\"");
    assert_finds(
        &[(TABLES, "[[metrics]]\nmetric = \"delinquency-rate\"", &twice)],
        &["duplicate-id at \"users\": a second statement of the metric `users`"],
    );
    let second = "[[meeting.resolutions]]\nnumber = 1\nkind = \"Ordinary\"\ntext = \"B.\"\n\n[[meeting.record_dates]]";
    let found = findings(&[(MEETING, "[[meeting.record_dates]]", second)]);
    assert!(found.len() == 1 && found[0].ends_with("a second resolution `1`"), "{found:?}");
}

#[test]
fn what_follows_from_an_id_given_twice_is_no_second_error() {
    let found = findings(&[(RESULTS, "id = \"3\"", "id = \"2\"")]);
    assert_eq!(found, ["duplicate-id at \"2\": a second footnote `2`"]);
    let found = findings(&[(TABLES, "id = \"fees\"", "id = \"interest\"")]);
    assert_eq!(found, ["duplicate-id at \"interest\": a second line `interest`"]);
}

#[test]
fn a_value_for_one_period_twice_is_found_and_one_by_another_definition_is_none() {
    let values = "values = [{ period = \"2024-03-31\", amount = \"3.35%\", share";
    let twice = "values = [{ period = \"2024-03-31\", amount = \"3.36%\" }, { period = \"2024-03-31\", amount = \"3.35%\", share";
    assert_finds(
        &[(TABLES, values, twice)],
        &["duplicate-period at \"3.35%\": a second value of `delinquency-rate` for 31 March 2024"],
    );
    let by_another = "[[metrics]]\nmetric = \"delinquency-rate\"\ndefinition = \"2023\"\n\
                      values = [{ period = \"2024-03-31\", amount = \"3.36%\" }]\n\n[[metrics]]\nmetric = \"delinquency-rate\"\n";
    assert_finds(&[(TABLES, "[[metrics]]\nmetric = \"delinquency-rate\"\n", by_another)], &[]);
}
