//! A return of shares bought back: what was bought, at which prices, and what is left in issue.

use crate::address::{Site, path};
use crate::domain::kind::buyback::{Buyback, Purchase, Total, Treatment};
use crate::domain::span::Name;
use crate::domain::{Amount, Announcement, Located};
use crate::page::announcement::contents::{self, Entry};
use crate::page::announcement::grid::{Grid, Stated};
use crate::page::component::link::Link;
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;

/// What only a return shows.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// How many in all, as printed, where one figure says so.
    pub number: Option<String>,
    /// What was paid in all, likewise.
    pub paid: Option<String>,
    /// The class of shares.
    pub class: Option<String>,
    /// What became of them.
    pub treatment: Option<&'static str>,
    /// The plan under which they were bought.
    pub plan: Option<Link>,
    /// Who bought.
    pub broker: Option<String>,
    /// What else is said.
    pub note: Option<String>,
    /// What was bought, and the totals.
    pub purchases: Grid,
    /// Shares in issue and in treasury: names and figures as printed.
    pub counts: Vec<(&'static str, String)>,
}

impl Facts {
    /// Entries of the table of contents.
    pub fn sections(&self, words: &dyn Words) -> Vec<Entry> {
        contents::shown(&[
            (true, "purchases", words.term(Term::Purchases)),
            (!self.counts.is_empty(), "shares_issue", words.term(Term::SharesInIssue)),
        ])
    }
}

/// The facts of a return.
pub fn facts(site: &Site<'_>, announcement: &Announcement, buyback: &Buyback) -> Facts {
    let issuer = site.edition.issuer();
    let words = words::of(&site.edition.config().language);
    let market = |listing: Option<&Name>| {
        listing.map(|id| issuer.listing(&id.value).map_or(&*id.value, |it| &it.market).to_owned())
    };
    let place = |listing: Option<&Name>, venue: Option<&str>| {
        let names: Vec<String> = market(listing).into_iter().chain(venue.map(str::to_owned)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let of_row = |it: &Purchase| {
        let treatment = it.treatment.filter(|own| Some(*own) != buyback.treatment).map(|it| words.term(term(it)));
        let noted = place(it.listing.as_ref(), it.venue.as_deref()).into_iter().chain(treatment.map(str::to_owned));
        let noted: Vec<String> = noted.collect();
        (!noted.is_empty()).then(|| noted.join(", "))
    };
    let days = |it: &Purchase| match &it.from {
        Some(from) => words.days(from.value, it.day.value),
        None => words.date(it.day.value),
    };
    let rows = buyback.purchases.iter().map(|it| Stated {
        label: days(it),
        note: of_row(it),
        figures: [
            Some(&it.number),
            it.ads.as_ref(),
            it.high.as_ref(),
            it.low.as_ref(),
            it.average.as_ref(),
            it.paid.as_ref(),
        ],
        is_total: false,
    });
    let totals = buyback.totals.iter().map(|it| Stated {
        label: match &it.day {
            Some(day) => words.total_of(day.value),
            None => words.total().to_owned(),
        },
        note: place(it.listing.as_ref(), it.venue.as_deref()),
        figures: [it.number.as_ref(), None, it.high.as_ref(), it.low.as_ref(), it.average.as_ref(), it.paid.as_ref()],
        is_total: true,
    });
    let head = [Term::Number, Term::AsAds, Term::HighestPrice, Term::LowestPrice, Term::AveragePrice, Term::Paid];
    let (number, paid) = in_all(buyback);
    Facts {
        number: printed(number),
        paid: printed(paid),
        class: buyback.class.as_ref().and_then(|id| issuer.share_class(&id.value)).map(|class| class.name.to_string()),
        treatment: buyback.treatment.map(|it| words.term(term(it))),
        plan: buyback.plan.as_ref().map(|plan| self::plan(site, announcement, plan)),
        broker: buyback.broker.as_deref().map(str::to_owned),
        note: buyback.note.as_deref().map(str::to_owned),
        purchases: Grid::new(Term::Day, head, rows.chain(totals).collect(), words),
        counts: counts(buyback, words),
    }
}

const fn term(treatment: Treatment) -> Term {
    match treatment {
        Treatment::Cancelled => Term::ToBeCancelled,
        Treatment::Treasury => Term::HeldInTreasury,
    }
}

fn printed(amount: Option<&Located<Amount>>) -> Option<String> {
    amount.map(|amount| amount.printed.to_string())
}

/// What one figure says of all: the only total of all rows, or the only row.
fn in_all(buyback: &Buyback) -> (Option<&Located<Amount>>, Option<&Located<Amount>>) {
    let is_of_all = |it: &&Total| it.day.is_none() && it.listing.is_none() && it.venue.is_none();
    let mut of_all = buyback.totals.iter().filter(is_of_all);
    match (of_all.next(), of_all.next(), &*buyback.purchases) {
        (Some(total), None, _) => (total.number.as_ref(), total.paid.as_ref()),
        (None, _, [only]) => (Some(&only.number), only.paid.as_ref()),
        _ => (None, None),
    }
}

fn counts(it: &Buyback, words: &dyn Words) -> Vec<(&'static str, String)> {
    let stated = [
        (Term::OutstandingBefore, &it.outstanding_before),
        (Term::Outstanding, &it.outstanding),
        (Term::TreasuryBefore, &it.treasury_before),
        (Term::TreasuryAfter, &it.treasury),
        (Term::IssuedAfter, &it.issued),
        (Term::BoughtOfIssued, &it.percent),
    ];
    stated.into_iter().filter_map(|(term, amount)| Some((words.term(term), printed(amount.as_ref())?))).collect()
}

/// The plan by its name, in the nearest document that tells of it.
fn plan(site: &Site<'_>, announcement: &Announcement, plan: &Name) -> Link {
    let all = &site.edition.announcements;
    let at = site.edition.position(&announcement.id).unwrap_or_default();
    let (before, after) = all.split_at((at + 1).min(all.len()));
    let told = before.iter().rev().chain(after).find_map(|it| {
        let stated = it.repurchases.iter().find(|stated| stated.plan.value == plan.value)?;
        Some((it, stated))
    });
    match told {
        Some((it, stated)) => {
            let own = it.id == announcement.id;
            let href = if own {
                format!("#plan_{}", plan.value)
            } else {
                format!("../../{}", path::plan(&it.id, &plan.value))
            };
            Link { href, text: stated.name.to_string() }
        }
        None => Link { href: String::new(), text: plan.value.to_string() },
    }
}
