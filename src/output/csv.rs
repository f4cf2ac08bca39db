//! The figures of a statement or a metric as CSV, in long form: one record a figure.
//!
//! `docs/data-files.md` tells readers what the columns mean.

use super::csv_table::Table;
use crate::audit::{Audit, Coverage, Examined, FigureId, Rule};
use crate::domain::decimal;
use crate::domain::figure::Hedge;
use crate::domain::member::{Member, Members};
use crate::domain::metric::{Metric, MetricPart};
use crate::domain::number::Printed;
use crate::domain::statement::{Column, Derived, Line, LineUnit, Method, Statement};
use crate::domain::{Amount, Announcement, Period, Scale, Unit};
use crate::history::series::Stated;
use std::collections::BTreeMap;

/// The columns of a statement's file.
const STATEMENT: &str = "announcement,source,statement,line,label,concept,members,states,unit,scale,currency,column,period,\
period_start,period_end,audited,restated,translated_from,rate,method,printed,marks,value,value_in_units,rules,statements";

/// The columns of a metric's file.
const METRIC: &str = "metric,label,definition,announcement,dated,source,period,period_start,period_end,role,\
part,printed,approximate,value,value_in_units,unit,currency,scale,against,share_percent,share_of,hedge,noun";

/// A statement as CSV: one record a cell, by line and column. Headings have no cells and no records. `book` is the
/// position of its announcement among those that were audited.
#[must_use]
pub fn statement(audit: &Audit, book: usize, examined: &Examined<'_>, statement: &Statement) -> String {
    let mut table = Table::new(STATEMENT);
    let announcement = examined.book.announcement;
    let checks = Checks::of(audit, book, examined, statement);
    table.field(&announcement.id).text(document(announcement)).field(&statement.id.value);
    let document = table.len();
    let rates: Vec<_> = statement.columns.iter().map(|column| Translated::of(announcement, column)).collect();
    let (mut printed, mut rules) = (String::new(), String::new());
    for (at, line) in statement.lines.iter().enumerate() {
        table.back_to(document);
        table.field(&line.id.value).text(&line.label).text(line.concept());
        let start = table.len();
        for (to, ((cell, column), translated)) in line.cells.iter().zip(&statement.columns).zip(&rates).enumerate() {
            let fact = checks.examined.book.cell(checks.home, at, to);
            let (unit, scale) = (statement.unit(line, column), statement.scale(line, column));
            table.back_to(start);
            table.field(&members(statement.members(line, column))).field(states(column));
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
            let method = fact.and_then(|fact| checks.method(fact).or_else(|| stated_method(line, column)));
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
                    let others = checks.statements(fact);
                    rules.clear();
                    checks.push_rules(&mut rules, fact, others);
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

/// `source`: the archive's key of the official document, or its title. The title is long and would be in every
/// record, so it stands there only where there is no key.
pub(super) fn document(announcement: &Announcement) -> &str {
    announcement.source.id.as_deref().unwrap_or(&announcement.source.title)
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

/// `members`: `segment=compute`, of several dimensions with a space between them; nothing for the company's figures.
fn members(of: Members<'_>) -> String {
    let member = |it: &Member| format!("{}={}", it.dimension.value, it.member.value);
    of.iter().map(member).collect::<Vec<_>>().join(" ")
}

/// `states`: whether a cell is a figure of its own, or tells of others.
fn states(column: &Column) -> &'static str {
    match column.derived.as_deref() {
        None => "figure",
        Some(Derived::Change { .. }) => "change",
        Some(Derived::Share { .. }) => "share",
    }
}

fn yes_or_no(said: Option<bool>) -> &'static str {
    said.map_or("", |yes| if yes { "yes" } else { "no" })
}

/// `period` to `period_end`. A balance has no start.
pub(super) fn period(period: &Period) -> [String; 3] {
    let start = match period {
        Period::Instant(_) => String::new(),
        Period::Span { start, .. } => start.to_string(),
    };
    [period.id(), start, period.end().to_string()]
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

fn hedge_word(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Approximately => "approximately",
        Hedge::UpTo => "up-to",
        Hedge::AtMost => "at-most",
        Hedge::AtLeast => "at-least",
        Hedge::MoreThan => "more-than",
        Hedge::LessThan => "less-than",
        Hedge::Nearly => "nearly",
    }
}

/// Whether the number is not the exact one.
pub(super) fn is_approximate(amount: &Amount) -> &'static str {
    if amount.hedge.is_some() { "true" } else { "false" }
}

/// What the audit says of a statement's cells.
struct Checks<'a> {
    audit: &'a Audit,
    book: u32,
    examined: &'a Examined<'a>,
    coverage: Coverage,
    /// Position of the statement in its announcement.
    home: usize,
    /// The methods of translated cells, by figure.
    methods: BTreeMap<u32, Method>,
}

impl<'a> Checks<'a> {
    fn of(audit: &'a Audit, book: usize, examined: &'a Examined<'a>, statement: &Statement) -> Self {
        let home =
            examined.book.announcement.statements.iter().position(|it| it.id == statement.id).unwrap_or_default();
        let held = examined.ties.iter().filter(|tie| tie.rule == Rule::Translation && tie.failure.is_none());
        let methods = held.filter_map(|tie| Some((tie.result, tie.method?))).collect();
        let book = u32::try_from(book).unwrap_or(u32::MAX);
        Self { audit, book, coverage: Coverage::of(examined), home, methods, examined }
    }

    /// The method by which a translated cell came about, as the audit found it to hold.
    fn method(&self, fact: u32) -> Option<Method> {
        self.methods.get(&fact).copied()
    }

    /// Adds the ids of the rules that determine a cell, with spaces between them.
    fn push_rules(&self, out: &mut String, fact: u32, others: usize) {
        let stated_twice = (others > 0 && self.is_stated_elsewhere(fact)).then_some(Rule::Agreement);
        for rule in self.coverage.rules(fact).chain(stated_twice) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(rule.code().id());
        }
    }

    /// Whether another document states it, or the same one in another place where something determines it.
    fn is_stated_elsewhere(&self, fact: u32) -> bool {
        let mut others = self.audit.index.of(FigureId { book: self.book, fact }).map(|it| it.figure);
        others.any(|it| it.book != self.book || it.fact != fact && self.coverage.rules(it.fact).next().is_some())
    }

    /// How many other places state it.
    fn statements(&self, fact: u32) -> usize {
        self.audit.index.of(FigureId { book: self.book, fact }).count().saturating_sub(1)
    }
}

/// How a cell came about that isn't translated, as its line says of its column.
fn stated_method(line: &Line, column: &Column) -> Option<Method> {
    let of_column = line.methods.iter().find(|(id, _)| id.as_ref().is_some_and(|id| *id == column.id));
    of_column.filter(|_| column.translation.is_none()).map(|(_, method)| *method)
}

fn method_word(method: Method) -> &'static str {
    match method {
        Method::Footed => "footed",
        Method::Translated => "translated",
        Method::Balancing => "balancing",
        Method::PerAds => "per-ads",
        Method::Divided => "divided",
    }
}

pub(super) fn word(scale: Scale) -> &'static str {
    scale.id()
}

fn unit_of_line(unit: LineUnit) -> &'static str {
    match unit {
        LineUnit::Money => "money",
        LineUnit::PerShare => "per-share",
        LineUnit::PerAds => "per-ads",
        LineUnit::Shares => "shares",
        LineUnit::Ads => "ads",
        LineUnit::Percent => "percent",
        LineUnit::Points => "points",
        LineUnit::Times => "times",
        LineUnit::Days => "days",
        LineUnit::Months => "months",
        LineUnit::Years => "years",
        LineUnit::Count => "count",
        LineUnit::Text => "text",
    }
}

pub(super) fn unit_word(unit: Unit) -> &'static str {
    unit_of_line(match unit {
        Unit::Money(_) => LineUnit::Money,
        Unit::PerShare(_) => LineUnit::PerShare,
        Unit::PerAds(_) => LineUnit::PerAds,
        Unit::Shares => LineUnit::Shares,
        Unit::Ads => LineUnit::Ads,
        Unit::Percent => LineUnit::Percent,
        Unit::Points => LineUnit::Points,
        Unit::Times => LineUnit::Times,
        Unit::Days => LineUnit::Days,
        Unit::Months => LineUnit::Months,
        Unit::Years => LineUnit::Years,
        Unit::Count => LineUnit::Count,
    })
}

#[cfg(test)]
#[path = "csv_test.rs"]
mod tests;
