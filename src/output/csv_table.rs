//! A table of CSV as RFC 4180 has it: UTF-8 without a byte order mark, CRLF behind each record, quotes where a
//! field needs them.

use crate::domain::{Scale, decimal};
use csv_core::{Terminator, Writer, WriterBuilder};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What ends a record.
const END: &[u8] = b"\r\n";

/// A table and the record that is being made. Records that begin alike share their first fields, which are encoded once: see
/// [`Table::back_to`].
pub(super) struct Table {
    /// The records that are made.
    text: Vec<u8>,
    /// The fields of the next one as they stand in the file, a comma behind each.
    record: Vec<u8>,
    /// Where each of them ends.
    ends: Vec<usize>,
    columns: usize,
    encoder: Encoder,
    number: String,
}

impl Table {
    /// A table with the names of its columns, which have commas between them.
    pub fn new(columns: &str) -> Self {
        let mut table = Self::bare(columns);
        columns.split(',').for_each(|column| _ = table.field(column));
        table.end();
        table.back_to(0);
        table
    }

    /// A part of a table, which has these columns and doesn't name them.
    pub fn bare(columns: &str) -> Self {
        Self {
            // Most statements fit.
            text: Vec::with_capacity(48 << 10),
            record: Vec::new(),
            ends: Vec::new(),
            columns: columns.split(',').count(),
            encoder: Encoder::default(),
            number: String::new(),
        }
    }

    /// Adds a text that someone typed.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.encoder.text(&mut self.record, text);
        self.ends.push(self.record.len());
        self
    }

    /// Adds a field that needs no guard: a printed number, an id, a date, a word of irbook's own.
    pub fn field(&mut self, field: &str) -> &mut Self {
        self.encoder.field(&mut self.record, field);
        self.ends.push(self.record.len());
        self
    }

    /// Adds several such fields.
    pub fn fields(&mut self, fields: &[impl AsRef<str>]) -> &mut Self {
        for field in fields {
            self.field(field.as_ref());
        }
        self
    }

    /// Adds a number times a scale.
    pub fn number(&mut self, value: Decimal, scale: Scale) -> &mut Self {
        let mut number = std::mem::take(&mut self.number);
        number.clear();
        decimal::push_plain(&mut number, value, scale);
        self.field(&number);
        self.number = number;
        self
    }

    /// How many fields the record has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Takes back all but the first `len` fields.
    pub fn back_to(&mut self, len: usize) {
        self.ends.truncate(len);
        self.record.truncate(self.ends.last().copied().unwrap_or_default());
    }

    /// Writes the record and leaves its fields for the next one.
    pub fn end(&mut self) {
        assert_eq!(self.len(), self.columns, "records have a field for each column");
        let fields = self.record.strip_suffix(b",").unwrap_or(&self.record);
        self.text.extend_from_slice(fields);
        self.text.extend_from_slice(END);
    }

    /// The table.
    pub fn finish(self) -> String {
        String::from_utf8(self.text).expect("fields are texts")
    }
}

/// Adds fields to records, each with a comma behind it.
pub(super) struct Encoder(Writer);

impl Default for Encoder {
    fn default() -> Self {
        Self(WriterBuilder::new().terminator(Terminator::CRLF).build())
    }
}

impl Encoder {
    /// Adds a text that someone typed.
    pub fn text(&mut self, record: &mut Vec<u8>, text: &str) {
        self.field(record, &guarded(text));
    }

    /// Adds a field that needs no guard.
    pub fn field(&mut self, record: &mut Vec<u8>, field: &str) {
        if self.0.should_quote(field.as_bytes()) {
            self.quoted(record, field);
        } else {
            record.extend_from_slice(field.as_bytes());
            record.push(b',');
        }
    }

    fn quoted(&mut self, record: &mut Vec<u8>, field: &str) {
        let start = record.len();
        // Each byte may be a quote, which is doubled, and there are two around the field and a comma behind it.
        record.resize(start + 2 * field.len() + 3, 0);
        let room = &mut record[start..];
        let (_, _, encoded) = self.0.field(field.as_bytes(), room);
        let (_, ended) = self.0.delimiter(&mut room[encoded..]);
        record.truncate(start + encoded + ended);
    }
}

/// A text that a spreadsheet can't run: it takes an apostrophe before one for the mark of a text.
fn guarded(text: &str) -> Cow<'_, str> {
    if begins_formula(text) { format!("'{text}").into() } else { text.into() }
}

/// A text of a table as it was typed, without the apostrophe that guards it.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| begins_formula(rest)).unwrap_or(text)
}

/// Whether a spreadsheet may run a text as a formula: one that begins with `=`, `@` or their wide forms, which some take for the
/// same, or with a tab or a line end, behind which some look for them; and one that begins with a sign, or several, and something
/// to reckon with. A name is that, too: of `- basic` Excel makes the formula `=-basic`. A dash alone, or one before other
/// punctuation, is a text to all of them.
fn begins_formula(text: &str) -> bool {
    const SIGNS: [char; 4] = ['+', '-', '＋', '－'];
    // What a sign can't stand before in a formula.
    let is_punctuation = |c: char| matches!(c, ',' | ';' | ':' | ')' | '/' | '*' | '%' | '&' | '<' | '>' | '–' | '—');
    if text.starts_with(SIGNS) {
        let operand = text.trim_start_matches(|c: char| SIGNS.contains(&c) || c.is_whitespace());
        return operand.chars().next().is_some_and(|c| !is_punctuation(c));
    }
    text.starts_with(['=', '@', '＝', '＠', '\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn record(add: impl FnOnce(&mut Table)) -> String {
        let mut table = Table::new("a,b");
        add(&mut table);
        table.end();
        table.finish().strip_prefix("a,b\r\n").unwrap().to_owned()
    }

    #[test]
    fn a_text_that_a_spreadsheet_would_run_is_guarded() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1＋1", "＋1", "－1", "＠SUM(A1)"] {
            assert_eq!(record(|table| _ = table.text(text).text(text)), format!("'{text},'{text}\r\n"));
        }
        assert_eq!(record(|table| _ = table.text("=A1,\"B\"").text("\r=1")), "\"'=A1,\"\"B\"\"\",\"'\r=1\"\r\n");
        assert_eq!(record(|table| _ = table.text("\n=1").text("'")), "\"'\n=1\",'\r\n");
        assert_eq!(record(|table| _ = table.text("Less: tax").text("")), "Less: tax,\r\n");
    }

    #[test]
    fn a_sign_is_guarded_where_a_formula_can_begin_and_nowhere_else() {
        for text in ["- basic", "-basic", "--1", "+ 1", "- =1", "－ Ａ", "-\t@x"] {
            assert_eq!(record(|table| _ = table.text(text).text("")), format!("'{text},\r\n"));
        }
        for text in ["-", "--", "- ", "-: net", "- / -"] {
            assert_eq!(record(|table| _ = table.text(text).text("")), format!("{text},\r\n"));
        }
    }

    #[test]
    fn numbers_stay_numbers() {
        assert_eq!(record(|table| _ = table.fields(&["-9.3%", "(2,236)"])), "-9.3%,\"(2,236)\"\r\n");
    }

    #[test]
    fn records_share_their_first_fields() {
        let both = record(|table| {
            table.field("start").field("1").end();
            table.back_to(1);
            table.field("2");
        });
        assert_eq!(both, "start,1\r\nstart,2\r\n");
    }

    proptest! {
        #[test]
        fn a_reader_gets_the_texts_back(texts in proptest::array::uniform2("\\PC{0,12}|[,\"\r\n\t=+@＝＋－＠-]{0,6}")) {
            let record = record(|table| texts.iter().for_each(|text| _ = table.text(text)));
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(record.as_bytes());
            let read = reader.records().next().unwrap().unwrap();
            let plain: Vec<&str> = read.iter().zip(&texts).map(|(read, text)| {
                if read == text { read } else { unguarded(read) }
            }).collect();
            prop_assert_eq!(plain, texts);
        }
    }
}
