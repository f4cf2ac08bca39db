//! Reading a ledger that was published.

use super::Ledger;
use super::entry::{Entry, State};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::{Digest, FileId, Span};

const HELP: &str = "a ledger is only ever added to: take the one that is online, or an older copy of it from a backup or from \
                    version control, and find out who changed this one";

/// Reads a ledger file. `file` is where it is known by for findings.
///
/// # Errors
/// The first line that is none, that does not follow from the one before, or whose version is not the next of its document.
pub fn parse(text: &str, file: FileId) -> Result<Ledger, Diagnostic> {
    let mut ledger = Ledger::default();
    let mut previous = Digest::default();
    let mut offset = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let at = u32::try_from(offset).unwrap_or(u32::MAX);
        let fail = |message: String| {
            Err(Diagnostic::error(Code::LedgerBroken, Span { file, start: at, end: at }, message).help(HELP))
        };
        offset += line.len();
        let Some(line) = line.strip_suffix('\n') else {
            return fail(format!("line {number} of the ledger has no end: the file was cut off"));
        };
        let entry: Entry = match serde_json::from_str(line) {
            Ok(entry) => entry,
            Err(error) => return fail(format!("line {number} of the ledger can't be read: {error}")),
        };
        if entry.previous != previous {
            return fail(match number {
                1 => "the ledger does not begin with its first line: lines before it are missing".to_owned(),
                _ => format!(
                    "line {number} of the ledger does not follow from line {}: a line was changed, added or taken out",
                    number - 1
                ),
            });
        }
        previous = Digest::of(line);
        let (id, formerly) = (&*entry.announcement, entry.formerly.as_deref());
        let version = ledger.next_version(id, formerly);
        if entry.version != version || formerly.is_some() != (entry.state == State::Moved) {
            return fail(format!(
                "line {number} of the ledger has version {} of `{id}`, where version {version} comes next",
                entry.version
            ));
        }
        ledger.push(entry);
    }
    if ledger.entries().is_empty() {
        let place = Span { file, start: 0, end: 0 };
        let finding = Diagnostic::error(Code::LedgerBroken, place, "the ledger has no lines");
        return Err(
            finding.help("a site without documents has no ledger: leave `--ledger` out for a first publication")
        );
    }
    Ok(ledger)
}
