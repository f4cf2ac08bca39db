//! A table of CSV as RFC 4180 has it: UTF-8 without a byte order mark, CRLF behind each record, quotes where a
//! field needs them.

use crate::domain::{Scale, decimal};
use csv::{ByteRecord, Terminator, Writer, WriterBuilder};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A table and the record that is being made. Records that begin alike share their first fields: see
/// [`Table::back_to`].
pub(super) struct Table {
    writer: Writer<Vec<u8>>,
    record: ByteRecord,
    number: String,
}

impl Table {
    /// A table with the names of its columns, which have commas between them.
    pub fn new(columns: &str) -> Self {
        let mut writer = WriterBuilder::new();
        // Most statements fit, and are then copied once.
        writer.terminator(Terminator::CRLF).buffer_capacity(32 << 10);
        let writer = writer.from_writer(Vec::new());
        let mut table = Self { writer, record: columns.split(',').collect(), number: String::new() };
        table.end();
        table.back_to(0);
        table
    }

    /// Adds a text that someone typed.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.field(&guarded(text))
    }

    /// Adds a field that needs no guard: a printed number, an id, a date, a word of irbook's own.
    pub fn field(&mut self, field: &str) -> &mut Self {
        self.record.push_field(field.as_bytes());
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
        self.number.clear();
        decimal::push_plain(&mut self.number, value, scale);
        self.record.push_field(self.number.as_bytes());
        self
    }

    /// How many fields the record has.
    pub fn len(&self) -> usize {
        self.record.len()
    }

    /// Takes back all but the first `len` fields.
    pub fn back_to(&mut self, len: usize) {
        self.record.truncate(len);
    }

    /// Writes the record and leaves its fields for the next one.
    pub fn end(&mut self) {
        self.writer.write_byte_record(&self.record).expect("records have a field for each column");
    }

    /// The table.
    pub fn finish(self) -> String {
        let text = self.writer.into_inner().expect("writing to memory cannot fail");
        String::from_utf8(text).expect("fields are texts")
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

/// Whether a spreadsheet may run a text as a formula: one that begins with `=`, `+`, `-`, `@` or the wide forms of
/// these, which some take for the same, or with a tab or a line end, behind which some look for them.
fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
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
