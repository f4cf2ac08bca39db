//! Who is paid a dividend when, as it stands now.

use super::amount;
use crate::archive::Edition;
use crate::domain::field::stated;
use crate::domain::kind::dividend::{Distribution, Holders, Terms};
use crate::domain::occasion::DividendDay;
use crate::domain::relation::Verb;
use crate::domain::{Amount, Announcement, Conversion, Field, Located, Moment};

/// Who is paid when.
#[derive(Clone, Debug)]
pub struct Entitlement<'a> {
    /// The listing, by its id.
    pub listing: Option<&'a str>,
    /// The holders as printed, where that says more.
    pub holders: Option<&'a str>,
    /// What they are paid, where that is in another unit than what is declared.
    pub paid: Option<&'a Amount>,
    /// Whether that is to be announced.
    pub is_open: bool,
    /// The rate from the currency that it is declared in.
    pub rate: Option<&'a Conversion>,
    /// First day without the dividend.
    pub ex: Day<'a>,
    /// Who is on the register then is entitled.
    pub record: Day<'a>,
    /// When it is paid.
    pub payment: Day<'a>,
}

/// A day of a dividend as it stands.
#[derive(Clone, Debug)]
pub struct Day<'a> {
    /// What is known of it.
    pub state: State<'a>,
    /// What it was before, and the announcement that changed it.
    pub before: Option<(&'a Moment, &'a Announcement)>,
}

/// What is known of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State<'a> {
    /// No document tells.
    Unstated,
    /// There is none.
    NotApplicable,
    /// Another document is to tell.
    Open,
    /// It is then.
    At(&'a Moment),
    /// It was called off.
    Off,
}

impl<'a> Day<'a> {
    /// When it is, where that is set.
    #[must_use]
    pub fn moment(&self) -> Option<&'a Moment> {
        if let State::At(moment) = self.state { Some(moment) } else { None }
    }
}

/// A field of terms with a day.
type DayOf<'a> = fn(&'a Terms) -> &'a Option<Field<Located<Moment>>>;

/// The documents of a dividend, and what is public beside them.
struct Told<'a, 'd> {
    documents: &'d [(&'a Announcement, &'a Distribution)],
    edition: &'a Edition<'a>,
}

/// Who is paid when, by the documents of a dividend, oldest first. What all holders have in common stands apart only where
/// it isn't what each of several others has.
pub(super) fn entitlements<'a>(
    documents: &[(&'a Announcement, &'a Distribution)],
    edition: &'a Edition<'a>,
) -> Vec<Entitlement<'a>> {
    let told = Told { documents, edition };
    let mut all: Vec<Whom<'a>> = Vec::new();
    for (announcement, it) in documents {
        for terms in it.all_terms() {
            let whom = Whom::of(announcement, it, terms);
            let says_nothing = !it.apart.is_empty() && is_common(it, terms) && is_empty(terms);
            if !says_nothing && !all.contains(&whom) {
                all.push(whom);
            }
        }
    }
    let mut entitlements: Vec<Entitlement<'_>> = all.iter().map(|whom| told.entitlement(*whom)).collect();
    if let Some(at) = entitlements.iter().position(|it| it.listing.is_none() && it.holders.is_none()) {
        let common = entitlements.remove(at);
        let is_whole = entitlements.len() >= 2 || edition.issuer().listings.len() <= entitlements.len();
        let says_nothing = !entitlements.is_empty() && entitlements.iter().all(|it| common.is_within(it));
        if !(is_whole && says_nothing) {
            entitlements.insert(0, common);
        }
    }
    entitlements
}

/// Whom terms are for: a listing, holders as printed, both, or all.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Whom<'a> {
    listing: Option<&'a str>,
    holders: Option<&'a str>,
}

impl<'a> Whom<'a> {
    fn of(announcement: &'a Announcement, it: &Distribution, terms: &'a Terms) -> Self {
        let holders = terms.holders.as_deref();
        let only = || announcement.only_listing().filter(|_| it.apart.is_empty() && holders.is_none());
        Self { listing: terms.listing.as_ref().map(|id| &*id.value).or_else(only), holders }
    }
}

fn is_common(it: &Distribution, terms: &Terms) -> bool {
    std::ptr::eq(&raw const it.terms, terms)
}

/// Whether terms say neither a day nor an amount.
fn is_empty(terms: &Terms) -> bool {
    terms.ex_date.is_none()
        && terms.record_date.is_none()
        && terms.payment_date.is_none()
        && terms.default_payment.is_none()
}

impl<'a> Told<'a, '_> {
    fn entitlement(&self, whom: Whom<'a>) -> Entitlement<'a> {
        let payment = self.latest(whom, |terms| terms.default_payment.as_ref());
        let (paid, is_open) = match payment {
            Some((_, it, Field::Stated(paid))) => (Some(&paid.value).filter(|_| amount::differs(paid, it)), false),
            Some((_, it, Field::ToBeAnnounced)) => (None, it.amount().is_some()),
            _ => (None, false),
        };
        let rate = self.latest(whom, |terms| terms.exchange_rate.as_ref());
        let rate = rate.and_then(|(_, _, field)| field.stated()).map(|rate| &rate.value);
        Entitlement {
            listing: whom.listing,
            holders: whom.holders,
            rate: rate.filter(|rate| paid.is_some_and(|paid| is_of(rate, paid))),
            paid,
            is_open,
            ex: self.day(whom, |terms| &terms.ex_date),
            record: self.day(whom, |terms| &terms.record_date),
            payment: self.day(whom, |terms| &terms.payment_date),
        }
    }

    /// What each document tells these holders of, the latest first: what it has for them, or else for all.
    fn holders(&self, whom: Whom<'a>) -> impl Iterator<Item = (&'a Announcement, &'a Distribution, Holders<'a>)> {
        self.documents.iter().rev().filter_map(move |(announcement, it)| {
            let mut own = it.holders().filter(|holders| Whom::of(announcement, it, holders.own) == whom);
            let common = || it.holders().next().filter(|_| whom.listing.is_none() || it.apart.is_empty());
            Some((*announcement, *it, own.next().or_else(common)?))
        })
    }

    /// A field as the latest document states it that has it.
    fn latest<T: 'a>(
        &self,
        whom: Whom<'a>,
        field: impl Fn(&'a Terms) -> Option<&'a Field<T>>,
    ) -> Option<(&'a Announcement, &'a Distribution, &'a Field<T>)> {
        self.holders(whom).find_map(|(announcement, it, holders)| {
            Some((announcement, it, field(holders.own).or_else(|| field(holders.common))?))
        })
    }

    fn day(&self, whom: Whom<'a>, field: DayOf<'a>) -> Day<'a> {
        let Some((announcement, _, told)) = self.latest(whom, |terms| field(terms).as_ref()) else {
            return Day { state: State::Unstated, before: None };
        };
        let earlier = |now: Option<&Moment>| {
            let all = self.holders(whom).filter(|(of, ..)| *of.id != *announcement.id);
            let moments =
                all.filter_map(|(_, _, holders)| stated(field(holders.own)).or_else(|| stated(field(holders.common))));
            let other = moments.map(|it| &it.value).find(|it| now.is_none_or(|now| it.days() != now.days()));
            other.map(|moment| (moment, announcement))
        };
        match told {
            Field::NotApplicable => Day { state: State::NotApplicable, before: None },
            Field::ToBeAnnounced => Day { state: State::Open, before: earlier(None) },
            Field::Stated(at) => match self.changed(announcement, at) {
                Some((state, by)) => Day { state, before: Some((&at.value, by)) },
                None => Day { state: State::At(&at.value), before: earlier(Some(&at.value)) },
            },
        }
    }

    /// What has become of a day that a document states, and the announcement that changed it.
    fn changed(&self, of: &'a Announcement, at: &Located<Moment>) -> Option<(State<'a>, &'a Announcement)> {
        let succession = &self.edition.succession;
        if !succession.has(&of.id) {
            return None;
        }
        let occasion = of.occasions().into_iter().find(|it| it.span == at.span && it.moment == at.value)?;
        let replaced = succession.of(&of.id, &occasion.key)?;
        let state = match &replaced.to {
            Some(to) if to.is_same => return None,
            Some(to) => to.moment.as_ref().map_or(State::Open, State::At),
            None if replaced.verb == Verb::Cancels => State::Off,
            None => State::Open,
        };
        Some((state, replaced.by))
    }
}

impl<'a> Entitlement<'a> {
    /// The ex-date, the record date, or else the payment date.
    #[must_use]
    pub fn day(&self, of: DividendDay) -> &Day<'a> {
        match of {
            DividendDay::Ex => &self.ex,
            DividendDay::Record => &self.record,
            _ => &self.payment,
        }
    }

    /// Whether all that it says is said of others as well.
    fn is_within(&self, other: &Self) -> bool {
        let days = [(&self.ex, &other.ex), (&self.record, &other.record), (&self.payment, &other.payment)];
        let same = |(own, other): &(&Day<'_>, &Day<'_>)| own.state == State::Unstated || own.state == other.state;
        days.iter().all(same) && (self.paid.is_none() || self.paid == other.paid)
    }
}

/// Whether a rate is one to the currency of an amount.
fn is_of(rate: &Conversion, paid: &Amount) -> bool {
    rate.currencies().iter().any(|currency| Some(*currency) == paid.unit.currency())
}
