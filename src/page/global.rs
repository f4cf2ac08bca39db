//! What every page of the site sees: its name, the issuer, the menu, the instant it speaks from.

use super::component::day::{Day, today};
use crate::address::{Site, path};
use crate::config::Role;
use crate::words;
use crate::words::term::Term;
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
    /// The sections that the site has, in the order of the menu.
    pub menu: Vec<MenuItem>,
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
    /// E-mail address.
    pub email: String,
}

/// A section of the site.
#[derive(Clone, Debug, Serialize)]
pub struct MenuItem {
    /// The section, as pages name theirs.
    pub id: &'static str,
    /// Text.
    pub text: &'static str,
    /// Path below the site's base.
    pub path: &'static str,
}

/// The site's sections, in the order of the menu. The brand leads home.
const MENU: [(&str, Term, &str); 6] = [
    ("results", Term::Results, "results/index.html"),
    ("announcements", Term::Announcements, "announcements/index.html"),
    ("figures", Term::Financials, path::FIGURES),
    ("events", Term::Calendar, "events/index.html"),
    ("shareholders", Term::Shareholders, "shareholders/index.html"),
    ("company", Term::Company, path::COMPANY),
];

impl Global {
    /// The values that every page of a site sees.
    #[must_use]
    pub fn new(site: &Site<'_>) -> Self {
        let (config, issuer) = (site.edition.config(), site.edition.issuer());
        let words = words::of(&config.language);
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
                contacts: issuer
                    .contacts
                    .iter()
                    .map(|contact| Contact { name: contact.name.to_string(), email: contact.email.value.to_string() })
                    .collect(),
                website_text: website.as_deref().map(bare),
                website,
            },
            stylesheet: site.theme.stylesheet_name.clone(),
            menu: MENU
                .into_iter()
                .filter(|(.., path)| site.has(path))
                .map(|(id, text, path)| MenuItem { id, text: words.term(text), path })
                .collect(),
            as_of: today(site),
            generator: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// An address without its scheme and closing slash.
fn bare(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_end_matches('/').to_owned()
}
