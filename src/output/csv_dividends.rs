//! The dividends of the site as CSV: one record for each that are entitled.

use super::csv_table::Table;
use crate::address::{Site, path};
use crate::domain::{Amount, Scale, Unit, When};
use crate::history::dividends::{Day, Dividend, Entitlement, Origin, PerSecurity, Sort, State, Status};

/// The columns.
pub(super) const COLUMNS: &str = "announcement,type,sort,status,financial_year,period_end,announced,updated_by,approval,\
per_share,per_share_currency,per_share_from,per_ads,per_ads_currency,per_ads_from,approximate,\
listing,holders,paid,paid_in_units,paid_unit,paid_currency,ex_date,record_date,payment_date,page";

/// The dividends, the newest first.
#[must_use]
pub fn dividends(site: &Site<'_>) -> String {
    let mut table = Table::new(COLUMNS);
    for it in &site.history.dividends {
        table.back_to(0);
        dividend(&mut table, it);
        let start = table.len();
        for entitlement in &it.entitlements {
            table.back_to(start);
            entitled(&mut table, entitlement);
            table.field(&path::announcement(&it.first().id)).end();
        }
    }
    table.finish()
}

/// `announcement` to `approximate`.
fn dividend(table: &mut Table, it: &Dividend<'_>) {
    table.field(&it.first().id).text(it.name.unwrap_or_default()).field(sort(it.sort)).field(status(it.status));
    table.field(&it.year.map(|year| year.to_string()).unwrap_or_default());
    table.field(&it.period_end.map(|day| day.to_string()).unwrap_or_default());
    table.field(&it.first().dated.value.to_string()).field(it.updated_by().map_or("", |by| &by.id));
    table.field(&it.approval.map(|day| day.to_string()).unwrap_or_default());
    amount(table, it.per_share.as_ref());
    amount(table, it.per_ads.as_ref());
    let stated = [&it.per_share, &it.per_ads].into_iter().flatten();
    let is_exact = stated.clone().all(PerSecurity::is_exact);
    table.field(if is_exact { "false" } else { "true" });
}

/// The amount for a security, its currency, and whether it is stated or computed.
fn amount(table: &mut Table, it: Option<&PerSecurity<'_>>) {
    let Some(it) = it else {
        table.fields(&[""; 3]);
        return;
    };
    table.number(it.value, Scale::One).field(it.unit.currency().as_ref().map_or("", |currency| currency.code()));
    table.field(match it.origin {
        Origin::Stated(_) => "stated",
        Origin::Ratio(..) => "computed-by-ratio",
        Origin::Sum(_) => "computed-sum",
    });
}

/// `listing` to `payment_date`.
fn entitled(table: &mut Table, it: &Entitlement<'_>) {
    table.field(it.listing.unwrap_or_default()).text(it.holders.unwrap_or_default());
    match it.paid {
        Some(paid) => {
            table.field(&paid.printed).number(paid.value, paid.scale);
            table.field(per(paid)).field(paid.unit.currency().as_ref().map_or("", |currency| currency.code()));
        }
        None => _ = table.field(if it.is_open { "to-be-announced" } else { "" }).fields(&[""; 3]),
    }
    table.field(&day(&it.ex)).field(&day(&it.record)).field(&day(&it.payment));
}

fn per(amount: &Amount) -> &'static str {
    match amount.unit {
        Unit::PerAds(_) => "per-ads",
        _ => "per-share",
    }
}

/// A day as far as it is known, or a word.
fn day(it: &Day<'_>) -> String {
    match it.state {
        State::At(at) => match at.when {
            When::Days(first, last) => format!("{first}/{last}"),
            When::Month(first) => first.format("%Y-%m").to_string(),
            When::Quarter(_) => {
                let (first, last) = at.days();
                format!("{first}/{last}")
            }
            When::Day(_) | When::Half(..) | When::At(_) => at.date().to_string(),
        },
        State::Unstated => String::new(),
        State::NotApplicable => "not-applicable".to_owned(),
        State::Open => "to-be-announced".to_owned(),
        State::Off => "cancelled".to_owned(),
    }
}

fn sort(of: Sort) -> &'static str {
    match of {
        Sort::Interim => "interim",
        Sort::Final => "final",
        Sort::Special => "special",
        Sort::Other => "",
    }
}

fn status(of: Status<'_>) -> &'static str {
    match of {
        Status::Declared => "declared",
        Status::Proposed(_) => "proposed",
        Status::Approved(_) => "approved",
        Status::Rejected(_) => "rejected",
        Status::Cancelled(_) => "cancelled",
    }
}
