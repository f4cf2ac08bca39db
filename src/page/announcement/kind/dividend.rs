//! A cash dividend: the amount, the dates, and the whole form.

use crate::address::Site;
use crate::domain::kind::dividend::{Dividend, Field};
use crate::domain::{Amount, Announcement, Located, Moment, Unit, decimal};
use crate::page::announcement::contents::{self, Entry};
use crate::page::component::company;
use crate::page::component::moment::{self, MomentView};
use crate::words::term::Term;
use crate::words::{self, Words};
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
    pub fn sections(&self, words: &dyn Words) -> Vec<Entry> {
        vec![
            contents::entry("dividend_dates", words.term(Term::DividendDates)),
            contents::entry("dividend_form", words.term(Term::WholeForm)),
        ]
    }
}

/// The facts of a dividend.
pub fn facts(site: &Site<'_>, announcement: &Announcement, dividend: &Dividend) -> Facts {
    let words = words::of(&site.edition.config().language);
    let (amount, unit) = split(&dividend.declared);
    Facts {
        amount: amount.to_owned(),
        unit: unit.to_owned(),
        per_ads: per_ads(site, announcement, &dividend.declared),
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

fn per_ads(site: &Site<'_>, announcement: &Announcement, declared: &Amount) -> Option<PerAds> {
    let issuer = site.edition.issuer();
    let ads = issuer.ads.as_ref().filter(|_| matches!(declared.unit, Unit::PerShare(_)))?;
    let ratio = ads.ratio_on(announcement.dated.value);
    let value = ratio.times(declared.value)?;
    let (figure, _) = split(declared);
    let digits = figure.find(|c: char| c.is_ascii_digit())?;
    let class = issuer.share_class(&ads.class.value).map_or("shares", |class| &class.name);
    Some(PerAds {
        amount: format!("{}{}", &figure[..digits], decimal::grouped(value)),
        sum: format!("{ratio} × {figure}"),
        ratio: words::of(&site.edition.config().language).ads_ratio(ratio, class),
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
    let mut rows = vec![row(words.term(Term::ExDateOn), words.term(Term::ExDateMeans), &dividend.ex_date)];
    if let Some(last) = &dividend.last_lodgement {
        rows.push(row(words.term(Term::LodgementFor), words.term(Term::LodgementMeans), last));
    }
    rows.push(row(words.term(Term::RecordDateFor), words.term(Term::RecordDateMeans), &dividend.record_date));
    rows.push(row(words.term(Term::PaymentFor), words.term(Term::PaymentMeans), &dividend.payment_date));
    rows
}

fn form(site: &Site<'_>, announcement: &Announcement, dividend: &Dividend) -> Vec<FormSection> {
    let words = words::of(&site.edition.config().language);
    let issuer = site.edition.issuer();
    let market = issuer.listing(&dividend.listing.value).map_or("", |listing| &listing.market);
    let registrar = issuer.organization(&dividend.registrar.value).map_or("", |registrar| &registrar.name);
    let mut registrar_lines = vec![registrar.to_owned()];
    if let Some(place) = issuer.place(&dividend.registrar_place.value) {
        registrar_lines.extend(place.address.iter().map(|line| line.to_string()));
    }
    let date = |day| words.date(day);
    let optional = |label, field: &Field<Box<str>>| field_of(label, field, words, |text| text.to_string());
    vec![
        FormSection {
            title: words.term(Term::FormIssuer).to_owned(),
            fields: vec![
                stated(words.term(Term::FormIssuerName), company::name_then(issuer, announcement)),
                stated(words.term(Term::FormStockCode), dividend.stock_code.value.to_string()),
                optional(words.term(Term::FormMultiCounter), &dividend.multi_counter),
                optional(words.term(Term::FormOtherCodes), &dividend.other_codes),
                stated(words.term(Term::FormTitle), dividend.form_title.to_string()),
                stated(words.term(Term::FormDate), date(announcement.dated.value)),
                stated(words.term(Term::FormStatus), dividend.status.to_string()),
            ],
        },
        FormSection {
            title: words.term(Term::FormDividend).to_owned(),
            fields: vec![
                stated(words.term(Term::FormType), dividend.dividend_type.to_string()),
                stated(words.term(Term::FormNature), dividend.nature.to_string()),
                stated(words.term(Term::FormYearEnd), date(dividend.financial_year_end.value)),
                stated(words.term(Term::FormPeriodEnd), date(dividend.reporting_period_end.value)),
                stated(words.term(Term::FormDeclared), dividend.declared.printed.to_string()),
                field_of(words.term(Term::FormApproval), &dividend.shareholder_approval, words, |day| date(*day)),
            ],
        },
        FormSection {
            title: words.share_register(market),
            fields: vec![
                stated(words.term(Term::FormDefault), dividend.default_payment.printed.to_string()),
                stated(words.term(Term::FormRate), dividend.exchange_rate.to_string()),
                stated(words.term(Term::FormExDate), when(&dividend.ex_date, words)),
                FormField {
                    label: words.term(Term::FormLodgement),
                    lines: dividend.last_lodgement.iter().map(|at| when(at, words)).collect(),
                    not_applicable: false,
                },
                field_of(words.term(Term::FormBookClose), &dividend.book_close, words, |(from, to)| {
                    words.day_to_day(*from, *to)
                }),
                stated(words.term(Term::FormRecordDate), when(&dividend.record_date, words)),
                stated(words.term(Term::FormPayment), when(&dividend.payment_date, words)),
                FormField { label: words.term(Term::FormRegistrar), lines: registrar_lines, not_applicable: false },
            ],
        },
        FormSection {
            title: words.term(Term::FormTaxAndOther).to_owned(),
            fields: vec![
                optional(words.term(Term::FormTax), &dividend.withholding_tax),
                optional(words.term(Term::FormWarrants), &dividend.warrants),
                FormField {
                    label: words.term(Term::FormOther),
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

fn field_of<T>(label: &'static str, field: &Field<T>, words: &dyn Words, told: impl Fn(&T) -> String) -> FormField {
    match field {
        Field::Stated(value) => stated(label, told(value)),
        Field::NotApplicable => {
            FormField { label, lines: vec![words.term(Term::NotApplicable).to_owned()], not_applicable: true }
        }
    }
}

/// A moment in one line, in the zone and wording of the form.
fn when(at: &Moment, words: &dyn Words) -> String {
    let view = moment::moment(at, &[], words);
    let time = view.wording.or(view.time);
    time.map_or(view.day.clone(), |time| format!("{} {time}", view.day))
}
