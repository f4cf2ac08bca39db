//! Texts whose quotes don't pair, and backslashes in them.

use super::context::{end_of, quotes_at, strings};
use super::found::{Around, Mend, Slip};
use super::layout::{header, key_of, line_at};
use super::typed::{quoted, shown};
use std::ops::Range;

/// What a string has wrong in which the error is, or before it on its line.
pub(super) fn slip(around: &Around<'_>) -> Option<Slip> {
    if let Some(slip) = backslash(around) {
        return Some(slip);
    }
    if around.says.starts_with("invalid multi-line") {
        return Some(unclosed_block(around));
    }
    if around.before.string.is_some() {
        return None;
    }
    let strings = strings(around.text, around.line.clone());
    let text = around.text;
    // Behind a text stands a comma, a bracket or nothing.
    let stuck = strings.iter().find(|(place, is_closed)| {
        let rest = &text[place.end..around.line.end];
        *is_closed
            && rest.starts_with(|c: char| {
                c.is_alphanumeric() || matches!(c, '"' | '\'' | '$' | '%' | '(' | '.' | '!' | '?' | '-')
            })
    });
    let is_open = strings.last().is_some_and(|(_, is_closed)| !is_closed);
    match (stuck, strings.last()) {
        (Some((place, _)), _) if around.error.start >= place.end => Some(stuck_in(around, place.clone(), is_open)),
        (_, Some((place, false))) if around.error.start >= place.start => Some(unclosed(around, place.clone())),
        _ => opened_nowhere(around),
    }
}

/// A backslash that begins no escape.
fn backslash(around: &Around<'_>) -> Option<Slip> {
    let is_escape =
        ["missing escaped value", "too few unicode value digits", "invalid unicode", "invalid escape", "too large"];
    if !is_escape.iter().any(|it| around.says.contains(it)) && !around.says.contains("unicode") {
        return None;
    }
    let text = around.text;
    let (start, quotes) = around.context.string?;
    let at = text[start..around.error.end.max(around.error.start)].rfind('\\').map(|at| start + at)?;
    let end = end_of(text, start, quotes).unwrap_or(around.line.end);
    let inside = text.get(start + quotes.len()..end.saturating_sub(quotes.len())).unwrap_or_default();
    let is_path = inside.contains(":\\") || inside.contains("\\\\") || inside.matches('\\').count() > 1;
    let help = if inside.contains(['\'', '\n']) {
        "write two backslashes for one, `\\\\`".to_owned()
    } else if is_path {
        format!(
            "write '{}' in single quotes, where a backslash is itself, or \"{}\" with slashes",
            shown(inside),
            shown(&inside.replace('\\', "/"))
        )
    } else {
        format!("write '{}' in single quotes, where a backslash is itself, or two backslashes for one", shown(inside))
    };
    let sign: String = text[at..].chars().take(2).collect();
    let message = format!("between double quotes a backslash begins an escape, and `{}` is none", sign.trim_end());
    // They all have to be told once.
    let mend = text[start..end].match_indices('\\').map(|(it, _)| (start + it, "/".to_owned())).collect();
    Some(Slip::new(at..at + sign.len(), message, help).mended(Mend::With(mend)))
}

fn unclosed_block(around: &Around<'_>) -> Slip {
    let (start, quotes) = around.context.string.unwrap_or((around.line.start, "\"\"\""));
    let place = start..start + quotes.len();
    let message = format!("the text that begins here with `{quotes}` has no end");
    let help = format!("put `{quotes}` behind its last word");
    Slip::new(place, message, help).mended(Mend::Without(line_at(around.text, start).start..around.text.len()))
}

/// A string behind which letters follow: quotes in quotes, or one that is missing before.
fn stuck_in(around: &Around<'_>, place: Range<usize>, is_open: bool) -> Slip {
    let text = around.text;
    let quote = quotes_at(&text[place.clone()]);
    let inside = &text[place.start..place.end];
    let holds_more =
        inside.contains("= ") || inside.contains(", ") && inside.trim_end_matches(quote).ends_with([' ', '[', '{']);
    if is_open && holds_more {
        return missing(around, place);
    }
    let end = value_end(text, place.start, around.line.end);
    let whole = text[place.start..end].trim_end();
    let inner = whole.strip_prefix(quote).map_or(whole, |it| it.strip_suffix(quote).unwrap_or(it));
    let (message, help) = if quote == "'" {
        (
            "an apostrophe ends a text in single quotes".to_owned(),
            format!("put the text in double quotes: {}", shown(&format!("{inner:?}"))),
        )
    } else {
        let way = if inner.contains('\'') {
            format!("write them as `\\\"`, or curly: \"{}\"", shown(&inner.replacen('"', "“", 1).replacen('"', "”", 1)))
        } else {
            format!("put the text in single quotes: '{}'; or write the inner ones as `\\\"`", shown(inner))
        };
        ("a quotation mark within a text ends it".to_owned(), way)
    };
    Slip::new(place.end - 1..place.end, message, help).labelled("the text ends here")
}

/// Where the value ends that begins with quotes which don't pair: before a comma, a bracket or the end behind a quote.
fn value_end(text: &str, start: usize, line_end: usize) -> usize {
    let ends = |at: &usize| {
        let rest = text[*at..line_end].trim_start();
        rest.is_empty() || rest.starts_with([',', ']', '}', '#'])
    };
    let mut quotes = text[start + 1..line_end].match_indices(['"', '\'']).map(|(at, _)| start + 2 + at);
    quotes.find(ends).unwrap_or(line_end)
}

fn missing(around: &Around<'_>, place: Range<usize>) -> Slip {
    let quote = quotes_at(&around.text[place.clone()]);
    let words = around.text[place.clone()].trim_start_matches(quote);
    let word = words.split([',', ']', '}', '=']).next().unwrap_or_default();
    let message = format!("the text that begins here has no end: a quotation mark is missing behind `{}`", shown(word));
    Slip::new(place.start..place.start + quote.len(), message, format!("write {}", quoted(&shown(word))))
        .labelled("begins here")
}

/// A string that isn't closed on its line.
fn unclosed(around: &Around<'_>, place: Range<usize>) -> Slip {
    let text = around.text;
    let quote = quotes_at(&text[place.clone()]);
    let inside = &text[place.start + quote.len()..place.end];
    let begin = place.start..place.start + quote.len();
    // It may be closed by a quote of another form.
    let other = |c: char| matches!(c, '”' | '“' | '‟' | '’' | '‘' | '»' | '«' | '″' | '＂' | '`' | '\'' | '"');
    let ends = |at: usize, c: char| {
        let rest = inside[at + c.len_utf8()..].trim_start();
        rest.is_empty() || rest.starts_with([',', ']', '}', '#'])
    };
    if let Some((at, c)) = inside.char_indices().find(|(at, c)| other(*c) && ends(*at, *c)) {
        let from = place.start + quote.len() + at;
        let message = format!(
            "the text begins with `{quote}` and ends with `{c}` ({}), which is another sign",
            crate::domain::hidden::described(c)
        );
        let help = format!("end it as it begins: {quote}{}{quote}", shown(&inside[..at]));
        let mend = format!("{}{}", &quote[..1], " ".repeat(c.len_utf8() - 1));
        let slip = Slip::new(from..from + c.len_utf8(), message, help).also(begin, "begins here");
        return slip.mended(Mend::With(vec![(from, mend)]));
    }
    let holds_more = inside.contains(" = ") || inside.contains(['[', ']', '{', '}']);
    if holds_more {
        return missing(around, place);
    }
    if let Some(end) = several_lines(around) {
        let start = around.line.start;
        let message = "the text that begins here runs over several lines";
        let help = "put `\"\"\"` before and behind it, or write it on one line";
        return Slip::new(begin, message, help).labelled("begins here").mended(Mend::Without(start..end));
    }
    // A text in lists and tables ends with the first sign of these.
    let end = if around.context.open.is_empty() {
        inside.len()
    } else {
        inside.find([',', ']', '}']).unwrap_or(inside.len())
    };
    let words = inside[..end].trim_end();
    let message = "the text that begins here has no end: its closing quotation mark is missing";
    let help = format!("write {quote}{}{quote}; a text of several lines stands between `\"\"\"`", shown(words));
    Slip::new(begin, message, help).labelled("begins here")
}

/// Where a text ends that has line ends in it: behind lines that set no key.
fn several_lines(around: &Around<'_>) -> Option<usize> {
    const MOST: usize = 40;
    let text = around.text;
    let mut line = around.line.clone();
    for _ in 0..MOST {
        if line.end >= text.len() || !around.context.open.is_empty() {
            return None;
        }
        line = line_at(text, line.end + 1);
        let words = text[line.clone()].trim();
        if key_of(words).is_some() || header(words).is_some() {
            return None;
        }
        if words.ends_with('"') && words.matches('"').count() == 1 {
            return Some(line.end);
        }
    }
    None
}

/// A text whose first quote is missing.
fn opened_nowhere(around: &Around<'_>) -> Option<Slip> {
    let text = around.text;
    let value = super::value::value_at(around);
    let words = text[value.clone()].trim_end();
    let quote = ['"', '\''].into_iter().find(|quote| words.ends_with(*quote))?;
    let is_lone = words.matches(quote).count() == 1 && words.len() > 1;
    let message = "the text has no beginning: its opening quotation mark is missing";
    is_lone
        .then(|| Slip::new(value.start..value.start + words.len(), message, format!("write {quote}{}", shown(words))))
}
