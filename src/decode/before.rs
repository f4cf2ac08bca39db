//! Announcements that were read before: a check of an archive in which one text was edited takes over all others.

use super::ANNOUNCEMENTS;
use super::folder::Defaults;
use crate::archive::Archive;
use crate::config::Config;
use crate::domain::period::FiscalCalendar;
use crate::domain::{Announcement, FileId};
use crate::source::{Content, Sources};
use std::collections::HashMap;
use std::sync::Arc;

/// What was read of an archive in which no error was found.
#[derive(Clone, Debug, Default)]
pub struct Before {
    sources: Sources,
    announcements: HashMap<Arc<str>, Arc<Announcement>>,
    /// The settings and the issuer's fiscal years.
    settings: Option<(Config, FiscalCalendar)>,
}

impl Before {
    /// What was read of an archive and its files.
    #[must_use]
    pub fn of(archive: &Archive, sources: &Sources) -> Self {
        let announcements = archive.announcements.iter().map(|it| (it.id.clone(), it.clone())).collect();
        let settings = Some((archive.config.clone(), archive.issuer.calendar.clone()));
        Self { sources: sources.clone(), announcements, settings }
    }

    /// The announcement as it was read, where all that it is read from is the same. Its files must have been read.
    pub(super) fn announcement(
        &self,
        id: &str,
        files: &[FileId],
        sources: &Sources,
        defaults: Defaults<'_>,
    ) -> Option<Arc<Announcement>> {
        let announcement = self.announcements.get(id)?;
        let (config, calendar) = self.settings.as_ref()?;
        let before = Defaults {
            calendar,
            conventions: config.conventions,
            language: &config.language,
            allowed: Some(&config.attachments),
        };
        let folder = format!("{ANNOUNCEMENTS}{id}/");
        let is_same = |(old, new): (FileId, &FileId)| old == *new && self.is_same(old, sources);
        let old: Vec<FileId> = self.sources.below(&folder).map(|(file, _)| file).collect();
        let are_same = old.len() == files.len() && old.into_iter().zip(files).all(is_same);
        (before == defaults && are_same).then(|| announcement.clone())
    }

    /// Whether a file has the name that it had, and what is read of it is the same: of one that is copied, its size.
    fn is_same(&self, file: FileId, sources: &Sources) -> bool {
        let at = file.0 as usize;
        let (old, new) = (&self.sources.files[at], &sources.files[at]);
        old.path == new.path
            && match (&old.content, &new.content) {
                (Content::OnDisk(_), Content::OnDisk(_)) => sources.reads_as(file, &self.sources),
                (Content::Text(old), Content::Text(new)) => old == new,
                (Content::Opaque(old), Content::Opaque(new)) => old == new,
                _ => false,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::check::sample::{SITE, announcement};
    use crate::decode::{decode, decode_after};
    use crate::source::load;
    use std::fs;
    use std::path::Path;

    fn write(root: &Path, (path, text): (String, String)) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Which of the announcements `a`, `b` and `c` are taken over after a change of the files.
    fn taken_over(change: impl FnOnce(&Path)) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), ("site.toml".to_owned(), SITE.to_owned()));
        for id in ["a", "b", "c"] {
            write(root.path(), announcement(id, "2024-05-20", ""));
        }
        let sources = load(root.path()).unwrap();
        let archive = check(decode(&sources).unwrap().0, &sources).archive.unwrap();
        let before = Before::of(&archive, &sources);
        change(root.path());
        let (documents, findings) = decode_after(&before, &load(root.path()).unwrap()).unwrap();
        assert_eq!(findings, []);
        let is_same = |it: &&Arc<Announcement>| archive.announcements.iter().any(|old| Arc::ptr_eq(old, it));
        documents.announcements.iter().filter(is_same).map(|it| it.id.to_string()).collect()
    }

    #[test]
    fn announcements_whose_files_are_the_same_are_taken_over() {
        assert_eq!(taken_over(|_| {}), ["a", "b", "c"]);
        assert_eq!(taken_over(|root| write(root, announcement("b", "2024-05-21", ""))), ["a", "c"]);
        let attached = |id: &str| (format!("content/announcements/{id}/6k.pdf"), String::new());
        assert_eq!(taken_over(|root| write(root, attached("c"))), ["a", "b"]);
        assert_eq!(taken_over(|root| write(root, attached("a"))), [""; 0], "the numbers of all files are others");
    }

    #[test]
    fn none_is_taken_over_where_the_settings_that_announcements_are_read_with_are_others() {
        for (from, to) in [("12-31", "06-30"), ("language = \"en\"", "language = \"de\"")] {
            let site = ("site.toml".to_owned(), SITE.replace(from, to));
            assert_eq!(taken_over(|root| write(root, site)), [""; 0], "{to}");
        }
        let site = ("site.toml".to_owned(), SITE.replace("Figures of", "Facts of"));
        assert_eq!(taken_over(|root| write(root, site)), ["a", "b", "c"]);
    }
}
