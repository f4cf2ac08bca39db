//! Dates: what must come before what, and what must be one instant.

mod business;
mod moves;
pub(super) mod point;
mod revisions;
mod zones;

pub(super) use business::findings as business;
pub(super) use moves::findings as moves;
pub(super) use zones::other_days;

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::issuer::Issuer;
use crate::domain::repurchase::Repurchase;
use crate::domain::{Announcement, Located, Moment, When};
use chrono::{DateTime, FixedOffset, Months, NaiveDate};
use chrono_tz::Tz;
use point::{Point, against, known_by, on, order};

/// Dates of an announcement. Where it isn't known when fiscal years end, nothing is concluded from periods.
pub(super) fn announcement(it: &Announcement, knows_periods: bool, findings: &mut Vec<Diagnostic>) {
    let dated = on("document's date", it.dated.value, it.dated.span, it.zone);
    if let Some(released) = it.released_at {
        let day = released.with_timezone(&it.zone).date_naive();
        if (day - it.dated.value).num_days().abs() > 1 {
            let message = format!("the document is dated {}, but was released on {day} ({})", it.dated.value, it.zone);
            let finding = Diagnostic::error(Code::DateOrder, it.dated.span, message);
            findings
                .push(finding.help("`released_at` lies on the printed day or on one beside it: mend one of the two"));
        }
    }
    if let Some(withdrawal) = &it.publication.withdrawn {
        withdrawn(it, &withdrawal.at, &dated, findings);
    }
    revisions::findings(it, findings);
    for rate in &it.rates {
        known_by(&dated, "day of the exchange rate", rate.date, rate.id.span, findings);
    }
    for column in it.statements.iter().flat_map(|it| &it.columns).filter(|_| knows_periods) {
        known_by(&dated, "end of the column's period", column.period.end(), column.id.span, findings);
    }
    for value in it.metrics.iter().flat_map(|it| &it.values).filter(|_| knows_periods) {
        known_by(&dated, "end of the metric's period", value.period.end(), value.span, findings);
    }
    for value in it.metrics.iter().flat_map(|it| &it.values) {
        for change in &value.changes {
            against(&change.against, &value.period, change.span, findings);
        }
    }
    for plan in &it.repurchases {
        repurchase(plan, &dated, findings);
    }
}

/// Reports a withdrawal of what was not there to be withdrawn.
fn withdrawn(
    it: &Announcement,
    at: &Located<DateTime<FixedOffset>>,
    dated: &Point<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    match it.publication.publish_at.or(it.released_at) {
        Some(published) if at.value <= published => {
            let message = format!("the withdrawal ({}) is not after the publication ({published})", at.value);
            let help = "a document can be withdrawn once it is public; keep it back by `draft = true` until then";
            findings.push(Diagnostic::error(Code::DateOrder, at.span, message).help(help));
        }
        Some(_) => {}
        None => {
            let moment = Moment { when: When::At(at.value), zone: it.zone, wording: None };
            order(dated, &Point { name: "withdrawal", moment, span: at.span }, false, findings);
        }
    }
}

fn repurchase(plan: &Repurchase, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    let zone = dated.moment.zone;
    let announced = plan.announced.as_ref().map(|day| on("plan's announcement", day.value, day.span, zone));
    let start = plan.start.as_ref().map(|day| on("plan's start", day.value, day.span, zone));
    if let (Some(announced), Some(start)) = (&announced, &start) {
        order(announced, start, false, findings);
    }
    if let Some(announced) = &announced {
        order(announced, dated, false, findings);
    }
    if let (Some(start), Some((end, _))) = (&start, plan.window_end()) {
        let span = plan.end.as_ref().map_or(start.span, |end| end.span);
        order(start, &on("plan's end", end, span, zone), true, findings);
    }
    if let (Some(start), Some(months), Some(end)) = (&plan.start, plan.months, &plan.end) {
        window(start.value, months, end, findings);
    }
    let mut before = start;
    for progress in &plan.progress {
        let as_of = on("as-of date", progress.as_of.value, progress.as_of.span, zone);
        if let Some(before) = &before {
            order(before, &as_of, false, findings);
        }
        known_by(dated, "as-of date", progress.as_of.value, progress.as_of.span, findings);
        if let Some(since) = &progress.since {
            order(&on("first day that is counted", since.value, since.span, zone), &as_of, false, findings);
        }
        before = Some(Point { name: "as-of date before it", ..as_of });
    }
}

/// Reports a window whose end is not the one that its length in months gives. Documents count the last day in or not.
fn window(start: NaiveDate, months: u32, end: &Located<NaiveDate>, findings: &mut Vec<Diagnostic>) {
    let Some(after) = start.checked_add_months(Months::new(months)) else { return };
    if end.value == after || end.value.succ_opt() == Some(after) {
        return;
    }
    let last = after.pred_opt().unwrap_or(after);
    let message = format!("a window of {months} months from {start} ends on {last}, not on {}", end.value);
    let help = "compare start, months and end with the document and mend the one that is wrong";
    findings.push(Diagnostic::error(Code::WindowMismatch, end.span, message).help(help));
}

/// That the issuer's names follow each other.
pub(super) fn issuer(issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    let day = |name, day: &Located<NaiveDate>| on(name, day.value, day.span, Tz::UTC);
    for name in &issuer.names {
        if let (Some(from), Some(until)) = (&name.from, &name.until) {
            order(&day("first day of the name", from), &day("last day of the name", until), false, findings);
        }
    }
    for pair in issuer.names.windows(2) {
        match (&pair[0].until, &pair[1].from) {
            (Some(until), Some(from)) => {
                let earlier = day("last day of the name before", until);
                order(&earlier, &day("first day of the name", from), true, findings);
            }
            (None, _) => {
                let message = format!("`{}` has no last day, but another name follows it", pair[0].name.value);
                let finding = Diagnostic::error(Code::DateOrder, pair[0].name.span, message);
                findings.push(finding.help("add `until = ...`: the last day on which a document shows the name"));
            }
            (Some(_), None) => {
                let message = format!("`{}` has no first day, but another name comes before it", pair[1].name.value);
                let finding = Diagnostic::error(Code::DateOrder, pair[1].name.span, message);
                findings.push(finding.help("add `from = ...`: the first day on which a document shows the name"));
            }
        }
    }
}

/// That the name of the issuer on the document's day is known.
pub(super) fn issuer_name(it: &Announcement, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    if it.issuer_name.is_none() && issuer.name_on(it.dated.value).is_none() {
        let message = format!("no document of the archive tells what the issuer was called on {}", it.dated.value);
        let help =
            "add `issuer_name = ...` as this document prints it, or widen `from` or `until` of a name in site.toml";
        findings.push(Diagnostic::error(Code::IssuerNameUnknown, it.dated.span, message).help(help));
    }
}
