//! `irbook import`: tables and lists of documents as they were filed, to TOML.

use super::{Outcome, say_lines, warn_safe};
use crate::archive::Documents;
use crate::decode::decode;
use crate::diagnostic::{did_you_mean, plain_lines};
use crate::domain::number::Format;
use crate::domain::period::FiscalCalendar;
use crate::domain::statement::StatementKind;
use crate::domain::{Currency, Period, Scale};
use crate::import::{
    self, Answers, Encoding, Filings, Found, Imported, KINDS, Known, LARGEST, Negative, Questions, Wanted,
};
use crate::source::{Content, SourceFile, Sources};
use crate::write::{WriteError, create_file, rewrite};
use chrono_tz::Tz;
use clap::{Args, Subcommand};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

const THERE: &str = "it is there already: `--force` replaces it";

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook import exhibit.htm --list                           the tables of a file, with their numbers
  irbook import exhibit.htm --table 3 --output content/announcements/2024-q1-results/2-operations.toml
  irbook import sheet.xlsx --table 1 --kind balance-sheet --scale million --period 2=2023-12-31
  irbook import - --currency EUR --numbers \"1.234,5\"         what was copied from a spreadsheet
  irbook import xbrl CIK0000000001.json --accession 0000000001-24-000012
  irbook import filings list.csv --zone America/New_York --output content/filings

What a document doesn't say is asked: each question is listed, and stands in the TOML as a comment where its answer belongs.";

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    of: Option<Of>,
    #[command(flatten)]
    statements: Statements,
}

#[derive(Debug, Subcommand)]
enum Of {
    /// Make statements of facts that a company filed in XBRL
    Xbrl(Xbrl),
    /// Make lists of filings of rows
    Filings(Rows),
}

/// Where the TOML goes.
#[derive(Debug, Args)]
struct Destination {
    /// Write to this file, and not to standard output; for `filings`, to this folder, a file a year
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace a file that is there
    #[arg(long)]
    force: bool,
    /// Folder of the archive, whose site.toml knows fiscal years and the form of numbers
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

#[derive(Debug, Args)]
struct Statements {
    /// HTML, XLSX, XLS, ODS, CSV, TSV or Markdown; `-` for standard input
    #[arg(value_name = "FILE", required = true)]
    file: Option<PathBuf>,
    /// List the tables that look like statements
    #[arg(long)]
    list: bool,
    /// Take this table, by its number; several times for several
    #[arg(long, value_name = "N")]
    table: Vec<usize>,
    /// Id of the statement
    #[arg(long, value_name = "ID", value_parser = id)]
    id: Option<String>,
    /// Title of the statement
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Kind of statement, such as `operations`
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<StatementKind>,
    /// Currency of all columns, or of one: `USD`, `3=USD`
    #[arg(long, value_name = "[COLUMN=]CODE", value_parser = currency)]
    currency: Vec<(Option<usize>, Currency)>,
    /// Scale of amounts: `one`, `thousand`, `million`
    #[arg(long, value_name = "SCALE", value_parser = scale)]
    scale: Option<Scale>,
    /// Period of all columns, or of one: `2024-Q1`, `2=2023-12-31`
    #[arg(long, value_name = "[COLUMN=]PERIOD", value_parser = period)]
    period: Vec<(Option<usize>, String)>,
    /// Form of numbers: `1,234.5`, `1.234,5`, `1 234,5`, `1'234.5` or `12,34,567.8`
    #[arg(long, value_name = "FORM", value_parser = numbers)]
    numbers: Option<Format>,
    /// Sign that makes its figures negative: `▲`, `△`, `▼`, `▽`, `CR` or `DR`; several times for several
    #[arg(long, value_name = "MARK", value_parser = negative)]
    negative: Vec<Negative>,
    /// Exchange rate of the announcement, by its id, by which columns in a second currency are translated
    #[arg(long, value_name = "ID", value_parser = id)]
    rate: Option<String>,
    /// Encoding of a text that isn't UTF-8: `windows-1252`
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<Encoding>,
    #[command(flatten)]
    destination: Destination,
}

#[derive(Debug, Args)]
struct Xbrl {
    /// The company's facts as JSON: data.sec.gov/api/xbrl/companyfacts/; `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Facts of this filing, by its accession number
    #[arg(long, value_name = "NUMBER", required_unless_present = "period")]
    accession: Option<String>,
    /// Facts of this period; several times for several
    #[arg(long, value_name = "PERIOD")]
    period: Vec<String>,
    /// This concept, such as us-gaap:Assets; several times for several in this order. All where left out
    #[arg(long, value_name = "CONCEPT")]
    concept: Vec<String>,
    #[command(flatten)]
    destination: Destination,
}

#[derive(Debug, Args)]
struct Rows {
    /// CSV or TSV whose first row names its columns; `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Time zone of the dates
    #[arg(long, value_name = "ZONE")]
    zone: Option<Tz>,
    /// Language of the documents, where it isn't the site's
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Encoding of a text that isn't UTF-8: `windows-1252`
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<Encoding>,
    #[command(flatten)]
    destination: Destination,
}

fn id(text: &str) -> Result<String, String> {
    if !crate::decode::is_id(text) {
        return Err("an id is made of lower-case letters, digits and single hyphens".to_owned());
    }
    if text.len() > 120 {
        return Err("an id has at most 120 characters".to_owned());
    }
    Ok(text.to_owned())
}

fn one_of<T: Copy>(text: &str, words: impl IntoIterator<Item = (&'static str, T)>) -> Result<T, String> {
    let words: Vec<(&str, T)> = words.into_iter().collect();
    let found = words.iter().find(|(word, _)| *word == text).map(|(_, it)| *it);
    found.ok_or_else(|| did_you_mean(text, words.iter().map(|(word, _)| *word)))
}

fn kind(text: &str) -> Result<StatementKind, String> {
    one_of(text, KINDS)
}

fn scale(text: &str) -> Result<Scale, String> {
    one_of(text, Scale::ALL.map(|it| (it.id(), it)))
}

fn numbers(text: &str) -> Result<Format, String> {
    one_of(text, Format::ALL.map(|it| (it.id(), it)))
}

fn negative(text: &str) -> Result<Negative, String> {
    one_of(&text.to_uppercase(), Negative::ALL.map(|it| (it.id(), it)))
}

fn encoding(text: &str) -> Result<Encoding, String> {
    let known =
        [("utf-8", Encoding::Utf8), ("windows-1252", Encoding::Windows1252), ("latin-1", Encoding::Windows1252)];
    one_of(&text.to_lowercase(), known)
}

/// An answer for a column, or for all.
fn of_column<T>(text: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<(Option<usize>, T), String> {
    match text.split_once('=') {
        Some((column, rest)) => match column.trim().parse() {
            Ok(column) if column > 0 => Ok((Some(column), read(rest.trim())?)),
            _ => Err("a column is named by its number, from 1".to_owned()),
        },
        None => Ok((None, read(text)?)),
    }
}

fn currency(text: &str) -> Result<(Option<usize>, Currency), String> {
    of_column(text, |code| {
        Currency::from_code(code).ok_or_else(|| "name it by its ISO 4217 code, such as EUR".to_owned())
    })
}

fn period(text: &str) -> Result<(Option<usize>, String), String> {
    of_column(text, |period| match Period::parse(period, &FiscalCalendar::default()) {
        Some(_) => Ok(period.to_owned()),
        None => Err("write one such as 2024-Q1, 2024-H1, 2024-FY, 2024-03-31 or 2024-01-01/2024-03-31".to_owned()),
    })
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Outcome> {
    match &arguments.of {
        Some(Of::Xbrl(arguments)) => xbrl(arguments),
        Some(Of::Filings(arguments)) => filings(arguments),
        None => statements(&arguments.statements),
    }
}

fn statements(arguments: &Statements) -> io::Result<Outcome> {
    let file = arguments.file.as_deref().unwrap_or(Path::new("-"));
    let bytes = match bytes(file) {
        Ok(bytes) => bytes,
        Err(error) => return refused(file, &error.to_string()),
    };
    let tables = match import::tables(&bytes, arguments.encoding.unwrap_or_default()) {
        Ok(tables) => tables,
        Err(error) => return refused(file, &error.0),
    };
    let listed: String = tables.iter().map(|it| format!("{}\n", it.shown())).collect();
    if arguments.list {
        say_lines(&listed)?;
        return Ok(Outcome::Fine);
    }
    if arguments.table.is_empty() && tables.len() > 1 {
        warn_safe(&plain_lines(&listed))?;
        let what =
            format!("{} of its tables look like statements: name those that are meant with `--table N`", tables.len());
        return refused(file, &what);
    }
    let wanted: Vec<Found> = match arguments.table.is_empty() {
        true => tables,
        false => {
            let find = |number: &usize| tables.iter().find(|it| it.number == *number).cloned().ok_or(*number);
            match arguments.table.iter().map(find).collect() {
                Ok(wanted) => wanted,
                Err(number) => {
                    let what = format!("table {number} is no table of figures; `--list` shows those that are");
                    return refused(file, &what);
                }
            }
        }
    };
    let is_of_one = arguments.id.is_some() || arguments.title.is_some() || !arguments.period.is_empty();
    if wanted.len() > 1 && is_of_one {
        return refused(file, "`--id`, `--title` and `--period` are of one table: import each by itself");
    }
    let known = known(&arguments.destination.root)?;
    let answers = Answers {
        id: arguments.id.clone(),
        title: arguments.title.clone(),
        kind: arguments.kind,
        scale: arguments.scale,
        numbers: arguments.numbers,
        negatives: arguments.negative.clone(),
        currencies: arguments.currency.clone(),
        periods: arguments.period.clone(),
        rate: arguments.rate.clone(),
    };
    match import::statements(&wanted, &answers, &known) {
        Ok(Imported { toml, questions }) => written(&arguments.destination, &toml, &questions),
        Err(error) => refused(file, &error.0),
    }
}

fn xbrl(arguments: &Xbrl) -> io::Result<Outcome> {
    let file = &arguments.file;
    let wanted = Wanted {
        accession: arguments.accession.clone(),
        periods: arguments.period.clone(),
        concepts: arguments.concept.clone(),
    };
    let known = known(&arguments.destination.root)?;
    let read = bytes(file).map_err(|error| error.to_string());
    let made = read.and_then(|bytes| {
        let text = import::text(&bytes, Encoding::Utf8).map_err(|error| error.0)?;
        import::xbrl(&text, &wanted, &known).map_err(|error| error.0)
    });
    match made {
        Ok(Imported { toml, questions }) => written(&arguments.destination, &toml, &questions),
        Err(what) => refused(file, &what),
    }
}

fn filings(arguments: &Rows) -> io::Result<Outcome> {
    let file = &arguments.file;
    let answers = Filings { zone: arguments.zone.map(|it| it.name().to_owned()), language: arguments.language.clone() };
    let read = bytes(file).map_err(|error| error.to_string());
    let made = read.and_then(|bytes| {
        let text = import::text(&bytes, arguments.encoding.unwrap_or_default()).map_err(|error| error.0)?;
        import::filings(&text, &answers).map_err(|error| error.0)
    });
    let lists = match made {
        Ok(lists) => lists,
        Err(what) => return refused(file, &what),
    };
    let Some(folder) = &arguments.destination.output else {
        if lists.years.len() > 1 {
            let years: Vec<String> = lists.years.keys().map(i32::to_string).collect();
            let what = format!("its rows are of {}: `--output content/filings` writes a list a year", years.join(", "));
            return refused(file, &what);
        }
        let toml: String = lists.years.into_values().collect();
        return written(&arguments.destination, &toml, &lists.questions);
    };
    let places: Vec<PathBuf> = lists.years.keys().map(|year| folder.join(format!("{year}.toml"))).collect();
    if let Some(there) = places.iter().find(|it| it.exists() && !arguments.destination.force) {
        return refused(there, THERE);
    }
    for (place, toml) in places.iter().zip(lists.years.values()) {
        if let Err(what) = put(place, toml, arguments.destination.force) {
            return refused(place, &what);
        }
        warn_safe(&plain_lines(&format!("wrote {}\n", place.display())))?;
    }
    told(&lists.questions)
}

fn refused(file: &Path, what: &str) -> io::Result<Outcome> {
    super::warn(&format!(
        "error: {}: {what}\n",
        if file == Path::new("-") { Path::new("standard input") } else { file }.display()
    ))?;
    Ok(Outcome::Unable)
}

/// What a file holds; of one that is too large so much that it is seen to be.
fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().take(LARGEST + 1).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// What site.toml says of fiscal years and numbers; nothing where there is none that can be read.
fn known(root: &Path) -> io::Result<Known> {
    let text = match fs::read_to_string(root.join("site.toml")) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Known::default()),
        Err(error) => return Err(io::Error::new(error.kind(), format!("can't read site.toml: {error}"))),
    };
    let site = SourceFile { path: "site.toml".into(), content: Content::Text(text.into()) };
    let sources = Sources { root: root.to_owned(), files: vec![site], ..Sources::default() };
    let read = decode(&sources).map_err(io::Error::other)?;
    let (Documents { site: Some((config, issuer)), .. }, _) = read else { return Ok(Known::default()) };
    Ok(Known {
        is_archive: true,
        calendar: Some(issuer.calendar),
        conventions: config.conventions,
        language: Some(config.language.to_string()),
    })
}

fn written(destination: &Destination, toml: &str, questions: &Questions) -> io::Result<Outcome> {
    match &destination.output {
        None => say_lines(toml)?,
        Some(file) => {
            if let Err(what) = put(file, toml, destination.force) {
                return refused(file, &what);
            }
            warn_safe(&plain_lines(&format!("wrote {}\n", file.display())))?;
        }
    }
    told(questions)
}

/// Writes a file, in the place of one that is there only if that is asked for.
fn put(file: &Path, toml: &str, is_forced: bool) -> Result<(), String> {
    // The file is named before it.
    let said = |error| if let WriteError::Io(_, why) = error { why.to_string() } else { error.to_string() };
    match create_file(file, toml).map_err(said)? {
        true => Ok(()),
        false if !is_forced => Err(THERE.to_owned()),
        // Else a device would make room for a file.
        false if !file.is_file() => Err("it is no plain file".to_owned()),
        false => rewrite(file, toml).map_err(said),
    }
}

fn told(questions: &Questions) -> io::Result<Outcome> {
    warn_safe(&plain_lines(&questions.listed()))?;
    match questions.open_count() {
        0 => Ok(Outcome::Fine),
        open => {
            let what = if open == 1 { "1 question is open" } else { &format!("{open} questions are open") };
            warn_safe(&format!("{what}: `irbook check` refuses the file until the comments that ask are answered\n"))?;
            Ok(Outcome::Findings)
        }
    }
}
