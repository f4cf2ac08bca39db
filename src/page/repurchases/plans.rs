//! Plans with their progress.

use crate::address::{Site, path};
use crate::chart::PanelView;
use crate::domain::repurchase::Progress;
use crate::domain::{Amount, Announcement, Unit, decimal};
use crate::history::plan::{AveragePrice, Plan, Stage, used};
use crate::page::component::chart;
use crate::page::component::day::{Day, today_date};
use crate::page::component::dividend::money;
use crate::words::{self, Words};
use rust_decimal::Decimal;
use serde::Serialize;

/// How many progress statements of a plan are shown: the latest.
const STEPS: usize = 24;

/// A plan.
#[derive(Serialize)]
pub struct PlanView {
    anchor: String,
    name: String,
    stage: String,
    is_running: bool,
    /// What is authorized, as printed.
    authorized: Vec<String>,
    /// What was used of it, as printed, or in the document's words.
    used: Option<String>,
    /// The computed share of what is authorized.
    percent: Option<String>,
    /// The day that this is of.
    as_of: Option<Day>,
    average: Option<Price>,
    /// How much of the window has elapsed, where it runs.
    elapsed: Option<String>,
    announced: Option<Day>,
    start: Option<Day>,
    end: Option<Day>,
    end_computed: bool,
    securities: Option<String>,
    panel: Option<PanelView>,
    steps: Vec<StepView>,
    /// How many there are in all.
    all: usize,
    /// Which figures any of them has.
    has: Has,
    /// The announcement that tells its terms.
    terms: DocumentLink,
}

/// A price, and whether the archive computed it.
#[derive(Serialize)]
struct Price {
    text: String,
    is_computed: bool,
}

/// A progress statement.
#[derive(Serialize)]
struct StepView {
    as_of: Day,
    since: Option<Day>,
    spent: Option<String>,
    bought: Option<String>,
    average: Option<Price>,
    remaining: Option<String>,
    percent: Option<String>,
    wording: Option<String>,
    document: DocumentLink,
}

/// Which columns have something.
#[derive(Default, Serialize)]
struct Has {
    spent: bool,
    bought: bool,
    average: bool,
    remaining: bool,
    percent: bool,
}

/// The announcement that states something.
#[derive(Serialize)]
struct DocumentLink {
    href: String,
    title: String,
    day: Day,
}

/// The plans, with their charts on one axis.
pub fn views(site: &Site<'_>, plans: &[Plan<'_>], root: &str) -> Vec<PlanView> {
    let mut panels = chart::of_plans(site.edition, plans, root);
    plans.iter().map(|plan| view(site, plan, panels.remove(&*plan.terms.plan.value), root)).collect()
}

fn view(site: &Site<'_>, plan: &Plan<'_>, panel: Option<PanelView>, root: &str) -> PlanView {
    let words = words::of(&site.edition.config().language);
    let today = today_date(site);
    let stage = plan.stage(today);
    let is_running = matches!(stage, Stage::Running(_));
    let (authorized, used_amount) = plan.measured();
    let day = plan.latest.map_or(plan.announcement.dated.value, |it| it.as_of.value);
    let ratio = site.edition.issuer().ads.as_ref().map(|ads| ads.ratio_on(day));
    let share = used_amount.zip(authorized).and_then(|(amount, of)| used(amount, of, ratio));
    let wording = plan.latest.and_then(|it| it.wording.as_deref());
    let elapsed = plan.days_elapsed(today).filter(|_| is_running && plan.end.is_some());
    let percent_of = |(days, all): (i64, i64)| decimal::round(Decimal::from(days * 100) / Decimal::from(all), 1);
    let steps = plan.steps();
    let mut has = Has::default();
    let shown = steps.iter().take(STEPS).map(|(it, step)| step_view(site, plan, it, step, &mut has, root)).collect();
    PlanView {
        anchor: format!("plan_{}", plan.terms.plan.value),
        name: plan.terms.name.to_string(),
        stage: words.plan_stage(stage),
        is_running,
        authorized: plan.bounds.iter().flatten().map(|bound| bound.printed.to_string()).collect(),
        used: used_amount.map(|it| it.printed.to_string()).or(wording.map(str::to_owned)),
        percent: share.map(|share| {
            let of = authorized.map_or("", |it| &it.printed);
            words.used_of(&words.percent(share), of)
        }),
        as_of: plan.latest.map(|it| Day::of(it.as_of.value, words)),
        average: plan.latest.and_then(AveragePrice::of).map(|it| price(it, words)),
        elapsed: elapsed.map(|it| words.days_elapsed(it.0, it.1, &words.percent(percent_of(it)))),
        announced: plan.terms.announced.as_ref().map(|day| Day::of(day.value, words)),
        start: plan.start.map(|day| Day::of(day, words)),
        end: plan.end.map(|(day, _)| Day::of(day, words)),
        end_computed: plan.end.is_some_and(|(_, computed)| computed),
        securities: plan.told.iter().rev().find_map(|(_, it)| it.securities.as_deref()).map(str::to_owned),
        panel,
        steps: shown,
        all: steps.len(),
        has,
        terms: link(plan.told[0].0, root, words),
    }
}

fn step_view(
    site: &Site<'_>,
    plan: &Plan<'_>,
    announcement: &Announcement,
    step: &Progress,
    has: &mut Has,
    root: &str,
) -> StepView {
    let words = words::of(&site.edition.config().language);
    let ratio = site.edition.issuer().ads.as_ref().map(|ads| ads.ratio_on(step.as_of.value));
    // What is counted from another day than the plan's first is no progress against its bounds.
    let bounds = || plan.bounds.iter().flatten().filter(|_| step.since.is_none());
    let share = bounds().find_map(|bound| used(step.against(bound.unit)?, bound, ratio));
    let printed = |amount: &Option<crate::domain::Located<Amount>>| amount.as_ref().map(|it| it.printed.to_string());
    let view = StepView {
        as_of: Day::of(step.as_of.value, words),
        since: step.since.as_ref().map(|day| Day::of(day.value, words)),
        spent: printed(&step.spent),
        bought: printed(&step.bought),
        average: AveragePrice::of(step).map(|it| price(it, words)),
        remaining: printed(&step.remaining),
        percent: share.map(|share| words.percent(share)),
        wording: step.wording.as_deref().map(str::to_owned),
        document: link(announcement, root, words),
    };
    has.spent |= view.spent.is_some();
    has.bought |= view.bought.is_some();
    has.average |= view.average.is_some();
    has.remaining |= view.remaining.is_some();
    has.percent |= view.percent.is_some();
    view
}

fn price(it: AveragePrice<'_>, words: &dyn Words) -> Price {
    match it {
        AveragePrice::Stated(amount) => Price { text: amount.printed.to_string(), is_computed: false },
        AveragePrice::Computed(value, unit) => {
            let per = words.per_security(matches!(unit, Unit::PerAds(_)));
            Price { text: format!("{} {per}", money(unit.currency(), value)), is_computed: true }
        }
    }
}

fn link(announcement: &Announcement, root: &str, words: &dyn Words) -> DocumentLink {
    DocumentLink {
        href: format!("{root}{}", path::announcement(&announcement.id)),
        title: announcement.title.to_string(),
        day: Day::of(announcement.dated.value, words),
    }
}
