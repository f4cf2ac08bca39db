//! An address of the site and what stands there.

use super::data_table::DataTable;
use crate::archive::Tombstone;
use crate::config::ChartSpec;
use crate::domain::attachment::Attachment;
use crate::domain::event::EventKind;
use crate::domain::event_group::Group;
use crate::domain::former::Former;
use crate::domain::metric::Metric;
use crate::domain::statement::Statement;
use crate::domain::{Announcement, FileId, Kind, Located, PlainPage, Span};
use crate::history::catalog::Scope;
use crate::history::financials::Cadence;

/// What stands at an address of the site.
#[derive(Clone, Copy, Debug)]
pub enum Page<'a> {
    /// The home page.
    Home,
    /// A list of announcements.
    Announcements(Scope<Kind>),
    /// The announcements of a category, by its position in the history's list, or those of one of its years.
    Category(usize, Option<i32>),
    /// An announcement.
    Announcement(&'a Announcement),
    /// What stays of an announcement that was withdrawn.
    Withdrawn(&'a Tombstone<'a>),
    /// A file beside an announcement.
    Attachment(&'a Attachment),
    /// A statement on a page of its own.
    Statement(&'a Announcement, &'a Statement),
    /// A chart of one announcement, as a file.
    AnnouncementChart(&'a Announcement, &'a ChartSpec),
    /// The financials of a cadence; of none where no statement can be followed over time.
    Financials(Option<Cadence>),
    /// A line of statements over time, by its position among the concepts.
    Concept(usize),
    /// The statements of a calendar year.
    FigureYear(i32),
    /// The files for machines, with what their columns mean.
    DataFiles,
    /// How the figures were checked.
    Checks,
    /// A metric with all its values.
    Metric(&'a Metric),
    /// A chart of the site, as a file.
    Chart(&'a ChartSpec),
    /// A list of events.
    Events(Scope<EventKind>),
    /// The general meetings.
    Meetings,
    /// The counts of shares in issue.
    Shares,
    /// What was published of each period.
    Results,
    /// The front page for shareholders.
    Shareholders,
    /// Dividends over time.
    Dividends,
    /// Repurchase plans and returns.
    Repurchases,
    /// The company: names, securities, contacts, places.
    Company,
    /// Board and management.
    People,
    /// The index from A to Z.
    Index,
    /// Search in the browser.
    Search,
    /// A page of text that belongs to no announcement.
    Plain(&'a PlainPage),
    /// A former address of something.
    Redirect(Redirect<'a>),
    /// What a server shows for an address that doesn't exist.
    NotFound,
    /// The twin in Markdown of the page beside it.
    Twin,
    /// A file for machines.
    Data(DataFile<'a>),
    /// The stylesheet.
    Stylesheet,
    /// The icon.
    Favicon,
    /// A file of `static/`.
    Static(FileId),
}

/// A file for machines; written out by [`crate::output`].
#[derive(Clone, Copy, Debug)]
pub enum DataFile<'a> {
    /// A statement as CSV.
    Statement(&'a Announcement, &'a Statement),
    /// The figures of statements over time as CSV: those of a concept, by its position, or all.
    Financials(Option<usize>),
    /// A metric as CSV.
    Metric(&'a Metric),
    /// The figures of an announcement that stand in none of its statements, as CSV.
    Figures(&'a Announcement),
    /// Every fact of an announcement.
    Facts(&'a Announcement, DataFormat),
    /// Every fact of the announcements that are dated in a year.
    FactsOfYear(i32, DataFormat),
    /// The same as a spreadsheet.
    FactsWorkbook(i32),
    /// Every announcement as CSV.
    Announcements,
    /// Every event as CSV.
    Events,
    /// Every general meeting with its resolutions as CSV.
    Meetings,
    /// Every count of shares as CSV.
    Shares,
    /// What was published of each period, as CSV.
    Results,
    /// Every dividend as CSV.
    Dividends,
    /// Every repurchase plan with its progress as CSV.
    Repurchases,
    /// Names, listings and ratios over time as CSV.
    Names,
    /// Everybody with a role as CSV.
    People,
    /// A document of a feed: the feed's position in the history's list, the archive's number or none of what readers subscribe
    /// to, and the form.
    Feed(usize, Option<usize>, FeedForm),
    /// The figures of an announcement as a report in xBRL-JSON.
    XbrlReport(&'a Announcement),
    /// The schema of that report.
    XbrlSchema(&'a Announcement),
    /// The taxonomy of all reports.
    XbrlTaxonomy,
    /// The statements and figures of an announcement as a spreadsheet.
    Workbook(&'a Announcement),
    /// The figures of statements over time as a spreadsheet.
    FinancialsWorkbook,
    /// The package that describes the tables in CSV.
    Package,
    /// The schema of a kind of table.
    Schema(DataTable),
    /// What there is to read, for programs that read for people.
    Llms,
    /// The picture that links to an announcement, or else to the site, are previewed with.
    Picture(Option<&'a Announcement>),
    /// The icon of a phone's home screen.
    Icon,
    /// The sitemap, or a part of it: its position among the sitemap's files.
    Sitemap(usize),
    /// Rules for crawlers.
    Robots,
    /// What runs on the page of search.
    SearchScript,
    /// Every version of a document that was published.
    Ledger,
    /// The hash of every file, which the write stage knows when all others are written.
    Manifest,
    /// The calendar of all events, or of a group.
    Calendar(Option<Group>),
    /// An event by itself for calendars, by its position among the calendar's.
    Event(usize),
    /// An event of a withdrawn document by itself, by its position among the calendar's.
    WithdrawnEvent(usize),
}

/// The form of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedForm {
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl FeedForm {
    /// Every form.
    pub const ALL: [Self; 2] = [Self::Atom, Self::Json];

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Atom => "xml",
            Self::Json => "json",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }
}

impl DataFile<'_> {
    /// The kind of table that it is in CSV; nothing for a file of another form.
    #[must_use]
    pub fn table(self) -> Option<DataTable> {
        match self {
            Self::Facts(_, DataFormat::Csv) | Self::FactsOfYear(_, DataFormat::Csv) => Some(DataTable::Facts),
            Self::Statement(..) => Some(DataTable::Statements),
            Self::Financials(_) => Some(DataTable::Financials),
            Self::Metric(_) => Some(DataTable::Metrics),
            Self::Figures(_) => Some(DataTable::Figures),
            Self::Announcements => Some(DataTable::Announcements),
            Self::Events => Some(DataTable::Events),
            Self::Meetings => Some(DataTable::Meetings),
            Self::Results => Some(DataTable::Results),
            Self::Dividends => Some(DataTable::Dividends),
            Self::Repurchases => Some(DataTable::Repurchases),
            Self::People => Some(DataTable::People),
            Self::Shares => Some(DataTable::Shares),
            Self::Names => Some(DataTable::Names),
            _ => None,
        }
    }

    /// Whether there is one for each of many announcements, statements, lines or metrics, and not one for the site or a year.
    #[must_use]
    pub fn is_one_of_many(self) -> bool {
        matches!(
            self,
            Self::Facts(..) | Self::Statement(..) | Self::Figures(_) | Self::Metric(_) | Self::Financials(Some(_))
        )
    }
}

/// How a file writes what it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFormat {
    /// CSV.
    Csv,
    /// JSON.
    Json,
}

impl DataFormat {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Json];

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// An address of the site and what stands there.
#[derive(Clone, Debug)]
pub struct Route<'a> {
    /// Path below the site's base, such as `announcements/2024-q1-results/index.html`.
    pub path: Box<str>,
    /// What stands there.
    pub page: Page<'a>,
}

impl<'a> Route<'a> {
    /// The address of a page or file, below the site's base.
    pub(super) fn new(path: impl Into<Box<str>>, page: Page<'a>) -> Self {
        Self { path: path.into(), page }
    }

    /// Where a file of the site is written of, if it is by one file of the archive.
    #[must_use]
    pub fn place(&self) -> Option<Span> {
        let head = |file: FileId| Span { file, start: 0, end: 0 };
        match self.page {
            Page::Announcement(announcement) => Some(announcement.head),
            Page::Statement(_, statement) | Page::Data(DataFile::Statement(_, statement)) => Some(statement.id.span),
            Page::Metric(metric) | Page::Data(DataFile::Metric(metric)) => Some(metric.id.span),
            Page::Data(
                DataFile::Figures(announcement)
                | DataFile::Facts(announcement, _)
                | DataFile::Workbook(announcement)
                | DataFile::XbrlReport(announcement)
                | DataFile::XbrlSchema(announcement),
            ) => Some(announcement.head),
            Page::Chart(spec) | Page::AnnouncementChart(_, spec) => Some(spec.id.span),
            Page::Attachment(attachment) => Some(head(attachment.file)),
            Page::Static(file) => Some(head(file)),
            Page::Plain(page) => Some(page.head),
            Page::Redirect(redirect) => Some(redirect.former.span),
            _ => None,
        }
    }

    /// Whether it is one of the pages that readers are led to; former addresses, tombstones and files that are copied are
    /// none.
    pub(super) fn is_listed(&self) -> bool {
        let leads_on = matches!(
            self.page,
            Page::NotFound | Page::Redirect(_) | Page::Withdrawn(_) | Page::Static(_) | Page::Attachment(_)
        );
        self.path.ends_with(".html") && !leads_on
    }
}

/// What stood at a former address.
#[derive(Clone, Copy, Debug)]
pub struct Redirect<'a> {
    /// The address, or that of the announcement above it.
    pub former: &'a Located<Former>,
    /// What stood there.
    pub moved: Moved<'a>,
}

/// What stands elsewhere now, or its tombstone does.
#[derive(Clone, Copy, Debug)]
pub enum Moved<'a> {
    /// An announcement by its id.
    Announcement(&'a str),
    /// A statement: the announcement's id and its own.
    Statement(&'a str, &'a str),
    /// A metric.
    Metric(&'a Metric),
    /// A plain page.
    Plain(&'a PlainPage),
}
