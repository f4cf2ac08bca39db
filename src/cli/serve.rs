//! `irbook serve`: the site in the browser, while the archive is being edited.

use super::findings::counted;
use super::{Clock, Outcome, instant, say, warn, warn_safe};
use crate::preview::{self, Engine, Options, Revisions, Server, Update, Watcher};
use chrono::{DateTime, FixedOffset};
use clap::Args;
use std::error::Error;
use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook serve --open                                        this folder's archive, in the browser
  irbook serve --drafts                                      with drafts and scheduled documents, marked as such
  irbook serve --drafts --as-of 2024-05-20T08:00:00+08:00    with what is withdrawn and next then
  irbook serve --host 0.0.0.0 --port 8080                    for other computers of the network too
  irbook serve --poll 2                                      on a network mount, where no system tells of changes";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Folder of the archive
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Instant that the site speaks from, with its offset; now where left out
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    as_of: Option<DateTime<FixedOffset>>,
    /// Let drafts and scheduled documents through, marked as such
    #[arg(long)]
    drafts: bool,
    /// Port to listen on; where it is taken, the next that is free
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    port: u16,
    /// Name or address to listen on, instead of this computer alone
    #[arg(long, value_name = "HOST")]
    host: Option<String>,
    /// Look for changes every so many seconds, where the system tells none: on network mounts, and in folders of another
    /// system, as containers on macOS have them
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "2", value_parser = seconds)]
    poll: Option<Duration>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

fn seconds(text: &str) -> Result<Duration, String> {
    match text.parse::<u64>() {
        Ok(seconds @ 1..=3600) => Ok(Duration::from_secs(seconds)),
        _ => Err("write a number of seconds from 1 to 3600".to_owned()),
    }
}

pub(super) fn run(arguments: &Arguments, clock: &Clock<'static>) -> io::Result<Outcome> {
    match serve(arguments, clock) {
        Ok(()) => Ok(Outcome::Fine),
        Err(error) => warn(&format!("error: {error}\n")).map(|()| Outcome::Unable),
    }
}

fn serve(arguments: &Arguments, clock: &Clock<'static>) -> Result<(), Box<dyn Error>> {
    let Arguments { host, port, drafts, .. } = arguments;
    let root = arguments.root.canonicalize();
    let root = root.map_err(|error| format!("can't read {}: {error}", arguments.root.display()))?;
    let server = Server::bind(host.as_deref(), *port).map_err(|error| {
        let host = host.as_deref().unwrap_or("this computer");
        let further = if error.kind() == ErrorKind::AddrInUse { ", nor on those that follow" } else { "" };
        format!("can't listen on port {port} of {host}{further}: {error}")
    })?;
    // From here on no change is missed, while the archive is read for the first time.
    let watcher = Watcher::new(root.clone(), arguments.poll).map_err(|error| {
        format!("can't watch {}: {error}; `irbook serve --poll` looks for changes by itself", root.display())
    })?;
    let revisions = Revisions::new(clock.now);
    let report = {
        let revisions = revisions.clone();
        move |update: Update| {
            // The preview goes on without its terminal.
            let _ = tell(&update);
            revisions.tell(update.revision);
        }
    };
    let (started, elapsed) = (clock.now, clock.elapsed);
    let now = move || started + elapsed();
    let as_of = arguments.as_of.map(|at| at.to_utc());
    let engine = Engine::start(Options { root, as_of, drafts: *drafts }, Arc::new(now), Box::new(report));
    watcher.tell(engine.clone(), |error| {
        let _ = warn(&format!("warning: changes may go unnoticed: {error}; `--poll` looks for them\n"));
    });
    let address = server.address();
    if *port != 0 && address.port() != *port {
        warn(&format!("port {port} is taken: this is port {}\n", address.port()))?;
    }
    if !address.ip().is_loopback() {
        let what = if *drafts { "the site with its drafts" } else { "the site" };
        warn(&format!("warning: other computers that reach {address} can read {what}\n"))?;
    }
    let url = server.url(&engine.base_path());
    say(&format!("preview at {url} (Ctrl-C ends it)\n"))?;
    if arguments.open
        && let Err(error) = opener::open_browser(&url)
    {
        warn(&format!("warning: no browser can be opened: {error}\n"))?;
    }
    server.run(engine, revisions, *drafts).map_err(|error| format!("the server failed: {error}"))?;
    Ok(())
}

/// Says what changed and what came of it.
fn tell(update: &Update) -> io::Result<()> {
    let what = match &update.changed[..] {
        [] => "the archive".to_owned(),
        [one] => one.clone(),
        [one, others @ ..] => format!("{one} and {}", counted(others.len(), "other file")),
    };
    let millis = update.took.as_millis();
    match &update.outcome {
        preview::Outcome::Ahead => say(&format!("shown {what} in {millis} ms, ahead of its check\n")),
        preview::Outcome::Good { warnings: 0 } => say(&format!("read {what} in {millis} ms\n")),
        preview::Outcome::Good { warnings } => {
            let warnings = counted(*warnings, "warning");
            say(&format!("read {what} in {millis} ms: {warnings}, which `irbook check` shows\n"))
        }
        preview::Outcome::Findings(text) => {
            warn_safe(text)?;
            say(&format!("read {what} in {millis} ms: the pages stay as they were before the errors\n"))
        }
        preview::Outcome::Nothing(text) => {
            warn_safe(text)?;
            say(&format!(
                "read {what} in {millis} ms: there is nothing to show yet; the pages come once that is mended\n"
            ))
        }
    }
}
