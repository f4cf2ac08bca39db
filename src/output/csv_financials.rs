//! The company's figures of statements over time as CSV, in long form: one record a figure of a document.

use super::csv_table::Table;
use super::term::{document, period, unit_word, word};
use crate::domain::number::Printed;
use crate::domain::{Scale, decimal};
use crate::history::financials::{Concept, Fact, Row};

/// The columns.
pub(super) const COLUMNS: &str = "concept,label,unit,currency,period,period_start,period_end,role,announcement,dated,source,\
statement,line,column,restated,rate,printed,scale,value,value_in_units";

/// The figures of concepts, by concept, period and unit, and those of one period in the order of the documents.
#[must_use]
pub fn financials(concepts: &[Concept<'_>]) -> String {
    let mut table = Table::new(COLUMNS);
    for concept in concepts {
        table.back_to(0);
        table.text(concept.id);
        for row in concept.rows() {
            let period = period(&row.period);
            for fact in row.vintages {
                figure(&mut table, &row, &period, fact);
            }
        }
    }
    table.finish()
}

fn figure(table: &mut Table, row: &Row<'_, '_>, period: &[String; 3], fact: &Fact<'_>) {
    table.back_to(1);
    table.text(&fact.line().label).field(unit_word(row.unit));
    table.field(row.unit.currency().as_ref().map_or("", |currency| currency.code())).fields(period);
    table.field(role(row, fact));
    let announcement = fact.announcement;
    table.field(&announcement.id).field(&announcement.dated.value.to_string()).text(document(announcement));
    table.field(&fact.statement().id.value).field(&fact.line().id.value).field(&fact.column().id.value);
    table.field(if fact.column().restated { "yes" } else { "" });
    let mut text = String::new();
    if let Some(rate) = fact.rate() {
        decimal::push_plain(&mut text, rate, Scale::One);
    }
    table.field(&text);
    text.clear();
    match fact.cell().printed {
        Some(Printed::Nil) => text.push('-'),
        _ => fact.push_printed(&mut text),
    }
    table.field(&text).field(word(fact.scale())).number(fact.value(), Scale::One).number(fact.value(), fact.scale());
    table.end();
}

/// What a figure is to the one that pages show for its period: that very one, another statement of it, another figure, or a
/// translation at another rate.
fn role(row: &Row<'_, '_>, fact: &Fact<'_>) -> &'static str {
    if fact.is(&row.best) {
        "shown"
    } else if fact.agrees(&row.best) {
        "agrees"
    } else if fact.rate() == row.best.rate() {
        "otherwise"
    } else {
        "other-rate"
    }
}
