//! Tables of Markdown, with the headings and paragraphs before them.

use super::grid::{Cell, Grid, one_line};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// How many texts before a table are kept.
const KEPT: usize = 8;

/// Whether a text has the line that parts the head of such a table from its rows: `| --- | ---: |`.
pub fn has_tables(text: &str) -> bool {
    text.lines().any(is_rule)
}

/// Whether a line has nothing but what is drawn between rows: `|---|---:|`, `+-----+----+`.
pub fn is_rule(line: &str) -> bool {
    line.contains(['|', '+'])
        && line.contains("--")
        && line.trim().chars().all(|c| matches!(c, '|' | '+' | '-' | ':' | '=' | ' ' | '\t'))
}

/// The tables of a text in their order.
pub fn grids(text: &str) -> Vec<Grid> {
    let front = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader::default();
    Parser::new_ext(text, Options::ENABLE_TABLES | front).for_each(|event| reader.event(event));
    reader.grids
}

#[derive(Default)]
struct Reader {
    grids: Vec<Grid>,
    /// Texts since the last table.
    before: Vec<String>,
    row: Vec<Cell>,
    column: usize,
    text: String,
    marks: String,
    /// How much of the text is bold.
    bold: usize,
    is_bold: bool,
    is_raised: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Table(_)) => {
                let before = self.before.split_off(self.before.len().saturating_sub(KEPT));
                self.before.clear();
                self.grids.push(Grid { before, ..Grid::default() });
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => (self.row, self.column) = (Vec::new(), 0),
            Event::Start(Tag::TableCell | Tag::Paragraph | Tag::Heading { .. }) => self.clear(),
            Event::Start(Tag::Strong) => self.is_bold = true,
            Event::End(TagEnd::Strong) => self.is_bold = false,
            Event::Text(text) | Event::Code(text) => self.push(&text),
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            Event::InlineHtml(tag) => match tag.to_lowercase() {
                tag if tag.starts_with("<br") => self.push(" "),
                tag if tag.starts_with("<sup") => self.is_raised = true,
                tag if tag.starts_with("</sup") => self.is_raised = false,
                _ => {}
            },
            Event::End(TagEnd::TableCell) => self.cell(),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                let row = std::mem::take(&mut self.row);
                if let Some(grid) = self.grids.last_mut().filter(|_| !row.is_empty()) {
                    grid.rows.push(row);
                }
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => {
                let (text, _) = one_line(&self.text);
                self.before.push(text);
            }
            _ => {}
        }
    }

    fn clear(&mut self) {
        self.text.clear();
        self.marks.clear();
        (self.bold, self.is_bold, self.is_raised) = (0, false, false);
    }

    fn push(&mut self, text: &str) {
        if self.is_raised {
            self.marks.push_str(text);
            return;
        }
        self.text.push_str(text);
        self.bold += if self.is_bold { text.trim().len() } else { 0 };
    }

    fn cell(&mut self) {
        let is_bold = self.bold > 0 && self.bold == self.text.trim().len();
        if let Some(cell) = Cell::plain(&self.text, self.column) {
            self.row.push(Cell { is_bold, marks: self.marks.clone(), ..cell });
        }
        self.column += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_without_the_signs_of_markdown() {
        let text = "+++\ntitle = \"x\"\n+++\n# Income statement\n\n(in thousands)\n\n|  | Q1 2024 | Q1&nbsp;2023 |\n|:--|--:|--:|\n\
                    | &nbsp;&nbsp;Sales<sup>1</sup> | 1,234 | `1,000` |\n| **Net** | **\\$5** | (3) \\| a |\n\nWords.\n";
        assert!(has_tables(text));
        let grids = grids(text);
        let [grid] = &*grids else { panic!("{grids:?}") };
        assert_eq!(grid.before, ["Income statement", "(in thousands)"]);
        let texts: Vec<Vec<&str>> = grid.rows.iter().map(|row| row.iter().map(|it| &*it.text).collect()).collect();
        assert_eq!(texts, [vec!["Q1 2024", "Q1 2023"], vec!["Sales", "1,234", "1,000"], vec!["Net", "$5", "(3) | a"]]);
        let [sales, net] = [&grid.rows[1][0], &grid.rows[2][0]];
        assert!(sales.marks == "1" && sales.indent > net.indent && net.is_bold && !sales.is_bold);
        assert_eq!(grid.rows[0][0].start, 1);
    }

    #[test]
    fn lines_between_rows_are_told_from_rows() {
        assert!(is_rule("|---|---:|") && is_rule("+------+---+") && is_rule(" :-- | --: "));
        assert!(!is_rule("| - | - |") && !is_rule("------") && !is_rule("| a | -- |"));
    }
}
