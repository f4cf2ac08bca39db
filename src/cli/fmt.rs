//! `irbook fmt`: puts the TOML of the archive into form.

use super::findings::counted;
use super::{Outcome, say, warn};
use crate::decode::File;
use crate::domain::FileId;
use crate::editor::{self, Refused};
use crate::source::{Content, SourceFile, Sources, load};
use crate::write::rewrite;
use clap::Args;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook fmt                                         all files of the archive in this folder
  irbook fmt --check                                 lists what isn't in form, as a pull request asks
  irbook fmt content/announcements/2024-q1/1.toml    this one

What a file says stays to the digit, and so do its comments.";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files of the archive; all of them where none is named
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Folder of the archive
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Write nothing; list the files that aren't in form, and end with status 1 where there are any
    #[arg(long)]
    check: bool,
}

/// A file of the archive with declared keys.
struct Declared<'s> {
    id: FileId,
    source: &'s SourceFile,
    kind: &'static File,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Outcome> {
    let sources = load(&arguments.root).map_err(|error| io::Error::other(error.to_string()))?;
    let declared = |(id, source): (FileId, _)| {
        let source: &SourceFile = source;
        Some(Declared { id, source, kind: File::at(&source.path)? })
    };
    let all: Vec<Declared<'_>> = sources.iter().filter_map(declared).collect();
    let mut asked = Vec::new();
    for path in &arguments.files {
        match all.iter().find(|file| is_at(&sources, file.id, path)) {
            Some(file) => asked.push(file),
            None => {
                warn(&format!("error: `{}` is no file of this archive that has keys of irbook", path.display()))?;
                return Ok(Outcome::Unable);
            }
        }
    }
    if arguments.files.is_empty() {
        asked = all.iter().collect();
    }
    let (mut changed, mut refused) = (0, 0);
    for file in &asked {
        match formed(&sources, file, arguments)? {
            Formed::AsItWas => {}
            Formed::Changed => changed += 1,
            Formed::Refused => refused += 1,
        }
    }
    let done = if arguments.check { "not in form" } else { "put into form" };
    let said = format!("{} of {} {done}", changed, counted(asked.len(), "file"));
    warn(&if refused > 0 { format!("{said}; left as before: {refused}") } else { said })?;
    let is_fine = refused == 0 && (changed == 0 || !arguments.check);
    Ok(if is_fine { Outcome::Fine } else { Outcome::Findings })
}

/// Whether a path, from where the command was given, is that of a file of the archive.
fn is_at(sources: &Sources, id: FileId, path: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(path).is_some_and(|path| real(&sources.disk_path(id)) == Some(path))
}

enum Formed {
    AsItWas,
    Changed,
    Refused,
}

/// Puts one file into form, or says what hinders it.
fn formed(sources: &Sources, file: &Declared<'_>, arguments: &Arguments) -> io::Result<Formed> {
    let path = &file.source.path;
    let content = sources.content(file.id).map_err(|error| io::Error::other(error.to_string()))?;
    let text = match content {
        Content::Text(text) => text,
        other => {
            let why = match other {
                Content::NotUtf8(_) => "this is no text in UTF-8",
                _ => "irbook doesn't read this file; `irbook check` says why",
            };
            warn(&format!("error: {path}: {why}"))?;
            return Ok(Formed::Refused);
        }
    };
    match editor::format(file.kind, &text) {
        Ok(new) if *new == *text => Ok(Formed::AsItWas),
        Ok(_) if arguments.check => {
            say(path)?;
            Ok(Formed::Changed)
        }
        Ok(_) if is_read_only(&sources.disk_path(file.id)) => {
            warn(&format!("error: {path}: the file is read-only"))?;
            Ok(Formed::Refused)
        }
        Ok(new) => {
            rewrite(&sources.disk_path(file.id), &new).map_err(|error| io::Error::other(error.to_string()))?;
            say(path)?;
            Ok(Formed::Changed)
        }
        Err(refused) => {
            let place = match &refused {
                Refused::Syntax(at, _) => place(&text, *at),
                _ => String::new(),
            };
            warn(&format!("error: {path}{place}: {refused}"))?;
            Ok(Formed::Refused)
        }
    }
}

/// Whether a file says that it isn't to be written, which a new one in its place would pass over.
fn is_read_only(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.permissions().readonly())
}

/// Line and column of an offset.
fn place(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!(":{line}:{column}")
}
