//! `irbook new`: begins an announcement.

use super::{Clock, Outcome, day, say, warn};
use crate::decode::{home_zone, is_id};
use crate::domain::{Kind, slug};
use crate::scaffold::{self, Known};
use crate::source;
use crate::write::create;
use chrono::NaiveDate;
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::io;
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook new results 2025-q1-results
  irbook new dividend 2025-03-13-dividend --title \"Dividend for the Year 2024\"";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// What kind of announcement it is
    #[arg(value_parser = PossibleValuesParser::new(Kind::ALL.map(Kind::id)))]
    kind: String,
    /// Its id, which is the name of its folder and of its address
    #[arg(value_name = "ID")]
    id: String,
    /// Its title
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// Its printed date; where left out, the day that the id begins with, or today
    #[arg(long, value_name = "DAY", value_parser = day)]
    dated: Option<NaiveDate>,
    /// Folder of the archive
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// The name by which documents know the events of the calendar.
const CALENDAR: &str = "calendar";

pub(super) fn run(arguments: &Arguments, clock: &Clock<'_>) -> io::Result<Outcome> {
    let Arguments { id, root, .. } = arguments;
    let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.id() == arguments.kind) else {
        return refused(&format!("`{}` is no kind of announcement", arguments.kind));
    };
    if !is_id(id) {
        let ready = slug(id);
        let offer = if is_id(&ready) && id.contains(char::is_alphanumeric) {
            format!("; `{ready}` is one")
        } else {
            String::new()
        };
        return refused(&format!(
            "`{id}` can't be an id, which has lower-case letters, digits and single hyphens{offer}"
        ));
    }
    if id == CALENDAR {
        return refused(
            "an announcement can't be `calendar`: the events of content/calendar.toml are known by that name",
        );
    }
    let title = arguments.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    if let Some(why) = title.and_then(scaffold::title_refusal) {
        return refused(&format!("--title: {why}"));
    }
    let sources = match source::load(root) {
        Ok(sources) => sources,
        Err(error) => return refused(&error.to_string()),
    };
    let settings = sources.iter().find(|(_, file)| &*file.path == "site.toml");
    let zone = settings.and_then(|(file, _)| home_zone(sources.text(file)));
    let today = zone.map_or_else(|| clock.now.date_naive(), |zone| clock.now.with_timezone(&zone).date_naive());
    let of_id = id.get(..10).and_then(|day| day.parse().ok());
    let known = Known {
        kind,
        title,
        dated: arguments.dated.or(of_id).unwrap_or(today),
        zone: zone.map_or("", |zone| zone.name()),
    };
    let path = format!("content/announcements/{id}/announcement.md");
    if root.join(format!("content/announcements/{id}")).is_symlink() {
        return refused(&format!("content/announcements/{id} is a link to another place, which irbook doesn't follow"));
    }
    let files = [(path.clone(), scaffold::announcement(&known))];
    match create(root, &files) {
        Ok(kept) if kept.is_empty() => {}
        Ok(_) => return refused(&format!("there is an announcement `{id}` already: {}", root.join(&path).display())),
        Err(error) => return refused(&error.to_string()),
    }
    say(&format!("wrote {}, a draft: fill in what is empty, then `irbook check`", root.join(&path).display()))?;
    if kind == Kind::Results {
        say(&format!(
            "next: `irbook import FILE --output {}` makes its statements of a table in HTML, XLSX or CSV",
            typed(&root.join(format!("content/announcements/{id}/figures.toml")).display().to_string())
        ))?;
    }
    Ok(Outcome::Fine)
}

/// A path as it is typed at a shell.
fn typed(path: &str) -> String {
    if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path.to_owned() }
}

fn refused(why: &str) -> io::Result<Outcome> {
    warn(&format!("error: {why}"))?;
    Ok(Outcome::Unable)
}
