//! Statements as TOML, with what is open and what is proposed as comments where it belongs.

use super::columns::Column;
use super::doubt::Key;
use super::lines::Line;
use super::statement::Statement;
use super::title::word;
use super::totals;
use std::fmt::Write as _;

/// A text as a string of TOML.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => _ = write!(quoted, "\\u{:04X}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A comment in one line, not longer than one reads.
pub fn comment(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if plain.chars().count() <= 240 {
        return format!("# {plain}");
    }
    format!("# {}...", plain.chars().take(240).collect::<String>().trim_end())
}

/// A statement as TOML.
pub fn statement(it: &Statement) -> String {
    let mut out = String::new();
    for (_, text) in it.comments.iter().filter(|(key, _)| key.is_empty()) {
        let _ = writeln!(out, "{}", comment(text));
    }
    out.push_str("[[statements]]\n");
    let mut key = |name: &str, value: Option<String>| {
        let comments: Vec<String> =
            it.comments.iter().filter(|(key, _)| *key == name).map(|(_, it)| comment(it)).collect();
        let comments = comments.join("  ");
        match value {
            Some(value) if comments.is_empty() => _ = writeln!(out, "{name} = {value}"),
            Some(value) => _ = writeln!(out, "{name} = {value}  {comments}"),
            None if !comments.is_empty() => _ = writeln!(out, "{comments}"),
            None => {}
        }
    };
    key("id", Some(quoted(&it.id)));
    key("title", it.title.as_deref().map(quoted));
    key("kind", it.kind.map(|it| quoted(word(it))));
    key("scale", it.scale.map(|it| quoted(it.id())));
    key("currency", it.currency.map(|it| quoted(it.code())));
    key("units_note", it.units_note.as_deref().map(quoted));
    key("audited", it.audited.map(|it| it.to_string()));
    out.push_str("columns = [\n");
    it.columns.iter().for_each(|column| entry(&mut out, &of_column(column, it), &column.comments));
    out.push_str("]\nlines = [\n");
    for line in &it.lines {
        if line.is_left_out {
            line.comments.iter().for_each(|text| _ = writeln!(out, "  {}", comment(text)));
        } else {
            entry(&mut out, &of_line(line, it), &line.comments);
        }
    }
    out.push_str("]\n");
    out
}

fn entry(out: &mut String, pairs: &[(&str, String)], comments: &[String]) {
    let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    let _ = write!(out, "  {{ {} }},", pairs.join(", "));
    if !comments.is_empty() {
        let _ = write!(out, "  {}", comment(&comments.join("; ")));
    }
    out.push('\n');
}

fn of_column(column: &Column, of: &Statement) -> Vec<(&'static str, String)> {
    let mut pairs = vec![("id", quoted(&column.id))];
    if let Some(period) = column.period.as_ref().filter(|_| !column.is_derived) {
        pairs.push(("period", quoted(&period.text)));
    }
    if let Some(currency) = column.currency.filter(|_| of.currency.is_none() && !column.is_derived) {
        pairs.push(("currency", quoted(currency.code())));
    }
    if !column.label.is_empty() {
        pairs.push(("label", quoted(&column.label)));
    }
    if let Some(scale) = column.scale {
        pairs.push(("scale", quoted(scale.id())));
    }
    if let (Some(from), Some(rate)) = (column.translates, &of.rate) {
        let from = quoted(&of.columns[from].id);
        pairs.push(("translated", format!("{{ from = {from}, rate = {} }}", quoted(rate))));
    }
    if let Some((changed, against, form)) = column.change {
        let (changed, against) = (quoted(&of.columns[changed].id), quoted(&of.columns[against].id));
        let form = if form == "percent" { String::new() } else { format!(", as = {}", quoted(form)) };
        pairs.push(("change", format!("{{ of = {changed}, against = {against}{form} }}")));
    }
    if let Some(audited) = column.audited {
        pairs.push(("audited", audited.to_string()));
    }
    pairs
}

fn of_line(line: &Line, of: &Statement) -> Vec<(&'static str, String)> {
    let level = (line.level > 0).then(|| ("level", line.level.to_string()));
    if !line.is_figures() {
        return [("heading", quoted(&line.label))].into_iter().chain(level).collect();
    }
    let mut pairs = vec![("id", quoted(&line.id))];
    if !line.label.is_empty() {
        pairs.push(("label", quoted(&line.label)));
    }
    pairs.extend(level);
    if !line.sum.is_empty() || line.label.is_empty() {
        pairs.push(("role", quoted(role(line, of))));
    }
    // What is asked is written empty, which no check takes.
    let asked = line.doubt.as_ref().map(|it| it.key);
    if asked == Some(Key::Unit) {
        pairs.push(("unit", quoted("")));
    } else if let Some(unit) = line.unit {
        pairs.push(("unit", quoted(unit)));
    }
    if asked == Some(Key::Scale) {
        pairs.push(("scale", quoted("")));
    } else if let Some(scale) = line.scale {
        pairs.push(("scale", quoted(scale.id())));
    }
    let cells: Vec<String> = line.cells.iter().map(|it| quoted(it)).collect();
    pairs.push(("cells", format!("[{}]", cells.join(", "))));
    if !line.sum.is_empty() {
        let ids: Vec<&str> = of.lines.iter().map(|it| &*it.id).collect();
        pairs.push(("sum", totals::terms(&line.sum, &ids)));
        if of.is_translated() {
            pairs.push(("method", quoted("footed")));
        }
    }
    pairs
}

/// What a sum is: a total where no other line adds it up.
fn role(line: &Line, of: &Statement) -> &'static str {
    let is_added = of.lines.iter().flat_map(|it| &it.sum).any(|(at, _)| of.lines[*at].id == line.id);
    if is_added || line.sum.is_empty() { "subtotal" } else { "total" }
}
