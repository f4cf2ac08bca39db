//! Every path of the site, below its base. On a page the way up to the base comes before it.

use super::data_table::DataTable;
use super::route::{DataFormat, FeedForm};
use crate::archive::Tombstone;
use crate::domain::event::EventKind;
use crate::domain::event_group::Group;
use crate::domain::{Announcement, Kind, Period};
use crate::history::History;
use crate::history::catalog::{Division, Scope};
use crate::history::feed::Topic;
use crate::history::financials::{Cadence, Financials};

pub use crate::domain::web::encoded;

/// The home page.
pub const HOME: &str = "index.html";
/// What a server shows for an address that doesn't exist.
pub const NOT_FOUND: &str = "404.html";
/// The front page for shareholders.
pub const SHAREHOLDERS: &str = "shareholders/index.html";
/// The general meetings.
pub const MEETINGS: &str = "shareholders/meetings/index.html";
/// Every general meeting with its resolutions as CSV.
pub const MEETINGS_CSV: &str = "shareholders/meetings/meetings.csv";
/// The counts of shares in issue.
pub const SHARES: &str = "shareholders/shares/index.html";
/// Every count of shares as CSV.
pub const SHARES_CSV: &str = "shareholders/shares/shares.csv";
/// The company.
pub const COMPANY: &str = "company/index.html";
/// Names, listings and ratios over time as CSV.
pub const NAMES_CSV: &str = "company/names.csv";
/// Board and management.
pub const PEOPLE: &str = "company/people/index.html";
/// Everybody with a role as CSV.
pub const PEOPLE_CSV: &str = "company/people/people.csv";
/// The front page of financials.
pub const FIGURES: &str = "figures/index.html";
/// The financials of half-years, where the front page has those of shorter periods.
const HALF_YEARS: &str = "figures/half-years/index.html";
/// Those of years, likewise.
const YEARS: &str = "figures/years/index.html";
/// Every figure of statements over time as CSV.
pub const FINANCIALS_CSV: &str = "figures/financials.csv";
/// The same figures by line and period, as a spreadsheet.
pub const FINANCIALS_WORKBOOK: &str = "figures/financials.xlsx";
/// The picture that links to the site are previewed with.
pub const PICTURE: &str = "preview.png";
/// The width and height of such a picture, in pixels.
pub const PICTURE_SIZE: (u32, u32) = (1200, 630);
/// The icon of a phone's home screen.
pub const ICON: &str = "apple-touch-icon.png";
/// How the figures were checked.
pub const CHECKS: &str = "figures/checks/index.html";
/// What was published of each period.
pub const RESULTS: &str = "results/index.html";
/// The same as CSV.
pub const RESULTS_CSV: &str = "results/results.csv";
/// Dividends over time.
pub const DIVIDENDS: &str = "shareholders/dividends/index.html";
/// Every dividend as CSV.
pub const DIVIDENDS_CSV: &str = "shareholders/dividends/dividends.csv";
/// Repurchase plans and returns.
pub const REPURCHASES: &str = "shareholders/repurchases/index.html";
/// Every plan with its progress as CSV.
pub const REPURCHASES_CSV: &str = "shareholders/repurchases/repurchases.csv";
/// Every announcement as CSV.
pub const ANNOUNCEMENTS_CSV: &str = "announcements/announcements.csv";
/// Every event as CSV.
pub const EVENTS_CSV: &str = "events/events.csv";
/// The front page of events.
pub const EVENTS: &str = "events/index.html";

/// The index from A to Z.
pub const INDEX: &str = "index-a-z/index.html";
/// Search.
pub const SEARCH: &str = "search/index.html";
/// What runs there.
pub const SEARCH_SCRIPT: &str = "search/search.js";
/// The folder of the index that it looks into, whose files have names by their content.
pub const SEARCH_INDEX: &str = "search/pagefind/";

/// The page of the files for machines.
pub const DATA: &str = "data/index.html";
/// The package that describes the tables in CSV.
pub const PACKAGE: &str = "datapackage.json";

/// A kind by which a section with lists is divided.
pub trait Section: Division {
    /// The section's folder.
    const FOLDER: &'static str;
    /// The word used in addresses.
    fn id(self) -> &'static str;
}

impl Section for Kind {
    const FOLDER: &'static str = "announcements";

    fn id(self) -> &'static str {
        self.id()
    }
}

impl Section for EventKind {
    const FOLDER: &'static str = "events";

    fn id(self) -> &'static str {
        self.id()
    }
}

/// A list of a section.
#[must_use]
pub fn list<K: Section>(scope: Scope<K>) -> String {
    let section = K::FOLDER;
    match scope {
        Scope::Front => format!("{section}/index.html"),
        Scope::Year(year) => format!("{section}/year/{year}/index.html"),
        Scope::Month(year, month) => format!("{section}/year/{year}/{month:02}/index.html"),
        Scope::Kind(kind) => format!("{section}/kind/{}/index.html", kind.id()),
        Scope::KindYear(kind, year) => format!("{section}/kind/{}/{year}/index.html", kind.id()),
    }
}

/// The announcements of a category, or those of one of its years.
#[must_use]
pub fn category(id: &str, year: Option<i32>) -> String {
    let year = year.map_or_else(String::new, |year| format!("{year}/"));
    format!("announcements/category/{id}/{year}index.html")
}

/// A document of a feed: one of its archives by its number, or what readers subscribe to.
#[must_use]
pub fn feed(history: &History<'_>, topic: &Topic, archive: Option<usize>, form: FeedForm) -> String {
    let list = match topic {
        Topic::All => HOME.to_owned(),
        Topic::Kind(kind) => list(Scope::Kind(*kind)),
        Topic::Category(at) => category(history.categories.get(*at).map_or("", |list| &list.id), None),
        Topic::Language(tag) => format!("announcements/language/{}/", tag.to_lowercase()),
        Topic::Events => list(Scope::<EventKind>::Front),
    };
    let number = archive.map_or_else(String::new, |number| format!("-{number}"));
    format!("{}feed{number}.{}", canonical(&list), form.ending())
}

/// What there is to read, for programs that read for people.
pub const LLMS: &str = "llms.txt";

/// The twin in Markdown of a page.
#[must_use]
pub fn twin(page: &str) -> String {
    format!("{}.md", page.strip_suffix(".html").unwrap_or(page))
}

/// The page whose twin it is.
#[must_use]
pub fn of_twin(twin: &str) -> String {
    format!("{}.html", twin.strip_suffix(".md").unwrap_or(twin))
}

/// The folder of an announcement, which ends with `/`.
#[must_use]
pub fn folder(announcement: &str) -> String {
    format!("announcements/{announcement}/")
}

/// The page of an announcement.
#[must_use]
pub fn announcement(id: &str) -> String {
    format!("announcements/{id}/index.html")
}

/// A plain page.
#[must_use]
pub fn plain_page(id: &str) -> String {
    format!("{id}/index.html")
}

/// The page of a statement.
#[must_use]
pub fn statement(announcement: &str, statement: &str) -> String {
    format!("announcements/{announcement}/{statement}/index.html")
}

/// The file of a statement.
#[must_use]
pub fn statement_csv(announcement: &str, statement: &str) -> String {
    format!("announcements/{announcement}/{statement}/{statement}.csv")
}

/// A cell on its statement's page.
#[must_use]
pub fn cell(announcement: &str, statement: &str, line: &str, column: &str) -> String {
    format!("announcements/{announcement}/{statement}/index.html#{statement}.{line}.{column}")
}

/// The file of the figures of an announcement that stand in none of its statements.
#[must_use]
pub fn figures_csv(announcement: &str) -> String {
    format!("announcements/{announcement}/figures.csv")
}

/// The file of every fact of an announcement.
#[must_use]
pub fn facts(announcement: &str, format: DataFormat) -> String {
    format!("announcements/{announcement}/facts.{}", format.ending())
}

/// The file of every fact of the announcements that are dated in a year.
#[must_use]
pub fn facts_of_year(year: i32, format: DataFormat) -> String {
    format!("data/facts-{year}.{}", format.ending())
}

/// The same as a spreadsheet.
#[must_use]
pub fn facts_workbook(year: i32) -> String {
    format!("data/facts-{year}.xlsx")
}

/// The name of the schema beside a report.
pub const XBRL_SCHEMA_NAME: &str = "xbrl.xsd";
/// The taxonomy of all reports.
pub const XBRL_TAXONOMY: &str = "data/taxonomy/archive.xsd";

/// The figures of an announcement as a report in xBRL-JSON.
#[must_use]
pub fn xbrl_report(announcement: &str) -> String {
    format!("announcements/{announcement}/xbrl.json")
}

/// The schema of that report.
#[must_use]
pub fn xbrl_schema(announcement: &str) -> String {
    format!("announcements/{announcement}/{XBRL_SCHEMA_NAME}")
}

/// The statements and figures of an announcement as a spreadsheet.
#[must_use]
pub fn workbook(announcement: &str) -> String {
    format!("announcements/{announcement}/{announcement}.xlsx")
}

/// The schema of a kind of table.
#[must_use]
pub fn schema(table: DataTable) -> String {
    format!("data/schema/{}.json", table.id())
}

/// The picture that links to an announcement are previewed with.
#[must_use]
pub fn picture(announcement: &str) -> String {
    format!("announcements/{announcement}/preview.png")
}

/// A chart of an announcement.
#[must_use]
pub fn announcement_chart(announcement: &str, chart: &str) -> String {
    format!("announcements/{announcement}/{chart}.svg")
}

/// A repurchase plan on the page of an announcement.
#[must_use]
pub fn plan(announcement: &str, plan: &str) -> String {
    format!("announcements/{announcement}/index.html#plan_{plan}")
}

/// A repurchase plan on the page of plans and returns.
#[must_use]
pub fn plan_over_time(plan: &str) -> String {
    format!("{REPURCHASES}#plan_{plan}")
}

/// A file beside an announcement.
#[must_use]
pub fn attachment(announcement: &str, name: &str) -> String {
    format!("announcements/{announcement}/{name}")
}

/// The pages that a withdrawn announcement had, its own first.
pub fn withdrawn(tombstone: &Tombstone<'_>) -> impl Iterator<Item = String> {
    let statements = tombstone.statements.iter().map(|(id, _)| statement(tombstone.id, id));
    std::iter::once(announcement(tombstone.id)).chain(statements)
}

/// A chart of the site.
#[must_use]
pub fn chart(id: &str) -> String {
    format!("charts/{id}.svg")
}

/// The statements of a calendar year.
#[must_use]
pub fn figure_year(year: i32) -> String {
    format!("figures/year/{year}/index.html")
}

/// The financials of a cadence: the front page has the shortest there is.
#[must_use]
pub fn financials(financials: &Financials<'_>, cadence: Option<Cadence>) -> &'static str {
    let is_front = cadence.is_none() || cadence == financials.cadences().first().copied();
    match cadence {
        Some(Cadence::HalfYears) if !is_front => HALF_YEARS,
        Some(Cadence::Years) if !is_front => YEARS,
        _ => FIGURES,
    }
}

/// The page of a concept.
#[must_use]
pub fn concept(id: &str) -> String {
    format!("figures/line/{id}/index.html")
}

/// The file of a concept.
#[must_use]
pub fn concept_csv(id: &str) -> String {
    format!("figures/line/{id}/{id}.csv")
}

/// The page of a metric.
#[must_use]
pub fn metric(id: &str) -> String {
    format!("figures/{id}/index.html")
}

/// The file of a metric.
#[must_use]
pub fn metric_csv(id: &str) -> String {
    format!("figures/{id}/{id}.csv")
}

/// The anchor of the values for a period, on a metric's page.
#[must_use]
pub fn period_anchor(period: Period) -> String {
    format!("value_{}", period.id())
}

/// The anchor of a value that an announcement states, on a metric's page.
#[must_use]
pub fn value_anchor(period: Period, announcement: &Announcement) -> String {
    format!("{}_{}", period_anchor(period), announcement.id)
}

/// The way from a file of the site up to its base: `../` for each folder.
#[must_use]
pub fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// A path as addresses are shown and told to others: without the name of a folder's page.
#[must_use]
pub fn canonical(path: &str) -> &str {
    path.strip_suffix("index.html").unwrap_or(path)
}

/// How many addresses one sitemap may have (sitemaps.org, protocol 0.9).
pub const SITEMAP_LIMIT: usize = 50_000;

/// The names of the sitemap's files for so many pages: `sitemap.xml` alone, or as an index of `sitemap-1.xml` and so on.
#[must_use]
pub fn sitemaps(pages: usize) -> Vec<String> {
    let parts = if pages > SITEMAP_LIMIT { pages.div_ceil(SITEMAP_LIMIT) } else { 0 };
    std::iter::once("sitemap.xml".to_owned()).chain((1..=parts).map(sitemap_part)).collect()
}

/// The name of a part, counted from 1.
#[must_use]
pub fn sitemap_part(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// The calendar of all events, or of a group.
#[must_use]
pub fn calendar(group: Option<Group>) -> String {
    format!("events/{}.ics", group.map_or("calendar", Group::id))
}

/// An event by itself, by its name for good and which of those that have it. A name that is too long for a file, or has other
/// letters, is cut and ends with a hash of the whole.
#[must_use]
pub fn event(name: &str, nth: usize) -> String {
    const ROOM: usize = 80;
    let (document, key) = name.split_once('/').unwrap_or(("", name));
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    let nth = if nth == 1 { String::new() } else { format!(".{nth}") };
    if key.len() <= ROOM && key.chars().all(is_plain) {
        return format!("events/{document}/{key}{nth}.ics");
    }
    let cut: String = key.chars().filter(|c| is_plain(*c)).take(ROOM / 2).collect();
    let hash = blake3::hash(key.as_bytes()).to_hex();
    format!("events/{document}/{cut}.{}{nth}.ics", &hash[..16])
}

#[cfg(test)]
#[path = "path_test.rs"]
mod tests;
