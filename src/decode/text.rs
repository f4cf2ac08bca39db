//! The texts of files, and the parts of those that begin with facts.

use super::reader::Reader;
use super::{characters, conflict, refused};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Content, FrontMatter, SourceFile, split};

/// The text of a file that has to be one, without open conflicts.
pub fn text<'s>(source: &'s SourceFile, reader: &mut Reader) -> Option<&'s str> {
    let valid = match &source.content {
        Content::Text(text) => {
            characters::in_file(text, reader);
            return (!conflict::refuse(&source.path, text, reader)).then_some(text);
        }
        Content::Refused(why) => {
            refused::refuse(source, why, reader);
            return None;
        }
        Content::NotUtf8(valid) => *valid,
        Content::OnDisk(_) | Content::Opaque(_) => 0,
    };
    let message = format!("the file is not UTF-8: byte {} is the first that can't be read", valid + 1);
    let help = "save it as UTF-8; editors call it \"encoding\"";
    reader.findings.push(Diagnostic::error(Code::FileEncoding, reader.top(), message).help(help));
    None
}

/// The parts of a file that begins with facts; the reader knows where they begin afterwards.
pub fn front_matter(text: &str, reader: &mut Reader) -> Option<FrontMatter> {
    let parts = split(text);
    match &parts {
        Some(parts) => reader.offset = parts.toml.start,
        None => {
            let message = match text.trim_start_matches('\u{feff}').starts_with("+++") {
                true => "the facts have no end: a second line `+++` is missing",
                false => "the facts are missing: the file must begin with a line `+++`",
            };
            let help = "begin with `+++`, then the facts in TOML, then another line `+++`, then the text";
            reader.findings.push(Diagnostic::error(Code::FrontMatterMissing, reader.top(), message).help(help));
        }
    }
    parts
}
