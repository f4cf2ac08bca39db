//! `irbook templates`: irbook's templates, as they are to be copied and kept up to date in an archive.

use super::{Outcome, say_lines, warn};
use crate::diagnostic::{Texts, did_you_mean};
use crate::source::{Content, Sources, load};
use crate::theme::{State, accepted, builtin, exported, state};
use crate::write::{create, rewrite};
use clap::{Args, Subcommand};
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook templates                               every template with what it renders
  irbook templates export layout.html            a copy of it to edit: templates/layout.html
  irbook templates export layout.html --output - | git diff --no-index templates/layout.html -
  irbook templates accept layout.html            the copy is right for this version as it is";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    act: Option<Act>,
    /// Folder of the archive
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    root: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Copy one of irbook's templates into the archive, where the copy takes its place
    Export {
        /// The template, such as `announcement/dividend.html`
        name: String,
        /// Where the copy goes, `-` for standard output; `templates/NAME` of the archive where left out
        #[arg(long, value_name = "FILE")]
        output: Option<String>,
    },
    /// Say that copies are right for this version of irbook as they are
    Accept {
        /// The templates
        #[arg(value_name = "NAME", required = true)]
        names: Vec<String>,
    },
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Outcome> {
    match &arguments.act {
        None => list(&arguments.root),
        Some(Act::Export { name, output }) => export(&arguments.root, name, output.as_deref()),
        Some(Act::Accept { names }) => accept(&arguments.root, names),
    }
}

/// A line a template: its name, what it renders, and whether the archive has one in its place.
fn list(root: &Path) -> io::Result<Outcome> {
    let loaded = load(root);
    // Outside an archive there are irbook's alone.
    let is_outside = root.is_dir() && root.join("site.toml").symlink_metadata().is_err();
    let unread = loaded.as_ref().err().filter(|_| !is_outside).map(ToString::to_string);
    let sources = loaded.unwrap_or_default();
    let width = builtin().map(|(name, _)| name.len()).max().unwrap_or_default();
    let line = |(name, renders): (&str, &str)| {
        let own = own(&sources, name);
        let is_unread = own.as_ref().is_some_and(|(_, text)| text.is_none());
        let own = match own.and_then(|(_, text)| state(name, text?)) {
            None if is_unread => " (yours, which can't be read; `irbook check` says why)".to_owned(),
            None => String::new(),
            Some(State::Unmarked) => " (yours)".to_owned(),
            Some(State::Current) => " (yours, a copy of this version's)".to_owned(),
            Some(State::Outdated(version)) => format!(" (yours, a copy of irbook {version}'s, which was another one)"),
        };
        format!("{name:width$}  {renders}{own}\n")
    };
    say_lines(&builtin().map(line).collect::<String>())?;
    match unread {
        None => Ok(Outcome::Fine),
        Some(why) => refused(&format_args!("{why}; what the archive has in place of irbook's templates isn't known")),
    }
}

fn export(root: &Path, name: &str, output: Option<&str>) -> io::Result<Outcome> {
    let name = known(name);
    let Some(text) = exported(name) else { return unknown(name) };
    if output == Some("-") {
        say_lines(&text)?;
        return Ok(Outcome::Fine);
    }
    let (folder, path) = match output {
        Some(path) => (Path::new(""), path.to_owned()),
        None if !root.join("site.toml").is_file() => {
            return refused(&format_args!(
                "there is no site.toml in {}, so it is no archive; name one by --root, or a file by --output",
                root.display()
            ));
        }
        None => (root, format!("templates/{name}")),
    };
    let place = folder.join(&path);
    match create(folder, &[(path, text)]) {
        Ok(kept) if kept.is_empty() => warn(&format!("wrote {}\n", place.display()))?,
        Ok(_) => {
            return refused(&format_args!(
                "{} is there already; `irbook templates export {name} --output -` prints irbook's to compare, and for a \
                 new copy, move the old one away first",
                place.display()
            ));
        }
        Err(error) => return refused(&error),
    }
    Ok(Outcome::Fine)
}

fn accept(root: &Path, names: &[String]) -> io::Result<Outcome> {
    let sources = match load(root) {
        Ok(sources) => sources,
        Err(error) => return refused(&error),
    };
    for name in names {
        let name = known(name);
        if builtin().all(|(known, _)| known != name) {
            return unknown(name);
        }
        let Some((path, text)) = own(&sources, name) else {
            return refused(&format_args!(
                "the archive has no templates/{name}; `irbook templates export {name}` makes a copy"
            ));
        };
        let Some(text) = text else {
            return refused(&format_args!("templates/{name} can't be read; `irbook check` says why"));
        };
        let Some(marked) = accepted(name, text) else { return unknown(name) };
        if let Err(error) = rewrite(&path, &marked) {
            return refused(&error);
        }
        warn(&format!("templates/{name} goes by irbook {}\n", env!("CARGO_PKG_VERSION")))?;
    }
    Ok(Outcome::Fine)
}

/// The archive's file in the place of irbook's, with its text where it can be read.
fn own<'s>(sources: &'s Sources, name: &str) -> Option<(PathBuf, Option<&'s str>)> {
    let (file, source) =
        sources.below("templates/").find(|(file, _)| sources.path(*file)["templates/".len()..] == *name)?;
    let text = if let Content::Text(text) = &source.content { Some(&**text) } else { None };
    Some((sources.disk_path(file), text))
}

/// A name as it is listed, also of one that was typed as a path of the archive.
fn known(name: &str) -> &str {
    let name = name.strip_prefix("./").unwrap_or(name);
    name.strip_prefix("templates/").unwrap_or(name)
}

fn unknown(name: &str) -> io::Result<Outcome> {
    let help = did_you_mean(name, builtin().map(|(known, _)| known));
    refused(&format_args!("irbook has no template `{name}`; {help}; `irbook templates` lists them"))
}

fn refused(why: &dyn Display) -> io::Result<Outcome> {
    warn(&format!("error: {why}\n"))?;
    Ok(Outcome::Unable)
}
