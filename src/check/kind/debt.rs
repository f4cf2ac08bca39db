//! What must hold within an issue of debt.

use crate::check::dates::point::{Point, at, on, order};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::kind::debt::{Debt, Status};
use crate::domain::{Conventions, Located, Unit, number};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// The order of its days, and what its name says of coupon and maturity.
pub(super) fn findings(debt: &Debt, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    let zone = dated.moment.zone;
    let day = |name, day: &Option<Located<NaiveDate>>| day.as_ref().map(|it| on(name, it.value, it.span, zone));
    let issued = debt.issued.as_ref().map(|it| at("issue date", it));
    let maturity = day("maturity", &debt.maturity);
    let first_interest = day("first day of interest", &debt.first_interest);
    let begins = issued.as_ref().unwrap_or(dated);
    let conversion = debt.conversion.as_ref();
    let days = [
        first_interest.clone(),
        conversion.and_then(|it| day("first day of conversion", &it.from)),
        conversion.and_then(|it| day("last day of conversion", &it.until)),
    ];
    let redemptions = debt.redemptions.iter().flat_map(|it| {
        [
            day("day of the redemption", &it.on),
            day("first day of redemption", &it.from),
            day("last day of redemption", &it.until),
        ]
    });
    for point in days.into_iter().chain(redemptions).flatten() {
        order(begins, &point, false, findings);
        maturity.iter().for_each(|maturity| order(&point, maturity, false, findings));
    }
    maturity.iter().for_each(|maturity| order(begins, maturity, true, findings));
    if let Some(issued) = &issued {
        match debt.status {
            Some(Status::Proposed | Status::Priced) => order(dated, issued, false, findings),
            Some(Status::Completed) => order(issued, dated, false, findings),
            None => {}
        }
    }
    if let Some(until) = debt.option_until.as_ref().filter(|_| debt.status != Some(Status::Completed)) {
        let mut found = Vec::new();
        order(dated, &at("end of the option", until), false, &mut found);
        findings.extend(found.into_iter().map(Diagnostic::warning));
    }
    if let (Some(until), Some(maturity)) = (&debt.option_until, &maturity) {
        order(&at("end of the option", until), maturity, true, findings);
    }
    for it in &debt.redemptions {
        if let (Some(from), Some(until)) =
            (day("first day of redemption", &it.from), day("last day of redemption", &it.until))
        {
            order(&from, &until, false, findings);
        }
    }
    interest(debt, findings);
    named(debt, findings);
    large_option(debt, findings);
}

/// Interest is paid first on one of its days, and notes mature on one: a slip where they don't, as a rule.
fn interest(debt: &Debt, findings: &mut Vec<Diagnostic>) {
    if debt.interest_days.is_empty() {
        return;
    }
    let is_one = |day: NaiveDate| {
        let of_month = |it: u32| {
            it == day.day() || it > day.day() && day.succ_opt().is_none_or(|next| next.month() != day.month())
        };
        debt.interest_days.iter().any(|it| it.month == day.month() && of_month(it.day))
    };
    for (name, day) in [("maturity", &debt.maturity), ("first day of interest", &debt.first_interest)] {
        if let Some(day) = day.as_ref().filter(|day| !is_one(day.value)) {
            let message = format!("the {name} ({}) is no day on which interest is paid", day.value);
            let finding = Diagnostic::error(Code::DebtTerms, day.span, message);
            let finding = finding.related(debt.interest_days[0].span, "the days of interest");
            findings.push(finding.help("compare both with the document").warning());
        }
    }
}

/// What the name of the securities says: `0.50% Convertible Senior Notes due 2030`.
fn named(debt: &Debt, findings: &mut Vec<Diagnostic>) {
    let words: Vec<&str> = debt.name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')')).collect();
    let year = words.windows(2).find_map(|pair| match pair {
        [due, year] if due.eq_ignore_ascii_case("due") && year.len() == 4 => year.parse::<i32>().ok(),
        _ => None,
    });
    let mut otherwise = |span, message: String| {
        let finding = Diagnostic::error(Code::DebtTerms, span, message).related(debt.name.span, "the name");
        findings.push(finding.help("compare both with the document and mend the one that is wrong"));
    };
    if let (Some(year), Some(maturity)) = (year, debt.maturity.as_ref())
        && maturity.year() != year
    {
        otherwise(maturity.span, format!("the maturity is in {}, but the name says due {year}", maturity.year()));
    }
    let rates = words.iter().filter_map(|word| word.strip_suffix('%'));
    let rates: Vec<Decimal> =
        rates.filter_map(|rate| number::parse(rate, &Conventions::default()).ok()?.value()).collect();
    if let ([rate], Some(coupon)) = (&*rates, debt.coupon.as_ref().filter(|it| it.unit == Unit::Percent))
        && coupon.in_units().is_some_and(|it| it != *rate)
    {
        otherwise(coupon.span, format!("the coupon is {}, but the name says {rate}%", coupon.printed));
    }
}

/// An option of more than a fifth of the principal is rare: 15 % are usual.
fn large_option(debt: &Debt, findings: &mut Vec<Diagnostic>) {
    let Some(option) = debt.option.as_ref().filter(|it| it.unit == debt.principal.unit) else { return };
    let (Some(more), Some(principal)) = (option.in_units(), debt.principal.in_units()) else { return };
    if more <= principal && more.checked_mul(Decimal::from(5)).is_some_and(|it| it > principal) {
        let message = format!(
            "the option ({}) is more than a fifth of the principal ({})",
            option.printed, debt.principal.printed
        );
        let finding = Diagnostic::error(Code::DebtTerms, option.span, message);
        let finding = finding.related(debt.principal.span, "the principal");
        findings.push(
            finding.help("options are for 15% of the principal as a rule: compare both with the document").warning(),
        );
    }
}
