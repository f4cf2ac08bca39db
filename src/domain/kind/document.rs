//! Documents that mostly are a file: reports, presentations, circulars, transcripts.

use super::{Facts, Named, OwnFigure};
use crate::domain::event::EventKind;
use crate::domain::occasion::{Occasion, Title};
use crate::domain::{Located, Period, Span, span::Name};
use chrono_tz::Tz;

/// A document that mostly is a file.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it is.
    pub what: DocumentType,
    /// The period that it is on.
    pub period: Option<Located<Period>>,
    /// The file, by the name of an attachment; else it is the official document's, or the only attachment.
    pub file: Option<Name>,
    /// Where the file stands, where it isn't beside the page.
    pub url: Option<Located<Box<str>>>,
    /// How many pages it has.
    pub pages: Option<u32>,
}

/// Declares the types of documents: the variant, the word used in front matter, the name shown to readers.
macro_rules! types {
    ($($variant:ident = $id:literal, $label:literal;)+) => {
        /// What a document is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum DocumentType {
            $(#[doc = $label] $variant,)+
        }

        impl DocumentType {
            /// Every type.
            pub const ALL: [Self; [$($id),+].len()] = [$(Self::$variant),+];

            /// The word used in front matter.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)+
                }
            }

            /// The name shown to readers.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$variant => $label,)+
                }
            }
        }
    };
}

types! {
    AnnualReport = "annual-report", "Annual report";
    InterimReport = "interim-report", "Interim report";
    QuarterlyReport = "quarterly-report", "Quarterly report";
    SustainabilityReport = "sustainability-report", "Sustainability report";
    GovernanceReport = "governance-report", "Corporate governance report";
    Presentation = "presentation", "Presentation";
    Transcript = "transcript", "Transcript";
    Circular = "circular", "Circular";
    Prospectus = "prospectus", "Prospectus";
    ProxyForm = "proxy-form", "Proxy form";
    FactSheet = "fact-sheet", "Fact sheet";
    Articles = "articles", "Articles of association";
    Policy = "policy", "Policy";
    Other = "other", "Document";
}

impl Facts for Document {
    fn names<'a>(&'a self, _names: &mut Vec<Named<'a>>) {}

    fn occasions<'a>(&'a self, zone: Tz, occasions: &mut Vec<Occasion<'a>>) {
        occasions.extend(self.period.as_ref().map(|period| {
            let title = Title::PeriodEnds(period.value);
            let day = (period.end(), zone, period.span);
            Occasion::on("period-end", EventKind::PeriodEnd, title, "end of the reported period", day)
        }));
    }

    fn figures<'a>(&'a self, _figures: &mut Vec<OwnFigure<'a>>) {}

    fn texts<'a>(&'a self, _texts: &mut Vec<(&'a str, Span)>) {}

    fn links<'a>(&'a self, links: &mut Vec<&'a Located<Box<str>>>) {
        links.extend(&self.url);
    }
}
