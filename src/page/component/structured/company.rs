//! The company and its site.

use super::{Thing, Told, add, add_all, thing};
use crate::config::Role;
use crate::domain::identifier::Isin;
use crate::domain::issuer::{Contact, Listing};
use serde_json::{Value, json};

/// The site, on its home page.
pub(super) fn website(told: &Told<'_, '_>) -> Thing {
    let config = told.site.edition.config();
    let mut site = thing("WebSite");
    add(&mut site, "@id", Some(format!("{}#site", config.base_url.value)));
    add(&mut site, "url", Some(&*config.base_url.value));
    add(&mut site, "name", Some(&*config.title));
    add(&mut site, "description", Some(&*config.description));
    add(&mut site, "inLanguage", Some(&*config.language));
    add(&mut site, "about", Some(json!({ "@id": told.issuer_id() })));
    // An archive of somebody else's is published by whom it doesn't say.
    add(&mut site, "publisher", (config.role == Role::Issuer).then(|| json!({ "@id": told.issuer_id() })));
    site
}

/// The issuer with all that its page tells.
pub(super) fn corporation(told: &Told<'_, '_>) -> Thing {
    let issuer = told.site.edition.issuer();
    let mut it = thing("Corporation");
    add(&mut it, "@id", Some(told.issuer_id()));
    add(&mut it, "name", Some(issuer.current_name()));
    add(&mut it, "legalName", Some(issuer.current_name()));
    let former = issuer.names.iter().rev().skip(1).map(|name| Value::from(&*name.name.value));
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
fn ticker(listing: &Listing) -> Value {
    Value::from(format!("{}:{}", listing.market.replace(char::is_whitespace, ""), listing.code.value))
}

fn identifier(isin: &Isin) -> Value {
    json!({ "@type": "PropertyValue", "propertyID": "ISIN", "value": isin.as_str() })
}

fn contact(contact: &Contact) -> Value {
    let mut it = thing("ContactPoint");
    add(&mut it, "contactType", Some(&*contact.name));
    add(&mut it, "name", contact.person.as_deref());
    add(&mut it, "email", Some(&*contact.email.value));
    add(&mut it, "telephone", contact.phone.as_deref());
    Value::Object(it)
}
