//! Issues of shares.

use super::*;

/// A placing whose figures agree, in place of the fixture's issue.
const PLACING: &str = r#"number = "50,000,000 shares"
type = "Placing"
price = "HK$2.00 per share"
benchmarks = [{ name = "closing price", price = "HK$2.20 per share", discount = "approximately 9.09%" }]
tranches = [
  { name = "Local", initial = "5,000,000 shares", number = "25,000,000 shares", percent = "50%", applied = "100,000,000 shares", subscription = "20.00 times" },
  { name = "International", initial = "45,000,000 shares", number = "25,000,000 shares", percent = "50%" },
]
offered = "50,000,000 shares"
option = "7,500,000 shares"
recipients = [{ name = "A", number = "30,000,000 shares", percent = "60%" }, { name = "B", number = "20,000,000 shares" }]
before = "250,000,000 shares"
after = "300,000,000 shares"
percent_of_existing = "20%"
percent_of_enlarged = "approximately 16.67%"
gross_proceeds = "HK$100 million"
expenses = "approximately HK$2.5 million"
net_proceeds = "approximately HK$97.5 million"
net_price = "approximately HK$1.95 per share""#;

#[track_caller]
fn assert_placing(from: &str, to: &str, expected: &[&str]) {
    let (_, fixture) = FILES.iter().find(|(path, _)| *path == ISSUANCE).unwrap();
    let at = fixture.find("number = ").unwrap();
    let end = fixture.find("exercised = ").unwrap();
    assert_eq!(PLACING.matches(from).count(), 1, "{from}");
    let placing = format!("{}\n", PLACING.replace(from, to));
    assert_finds(&[(ISSUANCE, &fixture[at..end], &placing)], expected);
}

#[test]
fn a_placing_whose_figures_agree_holds() {
    assert_placing("type = \"Placing\"", "type = \"Placing\"", &[]);
    // What was too much, by what was offered.
    assert_placing("20.00 times", "19.00 times", &[]);
    // The share of what was offered at first.
    assert_placing(
        "number = \"25,000,000 shares\", percent = \"50%\" },\n]",
        "number = \"25,000,000 shares\", percent = \"90%\" },\n]",
        &[],
    );
}

#[test]
fn each_slip_in_a_placing_is_found() {
    for (from, to, figure, expected) in [
        ("HK$100 million", "HK$110 million", "gross-proceeds", "number times price makes it 100"),
        (
            "HK$97.5 million",
            "HK$79.5 million",
            "net-proceeds",
            "the gross proceeds less the expenses make it 97.5 to 97.6",
        ),
        ("HK$1.95", "HK$1.59", "net-price", "the net proceeds, divided by the number, make it 1.95"),
        ("9.09%", "9.90%", "benchmark-1.discount", "the two prices make it 8.88 to 9.30"),
        (
            "20.00 times",
            "22.00 times",
            "tranche.local.subscription",
            "what was applied for, by what was offered at first, makes it 20.00",
        ),
        (
            "percent = \"50%\", applied",
            "percent = \"40%\", applied",
            "tranche.local.percent",
            "of 50,000,000 shares it is 10",
        ),
        ("\"20%\"", "\"25%\"", "percent-of-existing", "of 250,000,000 shares it is 20"),
        ("16.67%", "16.76%", "percent-of-enlarged", "of 300,000,000 shares it is 16.67"),
        ("\"60%\"", "\"66%\"", "recipient.a.percent", "of 50,000,000 shares it is 60"),
        (
            "7,500,000 shares",
            "75,000,000 shares",
            "option",
            "an option is for no more than the issue itself, 50,000,000 shares",
        ),
        ("300,000,000", "330,000,000", "after", "the shares before and the shares issued make it 300,000,000"),
    ] {
        let (_, fixture) = FILES.iter().find(|(path, _)| *path == ISSUANCE).unwrap();
        let (at, end) = (fixture.find("number = ").unwrap(), fixture.find("exercised = ").unwrap());
        assert_eq!(PLACING.matches(from).count(), 1, "{from}");
        let placing = format!("{}\n", PLACING.replace(from, to));
        let found = errors(&edited(&[(ISSUANCE, &fixture[at..end], &placing)]));
        let about = format!("`issuance.{figure}` is ");
        assert!(found.iter().any(|it| it.contains(&about) && it.ends_with(expected)), "{from} -> {to}: {found:#?}");
    }
}

#[test]
fn tranches_and_recipients_add_up_to_the_issue() {
    let because = "`issuance.number` is 50,000,000 shares, but";
    assert_placing(
        "number = \"30,000,000 shares\", percent = \"60%\"",
        "number = \"33,000,000 shares\", percent = \"66%\"",
        &[&format!(
            "issuance-mismatch at \"50,000,000 shares\": {because} the numbers of the recipients add up to 53,000,000"
        )],
    );
    assert_placing(
        "initial = \"45,000,000 shares\"",
        "initial = \"54,000,000 shares\"",
        &[
            "issuance-mismatch at \"50,000,000 shares\": `issuance.offered` is 50,000,000 shares, but what the tranches offer at first \
           adds up to 59,000,000",
        ],
    );
}

#[test]
fn an_issue_of_ads_raises_the_number_of_ads_times_the_price_of_one() {
    let (_, fixture) = FILES.iter().find(|(path, _)| *path == ISSUANCE).unwrap();
    let (at, end) = (fixture.find("number = ").unwrap(), fixture.find("exercised = ").unwrap());
    let offering = |gross: &str| {
        format!(
            "number = \"10,000,000 shares\"\nprice = \"US$12.50 per ADS\"\ngross_proceeds = \"{gross}\"\nbefore = \"100,000,000 shares\"\n\
             after = \"110,000,000 shares\"\n"
        )
    };
    assert_finds(&[(ISSUANCE, &fixture[at..end], &offering("US$62.5 million"))], &[]);
    assert_finds(
        &[(ISSUANCE, &fixture[at..end], &offering("US$125 million"))],
        &[
            "issuance-mismatch at \"US$125 million\": `issuance.gross-proceeds` is US$125 million, but number times price makes it 63",
        ],
    );
}
