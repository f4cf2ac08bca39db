//! The front page for shareholders: a strip for each thing that they come for.

use super::component::day::{Day, today_date};
use super::component::dividend::{self, PayoutView, payout};
use super::component::event::calendar_file;
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::event::EventKind;
use crate::domain::issuer::{Contact, Organization};
use crate::domain::web::Place;
use crate::history::plan::{self, Plan, Stage, used};
use crate::history::timeline::Entry;
use crate::words::shareholders::ShareholderPage;
use crate::words::{self, Words};
use serde::Serialize;

/// How many dates to come and plans are shown.
const DATES: usize = 4;
const PLANS: usize = 2;

#[derive(Serialize)]
struct View {
    page: Shell,
    dates: Vec<DateView>,
    dividend: Option<DividendView>,
    plans: Vec<PlanView>,
    /// Whether there is a page of repurchases: without a plan it has returns.
    has_repurchases: bool,
    ads: Option<AdsView>,
    listings: Vec<ListingView>,
    contacts: Vec<PersonView>,
    agents: Vec<AgentView>,
    dividends_href: String,
    repurchases_href: String,
    calendar_href: String,
    meetings_href: Option<String>,
    shares_href: Option<String>,
}

/// A date to come.
#[derive(Serialize)]
struct DateView {
    machine: Option<String>,
    day: String,
    weekday: &'static str,
    title: String,
    /// The announcement that states it.
    href: Option<String>,
    /// Address of its file for calendars.
    ics: Option<String>,
}

/// The latest dividend that stands.
#[derive(Serialize)]
struct DividendView {
    name: String,
    period: Option<String>,
    state: String,
    per_share: Option<PayoutView>,
    per_ads: Option<PayoutView>,
    is_open: bool,
    /// The next of its days.
    next: Option<NextDay>,
}

#[derive(Serialize)]
struct NextDay {
    name: &'static str,
    day: Day,
}

/// A plan.
#[derive(Serialize)]
struct PlanView {
    href: String,
    name: String,
    stage: String,
    used: Option<String>,
    percent: Option<String>,
    authorized: Option<String>,
    as_of: Option<Day>,
}

#[derive(Serialize)]
struct AdsView {
    ratio: String,
    class: String,
}

#[derive(Serialize)]
struct ListingView {
    market: String,
    code: String,
    security: String,
}

/// Whom to ask at the company.
#[derive(Serialize)]
struct PersonView {
    name: String,
    person: Option<String>,
    email: String,
    phone: Option<String>,
    phone_href: Option<String>,
}

/// A registrar or a depositary.
#[derive(Serialize)]
struct AgentView {
    name: String,
    role: String,
    phone: Option<String>,
    phone_href: Option<String>,
    email: Option<String>,
    website: Option<String>,
    website_text: Option<String>,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (edition, issuer) = (site.edition, site.edition.issuer());
    let (config, words) = (edition.config(), words::of(&edition.config().language));
    let of = ShareholderPage::Front;
    let (title, description) = (words.shareholder_page(of), words.shareholder_description(of, issuer.current_name()));
    let page = Shell::new(config, path::SHAREHOLDERS, "shareholders", "shareholders", title, description).of_day();
    let to = |path: &str| format!("{}{path}", page.root);
    let existing = |path: &str| site.has(path).then(|| to(path));
    let plans = plan::plans(&edition.announcements);
    let ads = issuer.ads.as_ref().map(|ads| AdsView {
        ratio: ads.ratio_on(today_date(site)).to_string(),
        class: issuer
            .share_class(&ads.class.value)
            .map_or_else(|| ads.class.value.to_string(), |it| it.name.to_string()),
    });
    let listings = issuer.listings.iter().map(|it| ListingView {
        market: it.market.to_string(),
        code: it.code.value.to_string(),
        security: it.security.to_string(),
    });
    let view = View {
        dates: dates(site, &page.root),
        dividend: latest(site, words),
        plans: latest_plans(&plans, today_date(site)).map(|plan| plan_view(site, plan, &page.root, words)).collect(),
        has_repurchases: site.has(path::REPURCHASES),
        ads,
        listings: listings.collect(),
        contacts: issuer.contacts.iter().map(contact).collect(),
        agents: agents(site).into_iter().map(agent).collect(),
        dividends_href: to(path::DIVIDENDS),
        repurchases_href: to(path::REPURCHASES),
        calendar_href: to("events/index.html"),
        meetings_href: existing("shareholders/meetings/index.html"),
        shares_href: existing("shareholders/shares/index.html"),
        page,
    };
    Content::page("shareholders.html", &view)
}

/// The next dates that concern holders.
fn dates(site: &Site<'_>, root: &str) -> Vec<DateView> {
    use EventKind::{Call, Deadline, ExDate, Meeting, Payment, RecordDate, Results};
    let words = words::of(&site.edition.config().language);
    let concerns =
        |kind: EventKind| matches!(kind, Call | Deadline | ExDate | Meeting | Payment | RecordDate | Results);
    let to_come = site.history.timeline.upcoming(site.edition.as_of).filter(|entry| concerns(entry.kind));
    let view = |entry: &Entry<'_>| {
        let at = entry.moment.as_ref().map(|moment| super::component::moment::moment(moment, &[], words));
        DateView {
            day: at.as_ref().map_or_else(|| words.to_be_announced().to_owned(), |at| at.day.clone()),
            weekday: at.as_ref().map_or("", |at| at.weekday),
            machine: at.map(|at| at.machine.chars().take(10).collect()),
            title: words.event_title(&entry.title),
            href: entry.source.document().map(|it| format!("{root}{}", path::announcement(&it.id))),
            ics: calendar_file(site, entry, root),
        }
    };
    to_come.take(DATES).map(view).collect()
}

fn latest(site: &Site<'_>, words: &dyn Words) -> Option<DividendView> {
    let it = site.history.dividends.iter().find(|it| !it.status.is_off())?;
    let next = it.days_to_come(site.edition.as_of).next();
    Some(DividendView {
        name: dividend::name(it, words),
        period: dividend::period(site, it, words),
        state: words.dividend_state(dividend::state(it)),
        per_share: it.per_share.as_ref().map(|it| payout(it, words)),
        per_ads: it.per_ads.as_ref().map(|it| payout(it, words)),
        is_open: it.is_open,
        next: next.map(|(of, _, at)| NextDay { name: words.dividend_day_name(of), day: Day::of(at.date(), words) }),
    })
}

/// The plans that run, or else the one that ended last; the one that began last first.
fn latest_plans<'p, 'a>(plans: &'p [Plan<'a>], today: chrono::NaiveDate) -> impl Iterator<Item = &'p Plan<'a>> {
    let has_ended = move |plan: &&Plan<'_>| matches!(plan.stage(today), Stage::Ended(_));
    let runs = plans.iter().rev().filter(move |plan| !has_ended(plan)).take(PLANS);
    let ended = plans.iter().rev().take(1).filter(move |_| plans.iter().all(|plan| has_ended(&plan)));
    runs.chain(ended)
}

fn plan_view(site: &Site<'_>, plan: &Plan<'_>, root: &str, words: &dyn Words) -> PlanView {
    let (authorized, amount) = plan.measured();
    let day = plan.latest.map_or(plan.announcement.dated.value, |it| it.as_of.value);
    let ratio = site.edition.issuer().ads.as_ref().map(|ads| ads.ratio_on(day));
    let share = amount.zip(authorized).and_then(|(amount, of)| used(amount, of, ratio));
    let wording = plan.latest.and_then(|it| it.wording.as_deref());
    PlanView {
        href: format!("{root}{}#plan_{}", path::REPURCHASES, plan.terms.plan.value),
        name: plan.terms.name.to_string(),
        stage: words.plan_stage(plan.stage(today_date(site))),
        used: amount.map(|it| it.printed.to_string()).or(wording.map(str::to_owned)),
        percent: share.map(|share| words.percent(share)),
        authorized: authorized.map(|it| it.printed.to_string()),
        as_of: plan.latest.map(|it| Day::of(it.as_of.value, words)),
    }
}

/// The registrar, the depositary, and others that holders can reach.
fn agents<'s>(site: &'s Site<'_>) -> Vec<&'s Organization> {
    let issuer = site.edition.issuer();
    let named = [issuer.registrar.as_ref(), issuer.ads.as_ref().map(|ads| &ads.depositary)];
    let mut agents: Vec<&Organization> =
        named.into_iter().flatten().filter_map(|id| issuer.organization(&id.value)).collect();
    let can_be_reached = |it: &&Organization| it.phone.is_some() || it.email.is_some() || it.website.is_some();
    for it in issuer.organizations.iter().filter(can_be_reached) {
        if !agents.iter().any(|known| known.id == it.id) {
            agents.push(it);
        }
    }
    agents
}

fn contact(it: &Contact) -> PersonView {
    let phone = it.phone.as_deref();
    PersonView {
        name: it.name.to_string(),
        person: it.person.as_deref().map(str::to_owned),
        email: it.email.value.to_string(),
        phone: phone.map(str::to_owned),
        phone_href: phone.and_then(dialed),
    }
}

fn agent(it: &Organization) -> AgentView {
    let (phone, website) = (it.phone.as_deref(), it.website.as_ref().map(|it| &*it.value));
    AgentView {
        name: it.name.to_string(),
        role: it.role.to_string(),
        phone: phone.map(str::to_owned),
        phone_href: phone.and_then(dialed),
        email: it.email.as_ref().map(|it| it.value.to_string()),
        website: website.map(str::to_owned),
        website_text: website.and_then(Place::of).map(|it| it.host().to_owned()),
    }
}

/// A number that can be dialed from anywhere, for `tel:`.
fn dialed(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    (phone.trim_start().starts_with('+') && digits.len() > 6 && !digits[1..].contains('+'))
        .then(|| format!("tel:{digits}"))
}
