//! The `irbook` command. This file alone reads the clock.

use clap::Parser;
use irbook::cli::{Arguments, Clock, run};
use std::process::ExitCode;
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let started = Instant::now();
    // The preview's threads ask for it for as long as the program runs.
    let elapsed: &'static _ = Box::leak(Box::new(move || started.elapsed()));
    let arguments = Arguments::parse();
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    let now = std::time::SystemTime::now().into();
    ExitCode::from(run(&arguments, &Clock { now, elapsed }).status())
}
