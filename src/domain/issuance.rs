//! Issues of shares: how many of which class, at what price, and the counts before and after.

use super::{Amount, Located, Moment, Span, span::Name};
use chrono::NaiveDate;

/// An issue of shares.
#[derive(Clone, Debug)]
pub struct Issuance {
    /// Id of the class of shares.
    pub class: Name,
    /// How many.
    pub number: Located<Amount>,
    /// The price of one.
    pub price: Located<Amount>,
    /// Charges that the price excludes.
    pub levies: Vec<Levy>,
    /// The share of a larger offer that the issue is, with the base in words.
    pub share_of_offer: Option<(Located<Amount>, Box<str>)>,
    /// Shares in issue before.
    pub before: Option<Located<Amount>>,
    /// Shares in issue after.
    pub after: Option<Located<Amount>>,
    /// What the counts assume, retold.
    pub counts_assume: Option<Box<str>>,
    /// The day that the counts' assumption starts from.
    pub counts_since: Option<Located<NaiveDate>>,
    /// Net proceeds.
    pub net_proceeds: Option<Located<Amount>>,
    /// What the proceeds are for, retold.
    pub use_of_proceeds: Option<Box<str>>,
    /// When the option was exercised or the issue agreed.
    pub exercised: Option<Located<Moment>>,
    /// When dealings begin.
    pub listing_at: Option<Located<Moment>>,
    /// Id of the listing where they begin.
    pub listing: Option<Name>,
    /// Who takes part, and as what.
    pub parties: Vec<Party>,
}

/// A charge in percent of the price.
#[derive(Clone, Debug)]
pub struct Levy {
    /// Its name.
    pub name: Box<str>,
    /// Its rate in percent.
    pub rate: Located<Amount>,
}

/// A party.
#[derive(Clone, Debug)]
pub struct Party {
    /// Its name as printed.
    pub name: Box<str>,
    /// What it does here.
    pub role: Box<str>,
    /// Where it stands.
    pub span: Span,
}
