//! What there is in an archive to refer to.

use crate::archive::{Documents, LeftOut, Legend};
use crate::config::Config;
use crate::diagnostic::Texts;
use crate::domain::event::Planned;
use crate::domain::issuer::Issuer;
use crate::domain::member::Dimension;
use crate::domain::metric::Metric;
use crate::domain::{Announcement, PlainPage, composed};
use crate::markdown::{Outline, outline};
use std::collections::{BTreeMap, BTreeSet};

/// What can be referred to from anywhere in the archive. Ordered maps, so that the candidates of a help
/// text come in one order.
#[derive(Debug)]
pub(super) struct Index<'d> {
    /// `site.toml`; where it could not be read, nothing that refers to it is judged.
    pub site: Option<&'d (Config, Issuer)>,
    /// What could not be read: references to it are not judged.
    pub left_out: &'d LeftOut,
    /// Metrics by id.
    pub metrics: BTreeMap<&'d str, &'d Metric>,
    /// The metrics as written.
    pub metric_list: &'d [Metric],
    /// Dimensions by id.
    pub dimensions: BTreeMap<&'d str, &'d Dimension>,
    /// Legends by key.
    pub legends: BTreeMap<&'d str, &'d Legend>,
    /// What is planned without an announcement.
    pub planned: &'d [Planned],
    /// Plain pages by id, with the outlines of their texts.
    pub plain_pages: BTreeMap<&'d str, (&'d PlainPage, Outline)>,
    /// Announcements by id, with the outlines of their texts.
    pub announcements: BTreeMap<&'d str, (&'d Announcement, &'d Outline)>,
    /// Concepts of all lines, and metrics.
    pub concepts: BTreeSet<&'d str>,
    /// Addresses of the pages that every site has, of the metrics' pages, the plain ones and of the files below `static/`.
    pub pages: BTreeSet<String>,
}

/// The pages of every site that texts can link to.
const PAGES: [&str; 6] = ["/", "/announcements/", "/events/", "/figures/", "/figures/checks/", "/company/"];

/// Those that a site has where it has something to show there, which is seen once it is public.
const SECTIONS: [&str; 9] = [
    "/company/people/",
    "/figures/half-years/",
    "/figures/years/",
    "/results/",
    "/shareholders/",
    "/shareholders/dividends/",
    "/shareholders/meetings/",
    "/shareholders/repurchases/",
    "/shareholders/shares/",
];

impl<'d> Index<'d> {
    pub fn new(documents: &'d Documents, outlines: &'d [Outline], texts: &dyn Texts) -> Self {
        let metrics: BTreeMap<&str, &Metric> = documents.metrics.iter().map(|it| (&*it.id.value, it)).collect();
        let lines = documents.announcements.iter().flat_map(|it| &it.statements).flat_map(|it| &it.lines);
        let mut concepts: BTreeSet<&str> = metrics.keys().copied().collect();
        concepts.extend(lines.filter(|line| !line.cells.is_empty()).map(|line| line.concept()));
        let mut pages: BTreeSet<String> = PAGES.iter().chain(&SECTIONS).map(|&page| page.to_owned()).collect();
        pages.extend(metrics.keys().map(|id| format!("/figures/{id}/")));
        pages.extend(concepts.iter().map(|concept| format!("/figures/line/{concept}/")));
        pages.extend(
            documents.pages.iter().map(|it| &it.id).chain(&documents.left_out.pages).map(|id| format!("/{id}/")),
        );
        let files = documents.static_files.iter().filter_map(|file| texts.path(*file).strip_prefix("static"));
        pages.extend(files.map(|path| composed(path).into_owned()));
        Self {
            site: documents.site.as_ref(),
            left_out: &documents.left_out,
            metrics,
            metric_list: &documents.metrics,
            planned: &documents.calendar,
            dimensions: documents.dimensions.iter().map(|it| (&*it.id.value, it)).collect(),
            plain_pages: documents.pages.iter().map(|it| (&*it.id, (it, outline(&it.body)))).collect(),
            legends: documents.legends.iter().map(|it| (&*it.key.value, it)).collect(),
            announcements: documents.announcements.iter().zip(outlines).map(|(it, o)| (&*it.id, (&**it, o))).collect(),
            concepts,
            pages,
        }
    }

    pub fn has_announcement(&self, id: &str) -> bool {
        self.announcements.contains_key(id) || self.left_out.announcements.iter().any(|it| *it.id == *id)
    }

    pub fn has_legend(&self, key: &str) -> bool {
        self.legends.contains_key(key) || self.left_out.legends.iter().any(|it| **it == *key)
    }

    pub fn has_metric(&self, id: &str) -> bool {
        self.metrics.contains_key(id) || self.left_out.metrics
    }

    /// A document that was left out may hold any concept.
    pub fn has_concept(&self, concept: &str) -> bool {
        self.concepts.contains(concept) || self.left_out.metrics || !self.left_out.announcements.is_empty()
    }

    pub fn has_page(&self, path: &str) -> bool {
        self.pages.contains(path) || self.left_out.metrics && path.starts_with("/figures/")
    }
}

/// The anchors of an announcement's page: headings of the text, figures, statements, footnotes (`fn-4`).
pub(super) fn anchors<'d>(it: &'d Announcement, outline: &'d Outline) -> impl Iterator<Item = String> + 'd {
    let headings = outline.headings.iter().map(|heading| heading.id.clone());
    let figures = it.figures.iter().map(|figure| figure.id.value.to_string());
    let statements = it.statements.iter().map(|statement| statement.id.value.to_string());
    let footnotes = it.footnotes.iter().map(|footnote| format!("fn-{}", footnote.id.value));
    headings.chain(figures).chain(statements).chain(footnotes)
}
