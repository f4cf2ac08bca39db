//! Names that no file of the site may have: hosts keep some of them back, and some systems can't hold others.

use super::copied::{Place, ask};
use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::asked::AskedFor;
use crate::domain::hidden::{described, hidden};

/// Names that are devices on Windows, with any ending:
/// <https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file>.
const DEVICES: [&str; 6] = ["aux", "con", "conin$", "conout$", "nul", "prn"];

/// Whether a file can be published under its name, which is relative to its folder; if not, that is recorded: as a note
/// where a part of it begins with a dot, else as an error. What the archive asks for below `static/` may begin so, and with `_`.
pub fn is_public(name: &str, place: Place, reader: &mut Reader) -> bool {
    let mut parts = name.split('/');
    let is_asked = place.asked() != AskedFor::Not;
    if !is_asked && parts.clone().any(|part| part.starts_with('.')) {
        let message = format!("`{name}` is passed over: a part of it begins with a dot");
        let help = match place {
            Place::Attachment => {
                "files of editors and version control are named so; a file to be published needs another name"
                    .to_owned()
            }
            Place::Static(_) => {
                format!("files of editors and version control are named so; to publish it, ask for it: {}", ask(name))
            }
        };
        reader.findings.push(Diagnostic::error(Code::ReservedName, reader.top(), message).help(help).note());
        return false;
    }
    let fault = |part| fault(part).filter(|fault| !(is_asked && matches!(fault, Fault::Underscore)));
    let Some((part, fault)) = parts.find_map(|part| Some((part, fault(part)?))) else { return true };
    let message = match fault {
        Fault::Underscore => format!("`{name}` can't be published: `{part}` begins with `_`"),
        Fault::Device => format!("`{name}` can't be published: `{part}` is the name of a device"),
        Fault::Blank => {
            format!("`{name}` can't be published: `{part}` begins with a space or ends with a space or a dot")
        }
        Fault::Hidden(c) => format!("`{}` can't be published: it holds {}", name.escape_debug(), described(c)),
    };
    let help = match fault {
        Fault::Underscore => {
            let plain = part.trim_start_matches('_');
            let otherwise = match place {
                Place::Attachment => String::new(),
                Place::Static(_) => format!(", or, where your host wants it so, ask for it: {}", ask(name)),
            };
            format!("some hosts keep such names back, so that links to them break there: call it `{plain}`{otherwise}")
        }
        Fault::Hidden(_) => "readers can't see it, so that they take the name for another: take it out".to_owned(),
        Fault::Device | Fault::Blank => {
            "Windows can't hold such a name, so that neither the archive nor the site can be copied there: give it another"
                .to_owned()
        }
    };
    reader.findings.push(Diagnostic::error(Code::ReservedName, reader.top(), message).help(help));
    false
}

enum Fault {
    Underscore,
    Device,
    Blank,
    Hidden(char),
}

fn fault(part: &str) -> Option<Fault> {
    if part.starts_with('_') {
        Some(Fault::Underscore)
    } else if is_device(part) {
        Some(Fault::Device)
    } else if part.starts_with(char::is_whitespace) || part.ends_with(|c: char| c.is_whitespace() || c == '.') {
        Some(Fault::Blank)
    } else {
        let unseen = part.chars().find(|c| c.is_control()).or_else(|| hidden(part).first().map(|(_, c)| *c));
        unseen.map(Fault::Hidden)
    }
}

/// Whether a name is that of a device.
pub fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().find_map(|port| stem.strip_prefix(port));
    DEVICES.contains(&&*stem) || numbered.is_some_and(|it| it.chars().count() == 1 && it.chars().all(is_port))
}

fn is_port(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '¹' | '²' | '³')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_a_system_can_not_hold_is_refused_in_any_part() {
        for name in [
            "con.pdf",
            "NUL",
            "aux.txt",
            "a/PRN.x/b.pdf",
            "com1.csv",
            "LPT\u{b9}.pdf",
            "con .pdf",
            "a.pdf.",
            "a.pdf ",
            " a.pdf",
            "a\u{3000}",
            "a ./b.pdf",
            "a\nb.pdf",
            "_a.pdf",
            "a\u{85}.pdf",
            "a\u{200b}.pdf",
            "fdp\u{202e}.exe.pdf",
        ] {
            assert!(name.split('/').any(|part| fault(part).is_some()), "{name:?}");
        }
        for name in ["contract.pdf", "com.pdf", "com10.pdf", "a.b c.pdf", "Q&A #1 100%.pdf", "null.txt", "年報.pdf"] {
            assert!(name.split('/').all(|part| fault(part).is_none()), "{name:?}");
        }
    }
}
