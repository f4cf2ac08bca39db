//! Days on which nothing can be paid, traded or lodged, and hours at which nobody meets.

use super::point::shown;
use crate::audit::texts;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::event::EventKind;
use crate::domain::issuer::{Issuer, Listing};
use crate::domain::kind::{Details, results::Call};
use crate::domain::occasion::{DebtDay, DividendDay, Occasion, Title};
use crate::domain::weekend::is_weekend;
use crate::domain::{Announcement, When};
use crate::prose::{clocks, days};
use chrono::{DateTime, NaiveDate, Timelike};
use chrono_tz::Tz;
use std::fmt::Write as _;

/// Warns of days that have to be business days and are none, and of hours that are a slip of twelve.
pub(in crate::check) fn findings(it: &Announcement, config: &Config, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    for occasion in it.occasions() {
        if occasion.moment.when.is_one_day() && needs_business(&occasion) {
            findings.extend(day_off(it, &occasion, config, issuer));
        }
        findings.extend(odd_hour(it, &occasion, issuer));
    }
}

/// Whether it has to be a business day. Who is on the register on a day in the Americas may be asked of any day, in Japan and Korea of
/// the last one of a financial year, and a proxy may be due on any.
fn needs_business(occasion: &Occasion<'_>) -> bool {
    match occasion.kind {
        EventKind::Payment | EventKind::ExDate | EventKind::Meeting | EventKind::Listing => true,
        EventKind::RecordDate => {
            let zone = occasion.moment.zone;
            !zone.name().starts_with("America/") && !matches!(zone, Tz::Asia__Tokyo | Tz::Asia__Seoul)
        }
        EventKind::Deadline => is_lodgement(occasion),
        // Shares are bought on exchanges, and notes are paid for through banks.
        _ => matches!(occasion.title, Title::Bought | Title::Debt(DebtDay::Issued, _)),
    }
}

/// Whether transfers are due at a registrar.
fn is_lodgement(occasion: &Occasion<'_>) -> bool {
    let name = || occasion.name.to_lowercase();
    let is_said = || ["transfer", "lodg", "certificate"].iter().any(|word| name().contains(word));
    occasion.kind == EventKind::Deadline
        && (matches!(occasion.title, Title::Dividend(DividendDay::LastLodgement, ..)) || is_said())
}

fn day_off(it: &Announcement, occasion: &Occasion<'_>, config: &Config, issuer: &Issuer) -> Option<Diagnostic> {
    if !occasion.moment.when.is_one_day() {
        return None;
    }
    let (day, zone) = (occasion.moment.date(), occasion.moment.zone);
    let (is, help) = if is_weekend(day, zone) {
        let weekday = day.format("%A").to_string();
        if names_weekday(it, occasion, day, &weekday) {
            return None;
        }
        let help = format!(
            "compare the day with the document. Where it is printed so, let the text or `wording` say `{weekday}` beside it, as \
             the document does or should"
        );
        (format!("a {weekday}"), help)
    } else {
        let listing = listings(occasion, issuer).find_map(|listing| Some((listing, config.holiday(day, listing)?)));
        let (listing, holiday) = listing?;
        let mut is = format!("a holiday of {}", listing.market);
        if let Some(name) = &holiday.name {
            _ = write!(is, ", {name}");
        }
        (is, "compare the day with the document, and with `[[checks.holidays]]` in site.toml".to_owned())
    };
    let message = format!("the {} ({day}) is {is}", occasion.name);
    Some(Diagnostic::error(Code::NoBusinessDay, occasion.span, message).help(help).warning())
}

/// The listings that an occasion is of: the one that it names, or those whose time it is told in.
fn listings<'i>(occasion: &Occasion<'_>, issuer: &'i Issuer) -> impl Iterator<Item = &'i Listing> {
    let named = match occasion.title {
        Title::Dividend(_, of) => of.listing.and_then(|id| issuer.listing(id)),
        _ => None,
    };
    let zone = occasion.moment.zone;
    issuer.listings.iter().filter(move |it| match named {
        Some(named) => it.id == named.id,
        None => it.zone == zone,
    })
}

/// Whether the document itself says that the day is such a weekday.
fn names_weekday(it: &Announcement, occasion: &Occasion<'_>, day: NaiveDate, weekday: &str) -> bool {
    /// So far may a weekday stand from its day.
    const NEAR: usize = 16;
    if occasion.moment.wording.as_ref().is_some_and(|words| words.contains(weekday)) {
        return true;
    }
    texts(it).any(|passage| {
        days(&passage).iter().filter(|found| found.says.may_be(day)).any(|found| {
            let text = passage.words.as_str();
            let from = text.floor_char_boundary(found.words.start.saturating_sub(NEAR));
            let to = text.ceil_char_boundary((found.words.end + NEAR).min(text.len()));
            text[from..to].contains(weekday)
        })
    })
}

fn odd_hour(it: &Announcement, occasion: &Occasion<'_>, issuer: &Issuer) -> Option<Diagnostic> {
    let When::At(at) = occasion.moment.when else { return None };
    let local = at.with_timezone(&occasion.moment.zone);
    let is_odd = match occasion.kind {
        EventKind::Meeting | EventKind::Listing => is_at_night(local),
        EventKind::Deadline if is_lodgement(occasion) => is_at_night(local),
        // What is done online may be due at any hour, but hardly before dawn.
        EventKind::Deadline => (1..6).contains(&local.hour()),
        // Calls are held where analysts are.
        EventKind::Call => {
            let also = call(it).into_iter().flat_map(|call| &call.also).map(|also| also.value.zone);
            let mut zones = issuer.listings.iter().map(|listing| listing.zone).chain(also);
            is_at_night(local) && zones.all(|zone| is_at_night(at.with_timezone(&zone)))
        }
        _ => false,
    };
    if !is_odd || is_printed(it, occasion, local) {
        return None;
    }
    let other = (local.hour() + 12) % 24;
    let message =
        format!("the {} is at {}: is {other:02}:{:02} meant?", occasion.name, shown(&occasion.moment), local.minute());
    let help = "times are written from 00:00 to 24:00: 4:30 p.m. is 16:30. Where the document prints this hour, its text says so";
    Some(Diagnostic::error(Code::OddHour, occasion.span, message).help(help).warning())
}

fn is_at_night(at: DateTime<Tz>) -> bool {
    !(7..21).contains(&at.hour())
}

fn call(it: &Announcement) -> Option<&Call> {
    match &it.details {
        Details::Results(results) => results.call.as_ref(),
        _ => None,
    }
}

/// Whether the document's own words say the time.
fn is_printed(it: &Announcement, occasion: &Occasion<'_>, local: DateTime<Tz>) -> bool {
    let is = |passage: &crate::prose::Passage| {
        clocks(passage).iter().any(|clock| (clock.hour, clock.minute) == (local.hour(), local.minute()))
    };
    let wording = occasion.moment.wording.as_ref().map(|words| crate::prose::plain_passage(words, occasion.span));
    wording.is_some_and(|passage| is(&passage)) || texts(it).any(|passage| is(&passage))
}
