//! From a table to a statement: what is printed, what is proposed, and what stays open.

mod form;

use super::Error;
use super::answers::{Answers, Known};
use super::columns::{Column, Table, columns};
use super::denomination::{self, Denomination};
use super::figure;
use super::ids::id;
use super::layout::{Layout, RowForm};
use super::line_scale;
use super::lines::{Around, Line, lines};
use super::marks::marked;
use super::question::Questions;
use super::shape;
use super::signs;
use super::title;
use super::totals::{self, Values};
use crate::decode::{currencies_said, scales_said};
use crate::domain::number::Format;
use crate::domain::statement::{StatementKind, audited_said};
use crate::domain::{Conventions, Currency, Scale};

/// A statement as it will be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its kind.
    pub kind: Option<StatementKind>,
    /// Its scale.
    pub scale: Option<Scale>,
    /// The currency of all columns, where it is one.
    pub currency: Option<Currency>,
    /// Its note on units.
    pub units_note: Option<String>,
    /// Whether it is audited, where it says so.
    pub audited: Option<bool>,
    /// The exchange rate of its translated columns.
    pub rate: Option<String>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What is said at its keys: the key, and the comment. At an empty key it stands above all.
    pub comments: Vec<(&'static str, String)>,
}

impl Statement {
    /// Whether it has columns that are translated at a rate that is known.
    pub fn is_translated(&self) -> bool {
        self.rate.is_some() && self.columns.iter().any(|column| column.translates.is_some())
    }
}

/// Makes a statement of a table.
///
/// # Errors
/// Its figures may be read in two forms, or in none.
pub fn statement(
    layout: &Layout,
    answers: &Answers,
    known: &Known,
    questions: &mut Questions,
) -> Result<Statement, Error> {
    if layout.has_two_labels {
        let side = "two tables stand side by side in it, each with labels of its own: save each as a table";
        return Err(Error(side.to_owned()));
    }
    let mut it = Statement { rate: answers.rate.clone(), ..Statement::default() };
    let mut settled = layout.clone();
    let signs = signs::settle(&mut settled, answers, known, questions);
    it.comments.extend(signs.into_iter().map(|comment| ("", comment)));
    let layout = &settled;
    let format = form::format(layout, answers, known, questions, &mut it.comments)?;
    let named = title::title(&layout.above);
    let of_title = answers.title.as_deref().and_then(title::kind);
    it.kind = answers.kind.or(of_title).or(named.map(|(_, kind)| kind));
    it.title = answers.title.clone().or(named.map(|(title, _)| title.to_owned()));
    it.id = answers.id.clone().unwrap_or_else(|| {
        let word = it.kind.filter(|it| *it != StatementKind::Other).map(|kind| title::word(kind).to_owned());
        word.or_else(|| id(it.title.as_deref()?)).unwrap_or_else(|| "statement".to_owned())
    });
    if it.title.is_none() {
        let read = layout
            .above
            .last()
            .map_or("no words above the table".to_owned(), |it| format!("words above the table: \"{it}\""));
        it.comments.push(("title", questions.open(format!("the title of the table; {read}"), "`--title \"...\"`")));
    }
    if it.kind.is_none() {
        it.comments.push(("kind", questions.open("what kind of statement it is", "`--kind operations`")));
    }
    let note = title::units_note(&layout.above);
    it.units_note = note.map(str::to_owned);
    let currency = currency(layout, note, answers, known, questions, &mut it);
    it.scale = answers.scale.or_else(|| scale(layout, note));
    if it.scale.is_none() {
        let why = if note.is_some() { "words above the table say several" } else { "nothing above the table says one" };
        let text = format!("the scale of its amounts; {why}");
        it.comments.push(("scale", questions.open(text, "`--scale thousand`, or `one` where figures are in full")));
    }
    let is_unaudited = it.title.iter().chain(&layout.above).any(|text| audited_said(text) == Some(false));
    let figures = layout.rows.iter().filter(|row| row.form == RowForm::Figures);
    let cells = (0..layout.headings.len())
        .map(|at| figures.clone().map(|row| &*row.cells[at]).filter(|it| !it.is_empty()).collect())
        .collect();
    let table =
        Table { above: &layout.above, is_balance: it.kind == Some(StatementKind::BalanceSheet), currency, cells };
    it.columns = columns(&layout.headings, &table, answers, known, questions);
    translations(&mut it, questions);
    in_common(&mut it, is_unaudited);
    it.lines = lines(&layout.rows, &around(layout, note, &it, format));
    for line in &mut it.lines {
        for cell in &mut line.cells {
            *cell = figure::without_currency(cell).to_owned();
            if layout.has_numbers && figure::value(cell, Format::CommaPoint).is_some() {
                *cell = figure::in_form(cell, format);
            }
        }
    }
    if layout.has_wide {
        it.comments.push(("", questions.told("figures in digits of full width are written in plain ones", "")));
    }
    if layout.is_unformatted {
        let told = "cells are written as the file stores them, where `27.9%` is `0.279`, those too that it hides";
        it.comments.push(("", questions.told(told, "save it as XLSX to have them as they are shown")));
    }
    if let Some(text) = &layout.unseen {
        let told = format!("what takes its place in the table without being seen is left out, such as `{text}`");
        it.comments.push(("", questions.told(told, "")));
    }
    if layout.has_hidden {
        it.comments
            .push(("", questions.told("rows or columns that the sheet hides are left out", "show them to take them")));
    }
    for name in &layout.references {
        it.comments.push(("", questions.told(format!("the column \"{name}\" refers to notes and is left out"), "")));
    }
    propose_totals(&mut it, format, known, questions);
    if it.scale != Some(Scale::One) {
        let columns: Vec<usize> = (0..it.columns.len()).filter(|at| !it.columns[*at].is_derived).collect();
        shape::ask(&mut it.lines, &columns, format);
    }
    of_lines(&mut it, format, questions);
    Ok(it)
}

/// What the table says of all of its lines.
fn around<'t>(layout: &Layout, note: Option<&'t str>, it: &Statement, format: Format) -> Around<'t> {
    let of_columns = layout.headings.iter().map(|texts| texts.iter().find_map(|text| denomination::of_words(text)));
    let of_columns: Option<Vec<Denomination>> = of_columns.collect();
    let all_hundredths = of_columns.filter(|all| all.iter().all(|it| it.is_hundredths));
    Around {
        note,
        scale: it.scale,
        currencies: it
            .columns
            .iter()
            .filter(|column| !column.is_derived)
            .filter_map(|column| column.currency)
            .collect(),
        of_columns: all_hundredths.and_then(|all| all.into_iter().next()),
        format: if layout.has_numbers { Format::CommaPoint } else { format },
        figures: (0..it.columns.len()).filter(|at| !it.columns[*at].is_derived).collect(),
    }
}

fn scale(layout: &Layout, note: Option<&str>) -> Option<Scale> {
    // Which currency a clause names is no matter here.
    let names_currency = |text: &str| !currencies_said(text, &Conventions::default()).0.is_empty();
    let of_note = note.and_then(|it| line_scale::of_money(it, names_currency));
    let mut of_columns = layout.headings.iter().flatten().flat_map(|it| scales_said(it));
    let in_full = || layout.above.iter().any(|it| title::is_in_full(it)).then_some(Scale::One);
    of_note.or_else(|| of_columns.next()).or_else(in_full)
}

/// The currency of all columns that don't name their own.
fn currency(
    layout: &Layout,
    note: Option<&str>,
    answers: &Answers,
    known: &Known,
    questions: &mut Questions,
    it: &mut Statement,
) -> Option<Currency> {
    if answers.currencies.iter().any(|(column, _)| column.is_none()) {
        return None;
    }
    let of_words = note.into_iter().chain(layout.above.iter().rev().map(|it| &**it));
    let figures = layout.rows.iter().filter(|row| row.form == RowForm::Figures);
    let of_cells = figures.flat_map(|row| &row.cells).map(|it| &**it);
    for text in of_words.chain(of_cells) {
        let (found, is_shared) = currencies_said(text, &known.conventions);
        if let [currency] = found[..] {
            let is_declared = known.conventions.dollar.is_some() || !currency.is_dollar();
            if is_shared && !is_declared {
                let told = questions.told(format!("a bare `$` is read as {currency}"), "`--currency` says otherwise");
                it.comments.push(("currency", told));
            }
            return Some(currency);
        }
        if found.len() > 1 {
            return None;
        }
    }
    None
}

fn translations(it: &mut Statement, questions: &mut Questions) {
    if it.rate.is_some() || it.columns.iter().all(|it| it.translates.is_none()) {
        return;
    }
    for at in 0..it.columns.len() {
        let Some(from) = it.columns[at].translates else { continue };
        let (from, own) = (it.columns[from].id.clone(), it.columns[at].id.clone());
        let text = format!("`{own}` seems to translate `{from}`; the rate isn't known");
        let answer = format!(
            "`--rate ID`: `translated = {{ from = \"{from}\", rate = \"ID\" }}` with a rate of announcement.md"
        );
        it.columns[at].comments.push(questions.told(text, answer));
    }
}

/// Says once what all columns say.
fn in_common(it: &mut Statement, is_unaudited: bool) {
    let figures = || it.columns.iter().filter(|column| !column.is_derived);
    let first = figures().next().and_then(|column| column.currency);
    it.currency = first.filter(|_| figures().all(|column| column.currency == first));
    let audited = figures().next().and_then(|column| column.audited);
    let is_same = figures().all(|column| column.audited == audited);
    it.audited = audited.filter(|_| is_same);
    if is_same {
        it.columns.iter_mut().for_each(|column| column.audited = None);
    }
    if is_unaudited && it.columns.iter().all(|column| column.audited.is_none()) && it.audited.is_none() {
        it.audited = Some(false);
    }
    let scale = it.scale;
    it.columns
        .iter_mut()
        .for_each(|column| column.scale = column.scale.filter(|it| Some(*it) != scale && !column.is_derived));
}

fn propose_totals(it: &mut Statement, format: Format, known: &Known, questions: &mut Questions) {
    let is_balance = it.kind == Some(StatementKind::BalanceSheet);
    let foot = |lines: &mut [Line], columns: &[usize]| {
        let value = |cell: &String| {
            let is_asked = marked(cell).is_some_and(|(_, mark)| !signs::is_minus(mark, known));
            figure::value(cell, format).filter(|_| !is_asked)
        };
        // What is in another scale, or is no money, isn't added to the lines around it.
        let values = |line: &Line| -> Values {
            let is_money = line.unit.is_none() && line.doubt.is_none();
            let adds_up = is_money && line.scale.is_none() && line.is_figures() && !columns.is_empty();
            if adds_up { columns.iter().map(|at| value(line.cells.get(*at)?)).collect() } else { None }
        };
        let values: Vec<Values> = lines.iter().map(values).collect();
        totals::propose(lines, &values, is_balance);
    };
    let columns: Vec<usize> = (0..it.columns.len()).filter(|at| !it.columns[*at].is_derived).collect();
    let local: Vec<usize> = columns.iter().copied().filter(|at| it.columns[*at].translates.is_none()).collect();
    let mut of_local = it.lines.clone();
    foot(&mut it.lines, &columns);
    if local.len() == columns.len() {
        return;
    }
    foot(&mut of_local, &local);
    let ids: Vec<String> = it.lines.iter().map(|line| line.id.clone()).collect();
    let only_local = it.lines.iter_mut().zip(&of_local).filter(|(line, of)| line.sum.is_empty() && !of.sum.is_empty());
    let mut count = 0;
    for (line, of) in only_local {
        count += 1;
        line.comments.push(format!("foots but where it is translated: `sum = {}`", totals::terms(&of.sum, &ids)));
    }
    if count > 0 {
        let told = format!("lines that foot but where they are translated, each rounded by itself: {count}");
        let answer = "their `sum` holds with `footing = \"rounded\"` of the statement";
        it.comments.push(("", questions.told(told, answer)));
    }
}

/// Says of lines what was proposed, and asks what they don't tell.
fn of_lines(it: &mut Statement, format: Format, questions: &mut Questions) {
    let note = it.units_note.clone();
    let foot = it.columns.iter().filter(|it| !it.is_derived).count();
    let is_translated = it.is_translated();
    for line in it.lines.iter_mut().filter(|line| line.is_figures()) {
        if !line.sum.is_empty() {
            let columns = match foot {
                1 => "its column foots".to_owned(),
                2 => "both columns foot".to_owned(),
                more => format!("all {more} columns foot"),
            };
            let keys = if is_translated { "`sum` and `method`" } else { "`sum`" };
            line.comments.push(format!("proposed: {keys}, as {columns}"));
        }
        if line.label.is_empty() && line.sum.is_empty() {
            line.comments
                .push(questions.told(format!("what `{}` is: the table prints no label", line.id), "`label`, `sum`"));
        }
        form::ask_unread(line, format, questions);
        if let Some(doubt) = &line.doubt {
            line.comments.push(questions.open(doubt.question(&line.id), &doubt.answer));
        }
        if matches!(line.unit, Some("shares" | "ads"))
            && line.scale.is_some()
            && line_scale::is_by_note(&line.label, note.as_deref())
        {
            let text = format!("`{}` is read in the table's scale: its note excepts no numbers of shares", line.id);
            line.comments.push(questions.told(text, "`scale` of the line says otherwise"));
        }
    }
}
