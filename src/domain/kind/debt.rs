//! Issues of debt: notes, bonds and convertibles, what they pay, when they mature and what they convert into.

use super::{Facts, Named, OwnFigure};
use crate::domain::event::EventKind;
use crate::domain::kind::issuance::Party;
use crate::domain::occasion::{DebtDay, Occasion, Title, nth};
use crate::domain::{Amount, Located, Moment, Span, span::Name};
use chrono::NaiveDate;
use chrono_tz::Tz;

/// An issue of debt.
#[derive(Clone, Debug)]
pub struct Debt {
    /// Key of the issue across announcements.
    pub issue: Option<Name>,
    /// What the securities are called, as printed.
    pub name: Located<Box<str>>,
    /// How far the issue has got.
    pub status: Option<Status>,
    /// The principal.
    pub principal: Located<Amount>,
    /// The principal that may be bought in addition.
    pub option: Option<Located<Amount>>,
    /// Until when it may be.
    pub option_until: Option<Located<Moment>>,
    /// What they pay a year, in percent of the principal.
    pub coupon: Option<Located<Amount>>,
    /// What they pay where that isn't one rate.
    pub coupon_wording: Option<Located<Box<str>>>,
    /// The issue price in percent of the principal.
    pub issue_price: Option<Located<Amount>>,
    /// The smallest principal of one.
    pub denomination: Option<Located<Amount>>,
    /// When they are issued and paid.
    pub issued: Option<Located<Moment>>,
    /// When they mature.
    pub maturity: Option<Located<NaiveDate>>,
    /// The days of each year on which interest is paid: month and day.
    pub interest_days: Vec<Located<YearDay>>,
    /// When interest is paid first.
    pub first_interest: Option<Located<NaiveDate>>,
    /// How they rank.
    pub ranking: Option<Located<Box<str>>>,
    /// Where they are or will be listed.
    pub exchange: Option<Box<str>>,
    /// Their international number.
    pub isin: Option<Box<str>>,
    /// What they convert into.
    pub conversion: Option<Conversion>,
    /// When they can be redeemed or sold back before they mature.
    pub redemptions: Vec<Redemption>,
    /// Transactions that limit what conversion dilutes.
    pub capped_call: Option<CappedCall>,
    /// Gross proceeds.
    pub gross_proceeds: Option<Located<Amount>>,
    /// What the issue costs.
    pub expenses: Option<Located<Amount>>,
    /// Net proceeds.
    pub net_proceeds: Option<Located<Amount>>,
    /// Net proceeds if the option is exercised in full.
    pub net_proceeds_with_option: Option<Located<Amount>>,
    /// What the proceeds are for, retold.
    pub use_of_proceeds: Option<Located<Box<str>>>,
    /// Who takes part, and as what.
    pub parties: Vec<Party>,
}

/// How far an issue has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is planned, and its terms may change.
    Proposed,
    /// Its terms are fixed.
    Priced,
    /// It is issued.
    Completed,
}

/// A day of each year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearDay {
    /// The month, from 1.
    pub month: u32,
    /// The day of the month, from 1.
    pub day: u32,
}

/// What securities convert into.
#[derive(Clone, Debug)]
pub struct Conversion {
    /// How many shares or ADSs for so much principal.
    pub rate: Option<Located<Amount>>,
    /// The principal that the rate is for.
    pub per: Option<Located<Amount>>,
    /// What one share or ADS costs at the rate.
    pub price: Option<Located<Amount>>,
    /// How far that is above the price of reference, in percent.
    pub premium: Option<Located<Amount>>,
    /// The price of reference.
    pub reference_price: Option<Located<Amount>>,
    /// What that is: the closing price of a day.
    pub reference: Option<Box<str>>,
    /// How many all are converted into.
    pub shares: Option<Located<Amount>>,
    /// From when on they can be converted.
    pub from: Option<Located<NaiveDate>>,
    /// Until when.
    pub until: Option<Located<NaiveDate>>,
    /// Under which conditions, retold.
    pub terms: Option<Located<Box<str>>>,
}

/// Who ends a security early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The issuer redeems it.
    Issuer,
    /// The holder sells it back.
    Holders,
}

/// When securities can be redeemed or sold back before they mature.
#[derive(Clone, Debug)]
pub struct Redemption {
    /// By whom.
    pub by: By,
    /// On this day.
    pub on: Option<Located<NaiveDate>>,
    /// From this day on.
    pub from: Option<Located<NaiveDate>>,
    /// Until this day.
    pub until: Option<Located<NaiveDate>>,
    /// At which price, in percent of the principal.
    pub price: Option<Located<Amount>>,
    /// Under which conditions, retold.
    pub terms: Option<Located<Box<str>>>,
}

/// Transactions that limit what conversion dilutes.
#[derive(Clone, Debug)]
pub struct CappedCall {
    /// What they cost.
    pub cost: Option<Located<Amount>>,
    /// The price up to which they do.
    pub cap_price: Option<Located<Amount>>,
    /// How far that is above the price of reference of the conversion, in percent.
    pub cap_premium: Option<Located<Amount>>,
}

impl Facts for Debt {
    fn names<'a>(&'a self, _names: &mut Vec<Named<'a>>) {}

    fn occasions<'a>(&'a self, zone: Tz, occasions: &mut Vec<Occasion<'a>>) {
        let name: &'a str = &self.name.value;
        if let Some(it) = &self.option_until {
            let title = Title::Debt(DebtDay::OptionEnds, name);
            let at = (it.value.clone(), it.span);
            occasions.push(Occasion::at("option", EventKind::Deadline, title, "end of the option", at));
        }
        if let Some(it) = &self.issued {
            let title = Title::Debt(DebtDay::Issued, name);
            occasions.push(Occasion::at("issue", EventKind::Term, title, "issue date", (it.value.clone(), it.span)));
        }
        let mut day = |key: &'static str, of, name_of: &'static str, day: Option<&Located<NaiveDate>>| {
            let title = Title::Debt(of, name);
            occasions
                .extend(day.map(|it| Occasion::on(key, EventKind::Term, title, name_of, (it.value, zone, it.span))));
        };
        day("first-interest", DebtDay::FirstInterest, "first day of interest", self.first_interest.as_ref());
        day("maturity", DebtDay::Matures, "maturity", self.maturity.as_ref());
        let conversion = self.conversion.as_ref();
        day("conversion", DebtDay::Convertible, "first day of conversion", conversion.and_then(|it| it.from.as_ref()));
        let puts = self.redemptions.iter().filter_map(|it| Some((it.by, it.on.as_ref()?)));
        for (index, (by, it)) in puts.enumerate() {
            let of = if by == By::Issuer { DebtDay::Redeemable } else { DebtDay::Puttable };
            let (key, title) = (nth("redemption", index), Title::Debt(of, name));
            let day = (it.value, zone, it.span);
            occasions.push(Occasion::on(key, EventKind::Term, title, "day of the redemption", day));
        }
    }

    fn figures<'a>(&'a self, figures: &mut Vec<OwnFigure<'a>>) {
        let mut add = |key: String, amount: Option<&'a Located<Amount>>, anchor: &'static str| {
            figures.extend(amount.map(|amount| OwnFigure::of(format!("debt.{key}"), amount, anchor)));
        };
        let terms = [
            ("principal", Some(&self.principal)),
            ("option", self.option.as_ref()),
            ("coupon", self.coupon.as_ref()),
            ("issue-price", self.issue_price.as_ref()),
            ("denomination", self.denomination.as_ref()),
        ];
        terms.into_iter().for_each(|(key, amount)| add(key.to_owned(), amount, "debt_terms"));
        if let Some(it) = &self.conversion {
            let stated = [
                ("rate", it.rate.as_ref()),
                ("per", it.per.as_ref()),
                ("price", it.price.as_ref()),
                ("premium", it.premium.as_ref()),
                ("reference-price", it.reference_price.as_ref()),
                ("shares", it.shares.as_ref()),
            ];
            stated.into_iter().for_each(|(key, amount)| add(format!("conversion.{key}"), amount, "debt_conversion"));
        }
        for (nth, it) in (1..).zip(&self.redemptions) {
            add(format!("redemption-{nth}.price"), it.price.as_ref(), "debt_redemption");
        }
        if let Some(it) = &self.capped_call {
            let stated = [("cost", &it.cost), ("cap-price", &it.cap_price), ("cap-premium", &it.cap_premium)];
            stated.into_iter().for_each(|(key, it)| add(format!("capped-call.{key}"), it.as_ref(), "debt_conversion"));
        }
        let proceeds = [
            ("gross-proceeds", &self.gross_proceeds),
            ("expenses", &self.expenses),
            ("net-proceeds", &self.net_proceeds),
            ("net-proceeds-with-option", &self.net_proceeds_with_option),
        ];
        proceeds.into_iter().for_each(|(key, amount)| add(key.to_owned(), amount.as_ref(), "net_proceeds"));
    }

    fn texts<'a>(&'a self, texts: &mut Vec<(&'a str, Span)>) {
        let conversion = self.conversion.as_ref().and_then(|it| it.terms.as_ref());
        let words = [self.use_of_proceeds.as_ref(), self.coupon_wording.as_ref(), self.ranking.as_ref(), conversion];
        let redemptions = self.redemptions.iter().filter_map(|it| it.terms.as_ref());
        texts.extend(words.into_iter().flatten().chain(redemptions).map(|text| (&*text.value, text.span)));
    }

    fn links<'a>(&'a self, _links: &mut Vec<&'a Located<Box<str>>>) {}
}
