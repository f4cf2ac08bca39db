//! What a dividend tells those who ask every kind the same.

use super::{BookClosure, Distribution, Dividend, Terms, figure_key};
use crate::domain::event::EventKind;
use crate::domain::field::stated;
use crate::domain::kind::{Facts, Named, OwnFigure};
use crate::domain::occasion::{DividendDay, DividendOf, Occasion, Title};
use crate::domain::{Amount, Field, Located, Moment, Span, slug};
use chrono_tz::Tz;
use std::borrow::Cow;

impl Facts for Dividend {
    fn names<'a>(&'a self, names: &mut Vec<Named<'a>>) {
        for it in &self.distributions {
            names.extend(it.share_class.iter().map(Named::ShareClass));
            for terms in it.all_terms() {
                names.extend(stated(&terms.registrar).map(Named::Organization));
                names.extend(stated(&terms.registrar_place).map(Named::Place));
                names.extend(terms.listing.iter().map(Named::Listing));
            }
        }
    }

    fn occasions<'a>(&'a self, zone: Tz, occasions: &mut Vec<Occasion<'a>>) {
        for (it, tag) in self.named() {
            let what = if tag.is_empty() { None } else { it.dividend_type.as_deref() };
            let amount = it.amount().map(|amount| &*amount.value.printed);
            let is_open = it.declared.as_ref().is_some_and(|declared| declared.stated().is_none());
            let of = DividendOf { what, amount, is_open, ..DividendOf::default() };
            if let Some(end) = it.period.map(|it| Located::new(it.value.end(), it.span)).or(it.reporting_period_end) {
                let (title, name) = (Title::DividendPeriodEnds(of), "end of the reporting period");
                let at = (end.value, zone, end.span);
                occasions.push(Occasion::on(key("period-end", &[tag]), EventKind::PeriodEnd, title, name, at));
            }
            for terms in it.all_terms() {
                let days = Days { it, terms, tag, of, zone };
                days.push(occasions);
            }
            if let Some(day) = stated(&it.shareholder_approval) {
                let (title, name) = (Title::DividendApproved(of), "shareholders' approval");
                let zone = stated(&it.terms.record_date).map_or(zone, |it| it.value.zone);
                let at = (day.value, zone, day.span);
                occasions.push(Occasion::on(key("approval", &[tag]), EventKind::Other, title, name, at));
            }
            for election in &it.elections {
                if let Some(deadline) = stated(&election.deadline) {
                    let title = Title::DividendElection(&election.name, of);
                    let key = key("election", &[tag, &slug(&election.name)]);
                    let at = (deadline.value.clone(), deadline.span);
                    occasions.push(Occasion::at(key, EventKind::Deadline, title, "deadline of the election", at));
                }
            }
        }
    }

    fn figures<'a>(&'a self, figures: &mut Vec<OwnFigure<'a>>) {
        let mut push = |key: String, label: Option<&'a str>, amount: &'a Located<Amount>| {
            let (key, label, anchor) = (Cow::Owned(key), label.map(Cow::Borrowed), Cow::Borrowed("dividend_amount"));
            figures.push(OwnFigure { key, period: None, amount, label, anchor });
        };
        for (it, tag) in self.named() {
            if let Some(amount) = it.amount() {
                push(figure_key(&[tag, "declared"]), None, amount);
            }
            if let Some(amount) = stated(&it.declared_per_ads) {
                push(figure_key(&[tag, "declared-per-ads"]), None, amount);
            }
            for terms in it.all_terms() {
                if let Some(amount) = stated(&terms.default_payment) {
                    push(figure_key(&[tag, &it.terms_tag(terms), "default-payment"]), None, amount);
                }
                if let Some(quoted) = stated(&terms.exchange_rate).and_then(|rate| rate.value.quoted.as_ref()) {
                    push(figure_key(&[tag, &it.terms_tag(terms), "exchange-rate"]), None, quoted);
                }
            }
            for part in &it.components {
                for amount in &part.amounts {
                    push(figure_key(&[tag, "component", &slug(&part.name)]), Some(&*part.name), amount);
                }
            }
        }
    }

    fn texts<'a>(&'a self, _texts: &mut Vec<(&'a str, Span)>) {}

    fn links<'a>(&'a self, _links: &mut Vec<&'a Located<Box<str>>>) {}
}

/// The name of an occasion: `ex-date`, `ex-date-special-asx`.
fn key<'a>(name: &'static str, parts: &[&str]) -> Cow<'a, str> {
    let mut key = Cow::Borrowed(name);
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let key = key.to_mut();
        key.push('-');
        key.push_str(part);
    }
    key
}

/// The days of terms.
struct Days<'a, 't> {
    it: &'a Distribution,
    terms: &'a Terms,
    tag: &'t str,
    of: DividendOf<'a>,
    zone: Tz,
}

impl<'a> Days<'a, '_> {
    /// What these holders are paid, where they are not all.
    fn own_payment(&self) -> Option<&'a str> {
        let is_common = std::ptr::eq(self.terms, &self.it.terms);
        stated(&self.terms.default_payment).filter(|_| !is_common).map(|it| &*it.value.printed)
    }

    fn push(&self, occasions: &mut Vec<Occasion<'a>>) {
        let terms = self.terms;
        let of = DividendOf {
            listing: terms.listing.as_ref().map(|it| &*it.value),
            holders: terms.holders.as_deref(),
            amount: self.own_payment().or(self.of.amount),
            ..self.of
        };
        let whom = self.it.terms_tag(terms);
        let mut add = |name, kind, day, called, at: &Option<Field<Located<Moment>>>| {
            if let Some(it) = stated(at) {
                let (key, title) = (key(name, &[self.tag, &whom]), Title::Dividend(day, of));
                occasions.push(Occasion::at(key, kind, title, called, (it.value.clone(), it.span)));
            }
        };
        add("ex-date", EventKind::ExDate, DividendDay::Ex, "ex-date", &terms.ex_date);
        let called = "last time to lodge transfers";
        add("last-lodgement", EventKind::Deadline, DividendDay::LastLodgement, called, &terms.last_lodgement);
        add("record-date", EventKind::RecordDate, DividendDay::Record, "record date", &terms.record_date);
        add("payment", EventKind::Payment, DividendDay::Payment, "payment date", &terms.payment_date);
        let called = "day of the exchange rate";
        add("conversion", EventKind::AsOf, DividendDay::Conversion, called, &terms.conversion_date);
        if let Some(closure) = stated(&terms.book_close) {
            let dates = [&terms.record_date, &self.it.terms.record_date];
            let zone = dates.into_iter().find_map(stated).map_or(self.zone, |it| it.value.zone);
            let mut add = |name, day, called, on| {
                let (key, title) = (key(name, &[self.tag, &whom]), Title::Dividend(day, of));
                occasions.push(Occasion::on(key, EventKind::Other, title, called, (on, zone, closure.span)));
            };
            let BookClosure { from, to } = closure.value;
            add("book-closure", DividendDay::BookCloses, "first day of the book closure", from);
            add("book-closure-end", DividendDay::BookClosureEnds, "last day of the book closure", to);
        }
    }
}
