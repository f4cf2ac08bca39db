//! Files that a browser would run: copied beside the pages, they would run on the site's origin, where the pages'
//! content security policy doesn't hold.

use super::fields::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Content, SourceFile};

/// Endings of files that are pages or programs to a browser.
const RUNNABLE: [&str; 10] = ["htm", "html", "js", "mht", "mhtml", "mjs", "shtml", "svgz", "xht", "xhtml"];

/// What lets an SVG picture run something, besides event handlers. `:script` is the element with a prefix; an entity
/// could stand for any of them.
const IN_PICTURES: [&str; 5] = ["<script", ":script", "javascript:", "<foreignobject", "<!entity"];

/// Records an error where a file that is to be copied can run something.
pub fn refuse(source: &SourceFile, reader: &mut Reader) {
    let path = source.path.to_lowercase();
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let (message, help) = match &source.content {
        _ if RUNNABLE.contains(&ending) => (
            format!("a browser would run `{}` as a part of the site", source.path),
            "keep the document as PDF or text, or retell it in Markdown",
        ),
        Content::Text(text) if ending == "svg" && can_run(text) => (
            format!("the picture `{}` holds a script", source.path),
            "save it without scripts, event handlers, entities and foreign objects, or as PNG",
        ),
        _ => return,
    };
    reader.findings.push(Diagnostic::error(Code::UnsafeAttachment, reader.top(), message).help(help));
}

fn can_run(picture: &str) -> bool {
    let text = picture.to_lowercase();
    IN_PICTURES.iter().any(|part| text.contains(part)) || text.match_indices("on").any(|(at, _)| is_handler(&text, at))
}

/// Whether an event handler such as `onload=` begins here.
fn is_handler(text: &str, at: usize) -> bool {
    let apart = text[..at].ends_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '/'));
    let rest = text[at + 2..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
    apart && rest.len() < text.len() - at - 2 && rest.trim_start().starts_with('=')
}

#[cfg(test)]
mod tests {
    use super::can_run;

    #[test]
    fn scripts_and_handlers_are_seen_in_pictures_however_they_are_written() {
        for text in [
            "<svg><SCRIPT>x</SCRIPT></svg>",
            "<s:svg><s:script>x</s:script></s:svg>",
            "<svg\nonload = 'x'/>",
            "<a href=\"JavaScript:x\"/>",
            "<svg id=\"a\"onclick=\"x\"/>",
            "<!DOCTYPE svg [<!ENTITY a 'x'>]><svg/>",
        ] {
            assert!(can_run(text), "{text}");
        }
        for text in ["<svg><path d=\"M0 0\"/><text>on and on = off</text></svg>", "<svg font-on=\"1\"/>", "<svg/>"] {
            assert!(!can_run(text), "{text}");
        }
    }
}
