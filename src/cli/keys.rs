//! `irbook keys`: the keys of a kind of file or document.

use super::{Outcome, say_lines, warn};
use crate::diagnostic::did_you_mean;
use crate::editor;
use clap::Args;
use std::io;

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook keys                what can be asked for
  irbook keys dividend       the keys of a kind of announcement
  irbook keys site.toml      those of a file, or of one at a path
  irbook keys statement      those of a table, and of the tables in it";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Kind of announcement, file or table; all are listed where it is left out
    #[arg(value_name = "KIND|FILE")]
    name: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Outcome> {
    let Some(name) = &arguments.name else {
        say_lines(&editor::listed())?;
        return Ok(Outcome::Fine);
    };
    match editor::described(name) {
        Some(text) => {
            say_lines(&text)?;
            Ok(Outcome::Fine)
        }
        None => {
            let help = did_you_mean(name, editor::names());
            warn(&format!("error: there are no keys of `{name}`; {help}"))?;
            Ok(Outcome::Unable)
        }
    }
}
