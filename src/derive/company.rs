//! The company: its names over time, securities, listings, places and people.

use super::listing::Item;
use super::shell::{Link, Shell};
use super::{Content, Site, format};
use crate::config::NamedZone;
use crate::domain::issuer::{DepositaryShares, Issuer, IssuerName, Listing, Person, Place};
use crate::domain::{Announcement, Details};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// File of the page.
pub const PATH: &str = "company/index.html";

#[derive(Serialize)]
struct View {
    page: Shell,
    description: Option<String>,
    incorporated_in: Option<String>,
    fiscal_year_end: String,
    names: Vec<NameView>,
    classes: Vec<ClassView>,
    ads: Option<AdsView>,
    listings: Vec<ListingView>,
    organizations: Vec<OrganizationView>,
    offices: Vec<PlaceView>,
    other_places: Vec<PlaceView>,
    /// Those on the latest board list, or named since.
    people: Vec<PersonView>,
    earlier_people: Vec<PersonView>,
}

/// A name of the issuer and when documents show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NameView {
    /// The name.
    pub name: String,
    /// `in documents until 6 December 2022`; nothing for the only name.
    pub when: Option<String>,
}

#[derive(Serialize)]
struct ClassView {
    name: String,
    par: Option<String>,
}

#[derive(Serialize)]
struct AdsView {
    depositary: String,
    class: String,
    ratio: u32,
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

#[derive(Serialize)]
struct OrganizationView {
    name: String,
    role: String,
}

#[derive(Serialize)]
struct PlaceView {
    purpose: Option<String>,
    address: Vec<String>,
}

#[derive(Serialize)]
struct PersonView {
    name: String,
    aliases: Vec<String>,
    capacities: Vec<Capacity>,
}

/// A capacity of a person, and the latest announcement that gives it.
#[derive(Serialize)]
struct Capacity {
    text: String,
    day: String,
    announcement: Link,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (config, issuer) = (site.edition.config(), site.edition.issuer());
    let company = issuer.current_name();
    let description = format!("{company}: its names, securities, listings, places and people.");
    let page = Shell::new(config, PATH, "company", "company", company, description);
    let (offices, other_places) = issuer.places.iter().partition::<Vec<_>, _>(|place| place.purpose.is_some());
    let capacities = capacities(&site.edition.announcements);
    let person = |person: &Person| {
        let given = capacities.get(&*person.id.value).into_iter().flatten().rev().map(|given| {
            let item = Item::new(site, given.announcement, &page.root);
            let announcement = Link { href: item.href, text: item.title };
            Capacity { text: given.text.to_owned(), day: item.day.text, announcement }
        });
        let name = person.honorific.iter().map(|honorific| &**honorific).chain([&*person.name]);
        PersonView {
            name: name.collect::<Vec<_>>().join(" "),
            aliases: person.aliases.iter().map(|alias| alias.to_string()).collect(),
            capacities: given.collect(),
        }
    };
    let newest_board = site.edition.announcements.iter().rposition(|it| !it.board.is_empty()).unwrap_or(0);
    let is_current = |person: &&Person| {
        let latest = capacities.get(&*person.id.value).and_then(|given| given.last());
        latest.is_some_and(|given| given.position >= newest_board)
    };
    let (current, earlier) = issuer.people.iter().partition::<Vec<_>, _>(is_current);
    let view = View {
        description: issuer.description.as_deref().map(str::to_owned),
        incorporated_in: issuer.incorporated_in.as_deref().map(str::to_owned),
        fiscal_year_end: fiscal_year_end(issuer),
        names: names(issuer),
        classes: issuer
            .share_classes
            .iter()
            .map(|class| ClassView {
                name: class.name.to_string(),
                par: class.par.as_ref().map(|par| par.printed.to_string()),
            })
            .collect(),
        ads: issuer.ads.as_ref().and_then(|ads| depositary_shares(issuer, ads)),
        listings: listings(issuer, &site.edition.config().zones),
        organizations: issuer
            .organizations
            .iter()
            .map(|organization| OrganizationView {
                name: organization.name.to_string(),
                role: organization.role.to_string(),
            })
            .collect(),
        offices: offices.into_iter().map(place).collect(),
        other_places: other_places.into_iter().map(place).collect(),
        people: current.into_iter().map(person).collect(),
        earlier_people: earlier.into_iter().map(person).collect(),
        page,
    };
    Content::page("company.html", &view)
}

/// The issuer's names, today's first.
#[must_use]
pub fn names(issuer: &Issuer) -> Vec<NameView> {
    let when = |name: &IssuerName| match (&name.from, &name.until) {
        (None, None) => None,
        (None, Some(until)) => Some(format!("in documents until {}", format::date(until.value))),
        (Some(from), None) => Some(format!("in documents since {}", format::date(from.value))),
        (Some(from), Some(until)) => {
            Some(format!("in documents from {} to {}", format::date(from.value), format::date(until.value)))
        }
    };
    let view = |name: &IssuerName| NameView { name: name.name.value.to_string(), when: when(name) };
    issuer.names.iter().rev().map(view).collect()
}

/// The issuer's listings.
#[must_use]
pub fn listings(issuer: &Issuer, zones: &[NamedZone]) -> Vec<ListingView> {
    let view = |listing: &Listing| ListingView {
        market: listing.market.to_string(),
        market_name: listing.market_name.to_string(),
        code: listing.code.value.to_string(),
        security: listing.security.to_string(),
        zone: format::zone(listing.zone, zones),
    };
    issuer.listings.iter().map(view).collect()
}

fn fiscal_year_end(issuer: &Issuer) -> String {
    let end = issuer.fiscal_year_end;
    // 29 February only stands for the last of February; any common year has the right last day otherwise.
    match (end.month, NaiveDate::from_ymd_opt(2024, end.month, end.day)) {
        (2, _) => "last day of February".to_owned(),
        (_, Some(day)) => day.format("%-d %B").to_string(),
        (_, None) => String::new(),
    }
}

fn depositary_shares(issuer: &Issuer, ads: &DepositaryShares) -> Option<AdsView> {
    Some(AdsView {
        depositary: issuer.organization(&ads.depositary.value)?.name.to_string(),
        class: issuer.share_class(&ads.class.value)?.name.to_string(),
        ratio: ads.shares_per_ads,
    })
}

fn place(place: &Place) -> PlaceView {
    PlaceView {
        purpose: place.purpose.as_deref().map(str::to_owned),
        address: place.address.iter().map(|line| line.to_string()).collect(),
    }
}

/// A capacity that an announcement gives.
struct Given<'a> {
    text: &'a str,
    announcement: &'a Announcement,
    /// The announcement's position in the edition.
    position: usize,
}

/// As what each person was listed, each capacity once with the latest announcement that gives it, oldest first.
fn capacities<'a>(announcements: &[&'a Announcement]) -> BTreeMap<&'a str, Vec<Given<'a>>> {
    let mut capacities: BTreeMap<&str, Vec<Given<'_>>> = BTreeMap::new();
    for (position, announcement) in announcements.iter().enumerate() {
        let board = announcement.board.iter().map(|member| (&member.person, &member.capacity));
        let signed = announcement.signatories.iter().map(|signatory| (&signatory.person, &signatory.capacity));
        let quotes = match &announcement.details {
            Details::Results(results) => &*results.quotes,
            _ => &[],
        };
        let quoted = quotes.iter().map(|quote| (&quote.person, &quote.capacity));
        for (person, text) in board.chain(signed).chain(quoted) {
            let given = capacities.entry(&person.value).or_default();
            given.retain(|given| *given.text != **text);
            given.push(Given { text, announcement, position });
        }
    }
    capacities
}
