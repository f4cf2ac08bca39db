//! Signs that look like those of TOML: curly quotes, no-break spaces, full-width letters, dashes.

use super::context::{end_of, quotes_at};
use super::found::{Around, Mend, Slip};
use super::layout::line_at;
use super::typed::{quoted, shown};
use crate::decode::day_hint;
use crate::domain::hidden::{described, is_invisible};
use std::ops::Range;

/// Double quotes of word processors and languages, and what else is taken for them.
const DOUBLE: &str = "“”„‟«»＂″〝〞「」『』";

/// Single ones.
const SINGLE: &str = "‘’‚‛‹›＇′`´";

/// Signs of other keyboards, and those of TOML that they look like.
const ALIKE: [(char, char); 27] = [
    ('＝', '='),
    ('﹦', '='),
    ('，', ','),
    ('、', ','),
    ('،', ','),
    ('؛', ','),
    ('；', ';'),
    ('：', ':'),
    ('．', '.'),
    ('。', '.'),
    ('［', '['),
    ('］', ']'),
    ('【', '['),
    ('】', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('＃', '#'),
    ('＿', '_'),
    ('–', '-'),
    ('—', '-'),
    ('‒', '-'),
    ('‐', '-'),
    ('‑', '-'),
    ('−', '-'),
    ('－', '-'),
    ('（', '('),
    ('）', ')'),
];

/// What a sign is that stands outside of strings.
enum Sign {
    /// Of the quotes that open and close a text.
    Quote,
    /// Of spaces, or of nothing at all.
    Space,
    /// Another one, which looks like this.
    Like(char),
}

fn sign(c: char) -> Option<Sign> {
    if DOUBLE.contains(c) || SINGLE.contains(c) {
        return Some(Sign::Quote);
    }
    if c.is_ascii() {
        return None;
    }
    if c.is_whitespace() || is_invisible(c) {
        return Some(Sign::Space);
    }
    let is_full_width = matches!(c, '\u{ff01}'..='\u{ff5e}');
    let narrow = || char::from_u32(u32::from(c).checked_sub(0xfee0)?).filter(|_| is_full_width);
    let alike = ALIKE.iter().find(|(other, _)| *other == c).map(|(_, sign)| *sign);
    alike.or_else(narrow).map(Sign::Like)
}

/// The first sign of the error's line, outside of strings, that looks like one of TOML.
pub(super) fn slip(around: &Around<'_>) -> Option<Slip> {
    if around.before.string.is_some() {
        return None;
    }
    if let Some(at) = around.error.start.checked_sub(1).filter(|at| around.text.as_bytes().get(*at) == Some(&b'\r')) {
        let message = "a line ends in U+000D CARRIAGE RETURN alone, as old programs wrote it";
        let slip = Slip::new(at..at + 1, message, "save the file with line ends of Unix or Windows");
        return Some(Slip { is_unseen: true, ..slip.mended(Mend::With(vec![(at, "\n".to_owned())])) });
    }
    let (at, c) = *odd(around.text, around.line.clone()).first()?;
    let place = at..at + c.len_utf8();
    match sign(c)? {
        Sign::Quote => Some(quotes(around, at, c)),
        Sign::Space => Some(space(around, place, c)),
        Sign::Like('-') => Some(dash(around, place, c)),
        Sign::Like(like) => {
            let message = format!("`{c}` ({}) looks like `{like}` and is another sign", described(c));
            let line = narrow(around.words());
            let help = format!("type it with the keyboard of Latin letters: `{}`", shown(&line));
            Some(Slip::new(place, message, help).mended(Mend::With(all(around.text, around.line.clone()))))
        }
    }
}

/// The line as it would be typed.
fn narrow(line: &str) -> String {
    let narrow = |c: char| match sign(c) {
        Some(Sign::Quote) => '"',
        Some(Sign::Space) => ' ',
        Some(Sign::Like(like)) => like,
        None => c,
    };
    line.chars().map(narrow).collect()
}

/// The signs outside of strings and comments in a part of the text that begins there.
fn odd(text: &str, part: Range<usize>) -> Vec<(usize, char)> {
    let (mut found, mut at) = (Vec::new(), part.start);
    while let Some(c) = text.get(at..part.end).and_then(|rest| rest.chars().next()) {
        match c {
            '#' => break,
            '"' | '\'' => {
                let quotes = quotes_at(&text[at..]);
                at = end_of(text, at, quotes).unwrap_or(part.end).max(at + 1);
                continue;
            }
            _ => {}
        }
        if let Some(sign) = sign(c) {
            found.push((at, c));
            // What stands between curly quotes is a text.
            if matches!(sign, Sign::Quote)
                && let Some(end) = closing(text, at, part.end)
            {
                found.push(end);
                at = end.0 + end.1.len_utf8();
                continue;
            }
        }
        at += c.len_utf8();
    }
    found
}

/// The quote that closes a text: the last one before a comma, a bracket or the end, and at the latest before the next
/// text.
fn closing(text: &str, open: usize, end: usize) -> Option<(usize, char)> {
    let inside = open + text[open..].chars().next().map_or(0, char::len_utf8);
    let is_quote = |c: char| DOUBLE.contains(c) || SINGLE.contains(c) || matches!(c, '"' | '\'');
    let quotes = text[inside..end].char_indices().filter(|(_, c)| is_quote(*c));
    let ends = |(at, c): &(usize, char)| {
        let rest = text[inside + at + c.len_utf8()..end].trim_start();
        rest.is_empty() || rest.starts_with([',', ']', '}', '#', '，', '］', '｝', '='])
    };
    quotes.map(|(at, c)| (inside + at, c)).find(|(at, c)| ends(&(at - inside, *c)))
}

fn quotes(around: &Around<'_>, at: usize, c: char) -> Slip {
    let kind = match c {
        '`' => "a backtick",
        '´' => "an accent",
        '″' | '′' => "the sign of minutes and seconds",
        '＂' | '＇' => "a full-width quotation mark",
        '«' | '»' | '‹' | '›' => "a pointed quotation mark",
        '「' | '」' | '『' | '』' | '〝' | '〞' => "a quotation mark of East Asia",
        _ => "a curly quotation mark",
    };
    let message = format!("`{c}` ({}) is {kind}: TOML takes straight ones alone", described(c));
    let end = closing(around.text, at, around.line.end);
    let help = match end {
        Some((end, _)) => {
            format!("write {}", quoted(&around.text[at + c.len_utf8()..end]))
        }
        None => "put texts between straight quotes: \"...\"".to_owned(),
    };
    let straight = if SINGLE.contains(c) { "'" } else { "\"" };
    let inside = end.map(|(end, _)| &around.text[at + c.len_utf8()..end]);
    // Whatever stands between them must not end the text again.
    let straight = match straight {
        "\"" if inside.is_some_and(|it| it.contains(['"', '\\'])) => "'",
        "'" if inside.is_some_and(|it| it.contains('\'')) => "\"",
        straight => straight,
    };
    let mut mend = vec![(at, padded_before(straight, c))];
    if let Some((end, c)) = end {
        mend.push((end, padded(straight, c)));
    }
    // Those behind it on the line are mended with it.
    let behind = end.map_or(around.line.end, |(end, c)| end + c.len_utf8());
    let others = odd(around.text, behind..around.line.end).into_iter();
    mend.extend(others.filter(|(_, c)| matches!(sign(*c), Some(Sign::Quote))).map(|(at, c)| (at, padded("\"", c))));
    Slip::new(at..at + c.len_utf8(), message, help).mended(Mend::With(mend))
}

fn space(around: &Around<'_>, place: Range<usize>, c: char) -> Slip {
    let text = around.text;
    let before = text[around.line.start..place.start].trim_end();
    let after = text[place.end..around.line.end].trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let position = match () {
        () if after.is_empty() => "at the end of the line".to_owned(),
        () if before.is_empty() => "at the beginning of the line".to_owned(),
        () if after.starts_with('=') => "before `=`".to_owned(),
        () => format!("before `{}`", shown(after.split(char::is_whitespace).next().unwrap_or_default())),
    };
    let is_space = c.is_whitespace();
    let is = if is_space { "it looks like a space and is none" } else { "nobody can see it" };
    // Such signs come in numbers, with what was pasted.
    let mut rest = Vec::new();
    let (mut context, mut line) = (around.before.clone(), around.line.clone());
    loop {
        context.advance(text, line.start);
        if context.string.is_none() {
            let spaces = odd(text, line.clone()).into_iter().filter(|(_, it)| matches!(sign(*it), Some(Sign::Space)));
            rest.extend(spaces);
        }
        if line.end >= text.len() {
            break;
        }
        line = line_at(text, line.end + 1);
    }
    let further = match rest.len() - 1 {
        0 => String::new(),
        1 => "; there is one more below".to_owned(),
        many => format!("; there are {many} more below"),
    };
    let message = format!("{} stands {position}: {is}{further}", described(c));
    let help = if is_space {
        "type a space instead, or replace them all in your editor; they come with what is pasted from word processors, PDFs \
         and web pages"
    } else {
        "take it out: such signs come with what is pasted from other programs"
    };
    let mend = rest.into_iter().map(|(at, c)| (at, " ".repeat(c.len_utf8()))).collect();
    Slip { is_unseen: !is_space, ..Slip::new(place, message, help).mended(Mend::With(mend)) }
}

fn dash(around: &Around<'_>, place: Range<usize>, c: char) -> Slip {
    let rest = &around.text[place.end..around.line.end];
    let ends = [',', ']', '}', '#', ' '];
    let before = &around.text[around.line.start..place.start];
    let begin = before.rfind(['=', '[', ',', '{', ' ']).map_or(around.line.start, |at| around.line.start + at + 1);
    let whole = &around.text[begin..rest.find(ends).map_or(around.line.end, |at| place.end + at)];
    if day_hint::day(&narrow(whole)).is_some() {
        let message = format!("`{c}` ({}) is no hyphen of TOML", described(c));
        let help = format!("type it with hyphens: {}", narrow(whole).trim());
        return Slip::new(place, message, help).mended(Mend::With(all(around.text, around.line.clone())));
    }
    let digits = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let end = rest.find(ends).map_or(around.line.end, |at| place.end + at);
    let value = around.text[place.start..end].trim();
    let message = format!("`{c}` ({}) is no minus of TOML", described(c));
    let help = if digits {
        format!("put the figure in quotes as it is printed, {}: there it may have any minus", quoted(value))
    } else {
        "type a hyphen, `-`, or put the figure in quotes as it is printed".to_owned()
    };
    Slip::new(place.clone(), message, help).mended(Mend::With(vec![(place.start, padded_before("-", c))]))
}

/// What stands for all signs of a line.
fn all(text: &str, line: Range<usize>) -> Vec<(usize, String)> {
    let mend = |(at, c): (usize, char)| {
        let with = match sign(c)? {
            Sign::Quote => "\"".to_owned(),
            Sign::Space => " ".to_owned(),
            Sign::Like(like) => like.to_string(),
        };
        Some((at, padded(&with, c)))
    };
    odd(text, line).into_iter().filter_map(mend).collect()
}

fn padded(with: &str, c: char) -> String {
    format!("{with}{}", " ".repeat(c.len_utf8() - with.len()))
}

fn padded_before(with: &str, c: char) -> String {
    format!("{}{with}", " ".repeat(c.len_utf8() - with.len()))
}
