//! `irbook build`: checks the archive, writes the site, and reports what was written and left out.

use super::findings::{self, counted};
use super::{ArchiveArguments, Clock, Outcome, interrupt, say, warn};
use crate::archive::Withheld;
use crate::config::Output;
use crate::domain::web;
use crate::pipeline::{self, Indexed, Report, Target, Timer};
use crate::write::{Exchange, let_everybody_read};
use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io;
use std::path::PathBuf;
use std::time::Duration;

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook build                                              this folder's archive into ./public
  irbook build --base-url https://example.github.io/ir/     for another address
  irbook build --ledger published/ledger.jsonl              and goes on from what is online
  irbook build --as-of 2024-05-20T08:00:00+08:00            as it will be public then";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    archive: ArchiveArguments,
    /// Folder that the site takes the place of; `public` in the archive's folder where left out
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The published ledger.jsonl, or a folder with it, which the new one goes on from. A first publication goes
    /// without
    #[arg(long, value_name = "PATH")]
    ledger: Option<PathBuf>,
    /// Absolute address where the site will stand, instead of site.toml's
    #[arg(long, value_name = "URL", value_parser = absolute)]
    base_url: Option<String>,
    /// Leave out search, whatever site.toml says: its index takes longer than all pages of a large archive
    #[arg(long)]
    no_search: bool,
    /// Say when the next scheduled document is due: not for a log that others read
    #[arg(long)]
    show_embargo: bool,
}

fn absolute(text: &str) -> Result<String, String> {
    let wrong = match web::check(text) {
        Ok(()) if !text.contains(['?', '#']) => return Ok(web::in_ascii(text)),
        Ok(()) => "addresses of pages are joined to it, so that it can't have `?` or `#`",
        Err(wrong) => wrong,
    };
    Err(format!("{wrong}; write an absolute address, such as https://example.github.io/ir/"))
}

/// A build that takes longer than this shows how far it is.
const QUIET: Duration = Duration::from_secs(1);

pub(super) fn run(arguments: &Arguments, clock: &Clock<'_>) -> io::Result<Outcome> {
    let archive = &arguments.archive;
    let request = archive.request(clock, arguments.base_url.clone());
    let mut checked = match pipeline::read(&request) {
        Ok(checked) => checked,
        Err(failure) => return findings::fail(&failure, archive.format, findings::show_without_notes),
    };
    findings::show_without_notes(&checked.findings, &checked.sources, archive.format)?;
    if archive.deny_warnings && findings::has_warnings(&checked.findings) {
        return Ok(Outcome::Findings);
    }
    if arguments.no_search {
        checked.archive.config.outputs = checked.archive.config.outputs.without(Output::Search);
    }
    let output = arguments.output.clone().unwrap_or_else(|| request.root.join("public"));
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    if let Ok(style) = ProgressStyle::with_template("writing {bar:30} {pos} of {len} files") {
        bar.set_style(style);
    }
    let progress = |done: u64, all: u64| {
        if done.is_multiple_of(64) && findings::on_terminal() && (clock.elapsed)() > QUIET {
            if bar.is_hidden() {
                bar.set_length(all);
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            bar.set_position(done);
        }
    };
    let signal = interrupt::signal()?;
    let target = Target {
        ledger: arguments.ledger.as_deref(),
        signal: Some(&signal),
        timer: Some(Timer(clock.elapsed)),
        ..Target::new(&output)
    };
    let_everybody_read();
    let written = pipeline::write(&request, &mut checked, &target, &progress);
    bar.finish_and_clear();
    let published = match written {
        Ok(written) => {
            findings::show_without_notes(&written.findings, &checked.sources, archive.format)?;
            if archive.deny_warnings && findings::has_warnings(&written.findings) {
                return Ok(Outcome::Findings);
            }
            written.publish()
        }
        Err(failure) => Err(failure),
    };
    // The process ends soon and gives all memory back at once; piece by piece it takes a while for a large archive.
    std::mem::forget(checked);
    match published {
        Ok(report) => {
            let text = describe(&report, &output.display().to_string(), (clock.elapsed)());
            // Standard output belongs to the findings where a machine reads it.
            for line in std::iter::once(text).chain(report.search.and_then(describe_search)) {
                if archive.format.for_people() {
                    say(&line)?;
                } else {
                    warn(&line)?;
                }
            }
            if let Some(text) = withheld(&report.withheld, arguments.show_embargo) {
                warn(&text)?;
            }
            if report.exchange == Exchange::ByFile {
                warn(&format!(
                    "note: the files of {} were exchanged one by one, since the folder can't be as a whole (it is a volume, \
                     in a lower layer, open elsewhere, or nothing may be put beside it): for that moment, readers could \
                     find old pages beside new ones\n",
                    output.display()
                ))?;
            }
            if report.later > 0 {
                let lines = counted(report.later, "line");
                warn(&format!(
                    "left out: {lines} of the published ledger, from the first on that is later than this site\n"
                ))?;
            }
            Ok(Outcome::Fine)
        }
        Err(failure) => findings::fail(&failure, archive.format, findings::show_without_notes),
    }
}

fn describe(report: &Report, output: &str, elapsed: Duration) -> String {
    format!(
        "{}: {} and {}, {}, in {} into {output}\n",
        counted(report.announcements, "announcement"),
        counted(report.pages, "page"),
        counted(report.files, "other file"),
        size(report.bytes),
        duration(elapsed),
    )
}

/// What of it is search: its index takes a good part of a build.
fn describe_search(indexed: Indexed) -> Option<String> {
    let Indexed { records, files, bytes, time } = indexed;
    let (records, files) = (counted(records, "record"), counted(files, "file"));
    Some(format!("of which search: {records} in {files}, {}, in {}\n", size(bytes), duration(time?)))
}

fn size(bytes: u64) -> String {
    let kib = bytes.div_ceil(1024);
    if kib < 10_240 { format!("{kib} KiB") } else { format!("{} MiB", kib / 1024) }
}

fn duration(time: Duration) -> String {
    let millis = time.as_millis();
    if millis < 10_000 { format!("{millis} ms") } else { format!("{} s", millis / 1000) }
}

/// How many documents were left out, without saying which, and the instant of the next only where it was asked for: a
/// build's log may be public, and an instant alone tells that something is to come.
fn withheld(withheld: &Withheld, show_embargo: bool) -> Option<String> {
    if *withheld == Withheld::default() {
        return None;
    }
    let next = withheld
        .next
        .filter(|_| show_embargo)
        .map_or_else(String::new, |at| format!(", the next of them until {}", at.format("%Y-%m-%dT%H:%M:%SZ")));
    let drafts = counted(withheld.drafts, "draft");
    Some(format!("left out: {drafts}, {}{next}\n", counted(withheld.scheduled, "scheduled document")))
}
