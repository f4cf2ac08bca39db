//! Issues of shares: how many of which class, at what price, and the counts before and after.

use super::{Facts, Named, OwnFigure};
use crate::domain::event::EventKind;
use crate::domain::occasion::{Occasion, Title};
use crate::domain::{Amount, Located, Moment, Span, slug, span::Name};
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::borrow::Cow;

/// An issue of shares.
#[derive(Clone, Debug)]
pub struct Issuance {
    /// Id of the class of shares.
    pub class: Name,
    /// How many.
    pub number: Located<Amount>,
    /// The price of one.
    pub price: Located<Amount>,
    /// Charges that the price excludes.
    pub levies: Vec<Levy>,
    /// The share of a larger offer that the issue is, with the base in words.
    pub share_of_offer: Option<(Located<Amount>, Box<str>)>,
    /// Shares in issue before.
    pub before: Option<Located<Amount>>,
    /// Shares in issue after.
    pub after: Option<Located<Amount>>,
    /// What the counts assume, retold.
    pub counts_assume: Option<Box<str>>,
    /// The day that the counts' assumption starts from.
    pub counts_since: Option<Located<NaiveDate>>,
    /// Net proceeds.
    pub net_proceeds: Option<Located<Amount>>,
    /// What the proceeds are for, retold.
    pub use_of_proceeds: Option<Box<str>>,
    /// When the option was exercised or the issue agreed.
    pub exercised: Option<Located<Moment>>,
    /// When dealings begin.
    pub listing_at: Option<Located<Moment>>,
    /// Id of the listing where they begin.
    pub listing: Option<Name>,
    /// Who takes part, and as what.
    pub parties: Vec<Party>,
}

/// A charge in percent of the price.
#[derive(Clone, Debug)]
pub struct Levy {
    /// Its name.
    pub name: Box<str>,
    /// Its rate in percent.
    pub rate: Located<Amount>,
}

/// A party.
#[derive(Clone, Debug)]
pub struct Party {
    /// Its name as printed.
    pub name: Box<str>,
    /// What it does here.
    pub role: Box<str>,
    /// Where it stands.
    pub span: Span,
}

impl Facts for Issuance {
    fn names<'a>(&'a self, names: &mut Vec<Named<'a>>) {
        names.push(Named::ShareClass(&self.class));
        names.extend(self.listing.iter().map(Named::Listing));
    }

    fn occasions<'a>(&'a self, zone: Tz, occasions: &mut Vec<Occasion<'a>>) {
        let number: &'a str = &self.number.value.printed;
        let at = |it: &Located<Moment>| (it.value.clone(), it.span);
        if let Some(it) = &self.exercised {
            let title = Title::IssueAgreed(number);
            occasions.push(Occasion::at("agreed", EventKind::Other, title, "exercise", at(it)));
        }
        if let Some(it) = &self.counts_since {
            let (title, name) = (Title::CountedSince(number), "day that the counts start from");
            occasions.push(Occasion::on("counts", EventKind::AsOf, title, name, (it.value, zone, it.span)));
        }
        if let Some(it) = &self.listing_at {
            let title = Title::DealingsBegin(number);
            occasions.push(Occasion::at("dealings", EventKind::Listing, title, "start of dealings", at(it)));
        }
    }

    fn figures<'a>(&'a self, figures: &mut Vec<OwnFigure<'a>>) {
        let stated = [
            ("number", Some(&self.number), "shares_issued"),
            ("price", Some(&self.price), "shares_issued"),
            ("share-of-offer", self.share_of_offer.as_ref().map(|(percent, _)| percent), "shares_issued"),
            ("before", self.before.as_ref(), "shares_issue"),
            ("after", self.after.as_ref(), "shares_issue"),
            ("net-proceeds", self.net_proceeds.as_ref(), "net_proceeds"),
        ];
        let stated = stated.into_iter().filter_map(|(name, amount, anchor)| Some((name.into(), amount?, anchor)));
        let levies = self.levies.iter().map(|it| (format!("levy.{}", slug(&it.name)), &it.rate, "price_levies"));
        figures.extend(stated.chain(levies).map(|(name, amount, anchor)| OwnFigure {
            key: Cow::Owned(format!("issuance.{name}")),
            period: None,
            amount,
            label: None,
            anchor: Cow::Borrowed(anchor),
        }));
    }

    fn texts<'a>(&'a self, texts: &mut Vec<(&'a str, Span)>) {
        let words = [&self.use_of_proceeds, &self.counts_assume];
        texts.extend(words.into_iter().flatten().map(|text| (&**text, self.number.span)));
    }

    fn links<'a>(&'a self, _links: &mut Vec<&'a Located<Box<str>>>) {}
}
