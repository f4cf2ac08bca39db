//! What shareholders get back: dividends and repurchases.

use crate::address::{Site, path};
use crate::domain::decimal::grouped;
use crate::domain::number::Format;
use crate::domain::statement::LineUnit;
use crate::domain::{Scale, Unit};
use crate::history::dividends::{Entitlement, PerSecurity, Status};
use crate::history::plan::{self, plans};
use crate::page::component::day::Day;
use crate::page::component::link::Link;
use crate::words::{self, Words};
use serde::Serialize;

/// A dividend.
#[derive(Serialize)]
pub struct Dividend {
    /// The announcement that states it last, by its title.
    announcement: Link,
    /// All dividends.
    all: Option<String>,
    /// What a share and a depositary share get.
    amounts: Vec<AmountView>,
    /// Whether the amount is to be announced.
    is_open: bool,
    /// The day of the meeting that is to approve it.
    approval: Option<Day>,
    record: Option<Day>,
    payment: Option<Day>,
}

/// What a security gets.
#[derive(Serialize)]
struct AmountView {
    value: String,
    /// `per share`.
    unit: String,
    is_computed: bool,
}

/// The newest dividend that wasn't called off.
pub fn dividend(site: &Site<'_>, root: &str) -> Option<Dividend> {
    let words = words::of(&site.edition.config().language);
    let it = site.history.dividends.iter().find(|it| !it.status.is_off())?;
    let (announcement, _) = it.stated.last()?;
    let title = announcement.title.to_string();
    let all = path::DIVIDENDS;
    let day = |of: fn(&Entitlement<'_>) -> Option<chrono::NaiveDate>| {
        it.entitlements.iter().find_map(of).map(|day| Day::of(day, words))
    };
    Some(Dividend {
        announcement: Link { href: format!("{root}{}", path::announcement(&announcement.id)), text: title },
        all: site.has(all).then(|| format!("{root}{all}")),
        amounts: it.per_share.iter().chain(&it.per_ads).filter_map(|it| amount(it, words)).collect(),
        is_open: it.is_open,
        approval: if let Status::Proposed(day) = it.status { Some(Day::of(day, words)) } else { None },
        record: day(|it| it.record.moment().map(|at| at.date())),
        payment: day(|it| it.payment.moment().map(|at| at.date())),
    })
}

fn amount(it: &PerSecurity<'_>, words: &dyn Words) -> Option<AmountView> {
    let (unit, currency) = match it.unit {
        Unit::PerShare(currency) => (LineUnit::PerShare, currency),
        Unit::PerAds(currency) => (LineUnit::PerAds, currency),
        _ => return None,
    };
    let (value, unit) = words.figure(it.value.normalize(), unit, currency, Scale::One, Format::default());
    Some(AmountView { value, unit, is_computed: it.is_computed() })
}

/// A repurchase plan.
#[derive(Serialize)]
pub struct Plan {
    /// Its name, with the way to what is told of it last.
    plan: Link,
    /// All plans.
    all: Option<String>,
    /// What was used, as printed or worded.
    used: Option<String>,
    /// The same in percent of what is authorized, for a bar.
    percent: Option<String>,
    authorized: Option<String>,
    /// The day that this is told for.
    as_of: Option<String>,
    /// The last day of its window, and whether it is over.
    ends: Option<String>,
    has_ended: bool,
    /// Whether that day is computed from the length of the window.
    is_computed: bool,
}

/// The newest plan.
pub fn plan(site: &Site<'_>, root: &str) -> Option<Plan> {
    let (edition, words) = (site.edition, words::of(&site.edition.config().language));
    let plan = plans(&edition.announcements).pop()?;
    let (authorized, used) = plan.measured();
    let day = plan.latest.map_or(plan.announcement.dated.value, |it| it.as_of.value);
    let ratio = edition.issuer().ads.as_ref().map(|ads| ads.ratio_on(day));
    let percent = used.zip(authorized).and_then(|(used, of)| plan::used(&used.value, &of.value, ratio));
    let wording = plan.latest.and_then(|it| it.wording.as_deref());
    let end = plan.terms.window_end();
    let zone = edition.config().zones.first().map_or(chrono_tz::UTC, |named| named.zone);
    let today = edition.as_of.with_timezone(&zone).date_naive();
    let all = path::REPURCHASES;
    let href = path::plan(&plan.announcement.id, &plan.terms.plan.value);
    Some(Plan {
        plan: Link { href: format!("{root}{href}"), text: plan.terms.name.to_string() },
        all: site.has(all).then(|| format!("{root}{all}")),
        used: used.map(|it| &*it.printed).or(wording).map(str::to_owned),
        percent: percent.map(grouped),
        authorized: authorized.map(|it| it.printed.to_string()),
        as_of: plan.latest.map(|it| words.date(it.as_of.value)),
        ends: end.map(|(end, _)| words.date(end)),
        has_ended: end.is_some_and(|(end, _)| end < today),
        is_computed: end.is_some_and(|(_, is_computed)| is_computed),
    })
}
