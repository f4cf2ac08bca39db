//! Charts as pages show them: picture, legend, data table and file.

use super::{metric_series, mix, progress};
use crate::archive::Edition;
use crate::chart::Svg;
use crate::config::{ChartContent, ChartSpec};
use crate::domain::Announcement;
use crate::domain::metric::Metric;
use serde::Serialize;

/// Up to so many rows, the tables of a chart are shown at once; more would push what follows out of sight.
const OPEN_ROWS: usize = 24;

/// A chart on a page.
#[derive(Clone, Debug, Serialize)]
pub struct ChartView {
    /// Key; also the anchor on the page.
    pub id: String,
    /// Title.
    pub title: String,
    /// The picture, inline SVG without colors.
    pub svg: String,
    /// The same picture as a file of its own, relative to the page.
    pub href: String,
    /// Panels of legend entries, each with the number of its `swatch-N` class; empty where the picture labels
    /// its marks itself.
    pub legends: Vec<Legend>,
    /// The figures of the picture.
    pub tables: Vec<Table>,
    /// Whether the tables are long and shown only when asked for.
    pub folded: bool,
    /// The text of the file at `href`, for those who write the page and the file at once.
    #[serde(skip)]
    pub file: String,
}

/// A legend.
#[derive(Clone, Debug, Serialize)]
pub struct Legend {
    /// Title of the panel.
    pub title: String,
    /// Label and swatch number.
    pub entries: Vec<(String, usize)>,
}

/// A data table beside a chart.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// Caption.
    pub caption: String,
    /// Headings of the columns; the first is that of the row labels.
    pub head: Vec<String>,
    /// Rows: the label, then the figures as text.
    pub rows: Vec<Vec<String>>,
    /// What the figures cover.
    pub note: Option<String>,
    /// The page that says more of the figures: below the site's base in a [`Drawn`], relative to the page in a
    /// [`ChartView`].
    pub href: Option<String>,
}

/// A chart with its picture and tables, before it has an address.
#[derive(Clone, Debug)]
pub struct Drawn {
    svg: Svg,
    legends: Vec<Legend>,
    tables: Vec<Table>,
}

impl Drawn {
    /// The chart as a file of its own.
    #[must_use]
    pub fn file(self) -> String {
        self.svg.standalone
    }

    /// The chart on a page. `href` is the way from the page to the chart's file, `root` that to the site's base.
    #[must_use]
    pub fn view(mut self, spec: &ChartSpec, href: String, root: &str) -> ChartView {
        for way in self.tables.iter_mut().filter_map(|table| table.href.as_mut()) {
            way.insert_str(0, root);
        }
        ChartView {
            id: spec.id.value.to_string(),
            title: spec.title.to_string(),
            svg: self.svg.inline,
            href,
            legends: self.legends,
            folded: self.tables.iter().map(|table| table.rows.len()).sum::<usize>() > OPEN_ROWS,
            tables: self.tables,
            file: self.svg.standalone,
        }
    }
}

/// A chart of the whole edition. `None` where nothing is stated that it could draw.
#[must_use]
pub fn of_edition(edition: &Edition<'_>, spec: &ChartSpec) -> Option<Drawn> {
    draw(&edition.announcements, spec, edition.definitions().metrics)
}

/// The same chart from what one announcement states.
#[must_use]
pub fn of_announcement(announcement: &Announcement, spec: &ChartSpec, metrics: &[Metric]) -> Option<Drawn> {
    draw(&[announcement], spec, metrics)
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
        ChartContent::Metrics(ids) => {
            announcement.metrics.iter().any(|stated| ids.contains(&stated.metric) && !stated.values.is_empty())
        }
        ChartContent::Repurchase => !announcement.repurchases.is_empty(),
    }
}

fn draw(announcements: &[&Announcement], spec: &ChartSpec, metrics: &[Metric]) -> Option<Drawn> {
    let prefix = "chart";
    match &spec.content {
        ChartContent::Mix { currency, total, panels } => {
            let chart = mix::chart(announcements, spec, *currency, &total.value, panels)?;
            Some(Drawn { svg: chart.render(prefix), legends: mix::legends(&chart), tables: mix::tables(&chart) })
        }
        ChartContent::Metrics(ids) => {
            let (chart, tables) = metric_series::chart(announcements, spec, ids, metrics)?;
            Some(Drawn { svg: chart.render(prefix), legends: Vec::new(), tables })
        }
        ChartContent::Repurchase => {
            let chart = progress::chart(announcements, spec)?;
            Some(Drawn { svg: chart.render(prefix), legends: Vec::new(), tables: progress::tables(&chart) })
        }
    }
}
