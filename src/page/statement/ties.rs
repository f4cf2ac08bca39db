//! How the figures of a table tie: to each other, to those of other tables, and to those of other announcements.
//!
//! What holds for all columns of a line is said once, and what holds for some is said with them.

use super::told::Sentences;
use crate::audit::{Book, Examined, Place, Rule, Tie};
use crate::domain::Period;
use crate::domain::statement::{Method, Term};

/// What a line's figures are to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The signed sum of them.
    Sum,
    /// The same or, of several, the signed sum: in another table, or elsewhere in this one.
    Equal,
    /// The balances at the end of the period.
    Closing,
    /// The balances before the period.
    Opening,
    /// The balance before, and these flows.
    RollForward,
    /// The first divided by the second.
    Quotient,
    /// That for ordinary shares, at the ratio of shares to ADSs.
    PerAds,
    /// In a translated column: by this method.
    Method(Option<Method>),
    /// A part of them.
    Part,
    /// What they are reckoned from.
    Input,
    /// What sentences tell.
    Told,
}

/// The other end of a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// A line: statement and line.
    Line(u32, u32),
    /// What stands in no table; of the figures in a sentence the first.
    Place(Place),
}

/// A sentence about a line: what its figures in these columns are to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What they are.
    pub how: How,
    /// The others, and whether each is subtracted.
    pub others: Vec<(Other, bool)>,
    /// The columns, by position.
    pub columns: Vec<u32>,
}

/// What is said of each line of a statement.
pub fn of_lines(examined: &Examined<'_>, home: usize, sentences: &Sentences) -> Vec<Vec<Said>> {
    let lines = &examined.book.announcement.statements[home].lines;
    let mut told: Vec<Vec<Said>> = vec![Vec::new(); lines.len()];
    for tie in examined.ties.iter().filter(|tie| tie.failure.is_none() && !tie.bound) {
        let result = examined.book.fact(tie.result).place;
        // What a column tells of others holds for every line: it is said once, below the table.
        if is_across(&examined.book, tie) {
            continue;
        }
        if let Some((line, column)) = at_home(result, home) {
            let (how, others) = forward(&examined.book, tie);
            // Both methods are a quotient or a product that is told as such, in every column.
            if !matches!(how, How::Method(Some(Method::PerAds | Method::Divided))) {
                tell(&mut told[line], how, others, column);
            }
        }
        // A translated figure is told of where it stands; the methods by which it came about are ties of their own.
        if tie.rule == Rule::Translation {
            continue;
        }
        let how = match tie.rule {
            Rule::Equality if tie.inputs.len() == 1 => How::Equal,
            Rule::Sum | Rule::Equality | Rule::RollForward => How::Part,
            _ if matches!(result, Place::Text(_)) => How::Told,
            _ => How::Input,
        };
        let result = match result {
            Place::Text(at) => Place::Text(sentences.first(at)),
            result => result,
        };
        for input in &tie.inputs {
            let place = examined.book.fact(*input).place;
            if let Some((line, column)) = at_home(place, home)
                && other(place) != other(result)
            {
                tell(&mut told[line], how, vec![(other(result), false)], column);
            }
        }
    }
    told.iter_mut().for_each(join);
    told
}

/// Whether a cell follows from other columns of its table.
fn is_across(book: &Book<'_>, tie: &Tie) -> bool {
    let Place::Cell(table, line, column) = book.fact(tie.result).place else { return false };
    let of = &book.announcement.statements[table as usize].columns[column as usize];
    let in_line = |input: &u32| matches!(book.fact(*input).place, Place::Cell(a, b, _) if (a, b) == (table, line));
    match tie.rule {
        Rule::Sum => !of.sum.is_empty() && tie.inputs.iter().all(in_line),
        Rule::Change | Rule::Share => !of.states_figures(),
        _ => false,
    }
}

fn at_home(place: Place, home: usize) -> Option<(usize, u32)> {
    match place {
        Place::Cell(statement, line, column) if statement as usize == home => Some((line as usize, column)),
        _ => None,
    }
}

fn other(place: Place) -> Other {
    match place {
        Place::Cell(statement, line, _) => Other::Line(statement, line),
        place => Other::Place(place),
    }
}

fn tell(told: &mut Vec<Said>, how: How, others: Vec<(Other, bool)>, column: u32) {
    match told.iter_mut().find(|said| said.how == how && said.others == others) {
        Some(said) if said.columns.contains(&column) => {}
        Some(said) => said.columns.push(column),
        None => told.push(Said { how, others, columns: vec![column] }),
    }
}

/// What a line is a part of, or goes into, in the same columns is one sentence.
fn join(told: &mut Vec<Said>) {
    told.iter_mut().for_each(|said| said.columns.sort_unstable());
    let mut joined: Vec<Said> = Vec::with_capacity(told.len());
    for said in told.drain(..) {
        // A sentence has its figures in it: that of which columns they are needn't be said.
        let alike = |it: &&mut Said| it.how == said.how && (it.columns == said.columns || it.how == How::Told);
        match joined.iter_mut().find(alike) {
            Some(first) if matches!(said.how, How::Part | How::Input | How::Told) => first.others.extend(said.others),
            _ => joined.push(said),
        }
    }
    for said in joined.iter_mut().filter(|said| matches!(said.how, How::Part | How::Input)) {
        said.others.sort_by_key(|(other, _)| match other {
            Other::Line(statement, _) => *statement,
            Other::Place(_) => u32::MAX,
        });
    }
    *told = joined;
}

/// What the figure that follows is to those that it follows from.
fn forward(book: &Book<'_>, tie: &Tie) -> (How, Vec<(Other, bool)>) {
    let place = book.fact(tie.result).place;
    let others = |inputs: &[u32], terms: &[Term]| -> Vec<(Other, bool)> {
        let negative = |at: usize| terms.get(at).is_some_and(|term| term.negative);
        inputs.iter().enumerate().map(|(at, input)| (other(book.fact(*input).place), negative(at))).collect()
    };
    let Place::Cell(statement, line, _) = place else { return (How::Input, Vec::new()) };
    let line = &book.announcement.statements[statement as usize].lines[line as usize];
    let terms = |of: fn(&crate::domain::statement::Relations) -> &[Term]| line.relations.as_deref().map_or(&[][..], of);
    match tie.rule {
        Rule::Sum => (How::Sum, others(&tie.inputs, &line.sum)),
        Rule::Equality => match when(book, tie) {
            How::Opening => (How::Opening, others(&tie.inputs, terms(|it| &it.opening))),
            how => (how, others(&tie.inputs, terms(|it| &it.equals))),
        },
        Rule::RollForward => {
            (How::RollForward, others(tie.inputs.get(1..).unwrap_or_default(), terms(|it| &it.rolls_forward)))
        }
        Rule::Translation => (How::Method(tie.method), rate(book, tie)),
        Rule::Ratio => (How::Quotient, others(&tie.inputs, &[])),
        Rule::PerAds => (How::PerAds, others(&tie.inputs, &[])),
        _ => (How::Equal, others(&tie.inputs, &[])),
    }
}

/// Whether a figure equals others of its own period, or balances at the end of it or before it.
fn when(book: &Book<'_>, tie: &Tie) -> How {
    let period = |fact: u32| book.fact(fact).period;
    match (period(tie.result), tie.inputs.first().and_then(|input| period(*input))) {
        (Some(own @ Period::Span { .. }), Some(balance @ Period::Instant(_))) if balance.end() == own.end() => {
            How::Closing
        }
        (Some(Period::Span { .. }), Some(Period::Instant(_))) => How::Opening,
        _ => How::Equal,
    }
}

/// The rate among the figures that a translated one follows from.
fn rate(book: &Book<'_>, tie: &Tie) -> Vec<(Other, bool)> {
    let places = tie.inputs.iter().map(|input| book.fact(*input).place);
    places.filter(|place| matches!(place, Place::Rate(_))).map(|place| (Other::Place(place), false)).collect()
}
