//! A document that mostly is a file: the page leads with it.

use crate::address::Site;
use crate::domain::Announcement;
use crate::domain::kind::document::Document;
use crate::page::component::file;
use crate::words;
use serde::Serialize;

/// What only such a document shows.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// What it is.
    pub what: &'static str,
    /// The period that it is on, in words.
    pub period: Option<String>,
    /// The file.
    pub file: Option<MainFile>,
}

/// The file of a document.
#[derive(Debug, Serialize)]
pub struct MainFile {
    /// Address, relative to the page where it stands beside it.
    pub href: String,
    /// Its name, or where it stands.
    pub name: String,
    /// Its type: `PDF`.
    pub format: Option<String>,
    /// Its size in words.
    pub size: Option<String>,
    /// How many pages it has, in words.
    pub pages: Option<String>,
    /// Whether it stands elsewhere.
    pub is_elsewhere: bool,
}

/// The facts of a document.
pub fn facts(site: &Site<'_>, announcement: &Announcement, document: &Document) -> Facts {
    let words = words::of(&site.edition.config().language);
    let pages = document.pages.map(|pages| words.pages(pages));
    let beside = file::files(announcement, "", words).into_iter().find(|it| it.is_official);
    let main = match (beside, &document.url) {
        (Some(file), _) => Some(MainFile {
            format: Some(file.media).filter(|media| !media.is_empty()),
            href: file.href,
            name: file.name,
            size: Some(file.size),
            pages,
            is_elsewhere: false,
        }),
        (None, Some(url)) => Some(MainFile {
            href: url.value.to_string(),
            name: url.value.to_string(),
            format: format(&url.value),
            size: None,
            pages,
            is_elsewhere: true,
        }),
        (None, None) => None,
    };
    let period = document.period.as_ref().map(|period| words.period(&period.value));
    Facts { what: words.document(document.what), period, file: main }
}

/// The type of a file by the end of its name, in capitals.
fn format(name: &str) -> Option<String> {
    let name = name.rsplit('/').next()?.split(['?', '#']).next()?;
    let (_, end) = name.rsplit_once('.')?;
    let is_type = (2..=4).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_type.then(|| end.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_of_a_file_is_the_end_of_its_name() {
        assert_eq!(format("annual-report.pdf").as_deref(), Some("PDF"));
        assert_eq!(format("https://www.example.com/a/report.2023.pdf?download=1").as_deref(), Some("PDF"));
        assert_eq!(format("https://www.example.com/reports/2023"), None);
    }
}
