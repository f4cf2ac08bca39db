//! Results: key figures, guidance, the call, and what executives said.

mod outlook;

use crate::address::Site;
use crate::config::NamedZone;
use crate::domain::Announcement;
use crate::domain::kind::results::{Call, Results};
use crate::page::announcement::contents::{self, Entry};
use crate::page::announcement::key_figures::{self, Table};
use crate::page::announcement::people::{self, PersonView};
use crate::page::component::highlight::{self, Tile};
use crate::page::component::moment::{self, MomentView};
use crate::words::term::Term;
use crate::words::{self, Words};
pub use outlook::GuidanceView;
use serde::Serialize;

/// What only results show.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// The first figures: of the first reported period, or metrics where no statement is shown by its lines.
    pub tiles: Vec<Tile>,
    /// The period of the tiles at length; empty where each says its own.
    pub tiles_of: String,
    /// Key figures, a table for each reported period.
    pub tables: Vec<Table>,
    /// Outlook.
    pub guidance: Vec<GuidanceView>,
    /// The call.
    pub call: Option<CallView>,
    /// What executives said.
    pub quotes: Vec<QuoteView>,
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
    /// Entries of the table of contents: facts, and what stands right before the text.
    pub fn sections(&self, has_metrics: bool, words: &dyn Words) -> (Vec<Entry>, Vec<Entry>) {
        let facts = contents::shown(&[
            (!self.tables.is_empty(), "key_figures", words.term(Term::KeyFigures)),
            (has_metrics, "operating_metrics", words.term(Term::Metrics)),
            (!self.guidance.is_empty(), "business_outlook", words.term(Term::Outlook)),
            (self.call.is_some(), "conference_call", words.term(Term::Call)),
        ]);
        let comments = [(!self.quotes.is_empty(), "management_comments", words.term(Term::Comments))];
        (facts, contents::shown(&comments))
    }
}

/// How many figures are shown before all others.
const TILES: usize = 4;

/// The facts of results. `root` is the way to the site's base.
pub fn facts(site: &Site<'_>, announcement: &Announcement, results: &Results, root: &str) -> Facts {
    let (issuer, words) = (site.edition.issuer(), words::of(&site.edition.config().language));
    let quotes = results.quotes.iter().map(|quote| QuoteView {
        person: people::person(issuer, &quote.person.value, quote.printed_name.as_deref(), &quote.capacity),
        text: quote.text.to_string(),
    });
    let first = highlight::views(site, announcement, results, root, "").into_iter().next();
    let (tiles_of, mut tiles) = first.map_or_else(
        || (String::new(), highlight::of_metrics(site, announcement, root, "", TILES)),
        |group| (group.period, group.figures),
    );
    tiles.truncate(TILES);
    Facts {
        tiles,
        tiles_of,
        tables: key_figures::tables(site, announcement, results, root),
        guidance: outlook::views(site, announcement, results, root),
        call: results.call.as_ref().map(|call| self::call(site, call, words)),
        quotes: quotes.collect(),
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
