//! The texts of files, and the parts of those that begin with facts.

use super::reader::Reader;
use super::{characters, conflict, refused};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Content, Encoding, FrontMatter, SourceFile, split};

/// The text of a file that has to be one, without open conflicts.
pub fn text<'s>(source: &'s SourceFile, reader: &mut Reader) -> Option<&'s str> {
    let garbled = match &source.content {
        Content::Text(text) => {
            characters::in_file(text, reader);
            return (!conflict::refuse(&source.path, text, reader)).then_some(text);
        }
        Content::Refused(why) => {
            refused::refuse(source, why, reader);
            return None;
        }
        Content::NotUtf8(garbled) => garbled,
        Content::OnDisk(_) | Content::Opaque(_) => return None,
    };
    let (at, width) = (garbled.at, garbled.text[garbled.at..].chars().next().map_or(0, char::len_utf8));
    let (message, help, span) = match garbled.encoding {
        Encoding::Utf16 => (
            "the file is UTF-16, which Windows calls \"Unicode\", and not UTF-8".to_owned(),
            "save it once more and choose the encoding UTF-8; in Excel the type \"CSV UTF-8\"",
            reader.top(),
        ),
        Encoding::Windows1252(letter) => (
            format!(
                "the file is not UTF-8: this is `{letter}` in the older encoding of Windows (Windows-1252, also called ANSI or Latin-1)"
            ),
            "save it once more and choose the encoding UTF-8; in Notepad it stands beside the button \"Save\"",
            reader.place(at..at + width),
        ),
        Encoding::Other(byte) => (
            format!("the file is not UTF-8: the byte 0x{byte:02X} here can't be read"),
            "save it once more and choose the encoding UTF-8",
            reader.place(at..at + width),
        ),
    };
    reader.findings.push(Diagnostic::error(Code::FileEncoding, span, message).help(help));
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
