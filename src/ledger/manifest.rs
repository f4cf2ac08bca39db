//! `manifest.sha256`: the hash of every file of a site, in the form that `sha256sum` writes and checks.

use super::Ledger;
use super::broken::{Broken, lines};
use super::entry::Entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Digest;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The name of the file, which lists every file but itself.
pub const NAME: &str = "manifest.sha256";

/// The files of a site by path, with their hashes.
pub type Manifest = BTreeMap<String, Digest>;

/// The manifest's text, sorted by path.
#[must_use]
pub fn text(manifest: &Manifest) -> String {
    // Digest, two spaces and line end.
    let mut text = String::with_capacity(manifest.keys().map(|path| path.len() + 67).sum());
    for (path, digest) in manifest {
        let path = escaped(path);
        if matches!(path, Cow::Owned(_)) {
            // Says that there are escapes.
            text.push('\\');
        }
        let _ = writeln!(text, "{digest}  {path}");
    }
    text
}

fn escaped(path: &str) -> Cow<'_, str> {
    if !path.contains(['\\', '\n', '\r']) {
        return path.into();
    }
    path.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r").into()
}

fn unescaped(path: &str) -> Option<String> {
    let (mut plain, mut rest) = (String::with_capacity(path.len()), path.chars());
    while let Some(c) = rest.next() {
        plain.push(match c {
            '\\' => match rest.next()? {
                'n' => '\n',
                'r' => '\r',
                '\\' => '\\',
                _ => return None,
            },
            c => c,
        });
    }
    Some(plain)
}

/// Reads a manifest.
///
/// # Errors
/// The first line that is none, or whose path leads out of the site.
pub fn parse(text: &str) -> Result<Manifest, Broken> {
    let read = |(number, offset, line)| {
        entry(line).ok_or_else(|| Broken {
            code: Code::PublishedDamaged,
            offset,
            message: format!("line {number} of the manifest is none that `sha256sum` writes for a file of a site"),
            help: "take the manifest that is online; it is written by each build and never edited",
        })
    };
    lines(text).map(read).collect()
}

fn entry(line: &str) -> Option<(String, Digest)> {
    let line = line.strip_suffix('\n')?;
    let (is_escaped, line) = line.strip_prefix('\\').map_or((false, line), |line| (true, line));
    let (digest, path) = line.split_once("  ")?;
    let path = if is_escaped { unescaped(path)? } else { path.to_owned() };
    let is_inside = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    is_inside.then_some((path, digest.parse().ok()?))
}

/// The finding on a published site that has pages and no manifest.
#[must_use]
pub fn missing() -> Diagnostic {
    let message = format!("the published site has no {NAME}, so nothing tells whether it is whole");
    Diagnostic::without_place(Code::PublishedDamaged, message)
        .help("every site with a ledger has one: copy the site again, or name its ledger alone")
}

/// What is wrong with a published site whose manifest is known: files that are missing, changed or not listed. Where
/// only its ledger was looked at, nothing is said of other files.
#[must_use]
pub fn differences(manifest: &Manifest, found: &Manifest, ledger: &str) -> Vec<Diagnostic> {
    let is_whole = found.keys().any(|path| path != ledger && path != NAME);
    let listed = manifest.iter().filter(|(path, _)| is_whole || *path == ledger);
    let listed = listed.filter_map(|(path, digest)| match found.get(path) {
        Some(found) if found == digest => None,
        Some(_) => Some(format!("`{path}` of the published site is not as its manifest lists it")),
        None => Some(format!("`{path}` of the published site is missing")),
    });
    let unlisted = found.keys().filter(|path| *path != NAME && !manifest.contains_key(*path));
    let unlisted = unlisted.map(|path| format!("`{path}` of the published site is not in its manifest"));
    let help = "the site was changed after it was built, or the copy of it is not whole: copy it again, and find out who \
                changed it";
    listed.chain(unlisted).map(|it| Diagnostic::without_place(Code::PublishedDamaged, it).help(help)).collect()
}

/// The findings on documents of a ledger whose pages are not in the manifest beside it.
#[must_use]
pub fn unlisted(manifest: &Manifest, ledger: &Ledger) -> Vec<Diagnostic> {
    let unlisted = ledger.last_versions().filter(|last| !manifest.contains_key(&*last.path));
    let finding = |last: &Entry| {
        let message = format!("`{}`, which the ledger tells of, is not in the manifest beside it", last.path);
        Diagnostic::without_place(Code::PublishedDamaged, message)
            .help("ledger and manifest are not of one site: take both from what is online")
    };
    unlisted.map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::tests::ledger;

    #[test]
    fn a_document_of_the_ledger_whose_page_is_not_listed_is_told() {
        let ledger = ledger("one 1 published\ntwo 1 published\nnew 2 moved one\n");
        let of = |paths: &[&str]| paths.iter().map(|path| ((*path).to_owned(), Digest::default())).collect();
        let (new, two) = ("announcements/new/index.html", "announcements/two/index.html");
        assert_eq!(unlisted(&of(&[new, two]), &ledger), []);
        let missing = unlisted(&of(&[two, "announcements/one/index.html"]), &ledger);
        assert_eq!(missing.len(), 1);
        assert!(missing[0].message.contains(new), "{missing:?}");
    }

    #[test]
    fn names_are_read_as_they_are_written_whatever_is_in_them() {
        let paths = ["a b.txt", "back\\slash", "line\nfeed", "ü/\"x\"", "\\n", "two  spaces", "r\r"];
        let manifest: Manifest = paths.iter().map(|path| ((*path).to_owned(), Digest::of(path))).collect();
        let text = text(&manifest);
        assert_eq!(text.lines().count(), paths.len());
        assert!(text.contains(&format!("\\{}  line\\nfeed\n", Digest::of("line\nfeed"))));
        assert_eq!(parse(&text).unwrap(), manifest);
    }

    #[test]
    fn a_line_of_another_form_is_found_with_its_place() {
        let good = format!("{}  a\n", Digest::of("a"));
        let outside = ["../a", "/etc/a", "a//b", "a/./b", ""].map(|path| format!("{}  {path}\n", Digest::of("a")));
        let other = ["\n".to_owned(), "x  a\n".into(), format!("{} *a\n", Digest::of("a")), good.trim_end().into()];
        for bad in outside.into_iter().chain(other) {
            let broken = parse(&format!("{good}{bad}")).unwrap_err();
            assert_eq!(broken.offset as usize, good.len(), "{bad}");
        }
    }

    #[test]
    fn files_that_are_missing_changed_or_new_are_told_by_name() {
        let of = |files: &[(&str, &str)]| files.iter().map(|(a, b)| ((*a).to_owned(), Digest::of(b))).collect();
        let manifest: Manifest = of(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let found: Manifest = of(&[("a", "1"), ("b", "2"), ("d", "1"), (NAME, "")]);
        let messages: Vec<String> = differences(&manifest, &found, "l").into_iter().map(|it| it.message).collect();
        assert_eq!(messages.len(), 3);
        for (message, path) in messages.iter().zip(["`b`", "`c`", "`d`"]) {
            assert!(message.starts_with(path), "{message}");
        }
        assert_eq!(differences(&manifest, &of(&[("a", "1"), (NAME, "")]), "a"), []);
        assert_eq!(differences(&manifest, &of(&[("a", "2"), (NAME, "")]), "a").len(), 1);
    }
}
