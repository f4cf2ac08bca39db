//! Keys and tables that are there twice.

use super::found::{Around, Mend, Slip};
use super::layout::{header, key_of, line_at};
use std::ops::Range;

/// What is there twice.
pub(super) fn slip(around: &Around<'_>) -> Option<Slip> {
    if !around.says.starts_with("duplicate key")
        && !around.says.contains("cannot extend")
        && !around.says.contains("redefine")
    {
        return None;
    }
    let name = around.text.get(around.error.clone()).filter(|name| !name.is_empty())?;
    if header(around.words()).is_some() && around.is_outside() {
        return Some(table(around));
    }
    let slip = Slip::new(
        around.error.clone(),
        format!("`{name}` is there twice in the same table"),
        "keep one of the two, or rename the one that is meant otherwise",
    );
    Some(match key_before(around, name) {
        Some(place) => slip.also(place, "the first one"),
        None => slip,
    })
}

fn table(around: &Around<'_>) -> Slip {
    let name = header(around.words()).unwrap_or_default();
    let is_list = around.words().trim_start().starts_with("[[");
    let first = lines_before(around).find(|line| header(&around.text[line.clone()]) == Some(name));
    let key = || lines_before(around).find(|line| key_of(&around.text[line.clone()]) == Some(name));
    let place = first.clone().or_else(key);
    let was_list = first.is_some_and(|line| around.text[line].trim_start().starts_with("[["));
    let help = if is_list != was_list && place.is_some() {
        format!(
            "a table of which there are several has two brackets everywhere, `[[{name}]]`, one that is alone has one, `[{name}]`"
        )
    } else {
        format!(
            "put its keys below the first one; of a table of which there are several, each begins with two brackets, `[[{name}]]`"
        )
    };
    // Below a header that can't stand there, everything belongs to it.
    let text = around.text;
    let mut end = around.line.end;
    while end < text.len() {
        let next = line_at(text, end + 1);
        if header(&text[next.clone()]).is_some() {
            break;
        }
        end = next.end;
    }
    let slip = Slip::new(around.line.clone(), format!("the table `{name}` begins a second time"), help);
    let slip = slip.mended(Mend::Without(around.line.start..end));
    match place {
        Some(line) => slip.also(line, "it begins here"),
        None => slip,
    }
}

/// The lines before the error's, the nearest first.
fn lines_before<'t>(around: &'t Around<'_>) -> impl Iterator<Item = Range<usize>> + 't {
    let mut at = around.line.start;
    std::iter::from_fn(move || {
        let line = line_at(around.text, at.checked_sub(1)?);
        at = line.start;
        Some(line)
    })
}

/// Where a key stands before the error: on its line, or in the same table.
fn key_before(around: &Around<'_>, name: &str) -> Option<Range<usize>> {
    let text = around.text;
    let in_braces = text[around.line.start..around.error.start].find(name).map(|at| around.line.start + at);
    if let Some(at) = in_braces.filter(|_| !around.context.open.is_empty()) {
        return Some(at..at + name.len());
    }
    let mut lines = lines_before(around).take_while(|line| header(&text[line.clone()]).is_none());
    let line = lines.find(|line| key_of(&text[line.clone()]).is_some_and(|key| key.split('.').next() == Some(name)))?;
    let at = line.start + text[line.clone()].find(name)?;
    Some(at..at + name.len())
}
