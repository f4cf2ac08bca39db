//! Tests of what becomes of dividends over their documents.

use super::total::{Basis, years};
use super::*;
use crate::archive::Archive;
use crate::check::check;
use crate::check::sample::{SITE, sources};
use crate::decode::decode;
use crate::source::{Content, SourceFile};
use rust_decimal::Decimal;

const ISSUER: &str = r#"
ads = { depositary = "bank", class = "class-a", shares_per_ads = [{ shares_per_ads = 2 }, { from = 2024-07-01, shares_per_ads = 4 }] }
[[issuer.organizations]]
id = "bank"
name = "Bank"
role = "Depositary"
[[issuer.share_classes]]
id = "class-a"
name = "Class A ordinary shares"
[[issuer.listings]]
id = "hkex"
market = "HKEX"
market_name = "Hong Kong"
code = "9990"
security = "Class A ordinary shares"
zone = "Asia/Hong_Kong"
[[issuer.listings]]
id = "nyse"
market = "NYSE"
market_name = "New York"
code = "EXMP"
security = "ADSs"
zone = "America/New_York"
"#;

/// A document of dividends of a day.
fn document(id: &str, dated: &str, keys: &str, dividend: &str) -> (String, String) {
    let text = format!(
        "+++\ntitle = \"Dividend {id}\"\ndated = {dated}\nzone = \"Asia/Hong_Kong\"\nkind = \"dividend\"\n\
         listings = [\"hkex\"]\nsource = {{ title = \"Form\" }}\n{keys}\n{dividend}\n+++\nText.\n"
    );
    (format!("content/announcements/{id}/announcement.md"), text)
}

fn note(id: &str, dated: &str, keys: &str) -> (String, String) {
    crate::check::sample::announcement(id, dated, keys)
}

fn on(key: &str, day: &str) -> String {
    format!("{key} = {{ on = {day}, zone = \"Asia/Hong_Kong\" }}\n")
}

/// One dividend with the three days in a month.
fn dividend(kind: &str, declared: &str, month: &str) -> String {
    let days = [("ex_date", 10), ("record_date", 12), ("payment_date", 28)];
    let days = days.map(|(key, day)| on(key, &format!("{month}-{day}"))).concat();
    format!("type = \"{kind}\"\nfinancial_year_end = 2023-12-31\ndeclared = \"{declared}\"\n{days}")
}

fn one(kind: &str, declared: &str, month: &str) -> String {
    format!("[dividend]\n{}", dividend(kind, declared, month))
}

fn archive(files: &[(String, String)]) -> Archive {
    let mut sources = sources(files);
    for file in &mut sources.files {
        if &*file.path == "site.toml" {
            *file = SourceFile { path: file.path.clone(), content: Content::Text((SITE.to_owned() + ISSUER).into()) };
        }
    }
    let (documents, findings) = decode(&sources).unwrap();
    let said: Vec<_> = findings.iter().map(|it| &it.message).collect();
    assert!(said.is_empty(), "{said:?}");
    let verdict = check(documents, &sources);
    verdict.archive.unwrap_or_else(|| panic!("{:?}", verdict.findings.iter().map(|it| &it.message).collect::<Vec<_>>()))
}

/// Each dividend: its documents, type, year, status, amounts and days, as of an instant.
fn told(archive: &Archive, as_of: &str) -> Vec<String> {
    let edition = Edition::new(archive, as_of.parse().unwrap(), false);
    of(&edition).iter().map(tell).collect()
}

fn tell(it: &Dividend<'_>) -> String {
    let documents: Vec<&str> = it.stated.iter().map(|(it, _)| &*it.id).collect();
    let status = match it.status {
        Status::Declared => "declared".to_owned(),
        Status::Proposed(day) => format!("proposed for {day}"),
        Status::Approved(by) => format!("approved by {}", by.id),
        Status::Rejected(by) => format!("rejected by {}", by.id),
        Status::Cancelled(by) => format!("cancelled by {}", by.id),
    };
    let amount = |it: &Option<PerSecurity<'_>>| match it {
        Some(it) => format!("{}{}", it.value, if it.is_computed() { "*" } else { "" }),
        None => "-".to_owned(),
    };
    let day = |it: &Day<'_>| match it.state {
        State::At(at) => at.date().to_string(),
        State::Unstated => "-".to_owned(),
        State::NotApplicable => "n/a".to_owned(),
        State::Open => "open".to_owned(),
        State::Off => "off".to_owned(),
    };
    let days = it.entitlements.iter().map(|it| {
        let whom = it.holders.or(it.listing).unwrap_or("all");
        format!("{whom}: {} {} {}", day(&it.ex), day(&it.record), day(&it.payment))
    });
    let of = format!("{} {:?} {}", documents.join("+"), it.sort, it.year.unwrap_or_default());
    let amounts = format!("{}/{}", amount(&it.per_share), amount(&it.per_ads));
    format!("{of}, {status}, {amounts}, {}", days.collect::<Vec<_>>().join("; "))
}

const LATER: &str = "2025-01-01T00:00:00Z";

#[test]
fn a_dividend_is_told_once_as_its_last_document_has_it() {
    let first = one("Final", "USD 0.25 per share", "2024-04");
    let update = first.replace("2024-04-28", "2024-05-21");
    let archive = archive(&[
        document("a", "2024-03-12", "", &first),
        document("b", "2024-03-20", "updates = \"a\"", &update),
        document("c", "2024-03-22", "", &one("Special", "USD 0.10 per share", "2024-04")),
    ]);
    let before = told(&archive, "2024-03-15T00:00:00Z");
    assert_eq!(before, ["a Final 2023, declared, 0.25/0.50*, hkex: 2024-04-10 2024-04-12 2024-04-28"]);
    let after = told(&archive, LATER);
    assert_eq!(
        after,
        [
            "c Special 2023, declared, 0.10/0.20*, hkex: 2024-04-10 2024-04-12 2024-04-28",
            "a+b Final 2023, declared, 0.25/0.50*, hkex: 2024-04-10 2024-04-12 2024-05-21",
        ]
    );
    let edition = Edition::new(&archive, LATER.parse().unwrap(), false);
    let all = of(&edition);
    assert_eq!(all[1].updated_by().map(|it| &*it.id), Some("b"));
    let before = all[1].entitlements[0].payment.before.as_ref().map(|(at, by)| (at.date().to_string(), &*by.id));
    assert_eq!(before, Some(("2024-04-28".to_owned(), "b")));
}

#[test]
fn a_document_that_tells_the_days_of_two_dividends_leaves_what_it_does_not_tell() {
    let two = |ends: [&str; 2]| {
        let [first, second] = ends;
        format!(
            "[[dividend]]\ntype = \"Final\"\nfinancial_year_end = 2023-12-31\ndeclared = \"USD 0.25 per share\"\n{first}\n\
                 [[dividend]]\ntype = \"Special\"\nfinancial_year_end = 2023-12-31\ndeclared = \"USD 0.05 per share\"\n{second}\n"
        )
    };
    let open = "payment_date = \"To be announced\"".to_owned();
    let record = on("record_date", "2024-04-15") + &open;
    let [one, other] = ["2024-06-07", "2024-06-14"].map(|day| on("payment_date", day));
    let archive = archive(&[
        document("a", "2024-03-12", "", &two([&record, &open])),
        document("b", "2024-04-10", "updates = \"a\"", &two([&one, &other])),
    ]);
    let before = [
        "a Final 2023, declared, 0.25/0.50*, hkex: - 2024-04-15 open",
        "a Special 2023, declared, 0.05/0.10*, hkex: - - open",
    ];
    assert_eq!(told(&archive, "2024-04-01T00:00:00Z"), before);
    let after = [
        "a+b Final 2023, declared, 0.25/0.50*, hkex: - 2024-04-15 2024-06-07",
        "a+b Special 2023, declared, 0.05/0.10*, hkex: - - 2024-06-14",
    ];
    assert_eq!(told(&archive, LATER), after);
}

#[test]
fn a_note_that_moves_a_payment_moves_it_in_the_dividend_and_one_that_calls_off_the_dividend_ends_it() {
    let moved = "[[events]]\nkind = \"payment\"\ntitle = \"Payment\"\n\
                 when = { on = 2024-06-03, zone = \"Asia/Hong_Kong\" }\nreplaces = \"a/payment\"\n";
    let archive = archive(&[
        document("a", "2024-03-12", "", &one("Final", "USD 0.25 per share", "2024-04")),
        note("b", "2024-04-20", moved),
        note("c", "2024-05-02", "cancels = \"a\""),
    ]);
    let moved = ["a Final 2023, declared, 0.25/0.50*, hkex: 2024-04-10 2024-04-12 2024-06-03"];
    assert_eq!(told(&archive, "2024-04-25T00:00:00Z"), moved);
    let off = told(&archive, LATER);
    assert!(off[0].starts_with("a Final 2023, cancelled by c"), "{off:?}");
    let edition = Edition::new(&archive, LATER.parse().unwrap(), false);
    let all = of(&edition);
    assert!(all[0].days().is_empty());
    assert!(years(&all, &edition.announcements).1.is_empty());
}

#[test]
fn a_dividend_whose_payment_is_called_off_is_cancelled() {
    let archive = archive(&[
        document("a", "2024-03-12", "", &one("Special", "USD 0.25 per share", "2024-04")),
        note("b", "2024-03-14", "cancels = \"a/payment\""),
    ]);
    let all = told(&archive, LATER);
    assert!(all[0].starts_with("a Special 2023, cancelled by b"), "{all:?}");
}

#[test]
fn a_dividend_that_is_called_off_and_declared_anew_stands() {
    let archive = archive(&[
        document("a", "2024-03-12", "", &one("Final", "USD 0.25 per share", "2024-04")),
        note("b", "2024-03-14", "cancels = \"a\""),
        document("c", "2024-03-20", "", &one("Final", "USD 0.25 per share", "2024-05")),
    ]);
    let all = told(&archive, LATER);
    assert_eq!(all[0], "c Final 2023, declared, 0.25/0.50*, hkex: 2024-05-10 2024-05-12 2024-05-28");
    assert!(all[1].starts_with("a Final 2023, cancelled by b"), "{all:?}");
}

#[test]
fn an_amount_for_a_depositary_share_is_computed_only_while_the_ratio_is_one() {
    let archive = archive(&[
        document("a", "2024-03-12", "", &one("Final", "USD 0.25 per share", "2024-04")),
        document("b", "2024-06-20", "", &one("Special", "USD 0.10 per share", "2024-07")),
        document(
            "c",
            "2024-07-20",
            "",
            &one("Interim", "USD 0.20 per share", "2024-08").replace("2023-12-31", "2024-12-31"),
        ),
        document(
            "d",
            "2024-09-20",
            "",
            &one("Interim", "USD 0.90 per ADS", "2024-10").replace("2023-12-31", "2024-12-31"),
        ),
    ]);
    let amounts = told(&archive, LATER);
    let amounts: Vec<&str> = amounts.iter().map(|it| it.split(", ").nth(2).unwrap()).collect();
    assert_eq!(amounts, ["0.225*/0.90", "0.20/0.80*", "0.10/-", "0.25/0.50*"]);
}

#[test]
fn a_dividend_waits_for_its_approval_until_that_day_is_over() {
    let proposed = one("Final", "USD 0.25 per share", "2024-07") + "shareholder_approval = 2024-06-28\n";
    let archive = archive(&[document("a", "2024-03-12", "", &proposed)]);
    let days = "0.25/-, hkex: 2024-07-10 2024-07-12 2024-07-28";
    assert_eq!(told(&archive, "2024-06-28T12:00:00Z"), [format!("a Final 2023, proposed for 2024-06-28, {days}")]);
    assert_eq!(told(&archive, "2024-06-28T16:00:00Z"), [format!("a Final 2023, declared, {days}")]);
}

#[test]
fn each_listing_and_group_of_holders_has_its_days() {
    let terms = one("Interim", "USD 0.25 per share", "2024-04")
        + "[[dividend.listings]]\nlisting = \"nyse\"\nholders = \"Holders of ADSs\"\n"
        + "default_payment = \"USD 0.50 per ADS\"\n"
        + &on("payment_date", "2024-05-06");
    let archive = archive(&[document("a", "2024-03-12", "", &terms)]);
    let expected = "a Interim 2023, declared, 0.25/0.50, all: 2024-04-10 2024-04-12 2024-04-28; \
                    Holders of ADSs: 2024-04-10 2024-04-12 2024-05-06";
    assert_eq!(told(&archive, LATER), [expected]);
}

/// The years with what they come to.
fn totals(archive: &Archive) -> (Basis, Vec<String>) {
    let edition = Edition::new(archive, LATER.parse().unwrap(), false);
    let all = of(&edition);
    let (basis, years, unknown) = years(&all, &edition.announcements);
    let year = |it: &total::Year| {
        let part = |(sort, value): &(Sort, Decimal)| format!("{sort:?} {value}");
        let total = |it: &total::Total| {
            let parts: Vec<String> = it.parts.iter().map(part).collect();
            format!(" {} {} = {}", it.unit.currency().unwrap().code(), it.value, parts.join(" + "))
        };
        let totals: String = it.totals.iter().map(total).collect();
        format!("{}:{totals}{}", it.year, if it.is_incomplete { " incomplete" } else { "" })
    };
    assert_eq!(unknown, 0);
    (basis, years.iter().map(year).collect())
}

#[test]
fn the_dividends_of_a_year_are_added_up_in_each_currency_and_told_apart() {
    let of = |kind: &str, declared: &str, year: &str| one(kind, declared, "2024-04").replace("2023-12-31", year);
    let archive = archive(&[
        document("a", "2024-03-12", "", &of("Interim", "USD 0.25 per share", "2023-12-31")),
        document("b", "2024-03-13", "", &of("Final", "USD 0.30 per share", "2023-12-31")),
        document("c", "2024-03-14", "", &of("Special", "USD 0.05 per share", "2023-12-31")),
        document("d", "2024-03-15", "", &of("Special", "HKD 0.10 per share", "2023-12-31")),
        document("e", "2024-03-16", "", &of("Interim", "approximately USD 0.10 per share", "2024-12-31")),
        document("f", "2024-03-17", "", &of("Special", "To be announced", "2024-12-31")),
    ]);
    let expected =
        ["2024: incomplete", "2023: HKD 0.10 = Special 0.10 USD 0.60 = Interim 0.25 + Final 0.30 + Special 0.05"];
    let (basis, years) = totals(&archive);
    assert_eq!(basis, Basis::Financial);
    let sorted = |text: &str| text.split(" USD").map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(years[0], expected[0]);
    assert_eq!(sorted(&years[1]).len(), sorted(expected[1]).len(), "{years:?}");
    assert!(years[1].contains("USD 0.60 = Interim 0.25 + Final 0.30 + Special 0.05"), "{years:?}");
    assert!(years[1].contains("HKD 0.10 = Special 0.10"), "{years:?}");
}

#[test]
fn dividends_without_a_financial_year_are_added_up_by_the_year_in_which_they_were_announced() {
    let of = |month: &str| {
        let days = on("record_date", &format!("{month}-15")) + &on("payment_date", &format!("{month}-28"));
        format!("[dividend]\ndeclared = \"$0.35 per share\"\n{days}")
    };
    let archive = archive(&[
        document("a", "2023-12-12", "", &of("2024-01")),
        document("b", "2024-03-12", "", &of("2024-04")),
        document("c", "2024-06-12", "", &of("2024-07")),
    ]);
    let expected = ["2024: USD 0.70 = Other 0.70", "2023: USD 0.35 = Other 0.35"];
    assert_eq!(totals(&archive), (Basis::Announced, expected.map(str::to_owned).to_vec()));
}

#[test]
fn components_tell_what_a_dividend_is_made_up_of() {
    let parts = "[[dividend.components]]\nname = \"Final\"\namounts = [\"USD 0.25 per share\"]\n\
                 [[dividend.components]]\nname = \"Special\"\namounts = [\"USD 0.05 per share\"]\n";
    let whole = one("Final", "USD 0.30 per share", "2024-04");
    let archive = archive(&[document("a", "2024-03-12", "", &(whole + parts))]);
    assert_eq!(totals(&archive).1, ["2023: USD 0.30 = Final 0.25 + Special 0.05"]);
}
