//! Issues of shares: how many of which class, at what price, and the counts before and after.

use super::{Facts, Named, OwnFigure};
use crate::domain::event::EventKind;
use crate::domain::occasion::{Occasion, Title};
use crate::domain::{Amount, Located, Moment, Span, slug, span::Name};
use chrono::NaiveDate;
use chrono_tz::Tz;

/// An issue of shares.
#[derive(Clone, Debug)]
pub struct Issuance {
    /// Key of the issue across announcements.
    pub issue: Option<Name>,
    /// What is done, as the document calls it: a placing, an allotment, a grant.
    pub what: Option<Box<str>>,
    /// Id of the class of shares.
    pub class: Name,
    /// How many shares or ADSs.
    pub number: Located<Amount>,
    /// The price of one.
    pub price: Option<Located<Amount>>,
    /// The price of an ADS, where that of a share is stated as well.
    pub price_per_ads: Option<Located<Amount>>,
    /// Charges that the price excludes.
    pub levies: Vec<Levy>,
    /// Prices that the document compares the price with.
    pub benchmarks: Vec<Benchmark>,
    /// How many are offered at first, before any are moved between tranches.
    pub offered: Option<Located<Amount>>,
    /// The parts of the offering.
    pub tranches: Vec<Tranche>,
    /// How many more may be issued at an option.
    pub option: Option<Located<Amount>>,
    /// The share of a larger offer that the issue is, with the base in words.
    pub share_of_offer: Option<(Located<Amount>, Box<str>)>,
    /// Who receives how many.
    pub recipients: Vec<Recipient>,
    /// Shares in issue before.
    pub before: Option<Located<Amount>>,
    /// Shares in issue after.
    pub after: Option<Located<Amount>>,
    /// The issue in percent of the shares in issue before.
    pub percent_of_existing: Option<Located<Amount>>,
    /// The issue in percent of the shares in issue after.
    pub percent_of_enlarged: Option<Located<Amount>>,
    /// What the counts assume, retold.
    pub counts_assume: Option<Box<str>>,
    /// The day that the counts' assumption starts from.
    pub counts_since: Option<Located<NaiveDate>>,
    /// Gross proceeds.
    pub gross_proceeds: Option<Located<Amount>>,
    /// What the issue costs.
    pub expenses: Option<Located<Amount>>,
    /// Net proceeds.
    pub net_proceeds: Option<Located<Amount>>,
    /// Net proceeds of one share or ADS.
    pub net_price: Option<Located<Amount>>,
    /// What the proceeds are for, retold.
    pub use_of_proceeds: Option<Box<str>>,
    /// Under which conditions or when shares are earned, retold.
    pub vesting: Option<Box<str>>,
    /// When the option was exercised or the issue agreed.
    pub exercised: Option<Located<Moment>>,
    /// When the issue was or will be completed.
    pub completed: Option<Located<Moment>>,
    /// When dealings begin.
    pub listing_at: Option<Located<Moment>>,
    /// Id of the listing where they begin.
    pub listing: Option<Name>,
    /// Who takes part, and as what.
    pub parties: Vec<Party>,
}

/// A price that the price of an issue is compared with.
#[derive(Clone, Debug)]
pub struct Benchmark {
    /// What it is: the closing price of a day.
    pub name: Box<str>,
    /// The price.
    pub price: Located<Amount>,
    /// How far the price of the issue is below it, in percent.
    pub discount: Option<Located<Amount>>,
    /// How far it is above it, in percent.
    pub premium: Option<Located<Amount>>,
}

/// A part of an offering.
#[derive(Clone, Debug)]
pub struct Tranche {
    /// Its name as printed.
    pub name: Box<str>,
    /// How many were offered in it at first.
    pub initial: Option<Located<Amount>>,
    /// How many are issued in it.
    pub number: Option<Located<Amount>>,
    /// Its share of the offering in percent.
    pub percent: Option<Located<Amount>>,
    /// How many applications were received.
    pub applications: Option<Located<Amount>>,
    /// How many shares were applied for.
    pub applied: Option<Located<Amount>>,
    /// How many times what was offered at first was applied for.
    pub subscription: Option<Located<Amount>>,
}

/// Who receives shares.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// Who, as printed.
    pub name: Box<str>,
    /// What they are to the issuer.
    pub role: Option<Box<str>>,
    /// How many they receive.
    pub number: Option<Located<Amount>>,
    /// Their share of the issue in percent.
    pub percent: Option<Located<Amount>>,
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
        if let Some(it) = &self.completed {
            let title = Title::IssueCompleted(number);
            occasions.push(Occasion::at("completion", EventKind::Other, title, "completion", at(it)));
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
            ("price", self.price.as_ref(), "shares_issued"),
            ("price-per-ads", self.price_per_ads.as_ref(), "price_levies"),
            ("share-of-offer", self.share_of_offer.as_ref().map(|(percent, _)| percent), "shares_issued"),
            ("option", self.option.as_ref(), "shares_issued"),
            ("offered", self.offered.as_ref(), "issue_tranches"),
            ("before", self.before.as_ref(), "shares_issue"),
            ("after", self.after.as_ref(), "shares_issue"),
            ("percent-of-existing", self.percent_of_existing.as_ref(), "shares_issue"),
            ("percent-of-enlarged", self.percent_of_enlarged.as_ref(), "shares_issue"),
            ("gross-proceeds", self.gross_proceeds.as_ref(), "net_proceeds"),
            ("expenses", self.expenses.as_ref(), "net_proceeds"),
            ("net-proceeds", self.net_proceeds.as_ref(), "net_proceeds"),
            ("net-price", self.net_price.as_ref(), "net_proceeds"),
        ];
        let mut add = |key: String, amount: Option<&'a Located<Amount>>, anchor: &'static str| {
            figures.extend(amount.map(|amount| OwnFigure::of(format!("issuance.{key}"), amount, anchor)));
        };
        stated.into_iter().for_each(|(key, amount, anchor)| add(key.to_owned(), amount, anchor));
        for it in &self.levies {
            add(format!("levy.{}", slug(&it.name)), Some(&it.rate), "price_levies");
        }
        for (nth, it) in (1..).zip(&self.benchmarks) {
            let parts =
                [("price", Some(&it.price)), ("discount", it.discount.as_ref()), ("premium", it.premium.as_ref())];
            parts.into_iter().for_each(|(of, amount)| add(format!("benchmark-{nth}.{of}"), amount, "price_levies"));
        }
        for it in &self.tranches {
            let name = slug(&it.name);
            let parts = [
                ("initial", &it.initial),
                ("number", &it.number),
                ("percent", &it.percent),
                ("applications", &it.applications),
                ("applied", &it.applied),
                ("subscription", &it.subscription),
            ];
            parts.into_iter().for_each(|(of, it)| add(format!("tranche.{name}.{of}"), it.as_ref(), "issue_tranches"));
        }
        for it in &self.recipients {
            let name = slug(&it.name);
            add(format!("recipient.{name}.number"), it.number.as_ref(), "issue_recipients");
            add(format!("recipient.{name}.percent"), it.percent.as_ref(), "issue_recipients");
        }
    }

    fn texts<'a>(&'a self, texts: &mut Vec<(&'a str, Span)>) {
        let words = [&self.use_of_proceeds, &self.counts_assume, &self.vesting];
        texts.extend(words.into_iter().flatten().map(|text| (&**text, self.number.span)));
    }

    fn links<'a>(&'a self, _links: &mut Vec<&'a Located<Box<str>>>) {}
}
