//! Facts that stand in the text: what was meant to keep a document back would keep nothing back there.

use super::declaration::Table;
use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::FrontMatter;

/// The facts that decide when a document is public.
const GATE: [&str; 3] = ["draft", "publish_at", "withdrawn"];

/// Records where the text holds facts: those with keys of the table at its beginning, and those of the [`GATE`] on any line
/// that isn't code. `text` is the whole file.
pub fn facts(text: &str, parts: &FrontMatter, table: &Table, reader: &mut Reader) {
    let body = &text[parts.body.clone()];
    if !body.contains(['=', ':', '+']) {
        return;
    }
    let (mut at, mut begins, mut fence) = (parts.body.start, true, None::<&str>);
    for line in body.split_inclusive('\n') {
        let (start, words) = (at, line.trim());
        at += line.len();
        let mark = fence_of(words);
        if fence.is_some() || mark.is_some() {
            let closes = |open: &str| mark.is_some_and(|mark| mark.starts_with(open) && mark.len() == words.len());
            fence = match fence {
                None => mark,
                Some(open) => Some(open).filter(|open| !closes(open)),
            };
            begins = false;
            continue;
        }
        if words.is_empty() {
            continue;
        }
        let key = key_of(words);
        let is = |known: &str| key.eq_ignore_ascii_case(known);
        let is_key = || table.all().any(|known| is(known.name));
        let is_gate = || GATE.into_iter().any(is) && !words.starts_with('[');
        let is_fact = words == "+++" || begins && is_key() || is_gate();
        if is_fact {
            let begin = start + line.len() - line.trim_start().len();
            let span = reader.place(begin..begin + words.len());
            let message = format!("`{}` stands in the text, where it says nothing", shown(words, key));
            let help = "facts stand between the first two lines of `+++`: move it up; below them everything is text that \
                        readers see";
            reader.findings.push(Diagnostic::error(Code::FactsInText, span, message).help(help));
        }
        begins &= is_fact || words == "---";
    }
}

/// The backticks or tildes that begin or end code.
fn fence_of(line: &str) -> Option<&str> {
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let (mark, rest) = line.split_at(line.len() - line.trim_start_matches(sign).len());
    (mark.len() >= 3 && !(sign == '`' && rest.contains('`'))).then_some(mark)
}

fn shown<'w>(words: &'w str, key: &'w str) -> &'w str {
    if key.is_empty() { words } else { key }
}

/// The key that a line sets, in TOML or, for the [`GATE`], in YAML, or the name of the table that it begins; nothing where it does neither.
fn key_of(line: &str) -> &str {
    let line = line.strip_prefix("- ").unwrap_or(line).trim_start_matches('\\');
    if let Some(table) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return table.trim_matches(['[', ']', ' ']).split('.').next().unwrap_or_default();
    }
    let Some((key, value)) = line.split_once(['=', ':']) else { return "" };
    let is_yaml = line.as_bytes().get(key.len()) == Some(&b':');
    let key = key.trim().trim_matches(['"', '\'', '`', '*']).trim();
    if is_yaml && !is_yaml_gate(&key.to_ascii_lowercase(), value.trim()) { "" } else { key }
}

/// Whether YAML would keep a document back with this. Any other key with a colon begins a sentence.
fn is_yaml_gate(key: &str, value: &str) -> bool {
    match key {
        "draft" => matches!(value.to_ascii_lowercase().as_str(), "true" | "yes" | "on" | "1"),
        "publish_at" => true,
        "withdrawn" => value.is_empty() || value.starts_with('{'),
        _ => false,
    }
}
