//! What a file is, and its tables.

use super::grid::Grid;
use super::{Error, delimited, html, markdown};

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// In which encoding a text is that isn't UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, or UTF-16 with a mark at its beginning.
    #[default]
    Utf8,
    /// Windows-1252, of which Latin-1 is a part.
    Windows1252,
}

/// The characters of Windows-1252 from 0x80 to 0x9F; what it doesn't define is as in Latin-1.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The tables of a file, whatever it is.
pub(super) fn grids(bytes: &[u8], encoding: Encoding) -> Result<Vec<Grid>, Error> {
    refuse(bytes)?;
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return sheets(bytes);
    }
    let text = text(bytes, encoding)?;
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet\"") && text.trim_start().starts_with("<?xml") {
        let what = "it is a workbook in the XML of Excel 2003: open it in a spreadsheet program, save it as XLSX, and import that";
        return Err(Error(what.to_owned()));
    }
    if is_html(&text) {
        return Ok(html::grids(&text));
    }
    if markdown::has_tables(&text) {
        let grids = markdown::grids(&text);
        if !grids.is_empty() {
            return Ok(grids);
        }
    }
    let none = "there are no columns in it: cells are told apart by tabs, `;`, `|` or `,`, and HTML has \
                `<table>`";
    delimited::grid(&text)?.map(|grid| vec![grid]).ok_or_else(|| Error(none.to_owned()))
}

#[cfg(feature = "sheets")]
fn sheets(bytes: &[u8]) -> Result<Vec<Grid>, Error> {
    super::sheet::grids(bytes)
}

#[cfg(not(feature = "sheets"))]
fn sheets(_: &[u8]) -> Result<Vec<Grid>, Error> {
    Err(Error("this irbook was built without `sheets`, which reads spreadsheets: save the sheet as CSV".to_owned()))
}

fn is_html(text: &str) -> bool {
    let lower: String = text.chars().take(4_000_000).map(|c| c.to_ascii_lowercase()).collect();
    lower.contains("<table")
        || lower.trim_start().starts_with("<!doctype html")
        || lower.trim_start().starts_with("<html")
}

/// Refuses what has no tables that could be read.
fn refuse(bytes: &[u8]) -> Result<(), Error> {
    let refused = |text: &str| Err(Error(text.to_owned()));
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return refused("it is empty");
    }
    if bytes.len() as u64 > LARGEST {
        return refused("it is larger than 64 MB: cut out the table that is meant");
    }
    if bytes.starts_with(b"%PDF") {
        return refused(
            "it is a PDF, which has no tables but places of letters: take the document as HTML as it was filed, or copy the \
             table into a spreadsheet",
        );
    }
    if matches!(bytes, [9, 0 | 2 | 4, _, 0, ..]) {
        return refused(
            "it is a workbook of Excel 4 or older, which irbook doesn't read: open it in a spreadsheet program, save it as XLSX, and \
             import that",
        );
    }
    if bytes.starts_with(b"{\\rtf") {
        return refused(
            "it is RTF, a text of a word processor: copy the table into a spreadsheet, or save the text as HTML",
        );
    }
    if bytes.starts_with(b"\x1f\x8b") || bytes.starts_with(b"Rar!") || bytes.starts_with(b"7z\xbc\xaf") {
        return refused("it is compressed: unpack it first");
    }
    Ok(())
}

/// The text of a file.
///
/// # Errors
/// It is empty, no text, or in another encoding.
pub fn text(bytes: &[u8], encoding: Encoding) -> Result<String, Error> {
    refuse(bytes)?;
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(Error(
            "it is no text, spreadsheet or HTML: irbook reads HTML, XLSX, XLS, ODS, CSV and TSV".to_owned(),
        ));
    }
    if encoding == Encoding::Windows1252 {
        let decoded = |byte: &u8| match byte {
            0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
            byte => char::from(*byte),
        };
        return Ok(bytes.iter().map(decoded).collect());
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
            Err(Error(format!(
                "line {line} is not UTF-8; it may be Windows-1252 (Latin-1), which `--encoding windows-1252` reads, or \
                 another encoding, which `iconv -f ENCODING -t UTF-8` converts"
            )))
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Error> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let decoded: Result<String, _> = char::decode_utf16(units).collect();
    decoded.map_err(|_| Error("it begins like UTF-16 and isn't: save it as UTF-8".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        grids(bytes, Encoding::Utf8).unwrap_err().0
    }

    #[test]
    fn what_has_no_table_is_refused_with_the_reason() {
        for (bytes, words) in [
            (&b" \n"[..], "empty"),
            (b"%PDF-1.7", "PDF"),
            (b"\x1f\x8b\x08", "compressed"),
            (b"\x00\x01\x02binary", "no text"),
            (b"\x09\x04\x06\x00\x00\x00\x10\x00", "workbook of Excel 4 or older"),
            (b"{\\rtf1 a\\cell 1\\row}", "RTF"),
            (b"<?xml version='1.0'?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "Excel 2003"),
            (b"a word\nand another\n", "no columns"),
            (b"Erl\xf6se;1\n", "line 1 is not UTF-8"),
        ] {
            let said = refused(bytes);
            assert!(said.contains(words), "{said}");
        }
    }

    #[test]
    fn other_encodings_are_read_where_they_are_known() {
        assert_eq!(text(b"Erl\xf6se \x80", Encoding::Windows1252).unwrap(), "Erlöse €");
        assert_eq!(text(b"\xff\xfeA\0;\0", Encoding::Utf8).unwrap(), "A;");
        assert_eq!(text(b"\xef\xbb\xbfA", Encoding::Utf8).unwrap(), "A");
    }
}
