//! How figures are written: signs that several currencies share, and points that may be commas.

use crate::archive::Documents;
use crate::audit::Book;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::number::Printed;
use crate::domain::statement::{Cell, Line, LineUnit, Statement};
use crate::domain::{Announcement, Currency, Span};
use rust_decimal::Decimal;

/// Amounts with a bare `$` in an archive whose tables are in other dollars alone, where nothing says what it means.
pub(super) fn dollars(documents: &Documents, findings: &mut Vec<Diagnostic>) {
    let Some((config, issuer)) = &documents.site else { return };
    if config.conventions.dollar.is_some() {
        return;
    }
    let columns = documents.announcements.iter().flat_map(|it| &it.statements).flat_map(|it| &it.columns);
    let (mut other, mut last) = (None, None);
    for currency in columns.map(|column| column.currency) {
        // Most columns are in the currency of the one before.
        if last == Some(currency) {
            continue;
        }
        if currency.code() == "USD" {
            return;
        }
        if other.is_none() && currency.is_dollar() {
            other = Some(currency);
        }
        last = Some(currency);
    }
    let Some(dollar) = other else { return };
    for it in documents.announcements.iter().filter(|it| it.conventions.dollar.is_none()) {
        for fact in Book::outside_statements(it, issuer) {
            if let Some(amount) = fact.amount.filter(|amount| amount.has_bare_dollar()) {
                findings.push(bare(&amount.printed, dollar, fact.span));
            }
        }
    }
}

fn bare(printed: &str, dollar: Currency, span: Span) -> Diagnostic {
    let message = format!(
        "`{printed}` may be in United States dollars or in {dollar}: the tables are in {dollar}, and nothing says what `$` means"
    );
    let help = format!(
        "say it once in site.toml, `[numbers] dollar = \"{dollar}\"`, or name the currency: `{}` or `US$`",
        dollar.prefix().trim()
    );
    Diagnostic::error(Code::AmbiguousSign, span, message).help(help)
}

/// Cells whose point stands where the others have a comma: three more decimals than any other amount of the table.
pub(super) fn points(it: &Announcement, findings: &mut Vec<Diagnostic>) {
    for statement in &it.statements {
        let mut with: [u32; 29] = [0; 29];
        for value in in_scale(statement).flat_map(|line| line.cells.iter().filter_map(decimals)) {
            with[value.min(28)] += 1;
        }
        let Some(most) = (3..29).rev().find(|decimals| with[*decimals] > 0) else { continue };
        let Some(next) = (0..most).rev().find(|decimals| with[*decimals] > 0) else { continue };
        let others: u32 = with[..most].iter().sum();
        if most - next != 3 || others < 3 || with[most] > others.div_ceil(10) {
            continue;
        }
        for line in in_scale(statement) {
            let in_line = || line.cells.iter().filter_map(decimals);
            // A line that is printed finer as a whole, such as a price, is no slip.
            if in_line().count() > 1 && in_line().all(|decimals| decimals == most) {
                continue;
            }
            findings.extend(line.cells.iter().filter_map(|cell| comma(cell, most, next)));
        }
    }
}

/// The lines of money in the table's scale.
fn in_scale(statement: &Statement) -> impl Iterator<Item = &Line> {
    statement.lines.iter().filter(|line| line.unit == LineUnit::Money && line.scale.is_none())
}

fn decimals(cell: &Cell) -> Option<usize> {
    match cell.printed {
        Some(Printed::Number(value)) => usize::try_from(value.scale()).ok(),
        _ => None,
    }
}

/// The finding at a cell with so many decimals, where a comma in place of its point makes a number like the others.
fn comma(cell: &Cell, most: usize, next: usize) -> Option<Diagnostic> {
    let Some(Printed::Number(value)) = cell.printed.filter(|_| decimals(cell) == Some(most)) else { return None };
    let whole = value.abs().trunc();
    if whole.is_zero() || whole >= Decimal::ONE_THOUSAND {
        return None;
    }
    let digits = value.abs().fract().mantissa().unsigned_abs();
    let text = format!("{digits:0most$}");
    let (group, rest) = text.split_at(3);
    let meant = if rest.is_empty() { format!("{whole},{group}") } else { format!("{whole},{group}.{rest}") };
    let others = if next == 0 { "whole".to_owned() } else { format!("printed with {next} or fewer decimals") };
    let message =
        format!("`{}` has three decimals more than every other amount of the table, which are {others}", value.abs());
    let help = format!("is a comma typed as a point? `{meant}` would be 1,000 times as much");
    Some(Diagnostic::error(Code::MisplacedPoint, cell.span, message).warning().help(help))
}
