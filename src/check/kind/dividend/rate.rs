//! The exchange rate, as far as its currencies tell whether it is the right one.

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::kind::dividend::{Distribution, Holders};
use crate::domain::{Amount, Currency, Field, Located};

/// A rate is between the currency that the dividend is declared in and that it is paid in.
pub(super) fn findings(it: &Distribution, holders: Holders<'_>, findings: &mut Vec<Diagnostic>) {
    let own = holders.own;
    if !holders.are_all() && own.exchange_rate.is_none() && own.default_payment.is_none() {
        return;
    }
    let currency = |amount: &Located<Amount>| Some((amount.unit.currency()?, amount.span));
    let Some((declared, at_declared)) = it.amount().and_then(currency) else { return };
    let paid = holders.stated(|terms| &terms.default_payment).and_then(currency);
    let rate = own.exchange_rate.as_ref().or(holders.common.exchange_rate.as_ref());
    match (rate, paid) {
        (Some(Field::Stated(rate)), paid) => {
            let other = paid.map(|(paid, _)| paid).filter(|paid| *paid != declared);
            let fits = match other {
                Some(paid) => rate.is_between(declared, paid),
                None => rate.currencies().contains(&declared),
            };
            if !fits {
                let message = wrong(declared, other, rate.currencies());
                let mut finding = Diagnostic::error(Code::ExchangeRate, rate.span, message);
                finding = finding.related(at_declared, "declared here");
                finding = paid.into_iter().fold(finding, |finding, (_, span)| finding.related(span, "paid here"));
                findings.push(finding.help("compare the rate and both amounts with the document"));
            }
        }
        (Some(Field::NotApplicable), Some((paid, at_paid))) if paid != declared => {
            let (of, to) = (declared.code().to_owned(), paid.code());
            let message = format!("declared in {of} and paid in {to}, but no exchange rate is applicable");
            let finding = Diagnostic::error(Code::ExchangeRate, at_paid, message).related(at_declared, "declared here");
            let help = "give the rate as printed, or leave `exchange_rate` out where the document states none";
            findings.push(finding.help(help).warning());
        }
        _ => {}
    }
}

fn wrong(declared: Currency, paid: Option<Currency>, rate: [Currency; 2]) -> String {
    let of = rate.map(|currency| currency.code().to_owned()).join(" and ");
    match paid {
        Some(paid) => {
            format!(
                "the dividend is declared in {} and paid in {}, but the rate is between {of}",
                declared.code(),
                paid.code()
            )
        }
        None => format!("the dividend is declared in {}, but the rate is between {of}", declared.code()),
    }
}
