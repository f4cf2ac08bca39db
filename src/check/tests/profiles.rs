use super::*;

/// Switches both profiles on and adds a listing in New York.
const PROFILES: [Edit<'static>; 2] = [
    (SITE, "[issuer]\n", "[checks]\nprofiles = [\"hkex\", \"sec\"]\n\n[issuer]\n"),
    (
        SITE,
        "[[issuer.organizations]]",
        "[[issuer.listings]]\nid = \"nasdaq\"\nmarket = \"NASDAQ\"\nmarket_name = \"Nasdaq\"\ncode = \"3660\"\n\
         security = \"ADSs\"\nzone = \"America/New_York\"\n\n[[issuer.organizations]]",
    ),
];

/// The findings of the profiles after edits.
fn found(edits: &[Edit<'_>]) -> Vec<String> {
    let all = findings(&[&PROFILES, edits].concat());
    all.into_iter().filter(|line| !line.starts_with("other-day")).collect()
}

/// A dividend in New York with these dates.
fn in_new_york(ex_date: &str, record: &str) -> Vec<String> {
    let on = |day: &str| format!("{{ on = {day}, zone = \"America/New_York\" }}");
    let lodgement = "last_lodgement = { at = 2024-04-15T16:30:00+08:00, zone = \"Asia/Hong_Kong\" }\n";
    found(&[
        (DIVIDEND, "listing = \"hkex\"", "listing = \"nasdaq\""),
        (DIVIDEND, "{ on = 2024-04-12, zone = \"Asia/Hong_Kong\" }", &on(ex_date)),
        (DIVIDEND, "{ on = 2024-04-15, zone = \"Asia/Hong_Kong\" }", &on(record)),
        (DIVIDEND, "{ on = 2024-05-21, zone = \"Asia/Hong_Kong\" }", &on("2024-10-01")),
        (DIVIDEND, lodgement, ""),
    ])
}

#[test]
fn a_profile_finds_nothing_in_the_sound_archive_and_nothing_where_it_is_off() {
    assert_eq!(found(&[]), [""; 0]);
    assert_finds(&[(MEETING, "dated = 2023-05-12", "dated = 2023-06-10")], &[]);
}

#[test]
fn findings_of_a_profile_are_warnings() {
    let edit = [(MEETING, "dated = 2023-05-12", "dated = 2023-06-10")];
    let sources = sources(&[&PROFILES[..], &edit].concat());
    assert!(checked(&sources).0.is_some());
    insta::assert_snapshot!(printed(&[&PROFILES[..1], &edit].concat()));
}

#[test]
fn an_unknown_profile_is_suggested() {
    let sources = sources(&[(SITE, "[issuer]\n", "[checks]\nprofiles = [\"hkx\"]\n\n[issuer]\n")]);
    let found = decode(&sources).unwrap().1;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code, found[0].help.as_deref()), (Code::UnknownValue, Some("did you mean `hkex`?")));
}

#[test]
fn an_annual_meeting_has_21_days_of_notice_and_another_14() {
    let notice = |dated: &str, name: &str| {
        found(&[
            (MEETING, "dated = 2023-05-12", &format!("dated = {dated}")),
            (MEETING, "name = \"Annual general meeting\"", &format!("name = \"{name}\"")),
            (MEETING, "on = 2023-05-30", "on = 2023-06-20"),
        ])
        .len()
    };
    assert_eq!(
        [notice("2023-06-09", "Annual general meeting"), notice("2023-06-10", "Annual general meeting")],
        [0, 1]
    );
    let other = "Extraordinary general meeting";
    assert_eq!([notice("2023-06-16", other), notice("2023-06-17", other)], [0, 1]);
}

#[test]
fn trades_before_the_ex_date_in_hong_kong_settle_by_the_last_lodgement() {
    let ex_date = |day: &str| found(&[(DIVIDEND, "on = 2024-04-12", &format!("on = {day}"))]);
    assert_eq!(ex_date("2024-04-11"), [""; 0]);
    let at = |day: &str| format!("hkex-ex-date at {{ on = {day}, zone = \"Asia/Hong_Kong\" }}: ");
    let late = "trades of the day before the ex-date settle on 2024-04-16, after the last time to lodge transfers (2024-04-15)";
    assert_eq!(ex_date("2024-04-15"), [at("2024-04-15") + late]);
    assert_eq!(
        ex_date("2024-04-13"),
        [at("2024-04-13").replace("hkex-ex-date", "no-business-day") + "the ex-date (2024-04-13) is a Saturday"]
    );
}

#[test]
fn levies_in_hong_kong_have_the_rates_of_their_day() {
    let levy = |day: &str, name: &str, rate: &str| {
        let levies = format!("levies = [{{ name = \"{name}\", rate = \"{rate}\" }}]\nexercised");
        let exercised = format!("{levies} = {{ on = {day}, zone");
        let listed = (ISSUANCE, "2022-12-09T09:00", "2025-12-09T09:00");
        found(&[(ISSUANCE, "exercised = { on = 2022-12-06, zone", &exercised), listed])
    };
    for (day, name, rate) in [
        ("2022-12-06", "SFC transaction levy", "0.0027%"),
        ("2022-12-06", "AFRC transaction levy", "0.00015%"),
        ("2022-12-31", "Hong Kong Stock Exchange trading fee", "0.005%"),
        ("2023-01-01", "Hong Kong Stock Exchange trading fee", "0.00565%"),
        ("2022-12-06", "Brokerage", "1%"),
        ("2014-10-31", "SFC transaction levy", "0.003%"),
    ] {
        assert_eq!(levy(day, name, rate), [""; 0], "{name}");
    }
    assert_eq!(
        levy("2023-01-01", "trading fee", "0.005%"),
        ["hkex-levy at \"0.005%\": the trading fee is 0.00565% on 2023-01-01, not 0.005%"]
    );
    assert_eq!(levy("2022-12-06", "SFC transaction levy", "0.027%").len(), 1);
    assert_eq!(levy("2022-01-01", "FRC transaction levy", "0.0015%").len(), 1);
}

#[test]
fn a_non_gaap_line_needs_a_reconciliation() {
    let non_gaap = (TABLES, "label = \"Total\"", "label = \"Non-GAAP net income\"");
    let message = "`Non-GAAP net income` is not reconciled: no statement here has the kind `reconciliation`";
    assert_eq!(found(&[non_gaap]), [format!("sec-reconciliation at \"total-revenue\": {message}")]);
    assert_eq!(found(&[non_gaap, (TABLES, "kind = \"operations\"", "kind = \"reconciliation\"")]), [""; 0]);
}

#[test]
fn the_ex_date_in_new_york_is_the_record_date_since_trades_settle_on_the_next_day() {
    for (ex_date, record) in [
        ("2024-09-13", "2024-09-13"),
        ("2024-09-13", "2024-09-15"),
        ("2024-05-23", "2024-05-24"),
        ("2024-04-11", "2024-04-15"),
    ] {
        assert_eq!(in_new_york(ex_date, record), [""; 0], "{ex_date} {record}");
    }
    assert_eq!(
        in_new_york("2024-09-12", "2024-09-13"),
        ["sec-ex-date at { on = 2024-09-12, zone = \"America/New_York\" }: \
          the ex-date is 2024-09-12, where the record date 2024-09-13 gives 2024-09-13"]
    );
    assert_eq!(in_new_york("2024-05-24", "2024-05-24").len(), 1);
    assert_eq!(in_new_york("2024-04-10", "2024-04-15").len(), 1);
}
