//! What an archive asks to have published below `static/` besides what every archive may.

/// Files below `static/` by their names: `*.epub`, `.well-known/security.txt`, `downloads/*.pdf`. Without a slash it is the name of
/// a file in any folder, else the whole path. A `*` stands for any signs of one name, but for a dot or an underscore that the
/// name begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked(Box<str>);

/// How a file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AskedFor {
    /// Not at all.
    Not,
    /// As one of several.
    AsOne,
    /// By its whole name.
    ByName,
}

impl Asked {
    /// A pattern; an error is why it is none.
    ///
    /// # Errors
    /// It is no path below `static/`, or would take in anything.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.starts_with('/') || text.starts_with("static/") {
            return Err("a path begins below static/");
        }
        if text.split('/').any(|part| matches!(part, "" | "." | "..")) || text.contains('\\') {
            return Err("it is no path");
        }
        if text.contains("**") || text == "*" {
            return Err("it would take in anything");
        }
        if text.split('/').next() == Some("_irbook") {
            return Err("the preview has its own files there");
        }
        Ok(Self(text.into()))
    }

    /// How it asks for the file with this path below `static/`.
    #[must_use]
    pub fn asks_for(&self, path: &str) -> AskedFor {
        let is_said = |name: &str| !name.starts_with(['.', '_']);
        let matches = if self.0.contains('/') {
            self.0.matches('/').count() == path.matches('/').count()
                && self.0.split('/').zip(path.split('/')).all(|(pattern, name)| is_of(pattern, name))
        } else {
            let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
            folders.split('/').all(is_said) && is_of(&self.0, name)
        };
        match matches {
            false => AskedFor::Not,
            true if self.0.contains('*') => AskedFor::AsOne,
            true => AskedFor::ByName,
        }
    }
}

/// How the file with this path is asked for at most.
#[must_use]
pub fn asked_for(all: &[Asked], path: &str) -> AskedFor {
    all.iter().map(|it| it.asks_for(path)).max().unwrap_or(AskedFor::Not)
}

/// Whether a name is one that a pattern without slashes means.
fn is_of(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    if first.is_empty() && name.starts_with(['.', '_']) {
        return false;
    }
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(pattern: &str, path: &str) -> AskedFor {
        Asked::parse(pattern).unwrap().asks_for(path)
    }

    #[test]
    fn a_name_is_meant_in_any_folder_and_a_path_as_a_whole() {
        for (pattern, path) in [
            ("*.epub", "a.epub"),
            ("*.epub", "books/2024/a.epub"),
            ("downloads/*.pdf", "downloads/a.pdf"),
            (".well-known/*", ".well-known/security.txt"),
            ("a*b*c.txt", "a-b-b-c.txt"),
            ("_*", "_headers"),
        ] {
            assert_eq!(asks(pattern, path), AskedFor::AsOne, "{pattern} {path}");
        }
        for path in ["google1.html", "deep/google1.html"] {
            assert_eq!(asks("google1.html", path), AskedFor::ByName);
        }
        assert_eq!(asks(".well-known/security.txt", ".well-known/security.txt"), AskedFor::ByName);
    }

    #[test]
    fn what_is_not_said_is_not_asked_for() {
        for (pattern, path) in [
            ("*.epub", "a.epub.html"),
            ("*.epub", ".epub"),
            ("*.epub", "_a.epub"),
            ("*.txt", ".well-known/security.txt"),
            ("security.txt", ".well-known/security.txt"),
            ("downloads/*.pdf", "downloads/2024/a.pdf"),
            ("downloads/*.pdf", "more/downloads/a.pdf"),
            ("*/security.txt", ".well-known/security.txt"),
            ("ab*ba", "aba"),
            ("*.EPUB", "a.epub"),
        ] {
            assert_eq!(asks(pattern, path), AskedFor::Not, "{pattern} {path}");
        }
    }

    #[test]
    fn what_is_no_path_or_would_take_in_anything_is_refused() {
        for pattern in
            ["", "*", "**", "a/**/b", "/a.txt", "static/a.txt", "../a", "a//b", "a/", "./a", "a\\b", "_irbook/x"]
        {
            assert!(Asked::parse(pattern).is_err(), "{pattern}");
        }
    }

    #[test]
    fn a_file_that_is_named_is_so_whatever_else_takes_it_in() {
        let all = ["*.html", "a.html"].map(|it| Asked::parse(it).unwrap());
        assert_eq!(asked_for(&all, "a.html"), AskedFor::ByName);
        assert_eq!(asked_for(&all, "b.html"), AskedFor::AsOne);
        assert_eq!(asked_for(&[], "b.html"), AskedFor::Not);
    }
}
