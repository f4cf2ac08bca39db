//! Facts as CSV, as JSON and as rows of a sheet: the same columns in the same order, one record a fact.
//!
//! The file of a year is made of those of its announcements, one behind the other.

use super::fields::{
    Fields, Form, Scratch, Shared, push_checks, push_column, push_figure, push_line, push_said, to_json,
};
use super::rules::Rules;
use super::{Facts, Record, Rows, States, Weight};
use crate::address::{DataFormat, Site, figure};
use crate::audit::Place;
use crate::domain::figure::Hedge;
use crate::domain::member::Members;
use crate::domain::statement::Method;
use crate::domain::{Announcement, Period, Scale, Unit};
use crate::output::csv_table::Table;
use crate::output::term::document;
use chrono::Datelike;

/// The columns. The first two are the document's: JSON says them once a document.
pub const COLUMNS: &str = "announcement,source,concept,label,members,states,period,period_start,period_end,against,unit,currency,\
value,decimals,printed,scale,hedge,noun,in_total,method,audited,restated,translated_from,rate,definition,rules,statements,\
restated_by,address";

/// How many columns are the document's.
const OF_DOCUMENT: usize = 2;

/// What JSON begins with, and the names of its columns; what ends it.
const HEAD: &str = "{\"columns\":";
const DOCUMENTS: &str = ",\"documents\":[";
const END: &str = "\n]}\n";

/// The forms in which facts are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Forms {
    /// Files in CSV and JSON.
    pub files: bool,
    /// Rows of a sheet.
    pub rows: bool,
}

impl Forms {
    /// Files, and no rows.
    pub const FILES: Self = Self { files: true, rows: false };
    /// Rows alone.
    pub const ROWS: Self = Self { files: false, rows: true };
}

/// The facts of an announcement in each form that is wanted. Those of the next one take their place: see [`Written::fill`].
#[derive(Debug)]
pub struct Written {
    forms: Forms,
    csv: Vec<u8>,
    json: Vec<u8>,
    /// Where the records begin in each file.
    heads: [usize; 2],
    /// Rows of a sheet.
    pub rows: Rows,
}

impl Written {
    /// Without a fact.
    #[must_use]
    pub fn new(forms: Forms) -> Self {
        let columns: Vec<&str> = COLUMNS.split(',').skip(OF_DOCUMENT).collect();
        let (csv, mut json) = (Table::new(COLUMNS).finish().into_bytes(), HEAD.as_bytes().to_vec());
        to_json(&mut json, &columns);
        json.extend_from_slice(DOCUMENTS.as_bytes());
        Self { forms, heads: [csv.len(), json.len()], csv, json, rows: Rows::default() }
    }

    /// Takes those of an announcement in place of those before.
    pub fn fill(&mut self, facts: &Facts<'_>) {
        self.take(facts.examined().book.announcement, facts.iter());
    }

    fn take<'f>(&mut self, announcement: &'f Announcement, facts: impl Iterator<Item = Record<'f>>) {
        let source = document(announcement);
        self.rows.clear();
        self.csv.truncate(self.heads[0]);
        self.json.truncate(self.heads[1]);
        let mut file = Fields::behind(std::mem::take(&mut self.csv), std::mem::take(&mut self.json));
        push_head(&mut file.json, announcement, source);
        let (mut in_files, mut in_rows) = (Above::default(), Above::default());
        let (mut address, mut scratch) = (Address::default(), Scratch::default());
        for record in facts {
            let address = address.of(&record);
            if self.forms.files {
                in_files.push(&mut file, source, &record, &mut scratch);
                // Nothing of ids is escaped.
                match record.stated.place {
                    Place::Cell(..) => file.plain(address),
                    _ => file.own(address),
                }
                file.end();
            }
            if let Some(cells) = self.forms.rows.then(|| self.rows.begin()).flatten() {
                in_rows.push(cells, source, &record, &mut scratch);
                self.rows.end(address);
            }
        }
        if file.json.ends_with(b",") {
            file.json.pop();
        }
        file.json.extend_from_slice(b"\n]}");
        file.json.extend_from_slice(END.as_bytes());
        (self.csv, self.json) = (file.csv, file.json);
    }

    /// The file of a format.
    #[must_use]
    pub fn file(&self, format: DataFormat) -> &[u8] {
        match format {
            DataFormat::Csv => &self.csv,
            DataFormat::Json => &self.json,
        }
    }

    /// The same, and nothing else.
    #[must_use]
    pub fn into_file(self, format: DataFormat) -> Vec<u8> {
        match format {
            DataFormat::Csv => self.csv,
            DataFormat::Json => self.json,
        }
    }

    /// What a file begins with.
    #[must_use]
    pub fn head(&self, format: DataFormat) -> &[u8] {
        &self.file(format)[..self.heads[format as usize]]
    }

    /// What stands between the head and the end of a file, and in one of several documents before it, unless it is the first.
    #[must_use]
    pub fn next(&self, format: DataFormat, is_first: bool) -> [&[u8]; 2] {
        let file = &self.file(format)[self.heads[format as usize]..];
        let between: &[u8] = if format == DataFormat::Json && !is_first { b"," } else { b"" };
        [between, &file[..file.len() - end(format).len()]]
    }
}

/// The facts of an announcement.
#[must_use]
pub fn of_announcement(site: &Site<'_>, announcement: &Announcement, forms: Forms) -> Written {
    let mut written = Written::new(forms);
    written.fill(&Facts::of(site, announcement));
    written
}

/// What a file ends with.
#[must_use]
pub fn end(format: DataFormat) -> &'static [u8] {
    match format {
        DataFormat::Csv => b"",
        DataFormat::Json => END.as_bytes(),
    }
}

/// The announcements with facts that are dated in a year, in their order.
pub fn dated_in<'s>(site: &'s Site<'_>, year: i32) -> impl Iterator<Item = &'s Announcement> {
    let of_year = site.edition.announcements.iter().copied().filter(move |it| it.dated.value.year() == year);
    of_year.filter(|it| figure::has_facts(it, site.edition.issuer()))
}

/// The facts of a year, in the form of a file.
#[must_use]
pub fn of_year(site: &Site<'_>, year: i32, format: DataFormat) -> Vec<u8> {
    let announcements: Vec<&Announcement> = dated_in(site, year).collect();
    some(site, &announcements, format, |_| true)
}

/// Those facts of announcements that a test lets through, in the form of a file.
#[must_use]
pub fn some(
    site: &Site<'_>,
    announcements: &[&Announcement],
    format: DataFormat,
    is_wanted: impl Fn(&Record<'_>) -> bool,
) -> Vec<u8> {
    let mut own = Written::new(Forms::FILES);
    let (mut file, mut is_first) = (own.head(format).to_vec(), true);
    for announcement in announcements {
        let facts = Facts::of(site, announcement);
        let mut wanted = facts.iter().filter(|record| is_wanted(record)).peekable();
        if wanted.peek().is_some() {
            own.take(announcement, wanted);
            own.next(format, is_first).iter().for_each(|piece| file.extend_from_slice(piece));
            is_first = false;
        }
    }
    file.extend_from_slice(end(format));
    file
}

/// Adds what JSON says of a document before its facts.
fn push_head(json: &mut Vec<u8>, announcement: &Announcement, source: &str) {
    let dated = announcement.dated.value.to_string();
    for (key, value) in
        [("\n{\"announcement\":", &*announcement.id), (",\"dated\":", &*dated), (",\"source\":", source)]
    {
        json.extend_from_slice(key.as_bytes());
        to_json(json, value);
    }
    json.extend_from_slice(b",\"facts\":[");
}

/// What fields say that depend on the column and seldom on the line, and the audit's.
type OfColumn<'f> = (Members<'f>, States, Option<Period>, Option<Period>, Unit);
/// A rate as mantissa and places: what is printed differently is not the same.
type Said<'f> = (
    (Scale, Option<Hedge>, Option<&'f str>, Option<Weight>, Option<Method>),
    (Option<bool>, bool, Option<&'f str>, Option<(i128, u32)>, Option<&'f str>),
);
type Checked<'f> = (Rules, usize, Option<&'f str>);

/// Fields of the records above one, of which it has most in common with them.
struct Above<'f, F> {
    line: Shared<(&'f str, &'f str), F>,
    column: Shared<OfColumn<'f>, F>,
    said: Shared<Said<'f>, F>,
    checks: Shared<Checked<'f>, F>,
}

impl<F> Default for Above<'_, F> {
    fn default() -> Self {
        Self { line: Shared::default(), column: Shared::default(), said: Shared::default(), checks: Shared::default() }
    }
}

impl<'f, F: Form> Above<'f, F> {
    /// Adds a record but for its address.
    fn push(&mut self, form: &mut F, source: &str, record: &Record<'f>, scratch: &mut Scratch) {
        let column = if let Place::Cell(_, _, column) = record.stated.place { column as usize } else { 0 };
        form.add(self.line.of(0, (record.concept(), record.label), |fields| {
            fields.begin(&record.announcement.id, source);
            push_line(fields, record);
        }));
        let of_column = (record.members(), record.states, record.period(), record.against, record.unit);
        form.add(self.column.of(column, of_column, |fields| push_column(fields, record, scratch)));
        push_figure(form, record, scratch);
        let rate = record.rate.map(|rate| (rate.mantissa(), rate.scale()));
        let said = (
            (record.scale(), record.hedge(), record.noun(), record.weight, record.method),
            (record.audited, record.restated, record.translated_from, rate, record.definition),
        );
        form.add(self.said.of(column, said, |fields| push_said(fields, record, scratch)));
        let checks = (record.rules, record.others, record.restated_by);
        form.add(self.checks.of(column, checks, |fields| push_checks(fields, record, scratch)));
    }
}

/// The address of a record: what those of the cells of a line have in common stays from one to the next.
#[derive(Default)]
struct Address {
    text: String,
    /// Up to the id of the column.
    common: usize,
    /// The statement and line.
    line: Option<(u32, u32)>,
}

impl Address {
    fn of(&mut self, record: &Record<'_>) -> &str {
        let cell = match (record.stated.place, record.statement()) {
            (Place::Cell(statement, line, column), Some(it)) => {
                Some(((statement, line), it.columns.get(column as usize)))
            }
            _ => None,
        };
        match cell {
            Some((line, Some(column))) if self.line == Some(line) => {
                self.text.truncate(self.common);
                self.text.push_str(&column.id.value);
            }
            _ => {
                self.text.clear();
                record.push_address(&mut self.text);
                self.common = self.text.rfind('.').map_or(0, |at| at + 1);
                self.line = cell.map(|(line, _)| line);
            }
        }
        &self.text
    }
}
