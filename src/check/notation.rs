//! How figures are written: signs that several currencies share, and points that may be commas.

use super::sizes::{FAR, is_far};
use crate::archive::Documents;
use crate::audit::Book;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::number::Printed;
use crate::domain::statement::{Cell, Line, LineRole, LineUnit, Statement};
use crate::domain::{Announcement, Currency, Details, Span, Unit};
use rust_decimal::Decimal;

/// Amounts with a bare `$` in an archive whose tables are in other dollars alone, and those in bare `cents` where the tables
/// are in another currency that has cents, where nothing says what is meant.
pub(super) fn dollars(documents: &Documents, findings: &mut Vec<Diagnostic>) {
    let Some((config, issuer)) = &documents.site else { return };
    if config.conventions.dollar.is_some() {
        return;
    }
    let columns = documents.announcements.iter().flat_map(|it| &it.statements).flat_map(|it| &it.columns);
    let (mut dollar, mut of_cents, mut last) = (None, None, None);
    for currency in columns.map(|column| column.currency) {
        // Most columns are in the currency of the one before.
        if last == Some(currency) {
            continue;
        }
        if currency.code() == "USD" {
            return;
        }
        if currency.is_dollar() {
            dollar = dollar.or(Some(currency));
        }
        if currency.has_cents() {
            of_cents = of_cents.or(Some(currency));
        }
        last = Some(currency);
    }
    let Some(of_cents) = of_cents else { return };
    for it in documents.announcements.iter().filter(|it| it.conventions.dollar.is_none()) {
        for fact in Book::outside_statements(it, issuer) {
            let Some(amount) = fact.amount else { continue };
            if amount.has_bare_cents() {
                if it.conventions.cents.is_none() {
                    findings.push(cents(&amount.printed, of_cents, fact.span));
                }
            } else if let Some(dollar) = dollar.filter(|_| amount.has_bare_dollar()) {
                findings.push(bare(&amount.printed, dollar, fact.span));
            }
        }
    }
}

fn cents(printed: &str, currency: Currency, span: Span) -> Diagnostic {
    let message = format!(
        "`{printed}` may be in cents of United States dollars or of {currency}: the tables are in {currency}, and nothing says \
         whose cents are meant"
    );
    let help = format!(
        "say it once in site.toml, `[numbers] cents = \"{currency}\"`, or name them: `{}` or `US cents`",
        currency.hundredths()
    );
    Diagnostic::error(Code::AmbiguousSign, span, message).help(help)
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

/// Amounts per share and ratios that lack the point which all others of their line have: `2215` beside `22.91` and `21.57`.
pub(super) fn lost_points(it: &Announcement, findings: &mut Vec<Diagnostic>) {
    for statement in &it.statements {
        let is_fine = |line: &&Line| {
            matches!(line.unit, LineUnit::PerShare | LineUnit::PerAds | LineUnit::Percent | LineUnit::Times)
        };
        for line in statement.lines.iter().filter(is_fine) {
            let figures = line.cells.iter().zip(&statement.columns).filter_map(|(cell, column)| match cell.printed {
                Some(Printed::Number(value)) if column.derived.is_none() && column.unit.is_none() => {
                    Some((cell, value))
                }
                _ => None,
            });
            // Of many lines few have decimals here and none there.
            let mut of_line = figures.clone().map(|(_, value)| value.scale());
            let Some(first) = of_line.next() else { continue };
            if of_line.all(|decimals| decimals == first) {
                continue;
            }
            let whole: Vec<(&Cell, Decimal)> = figures.clone().filter(|(_, value)| value.scale() == 0).collect();
            let [(cell, value)] = whole[..] else { continue };
            let mut others = figures.filter(|(_, other)| other.scale() > 0).map(|(_, other)| other);
            let Some(other) = others.next().filter(|first| others.all(|it| it.scale() == first.scale())) else {
                continue;
            };
            let as_others = Decimal::new(1, other.scale()) * value.abs();
            let is_alike = as_others < other.abs() * Decimal::from(4) && as_others * Decimal::from(4) > other.abs();
            if is_alike && value.abs() >= Decimal::TEN {
                let message = format!(
                    "`{}` has no decimals, and is {} times what the rest of its line would make likely",
                    value.abs(),
                    10_u64.pow(other.scale().min(18))
                );
                let help = format!("is its point missing? `{as_others}` would be like the others");
                findings.push(Diagnostic::error(Code::MisplacedPoint, cell.span, message).warning().help(help));
            }
        }
    }
}

/// Outlooks that are far more or less than all that the document states of the same line: mostly in another scale.
pub(super) fn outlooks(it: &Announcement, findings: &mut Vec<Diagnostic>) {
    let Details::Results(results) = &it.details else { return };
    for guidance in &results.guidance {
        let (Some(concept), Some(end)) = (&guidance.concept, guidance.low.as_ref().or(guidance.high.as_ref())) else {
            continue;
        };
        let Some(expected) = end.value.in_units().filter(|_| matches!(end.value.unit, Unit::Money(_))) else {
            continue;
        };
        let stated = it.statements.iter().flat_map(|statement| {
            let lines = statement.lines.iter().filter(|line| {
                line.unit == LineUnit::Money && line.role != LineRole::Heading && *line.concept() == *concept.value
            });
            lines.flat_map(move |line| {
                line.cells.iter().zip(&statement.columns).filter_map(move |(cell, column)| {
                    let is_of = Unit::Money(column.currency) == end.value.unit && statement.is_whole(line, column);
                    let value = cell.printed?.value()?.abs();
                    is_of.then(|| value.checked_mul(statement.scale(line, column).factor()))?
                })
            })
        });
        let stated: Vec<Decimal> = stated.filter(|value| !value.is_zero()).collect();
        let (Some(least), Some(most)) = (stated.iter().min(), stated.iter().max()) else { continue };
        let size = expected.abs();
        // Far from all of them: income of one quarter may be next to nothing.
        if !size.is_zero() && (is_far(size, *least) || is_far(*most, size)) {
            let message = format!(
                "`{}` is expected of `{}`, at least {FAR} times more or less than all that the document states of it",
                end.value.printed, concept.value
            );
            let help = "look at its scale; or is it of another concept?";
            findings.push(Diagnostic::error(Code::GuidanceMismatch, end.span, message).warning().help(help));
        }
    }
}
