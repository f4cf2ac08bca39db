//! The repurchase plans of the site as CSV: one record a progress statement, and one for a plan without any.

use super::csv_table::Table;
use super::term::unit_word;
use crate::address::{Site, path};
use crate::domain::repurchase::Progress;
use crate::domain::{Amount, Announcement, Located, Scale};
use crate::history::plan::{AveragePrice, Plan, plans, used};
use chrono::NaiveDate;

/// The columns.
pub(super) const COLUMNS: &str = "plan,name,announced,start,end,end_computed,authorized,authorized_in_units,authorized_unit,\
authorized_currency,also_authorized,as_of,since,spent,spent_in_units,spent_currency,bought,bought_in_units,bought_unit,\
average_price,average_price_in_units,average_price_computed,remaining,used_percent,wording,announcement,dated,page";

/// The plans by the start of their windows, the progress of each from the first day on.
#[must_use]
pub fn repurchases(site: &Site<'_>) -> String {
    let mut table = Table::new(COLUMNS);
    for plan in plans(&site.edition.announcements) {
        table.back_to(0);
        terms(&mut table, &plan);
        let start = table.len();
        let mut steps = plan.steps();
        steps.reverse();
        if steps.is_empty() {
            table.fields(&[""; 14]);
            document(&mut table, plan.announcement);
        }
        for (announcement, step) in steps {
            table.back_to(start);
            progress(&mut table, site, &plan, step);
            document(&mut table, announcement);
        }
    }
    table.finish()
}

fn document(table: &mut Table, it: &Announcement) {
    table.field(&it.id).field(&it.dated.value.to_string()).field(&path::announcement(&it.id)).end();
}

/// `plan` to `also_authorized`.
fn terms(table: &mut Table, plan: &Plan<'_>) {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    table.field(&plan.terms.plan.value).text(&plan.terms.name);
    table.field(&day(plan.terms.announced.as_ref().map(|day| day.value))).field(&day(plan.start));
    table.field(&day(plan.end.map(|(end, _)| end)));
    table.field(plan.end.map_or("", |(_, computed)| if computed { "true" } else { "false" }));
    let mut bounds = plan.bounds.iter().flatten();
    let first = bounds.next();
    amount(table, first.copied());
    table.field(first.map_or("", |it| unit_word(it.unit))).field(&currency(first.copied()));
    table.field(bounds.next().map_or("", |it| &it.printed));
}

/// `as_of` to `wording`.
fn progress(table: &mut Table, site: &Site<'_>, plan: &Plan<'_>, step: &Progress) {
    table.field(&step.as_of.value.to_string());
    table.field(&step.since.as_ref().map(|day| day.value.to_string()).unwrap_or_default());
    amount(table, step.spent.as_ref());
    table.field(&currency(step.spent.as_ref()));
    amount(table, step.bought.as_ref());
    table.field(step.bought.as_ref().map_or("", |it| unit_word(it.unit)));
    match AveragePrice::of(step) {
        Some(AveragePrice::Stated(price)) => {
            table.field(&price.printed).number(price.value, price.scale).field("false");
        }
        Some(AveragePrice::Computed(price, _)) => _ = table.field("").number(price, Scale::One).field("true"),
        None => _ = table.fields(&[""; 3]),
    }
    table.field(step.remaining.as_ref().map_or("", |it| &it.printed));
    let ratio = site.edition.issuer().ads.as_ref().map(|ads| ads.ratio_on(step.as_of.value));
    let mut bounds = plan.bounds.iter().flatten().filter(|_| step.since.is_none());
    match bounds.find_map(|bound| used(step.against(bound.unit)?, bound, ratio)) {
        Some(percent) => table.number(percent, Scale::One),
        None => table.field(""),
    };
    table.text(step.wording.as_deref().unwrap_or_default());
}

/// An amount as printed and in units.
fn amount(table: &mut Table, it: Option<&Located<Amount>>) {
    match it {
        Some(it) => _ = table.field(&it.printed).number(it.value.value, it.scale),
        None => _ = table.fields(&[""; 2]),
    }
}

fn currency(it: Option<&Located<Amount>>) -> String {
    it.and_then(|it| it.unit.currency()).map(|currency| currency.code().to_owned()).unwrap_or_default()
}
