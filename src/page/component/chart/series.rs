//! The chart of one series that no setting names: of a line of statements, of a metric on its own page.

use super::{ChartView, source};
use crate::chart::{Caption, MetricPanel, MetricsChart, Roots, render};
use crate::domain::Announcement;
use crate::words::Words;

/// The chart of a series, on the page that has its figures as a table: it has no tables and no file of its own. `root` is the way
/// from the page to the site's base, below which the ways in the panel are. `None` where there are too few figures for a plot.
#[must_use]
pub fn of_series(
    id: &str,
    title: &str,
    panel: MetricPanel,
    sources: &[&Announcement],
    root: &str,
    words: &dyn Words,
) -> Option<ChartView> {
    let source = source(sources, None, words);
    let caption =
        Caption { id: format!("chart_{id}"), title: title.to_owned(), headline: String::new(), source: source.clone() };
    let chart = MetricsChart { panels: vec![panel] };
    let mut panels = render(&chart, &caption, Roots { page: root, file: "", folder: "" }).panels;
    // Its title is that of the chart.
    panels.iter_mut().for_each(|panel| panel.title.clear());
    panels.iter().any(|panel| !panel.svg.is_empty()).then(|| ChartView {
        id: id.to_owned(),
        title: title.to_owned(),
        headline: None,
        panels,
        href: String::new(),
        tables: Vec::new(),
        source,
        file: String::new(),
    })
}
