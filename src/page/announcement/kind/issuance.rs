//! An issue of shares: how many, at what price, what it changes, what it is for.

use crate::address::Site;
use crate::domain::kind::issuance::Issuance;
use crate::domain::{Amount, Located};
use crate::page::announcement::contents::{self, Entry};
use crate::page::component::moment::{self, MomentView};
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;

/// What only an issue of shares shows.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// The class of shares.
    pub class: String,
    /// How many, as printed.
    pub number: String,
    /// The price of one, as printed.
    pub price: String,
    /// The same two without the words that follow the digits, and those words.
    pub number_parts: (String, String),
    /// See `number_parts`.
    pub price_parts: (String, String),
    /// Charges that the price excludes.
    pub levies: Vec<LevyView>,
    /// The share of a larger offer, as printed, and the base.
    pub share_of_offer: Option<(String, String)>,
    /// Shares in issue before and after, as printed.
    pub counts: Option<(String, String)>,
    /// What the counts assume.
    pub counts_assume: Option<String>,
    /// The day that the assumption starts from.
    pub counts_since: Option<String>,
    /// Net proceeds, as printed.
    pub net_proceeds: Option<String>,
    /// What they are for.
    pub use_of_proceeds: Option<String>,
    /// When the option was exercised or the issue agreed.
    pub exercised: Option<MomentView>,
    /// When dealings begin.
    pub listing_at: Option<MomentView>,
    /// Where they begin.
    pub market: Option<String>,
    /// Who takes part.
    pub parties: Vec<PartyView>,
}

/// A charge.
#[derive(Debug, Serialize)]
pub struct LevyView {
    /// Its name.
    pub name: String,
    /// Its rate, as printed.
    pub rate: String,
}

/// A party.
#[derive(Debug, Serialize)]
pub struct PartyView {
    /// Its name.
    pub name: String,
    /// What it does.
    pub role: String,
}

impl Facts {
    /// Entries of the table of contents.
    pub fn sections(&self, words: &dyn Words) -> Vec<Entry> {
        contents::shown(&[
            (true, "price_levies", words.term(Term::Price)),
            (self.counts.is_some(), "shares_issue", words.term(Term::SharesInIssue)),
            (self.net_proceeds.is_some() || self.use_of_proceeds.is_some(), "net_proceeds", words.term(Term::Proceeds)),
            (!self.parties.is_empty(), "issue_parties", words.term(Term::Parties)),
        ])
    }
}

/// The facts of an issue of shares.
pub fn facts(site: &Site<'_>, issuance: &Issuance) -> Facts {
    let (issuer, zones) = (site.edition.issuer(), &site.edition.config().zones);
    let words = words::of(&site.edition.config().language);
    let printed = |amount: &Located<Amount>| amount.printed.to_string();
    let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    let levies = issuance.levies.iter().map(|levy| LevyView { name: levy.name.to_string(), rate: printed(&levy.rate) });
    let parties =
        issuance.parties.iter().map(|party| PartyView { name: party.name.to_string(), role: party.role.to_string() });
    let listing = issuance.listing.as_ref().and_then(|id| issuer.listing(&id.value));
    Facts {
        class: issuer.share_class(&issuance.class.value).map_or_else(String::new, |class| class.name.to_string()),
        number: printed(&issuance.number),
        price: printed(&issuance.price),
        number_parts: parts(&issuance.number),
        price_parts: parts(&issuance.price),
        levies: levies.collect(),
        share_of_offer: issuance.share_of_offer.as_ref().map(|(percent, of)| (printed(percent), of.to_string())),
        counts: issuance.before.as_ref().zip(issuance.after.as_ref()).map(|(b, a)| (printed(b), printed(a))),
        counts_assume: text(&issuance.counts_assume),
        counts_since: issuance.counts_since.as_ref().map(|day| words.date(day.value)),
        net_proceeds: issuance.net_proceeds.as_ref().map(printed),
        use_of_proceeds: text(&issuance.use_of_proceeds),
        exercised: issuance.exercised.as_ref().map(|at| moment::moment(at, zones, words)),
        listing_at: issuance.listing_at.as_ref().map(|at| moment::moment(at, zones, words)),
        market: listing.map(|listing| listing.market_name.to_string()),
        parties: parties.collect(),
    }
}

/// A printed amount up to its last digit, and the words after it: `HK$50.03` and `per share`.
fn parts(amount: &Amount) -> (String, String) {
    let end = amount.printed.rfind(|c: char| c.is_ascii_digit()).map_or(amount.printed.len(), |at| at + 1);
    let (figure, words) = amount.printed.split_at(end);
    (figure.to_owned(), words.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Conventions;

    #[test]
    fn an_amount_is_shown_large_without_the_words_after_it() {
        let parts = |text| parts(&Amount::parse(text, &Conventions::default()).unwrap());
        assert_eq!(parts("HK$50.03 per share"), ("HK$50.03".to_owned(), "per share".to_owned()));
        assert_eq!(parts("830,000 shares"), ("830,000".to_owned(), "shares".to_owned()));
        assert_eq!(parts("HK$50.03"), ("HK$50.03".to_owned(), String::new()));
    }
}
