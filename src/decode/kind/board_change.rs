//! Changes of the board and of officers: the table `[board_change]`.

use crate::decode::table::table;
use crate::decode::word::words;
use crate::domain::Located;
use crate::domain::kind::board_change::{BoardChange, Change};
use crate::domain::office::Step;
use crate::domain::span::Name;
use chrono::NaiveDate;
use std::sync::Arc;

table! {
    /// Who joins and leaves the board, its committees and the management.
    pub static BOARD_CHANGE: BoardChange = "a board change", "`[board_change]`" {
        /// The changes, in the document's order.
        some changes: Change;
    }
}

table! {
    /// A change: of one person in one capacity.
    pub static CHANGE: Change = "a change", "`[[board_change.changes]]`" {
        /// Who: the id of a person of the issuer.
        required person: Name = "jane-roe";
        /// The person's name as the document prints it.
        optional printed_name: Arc<str> = "Jane Roe";
        /// What happens: `appointed`, `elected`, `re-elected`, `re-designated`, `resigned`, `retired`, `removed` or `deceased`.
        required step as "change": Step = "appointed";
        /// As what: begun, or ended. Left out, the person leaves all that it was.
        when("unless the person leaves altogether") capacity: Arc<str> = "Independent Director";
        /// As what before, where the person is re-designated.
        optional from: Arc<str> = "Director";
        /// The committee of the board that it is on.
        optional committee: Arc<str> = "Audit Committee";
        /// The first day on which it is so, where it is stated: for one who leaves, the first without.
        optional effective: Located<NaiveDate> = "2024-06-28";
        /// How the document words when, where it says more or less than a day.
        optional wording: Box<str> = "when the annual general meeting ends";
        /// Why, or what else there is to know, retold.
        optional note: Box<str> = "To spend more time on other work.";
    }
    also |fields, _| {
        if capacity.is_none() && step.is_some_and(|step| !step.ends()) && !fields.has("committee") {
            fields.missing(&["capacity"]);
        }
    }
    with span
}

words!(Step);
