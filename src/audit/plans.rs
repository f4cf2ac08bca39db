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
use crate::domain::kind::buyback::Purchase;
use crate::domain::repurchase::{Progress, Repurchase};
use crate::domain::weekend::is_weekend;
use crate::domain::{Amount, Announcement, Details, Located, Span, Unit};
use chrono::NaiveDate;
use chrono_tz::Tz;
use rayon::prelude::*;
use rust_decimal::Decimal;
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
    let mut rows: BTreeMap<&str, Vec<Row<'_>>> = BTreeMap::new();
    for (book, announcement) in (0..).zip(announcements) {
        for plan in &announcement.repurchases {
            stated.entry(&plan.plan.value).or_default().push((book, plan));
        }
        if let Details::Buyback(buyback) = &announcement.details
            && let Some(plan) = &buyback.plan
        {
            rows.entry(&plan.value).or_default().extend(buyback.purchases.iter().map(|row| (book, row)));
        }
    }
    let mut course = Course { announcements, issuer, told: Plans::default(), determined: BTreeMap::new() };
    for (plan, of_plan) in &stated {
        if of_plan.len() > 1 {
            course.plan(of_plan);
        }
        if let Some(rows) = rows.remove(plan) {
            course.returns(of_plan, rows);
        }
    }
    course.told()
}

/// A row of a return, and the position of its document.
type Row<'a> = (u32, &'a Purchase);

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

    /// What is bought in all by a day is no less than what was by an earlier one and the rows of returns between; it is just that
    /// where no day of business between is without a row.
    fn returns(&mut self, stated: &[(u32, &'a Repurchase)], rows: Vec<Row<'a>>) {
        let rows = newest(rows);
        let mut before: Option<(NaiveDate, At<'a>)> = None;
        let mut all: Vec<(NaiveDate, At<'a>)> = Vec::new();
        for (book, plan) in stated {
            let whole = plan.progress.iter().filter(|it| it.since.is_none());
            all.extend(whole.filter_map(|it| Some((it.as_of.value, (*book, it.bought.as_ref()?)))));
        }
        all.sort_by_key(|(as_of, (book, _))| (*as_of, *book));
        for (as_of, total) in all {
            let first = rows.partition_point(|(_, row)| before.is_some_and(|(day, _)| row.day.value <= day));
            let last = rows.partition_point(|(_, row)| row.day.value <= as_of);
            let between = rows.get(first..last).unwrap_or_default();
            if before.is_none_or(|(day, _)| day < as_of && between.iter().all(|(_, row)| row.first() > day)) {
                self.running(total, as_of, before, between);
            }
            before = Some((as_of, total));
        }
    }

    fn running(&mut self, total: At<'a>, as_of: NaiveDate, before: Option<(NaiveDate, At<'a>)>, rows: &[Row<'a>]) {
        let (value, ratio) = (Value::from(&total.1.value), self.ratio(total.0));
        let Some((_, last)) = rows.last() else { return };
        let added = rows.iter().map(|(_, row)| told_in(&Value::from(&row.number.value), value.unit, ratio));
        let begun = before.map_or(Some(Interval::point(Decimal::ZERO)), |(_, (_, amount))| {
            told_in(&Value::from(&amount.value), value.unit, ratio)
        });
        let sum = added.fold(begun, |sum, row| sum?.plus(row?));
        let (Some(sum), Some(stated)) = (sum, value.interval()) else { return };
        let zone = self.announcements[total.0 as usize].zone;
        let is_whole = before.is_some_and(|(day, _)| has_rows_throughout(day, as_of, rows, zone));
        if is_whole {
            self.determined(total, Rule::Progress);
        }
        if if is_whole { value.admits(sum) } else { stated.high >= sum.low } {
            return;
        }
        let because = match before {
            Some((day, (book, amount))) => format!(
                "with {} as of {day}, as `{}` states, the returns make it{}",
                Value::from(&amount.value).shown(),
                self.announcements[book as usize].id,
                if is_whole { "" } else { " at least" }
            ),
            None => "the returns make it at least".to_owned(),
        };
        let other = before.map_or((total.0, &last.number), |(_, it)| it);
        self.finding(total, value.expected(sum), because, other);
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

/// The rows in the order of their days; what a later document states anew stands once.
fn newest(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let mut newest: BTreeMap<_, (u32, Vec<&Purchase>)> = BTreeMap::new();
    for (book, row) in rows {
        let place = (row.day.value, row.first(), row.listing.as_ref().map(|it| &*it.value), row.venue.as_deref());
        let known = newest.entry(place).or_insert((book, Vec::new()));
        if known.0 != book {
            *known = (book, Vec::new());
        }
        known.1.push(row);
    }
    newest.into_values().flat_map(|(book, rows)| rows.into_iter().map(move |row| (book, row))).collect()
}

/// Whether each day from the one after `day` to `last` on which shares are traded has a row.
fn has_rows_throughout(day: NaiveDate, last: NaiveDate, rows: &[Row<'_>], zone: Tz) -> bool {
    let has_row = |day: NaiveDate| rows.iter().any(|(_, row)| row.first() <= day && day <= row.day.value);
    let mut days = day.iter_days().skip(1).take_while(|it| *it <= last);
    days.all(|day| is_weekend(day, zone) || has_row(day))
}
