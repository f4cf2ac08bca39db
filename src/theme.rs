//! The templates and the stylesheet: irbook's own, under those of the archive file by file.

mod unused;

pub use unused::unused;

use crate::source::{Content, Sources};

/// Declares the files of `templates/` that are part of the binary.
macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../templates/", $name))),)*]
    };
}

/// irbook's own files, in the order in which stylesheets are joined.
const EMBEDDED: &[(&str, &str)] = embedded![
    "404.html",
    "announcement/board-change.html",
    "announcement/buyback-return.html",
    "announcement/debt-issue.html",
    "announcement/dividend.html",
    "announcement/document.html",
    "announcement/file.html",
    "announcement/general-meeting-notice.html",
    "announcement/metrics.html",
    "announcement/other.html",
    "announcement/poll-results.html",
    "announcement/reference.html",
    "announcement/repurchases.html",
    "announcement/results.html",
    "announcement/share-issuance.html",
    "announcement/statements.html",
    "announcement/versions.html",
    "announcements.html",
    "checks.html",
    "company.html",
    "components/chart.html",
    "components/figures.html",
    "components/company.html",
    "components/grid.html",
    "components/key-figures.html",
    "components/lists.html",
    "components/marks.html",
    "components/meetings.html",
    "components/moment.html",
    "components/periods.html",
    "components/shareholders.html",
    "components/people.html",
    "components/shares.html",
    "components/statement-list.html",
    "components/statement.html",
    "components/tabs.html",
    "components/tiles.html",
    "components/votes.html",
    "concept.html",
    "dividends.html",
    "events.html",
    "favicon.svg",
    "figure-year.html",
    "financials.html",
    "frame.html",
    "home.html",
    "layout.html",
    "meetings.html",
    "metric.html",
    "page.html",
    "people.html",
    "redirect.html",
    "repurchases.html",
    "results.html",
    "shareholders.html",
    "shares.html",
    "statement.html",
    "withdrawn.html",
    "style/tokens.css",
    "style/base.css",
    "style/tiles.css",
    "style/lists.css",
    "style/checks.css",
    "style/home.css",
    "style/page.css",
    "style/document.css",
    "style/announcement.css",
    "style/results.css",
    "style/statement.css",
    "style/figures.css",
    "style/company.css",
    "style/shareholders.css",
    "style/chart.css",
    "style/print.css",
];

/// The files that pages are made with.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Templates: name and text, sorted by name.
    pub templates: Vec<(String, String)>,
    /// The stylesheet.
    pub stylesheet: String,
    /// Its file name, which changes with its content.
    pub stylesheet_name: String,
    /// The icon, an SVG.
    pub favicon: String,
}

impl Theme {
    /// irbook's files, each replaced by the archive's file of the same name below `templates/`; further
    /// files there are templates that others can include, and stylesheets that come last.
    #[must_use]
    pub fn of(sources: &Sources) -> Self {
        let mut files: Vec<(String, String)> =
            EMBEDDED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        for file in &sources.files {
            if let (Some(name), Content::Text(text)) = (file.path.strip_prefix("templates/"), &file.content) {
                let text = text.trim_start_matches('\u{feff}');
                match files.iter_mut().find(|(known, _)| known == name) {
                    Some((_, known)) => *known = text.to_owned(),
                    None => files.push((name.to_owned(), text.to_owned())),
                }
            }
        }
        let is_style = |name: &str| name.starts_with("style/") && name.ends_with(".css");
        let stylesheet: String =
            files.iter().filter(|(name, _)| is_style(name)).map(|(_, text)| text.as_str()).collect();
        let hash = blake3::hash(stylesheet.as_bytes()).to_hex();
        let favicon = files.iter().find(|(name, _)| name == "favicon.svg").map_or_else(String::new, |(_, t)| t.clone());
        files.retain(|(name, _)| name.ends_with(".html"));
        files.sort();
        Self { templates: files, stylesheet_name: format!("style.{}.css", &hash[..12]), stylesheet, favicon }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_templates_folder_is_part_of_the_binary() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
        let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file());
        let mut files: Vec<String> =
            files.map(|e| e.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/")).collect();
        files.sort();
        let mut embedded: Vec<&str> = EMBEDDED.iter().map(|(name, _)| *name).collect();
        embedded.sort_unstable();
        assert_eq!(files, embedded);
    }
}
