//! What stands where a file should and can't be read.

use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{LinkFault, Refusal, SourceFile};

/// Records why something is no file of the archive.
pub fn refuse(source: &SourceFile, why: &Refusal, reader: &mut Reader) {
    let path = &source.path;
    let (code, message, help) = match why {
        Refusal::NoFile(what) => (
            Code::UnexpectedFile,
            format!("`{path}` is {what}, and only files can be read here"),
            "put a file in its place, or remove it: what can't be read would be left out silently".to_owned(),
        ),
        Refusal::Link(fault) => (Code::LinkTarget, format!("the link `{path}` {fault}"), link_help(fault).to_owned()),
        Refusal::Empty => (
            Code::AnnouncementMissing,
            format!("the folder `{path}` has no announcement.md, nor any other file that is read"),
            "add the file or remove the folder; names that begin with a dot, end with `~` or stand between `#` are passed over"
                .to_owned(),
        ),
        Refusal::PassedOver => (
            Code::AnnouncementMissing,
            format!("`{path}` holds announcements and would be passed over, because of its name"),
            "rename the folder, or move it out of content/; to keep an announcement back, write `draft = true` in it".to_owned(),
        ),
        Refusal::Misnamed(name) => (
            Code::UnexpectedFile,
            format!("there is no folder `{name}`, and `{path}` is not read"),
            format!("rename it to `{name}`, or make an empty folder `{name}` if it is something else"),
        ),
    };
    reader.findings.push(Diagnostic::error(code, reader.top(), message).help(help));
}

fn link_help(fault: &LinkFault) -> &'static str {
    match fault {
        LinkFault::Nowhere => "mend the link or remove it: what it led to would be missing silently",
        LinkFault::Circle => "remove the link",
        LinkFault::Outside | LinkFault::Elsewhere(_) | LinkFault::Hidden(_) => {
            "what a link leads to would be published: put a copy of the file in its place, or link to a file that is \
             published itself"
        }
        LinkFault::OtherUse(_) => {
            "an attachment or static file may be a link to another one, a text of content/ to another text of it, a template \
             to a template: put a copy in its place"
        }
    }
}
