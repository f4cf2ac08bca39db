//! Charts as pages show them: panels, data tables and file.

pub mod draft;
mod metrics;
mod mix;
mod repurchase;
mod series;

pub use metrics::of_metric;
pub use series::of_series;

use crate::address::path;
use crate::archive::Edition;
use crate::chart::{Caption, PanelView, Picture, Roots, render};
use crate::config::{ChartContent, ChartSpec};
use crate::domain::Announcement;
use crate::domain::announcement::Headline;
use crate::history::plan::Plan;
use crate::markdown::inline_plain_text;
use crate::words::{self, Words};
use chrono::NaiveDate;
use draft::{Scope, Table};
use serde::Serialize;
use std::collections::BTreeMap;

/// A chart on a page.
#[derive(Clone, Debug, Serialize)]
pub struct ChartView {
    /// Key; also the anchor on the page.
    pub id: String,
    /// Title.
    pub title: String,
    /// What an author says of it.
    pub headline: Option<HeadlineView>,
    /// Plots, or figures where they are too few for one.
    pub panels: Vec<PanelView>,
    /// The chart as a file of its own, relative to the page; empty where it has none.
    pub href: String,
    /// The figures of the chart; none where the page has them.
    pub tables: Vec<Table>,
    /// Where the figures are from, and as of when.
    pub source: String,
    /// The text of the file at `href`, for those who write the page and the file at once.
    #[serde(skip)]
    pub file: String,
}

/// A sentence above a chart.
#[derive(Clone, Debug, Serialize)]
pub struct HeadlineView {
    /// The sentence as HTML, without a paragraph.
    pub html: String,
    /// BCP 47 tag of its language, where it isn't the page's.
    pub language: Option<String>,
}

/// A chart with its picture and tables, before it has an address.
#[derive(Clone, Debug)]
pub struct Drawn<'a> {
    picture: Picture,
    tables: Vec<Table>,
    source: String,
    /// What an author says of it, and the announcement that says it.
    pub headline: Option<(&'a Announcement, &'a Headline)>,
}

impl Drawn<'_> {
    /// The chart as a file of its own.
    #[must_use]
    pub fn file(self) -> String {
        self.picture.file
    }

    /// The chart on a page. `href` is the way from the page to the chart's file, `root` that to the site's base.
    #[must_use]
    pub fn view(mut self, spec: &ChartSpec, href: String, root: &str, headline: Option<HeadlineView>) -> ChartView {
        for table in &mut self.tables {
            let cells = table.rows.iter_mut().flatten().filter_map(|cell| cell.href.as_mut());
            for way in table.href.iter_mut().chain(cells) {
                way.insert_str(0, root);
            }
        }
        ChartView {
            id: spec.id.value.to_string(),
            title: spec.title.to_string(),
            headline,
            panels: self.picture.panels,
            href,
            tables: self.tables,
            source: self.source,
            file: self.picture.file,
        }
    }
}

/// The day that the site speaks from, in its first zone.
fn today(edition: &Edition<'_>) -> NaiveDate {
    let zone = edition.config().zones.first().map_or(chrono_tz::UTC, |named| named.zone);
    edition.as_of.with_timezone(&zone).date_naive()
}

/// The panel of each repurchase plan that has something to draw, by the plan's id, on a page with this way to the site's base.
#[must_use]
pub fn of_plans(edition: &Edition<'_>, plans: &[Plan<'_>], root: &str) -> BTreeMap<String, PanelView> {
    repurchase::panels(scope(edition), plans, root)
}

/// All that is public, as of the day that the site speaks from.
fn scope<'e>(edition: &'e Edition<'_>) -> Scope<'e> {
    Scope {
        announcements: &edition.announcements,
        metrics: edition.definitions().metrics,
        issuer: edition.issuer(),
        words: words::of(&edition.config().language),
        today: Some(today(edition)),
    }
}

/// A chart of the whole edition. `None` where nothing is stated that it could draw.
#[must_use]
pub fn of_edition<'a>(edition: &Edition<'a>, spec: &ChartSpec) -> Option<Drawn<'a>> {
    draw(scope(edition), spec, Roots { page: "", file: "../", folder: "" }, |newest| headline(edition, spec, newest))
}

/// The headline of the newest announcement that gives one, where the chart has all figures of its newest period from that
/// announcement, as it stands: an older one would stand above figures that it doesn't tell.
fn headline<'a>(
    edition: &Edition<'a>,
    spec: &ChartSpec,
    newest: &[&Announcement],
) -> Option<(&'a Announcement, &'a Headline)> {
    let given = |it: &&'a Announcement| Some((*it, it.headline(&spec.id.value)?));
    let (announcement, headline) = edition.announcements.iter().rev().find_map(given)?;
    let is_newest = matches!(newest, [only] if std::ptr::eq(*only, announcement));
    (is_newest && edition.correction_of(&announcement.id).is_none()).then_some((announcement, headline))
}

/// The same chart from what one announcement states.
#[must_use]
pub fn of_announcement<'a>(
    edition: &Edition<'a>,
    announcement: &'a Announcement,
    spec: &ChartSpec,
) -> Option<Drawn<'a>> {
    let (metrics, words) = (edition.definitions().metrics, words::of(&edition.config().language));
    let scope = Scope { announcements: &[announcement], metrics, issuer: edition.issuer(), words, today: None };
    let folder = path::folder(&announcement.id);
    let roots = Roots { page: "../../", file: "../../", folder: &folder };
    draw(scope, spec, roots, |_| Some((announcement, announcement.headline(&spec.id.value)?)))
}

/// Draws a chart; `headline` gives what is said of it, by the announcements that state the figures of its newest period.
fn draw<'a>(
    scope: Scope<'_>,
    spec: &ChartSpec,
    roots: Roots<'_>,
    headline: impl FnOnce(&[&Announcement]) -> Option<(&'a Announcement, &'a Headline)>,
) -> Option<Drawn<'a>> {
    let draft = match &spec.content {
        ChartContent::Mix { currency, total, panels } => {
            mix::draft(scope, &spec.title, *currency, &total.value, panels)
        }
        ChartContent::Metrics(ids) => metrics::draft(scope, ids),
        ChartContent::Repurchase => repurchase::draft(scope, &spec.title),
    }?;
    let source = source(&draft.sources, draft.as_of, scope.words);
    let headline = headline(&draft.newest);
    let caption = Caption {
        id: format!("chart_{}", spec.id.value),
        title: spec.title.to_string(),
        headline: headline.map_or_else(String::new, |(_, headline)| inline_plain_text(&headline.text)),
        source: source.clone(),
    };
    Some(Drawn { picture: render(&*draft.chart, &caption, roots), tables: draft.tables, source, headline })
}

/// The announcements that state the figures, and the day that the chart speaks from.
fn source(announcements: &[&Announcement], as_of: Option<NaiveDate>, words: &dyn Words) -> String {
    let Some(newest) = announcements.iter().max_by_key(|it| it.dated.value) else { return String::new() };
    let dated = newest.dated.value;
    words.chart_source(announcements.len(), &newest.title, dated, as_of.filter(|day| *day != dated))
}
