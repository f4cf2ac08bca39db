//! Files below `templates/` that replace nothing and that nothing uses: mostly an override whose name has a slip.

use super::EMBEDDED;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::domain::{FileId, Span};
use crate::source::{Content, Sources};
use std::collections::{BTreeMap, BTreeSet};

/// The archive's files below `templates/` by name.
type Own<'s> = BTreeMap<&'s str, (FileId, &'s str)>;

/// An error for each template that nothing uses and whose name is near one of irbook's, a warning for each other one that
/// nothing uses, and one for each style whose name is near: it comes last, and may have been meant to take the other's place.
#[must_use]
pub fn unused(sources: &Sources) -> Vec<Diagnostic> {
    let files = sources.below("templates/").filter_map(|(file, source)| match &source.content {
        Content::Text(text) => Some((source.path.strip_prefix("templates/")?, (file, &**text))),
        _ => None,
    });
    let own: Own<'_> = files.collect();
    let further = || own.iter().filter(|(name, _)| !EMBEDDED.iter().any(|(known, _)| known == *name));
    if further().next().is_none() {
        return Vec::new();
    }
    let used = used(&own);
    // Components are used by names of their own.
    let has_components = |text: &str| text.contains("{% component ") || text.contains("{%- component ");
    let is_unused = |name: &str, text: &str| !used.contains(name) && !has_components(text);
    let finding = |(name, (file, text)): (&&str, &(FileId, &str))| match name.rsplit_once('.') {
        Some((_, "html")) if is_unused(name, text) => Some(template(name, *file)),
        Some((_, "css")) if name.starts_with("style/") => style(name, *file),
        _ => None,
    };
    further().filter_map(finding).collect()
}

/// The archive's templates that irbook's lead to, or those that take their place.
fn used<'s>(own: &Own<'s>) -> BTreeSet<&'s str> {
    let mut open: Vec<&str> = EMBEDDED.iter().map(|(name, text)| own.get(name).map_or(*text, |(_, own)| own)).collect();
    let mut used = BTreeSet::new();
    while let Some(text) = open.pop() {
        for name in text.split(['"', '\'']).filter(|word| word.ends_with(".html")) {
            if let Some((known, (_, text))) = own.get_key_value(name)
                && used.insert(*known)
            {
                open.push(text);
            }
        }
    }
    used
}

fn template(name: &str, file: FileId) -> Diagnostic {
    let message =
        format!("no page is made with `templates/{name}`: irbook has no template of this name, and no other uses it");
    let finding = Diagnostic::error(Code::UnusedTemplate, top(file), message);
    match near(name) {
        Some(known) => finding.help(format!("to take the place of irbook's, call it `{known}`")),
        None => {
            finding.help("include it in a template that takes the place of one of irbook's, or remove it").warning()
        }
    }
}

/// A further style is used, behind all others: only one that is nearly called like another may be meant otherwise.
fn style(name: &str, file: FileId) -> Option<Diagnostic> {
    let known = near(name)?;
    let message = format!("`templates/{name}` comes behind irbook's styles and takes the place of none");
    let help = format!("to take the place of `{known}`, give it that name; else one that isn't so near to it");
    Some(Diagnostic::error(Code::UnusedTemplate, top(file), message).help(help).warning())
}

/// The file of irbook's own whose name comes nearest: with nearly the same last part, in a folder of any name.
fn near(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let (stem, ending) = last(&name)?;
    let is_near =
        |known: &&str| last(known).is_some_and(|(other, of)| of == ending && nearest(stem, [other]).is_some());
    let known = EMBEDDED.iter().map(|(known, _)| *known).filter(is_near);
    known.min_by_key(|known| (strsim::damerau_levenshtein(&name, known), *known))
}

/// The last part of a path, and its ending.
fn last(path: &str) -> Option<(&str, &str)> {
    path.rsplit('/').next()?.rsplit_once('.')
}

fn top(file: FileId) -> Span {
    Span { file, start: 0, end: 0 }
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn a_slip_in_a_name_or_its_folder_is_near_and_a_name_of_its_own_is_not() {
        for (name, known) in [
            ("layouts.html", "layout.html"),
            ("Layout.html", "layout.html"),
            ("anouncement/results.html", "announcement/results.html"),
            ("versions.html", "announcement/versions.html"),
            ("announcements/results.html", "announcement/results.html"),
            ("style/token.css", "style/tokens.css"),
        ] {
            assert_eq!(near(name), Some(known), "{name}");
        }
        for name in ["ours/greeting.html", "style/own.css", "style/brand.css", "style/ours.css", "banner.html"] {
            assert_eq!(near(name), None, "{name}");
        }
    }
}
