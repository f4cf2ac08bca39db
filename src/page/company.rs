//! The company: what it is, its securities, whom to ask, the board in short, names over time and places.

use super::component::company::{ListingView, NameView, listings, names};
use super::component::contact::{self, ContactView, Ways};
use super::component::shell::Shell;
use super::component::source::{Source, source};
use super::content::Content;
use crate::address::subject::{organization_anchor, place_anchor};
use crate::address::{Site, path};
use crate::domain::ads::{DepositaryShares, RatioSince};
use crate::domain::issuer::{Issuer, Listing};
use crate::history::places::{self, Address};
use crate::history::roster::{Body, Member, Standing, members};
use crate::words::{self, Words};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
struct View {
    page: Shell,
    description: Option<String>,
    incorporated_in: Option<String>,
    lei: Option<String>,
    fiscal_year_end: String,
    names: Vec<NameView>,
    classes: Vec<ClassView>,
    ads: Option<AdsView>,
    listings: Vec<ListedView>,
    contacts: Vec<ContactView>,
    organizations: Vec<OrganizationView>,
    offices: Vec<PlaceView>,
    other_places: Vec<PlaceView>,
    board: Vec<SeatView>,
    /// The latest list of the board.
    listed: Option<Source>,
    /// The page of board and management.
    people: Option<String>,
    /// The names over time, as CSV.
    names_csv: Option<&'static str>,
}

#[derive(Serialize)]
struct ClassView {
    name: String,
    par: Option<String>,
    isin: Option<String>,
}

#[derive(Serialize)]
struct AdsView {
    depositary: String,
    isin: Option<String>,
    /// The ratio in the smallest whole numbers: so many ADSs and what they are called, so many shares and what these are.
    ads: (String, &'static str),
    shares: (String, String),
    /// How many shares one stood for before, the latest first.
    earlier: Vec<EarlierRatio>,
}

#[derive(Serialize)]
struct EarlierRatio {
    ratio: String,
    /// The day from which on it no longer was so.
    until: String,
}

#[derive(Serialize)]
struct ListedView {
    listing: ListingView,
    /// The day of the first announcement that names it, where others name one before.
    named_from: Option<String>,
}

#[derive(Serialize)]
struct OrganizationView {
    /// The anchor.
    id: String,
    name: String,
    role: String,
    ways: Ways,
    places: Vec<PlaceView>,
}

#[derive(Serialize)]
struct PlaceView {
    /// The anchor, where it stands on the page for the first time.
    id: Option<String>,
    purposes: Vec<String>,
    address: Vec<String>,
    /// Other forms in which it is printed.
    also: Vec<String>,
}

#[derive(Serialize)]
struct SeatView {
    name: String,
    role: String,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (config, issuer) = (site.edition.config(), site.edition.issuer());
    let words = words::of(&config.language);
    let company = issuer.current_name();
    let description = words.company_description(company);
    let page = Shell::new(config, path::COMPANY, "company", "company", company, description).of_day();
    let today = site.edition.as_of.date_naive();
    let addresses = places::addresses(site.edition);
    let has_purpose = |it: &&Address<'_>| it.forms.iter().any(|form| form.purpose.is_some());
    let (offices, others): (Vec<&Address<'_>>, Vec<&Address<'_>>) = addresses.iter().partition(has_purpose);
    let organizations = issuer.organizations.iter().map(|organization| OrganizationView {
        id: organization_anchor(&organization.id.value),
        name: organization.name.to_string(),
        role: organization.role.to_string(),
        ways: contact::of_organization(organization),
        places: others
            .iter()
            .filter(|it| it.organizations.contains(&*organization.id.value))
            .map(|it| place(it))
            .collect(),
    });
    let mut organizations: Vec<OrganizationView> = organizations.collect();
    let mut seen = BTreeSet::new();
    for place in organizations.iter_mut().flat_map(|it| &mut it.places) {
        place.id = place.id.take().filter(|id| seen.insert(id.clone()));
    }
    let view = View {
        description: issuer.description.as_deref().map(str::to_owned),
        incorporated_in: issuer.incorporated_in.as_deref().map(str::to_owned),
        lei: issuer.lei.as_ref().map(|lei| lei.as_str().to_owned()),
        fiscal_year_end: words.year_end(&issuer.calendar),
        names: names(issuer, words),
        classes: issuer
            .share_classes
            .iter()
            .map(|class| ClassView {
                name: class.name.to_string(),
                par: class.par.as_ref().map(|par| par.printed.to_string()),
                isin: class.isin.as_ref().map(|isin| isin.as_str().to_owned()),
            })
            .collect(),
        ads: issuer.ads.as_ref().and_then(|ads| depositary_shares(issuer, ads, today, words)),
        listings: listed(site, words),
        contacts: issuer.contacts.iter().map(|it| contact::contact(issuer, it)).collect(),
        organizations,
        offices: offices.into_iter().map(place).collect(),
        other_places: others.iter().filter(|it| it.organizations.is_empty()).map(|it| place(it)).collect(),
        board: members(&site.history.people, issuer).iter().filter_map(seat).collect(),
        listed: site.history.people.board.map(|it| source(site, it, &page.root)),
        people: site.has(path::PEOPLE).then(|| format!("{}{}", page.root, path::PEOPLE)),
        names_csv: site.has(path::NAMES_CSV).then_some("names.csv"),
        page,
    };
    Content::page("company.html", &view)
}

fn depositary_shares(issuer: &Issuer, ads: &DepositaryShares, today: NaiveDate, words: &dyn Words) -> Option<AdsView> {
    let class = issuer.share_class(&ads.class.value)?;
    let (shares, of) = ads.ratio_on(today).in_whole_numbers();
    Some(AdsView {
        depositary: issuer.organization(&ads.depositary.value)?.name.to_string(),
        isin: ads.isin.as_ref().map(|isin| isin.as_str().to_owned()),
        ads: (of.to_string(), words.depositary_shares(of)),
        shares: (shares.to_string(), words.shares_of(shares, &class.name)),
        earlier: ads.ratios.windows(2).rev().filter_map(|pair| earlier(&pair[0], &pair[1], today, words)).collect(),
    })
}

/// A ratio that another one has followed by now.
fn earlier(was: &RatioSince, is: &RatioSince, today: NaiveDate, words: &dyn Words) -> Option<EarlierRatio> {
    let until = is.from.map(|from| from.value).filter(|from| *from <= today)?;
    Some(EarlierRatio { ratio: was.ratio.to_string(), until: words.date(until) })
}

/// The listings, those that announcements name later than others with the day.
fn listed(site: &Site<'_>, words: &dyn Words) -> Vec<ListedView> {
    let (config, issuer) = (site.edition.config(), site.edition.issuer());
    let all = &site.edition.announcements;
    let first = all.iter().find(|it| !it.listings.is_empty()).map(|it| it.dated.value);
    let named = |listing: &Listing| {
        let names = |it: &&&crate::domain::Announcement| it.listings.iter().any(|id| id.value == listing.id.value);
        all.iter().find(names).map(|it| it.dated.value)
    };
    let views = listings(issuer, &config.zones, words).into_iter().zip(&issuer.listings);
    views
        .map(|(listing, of)| {
            let named_from = named(of).filter(|day| first.is_some_and(|first| first < *day));
            ListedView { listing, named_from: named_from.map(|day| words.date(day)) }
        })
        .collect()
}

/// A member of the board as of now, with what says most.
fn seat(member: &Member<'_, '_>) -> Option<SeatView> {
    let role = member.in_body(Body::Board, Standing::Current).next()?;
    let person = member.person;
    let name = person.honorific.iter().map(|honorific| &**honorific).chain([&*person.name]);
    Some(SeatView { name: name.collect::<Vec<_>>().join(" "), role: role.text.to_string() })
}

fn place(address: &Address<'_>) -> PlaceView {
    let mut forms = address.forms.iter();
    let lines = forms.next().map_or(&[][..], |place| &place.address);
    PlaceView {
        id: Some(place_anchor(address)),
        purposes: address.forms.iter().filter_map(|it| it.purpose.as_deref().map(str::to_owned)).collect(),
        address: lines.iter().map(|line| line.to_string()).collect(),
        also: forms.map(|it| it.address.join(", ")).collect(),
    }
}
