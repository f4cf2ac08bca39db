//! The fields of a record: what each column says of a fact, in whichever form.

use super::Record;
use super::rows::Cells;
use crate::domain::{Period, decimal};
use crate::output::csv_table::Encoder;
use crate::output::term::{hedge_word, members, method_word, period, unit_word, word, yes_or_no};
use serde_json::to_writer;

/// A form of records, which takes one field after the other.
pub(super) trait Form: Default {
    /// Adds what tells of the document at the beginning of a record.
    fn begin(&mut self, announcement: &str, source: &str);

    /// Adds a text that someone typed.
    fn typed(&mut self, text: &str);

    /// Adds any other field.
    fn own(&mut self, field: &str);

    /// Adds one in which no form has anything to escape: an id, a number, a word of irbook's own.
    fn plain(&mut self, field: &str);

    /// Adds the exact value.
    fn value(&mut self, value: &str);

    /// Adds fields that were made before.
    fn add(&mut self, fields: &Self);

    /// Takes all fields away.
    fn clear(&mut self);
}

impl Form for Cells {
    fn begin(&mut self, announcement: &str, source: &str) {
        self.text(announcement);
        self.text(source);
    }

    fn typed(&mut self, text: &str) {
        self.text(text);
    }

    fn own(&mut self, field: &str) {
        self.text(field);
    }

    fn plain(&mut self, field: &str) {
        Self::plain(self, field);
    }

    fn value(&mut self, value: &str) {
        Self::value(self, value);
    }

    fn add(&mut self, fields: &Self) {
        Self::add(self, fields);
    }

    fn clear(&mut self) {
        Self::clear(self);
    }
}

/// Fields side by side as files have them, with a comma behind each.
#[derive(Default)]
pub(super) struct Fields {
    pub csv: Vec<u8>,
    pub json: Vec<u8>,
    encoder: Encoder,
}

impl Form for Fields {
    /// Begins a record, of whose document JSON says once for all.
    fn begin(&mut self, announcement: &str, source: &str) {
        self.encoder.field(&mut self.csv, announcement);
        self.encoder.text(&mut self.csv, source);
        self.json.extend_from_slice(b"\n[");
    }

    fn typed(&mut self, text: &str) {
        self.encoder.text(&mut self.csv, text);
        self.push_json(text);
    }

    fn own(&mut self, field: &str) {
        self.encoder.field(&mut self.csv, field);
        self.push_json(field);
    }

    fn plain(&mut self, field: &str) {
        self.csv.extend_from_slice(field.as_bytes());
        self.csv.push(b',');
        self.json.push(b'"');
        self.json.extend_from_slice(field.as_bytes());
        self.json.extend_from_slice(b"\",");
    }

    fn value(&mut self, value: &str) {
        self.plain(value);
    }

    fn add(&mut self, fields: &Self) {
        self.csv.extend_from_slice(&fields.csv);
        self.json.extend_from_slice(&fields.json);
    }

    fn clear(&mut self) {
        self.csv.clear();
        self.json.clear();
    }
}

impl Fields {
    /// Files that have these bytes and go on.
    pub fn behind(csv: Vec<u8>, json: Vec<u8>) -> Self {
        Self { csv, json, encoder: Encoder::default() }
    }

    /// Ends a record.
    pub fn end(&mut self) {
        self.csv.pop();
        self.csv.extend_from_slice(b"\r\n");
        self.json.pop();
        self.json.extend_from_slice(b"],");
    }

    fn push_json(&mut self, text: &str) {
        to_json(&mut self.json, text);
        self.json.push(b',');
    }
}

/// Adds what something is in JSON.
pub(super) fn to_json(out: &mut Vec<u8>, value: &(impl serde::Serialize + ?Sized)) {
    to_writer(out, value).expect("texts in memory");
}

/// Fields that most records have in common with the one above them in their column, with what they say.
pub(super) struct Shared<T, F>(Vec<(Option<T>, F)>);

impl<T, F> Default for Shared<T, F> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq, F: Form> Shared<T, F> {
    /// The fields that say something in a column; they are made where those above say something else.
    pub fn of(&mut self, column: usize, said: T, make: impl FnOnce(&mut F)) -> &F {
        if self.0.len() <= column {
            self.0.resize_with(column + 1, || (None, F::default()));
        }
        let (above, fields) = &mut self.0[column];
        if above.as_ref() != Some(&said) {
            fields.clear();
            make(fields);
            *above = Some(said);
        }
        fields
    }
}

/// Room for a text, and the few periods of an announcement as they are written.
#[derive(Default)]
pub(super) struct Scratch {
    text: String,
    periods: Vec<(Period, [String; 3])>,
}

impl Scratch {
    fn period(&mut self, of: Period) -> &[String; 3] {
        let at = self.periods.iter().position(|(known, _)| *known == of).unwrap_or_else(|| {
            self.periods.push((of, period(&of)));
            self.periods.len() - 1
        });
        &self.periods[at].1
    }

    /// A text that is put together.
    fn made(&mut self, make: impl FnOnce(&mut String)) -> &str {
        self.text.clear();
        make(&mut self.text);
        &self.text
    }
}

/// Adds `concept` and `label`.
pub(super) fn push_line(form: &mut impl Form, record: &Record<'_>) {
    form.typed(record.concept());
    form.typed(record.label);
}

/// Adds `members` to `currency`.
pub(super) fn push_column(form: &mut impl Form, record: &Record<'_>, scratch: &mut Scratch) {
    match record.members() {
        none if none.is_empty() => form.plain(""),
        some => form.own(&members(some)),
    }
    form.plain(record.states.id());
    match record.period() {
        Some(period) => scratch.period(period).iter().for_each(|field| form.plain(field)),
        None => (0..3).for_each(|_| form.plain("")),
    }
    form.plain(record.against.map_or("", |period| &scratch.period(period)[0]));
    form.plain(unit_word(record.unit));
    form.plain(record.currency().as_ref().map_or("", |currency| currency.code()));
}

/// Adds `value` to `printed`.
pub(super) fn push_figure(form: &mut impl Form, record: &Record<'_>, scratch: &mut Scratch) {
    form.value(scratch.made(|text| record.push_value(text)));
    form.plain(itoa::Buffer::new().format(record.decimals()));
    form.own(scratch.made(|text| record.push_printed(text)));
}

/// Adds `scale` to `definition`.
pub(super) fn push_said(form: &mut impl Form, record: &Record<'_>, scratch: &mut Scratch) {
    form.plain(word(record.scale()));
    form.plain(record.hedge().map_or("", hedge_word));
    form.typed(record.noun().unwrap_or_default());
    form.plain(record.weight.map_or("", |weight| weight.id()));
    form.plain(record.method.map_or("", method_word));
    form.plain(yes_or_no(record.audited));
    form.plain(if record.restated { "yes" } else { "" });
    form.own(record.translated_from.unwrap_or_default());
    match record.rate {
        Some(rate) => form.plain(scratch.made(|text| decimal::push_plain(text, rate, Default::default()))),
        None => form.plain(""),
    }
    form.own(record.definition.unwrap_or_default());
}

/// Adds `rules` to `restated_by`.
pub(super) fn push_checks(form: &mut impl Form, record: &Record<'_>, scratch: &mut Scratch) {
    form.plain(scratch.made(|text| record.rules.push_ids(text)));
    form.plain(itoa::Buffer::new().format(record.others));
    form.own(record.restated_by.unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_a_line_of_csv_and_a_list_in_json() {
        let mut file = Fields::default();
        file.begin("a", "=b");
        file.typed("-x \"y\"");
        file.plain("c.d");
        file.end();
        assert_eq!(String::from_utf8(file.csv).unwrap(), "a,'=b,\"'-x \"\"y\"\"\",c.d\r\n");
        assert_eq!(String::from_utf8(file.json).unwrap(), "\n[\"-x \\\"y\\\"\",\"c.d\"],");
    }

    #[test]
    fn a_field_is_made_anew_where_the_one_above_in_its_column_says_something_else() {
        let (mut shared, mut made) = (Shared::default(), 0);
        let written = [(1, "a"), (0, "b"), (1, "a"), (0, "c"), (1, "a")].map(|(column, said)| {
            let fields = shared.of(column, said, |fields: &mut Fields| {
                made += 1;
                fields.own(said);
            });
            String::from_utf8(fields.csv.clone()).unwrap()
        });
        assert_eq!((written.concat(), made), ("a,b,a,c,a,".to_owned(), 3));
    }
}
