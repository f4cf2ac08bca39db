//! The count of figures that `irbook check` prints: how many there are and what determines them.

use crate::audit::{Group, Rule, Summary, Tally};
use crate::domain::decimal::{grouped, round};
use crate::domain::statement::Method;
use rust_decimal::Decimal;
use std::fmt::Write;

/// The tables, with a line for each group of figures and for each rule that was applied. Nothing where there are no
/// figures.
pub(super) fn summary(summary: &Summary) -> String {
    let all = summary.tally(|_| true);
    if all.figures == 0 {
        return String::new();
    }
    let mut text = format!("\n{:<26}{:>11}{:>12}{:>8}{:>11}\n", "figures", "stated", "determined", "", "twice");
    let mut row = |name: &str, tally: &Tally| {
        let (stated, determined, twice) = (count(tally.figures), count(tally.determined), count(tally.twice));
        let _ = writeln!(text, "{name:<26}{stated:>11}{determined:>12}{:>8}{twice:>11}", share(tally));
    };
    let cells = summary.tally(|group| matches!(group, Group::Statement(_)));
    row("cells of statements", &cells);
    for (group, tally) in summary.groups.iter().filter(|(group, _)| matches!(group, Group::Statement(_))) {
        row(&format!("  {}", name(group)), tally);
    }
    for (group, tally) in summary.groups.iter().filter(|(group, _)| !matches!(group, Group::Statement(_))) {
        row(name(group), tally);
    }
    row("all", &all);
    let _ = writeln!(text, "\n{:<26}{:>11}{:>12}", "rules", "applied", "determine");
    for (rule, (applied, determined)) in Rule::ALL.iter().zip(&summary.rules).filter(|(_, (applied, _))| *applied > 0) {
        let _ = writeln!(text, "{:<26}{:>11}{:>12}", rule.code().id(), count(*applied), count(*determined));
        let methods = summary.methods.iter().filter(|_| *rule == Rule::Translation);
        for (method, cells) in methods {
            let _ = writeln!(text, "  {:<24}{:>11}", word(*method), count(*cells));
        }
    }
    text
}

fn name(group: &Group) -> &str {
    match group {
        Group::Statement(id) => id,
        Group::Metrics => "metrics",
        Group::Typed => "single figures",
        Group::Guidance => "guidance",
        Group::Text => "running text",
        Group::Issuer => "issuer",
    }
}

fn word(method: Method) -> &'static str {
    match method {
        Method::Footed => "footed",
        Method::Translated => "translated",
        Method::Balancing => "balancing",
        Method::PerAds => "per ADS",
        Method::Divided => "divided",
    }
}

fn count(number: usize) -> String {
    grouped(Decimal::from(number))
}

/// The determined of the stated figures, in percent with one decimal.
fn share(tally: &Tally) -> String {
    match Decimal::from(tally.determined * 100).checked_div(Decimal::from(tally.figures)) {
        Some(percent) => {
            let mut percent = round(percent, 1);
            percent.rescale(1);
            format!("{percent}%")
        }
        None => String::new(),
    }
}
