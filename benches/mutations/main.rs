//! How many wrong figures `irbook check` finds: every figure of an archive is changed, one at a time, and the edited
//! archive is read and checked like any other.
//!
//! ```text
//! mutation    the ways to change a printed figure
//! figures     the figures of the archive and what determines them
//! told        the slips in what tables say of their cells
//! trial       checking the archive with one figure changed
//! report      tables, aims and what was not found
//! ```

mod figures;
mod mutation;
mod report;
mod told;
mod trial;

use clap::Parser;
use irbook::diagnostic::Severity;
use irbook::source::Sources;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Changes each figure of archives, one at a time, and counts the changes that `irbook check` finds.
#[derive(Parser)]
struct Arguments {
    /// An archive's folder, in place of those of the repository; may be given several times.
    #[arg(long, default_values = [".", "tests/fixtures/nordkant"])]
    root: Vec<PathBuf>,
    /// Lists every change that was not found.
    #[arg(long)]
    list: bool,
}

/// Ends with 1 where an archive misses an aim and with 2 where nothing can be measured.
fn main() -> io::Result<ExitCode> {
    let arguments = Arguments::parse();
    let mut out = io::stdout().lock();
    let mut all_met = true;
    for root in &arguments.root {
        writeln!(out, "{}## {}\n", if *root == arguments.root[0] { "" } else { "\n" }, root.display())?;
        match measure(root, arguments.list, &mut out)? {
            Some(met) => all_met &= met,
            None => return Ok(ExitCode::from(2)),
        }
    }
    Ok(if all_met { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether an archive meets all aims; `None` where it can't be measured.
fn measure(root: &Path, list: bool, out: &mut impl Write) -> io::Result<Option<bool>> {
    let sources = match irbook::source::load(root).and_then(Sources::held) {
        Ok(sources) => sources,
        Err(error) => {
            writeln!(io::stderr(), "{error}")?;
            return Ok(None);
        }
    };
    let unchanged = trial::Unchanged::of(&sources);
    if unchanged.known.keys().any(|(severity, _)| *severity == Severity::Error) {
        // What is found then might be another word for what was wrong before.
        writeln!(io::stderr(), "{} has errors already: see irbook check", root.display())?;
        return Ok(None);
    }
    let documents = trial::documents(&sources).0;
    let figures = figures::of(&documents);
    let trials = trial::run(&figures, &sources, &unchanged);
    let told = trial::run_told(&documents, &sources, &unchanged);
    let report = report::Report::of(&figures, &trials, &told);
    report.write(out, &sources, list)?;
    Ok(Some(report.meets_all_aims()))
}
