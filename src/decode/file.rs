//! The files of an archive that hold declared tables, and where each of them stands.

use super::declaration::Table;
use super::{announcement, dimension, event, filing, legend, metric, plain_page, site, statement};

/// A kind of file that is TOML, or begins with it.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// What it is called where one of them is asked for.
    pub name: &'static str,
    /// The name of the part of the format that begins with its table.
    pub part: &'static str,
    /// Its path; `*` is any name.
    pub path: &'static str,
    /// The table of its top level.
    pub table: &'static Table,
}

/// Every kind of file.
pub static FILES: &[File] = &[
    File { name: "site", part: "site.toml", path: "site.toml", table: &site::SITE },
    File {
        name: "announcement",
        part: "announcement.md",
        path: "content/announcements/*/announcement.md",
        table: &announcement::ANNOUNCEMENT,
    },
    File { name: "statements", part: "statements", path: "content/announcements/*/*.toml", table: &statement::TABLES },
    File { name: "metrics", part: "content/metrics.toml", path: "content/metrics.toml", table: &metric::METRICS },
    File {
        name: "dimensions",
        part: "content/dimensions.toml",
        path: "content/dimensions.toml",
        table: &dimension::DIMENSIONS,
    },
    File { name: "calendar", part: "content/calendar.toml", path: "content/calendar.toml", table: &event::CALENDAR },
    File {
        name: "filings",
        part: "content/filings/<year>.toml",
        path: "content/filings/*.toml",
        table: &filing::FILINGS_LIST,
    },
    File { name: "legend", part: "content/legends/<key>.md", path: "content/legends/*.md", table: &legend::LEGEND },
    File { name: "page", part: "content/pages/<id>.md", path: "content/pages/*.md", table: &plain_page::PAGE },
];

impl File {
    /// The kind of the file at a path below the archive's folder; `None` where nothing is declared of it.
    #[must_use]
    pub fn at(path: &str) -> Option<&'static Self> {
        FILES.iter().find(|file| matches(file.path, path))
    }

    /// Whether its TOML stands between two lines of `+++`.
    #[must_use]
    pub fn is_front_matter(&self) -> bool {
        !self.path.ends_with(".toml")
    }
}

/// Whether a path has the form of another, whose `*` are any names or parts of one.
fn matches(form: &str, path: &str) -> bool {
    let (mut names, mut forms) = (path.split('/'), form.split('/'));
    loop {
        match (forms.next(), names.next()) {
            (None, None) => return true,
            (Some(form), Some(name)) => match form.split_once('*') {
                Some((before, after)) => {
                    let is_long = name.len() > before.len() + after.len();
                    if !is_long || !name.starts_with(before) || !name.ends_with(after) {
                        return false;
                    }
                }
                None if form == name => {}
                None => return false,
            },
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::parts;

    #[test]
    fn a_path_is_of_the_kind_of_file_that_stands_there() {
        let name = |path| File::at(path).map(|file| file.name);
        assert_eq!(name("site.toml"), Some("site"));
        assert_eq!(name("content/announcements/2024-q1/announcement.md"), Some("announcement"));
        assert_eq!(name("content/announcements/2024-q1/1-statements.toml"), Some("statements"));
        assert_eq!(name("content/filings/2024.toml"), Some("filings"));
        for other in ["content/site.toml", "content/announcements/a/b/c.toml", "content/pages/.md", "static/a.toml"] {
            assert_eq!(name(other), None, "{other}");
        }
    }

    #[test]
    fn every_kind_of_file_begins_a_part_of_the_format() {
        for file in FILES {
            let part = parts().find(|part| part.name == file.part).unwrap();
            assert!(std::ptr::eq(part.tables[0], file.table), "{}", file.name);
        }
    }
}
