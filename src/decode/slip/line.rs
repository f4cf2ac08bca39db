//! Lines that set no key: those of other formats, prose, headers whose brackets don't pair.

use super::found::{Around, Mend, Slip};
use super::layout::{header, is_of_key, key_of, line_at, pairs};
use super::typed::{shown, typed};
use std::ops::Range;

/// What a line is that sets no key and begins no table.
pub(super) fn slip(around: &Around<'_>) -> Option<Slip> {
    if let Some(slip) = fence(around) {
        return Some(slip);
    }
    if let Some(slip) = comment(around).or_else(|| hidden(around)) {
        return Some(slip);
    }
    if let Some(slip) = colon_in_braces(around) {
        return Some(slip);
    }
    if !around.is_outside() {
        return rows(around);
    }
    let words = around.words();
    let trimmed = words.trim();
    if trimmed.starts_with("[{") || trimmed.starts_with('[') && trimmed.contains("\":") {
        return Some(json(around));
    }
    if trimmed.starts_with('[') {
        return header_of(around);
    }
    if trimmed.starts_with('{') || trimmed.starts_with('"') && is_json_key(trimmed) {
        return Some(json(around));
    }
    if key_of(words).is_some() {
        return sign_behind_key(around);
    }
    assigned(around)
        .or_else(|| odd_key(around))
        .or_else(|| colon(around))
        .or_else(|| table(around))
        .or_else(|| valueless(around))
}

/// The part of the line, without the spaces around it.
fn place(around: &Around<'_>) -> Range<usize> {
    let words = around.words();
    let start = around.line.start + words.len() - words.trim_start().len();
    start..start + words.trim().len()
}

/// A line that parts facts from text elsewhere.
fn fence(around: &Around<'_>) -> Option<Slip> {
    let words = around.words().trim();
    let is_fence = matches!(words, "+++" | "---") && around.is_outside();
    is_fence.then(|| {
        let message = format!("`{words}` stands here, where there are only facts");
        let help = "take it out: in announcement.md the facts stand between two lines of `+++`, and in files that end with .toml \
                    without any";
        Slip::new(place(around), message, help).mended(Mend::Without(around.line.clone()))
    })
}

/// A comment of another language.
fn comment(around: &Around<'_>) -> Option<Slip> {
    let text = around.text;
    let begin = around.line.start.max(place(around).start);
    let first = ["//", "/*", "--", "<!--", ";", "%", "rem "]
        .into_iter()
        .find(|it| text[begin..around.line.end].starts_with(it));
    let strings = super::context::strings(text, around.line.clone());
    let is_in_string = |at: usize| strings.iter().any(|(place, _)| place.contains(&at));
    let behind = || {
        let mut found = text[around.line.clone()].match_indices("//").map(|(at, _)| around.line.start + at);
        let is_comment = |at: &usize| {
            !is_in_string(*at) && text[..*at].ends_with([' ', '\t']) && !text[around.line.start..*at].contains('#')
        };
        found.find(is_comment).map(|at| (at, "//"))
    };
    let is_before_key = |sign: &str| sign != "--" && sign != "%" || !text[begin..around.line.end].contains('=');
    let (at, sign) = match first.filter(|sign| around.before.string.is_none() && is_before_key(sign)) {
        Some(sign) => (begin, sign),
        None => behind()?,
    };
    let words = text[at..around.line.end]
        .trim_start_matches(['/', '*', '-', '<', '!', ';', '%'])
        .trim_end_matches(['*', '/', '>', '-'])
        .trim();
    let message = format!("`{}` begins no comment", sign.trim_end());
    let help = format!("a comment begins with `#`: `# {}`", shown(words));
    Some(Slip::new(at..at + sign.trim_end().len(), message, help).mended(Mend::With(vec![(at, "#".to_owned())])))
}

/// A sign of comments that hides the end of a row.
fn hidden(around: &Around<'_>) -> Option<Slip> {
    let text = around.text;
    let line = line_at(text, *around.context.open.last()?);
    let strings = super::context::strings(text, line.clone());
    let is_in_string = |at: usize| strings.iter().any(|(place, _)| place.contains(&at));
    let hash = text[line.clone()].match_indices('#').map(|(at, _)| line.start + at).find(|at| !is_in_string(*at))?;
    let is_hidden = !pairs(&text[line.start..hash]) && pairs(&text[line]);
    let message = "`#` begins a comment, which hides the end of this row";
    let slip =
        Slip::new(hash..hash + 1, message, "take it out, or put it into quotes with the text that it belongs to");
    is_hidden.then(|| slip.mended(Mend::With(vec![(hash, " ".to_owned())])))
}

/// Brackets of a header that don't pair.
fn header_of(around: &Around<'_>) -> Option<Slip> {
    let words = around.words().split('#').next().unwrap_or_default().trim();
    let opened = words.len() - words.trim_start_matches('[').len();
    let rest = words.trim_start_matches('[').trim_start();
    let name_end = rest.find([']', '=', ' ', ',', '"']).unwrap_or(rest.len());
    let (name, behind) = (rest[..name_end].trim(), rest[name_end..].trim_start());
    let closed = behind.len() - behind.trim_start_matches(']').len();
    let behind = behind.trim_start_matches(']').trim();
    let is_name = !name.is_empty() && name.chars().all(|c| is_of_key(c) || c == '.');
    if !is_name || opened > 2 && closed == opened {
        return None;
    }
    let place = place(around);
    if opened == closed && opened <= 2 && !behind.is_empty() {
        let message = format!("behind the header `[{name}]` stands more on its line");
        return Some(Slip::new(place, message, format!("begin a line for `{}`", shown(behind))));
    }
    if opened == closed && opened <= 2 {
        return None;
    }
    let help = match opened {
        1 => format!("write `[{name}]`, or `[[{name}]]` where there may be several"),
        _ => format!("write `[[{name}]]`, or `[{name}]` where there is only one"),
    };
    let number = |count: usize| match count {
        0 => "no bracket".to_owned(),
        1 => "one bracket".to_owned(),
        2 => "two brackets".to_owned(),
        many => format!("{many} brackets"),
    };
    let message = format!("the header of `{name}` opens with {} and closes with {}", number(opened), number(closed));
    let slip = Slip::new(place.clone(), message, help);
    // Of brackets that are too many, some can be taken out.
    if closed > opened && behind.is_empty() && opened <= 2 {
        return Some(
            slip.mended(Mend::With(vec![(place.start + opened + name.len() + opened, " ".repeat(closed - opened))])),
        );
    }
    // Which table the keys below belong to isn't known.
    let block = group(around, |line| header(line).is_none());
    Some(slip.mended(Mend::Without(block)))
}

fn is_json_key(line: &str) -> bool {
    line[1..].split_once('"').is_some_and(|(_, rest)| rest.trim_start().starts_with(':'))
}

/// JSON, as far as it goes.
fn json(around: &Around<'_>) -> Slip {
    let words = around.words().trim();
    let inner = words.trim_matches(['{', '}', '[', ']', ',', ' ']);
    let pair = inner.split_once(':').or_else(|| inner.split_once('='));
    let example = pair.filter(|(key, _)| !key.trim().is_empty()).map(|(key, value)| {
        let value = value.split(", \"").next().unwrap_or_default();
        format!("{} = {}", key.trim().trim_matches('"'), typed(shown(value.trim().trim_end_matches(',')).as_str()))
    });
    let example = example.unwrap_or_else(|| "title = \"First Quarter 2024\"".to_owned());
    let block = group(around, |line| !line.trim().is_empty() && header(line).is_none() && key_of(line).is_none());
    let is_json = block.len() > words.len() || words.contains(':');
    let message = match is_json {
        true => "this is JSON, and no TOML",
        false => "braces stand around a value, not around the facts of a file",
    };
    let help = format!("write each key on a line of its own, without braces around: `{example}`");
    Slip::new(place(around), message, help).mended(Mend::Without(block))
}

/// The line and those behind it that are alike.
fn group(around: &Around<'_>, is_alike: impl Fn(&str) -> bool) -> Range<usize> {
    let (text, mut block) = (around.text, around.line.clone());
    while block.end < text.len() {
        let next = line_at(text, block.end + 1);
        if next.end <= block.end || !is_alike(&text[next.clone()]) {
            break;
        }
        block.end = next.end;
    }
    block
}

fn further(around: &Around<'_>, block: &Range<usize>) -> usize {
    around.text[block.clone()].trim_end().matches('\n').count()
}

/// `key: value`, as in YAML and mail.
fn colon(around: &Around<'_>) -> Option<Slip> {
    let is_pair = |line: &str| {
        let (key, _) = line.split_once(':')?;
        let key = key.trim().trim_start_matches("- ").trim_matches(['"', '\'']);
        (!key.is_empty() && key.chars().all(is_of_key) && key.len() < 40).then_some(())
    };
    let words = around.words();
    is_pair(words)?;
    let (key, value) = words.split_once(':')?;
    let key = key.trim().trim_start_matches("- ").trim_matches(['"', '\'']);
    let at = around.line.start + words.find(':')?;
    let is_yaml = |line: &str| {
        key_of(line).is_none()
            && (is_pair(line).is_some() || line.trim_start().starts_with("- ") && line.starts_with(' '))
    };
    let block = group(around, is_yaml);
    let so = match further(around, &block) {
        0 => String::new(),
        1 => ", and so on the next line".to_owned(),
        many => format!(", and so on the next {many} lines"),
    };
    let message = format!("between a key and its value stands `=`, and here it is `:`{so}");
    let value = value.split(" #").next().unwrap_or_default().trim();
    let help = if value.is_empty() {
        format!("write `{key} = ...`, or `[{key}]` above keys that belong together")
    } else {
        format!("write `{key} = {}`", shown(&typed(value)))
    };
    Some(Slip::new(at..at + 1, message, help).mended(Mend::Without(block)))
}

/// `"key": value` in braces.
fn colon_in_braces(around: &Around<'_>) -> Option<Slip> {
    let text = around.text;
    let at = around.error.start;
    let colon = at + text[at..around.line.end].find(|c: char| !c.is_whitespace())?;
    let open = *around.context.open.last()?;
    if !text[colon..].starts_with(':') || text.as_bytes()[open] != b'{' {
        return None;
    }
    let before = text[around.line.start.max(open)..colon].trim_end();
    let key = before.rsplit(['{', ',']).next().unwrap_or_default().trim().trim_matches('"');
    let message = "between a key and its value stands `=`, and here it is `:`";
    // All of a row are written alike.
    let strings = super::context::strings(text, around.line.clone());
    let is_outside = |at: usize| !strings.iter().any(|(place, _)| place.contains(&at));
    let mend = text[colon..around.line.end].match_indices(':').map(|(it, _)| colon + it).filter(|at| is_outside(*at));
    let mend = mend.map(|at| (at, "=".to_owned())).collect();
    Some(Slip::new(colon..colon + 1, message, format!("write `{key} = ...`")).mended(Mend::With(mend)))
}

/// `key == value`, `key => value`.
fn sign_behind_key(around: &Around<'_>) -> Option<Slip> {
    let words = around.words();
    let equals = words.find('=')?;
    let key = words[..equals].trim();
    let rest = &words[equals + 1..];
    let more = rest.len() - rest.trim_start_matches(['=', '>']).len();
    if more == 0 {
        return None;
    }
    let at = around.line.start + equals;
    let sign = &words[equals..=equals + more];
    let help = format!("write `{key} = {}`", shown(&typed(rest[more..].trim())));
    let message = format!("between a key and its value stands one `=`, and here it is `{sign}`");
    Some(Slip::new(at..at + sign.len(), message, help).mended(Mend::With(vec![(at + 1, " ".repeat(more))])))
}

/// `key := value`, and a line that begins with `=`.
fn assigned(around: &Around<'_>) -> Option<Slip> {
    let words = around.words();
    let equals = words.find('=')?;
    let key = words[..equals].trim();
    let value = words[equals + 1..].split(" #").next().unwrap_or_default();
    let at = around.line.start + equals;
    if key.is_empty() {
        let help = format!("write its key before it: `title = {}`", shown(&typed(value)));
        return Some(Slip::new(at..at + 1, "the key is missing before `=`", help));
    }
    let bare = key.trim_end_matches([':', '+', '?', '-', '<']).trim_end();
    (bare.len() < key.len() && bare.chars().all(is_of_key) && !bare.is_empty()).then(|| {
        let from = around.line.start + words.find(bare).unwrap_or_default() + bare.len();
        let message = format!(
            "between a key and its value stands `=` alone, and here it is `{}`",
            words[from - around.line.start..=equals].trim()
        );
        let help = format!("write `{bare} = {}`", shown(&typed(value)));
        Slip::new(from..at + 1, message, help).mended(Mend::With(vec![(from, " ".repeat(at - from))]))
    })
}

/// A key with signs that keys can't have.
fn odd_key(around: &Around<'_>) -> Option<Slip> {
    let words = around.words();
    let (key, _) = words.split_once('=')?;
    let key = key.trim();
    if key.contains(['"', '\'', ',', '{', '[', '(', ';', '#', '|']) || key.len() > 60 || key.contains(". ") {
        return None;
    }
    let written = crate::domain::slug::ascii(key).replace('-', "_");
    let written = if written.is_empty() { "title".to_owned() } else { written };
    let start = place(around).start;
    let message = format!("`{key}` can't be a key: keys are made of letters from a to z, digits, `_` and `-`");
    Some(Slip::new(start..start + key.len(), message, format!("write `{written} = ...`")))
}

/// A table that was pasted from a spreadsheet, or prose.
fn table(around: &Around<'_>) -> Option<Slip> {
    let separator = separator(around.words());
    let is_text = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let is_alike = |line: &str| is_text(line) && key_of(line).is_none() && header(line).is_none();
    let Some((what, _)) = separator.filter(|_| !around.words().contains('=')) else {
        return prose(around, is_alike);
    };
    Some(pasted(around, what, is_alike))
}

/// Rows of other formats where those of a list stand, which begins on a line before.
fn rows(around: &Around<'_>) -> Option<Slip> {
    let text = around.text;
    let open = *around.before.open.last().filter(|_| around.before.string.is_none())?;
    let begins_list = text[open..line_at(text, open).end].trim_end() == "[";
    let is_row = |line: &str| {
        let line = line.trim();
        line.starts_with(|c: char| c.is_alphanumeric()) && !line.contains(['=', '{', '}', '[', ']'])
    };
    let (what, _) = separator(around.words()).filter(|_| begins_list && is_row(around.words()))?;
    Some(pasted(around, what, |line| is_row(line) && separator(line).is_some()))
}

/// Rows of a table of another format, from the line of the error on.
fn pasted(around: &Around<'_>, what: &str, is_alike: impl Fn(&str) -> bool) -> Slip {
    let block = group(around, is_alike);
    let start = place(around).start;
    let message = match further(around, &block) + 1 {
        1 => format!("this line is a row of a table, {what}, and no TOML"),
        many => format!("these {many} lines are a table, {what}, and no TOML"),
    };
    let help = "the rows of a statement stand in `lines`, a figure in quotes each: `{ id = \"revenue\", label = \"Revenue\", cells = \
                [\"48,210\", \"43,012\"] }`; `irbook keys statements` shows all keys, and a file to be downloaded keeps its ending, .csv";
    let end = block.start + around.text[block.clone()].trim_end().len();
    Slip::new(start..end.max(start), message, help).mended(Mend::Without(block))
}

/// What parts the cells of a row, and how many there are.
fn separator(line: &str) -> Option<(&'static str, usize)> {
    let cells = |sign: char| line.trim().matches(sign).count();
    let words = line.split_whitespace().count();
    [
        ('\t', "with tabs between its cells"),
        (';', "with semicolons between its cells (CSV)"),
        ('|', "with `|` between its cells"),
    ]
    .into_iter()
    .find(|(sign, _)| cells(*sign) > 0)
    .or_else(|| {
        Some((',', "with commas between its cells (CSV)")).filter(|_| cells(',') > 0 && cells(',') * 4 >= words)
    })
    .map(|(sign, what)| (what, cells(sign)))
}

fn prose(around: &Around<'_>, is_alike: impl Fn(&str) -> bool) -> Option<Slip> {
    let words = around.words().trim();
    if words.split_whitespace().count() < 3 || words.contains('=') {
        return None;
    }
    let block = group(around, |line| is_alike(line) && separator(line).is_none_or(|(what, _)| what.contains("commas")));
    let message = match further(around, &block) {
        0 => "this line is a text, and no fact".to_owned(),
        further => format!("these {} lines are a text, and no facts", further + 1),
    };
    let help = "a fact is a key and its value, `title = \"First Quarter 2024\"`; a text for readers stands below the second line `+++` of \
                announcement.md, and a note to yourself behind `#`";
    let start = place(around).start;
    let end = block.start + around.text[block.clone()].trim_end().len();
    Some(Slip::new(start..end.max(start), message, help).mended(Mend::Without(block)))
}

/// A key without a value, or a value without its key.
fn valueless(around: &Around<'_>) -> Option<Slip> {
    let words = around.words().split('#').next().unwrap_or_default().trim();
    if words.is_empty() || words.contains('=') {
        return None;
    }
    let (place, mut parts) = (place(around), words.splitn(2, char::is_whitespace));
    let key = parts.next().unwrap_or_default();
    let value = parts.next().unwrap_or_default();
    let is_key = key.chars().all(is_of_key);
    let help = match value {
        "" if is_key => format!("write `{key} = ...`, or take the line out"),
        value if is_key => format!("write `{key} = {}`", shown(&typed(value))),
        _ => format!("write a key before it: `title = {}`", shown(&typed(words))),
    };
    let message = match is_key {
        true => format!("`{key}` has no `=` and no value behind it"),
        false => format!("`{}` is a value without a key", shown(words)),
    };
    let message = if is_key && !value.is_empty() { format!("`=` is missing behind `{key}`") } else { message };
    Some(Slip::new(place, message, help))
}
