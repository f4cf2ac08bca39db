//! Notes below a table: how columns were translated and how figures came about.

use super::header;
use crate::domain::announcement::Announcement;
use crate::domain::statement::{Column, Line, Method, Statement};
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
pub fn methods(statement: &Statement, words: &dyn Words) -> Vec<String> {
    let all = [Method::Footed, Method::Translated, Method::Balancing, Method::PerAds, Method::Divided];
    let sentence = |method: Method| {
        let lines: Vec<String> =
            statement.lines.iter().filter_map(|line| label(statement, line, method, words)).collect();
        (!lines.is_empty()).then(|| format!("{}: {}.", words.method(method), lines.join("; ")))
    };
    all.into_iter().filter_map(sentence).collect()
}

/// The line's label where it has figures of the method, with the column where it isn't every translated one.
fn label(statement: &Statement, line: &Line, method: Method, words: &dyn Words) -> Option<String> {
    let (column, _) = line.methods.iter().find(|(_, its)| *its == method)?;
    let Some(column) = column else { return Some(line.label.to_string()) };
    let column = statement.columns.iter().find(|other| other.id == *column)?;
    Some(format!("{} ({})", line.label, column_words(column, words)))
}

/// A column in words: `Q1 2024, RMB`.
#[must_use]
pub fn column_words(column: &Column, words: &dyn Words) -> String {
    format!("{}, {}", words.period(&column.period), header::currency(column))
}
