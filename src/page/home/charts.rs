//! The charts of the home page: the first two with something to see, each with its first panels, and the ways to all of them.

use crate::address::{Site, path};
use crate::chart::PanelView;
use crate::config::{ChartContent, ChartSpec};
use crate::domain::Announcement;
use crate::domain::announcement::Headline;
use crate::history::drawn::is_drawn;
use crate::page::component::chart::{self, HeadlineView};
use crate::page::component::link::{Link, foreign};
use crate::page::component::note::Notes;
use serde::Serialize;

/// How many charts are shown.
const CHARTS: usize = 2;

/// How many panels of a chart are shown. A mix has one, which takes as much room as two others.
const PANELS: usize = 2;

/// A chart in short.
#[derive(Serialize)]
pub struct ChartView {
    id: String,
    title: String,
    /// What an author says of it.
    headline: Option<HeadlineView>,
    panels: Vec<PanelView>,
    source: String,
    /// All of it, as a picture.
    picture: String,
    /// The pages that have its figures.
    data: Vec<Link>,
}

/// The charts, in the order of the settings, and the pictures of those that aren't shown.
pub fn charts(site: &Site<'_>, root: &str) -> (Vec<ChartView>, Vec<Link>) {
    let (mut shown, mut others) = (Vec::new(), Vec::new());
    for spec in &site.edition.config().charts {
        let drawn = if shown.len() < CHARTS { drawn(site, spec, root) } else { None };
        match drawn {
            Some(drawn) => shown.push(drawn),
            None if is_drawn(spec, &site.edition.announcements) => {
                others.push(Link {
                    href: format!("{root}{}", path::chart(&spec.id.value)),
                    text: spec.title.to_string(),
                });
            }
            None => {}
        }
    }
    (shown, others)
}

/// A chart; `None` where nothing of it is a picture.
fn drawn(site: &Site<'_>, spec: &ChartSpec, root: &str) -> Option<ChartView> {
    // A mix is drawn by its first panel alone: a panel with many parts would make the others as high as it is.
    let drawn = chart::of_edition(site.edition, &in_short(spec))?;
    let headline = drawn.headline.map(|(announcement, it)| headline(site, announcement, it, root));
    let picture = format!("{root}{}", path::chart(&spec.id.value));
    let mut view = drawn.view(spec, picture, root, headline);
    view.panels.retain(|panel| !panel.svg.is_empty());
    view.panels.truncate(PANELS);
    (!view.panels.is_empty()).then(|| ChartView {
        id: view.id,
        title: view.title,
        headline: view.headline,
        panels: view.panels,
        source: view.source,
        picture: view.href,
        data: data(site, spec, root),
    })
}

fn in_short(spec: &ChartSpec) -> ChartSpec {
    let mut spec = spec.clone();
    if let ChartContent::Mix { panels, .. } = &mut spec.content {
        panels.truncate(1);
    }
    spec
}

/// The pages that have the figures of a chart over time.
fn data(site: &Site<'_>, spec: &ChartSpec, root: &str) -> Vec<Link> {
    let link = |path: String, text: &str| {
        site.has(&path).then(|| Link { href: format!("{root}{path}"), text: text.to_owned() })
    };
    match &spec.content {
        ChartContent::Mix { total, .. } => {
            let concept = site.history.financials.concept(&total.value);
            concept.and_then(|it| link(path::concept(it.id), it.label)).into_iter().collect()
        }
        ChartContent::Metrics(ids) => {
            let metrics = ids.iter().filter_map(|id| site.edition.metric(&id.value));
            metrics.filter_map(|it| link(path::metric(&it.id.value), &it.label)).take(PANELS).collect()
        }
        ChartContent::Repurchase => link(path::REPURCHASES.to_owned(), &spec.title).into_iter().collect(),
    }
}

/// What an announcement says of a chart, away from its page.
fn headline(site: &Site<'_>, announcement: &Announcement, it: &Headline, root: &str) -> HeadlineView {
    let folder = format!("{root}{}", path::folder(&announcement.id));
    let html = Notes::elsewhere(site, announcement, root, &folder).inline(&it.text);
    HeadlineView { html, language: foreign(&announcement.language, &site.edition.config().language) }
}
