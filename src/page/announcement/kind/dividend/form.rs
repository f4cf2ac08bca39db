//! What a dividend's document says beside amounts and dates: a whole form, or what else is stated.

use super::Of;
use crate::domain::field::stated as value;
use crate::domain::kind::dividend::{Distribution, Dividend, Terms};
use crate::domain::span::Name;
use crate::domain::{Field, Moment};
use crate::page::component::{company, moment};
use crate::words::Words;
use crate::words::term::Term;
use serde::Serialize;

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
    pub label: String,
    /// Value as printed, a line an item.
    pub lines: Vec<String>,
    /// Whether the form says `Not applicable` or `To be announced`.
    pub not_applicable: bool,
}

/// Whether a dividend is stated on a form of an exchange.
pub(super) fn is_form(it: &Distribution) -> bool {
    it.form_title.is_some()
        || it.status.is_some()
        || it.warrants.is_some()
        || it.multi_counter.is_some()
        || it.other_codes.is_some()
}

/// The form, without the fields that the document hasn't. Of another document dates and amounts are left to the tables above.
pub(super) fn form(of: &Of<'_>, dividend: &Dividend, is_form: bool) -> Vec<FormSection> {
    let mut sections = Vec::new();
    for (it, tag) in dividend.named() {
        let of_dividend = sections.len();
        if is_form {
            sections.push(FormSection { title: of.words.term(Term::FormIssuer).to_owned(), fields: issuer(of, it) });
        }
        let title = of.words.term(Term::FormDividend).to_owned();
        sections.push(FormSection { title, fields: declared(of, it, is_form) });
        for terms in it.all_terms() {
            let title = of.words.terms_of(of.market(it, terms), terms.holders.as_deref());
            sections.push(FormSection { title, fields: paid(of, terms, is_form) });
        }
        let title = of.words.term(Term::FormTaxAndOther).to_owned();
        sections.push(FormSection { title, fields: other(of, it) });
        if let Some(what) = it.dividend_type.as_deref().filter(|_| !tag.is_empty()) {
            sections[of_dividend..].iter_mut().for_each(|section| section.title = format!("{what}: {}", section.title));
        }
    }
    sections.retain(|section| !section.fields.is_empty());
    sections
}

fn issuer(of: &Of<'_>, it: &Distribution) -> Vec<FormField> {
    let words = of.words;
    let name = company::name_then(of.site.edition.issuer(), of.announcement);
    let mut fields = vec![told(words.term(Term::FormIssuerName), name)];
    let text = |term: Term, text: &str| told(words.term(term), text.to_owned());
    fields.extend(it.terms.stock_code.as_ref().map(|code| text(Term::FormStockCode, &code.value)));
    fields.extend(printed(words.term(Term::FormMultiCounter), &it.multi_counter, words));
    fields.extend(printed(words.term(Term::FormOtherCodes), &it.other_codes, words));
    fields.extend(it.form_title.as_ref().map(|title| text(Term::FormTitle, title)));
    fields.push(told(words.term(Term::FormDate), words.date(of.announcement.dated.value)));
    fields.extend(it.status.as_ref().map(|status| text(Term::FormStatus, status)));
    fields
}

fn declared(of: &Of<'_>, it: &Distribution, is_form: bool) -> Vec<FormField> {
    let words = of.words;
    let mut fields = Vec::new();
    let text = |term: Term, text: &str| told(words.term(term), text.to_owned());
    if is_form {
        fields.extend(it.dividend_type.as_ref().map(|it| text(Term::FormType, it)));
        fields.extend(it.nature.as_ref().map(|it| text(Term::FormNature, it)));
    }
    let date = |term: Term, day| told(words.term(term), words.date(day));
    fields.extend(it.financial_year_end.map(|day| date(Term::FormYearEnd, day.value)));
    if is_form {
        fields.extend(it.reporting_period_end.map(|day| date(Term::FormPeriodEnd, day.value)));
        fields.extend(field(words.term(Term::FormDeclared), &it.declared, words, |it| it.printed.to_string()));
        fields.extend(field(words.term(Term::FormApproval), &it.shareholder_approval, words, |day| {
            words.date(day.value)
        }));
    }
    let class = it.share_class.as_ref().and_then(|class| of.site.edition.issuer().share_class(&class.value));
    fields.extend(class.map(|class| told(words.paid_on(), class.name.to_string())));
    fields.extend(printed(words.franking(), &it.franking, words));
    let elections = it.elections.iter().filter(|it| it.terms.is_some() || it.deadline.is_none());
    fields.extend(elections.map(|it| FormField {
        label: it.name.to_string(),
        lines: vec![it.terms.as_deref().unwrap_or(words.unstated()).to_owned()],
        not_applicable: it.terms.is_none(),
    }));
    fields
}

fn paid(of: &Of<'_>, terms: &Terms, is_form: bool) -> Vec<FormField> {
    let words = of.words;
    let mut fields = Vec::new();
    if terms.listing.is_some() || terms.holders.is_some() || is_form {
        fields.extend(field(words.term(Term::FormDefault), &terms.default_payment, words, |it| it.printed.to_string()));
    }
    fields.extend(field(words.term(Term::FormRate), &terms.exchange_rate, words, |rate| rate.printed.to_string()));
    if is_form {
        let at = |at: &_| when(at, words);
        fields.extend(field(words.term(Term::FormExDate), &terms.ex_date, words, |it| at(&it.value)));
        fields.extend(field(words.term(Term::FormLodgement), &terms.last_lodgement, words, |it| at(&it.value)));
        fields.extend(field(words.term(Term::FormBookClose), &terms.book_close, words, |closure| {
            words.day_to_day(closure.from, closure.to)
        }));
        fields.extend(field(words.term(Term::FormRecordDate), &terms.record_date, words, |it| at(&it.value)));
        fields.extend(field(words.term(Term::FormPayment), &terms.payment_date, words, |it| at(&it.value)));
    }
    fields.extend(registrar(of, terms));
    let is_apart = |terms: &Terms| terms.holders.is_some();
    if is_apart(terms) || !is_form {
        fields.extend(printed(words.term(Term::FormTax), &terms.withholding_tax, words));
    }
    fields
}

fn registrar(of: &Of<'_>, terms: &Terms) -> Option<FormField> {
    let issuer = of.site.edition.issuer();
    let name = |name: &Name| issuer.organization(&name.value).map(|registrar| registrar.name.to_string());
    let mut lines: Vec<String> = value(&terms.registrar).and_then(name).into_iter().collect();
    if let Some(place) = value(&terms.registrar_place).and_then(|place| issuer.place(&place.value)) {
        lines.extend(place.address.iter().map(|line| line.to_string()));
    }
    let label = of.words.term(Term::FormRegistrar).to_owned();
    if lines.is_empty() {
        return field(&label, &terms.registrar, of.words, |_| String::new());
    }
    Some(FormField { label, lines, not_applicable: false })
}

fn other(of: &Of<'_>, it: &Distribution) -> Vec<FormField> {
    let words = of.words;
    let is_form = is_form(it);
    let tax = printed(words.term(Term::FormTax), &it.terms.withholding_tax, words).filter(|_| is_form);
    let mut fields: Vec<FormField> = tax.into_iter().collect();
    fields.extend(printed(words.term(Term::FormWarrants), &it.warrants, words));
    fields.extend(printed(words.term(Term::FormOther), &it.other_information, words));
    fields
}

fn told(label: &str, value: String) -> FormField {
    FormField { label: label.to_owned(), lines: vec![value], not_applicable: false }
}

fn printed(label: &str, text: &Option<Field<Box<str>>>, words: &dyn Words) -> Option<FormField> {
    field(label, text, words, |text| text.to_string())
}

fn field<T>(
    label: &str,
    field: &Option<Field<T>>,
    words: &dyn Words,
    shown: impl Fn(&T) -> String,
) -> Option<FormField> {
    let open = |text: &str| FormField { not_applicable: true, ..told(label, text.to_owned()) };
    Some(match field.as_ref()? {
        Field::Stated(value) => told(label, shown(value)),
        Field::NotApplicable => open(words.term(Term::NotApplicable)),
        Field::ToBeAnnounced => open(words.to_be_announced()),
    })
}

/// A moment in one line, in the zone and wording of the form.
fn when(at: &Moment, words: &dyn Words) -> String {
    let view = moment::moment(at, &[], words);
    let time = view.wording.or(view.time);
    time.map_or(view.day.clone(), |time| format!("{} {time}", view.day))
}
