//! Where the official document is, and the files beside the page.

use super::link;
use crate::domain::announcement::{Announcement, Attachment};
use crate::domain::decimal;
use crate::domain::issuer::Issuer;
use rust_decimal::Decimal;
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
    pub attachment: Option<AttachmentView>,
}

/// A file beside the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AttachmentView {
    /// Address, relative to the page.
    pub href: String,
    /// Name.
    pub name: String,
    /// Size in words.
    pub size: String,
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
pub fn source(announcement: &Announcement) -> SourceView {
    let source = &announcement.source;
    let place = source.url.as_ref().map(|url| url.value.to_string());
    let attachment = source.attachment.as_ref().and_then(|name| {
        announcement.attachments.iter().find(|attachment| attachment.name == name.value).map(self::attachment)
    });
    SourceView {
        title: source.title.to_string(),
        id: source.id.as_deref().map(str::to_owned),
        href: place.clone().filter(|place| place.starts_with("https://")),
        place,
        attachment,
    }
}

/// A file beside the page.
pub fn attachment(attachment: &Attachment) -> AttachmentView {
    AttachmentView {
        href: link::file(&attachment.name),
        name: attachment.name.to_string(),
        size: size(attachment.size),
    }
}

/// A size in words: `950 bytes`, `18 kB`, `1.2 MB`.
fn size(bytes: u64) -> String {
    let (unit, places, word) = match bytes {
        0..1_000 => return format!("{bytes} bytes"),
        1_000..1_000_000 => (1_000_u64, 0, "kB"),
        _ => (1_000_000, 1, "MB"),
    };
    let value = Decimal::from(bytes).checked_div(Decimal::from(unit)).unwrap_or_default();
    format!("{} {word}", decimal::grouped(decimal::round(value, places)))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_told_in_the_unit_that_fits() {
        assert_eq!(size(950), "950 bytes");
        assert_eq!(size(18_400), "18 kB");
        assert_eq!(size(1_250_000), "1.3 MB");
    }
}
