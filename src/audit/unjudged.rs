//! What a line says of its figures and nothing could be compared with: a sum with a part that isn't stated, a quotient
//! whose figures are of other periods. A rule that silently stops applying would pass for one that holds.

use super::across::adds;
use super::book::Book;
use super::rule::{Rule, Tie};
use super::untold::Untold;
use crate::diagnostic::Code;
use crate::domain::statement::{Derived, Line, LineRole};

/// Notes on what could not be judged: each total by itself; of other relations, those that apply in no column.
pub(super) fn notes(book: &Book<'_>, ties: &[Tie]) -> Vec<Untold> {
    let mut judged: Vec<(Rule, u32)> = ties.iter().map(|tie| (tie.rule, tie.result)).collect();
    judged.sort_unstable();
    let is_judged = |rule, figure: &u32| judged.binary_search(&(rule, *figure)).is_ok();
    let mut notes = Vec::new();
    for (home, statement) in book.announcement.statements.iter().enumerate() {
        notes.extend(across(book, home, &judged));
        for (at, line) in statement.lines.iter().enumerate().filter(|(_, line)| line.role != LineRole::Heading) {
            if line.sum.is_empty() && line.relations.is_none() {
                continue;
            }
            let stated: Vec<u32> = statement.columns_of_figures().filter_map(|to| book.cell(home, at, to)).collect();
            if !line.sum.is_empty() {
                let open = stated.iter().filter(|fact| !is_judged(Rule::Sum, fact));
                let why = "a part of its sum is not stated in this column";
                notes.extend(open.map(|fact| {
                    if all_stated(book, home, at, *fact) { no_room(book, *fact) } else { note(book, *fact, why) }
                }));
            }
            let Some(first) = stated.first() else { continue };
            for (key, rule) in relations(line) {
                if !stated.iter().any(|fact| is_judged(rule, fact)) {
                    let why = format!(
                        "`{key}` of its line applies in no column: what it names is stated for no period of it"
                    );
                    notes.push(note(book, *first, &why));
                }
            }
        }
    }
    notes
}

/// Notes on columns that are said to be sums, changes or shares and are in no line, or in a line where nothing says so.
fn across(book: &Book<'_>, home: usize, judged: &[(Rule, u32)]) -> Vec<Untold> {
    let statement = &book.announcement.statements[home];
    let mut notes = Vec::new();
    for (to, column) in statement.columns.iter().enumerate() {
        let rules: &[(&str, Rule)] = match (column.derived.as_deref(), column.sum.is_empty()) {
            (Some(Derived::Change { .. }), _) => &[("change", Rule::Change)],
            (Some(Derived::Share { .. }), _) => &[("share", Rule::Share)],
            (None, false) => &[("sum", Rule::Sum)],
            (None, true) => &[],
        };
        for (key, rule) in rules {
            let lines = (0..statement.lines.len()).filter(|at| {
                *rule != Rule::Sum || adds(&statement.lines[*at], statement.unit(&statement.lines[*at], column))
            });
            // A line may have its figure in the total alone, such as a number of shares; and a dash may say that a change means
            // nothing.
            let is_part_stated = |at: &usize| {
                let mut parts = column.sum.iter().filter_map(|term| statement.column(&term.line.value));
                *rule != Rule::Sum || parts.any(|part| book.cell(home, *at, part).is_some())
            };
            let is_told = |fact: &u32| *rule != Rule::Change || !book.fact(*fact).value.nil;
            let stated: Vec<u32> =
                lines.filter(is_part_stated).filter_map(|at| book.cell(home, at, to)).filter(is_told).collect();
            let is_judged = |fact: &&u32| judged.binary_search(&(*rule, **fact)).is_ok();
            let why = format!(
                "a column that the `{key}` of its own tells of states nothing in this line, or nothing to compare"
            );
            // A cell that is judged down its column may still not be across.
            notes.extend(stated.iter().filter(|fact| !is_judged(fact)).map(|fact| note(book, *fact, &why)));
        }
    }
    notes
}

/// Whether a figure of a total and all parts of it in its column are stated.
fn all_stated(book: &Book<'_>, home: usize, at: usize, fact: u32) -> bool {
    let statement = &book.announcement.statements[home];
    let column = (0..statement.columns.len()).find(|to| book.cell(home, at, *to) == Some(fact));
    let stated = |reference: &str| {
        let (table, line) = book.line(home, reference)?;
        book.cell(table, line, column?)
    };
    statement.lines[at].sum.iter().all(|term| stated(&term.line.value).is_some())
}

/// The note on a total whose parts can't be added.
fn no_room(book: &Book<'_>, fact: u32) -> Untold {
    let name = book.name(fact);
    let message = format!("`{name}` could not be checked: its parts have too many digits to be added exactly");
    let help =
        "figures are added with 28 digits: look for one that was typed wrong, or state the table in a larger scale";
    Untold { code: Code::UnjudgedFigure, span: book.fact(fact).span, words: name, message, help: help.to_owned() }
}

/// The keys by which a line says what its figures follow from, and the rules that look at them.
fn relations(line: &Line) -> Vec<(&'static str, Rule)> {
    let Some(it) = &line.relations else { return Vec::new() };
    let all = [
        ("equals", !it.equals.is_empty(), Rule::Equality),
        ("opening", !it.opening.is_empty() && it.equals.is_empty(), Rule::Equality),
        ("rolls_forward", !it.rolls_forward.is_empty(), Rule::RollForward),
        ("ratios", !it.ratios.is_empty(), Rule::Ratio),
        ("ordinary", it.ordinary.is_some(), Rule::PerAds),
    ];
    all.into_iter().filter(|(_, given, _)| *given).map(|(key, _, rule)| (key, rule)).collect()
}

fn note(book: &Book<'_>, fact: u32, why: &str) -> Untold {
    let name = book.name(fact);
    let message = format!("`{name}` could not be checked: {why}");
    let help = "state what is missing, with \"-\" for nil, or take the key out where the document does not state it"
        .to_owned();
    Untold { code: Code::UnjudgedFigure, span: book.fact(fact).span, words: name, message, help }
}
