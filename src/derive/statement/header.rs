//! Headings of columns: periods, and below them currencies.

use super::length_words;
use crate::derive::format;
use crate::domain::statement::Column;
use serde::Serialize;

/// A period over the columns that it covers.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PeriodGroup {
    /// What leads up to the day: `Three months ended`.
    pub lead: Option<&'static str>,
    /// The day, or the printed heading.
    pub text: String,
    /// How many columns.
    pub span: usize,
}

/// The heading of a column.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// The currency, as printed or as it stands before amounts.
    pub text: String,
    /// Whether the column is a convenience translation.
    pub translated: bool,
}

/// Neighboring columns of one period are under one heading, printed headings under the words that they share.
pub fn periods(columns: &[Column]) -> Vec<PeriodGroup> {
    let mut groups: Vec<PeriodGroup> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let same = |before: &Column| before.period == column.period && printed(before).0 == printed(column).0;
        let joins = index.checked_sub(1).is_some_and(|before| same(&columns[before]));
        match groups.last_mut() {
            Some(group) if joins => group.span += 1,
            _ => groups.push(group(column)),
        }
    }
    groups
}

fn group(column: &Column) -> PeriodGroup {
    let (lead, text) = match (printed(column).0, length_words(&column.period)) {
        (Some(label), _) => (None, label.to_owned()),
        (None, Some(lead)) => (Some(lead), format::date(column.period.end())),
        (None, None) => (None, column.period.to_string()),
    };
    PeriodGroup { lead, text, span: 1 }
}

/// The currencies.
pub fn headings(columns: &[Column]) -> Vec<Heading> {
    let heading = |column: &Column| Heading { text: currency(column), translated: column.translation.is_some() };
    columns.iter().map(heading).collect()
}

/// The currency of a column, as printed where its heading ends with it.
pub fn currency(column: &Column) -> String {
    printed(column).1.map_or_else(|| column.currency.prefix().trim().to_owned(), str::to_owned)
}

/// A printed heading without the currency that it ends with, and that currency.
fn printed(column: &Column) -> (Option<&str>, Option<&str>) {
    let Some(label) = column.label.as_deref() else { return (None, None) };
    let prefix = column.currency.prefix();
    for currency in [column.currency.code(), prefix.trim()] {
        if let Some(period) = label.strip_suffix(currency).map(|period| period.trim_end_matches([',', ' ']))
            && !period.is_empty()
        {
            return (Some(period), Some(&label[label.len() - currency.len()..]));
        }
    }
    (Some(label), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::period::{FiscalYearEnd, Period};
    use crate::domain::{Currency, Located};

    fn column(period: &str, currency: &str, label: Option<&str>) -> Column {
        Column {
            id: Located::default(),
            period: Period::parse(period, FiscalYearEnd { month: 12, day: 31 }).unwrap(),
            currency: Currency::from_code(currency).unwrap(),
            label: label.map(Box::from),
            translation: None,
        }
    }

    fn shown(columns: &[Column]) -> (Vec<String>, Vec<String>) {
        let words = |group: PeriodGroup| format!("{} {} x{}", group.lead.unwrap_or("-"), group.text, group.span);
        let groups = periods(columns).into_iter().map(words).collect();
        (groups, headings(columns).into_iter().map(|heading| heading.text).collect())
    }

    #[test]
    fn neighbors_of_one_period_share_its_heading() {
        let columns = [column("2023-Q1", "CNY", None), column("2024-Q1", "CNY", None), column("2024-Q1", "USD", None)];
        let (periods, currencies) = shown(&columns);
        assert_eq!(periods, ["Three months ended 31 March 2023 x1", "Three months ended 31 March 2024 x2"]);
        assert_eq!(currencies, ["RMB", "RMB", "US$"]);
    }

    #[test]
    fn printed_headings_share_what_stands_before_the_currency() {
        let columns = [
            column("2024-03-31", "CNY", Some("March 31, 2024, RMB")),
            column("2024-03-31", "USD", Some("March 31, 2024, USD")),
            column("2024-03-31", "USD", Some("Pro forma")),
        ];
        let (periods, currencies) = shown(&columns);
        assert_eq!(periods, ["- March 31, 2024 x2", "- Pro forma x1"]);
        assert_eq!(currencies, ["RMB", "USD", "US$"]);
    }
}
