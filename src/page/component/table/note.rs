//! Notes below a table: how columns were translated and how figures came about.

use super::{header, unit};
use crate::domain::announcement::Announcement;
use crate::domain::member::Dimension;
use crate::domain::span::Name;
use crate::domain::statement::{Column, Derived, Line, Method, Statement};
use crate::words::Words;

/// A sentence for each rate that columns are translated at.
#[must_use]
pub fn translations(announcement: &Announcement, statement: &Statement, words: &dyn Words) -> Vec<String> {
    let mut sentences = Vec::new();
    for column in &statement.columns {
        let Some(translation) = &column.translation else { continue };
        let Some(rate) = announcement.rates.iter().find(|rate| rate.id == translation.rate) else { continue };
        let sentence = words.translated_at(&header::currency(column), rate);
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences
}

/// A sentence for each way in which figures came about, with the lines.
#[must_use]
pub fn methods(statement: &Statement, dimensions: &[Dimension], words: &dyn Words) -> Vec<String> {
    let all = [Method::Footed, Method::Translated, Method::Balancing, Method::PerAds, Method::Divided];
    let sentence = |method: Method| {
        let lines: Vec<String> =
            statement.lines.iter().filter_map(|line| label(statement, dimensions, line, method, words)).collect();
        (!lines.is_empty()).then(|| format!("{}: {}.", words.method(method), lines.join("; ")))
    };
    all.into_iter().filter_map(sentence).collect()
}

/// The line's label where it has figures of the method, with the column where it isn't every translated one.
fn label(
    statement: &Statement,
    dimensions: &[Dimension],
    line: &Line,
    method: Method,
    words: &dyn Words,
) -> Option<String> {
    let (column, _) = line.methods.iter().find(|(_, its)| *its == method)?;
    let Some(column) = column else { return Some(unit::label(line, words).to_owned()) };
    let column = statement.columns.iter().find(|other| other.id == *column)?;
    Some(format!("{} ({})", unit::label(line, words), column_words(column, dimensions, words)))
}

/// A sentence for each column that is a sum, a change or a share of others.
#[must_use]
pub fn across(statement: &Statement, dimensions: &[Dimension], words: &dyn Words) -> Vec<String> {
    let name = |id: &Name| {
        let column = statement.columns.iter().find(|column| column.id == *id);
        let words =
            |it: &Column| it.label.as_deref().map_or_else(|| column_words(it, dimensions, words), str::to_owned);
        column.map(words).unwrap_or_default()
    };
    let sentence = |column: &Column| {
        let own = name(&column.id);
        if !column.sum.is_empty() {
            let terms: Vec<(String, bool)> = column.sum.iter().map(|it| (name(&it.line), it.negative)).collect();
            return Some(words.column_sum(&own, &terms));
        }
        match column.derived.as_deref()? {
            Derived::Change { of, against, .. } => Some(words.column_change(&own, &name(of), &name(against))),
            Derived::Share { of, line } => {
                let whole = statement.line(&line.value).map_or("", |line| &line.label);
                Some(words.column_share(&own, whole, &name(of)))
            }
        }
    };
    statement.columns.iter().filter_map(sentence).collect()
}

/// A column in words: `Q1 2024, RMB`; what it is of, or is called, where it isn't a period's.
#[must_use]
pub fn column_words(column: &Column, dimensions: &[Dimension], words: &dyn Words) -> String {
    let is_plain =
        column.members.is_empty() && column.sum.is_empty() && column.states_figures() && column.unit.is_none();
    match &column.label {
        _ if is_plain => format!("{}, {}", words.period(&column.period), header::currency(column)),
        Some(label) => label.to_string(),
        None => header::members(&column.members, dimensions).unwrap_or_else(|| header::told(column, words)),
    }
}
