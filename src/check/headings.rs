//! Headings: what the printed heading of a column, of lines or of a balance says of its period is so.

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::period::FiscalCalendar;
use crate::domain::period::heading::{self, Heading, Year};
use crate::domain::statement::{Column, Line, LineRole, Statement, audited_said};
use crate::domain::{Announcement, Period};
use chrono::{Datelike, NaiveDate};
use std::sync::Arc;

/// The headings of an announcement, each read once: its tables share many.
#[derive(Default)]
pub(super) struct Headings<'d> {
    read: Vec<(&'d Arc<str>, Heading)>,
}

impl<'d> Headings<'d> {
    /// What the printed heading of a column says; nothing where there is none.
    pub fn of(&mut self, column: &'d Column) -> Option<Heading> {
        let label = column.label.as_ref()?;
        if let Some((_, heading)) = self.read.iter().find(|(known, _)| Arc::ptr_eq(known, label)) {
            return Some(heading.clone());
        }
        let heading = heading::read(label);
        self.read.push((label, heading.clone()));
        Some(heading)
    }
}

/// Headings of columns that say something else than their periods.
pub(super) fn announcement<'d>(
    it: &'d Announcement,
    calendar: &FiscalCalendar,
    headings: &mut Headings<'d>,
    findings: &mut Vec<Diagnostic>,
) {
    for statement in &it.statements {
        let mut years = Vec::new();
        for column in statement.columns.iter().filter(|column| column.states_figures()) {
            let Some(heading) = headings.of(column) else { continue };
            if let Some(said) = heading.contradiction(&column.period) {
                findings.push(finding(column, &heading, &said, calendar));
            } else if let Some(Year::Bare(year)) = heading.year {
                years.push((column, year));
            }
        }
        in_years(statement, &years, calendar, findings);
        audit(statement, findings);
        findings.extend(
            [Some(&statement.title), statement.units_note.as_ref()]
                .into_iter()
                .flatten()
                .find_map(|text| of_table(statement, text)),
        );
        for line in &statement.lines {
            let Some(period) = line.of.as_ref().and_then(|of| of.period) else { continue };
            let heading = heading::read(&line.label);
            let is_said = line.role == LineRole::Heading || names_balance(&line.label, &heading, period);
            if let Some(said) = heading.contradiction(&period).filter(|_| is_said) {
                findings.push(of_line(line, period, &said));
            }
        }
    }
}

/// Words at a table, or at one of its columns, that say of its audit what `audited` denies.
fn audit(statement: &Statement, findings: &mut Vec<Diagnostic>) {
    let mut found = |words: &str, said: bool, place| {
        let is = |audited: bool| if audited { "audited" } else { "unaudited" };
        let message = format!("`{words}` says {}, but the figures are {} by `audited`", is(said), is(!said));
        let help = "compare both with the document: mend `audited` of the statement or of the column, or the words";
        findings.push(Diagnostic::error(Code::HeadingMismatch, place, message).help(help));
    };
    for column in &statement.columns {
        let (label, audited) = (column.label.as_deref().unwrap_or_default(), column.audited.or(statement.audited));
        if let Some(said) = audited_said(label).filter(|said| audited == Some(!said)) {
            found(label, said, column.id.span);
        }
    }
    // Columns may differ from what the title says.
    let is_one = statement.columns.iter().all(|column| column.audited.is_none());
    for words in [Some(&statement.title), statement.units_note.as_ref()].into_iter().flatten().filter(|_| is_one) {
        if let Some(said) = audited_said(words).filter(|said| statement.audited == Some(!said)) {
            found(words, said, statement.id.span);
        }
    }
}

/// A title or note that names a period, or the end of a month, which is that of no column.
fn of_table(statement: &Statement, text: &str) -> Option<Diagnostic> {
    let heading = heading::read(text);
    // Days within a month are those of other things: `as restated on 5 May 2024`.
    let is_end =
        |day: &heading::Day| NaiveDate::from_ymd_opt(day.year.unwrap_or(2024), day.month, day.day + 1).is_none();
    let last = heading.last.filter(is_end);
    let heading = Heading { last, first: None, year: None, ..heading };
    let mut columns = statement.columns.iter().filter(|column| column.states_figures()).peekable();
    let first = columns.peek()?.period;
    if columns.any(|column| heading.contradiction(&column.period).is_none()) {
        return None;
    }
    let said = heading.contradiction(&first)?;
    let message = format!("`{text}` says {said}, but no column is of that, the first is of {}", first.id());
    let help = "compare both with the document: mend the periods of the columns or the words";
    Some(Diagnostic::error(Code::HeadingMismatch, statement.id.span, message).help(help))
}

/// Whether the label of a line says of which day it is, and doesn't just name one: `At 30 September 2023`, `Balance, January 1,
/// 2024`; or names the very day but for its year.
fn names_balance(label: &str, heading: &Heading, period: Period) -> bool {
    const WORDS: [&str; 12] =
        ["at", "as", "balance", "balances", "opening", "closing", "stand", "saldo", "solde", "zum", "au", "per"];
    let Period::Instant(day) = period else { return false };
    let first = label.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_word = WORDS.iter().any(|word| word.eq_ignore_ascii_case(first));
    is_word || heading.last.is_some_and(|it| (it.month, it.day) == (day.month(), day.day()))
}

fn of_line(line: &Line, period: Period, said: &str) -> Diagnostic {
    let (label, id) = (&line.label, period.id());
    let message = format!("`{label}` says {said}, but the period of these figures is {id}");
    Diagnostic::error(Code::HeadingMismatch, line.id.span, message)
        .help("compare both with the document: mend `period` or the words")
}

/// Years that stand alone: one custom of calling years fits all headings of a table.
fn in_years(
    statement: &Statement,
    years: &[(&Column, i32)],
    calendar: &FiscalCalendar,
    findings: &mut Vec<Diagnostic>,
) {
    // Columns of one period with several years are told apart by them: when debts fall due.
    let differ = |(at, (column, year)): (usize, &(&Column, i32))| {
        years[..at].iter().any(|(of, other)| of.period == column.period && other != year)
    };
    if years.iter().enumerate().any(differ) {
        return;
    }
    let customs = years.iter().map(|(column, year)| heading::years(&column.period, calendar).map(|of| of == *year));
    let customs: Vec<[bool; 4]> = customs.collect();
    let fitting = |custom: usize| customs.iter().filter(|fits| fits[custom]).count();
    // Of customs that fit as many, the first: the year that the period ends in.
    let Some(best) = (0..4).rev().max_by_key(|custom| fitting(*custom)) else { return };
    for ((column, year), _) in years.iter().zip(&customs).filter(|(_, fits)| !fits[best]) {
        let said =
            if statement.columns.len() > 1 { format!("{year}, by the custom of the others") } else { year.to_string() };
        findings.push(finding(column, &Heading::default(), &said, calendar));
    }
}

fn finding(column: &Column, heading: &Heading, said: &str, calendar: &FiscalCalendar) -> Diagnostic {
    let (label, period) = (column.label.as_deref().unwrap_or_default(), column.period.id());
    let span = match (column.period.start(), column.period.end()) {
        (start, end) if start == end => String::new(),
        (start, end) if period.len() < 10 => format!(" ({start} to {end})"),
        _ => String::new(),
    };
    let message = format!("the heading `{label}` says {said}, but the column's period is {period}{span}");
    let mut help = "compare both with the document: mend `period` or `label` of the column".to_owned();
    if let Some(quarter) =
        (1..=4).find(|quarter| fits_with(column.period, heading, &calendar.with_long_quarter(*quarter)))
    {
        help += &format!(", or `fiscal_long_quarter` in site.toml: with \"Q{quarter}\" they agree");
    }
    Diagnostic::error(Code::HeadingMismatch, column.id.span, message).help(help)
}

/// Whether a heading says what the same part of the same year is in another calendar.
fn fits_with(period: Period, heading: &Heading, calendar: &FiscalCalendar) -> bool {
    let Period::Span { fiscal: Some((year, part)), .. } = period else { return false };
    let other = Period::fiscal(year, part, calendar).filter(|other| *other != period);
    other.is_some_and(|other| heading.contradiction(&other).is_none())
}
