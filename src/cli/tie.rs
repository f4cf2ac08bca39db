//! `irbook tie`: proposes how the figures of a text are tied to facts, and writes it there.

use super::findings::{self, counted};
use super::{Clock, Outcome, say_lines, warn};
use crate::audit::Proposal;
use crate::diagnostic::plain;
use crate::pipeline::{self, Proposed};
use clap::Args;
use std::io;
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook tie content/announcements/2024-q1-results/announcement.md            what could be tied to what
  irbook tie content/announcements/2024-q1-results/announcement.md --write    tie what is unambiguous";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The announcement.md whose figures are to be tied
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Folder of the archive
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Write the unambiguous ties into the file
    #[arg(long)]
    write: bool,
}

pub(super) fn run(arguments: &Arguments, clock: &Clock<'_>) -> io::Result<Outcome> {
    let request = pipeline::Request { root: arguments.root.clone(), as_of: clock.now, drafts: true, base_url: None };
    let proposed = match pipeline::propose(&request, &arguments.file) {
        Ok(proposed) => proposed,
        Err(failure) => return findings::fail(&failure, super::Format::Full, findings::show),
    };
    let Some(proposed) = proposed else {
        warn(&format!(
            "error: `{}` is no announcement.md of this archive that can be read\n",
            arguments.file.display()
        ))?;
        return Ok(Outcome::Unable);
    };
    let one = proposed.proposals.iter().filter(|it| proposed.destination(it).is_some()).count();
    say_lines(&listed(&proposed))?;
    let open = proposed.proposals.len() - one;
    if arguments.write && one > 0 {
        if let Err(error) = proposed.write() {
            return findings::fail(&pipeline::Failure::Write(error), super::Format::Full, findings::show);
        }
        warn(&format!("tied {}; {open} left\n", counted(one, "figure")))?;
    } else {
        warn(&format!("{} can be tied as shown (`--write` does it); {open} left\n", counted(one, "figure")))?;
    }
    Ok(Outcome::Fine)
}

/// One line a figure: place, words, and what they may be tied to.
fn listed(proposed: &Proposed) -> String {
    let line = |it: &Proposal| {
        let (line, column) = proposed.line_and_column(it.span.start);
        let to: Vec<&str> = it.candidates.iter().map(|candidate| &*candidate.destination).collect();
        let to = match &to[..] {
            [] => "no figure of this document".to_owned(),
            [one] if proposed.destination(it).is_some() => (*one).to_owned(),
            [one] => format!("{one}, by hand: a link, markup or an escape stands in the way"),
            several => format!("one of {}", several.join(", ")),
        };
        format!("{}\n", plain(&format!("{}:{line}:{column}: {} -> {to}", proposed.path, it.words)))
    };
    proposed.proposals.iter().map(line).collect()
}
