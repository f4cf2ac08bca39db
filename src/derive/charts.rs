//! Charts as pages show them: panels, data tables and file.

use super::format::date;
use super::{metric_series, mix, progress};
use crate::archive::Edition;
use crate::chart::{Caption, Chart, PanelView, Picture, Roots, render};
use crate::config::{ChartContent, ChartSpec};
use crate::domain::Announcement;
use crate::domain::metric::Metric;
use chrono::NaiveDate;
use serde::Serialize;

/// A chart on a page.
#[derive(Clone, Debug, Serialize)]
pub struct ChartView {
    /// Key; also the anchor on the page.
    pub id: String,
    /// Title.
    pub title: String,
    /// Plots, or figures where they are too few for one.
    pub panels: Vec<PanelView>,
    /// The chart as a file of its own, relative to the page.
    pub href: String,
    /// The figures of the chart.
    pub tables: Vec<Table>,
    /// Where the figures are from, and as of when.
    pub source: String,
    /// The text of the file at `href`, for those who write the page and the file at once.
    #[serde(skip)]
    pub file: String,
}

/// A data table beside a chart.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// Caption.
    pub caption: String,
    /// Headings of the columns; the first is that of the row labels.
    pub head: Vec<String>,
    /// Rows: the label, then the figures.
    pub rows: Vec<Vec<TableCell>>,
    /// What the figures cover.
    pub note: Option<String>,
    /// The page that says more of the figures, below the site's base in a [`Draft`], relative to the page in a
    /// [`ChartView`].
    pub href: Option<String>,
}

/// A cell of a data table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableCell {
    /// What it says.
    pub text: String,
    /// Where the figure is stated, as [`Table::href`].
    pub href: Option<String>,
}

impl From<String> for TableCell {
    fn from(text: String) -> Self {
        Self { text, href: None }
    }
}

/// The announcements that a chart draws from.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// Oldest first.
    pub announcements: &'a [&'a Announcement],
    /// The metrics.
    pub metrics: &'a [Metric],
    /// The day that the site speaks from; none for the chart of one announcement, which speaks from its own.
    pub today: Option<NaiveDate>,
}

/// A chart with its tables, before it is drawn.
pub struct Draft<'a> {
    /// What draws it.
    pub chart: Box<dyn Chart>,
    /// Its figures.
    pub tables: Vec<Table>,
    /// The announcements that state them.
    pub sources: Vec<&'a Announcement>,
    /// The day that something in it depends on, such as the time elapsed; else it is that of the newest source, so that the
    /// chart is the same from day to day.
    pub as_of: Option<NaiveDate>,
}

/// A chart with its picture and tables, before it has an address.
#[derive(Clone, Debug)]
pub struct Drawn {
    picture: Picture,
    tables: Vec<Table>,
    source: String,
}

impl Drawn {
    /// The chart as a file of its own.
    #[must_use]
    pub fn file(self) -> String {
        self.picture.file
    }

    /// The chart on a page. `href` is the way from the page to the chart's file, `root` that to the site's base.
    #[must_use]
    pub fn view(mut self, spec: &ChartSpec, href: String, root: &str) -> ChartView {
        for table in &mut self.tables {
            let cells = table.rows.iter_mut().flatten().filter_map(|cell| cell.href.as_mut());
            for way in table.href.iter_mut().chain(cells) {
                way.insert_str(0, root);
            }
        }
        ChartView {
            id: spec.id.value.to_string(),
            title: spec.title.to_string(),
            panels: self.picture.panels,
            href,
            tables: self.tables,
            source: self.source,
            file: self.picture.file,
        }
    }
}

/// A chart of the whole edition. `None` where nothing is stated that it could draw.
#[must_use]
pub fn of_edition(edition: &Edition<'_>, spec: &ChartSpec) -> Option<Drawn> {
    let zone = edition.config().zones.first().map_or(chrono_tz::UTC, |named| named.zone);
    let today = Some(edition.as_of.with_timezone(&zone).date_naive());
    let (announcements, metrics) = (&*edition.announcements, edition.definitions().metrics);
    draw(Scope { announcements, metrics, today }, spec, Roots { page: "", file: "../" })
}

/// The same chart from what one announcement states.
#[must_use]
pub fn of_announcement(announcement: &Announcement, spec: &ChartSpec, metrics: &[Metric]) -> Option<Drawn> {
    let scope = Scope { announcements: &[announcement], metrics, today: None };
    draw(scope, spec, Roots { page: "../../", file: "../../" })
}

/// Whether [`of_edition`] draws something, without drawing it.
#[must_use]
pub fn has(edition: &Edition<'_>, spec: &ChartSpec) -> bool {
    edition.announcements.iter().any(|announcement| states(announcement, spec))
}

/// Whether an announcement has a chart of its own: [`of_announcement`] then draws something.
#[must_use]
pub fn has_own(announcement: &Announcement, spec: &ChartSpec) -> bool {
    spec.announcements && states(announcement, spec)
}

/// Whether an announcement states something that a chart draws.
fn states(announcement: &Announcement, spec: &ChartSpec) -> bool {
    match &spec.content {
        ChartContent::Mix { currency, total, .. } => mix::states(announcement, total, *currency),
        ChartContent::Metrics(ids) => metric_series::states(announcement, ids),
        ChartContent::Repurchase => !announcement.repurchases.is_empty(),
    }
}

fn draw(scope: Scope<'_>, spec: &ChartSpec, roots: Roots<'_>) -> Option<Drawn> {
    let draft = match &spec.content {
        ChartContent::Mix { currency, total, panels } => {
            mix::draft(scope, &spec.title, *currency, &total.value, panels)
        }
        ChartContent::Metrics(ids) => metric_series::draft(scope, ids),
        ChartContent::Repurchase => progress::draft(scope, &spec.title),
    }?;
    let source = source(&draft.sources, draft.as_of);
    let caption =
        Caption { id: format!("chart_{}", spec.id.value), title: spec.title.to_string(), source: source.clone() };
    Some(Drawn { picture: render(&*draft.chart, &caption, roots), tables: draft.tables, source })
}

/// The announcements that state the figures, and the day that the chart speaks from.
fn source(announcements: &[&Announcement], as_of: Option<NaiveDate>) -> String {
    let Some(newest) = announcements.iter().max_by_key(|it| it.dated.value) else { return String::new() };
    let from = match announcements.len() {
        1 => newest.title.to_string(),
        all => format!("{all} announcements, the latest {}", newest.title),
    };
    let dated = newest.dated.value;
    match as_of.filter(|day| *day != dated) {
        Some(day) => format!("Source: {from}, {}. As of {}.", date(dated), date(day)),
        None => format!("Source: {from}. As of {}.", date(dated)),
    }
}

/// Adds an announcement to those that state something, each once.
pub fn add_source<'a>(sources: &mut Vec<&'a Announcement>, announcement: &'a Announcement) {
    if !sources.iter().any(|it| std::ptr::eq(*it, announcement)) {
        sources.push(announcement);
    }
}
