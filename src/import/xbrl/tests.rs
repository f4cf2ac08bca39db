use super::*;

const FACTS: &str = r#"{"cik": 1, "entityName": "Example Corp.", "facts": {"us-gaap": {
    "Assets": {"label": "Assets", "units": {"USD": [
        {"end": "2023-12-31", "val": 1000, "accn": "0000000001-24-000001", "filed": "2024-02-01"},
        {"end": "2024-03-31", "val": 1100, "accn": "0000000001-24-000002", "filed": "2024-05-01"}]}},
    "NetIncomeLoss": {"label": "Net Income (Loss)", "units": {"USD": [
        {"start": "2024-01-01", "end": "2024-03-31", "val": -90071992547409931, "accn": "0000000001-24-000002", "filed": "2024-05-01"}]}},
    "EarningsPerShareBasic": {"label": "Basic", "units": {"USD/shares": [
        {"start": "2024-01-01", "end": "2024-03-31", "val": 0.10, "accn": "0000000001-24-000002", "filed": "2024-05-01"}]}}}}}"#;

fn of(wanted: &Wanted) -> Result<String, Error> {
    made(FACTS, wanted).map(|it| it.toml)
}

fn made(facts: &str, wanted: &Wanted) -> Result<Imported, Error> {
    let known = Known { calendar: Some(FiscalCalendar::default()), ..Known::default() };
    xbrl(facts, wanted, &known)
}

/// Facts of the second quarter of 2024: taxonomy, concept, unit, value and day of filing of each.
fn quarter(facts: &[(&str, &str, &str, &str, &str)]) -> Imported {
    let fact = |(taxonomy, concept, unit, value, filed): &(&str, &str, &str, &str, &str)| {
        let period = r#""start": "2024-04-01", "end": "2024-06-30""#;
        format!(
            r#""{taxonomy}": {{"{concept}": {{"label": "{concept}", "units": {{"{unit}": [{{{period}, "val": {value}, "filed": "{filed}"}}]}}}}}}"#
        )
    };
    let facts: Vec<String> = facts.iter().map(fact).collect();
    let wanted = Wanted { periods: vec!["2024-Q2".to_owned()], ..Wanted::default() };
    made(&format!(r#"{{"facts": {{{}}}}}"#, facts.join(", ")), &wanted).unwrap()
}

#[test]
fn the_newest_of_several_filings_is_taken_wherever_it_stands() {
    let newer = ("us-gaap", "Revenues", "USD", "1200", "2025-08-01");
    let older = ("us-gaap", "Revenues", "USD", "1000", "2024-08-01");
    for facts in [[newer, older], [older, newer]] {
        let made = quarter(&facts);
        assert!(made.toml.contains("cells = [\"1200\"]"), "{}", made.toml);
        let said = made.questions.listed();
        assert!(said.contains("1000 on 2024-08-01, as 1200 on 2025-08-01: the newest is taken"), "{said}");
    }
    let made = quarter(&[newer, ("us-gaap", "Revenues", "USD", "1300", "2025-08-01")]);
    assert!(made.toml.contains("cells = [\"1200 | 1300\"]") && made.questions.open_count() == 1, "{}", made.toml);
}

#[test]
fn concepts_of_two_taxonomies_are_two_lines() {
    let made = quarter(&[
        ("us-gaap", "Revenues", "USD", "1000", "2024-08-01"),
        ("ifrs-full", "Revenues", "USD", "7777", "2024-08-01"),
    ]);
    assert!(made.toml.contains("# us-gaap:Revenues") && made.toml.contains("# ifrs-full:Revenues"), "{}", made.toml);
    assert!(made.toml.contains("[\"1000\"]") && made.toml.contains("[\"7777\"]"), "{}", made.toml);
    assert_eq!(made.questions.all, []);
}

#[test]
fn numbers_are_written_in_digits_and_ratios_are_asked() {
    let made = quarter(&[
        ("a", "Sales", "USD", "1.5E9", ""),
        ("b", "Far", "USD", "1E400", ""),
        ("c", "TaxRate", "pure", "0.2150", ""),
        ("d", "Stores", "pure", "120", ""),
        ("e", "NumberOfSegments", "pure", "1", ""),
    ]);
    let has = |text: &str| assert!(made.toml.contains(text), "{text}\n{}", made.toml);
    has("cells = [\"1500000000\"]");
    has("unit = \"pure\", cells = [\"0.2150\"]");
    has("unit = \"count\", cells = [\"120\"]");
    has("unit = \"count\", cells = [\"1\"]");
    assert_eq!(made.questions.open_count(), 1);
    assert!(made.questions.listed().contains("1 facts have no number"), "{}", made.questions.listed());
}

#[test]
fn the_facts_of_a_filing_are_statements_of_balances_and_flows_with_the_digits_as_filed() {
    let wanted = Wanted { accession: Some("0000000001-24-000002".to_owned()), ..Wanted::default() };
    let toml = of(&wanted).unwrap();
    assert!(toml.contains("cells = [\"-90071992547409931\"]"), "{toml}");
    assert!(toml.contains("cells = [\"0.10\"]"), "{toml}");
    assert!(toml.contains("period = \"2024-Q1\"") && toml.contains("period = \"2024-03-31\""), "{toml}");
    assert!(!toml.contains("2023-12-31"), "{toml}");
}

#[test]
fn what_is_not_there_is_told() {
    let missing = Wanted { concepts: vec!["us-gaap:Revenues".to_owned()], ..Wanted::default() };
    assert_eq!(of(&missing).unwrap_err().0, "there is no fact of `us-gaap:Revenues` in what is wanted");
    let other = Wanted { accession: Some("9".to_owned()), ..Wanted::default() };
    assert!(of(&other).unwrap_err().0.contains("no such fact"));
    let period = Wanted { periods: vec!["2024".to_owned()], ..Wanted::default() };
    assert!(of(&period).unwrap_err().0.contains("is no period"));
}
