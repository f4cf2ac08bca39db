//! How many wrong figures `irbook check` finds: every figure of an archive is changed, one at a time, and the edited
//! archive is read and checked like any other.
//!
//! ```text
//! mutation    the ways to change a printed figure
//! figures     the figures of the archive and what determines them
//! trial       checking the archive with one figure changed
//! report      tables, aims and what was not found
//! ```

mod figures;
mod mutation;
mod report;
mod trial;

use clap::Parser;
use irbook::diagnostic::Severity;
use irbook::source::Sources;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Changes each figure of an archive, one at a time, and counts the changes that `irbook check` finds.
#[derive(Parser)]
struct Arguments {
    /// The archive's folder.
    #[arg(long, default_value = ".")]
    root: PathBuf,
    /// Lists every change that was not found.
    #[arg(long)]
    list: bool,
}

/// Ends with 1 where an aim is missed and with 2 where nothing can be measured.
fn main() -> io::Result<ExitCode> {
    let arguments = Arguments::parse();
    let mut out = io::stdout().lock();
    let sources = match irbook::source::load(&arguments.root).and_then(Sources::held) {
        Ok(sources) => sources,
        Err(error) => {
            writeln!(io::stderr(), "{error}")?;
            return Ok(ExitCode::from(2));
        }
    };
    let known = trial::findings(&sources);
    if known.keys().any(|(severity, _)| *severity == Severity::Error) {
        // What is found then might be another word for what was wrong before.
        writeln!(io::stderr(), "the archive has errors already: see irbook check")?;
        return Ok(ExitCode::from(2));
    }
    let figures = figures::of(&trial::documents(&sources).0);
    let trials = trial::run(&figures, &sources, &known);
    let report = report::Report::of(&figures, &trials);
    report.write(&mut out, &sources, arguments.list)?;
    Ok(if report.meets_all_aims() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
