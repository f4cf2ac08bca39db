//! `irbook explain`: what a finding means, from the pages of `docs/diagnostics/`.

use super::{Outcome, say_lines, warn};
use crate::diagnostic::{Code, did_you_mean};
use std::io;

pub(super) const EXAMPLES: &str = "\
Examples:
  irbook explain unknown-key     what the finding means, with a bad and a good example
  irbook explain                 all codes, each in a sentence";

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The code that a finding shows in brackets; all codes are listed where it is left out
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Outcome> {
    let Some(id) = &arguments.code else {
        let width = Code::ALL.iter().map(|code| code.id().len()).max().unwrap_or_default();
        let list: String = Code::ALL.iter().map(|code| format!("{:width$}  {}\n", code.id(), code.summary())).collect();
        say_lines(&list)?;
        return Ok(Outcome::Fine);
    };
    match Code::from_id(id) {
        Some(code) => {
            say_lines(code.explanation())?;
            Ok(Outcome::Fine)
        }
        None => {
            let help = did_you_mean(id, Code::ALL.iter().map(|code| code.id()));
            warn(&format!("error: `{id}` is no code of a finding; {help}\n"))?;
            Ok(Outcome::Unable)
        }
    }
}
