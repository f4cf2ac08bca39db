//! Commas and brackets: those that are missing, and those that are too many.

use super::context::Context;
use super::found::{Around, Mend, Slip};
use super::layout::{header, key_of, line_at};
use super::typed::shown;
use std::ops::Range;

/// What is wrong with the commas and brackets before the error.
pub(super) fn slip(around: &Around<'_>) -> Option<Slip> {
    let next = next_at(around.text, around.error.start);
    let sign = around.text[next..].chars().next();
    if around.says.starts_with("extra comma") {
        return Some(extra_comma(around, next));
    }
    let Some(&open) = around.context.open.last() else { return closes_nothing(around, next) };
    let kind = around.text.as_bytes()[open];
    match sign {
        Some(it @ ('}' | ']')) if closing(kind) != it => return Some(crossed(around, open, next, it)),
        _ => {}
    }
    if is_end(around.text, open, next) {
        return Some(unclosed(around, open, next));
    }
    let row = line_at(around.text, next);
    if kind == b'{' && open < row.start && around.text[row].trim_start().starts_with('{') {
        return Some(unclosed_row(around, open));
    }
    (around.says.starts_with("missing comma") && sign.is_some_and(|it| !";:".contains(it)))
        .then(|| missing_comma(around, open, next))
}

fn closing(open: u8) -> char {
    if open == b'[' { ']' } else { '}' }
}

/// Where the next thing stands that is neither space nor comment.
fn next_at(text: &str, mut at: usize) -> usize {
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if !text[at..].starts_with('#') {
            return at;
        }
        at = line_at(text, at).end;
    }
}

/// Whether what stands at a place belongs to no open bracket: the text's end, a header, a key right in a list.
fn is_end(text: &str, open: usize, next: usize) -> bool {
    let line = line_at(text, next);
    let is_first = text[line.start..next].trim().is_empty();
    let words = &text[line];
    let is_list = text.as_bytes()[open] == b'[';
    next >= text.len()
        || is_first && header(words).is_some() && !words.trim_end().ends_with(',')
        || is_first && is_list && key_of(words).is_some() && !words.starts_with([' ', '\t'])
        || is_first
            && !is_list
            && key_of(words).is_some()
            && !words.starts_with([' ', '\t'])
            && !is_closed(text, open, next)
}

/// Whether a bracket that is open at a place is closed behind it, before a header or the text's end.
fn is_closed(text: &str, open: usize, from: usize) -> bool {
    let mut context = Context::default();
    context.advance(text, from);
    let depth = context.open.iter().take_while(|at| **at <= open).count();
    let mut line = line_at(text, from);
    loop {
        if header(&text[line.clone()]).is_some() {
            return false;
        }
        context.advance(text, line.end);
        if context.open.len() < depth {
            return true;
        }
        if line.end >= text.len() {
            return false;
        }
        line = line_at(text, line.end + 1);
    }
}

/// What is told of an opening bracket: with the key that it is the value of.
fn opening(text: &str, open: usize) -> String {
    let line = line_at(text, open);
    let before = text[line.start..open].trim_end();
    let key = before.strip_suffix('=').map(|it| it.trim_end().rsplit([' ', ',', '{']).next().unwrap_or_default());
    let sign = char::from(text.as_bytes()[open]);
    key.filter(|key| !key.is_empty()).map_or_else(|| format!("the `{sign}`"), |key| format!("the `{sign}` of `{key}`"))
}

fn unclosed(around: &Around<'_>, open: usize, next: usize) -> Slip {
    let sign = closing(around.text.as_bytes()[open]);
    let message = format!("{} is not closed", opening(around.text, open));
    let after = around.context.last.clone().filter(|last| last.start > open).unwrap_or(open..open + 1);
    let help =
        format!("put `{sign}` behind its last element: here, behind `{}`", shown(&around.text[tail(around, &after)]));
    let slip = Slip::new(open..open + 1, message, help).labelled("not closed");
    // What is open around it isn't closed either.
    let signs: String = around.context.open.iter().rev().map(|at| closing(around.text.as_bytes()[*at])).collect();
    let gap = after.end..next;
    let last_line = around.text[..gap.end].rfind('\n').filter(|at| *at >= gap.start);
    let room = last_line.map_or(gap.len(), |at| at - gap.start);
    let blank = around.text[gap.start..gap.start + room].trim().is_empty();
    if around.text[after.clone()] == *"," && blank && room + 1 >= signs.len() {
        return slip.mended(Mend::With(vec![(after.start, signs)]));
    }
    if blank && room >= signs.len() {
        return slip.mended(Mend::With(vec![(after.end, signs)]));
    }
    let start = line_at(around.text, around.context.open[0]).start;
    slip.mended(Mend::Without(start..last_line.map_or(next, |at| at).max(start)))
}

/// The end of something long.
fn tail(around: &Around<'_>, place: &Range<usize>) -> Range<usize> {
    let line = line_at(around.text, place.end.saturating_sub(1));
    place.start.max(line.start)..place.end
}

/// A `}` for a `]`, or the other way round.
fn crossed(around: &Around<'_>, open: usize, next: usize, sign: char) -> Slip {
    let needed = closing(around.text.as_bytes()[open]);
    let message = format!("`{sign}` stands here, but {} is still open", opening(around.text, open));
    let help = format!("put `{needed}` before it, or in its place");
    let slip = Slip::new(next..next + 1, message, help).also(open..open + 1, "opens here");
    let outer = around.context.open.len().checked_sub(2).and_then(|at| around.context.open.get(at));
    let is_outer = outer.is_some_and(|at| closing(around.text.as_bytes()[*at]) == sign);
    match around.text[..next].ends_with(' ') {
        true if is_outer => slip.mended(Mend::With(vec![(next - 1, needed.to_string())])),
        _ if !is_outer => slip.mended(Mend::With(vec![(next, needed.to_string())])),
        _ => slip,
    }
}

/// A row that isn't closed before the next one begins.
fn unclosed_row(around: &Around<'_>, open: usize) -> Slip {
    let message = "the `{` of this row is not closed: another row begins below";
    let last = around.context.last.clone().unwrap_or(open..open + 1);
    let before = around.text[open..last.start].trim_end();
    let end: String = before.chars().skip(before.chars().count().saturating_sub(24)).collect();
    let end = end.split_once(", ").map_or(&*end, |(_, it)| it);
    let slip = Slip::new(open..open + 1, message, format!("put `}}` behind `{end}`")).labelled("not closed");
    let is_newline = around.text.as_bytes().get(last.end) == Some(&b'\n');
    let is_comma = around.text[last.clone()] == *",";
    if is_newline && is_comma {
        slip.mended(Mend::With(vec![(last.start, "}".to_owned()), (last.end, ",".to_owned())]))
    } else {
        slip
    }
}

fn missing_comma(around: &Around<'_>, open: usize, next: usize) -> Slip {
    let text = around.text;
    let last = around.context.last.clone().unwrap_or(open..open + 1);
    let mut gaps = vec![last.end];
    gaps.extend(further(around, open, next));
    let behind = &text[tail(around, &last)];
    let message = match gaps.len() - 1 {
        0 => format!("a comma is missing behind `{}`", shown(behind)),
        1 => format!("a comma is missing behind `{}`, and at the end of one line more below", shown(behind)),
        many => format!("a comma is missing behind `{}`, and at the ends of {many} lines more below", shown(behind)),
    };
    let help = match text.as_bytes()[open] {
        b'[' => format!("write `{},`: between the elements of a list stands a comma", shown(behind)),
        _ => format!("write `{},`: between the keys in braces stands a comma", shown(behind)),
    };
    let mend: Vec<_> = gaps.into_iter().filter_map(|at| comma(text, at)).flatten().collect();
    let slip = Slip::new(last.end..last.end, message, help).labelled("a comma is missing here");
    if mend.is_empty() { slip } else { slip.mended(Mend::With(mend)) }
}

/// How a comma is put at a place: instead of a space, a line's end or a comment.
fn comma(text: &str, at: usize) -> Option<Vec<(usize, String)>> {
    let line = line_at(text, at);
    let rest = &text[at..line.end];
    let put = vec![(at, ",".to_owned())];
    match rest.trim_end_matches('\r').as_bytes().first() {
        Some(b' ' | b'\t') => Some(put),
        Some(b'#') => Some(vec![(at, format!(",{}", " ".repeat(rest.len() - 1)))]),
        None if line.end < text.len() => Some(put),
        _ => None,
    }
}

/// The ends of further lines of the same list that lack their comma.
fn further(around: &Around<'_>, open: usize, next: usize) -> Vec<usize> {
    let text = around.text;
    let mut context = around.context.clone();
    let depth = context.open.iter().take_while(|at| **at <= open).count();
    let (mut found, mut line) = (Vec::new(), line_at(text, next));
    let last = around.context.last.as_ref().map_or(open, |last| last.end);
    if line.start <= line_at(text, last).start {
        return found;
    }
    context.advance(text, next);
    loop {
        context.advance(text, line.end);
        if context.open.len() < depth || line.end >= text.len() {
            return found;
        }
        let following = next_at(text, line.end);
        let begins_row = text[following..].starts_with(['{', '"', '\''])
            || text[following..].starts_with(|c: char| c.is_ascii_digit());
        if context.open.len() == depth
            && begins_row
            && header(&text[line_at(text, following)]).is_none()
            && let Some(last) = context.last.clone().filter(|last| last.start >= line.start)
            && !matches!(&text[last.clone()], "," | "[" | "{")
        {
            found.push(last.end);
        }
        line = line_at(text, line.end + 1);
    }
}

fn extra_comma(around: &Around<'_>, next: usize) -> Slip {
    let message = "there is a comma too many: nothing stands before it";
    let help = "take it out; a cell where nothing is stated is \"\"";
    if !around.text[next..].starts_with(',') {
        return Slip::new(around.error.clone(), message, help);
    }
    Slip::new(next..next + 1, message, help).mended(Mend::With(vec![(next, " ".to_owned())]))
}

/// A bracket that nothing opened.
fn closes_nothing(around: &Around<'_>, next: usize) -> Option<Slip> {
    let sign = around.text[next..].chars().next().filter(|it| matches!(it, ']' | '}'))?;
    let open = if sign == ']' { '[' } else { '{' };
    let message = format!("`{sign}` closes nothing: there is no `{open}` before it");
    let help = format!("take it out, or put `{open}` where it should begin");
    let slip = Slip::new(next..next + 1, message, help);
    let is_value = around.text[..next].trim_end().ends_with('=');
    Some(if is_value { slip } else { slip.mended(Mend::With(vec![(next, " ".to_owned())])) })
}
