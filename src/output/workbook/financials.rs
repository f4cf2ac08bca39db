//! Sheets of lines over time: a sheet for each length of periods, which stand from the newest to the oldest.

use super::contents::Entry;
use super::name;
use super::number::exact;
use super::sheet::{COLUMNS, Sheet, room};
use super::style::{Style, Styles, Weight};
use crate::address::{Site, path};
use crate::domain::number::Printed;
use crate::domain::statement::LineRole;
use crate::domain::{Scale, Unit, decimal};
use crate::history::financials::{Cadence, Column, Concept, Fact, Group, Row};
use crate::page::component::figure;
use crate::words::Words;
use crate::words::term::Term;
use chrono::NaiveDate;
use rust_xlsxwriter::{ColNum, RowNum};
use std::collections::BTreeMap;

/// The first column of figures, behind the label and the unit.
const FIGURES: ColNum = 2;

/// The row of the keys of periods, below their names and their last days; the lines stand below it.
const KEYS: RowNum = 6;

/// How many periods a sheet has room for, with what stands beside them.
const MOST: usize = COLUMNS as usize - 8;

/// The sheets with their entries in the contents.
pub(super) fn sheets(site: &Site<'_>, words: &'static dyn Words, styles: &mut Styles) -> Vec<(Sheet, Entry)> {
    let financials = &site.history.financials;
    let cadences = financials.cadences();
    let titles = cadences.iter().map(|cadence| words.cadence(*cadence));
    let names = name::sheets(titles, &[words.contents_sheet()]);
    cadences.iter().zip(names).map(|(cadence, name)| sheet(site, *cadence, name, words, styles)).collect()
}

fn sheet(
    site: &Site<'_>,
    cadence: Cadence,
    name: String,
    words: &'static dyn Words,
    styles: &mut Styles,
) -> (Sheet, Entry) {
    let (financials, issuer) = (&site.history.financials, site.edition.issuer());
    let mut columns = financials.columns(cadence, &issuer.calendar, usize::MAX);
    let all = columns.len();
    columns.truncate(MOST);
    let lines: Vec<Line<'_, '_>> =
        financials.concepts().iter().flat_map(|concept| Line::of(concept, cadence, &columns)).collect();
    let scale = scale(&lines);
    let title = words.over_time(words.term(Term::Financials), words.cadence(cadence));
    let mut writer = Writer {
        sheet: Sheet::new(&name),
        base: &site.edition.config().base_url.value,
        columns: &columns,
        remarks: FIGURES.saturating_add(ColNum::try_from(columns.len()).unwrap_or(ColNum::MAX)),
        scale,
        words,
        is_cut: false,
    };
    writer.head(&title, issuer.current_name(), path::financials(financials, Some(cadence)), all);
    writer.lines(&lines, styles);
    let unit = lines.iter().map(|line| line.unit).find(|unit| matches!(unit, Unit::Money(_)));
    let unit = unit.map(|unit| words.unit(unit, scale)).unwrap_or_default();
    (writer.sheet, Entry { sheet: name, title, unit })
}

/// A concept in one unit.
struct Line<'f, 'a> {
    concept: &'f Concept<'a>,
    unit: Unit,
    /// Whether all of its figures are translated for the reader's convenience.
    is_translated: bool,
    /// Its figures by column.
    rows: BTreeMap<usize, Row<'f, 'a>>,
}

impl<'f, 'a> Line<'f, 'a> {
    /// A line for each unit that the concept has figures of in the columns: its own currency first.
    fn of(concept: &'f Concept<'a>, cadence: Cadence, columns: &[Column]) -> Vec<Self> {
        let by_end: BTreeMap<NaiveDate, usize> =
            columns.iter().enumerate().map(|(at, column)| (column.period.end(), at)).collect();
        let mut units: BTreeMap<Unit, BTreeMap<usize, Row<'f, 'a>>> = BTreeMap::new();
        for row in concept.rows() {
            let Some(at) = by_end.get(&row.period.end()) else { continue };
            let own = Cadence::of(row.period);
            let is_of_column = columns[*at].period.order() == row.period.order();
            let is_balance = own == Some(Cadence::Days);
            if !(is_of_column || is_balance && cadence != Cadence::Days) {
                continue;
            }
            let of_unit = units.entry(row.unit).or_default();
            // A flow of the period goes before a balance at its end.
            if is_of_column {
                of_unit.insert(*at, row);
            } else {
                of_unit.entry(*at).or_insert(row);
            }
        }
        let line = |unit: Unit| {
            let rows = units.remove(&unit)?;
            let is_translated = rows.values().all(|row| row.best.is_translated());
            Some(Self { concept, unit, is_translated, rows })
        };
        concept.units().into_iter().filter_map(line).collect()
    }
}

/// The scale that most amounts of money are printed in; of as many the larger.
fn scale(lines: &[Line<'_, '_>]) -> Scale {
    let mut scales: BTreeMap<Scale, usize> = BTreeMap::new();
    let money = lines.iter().filter(|line| matches!(line.unit, Unit::Money(_)));
    money.flat_map(|line| line.rows.values()).for_each(|row| *scales.entry(row.best.scale()).or_default() += 1);
    scales.into_iter().max_by_key(|(scale, count)| (*count, *scale)).map_or(Scale::One, |(scale, _)| scale)
}

/// What the parts of a sheet are written with.
struct Writer<'w> {
    sheet: Sheet,
    base: &'w str,
    columns: &'w [Column],
    /// The column behind the figures; that of the keys follows.
    remarks: ColNum,
    /// That of money.
    scale: Scale,
    words: &'static dyn Words,
    is_cut: bool,
}

impl Writer<'_> {
    fn head(&mut self, title: &str, issuer: &str, page: &str, all: usize) {
        let words = self.words;
        self.sheet.text(0, 0, title, Style::TITLE);
        self.sheet.text(1, 0, issuer, Style::QUIET);
        let address = format!("{}{}", self.base, path::canonical(page));
        self.sheet.link(2, 0, &address, &address, Style::LINK);
        let gaps: Vec<_> = self.columns.iter().rev().map(|column| column.missing_before.clone()).collect();
        let latest = (self.columns.len() < all).then(|| words.latest_of(self.columns.len(), all));
        let said = latest.into_iter().chain(words.no_figures(&gaps)).collect::<Vec<_>>().join(" ");
        self.sheet.text(3, 0, &said, Style::QUIET);
        for (at, column) in self.columns.iter().enumerate() {
            self.sheet.text(KEYS - 2, column_of(at), &words.period(&column.period), Style::HEAD);
        }
        for (at, column) in self.columns.iter().enumerate() {
            self.sheet.text(KEYS - 1, column_of(at), &words.short_date(column.period.end()), Style::HEAD);
        }
        self.sheet.blank(KEYS, 0, Style::KEY);
        self.sheet.text(KEYS, 1, words.unit_head(), Style::HEAD_OF_WORDS);
        for (at, column) in self.columns.iter().enumerate() {
            self.sheet.text(KEYS, column_of(at), &column.period.id(), Style::KEY);
        }
        for (column, head) in (self.remarks..).zip([words.remarks_head(), words.key_head()]) {
            self.sheet.text(KEYS, column, head, Style::HEAD_OF_WORDS);
        }
        self.sheet.freeze(KEYS + 1, FIGURES);
    }

    fn lines(&mut self, lines: &[Line<'_, '_>], styles: &mut Styles) {
        let mut row = KEYS + 1;
        let (mut group, mut heading): (Option<Group>, Option<&str>) = (None, None);
        let (mut labels, mut units, mut figures) = (20, 8, 12);
        for line in lines {
            let concept = line.concept;
            if group.replace(concept.group) != Some(concept.group) {
                row += RowNum::from(row > KEYS + 1);
                let title = self.words.group(concept.group);
                self.sheet.text(row, 0, title, styles.label(Weight::Heading, 0, false));
                heading = None;
                row += 1;
            }
            if std::mem::replace(&mut heading, concept.heading) != concept.heading
                && let Some(text) = concept.heading
            {
                self.sheet.text(row, 0, text, Style::QUIET);
                row += 1;
            }
            let unit = self.words.unit(line.unit, self.scale_of(line.unit));
            let unit = if line.is_translated { self.words.translated_unit(&unit) } else { unit };
            let wide = self.line(row, line, &unit, styles);
            labels = labels.max(room(concept.label) + 4);
            units = units.max(room(&unit));
            figures = figures.max(wide);
            row += 1;
        }
        if self.is_cut {
            self.sheet.text(row + 1, 0, self.words.too_long_for_numbers(), Style::QUIET);
        }
        self.sheet.width(0, labels.min(60));
        self.sheet.width(1, units.min(32));
        (0..self.columns.len()).for_each(|at| self.sheet.width(column_of(at), figures.min(30)));
        self.sheet.width(self.remarks, 24);
        self.sheet.width(self.remarks.saturating_add(1), 32);
    }

    /// Writes a line and gives how wide its figures are.
    fn line(&mut self, row: RowNum, line: &Line<'_, '_>, unit: &str, styles: &mut Styles) -> usize {
        let home = line.rows.values().next().map(|row| row.best.line());
        let is_sum = home.is_some_and(|home| matches!(home.role, LineRole::Subtotal | LineRole::Total));
        let weight = if is_sum { Weight::Subtotal } else { Weight::Plain };
        let level = home.map_or(0, |home| home.level);
        let label = figure::name(line.concept, self.words);
        let page = path::concept(line.concept.id);
        let address = format!("{}{}", self.base, path::canonical(&page));
        self.sheet.link(row, 0, &address, &label, styles.label(weight, level, true));
        self.sheet.text(row, 1, unit, Style::QUIET);
        let mut restated = Vec::new();
        let mut wide = 0;
        for (at, of) in &line.rows {
            wide = wide.max(self.figure(row, *at, &of.best, weight, styles));
            if of.documents().any(|other| other.rate() == of.best.rate() && !other.agrees(&of.best)) {
                restated.push(self.words.period(&of.period));
            }
        }
        if !restated.is_empty() {
            self.sheet.text(row, self.remarks, &self.words.restated_for(&restated), Style::QUIET);
        }
        self.sheet.text(row, self.remarks.saturating_add(1), line.concept.id, Style::QUIET);
        wide
    }

    /// Writes a figure and gives how wide it is.
    fn figure(&mut self, row: RowNum, at: usize, fact: &Fact<'_>, weight: Weight, styles: &mut Styles) -> usize {
        let scale = self.scale_of(fact.unit());
        let sign = figure::sign(fact.unit(), scale);
        let nil = matches!(fact.cell().printed, Some(Printed::Nil));
        let value = figure::shifted(fact.value(), fact.scale(), scale);
        let mut text = String::new();
        decimal::push_grouped(&mut text, value.unwrap_or_default());
        let number = value.and_then(|value| Some((exact(value)?, value.scale())));
        match number {
            Some((number, places)) => {
                self.sheet.number(row, column_of(at), number, styles.number(places, sign, weight, nil))
            }
            None => {
                self.is_cut = true;
                text.clear();
                match value {
                    Some(value) => decimal::push_plain(&mut text, value, Scale::One),
                    None => {
                        fact.push_printed(&mut text);
                        text.push_str(&format!(" {}", fact.scale().word()));
                    }
                }
                self.sheet.text(row, column_of(at), &text, styles.words(weight));
            }
        }
        room(&text) + sign.len()
    }

    fn scale_of(&self, unit: Unit) -> Scale {
        if matches!(unit, Unit::Money(_)) { self.scale } else { Scale::One }
    }
}

/// The column of the sheet that has a period.
fn column_of(at: usize) -> ColNum {
    ColNum::try_from(at).unwrap_or(ColNum::MAX).saturating_add(FIGURES)
}
