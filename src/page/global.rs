//! What every page of the site sees: its name, the issuer, the menu, the instant it speaks from.

mod brand;
mod menu;

use super::component::day::{Day, today};
use crate::address::{Site, path};
use crate::config::Role;
use crate::domain::issuer;
use crate::words::{self, Words};
use brand::BrandView;
use menu::MenuItem;
use serde::Serialize;

/// The values that every template can use beside its own view.
#[derive(Clone, Debug, Serialize)]
pub struct Global {
    /// The site.
    pub site: SiteName,
    /// The issuer.
    pub issuer: IssuerName,
    /// File name of the stylesheet.
    pub stylesheet: String,
    /// The menu: the site's own, or the sections that it has.
    pub menu: Vec<MenuItem>,
    /// The sections and plain pages that it has besides.
    pub sections_besides: Vec<MenuItem>,
    /// The page of search, below the site's base, where the site has it.
    pub search: Option<&'static str>,
    /// The calendars that one can subscribe to, that of all dates first.
    pub calendars: Vec<CalendarLink>,
    /// The issuer's own look.
    pub brand: BrandView,
    /// The instant that the site speaks from, as a day in the site's first zone.
    pub as_of: Day,
    /// irbook's version.
    pub generator: &'static str,
}

/// The site as its pages name it.
#[derive(Clone, Debug, Serialize)]
pub struct SiteName {
    /// Title.
    pub title: String,
    /// One sentence.
    pub description: String,
    /// Absolute address.
    pub base_url: String,
    /// BCP 47 tag.
    pub language: String,
    /// What it is to the issuer: `issuer` or `archive`.
    pub role: &'static str,
    /// Whether it is an archive, which retells what the issuer published, and not the issuer's own site.
    pub is_archive: bool,
}

/// A calendar that one can subscribe to.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarLink {
    /// What it has.
    pub label: &'static str,
    /// The whole address that calendar programs open as a subscription.
    pub subscription: String,
    /// The file, below the site's base.
    pub path: String,
}

/// The issuer as the pages' head and foot name it.
#[derive(Clone, Debug, Serialize)]
pub struct IssuerName {
    /// Today's name.
    pub name: String,
    /// Listings.
    pub listings: Vec<Ticker>,
    /// Contacts.
    pub contacts: Vec<Contact>,
    /// Address of its own site.
    pub website: Option<String>,
    /// The same address as readers see it.
    pub website_text: Option<String>,
}

/// A market and the code there.
#[derive(Clone, Debug, Serialize)]
pub struct Ticker {
    /// The market's short name.
    pub market: String,
    /// Ticker or stock code.
    pub code: String,
}

/// Whom to ask.
#[derive(Clone, Debug, Serialize)]
pub struct Contact {
    /// Whom or what for.
    pub name: String,
    /// Who answers, by name.
    pub person: Option<String>,
    /// E-mail address.
    pub email: String,
    /// Telephone number, as printed.
    pub phone: Option<String>,
    /// The digits of the number, as links call it.
    pub call: Option<String>,
}

impl Global {
    /// The values that every page of a site sees.
    #[must_use]
    pub fn new(site: &Site<'_>) -> Self {
        let (config, issuer) = (site.edition.config(), site.edition.issuer());
        let words = words::of(&config.language);
        let (menu, sections_besides) = menu::menu(site, words);
        let website = issuer.website.as_ref().map(|url| url.value.to_string());
        Self {
            site: SiteName {
                title: config.title.to_string(),
                description: config.description.to_string(),
                base_url: config.base_url.value.to_string(),
                language: config.language.to_string(),
                role: config.role.id(),
                is_archive: config.role == Role::Archive,
            },
            issuer: IssuerName {
                name: issuer.current_name().to_owned(),
                listings: issuer
                    .listings
                    .iter()
                    .map(|listing| Ticker { market: listing.market.to_string(), code: listing.code.value.to_string() })
                    .collect(),
                contacts: issuer.contacts.iter().map(contact).collect(),
                website_text: website.as_deref().map(bare),
                website,
            },
            stylesheet: site.theme.stylesheet_name.clone(),
            menu,
            sections_besides,
            search: site.has(path::SEARCH).then_some(path::SEARCH),
            calendars: calendars(site, words),
            brand: BrandView::new(site),
            as_of: today(site),
            generator: env!("CARGO_PKG_VERSION"),
        }
    }
}

fn calendars(site: &Site<'_>, words: &dyn Words) -> Vec<CalendarLink> {
    let base_url = &site.edition.config().base_url.value;
    let rest = base_url.split_once(':').map_or("", |(_, rest)| rest);
    let link = |group| {
        let (label, path) = (words.calendar_group(group), path::calendar(group));
        CalendarLink { label, subscription: format!("webcal:{rest}{path}"), path }
    };
    site.history.calendar.groups(&site.history.timeline).into_iter().map(link).collect()
}

fn contact(contact: &issuer::Contact) -> Contact {
    Contact {
        name: contact.name.to_string(),
        person: contact.person.as_deref().map(str::to_owned),
        email: contact.email.value.to_string(),
        phone: contact.phone.as_deref().map(str::to_owned),
        call: contact.phone.as_deref().map(digits),
    }
}

/// A telephone number as links have it: an extension behind it, in words, is nothing that a link calls, and neither is the
/// zero in parentheses of numbers that may be called from within a country.
fn digits(phone: &str) -> String {
    let number = phone.find(char::is_alphabetic).map_or(phone, |at| &phone[..at]);
    number.replace("(0)", "").chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

/// An address without its scheme and closing slash.
fn bare(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_calls_the_digits_of_a_number_without_its_extension() {
        assert_eq!(digits("+852 2862 8555"), "+85228628555");
        assert_eq!(digits("(212) 555-0100 ext. 7"), "2125550100");
        assert_eq!(digits("+44 (0)20 7946 0000"), "+442079460000");
    }
}
