//! Dividends: the amounts, the dates, and all that the document says beside.

mod amounts;
mod dates;
mod form;

use super::super::contents::{self, Entry};
use crate::address::Site;
use crate::domain::kind::dividend::{Distribution, Dividend, Terms};
use crate::domain::{Announcement, Period};
use crate::words::term::Term;
use crate::words::{self, Words};
pub use amounts::{AmountView, ComponentTable};
pub use dates::DateRow;
pub use form::FormSection;
use serde::Serialize;

/// What only a dividend shows.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// The amounts, those that are computed marked so.
    pub amounts: Vec<AmountView>,
    /// Type, nature and period of each dividend in words: `Interim (Semi-annual), ordinary, for Q1 2024`.
    pub what: Vec<String>,
    /// What dividends are made up of.
    pub components: Vec<ComponentTable>,
    /// The dates, in order.
    pub dates: Vec<DateRow>,
    /// Whether the document is a form of an exchange.
    pub is_form: bool,
    /// What the form says, section by section; of another document what stands nowhere else.
    pub form: Vec<FormSection>,
}

impl Facts {
    /// Entries of the table of contents.
    pub fn sections(&self, words: &dyn Words) -> Vec<Entry> {
        let form = if self.is_form { words.term(Term::WholeForm) } else { words.dividend_details() };
        contents::shown(&[
            (!self.components.is_empty(), "dividend_components", words.components()),
            (true, "dividend_dates", words.term(Term::DividendDates)),
            (!self.form.is_empty(), "dividend_form", form),
        ])
    }
}

/// The facts of dividends.
pub fn facts(site: &Site<'_>, announcement: &Announcement, dividend: &Dividend) -> Facts {
    let of = Of { site, announcement, words: words::of(&site.edition.config().language) };
    let is_form = dividend.distributions.iter().any(form::is_form);
    Facts {
        amounts: amounts::amounts(&of, dividend),
        what: dividend.distributions.iter().filter_map(|it| what(&of, it)).collect(),
        components: amounts::components(dividend),
        dates: dates::dates(&of, dividend),
        is_form,
        form: form::form(&of, dividend, is_form),
    }
}

/// The document that tells of dividends.
struct Of<'s> {
    site: &'s Site<'s>,
    announcement: &'s Announcement,
    words: &'s dyn Words,
}

impl<'s> Of<'s> {
    /// The market that terms are for: that of their listing, or for all holders that of the document's only one.
    fn market(&self, it: &Distribution, terms: &'s Terms) -> Option<&'s str> {
        let is_all = std::ptr::eq(terms, &it.terms) && it.apart.is_empty();
        let only = || self.announcement.only_listing().filter(|_| is_all);
        let id = terms.listing.as_ref().map(|id| &*id.value).or_else(only)?;
        Some(self.site.edition.issuer().listing(id).map_or(id, |listing| &listing.market))
    }
}

/// Type, nature and period of a dividend, as far as they are stated.
fn what(of: &Of<'_>, it: &Distribution) -> Option<String> {
    let mut words: Vec<String> = it.dividend_type.iter().map(|it| it.to_string()).collect();
    words.extend(
        it.nature.as_ref().map(|nature| if words.is_empty() { nature.to_string() } else { nature.to_lowercase() }),
    );
    if let Some(end) = it.period_end() {
        let period: Option<Period> = it.period.map(|it| it.value);
        let text = of.words.for_period(period.as_ref(), end.value, end.value < of.announcement.dated.value);
        if words.is_empty() {
            words.push(of.words.term(Term::Dividend).to_owned() + " " + &text);
        } else {
            words.push(text);
        }
    }
    (!words.is_empty()).then(|| words.join(", "))
}
