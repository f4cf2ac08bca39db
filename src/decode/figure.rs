//! What any announcement may state: single figures, footnotes, headlines of charts, exchange rates.

use super::column::Members;
use super::id::Id;
use super::table::table;
use crate::diagnostic::Code;
use crate::domain::announcement::{Footnote, Headline};
use crate::domain::figure::{ChangeOf, Figure};
use crate::domain::span::Name;
use crate::domain::statement::{ExchangeRate, Term};
use crate::domain::{Amount, Currency, Located, Period};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

table! {
    /// A single figure of the text.
    pub static FIGURE: Figure = "a figure", "`[[figures]]`" {
        /// Its id in the document, and its anchor on the page.
        required id: Id = "cash-generated";
        /// What it is called.
        required label: Arc<str> = "Cash from operations";
        /// The figure as printed.
        required amount: Located<Amount> = "approximately RMB1.96 billion";
        /// The period that it is of.
        when("with `concept`, `sum` or `change`") period: Period = "2024-Q1";
        /// The line or metric that it repeats, where there is one.
        optional concept: Name = "net-cash-from-operating-activities";
        /// What it, and what it is the change of, is of: dimensions of `content/dimensions.toml`, each with its member.
        optional members: Members = r#"{ segment = "compute" }"#;
        /// The lines, as `statement.line`, that it takes together; a leading `-` subtracts.
        list sum: Term = r#"["balance-sheet.cash", "balance-sheet.restricted-cash"]"#;
        /// Of what it is the change.
        optional change: ChangeOf;
        /// What else there is to say. Markdown, one paragraph.
        optional note: Located<Box<str>> = "Before taxes.";
    }
    also |fields, _| {
        // What other figures determine is of a period, as they are.
        let is_determined = concept.is_some() || !sum.is_empty() || change.is_some();
        if is_determined && !fields.has("period") {
            fields.missing(&["period"]);
        }
    }
    => |_, _| {
        let Located { value: amount, span } = amount;
        let members = members.unwrap_or_default();
        Some(Self { id, label, amount, span, period, concept, members, sum: sum.into(), change, note })
    }
}

table! {
    /// What a figure is the change of.
    pub static CHANGE: ChangeOf = "what changed", "`change` of `[[figures]]`" {
        /// The line or metric that changed.
        required of: Name = "total-net-revenue";
        /// The period from which it did.
        required against: Period = "2023-Q1";
    }
}

table! {
    /// A footnote.
    pub static FOOTNOTE: Footnote = "a footnote", "`[[footnotes]]`" {
        /// Its mark in the document.
        required id: Id = "4";
        /// Its text. Markdown, one paragraph.
        required text: Located<Box<str>> = "Excluding discontinued operations.";
    }
}

table! {
    /// What the document says of a chart of `site.toml`.
    pub static HEADLINE: Headline = "a chart's headline", "`[[charts]]`" {
        /// The chart, by its id.
        required chart: Name = "repurchase-progress";
        /// The sentence above the chart. Markdown, one paragraph, without footnotes.
        required text as "headline": Located<Box<str>> = "Half of the plan is spent.";
    }
}

table! {
    /// The exchange rate of translated columns.
    pub static RATE: ExchangeRate = "an exchange rate", "`[[rates]]`" {
        /// Its id in the document.
        required id: Id = "h10";
        /// The currency of which one unit is priced.
        required base: Currency = "USD";
        /// The currency in which it is.
        required quote: Currency = "CNY";
        /// How much of `quote` one unit of `base` costs.
        required value: Located<Decimal> = "7.2203";
        /// The day of the rate.
        required date: NaiveDate = "2024-03-29";
        /// Who states it.
        required source: Arc<str> = "H.10 statistical release of the Federal Reserve Board";
    }
    also |fields, reader| {
        let value = match value {
            Some(rate) if rate.value <= Decimal::ZERO => {
                let help = "write how much of `quote` one unit of `base` costs";
                reader.refuse_at(Code::InvalidNumber, fields.span(), "an exchange rate is greater than zero", help)
            }
            value => value,
        };
    }
}
