//! Facts as CSV, as JSON and as rows of a sheet: the same columns in the same order, one record a fact.
//!
//! The file of a year is made of those of its announcements: see [`of_year`].

use super::{Facts, Record, Rows};
use crate::address::{DataFormat, Site, figure};
use crate::domain::{Announcement, Period, decimal};
use crate::output::csv_table::Table;
use crate::output::term::{document, hedge_word, members, method_word, period, unit_word, word, yes_or_no};
use chrono::Datelike;
use serde_json::to_writer;

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
    /// A file in CSV.
    pub csv: bool,
    /// A file in JSON.
    pub json: bool,
    /// Rows of a sheet.
    pub rows: bool,
}

impl Forms {
    /// Files, and no rows.
    pub const FILES: Self = Self { csv: true, json: true, rows: false };
    /// Rows alone.
    pub const ROWS: Self = Self { csv: false, json: false, rows: true };

    /// A file of one format.
    #[must_use]
    pub fn of(format: DataFormat) -> Self {
        Self { csv: format == DataFormat::Csv, json: format == DataFormat::Json, rows: false }
    }
}

/// The same facts in each form that is wanted; in the others there is nothing of them.
#[derive(Debug)]
pub struct Written {
    csv: Vec<u8>,
    json: Vec<u8>,
    /// Rows of a sheet, of one announcement alone.
    pub rows: Rows,
    /// Of how many documents they are.
    documents: usize,
}

impl Written {
    /// Files without a fact.
    fn empty() -> Self {
        let columns: Vec<&str> = COLUMNS.split(',').skip(OF_DOCUMENT).collect();
        let mut json = HEAD.as_bytes().to_vec();
        to_json(&mut json, &columns);
        json.extend_from_slice(DOCUMENTS.as_bytes());
        Self { csv: Table::new(COLUMNS).finish().into_bytes(), json, rows: Rows::default(), documents: 0 }
    }

    /// Adds the records of an announcement, without its rows.
    fn add(&mut self, own: &Records) {
        if self.documents > 0 && !own.json.is_empty() {
            self.json.push(b',');
        }
        self.documents += 1;
        self.csv.extend_from_slice(&own.csv);
        self.json.extend_from_slice(&own.json);
    }

    fn ended(mut self) -> Self {
        self.json.extend_from_slice(END.as_bytes());
        self
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
}

/// The facts of an announcement.
#[must_use]
pub fn of_announcement(site: &Site<'_>, announcement: &Announcement, forms: Forms) -> Written {
    let records = records(announcement, Facts::of(site, announcement).iter(), forms);
    alone(records)
}

/// The files of an announcement's records.
fn alone(records: Records) -> Written {
    let mut own = Written::empty();
    own.add(&records);
    Written { rows: records.rows, ..own.ended() }
}

/// The facts of the announcements that are dated in a year, in their order. `each` gets those of each announcement, whose
/// records are made only once.
///
/// # Errors
/// What `each` gives.
pub fn of_year<E>(
    site: &Site<'_>,
    year: i32,
    forms: Forms,
    mut each: impl FnMut(&Announcement, &Written) -> Result<(), E>,
) -> Result<Written, E> {
    let mut whole = Written::empty();
    let issuer = site.edition.issuer();
    let of_year = site.edition.announcements.iter().filter(|it| it.dated.value.year() == year);
    for announcement in of_year.filter(|it| figure::has_facts(it, issuer)) {
        let records = records(announcement, Facts::of(site, announcement).iter(), forms);
        whole.add(&records);
        each(announcement, &alone(records))?;
    }
    Ok(whole.ended())
}

/// Those facts of announcements that a test lets through, in the form of a file.
#[must_use]
pub fn some(
    site: &Site<'_>,
    announcements: &[&Announcement],
    format: DataFormat,
    is_wanted: impl Fn(&Record<'_>) -> bool,
) -> Vec<u8> {
    let mut whole = Written::empty();
    for announcement in announcements {
        let facts = Facts::of(site, announcement);
        let mut wanted = facts.iter().filter(|record| is_wanted(record)).peekable();
        if wanted.peek().is_some() {
            whole.add(&records(announcement, wanted, Forms::of(format)));
        }
    }
    whole.ended().into_file(format)
}

/// The records of an announcement, without what a file begins and ends with.
struct Records {
    csv: Vec<u8>,
    json: Vec<u8>,
    rows: Rows,
}

fn records<'f>(announcement: &Announcement, facts: impl Iterator<Item = Record<'f>>, forms: Forms) -> Records {
    let mut scratch = Scratch::default();
    let source = document(announcement);
    let mut each = Each {
        table: forms.csv.then(|| Table::bare(COLUMNS)),
        list: forms.json.then(|| List::of(announcement)),
        rows: forms.rows.then(Rows::default),
    };
    if let Some(table) = &mut each.table {
        table.field(&announcement.id).text(source);
    }
    for record in facts {
        each.begin(&announcement.id, source);
        push(&mut each, &record, &mut scratch);
        each.end();
    }
    Records {
        csv: each.table.map(|table| table.finish().into_bytes()).unwrap_or_default(),
        json: each.list.map(List::ended).unwrap_or_default(),
        rows: each.rows.unwrap_or_default(),
    }
}

/// The forms that a record is written in at once.
struct Each {
    table: Option<Table>,
    list: Option<List>,
    rows: Option<Rows>,
}

impl Each {
    fn begin(&mut self, announcement: &str, source: &str) {
        if let Some(table) = &mut self.table {
            table.back_to(OF_DOCUMENT);
        }
        if let Some(list) = &mut self.list {
            list.begin();
        }
        if let Some(rows) = &mut self.rows {
            rows.begin();
            rows.text(announcement);
            rows.text(source);
        }
    }

    fn end(&mut self) {
        if let Some(table) = &mut self.table {
            table.end();
        }
        if let Some(list) = &mut self.list {
            list.text.push(b']');
        }
        if let Some(rows) = &mut self.rows {
            rows.end();
        }
    }

    /// A text that someone typed.
    fn typed(&mut self, text: &str) {
        if let Some(table) = &mut self.table {
            table.text(text);
        }
        self.beside(text);
    }

    /// Any other field.
    fn own(&mut self, field: &str) {
        if let Some(table) = &mut self.table {
            table.field(field);
        }
        self.beside(field);
    }

    /// The exact value.
    fn value(&mut self, value: &str) {
        let rows = self.rows.take();
        self.own(value);
        self.rows = rows;
        if let Some(rows) = &mut self.rows {
            rows.value(value);
        }
    }

    /// The address, which is the last field.
    fn address(&mut self, address: &str) {
        let rows = self.rows.take();
        self.own(address);
        self.rows = rows;
        if let Some(rows) = &mut self.rows {
            rows.address(address);
        }
    }

    fn beside(&mut self, text: &str) {
        if let Some(list) = &mut self.list {
            list.field(text);
        }
        if let Some(rows) = &mut self.rows {
            rows.text(text);
        }
    }
}

/// Lists of texts in JSON, and what the document says of all.
struct List {
    text: Vec<u8>,
    is_first: bool,
    records: usize,
}

impl List {
    fn of(announcement: &Announcement) -> Self {
        let mut text = Vec::with_capacity(48 << 10);
        let dated = announcement.dated.value.to_string();
        for (key, value) in [
            ("\n{\"announcement\":", &*announcement.id),
            (",\"dated\":", &*dated),
            (",\"source\":", document(announcement)),
        ] {
            text.extend_from_slice(key.as_bytes());
            to_json(&mut text, value);
        }
        text.extend_from_slice(b",\"facts\":[");
        Self { text, is_first: true, records: 0 }
    }

    fn begin(&mut self) {
        self.text.extend_from_slice(if self.records == 0 { b"\n" } else { b",\n" });
        self.records += 1;
        self.is_first = true;
    }

    fn field(&mut self, field: &str) {
        self.text.push(if self.is_first { b'[' } else { b',' });
        self.is_first = false;
        to_json(&mut self.text, field);
    }

    fn ended(mut self) -> Vec<u8> {
        self.text.extend_from_slice(b"\n]}");
        self.text
    }
}

fn to_json(out: &mut Vec<u8>, value: &(impl serde::Serialize + ?Sized)) {
    to_writer(out, value).expect("texts in memory");
}

/// What the records of an announcement share: room for a text, and its few periods as they are written.
#[derive(Default)]
struct Scratch {
    text: String,
    periods: Vec<(Period, [String; 3])>,
}

impl Scratch {
    /// A field that is put together.
    fn put(&mut self, fields: &mut Each, make: impl FnOnce(&mut String)) {
        self.text.clear();
        make(&mut self.text);
        fields.own(&self.text);
    }

    fn period(&mut self, of: Period) -> &[String; 3] {
        let at = self.periods.iter().position(|(known, _)| *known == of).unwrap_or_else(|| {
            self.periods.push((of, period(&of)));
            self.periods.len() - 1
        });
        &self.periods[at].1
    }
}

/// Adds the fields of a fact behind those of its document.
fn push(fields: &mut Each, record: &Record<'_>, scratch: &mut Scratch) {
    fields.typed(record.concept());
    fields.typed(record.label);
    match record.members() {
        none if none.is_empty() => fields.own(""),
        some => fields.own(&members(some)),
    }
    fields.own(record.states.id());
    match record.period() {
        Some(period) => scratch.period(period).iter().for_each(|field| fields.own(field)),
        None => (0..3).for_each(|_| fields.own("")),
    }
    match record.against {
        Some(period) => fields.own(&scratch.period(period)[0]),
        None => fields.own(""),
    }
    fields.own(unit_word(record.unit));
    fields.own(record.currency().as_ref().map_or("", |currency| currency.code()));
    scratch.text.clear();
    record.push_value(&mut scratch.text);
    fields.value(&scratch.text);
    scratch.put(fields, |text| text.push_str(itoa::Buffer::new().format(record.decimals())));
    scratch.put(fields, |text| record.push_printed(text));
    fields.own(word(record.scale()));
    fields.own(record.hedge().map_or("", hedge_word));
    fields.typed(record.noun().unwrap_or_default());
    fields.own(record.weight.map_or("", |weight| weight.id()));
    fields.own(record.method.map_or("", method_word));
    fields.own(yes_or_no(record.audited));
    fields.own(if record.restated { "yes" } else { "" });
    fields.own(record.translated_from.unwrap_or_default());
    match record.rate {
        Some(rate) => scratch.put(fields, |text| decimal::push_plain(text, rate, Default::default())),
        None => fields.own(""),
    }
    fields.own(record.definition.unwrap_or_default());
    scratch.put(fields, |text| record.rules.push_ids(text));
    scratch.put(fields, |text| text.push_str(itoa::Buffer::new().format(record.others)));
    fields.own(record.restated_by.unwrap_or_default());
    scratch.text.clear();
    record.push_address(&mut scratch.text);
    fields.address(&scratch.text);
}
