//! The company: its names over time, securities, listings, places and people.

use super::component::company::{ListingView, NameView, listings, names};
use super::component::item::Item;
use super::component::link::Link;
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::ads::{DepositaryShares, RatioSince};
use crate::domain::issuer::{Issuer, Person, Place};
use crate::history::people::{People, Presence};
use crate::words::{self, Words};
use chrono::NaiveDate;
use serde::Serialize;

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
    /// Those who were appointed from a later day on.
    coming_people: Vec<PersonView>,
    /// Those of earlier documents, or gone.
    earlier_people: Vec<PersonView>,
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
    /// How many shares one stands for.
    ratio: String,
    /// How many before, the latest first.
    earlier: Vec<EarlierRatio>,
}

#[derive(Serialize)]
struct EarlierRatio {
    ratio: String,
    /// The day from which on it no longer was so.
    until: String,
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
    /// The day from which on it is so, where an appointment states it.
    since: Option<String>,
    /// Whether that day is still to come.
    is_coming: bool,
    /// The first day without it.
    until: Option<String>,
    announcement: Link,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (config, issuer) = (site.edition.config(), site.edition.issuer());
    let words = words::of(&config.language);
    let company = issuer.current_name();
    let description = words.company_description(company);
    let page = Shell::new(config, path::COMPANY, "company", "company", company, description).of_day();
    let (offices, other_places) = issuer.places.iter().partition::<Vec<_>, _>(|place| place.purpose.is_some());
    let people = People::new(&site.edition.announcements, site.edition.as_of);
    let person = |person: &Person| {
        let given = people.of(person).iter().rev().map(|given| {
            let told = given.until.map_or(given.announcement, |until| until.announcement);
            let item = Item::new(site, told, &page.root);
            let announcement = Link { href: item.href, text: item.title };
            let until = given.until.map(|until| words.date(until.day));
            let since = given.since.map(|day| words.date(day));
            Capacity {
                text: given.text.to_string(),
                day: item.day.text,
                since,
                is_coming: given.is_coming,
                until,
                announcement,
            }
        });
        let name = person.honorific.iter().map(|honorific| &**honorific).chain([&*person.name]);
        PersonView {
            name: name.collect::<Vec<_>>().join(" "),
            aliases: person.aliases.iter().map(|alias| alias.to_string()).collect(),
            capacities: given.collect(),
        }
    };
    let of = |presence| issuer.people.iter().filter(|it| people.presence(it) == presence).map(person).collect();
    let view = View {
        description: issuer.description.as_deref().map(str::to_owned),
        incorporated_in: issuer.incorporated_in.as_deref().map(str::to_owned),
        fiscal_year_end: words.year_end(&issuer.calendar),
        names: names(issuer, words),
        classes: issuer
            .share_classes
            .iter()
            .map(|class| ClassView {
                name: class.name.to_string(),
                par: class.par.as_ref().map(|par| par.printed.to_string()),
            })
            .collect(),
        ads: issuer.ads.as_ref().and_then(|ads| depositary_shares(issuer, ads, site.edition.as_of.date_naive(), words)),
        listings: listings(issuer, &config.zones, words),
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
        people: of(Presence::There),
        coming_people: of(Presence::Coming),
        earlier_people: of(Presence::Gone),
        page,
    };
    Content::page("company.html", &view)
}

fn depositary_shares(issuer: &Issuer, ads: &DepositaryShares, today: NaiveDate, words: &dyn Words) -> Option<AdsView> {
    Some(AdsView {
        depositary: issuer.organization(&ads.depositary.value)?.name.to_string(),
        class: issuer.share_class(&ads.class.value)?.name.to_string(),
        ratio: ads.ratio_on(today).to_string(),
        earlier: ads.ratios.windows(2).rev().filter_map(|pair| earlier(&pair[0], &pair[1], today, words)).collect(),
    })
}

/// A ratio that another one has followed by now.
fn earlier(was: &RatioSince, is: &RatioSince, today: NaiveDate, words: &dyn Words) -> Option<EarlierRatio> {
    let until = is.from.map(|from| from.value).filter(|from| *from <= today)?;
    Some(EarlierRatio { ratio: was.ratio.to_string(), until: words.date(until) })
}

fn place(place: &Place) -> PlaceView {
    PlaceView {
        purpose: place.purpose.as_deref().map(str::to_owned),
        address: place.address.iter().map(|line| line.to_string()).collect(),
    }
}
