//! What a slip would pass in: totals that don't say what they are the sum of, and statements whose figures nothing determines.

use super::book::Book;
use super::coverage::Coverage;
use super::pattern::{is_open_total, parts};
use super::untold::Untold;
use crate::diagnostic::Code;
use crate::domain::Announcement;
use crate::domain::statement::Statement;

/// A statement that may have such figures: other documents may still determine them.
#[derive(Debug)]
pub(super) struct Open {
    /// Its position.
    statement: usize,
    /// Its figures, where nothing in its own document determines any.
    figures: Vec<u32>,
    totals: Vec<Total>,
}

/// A total without parts.
#[derive(Debug)]
struct Total {
    line: usize,
    figures: Vec<u32>,
    /// The lines that add up to it.
    parts: Option<Vec<usize>>,
}

/// The statements of an announcement that may have such figures.
pub(super) fn open(book: &Book<'_>, coverage: &Coverage) -> Vec<Open> {
    let statements = book.announcement.statements.iter().enumerate();
    let open = statements.filter_map(|(home, statement)| {
        let of_line = |line: usize| (0..statement.columns.len()).filter_map(move |to| book.cell(home, line, to));
        let mut cells = (0..statement.lines.len()).flat_map(of_line);
        let is_known = cells.any(|cell| coverage.determines(cell));
        let totals = statement.lines.iter().enumerate().filter(|(_, line)| is_open_total(line));
        let totals: Vec<Total> = totals
            .map(|(line, _)| Total { line, figures: of_line(line).collect(), parts: parts(book, home, line) })
            .collect();
        let figures = if is_known { Vec::new() } else { (0..statement.lines.len()).flat_map(of_line).collect() };
        let open = Open { statement: home, figures, totals };
        (!open.figures.is_empty() || !open.totals.is_empty()).then_some(open)
    });
    open.collect()
}

impl Open {
    /// The note on the statement, once all is known that determines its figures; nothing where that is enough.
    pub fn note(&self, announcement: &Announcement, coverage: &Coverage) -> Option<Untold> {
        let is_open = |figure: &u32| !coverage.determines(*figure);
        let statement = &announcement.statements[self.statement];
        let totals: Vec<&Total> = self.totals.iter().filter(|total| total.figures.iter().any(is_open)).collect();
        let message = if !self.figures.is_empty() && self.figures.iter().all(is_open) {
            let figures = match self.figures.len() {
                1 => "the only figure".to_owned(),
                count => format!("any of the {count} figures"),
            };
            format!("nothing determines {figures} of `{}`", statement.id.value)
        } else if totals.is_empty() {
            return None;
        } else {
            let names: Vec<String> = totals.iter().map(|total| name(statement, total.line)).collect();
            let (are, them) = if names.len() == 1 { ("is a total", "it") } else { ("are totals", "them") };
            let id = &statement.id.value;
            format!("{} of `{id}` {are} without `sum`, and nothing else determines {them}", names.join(", "))
        };
        let sums = totals.iter().filter_map(|total| Some((total.line, total.parts.as_ref()?)));
        let sums: Vec<String> = sums.map(|(line, parts)| sum(statement, line, parts)).collect();
        let help = match &sums[..] {
            [] => "a slip would pass: say by `sum`, `equals`, `ratios` or another key what follows from what, as far as the document \
                   shows it"
                .to_owned(),
            sums => format!("a slip would pass: say what they add up from, such as {}", sums.join("; ")),
        };
        let words = statement.id.value.to_string();
        Some(Untold { code: Code::UndeterminedFigures, span: statement.id.span, words, message, help })
    }
}

fn name(statement: &Statement, line: usize) -> String {
    format!("`{}`", statement.lines[line].id.value)
}

/// The key by which a total says what it is the sum of.
fn sum(statement: &Statement, line: usize, parts: &[usize]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| format!("\"{}\"", statement.lines[*part].id.value)).collect();
    format!("{}: sum = [{}]", name(statement, line), parts.join(", "))
}
