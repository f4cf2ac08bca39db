//! `irbook diff`: what a new site changes for the reader of an old one.

use super::{Outcome, say_lines, say_safe, warn};
use crate::comparison::{compare, print, read};
use crate::diagnostic::plain_json;
use clap::{Args, ValueEnum};
use std::io;
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook diff published public                  what a deployment of public would change
  irbook diff published public --exit-code      for scripts: status 1 when they differ
  irbook diff published public --format json    all of it, as one JSON object";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Folder of the old site, or what was fetched of it: manifest.sha256, ledger.jsonl and CSV files
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// Folder of the new site
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How the differences are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// End with status 1 when the sites differ
    #[arg(long)]
    exit_code: bool,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// Counts and lists
    #[default]
    Text,
    /// One JSON object
    Json,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Outcome> {
    let two = match read(&arguments.old, &arguments.new) {
        Ok(two) => two,
        Err(error) => {
            warn(&format!("error: {error}\n"))?;
            return Ok(Outcome::Unable);
        }
    };
    let comparison = compare(&two);
    match arguments.format {
        Format::Text => say_lines(&print(&comparison))?,
        Format::Json => say_safe(&format!("{}\n", plain_json(&serde_json::to_string(&comparison)?)))?,
    }
    Ok(if arguments.exit_code && !comparison.same { Outcome::Different } else { Outcome::Fine })
}
