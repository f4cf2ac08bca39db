//! Where the columns and lines of a grid are: signs joined with their figures, figures gathered to columns, headings above
//! them.

mod first;
mod tokens;

use super::figure::{is_mark, is_year};
use super::grid::{Cell, Grid};
use first::first_line;
use tokens::{Place, Token, places, tokens};

/// A table whose columns and lines are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Texts above the columns' headings and beside them: titles, units.
    pub above: Vec<String>,
    /// The headings of each column, from the top.
    pub headings: Vec<Vec<String>>,
    /// The lines.
    pub rows: Vec<Row>,
    /// The headings of columns that name notes and are left out.
    pub references: Vec<String>,
    /// Whether its figures are numbers of a spreadsheet, here in the form `1,234.5`, and not texts.
    pub has_numbers: bool,
    /// Whether more digits of some are stored than are shown.
    pub is_rounded: bool,
    /// Whether two tables stand side by side in it.
    pub has_two_labels: bool,
    /// Whether numbers are those that are stored, and not what cells show.
    pub is_unformatted: bool,
    /// Whether figures stand in digits of full width.
    pub has_wide: bool,
    /// Whether rows or columns that the sheet hides were left out.
    pub has_hidden: bool,
    /// A text that takes its place without being seen, which was left out.
    pub unseen: Option<String>,
}

/// A row below the headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its label; empty where the table prints none.
    pub label: String,
    /// Marks of footnotes at the label.
    pub marks: String,
    /// How far it is indented.
    pub indent: i32,
    /// Whether the label is bold.
    pub is_bold: bool,
    /// A text for each column; empty where nothing is printed.
    pub cells: Vec<String>,
    /// What it is.
    pub form: RowForm,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowForm {
    /// A line of figures.
    Figures,
    /// A line of words.
    Heading,
    /// Neither: a heading of columns that stands again, a note below the table.
    Other,
}

/// Where the labels of lines end: headings of columns begin behind it, which may be before their figures.
fn label_end(rows: &[Vec<Token>], places: &[Place]) -> usize {
    let figures = places.first().map_or(0, |it| it.from);
    let labels = rows.iter().filter(|row| row.iter().any(|it| it.is_figure)).filter_map(|row| row.first());
    labels.filter(|it| !it.is_figure).map(|it| it.end).filter(|end| *end <= figures).max().unwrap_or(figures)
}

/// Reads a grid; `None` where it has no figures below each other.
pub fn layout(grid: &Grid) -> Option<Layout> {
    let mut has_years = false;
    let mut read = |row: &Vec<Cell>| {
        let tokens = tokens(row, has_years);
        let years = |it: &Cell| it.start > 0 && it.text.split(|c: char| !c.is_ascii_digit()).any(is_year);
        has_years |= row.iter().any(years);
        tokens
    };
    let rows: Vec<Vec<Token>> = grid.rows.iter().map(&mut read).collect();
    let first = first_line(&rows)?;
    let places = places(&rows[first..]);
    let (before, rows) = rows.split_at(first);
    let label_end = label_end(rows, &places);
    // Words in a place of figures are a heading of columns; all below the last of them are lines.
    let names_columns = |row: &Vec<Token>| row.iter().any(|it| it.from >= label_end);
    let headings_end = before.iter().rposition(names_columns).map_or(0, |at| at + 1);
    let Grid { has_numbers, is_rounded, is_unformatted, has_wide, has_hidden, .. } = *grid;
    let unseen = grid.unseen.clone();
    let told = Layout { has_numbers, is_rounded, is_unformatted, has_wide, has_hidden, unseen, ..Layout::default() };
    let mut layout = Layout { above: grid.before.clone(), ..told };
    layout.headings = vec![Vec::new(); places.len()];
    for row in &before[..headings_end] {
        let named = row.iter().filter(|it| it.from >= label_end).count();
        for (at, token) in row.iter().enumerate() {
            if token.from < label_end {
                layout.above.push(token.text.clone());
                continue;
            }
            let next = row.get(at + 1).map_or(usize::MAX, |next| next.from);
            let to = if grid.has_spans || named >= places.len() { token.to } else { next };
            for (heading, place) in layout.headings.iter_mut().zip(&places) {
                let covers = token.from < place.to && place.from < to;
                if covers {
                    heading.push(token.text.clone());
                }
            }
        }
    }
    // Titles without columns, where nothing names the columns.
    let words = before[headings_end..].iter().map(|row| line(row, &places, label_end));
    let lines = rows.iter().map(|row| line(row, &places, label_end));
    layout.rows = words.chain(lines).collect();
    if headings_end == 0 {
        while let Some(row) = layout.rows.first().filter(|it| it.form == RowForm::Heading && is_above(&it.label)) {
            layout.above.push(row.label.clone());
            layout.rows.remove(0);
        }
    }
    layout.has_two_labels = has_two_labels(rows);
    marks_in_columns(&mut layout, grid.has_spans);
    let last = layout.rows.iter().rposition(|it| it.form == RowForm::Figures)?;
    layout.rows[last + 1..].iter_mut().for_each(|it| it.form = RowForm::Other);
    leave_out_references(&mut layout);
    Some(layout)
}

/// Whether most lines have words behind their figures with figures behind those: two tables side by side.
fn has_two_labels(rows: &[Vec<Token>]) -> bool {
    let figures = rows.iter().filter(|row| row.iter().any(|it| it.is_figure));
    let is_double = |row: &&Vec<Token>| {
        let kinds: Vec<bool> = row.iter().map(|it| it.is_figure).collect();
        kinds.windows(3).any(|it| it == [true, false, true])
            && row.iter().skip(1).any(|it| !it.is_figure && it.text.chars().filter(|c| c.is_alphabetic()).count() > 3)
    };
    let count = figures.clone().count();
    count > 1 && figures.filter(is_double).count() * 2 > count
}

/// Joins columns of nothing but `(1)` with the figures before them, where one heading spans both.
fn marks_in_columns(layout: &mut Layout, has_spans: bool) {
    for at in (1..layout.headings.len()).rev() {
        let mut printed = layout.rows.iter().map(|row| &row.cells[at]).filter(|it| !it.is_empty()).peekable();
        let is_sign = |it: &str| it.chars().all(|c| matches!(c, '*' | '†' | '‡'));
        let are_marks = printed.peek().is_some() && printed.all(|it| is_mark(it) || is_sign(it));
        if !has_spans || !are_marks || layout.headings[at].is_empty() || layout.headings[at] != layout.headings[at - 1]
        {
            continue;
        }
        layout.headings.remove(at);
        for row in &mut layout.rows {
            let marks = row.cells.remove(at);
            row.cells[at - 1] = with_marks(&row.cells[at - 1], &marks);
        }
    }
}

/// Whether words above the first line tell of the table and not of lines.
fn is_above(words: &str) -> bool {
    words.starts_with('(') || super::title::kind(words).is_some() || !crate::decode::scales_said(words).is_empty()
}

fn line(row: &[Token], places: &[Place], label_end: usize) -> Row {
    let mut cells = vec![String::new(); places.len()];
    let mut label: Vec<&Token> = Vec::new();
    let is_note = row.first().is_some_and(|it| is_mark(&it.text)) && row.iter().all(|it| !it.is_figure);
    if is_note || row.iter().all(|it| !it.is_figure && it.from >= label_end) {
        // Headings of columns that stand again, or words that say more of them.
        let texts: Vec<&str> = row.iter().map(|it| &*it.text).collect();
        let (marks, label) = (String::new(), texts.join(" | "));
        return Row { label, marks, indent: 0, is_bold: false, cells, form: RowForm::Other };
    }
    for token in row {
        let place = places.iter().rposition(|it| it.start < token.end && token.start < it.end);
        match place.filter(|_| token.is_figure || (token.from >= label_end && !label.is_empty())) {
            Some(at) if cells[at].is_empty() => cells[at] = with_marks(&token.text, &token.marks),
            Some(at) => cells[at] = format!("{} {}", cells[at], token.text),
            None => label.push(token),
        }
    }
    let first = label.first();
    let texts: Vec<&str> = label.iter().map(|it| &*it.text).collect();
    let (text, printed) = without_marks(&texts.join(" "));
    let marks: String = label.iter().map(|it| &*it.marks).chain([&*printed]).collect();
    let form = if cells.iter().any(|it| !it.is_empty()) {
        let figures = row.iter().filter(|it| it.is_figure);
        let is_again = text.is_empty() && figures.clone().count() > 0 && figures.clone().all(|it| is_year(&it.text));
        if is_again { RowForm::Other } else { RowForm::Figures }
    } else if first.is_some_and(|it| it.from >= label_end) {
        RowForm::Other
    } else {
        RowForm::Heading
    };
    Row {
        label: text,
        marks,
        indent: first.map_or(0, |it| it.cell.indent),
        is_bold: first.is_some_and(|it| it.cell.is_bold),
        cells,
        form,
    }
}

/// A figure with the marks that are raised behind it, in a form that cells have.
fn with_marks(text: &str, marks: &str) -> String {
    if marks.is_empty() {
        return text.to_owned();
    }
    let inner = marks.trim_matches(['(', ')', '[', ']']);
    let raised: Option<String> = inner.chars().map(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(c.to_digit(10)? as usize)).collect();
    match raised {
        Some(raised) if inner == marks => format!("{text}{raised}"),
        _ => format!("{text} {marks}"),
    }
}

/// A label without the marks of footnotes that it ends with, and those.
fn without_marks(label: &str) -> (String, String) {
    let trimmed = label.trim_end_matches(['*', '†', '‡', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰']).trim_end();
    if trimmed.len() < label.len() && !trimmed.is_empty() {
        return (trimmed.to_owned(), label[trimmed.len()..].trim().to_owned());
    }
    if let Some((before, inner)) = label.strip_suffix(')').and_then(|it| it.rsplit_once('('))
        && (1..=2).contains(&inner.len())
        && inner.bytes().all(|it| it.is_ascii_digit())
        && !before.trim().is_empty()
    {
        return (before.trim_end().to_owned(), format!("({inner})"));
    }
    (label.to_owned(), String::new())
}

/// Whether the first column has no heading, where others have, and nothing but small whole numbers.
fn has_numbers_of_notes(layout: &Layout) -> bool {
    let [own, others @ ..] = &*layout.headings else { return false };
    let mut cells = layout.rows.iter().filter_map(|row| row.cells.first()).filter(|it| !it.is_empty());
    own.is_empty()
        && !others.is_empty()
        && others.iter().all(|it| !it.is_empty())
        && cells.all(|it| it.len() <= 2 && it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Takes out the columns that name notes.
fn leave_out_references(layout: &mut Layout) {
    const NAMES: [&str; 10] =
        ["note", "notes", "note(s)", "ref", "ref.", "anhang", "anm.", "anmerkung", "附註", "附注"];
    let is = |texts: &Vec<String>| {
        let text = texts.join(" ").to_lowercase();
        NAMES.contains(&text.trim_matches(['.', ':', ' '])) || NAMES.contains(&text.trim())
    };
    for at in (0..layout.headings.len()).rev() {
        if is(&layout.headings[at]) || at == 0 && has_numbers_of_notes(layout) {
            let name = layout.headings.remove(at).join(" ");
            layout.references.push(if name.is_empty() { "(no heading)".to_owned() } else { name });
            for row in &mut layout.rows {
                row.cells.remove(at);
                if row.form == RowForm::Figures && row.cells.iter().all(String::is_empty) && !row.label.is_empty() {
                    row.form = RowForm::Heading;
                }
            }
        }
    }
}
