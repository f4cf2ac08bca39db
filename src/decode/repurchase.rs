//! Repurchase plans and how far they have got.

use super::amount::{Bound, Money, Percent, Price, Securities, Shares};
use super::id::Id;
use super::table::table;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::repurchase::{Progress, Repurchase};
use crate::domain::{Located, Unit};
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
        /// The most that may be spent, or the most shares or ADSs that may be bought. It holds in every later document.
        optional authorized: Bound = "US$350 million";
        /// The most shares or ADSs that may be bought, where `authorized` is money.
        optional authorized_number: Securities = "10,000,000 shares";
        /// What was authorized until this document, which raises or lowers it to `authorized`.
        optional authorized_before: Bound = "US$300 million";
        /// The shares in issue when it was approved, of which percentages are told.
        optional issued: Shares = "9,118,000,000 shares";
        /// What is authorized in percent of them.
        optional percent: Percent = "10%";
        /// What may be bought.
        optional securities: Box<str> = "ADSs or Class A ordinary shares";
        /// The first day of its window.
        optional start: Located<NaiveDate> = "2024-04-01";
        /// The length of its window in months, as printed.
        optional months: u32 = "12";
        /// The last day of its window, where the document states it; else it follows from `start` and `months`.
        optional end: Located<NaiveDate> = "2025-03-31";
        /// The last day until this document, which moves it to `end`.
        optional end_before: Located<NaiveDate> = "2024-12-31";
        /// How far it has got, oldest first.
        list progress: Progress;
    }
    also |fields, reader| {
        let pairs = [("authorized_before", "authorized"), ("end_before", "end")];
        for (before, now) in pairs {
            if fields.has(before) && !fields.has(now) {
                fields.missing(&[now]);
            }
        }
        if let (Some(bound), Some(number)) = (&authorized, &authorized_number)
            && !matches!(bound.unit, Unit::Money(_))
        {
            let message = "both are a number of shares or ADSs".to_owned();
            let finding = Diagnostic::error(Code::UnitMismatch, number.span, message).related(bound.span, "authorized");
            reader.findings.push(finding.help("keep the number in `authorized` alone: `authorized_number` stands beside money"));
        }
    }
    with span
}

table! {
    /// How far a plan has got.
    pub static PROGRESS: Progress = "a progress statement", "`progress` of `[[repurchases]]`" {
        /// The day that the statement speaks of.
        required as_of: Located<NaiveDate> = "2024-05-17";
        /// The first day that is counted, where it isn't the plan's: what was bought in a quarter alone.
        optional since: Located<NaiveDate> = "2024-04-01";
        /// How much was spent.
        when("without `bought` and `wording`") spent: Money = "approximately US$65 million";
        /// How much was bought.
        when("without `spent` and `wording`") bought: Securities = "approximately 3.4 million ADSs";
        /// The average price.
        optional average_price: Price = "US$19.3 per ADS";
        /// What of the authorized money or number is left.
        optional remaining: Bound = "US$285 million";
        /// What was bought in percent of the plan's `issued`.
        optional percent: Percent = "0.13%";
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
