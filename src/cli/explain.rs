//! `irbook explain`: what a finding means, from the pages of `docs/diagnostics/`, and the other pages of the documentation.

use super::topic::{self, TOPICS, Topic};
use super::{Outcome, say_lines, warn};
use crate::diagnostic::{Code, did_you_mean};
use std::io;

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook explain                            all topics and all codes
  irbook explain unknown-key                what the finding means, with a bad and a good example
  irbook explain guide first-archive        a chapter of the guide
  irbook explain content-format             what stands in an archive, and the sections of the text
  irbook explain content-format dividend    a section";

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A topic, or the code that a finding shows in brackets; all are listed where it is left out
    topic: Option<String>,
    /// A section of the topic, by words of its heading; a chapter of the guide
    section: Vec<String>,
    /// Print the whole of a long text
    #[arg(long)]
    whole: bool,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Outcome> {
    let Some(id) = &arguments.topic else {
        say_lines(&format!("Topics:\n{}\nCodes of findings:\n{}", topic::list(), codes()))?;
        return Ok(Outcome::Fine);
    };
    // As findings show it: `error[sum-mismatch]`.
    let id = &id.split_once('[').and_then(|(_, rest)| rest.strip_suffix(']')).unwrap_or(id).to_owned();
    if let Some(code) = Code::from_id(id).filter(|_| arguments.section.is_empty()) {
        say_lines(&topic::printed(code.explanation(), &format!("docs/diagnostics/{id}.md")))?;
        return Ok(Outcome::Fine);
    }
    let words: Vec<&str> = [id].into_iter().chain(&arguments.section).map(String::as_str).collect();
    let section = words[1..].join(" ");
    let found = Topic::of(&words).map(|it| (it, "")).or_else(|| Some((Topic::of(&words[..1])?, &*section)));
    let why = match found.map(|(topic, section)| (topic, topic.print(section, arguments.whole))) {
        Some((_, Ok(text))) => {
            say_lines(&text)?;
            return Ok(Outcome::Fine);
        }
        Some((topic, Err(mut names))) => {
            names.extend(topic.chapters().map(str::to_owned));
            format!("`{}` has no one section `{section}`; {}", topic.name, did_you_mean(&section, names))
        }
        None => unknown(id),
    };
    warn(&format!("error: {why}\n"))?;
    Ok(Outcome::Unable)
}

/// The lines that list the codes.
fn codes() -> String {
    let width = Code::ALL.iter().map(|code| code.id().len()).max().unwrap_or_default();
    Code::ALL.iter().map(|code| format!("  {:width$}  {}\n", code.id(), code.summary())).collect()
}

fn unknown(id: &str) -> String {
    let sections = topic::sections_called(id);
    let help = if sections.is_empty() {
        did_you_mean(id, Code::ALL.iter().map(|code| code.id()).chain(TOPICS.iter().map(|it| it.name)))
    } else {
        format!("sections of topics are called so: {}", sections.join(", "))
    };
    format!("`{id}` is no topic and no code of a finding; {help}")
}
