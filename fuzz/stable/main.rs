//! Runs the fuzz targets on stable Rust: inputs of the corpora, changed by a generator with a seed, for a bounded time.
//!
//! ```text
//! targets     what is fuzzed; also run by libFuzzer
//! seeds       the corpora and dictionaries
//! mutation    from an input to another
//! session     running a target, and what is kept of an input that fails
//! ```
//!
//! Without a guide by coverage, which needs a nightly toolchain, the changes know what texts are made of: lines, words,
//! values, numbers at their limits, characters of several bytes.

mod mutation;
mod seeds;
mod session;
#[path = "../targets/lib.rs"]
mod targets;

use clap::Parser;
use session::Session;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Runs the fuzz targets for a bounded time.
#[derive(Parser)]
struct Arguments {
    /// The targets; all where left out.
    targets: Vec<String>,
    /// For how long, in all.
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// Where the generator of changes begins: the same inputs come in the same order.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Runs this one input, without catching what it does.
    #[arg(long, conflicts_with_all = ["seconds", "seed"])]
    input: Option<PathBuf>,
}

/// Ends with 1 where a target fails, and with 2 where there is no such target or file.
fn main() -> io::Result<ExitCode> {
    let arguments = Arguments::parse();
    let (mut out, mut err) = (io::stdout().lock(), io::stderr());
    let is_asked_for = |name: &str| arguments.targets.is_empty() || arguments.targets.iter().any(|it| it == name);
    let unknown = |name: &&String| targets::ALL.iter().all(|target| target.name != **name);
    if let Some(name) = arguments.targets.iter().find(unknown) {
        let known: Vec<&str> = targets::ALL.iter().map(|target| target.name).collect();
        writeln!(err, "there is no target `{name}`; there are {}", known.join(", "))?;
        return Ok(ExitCode::from(2));
    }
    let chosen: Vec<_> = targets::ALL.iter().filter(|target| is_asked_for(target.name)).collect();
    if let Some(path) = &arguments.input {
        let bytes = std::fs::read(path)?;
        chosen.iter().for_each(|target| (target.run)(&bytes));
        return Ok(ExitCode::SUCCESS);
    }
    let time = Duration::from_secs(arguments.seconds) / u32::try_from(chosen.len()).unwrap_or(1);
    session::watch();
    let mut failed = 0;
    for target in chosen {
        let session = Session::new(target, arguments.seed)?;
        let outcome = session.run(time)?;
        writeln!(out, "{:<14}{:>9} inputs", target.name, outcome.inputs)?;
        for failure in &outcome.failures {
            failed += 1;
            writeln!(err, "{} fails: {}", target.name, failure.message)?;
            writeln!(err, "  cargo run --example fuzz -- {} --input {}", target.name, failure.path.display())?;
        }
    }
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
