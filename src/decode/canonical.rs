//! The one form of an announcement's sources that is the same however they are typed: canonical JSON of what readers
//! see. `docs/ledger.md` tells it, so that others can compute the hash again.

use crate::domain::Digest;
use crate::markdown::without_ties;
use std::borrow::Cow;
use toml::de::{DeTable, DeValue};

/// The parts of an announcement in canonical form, gathered file by file.
#[derive(Debug, Default)]
pub struct Canonical {
    facts: String,
    statements: String,
    metrics: String,
    text: String,
}

impl Canonical {
    /// The front matter.
    pub fn facts(&mut self, table: &DeTable<'_>) {
        self.facts.clear();
        object(table, "", &mut self.facts);
    }

    /// A row of a list of filings.
    pub fn filing(&mut self, table: &DeTable<'_>) {
        self.facts.clear();
        object(table, "filings", &mut self.facts);
    }

    /// The digest of a row of a list of filings, with what its list may say for it.
    #[must_use]
    pub fn of_filing(&self, language: &str, zone: &str) -> Digest {
        let [language, zone] = [language, zone].map(|text| {
            let mut quoted = String::new();
            string(text, &mut quoted);
            quoted
        });
        Digest::of_parts(&[r#"{"facts":"#, &self.facts, r#","language":"#, &language, r#","zone":"#, &zone, "}"])
    }

    /// A file of statements and metrics, behind those before it.
    pub fn tables(&mut self, table: &DeTable<'_>) {
        for (key, all) in [("statements", &mut self.statements), ("metrics", &mut self.metrics)] {
            for element in table.get(key).and_then(|value| value.get_ref().as_array()).into_iter().flatten() {
                if !all.is_empty() {
                    all.push(',');
                }
                value(element.get_ref(), key, false, all);
            }
        }
    }

    /// The digest of a legend, whose form is its own.
    #[must_use]
    pub fn legend(title: &str, markdown: &str) -> Digest {
        let mut canonical = Self::default();
        string(&line_feeds(title), &mut canonical.facts);
        canonical.text(markdown);
        Digest::of_parts(&[r#"{"text":"#, &canonical.text, r#","title":"#, &canonical.facts, "}"])
    }

    /// The Markdown below the front matter.
    pub fn text(&mut self, markdown: &str) {
        self.text.clear();
        let text = line_feeds(markdown);
        let text = text.trim_start_matches('\n').trim_end_matches([' ', '\t', '\n']);
        string(&without_ties(text), &mut self.text);
    }

    /// The digest of all parts.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let Self { facts, statements, metrics, text } = self;
        Digest::of_parts(&[
            r#"{"facts":"#,
            facts,
            r#","metrics":["#,
            metrics,
            r#"],"statements":["#,
            statements,
            r#"],"text":"#,
            text,
            "}",
        ])
    }
}

/// Whether a key of the table that is (or is listed) under `parent` says nothing to readers: it steers when the document is
/// public, or tells what to check its figures against.
fn is_left_out(parent: &str, key: &str) -> bool {
    let left_out: &[&str] = match parent {
        "" => &["closes", "draft", "former", "publish_at", "revisions", "routine", "waivers", "withdrawn"],
        "filings" => {
            &["closes", "draft", "file", "former", "id", "language", "publish_at", "revisions", "routine", "withdrawn"]
        }
        "statements" => &["footing", "former"],
        "lines" => &["equals", "opening", "ordinary", "ratios", "rolls_forward", "sum"],
        "columns" => &["sum"],
        "figures" => &["change", "sum"],
        "metrics" | "parts" | "values" => &["complete"],
        _ => &[],
    };
    left_out.contains(&key)
}

/// Whether a key holds Markdown, in which figures may be tied.
pub(super) fn is_markdown(parent: &str, key: &str) -> bool {
    matches!((parent, key), ("charts", "headline") | ("footnotes", "text") | ("figures", "note"))
}

fn object(table: &DeTable<'_>, parent: &str, out: &mut String) {
    let mut entries: Vec<(&str, &DeValue<'_>)> =
        table.iter().map(|(key, value)| (key.get_ref().as_ref(), value.get_ref())).collect();
    entries.retain(|(key, _)| !is_left_out(parent, key));
    entries.sort_unstable_by_key(|(key, _)| *key);
    out.push('{');
    for (position, (key, entry)) in entries.into_iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        string(key, out);
        out.push(':');
        value(entry, key, is_markdown(parent, key), out);
    }
    out.push('}');
}

fn value(value: &DeValue<'_>, key: &str, is_markdown: bool, out: &mut String) {
    match value {
        DeValue::String(text) if is_markdown => string(&without_ties(&line_feeds(text)), out),
        DeValue::String(text) => string(&line_feeds(text), out),
        DeValue::Integer(number) => out.extend(number.as_str().chars().filter(|c| !matches!(c, '_' | '+'))),
        DeValue::Float(number) => string(number.as_str(), out),
        DeValue::Boolean(yes) => out.push_str(if *yes { "true" } else { "false" }),
        DeValue::Datetime(at) => string(&at.to_string(), out),
        DeValue::Array(elements) => {
            out.push('[');
            for (position, element) in elements.iter().enumerate() {
                if position > 0 {
                    out.push(',');
                }
                self::value(element.get_ref(), key, is_markdown, out);
            }
            out.push(']');
        }
        DeValue::Table(table) => object(table, key, out),
    }
}

fn line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() }
}

/// A JSON string with the shortest escapes, as RFC 8785 has them.
fn string(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    // Hardly any text has something to escape: what is between is copied as a whole.
    while let Some(at) = rest.bytes().position(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
        out.push_str(&rest[..at]);
        match rest.as_bytes()[at] {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x8 => out.push_str("\\b"),
            0xc => out.push_str("\\f"),
            byte => out.push_str(&format!("\\u{byte:04x}")),
        }
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(toml: &str) -> String {
        let mut canonical = Canonical::default();
        canonical.facts(DeTable::parse(toml).unwrap().get_ref());
        canonical.facts
    }

    #[test]
    fn keys_are_sorted_and_values_stand_as_typed() {
        let typed = "b = [1_000, '4,153.20']\r\n# a comment\r\n a=2024-05-19 # another\r\nc = { z = true, y = \"\\u00e9\\t\\\"\" }";
        assert_eq!(facts(typed), r#"{"a":"2024-05-19","b":[1000,"4,153.20"],"c":{"y":"é\t\"","z":true}}"#);
        assert_eq!(facts("c.z = true\nc.y = 'é\t\"'\nb = [1000, \"4,153.20\"]\na = 2024-05-19"), facts(typed));
    }

    #[test]
    fn what_steers_publication_and_checks_is_left_out_where_it_does_so() {
        let toml = "draft = true\ncloses = ['a']\n[[revisions]]\nat = 2024-05-19T00:00:00Z\n[[figures]]\nsum = ['a.b']\nnote = '[1](figure:x) [2](y)'\n\
                    [[charts]]\nheadline = '[3](figure:x)'\n[results]\ndraft = 'kept'\nsum = 'kept'\n";
        assert_eq!(
            facts(toml),
            r#"{"charts":[{"headline":"3"}],"figures":[{"note":"1 [2](y)"}],"results":{"draft":"kept","sum":"kept"}}"#
        );
    }

    #[test]
    fn tables_of_several_files_count_as_of_one() {
        let digest = |files: &[&str]| {
            let mut canonical = Canonical::default();
            files.iter().for_each(|toml| canonical.tables(DeTable::parse(toml).unwrap().get_ref()));
            canonical.digest()
        };
        let [a, b, m] = ["[[statements]]\nid = 'a'\n", "[[statements]]\nid = 'b'\n", "[[metrics]]\nmetric = 'm'\n"];
        assert_eq!(digest(&[a, m, b]), digest(&[&[a, b, m].concat()]));
        assert_ne!(digest(&[a, b]), digest(&[b, a]));
    }
}
