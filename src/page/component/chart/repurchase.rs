//! The chart of repurchase plans, and its data table: spent against authorized, against the time elapsed in the window.

use super::draft::{Draft, Scope, Table, TableCell, add_source};
use crate::address::path;
use crate::chart::{Caption, PanelView, PlanProgress, RepurchaseChart, Roots, render};
use crate::domain::ads::converted;
use crate::domain::{Amount, Scale, Unit, decimal};
use crate::history::plan::{Plan, plans, told_on, used};
use crate::words::Words;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The chart of all plans. `None` where nothing is authorized that it could draw.
#[must_use]
pub fn draft<'a>(scope: Scope<'a>, title: &str) -> Option<Draft<'a>> {
    let plans = plans(scope.announcements);
    if !plans.iter().any(Plan::is_drawn) {
        return None;
    }
    let mut sources = Vec::new();
    plans.iter().for_each(|plan| add_source(&mut sources, plan.announcement));
    let last = plans.iter().map(told_on).max().flatten();
    let mut newest = Vec::new();
    plans.iter().filter(|plan| told_on(plan) == last).for_each(|plan| add_source(&mut newest, plan.announcement));
    let stated: Vec<Stated> = plans.iter().map(|plan| Stated::of(plan, scope)).collect();
    let tables = vec![table(title, &stated, scope.words)];
    let as_of = stated.iter().filter_map(|it| it.day).max();
    let shown = stated.into_iter().map(|it| it.progress).filter(PlanProgress::shows);
    let chart = Box::new(RepurchaseChart { plans: shown.collect() });
    Some(Draft { chart, tables, sources, newest, as_of })
}

/// The panel of each plan that has something to draw, by the plan's id, on a page with this way to the site's base. Plans of one
/// unit share an axis.
#[must_use]
pub fn panels(scope: Scope<'_>, plans: &[Plan<'_>], root: &str) -> BTreeMap<String, PanelView> {
    let drawn: Vec<(&Plan<'_>, PlanProgress)> =
        plans.iter().map(|plan| (plan, Stated::of(plan, scope).progress)).filter(|(_, it)| it.shows()).collect();
    let ids: Vec<String> = drawn.iter().map(|(plan, _)| plan.terms.plan.value.to_string()).collect();
    let chart = RepurchaseChart { plans: drawn.into_iter().map(|(_, progress)| progress).collect() };
    let nothing = String::new;
    let caption = Caption { id: "plans".to_owned(), title: nothing(), headline: nothing(), source: nothing() };
    let panels = render(&chart, &caption, Roots { page: root, file: "", folder: "" }).panels;
    ids.into_iter().zip(panels).collect()
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
    fn of(plan: &Plan<'_>, scope: Scope<'_>) -> Self {
        let (words, today) = (scope.words, scope.today);
        let (terms, latest) = (plan.terms, plan.latest);
        let (authorized, spent) = plan.measured();
        let (authorized, spent) = (authorized.map(|it| &it.value), spent.map(|it| &it.value));
        let day = latest.map_or(plan.announcement.dated.value, |it| it.as_of.value);
        let ratio = scope.issuer.ads.as_ref().map(|ads| ads.ratio_on(day));
        let used = spent.zip(authorized).and_then(|(spent, authorized)| used(spent, authorized, ratio));
        let wording = latest.filter(|_| spent.is_none()).and_then(|it| it.wording.as_deref());
        let share = used.map(|used| format!("{}%", decimal::grouped(used)));
        let used_words = match (spent, wording) {
            (Some(spent), _) => words.used(&spent.printed, share.as_deref()),
            (None, Some(wording)) => words.used(wording, None),
            (None, None) => String::new(),
        };
        let end = plan.end.map(|(end, _)| end);
        let day = today.or_else(|| latest.map(|progress| progress.as_of.value));
        let ended = end.zip(day).filter(|(end, day)| end < day).map(|(end, _)| words.plan_ended(end));
        let elapsed = day.filter(|_| ended.is_none()).and_then(|day| Some((day, plan.days_elapsed(day)?)));
        let percent = elapsed.map(|(_, (days, all))| decimal::round(Decimal::from(days * 100) / Decimal::from(all), 1));
        let time = match (&ended, elapsed, percent) {
            (Some(ended), ..) => ended.clone(),
            (None, Some((day, (days, all))), Some(percent)) => {
                words.elapsed(days, all, day, &format!("{}%", decimal::grouped(percent)))
            }
            _ => String::new(),
        };
        let as_of = latest.map_or_else(String::new, |progress| words.date(progress.as_of.value));
        let mut notes = Vec::new();
        if !used_words.is_empty() {
            notes.push(words.used_as_of(&used_words, &as_of));
        }
        if let Some(authorized) = authorized {
            notes.push(words.authorized(&authorized.printed));
        }
        if !time.is_empty() {
            notes.push(format!("{time}."));
        }
        let (unit, scale) = authorized.map_or((Unit::Count, Scale::One), |amount| (amount.unit, amount.scale));
        let in_unit = |amount: &Amount| {
            let units = converted(amount.in_units()?, amount.unit, unit, ratio)?;
            units.checked_div(scale.factor())
        };
        let href = path::plan(&plan.announcement.id, &terms.plan.value);
        let cell = |text: &str| match text {
            "" => words.not_stated().to_owned(),
            text => text.to_owned(),
        };
        let row = vec![
            terms.name.to_string().into(),
            cell(authorized.map_or("", |amount| &amount.printed)).into(),
            TableCell { text: cell(&used_words), href: (!used_words.is_empty()).then(|| href.clone()) },
            cell(&as_of).into(),
            cell(&time).into(),
        ];
        let progress = PlanProgress {
            name: terms.name.to_string(),
            unit: unit.currency().map_or_else(|| words.unit(unit, scale), |currency| words.money_unit(currency, scale)),
            authorized: authorized.and_then(in_unit),
            authorized_text: authorized.map_or_else(String::new, |amount| words.authorized_mark(&amount.printed)),
            used: spent.and_then(in_unit),
            used_text: spent.map_or(used_words, |spent| spent.printed.to_string()),
            in_words: wording.is_some(),
            elapsed: percent,
            elapsed_text: elapsed.map_or_else(String::new, |(day, _)| words.date(day)),
            notes,
            href: Some(href),
        };
        Self { progress, day: elapsed.map(|(day, _)| day), row }
    }
}

fn table(title: &str, plans: &[Stated], words: &dyn Words) -> Table {
    Table {
        caption: title.to_owned(),
        head: words.plan_head().map(str::to_owned).to_vec(),
        rows: plans.iter().map(|plan| plan.row.clone()).collect(),
        note: None,
        href: None,
    }
}
