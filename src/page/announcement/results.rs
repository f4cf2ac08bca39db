//! Results: highlights, guidance, the call, and what executives said.

use super::contents::{self, Entry};
use super::people::{self, PersonView};
use crate::address::Site;
use crate::config::NamedZone;
use crate::domain::results::{Call, Guidance, Results};
use crate::domain::{Amount, Announcement};
use crate::page::component::highlight::{self, GroupView};
use crate::page::component::moment::{self, MomentView};
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;

/// What only results show.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// Figures shown first, by period.
    pub highlights: Vec<GroupView>,
    /// Outlook.
    pub guidance: Vec<GuidanceView>,
    /// The call.
    pub call: Option<CallView>,
    /// What executives said.
    pub quotes: Vec<QuoteView>,
}

/// An expected range.
#[derive(Debug, Serialize)]
pub struct GuidanceView {
    /// Anchor.
    pub anchor: String,
    /// What is expected.
    pub label: String,
    /// For which period, in words.
    pub period: String,
    /// The low end as printed.
    pub low: String,
    /// The high end as printed.
    pub high: String,
    /// The stated growth: `7.0% to 12.5% against Q2 2023`.
    pub growth: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// The call.
#[derive(Debug, Serialize)]
pub struct CallView {
    /// When, in the zone printed first.
    pub at: MomentView,
    /// Where to register.
    pub registration: Option<String>,
    /// Where a webcast can be followed.
    pub webcast: Option<String>,
    /// What to know.
    pub note: Option<String>,
}

/// What an executive said, retold.
#[derive(Debug, Serialize)]
pub struct QuoteView {
    /// Who.
    pub person: PersonView,
    /// The gist.
    pub text: String,
}

impl Facts {
    /// Entries of the table of contents: before the text, and after it.
    pub fn sections(&self, words: &dyn Words) -> (Vec<Entry>, Vec<Entry>) {
        let before = contents::shown(&[
            (!self.highlights.is_empty(), "key_figures", words.term(Term::KeyFigures)),
            (!self.guidance.is_empty(), "business_outlook", words.term(Term::Outlook)),
            (self.call.is_some(), "conference_call", words.term(Term::Call)),
        ]);
        let after = [(!self.quotes.is_empty(), "management_comments", words.term(Term::Comments))];
        (before, contents::shown(&after))
    }
}

/// The facts of results.
pub fn facts(site: &Site<'_>, announcement: &Announcement, results: &Results) -> Facts {
    let (issuer, words) = (site.edition.issuer(), words::of(&site.edition.config().language));
    let quotes = results.quotes.iter().map(|quote| QuoteView {
        person: people::person(issuer, &quote.person.value, quote.printed_name.as_deref(), &quote.capacity),
        text: quote.text.to_string(),
    });
    Facts {
        highlights: highlight::views(announcement, results, issuer, words),
        guidance: results.guidance.iter().map(|it| guidance(it, words)).collect(),
        call: results.call.as_ref().map(|call| self::call(site, call, words)),
        quotes: quotes.collect(),
    }
}

fn guidance(guidance: &Guidance, words: &dyn Words) -> GuidanceView {
    let percent = |amount: &Amount| words.percent(amount.value);
    let against = guidance.against.as_ref();
    let growth = guidance.growth.as_ref().map(|(low, high)| words.growth(&percent(low), &percent(high), against));
    GuidanceView {
        anchor: format!("guidance_{}", guidance.id.value),
        label: guidance.label.to_string(),
        period: words.period_at_length(&guidance.period),
        low: guidance.low.printed.to_string(),
        high: guidance.high.printed.to_string(),
        growth,
        note: guidance.note.as_deref().map(str::to_owned),
    }
}

/// The zones that the document prints come first among the others.
fn call(site: &Site<'_>, call: &Call, words: &dyn Words) -> CallView {
    let known = &site.edition.config().zones;
    let printed = call.also.iter().map(|also| NamedZone { zone: also.zone, name: words.zone(also.zone, known).into() });
    let others = known.iter().filter(|named| !call.also.iter().any(|also| also.zone == named.zone)).cloned();
    let zones: Vec<NamedZone> = printed.chain(others).collect();
    let text = |address: &Option<crate::domain::Located<Box<str>>>| address.as_ref().map(|a| a.value.to_string());
    CallView {
        at: moment::moment(&call.at, &zones, words),
        registration: text(&call.registration),
        webcast: text(&call.webcast),
        note: call.note.as_deref().map(str::to_owned),
    }
}
