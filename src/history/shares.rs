//! How many shares are in issue, from document to document: the counts that documents state, each with what it is a count of,
//! and what led from one to the next. Weighted averages, shares offered and shares authorized are no such counts.

use crate::archive::Edition;
use crate::domain::ads::AdsRatio;
use crate::domain::issuer::Issuer;
use crate::domain::kind::buyback::Buyback;
use crate::domain::kind::issuance::Issuance;
use crate::domain::kind::poll::Poll;
use crate::domain::span::Name;
use crate::domain::{Amount, Announcement, Details, Located, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a count counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Shares in issue.
    Issued,
    /// Shares in issue without those in treasury.
    Outstanding,
    /// Shares in treasury.
    Treasury,
    /// Shares whose holders could vote at a meeting.
    Entitled,
}

impl Basis {
    /// The word in data files and anchors.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Outstanding => "outstanding",
            Self::Treasury => "treasury",
            Self::Entitled => "entitled",
        }
    }
}

/// When within its document a count is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The count before an issue.
    BeforeIssue,
    /// The count after it.
    AfterIssue,
    /// The count before shares were bought back.
    BeforePurchase,
    /// The count after it.
    AfterPurchase,
    /// The count at a general meeting.
    Meeting,
}

impl Stage {
    /// The word in data files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::BeforeIssue => "before-issue",
            Self::AfterIssue => "after-issue",
            Self::BeforePurchase => "before-purchase",
            Self::AfterPurchase => "after-purchase",
            Self::Meeting => "meeting",
        }
    }
}

/// A count that a document states.
#[derive(Clone, Debug)]
pub struct Count<'a> {
    /// The document.
    pub announcement: &'a Announcement,
    /// What it counts.
    pub basis: Basis,
    /// When within the document.
    pub stage: Stage,
    /// The count.
    pub amount: &'a Amount,
    /// Where it stands on the document's page.
    pub anchor: &'static str,
    /// Whether the document says that the count assumes something.
    pub assumes: bool,
    /// The change on the count of the same basis before it; `None` for the first, and where one of them is hedged.
    pub change: Option<Change<'a>>,
    /// The same in ADSs, by the ratio of the document's day, for the class that they stand for; `None` where two
    /// decimals don't tell it.
    pub ads: Option<Decimal>,
}

/// What led from one count to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// How many more shares, worked out.
    pub difference: Decimal,
    /// What the same document says was issued or bought, where it states both counts.
    pub stated: Option<Led<'a>>,
}

/// What a document says of the shares between two of its counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Led<'a> {
    /// So many were issued.
    Issued(&'a Amount),
    /// So many were bought back.
    Bought(&'a Amount),
}

/// The counts of a class of shares, by document, oldest first.
#[derive(Debug)]
pub struct ClassCounts<'a> {
    /// The name of the class; `None` where documents name none and the issuer has several.
    pub class: Option<&'a str>,
    /// The counts.
    pub counts: Vec<Count<'a>>,
}

/// The classes with their counts: in the order of the settings, then those that documents alone name.
#[must_use]
pub fn classes<'a>(edition: &'a Edition<'a>) -> Vec<ClassCounts<'a>> {
    let issuer = edition.issuer();
    let mut found: BTreeMap<(usize, Option<&'a str>), Vec<Count<'a>>> = BTreeMap::new();
    for announcement in &edition.announcements {
        let announcement = *announcement;
        let mut add = |class: Class<'a>, stated: Option<&'a Located<Amount>>, basis, stage, anchor, assumes| {
            let Some(amount) = stated.map(|it| &it.value).filter(|it| it.unit == Unit::Shares) else {
                return;
            };
            let count = Count { announcement, basis, stage, amount, anchor, assumes, change: None, ads: None };
            found.entry(class.key(issuer)).or_default().push(count);
        };
        match &announcement.details {
            Details::Issuance(issuance) => of_issuance(issuance, &mut add),
            Details::Buyback(buyback) => of_buyback(buyback, &mut add),
            Details::Poll(poll) => of_poll(poll, &mut add),
            _ => {}
        }
    }
    let ads_class = issuer.ads.as_ref().map(|ads| (&*ads.class.value, ads));
    found
        .into_iter()
        .map(|((_, class), mut counts)| {
            compare(&mut counts);
            if let Some((id, ads)) = ads_class
                && issuer.share_class(id).is_some_and(|it| Some(&*it.name) == class)
            {
                for count in &mut counts {
                    count.ads = in_ads(ads.ratio_on(count.announcement.dated.value), count.amount);
                }
            }
            ClassCounts { class, counts }
        })
        .collect()
}

/// Whether a document states a count.
#[must_use]
pub fn has_any(edition: &Edition<'_>) -> bool {
    !classes(edition).is_empty()
}

/// Of which class a count is.
#[derive(Clone, Copy)]
enum Class<'a> {
    /// By its id.
    Of(&'a Name),
    /// By its name in the document.
    Named(&'a str),
    /// It isn't said: the only one, if there is one.
    Unsaid,
}

impl<'a> Class<'a> {
    /// The position among the issuer's and the name.
    fn key(self, issuer: &'a Issuer) -> (usize, Option<&'a str>) {
        let classes = &issuer.share_classes;
        let at = match self {
            Self::Of(id) => classes.iter().position(|it| it.id.value == id.value),
            Self::Named(name) => classes.iter().position(|it| it.name.eq_ignore_ascii_case(name)),
            Self::Unsaid => (classes.len() == 1).then_some(0),
        };
        match (at, self) {
            (Some(at), _) => (at, Some(&classes[at].name)),
            (None, Self::Named(name)) => (classes.len(), Some(name)),
            (None, _) => (usize::MAX, None),
        }
    }
}

/// Takes a count: its class, the figure, its basis and stage, where it stands, and whether it assumes something.
type Add<'f, 'a> = &'f mut dyn FnMut(Class<'a>, Option<&'a Located<Amount>>, Basis, Stage, &'static str, bool);

fn of_issuance<'a>(it: &'a Issuance, add: Add<'_, 'a>) {
    let (class, place) = (Class::Of(&it.class), "shares_issue");
    let assumes = it.counts_assume.is_some() || it.counts_since.is_some();
    add(class, it.before.as_ref(), Basis::Issued, Stage::BeforeIssue, place, assumes);
    add(class, it.after.as_ref(), Basis::Issued, Stage::AfterIssue, place, assumes);
}

fn of_buyback<'a>(it: &'a Buyback, add: Add<'_, 'a>) {
    let class = it.class.as_ref().map_or(Class::Unsaid, Class::Of);
    let (before, after) = (Stage::BeforePurchase, Stage::AfterPurchase);
    let stated = [
        (&it.outstanding_before, Basis::Outstanding, before),
        (&it.outstanding, Basis::Outstanding, after),
        (&it.treasury_before, Basis::Treasury, before),
        (&it.treasury, Basis::Treasury, after),
        (&it.issued, Basis::Issued, after),
    ];
    stated
        .into_iter()
        .for_each(|(amount, basis, stage)| add(class, amount.as_ref(), basis, stage, "shares_issue", false));
}

fn of_poll<'a>(it: &'a Poll, add: Add<'_, 'a>) {
    let mut entitled = |class, amount: &'a Option<Located<Amount>>| {
        add(class, amount.as_ref(), Basis::Entitled, Stage::Meeting, "poll_meeting", false);
    };
    entitled(Class::Unsaid, &it.entitled);
    it.classes.iter().for_each(|class| entitled(Class::Named(&class.name), &class.entitled));
}

/// Works out what led from each count to the next of the same basis.
fn compare(counts: &mut [Count<'_>]) {
    let mut last: BTreeMap<Basis, (usize, Option<Decimal>)> = BTreeMap::new();
    for at in 0..counts.len() {
        let exact = |it: &Count<'_>| it.amount.in_units().filter(|_| it.amount.hedge.is_none());
        let value = exact(&counts[at]);
        // Those who could vote at one meeting and at another are not a course of shares.
        let before = last.insert(counts[at].basis, (at, value)).filter(|_| counts[at].basis != Basis::Entitled);
        let Some((position, Some(old))) = before else { continue };
        let Some(difference) = value.and_then(|new| new.checked_sub(old)) else { continue };
        let is_same = counts[position].announcement.id == counts[at].announcement.id;
        let stated = is_same.then(|| led(counts[at].announcement)).flatten();
        counts[at].change = Some(Change { difference, stated });
    }
}

/// What a document says was issued or bought in all, in shares.
fn led(announcement: &Announcement) -> Option<Led<'_>> {
    let in_shares = |it: &&Located<Amount>| it.value.unit == Unit::Shares;
    match &announcement.details {
        Details::Issuance(it) => Some(&it.number).filter(in_shares).map(|it| Led::Issued(&it.value)),
        Details::Buyback(it) => {
            let is_of_all = |of: &&crate::domain::kind::buyback::Total| {
                of.day.is_none() && of.listing.is_none() && of.venue.is_none()
            };
            let mut totals = it.totals.iter().filter(is_of_all);
            let number = match (totals.next(), totals.next(), &*it.purchases) {
                (Some(total), None, _) => total.number.as_ref(),
                (None, _, [only]) => Some(&only.number),
                _ => None,
            };
            number.filter(in_shares).map(|it| Led::Bought(&it.value))
        }
        _ => None,
    }
}

/// A count in ADSs, where two decimals tell it exactly.
fn in_ads(ratio: AdsRatio, amount: &Amount) -> Option<Decimal> {
    let ads = ratio.divide(amount.in_units()?)?.normalize();
    (amount.hedge.is_none() && ads.scale() <= 2).then_some(ads)
}
