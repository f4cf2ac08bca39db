//! Repurchase plans and how far they have got.

use super::amount::{Money, Price, Securities};
use super::id::Id;
use super::table::table;
use crate::domain::Located;
use crate::domain::repurchase::{Progress, Repurchase};
use chrono::NaiveDate;
use std::sync::Arc;

table! {
    /// A plan to buy back shares.
    pub static REPURCHASE: Repurchase = "a repurchase plan", "`[[repurchases]]`" {
        /// Its id, the same in all documents.
        required plan: Id = "2024";
        /// Its name as printed.
        required name: Arc<str> = "2024 Share Repurchase Plan";
        /// When it was announced or approved.
        optional announced: Located<NaiveDate> = "2024-03-12";
        /// The most that may be spent.
        optional authorized: Money = "US$350 million";
        /// What may be bought.
        optional securities: Box<str> = "ADSs or Class A ordinary shares";
        /// The first day of its window.
        optional start: Located<NaiveDate> = "2024-04-01";
        /// The length of its window in months, as printed.
        optional months: u32 = "12";
        /// The last day of its window, where the document states it; else it follows from `start` and `months`.
        optional end: Located<NaiveDate> = "2025-03-31";
        /// How far it has got, oldest first.
        list progress: Progress;
    }
    with span
}

table! {
    /// How far a plan has got.
    pub static PROGRESS: Progress = "a progress statement", "`progress` of `[[repurchases]]`" {
        /// The day that the statement speaks of.
        required as_of: Located<NaiveDate> = "2024-05-17";
        /// How much was spent.
        when("without `bought` and `wording`") spent: Money = "approximately US$65 million";
        /// How much was bought.
        when("without `spent` and `wording`") bought: Securities = "approximately 3.4 million ADSs";
        /// The average price.
        optional average_price: Price = "US$19.3 per ADS";
        /// The progress in words, where the document gives no number.
        when("without `spent` and `bought`") wording: Box<str> = "substantially all";
        /// What else there is to say.
        optional note: Box<str> = "inclusive of commissions";
    }
    also |fields, _| {
        let said = ["spent", "bought", "wording"];
        if !said.iter().any(|key| fields.has(key)) {
            fields.missing(&said);
        }
    }
}
