//! Sheets of XLSX as they are stored: the digits of numbers, the formats that show them, indents, bold and merged cells.

use super::Error;
use super::grid::{Cell, Grid, one_line};
use super::shown::{Shown, shown};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How far a level of indent of a spreadsheet indents, in tenths of a point.
const INDENT: i32 = 90;
/// The largest part that is read, in bytes: a sheet of this size has no table that is meant.
const LARGEST_PART: u64 = 256 * 1024 * 1024;
/// How many columns are read.
const WIDEST: usize = 400;

/// The sheets of a workbook.
pub fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let Some(workbook) = part(&mut archive, "xl/workbook.xml")? else { return Err(other(&archive)) };
    let relations = part(&mut archive, "xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let strings = strings(&part(&mut archive, "xl/sharedStrings.xml")?.unwrap_or_default())?;
    let styles = styles(&part(&mut archive, "xl/styles.xml")?.unwrap_or_default())?;
    let mut targets = BTreeMap::new();
    elements(&relations, |event| {
        if let Xml::Start("Relationship", element) = event {
            targets.insert(attribute(element, "Id"), attribute(element, "Target"));
        }
    })?;
    let mut sheets = Vec::new();
    let mut is_1904 = false;
    elements(&workbook, |event| match event {
        Xml::Start("sheet", element) => {
            let is_hidden = matches!(&*attribute(element, "state"), "hidden" | "veryHidden");
            sheets.push((attribute(element, "name"), attribute(element, "id"), is_hidden));
        }
        Xml::Start("workbookPr", element) => is_1904 = matches!(&*attribute(element, "date1904"), "1" | "true"),
        _ => {}
    })?;
    let mut grids = Vec::new();
    for (name, id, is_hidden) in sheets {
        if is_hidden {
            // The sheets behind it keep their numbers.
            grids.push(Grid::default());
            continue;
        }
        let Some(target) = targets.get(&id) else { continue };
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        if let Some(sheet) = part(&mut archive, &path)? {
            grids.push(grid(name, &sheet, &strings, &styles, is_1904)?);
        }
    }
    Ok(grids)
}

/// What a file is that has no workbook in it.
fn other(archive: &ZipArchive<Cursor<&[u8]>>) -> Error {
    let has = |name: &str| archive.file_names().flatten().any(|it| it.starts_with(name));
    let (what, instead) = match () {
        () if has("xl/workbook.bin") => ("an XLSB workbook", "open it in a spreadsheet program and save it as XLSX"),
        () if has("word/") => ("a Word document", "save it as HTML, or copy the table into a spreadsheet"),
        () if has("ppt/") => ("a PowerPoint presentation", "copy the table into a spreadsheet"),
        () if has("Index/") => ("a document of Apple's programs", "export it as XLSX"),
        () => ("an archive of files without a workbook", "unpack it first"),
    };
    Error(format!("it is {what}, which irbook doesn't read: {instead}"))
}

pub(super) fn broken(error: &dyn std::fmt::Display) -> Error {
    Error(format!(
        "it is no spreadsheet that can be read ({error}): it is damaged, or wasn't saved to its end; open it in a spreadsheet \
         program, save it as XLSX, and import that"
    ))
}

pub(super) fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Error> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(LARGEST_PART).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
    if bytes.len() as u64 == LARGEST_PART {
        return Err(Error(
            "one of its sheets is too large: copy the table that is meant into a workbook of its own".to_owned(),
        ));
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// What stands in XML.
pub(super) enum Xml<'e> {
    Start(&'e str, &'e BytesStart<'e>),
    End(&'e str),
    Text(&'e str),
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or_default()
}

pub(super) fn elements(text: &str, mut tell: impl FnMut(Xml<'_>)) -> Result<(), Error> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event().map_err(|error| broken(&error))? {
            Event::Eof => return Ok(()),
            Event::Start(element) => tell(Xml::Start(local(name_of(&element)), &element)),
            Event::Empty(element) => {
                let name = local(name_of(&element)).to_owned();
                tell(Xml::Start(&name, &element));
                tell(Xml::End(&name));
            }
            Event::End(element) => tell(Xml::End(local(element.name().as_ref()))),
            Event::Text(text) => tell(Xml::Text(&text)),
            Event::CData(text) => tell(Xml::Text(&text)),
            Event::GeneralRef(name) => {
                let text = quick_xml::escape::unescape(&format!("&{};", &*name)).map(|it| it.into_owned());
                tell(Xml::Text(&text.unwrap_or_default()));
            }
            _ => {}
        }
    }
}

fn name_of<'e>(element: &'e BytesStart<'_>) -> &'e str {
    element.name().into_inner()
}

pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let found = element.attributes().flatten().find(|it| local(it.key.as_ref()) == name);
    found
        .and_then(|it| it.normalized_value(quick_xml::XmlVersion::default()).ok().map(|it| it.into_owned()))
        .unwrap_or_default()
}

/// The texts that cells share.
fn strings(text: &str) -> Result<Vec<String>, Error> {
    let (mut strings, mut current, mut is_text, mut is_reading) = (Vec::new(), String::new(), false, false);
    elements(text, |event| match event {
        Xml::Start("si", _) => current.clear(),
        Xml::Start("rPh", _) => is_reading = true,
        Xml::End("rPh") => is_reading = false,
        Xml::Start("t", _) => is_text = !is_reading,
        Xml::End("t") => is_text = false,
        Xml::End("si") => strings.push(std::mem::take(&mut current)),
        Xml::Text(text) if is_text => current.push_str(text),
        _ => {}
    })?;
    Ok(strings)
}

/// How a cell looks.
#[derive(Clone, Debug, Default)]
struct Style {
    format: String,
    is_bold: bool,
    indent: i32,
}

fn styles(text: &str) -> Result<Vec<Style>, Error> {
    let (mut formats, mut bold, mut styles) = (BTreeMap::new(), Vec::new(), Vec::new());
    let (mut is_fonts, mut is_styles) = (false, false);
    elements(text, |event| match event {
        Xml::Start("numFmt", element) => {
            formats.insert(attribute(element, "numFmtId"), attribute(element, "formatCode"));
        }
        Xml::Start("fonts", _) => is_fonts = true,
        Xml::End("fonts") => is_fonts = false,
        Xml::Start("font", _) if is_fonts => bold.push(false),
        Xml::Start("b", element) if is_fonts => {
            if let Some(last) = bold.last_mut() {
                *last = !matches!(&*attribute(element, "val"), "0" | "false");
            }
        }
        Xml::Start("cellXfs", _) => is_styles = true,
        Xml::End("cellXfs") => is_styles = false,
        Xml::Start("xf", element) if is_styles => {
            let id = attribute(element, "numFmtId");
            let font: usize = attribute(element, "fontId").parse().unwrap_or_default();
            let format = formats.get(&id).cloned().unwrap_or_else(|| super::shown::built_in(&id).to_owned());
            styles.push(Style { format, is_bold: bold.get(font).copied().unwrap_or_default(), indent: 0 });
        }
        Xml::Start("alignment", element) if is_styles => {
            if let Some(last) = styles.last_mut() {
                last.indent = attribute(element, "indent").parse::<i32>().unwrap_or_default().clamp(0, 50) * INDENT;
            }
        }
        _ => {}
    })?;
    Ok(styles)
}

/// Whether a row or a column is hidden, or has no height or width.
fn is_hidden(element: &BytesStart<'_>, size: &str) -> bool {
    matches!(&*attribute(element, "hidden"), "1" | "true")
        || super::shown::stored(&attribute(element, size)).is_some_and(|it| it.is_zero())
}

/// The column and row of a place such as `AB12`, from 0.
fn place(text: &str) -> Option<(usize, usize)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let mut column = 0_usize;
    for c in text[..digits].chars() {
        column = column.checked_mul(26)?.checked_add(c.to_digit(36)?.checked_sub(9)? as usize)?;
    }
    Some((column.checked_sub(1)?, text[digits..].parse::<usize>().ok()?.checked_sub(1)?))
}

fn grid(name: String, text: &str, strings: &[String], styles: &[Style], is_1904: bool) -> Result<Grid, Error> {
    let mut rows: BTreeMap<usize, Vec<Cell>> = BTreeMap::new();
    let mut merged: Vec<((usize, usize), usize)> = Vec::new();
    let (mut at, mut kind, mut style) = ((0, 0), String::new(), 0_usize);
    let (mut value, mut is_value, mut has_numbers, mut is_hidden_row) = (String::new(), false, false, false);
    let (mut next_row, mut next_column) = (0, 0);
    let mut is_rounded = false;
    let (mut hidden_columns, mut has_hidden) = (Vec::new(), false);
    let (mut formula, mut is_formula) = (String::new(), false);
    let mut unseen = None;
    elements(text, |event| match event {
        Xml::Start("col", element) if is_hidden(element, "width") => {
            let of = |name| attribute(element, name).parse::<usize>().unwrap_or_default().saturating_sub(1);
            hidden_columns.push(of("min")..=of("max"));
        }
        Xml::Start("row", element) => {
            next_row = attribute(element, "r").parse::<usize>().map_or(next_row, |it| it.saturating_sub(1));
            next_column = 0;
            is_hidden_row = is_hidden(element, "ht");
        }
        Xml::End("row") => next_row += 1,
        Xml::Start("c", element) => {
            at = place(&attribute(element, "r")).unwrap_or((next_column, next_row));
            kind = attribute(element, "t");
            style = attribute(element, "s").parse().unwrap_or_default();
            value.clear();
            formula.clear();
        }
        Xml::Start("f", _) => is_formula = true,
        Xml::End("f") => is_formula = false,
        Xml::Text(text) if is_formula => formula.push_str(text),
        Xml::Start("v" | "t", _) => is_value = true,
        Xml::End("v" | "t") => is_value = false,
        Xml::Text(text) if is_value => value.push_str(text),
        Xml::End("c") => {
            next_column = at.0 + 1;
            if value.is_empty() && formula.is_empty() || at.0 >= WIDEST {
                return;
            }
            if is_hidden_row {
                has_hidden = true;
                return;
            }
            let look = styles.get(style).cloned().unwrap_or_default();
            let text = match &*kind {
                // What a program wrote that works nothing out: nobody has seen its value.
                _ if value.is_empty() => format!("={formula}"),
                "s" => value.parse::<usize>().ok().and_then(|at| strings.get(at)).cloned().unwrap_or_default(),
                "str" | "inlineStr" | "e" | "d" => value.clone(),
                "b" => if value == "1" { "TRUE" } else { "FALSE" }.to_owned(),
                _ => match shown(&value, &look.format, is_1904) {
                    Shown::Number { text, is_rounded: cut } => {
                        has_numbers = true;
                        is_rounded |= cut;
                        text
                    }
                    Shown::Text(text) => text,
                    Shown::Nothing => {
                        // A format that leaves room for what is nil hides nothing.
                        let is_nil = super::shown::stored(&value).is_some_and(|it| it.is_zero());
                        unseen = unseen.take().or_else(|| (!is_nil).then(|| value.clone()));
                        String::new()
                    }
                },
            };
            let (text, spaces) = one_line(&text);
            if !text.is_empty() {
                let indent = look.indent + spaces * super::grid::SPACE;
                let cell = Cell { text, start: at.0, end: at.0 + 1, is_bold: look.is_bold, indent, ..Cell::default() };
                rows.entry(at.1).or_default().push(cell);
            }
        }
        Xml::Start("mergeCell", element) => {
            let range = attribute(element, "ref");
            if let Some((from, to)) = range.split_once(':')
                && let (Some(from), Some(to)) = (place(from), place(to))
            {
                merged.push((from, to.0));
            }
        }
        _ => {}
    })?;
    for ((column, row), to) in &merged {
        let cells = rows.get_mut(row).into_iter().flatten();
        cells.filter(|it| it.start == *column).for_each(|it| it.end = (*to + 1).clamp(it.end, WIDEST));
    }
    // A heading that is merged over hidden columns shows above the first of them that isn't.
    let is_shown = |column: &usize| hidden_columns.iter().all(|it| !it.contains(column));
    for row in rows.values_mut() {
        row.retain_mut(|cell| match (cell.start..cell.end).find(is_shown) {
            Some(start) => {
                cell.start = start;
                true
            }
            None => {
                has_hidden = true;
                false
            }
        });
    }
    rows.retain(|_, row| !row.is_empty());
    let mut before = Vec::new();
    if !name.is_empty() {
        before.push(name.clone());
    }
    let rows = rows.into_values().collect();
    let has_spans = !merged.is_empty();
    Ok(Grid {
        name: Some(name),
        before,
        rows,
        has_spans,
        has_numbers,
        is_rounded,
        has_hidden,
        unseen,
        ..Grid::default()
    })
}
