//! What stands at an address, rendered when it is asked for.

use super::shelf::describe;
use crate::address::{Page, Route, Site, path};
use crate::archive::released;
use crate::domain::Announcement;
use crate::output::{self, Workbooks};
use crate::page::{self, Content};
use crate::pipeline::twin;
use crate::render::Templates;
use crate::source::Sources;
use chrono::{DateTime, FixedOffset, Utc};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// What stands at an address.
#[derive(Debug)]
pub enum Answer {
    /// A page of the last good site.
    Page {
        /// Its text.
        html: Vec<u8>,
        /// Whether the public can see it.
        mark: Mark,
        /// What is wrong with the archive now, as the terminal shows it.
        findings: Option<String>,
    },
    /// A file that was written out.
    File {
        /// Its path below the site's base.
        path: String,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// A file on the disk that production would copy.
    Copy(PathBuf),
    /// A folder whose slash is missing.
    Folder,
    /// Nothing: what production shows for addresses that don't exist, and what is wrong with the archive now.
    Missing {
        /// The text of that page.
        html: Vec<u8>,
        /// What is wrong with the archive now.
        findings: Option<String>,
    },
    /// There is no page, and why.
    Nothing(String),
}

/// Whether the public can see a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It can.
    Public,
    /// It is of a draft.
    Draft,
    /// It is of a document that is public from an instant on.
    Scheduled(DateTime<FixedOffset>),
}

impl Mark {
    fn of(announcement: &Announcement, as_of: DateTime<Utc>) -> Self {
        let publication = &announcement.publication;
        let printed = publication.publish_at.or(announcement.released_at);
        match released(announcement) {
            None => Self::Draft,
            Some(at) if at <= as_of => Self::Public,
            Some(at) => Self::Scheduled(printed.unwrap_or_else(|| at.with_timezone(&announcement.zone).fixed_offset())),
        }
    }
}

/// A site whose pages are rendered one at a time.
pub(super) struct Shown<'a> {
    pub site: &'a Site<'a>,
    pub templates: &'a Templates,
    pub sources: &'a Sources,
    pub findings: &'a Option<String>,
}

impl<'a> Shown<'a> {
    /// What stands at a path below the site's base, where a folder is its `index.html`.
    pub fn answer(&self, path: &str) -> Answer {
        let index = |folder: &str| format!("{folder}index.html");
        let wanted = if path.is_empty() || path.ends_with('/') { index(path) } else { path.to_owned() };
        if let Some(route) = self.route(&wanted) {
            return self.content(route);
        }
        if self.route(&index(&format!("{path}/"))).is_some() {
            return Answer::Folder;
        }
        match self.route("404.html").map(|route| self.content(route)) {
            Some(Answer::Page { html, findings, .. }) => Answer::Missing { html, findings },
            Some(answer) => answer,
            None => Answer::Nothing("the site has no 404.html".to_owned()),
        }
    }

    fn route(&self, path: &str) -> Option<&'a Route<'a>> {
        self.site.routes.iter().find(|route| *route.path == *path)
    }

    /// A page may fail while a changed document is not checked yet: that must not end the preview.
    fn content(&self, route: &'a Route<'a>) -> Answer {
        catch_unwind(AssertUnwindSafe(|| self.rendered(route)))
            .unwrap_or_else(|_| Answer::Nothing(format!("{} can't be rendered: a bug of irbook", route.path)))
    }

    fn rendered(&self, route: &'a Route<'a>) -> Answer {
        let file = |bytes: Vec<u8>| Answer::File { path: route.path.to_string(), bytes };
        match page::content(self.site, route) {
            Content::Page(template, view, _) => {
                let mut html = Vec::new();
                match self.templates.render(template, &view, &route.path, &mut html) {
                    Ok(()) => Answer::Page { html, mark: self.mark(&route.page), findings: self.findings.clone() },
                    Err(finding) => Answer::Nothing(describe(&[finding], self.sources)),
                }
            }
            Content::Twin => {
                let page = self.route(&path::of_twin(&route.path));
                let Some(page) = page else { return Answer::Nothing(format!("{} is no page's twin", route.path)) };
                let Content::Page(template, view, _) = page::content(self.site, page) else {
                    return Answer::Nothing(format!("{} is no page's twin", route.path));
                };
                let mut html = Vec::new();
                match self.templates.render(template, &view, &page.path, &mut html) {
                    Ok(()) => file(twin(self.site, page, &view, &html).into_bytes()),
                    Err(finding) => Answer::Nothing(describe(&[finding], self.sources)),
                }
            }
            Content::Text(text) => file(text.into_bytes()),
            Content::Data(data) => file(output::bytes(self.site, data, &mut Workbooks::default())),
            Content::Copy(source) => Answer::Copy(self.sources.disk_path(source)),
        }
    }

    fn mark(&self, page: &Page<'_>) -> Mark {
        match page {
            Page::Announcement(it) | Page::Statement(it, _) => Mark::of(it, self.site.edition.as_of),
            _ => Mark::Public,
        }
    }
}
