//! Repurchase plans from one document to the next: what an earlier one authorizes bounds what a later one spends, and what
//! was spent and bought does not become less.

use super::book::Book;
use super::fact::FigureId;
use super::finding::Finding;
use super::repurchase::{LEFT, OF_ISSUED, exceeded, left};
use super::rule::Rule;
use super::securities::{percent, told_in};
use super::value::{Interval, Value, agree};
use crate::domain::ads::AdsRatio;
use crate::domain::issuer::Issuer;
use crate::domain::repurchase::{Progress, Repurchase};
use crate::domain::{Amount, Announcement, Located, Span, Unit};
use chrono::NaiveDate;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What the documents tell of each other's plans: findings, and the figures that a rule determines.
#[derive(Debug, Default)]
pub(super) struct Plans {
    pub findings: Vec<Finding>,
    pub determined: Vec<(FigureId, Rule)>,
}

/// Compares what documents tell of each plan, in the order of their dates.
pub(super) fn plans(announcements: &[&Announcement], issuer: &Issuer) -> Plans {
    let mut stated: BTreeMap<&str, Vec<(u32, &Repurchase)>> = BTreeMap::new();
    for (book, announcement) in (0..).zip(announcements) {
        for plan in &announcement.repurchases {
            stated.entry(&plan.plan.value).or_default().push((book, plan));
        }
    }
    let mut course = Course { announcements, issuer, told: Plans::default(), determined: BTreeMap::new() };
    stated.values().filter(|it| it.len() > 1).for_each(|of_plan| course.plan(of_plan));
    course.told()
}

/// A figure and the position of the document that states it.
type At<'a> = (u32, &'a Located<Amount>);

/// A plan on its way through the documents.
struct Course<'a> {
    announcements: &'a [&'a Announcement],
    issuer: &'a Issuer,
    told: Plans,
    /// By document, the places of figures that a rule determines: each document's figures are collected once.
    determined: BTreeMap<u32, Vec<(Span, Rule)>>,
}

/// What is known of a plan by the documents so far.
#[derive(Default)]
struct Known<'a> {
    /// What is authorized: money and a number.
    bounds: [Option<At<'a>>; 2],
    /// The shares in issue.
    issued: Option<At<'a>>,
}

impl<'a> Known<'a> {
    fn bound(&mut self, unit: Unit) -> &mut Option<At<'a>> {
        &mut self.bounds[usize::from(!matches!(unit, Unit::Money(_)))]
    }
}

impl<'a> Course<'a> {
    /// What was found.
    fn told(self) -> Plans {
        let Self { announcements, issuer, mut told, determined } = self;
        let determined: Vec<(u32, Vec<(Span, Rule)>)> = determined.into_iter().collect();
        let figures = determined.into_par_iter().flat_map_iter(|(book, places)| {
            let figures = Book::of(announcements[book as usize], issuer);
            let found =
                places.into_iter().filter_map(|(span, rule)| Some((FigureId { book, fact: figures.at(span)? }, rule)));
            found.collect::<Vec<_>>()
        });
        told.determined = figures.collect();
        told
    }

    fn plan(&mut self, stated: &[(u32, &'a Repurchase)]) {
        let mut known = Known::default();
        for (book, plan) in stated {
            self.terms(*book, plan, &mut known);
            for progress in &plan.progress {
                known.bounds.into_iter().flatten().for_each(|bound| self.bounded(*book, progress, bound));
                if let (Some(part), Some(bought), Some(issued)) = (&progress.percent, &progress.bought, known.issued) {
                    let ratio = self.ratio(*book);
                    let made = percent(&Value::from(&bought.value), &Value::from(&issued.1.value), ratio);
                    self.made((*book, part), made, issued, OF_ISSUED);
                }
            }
        }
        let mut all: Vec<(NaiveDate, u32, &Progress)> = Vec::new();
        for (book, plan) in stated {
            let whole = plan.progress.iter().filter(|it| it.since.is_none());
            all.extend(whole.map(|it| (it.as_of.value, *book, it)));
        }
        all.sort_by_key(|(as_of, book, _)| (*as_of, *book));
        self.forward(&all, |it| it.spent.as_ref());
        self.forward(&all, |it| it.bought.as_ref());
    }

    fn ratio(&self, book: u32) -> Option<AdsRatio> {
        let dated = self.announcements[book as usize].dated.value;
        self.issuer.ads.as_ref().map(|ads| ads.ratio_on(dated))
    }

    /// What is authorized stays as it was, unless a document says that it changes it.
    fn terms(&mut self, book: u32, plan: &'a Repurchase, known: &mut Known<'a>) {
        for bound in plan.bounds() {
            let before =
                plan.authorized_before.as_ref().filter(|_| plan.authorized.as_ref().is_some_and(|it| it == bound));
            let standing = known.bound(bound.unit);
            if let Some(standing) = *standing {
                self.alike((book, before.unwrap_or(bound)), standing);
            }
            *standing = Some((book, bound));
        }
        if let Some(issued) = &plan.issued {
            known.issued = Some((book, issued));
        }
    }

    fn alike(&mut self, stated: At<'a>, standing: At<'a>) {
        let [now, then] = [stated, standing].map(|(_, amount)| Value::from(&amount.value));
        if now.unit == then.unit && agree(&now, &then) {
            self.determined(stated, Rule::Agreement);
            self.determined(standing, Rule::Agreement);
        } else if now.unit == then.unit {
            let because = format!("`{}` authorizes", self.announcements[standing.0 as usize].id);
            self.finding(stated, then.shown(), because, standing);
        }
    }

    /// What an earlier document authorizes.
    fn bounded(&mut self, book: u32, progress: &'a Progress, bound: At<'a>) {
        let Some(used) = progress.against(bound.1.unit).filter(|_| bound.0 != book) else { return };
        let ratio = self.ratio(book);
        let [value, most] = [used, bound.1].map(|amount| Value::from(&amount.value));
        let told = told_in(&value, most.unit, ratio).zip(most.interval());
        if told.is_some_and(|(used, most)| used.low > most.high) {
            let authorizes = &self.announcements[bound.0 as usize].id;
            let because = format!("{} `{authorizes}` authorizes,", exceeded(most.unit));
            self.finding((book, used), most.shown(), because, bound);
        }
        if let Some(stated) = progress.remaining.as_ref().filter(|it| progress.since.is_none() && it.unit == most.unit)
        {
            self.made((book, stated), left(&most, &value, ratio), bound, LEFT);
        }
    }

    /// A figure that follows from one of another document.
    fn made(&mut self, stated: At<'a>, made: Option<Interval>, from: At<'a>, because: &str) {
        let Some(made) = made.filter(|_| stated.0 != from.0) else { return };
        let value = Value::from(&stated.1.value);
        self.determined(stated, Rule::Progress);
        if !value.admits(made) {
            let document = &self.announcements[from.0 as usize].id;
            let because = format!("with what `{document}` states, {because}");
            self.finding(stated, value.expected(made), because, from);
        }
    }

    /// What was spent or bought by a later day is no less than by an earlier one.
    fn forward(&mut self, all: &[(NaiveDate, u32, &'a Progress)], of: fn(&Progress) -> Option<&Located<Amount>>) {
        let mut before: Option<(NaiveDate, At<'a>)> = None;
        for (as_of, book, progress) in all {
            let Some(amount) = of(progress) else { continue };
            if let Some((day, earlier)) = before.filter(|(day, it)| it.0 != *book && day < as_of) {
                let [now, then] = [amount, earlier.1].map(|amount| Value::from(&amount.value));
                let told = told_in(&now, then.unit, self.ratio(*book)).zip(then.interval());
                if told.is_some_and(|(now, then)| now.high < then.low) {
                    let because = format!("`{}` already has, as of {day},", self.announcements[earlier.0 as usize].id);
                    self.finding((*book, amount), then.shown(), because, earlier);
                }
            }
            before = Some((*as_of, (*book, amount)));
        }
    }

    fn determined(&mut self, (book, amount): At<'_>, rule: Rule) {
        self.determined.entry(book).or_default().push((amount.span, rule));
    }

    fn finding(&mut self, stated: At<'_>, expected: String, because: String, other: At<'_>) {
        let figures = Book::of(self.announcements[stated.0 as usize], self.issuer);
        let Some(fact) = figures.at(stated.1.span) else { return };
        let value = Value::from(&other.1.value);
        self.told.findings.push(Finding {
            rule: Rule::Progress,
            figure: FigureId { book: stated.0, fact },
            name: figures.name(fact),
            value: Value::from(&stated.1.value),
            span: stated.1.span,
            expected,
            because,
            related: vec![(other.1.span, value.shown())],
            inputs: Box::default(),
            unscaled: None,
            swapped: None,
            cause: None,
            waived: None,
        });
    }
}
