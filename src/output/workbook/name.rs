//! Names of sheets.

use std::collections::BTreeSet;

/// How many UTF-16 units a name has at most.
const MOST: usize = 31;

/// A name for each id, in order: of 31 characters at most, without the signs that none may have, and each once, whether its
/// letters are large or small. `taken` are the names of other sheets.
pub(super) fn sheets<'i>(ids: impl Iterator<Item = &'i str>, taken: &[&str]) -> Vec<String> {
    let mut used: BTreeSet<String> = taken.iter().map(|name| name.to_lowercase()).collect();
    // Excel keeps the first for itself, and in formulas the others are values.
    used.extend(["history", "true", "false"].map(str::to_owned));
    let mut name = |id: &str| {
        let id: String = id.chars().map(|c| if is_forbidden(c) { '-' } else { c }).collect();
        let id = if id.is_empty() { "-" } else { &id };
        let numbered = (2..).map(|number| {
            let behind = format!("~{number}");
            format!("{}{behind}", cut(id, MOST - behind.len()))
        });
        let mut names = std::iter::once(cut(id, MOST).to_owned()).chain(numbered);
        let name = names.find(|name| used.insert(name.to_lowercase()));
        name.unwrap_or_default()
    };
    ids.map(&mut name).collect()
}

/// Whether a sign may stand in no name: those that Excel refuses, the apostrophe, which it refuses at both ends, and what can't
/// be seen.
fn is_forbidden(c: char) -> bool {
    matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') || c.is_control()
}

/// A text with so many UTF-16 units at most.
fn cut(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > most
    });
    end.map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(ids: &[&str]) -> Vec<String> {
        sheets(ids.iter().copied(), &["Contents"])
    }

    #[test]
    fn an_id_that_fits_is_the_name() {
        assert_eq!(names(&["operations", "cash-flows"]), ["operations", "cash-flows"]);
        assert!(names(&[]).is_empty());
    }

    #[test]
    fn long_ids_that_begin_alike_are_told_apart_by_a_number() {
        let [a, b] = ["a", "b"].map(|end| format!("reconciliation-of-net-income-{}{end}", "x".repeat(20)));
        assert_eq!(names(&[&a, &b]), ["reconciliation-of-net-income-xx", "reconciliation-of-net-income-~2"]);
    }

    #[test]
    fn names_of_other_sheets_and_words_that_excel_keeps_are_taken() {
        assert_eq!(
            names(&["contents", "History", "true", "x", "X"]),
            ["contents~2", "History~2", "true~2", "x", "X~2"]
        );
    }

    #[test]
    fn signs_that_no_name_has_are_replaced() {
        assert_eq!(names(&["'a'[1]:b/c\\d*?", ""]), ["-a--1--b-c-d--", "-"]);
    }

    proptest! {
        #[test]
        fn names_are_short_and_each_once(ids in proptest::collection::vec("\\PC{0,40}|[aA]{29,33}", 0..40)) {
            let names = names(&ids.iter().map(String::as_str).collect::<Vec<_>>());
            let used: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
            prop_assert_eq!(used.len(), ids.len());
            for name in names {
                prop_assert!((1..=MOST).contains(&name.encode_utf16().count()));
                prop_assert!(rust_xlsxwriter::Worksheet::new().set_name(name).is_ok());
            }
        }
    }
}
