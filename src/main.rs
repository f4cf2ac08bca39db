//! The `irbook` command. This file alone reads the clock.

use irbook::cli::{Clock, arguments, run};
use std::process::ExitCode;
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let started = Instant::now();
    // The preview's threads ask for it for as long as the program runs.
    let elapsed: &'static _ = Box::leak(Box::new(move || started.elapsed()));
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(outcome) => return ExitCode::from(outcome.status()),
    };
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    let now = std::time::SystemTime::now().into();
    ExitCode::from(run(&arguments, &Clock { now, elapsed }).status())
}
