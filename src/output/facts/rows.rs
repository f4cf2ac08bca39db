//! Facts as rows of a sheet (Office Open XML, ECMA-376 part 1, 18.3.1).
//!
//! Cells have their texts in themselves and don't say where they stand: readers count them. So the same rows stand in the
//! workbook of their announcement and in that of its year, and take a tenth of the time of cells that a library keeps until all
//! are known.

use memchr::memmem;
use std::borrow::Cow;

/// How many rows a sheet has.
pub const MOST: usize = 1_048_576;

/// How many digits of a number a spreadsheet keeps.
const DIGITS: usize = 15;

/// What a whole number begins with, which has the second of the looks that every workbook has.
const WHOLE_NUMBER: &[u8] = b"<c s=\"2\"><v>";

/// How many UTF-16 units a cell has at most.
const LONGEST: usize = 32_767;

/// An address, which has the third of the looks that every workbook has.
const LINK: &[u8] = b" s=\"3\"";

/// What stands around a text that stands for itself: of the type of texts that formulas give (18.18.11), which programs read without
/// a formula as well. An inline string has 15 bytes more around it.
const PLAIN_TEXT: &[u8] = b" t=\"str\"><v>";
const END_OF_PLAIN_TEXT: &[u8] = b"</v></c>";

/// Rows of facts.
#[derive(Debug, Default)]
pub struct Rows {
    cells: Cells,
    /// Of each address, the position of its page and where its anchor ends in `anchors`.
    addresses: Vec<(usize, usize)>,
    anchors: String,
    pages: Vec<String>,
}

/// Cells side by side, as they stand in a row.
#[derive(Debug, Default)]
pub(super) struct Cells {
    xml: Vec<u8>,
}

impl Rows {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.addresses.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.addresses.is_empty()
    }

    /// The rows as they stand in a sheet.
    #[must_use]
    pub fn xml(&self) -> &[u8] {
        &self.cells.xml
    }

    /// The pages that the facts stand on, below the site's base.
    #[must_use]
    pub fn pages(&self) -> &[String] {
        &self.pages
    }

    /// Of each row, the position of its page and the anchor there.
    pub fn addresses(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut start = 0;
        self.addresses.iter().map(move |(page, end)| (*page, &self.anchors[std::mem::replace(&mut start, *end)..*end]))
    }

    /// Takes all rows away, and keeps the room that they had.
    pub(super) fn clear(&mut self) {
        self.cells.clear();
        self.addresses.clear();
        self.anchors.clear();
        self.pages.clear();
    }

    /// Begins a row, where the sheet has room for one more.
    pub(super) fn begin(&mut self) -> Option<&mut Cells> {
        // The first row has the heads.
        if self.addresses.len() + 1 >= MOST {
            return None;
        }
        self.cells.xml.extend_from_slice(b"<row>");
        Some(&mut self.cells)
    }

    /// Adds the address of a fact, and ends its row.
    pub(super) fn end(&mut self, address: &str) {
        self.cells.cell(address, LINK);
        self.cells.xml.extend_from_slice(b"</row>");
        let (page, anchor) = address.split_once('#').unwrap_or((address, ""));
        let at = self.pages.iter().rposition(|known| known == page).unwrap_or_else(|| {
            self.pages.push(page.to_owned());
            self.pages.len() - 1
        });
        self.anchors.push_str(anchor);
        self.addresses.push((at, self.anchors.len()));
    }
}

impl Cells {
    pub fn clear(&mut self) {
        self.xml.clear();
    }

    /// Adds cells that were made before.
    pub fn add(&mut self, cells: &Self) {
        self.xml.extend_from_slice(&cells.xml);
    }

    /// Adds a text; where it is empty, a cell that is.
    pub fn text(&mut self, text: &str) {
        self.cell(text, b"");
    }

    /// Adds a text that stands for itself and fits into a cell.
    pub fn plain(&mut self, text: &str) {
        self.plain_cell(text, b"");
    }

    /// Adds an exact value, and behind it the number, where a spreadsheet keeps every digit of it.
    pub fn value(&mut self, value: &str) {
        self.plain(value);
        if significant(value) > DIGITS {
            self.plain("");
            return;
        }
        self.xml.extend_from_slice(if value.contains('.') { b"<c><v>" } else { WHOLE_NUMBER });
        self.xml.extend_from_slice(value.as_bytes());
        self.xml.extend_from_slice(b"</v></c>");
    }

    fn cell(&mut self, text: &str, style: &[u8]) {
        if text.is_empty() || stands_for_itself(text) {
            self.plain_cell(text, style);
            return;
        }
        self.xml.extend_from_slice(b"<c");
        self.xml.extend_from_slice(style);
        text_in_cell(&mut self.xml, text);
    }

    fn plain_cell(&mut self, text: &str, style: &[u8]) {
        if text.is_empty() {
            self.xml.extend_from_slice(b"<c/>");
            return;
        }
        self.xml.extend_from_slice(b"<c");
        self.xml.extend_from_slice(style);
        for part in [PLAIN_TEXT, text.as_bytes(), END_OF_PLAIN_TEXT] {
            self.xml.extend_from_slice(part);
        }
    }
}

/// Whether a text needs nothing to be read from a cell as it is.
fn stands_for_itself(text: &str) -> bool {
    let is_plain = |byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'&' | b'<' | b'>' | b'_');
    text.bytes().all(is_plain) && !text.starts_with(' ') && !text.ends_with(' ') && text.len() <= LONGEST
}

/// Appends what stands behind a cell's attributes where it has a text in itself; of one that is too long its beginning.
pub fn text_in_cell(xml: &mut Vec<u8>, text: &str) {
    if stands_for_itself(text) {
        for part in [PLAIN_TEXT, text.as_bytes(), END_OF_PLAIN_TEXT] {
            xml.extend_from_slice(part);
        }
        return;
    }
    xml.extend_from_slice(b" t=\"inlineStr\"><is><t");
    let is_loose = |c: char| c.is_whitespace();
    if text.starts_with(is_loose) || text.ends_with(is_loose) || text.contains(['\n', '\t']) {
        xml.extend_from_slice(b" xml:space=\"preserve\"");
    }
    xml.push(b'>');
    escape(xml, &literal(&cut(text)));
    xml.extend_from_slice(b"</t></is></c>");
}

/// How many digits of a number count: all but zeros before the first other one and at the end behind the point.
fn significant(value: &str) -> usize {
    let value = if value.contains('.') { value.trim_end_matches('0') } else { value };
    let first = value.find(|c: char| matches!(c, '1'..='9'));
    first.map_or(0, |first| value[first..].bytes().filter(u8::is_ascii_digit).count())
}

/// A text as a cell has it: what it has of a character's number between `_x` and `_` would be read as that character
/// (ECMA-376 part 1, 22.9.2.19).
fn literal(text: &str) -> Cow<'_, str> {
    let mut rest = text;
    let mut literal = String::new();
    while let Some(at) = memmem::find(rest.as_bytes(), b"_x") {
        let behind = &rest.as_bytes()[at + 2..];
        let is_number = behind.get(4) == Some(&b'_') && behind[..4].iter().all(u8::is_ascii_hexdigit);
        literal.push_str(&rest[..at]);
        literal.push_str(if is_number { "_x005F_" } else { "_" });
        rest = &rest[at + 1..];
    }
    if literal.is_empty() && rest.len() == text.len() {
        return text.into();
    }
    literal.push_str(rest);
    literal.into()
}

/// Whether a text stands in XML as it is: nearly all do.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte >= b' ' && !matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xEF))
}

/// Appends a text as it stands in XML, also in an attribute; what XML 1.0 has no place for becomes U+FFFD.
pub fn escape(xml: &mut Vec<u8>, text: &str) {
    if is_plain(text) {
        xml.extend_from_slice(text.as_bytes());
        return;
    }
    for c in text.chars() {
        match c {
            '&' => xml.extend_from_slice(b"&amp;"),
            '<' => xml.extend_from_slice(b"&lt;"),
            '>' => xml.extend_from_slice(b"&gt;"),
            '"' => xml.extend_from_slice(b"&quot;"),
            '\n' | '\t' => xml.push(c as u8),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => xml.extend_from_slice("\u{FFFD}".as_bytes()),
            _ => xml.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

/// A text as far as a cell takes it.
#[must_use]
pub fn cut(text: &str) -> Cow<'_, str> {
    // A byte is never more than a unit.
    if text.len() <= LONGEST {
        return text.into();
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units >= LONGEST
    });
    match end {
        Some((at, _)) if text[at..].encode_utf16().nth(1).is_some() => format!("{}…", &text[..at]).into(),
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_in_xml_as_they_are_read() {
        let cell = |text: &str| {
            let mut cells = Cells::default();
            cells.text(text);
            String::from_utf8(cells.xml).unwrap()
        };
        assert_eq!(cell(""), "<c/>");
        assert_eq!(cell("=A1, B"), "<c t=\"str\"><v>=A1, B</v></c>");
        assert_eq!(cell("=A & <B>"), "<c t=\"inlineStr\"><is><t>=A &amp; &lt;B&gt;</t></is></c>");
        assert_eq!(cell("_x0041_ _x41_"), "<c t=\"inlineStr\"><is><t>_x005F_x0041_ _x41_</t></is></c>");
        assert_eq!(cell(" a"), "<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> a</t></is></c>");
        assert_eq!(cell("a\u{1}\u{FFFF}＝"), "<c t=\"inlineStr\"><is><t>a\u{FFFD}\u{FFFD}＝</t></is></c>");
    }

    #[test]
    fn a_value_is_a_number_beside_its_text_as_far_as_a_spreadsheet_keeps_its_digits() {
        let number = |value: &str| {
            let mut cells = Cells::default();
            cells.value(value);
            let xml = String::from_utf8(cells.xml).unwrap();
            xml.strip_prefix(&format!("<c t=\"str\"><v>{value}</v></c>")).unwrap().to_owned()
        };
        assert_eq!(number("-4153200000"), "<c s=\"2\"><v>-4153200000</v></c>");
        assert_eq!(number("0"), "<c s=\"2\"><v>0</v></c>");
        assert_eq!(number("0.0730"), "<c><v>0.0730</v></c>");
        assert_eq!(number("123456789012345.000"), "<c><v>123456789012345.000</v></c>");
        assert_eq!([number("1000000000000000"), number("-1.000000000000001")], ["<c/>", "<c/>"]);
    }

    #[test]
    fn a_text_that_is_too_long_is_cut() {
        let units = |text: &str| cut(text).encode_utf16().count();
        assert_eq!(units(&"a".repeat(LONGEST)), LONGEST);
        assert_eq!(units(&"a".repeat(LONGEST + 1)), LONGEST);
        assert_eq!(units(&"é".repeat(LONGEST)), LONGEST);
        assert!(units(&"𝄞".repeat(LONGEST)) <= LONGEST);
        assert!(cut(&"a".repeat(LONGEST + 1)).ends_with("a…"));
    }

    #[test]
    fn pages_are_told_once() {
        let mut rows = Rows::default();
        for address in ["a/#x", "a/#y", "b/#x", "a/#z"] {
            rows.begin().unwrap();
            rows.end(address);
        }
        assert_eq!(rows.pages(), ["a/", "b/"]);
        assert_eq!(rows.addresses().collect::<Vec<_>>(), [(0, "x"), (0, "y"), (1, "x"), (0, "z")]);
        assert_eq!(rows.len(), 4);
    }
}
