//! `irbook verify`: whether the archive still has all that is published, and a reason for every change.

use super::findings::{self, counted};
use super::{Clock, Format, Outcome, instant, say, warn};
use crate::pipeline::{self, Request};
use chrono::{DateTime, FixedOffset};
use clap::Args;
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook verify --published site/            a copy of the site, or its ledger.jsonl and manifest.sha256 alone
  irbook verify --published ledger.jsonl     the ledger alone: documents, not addresses

A first publication has nothing to verify against. `build --ledger` fails for the same documents.";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The published site: its folder, or its ledger.jsonl
    #[arg(long, value_name = "PATH")]
    published: PathBuf,
    /// Folder of the archive
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Instant that the new site speaks from, with its offset; now where left out
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    as_of: Option<DateTime<FixedOffset>>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, clock: &Clock<'_>) -> Outcome {
    let as_of = arguments.as_of.map_or(clock.now, |at| at.to_utc());
    let request = Request { root: arguments.root.clone(), as_of, drafts: false, base_url: None };
    let verified = match pipeline::verify(&request, &arguments.published) {
        Ok(verified) => verified,
        Err(failure) => return findings::fail(&failure, arguments.format, findings::show_without_notes),
    };
    findings::show(&verified.findings, &verified.sources, arguments.format);
    let addresses = match verified.addresses {
        Some(count) => format!("{} of the published site", counted(count, "file")),
        None => "no addresses: there is no manifest.sha256".to_owned(),
    };
    let text = format!(
        "verified {} and {addresses}; {} new\n",
        counted(verified.versions, "published version"),
        counted(verified.added, "version"),
    );
    if arguments.format.for_people() {
        say(&text)
    } else {
        warn(&text)
    }
    Outcome::Fine
}
