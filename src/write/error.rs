//! Why something could not be written.

use super::own::MARKER;
use crate::ledger::manifest;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why the output could not be written.
#[derive(Debug)]
pub enum WriteError {
    /// The output is a folder that irbook did not make.
    Foreign(PathBuf),
    /// The output has irbook's marker, and nothing that says what irbook wrote there.
    Unlisted(PathBuf),
    /// The output was made by irbook and has these files and folders of others, sorted.
    Mixed(PathBuf, Vec<String>),
    /// The output contains the archive or lies in its content.
    Inside(PathBuf),
    /// Another build is writing into the output.
    Busy(PathBuf),
    /// What is to be locked is no file.
    NoLock(PathBuf),
    /// A file can't be read: one to be copied, which was there when the archive was read, or the manifest of the old site.
    Source(PathBuf, io::Error),
    /// A file that is to be copied has another size than when the archive was read.
    Changed(PathBuf),
    /// What builds leave behind can't be removed.
    Remove(PathBuf, io::Error),
    /// The files of a new site were being put in the places of the old ones.
    Halfway(PathBuf, io::Error),
    /// The system refused something.
    Io(PathBuf, io::Error),
}

/// How many files of others are named.
const NAMED: usize = 3;

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(path) => write!(
                f,
                "{} has files and no {MARKER} as irbook writes it, so irbook did not make it and won't replace it; \
                 choose another --output or empty the folder",
                path.display()
            ),
            Self::Unlisted(path) => write!(
                f,
                "{} has no {} that says what irbook wrote there, so it won't be replaced; choose another --output, or \
                 empty the folder if nothing in it is yours",
                path.display(),
                manifest::NAME
            ),
            Self::Mixed(path, names) => {
                let named: Vec<String> = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
                write!(f, "{} has {}", path.display(), named.join(", "))?;
                if names.len() > NAMED {
                    write!(f, " and {} more", names.len() - NAMED)?;
                }
                write!(
                    f,
                    ", which irbook did not write and which would be lost with the old site; move what you need out of \
                     the folder, or choose another --output"
                )?;
                let has = |it: &str| names.iter().any(|name| name.trim_end_matches('/') == it);
                if has("CNAME") {
                    write!(f, "; what lies in the archive's static/, such as a CNAME, is in every site")?;
                }
                if has(".git") {
                    let name = path.file_name().unwrap_or_default().display();
                    write!(
                        f,
                        "; a repository can lie beside the folder: `git --git-dir={name}.git --work-tree={name}` finds it there"
                    )?;
                }
                Ok(())
            }
            Self::Inside(path) => write!(
                f,
                "{} is the archive itself or a part of it, which the output would replace; choose another --output",
                path.display()
            ),
            Self::Busy(path) => write!(
                f,
                "another irbook build is writing into {}; wait until it is done, or choose another --output",
                path.display()
            ),
            Self::NoLock(path) => write!(
                f,
                "{} is no plain file, so it can't keep a second build out; find out who put it there, and remove it",
                path.display()
            ),
            Self::Source(path, error) => write!(f, "can't read {}: {error}", path.display()),
            Self::Changed(path) => {
                write!(f, "{} changed while the site was built; build again once it stays as it is", path.display())
            }
            Self::Remove(path, error) => write!(f, "can't remove {}, which a build left: {error}", path.display()),
            Self::Halfway(path, error) => write!(
                f,
                "{} has files of the old site and of the new one, which the next build puts right: {error}",
                path.display()
            ),
            Self::Io(path, error) => write!(f, "can't write {}: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}
