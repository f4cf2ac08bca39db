//! `irbook schema`: the JSON Schema of the archive's files, for editors.

use super::{Outcome, say, say_lines, warn};
use crate::diagnostic::did_you_mean;
use crate::editor;
use crate::write::rewrite;
use clap::Args;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook schema                              the names of all schemas
  irbook schema site                         that of site.toml
  irbook schema --output .irbook/schema      all of them as files
  irbook schema --settings >.taplo.toml      which of them is of which files, for taplo";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Kind of file; all are listed where it is left out
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Folder to write the schemas of all kinds of files into; a file that is the same already is not touched
    #[arg(long, value_name = "DIR", conflicts_with = "name")]
    output: Option<PathBuf>,
    /// Print the settings that give editors with taplo the schemas: .taplo.toml
    #[arg(long, conflicts_with_all = ["name", "output"])]
    settings: bool,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Outcome> {
    if arguments.settings {
        return say_lines(&editor::settings()).map(|()| Outcome::Fine);
    }
    let files = editor::files();
    if let Some(folder) = &arguments.output {
        return written(folder, &files);
    }
    let name = |file: &str| file.trim_end_matches(editor::ENDING).to_owned();
    match &arguments.name {
        None => {
            files.iter().try_for_each(|(file, _)| say(&name(file)))?;
            Ok(Outcome::Fine)
        }
        Some(asked) => match files.iter().find(|(file, _)| name(file) == *asked) {
            Some((_, text)) => say_lines(text).map(|()| Outcome::Fine),
            None => {
                let help = did_you_mean(asked, files.iter().map(|(file, _)| name(file)));
                warn(&format!("error: `{asked}` is no schema; {help}"))?;
                Ok(Outcome::Unable)
            }
        },
    }
}

/// Writes the schemas that differ from what stands there.
fn written(folder: &Path, files: &[(String, String)]) -> io::Result<Outcome> {
    let fail = |path: &Path, error: &dyn std::fmt::Display| {
        io::Error::other(format!("can't write {}: {error}", path.display()))
    };
    fs::create_dir_all(folder).map_err(|error| fail(folder, &error))?;
    let mut count = 0;
    for (name, text) in files {
        let path = folder.join(name);
        let is_link = path.symlink_metadata().is_ok_and(|it| it.is_symlink());
        match fs::read(&path) {
            Ok(old) if old == text.as_bytes() => continue,
            _ if is_link => {
                let path = path.display();
                warn(&format!(
                    "error: {path} is a link, and irbook would write over what it leads to: remove the link, or choose another --output"
                ))?;
                return Ok(Outcome::Unable);
            }
            Ok(_) => rewrite(&path, text).map_err(|error| io::Error::other(error.to_string()))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::write(&path, text).map_err(|error| fail(&path, &error))?;
            }
            Err(error) => return Err(fail(&path, &error)),
        }
        count += 1;
    }
    warn(&format!("{} of {} schemas written to {}", count, files.len(), folder.display()))?;
    Ok(Outcome::Fine)
}
