//! The company's names over time and its listings.

use crate::config::NamedZone;
use crate::domain::issuer::{Issuer, IssuerName, Listing};
use crate::domain::{Announcement, Located};
use crate::words::Words;
use chrono::NaiveDate;
use serde::Serialize;

/// A name of the issuer and when documents show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NameView {
    /// The name.
    pub name: String,
    /// `in documents until 6 December 2022`; nothing for the only name.
    pub when: Option<String>,
}

/// A listing.
#[derive(Clone, Debug, Serialize)]
pub struct ListingView {
    /// The market's short name.
    pub market: String,
    /// The market's full name.
    pub market_name: String,
    /// Ticker or stock code.
    pub code: String,
    /// What is listed.
    pub security: String,
    /// The market's zone.
    pub zone: String,
}

/// The issuer's names, today's first.
#[must_use]
pub fn names(issuer: &Issuer, words: &dyn Words) -> Vec<NameView> {
    let day = |day: &Option<Located<NaiveDate>>| day.as_ref().map(|day| day.value);
    let when = |name: &IssuerName| words.in_documents(day(&name.from), day(&name.until));
    let view = |name: &IssuerName| NameView { name: name.name.value.to_string(), when: when(name) };
    issuer.names.iter().rev().map(view).collect()
}

/// The issuer's listings.
#[must_use]
pub fn listings(issuer: &Issuer, zones: &[NamedZone], words: &dyn Words) -> Vec<ListingView> {
    let view = |listing: &Listing| ListingView {
        market: listing.market.to_string(),
        market_name: listing.market_name.to_string(),
        code: listing.code.value.to_string(),
        security: listing.security.to_string(),
        zone: words.zone(listing.zone, zones),
    };
    issuer.listings.iter().map(view).collect()
}

/// The issuer's name as a document shows it.
#[must_use]
pub fn name_then(issuer: &Issuer, announcement: &Announcement) -> String {
    let name = announcement.issuer_name.as_deref().or_else(|| issuer.name_on(announcement.dated.value));
    name.unwrap_or_else(|| issuer.current_name()).to_owned()
}
