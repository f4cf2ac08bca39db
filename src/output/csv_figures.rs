//! The figures of an announcement that stand in none of its statements, as CSV: one record a figure.

use super::csv::{is_approximate, said};
use super::csv_table::Table;
use super::facts::{change, definition, label};
use super::term::{document, period, unit_word, word};
use crate::audit::Book;
use crate::domain::issuer::Issuer;
use crate::domain::metric::Metric;
use crate::domain::{Announcement, Scale};

/// The columns.
pub(super) const COLUMNS: &str = "announcement,source,key,label,definition,period,period_start,period_end,unit,currency,scale,\
printed,approximate,value,value_in_units,against,hedge,noun";

/// The metrics, single figures, rates, plans, outlooks, dividends and issues of an announcement, in the order of its parts.
#[must_use]
pub fn figures(announcement: &Announcement, issuer: &Issuer, metrics: &[Metric]) -> String {
    let mut table = Table::new(COLUMNS);
    table.field(&announcement.id).text(document(announcement));
    let start = table.len();
    let own = announcement.details.figures();
    for fact in Book::outside_statements(announcement, issuer) {
        let (value, currency) = (&fact.value, fact.value.unit.currency());
        table.back_to(start);
        table.text(&fact.key).text(label(announcement, metrics, &own, &fact)).field(definition(
            announcement,
            metrics,
            &fact,
        ));
        table.fields(&fact.period.as_ref().map(period).unwrap_or_default());
        let change = change(announcement, &fact);
        table
            .field(unit_word(change.map_or(value.unit, |(change, of)| change.unit(of))))
            .field(currency.as_ref().map_or("", |currency| currency.code()));
        table.field(word(value.scale));
        match fact.amount {
            Some(amount) => table.field(&amount.printed).field(is_approximate(amount)),
            None => table.number(value.number, Scale::One).field("false"),
        };
        table.number(value.number, Scale::One).number(value.number, value.scale);
        table.field(&change.map_or_else(String::new, |(change, _)| change.against.id()));
        match fact.amount {
            Some(amount) => said(&mut table, amount).end(),
            None => table.fields(&["", ""]).end(),
        }
    }
    table.finish()
}
