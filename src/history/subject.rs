//! What an edition tells of, each thing once: what readers look up by its name.

use super::History;
use super::catalog::Scope;
use super::category::CategoryList;
use super::places::{self, Address};
use super::plan::{self, Plan};
use super::roster::{Member, members};
use crate::archive::Edition;
use crate::domain::event::EventKind;
use crate::domain::issuer::Organization;
use crate::domain::metric::Metric;
use crate::domain::{Announcement, Kind, PlainPage};

/// Something that readers look up by its name.
#[derive(Debug)]
pub enum Subject<'h, 'a> {
    /// A line of statements over time, by its position among the concepts.
    Line(usize),
    /// A metric.
    Metric(&'a Metric),
    /// Somebody whom announcements name in a role.
    Person(Member<'h, 'a>),
    /// A registrar, a depositary and others that holders deal with.
    Organization(&'a Organization),
    /// An office, or a place that announcements name.
    Place(Address<'a>),
    /// The announcements of a kind.
    Announcements(Kind),
    /// The announcements of a category, by its position in the history's list.
    Category(usize),
    /// The dates of a kind.
    Dates(EventKind),
    /// A repurchase plan.
    Plan(Plan<'a>),
    /// A plain page.
    Page(&'a PlainPage),
    /// An announcement.
    Document(&'a Announcement),
}

/// What something is that readers look up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SubjectKind {
    /// A line of statements.
    Line,
    /// A metric.
    Metric,
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A place.
    Place,
    /// Announcements of a kind or a category.
    Announcements,
    /// Dates of a kind.
    Dates,
    /// A repurchase plan.
    Plan,
    /// A plain page.
    Page,
    /// A statement of an announcement.
    Statement,
    /// An announcement.
    Document,
}

impl SubjectKind {
    /// The word by which search tells it from the kinds of announcements. Organizations and places are the company's.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Metric => "metric",
            Self::Person => "person",
            Self::Organization | Self::Place => "company",
            Self::Announcements => "list",
            Self::Dates => "dates",
            Self::Plan => "plan",
            Self::Page => "page",
            Self::Statement => "statement",
            Self::Document => "announcement",
        }
    }
}

impl Subject<'_, '_> {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> SubjectKind {
        match self {
            Self::Line(_) => SubjectKind::Line,
            Self::Metric(_) => SubjectKind::Metric,
            Self::Person(_) => SubjectKind::Person,
            Self::Organization(_) => SubjectKind::Organization,
            Self::Place(_) => SubjectKind::Place,
            Self::Announcements(_) | Self::Category(_) => SubjectKind::Announcements,
            Self::Dates(_) => SubjectKind::Dates,
            Self::Plan(_) => SubjectKind::Plan,
            Self::Page(_) => SubjectKind::Page,
            Self::Document(_) => SubjectKind::Document,
        }
    }

    /// How many figures, roles, announcements or dates there are of it; 0 where nothing is counted.
    #[must_use]
    pub fn count(&self, history: &History<'_>) -> usize {
        match self {
            Self::Line(at) => history.financials.concepts().get(*at).map_or(0, |it| it.rows().count()),
            Self::Metric(metric) => history.series(metric).len(),
            Self::Person(member) => member.roles.len(),
            Self::Announcements(kind) => history.catalog.entries(Scope::Kind(*kind)).len(),
            Self::Category(at) => history.categories.get(*at).map_or(0, CategoryList::len),
            Self::Dates(kind) => history.timeline.catalog.entries(Scope::Kind(*kind)).len(),
            Self::Plan(plan) => plan.told.len(),
            Self::Organization(_) | Self::Place(_) | Self::Page(_) | Self::Document(_) => 0,
        }
    }
}

/// Everything that an edition tells of but its announcements: by kind, in the order of its pages.
#[must_use]
pub fn subjects<'h, 'a>(edition: &'a Edition<'a>, history: &'h History<'a>) -> Vec<Subject<'h, 'a>> {
    let (issuer, definitions) = (edition.issuer(), edition.definitions());
    let mut all: Vec<Subject<'_, '_>> = (0..history.financials.concepts().len()).map(Subject::Line).collect();
    all.extend(definitions.metrics.iter().map(Subject::Metric));
    all.extend(members(&history.people, issuer).into_iter().map(Subject::Person));
    all.extend(issuer.organizations.iter().map(Subject::Organization));
    all.extend(places::addresses(edition).into_iter().map(Subject::Place));
    let kinds = history.catalog.kinds().into_iter().filter(|(_, count)| *count > 0);
    all.extend(kinds.map(|(kind, _)| Subject::Announcements(kind)));
    all.extend((0..history.categories.len()).map(Subject::Category));
    // That a document was made is told with the documents.
    let is_told = |(kind, count): &(EventKind, usize)| *count > 0 && *kind != EventKind::Announcement;
    let dates = history.timeline.catalog.kinds().into_iter().filter(is_told);
    all.extend(dates.map(|(kind, _)| Subject::Dates(kind)));
    all.extend(plan::plans(&edition.announcements).into_iter().map(Subject::Plan));
    all.extend(edition.pages.iter().map(|page| Subject::Page(page)));
    all
}
