//! The company and its site.

use super::Told;
use super::json::{Thing, add, add_all, reference, thing};
use crate::config::Role;
use crate::domain::identifier::Isin;
use crate::domain::issuer::{Contact, Listing};

/// The site, on its home page.
pub(super) fn website(told: &Told<'_, '_>) -> Thing {
    let config = told.site.edition.config();
    let mut site = thing("WebSite");
    add(&mut site, "@id", Some(format!("{}#site", config.base_url.value)));
    add(&mut site, "url", Some(&*config.base_url.value));
    add(&mut site, "name", Some(&*config.title));
    add(&mut site, "description", Some(&*config.description));
    add(&mut site, "inLanguage", Some(&*config.language));
    add(&mut site, "about", Some(reference(&told.issuer_id())));
    // An archive of somebody else's is published by whom it doesn't say.
    add(&mut site, "publisher", (config.role == Role::Issuer).then(|| reference(&told.issuer_id())));
    site
}

/// The issuer with all that its page tells.
pub(super) fn corporation(told: &Told<'_, '_>) -> Thing {
    let issuer = told.site.edition.issuer();
    let mut it = thing("Corporation");
    add(&mut it, "@id", Some(told.issuer_id()));
    add(&mut it, "name", Some(issuer.current_name()));
    add(&mut it, "legalName", Some(issuer.current_name()));
    let former = issuer.names.iter().rev().skip(1).map(|name| &*name.name.value);
    add_all(&mut it, "alternateName", former.collect());
    add(&mut it, "description", issuer.description.as_deref());
    add(&mut it, "url", issuer.website.as_ref().map(|url| &*url.value));
    add(&mut it, "leiCode", issuer.lei.as_ref().map(|lei| lei.as_str()));
    add_all(&mut it, "tickerSymbol", issuer.listings.iter().map(ticker).collect());
    let depositary = issuer.ads.as_ref().and_then(|ads| ads.isin.as_ref());
    let isins = issuer.share_classes.iter().filter_map(|class| class.isin.as_ref()).chain(depositary);
    add_all(&mut it, "identifier", isins.map(identifier).collect());
    add_all(&mut it, "contactPoint", issuer.contacts.iter().map(contact).collect());
    it
}

/// `NASDAQ:EXMP`, as the vocabulary has tickers.
fn ticker(listing: &Listing) -> String {
    format!("{}:{}", listing.market.replace(char::is_whitespace, ""), listing.code.value)
}

fn identifier(isin: &Isin) -> Thing {
    let mut it = thing("PropertyValue");
    add(&mut it, "propertyID", Some("ISIN"));
    add(&mut it, "value", Some(isin.as_str()));
    it
}

fn contact(contact: &Contact) -> Thing {
    let mut it = thing("ContactPoint");
    add(&mut it, "contactType", Some(&*contact.name));
    add(&mut it, "name", contact.person.as_deref());
    add(&mut it, "email", Some(&*contact.email.value));
    add(&mut it, "telephone", contact.phone.as_deref());
    it
}
