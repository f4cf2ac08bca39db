//! Facts as CSV and as JSON: the same columns in the same order, one record a fact.
//!
//! The file of a year is made of those of its announcements: see [`of_year`].

use super::{Facts, Record};
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

/// The facts of an announcement.
#[must_use]
pub fn of_announcement(site: &Site<'_>, announcement: &Announcement, format: DataFormat) -> Vec<u8> {
    let mut file = begun(format);
    file.extend(records(site, announcement, format));
    ended(file, format)
}

/// The facts of the announcements that are dated in a year, in their order. `each` gets the file of each announcement, whose
/// records are made only once.
///
/// # Errors
/// What `each` gives.
pub fn of_year<E>(
    site: &Site<'_>,
    year: i32,
    format: DataFormat,
    mut each: impl FnMut(&Announcement, &[u8]) -> Result<(), E>,
) -> Result<Vec<u8>, E> {
    let mut whole = begun(format);
    let issuer = site.edition.issuer();
    let of_year = site.edition.announcements.iter().filter(|it| it.dated.value.year() == year);
    for (nth, announcement) in of_year.filter(|it| figure::has_facts(it, issuer)).enumerate() {
        let records = records(site, announcement, format);
        let mut own = begun(format);
        own.extend_from_slice(&records);
        each(announcement, &ended(own, format))?;
        if nth > 0 && format == DataFormat::Json {
            whole.push(b',');
        }
        whole.extend_from_slice(&records);
    }
    Ok(ended(whole, format))
}

/// Those facts of announcements that a test lets through, in the form of a file.
#[must_use]
pub fn some(
    site: &Site<'_>,
    announcements: &[&Announcement],
    format: DataFormat,
    is_wanted: impl Fn(&Record<'_>) -> bool,
) -> Vec<u8> {
    let mut file = begun(format);
    let mut nth = 0;
    for announcement in announcements {
        let facts = Facts::of(site, announcement);
        let mut wanted = facts.iter().filter(|record| is_wanted(record)).peekable();
        if wanted.peek().is_some() {
            file.extend_from_slice(if nth > 0 && format == DataFormat::Json { b"," } else { b"" });
            file.extend(records_of(announcement, wanted, format));
            nth += 1;
        }
    }
    ended(file, format)
}

/// What a file begins with.
fn begun(format: DataFormat) -> Vec<u8> {
    match format {
        DataFormat::Csv => Table::new(COLUMNS).finish().into_bytes(),
        DataFormat::Json => {
            let columns: Vec<&str> = COLUMNS.split(',').skip(OF_DOCUMENT).collect();
            let mut begun = HEAD.as_bytes().to_vec();
            to_json(&mut begun, &columns);
            begun.extend_from_slice(DOCUMENTS.as_bytes());
            begun
        }
    }
}

fn ended(mut file: Vec<u8>, format: DataFormat) -> Vec<u8> {
    if format == DataFormat::Json {
        file.extend_from_slice(END.as_bytes());
    }
    file
}

/// The records of an announcement, without what a file begins and ends with.
fn records(site: &Site<'_>, announcement: &Announcement, format: DataFormat) -> Vec<u8> {
    records_of(announcement, Facts::of(site, announcement).iter(), format)
}

fn records_of<'f>(announcement: &Announcement, facts: impl Iterator<Item = Record<'f>>, format: DataFormat) -> Vec<u8> {
    let mut scratch = Scratch::default();
    match format {
        DataFormat::Csv => {
            let mut table = Table::bare(COLUMNS);
            table.field(&announcement.id).text(document(announcement));
            for record in facts {
                table.back_to(OF_DOCUMENT);
                push(&mut table, &record, &mut scratch);
                table.end();
            }
            table.finish().into_bytes()
        }
        DataFormat::Json => {
            let mut list = List { text: Vec::with_capacity(48 << 10), is_first: true };
            list.text.extend_from_slice(b"\n{\"announcement\":");
            to_json(&mut list.text, &*announcement.id);
            list.text.extend_from_slice(b",\"dated\":");
            to_json(&mut list.text, &announcement.dated.value.to_string());
            list.text.extend_from_slice(b",\"source\":");
            to_json(&mut list.text, document(announcement));
            list.text.extend_from_slice(b",\"facts\":[");
            for (nth, record) in facts.enumerate() {
                list.text.extend_from_slice(if nth == 0 { b"\n" } else { b",\n" });
                list.is_first = true;
                push(&mut list, &record, &mut scratch);
                list.text.push(b']');
            }
            list.text.extend_from_slice(b"\n]}");
            list.text
        }
    }
}

/// A record that takes its fields in the order of the columns.
trait Fields {
    /// A text that someone typed.
    fn typed(&mut self, text: &str);
    /// Any other field.
    fn own(&mut self, field: &str);
}

impl Fields for Table {
    fn typed(&mut self, text: &str) {
        self.text(text);
    }

    fn own(&mut self, field: &str) {
        self.field(field);
    }
}

/// A list of texts in JSON.
struct List {
    text: Vec<u8>,
    is_first: bool,
}

impl Fields for List {
    fn typed(&mut self, text: &str) {
        self.own(text);
    }

    fn own(&mut self, field: &str) {
        self.text.push(if self.is_first { b'[' } else { b',' });
        self.is_first = false;
        to_json(&mut self.text, field);
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
    fn put(&mut self, fields: &mut impl Fields, make: impl FnOnce(&mut String)) {
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
fn push(fields: &mut impl Fields, record: &Record<'_>, scratch: &mut Scratch) {
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
    scratch.put(fields, |text| record.push_value(text));
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
    scratch.put(fields, |text| record.push_address(text));
}
