//! Dividends as they stand: what a security gets, and the days.

use super::event::CalendarFile;
use super::moment;
use crate::address::{Site, path};
use crate::domain::event::EventKind;
use crate::domain::occasion::DividendDay;
use crate::domain::period::Part;
use crate::domain::{Amount, Announcement, Currency, Moment, Period, Unit, decimal};
use crate::history::dividends::{Day, Dividend, Entitlement, Origin, PerSecurity, Sort, State, Status};
use crate::history::timeline::Entry;
use crate::words::shareholders::DividendState;
use crate::words::{self, Words};
use rust_decimal::Decimal;
use serde::Serialize;

/// What a security gets.
#[derive(Clone, Debug, Serialize)]
pub struct PayoutView {
    /// The figure with its currency: `USD 0.29`.
    pub figure: String,
    /// What follows it: `per share`.
    pub unit: String,
    /// What of that a column of amounts per share leaves open: the `cents` of `cents per share`.
    pub minor: String,
    /// How it was computed; nothing where a document states it.
    pub computed: Option<String>,
}

/// A day of a dividend.
#[derive(Clone, Debug, Serialize)]
pub struct DayView {
    /// Whose day it is, where others have another.
    pub whom: Option<String>,
    /// For `<time datetime>`, where it is set.
    pub machine: Option<String>,
    /// The day in words, or that there is none or none yet.
    pub text: String,
    /// Its weekday.
    pub weekday: &'static str,
    /// Whether it is over.
    pub is_past: bool,
    /// What it was before, and where it was changed.
    pub before: Option<BeforeView>,
    /// What takes it into a calendar, while it is to come.
    pub add: Option<CalendarFile>,
}

/// What a day was before.
#[derive(Clone, Debug, Serialize)]
pub struct BeforeView {
    /// In words.
    pub text: String,
    /// The announcement that changed it.
    pub href: String,
}

/// What a security gets, in the form in which its document states amounts.
#[must_use]
pub fn payout(it: &PerSecurity<'_>, words: &dyn Words) -> PayoutView {
    let is_ads = matches!(it.unit, Unit::PerAds(_));
    match &it.origin {
        Origin::Stated(amount) => {
            let (figure, unit) = split(amount);
            let minor = unit.split("per ").next().unwrap_or_default().trim().to_owned();
            let minor = if unit.contains("per ") { minor } else { String::new() };
            PayoutView { figure: figure.to_owned(), unit: unit.to_owned(), minor, computed: None }
        }
        Origin::Ratio(of, ratio) => {
            let (of_figure, _) = split(of);
            PayoutView {
                figure: like(of, it.value).unwrap_or_else(|| money(it.unit.currency(), it.value)),
                unit: words.per_security(is_ads).to_owned(),
                minor: String::new(),
                computed: Some(words.computed_by_ratio(of_figure, *ratio, is_ads)),
            }
        }
        Origin::Sum(parts) => {
            let figures: Vec<&str> = parts.iter().map(|part| split(part).0).collect();
            PayoutView {
                figure: money(it.unit.currency(), it.value),
                unit: words.per_security(is_ads).to_owned(),
                minor: String::new(),
                computed: Some(words.computed_from(&figures.join(" + "))),
            }
        }
    }
}

/// An amount of money in whole units.
#[must_use]
pub fn money(currency: Option<Currency>, value: Decimal) -> String {
    format!("{}{}", currency.map(|it| it.prefix()).unwrap_or_default(), decimal::grouped(value))
}

/// A sum of dividends in the form in which the newest document states amounts of that unit.
#[must_use]
pub fn in_form(dividends: &[Dividend<'_>], unit: Unit, value: Decimal) -> String {
    let all = dividends.iter().flat_map(|it| [&it.per_share, &it.per_ads]).flatten().filter(|it| it.unit == unit);
    let stated = all.filter_map(|it| if let Origin::Stated(amount) = it.origin { Some(amount) } else { None });
    let like = |amount: &Amount| like(amount, value).filter(|_| split(amount).1.starts_with("per "));
    stated.take(1).find_map(like).unwrap_or_else(|| money(unit.currency(), value))
}

/// The printed figure with the sign or code of its currency, and the words that follow it.
fn split(amount: &Amount) -> (&str, &str) {
    let text = &*amount.printed;
    let digits = text.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
    let ends = |at: &usize| !text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    let end = text[digits..].match_indices(' ').map(|(at, _)| digits + at).find(ends).unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}

/// Another value with the sign and the scale of a printed figure: `USD 0.58` beside `USD 0.29`, `25.0p` beside `12.5p`. `None`
/// where the figure is printed otherwise than plainly.
fn like(amount: &Amount, value: Decimal) -> Option<String> {
    let (figure, _) = split(amount);
    let (start, end) = (figure.find(|c: char| c.is_ascii_digit())?, figure.rfind(|c: char| c.is_ascii_digit())? + 1);
    let is_plain = figure[start..end] == decimal::grouped(amount.value);
    let in_scale =
        value.checked_div(amount.scale.factor()).filter(|it| it.checked_mul(amount.scale.factor()) == Some(value))?;
    is_plain.then(|| format!("{}{}{}", &figure[..start], decimal::grouped(in_scale), &figure[end..]))
}

/// What has become of a dividend.
#[must_use]
pub fn state(it: &Dividend<'_>) -> DividendState {
    match it.status {
        Status::Declared => DividendState::Declared,
        Status::Proposed(day) => DividendState::Proposed(day),
        Status::Approved(_) => DividendState::Approved,
        Status::Rejected(_) => DividendState::Rejected,
        Status::Cancelled(_) => DividendState::Cancelled,
    }
}

/// What it is called: its type as printed, or what it is among those of its year.
#[must_use]
pub fn name(it: &Dividend<'_>, words: &dyn Words) -> String {
    it.name.map_or_else(|| words.dividend_sort(it.sort).to_owned(), str::to_owned)
}

/// The period that it is for, where that is told.
#[must_use]
pub fn period(site: &Site<'_>, it: &Dividend<'_>, words: &dyn Words) -> Option<String> {
    let end = it.period_end?;
    let of_year = || {
        let calendar = &site.edition.issuer().calendar;
        let year = it.year.filter(|year| it.sort == Sort::Final && calendar.end_of(*year) == Some(end))?;
        Period::fiscal(year, Part::Year, calendar)
    };
    let period = it.period.or_else(of_year);
    Some(words.for_period(period.as_ref(), end, end < it.first().dated.value))
}

/// Whose days an entitlement is of: a listing by its market, holders as printed.
#[must_use]
pub fn whom(site: &Site<'_>, it: &Entitlement<'_>, words: &dyn Words) -> String {
    let market = it.listing.map(|id| site.edition.issuer().listing(id).map_or(id, |listing| &*listing.market));
    match (market, it.holders) {
        (Some(market), Some(holders)) => format!("{holders} ({market})"),
        (Some(market), None) => market.to_owned(),
        (None, Some(holders)) => holders.to_owned(),
        (None, None) => words.all_holders().to_owned(),
    }
}

/// A day of a dividend for all that are entitled: once where it is the same for them.
#[must_use]
pub fn days(site: &Site<'_>, it: &Dividend<'_>, of: DividendDay, root: &str) -> Vec<DayView> {
    let words = words::of(&site.edition.config().language);
    let mut groups: Vec<(&Day<'_>, Vec<String>)> = Vec::new();
    for entitlement in &it.entitlements {
        let (day, whom) = (entitlement.day(of), whom(site, entitlement, words));
        match groups.iter_mut().find(|(known, _)| known.state == day.state) {
            Some((_, all)) => all.push(whom),
            None => groups.push((day, vec![whom])),
        }
    }
    let is_one = groups.len() == 1;
    let view = |(day, whom): (&Day<'_>, Vec<String>)| DayView {
        whom: (!is_one).then(|| whom.join(", ")),
        add: day.moment().and_then(|at| add(site, it, of, at, root)),
        before: day.before.as_ref().map(|(moment, by)| BeforeView {
            text: words.when(moment.when, moment.zone),
            href: format!("{root}{}", path::announcement(&by.id)),
        }),
        ..of_state(site, &day.state, words)
    };
    groups.into_iter().map(view).collect()
}

/// What takes a day of a dividend into a calendar: the event of that kind and time in one of its documents.
fn add(site: &Site<'_>, it: &Dividend<'_>, of: DividendDay, at: &Moment, root: &str) -> Option<CalendarFile> {
    let kind = match of {
        DividendDay::Ex => EventKind::ExDate,
        DividendDay::Record => EventKind::RecordDate,
        DividendDay::Payment => EventKind::Payment,
        _ => return None,
    };
    let is_own = |by: &Announcement| it.is_stated_in(by) || it.changes.iter().any(|(_, known)| *known.id == *by.id);
    let is_it = |entry: &&Entry<'_>| {
        let mut documents = entry.source.document().into_iter().chain(entry.also.iter().copied());
        entry.kind == kind && entry.moment.as_ref() == Some(at) && documents.any(is_own)
    };
    let entry = site.history.timeline.upcoming(site.edition.as_of).find(is_it)?;
    CalendarFile::of(site, entry, root)
}

fn of_state(site: &Site<'_>, state: &State<'_>, words: &dyn Words) -> DayView {
    let told = |text: &str| DayView {
        whom: None,
        machine: None,
        text: text.to_owned(),
        weekday: "",
        is_past: false,
        before: None,
        add: None,
    };
    match state {
        State::Unstated => told(words.unstated()),
        State::NotApplicable => told(words.no_such_day()),
        State::Open => told(words.to_be_announced()),
        State::Off => told(words.called_off()),
        State::At(at) => set(site, at, words),
    }
}

fn set(site: &Site<'_>, at: &Moment, words: &dyn Words) -> DayView {
    let view = moment::moment(at, &[], words);
    DayView {
        whom: None,
        machine: Some(view.machine),
        text: view.day,
        weekday: view.weekday,
        is_past: at.end() <= site.edition.as_of,
        before: None,
        add: None,
    }
}
