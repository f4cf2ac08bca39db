//! Proposals of ties.

use super::*;
use crate::audit::{Book, proposals};

/// The words of each figure without a tie and the destinations that are proposed for it.
fn proposed(text: &str) -> Vec<(String, Vec<String>)> {
    let text = format!("+++\n{text}");
    let sources = edited(&[(Q1, "+++\nText.", &text)]);
    let (documents, _) = decode(&sources).unwrap();
    let (_, issuer) = documents.site.as_ref().unwrap();
    let announcement = documents.announcements.iter().find(|it| &*it.id == "q1").unwrap();
    let found = proposals(&Book::of(announcement, issuer)).into_iter();
    found.map(|it| (it.words, it.candidates.into_iter().map(|it| it.destination).collect())).collect()
}

fn one(text: &str, expected: &[&str]) {
    let found = proposed(text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1, expected, "{text}");
}

#[test]
fn a_figure_that_one_fact_rounds_to_is_proposed_by_the_shortest_name() {
    one("a total of RMB4,155 million", &["figure:total-revenue"]);
    one("a total of RMB3,568 million", &["figure:total-revenue@2023-Q1"]);
    one("spent US$65 million", &["figure:repurchase.2024.spent@2024-05-17"]);
    one("up to US$350 million", &["figure:repurchase.2024.authorized"]);
    one("down 9.3%", &["figure:volume.change"]);
    one("it was RMB1 trillion", &[]);
}

#[test]
fn a_fact_that_is_stated_coarser_is_not_proposed() {
    one("a total of RMB8,157.0 million", &[]);
    one("total cash of RMB8.157 billion", &["figure:cash-at-end"]);
}

#[test]
fn of_several_facts_the_one_is_meant_whose_label_stands_next_before() {
    one("of RMB1.37 billion", &["figure:income", "figure:own-income"]);
    one("Costs were high; own income was RMB1.37 billion", &["figure:own-income"]);
    one("Own income and income of RMB1.37 billion", &["figure:income"]);
}

#[test]
fn what_is_called_a_loss_is_proposed_for_no_profit() {
    one("an income of RMB978 million", &["figure:income@2023-Q1"]);
    one("a loss of RMB978 million", &[]);
}

#[test]
fn the_change_of_what_is_named_before_is_proposed() {
    one("Income from fees rose by 17.6%", &["figure:fees.change"]);
    one("Liabilities fell by 8.4%", &["figure:liabilities.change"]);
    one("The margin rose by 5.5 percentage points", &["figure:margin.change"]);
    one("It rose by 17.6%", &[]);
    one("Liabilities fell by 8.5%", &[]);
}

#[test]
fn a_change_that_the_words_beside_it_decide_needs_no_proposal() {
    assert_eq!(proposed("It rose by 16.5% to [RMB4,155 million](figure:total-revenue)."), []);
}

#[test]
fn what_is_tied_is_not_proposed() {
    assert_eq!(proposed("[RMB4,155 million](figure:total-revenue) on 31 March 2024"), []);
}

#[test]
fn every_proposal_is_a_tie_that_holds() {
    let text = "RMB4,155 million, RMB3,568 million, US$576 million, 13.8%, 9.3%, 52.3 million users, 17,524,872 loans, \
                RMB60.5 billion, 61.0%, US$19.3 per ADS, RMB1.17 billion, 12.5%, RMB8.16 billion, RMB4.30 per share";
    let mut tied = String::new();
    for (words, destinations) in proposed(text) {
        for destination in &destinations {
            tied.push_str(&format!("[{words}]({destination}) and "));
        }
        assert!(!destinations.is_empty(), "{words}");
    }
    let text = format!("+++\n{tied}");
    assert_eq!(findings(&edited(&[(Q1, "+++\nText.", &text)])), []);
}
