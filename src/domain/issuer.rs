//! The company, its securities, people and addresses.

use super::ads::DepositaryShares;
use super::identifier::{Isin, Lei};
use super::{Amount, Located, period::FiscalCalendar, span::Name};
use chrono::NaiveDate;
use chrono_tz::Tz;

/// The listed company.
#[derive(Clone, Debug)]
pub struct Issuer {
    /// Its names over time, oldest first; at least one. The last one is today's.
    pub names: Vec<IssuerName>,
    /// Its legal entity identifier.
    pub lei: Option<Lei>,
    /// Where it is incorporated.
    pub incorporated_in: Option<Box<str>>,
    /// A sentence on what it does.
    pub description: Option<Box<str>>,
    /// Its own site.
    pub website: Option<Located<Box<str>>>,
    /// How its fiscal years and their parts lie in time.
    pub calendar: FiscalCalendar,
    /// Classes of shares.
    pub share_classes: Vec<ShareClass>,
    /// Depositary shares.
    pub ads: Option<DepositaryShares>,
    /// Id of the share registrar among the organizations.
    pub registrar: Option<Name>,
    /// Listings.
    pub listings: Vec<Listing>,
    /// Registrars, depositaries and others that holders deal with.
    pub organizations: Vec<Organization>,
    /// Offices and places of meetings and lodgement.
    pub places: Vec<Place>,
    /// Directors and officers.
    pub people: Vec<Person>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
}

/// A name and the days between which documents show it in use.
#[derive(Clone, Debug)]
pub struct IssuerName {
    /// The full name.
    pub name: Located<Box<str>>,
    /// First day on which it is known to be in use; `None`: from the beginning.
    pub from: Option<Located<NaiveDate>>,
    /// Last day on which it is known to be in use; `None`: to this day.
    pub until: Option<Located<NaiveDate>>,
}

/// A class of shares.
#[derive(Clone, Debug)]
pub struct ShareClass {
    /// Key.
    pub id: Name,
    /// Its name.
    pub name: Box<str>,
    /// Par value.
    pub par: Option<Located<Amount>>,
    /// The identification number.
    pub isin: Option<Isin>,
}

/// A listing on a market.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Key.
    pub id: Name,
    /// The market's short name, such as `NASDAQ`.
    pub market: Box<str>,
    /// The market's full name.
    pub market_name: Box<str>,
    /// Ticker or stock code, as the market shows it.
    pub code: Name,
    /// What is listed: `ADSs`, `Class A ordinary shares`.
    pub security: Box<str>,
    /// The market's zone.
    pub zone: Tz,
}

impl Listing {
    /// Whether a printed code means this listing: leading zeros don't count.
    #[must_use]
    pub fn has_code(&self, printed: &str) -> bool {
        self.code.value.trim_start_matches('0') == printed.trim().trim_start_matches('0')
    }
}

/// An organization.
#[derive(Clone, Debug)]
pub struct Organization {
    /// Key.
    pub id: Name,
    /// Its name.
    pub name: Box<str>,
    /// What it does for the issuer.
    pub role: Box<str>,
    /// Its telephone number for holders, as printed.
    pub phone: Option<Box<str>>,
    /// Its e-mail address for holders.
    pub email: Option<Located<Box<str>>>,
    /// Its site for holders.
    pub website: Option<Located<Box<str>>>,
}

/// A place.
#[derive(Clone, Debug)]
pub struct Place {
    /// Key.
    pub id: Name,
    /// What it is, such as `Registered office`; empty for one that only documents name.
    pub purpose: Option<Box<str>>,
    /// The address as printed, a line an item.
    pub address: Vec<Box<str>>,
}

/// A director or officer.
#[derive(Clone, Debug)]
pub struct Person {
    /// Key.
    pub id: Name,
    /// The full name.
    pub name: Box<str>,
    /// Other printed forms of the name.
    pub aliases: Vec<Box<str>>,
    /// `Mr.`, `Ms.`, where printed.
    pub honorific: Option<Box<str>>,
}

/// A contact.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Whom or what for.
    pub name: Box<str>,
    /// Who answers, by name.
    pub person: Option<Box<str>>,
    /// E-mail address.
    pub email: Located<Box<str>>,
    /// Telephone number, as printed.
    pub phone: Option<Box<str>>,
    /// Where letters go.
    pub address: Option<PostalAddress>,
}

/// An address for letters.
#[derive(Clone, Debug)]
pub enum PostalAddress {
    /// That of a place, by its id.
    Of(Name),
    /// The address as printed, a line an item.
    Lines(Vec<Box<str>>),
}

impl Issuer {
    /// The name in use on a day. `None` where the archive attests none for it.
    #[must_use]
    pub fn name_on(&self, day: NaiveDate) -> Option<&str> {
        self.names
            .iter()
            .find(|name| {
                name.from.is_none_or(|from| from.value <= day) && name.until.is_none_or(|until| day <= until.value)
            })
            .map(|name| &*name.name.value)
    }

    /// Today's name.
    #[must_use]
    pub fn current_name(&self) -> &str {
        self.names.last().map_or("", |name| &name.name.value)
    }

    /// The listing with this id.
    #[must_use]
    pub fn listing(&self, id: &str) -> Option<&Listing> {
        self.listings.iter().find(|listing| &*listing.id.value == id)
    }

    /// The person with this id.
    #[must_use]
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| &*person.id.value == id)
    }

    /// The organization with this id.
    #[must_use]
    pub fn organization(&self, id: &str) -> Option<&Organization> {
        self.organizations.iter().find(|organization| &*organization.id.value == id)
    }

    /// The place with this id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| &*place.id.value == id)
    }

    /// The lines of an address.
    #[must_use]
    pub fn lines<'a>(&'a self, address: &'a PostalAddress) -> &'a [Box<str>] {
        match address {
            PostalAddress::Of(id) => self.place(&id.value).map_or(&[], |place| &place.address),
            PostalAddress::Lines(lines) => lines,
        }
    }

    /// The share class with this id.
    #[must_use]
    pub fn share_class(&self, id: &str) -> Option<&ShareClass> {
        self.share_classes.iter().find(|class| &*class.id.value == id)
    }
}
