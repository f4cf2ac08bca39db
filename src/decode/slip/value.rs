//! Values that need quotes, or another form.

use super::found::{Around, Mend, Slip};
use super::layout::{is_of_key, key_of, statement_at};
use super::typed::{quoted, shown, typed};
use crate::decode::day_hint;
use std::ops::Range;

/// Where the value is that the error is in.
pub(super) fn value_at(around: &Around<'_>) -> Range<usize> {
    let (text, line) = (around.text, &around.line);
    let at = around.error.start.clamp(line.start, line.end);
    let is_inside = !around.context.open.is_empty();
    let signs: &[char] = if is_inside { &['=', '[', ',', '{'] } else { &['='] };
    let strings = super::context::strings(text, line.clone());
    let is_in_string = |at: usize| strings.iter().any(|(place, _)| place.contains(&at));
    let before = text[line.start..at].rmatch_indices(signs).map(|(it, _)| line.start + it + 1);
    let before = if is_inside {
        before.filter(|it| !is_in_string(it - 1)).max()
    } else {
        // Behind the first `=` everything is one value.
        text[line.start..at].find('=').map(|it| line.start + it + 1)
    };
    let start = before.unwrap_or(line.start);
    let ends = |c: char| c == '#' || is_inside && matches!(c, ',' | ']' | '}');
    let end = text[start..line.end]
        .char_indices()
        .find(|(it, c)| ends(*c) && !is_in_string(start + it) && start + it >= start);
    let end = end.map_or(line.end, |(it, _)| start + it).max(start);
    let value = &text[start..end];
    let skipped = value.len() - value.trim_start().len();
    let from = start + skipped;
    from..from + value.trim().len()
}

/// What is wrong with the value that the error is in.
pub(super) fn slip(around: &Around<'_>) -> Option<Slip> {
    let place = value_at(around);
    let value = &around.text[place.clone()];
    if !around.words().contains('=') && around.is_outside() {
        return None;
    }
    if let Some(help) = day(value) {
        let is_right = value.len() == 10 && around.says.contains("invalid date") && value.as_bytes()[4] == b'-';
        if !is_right {
            return Some(Slip { is_day: true, ..Slip::new(place, format!("`{value}` is no date of TOML"), help) });
        }
    }
    if around.says.starts_with("invalid date") && value.len() < 8 && value.contains('-') {
        let message = format!("`{value}` stands without quotes");
        return Some(Slip::new(place, message, format!("write {}", quoted(value))));
    }
    // `2024-H1` begins as a date does.
    if around.says.starts_with("invalid date") && !value.contains(|c: char| c.is_alphabetic() && !"TtZz".contains(c)) {
        return None;
    }
    if value.is_empty() {
        return nothing(around);
    }
    without_brace(around, &place)
        .or_else(|| grouped(around))
        .or_else(|| trailing_comma(around, &place))
        .or_else(|| several(around, &place))
        .or_else(|| two_on_a_line(around, &place))
        .or_else(|| semicolon(around, &place))
        .or_else(|| word(value, &place))
        .or_else(|| unquoted(value, &place, around.says))
}

/// How TOML writes a day, with whatever signs between its numbers.
fn day(value: &str) -> Option<String> {
    let is_numbers = value.split(['.', '-', '/']).count() == 3 && value.bytes().all(|it| !it.is_ascii_alphabetic());
    let slashes = || is_numbers.then(|| value.replace(['.', '-'], "/"));
    day_hint::written(value).or_else(|| day_hint::written(&slashes()?))
}

fn nothing(around: &Around<'_>) -> Option<Slip> {
    if !around.context.open.is_empty() {
        return None;
    }
    let key = key_of(around.words())?;
    let next = around.text[around.line.end..].trim_start();
    let words = around.words();
    let (before, comment) = words.split_once('#').map_or((words, None), |(before, comment)| (before, Some(comment)));
    let end = around.line.start + before.trim_end().len();
    if let Some(comment) = comment.map(str::trim).filter(|it| !it.is_empty()) {
        let text = quoted(&format!("#{}", comment.trim_matches('"')));
        let help =
            format!("what stands behind `#` is a comment: write the value ahead of it, or {text} where it is one");
        return Some(Slip::new(end - 1..end, format!("`{key}` has no value"), help));
    }
    let slip = |help: &str| Slip::new(end - 1..end, format!("`{key}` has no value"), help);
    if next.starts_with(['{', '"']) {
        let help = format!("a value begins on the line of its key; a list begins there with `[`: `{key} = [`");
        let statement = statement_at(around.text, &around.line);
        return Some(slip(&help).mended(Mend::Without(statement)));
    }
    Some(slip("write the value behind `=`, or take the line out where there is nothing to say"))
}

/// Figures in a list whose thousands are set off by the commas that part the elements.
fn grouped(around: &Around<'_>) -> Option<Slip> {
    let open = *around.context.open.last()?;
    let text = around.text;
    let end = open + text[open..around.line.end.max(open)].find(']')?;
    let inside = &text[open + 1..end];
    if inside.contains('\n') {
        return None;
    }
    let is_figure = |it: &str| {
        let digits = it.trim().trim_matches(['(', ')', '-', '+']);
        let groups: Vec<&str> = digits.split(',').collect();
        let are_digits = groups
            .iter()
            .all(|it| !it.is_empty() && it.split('.').all(|it| it.bytes().all(|byte| byte.is_ascii_digit())));
        are_digits
            && groups[0].len() <= 3
            && groups[1..].iter().all(|it| it.split('.').next().is_some_and(|it| it.len() == 3))
    };
    let figures: Vec<&str> = inside.split(", ").map(|it| it.trim().trim_end_matches(',')).collect();
    let is_list = figures.iter().all(|it| is_figure(it) || it.starts_with('"') || it.is_empty());
    if !is_list || !figures.iter().any(|it| it.contains(',')) {
        return None;
    }
    let first = figures.iter().find(|it| it.contains(',') && !it.starts_with('"'))?;
    let whole: Vec<String> =
        figures.iter().map(|it| if it.starts_with('"') { (*it).to_owned() } else { quoted(it) }).collect();
    let at = open + 1 + inside.find(*first)?;
    let message = format!("`{first}` stands without quotes: its comma parts it into two numbers");
    let help = format!("put each figure in quotes, as it is printed: `[{}]`", shown(&whole.join(", ")));
    Some(Slip::new(at..at + first.len(), message, help))
}

/// A row whose `{` is missing.
fn without_brace(around: &Around<'_>, place: &Range<usize>) -> Option<Slip> {
    let text = around.text;
    let open = *around.context.open.last()?;
    let (key, _) = text[place.start..around.line.end].split_once('=')?;
    let is_row = text.as_bytes()[open] == b'[' && !key.trim().is_empty() && key.trim().chars().all(is_of_key);
    is_row.then(|| {
        let message = format!("the key `{}` stands right in a list: `{{` is missing before it", key.trim());
        let slip =
            Slip::new(place.start..place.start + key.trim().len(), message, "a row begins with `{` and ends with `}`");
        match text[..place.start].ends_with([' ', '\t']) {
            true => slip.mended(Mend::With(vec![(place.start - 1, "{".to_owned())])),
            false => slip,
        }
    })
}

/// A comma behind the only value of a line.
fn trailing_comma(around: &Around<'_>, place: &Range<usize>) -> Option<Slip> {
    let value = around.text[place.clone()].strip_suffix(',').filter(|_| around.context.open.is_empty())?;
    let is_one = toml::de::DeTable::parse(&format!("a = {value}")).is_ok();
    let at = place.end - 1;
    is_one.then(|| {
        let help = format!("end the line without it: `{}`; commas stand within brackets alone", shown(value));
        let slip = Slip::new(at..at + 1, "a comma stands at the end of the line", help);
        slip.mended(Mend::With(vec![(at, " ".to_owned())]))
    })
}

/// Several values without brackets around them.
fn several(around: &Around<'_>, place: &Range<usize>) -> Option<Slip> {
    if !around.context.open.is_empty() {
        return None;
    }
    let value = &around.text[place.clone()];
    let is_list = toml::de::DeTable::parse(&format!("a = [{value}]")).is_ok() && value.starts_with(['"', '\'', '{']);
    is_list.then(|| {
        let message = "several values stand here without brackets";
        let help = format!("a list stands in brackets: `[{}]`", shown(value));
        let slip = Slip::new(place.clone(), message, help);
        let text = around.text;
        let is_space = |at: usize| text.as_bytes().get(at) == Some(&b' ');
        if is_space(place.start.wrapping_sub(1)) && is_space(place.end) {
            let mend = vec![(place.start - 1, "[".to_owned()), (place.end, "]".to_owned())];
            return slip.mended(Mend::With(mend));
        }
        slip
    })
}

/// A second key on the line.
fn two_on_a_line(around: &Around<'_>, place: &Range<usize>) -> Option<Slip> {
    let text = around.text;
    let rest = &text[place.clone()];
    let strings = super::context::strings(text, around.line.clone());
    let is_in_string = |at: usize| strings.iter().any(|(place, _)| place.contains(&at));
    let equals = rest.match_indices('=').map(|(at, _)| place.start + at).find(|at| !is_in_string(*at))?;
    let before = text[place.start..equals].trim_end();
    let key = before.rsplit([' ', '\t', ',', ';']).next().unwrap_or_default();
    let is_key = !key.is_empty() && key.chars().all(is_of_key) && key.len() < before.len();
    if !is_key {
        return None;
    }
    let start = place.start + before.len() - key.len();
    let is_outside = around.context.open.is_empty();
    let message = match is_outside {
        true => format!("a second key, `{key}`, stands on the line"),
        false => format!("a comma is missing before `{key}`"),
    };
    let help = match is_outside {
        true => format!("begin a line for it: `{}`", shown(&text[start..around.line.end])),
        false => format!("write `, {key} = ...`"),
    };
    let sign = if is_outside { "\n" } else { "," };
    let slip = Slip::new(start..start + key.len(), message, help);
    Some(slip.mended(Mend::With(vec![(start - 1, sign.to_owned())])))
}

/// A semicolon as it ends statements and parts elements elsewhere.
fn semicolon(around: &Around<'_>, place: &Range<usize>) -> Option<Slip> {
    let text = around.text;
    let value = &text[place.clone()];
    if let Some(rest) = value.strip_suffix(';').filter(|_| around.context.open.is_empty()) {
        let at = place.end - 1;
        let help = format!("end the line without it: `{}`", shown(&typed(rest)));
        let slip = Slip::new(at..at + 1, "a `;` stands at the end of the line", help);
        return Some(slip.mended(Mend::With(vec![(at, " ".to_owned())])));
    }
    let strings = super::context::strings(text, around.line.clone());
    let is_in_string = |at: usize| strings.iter().any(|(place, _)| place.contains(&at));
    let all: Vec<usize> = text[around.line.clone()].match_indices(';').map(|(at, _)| around.line.start + at).collect();
    let mut all = all.into_iter().filter(|at| !is_in_string(*at));
    let first = all.clone().next().filter(|_| !around.context.open.is_empty())?;
    let mend = all.by_ref().map(|at| (at, ",".to_owned())).collect();
    let message = "a `;` stands between the elements of a list";
    Some(Slip::new(first..first + 1, message, "write a comma, `,`").mended(Mend::With(mend)))
}

/// Words of other languages for truth and nothing.
fn word(value: &str, place: &Range<usize>) -> Option<Slip> {
    let small = value.to_ascii_lowercase();
    let help = match &*small {
        "true" | "yes" | "on" | "wahr" | "ja" => "write `true`, in small letters and without quotes",
        "false" | "no" | "off" | "falsch" | "nein" => "write `false`, in small letters and without quotes",
        "none" | "null" | "nil" | "undefined" | "na" | "n/a" => {
            "TOML has no word for nothing: leave the key out; a cell where nothing is stated is \"\", and what a document prints \
             stands in quotes"
        }
        _ => return None,
    };
    let message = format!("`{value}` is no word of TOML");
    Some(Slip::new(place.clone(), message, help))
}

/// Any other value without quotes.
fn unquoted(value: &str, place: &Range<usize>, says: &str) -> Option<Slip> {
    let starts_quoted = value.starts_with(['"', '\'', '[', '{']);
    if starts_quoted {
        return says.starts_with("unexpected key or value").then(|| {
            let message = format!("more stands on the line than a value: `{}`", shown(value));
            let help =
                "a line holds one key and its value; several values stand in brackets, with commas: [\"a\", \"b\"]";
            Slip::new(place.clone(), message, help)
        });
    }
    let is_figure = value.contains(|c: char| c.is_ascii_digit()) && !value.starts_with(char::is_alphabetic);
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
    let help = if is_number && value.starts_with('0') {
        let rest = value.trim_start_matches('0');
        format!(
            "write {} where it is a number, or {} where the zeros belong to it",
            if rest.is_empty() { "0" } else { rest },
            quoted(value)
        )
    } else if is_figure {
        format!("write {}: figures stand in quotes as they are printed", quoted(&shown(value)))
    } else {
        format!("write {}: texts stand in straight quotes", quoted(&shown(value)))
    };
    let message = match is_number && value.starts_with('0') {
        true => format!("`{value}` begins with a zero, as no number of TOML does"),
        false => format!("`{}` stands without quotes", shown(value)),
    };
    Some(Slip::new(place.clone(), message, help))
}
