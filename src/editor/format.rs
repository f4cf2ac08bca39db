//! The form of files: spaces, free lines, the order of keys, columns. What a file says stays, to the digit, and so do its
//! comments.

use super::align;
use super::comments::comments;
use super::layout::{Gap, behind};
use super::order::Known;
use super::values::are_same;
use crate::decode::{File, first_syntax_error};
use crate::source::split;
use std::fmt;
use toml_edit::{Array, Decor, DocumentMut, InlineTable, Item, RawString, Table, Value};

/// By how much what stands within brackets is indented.
const INDENT: usize = 2;

/// Why a text is left as it is.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no TOML: where, in bytes of the text, and what is said of it.
    Syntax(usize, String),
    /// It has no front matter.
    Fence,
    /// It would say something else: irbook's own fault.
    Changed,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(_, message) => write!(f, "{message}"),
            Self::Fence => f.write_str("the facts between two lines `+++` are missing"),
            Self::Changed => {
                f.write_str("irbook can't put it into form without changing what it says, which is a bug of irbook")
            }
        }
    }
}

/// The text of a file of the archive in its form.
///
/// # Errors
/// The text can't be read, or would not say the same.
pub fn format(file: &File, text: &str) -> Result<String, Refused> {
    let range = if file.is_front_matter() {
        split(text).ok_or(Refused::Fence)?.toml
    } else {
        text.len() - text.trim_start_matches('\u{feff}').len()..text.len()
    };
    let old = &text[range.clone()];
    let at = |error: Refused| match error {
        Refused::Syntax(at, message) => Refused::Syntax(range.start + at, message),
        other => other,
    };
    let new = toml(Known::Table(file.table), old).map_err(at)?;
    Ok(format!("{}{new}{}", &text[..range.start], &text[range.end..]))
}

/// A text of TOML in its form.
fn toml(known: Known, old: &str) -> Result<String, Refused> {
    let has_returns = old.contains("\r\n");
    let lines = if has_returns { old.replace("\r\n", "\n") } else { old.to_owned() };
    let mut document: DocumentMut = lines.parse().map_err(|error: toml_edit::TomlError| {
        let said = || (error.span().map_or(0, |span| span.start), error.message().to_owned());
        let (at, message) = first_syntax_error(&lines).unwrap_or_else(said);
        // Each line end before it is one byte longer in the file.
        let returns = if has_returns { lines[..at].matches('\n').count() } else { 0 };
        Refused::Syntax(at + returns, message)
    })?;
    form(document.as_table_mut(), known);
    dots(document.as_item_mut());
    headers(document.as_table_mut(), true);
    let trailing = Gap::of(&format!("\n{}", document.trailing().as_str().unwrap_or_default())).tight(false, true);
    document.set_trailing(trailing.ahead());
    let new = document.to_string();
    let new = new.trim_start_matches('\n');
    let new = if has_returns { new.replace('\n', "\r\n") } else { new.to_owned() };
    let is_same = are_same(old, &new) == Some(true) && comments(old) == comments(&new);
    if is_same { Ok(new) } else { Err(Refused::Changed) }
}

/// What stands before something.
fn prefix(decor: &Decor) -> &str {
    decor.prefix().and_then(RawString::as_str).unwrap_or_default()
}

/// What stands behind something.
fn suffix(decor: &Decor) -> &str {
    decor.suffix().and_then(RawString::as_str).unwrap_or_default()
}

/// No spaces stand around the dots of keys.
fn dots(item: &mut Item) {
    match item {
        Item::Table(table) => table.iter_mut().for_each(|(mut key, item)| {
            *key.dotted_decor_mut() = Decor::new("", "");
            dots(item);
        }),
        Item::ArrayOfTables(all) => all.iter_mut().flat_map(Table::iter_mut).for_each(|(mut key, item)| {
            *key.dotted_decor_mut() = Decor::new("", "");
            dots(item);
        }),
        Item::Value(value) => dots_within(value),
        Item::None => {}
    }
}

fn dots_within(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(dots_within),
        Value::InlineTable(table) => table.iter_mut().for_each(|(mut key, value)| {
            *key.dotted_decor_mut() = Decor::new("", "");
            dots_within(value);
        }),
        _ => {}
    }
}

/// Ahead of each header stand a free line and its comments. Comments that a free line parts from it, and none from the keys above, are theirs.
fn headers(table: &mut Table, is_top: bool) {
    if !is_top && !table.is_dotted() {
        let gap = Gap::of(&format!("\n{}", prefix(table.decor())));
        let free = if gap.is_parted() { "" } else { "\n" };
        let ahead = gap.tight(true, false).ahead();
        let beside = behind(suffix(table.decor()));
        *table.decor_mut() = Decor::new(format!("{free}{}", ahead.trim_start_matches('\n')), beside);
    }
    for (mut key, item) in table.iter_mut() {
        let is_header = match item {
            Item::Table(table) => {
                headers(table, false);
                !table.is_dotted()
            }
            Item::ArrayOfTables(all) => {
                all.iter_mut().for_each(|table| headers(table, false));
                true
            }
            _ => false,
        };
        if is_header {
            *key.leaf_decor_mut() = Decor::new("", "");
            *key.dotted_decor_mut() = Decor::new("", "");
        }
    }
}

/// The keys of a table that has a header, and those of the tables below it.
fn form(table: &mut Table, known: Known) {
    // Keys with dots are a form of their own, whose order is their author's.
    let has_dots = table.iter().any(|(_, item)| item.as_table().is_some_and(Table::is_dotted));
    let mut is_first = true;
    for (mut key, item) in table.iter_mut() {
        let name = key.get().to_owned();
        match item {
            Item::Value(value) => {
                if !has_dots {
                    let ahead = Gap::of(&format!("\n{}", prefix(key.leaf_decor()))).tight(is_first, false).ahead();
                    is_first = false;
                    *key.leaf_decor_mut() = Decor::new(ahead, " ");
                }
                form_value(value, known, &name, 0);
                let beside = behind(suffix(value.decor()));
                *value.decor_mut() = Decor::new(" ", beside);
            }
            Item::Table(table) => {
                let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
                form(table, known.within(&name, &borrowed(&names)));
            }
            Item::ArrayOfTables(all) => {
                for table in all.iter_mut() {
                    let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
                    form(table, known.within(&name, &borrowed(&names)));
                }
            }
            Item::None => {}
        }
    }
    if !has_dots {
        in_order(table, known);
    }
}

/// A value and those within it.
fn form_value(value: &mut Value, known: Known, key: &str, indent: usize) {
    match value {
        Value::Array(list) => form_list(list, known, key, indent),
        Value::InlineTable(table) => {
            let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
            form_inline(table, known.within(key, &borrowed(&names)), indent);
        }
        _ => {}
    }
}

fn form_list(list: &mut Array, known: Known, key: &str, indent: usize) {
    let count = list.len();
    // What stands between two elements, the comma aside; the last is ahead of the bracket.
    let mut gaps: Vec<String> = Vec::with_capacity(count + 1);
    let mut before = String::new();
    for element in list.iter() {
        gaps.push(format!("{before}{}", prefix(element.decor())));
        suffix(element.decor()).clone_into(&mut before);
    }
    gaps.push(format!("{before}{}", list.trailing().as_str().unwrap_or_default()));
    let gaps: Vec<Gap> = gaps.iter().map(|gap| Gap::of(gap)).collect();
    let breaks = gaps.iter().any(|gap| gap.breaks) && (count > 0 || gaps.iter().any(|gap| !is_blank(gap)));
    let inner = indent + INDENT;
    for element in list.iter_mut() {
        form_value(element, known, key, if breaks { inner } else { indent });
    }
    let mut gaps = gaps.into_iter().enumerate();
    for (element, (index, gap)) in list.iter_mut().zip(&mut gaps) {
        let ahead = match breaks {
            true => gap.tight(index == 0, false).lines(inner, inner),
            false => " ".repeat(usize::from(index > 0)),
        };
        *element.decor_mut() = Decor::new(ahead, "");
    }
    let last = gaps.next().map(|(_, gap)| gap.tight(count == 0, true)).unwrap_or_default();
    list.set_trailing(if breaks { last.lines(inner, indent) } else { String::new() });
    list.set_trailing_comma(breaks && count > 0);
    if breaks && list.iter().all(is_row) {
        for row in list.iter_mut().filter_map(Value::as_inline_table_mut) {
            let names: Vec<String> = row.iter().map(|(name, _)| name.to_owned()).collect();
            let known = known.within(key, &borrowed(&names));
            row.sort_values_by(|a, _, b, _| known.rank(a.get()).cmp(&known.rank(b.get())));
            single(row);
        }
        align::align(list);
    }
}

fn form_inline(table: &mut InlineTable, known: Known, indent: usize) {
    if table.iter().any(|(_, value)| value.as_inline_table().is_some_and(InlineTable::is_dotted)) {
        return;
    }
    let mut gaps: Vec<String> = Vec::with_capacity(table.len() + 1);
    let mut before = String::new();
    for (key, value) in table.iter() {
        let typed = table.key(key).map(|key| prefix(key.leaf_decor())).unwrap_or_default();
        gaps.push(format!("{before}{typed}"));
        suffix(value.decor()).clone_into(&mut before);
    }
    gaps.push(format!("{before}{}", table.trailing().as_str().unwrap_or_default()));
    let gaps: Vec<Gap> = gaps.iter().map(|gap| Gap::of(gap)).collect();
    let breaks = gaps.iter().any(|gap| gap.breaks);
    let inner = if breaks { indent + INDENT } else { indent };
    for (key, value) in table.iter_mut() {
        form_value(value, known, key.get(), inner);
    }
    if !breaks {
        single(table);
        return;
    }
    let count = table.len();
    let mut gaps = gaps.into_iter().enumerate();
    for ((mut key, value), (index, gap)) in table.iter_mut().zip(&mut gaps) {
        *key.leaf_decor_mut() = Decor::new(gap.tight(index == 0, false).lines(inner, inner), " ");
        *value.decor_mut() = Decor::new(" ", "");
    }
    let last = gaps.next().map(|(_, gap)| gap.tight(count == 0, true)).unwrap_or_default();
    table.set_trailing(last.lines(inner, indent));
    table.set_trailing_comma(count > 0);
}

/// Whether a value is a table on one line.
fn is_row(value: &Value) -> bool {
    value.as_inline_table().is_some_and(|table| {
        let mut bare = table.clone();
        bare.decor_mut().clear();
        !bare.to_string().contains('\n')
    })
}

fn borrowed(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

fn is_blank(gap: &Gap) -> bool {
    gap.ahead().trim().is_empty()
}

/// Puts single spaces into a table on one line.
fn single(table: &mut InlineTable) {
    let last = table.len().saturating_sub(1);
    for (index, (mut key, value)) in table.iter_mut().enumerate() {
        *key.leaf_decor_mut() = Decor::new(" ", " ");
        *value.decor_mut() = Decor::new(" ", if index == last { " " } else { "" });
    }
    table.set_trailing("");
    table.set_trailing_comma(false);
}

/// Orders the keys that stand a line each as they are declared. Free lines part groups of keys, which stay where they are; a
/// comment goes with the key below it, or with the group.
fn in_order(table: &mut Table, known: Known) {
    let mut group = 0;
    let mut places: Vec<(String, (usize, usize))> = Vec::new();
    let mut heads: Vec<String> = vec![String::new()];
    for (mut key, item) in table.iter_mut() {
        if !item.is_value() {
            continue;
        }
        let ahead = prefix(key.leaf_decor()).to_owned();
        if let Some(end) = ahead.rfind("\n\n").map(|at| at + 2).or_else(|| ahead.starts_with('\n').then_some(1)) {
            group += usize::from(!places.is_empty());
            heads.resize(group + 1, String::new());
            ahead[..end].clone_into(&mut heads[group]);
            key.leaf_decor_mut().set_prefix(&ahead[end..]);
        }
        places.push((key.get().to_owned(), (group, known.rank(key.get()))));
    }
    let place = |name: &str| places.iter().find(|(known, _)| known == name).map(|(_, place)| *place);
    table.sort_values_by(|a, _, b, _| place(a.get()).cmp(&place(b.get())));
    let mut next = 0;
    for (mut key, item) in table.iter_mut() {
        let group = place(key.get()).map(|(group, _)| group);
        if item.is_value() && group == Some(next) {
            let ahead = format!("{}{}", heads[next], prefix(key.leaf_decor()));
            key.leaf_decor_mut().set_prefix(ahead);
            next += 1;
        }
    }
}
