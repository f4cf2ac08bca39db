//! The sheet of a statement: its lines and columns as the document has them.

use super::number::exact;
use super::sheet::{Sheet, room};
use super::style::{Style, Styles, Weight};
use crate::address::{Site, path};
use crate::domain::number::Printed;
use crate::domain::span::Name;
use crate::domain::statement::{Cell, Line, Statement};
use crate::domain::{Announcement, Scale, decimal};
use crate::markdown::inline_plain_text;
use crate::page::component::company;
use crate::page::component::table::waiver::{self, Waived};
use crate::page::component::table::{header, note, unit};
use crate::words::term::Term;
use crate::words::{self, Words};
use rust_decimal::Decimal;
use rust_xlsxwriter::{ColNum, RowNum};
use std::collections::BTreeSet;

/// The sheet, and what most of its figures count.
pub(super) fn sheet(
    site: &Site<'_>,
    announcement: &Announcement,
    statement: &Statement,
    name: &str,
    styles: &mut Styles,
) -> (Sheet, String) {
    let words = words::of(&site.edition.config().language);
    let currencies = header::currencies(statement);
    let told = |line: &Line| unit::told(statement, line, &currencies, words);
    let units: Vec<Option<String>> = statement.lines.iter().map(told).collect();
    let has_units = units.iter().any(Option::is_some);
    let figures: ColNum = if has_units { 2 } else { 1 };
    let count = ColNum::try_from(statement.columns.len()).unwrap_or(ColNum::MAX);
    let has_remarks = statement.lines.iter().any(|line| !remarks(statement, line, words).is_empty());
    let mut writer = Writer {
        sheet: Sheet::new(name),
        site,
        announcement,
        statement,
        words,
        figures,
        remarks: has_remarks.then_some(figures.saturating_add(count)),
        keys: figures.saturating_add(count).saturating_add(has_remarks.into()),
        widths: vec![0; statement.columns.len()],
        is_cut: false,
    };
    let (mut row, unit) = writer.head(has_units);
    writer.sheet.freeze(row, 1);
    for (line, unit) in statement.lines.iter().zip(&units) {
        writer.line(row, line, unit.as_deref(), styles);
        row += 1;
    }
    writer.below(row);
    writer.widths(&units);
    (writer.sheet, unit)
}

/// What the parts of a sheet are written with.
struct Writer<'w> {
    sheet: Sheet,
    site: &'w Site<'w>,
    announcement: &'w Announcement,
    statement: &'w Statement,
    words: &'static dyn Words,
    /// The first column of figures.
    figures: ColNum,
    /// The column of marks of footnotes, where there are some.
    remarks: Option<ColNum>,
    /// The column of the keys of lines.
    keys: ColNum,
    /// How wide the texts of each column are.
    widths: Vec<usize>,
    /// Whether a figure is text because a number doesn't hold it.
    is_cut: bool,
}

impl Writer<'_> {
    /// What stands above the lines; gives the first row below it, and what all columns count.
    fn head(&mut self, has_units: bool) -> (RowNum, String) {
        let (announcement, statement, words) = (self.announcement, self.statement, self.words);
        let config = self.site.edition.config();
        let header = header::of(statement, self.site.edition.definitions().dimensions, words);
        let issuer = company::name_then(self.site.edition.issuer(), announcement);
        let address = path::statement(&announcement.id, &statement.id.value);
        let address = format!("{}{}", config.base_url.value, path::canonical(&address));
        let audited = statement.audited.map(|audited| words.audited(audited));
        let all = [header.unit.as_deref(), statement.units_note.as_deref(), audited];
        let all = all.into_iter().flatten().collect::<Vec<_>>().join("; ");
        self.sheet.text(0, 0, &statement.title, Style::TITLE);
        self.sheet.text(1, 0, &format!("{issuer} – {}", words.speaks_as_of(announcement.dated.value)), Style::QUIET);
        let from = format!("{}: {}", words.document_head(), announcement.source.title);
        self.sheet.text(2, 0, &from, Style::QUIET);
        self.sheet.link(3, 0, &address, &address, Style::LINK);
        self.sheet.text(4, 0, &all, Style::STRONG);
        let mut row: RowNum = 5;
        let lead = |it: &header::Heading| it.lead.as_ref().or(header.lead.as_ref()).cloned().unwrap_or_default();
        let unit = |it: &header::Heading| {
            let unit = Some(&*it.unit).filter(|unit| !unit.is_empty());
            unit.into_iter().chain(it.remarks.iter().copied()).collect::<Vec<_>>().join(", ")
        };
        let day = |it: &header::Heading| it.text.clone();
        let parts: [&dyn Fn(&header::Heading) -> String; 3] = [&lead, &day, &unit];
        for (nth, part) in parts.into_iter().enumerate() {
            let texts: Vec<String> = header.columns.iter().map(part).collect();
            if texts.iter().all(String::is_empty) {
                continue;
            }
            for (at, text) in texts.iter().enumerate() {
                let marks = if nth == 1 { marks(&statement.columns[at].footnotes) } else { String::new() };
                let text = format!("{text}{marks}");
                self.sheet.text(row, self.column(at), &text, Style::HEAD);
                // Leads may be wrapped.
                self.widths[at] = self.widths[at].max(if nth == 0 { 0 } else { room(&text) });
            }
            row += 1;
        }
        self.sheet.blank(row, 0, Style::KEY);
        if has_units {
            self.sheet.text(row, 1, words.unit_head(), Style::HEAD_OF_WORDS);
        }
        for (at, column) in statement.columns.iter().enumerate() {
            self.sheet.text(row, self.column(at), &column.id.value, Style::KEY);
        }
        if let Some(remarks) = self.remarks {
            self.sheet.text(row, remarks, words.remarks_head(), Style::HEAD_OF_WORDS);
        }
        self.sheet.text(row, self.keys, words.key_head(), Style::HEAD_OF_WORDS);
        let unit = header.unit.clone().or_else(|| header.columns.first().map(|it| it.unit.clone()));
        (row + 1, unit.unwrap_or_default())
    }

    fn line(&mut self, row: RowNum, line: &Line, unit: Option<&str>, styles: &mut Styles) {
        let (statement, weight) = (self.statement, Weight::of(line.role));
        self.sheet.text(row, 0, unit::label(line, self.words), styles.label(weight, line.level, false));
        self.sheet.text(row, 1, unit.unwrap_or_default(), Style::QUIET);
        for (at, cell) in line.cells.iter().enumerate().take(statement.columns.len()) {
            self.cell(row, line, cell, at, styles);
        }
        if let Some(column) = self.remarks {
            self.sheet.text(row, column, &remarks(statement, line, self.words), Style::QUIET);
        }
        if !line.id.value.is_empty() {
            let key = format!("{}.{}", statement.id.value, line.id.value);
            self.sheet.text(row, self.keys, &key, Style::QUIET);
        }
    }

    fn cell(&mut self, row: RowNum, line: &Line, cell: &Cell, at: usize, styles: &mut Styles) {
        let (statement, to, weight) = (self.statement, self.column(at), Weight::of(line.role));
        let sign = statement.sign(line, &statement.columns[at]);
        let mut text = String::new();
        cell.push_printed(&mut text, sign, self.announcement.conventions.number_format());
        match cell.printed {
            Some(Printed::Nil) => self.sheet.number(row, to, Decimal::ZERO, styles.number(0, sign, weight, true)),
            Some(Printed::Number(value)) => match exact(value) {
                Some(number) => {
                    self.sheet.number(row, to, number, styles.number(value.scale(), sign, weight, false));
                }
                None => {
                    self.is_cut = true;
                    text.clear();
                    decimal::push_plain(&mut text, value, Scale::One);
                    self.sheet.text(row, to, &text, styles.words(weight));
                }
            },
            _ if text.is_empty() => {
                if matches!(weight, Weight::Subtotal | Weight::Total) {
                    self.sheet.blank(row, to, styles.words(weight));
                }
            }
            _ => self.sheet.text(row, to, &text, styles.words(weight)),
        }
        self.widths[at] = self.widths[at].max(room(&text));
    }

    /// The footnotes that the table refers to, and how its figures came about.
    fn below(&mut self, row: RowNum) {
        let (announcement, statement, words) = (self.announcement, self.statement, self.words);
        let dimensions = self.site.edition.definitions().dimensions;
        let of_columns = statement.columns.iter().flat_map(|column| &*column.footnotes);
        let of_lines = statement.lines.iter().flat_map(|line| &*line.footnotes);
        let mut named: BTreeSet<&str> = of_columns.chain(of_lines).map(|name| &*name.value).collect();
        let cells = statement.lines.iter().flat_map(|line| &*line.cells);
        named.extend(cells.flat_map(Cell::marks).map(|mark| &*mark.footnote));
        let footnotes = announcement.footnotes.iter().filter(|it| named.contains(&*it.id.value));
        let mut notes: Vec<String> =
            footnotes.map(|it| format!("({}) {}", it.id.value, inline_plain_text(&it.text.value))).collect();
        notes.extend(note::translations(announcement, statement, words));
        notes.extend(note::across(statement, dimensions, words));
        notes.extend(note::methods(statement, dimensions, words));
        notes.extend(self.is_cut.then(|| words.too_long_for_numbers().to_owned()));
        let mut row = row + 1;
        for note in &notes {
            self.sheet.text(row, 0, note, Style::QUIET);
            row += 1;
        }
        let differences = self.differences();
        if !differences.is_empty() {
            self.sheet.text(row, 0, words.term(Term::PrintedOtherwise), Style::STRONG);
        }
        for (row, difference) in (row + 1..).zip(&differences) {
            self.sheet.text(row, 0, difference, Style::QUIET);
        }
    }

    /// The cells that say something else than a rule makes them, and why.
    fn differences(&self) -> Vec<String> {
        let (announcement, statement, words) = (self.announcement, self.statement, self.words);
        let dimensions = self.site.edition.definitions().dimensions;
        let told = |Waived { finding, line, column }: Waived<'_>| {
            let waiver = announcement.waivers.get(finding.waived?)?;
            let label = statement.lines.iter().find(|it| *it.id.value == *line).map(|it| unit::label(it, words))?;
            let column = statement.columns.iter().find(|it| *it.id.value == *column)?;
            let column = note::column_words(column, dimensions, words);
            let printed =
                words.printed_by_rule(&decimal::grouped(finding.value.number), &finding.expected, finding.rule);
            let reason = inline_plain_text(&waiver.reason.value);
            Some(format!("{label}, {column}: {printed} {reason}"))
        };
        waiver::waived(self.site, announcement, statement).into_iter().filter_map(told).collect()
    }

    fn widths(&mut self, units: &[Option<String>]) {
        let lines = || self.statement.lines.iter();
        let label = |line: &Line| room(unit::label(line, self.words)) + 2 * usize::from(line.level);
        let labels = lines().map(label).max().unwrap_or_default();
        let key = |line: &Line| room(&line.id.value) + room(&self.statement.id.value);
        let keys = lines().map(key).max().unwrap_or_default();
        self.sheet.width(0, labels.clamp(20, 70));
        if self.figures > 1 {
            self.sheet.width(1, units.iter().flatten().map(|unit| room(unit)).max().unwrap_or_default().clamp(8, 40));
        }
        for at in 0..self.widths.len() {
            self.sheet.width(self.column(at), self.widths[at].clamp(11, 30));
        }
        self.sheet.width(self.keys, keys.clamp(8, 60));
    }

    /// The column of the sheet that has a column of the statement.
    fn column(&self, at: usize) -> ColNum {
        ColNum::try_from(at).unwrap_or(ColNum::MAX).saturating_add(self.figures)
    }
}

/// The marks of footnotes: ` (1) (2)`.
fn marks(footnotes: &[Name]) -> String {
    footnotes.iter().map(|it| format!(" ({})", it.value)).collect()
}

/// The marks of footnotes at a line and, with their columns, at its figures.
fn remarks(statement: &Statement, line: &Line, words: &dyn Words) -> String {
    let mut all = marks(&line.footnotes).trim_start().to_owned();
    for (cell, column) in line.cells.iter().zip(&statement.columns) {
        for mark in cell.marks() {
            all.push_str(if all.is_empty() { "" } else { "; " });
            all.push_str(&format!("{} {}", words.period(&statement.period(line, column)), mark.printed));
        }
    }
    all
}
