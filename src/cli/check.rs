//! `irbook check`: the findings, and nothing written.

use super::findings::{self, counted};
use super::{ArchiveArguments, Clock, Outcome, figures, say, say_lines};
use crate::pipeline;
use clap::Args;
use std::io;

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook check                                      the archive in this folder, as of now
  irbook check --format github --deny-warnings      in a pull request
  irbook check --as-of 2024-05-20T08:00:00+08:00    as it will be public then
  irbook check --drafts                             with drafts and scheduled documents";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    archive: ArchiveArguments,
    /// Check the site with drafts and scheduled documents let through, as `irbook serve --drafts` shows it
    #[arg(long)]
    drafts: bool,
}

pub(super) fn run(arguments: &Arguments, clock: &Clock<'_>) -> io::Result<Outcome> {
    let archive = &arguments.archive;
    let request = pipeline::Request { drafts: arguments.drafts, ..archive.request(clock, None) };
    let checked = match pipeline::check(&request) {
        Ok(checked) => checked,
        Err(failure) => return findings::fail(&failure, archive.format, findings::show),
    };
    findings::show(&checked.findings, &checked.sources, archive.format)?;
    if archive.deny_warnings && findings::has_warnings(&checked.findings) {
        return Ok(Outcome::Findings);
    }
    if archive.format.for_people() {
        let count = checked.archive.announcements.len();
        let first = if count == 0 { "; `irbook new results 2024-q1-results` begins the first one" } else { "" };
        say(&format!("checked {}: no errors{first}\n", counted(count, "announcement")))?;
        say_lines(&figures::summary(&checked.audit.summary))?;
    }
    Ok(Outcome::Fine)
}
