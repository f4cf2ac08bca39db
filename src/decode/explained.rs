//! What explains figures that don't fit: waivers and restatements.

use super::table::table;
use super::word::words;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::announcement::{Cause, Restatement, Waiver};
use crate::domain::span::Name;
use crate::domain::{Amount, Located, Period};

table! {
    /// A finding on a figure that is right all the same.
    pub static WAIVER: Waiver = "a waiver", "`[[waivers]]`" {
        /// The code printed with the finding.
        required rule: Name = "ratio-mismatch";
        /// The figure as the finding names it.
        required figure: Name = "operations.net-income-margin.2024-q1";
        /// What the document prints.
        required printed: Name = "29.7";
        /// What the finding says instead.
        when("unless `rule` is `untied-figure` or `period-end-mismatch`") expected: Name = "27.9";
        /// Why both are right, shown on the page. Markdown, one paragraph.
        required reason: Located<Box<str>> = "The margin is rounded from exact figures.";
    }
    with span
}

words!(Cause {
    "restatement" => Restatement,
    "reclassification" => Reclassification,
    "definition" => Definition,
    "split" => Split,
    "ratio" => Ratio,
});

table! {
    /// A figure that an earlier document states otherwise.
    pub static RESTATEMENT: Restatement = "a restatement", "`[[restatements]]`" {
        /// The line or metric.
        required concept: Name = "net-income";
        /// The figure's period.
        required period: Period = "2023-Q1";
        /// Whether the past figure was changed, amounts moved between lines (`reclassification`), the label covers something else
        /// since (`definition`), shares were split or put together (`split`), or an ADS stands for another number of them (`ratio`).
        required cause: Cause = "restatement";
        /// The figure of the earlier document.
        required old: Located<Amount> = "RMB929,822 thousand";
        /// The figure of this document.
        required new: Located<Amount> = "RMB931,301 thousand";
        /// The announcement that states the old figure, by its id.
        required document: Name = "2023-q1-results";
        /// What else there is to say.
        optional note: Box<str> = "The comparative figure was changed.";
    }
    also |_, reader| {
        let new = match (&old, new) {
            (Some(old), Some(new)) if old.unit != new.unit => {
                let message = "the old and the new figure must count the same thing in the same currency";
                let finding = Diagnostic::error(Code::UnitMismatch, new.span, message);
                reader.findings.push(finding.label("the new figure").related(old.span, "the old one"));
                None
            }
            (_, new) => new,
        };
    }
    with span
}
