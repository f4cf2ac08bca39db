//! The kinds of announcements: what only one kind has, one file each.
//!
//! What the rest of the generator asks of any kind, it asks by [`Facts`]: whom it names, which days and figures it states,
//! which texts and links it has.

pub mod board_change;
pub mod buyback;
pub mod debt;
pub mod dividend;
pub mod document;
pub mod issuance;
pub mod meeting;
pub mod poll;
pub mod results;

use super::occasion::Occasion;
use super::span::Name;
use super::{Amount, Located, Period, Span};
use board_change::BoardChange;
use buyback::Buyback;
use chrono_tz::Tz;
use debt::Debt;
use dividend::Dividend;
use document::Document;
use issuance::Issuance;
use meeting::Meeting;
use poll::Poll;
use results::Results;
use std::borrow::Cow;
use std::sync::Arc;

/// What the facts of a kind tell those who ask every kind the same.
pub trait Facts {
    /// Whom and what it names that stands elsewhere.
    fn names<'a>(&'a self, names: &mut Vec<Named<'a>>);
    /// Its typed days and instants. `zone` is the dateline's, for days without one.
    fn occasions<'a>(&'a self, zone: Tz, occasions: &mut Vec<Occasion<'a>>);
    /// Its figures.
    fn figures<'a>(&'a self, figures: &mut Vec<OwnFigure<'a>>);
    /// Its plain texts that retell the document, with where each stands.
    fn texts<'a>(&'a self, texts: &mut Vec<(&'a str, Span)>);
    /// The addresses that its part of the page links to.
    fn links<'a>(&'a self, links: &mut Vec<&'a Located<Box<str>>>);
}

/// Something that stands elsewhere, named by its id.
#[derive(Clone, Copy, Debug)]
pub enum Named<'a> {
    /// A person of the issuer, with the name as printed where it isn't the full one.
    Person(&'a Name, Option<&'a Arc<str>>),
    /// An organization of the issuer.
    Organization(&'a Name),
    /// A place of the issuer.
    Place(&'a Name),
    /// A listing.
    Listing(&'a Name),
    /// A class of shares.
    ShareClass(&'a Name),
    /// A concept or metric.
    Concept(&'a Name),
    /// Another announcement.
    Announcement(&'a Name),
}

/// A figure that only a kind has.
#[derive(Clone, Debug)]
pub struct OwnFigure<'a> {
    /// Its key in ties: `dividend.declared`.
    pub key: Cow<'a, str>,
    /// The period or instant that it is of, where it is stated.
    pub period: Option<Period>,
    /// The figure.
    pub amount: &'a Located<Amount>,
    /// What the document calls it, where its key alone doesn't name it.
    pub label: Option<Cow<'a, str>>,
    /// Where the kind's part of the page shows it.
    pub anchor: Cow<'a, str>,
}

impl<'a> OwnFigure<'a> {
    /// A figure without a period, with the section of the page that shows it.
    #[must_use]
    pub fn of(key: impl Into<Cow<'a, str>>, amount: &'a Located<Amount>, anchor: &'a str) -> Self {
        Self { key: key.into(), period: None, amount, label: None, anchor: Cow::Borrowed(anchor) }
    }
}

/// Declares the kinds, in the order in which menus list them: what it is, the variant, the word used in front matter and
/// addresses, the name shown to readers.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident = $id:literal, $label:literal;)+) => {
        /// The kinds of announcements.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[doc = $doc])+ $kind,)+
            /// Anything else.
            Other,
        }

        impl Kind {
            /// Every kind, in the order in which menus list them.
            pub const ALL: [Self; [$($id),+].len() + 1] = [$(Self::$kind,)+ Self::Other];

            /// The word used in front matter and addresses.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$kind => $id,)+
                    Self::Other => "other",
                }
            }

            /// The name shown to readers.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$kind => $label,)+
                    Self::Other => "Announcement",
                }
            }
        }

        /// The facts of one kind.
        #[derive(Clone, Debug)]
        pub enum Details {
            $($(#[doc = $doc])+ $kind(Box<$kind>),)+
            /// None beyond what every kind has.
            Other,
        }

        impl Details {
            /// The kind.
            #[must_use]
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$kind(_) => Kind::$kind,)+
                    Self::Other => Kind::Other,
                }
            }

            /// The facts; `None` where the kind has none of its own.
            #[must_use]
            pub fn facts(&self) -> Option<&dyn Facts> {
                match self {
                    $(Self::$kind(facts) => Some(&**facts),)+
                    Self::Other => None,
                }
            }
        }
    };
}

kinds! {
    /// Financial results of a period.
    Results = "results", "Results";
    /// A cash dividend.
    Dividend = "dividend", "Dividend";
    /// Notice of a general meeting.
    Meeting = "general-meeting-notice", "General meeting notice";
    /// How a general meeting voted.
    Poll = "poll-results", "Poll results";
    /// Who joins and leaves the board and the management.
    BoardChange = "board-change", "Board change";
    /// An issue of shares.
    Issuance = "share-issuance", "Share issuance";
    /// A return of shares bought back.
    Buyback = "buyback-return", "Share buyback return";
    /// An issue of notes, bonds or convertibles.
    Debt = "debt-issue", "Debt issue";
    /// A document that mostly is a file.
    Document = "document", "Document";
}

impl Details {
    /// The repurchase plan under which something is told to be bought.
    #[must_use]
    pub fn plan(&self) -> Option<&Name> {
        match self {
            Self::Buyback(buyback) => buyback.plan.as_ref(),
            _ => None,
        }
    }

    /// The issue of securities that the document is on, where it says.
    #[must_use]
    pub fn issue(&self) -> Option<&Name> {
        match self {
            Self::Issuance(issuance) => issuance.issue.as_ref(),
            Self::Debt(debt) => debt.issue.as_ref().filter(|_| debt.status != Some(debt::Status::Proposed)),
            _ => None,
        }
    }

    /// The dividends, where it is of such.
    #[must_use]
    pub fn dividend(&self) -> Option<&Dividend> {
        if let Self::Dividend(dividend) = self { Some(dividend) } else { None }
    }

    /// Whom and what the kind's facts name that stands elsewhere.
    #[must_use]
    pub fn names(&self) -> Vec<Named<'_>> {
        let mut names = Vec::new();
        self.facts().inspect(|facts| facts.names(&mut names));
        names
    }

    /// The kind's figures.
    #[must_use]
    pub fn figures(&self) -> Vec<OwnFigure<'_>> {
        let mut figures = Vec::new();
        self.facts().inspect(|facts| facts.figures(&mut figures));
        figures
    }

    /// The kind's plain texts that retell the document, with where each stands.
    #[must_use]
    pub fn texts(&self) -> Vec<(&str, Span)> {
        let mut texts = Vec::new();
        self.facts().inspect(|facts| facts.texts(&mut texts));
        texts
    }

    /// The addresses that the kind's part of the page links to.
    #[must_use]
    pub fn links(&self) -> Vec<&Located<Box<str>>> {
        let mut links = Vec::new();
        self.facts().inspect(|facts| facts.links(&mut links));
        links
    }
}
