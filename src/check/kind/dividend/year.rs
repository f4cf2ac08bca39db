//! The financial year that a dividend is for.

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Announcement;
use crate::domain::kind::dividend::{Distribution, Dividend};
use crate::domain::period::{FiscalCalendar, YearEnd};
use chrono::{Datelike, NaiveDate, TimeDelta};

/// Years of weeks end up to so many days beside the end of a month, which documents may name all the same.
const A_WEEK: TimeDelta = TimeDelta::days(7);

/// Final dividends are proposed within months of the end of their year.
const A_YEAR: TimeDelta = TimeDelta::days(366);

/// That financial years end as the issuer's do, and that the period lies in its year.
pub(in crate::check) fn by_calendar(
    it: &Announcement,
    dividend: &Dividend,
    calendar: &FiscalCalendar,
    findings: &mut Vec<Diagnostic>,
) {
    for distribution in &dividend.distributions {
        is_the_issuers(distribution, calendar, findings);
        is_over(it, distribution, findings);
    }
}

fn is_the_issuers(it: &Distribution, calendar: &FiscalCalendar, findings: &mut Vec<Diagnostic>) {
    let Some(year) = it.financial_year_end else { return };
    let ends: Vec<NaiveDate> = (year.year() - 2..=year.year() + 2).filter_map(|name| calendar.end_of(name)).collect();
    let is_of_months = calendar.spells().iter().all(|spell| matches!(spell.end, YearEnd::Month(_)));
    let allowed = if is_of_months { TimeDelta::zero() } else { A_WEEK };
    let is_near = |end: &&NaiveDate| (**end - year.value).abs() <= allowed;
    let Some(end) = ends.iter().find(is_near) else {
        let Some(nearest) = ends.iter().min_by_key(|end| (**end - year.value).abs()) else { return };
        let message = format!("no financial year of the issuer ends on {}", year.value);
        let help = format!(
            "the nearest one ends on {nearest}: compare it with the document, or mend `fiscal_year_end` in site.toml"
        );
        findings.push(Diagnostic::error(Code::FinancialYear, year.span, message).help(help));
        return;
    };
    let Some(period) = it.period_end().filter(|period| period.value <= year.value) else { return };
    let of_period = ends.iter().filter(|end| **end + allowed >= period.value).min();
    if let Some(of_period) = of_period.filter(|of_period| *of_period != end) {
        let message = format!(
            "the period that ends on {} lies in the financial year to {of_period}, not in that to {}",
            period.value, year.value
        );
        let finding = Diagnostic::error(Code::FinancialYear, year.span, message).related(period.span, "the period");
        findings.push(finding.help("compare both with the document and mend the one that is wrong").warning());
    }
}

/// A final dividend is declared for a year that has ended, and within another.
fn is_over(it: &Announcement, distribution: &Distribution, findings: &mut Vec<Diagnostic>) {
    let Some(end) = distribution.period_end().filter(|_| distribution.is_final()) else { return };
    let dated = it.dated.value;
    let message = if dated < end.value {
        format!("a final dividend is declared on {dated} for a period that ends later, on {}", end.value)
    } else if dated - end.value > A_YEAR {
        format!("a final dividend is declared on {dated}, more than a year after its period ended ({})", end.value)
    } else {
        return;
    };
    let finding =
        Diagnostic::error(Code::FinancialYear, end.span, message).related(it.dated.span, "the document's date");
    findings.push(finding.help("compare the year with the document").warning());
}
