//! The tabs of an announcement that has pages below its own: plain links to each.

use super::link::Link;
use crate::domain::Announcement;
use crate::domain::statement::{Statement, StatementKind};
use crate::words::Words;
use crate::words::term::Term;
use serde::Serialize;

/// More statements than so many have no tab each: they are listed on the announcement's page.
const MOST: usize = 8;

/// A tab.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tab {
    /// Where it leads.
    pub link: Link,
    /// Whether it is the page itself.
    pub is_current: bool,
}

/// The tabs of an announcement, on its own page (`current` is nothing) or on that of its statement at a position; none where
/// there is but one page. `up` is the way to the announcement's folder.
#[must_use]
pub fn tabs(announcement: &Announcement, current: Option<usize>, up: &str, words: &dyn Words) -> Vec<Tab> {
    let statements = &announcement.statements;
    if statements.is_empty() || statements.len() > MOST {
        return Vec::new();
    }
    let page = if up.is_empty() { "#main".to_owned() } else { format!("{up}index.html") };
    let summary =
        Tab { link: Link { href: page, text: words.term(Term::Summary).to_owned() }, is_current: current.is_none() };
    let of_statement = |(at, statement): (usize, &Statement)| Tab {
        link: Link {
            href: format!("{up}{}/index.html", statement.id.value),
            text: name(announcement, statement, words).to_owned(),
        },
        is_current: current == Some(at),
    };
    let metrics = (!announcement.metrics.is_empty()).then(|| {
        let page = if up.is_empty() { String::new() } else { format!("{up}index.html") };
        Tab {
            link: Link { href: format!("{page}#operating_metrics"), text: words.term(Term::Metrics).to_owned() },
            is_current: false,
        }
    });
    let statements = in_order(announcement).into_iter().map(of_statement);
    std::iter::once(summary).chain(statements).chain(metrics).collect()
}

/// The statements with their positions in the order in which they are asked for: profit or loss, balances, cash flows, and
/// what leads to them; those of a kind as printed.
#[must_use]
pub fn in_order(announcement: &Announcement) -> Vec<(usize, &Statement)> {
    let rank = |kind| match kind {
        StatementKind::Operations => 0,
        StatementKind::BalanceSheet => 1,
        StatementKind::CashFlows => 2,
        StatementKind::ComprehensiveIncome => 3,
        StatementKind::ChangesInEquity => 4,
        StatementKind::Segments => 5,
        StatementKind::Reconciliation => 6,
        StatementKind::Other => 7,
        StatementKind::Discussion => 8,
    };
    let mut statements: Vec<(usize, &Statement)> = announcement.statements.iter().enumerate().collect();
    statements.sort_by_key(|(at, statement)| (rank(statement.kind), *at));
    statements
}

/// What a statement is called for short: by its kind, or where the announcement has several of it by its title.
#[must_use]
pub fn name<'a>(announcement: &'a Announcement, statement: &'a Statement, words: &dyn Words) -> &'a str {
    let of_kind = announcement.statements.iter().filter(|other| other.kind == statement.kind);
    match words.statement_in_short(statement.kind) {
        Some(name) if of_kind.count() == 1 => name,
        _ => &statement.title,
    }
}
