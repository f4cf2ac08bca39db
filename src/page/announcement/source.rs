//! Where the official document is, and the files beside the page.

use crate::domain::announcement::Announcement;
use crate::domain::issuer::Issuer;
use crate::page::component::file::{self, FileView};
use crate::words::Words;
use serde::Serialize;

/// The official document.
#[derive(Debug, Serialize)]
pub struct SourceView {
    /// What it is.
    pub title: String,
    /// The archive's key of it.
    pub id: Option<String>,
    /// Its address, where it has one.
    pub href: Option<String>,
    /// The address, or where to find it, in words.
    pub place: Option<String>,
    /// The document itself, beside the page.
    pub attachment: Option<FileView>,
}

/// A market where the issuer was listed, as the document names it.
#[derive(Debug, Serialize)]
pub struct VenueView {
    /// Short name of the market.
    pub market: String,
    /// Its full name.
    pub market_name: String,
    /// Ticker or stock code.
    pub code: String,
    /// What is listed.
    pub security: String,
}

/// The markets that the document names.
pub fn venues(issuer: &Issuer, announcement: &Announcement) -> Vec<VenueView> {
    let listings = announcement.listings.iter().filter_map(|id| issuer.listing(&id.value));
    listings
        .map(|listing| VenueView {
            market: listing.market.to_string(),
            market_name: listing.market_name.to_string(),
            code: listing.code.value.to_string(),
            security: listing.security.to_string(),
        })
        .collect()
}

/// The official document.
pub fn source(announcement: &Announcement, words: &dyn Words) -> SourceView {
    let source = &announcement.source;
    let place = source.url.as_ref().map(|url| url.value.to_string());
    let attachment = file::files(announcement, "", words).into_iter().find(|file| file.is_official);
    SourceView {
        title: source.title.to_string(),
        id: source.id.as_deref().map(str::to_owned),
        href: place.clone().filter(|place| place.starts_with("https://")),
        place,
        attachment,
    }
}
