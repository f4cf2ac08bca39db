//! Reading a ledger that was published.

use super::broken::{Broken, lines};
use super::entry::{Entry, State};
use super::{Ledger, page};
use crate::decode::is_id;
use crate::diagnostic::Code;

const HELP: &str = "a ledger is only ever added to: take the one that is online, or an older copy of it from a backup or from \
                    version control, and find out who changed this one";

/// Reads a ledger file.
///
/// # Errors
/// The first line that is not as irbook writes it, does not follow from the one before, or tells of a document what can't be
/// behind its earlier versions. What it says is only known from the documents: [`super::extend`] compares them.
pub fn parse(text: &str) -> Result<Ledger, Broken> {
    let mut ledger = Ledger::default();
    for (number, offset, line) in lines(text) {
        let entry = entry(line, number, &ledger)
            .map_err(|what| broken(offset, format!("line {number} of the ledger {what}")))?;
        ledger.push(entry);
    }
    if ledger.entries().is_empty() {
        let help = "a site without documents has no ledger: leave `--ledger` out for a first publication";
        return Err(Broken { help, ..broken(0, "the ledger has no lines".to_owned()) });
    }
    Ok(ledger)
}

fn broken(offset: u32, message: String) -> Broken {
    Broken { code: Code::LedgerBroken, offset, message, help: HELP }
}

/// The line of a number, behind those before it, or what is wrong with it.
fn entry(line: &str, number: usize, before: &Ledger) -> Result<Entry, String> {
    let Some(line) = line.strip_suffix('\n') else {
        return Err("has no end: the file was cut off".to_owned());
    };
    if line.ends_with('\r') {
        return Err("ends with CR LF, where irbook writes LF alone: the file was converted on its way".to_owned());
    }
    let entry: Entry = serde_json::from_str(line).map_err(|error| format!("can't be read: {error}"))?;
    if entry.previous != before.previous() {
        return Err(match number {
            1 => "is not its first one: lines before it are missing".to_owned(),
            _ => format!("does not follow from line {}: a line was changed, added or taken out", number - 1),
        });
    }
    if entry.line() != line {
        return Err("is not as irbook writes it: it was edited".to_owned());
    }
    let (id, formerly) = (&*entry.announcement, entry.formerly.as_deref());
    let version = before.next_version(id, formerly);
    if entry.version != version {
        return Err(format!("has version {} of `{id}`, where version {version} comes next", entry.version));
    }
    let is_as_it_says = match (entry.state, formerly) {
        // Its numbers go on from those under another id, and it has none under its own.
        (State::Moved | State::Withdrawn, Some(_)) => version > 1 && before.next_version(id, None) == 1,
        (state, formerly) => state != State::Moved && formerly.is_none(),
    };
    if !is_as_it_says {
        return Err(format!("tells of a move of `{id}` that was none"));
    }
    if !is_id(id) || *entry.path != *page(id) {
        return Err(format!("has another path than that of `{id}`"));
    }
    let is_explained = match (entry.state, &entry.reason, &entry.correction) {
        (State::Published, None, None) => version == 1,
        (State::Corrected, None, Some(_)) => version > 1,
        (State::Revised | State::Withdrawn, Some(_), None) => true,
        (State::Moved, reason, correction) => reason.is_none() || correction.is_none(),
        _ => false,
    };
    if !is_explained {
        return Err(format!("tells of `{id}` as {} with a reason that it can't have", entry.state.word()));
    }
    let latest = before.versions(formerly.unwrap_or(id)).map(|it| it.at).max();
    // A withdrawal may be dated before what it withdraws.
    if entry.state != State::Withdrawn && latest.is_some_and(|latest| entry.at < latest) {
        return Err(format!("has version {version} of `{id}` from before the one that it follows"));
    }
    Ok(entry)
}
