//! `irbook init`: begins an archive.

use super::{Outcome, say, say_lines, warn, warn_safe};
use crate::diagnostic::plain;
use crate::scaffold::{self, Answers, QUESTIONS, Question};
use crate::write::create;
use clap::Args;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook init archive      asks what it has to know, and begins an archive in the folder `archive`
  irbook init --name \"Example Corp.\" --base-url https://ir.example.com/ --zone Europe/Berlin --fiscal-year-end 12-31";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Folder of the new archive
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Name of the company; asked where left out, as are the next three
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Address where the site will stand
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Time zone of its announcements, such as Europe/Berlin
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// End of its fiscal year, such as 12-31
    #[arg(long, value_name = "MM-DD")]
    fiscal_year_end: Option<String>,
    /// Calendar year that its fiscal years are named after, `end` or `start`; asked only where their end leaves it open
    #[arg(long, value_name = "WORD")]
    fiscal_year_named: Option<String>,
}

/// What stands in a folder that is an archive already.
const SETTLED: [&str; 2] = ["site.toml", "content"];

pub(super) fn run(arguments: &Arguments) -> io::Result<Outcome> {
    let folder = &arguments.folder;
    let is_there = |path: &Path| path.symlink_metadata().is_ok();
    if is_there(folder) && !folder.is_dir() {
        return refused(&format!("{} is no folder", shown(folder)));
    }
    if let Some(there) = SETTLED.iter().find(|name| is_there(&folder.join(name))) {
        let message = format!(
            "error: {} has `{there}`, so it is an archive already; begin another in a folder of its own",
            shown(folder)
        );
        warn(&message)?;
        return Ok(Outcome::Unable);
    }
    let Arguments { name, base_url, zone, fiscal_year_end, fiscal_year_named, .. } = arguments;
    let given = [name, base_url, zone, fiscal_year_end, fiscal_year_named];
    let mut answers = Answers::default();
    for (at, (given, question)) in given.into_iter().zip(&QUESTIONS).enumerate() {
        if given.is_none() && !question.is_asked(&answers) {
            continue;
        }
        answers[at] = match given {
            Some(given) => match question.refusal(given) {
                None => given.clone(),
                Some(why) => return refused(&format!("--{}: {why}", question.option)),
            },
            None => match asked(question, &mut io::stdin().lock())? {
                Some(answer) => answer,
                None => {
                    return refused(&format!(
                        "there is no answer to \"{}\"; give --{}",
                        question.text, question.option
                    ));
                }
            },
        };
    }
    let files = scaffold::archive(&answers);
    let kept = match create(folder, &files) {
        Ok(kept) => kept,
        Err(error) => return refused(&error.to_string()),
    };
    for (path, _) in files.iter().filter(|(path, _)| !kept.contains(&&**path)) {
        say(&format!("wrote {}", shown(&folder.join(path))))?;
    }
    for path in &kept {
        say(&format!("kept  {}, which was there", shown(&folder.join(path))))?;
    }
    say_lines(&next(folder))?;
    Ok(Outcome::Fine)
}

fn refused(why: &str) -> io::Result<Outcome> {
    warn(&format!("error: {why}"))?;
    Ok(Outcome::Unable)
}

/// Asks until the answer is one; `None` where nobody answers.
fn asked(question: &Question, from: &mut impl BufRead) -> io::Result<Option<String>> {
    let default = question.default.map(|it| format!(" [{it}]")).unwrap_or_default();
    loop {
        warn_safe(&format!("{}{default}: ", question.text))?;
        let mut line = String::new();
        let read = match from.read_line(&mut line) {
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                warn("  this is no text in UTF-8: type it again")?;
                continue;
            }
            read => read?,
        };
        if read == 0 {
            warn_safe("\n")?;
            return Ok(None);
        }
        let answer = match (line.trim(), question.default) {
            ("", Some(default)) => default,
            (answer, _) => answer,
        };
        match question.refusal(answer) {
            None => return Ok(Some(answer.to_owned())),
            Some(why) => warn(&format!("  {why}"))?,
        }
    }
}

/// What to do next.
fn next(folder: &Path) -> String {
    let here = folder == Path::new(".");
    let enter = if here { String::new() } else { format!("  cd {}\n", shown(folder)) };
    format!(
        "\nNext:\n{enter}\
         \x20 1. irbook serve --drafts --open          shows the three examples, which are drafts with invented figures\n\
         \x20 2. Edit site.toml                        `irbook keys site.toml` lists all that can stand there\n\
         \x20 3. irbook new results 2025-q1-results    begins an announcement; `irbook import FILE` makes its statements of a table\n\
         \x20 4. irbook check                          says what is wrong or missing, with its place\n\
         \x20 5. Take `draft = true` away where it may be public, and delete content/announcements/example-*\n\
         \x20 6. irbook build                          writes the site into public/; `irbook explain publishing` tells how it goes online\n"
    )
}

fn shown(path: &Path) -> String {
    plain(&path.display().to_string()).into_owned()
}
