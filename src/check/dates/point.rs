//! Moments with names, and what must come before what.

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::moment::Half;
use crate::domain::{Located, Moment, Period, Span, When};
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

/// A moment with its name in messages.
#[derive(Clone)]
pub(in crate::check) struct Point<'d> {
    pub name: &'d str,
    pub moment: Moment,
    pub span: Span,
}

pub(in crate::check) fn at<'d>(name: &'d str, moment: &Located<Moment>) -> Point<'d> {
    Point { name, moment: moment.value.clone(), span: moment.span }
}

pub(in crate::check) fn on(name: &str, day: NaiveDate, span: Span, zone: Tz) -> Point<'_> {
    Point { name, moment: Moment::day(day, zone), span }
}

/// Whether `earlier` certainly comes after `later`. Days of different zones overlap: only those that
/// share no instant are out of order. If `strict`, one moment can't be both.
pub(in crate::check) fn is_after(earlier: &Moment, later: &Moment, strict: bool) -> bool {
    match (earlier.when, later.when) {
        (When::Day(a), When::Day(b)) if earlier.zone == later.zone => a > b || strict && a == b,
        (When::At(a), When::At(b)) => a > b || strict && a == b,
        (_, When::At(_)) => earlier.start() > later.end(),
        _ => earlier.start() >= later.end(),
    }
}

pub(in crate::check) fn shown(moment: &Moment) -> String {
    match moment.when {
        When::Day(day) => day.to_string(),
        When::Half(day, Half::Morning) => format!("{day}, morning"),
        When::Half(day, Half::Afternoon) => format!("{day}, afternoon"),
        When::Days(first, last) => format!("{first} to {last}"),
        When::Month(first) => first.format("%Y-%m").to_string(),
        When::Quarter(first) => format!("{}-Q{}", first.year(), first.month().div_ceil(3)),
        When::At(at) => format!("{} {}", at.with_timezone(&moment.zone).format("%Y-%m-%d %H:%M"), moment.zone),
    }
}

/// Reports `later` unless it comes after `earlier` or, if not `strict`, with it.
pub(in crate::check) fn order(earlier: &Point<'_>, later: &Point<'_>, strict: bool, findings: &mut Vec<Diagnostic>) {
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
pub(in crate::check) fn known_by(
    dated: &Point<'_>,
    name: &str,
    day: NaiveDate,
    span: Span,
    findings: &mut Vec<Diagnostic>,
) {
    order(&on(name, day, span, dated.moment.zone), dated, false, findings);
}

/// Reports a change that is measured against a period that doesn't end before its own.
pub(in crate::check) fn against(compared: &Period, period: &Period, span: Span, findings: &mut Vec<Diagnostic>) {
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
