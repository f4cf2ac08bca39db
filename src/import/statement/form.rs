//! The form in which a table writes its numbers, and the cells that aren't written in it.

use crate::domain::number::{Format, NumberError};
use crate::import::Error;
use crate::import::answers::{Answers, Known};
use crate::import::figure::{self, Form, conventions, form_reads};
use crate::import::layout::{Layout, RowForm};
use crate::import::lines::Line;
use crate::import::marks::marked;
use crate::import::question::Questions;

/// The form of a table's numbers; what is told of it goes to the table's comments.
///
/// # Errors
/// Its figures may be read in two forms, or most of them not in the one that is said.
pub fn format(
    layout: &Layout,
    answers: &Answers,
    known: &Known,
    questions: &mut Questions,
    comments: &mut Vec<(&'static str, String)>,
) -> Result<Format, Error> {
    let declared = known.conventions.format;
    if layout.has_numbers {
        if layout.is_rounded {
            let told = "cells are written as the sheet shows them; more digits of some are stored";
            comments.push(("", questions.told(told, "")));
        }
        return Ok(answers.numbers.or(declared).unwrap_or_default());
    }
    let figures = figures(layout);
    let texts: Vec<&str> = figures.iter().map(|it| it.text).collect();
    // Those that aren't written as most are, are asked one by one.
    let is_of_most = |form: Format| texts.iter().filter(|it| form_reads(it, form).is_none()).count() * 2 <= texts.len();
    let format = match (answers.numbers, figure::form(&texts)) {
        (Some(format), _) if is_of_most(format) => format,
        (Some(format), _) => {
            let unread = figures.iter().find(|it| form_reads(it.text, format).is_none());
            let shown = unread.map_or_else(String::new, Figure::shown);
            return Err(Error(format!("{shown} is no number in the form `{}` that `--numbers` says", format.id())));
        }
        (None, Form::Known(format)) => format,
        (None, Form::Any) => return Ok(declared.unwrap_or_default()),
        (None, Form::Ambiguous(text)) => match declared {
            Some(format) => format,
            None if text.contains(',') && !text.contains('.') && has_commas(layout, known) => {
                let told = format!("numbers such as `{text}` are read as thousands, as its words are written");
                comments.push(("", questions.told(told, "`--numbers \"1.234,5\"` says otherwise")));
                Format::CommaPoint
            }
            None => return Err(ask(&format!("`{text}` may have decimals or be in full"))),
        },
        (None, Form::Contradiction(text)) => match declared.filter(|it| is_of_most(*it)) {
            Some(format) => format,
            None => return Err(contradiction(&text, &figures)),
        },
    };
    if format != known.conventions.number_format() {
        let key =
            format!("`numbers = {{ format = \"{}\" }}` in announcement.md, or `[numbers]` in site.toml", format.id());
        let text = format!("the archive doesn't say that numbers are written `{}`", format.id());
        comments.push(("", if known.is_archive { questions.open(text, key) } else { questions.told(text, key) }));
    }
    Ok(format)
}

fn ask(what: &str) -> Error {
    let forms = Format::ALL.map(|it| format!("\"{}\"", it.id())).join(", ");
    Error(format!("{what}; say in which form the table writes numbers: `--numbers` takes {forms}"))
}

/// A figure and where it stands.
struct Figure<'l> {
    text: &'l str,
    label: &'l str,
    column: usize,
}

impl Figure<'_> {
    fn shown(&self) -> String {
        format!("`{}` (\"{}\", column {})", self.text, self.label, self.column + 1)
    }
}

fn figures(layout: &Layout) -> Vec<Figure<'_>> {
    let rows = layout.rows.iter().filter(|row| row.form == RowForm::Figures);
    let cells = rows.flat_map(|row| row.cells.iter().enumerate().map(move |(column, cell)| (row, column, cell)));
    let figures = cells.map(|(row, column, cell)| Figure { text: without_mark(cell), label: &row.label, column });
    figures.filter(|it| figure::is_figure(it.text)).collect()
}

/// What is said of two figures that are written in two forms, each as often as the other.
fn contradiction(text: &str, figures: &[Figure<'_>]) -> Error {
    let is_other = |it: &&Figure<'_>| {
        let reads = |text: &str, form: &Format| form_reads(text, *form).is_some();
        !Format::ALL.iter().any(|form| reads(text, form) && reads(it.text, form))
    };
    let one = figures.iter().find(|it| it.text == text).map_or_else(|| format!("`{text}`"), Figure::shown);
    // What no form reads is asked by itself and contradicts nothing.
    let is_read = |it: &&Figure<'_>| Format::ALL.iter().any(|form| form_reads(it.text, *form).is_some());
    let others = figures.iter().filter(is_read).find(is_other).or_else(|| figures.first());
    let others = others.map_or_else(String::new, |it| format!(", such as {}", it.shown()));
    ask(&format!("{one} isn't written in the form of the others{others}"))
}

/// A figure without a sign of which it isn't known what it says.
fn without_mark(cell: &str) -> &str {
    marked(cell).map_or(cell, |(figure, _)| figure)
}

/// Whether the words of a table are of English, Chinese, Japanese or Korean, in which commas set thousands apart, where the
/// archive's language isn't written otherwise.
fn has_commas(layout: &Layout, known: &Known) -> bool {
    let other =
        known.language.as_deref().is_some_and(|it| !["en", "zh", "ja", "ko"].iter().any(|en| it.starts_with(en)));
    let labels = layout.rows.iter().map(|row| &row.label);
    let texts = labels.chain(&layout.above).chain(layout.headings.iter().flatten());
    let is_east_asian =
        |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    let has_east_asian = texts.clone().any(|text| text.contains(is_east_asian));
    let mut words = texts.flat_map(|text| text.split_whitespace().map(str::to_lowercase));
    let mut is_english = || {
        const WORDS: [&str; 12] =
            ["and", "of", "total", "ended", "net", "cash", "income", "revenue", "sales", "costs", "assets", "equity"];
        words.any(|it| WORDS.contains(&&*it))
    };
    !other && (has_east_asian || is_english())
}

/// Asks what the cells of a line are that can't be read in a form.
pub fn ask_unread(line: &mut Line, format: Format, questions: &mut Questions) {
    let is_unread = |cell: &str| form_reads(cell, format).is_none() && marked(cell).is_none();
    let unread: Vec<(usize, &String)> = line.cells.iter().enumerate().filter(|(_, it)| is_unread(it)).collect();
    let Some((_, first)) = unread.first() else { return };
    let why = why_unread(first, format);
    let cells: Vec<String> = unread.iter().map(|(at, cell)| format!("`{cell}` (column {})", at + 1)).collect();
    let text = format!("what {} in `{}` is: {why}", cells.join(", "), line.id);
    line.comments.push(questions.open(text, "type the figure, or \"\""));
}

fn why_unread(cell: &str, format: Format) -> String {
    let opens = cell.contains('(') && !cell.contains(')');
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    match crate::domain::cell::read(cell, &conventions(format)) {
        Err(error @ NumberError::TooLong) => error.to_string(),
        _ if opens && digits > 0 => NumberError::Parenthesis.to_string(),
        _ if figure::is_figure(cell) => format!("it isn't written in the form `{}` of the others", format.id()),
        _ => "it is no figure".to_owned(),
    }
}
