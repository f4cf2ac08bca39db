//! Notes below a table: how columns were translated and how figures came about.

use super::header;
use crate::derive::announcement::rate;
use crate::derive::format;
use crate::domain::announcement::Announcement;
use crate::domain::statement::{Column, Line, Method, Statement};

/// A sentence for each rate that columns are translated at.
pub fn translations(announcement: &Announcement, statement: &Statement) -> Vec<String> {
    let mut sentences = Vec::new();
    for column in &statement.columns {
        let Some(translation) = &column.translation else { continue };
        let Some(rate) = announcement.rates.iter().find(|rate| rate.id == translation.rate) else { continue };
        let sentence = format!(
            "{} columns are translated for the reader's convenience at {}, the rate of {} ({}).",
            header::currency(column),
            rate::equation(rate),
            format::date(rate.date),
            rate.source,
        );
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences
}

/// A sentence for each way in which figures came about, with the lines.
pub fn methods(statement: &Statement) -> Vec<String> {
    let all = [Method::Footed, Method::Translated, Method::Balancing, Method::PerAds, Method::Divided];
    let sentence = |method: Method| {
        let lines: Vec<String> = statement.lines.iter().filter_map(|line| label(statement, line, method)).collect();
        (!lines.is_empty()).then(|| format!("{}: {}.", words(method), lines.join("; ")))
    };
    all.into_iter().filter_map(sentence).collect()
}

/// The line's label where it has figures of the method, with the column where it isn't every translated one.
fn label(statement: &Statement, line: &Line, method: Method) -> Option<String> {
    let (column, _) = line.methods.iter().find(|(_, its)| *its == method)?;
    let Some(column) = column else { return Some(line.label.to_string()) };
    let column = statement.columns.iter().find(|other| other.id == *column)?;
    Some(format!("{} ({})", line.label, column_words(column)))
}

/// A column in words: `Q1 2024, RMB`.
pub fn column_words(column: &Column) -> String {
    format!("{}, {}", column.period, header::currency(column))
}

fn words(method: Method) -> &'static str {
    match method {
        Method::Footed => "Sums of the rounded lines above",
        Method::Translated => "Translated from the printed amount",
        Method::Balancing => "Totals less their other part",
        Method::PerAds => "Shares per ADS times the printed amount per share",
        Method::Divided => "A numerator divided by a denominator",
    }
}
