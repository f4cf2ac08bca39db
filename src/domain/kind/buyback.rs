//! Returns of shares bought back: what was bought on which day, at which prices, and what became of it.

use super::{Facts, Named, OwnFigure};
use crate::domain::event::EventKind;
use crate::domain::occasion::{Occasion, Title};
use crate::domain::{Amount, Located, Period, Span, slug, span::Name};
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::borrow::Cow;
use std::sync::Arc;

/// A return of shares bought back.
#[derive(Clone, Debug)]
pub struct Buyback {
    /// Id of the class of shares.
    pub class: Option<Name>,
    /// The plan under which they were bought.
    pub plan: Option<Name>,
    /// What became of them.
    pub treatment: Option<Treatment>,
    /// What was bought, a day or some days a row; at least one.
    pub purchases: Vec<Purchase>,
    /// What rows add up to, as printed.
    pub totals: Vec<Total>,
    /// The shares in issue before, without those in treasury.
    pub outstanding_before: Option<Located<Amount>>,
    /// The shares in issue after, without those in treasury: the voting rights.
    pub outstanding: Option<Located<Amount>>,
    /// The shares in treasury before.
    pub treasury_before: Option<Located<Amount>>,
    /// The shares in treasury after.
    pub treasury: Option<Located<Amount>>,
    /// The shares in issue after, those in treasury included.
    pub issued: Option<Located<Amount>>,
    /// What was bought in percent of the shares in issue before.
    pub percent: Option<Located<Amount>>,
    /// Who bought.
    pub broker: Option<Box<str>>,
    /// What else is said, retold.
    pub note: Option<Box<str>>,
}

/// What becomes of shares that were bought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// They are cancelled, at once or later.
    Cancelled,
    /// They are held in treasury.
    Treasury,
}

/// What was bought on a day, or on the days from one to another.
#[derive(Clone, Debug)]
pub struct Purchase {
    /// The day, or the last of several.
    pub day: Located<NaiveDate>,
    /// The first of several days.
    pub from: Option<Located<NaiveDate>>,
    /// How many shares or ADSs.
    pub number: Located<Amount>,
    /// How many ADSs the shares were bought as.
    pub ads: Option<Located<Amount>>,
    /// The highest price, or the only one.
    pub high: Option<Located<Amount>>,
    /// The lowest price.
    pub low: Option<Located<Amount>>,
    /// The average price, weighted by volume.
    pub average: Option<Located<Amount>>,
    /// What was paid in all.
    pub paid: Option<Located<Amount>>,
    /// Id of the listing where they were bought.
    pub listing: Option<Name>,
    /// The trading venue or the way in which they were bought.
    pub venue: Option<Arc<str>>,
    /// What became of these.
    pub treatment: Option<Treatment>,
    /// Where it stands.
    pub span: Span,
}

impl Purchase {
    /// The first day of it.
    #[must_use]
    pub fn first(&self) -> NaiveDate {
        self.from.as_ref().unwrap_or(&self.day).value
    }

    fn period(&self) -> Period {
        match &self.from {
            Some(from) => Period::Span { start: from.value, end: self.day.value, fiscal: None },
            None => Period::Instant(self.day.value),
        }
    }
}

/// What rows add up to: all of them, or those of a day, a listing or a venue.
#[derive(Clone, Debug)]
pub struct Total {
    /// Of this day alone.
    pub day: Option<Located<NaiveDate>>,
    /// Of this listing alone.
    pub listing: Option<Name>,
    /// Of this venue alone.
    pub venue: Option<Arc<str>>,
    /// How many shares or ADSs.
    pub number: Option<Located<Amount>>,
    /// The highest price.
    pub high: Option<Located<Amount>>,
    /// The lowest price.
    pub low: Option<Located<Amount>>,
    /// The average price, weighted by volume.
    pub average: Option<Located<Amount>>,
    /// What was paid in all.
    pub paid: Option<Located<Amount>>,
}

impl Total {
    /// Whether a row is one of those that it is of.
    #[must_use]
    pub fn covers(&self, row: &Purchase) -> bool {
        self.day.as_ref().is_none_or(|day| *day == row.day)
            && (self.listing.is_none() || self.listing == row.listing)
            && (self.venue.is_none() || self.venue == row.venue)
    }
}

/// Listing and venue as a part of a key.
fn place(listing: Option<&Name>, venue: Option<&Arc<str>>) -> String {
    let mut place = String::new();
    for name in [listing.map(|it| it.value.to_string()), venue.map(|it| slug(it))].into_iter().flatten() {
        place.push_str(&name);
        place.push('.');
    }
    place
}

impl Facts for Buyback {
    fn names<'a>(&'a self, names: &mut Vec<Named<'a>>) {
        names.extend(self.class.iter().map(Named::ShareClass));
        names.extend(self.purchases.iter().filter_map(|it| it.listing.as_ref()).map(Named::Listing));
        names.extend(self.totals.iter().filter_map(|it| it.listing.as_ref()).map(Named::Listing));
    }

    fn occasions<'a>(&'a self, zone: Tz, occasions: &mut Vec<Occasion<'a>>) {
        let mut days: Vec<NaiveDate> = Vec::new();
        for it in self.purchases.iter().filter(|it| it.from.is_none()) {
            if !days.contains(&it.day.value) {
                days.push(it.day.value);
                let (key, day) = (format!("bought-{}", it.day.value), (it.day.value, zone, it.day.span));
                occasions.push(Occasion::on(key, EventKind::AsOf, Title::Bought, "day of the purchase", day));
            }
        }
    }

    fn figures<'a>(&'a self, figures: &mut Vec<OwnFigure<'a>>) {
        for it in &self.purchases {
            let (place, period) = (place(it.listing.as_ref(), it.venue.as_ref()), Some(it.period()));
            let stated = [
                ("number", Some(&it.number)),
                ("ads", it.ads.as_ref()),
                ("high", it.high.as_ref()),
                ("low", it.low.as_ref()),
                ("average", it.average.as_ref()),
                ("paid", it.paid.as_ref()),
            ];
            figures.extend(stated.into_iter().filter_map(|(name, amount)| Some((name, amount?))).map(
                |(name, amount)| OwnFigure {
                    period,
                    label: it.venue.as_deref().map(Cow::Borrowed),
                    ..OwnFigure::of(format!("buyback.{place}{name}"), amount, "purchases")
                },
            ));
        }
        for it in &self.totals {
            let place = place(it.listing.as_ref(), it.venue.as_ref());
            let period = it.day.as_ref().map(|day| Period::Instant(day.value));
            let stated = [
                ("number", &it.number),
                ("high", &it.high),
                ("low", &it.low),
                ("average", &it.average),
                ("paid", &it.paid),
            ];
            figures.extend(stated.into_iter().filter_map(|(name, amount)| Some((name, amount.as_ref()?))).map(
                |(name, amount)| OwnFigure {
                    period,
                    ..OwnFigure::of(format!("buyback.total.{place}{name}"), amount, "purchases")
                },
            ));
        }
        let counts = [
            ("outstanding-before", &self.outstanding_before),
            ("outstanding", &self.outstanding),
            ("treasury-before", &self.treasury_before),
            ("treasury", &self.treasury),
            ("issued", &self.issued),
            ("percent", &self.percent),
        ];
        figures.extend(counts.into_iter().filter_map(|(name, amount)| {
            Some(OwnFigure::of(Cow::Owned(format!("buyback.{name}")), amount.as_ref()?, "shares_issue"))
        }));
    }

    fn texts<'a>(&'a self, texts: &mut Vec<(&'a str, Span)>) {
        let place = self.purchases.first().map_or_else(Span::default, |it| it.span);
        texts.extend(self.note.as_ref().map(|note| (&**note, place)));
    }

    fn links<'a>(&'a self, _links: &mut Vec<&'a Located<Box<str>>>) {}
}
