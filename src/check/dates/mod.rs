//! Dates: what must come before what, and what must be one instant.

mod revisions;
mod zones;

pub(super) use zones::other_days;

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::dividend::Dividend;
use crate::domain::issuance::Issuance;
use crate::domain::issuer::Issuer;
use crate::domain::meeting::Meeting;
use crate::domain::repurchase::Repurchase;
use crate::domain::results::Results;
use crate::domain::{Announcement, Details, Located, Moment, Period, Span, When};
use chrono::{DateTime, FixedOffset, Months, NaiveDate};
use chrono_tz::Tz;

/// A moment with its name in messages.
#[derive(Clone)]
struct Point<'d> {
    name: &'d str,
    moment: Moment,
    span: Span,
}

fn at<'d>(name: &'d str, moment: &Located<Moment>) -> Point<'d> {
    Point { name, moment: moment.value.clone(), span: moment.span }
}

fn on(name: &str, day: NaiveDate, span: Span, zone: Tz) -> Point<'_> {
    Point { name, moment: Moment::day(day, zone), span }
}

/// Whether `earlier` certainly comes after `later`. Days of different zones overlap: only those that
/// share no instant are out of order. If `strict`, one moment can't be both.
fn is_after(earlier: &Moment, later: &Moment, strict: bool) -> bool {
    match (earlier.when, later.when) {
        (When::Day(a), When::Day(b)) if earlier.zone == later.zone => a > b || strict && a == b,
        (When::At(a), When::At(b)) => a > b || strict && a == b,
        (_, When::Day(_)) => earlier.start() >= later.end(),
        (_, When::At(_)) => earlier.start() > later.end(),
    }
}

fn shown(moment: &Moment) -> String {
    match moment.when {
        When::Day(day) => day.to_string(),
        When::At(at) => format!("{} {}", at.with_timezone(&moment.zone).format("%Y-%m-%d %H:%M"), moment.zone),
    }
}

/// Reports `later` unless it comes after `earlier` or, if not `strict`, with it.
fn order(earlier: &Point<'_>, later: &Point<'_>, strict: bool, findings: &mut Vec<Diagnostic>) {
    if !is_after(&earlier.moment, &later.moment, strict) {
        return;
    }
    let relation = if strict { "is not after" } else { "is before" };
    let (a, b) = (shown(&later.moment), shown(&earlier.moment));
    let finding = Diagnostic::error(
        Code::DateOrder,
        later.span,
        format!("the {} ({a}) {relation} the {} ({b})", later.name, earlier.name),
    );
    let finding = if earlier.span == later.span { finding } else { finding.related(earlier.span, earlier.name) };
    findings.push(finding.label(later.name).help("compare both with the document and mend the one that is wrong"));
}

/// Reports a day that the document could not know of yet.
fn known_by(dated: &Point<'_>, name: &str, day: NaiveDate, span: Span, findings: &mut Vec<Diagnostic>) {
    order(&on(name, day, span, dated.moment.zone), dated, false, findings);
}

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
    match &it.details {
        Details::Results(results) => in_results(results, &dated, knows_periods, findings),
        Details::Dividend(dividend) => in_dividend(dividend, &dated, findings),
        Details::Meeting(meeting) => in_meeting(meeting, &dated, findings),
        Details::Issuance(issuance) => in_issuance(issuance, &dated, findings),
        Details::Other => {}
    }
}

/// Reports a withdrawal of what was not there to be withdrawn.
fn withdrawn(
    it: &Announcement,
    at: &Located<DateTime<FixedOffset>>,
    dated: &Point<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    match it.publication.publish_at {
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

/// Reports a change that is measured against a period that doesn't end before its own.
fn against(compared: &Period, period: &Period, span: Span, findings: &mut Vec<Diagnostic>) {
    if compared.end() < period.end() {
        return;
    }
    let message = match compared == period {
        true => format!("the change of {period} is against the same period"),
        false => format!("the change of {period} is against {compared}, which does not end before it"),
    };
    let help = "name in `against` the earlier period that the document compares with";
    findings.push(Diagnostic::error(Code::DateOrder, span, message).help(help));
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

fn in_results(results: &Results, dated: &Point<'_>, knows_periods: bool, findings: &mut Vec<Diagnostic>) {
    let zone = dated.moment.zone;
    for period in results.periods.iter().filter(|_| knows_periods) {
        order(&on("end of the reported period", period.end(), period.span, zone), dated, true, findings);
    }
    for guidance in &results.guidance {
        let expected = on("end of the period that is looked ahead to", guidance.period.end(), guidance.id.span, zone);
        if knows_periods {
            order(dated, &expected, true, findings);
        }
        let [growth_low, growth_high] = &guidance.growth;
        let ranges = [(&guidance.low, &guidance.high), (growth_low, growth_high)];
        for (low, high) in ranges.into_iter().filter_map(|(low, high)| low.as_ref().zip(high.as_ref())) {
            if low.value.in_units() > high.value.in_units() {
                let message =
                    format!("the low end ({}) is above the high end ({})", low.value.printed, high.value.printed);
                let finding = Diagnostic::error(Code::RangeOrder, low.span, message).related(high.span, "the high end");
                findings.push(finding.help("compare both with the document: they may be swapped"));
            }
        }
        if let Some(compared) = &guidance.against {
            against(compared, &guidance.period, guidance.id.span, findings);
        }
    }
    let Some(call) = &results.call else { return };
    order(dated, &at("conference call", &call.at), false, findings);
    for also in &call.also {
        if is_after(&call.at, also, false) || is_after(also, &call.at, false) {
            let message = format!("this is not when the call is: {} is not {}", shown(also), shown(&call.at));
            let finding = Diagnostic::error(Code::InstantsDisagree, also.span, message)
                .related(call.at.span, "the call")
                .help("one call has one instant: mend the time, the offset or the zone of one of the two");
            findings.push(finding);
        }
    }
}

fn in_dividend(dividend: &Dividend, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    let ex_date = at("ex-date", &dividend.ex_date);
    let record = at("record date", &dividend.record_date);
    order(dated, &ex_date, false, findings);
    order(&ex_date, &record, false, findings);
    order(&record, &at("payment date", &dividend.payment_date), false, findings);
    if let Some(last) = &dividend.last_lodgement {
        order(&at("last time to lodge transfers", last), &record, false, findings);
    }
    let (period, year) = (&dividend.reporting_period_end, &dividend.financial_year_end);
    let period = on("end of the reporting period", period.value, period.span, dated.moment.zone);
    order(&period, &on("end of the financial year", year.value, year.span, dated.moment.zone), false, findings);
}

fn in_meeting(meeting: &Meeting, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    let opens = at("meeting", &meeting.at);
    order(dated, &opens, false, findings);
    for record in &meeting.record_dates {
        order(&at(&record.name, &record.at), &opens, false, findings);
    }
    for deadline in &meeting.deadlines {
        let point = at(&deadline.name, &deadline.at);
        order(dated, &point, false, findings);
        order(&point, &opens, true, findings);
    }
}

fn in_issuance(issuance: &Issuance, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    if let (Some(exercised), Some(listing)) = (&issuance.exercised, &issuance.listing_at) {
        order(&at("exercise", exercised), &at("listing", listing), false, findings);
    }
    if let Some(since) = &issuance.counts_since {
        known_by(dated, "day that the counts start from", since.value, since.span, findings);
    }
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
