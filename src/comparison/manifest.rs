//! `manifest.sha256`: every file of a site with its hash, as `sha256sum` writes it.

use std::collections::BTreeMap;

/// Its name at the site's base.
pub(super) const NAME: &str = "manifest.sha256";

/// The hash of each file, by path; the number of the line that is none of a manifest otherwise.
pub(super) fn parse(text: &str) -> Result<BTreeMap<String, String>, usize> {
    text.lines().zip(1..).map(|(line, number)| entry(line).ok_or(number)).collect()
}

fn entry(line: &str) -> Option<(String, String)> {
    let (is_escaped, line) = line.strip_prefix('\\').map_or((false, line), |line| (true, line));
    let (hash, path) = line.split_once("  ")?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let path = if is_escaped { unescaped(path)? } else { path.to_owned() };
    (is_hash && is_inside(&path)).then(|| (path, hash.to_owned()))
}

fn unescaped(path: &str) -> Option<String> {
    let mut text = String::with_capacity(path.len());
    let mut chars = path.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '\\' => match chars.next()? {
                'n' => '\n',
                'r' => '\r',
                '\\' => '\\',
                _ => return None,
            },
            c => c,
        });
    }
    Some(text)
}

/// Whether a path stays inside the site: what it names is read.
fn is_inside(path: &str) -> bool {
    path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(path: &str) -> String {
        format!("{}  {path}\n", "ab".repeat(32))
    }

    #[test]
    fn names_with_line_feeds_and_backslashes_are_read_as_sha256sum_writes_them() {
        let text = format!("{}\\{}", line("a b/c.html"), line("x\\\\y\\nz"));
        assert_eq!(parse(&text).unwrap().into_keys().collect::<Vec<_>>(), ["a b/c.html", "x\\y\nz"]);
    }

    #[test]
    fn a_line_that_is_none_is_named_by_its_number() {
        for wrong in ["abc  index.html\n".to_owned(), line("../secret"), line("/etc/passwd"), line("a//b"), "\n".into()]
        {
            assert_eq!(parse(&format!("{}{wrong}", line("index.html"))), Err(2), "{wrong}");
        }
    }
}
