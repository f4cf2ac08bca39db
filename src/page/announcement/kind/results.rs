//! Results: highlights, guidance, the call, and what executives said.

use crate::address::Site;
use crate::config::NamedZone;
use crate::domain::kind::results::{Call, Guidance, Results};
use crate::domain::{Amount, Announcement, Located};
use crate::page::announcement::contents::{self, Entry};
use crate::page::announcement::people::{self, PersonView};
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
    /// What is expected in words; empty where both ends are stated by themselves.
    pub words: String,
    /// The low end as printed, where there are no words.
    pub low: Option<String>,
    /// The high end likewise.
    pub high: Option<String>,
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
        highlights: highlight::views(site, announcement, results, "../../", ""),
        guidance: results.guidance.iter().map(|it| guidance(it, words)).collect(),
        call: results.call.as_ref().map(|call| self::call(site, call, words)),
        quotes: quotes.collect(),
    }
}

fn guidance(guidance: &Guidance, words: &dyn Words) -> GuidanceView {
    let percent = |amount: &Located<Amount>| words.percent(amount.value.value);
    let against = guidance.against.as_ref();
    let growth = match guidance.growth.each_ref().map(|it| it.as_ref().map(percent)) {
        [Some(low), Some(high)] => Some(words.growth(&low, &high, against)),
        [Some(only), None] => Some(words.growth_of(&only, against)),
        [None, Some(only)] => Some(words.growth_of(&words.at_most(&only), against)),
        [None, None] => None,
    };
    let printed = |amount: &Located<Amount>| amount.printed.to_string();
    // What the document says itself need not be said again.
    let bound = |amount: &Located<Amount>, say: fn(&dyn Words, &str) -> String| match amount.hedge {
        Some(_) => printed(amount),
        None => say(words, &amount.printed),
    };
    let in_words = match (&guidance.words, &guidance.low, &guidance.high) {
        (Some(said), ..) => said.to_string(),
        (None, Some(low), None) => bound(low, |words, amount| words.at_least(amount)),
        (None, None, Some(high)) => bound(high, |words, amount| words.at_most(amount)),
        _ => String::new(),
    };
    GuidanceView {
        anchor: format!("guidance_{}", guidance.id.value),
        label: guidance.label.to_string(),
        period: words.period_at_length(&guidance.period),
        low: guidance.low.as_ref().filter(|_| in_words.is_empty()).map(printed),
        high: guidance.high.as_ref().filter(|_| in_words.is_empty()).map(printed),
        words: in_words,
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
