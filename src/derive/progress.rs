//! Progress of repurchase plans: spent against authorized, against the time elapsed in the window.

use super::charts::{Draft, Scope, Table, TableCell, add_source};
use super::format::date;
use crate::chart::{PlanProgress, RepurchaseChart};
use crate::domain::repurchase::{Progress, Repurchase};
use crate::domain::{Amount, Announcement, Scale, Unit, decimal};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What the archive knows of one plan: its terms as first stated and its latest progress.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// The entry that states the terms.
    pub terms: &'a Repurchase,
    /// The progress with the latest as-of date.
    pub latest: Option<&'a Progress>,
    /// The announcement that states the progress, or the terms where there is none.
    pub announcement: &'a Announcement,
}

/// The plans of the announcements, by the start of their windows.
#[must_use]
pub fn plans<'a>(announcements: &[&'a Announcement]) -> Vec<Plan<'a>> {
    let mut plans: Vec<Plan<'a>> = Vec::new();
    let entries = announcements.iter().flat_map(|it| it.repurchases.iter().map(move |entry| (*it, entry)));
    for (announcement, entry) in entries {
        let newest = entry.progress.iter().max_by_key(|progress| progress.as_of.value);
        match plans.iter_mut().find(|plan| plan.terms.plan == entry.plan) {
            Some(plan) => {
                if plan.terms.authorized.is_none() && entry.authorized.is_some() {
                    plan.terms = entry;
                }
                let as_of = |progress: Option<&Progress>| progress.map(|progress| progress.as_of.value);
                if newest.is_some() && as_of(newest) >= as_of(plan.latest) {
                    (plan.latest, plan.announcement) = (newest, announcement);
                }
            }
            None => plans.push(Plan { terms: entry, latest: newest, announcement }),
        }
    }
    let start = |plan: &Plan<'_>| plan.terms.start.as_ref().or(plan.terms.announced.as_ref()).map(|day| day.value);
    plans.sort_by_key(start);
    plans
}

/// The share of the authorized amount that was spent, in percent with one decimal.
#[must_use]
pub fn used(terms: &Repurchase, progress: &Progress) -> Option<Decimal> {
    let (spent, authorized) = (progress.spent.as_ref()?, terms.authorized.as_ref()?);
    let comparable = matches!(spent.unit, Unit::Money(_)) && spent.unit == authorized.unit;
    let (spent, authorized) = (spent.in_units()?, authorized.in_units()?);
    let percent = spent.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(authorized)?;
    comparable.then(|| decimal::round(percent, 1))
}

/// The days of the window that had elapsed at the end of a day, and all of them; both ends count.
#[must_use]
pub fn days_elapsed(plan: &Repurchase, as_of: NaiveDate) -> Option<(i64, i64)> {
    let (start, (end, _)) = (plan.start.as_ref()?.value, plan.window_end()?);
    let all = (end - start).num_days() + 1;
    (all > 0).then(|| (((as_of - start).num_days() + 1).clamp(0, all), all))
}

/// The chart of all plans. `None` where there are none.
#[must_use]
pub fn draft<'a>(scope: Scope<'a>, title: &str) -> Option<Draft<'a>> {
    let plans = plans(scope.announcements);
    let mut sources = Vec::new();
    plans.iter().for_each(|plan| add_source(&mut sources, plan.announcement));
    let last = plans.iter().map(told_on).max().flatten();
    let mut newest = Vec::new();
    plans.iter().filter(|plan| told_on(plan) == last).for_each(|plan| add_source(&mut newest, plan.announcement));
    let stated: Vec<Stated> = plans.iter().map(|plan| Stated::of(plan, scope.today)).collect();
    let tables = vec![table(title, &stated)];
    let as_of = stated.iter().filter_map(|it| it.day).max();
    let chart = Box::new(RepurchaseChart { plans: stated.into_iter().map(|it| it.progress).collect() });
    (!plans.is_empty()).then_some(Draft { chart, tables, sources, newest, as_of })
}

/// The day that the latest figures of a plan are of: that of its progress, else of its terms.
fn told_on(plan: &Plan<'_>) -> Option<NaiveDate> {
    let terms = plan.terms.announced.as_ref().or(plan.terms.start.as_ref());
    plan.latest.map(|progress| progress.as_of.value).or(terms.map(|day| day.value))
}

/// What is drawn of a plan, and its row of the data table.
struct Stated {
    progress: PlanProgress,
    /// The day that the time elapsed is counted to.
    day: Option<NaiveDate>,
    row: Vec<TableCell>,
}

impl Stated {
    /// A plan at `today`; in the chart of one announcement at the day that its progress is stated for.
    fn of(plan: &Plan<'_>, today: Option<NaiveDate>) -> Self {
        let (terms, latest) = (plan.terms, plan.latest);
        let authorized = terms.authorized.as_ref().map(|amount| &amount.value);
        let spent = latest.and_then(|progress| progress.spent.as_ref()).map(|amount| &amount.value);
        let used = latest.and_then(|progress| used(terms, progress));
        let wording = latest.filter(|it| it.spent.is_none()).and_then(|it| it.wording.as_deref());
        let share = used.map_or_else(String::new, |used| format!(", {}%", decimal::grouped(used)));
        let used_words = match (spent, wording) {
            (Some(spent), _) => format!("{} used{share}", spent.printed),
            (None, Some(wording)) => format!("{wording} used"),
            (None, None) => String::new(),
        };
        let end = terms.window_end().map(|(end, _)| end);
        let day = today.or_else(|| latest.map(|progress| progress.as_of.value));
        let ended = end.zip(day).filter(|(end, day)| end < day).map(|(end, _)| format!("Ended {}", date(end)));
        let elapsed = day.filter(|_| ended.is_none()).and_then(|day| Some((day, days_elapsed(terms, day)?)));
        let percent = elapsed.map(|(_, (days, all))| decimal::round(Decimal::from(days * 100) / Decimal::from(all), 1));
        let time = match (&ended, elapsed, percent) {
            (Some(ended), ..) => ended.clone(),
            (None, Some((day, (days, all))), Some(percent)) => {
                format!("{days} of {all} days elapsed on {}, {}%", date(day), decimal::grouped(percent))
            }
            _ => String::new(),
        };
        let as_of = latest.map_or_else(String::new, |progress| date(progress.as_of.value));
        let mut notes = Vec::new();
        if !used_words.is_empty() {
            notes.push(format!("{} as of {as_of}.", capitalized(&used_words)));
        }
        if let Some(authorized) = authorized {
            notes.push(format!("Authorized: {}.", authorized.printed));
        }
        if !time.is_empty() {
            notes.push(format!("{time}."));
        }
        let (unit, scale) = authorized.map_or((Unit::Count, Scale::One), |amount| (amount.unit, amount.scale));
        let in_unit = |amount: &Amount| {
            let units = amount.in_units().filter(|_| amount.unit == unit)?;
            units.checked_div(Decimal::from(10_i64.pow(scale.exponent())))
        };
        let href = format!("announcements/{}/index.html#plan_{}", plan.announcement.id, terms.plan.value);
        let cell = |text: &str| match text {
            "" => "not stated".to_owned(),
            text => text.to_owned(),
        };
        let row = vec![
            terms.name.to_string().into(),
            cell(authorized.map_or("", |amount| &amount.printed)).into(),
            TableCell { text: cell(&used_words), href: (!used_words.is_empty()).then(|| href.clone()) },
            cell(&as_of).into(),
            cell(&time).into(),
        ];
        let prefix = unit.currency().map_or_else(String::new, |currency| currency.prefix());
        let progress = PlanProgress {
            name: terms.name.to_string(),
            unit: format!("{} {}", prefix.trim(), scale.word()).trim().to_owned(),
            authorized: authorized.and_then(in_unit),
            authorized_text: authorized.map_or_else(String::new, |amount| format!("authorized {}", amount.printed)),
            used: spent.and_then(in_unit),
            used_text: spent.map_or(used_words, |spent| spent.printed.to_string()),
            in_words: wording.is_some(),
            elapsed: percent,
            elapsed_text: elapsed.map_or_else(String::new, |(day, _)| date(day)),
            notes,
            href: Some(href),
        };
        Self { progress, day: elapsed.map(|(day, _)| day), row }
    }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn table(title: &str, plans: &[Stated]) -> Table {
    let head = ["Plan", "Authorized", "Used", "As of", "Time"];
    Table {
        caption: title.to_owned(),
        head: head.map(str::to_owned).to_vec(),
        rows: plans.iter().map(|plan| plan.row.clone()).collect(),
        note: None,
        href: None,
    }
}
