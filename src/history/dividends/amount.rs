//! What a dividend is for a share and for a depositary share: as stated, or as it follows exactly.

use crate::domain::ads::AdsRatio;
use crate::domain::field::stated;
use crate::domain::issuer::{Issuer, ShareClass};
use crate::domain::kind::dividend::Distribution;
use crate::domain::{Amount, Announcement, Field, Located, Unit, decimal};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What one security gets.
#[derive(Clone, Debug)]
pub struct PerSecurity<'a> {
    /// So much, in whole units of the currency.
    pub value: Decimal,
    /// Per share or per depositary share, and the currency.
    pub unit: Unit,
    /// Where it is from.
    pub origin: Origin<'a>,
}

/// Where an amount is from.
#[derive(Clone, Debug)]
pub enum Origin<'a> {
    /// A document states it.
    Stated(&'a Amount),
    /// It follows from this amount for the other security, and the shares that a depositary share stands for.
    Ratio(&'a Amount, AdsRatio),
    /// It is what these parts add up to.
    Sum(Vec<&'a Amount>),
}

impl<'a> PerSecurity<'a> {
    fn stated(amount: &'a Amount) -> Option<Self> {
        Some(Self { value: amount.in_units()?, unit: amount.unit, origin: Origin::Stated(amount) })
    }

    /// Whether the archive computed it.
    #[must_use]
    pub fn is_computed(&self) -> bool {
        !matches!(self.origin, Origin::Stated(_))
    }

    /// Whether it is exactly so much: words such as `approximately` and `up to` admit another.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        match &self.origin {
            Origin::Stated(amount) | Origin::Ratio(amount, _) => amount.hedge.is_none(),
            Origin::Sum(parts) => parts.iter().all(|part| part.hedge.is_none()),
        }
    }
}

/// What a dividend is for each security.
#[derive(Default)]
pub(super) struct Amounts<'a> {
    /// Whether it is to be announced.
    pub is_open: bool,
    pub per_share: Option<PerSecurity<'a>>,
    pub per_ads: Option<PerSecurity<'a>>,
}

impl<'a> Amounts<'a> {
    /// Those of a dividend by the document that states an amount last.
    pub fn of(documents: &[(&'a Announcement, &'a Distribution)], issuer: &Issuer) -> Self {
        let tells = |it: &Distribution| it.declared.is_some() || !it.components.is_empty();
        let told = documents.iter().rev().find(|(_, it)| tells(it)).or(documents.last());
        let Some((announcement, it)) = told.copied() else { return Self::default() };
        let is_open = matches!(it.declared, Some(Field::ToBeAnnounced | Field::NotApplicable));
        let declared = match &it.declared {
            Some(field) => field.stated().and_then(|amount| PerSecurity::stated(amount)),
            None => sum(it),
        };
        let is_ads = |unit: Unit| matches!(unit, Unit::PerAds(_));
        let (mut per_ads, mut per_share) = match declared {
            Some(declared) if is_ads(declared.unit) => (Some(declared), None),
            declared => (None, declared),
        };
        let payments = || it.all_terms().filter_map(|terms| stated(&terms.default_payment));
        let others = || stated(&it.declared_per_ads).into_iter().chain(payments()).map(|amount| &amount.value);
        per_ads = per_ads.or_else(|| others().find(|amount| is_ads(amount.unit)).and_then(PerSecurity::stated));
        per_ads = per_ads.or_else(|| of_figure(announcement).and_then(PerSecurity::stated));
        if per_share.is_none() {
            per_share = others().find(|amount| matches!(amount.unit, Unit::PerShare(_))).and_then(PerSecurity::stated);
        }
        let record = documents.iter().rev().find_map(|(_, it)| it.all_terms().find_map(|it| stated(&it.record_date)));
        let days = [Some(announcement.dated.value), record.map(|it| it.value.date())];
        let ratio = ratio(announcement, it, issuer, days.into_iter().flatten());
        let has_figure = announcement.figures.iter().any(|figure| is_ads(figure.amount.unit));
        match (&per_share, &per_ads, ratio) {
            (Some(share), None, Some(ratio)) if !has_figure => per_ads = share.for_ads(ratio),
            (None, Some(ads), Some(ratio)) => per_share = ads.for_a_share(ratio),
            _ => {}
        }
        Self { is_open, per_share, per_ads }
    }
}

impl<'a> PerSecurity<'a> {
    fn of_ratio(&self, value: Decimal, unit: Unit, ratio: AdsRatio) -> Option<Self> {
        let Origin::Stated(of) = self.origin else { return None };
        Some(Self { value, unit, origin: Origin::Ratio(of, ratio) })
    }

    /// The same for a depositary share. What a depositary share stands for may be no whole number of shares, and a quotient
    /// that doesn't end is not exact.
    fn for_ads(&self, ratio: AdsRatio) -> Option<Self> {
        let value = ratio.times(self.value).filter(|value| ratio.divide(*value) == Some(self.value))?;
        self.of_ratio(value, Unit::PerAds(self.unit.currency()?), ratio)
    }

    /// The same for a share, where it is exact.
    fn for_a_share(&self, ratio: AdsRatio) -> Option<Self> {
        let value = ratio.divide(self.value).filter(|value| ratio.times(*value) == Some(self.value))?;
        self.of_ratio(value.normalize(), Unit::PerShare(self.unit.currency()?), ratio)
    }
}

/// What the parts add up to, in the unit of the first.
fn sum(it: &Distribution) -> Option<PerSecurity<'_>> {
    let unit = it.components.first()?.amounts.first()?.unit;
    let parts = it.components.iter().map(|part| part.amounts.iter().find(|amount| amount.unit == unit));
    let parts: Vec<&Amount> = parts.map(|part| part.map(|part| &part.value)).collect::<Option<_>>()?;
    if let [only] = &*parts {
        return PerSecurity::stated(only);
    }
    let mut values = parts.iter().map(|part| part.in_units());
    let value = values.try_fold(Decimal::ZERO, |sum, part| decimal::exact_sum(sum, part?))?;
    Some(PerSecurity { value, unit, origin: Origin::Sum(parts) })
}

/// The only figure of a document that says what the dividend is for a depositary share.
fn of_figure(announcement: &Announcement) -> Option<&Amount> {
    let is_single = announcement.details.dividend().is_some_and(|all| all.distributions.len() == 1);
    let mut figures = announcement.figures.iter().filter(|figure| {
        matches!(figure.amount.unit, Unit::PerAds(_))
            && figure.period.is_none()
            && figure.label.to_lowercase().contains("dividend")
    });
    figures.next().filter(|_| is_single && figures.next().is_none()).map(|figure| &figure.amount)
}

/// The shares that a depositary share stands for, where the dividend is that of their class and the ratio is the same on all
/// of these days.
fn ratio(
    announcement: &Announcement,
    it: &Distribution,
    issuer: &Issuer,
    mut days: impl Iterator<Item = NaiveDate>,
) -> Option<AdsRatio> {
    let ads = issuer.ads.as_ref()?;
    let class = class(announcement, it, issuer).filter(|class| class.id.value == ads.class.value);
    class
        .and_then(|_| days.next())
        .map(|day| ads.ratio_on(day))
        .filter(|ratio| days.all(|it| ads.ratio_on(it) == *ratio))
}

/// The class of shares that a dividend is paid on: the one that it names, the issuer's only one, or the one that is listed where
/// it is paid.
fn class<'s>(announcement: &Announcement, it: &Distribution, issuer: &'s Issuer) -> Option<&'s ShareClass> {
    if let Some(class) = &it.share_class {
        return issuer.share_class(&class.value);
    }
    if let [class] = &*issuer.share_classes {
        return Some(class);
    }
    let listing = it.terms.listing.as_ref().map(|id| &*id.value).or(announcement.only_listing())?;
    let security = &issuer.listing(listing)?.security;
    issuer.share_classes.iter().find(|class| class.name.eq_ignore_ascii_case(security))
}

/// The amount that holders are paid, where it says more than what is declared.
pub(super) fn differs(payment: &Located<Amount>, it: &Distribution) -> bool {
    let mut declared = it.amount().into_iter().chain(stated(&it.declared_per_ads));
    declared.all(|declared| declared.unit != payment.unit)
}
