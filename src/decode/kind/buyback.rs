//! Returns of shares bought back: the table `[buyback]`.

use crate::decode::amount::{Ads, Money, Percent, Price, Securities, Shares};
use crate::decode::table::table;
use crate::decode::word::words;
use crate::domain::Located;
use crate::domain::kind::buyback::{Buyback, Purchase, Total, Treatment};
use crate::domain::span::Name;
use chrono::NaiveDate;
use std::sync::Arc;

words!(Treatment {
    "cancelled" => Cancelled,
    "treasury" => Treasury,
});

table! {
    /// What was bought back, and what became of it.
    pub static BUYBACK: Buyback = "a return of shares bought back", "`[buyback]`" {
        /// The class of the shares, by its id.
        optional class: Name = "class-a";
        /// The plan or mandate under which they were bought: the `plan` of `[[repurchases]]` in any document.
        optional plan: Name = "2024";
        /// Whether they are cancelled or held in treasury.
        optional treatment: Treatment = "cancelled";
        /// What was bought, a day, a listing and a venue a row.
        some purchases: Purchase;
        /// What rows add up to, as printed.
        list totals: Total;
        /// The shares in issue before these purchases, without those in treasury.
        optional outstanding_before: Shares = "9,120,000,000 shares";
        /// The shares in issue after them, without those in treasury: the voting rights.
        optional outstanding: Shares = "9,119,850,000 shares";
        /// The shares in treasury before.
        optional treasury_before: Shares = "1,000,000 shares";
        /// The shares in treasury after.
        optional treasury: Shares = "1,150,000 shares";
        /// The shares in issue after, those in treasury included.
        optional issued: Shares = "9,121,000,000 shares";
        /// What was bought in percent of `outstanding_before`.
        optional percent: Percent = "0.0016%";
        /// Who bought.
        optional broker: Box<str> = "Example Securities plc";
        /// What else there is to say, retold.
        optional note: Box<str> = "The shares were bought on the exchange.";
    }
}

table! {
    /// What was bought on a day, or on several.
    pub static PURCHASE: Purchase = "a purchase", "`[[buyback.purchases]]`" {
        /// The day, or the last of several.
        required day: Located<NaiveDate> = "2024-10-08";
        /// The first day, where the row is of several.
        optional from: Located<NaiveDate> = "2024-10-01";
        /// How many shares or ADSs.
        required number: Securities = "150,000 shares";
        /// How many ADSs the shares were bought as.
        optional ads: Ads = "75,000 ADSs";
        /// The highest price, or the only one.
        optional high: Price = "HK$45.10 per share";
        /// The lowest price.
        optional low: Price = "HK$44.60 per share";
        /// The average price, weighted by volume.
        optional average: Price = "HK$44.8215 per share";
        /// What was paid in all.
        optional paid: Money = "HK$6,723,225";
        /// The listing where they were bought, by its id.
        optional listing: Name = "hkex";
        /// The trading venue, or how they were bought.
        optional venue: Arc<str> = "Chi-X Europe";
        /// What became of these, where it isn't what became of all.
        optional treatment: Treatment = "treasury";
    }
    with span
}

table! {
    /// What rows add up to: all, or those of a day, a listing or a venue.
    pub static TOTAL: Total = "a total", "`[[buyback.totals]]`" {
        /// The day of the rows.
        optional day: Located<NaiveDate> = "2024-10-08";
        /// The listing of the rows, by its id.
        optional listing: Name = "hkex";
        /// The venue of the rows.
        optional venue: Arc<str> = "Chi-X Europe";
        /// How many shares or ADSs.
        optional number: Securities = "150,000 shares";
        /// The highest price.
        optional high: Price = "HK$45.10 per share";
        /// The lowest price.
        optional low: Price = "HK$44.60 per share";
        /// The average price, weighted by volume.
        optional average: Price = "HK$44.8215 per share";
        /// What was paid in all.
        optional paid: Money = "HK$6,723,225";
    }
}
