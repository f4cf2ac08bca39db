//! The package that describes every CSV file of the site (Data Package, Frictionless Data, version 1).
//!
//! Paths of a package stay below it, so it stands at the site's base. Each file is a resource of its own, since the files of a
//! resource with several must not each name their columns; the schema of a kind stands in a file once. A site's license isn't
//! known, and when the package was made isn't told: the same archive gives the same bytes.

use crate::address::{Page, Route, Site, path};
use serde_json::to_string;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The resource with every announcement, which others refer to.
pub(super) const ANNOUNCEMENTS: &str = "announcements/announcements";

/// The package of a site.
#[must_use]
pub fn package(site: &Site<'_>) -> String {
    let config = site.edition.config();
    let quoted = |text: &str| to_string(text).expect("a text");
    let base = &*config.base_url.value;
    let mut text = String::from("{\n");
    let own = format!("{base}{}", path::PACKAGE);
    for (key, value) in [
        ("profile", "tabular-data-package"),
        ("name", &*name(&config.title)),
        ("id", &*own),
        ("title", &*config.title),
        ("description", &*config.description),
        ("homepage", base),
    ] {
        _ = writeln!(text, "  \"{key}\": {},", quoted(value));
    }
    text.push_str("  \"resources\": [");
    let mut names = BTreeSet::new();
    for (nth, route) in site.routes.iter().filter(|route| is_table(route)).enumerate() {
        let Page::Data(file) = route.page else { continue };
        let Some(table) = file.table() else { continue };
        text.push_str(if nth == 0 { "\n" } else { ",\n" });
        let plain = name(route.path.trim_end_matches(".csv"));
        let mut unique = plain.clone();
        let mut count = 1;
        while !names.insert(unique.clone()) {
            count += 1;
            unique = format!("{plain}-{count}");
        }
        _ = write!(
            text,
            "    {{\"name\":{},\"path\":{},\"profile\":\"tabular-data-resource\",\"format\":\"csv\",\"mediatype\":\"text/csv\",\
             \"encoding\":\"utf-8\",\"schema\":{}}}",
            quoted(&unique),
            quoted(&route.path),
            quoted(&path::schema(table)),
        );
    }
    text.push_str("\n  ]\n}\n");
    text
}

/// Whether a file is a table in CSV.
fn is_table(route: &Route<'_>) -> bool {
    matches!(route.page, Page::Data(file) if file.table().is_some())
}

/// A text as names of packages and resources may be: small letters, digits, and `.`, `_`, `-` and `/`.
fn name(text: &str) -> String {
    let fit = |c: char| match c.to_ascii_lowercase() {
        c if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '/') => c,
        _ => '-',
    };
    let name: String = text.chars().map(fit).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "archive".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_small_letters_digits_and_few_other_characters() {
        assert_eq!(name("Example Corp. – archive"), "example-corp.---archive");
        assert_eq!(name("announcements/2024-q1/facts"), "announcements/2024-q1/facts");
        assert_eq!(name("年報"), "archive");
    }
}
