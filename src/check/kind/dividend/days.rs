//! Which day comes before which.

use crate::check::dates::point::{Point, at, is_after, on, order};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::field::stated;
use crate::domain::kind::dividend::{Distribution, Holders};
use crate::domain::{Announcement, Field, Located, Moment};
use chrono::TimeDelta;
use chrono_tz::{America, Asia, Tz};

/// Payment follows the record date within weeks, nowhere after half a year.
const LONGEST_WAIT: TimeDelta = TimeDelta::days(184);

/// Dividends are declared for the months to come: what is more than a year away has a slip in its year.
const A_YEAR: TimeDelta = TimeDelta::days(365);

/// Markets on which who held shares at the close of the record date is entitled, and the ex-date is the trading day after it.
const REGISTERED_FIRST: [Tz; 2] = [Asia::Shanghai, America::Sao_Paulo];

/// Countries in which the end of the financial year is the record date, whose dividend is declared months later.
const AT_THE_END_OF_THE_YEAR: [Tz; 2] = [Asia::Tokyo, Asia::Seoul];

/// The days that are the same for all holders.
pub(super) fn of_all(it: &Distribution, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    let zone = dated.moment.zone;
    if let (Some(period), Some(year)) = (&it.reporting_period_end, &it.financial_year_end) {
        let period = on("end of the reporting period", period.value, period.span, zone);
        order(&period, &on("end of the financial year", year.value, year.span, zone), false, findings);
    }
    let payment = stated(&it.terms.payment_date).map(|day| at("payment date", day));
    if let (Some(approval), Some(payment)) = (stated(&it.shareholder_approval), &payment) {
        let approval = on("shareholders' approval", approval.value, approval.span, payment.moment.zone);
        order(&approval, payment, false, findings);
    }
    for election in &it.elections {
        let Some(deadline) = stated(&election.deadline) else { continue };
        let deadline = at("deadline of the election", deadline);
        order(dated, &deadline, false, findings);
        payment.iter().for_each(|payment| order(&deadline, payment, false, findings));
    }
}

/// The days of some holders. An update of an earlier document may restate days that have passed.
pub(super) fn of_holders(
    it: &Announcement,
    distribution: &Distribution,
    holders: Holders<'_>,
    dated: &Point<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let own = &holders.own;
    let day = |name, own: &Option<Field<Located<Moment>>>, day: Option<&Located<Moment>>| {
        day.map(|day| (at(name, day), holders.are_all() || own.is_some()))
    };
    let ex = day("ex-date", &own.ex_date, holders.stated(|terms| &terms.ex_date));
    let name = "last time to lodge transfers";
    let lodgement = day(name, &own.last_lodgement, holders.stated(|terms| &terms.last_lodgement));
    let record = day("record date", &own.record_date, holders.stated(|terms| &terms.record_date));
    let payment = day("payment date", &own.payment_date, holders.stated(|terms| &terms.payment_date));
    let name = "day of the exchange rate";
    let conversion = day(name, &own.conversion_date, holders.stated(|terms| &terms.conversion_date));
    // What all have is compared once.
    let mut ordered = |earlier: &Option<(Point<'_>, bool)>, later: &Option<(Point<'_>, bool)>| {
        if let (Some((earlier, is_own)), Some((later, is_own_too))) = (earlier, later)
            && (*is_own || *is_own_too)
        {
            order(earlier, later, false, findings);
        }
    };
    let is_in = |zones: &[Tz]| record.iter().chain(&ex).any(|(day, _)| zones.contains(&day.moment.zone));
    if is_in(&REGISTERED_FIRST) {
        ordered(&record, &ex);
    } else if !is_deferred(&ex, &record, &payment) {
        ordered(&ex, &record);
        // Who buys before the ex-date can still lodge. What is wrong with the record date, or with the closure of the register, is
        // said of that.
        let date = |of: &Option<(Point<'_>, bool)>| of.as_ref().map(|(day, _)| day.moment.date());
        if date(&ex) <= date(&record) && holders.stated(|terms| &terms.book_close).is_none() {
            ordered(&ex, &lodgement);
        }
    }
    ordered(&lodgement, &record);
    ordered(&record, &payment);
    if record.is_none() {
        ordered(&ex, &payment);
    }
    ordered(&conversion, &payment);
    let is_update = distribution.status.as_deref().is_some_and(|status| status.to_lowercase().contains("update"))
        || !it.relations.is_empty();
    let is_for_the_past = is_in(&AT_THE_END_OF_THE_YEAR);
    let first = [&ex, &record].into_iter().flatten().find(|_| !is_for_the_past).or(payment.as_ref());
    if let Some((first, true)) = first {
        let before = findings.len();
        order(dated, first, false, findings);
        if is_update && let Some(finding) = findings.get_mut(before) {
            *finding = finding.clone().warning();
        }
        distant(dated, first, A_YEAR, "it was announced", findings);
    }
    let entitled = record.or(ex);
    if let (Some((entitled, is_own)), Some((payment, is_own_too))) = (entitled, payment)
        && (is_own || is_own_too)
    {
        distant(&entitled, &payment, LONGEST_WAIT, &format!("the {}", entitled.name), findings);
    }
}

/// Whether shares trade with the dividend until it is paid, as in the United States where it is a quarter of their price or more
/// (FINRA Rule 11140(b)(2)).
fn is_deferred(
    ex: &Option<(Point<'_>, bool)>,
    record: &Option<(Point<'_>, bool)>,
    payment: &Option<(Point<'_>, bool)>,
) -> bool {
    let (Some((ex, _)), Some((_, _)), Some((payment, _))) = (ex, record, payment) else { return false };
    let days = (ex.moment.date() - payment.moment.date()).num_days();
    ex.moment.zone == America::New_York && (1..=4).contains(&days)
}

/// Reports what comes so long after something else that another year must be meant.
fn distant(from: &Point<'_>, to: &Point<'_>, longest: TimeDelta, what: &str, findings: &mut Vec<Diagnostic>) {
    let days = to.moment.date() - from.moment.date();
    if days <= longest || is_after(&from.moment, &to.moment, false) {
        return;
    }
    let message = format!(
        "the {} ({}) is {} days after {what} ({})",
        to.name,
        to.moment.date(),
        days.num_days(),
        from.moment.date()
    );
    let finding = Diagnostic::error(Code::DistantDate, to.span, message).related(from.span, from.name);
    findings.push(finding.help("compare the years of both with the document").warning());
}
