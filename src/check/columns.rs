//! Columns of statements: what tells them apart, and what they say of each other.

use super::index::Index;
use super::references::{need_column, need_line, need_member};
use crate::audit::{components, same_days};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Announcement;
use crate::domain::member::Members;
use crate::domain::span::Name;
use crate::domain::statement::{Column, Derived, Statement};
use std::collections::HashSet;

/// The columns, lines and members that columns, lines and single figures name.
pub(super) fn references(it: &Announcement, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    for member in it.figures.iter().flat_map(|figure| &figure.members) {
        need_member(member, index, findings);
    }
    for statement in &it.statements {
        for column in &statement.columns {
            column.sum.iter().for_each(|term| need_column(statement, &term.line, findings));
            match column.derived.as_deref() {
                Some(Derived::Change { of, against, .. }) => {
                    need_column(statement, of, findings);
                    need_column(statement, against, findings);
                    if of.value == against.value {
                        let message =
                            format!("`{}` is said to be the change of `{}` from itself", column.id.value, of.value);
                        let help = "name in `against` the column that it is compared with";
                        findings.push(Diagnostic::error(Code::CircularFigure, against.span, message).help(help));
                    }
                }
                Some(Derived::Share { of, line }) => {
                    need_column(statement, of, findings);
                    need_line(statement, line, findings);
                }
                None => {}
            }
        }
        let lines = statement.lines.iter().filter_map(|line| line.of.as_ref()).flat_map(|of| &of.members);
        let mut seen = HashSet::new();
        for member in statement.columns.iter().flat_map(|column| &column.members).chain(lines) {
            // What a heading says stands again at each line below it.
            if seen.insert(member.member.span) {
                need_member(member, index, findings);
            }
        }
        twice(statement, findings);
        circles(statement, findings);
    }
}

/// Reports a dimension that a line names where a column does: a cell has one member of it.
fn twice(statement: &Statement, findings: &mut Vec<Diagnostic>) {
    for own in statement.lines.iter().filter_map(|line| line.of.as_ref()).flat_map(|of| &of.members) {
        let columns = statement.columns.iter().flat_map(|column| &column.members);
        if let Some(other) = columns.into_iter().find(|other| other.dimension.value == own.dimension.value) {
            let message = format!("`{}` is named by a column as well as by a line", own.dimension.value);
            let help = "a figure is of one member of a dimension: name it at the columns or at the lines";
            let finding = Diagnostic::error(Code::UnknownMember, own.dimension.span, message);
            findings.push(finding.related(other.dimension.span, "by a column").help(help));
            return;
        }
    }
}

/// Reports columns that are sums, changes or shares of themselves.
fn circles(statement: &Statement, findings: &mut Vec<Diagnostic>) {
    let columns = &statement.columns;
    let mut steps: Vec<(usize, usize, &Name)> = Vec::new();
    for (from, column) in columns.iter().enumerate() {
        let derived: &[&Name] = match column.derived.as_deref() {
            Some(Derived::Change { of, against, .. }) => &[of, against],
            Some(Derived::Share { of, .. }) => &[of],
            None => &[],
        };
        let terms = column.sum.iter().map(|term| &term.line).chain(derived.iter().copied());
        steps.extend(terms.filter_map(|name| Some((from, statement.column(&name.value)?, name))));
    }
    let mut edges = vec![Vec::new(); columns.len()];
    steps.iter().for_each(|(from, to, _)| edges[*from].push(*to));
    let components = components(&edges);
    if let Some((from, _, name)) = steps.iter().find(|(from, to, _)| components[*from] == components[*to]) {
        let message = format!("the column `{}` is said to follow from itself", columns[*from].id.value);
        let help =
            "what follows from itself is determined by nothing: name the columns that the document adds or compares";
        findings.push(Diagnostic::error(Code::CircularFigure, name.span, message).help(help));
    }
}

/// So many columns are named beside the first and the last.
const MOST_NAMED: usize = 5;

/// Reports columns that nothing tells apart: readers and rules would take each for the other.
pub(super) fn ambiguous(it: &Announcement, findings: &mut Vec<Diagnostic>) {
    for columns in it.statements.iter().map(|statement| &statement.columns) {
        for (at, first) in columns.iter().enumerate() {
            let alike: Vec<&Column> = columns[at + 1..].iter().filter(|column| is_alike(first, column)).collect();
            let Some((last, between)) = alike.split_last() else { continue };
            if columns[..at].iter().any(|column| is_alike(column, first)) {
                continue;
            }
            let mut named: Vec<String> = [&first]
                .into_iter()
                .chain(between.iter().take(MOST_NAMED))
                .map(|column| format!("`{}`", column.id.value))
                .collect();
            if let Some(others) = between.len().checked_sub(MOST_NAMED).filter(|others| *others > 0) {
                named.push(format!("{others} others"));
            }
            let (period, currency) = (first.period.id(), first.currency.code());
            let message = format!(
                "{} and `{}` are columns of {period} in {currency}, and nothing says what tells them apart",
                named.join(", "),
                last.id.value
            );
            let help = "if they are of segments, components of equity, adjustments or other parts, name their `members`, each but the \
                        column of the whole; if one is a change or a share of others, say so by `change` or `share`; if one counts \
                        something else, name its `unit`; if a line was copied, mend its `period` or `currency`";
            let mut finding = Diagnostic::error(Code::AmbiguousColumns, first.id.span, message).help(help);
            for column in alike {
                finding = finding.related(column.id.span, "states the same");
            }
            findings.push(finding);
        }
    }
}

/// Whether two columns state figures of the same things.
fn is_alike(a: &Column, b: &Column) -> bool {
    let rate = |column: &Column| column.translation.as_ref().map(|it| it.rate.value.clone());
    let members = |column| Members::new(column, &[]);
    a.states_figures()
        && b.states_figures()
        && a.currency == b.currency
        && a.unit == b.unit
        && a.restated == b.restated
        && same_days(a.period, b.period)
        && members(&a.members) == members(&b.members)
        && rate(a) == rate(b)
}
