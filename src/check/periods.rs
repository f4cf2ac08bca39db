//! Spans of days that are off by a few from what those around them, or the fiscal calendar, would have them be.

use super::headings::Headings;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::period::{FiscalCalendar, Part};
use crate::domain::statement::{Column, Statement};
use crate::domain::{Announcement, Period};
use chrono::{Datelike, NaiveDate};

/// So few days are a slip; more of them are another period.
const SLIP: i64 = 3;

/// Quarters, halves, nine months and years of whole weeks, in days.
const WHOLE: [i64; 8] = [91, 98, 182, 189, 273, 280, 364, 371];

/// Spans that are no part of a fiscal year, each once, with the columns that have them first.
fn spans(statement: &Statement) -> Vec<&Column> {
    let mut spans: Vec<&Column> = Vec::new();
    for column in statement.columns.iter().filter(|column| column.states_figures()) {
        if let Period::Span { .. } = column.period
            && spans.iter().all(|it| it.period != column.period)
        {
            spans.push(column);
        }
    }
    spans
}

fn is_named(column: &Column) -> bool {
    matches!(column.period, Period::Span { fiscal: Some(_), .. })
}

/// Whether a span begins and ends with months.
fn is_of_months(period: Period) -> bool {
    period.start().day() == 1 && period.end().succ_opt().is_none_or(|next| next.day() == 1)
}

fn length(period: Period) -> i64 {
    (period.end() - period.start()).num_days() + 1
}

/// Columns whose spans are off. The first that is found of a column is all that is said of it.
pub(super) fn announcement<'d>(
    it: &'d Announcement,
    calendar: &FiscalCalendar,
    headings: &mut Headings<'d>,
    findings: &mut Vec<Diagnostic>,
) {
    let mut all: Vec<&Column> = Vec::new();
    for statement in &it.statements {
        let spans = spans(statement);
        for column in spans.iter().filter(|column| !is_named(column)) {
            if all.iter().any(|it| it.period == column.period) || is_said(headings, column) {
                continue;
            }
            let odd = near_part(column.period, calendar).or_else(|| among_weeks(column.period, &spans));
            let odd = odd.or_else(|| by_long_quarter(column.period, calendar));
            if let Some((message, help)) = odd {
                findings.push(Diagnostic::error(Code::OddPeriod, column.id.span, message).help(help).warning());
            }
        }
        for column in spans {
            if all.iter().all(|it| it.period != column.period) {
                all.push(column);
            }
        }
    }
    adjoining(&all, headings, findings);
}

/// Whether the printed heading itself names the first day of a span, so that nothing else is to be made of it.
fn is_said<'d>(headings: &mut Headings<'d>, column: &'d Column) -> bool {
    headings.of(column).is_some_and(|it| it.first.is_some_and(|day| day.is(column.period.start())))
}

/// A span that is a part of a fiscal year but for some days.
fn near_part(period: Period, calendar: &FiscalCalendar) -> Option<(String, String)> {
    let (start, end) = (period.start(), period.end());
    // Whole weeks beside a year of months are what a company has whose calendar isn't told.
    let is_weekly = period.weeks().is_some();
    let mut near = calendar.parts_near(end, SLIP);
    let (year, part, first, last) = near.find(|(_, _, first, last)| {
        let of_months = is_of_months(Period::Span { start: *first, end: *last, fiscal: None });
        (*first - start).num_days().abs() <= SLIP && !(is_weekly && of_months)
    })?;
    let message = format!("{} is {year}-{} but for some days: that is {first} to {last}", period.id(), part.id());
    let help = format!("compare with the document; where it is that, write \"{year}-{}\"", part.id());
    Some((message, help))
}

/// A span that is a part of a year of 53 weeks, if another quarter had the odd one.
fn by_long_quarter(period: Period, calendar: &FiscalCalendar) -> Option<(String, String)> {
    period.weeks()?;
    let quarters = (1..=4).filter_map(|quarter| {
        let part = calendar.with_long_quarter(quarter).part(period.start(), period.end())?;
        Some((quarter, part))
    });
    let found: Vec<(u8, (i32, Part))> = quarters.collect();
    let (_, (year, part)) = *found.first()?;
    let quarters: Vec<String> = found.iter().map(|(quarter, _)| format!("\"Q{quarter}\"")).collect();
    let message =
        format!("{} is {year}-{} if another quarter of fiscal {year} has the 53rd week", period.id(), part.id());
    let help = format!("say which one has it in site.toml: fiscal_long_quarter = {}", quarters.join(" or "));
    Some((message, help))
}

/// A span that isn't whole weeks, in a table whose others are.
fn among_weeks(period: Period, spans: &[&Column]) -> Option<(String, String)> {
    let days = length(period);
    let near = WHOLE.iter().find(|whole| days != **whole && (days - **whole).abs() <= SLIP)?;
    let mut others = spans.iter().map(|it| it.period).filter(|it| *it != period).peekable();
    others.peek()?;
    if is_of_months(period) || !others.all(|it| it.weeks().is_some()) {
        return None;
    }
    let message = format!(
        "{} has {days} days, while every other period of the table has whole weeks, such as {near} days",
        period.id()
    );
    Some((message, "compare the first and the last day with the document".to_owned()))
}

/// Spans of a document that nearly follow each other: a few days lie between them, or in both.
fn adjoining<'d>(all: &[&'d Column], headings: &mut Headings<'d>, findings: &mut Vec<Diagnostic>) {
    for before in all {
        for after in
            all.iter().filter(|it| it.period.start() > before.period.start() && it.period.end() > before.period.end())
        {
            let (end, start) = (before.period.end(), after.period.start());
            let open = (start - end).num_days() - 1;
            if open == 0 || open.abs() > SLIP || is_named(before) && is_named(after) {
                continue;
            }
            let is_long = length(before.period) > 27 && length(after.period) > 27;
            // Where another span fits, it tells which one is off.
            let fits = |day: NaiveDate| all.iter().any(|it| it.period.start() == day);
            if !is_long || end.succ_opt().is_some_and(fits) || is_said(headings, after) {
                continue;
            }
            let days = if open.abs() == 1 { "a day".to_owned() } else { format!("{} days", open.abs()) };
            let where_ = if open > 0 { "lie between" } else { "are in both" };
            let where_ =
                if open.abs() == 1 { where_.replace("lie", "lies").replace("are", "is") } else { where_.to_owned() };
            let message = format!("{days} {where_} {} and {}", before.period.id(), after.period.id());
            let finding =
                Diagnostic::error(Code::OddPeriod, after.id.span, message).related(before.id.span, "the period before");
            findings.push(
                finding.help("compare the last day of one and the first day of the other with the document").warning(),
            );
        }
    }
}
