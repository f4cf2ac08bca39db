//! Where symbolic links may lead: to what is published in its own right, and in the same way.

use super::name::is_passed_over;
use std::fmt;
use std::path::{Path, PathBuf};

/// The folders that an archive is read from.
pub(super) const FOLDERS: [&str; 3] = ["content", "static", "templates"];

/// What is wrong with a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// There is nothing at its end.
    Nowhere,
    /// It leads to a folder that it stands in.
    Circle,
    /// It leads out of the archive's folder.
    Outside,
    /// It leads to a place of the archive's folder that no part of the site is read from.
    Elsewhere(String),
    /// It leads to what belongs to an editor or to version control.
    Hidden(String),
    /// It leads to a file that is read in another way: a text that a file is copied from, or the like.
    OtherUse(String),
}

impl fmt::Display for LinkFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nowhere => write!(f, "leads nowhere"),
            Self::Circle => write!(f, "leads to a folder that it stands in"),
            Self::Outside => write!(f, "leads out of the archive"),
            Self::Elsewhere(target) => write!(f, "leads to `{target}`, which no part of the site is read from"),
            Self::Hidden(target) => {
                write!(f, "leads to `{target}`, which belongs to an editor or to version control")
            }
            Self::OtherUse(target) => write!(f, "leads to `{target}`, which is not published in the same way"),
        }
    }
}

/// What a file is read for.
#[derive(PartialEq, Eq)]
enum Use {
    Source,
    Template,
    Copy,
}

fn use_of(path: &str) -> Use {
    if path.starts_with("templates/") {
        Use::Template
    } else if path.starts_with("content/") && (path.ends_with(".toml") || path.ends_with(".md")) {
        Use::Source
    } else {
        Use::Copy
    }
}

/// The archive's folder and those in it that it is read from, where they really are.
pub(super) struct Places {
    root: PathBuf,
    folders: Vec<(&'static str, PathBuf)>,
}

impl Places {
    pub(super) fn new(real_root: PathBuf) -> Self {
        Self { root: real_root, folders: Vec::new() }
    }

    /// Adds a folder; `real` is where it is.
    ///
    /// # Errors
    /// It is a link that makes one folder a part of another, or leads to what isn't part of the archive.
    pub(super) fn add(&mut self, name: &'static str, real: PathBuf) -> Result<(), LinkFault> {
        if real != self.root.join(name) {
            let target = self.inside(&real)?;
            let others = FOLDERS.iter().filter(|it| **it != name).map(|it| self.root.join(it));
            let others = others.chain(self.folders.iter().map(|(_, other)| other.clone()));
            if others.into_iter().any(|it| it.starts_with(&real) || real.starts_with(it)) {
                return Err(LinkFault::OtherUse(target));
            }
        }
        self.folders.push((name, real));
        Ok(())
    }

    /// A place in the archive's folder, relative to it.
    pub(super) fn inside(&self, real: &Path) -> Result<String, LinkFault> {
        let Ok(below) = real.strip_prefix(&self.root) else { return Err(LinkFault::Outside) };
        let target = slashes(below);
        match below.iter().any(is_passed_over) {
            true => Err(LinkFault::Hidden(target)),
            false => Ok(target),
        }
    }

    /// The path under which the walk finds what really is at a place.
    pub(super) fn path_of(&self, real: &Path) -> Result<String, LinkFault> {
        let target = self.inside(real)?;
        let found = self.folders.iter().find_map(|(name, folder)| Some((name, real.strip_prefix(folder).ok()?)));
        match found {
            Some((name, below)) => Ok(format!("{name}/{}", slashes(below))),
            None => Err(LinkFault::Elsewhere(target)),
        }
    }

    /// The path of the file that the one at `path`, reached by a link, really is.
    pub(super) fn target(&self, path: &str, real: &Path) -> Result<String, LinkFault> {
        let target = self.path_of(real)?;
        if use_of(&target) == use_of(path) { Ok(target) } else { Err(LinkFault::OtherUse(target)) }
    }
}

fn slashes(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
