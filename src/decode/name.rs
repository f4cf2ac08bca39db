//! Names that no file of the site may have: hosts keep some of them back.

use super::fields::Reader;
use crate::diagnostic::{Code, Diagnostic};

/// Whether a file can be published under its name, which is relative to its folder; if not, that is recorded: as an
/// error where a part of it begins with `_`, as a note where one begins with a dot.
pub fn is_public(name: &str, reader: &mut Reader) -> bool {
    let mut parts = name.split('/');
    if parts.clone().any(|part| part.starts_with('.')) {
        let message = format!("`{name}` is passed over: a part of it begins with a dot");
        let help = "files of editors and version control are named so; a file to be published needs another name";
        reader.findings.push(Diagnostic::error(Code::ReservedName, reader.top(), message).help(help).note());
        return false;
    }
    let reserved = parts.find(|part| part.starts_with('_'));
    if let Some(part) = reserved {
        let message = format!("`{name}` can't be published: `{part}` begins with `_`");
        let help = format!(
            "some hosts keep such names back, so that links to them break there: call it `{}`",
            part.trim_start_matches('_')
        );
        reader.findings.push(Diagnostic::error(Code::ReservedName, reader.top(), message).help(help));
    }
    reserved.is_none()
}
