//! Issues of shares: the table `[issuance]`.

use crate::decode::amount::{Money, Percent, SharePrice, Shares};
use crate::decode::table::table;
use crate::domain::kind::issuance::{Issuance, Levy, Party};
use crate::domain::span::Name;
use crate::domain::{Amount, Located, Moment};
use chrono::NaiveDate;

table! {
    /// An issue of shares.
    pub static ISSUANCE: Issuance = "a share issuance", "`[issuance]`" {
        /// The class of the shares, by its id.
        required class: Name = "class-a";
        /// How many are issued.
        required number: Shares = "830,000 shares";
        /// The price of one.
        required price: SharePrice = "HK$50.03 per share";
        /// Charges that the price excludes.
        list levies: Levy;
        /// The part of a larger offer that they are.
        optional share_of_offer: ShareOfOffer;
        /// The shares in issue before.
        optional before: Shares = "318,062,703 shares";
        /// The shares in issue afterwards.
        optional after: Shares = "318,892,703 shares";
        /// What both counts assume, retold.
        optional counts_assume: Box<str> = "No options are exercised.";
        /// The day that this assumption starts from.
        optional counts_since: Located<NaiveDate> = "2022-09-30";
        /// The net proceeds.
        optional net_proceeds: Money = "approximately HK$37.7 million";
        /// What they are for, retold.
        optional use_of_proceeds: Box<str> = "General corporate purposes.";
        /// When the option was exercised or the issue agreed.
        optional exercised: Located<Moment>;
        /// When dealings begin.
        optional listing_at: Located<Moment>;
        /// The listing where they begin, by its id.
        optional listing: Name = "hkex";
        /// Who takes part.
        list parties: Party;
    }
}

table! {
    /// A charge that the price excludes.
    pub static LEVY: Levy = "a levy", "`levies` of `[issuance]`" {
        /// What it is called.
        required name: Box<str> = "Brokerage";
        /// Its rate, of the price.
        required rate: Percent = "1%";
    }
}

/// The share of a larger offer, with the base in words.
struct ShareOfOffer;

table! {
    /// The part of a larger offer.
    pub static SHARE_OF_OFFER: ShareOfOffer => (Located<Amount>, Box<str>)
        = "a share of an offer", "`share_of_offer` of `[issuance]`" {
        /// How much of it.
        required percent: Percent = "approximately 15%";
        /// The offer, in words.
        required of: Box<str> = "the Offer Shares initially available under the Global Offering";
    }
    => |_, _| Some((percent, of))
}

table! {
    /// Who takes part in an issue.
    pub static PARTY: Party = "a party", "`parties` of `[issuance]`" {
        /// Its name as printed.
        required name: Box<str> = "Citigroup Global Markets Limited";
        /// What it does.
        required role: Box<str> = "Overall coordinator";
    }
    with span
}
