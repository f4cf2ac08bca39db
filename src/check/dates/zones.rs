//! Deadlines that fall on another day where the shares are traded.

use crate::config::{Config, NamedZone};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::event::EventKind;
use crate::domain::issuer::Issuer;
use crate::domain::{Announcement, When};
use chrono_tz::Tz;

/// Notes the instants by which holders must act, or at which they meet, whose calendar day is another one in the zone
/// of a listing.
pub(in crate::check) fn other_days(
    it: &Announcement,
    config: &Config,
    issuer: &Issuer,
    findings: &mut Vec<Diagnostic>,
) {
    let is_to_act = |kind| matches!(kind, EventKind::Meeting | EventKind::Deadline);
    let mut occasions = Vec::new();
    it.details.facts().inspect(|facts| facts.occasions(it.zone, &mut occasions));
    occasions.retain(|occasion| is_to_act(occasion.kind));
    let mut zones: Vec<Tz> = Vec::new();
    for listing in &issuer.listings {
        if !zones.contains(&listing.zone) {
            zones.push(listing.zone);
        }
    }
    for point in occasions {
        let When::At(instant) = point.moment.when else { continue };
        let day = point.moment.date();
        let local = |zone: Tz| instant.with_timezone(&zone);
        let others: Vec<Tz> = zones.iter().copied().filter(|zone| local(*zone).date_naive() != day).collect();
        if others.is_empty() {
            continue;
        }
        let shown = |zone: Tz| format!("{} {}", local(zone).format("%Y-%m-%d %H:%M"), named(zone, config));
        let elsewhere: Vec<String> = others.into_iter().map(shown).collect();
        let message = format!(
            "the {} at {} is on another day elsewhere: {}",
            point.name,
            shown(point.moment.zone),
            elsewhere.join(", ")
        );
        let help = "where the text names the day to holders of that market, name its time zone too";
        findings.push(Diagnostic::error(Code::OtherDay, point.span, message).help(help).note());
    }
}

/// The name that readers of the site know a zone by.
fn named(zone: Tz, config: &Config) -> Box<str> {
    let known = config.zones.iter().find(|named| named.zone == zone);
    known.map_or_else(|| NamedZone::of(zone).name, |named| named.name.clone())
}
