use super::*;
use crate::address::figure;
use crate::archive::Edition;
use crate::audit::audit;
use crate::check::sample::{announcement, archive, beside, sources};
use crate::theme::Theme;

const TABLE: &str = r#"
[[statements]]
id = "operations"
title = "Operations"
kind = "operations"
scale = "thousand"
audited = false
columns = [
  { id = "before", period = "2023-Q1", currency = "CNY" },
  { id = "now", period = "2024-Q1", currency = "CNY" },
  { id = "usd", period = "2024-Q1", currency = "USD", translated = { from = "now", rate = "h10" } },
  { id = "rise", label = "% change", change = { of = "now", against = "before" } },
]
lines = [
  { id = "fees", label = "- Fees", cells = ["1,000", "1,100", "152", "10.0%"] },
  { id = "costs", label = "Costs", cells = ["400", "400.5", "55", "0.1%"] },
  { id = "profit", label = "Profit", cells = ["600", "699.5", "97", "16.6%"], sum = ["fees", "-costs"] },
  { id = "other", label = "Other", cells = ["-", "N/M", "", ""] },
]
"#;

const DETAILS: &str = r#"
[[rates]]
id = "h10"
base = "USD"
quote = "CNY"
value = "7.2203"
date = 2024-03-29
source = "Federal Reserve"

[[figures]]
id = "margin"
label = "Margin"
amount = "about RMB1.1 million"
period = "2024-Q1"
concept = "fees"
"#;

const LATER: &str = r#"
[[figures]]
id = "f"
label = "Fees, restated"
amount = "RMB1,050 thousand"
period = "2024-Q1"
concept = "fees"

[[restatements]]
concept = "fees"
period = "2024-Q1"
cause = "restatement"
old = "RMB1,100 thousand"
new = "RMB1,050 thousand"
document = "a"
"#;

/// What is told of each fact of the first announcement of a small site.
fn told(tell: impl Fn(&Record<'_>) -> String) -> Vec<String> {
    let sources = sources(&[
        announcement("a", "2024-05-19", DETAILS),
        beside("a", "operations.toml", TABLE),
        announcement("b", "2024-08-19", LATER),
    ]);
    let archive = archive(&sources);
    let edition = Edition::new(&archive, "2026-01-01T00:00:00Z".parse().unwrap(), false);
    let theme = Theme::of(&sources, &archive.config.brand);
    let audit = audit(&edition.announcements, edition.issuer());
    let site = Site::new(&edition, &theme, &sources, &audit, None).unwrap();
    let facts = Facts::of(&site, edition.announcements[0]);
    facts.iter().map(|record| tell(&record)).collect()
}

fn named(record: &Record<'_>) -> String {
    let mut printed = String::new();
    record.push_printed(&mut printed);
    format!("{} {printed}", record.concept())
}

#[test]
fn every_figure_is_a_fact_but_words_and_blanks_are_none() {
    let facts = told(named);
    assert_eq!(facts[..4], ["fees 1,000", "fees 1,100", "fees 152", "fees.change 10.0%"]);
    assert_eq!(facts[12..], ["other -", "fees about RMB1.1 million", "rate.h10 7.2203"]);
}

#[test]
fn a_value_is_exact_in_whole_units_with_the_decimals_that_were_printed() {
    let facts = told(|record| {
        let mut text = String::new();
        record.push_value(&mut text);
        format!("{text} {}", record.decimals())
    });
    assert_eq!(facts[..4], ["1000000 -3", "1100000 -3", "152000 -3", "10.0 1"]);
    assert_eq!(facts[5], "400500 -2");
    assert_eq!(facts[12..], ["0 -3", "1100000 -5", "7.2203 4"]);
}

#[test]
fn lines_enter_totals_as_their_sums_say() {
    let weights = told(|record| record.weight.map_or("", Weight::id).to_owned());
    assert_eq!([&*weights[0], &weights[4], &weights[8], &weights[14]], ["added", "subtracted", "", ""]);
}

#[test]
fn a_translated_cell_names_its_column_and_rate_and_a_change_what_it_is_from() {
    let facts = told(|record| {
        let rate = record.rate.map_or_else(String::new, |rate| rate.to_string());
        let against = record.against.map_or_else(String::new, |period| period.id());
        format!("{} {rate} {} {against}", record.translated_from.unwrap_or_default(), record.states.id())
    });
    assert_eq!(facts[1..4], ["  figure ", "now 7.2203 figure ", "  change 2023-Q1"]);
}

#[test]
fn a_fact_that_a_later_document_restates_names_it_wherever_it_stands() {
    let by = told(|record| format!("{} {}", record.restated_by.unwrap_or_default(), record.others));
    assert_eq!(by[1], "b 2");
    assert_eq!(by[13], "b 2");
    assert!(by.iter().enumerate().all(|(at, by)| at == 1 || at == 13 || by.starts_with(' ')), "{by:?}");
}

#[test]
fn an_address_is_that_of_links_without_the_name_of_the_page() {
    let addresses = told(|record| {
        let mut address = String::new();
        record.push_address(&mut address);
        let href = figure::href("announcements/a/", record.announcement, record.stated.place);
        assert_eq!(address, href.replace("index.html", ""));
        address
    });
    assert_eq!(addresses[0], "announcements/a/operations/#operations.fees.before");
    assert_eq!(addresses[14], "announcements/a/#rate_h10");
}
