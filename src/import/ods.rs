//! Sheets of ODS by what their cells show, which stands in them beside the stored values.

use super::Error;
use super::grid::{Cell, Grid, SPACE, one_line};
use super::xlsx::{Xml, attribute, broken, elements, part};
use std::io::Cursor;
use zip::ZipArchive;

/// How many columns are read.
const WIDEST: usize = 400;
/// How often a row that stands several times is read.
const REPEATED: usize = 100;

/// The sheets of a workbook; `None` where a password protects it.
pub fn grids(bytes: &[u8]) -> Result<Option<Vec<Grid>>, Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let manifest = part(&mut archive, "META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Ok(None);
    }
    let content = part(&mut archive, "content.xml")?.unwrap_or_default();
    let mut reader = Reader::default();
    elements(&content, |event| match event {
        Xml::Start("annotation", _) => reader.notes += 1,
        Xml::End("annotation") => reader.notes -= 1,
        _ if reader.notes > 0 => {}
        Xml::Start(name, element) => reader.start(name, &|key| attribute(element, key)),
        Xml::End(name) => reader.end(name),
        Xml::Text(text) if reader.is_text => reader.text.push_str(text),
        Xml::Text(_) => {}
    })?;
    Ok(Some(reader.grids))
}

#[derive(Default)]
struct Reader {
    grids: Vec<Grid>,
    grid: Grid,
    /// The style that is read, and those of sheets that aren't shown.
    style: String,
    unseen: Vec<String>,
    is_unseen: bool,
    /// The columns that are hidden, by their places.
    hidden: Vec<std::ops::Range<usize>>,
    /// How many columns are declared so far.
    declared: usize,
    row: Vec<Cell>,
    /// How often the row stands; never where it is hidden.
    rows: usize,
    column: usize,
    repeated: usize,
    width: usize,
    text: String,
    is_text: bool,
    /// How many notes of editors are open.
    notes: usize,
}

impl Reader {
    fn start(&mut self, name: &str, of: &dyn Fn(&str) -> String) {
        let number = |key: &str| of(key).parse::<usize>().unwrap_or(1).max(1);
        let is_hidden = || matches!(&*of("visibility"), "collapse" | "filter");
        match name {
            "style" => self.style = of("name"),
            "table-properties" if of("display") == "false" => self.unseen.push(self.style.clone()),
            "table" => {
                let name = of("name");
                self.is_unseen = self.unseen.contains(&of("style-name"));
                self.grid = Grid { name: Some(name.clone()), before: vec![name], has_spans: true, ..Grid::default() };
                self.hidden.clear();
                self.declared = 0;
            }
            "table-column" => {
                let end = self.declared.saturating_add(number("number-columns-repeated"));
                if is_hidden() {
                    self.hidden.push(self.declared..end);
                }
                self.declared = end;
            }
            "table-row" => {
                self.rows = if is_hidden() { 0 } else { number("number-rows-repeated").min(REPEATED) };
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" => {
                self.repeated = number("number-columns-repeated");
                self.width = number("number-columns-spanned");
                self.text.clear();
            }
            "p" => {
                self.is_text = true;
                if !self.text.is_empty() {
                    self.text.push(' ');
                }
            }
            "s" => self.text.extend(std::iter::repeat_n(' ', of("c").parse().unwrap_or(1_usize).min(100))),
            "tab" | "line-break" => self.text.push(' '),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.is_text = false,
            "table-cell" => self.cell(),
            "covered-table-cell" => self.column = self.column.saturating_add(self.repeated),
            "table-row" => {
                let row = std::mem::take(&mut self.row);
                self.grid.has_hidden |= self.rows == 0 && !row.is_empty();
                if !row.is_empty() {
                    self.grid.rows.extend(std::iter::repeat_n(row, self.rows));
                }
            }
            "table" => {
                let grid = std::mem::take(&mut self.grid);
                // The sheets behind a hidden one keep their numbers.
                self.grids.push(if self.is_unseen { Grid::default() } else { grid });
            }
            _ => {}
        }
    }

    fn cell(&mut self) {
        let from = self.column;
        self.column = from.saturating_add(self.repeated);
        let (text, spaces) = one_line(&self.text);
        if text.is_empty() {
            return;
        }
        for start in from..self.column.min(WIDEST) {
            if self.hidden.iter().any(|it| it.contains(&start)) {
                self.grid.has_hidden = true;
                continue;
            }
            let end = start + self.width.min(WIDEST);
            self.row.push(Cell { text: text.clone(), start, end, indent: spaces * SPACE, ..Cell::default() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    fn grid(rows: &str) -> Grid {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("content.xml", SimpleFileOptions::default()).unwrap();
        let text = format!(
            "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><table:table table:name='GuV'>\
             <table:table-column table:number-columns-repeated='2'/><table:table-column table:visibility='collapse'/>{rows}\
             </table:table></office:document-content>"
        );
        archive.write_all(text.as_bytes()).unwrap();
        grids(&archive.finish().unwrap().into_inner()).unwrap().unwrap().remove(0)
    }

    #[test]
    fn cells_are_what_they_show_and_hidden_ones_are_left_out() {
        let grid = grid(
            "<table:table-row><table:table-cell><text:p><text:s text:c='2'/>Marge</text:p></table:table-cell>\
             <table:table-cell office:value='0.352'><office:annotation><text:p>secret</text:p></office:annotation>\
             <text:p>35,2 %</text:p></table:table-cell><table:table-cell><text:p>7</text:p></table:table-cell></table:table-row>\
             <table:table-row table:visibility='collapse'><table:table-cell><text:p>no</text:p></table:table-cell></table:table-row>\
             <table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>",
        );
        let texts: Vec<(&str, usize, i32)> =
            grid.rows.iter().flatten().map(|it| (&*it.text, it.start, it.indent)).collect();
        assert_eq!(texts, [("Marge", 0, 2 * SPACE), ("35,2 %", 1, 0)]);
        assert!(grid.has_hidden && !grid.has_numbers);
    }
}
