//! Issues of shares: the table `[issuance]`.

use crate::decode::amount::{AdsPrice, Count, Money, Percent, Price, Securities, Shares, Times};
use crate::decode::id::Id;
use crate::decode::table::table;
use crate::domain::kind::issuance::{Benchmark, Issuance, Levy, Party, Recipient, Tranche};
use crate::domain::span::Name;
use crate::domain::{Amount, Located, Moment};
use chrono::NaiveDate;

table! {
    /// An issue of shares: an offering, an allotment, a placing, a grant.
    pub static ISSUANCE: Issuance = "a share issuance", "`[issuance]`" {
        /// The id of the issue, the same in all documents on it: what they state of it is compared.
        optional issue: Id = "2022-offering";
        /// What is done, as the document calls it.
        optional what as "type": Box<str> = "Placing of new shares under the general mandate";
        /// The class of the shares, by its id.
        required class: Name = "class-a";
        /// How many shares or ADSs are issued.
        required number: Securities = "830,000 shares";
        /// The price of one.
        optional price: Price = "HK$50.03 per share";
        /// The price of an ADS, where that of a share is stated as well.
        optional price_per_ads: AdsPrice = "US$12.88 per ADS";
        /// Charges that the price excludes.
        list levies: Levy;
        /// Prices that the document compares the price with.
        list benchmarks: Benchmark;
        /// How many are offered at first, before any are moved between tranches.
        optional offered: Securities = "5,540,000 shares";
        /// The parts of the offering.
        list tranches: Tranche;
        /// How many more may be issued at an option.
        optional option: Securities = "831,000 shares";
        /// The part of a larger offer that they are.
        optional share_of_offer: ShareOfOffer;
        /// Who receives how many: subscribers, grantees.
        list recipients: Recipient;
        /// The shares in issue before.
        optional before: Shares = "318,062,703 shares";
        /// The shares in issue afterwards.
        optional after: Shares = "318,892,703 shares";
        /// The shares issued in percent of those in issue before.
        optional percent_of_existing: Percent = "approximately 0.26%";
        /// The shares issued in percent of those in issue afterwards.
        optional percent_of_enlarged: Percent = "approximately 0.26%";
        /// What both counts assume, retold.
        optional counts_assume: Box<str> = "No options are exercised.";
        /// The day that this assumption starts from.
        optional counts_since: Located<NaiveDate> = "2022-09-30";
        /// The gross proceeds: the number times the price.
        optional gross_proceeds: Money = "HK$41,524,900";
        /// What the issue costs.
        optional expenses: Money = "approximately HK$3.8 million";
        /// The net proceeds.
        optional net_proceeds: Money = "approximately HK$37.7 million";
        /// The net proceeds of one share or ADS.
        optional net_price: Price = "approximately HK$45.42 per share";
        /// What they are for, retold.
        optional use_of_proceeds: Box<str> = "General corporate purposes.";
        /// When or under which conditions shares that are granted are earned, retold.
        optional vesting: Box<str> = "Over four years from the day of the grant.";
        /// When the option was exercised, or the issue agreed or granted.
        optional exercised: Located<Moment>;
        /// When the issue was or will be completed.
        optional completed: Located<Moment>;
        /// When dealings begin.
        optional listing_at: Located<Moment>;
        /// The listing where they begin, by its id.
        optional listing: Name = "hkex";
        /// Who takes part.
        list parties: Party;
    }
}

table! {
    /// A price that the price is compared with.
    pub static BENCHMARK: Benchmark = "a benchmark", "`benchmarks` of `[issuance]`" {
        /// What it is, as the document says.
        required name: Box<str> = "closing price on 5 December 2022";
        /// The price.
        required price: Price = "HK$55.00 per share";
        /// How far below it the price of the issue is.
        optional discount: Percent = "approximately 9.04%";
        /// How far above it the price of the issue is.
        optional premium: Percent = "approximately 3.2%";
    }
}

table! {
    /// A part of an offering.
    pub static TRANCHE: Tranche = "a tranche", "`tranches` of `[issuance]`" {
        /// Its name as printed.
        required name: Box<str> = "Hong Kong Public Offering";
        /// How many were offered in it at first.
        optional initial: Securities = "554,000 shares";
        /// How many are issued in it.
        optional number: Securities = "554,000 shares";
        /// Its share of the offering.
        optional percent: Percent = "10%";
        /// How many applications were received.
        optional applications: Count = "5,342 applications";
        /// How many were applied for.
        optional applied: Securities = "1,108,000 shares";
        /// How many times what was offered at first was applied for.
        optional subscription: Times = "2.00 times";
    }
}

table! {
    /// Who receives shares of an issue.
    pub static RECIPIENT: Recipient = "a recipient", "`recipients` of `[issuance]`" {
        /// Who, as printed.
        required name: Box<str> = "Employees of the Group";
        /// What they are to the issuer.
        optional role: Box<str> = "Grantees";
        /// How many they receive.
        optional number: Securities = "830,000 shares";
        /// Their share of the issue.
        optional percent: Percent = "100%";
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
    pub static PARTY: Party = "a party", "`parties` of `[issuance]` and of `[debt]`" {
        /// Its name as printed.
        required name: Box<str> = "Citigroup Global Markets Limited";
        /// What it does.
        required role: Box<str> = "Overall coordinator";
    }
    with span
}
