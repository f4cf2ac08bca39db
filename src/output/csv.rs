//! The figures of a statement or a metric as CSV, in long form: one record a figure.
//!
//! `docs/data-files.md` tells readers what the columns mean.

use super::csv_table::Table;
use super::facts::{Checks, States};
use super::term::{document, hedge_word, members, method_word, period, unit_of_line, unit_word, word, yes_or_no};
use crate::audit::{Audit, Examined};
use crate::domain::decimal;
use crate::domain::metric::{Metric, MetricPart};
use crate::domain::number::Printed;
use crate::domain::statement::{Column, Statement};
use crate::domain::{Amount, Announcement, Scale, Unit};
use crate::history::series::Stated;

/// The columns of a statement's file.
pub(super) const STATEMENT: &str = "announcement,source,statement,line,label,concept,members,states,unit,scale,currency,column,period,\
period_start,period_end,audited,restated,translated_from,rate,method,printed,marks,value,value_in_units,rules,statements";

/// The columns of a metric's file.
pub(super) const METRIC: &str = "metric,label,definition,announcement,dated,source,period,period_start,period_end,role,\
part,printed,approximate,value,value_in_units,unit,currency,scale,against,share_percent,share_of,hedge,noun";

/// A statement as CSV: one record a cell, by line and column. Headings have no cells and no records. `book` is the
/// position of its announcement among those that were audited.
#[must_use]
pub fn statement(audit: &Audit, book: usize, examined: &Examined<'_>, statement: &Statement) -> String {
    let mut table = Table::new(STATEMENT);
    let announcement = examined.book.announcement;
    let checks = Checks::of(audit, book, examined);
    let home = announcement.statements.iter().position(|it| it.id == statement.id).unwrap_or_default();
    table.field(&announcement.id).text(document(announcement)).field(&statement.id.value);
    let document = table.len();
    let rates: Vec<_> = statement.columns.iter().map(|column| Translated::of(announcement, column)).collect();
    let (mut printed, mut rules) = (String::new(), String::new());
    for (at, line) in statement.lines.iter().enumerate() {
        table.back_to(document);
        table.field(&line.id.value).text(&line.label).text(line.concept());
        let start = table.len();
        for (to, ((cell, column), translated)) in line.cells.iter().zip(&statement.columns).zip(&rates).enumerate() {
            let fact = examined.book.cell(home, at, to);
            let (unit, scale) = (statement.unit(line, column), statement.scale(line, column));
            table.back_to(start);
            table.field(&members(statement.members(line, column))).field(States::of(column).id());
            table.field(unit_of_line(unit)).field(word(scale));
            let (currency, from, rate) = if unit.has_currency() {
                (column.currency.code(), translated.from, &*translated.rate)
            } else {
                ("", "", "")
            };
            table.field(currency).field(&column.id.value).fields(&period(&statement.period(line, column)));
            table.field(yes_or_no(column.audited.or(statement.audited))).field(if column.restated {
                "yes"
            } else {
                ""
            });
            table.field(from).field(rate);
            let method = fact.and_then(|fact| checks.method(fact, line, column));
            table.field(method.map_or("", method_word));
            printed.clear();
            match cell.printed {
                Some(Printed::Nil) => printed.push('-'),
                _ => cell.push_printed(
                    &mut printed,
                    statement.sign(line, column),
                    announcement.conventions.number_format(),
                ),
            }
            match cell.printed {
                Some(Printed::Nil | Printed::Number(_)) => table.field(&printed),
                _ => table.text(&printed),
            };
            table.text(&cell.marks().iter().map(|mark| &*mark.printed).collect::<Vec<_>>().join(" "));
            match cell.printed.and_then(Printed::value) {
                Some(value) => table.number(value, Scale::One).number(value, scale),
                None => table.fields(&["", ""]),
            };
            match fact {
                Some(fact) => {
                    let others = checks.others(fact);
                    rules.clear();
                    checks.rules(fact, others).push_ids(&mut rules);
                    table.field(&rules).number(others.into(), Scale::One)
                }
                None => table.fields(&["", ""]),
            };
            table.end();
        }
    }
    table.finish()
}

/// A metric as CSV: one record a stated value, in the order of `series`, and behind it one a change and one a part that is
/// stated of it.
#[must_use]
pub fn metric(metric: &Metric, series: &[Stated<'_>]) -> String {
    let mut table = Table::new(METRIC);
    for stated in series {
        table.back_to(0);
        table.field(&metric.id.value).text(stated.observation.label.as_deref().unwrap_or(&metric.label));
        let definition = stated.definition.and_then(|at| metric.definitions.get(at));
        table.field(definition.map_or("", |definition| &definition.id.value));
        let announcement = stated.announcement;
        table.field(&announcement.id).field(&announcement.dated.value.to_string()).text(document(announcement));
        table.fields(&period(&stated.value.period));
        let start = table.len();
        table.fields(&[if stated.is_current() { "current" } else { "comparative" }, ""]);
        amount(&mut table, &stated.value.amount);
        table.field("");
        match &stated.value.share {
            Some(share) => table.number(share.percent.value, Scale::One).field(&share.of.value),
            None => table.fields(&["", ""]),
        };
        said(&mut table, &stated.value.amount).end();
        for change in &stated.value.changes {
            table.back_to(start);
            table.fields(&["change", ""]);
            amount_in(&mut table, &change.amount, change.unit(stated.value.amount.unit));
            said(table.field(&change.against.id()).fields(&["", ""]), &change.amount).end();
        }
        parts(&mut table, start, "", &stated.value.parts);
    }
    table.finish()
}

/// The parts of a value, whose records share the first `start` fields with it.
fn parts(table: &mut Table, start: usize, above: &str, stated: &[MetricPart]) {
    for part in stated {
        let name = if above.is_empty() { part.label.to_string() } else { format!("{above} > {}", part.label) };
        table.back_to(start);
        table.field("part").text(&name);
        amount(table, &part.amount);
        said(table.fields(&["", "", ""]), &part.amount).end();
        parts(table, start, &name, &part.parts);
    }
}

/// `translated_from` and `rate` of a column: for amounts of money alone, since counts and ratios aren't translated.
#[derive(Default)]
struct Translated<'a> {
    from: &'a str,
    rate: String,
}

impl<'a> Translated<'a> {
    fn of(announcement: &Announcement, column: &'a Column) -> Self {
        let Some(translation) = &column.translation else { return Self::default() };
        let mut rate = String::new();
        if let Some(stated) = announcement.rates.iter().find(|rate| rate.id == translation.rate) {
            decimal::push_plain(&mut rate, stated.value.value, Scale::One);
        }
        Self { from: &translation.from.value, rate }
    }
}

/// `printed` to `scale` of a metric's value.
fn amount(table: &mut Table, amount: &Amount) {
    amount_in(table, amount, amount.unit);
}

/// The same, where its unit is told otherwise.
fn amount_in(table: &mut Table, amount: &Amount, unit: Unit) {
    table.field(&amount.printed).field(is_approximate(amount));
    table.number(amount.value, Scale::One).number(amount.value, amount.scale);
    table.field(unit_word(unit)).field(unit.currency().as_ref().map_or("", |currency| currency.code()));
    table.field(word(amount.scale));
}

/// What the words of an amount say beside its number.
pub(super) fn said<'t>(table: &'t mut Table, amount: &Amount) -> &'t mut Table {
    table.field(amount.hedge.map_or("", hedge_word)).text(amount.noun.as_deref().unwrap_or_default())
}

/// Whether the number is not the exact one.
pub(super) fn is_approximate(amount: &Amount) -> &'static str {
    if amount.hedge.is_some() { "true" } else { "false" }
}

#[cfg(test)]
#[path = "csv_test.rs"]
mod tests;
