//! Copies of irbook's files in an archive: each begins with a mark that says what it was copied from, so that a later version
//! can tell that its own file is another one now.

use super::{EMBEDDED, RENDERS};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::{FileId, Span};
use crate::source::{Content, Sources};
use std::ops::Range;

/// How the mark begins and ends in a file of an ending: as a comment there.
const COMMENTS: [(&str, &str, &str); 3] =
    [(".html", "{#- irbook ", " -#}\n"), (".css", "/* irbook ", " */\n"), (".svg", "<!-- irbook ", " -->\n")];

/// What stands between version and hash.
const BETWEEN: &str = ", template ";

/// Whether a file of the archive that takes the place of irbook's was copied from what this version has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It has no mark: it was written by hand, or by a version before marks.
    Unmarked,
    /// It was copied from, or compared with, the file as this version has it.
    Current,
    /// It was copied from the file of this other version, which read otherwise.
    Outdated(String),
}

/// irbook's files: name and what each renders.
pub fn builtin() -> impl Iterator<Item = (&'static str, &'static str)> {
    EMBEDDED.iter().zip(RENDERS).map(|((name, _), renders)| (*name, *renders))
}

/// irbook's file of a name with its mark, for an archive to start from.
#[must_use]
pub fn exported(name: &str) -> Option<String> {
    Some(format!("{}{}", mark(name)?, embedded(name)?))
}

/// The archive's file of a name with the mark of what this version has; it need not have had one.
#[must_use]
pub fn accepted(name: &str, text: &str) -> Option<String> {
    let (bom, rest) = without_bom(text);
    let rest = Mark::read(name, rest).map_or(rest, |it| &rest[it.whole.end..]);
    Some(format!("{bom}{}{rest}", mark(name)?))
}

/// Whether the archive's text of a name was copied from what this version has; `None` where it takes the place of no file of irbook's.
#[must_use]
pub fn state(name: &str, text: &str) -> Option<State> {
    let hash = hash(embedded(name)?);
    Some(match Mark::read(name, without_bom(text).1) {
        None => State::Unmarked,
        Some(mark) if mark.hash == hash => State::Current,
        Some(mark) => State::Outdated(mark.version.to_owned()),
    })
}

/// A warning for each file of the archive that was copied from one that irbook has otherwise now.
#[must_use]
pub fn outdated(sources: &Sources) -> Vec<Diagnostic> {
    let finding = |(file, source): (FileId, &crate::source::SourceFile)| {
        let (Some(name), Content::Text(text)) = (source.path.strip_prefix("templates/"), &source.content) else {
            return None;
        };
        let Some(State::Outdated(version)) = state(name, text) else { return None };
        let (bom, rest) = without_bom(text);
        let at = |offset: usize| u32::try_from(bom.len() + offset).unwrap_or(u32::MAX);
        let whole = Mark::read(name, rest)?.whole;
        let span = Span { file, start: at(whole.start), end: at(whole.start + rest[whole].trim_end().len()) };
        let now = env!("CARGO_PKG_VERSION");
        let message = if version == now {
            format!("`{}` was copied from another `{name}` than this irbook {now} has", source.path)
        } else {
            format!("`{}` was copied from irbook {version}, and irbook {now} has another `{name}`", source.path)
        };
        let help = format!(
            "`irbook templates export {name} --output -` prints irbook's; take over what your copy lacks, and say so by \
             `irbook templates accept {name}`"
        );
        Some(Diagnostic::error(Code::OutdatedTemplate, span, message).help(help).warning())
    };
    sources.below("templates/").filter_map(finding).collect()
}

/// The text of a file of the archive as pages are made with it: without a mark that readers would get. That of a template
/// stays, whose comments no page has, so that places in it are those of the file.
pub(super) fn as_used<'t>(name: &str, text: &'t str) -> &'t str {
    match Mark::read(name, text) {
        Some(mark) if !name.ends_with(".html") => &text[mark.whole.end..],
        _ => text,
    }
}

/// What the first line of a copy says.
struct Mark<'t> {
    version: &'t str,
    hash: &'t str,
    /// With the end of the line.
    whole: Range<usize>,
}

impl<'t> Mark<'t> {
    fn read(name: &str, text: &'t str) -> Option<Self> {
        let (begin, end) = comment(name)?;
        let line = text.split_inclusive('\n').next()?;
        let said = line.trim_end().strip_prefix(begin)?.strip_suffix(end.trim_end())?;
        let (version, hash) = said.split_once(BETWEEN)?;
        let is_version = |it: &str| it.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'));
        let is_one = !version.is_empty() && version.len() <= 40 && is_version(version);
        is_one.then_some(Self { version, hash, whole: 0..line.len() })
    }
}

fn mark(name: &str) -> Option<String> {
    let (begin, end) = comment(name)?;
    Some(format!("{begin}{}{BETWEEN}{}{end}", env!("CARGO_PKG_VERSION"), hash(embedded(name)?)))
}

fn comment(name: &str) -> Option<(&'static str, &'static str)> {
    COMMENTS.iter().find(|(ending, ..)| name.ends_with(ending)).map(|(_, begin, end)| (*begin, *end))
}

fn embedded(name: &str) -> Option<&'static str> {
    EMBEDDED.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Of the lines, whichever ends they have: a checkout on Windows may have others.
fn hash(text: &str) -> String {
    blake3::hash(text.replace("\r\n", "\n").as_bytes()).to_hex()[..12].to_owned()
}

fn without_bom(text: &str) -> (&str, &str) {
    text.split_at(text.len() - text.trim_start_matches('\u{feff}').len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_current_until_its_mark_names_another_hash_and_is_accepted_by_its_mark_alone() {
        for (name, _) in builtin() {
            let copy = exported(name).unwrap();
            assert_eq!(state(name, &copy), Some(State::Current), "{name}");
            let (mark, text) = copy.split_once('\n').unwrap();
            let hash = &mark[mark.find(BETWEEN).unwrap() + BETWEEN.len()..][..12];
            let old =
                format!("{}\nours\n", mark.replace(hash, "0123456789ab").replace(env!("CARGO_PKG_VERSION"), "0.0.9"));
            assert_eq!(state(name, &old), Some(State::Outdated("0.0.9".to_owned())), "{name}");
            assert_eq!(accepted(name, &old).unwrap(), format!("{mark}\nours\n"), "{name}");
            assert_eq!(accepted(name, text).unwrap(), copy, "{name}");
        }
    }

    #[test]
    fn line_ends_and_a_byte_order_mark_of_windows_change_nothing() {
        let copy = format!("\u{feff}{}", exported("layout.html").unwrap().replace('\n', "\r\n"));
        assert_eq!(state("layout.html", &copy), Some(State::Current));
        assert!(accepted("layout.html", &copy).unwrap().starts_with("\u{feff}{#- irbook "));
        assert_eq!(hash("a\r\nb"), hash("a\nb"));
    }

    #[test]
    fn what_is_no_mark_is_none_and_a_name_of_ones_own_has_no_state() {
        for text in ["", "{#- irbook -#}\n", "{#- irbook 1 2, template 3 -#}", "{# irbook 1.0.0, template 3", "x"] {
            assert_eq!(state("layout.html", text), Some(State::Unmarked), "{text}");
        }
        assert_eq!(state("ours.html", "x"), None);
        assert_eq!(exported("ours.html"), None);
    }

    #[test]
    fn readers_get_no_mark_of_a_style_or_the_icon() {
        for name in ["style/tokens.css", "favicon.svg"] {
            assert_eq!(as_used(name, &exported(name).unwrap()), embedded(name).unwrap());
        }
    }
}
