//! A cash dividend: the amount, the dates, and the whole form.

use super::contents::{self, Entry};
use crate::address::Site;
use crate::domain::dividend::{Dividend, Field};
use crate::domain::{Amount, Announcement, Located, Moment, Unit, decimal};
use crate::page::component::company;
use crate::page::component::moment::{self, MomentView};
use crate::words::{self, Words};
use rust_decimal::Decimal;
use serde::Serialize;

/// What only a dividend shows.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// The figure with its currency: `USD 0.29`.
    pub amount: String,
    /// What follows it: `per share`.
    pub unit: String,
    /// The amount per ADS, which is computed.
    pub per_ads: Option<PerAds>,
    /// Type and nature in words: `Interim (Semi-annual), ordinary`.
    pub what: String,
    /// The end of the period it is declared for.
    pub period_end: String,
    /// The dates, in order.
    pub dates: Vec<DateRow>,
    /// The form, section by section.
    pub form: Vec<FormSection>,
}

/// The computed amount per ADS.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PerAds {
    /// The figure with its currency.
    pub amount: String,
    /// What was computed: `2 × USD 0.29`.
    pub sum: String,
    /// The ratio in words: `one ADS stands for 2 Class A ordinary shares`.
    pub ratio: String,
}

/// A date.
#[derive(Debug, Serialize)]
pub struct DateRow {
    /// What it is, and on which market.
    pub name: String,
    /// What it means for holders.
    pub meaning: &'static str,
    /// When.
    pub at: MomentView,
}

/// A section of the form.
#[derive(Debug, Serialize)]
pub struct FormSection {
    /// Title.
    pub title: String,
    /// Its fields, in the order of the form.
    pub fields: Vec<FormField>,
}

/// A field of the form.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct FormField {
    /// Label.
    pub label: &'static str,
    /// Value as printed, a line an item; empty where the form leaves the field out.
    pub lines: Vec<String>,
    /// Whether the form says `Not applicable`.
    pub not_applicable: bool,
}

impl Facts {
    /// Entries of the table of contents.
    pub fn sections(&self) -> Vec<Entry> {
        vec![contents::entry("dividend_dates", "Dates"), contents::entry("dividend_form", "The whole form")]
    }
}

/// The facts of a dividend.
pub fn facts(site: &Site<'_>, announcement: &Announcement, dividend: &Dividend) -> Facts {
    let words = words::of(&site.edition.config().language);
    let (amount, unit) = split(&dividend.declared);
    Facts {
        amount: amount.to_owned(),
        unit: unit.to_owned(),
        per_ads: per_ads(site, &dividend.declared),
        what: format!("{}, {}", dividend.dividend_type, dividend.nature.to_lowercase()),
        period_end: words.date(dividend.reporting_period_end.value),
        dates: dates(site, dividend),
        form: form(site, announcement, dividend),
    }
}

/// The printed figure and the unit that follows it.
fn split(amount: &Amount) -> (&str, &str) {
    amount.printed.find(" per ").map_or((&*amount.printed, ""), |at| (&amount.printed[..at], &amount.printed[at + 1..]))
}

fn per_ads(site: &Site<'_>, declared: &Amount) -> Option<PerAds> {
    let issuer = site.edition.issuer();
    let ads = issuer.ads.as_ref().filter(|_| matches!(declared.unit, Unit::PerShare(_)))?;
    let value = declared.value.checked_mul(Decimal::from(ads.shares_per_ads))?;
    let (figure, _) = split(declared);
    let digits = figure.find(|c: char| c.is_ascii_digit())?;
    let class = issuer.share_class(&ads.class.value).map_or("shares", |class| &class.name);
    Some(PerAds {
        amount: format!("{}{}", &figure[..digits], decimal::grouped(value)),
        sum: format!("{} × {figure}", ads.shares_per_ads),
        ratio: format!("one ADS stands for {} {class}", ads.shares_per_ads),
    })
}

fn dates(site: &Site<'_>, dividend: &Dividend) -> Vec<DateRow> {
    let words = words::of(&site.edition.config().language);
    let zones = &site.edition.config().zones;
    let market = site.edition.issuer().listing(&dividend.listing.value).map_or("", |listing| &listing.market);
    let row = |name, meaning, at: &Located<Moment>| DateRow {
        name: format!("{name} {market}"),
        meaning,
        at: moment::moment(&at.value, zones, words),
    };
    let mut rows =
        vec![row("Ex-dividend date on", "Shares trade without the dividend from this day.", &dividend.ex_date)];
    if let Some(last) = &dividend.last_lodgement {
        rows.push(row("Latest time to lodge transfers for", "Transfers that arrive later don't count.", last));
    }
    rows.push(row(
        "Record date for",
        "Who is on the register on this day receives the dividend.",
        &dividend.record_date,
    ));
    rows.push(row("Payment date for", "The dividend is paid.", &dividend.payment_date));
    rows
}

fn form(site: &Site<'_>, announcement: &Announcement, dividend: &Dividend) -> Vec<FormSection> {
    let issuer = site.edition.issuer();
    let market = issuer.listing(&dividend.listing.value).map_or("", |listing| &listing.market);
    let registrar = issuer.organization(&dividend.registrar.value).map_or("", |registrar| &registrar.name);
    let mut registrar_lines = vec![registrar.to_owned()];
    if let Some(place) = issuer.place(&dividend.registrar_place.value) {
        registrar_lines.extend(place.address.iter().map(|line| line.to_string()));
    }
    let words = words::of(&site.edition.config().language);
    let date = |day| words.date(day);
    let optional = |label, field: &Field<Box<str>>| field_of(label, field, |text| text.to_string());
    vec![
        FormSection {
            title: "Issuer".to_owned(),
            fields: vec![
                stated("Issuer name", company::name_then(issuer, announcement)),
                stated("Stock code", dividend.stock_code.value.to_string()),
                optional("Multi-counter stock code and currency", &dividend.multi_counter),
                optional("Other related stock code(s) and name(s)", &dividend.other_codes),
                stated("Title of announcement", dividend.form_title.to_string()),
                stated("Announcement date", date(announcement.dated.value)),
                stated("Status", dividend.status.to_string()),
            ],
        },
        FormSection {
            title: "Information relating to the dividend".to_owned(),
            fields: vec![
                stated("Dividend type", dividend.dividend_type.to_string()),
                stated("Dividend nature", dividend.nature.to_string()),
                stated("For the financial year end", date(dividend.financial_year_end.value)),
                stated("Reporting period end for the dividend declared", date(dividend.reporting_period_end.value)),
                stated("Dividend declared", dividend.declared.printed.to_string()),
                field_of("Date of shareholders' approval", &dividend.shareholder_approval, |day| date(*day)),
            ],
        },
        FormSection {
            title: format!("Information relating to the share register ({market})"),
            fields: vec![
                stated(
                    "Default currency and amount in which the dividend will be paid",
                    dividend.default_payment.printed.to_string(),
                ),
                stated("Exchange rate", dividend.exchange_rate.to_string()),
                stated("Ex-dividend date", when(&dividend.ex_date, words)),
                FormField {
                    label: "Latest time to lodge transfer documents for registration with share registrar for determining entitlement to the dividend",
                    lines: dividend.last_lodgement.iter().map(|at| when(at, words)).collect(),
                    not_applicable: false,
                },
                field_of("Book close period", &dividend.book_close, |(from, to)| {
                    format!("{} to {}", date(*from), date(*to))
                }),
                stated("Record date", when(&dividend.record_date, words)),
                stated("Payment date", when(&dividend.payment_date, words)),
                FormField { label: "Share registrar and its address", lines: registrar_lines, not_applicable: false },
            ],
        },
        FormSection {
            title: "Withholding tax, warrants and other information".to_owned(),
            fields: vec![
                optional("Details of withholding tax applied to the dividend declared", &dividend.withholding_tax),
                optional(
                    "Details of listed warrants / convertible securities issued by the issuer",
                    &dividend.warrants,
                ),
                FormField {
                    label: "Other information",
                    lines: dividend.other_information.iter().map(|text| text.to_string()).collect(),
                    not_applicable: false,
                },
            ],
        },
    ]
}

fn stated(label: &'static str, value: String) -> FormField {
    FormField { label, lines: vec![value], not_applicable: false }
}

fn field_of<T>(label: &'static str, field: &Field<T>, words: impl Fn(&T) -> String) -> FormField {
    match field {
        Field::Stated(value) => stated(label, words(value)),
        Field::NotApplicable => FormField { label, lines: vec!["Not applicable".to_owned()], not_applicable: true },
    }
}

/// A moment in one line, in the zone and wording of the form.
fn when(at: &Moment, words: &dyn Words) -> String {
    let view = moment::moment(at, &[], words);
    let time = view.wording.or(view.time);
    time.map_or(view.day.clone(), |time| format!("{} {time}", view.day))
}
