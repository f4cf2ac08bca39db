//! The command line: one file a subcommand.

mod build;
mod check;
mod diff;
mod events;
mod explain;
mod facts;
mod figures;
mod findings;
mod fmt;
mod import;
mod init;
mod interrupt;
mod keys;
mod new;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod templates;
mod tie;
mod topic;
mod verify;

use crate::diagnostic::{plain, plain_lines};
use crate::domain::moment::{YEARS, is_instant};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

/// What the library may know of the clock: `main` alone reads it.
pub struct Clock<'a> {
    /// The instant at which the program began.
    pub now: DateTime<Utc>,
    /// How long it has been running.
    pub elapsed: &'a (dyn Fn() -> Duration + Sync),
}

const EXIT_STATUS: &str = "\
Exit status:
  0  all is well
  1  the archive has findings that are errors; for `diff --exit-code`, the sites differ; for `import`, what it wrote asks questions
  2  the command line is wrong, or a file, or what there is to say, could not be read or written
  130, 143  `build` was ended by Ctrl-C, or by SIGTERM, and the output is as it was";

const DOCUMENTATION: &str =
    concat!("Documentation: `irbook explain`, or ", env!("CARGO_PKG_REPOSITORY"), "/tree/main/docs");

/// Turns a folder of announcements into an investor-relations archive.
#[derive(Debug, Parser)]
#[command(name = "irbook", version, about, after_help = EXIT_STATUS, propagate_version = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin an archive: settings, three examples, a workflow that publishes
    #[command(after_help = init::EXAMPLES)]
    Init(init::Arguments),
    /// Begin an announcement: its keys, to be filled in
    #[command(after_help = new::EXAMPLES)]
    New(new::Arguments),
    /// Check the archive and write the site
    #[command(after_help = build::EXAMPLES)]
    Build(build::Arguments),
    /// Check the archive and write nothing
    #[command(after_help = check::EXAMPLES)]
    Check(check::Arguments),
    /// Say what a new site changes for readers: documents, figures, events, addresses
    #[command(after_help = diff::EXAMPLES)]
    Diff(diff::Arguments),
    /// List the dates of the archive: results, meetings, days of dividends, deadlines
    #[command(after_help = events::EXAMPLES)]
    Events(events::Arguments),
    /// Print facts: the figures of documents with period, unit, exact value and address
    #[command(after_help = facts::EXAMPLES)]
    Facts(facts::Arguments),
    /// Make tables and lists of documents as they were filed: HTML, spreadsheets, CSV, XBRL
    #[command(after_help = import::EXAMPLES)]
    Import(Box<import::Arguments>),
    /// Check that nothing published was lost, or changed without a reason
    #[command(after_help = verify::EXAMPLES)]
    Verify(verify::Arguments),
    /// Show the site in a browser while the archive is being edited
    #[cfg(feature = "serve")]
    #[command(after_help = serve::EXAMPLES)]
    Serve(serve::Arguments),
    /// Tie the figures of a text to the figures of its tables
    #[command(after_help = tie::EXAMPLES)]
    Tie(tie::Arguments),
    /// List irbook's templates, copy one into the archive, keep copies up to date
    #[command(after_help = templates::EXAMPLES)]
    Templates(templates::Arguments),
    /// Print the documentation: topics, and what a finding means and how to mend it
    #[command(after_help = explain::EXAMPLES)]
    Explain(explain::Arguments),
    /// List the keys of a kind of file or announcement
    #[command(after_help = keys::EXAMPLES)]
    Keys(keys::Arguments),
    /// Put the TOML of the archive into form, without changing what it says
    #[command(after_help = fmt::EXAMPLES)]
    Fmt(fmt::Arguments),
    /// Print or write the JSON Schema of the archive's files, for editors
    #[command(after_help = schema::EXAMPLES)]
    Schema(schema::Arguments),
}

/// What `build`, `check` and `verify` have in common.
#[derive(Debug, Args)]
struct ArchiveArguments {
    /// Folder of the archive
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Instant that the site speaks from, with its offset; now where left out
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    as_of: Option<DateTime<FixedOffset>>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Treat warnings as errors
    #[arg(long)]
    deny_warnings: bool,
}

impl ArchiveArguments {
    fn request(&self, clock: &Clock<'_>, base_url: Option<String>) -> crate::pipeline::Request {
        let as_of = self.as_of.map_or(clock.now, |at| at.to_utc());
        crate::pipeline::Request { root: self.root.clone(), as_of, drafts: false, base_url }
    }
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// With excerpts of the source
    #[default]
    Full,
    /// One line a finding
    Short,
    /// One JSON object a line
    Json,
    /// Annotations for GitHub pull requests
    Github,
}

impl Format {
    /// Whether people read it, on standard error; machines read standard output.
    fn for_people(self) -> bool {
        matches!(self, Self::Full | Self::Short)
    }
}

impl From<Format> for crate::diagnostic::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Full => Self::Full,
            Format::Short => Self::Short,
            Format::Json => Self::Json,
            Format::Github => Self::Github,
        }
    }
}

fn instant(text: &str) -> Result<DateTime<FixedOffset>, String> {
    match DateTime::parse_from_rfc3339(text) {
        Ok(at) if is_instant(at) => Ok(at),
        Ok(_) => Err(format!("years are from {} to {}", YEARS.start(), YEARS.end())),
        Err(_) => {
            Err("write date, time and offset, such as 2024-05-19T17:00:00-04:00 or 2024-05-19T21:00:00Z".to_owned())
        }
    }
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "write year, month and day, such as 2024-05-19".to_owned())
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// The archive has errors.
    Findings,
    /// Two sites differ, and the command line asks to be told by the status.
    Different,
    /// Wrong usage, or a file could not be read or written.
    Unable,
    /// A signal of this number asked to end.
    Interrupted(usize),
}

impl Outcome {
    /// The exit status.
    #[must_use]
    pub fn status(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings | Self::Different => 1,
            Self::Unable => 2,
            // As shells tell it.
            Self::Interrupted(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
        }
    }
}

/// Reads the command line.
///
/// # Errors
/// It asks for help or is wrong, which was said.
pub fn arguments() -> Result<Arguments, Outcome> {
    parsed(std::env::args_os()).map_err(|_| {
        let error = as_shown();
        let outcome = if error.use_stderr() { Outcome::Unable } else { Outcome::Fine };
        match written(error.print().and_then(|()| io::stdout().flush()), "the answer") {
            Ok(()) => outcome,
            Err(error) => unable(&error),
        }
    })
}

/// The error of the arguments as they may be shown, for they can be names of files that somebody else chose.
fn as_shown() -> clap::Error {
    let shown = std::env::args_os().map(|it| plain(&it.to_string_lossy()).into_owned());
    let other = || Arguments::command().error(ErrorKind::InvalidUtf8, "an argument has characters that it can't have");
    parsed(shown).err().unwrap_or_else(other)
}

fn parsed(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<Arguments, clap::Error> {
    let mut command = documented(Arguments::command());
    let matches = command.try_get_matches_from_mut(arguments)?;
    Arguments::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

/// A command and those below it, whose help ends with where the documentation is.
fn documented(command: clap::Command) -> clap::Command {
    let before = command.get_after_help().map(|it| format!("{it}\n\n")).unwrap_or_default();
    command.after_help(format!("{before}{DOCUMENTATION}")).mut_subcommands(documented)
}

/// Runs a command.
#[must_use]
pub fn run(arguments: &Arguments, clock: &Clock<'static>) -> Outcome {
    let outcome = match &arguments.command {
        Command::Init(arguments) => init::run(arguments),
        Command::New(arguments) => new::run(arguments, clock),
        Command::Build(arguments) => build::run(arguments, clock),
        Command::Check(arguments) => check::run(arguments, clock),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Events(arguments) => events::run(arguments, clock),
        Command::Facts(arguments) => facts::run(arguments, clock),
        Command::Import(arguments) => import::run(arguments),
        Command::Verify(arguments) => verify::run(arguments, clock),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(arguments, clock),
        Command::Tie(arguments) => tie::run(arguments, clock),
        Command::Templates(arguments) => templates::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Keys(arguments) => keys::run(arguments),
        Command::Fmt(arguments) => fmt::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
    };
    outcome.unwrap_or_else(|error| unable(&error))
}

fn unable(error: &io::Error) -> Outcome {
    // It may be standard error that can't be written.
    let _ = warn(&format!("error: {error}\n"));
    Outcome::Unable
}

/// Writes a line to standard output, whatever is in it: see [`plain()`].
fn say(line: &str) -> io::Result<()> {
    say_safe(&one_line(line))
}

/// Writes a line to standard error, whatever is in it.
fn warn(line: &str) -> io::Result<()> {
    warn_safe(&one_line(line))
}

fn one_line(text: &str) -> String {
    format!("{}\n", plain(text.strip_suffix('\n').unwrap_or(text)))
}

/// Writes lines to standard output whose ends are irbook's own, whatever is in them.
fn say_lines(text: &str) -> io::Result<()> {
    say_safe(&plain_lines(text))
}

/// Writes to standard output what is free of anything that acts on a terminal or a log, but for irbook's own; a reader
/// that went away is no error.
fn say_safe(text: &str) -> io::Result<()> {
    let mut output = anstream::stdout();
    written(output.write_all(text.as_bytes()).and_then(|()| output.flush()), "standard output")
}

/// Writes such a text to standard error.
fn warn_safe(text: &str) -> io::Result<()> {
    written(anstream::stderr().write_all(text.as_bytes()), "standard error")
}

fn written(result: io::Result<()>, what: &str) -> io::Result<()> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(io::Error::new(error.kind(), format!("can't write {what}: {error}")))
        }
        _ => Ok(()),
    }
}
