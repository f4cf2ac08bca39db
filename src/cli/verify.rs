//! `irbook verify`: whether the archive still has all that is published, and a reason for every change.

use super::findings::{self, counted};
use super::{ArchiveArguments, Clock, Outcome, say, warn};
use crate::pipeline;
use clap::Args;
use std::io;
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook verify --published site/            a copy of the site, or its ledger.jsonl and manifest.sha256 alone
  irbook verify --published ledger.jsonl     the ledger alone: documents, not addresses
  irbook verify --published site/ --public-key irbook.pub     and the ledger must be signed: docs/ledger.md

A first publication has nothing to verify against. `build --ledger` fails for the same documents.";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    archive: ArchiveArguments,
    /// The published site: its folder, or its ledger.jsonl
    #[arg(long, value_name = "PATH")]
    published: PathBuf,
    /// Public key of minisign: the ledger must be signed by it, in ledger.jsonl.minisig beside it
    #[arg(long, value_name = "FILE")]
    public_key: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, clock: &Clock<'_>) -> io::Result<Outcome> {
    let archive = &arguments.archive;
    let (request, key) = (archive.request(clock, None), arguments.public_key.as_deref());
    let verified = match pipeline::verify(&request, &arguments.published, key) {
        Ok(verified) => verified,
        Err(failure) => return findings::fail(&failure, archive.format, findings::show_without_notes),
    };
    findings::show(&verified.findings, &verified.sources, archive.format)?;
    if archive.deny_warnings && findings::has_warnings(&verified.findings) {
        return Ok(Outcome::Findings);
    }
    let addresses = match verified.addresses {
        Some(count) => format!("{} of the published site", counted(count, "file")),
        None => "no addresses, which only a folder with a manifest.sha256 tells".to_owned(),
    };
    let signed = if verified.is_signed { ", signed by the key," } else { "" };
    let text = format!(
        "verified {}{signed} and {addresses}; {} new\n",
        counted(verified.versions, "published version"),
        counted(verified.added, "version"),
    );
    if archive.format.for_people() {
        say(&text)?;
    } else {
        warn(&text)?;
    }
    Ok(Outcome::Fine)
}
