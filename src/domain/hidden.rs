//! Characters that readers can't see, or that put what they see into another order.

/// The characters of a text that may not stand in it, with their offsets: control characters but for tabs and line ends;
/// invisible ones where no script needs them; and those that turn the direction of writing, unless they come in pairs
/// and, where they turn it to the left, beside letters that are written so.
///
/// A byte order mark at the very beginning is none: editors put it there, and no page gets it.
#[must_use]
pub fn hidden(text: &str) -> Vec<(usize, char)> {
    let (bytes, mut found, mut line) = (text.as_bytes(), Vec::new(), Line::default());
    let begin = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut at = begin;
    while let Some(next) = bytes[at..].iter().position(|byte| SUSPICIOUS[*byte as usize]) {
        let start = at + next;
        let Some(c) = text.get(start..).and_then(|rest| rest.chars().next()) else { break };
        at = start + c.len_utf8();
        let is_hidden = match c {
            '\r' => bytes.get(at) != Some(&b'\n'),
            BIDI_FIRST..=BIDI_LAST | ISOLATE_FIRST..=ISOLATE_LAST | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
                line.has(text, start)
            }
            _ => is_invisible(c) && !is_needed(c, &text[..start], &text[at..]),
        };
        if is_hidden {
            found.push((start, c));
        }
    }
    found
}

/// Whether a character has no shape of its own, wherever it stands.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    // Nearly all characters that are asked for are these.
    if c.is_ascii() {
        return c.is_ascii_control() && !matches!(c, '\t' | '\n');
    }
    let code = u32::from(c);
    let is_format = matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}'
    );
    is_format || code & 0xfffe == 0xfffe || c.is_control()
}

/// `U+200B ZERO WIDTH SPACE`.
#[must_use]
pub fn described(c: char) -> String {
    format!("U+{:04X} {}", u32::from(c), name(c)).trim_end().to_owned()
}

/// Bytes that a character begins with that may be hidden: all others are passed over in one step.
const SUSPICIOUS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "below 256")]
        let is = matches!(byte as u8, 0..=8 | 0x0b..=0x1f | 0x7f | 0xc2 | 0xcd | 0xd8 | 0xe1..=0xe3 | 0xef..=0xf4);
        table[byte] = is;
        byte += 1;
    }
    table
};

const BIDI_FIRST: char = '\u{202a}';
const BIDI_LAST: char = '\u{202e}';
const ISOLATE_FIRST: char = '\u{2066}';
const ISOLATE_LAST: char = '\u{2069}';

/// What is known of the line that was looked at last: a line is looked at once, however many such characters it has.
#[derive(Default)]
struct Line {
    end: usize,
    wrong: Vec<usize>,
}

impl Line {
    /// Whether the character at a place, which turns the direction of writing, is wrong there.
    fn has(&mut self, text: &str, at: usize) -> bool {
        if at >= self.end {
            let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
            self.end = text[at..].find('\n').map_or(text.len(), |end| at + end);
            self.wrong = turns(&text[start..self.end]).into_iter().map(|found| start + found).collect();
        }
        self.wrong.binary_search(&at).is_ok()
    }
}

/// Where a line turns the direction of writing without need or without an end.
fn turns(line: &str) -> Vec<usize> {
    let is_leftward = line.contains(is_written_leftward);
    let (mut wrong, mut open): (Vec<usize>, Vec<(usize, bool)>) = (Vec::new(), Vec::new());
    for (at, c) in line.char_indices() {
        match c {
            // An override shows letters in an order in which nobody writes them.
            '\u{202d}' | '\u{202e}' => wrong.push(at),
            '\u{202b}' | '\u{2067}' | '\u{200e}' | '\u{200f}' | '\u{61c}' if !is_leftward => wrong.push(at),
            '\u{202a}' | '\u{202b}' => open.push((at, false)),
            '\u{2066}'..='\u{2068}' => open.push((at, true)),
            '\u{202c}' | '\u{2069}' => match open.pop_if(|(_, isolate)| *isolate == (c == '\u{2069}')) {
                Some(_) => {}
                None => wrong.push(at),
            },
            _ => {}
        }
    }
    wrong.extend(open.into_iter().map(|(at, _)| at));
    wrong.sort_unstable();
    wrong
}

fn is_written_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' if c != '\u{61c}')
        || matches!(c, '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        || matches!(c, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Whether the script or the emoji that an invisible character stands in is written with it.
fn is_needed(c: char, before: &str, after: &str) -> bool {
    let (before, after) = (before.chars().next_back().unwrap_or(' '), after.chars().next().unwrap_or(' '));
    match c {
        '\u{200c}' | '\u{200d}' if joins(before) => true,
        '\u{200d}' => is_emoji(before) && is_emoji(after),
        // Spaces between words of scripts that are written without.
        '\u{200b}' => is_unspaced(before) && is_unspaced(after),
        '\u{17b4}' | '\u{17b5}' => is_unspaced(before),
        // A cell without dots, in Braille.
        '\u{2800}' => [before, after].iter().any(|c| matches!(c, '\u{2801}'..='\u{28ff}')),
        '\u{180b}'..='\u{180e}' => matches!(before, '\u{1800}'..='\u{18af}'),
        // The flags of parts of countries.
        '\u{e0020}'..='\u{e007f}' => before == '\u{1f3f4}' || matches!(before, '\u{e0020}'..='\u{e007e}'),
        _ => false,
    }
}

/// Letters of scripts in which letters join: from Arabic to Sinhala, Tibetan to Myanmar, Khmer, Mongolian and their kin.
fn joins(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1700}'..='\u{1c7f}')
        || matches!(c, '\u{a800}'..='\u{abff}' | '\u{fb50}'..='\u{fdcf}' | '\u{fe70}'..='\u{fefc}' | '\u{11000}'..='\u{11fff}')
}

/// Thai, Lao, Tibetan, Myanmar and Khmer.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{1aaf}')
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Names of the control characters from U+0000 and from U+0080 on.
const CONTROLS: [&str; 64] = [
    "NULL",
    "START OF HEADING",
    "START OF TEXT",
    "END OF TEXT",
    "END OF TRANSMISSION",
    "ENQUIRY",
    "ACKNOWLEDGE",
    "ALERT",
    "BACKSPACE",
    "CHARACTER TABULATION",
    "LINE FEED",
    "LINE TABULATION",
    "FORM FEED",
    "CARRIAGE RETURN",
    "SHIFT OUT",
    "SHIFT IN",
    "DATA LINK ESCAPE",
    "DEVICE CONTROL ONE",
    "DEVICE CONTROL TWO",
    "DEVICE CONTROL THREE",
    "DEVICE CONTROL FOUR",
    "NEGATIVE ACKNOWLEDGE",
    "SYNCHRONOUS IDLE",
    "END OF TRANSMISSION BLOCK",
    "CANCEL",
    "END OF MEDIUM",
    "SUBSTITUTE",
    "ESCAPE",
    "INFORMATION SEPARATOR FOUR",
    "INFORMATION SEPARATOR THREE",
    "INFORMATION SEPARATOR TWO",
    "INFORMATION SEPARATOR ONE",
    "PADDING CHARACTER",
    "HIGH OCTET PRESET",
    "BREAK PERMITTED HERE",
    "NO BREAK HERE",
    "INDEX",
    "NEXT LINE",
    "START OF SELECTED AREA",
    "END OF SELECTED AREA",
    "CHARACTER TABULATION SET",
    "CHARACTER TABULATION WITH JUSTIFICATION",
    "LINE TABULATION SET",
    "PARTIAL LINE FORWARD",
    "PARTIAL LINE BACKWARD",
    "REVERSE LINE FEED",
    "SINGLE SHIFT TWO",
    "SINGLE SHIFT THREE",
    "DEVICE CONTROL STRING",
    "PRIVATE USE ONE",
    "PRIVATE USE TWO",
    "SET TRANSMIT STATE",
    "CANCEL CHARACTER",
    "MESSAGE WAITING",
    "START OF GUARDED AREA",
    "END OF GUARDED AREA",
    "START OF STRING",
    "SINGLE GRAPHIC CHARACTER INTRODUCER",
    "SINGLE CHARACTER INTRODUCER",
    "CONTROL SEQUENCE INTRODUCER",
    "STRING TERMINATOR",
    "OPERATING SYSTEM COMMAND",
    "PRIVACY MESSAGE",
    "APPLICATION PROGRAM COMMAND",
];

/// Names of the other characters that stand in texts without being seen.
const FORMATS: [(char, &str); 31] = [
    ('\u{7f}', "DELETE"),
    ('\u{ad}', "SOFT HYPHEN"),
    ('\u{34f}', "COMBINING GRAPHEME JOINER"),
    ('\u{61c}', "ARABIC LETTER MARK"),
    ('\u{115f}', "HANGUL CHOSEONG FILLER"),
    ('\u{1160}', "HANGUL JUNGSEONG FILLER"),
    ('\u{180e}', "MONGOLIAN VOWEL SEPARATOR"),
    ('\u{200b}', "ZERO WIDTH SPACE"),
    ('\u{200c}', "ZERO WIDTH NON-JOINER"),
    ('\u{200d}', "ZERO WIDTH JOINER"),
    ('\u{200e}', "LEFT-TO-RIGHT MARK"),
    ('\u{200f}', "RIGHT-TO-LEFT MARK"),
    ('\u{2028}', "LINE SEPARATOR"),
    ('\u{2029}', "PARAGRAPH SEPARATOR"),
    ('\u{202a}', "LEFT-TO-RIGHT EMBEDDING"),
    ('\u{202b}', "RIGHT-TO-LEFT EMBEDDING"),
    ('\u{202c}', "POP DIRECTIONAL FORMATTING"),
    ('\u{202d}', "LEFT-TO-RIGHT OVERRIDE"),
    ('\u{202e}', "RIGHT-TO-LEFT OVERRIDE"),
    ('\u{2060}', "WORD JOINER"),
    ('\u{2061}', "FUNCTION APPLICATION"),
    ('\u{2062}', "INVISIBLE TIMES"),
    ('\u{2063}', "INVISIBLE SEPARATOR"),
    ('\u{2064}', "INVISIBLE PLUS"),
    ('\u{2066}', "LEFT-TO-RIGHT ISOLATE"),
    ('\u{2067}', "RIGHT-TO-LEFT ISOLATE"),
    ('\u{2068}', "FIRST STRONG ISOLATE"),
    ('\u{2069}', "POP DIRECTIONAL ISOLATE"),
    ('\u{2800}', "BRAILLE PATTERN BLANK"),
    ('\u{3164}', "HANGUL FILLER"),
    ('\u{feff}', "ZERO WIDTH NO-BREAK SPACE"),
];

/// Names of spaces, and of signs that are taken for those of a keyboard.
const SEEN: [(char, &str); 58] = [
    ('\u{a0}', "NO-BREAK SPACE"),
    ('\u{1680}', "OGHAM SPACE MARK"),
    ('\u{2000}', "EN QUAD"),
    ('\u{2001}', "EM QUAD"),
    ('\u{2002}', "EN SPACE"),
    ('\u{2003}', "EM SPACE"),
    ('\u{2004}', "THREE-PER-EM SPACE"),
    ('\u{2005}', "FOUR-PER-EM SPACE"),
    ('\u{2006}', "SIX-PER-EM SPACE"),
    ('\u{2007}', "FIGURE SPACE"),
    ('\u{2008}', "PUNCTUATION SPACE"),
    ('\u{2009}', "THIN SPACE"),
    ('\u{200a}', "HAIR SPACE"),
    ('\u{202f}', "NARROW NO-BREAK SPACE"),
    ('\u{205f}', "MEDIUM MATHEMATICAL SPACE"),
    ('\u{3000}', "IDEOGRAPHIC SPACE"),
    ('`', "GRAVE ACCENT"),
    ('´', "ACUTE ACCENT"),
    ('«', "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK"),
    ('»', "RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK"),
    ('‘', "LEFT SINGLE QUOTATION MARK"),
    ('’', "RIGHT SINGLE QUOTATION MARK"),
    ('‚', "SINGLE LOW-9 QUOTATION MARK"),
    ('‛', "SINGLE HIGH-REVERSED-9 QUOTATION MARK"),
    ('“', "LEFT DOUBLE QUOTATION MARK"),
    ('”', "RIGHT DOUBLE QUOTATION MARK"),
    ('„', "DOUBLE LOW-9 QUOTATION MARK"),
    ('‟', "DOUBLE HIGH-REVERSED-9 QUOTATION MARK"),
    ('‹', "SINGLE LEFT-POINTING ANGLE QUOTATION MARK"),
    ('›', "SINGLE RIGHT-POINTING ANGLE QUOTATION MARK"),
    ('′', "PRIME"),
    ('″', "DOUBLE PRIME"),
    ('「', "LEFT CORNER BRACKET"),
    ('」', "RIGHT CORNER BRACKET"),
    ('『', "LEFT WHITE CORNER BRACKET"),
    ('』', "RIGHT WHITE CORNER BRACKET"),
    ('〝', "REVERSED DOUBLE PRIME QUOTATION MARK"),
    ('〞', "DOUBLE PRIME QUOTATION MARK"),
    ('‐', "HYPHEN"),
    ('‑', "NON-BREAKING HYPHEN"),
    ('‒', "FIGURE DASH"),
    ('–', "EN DASH"),
    ('—', "EM DASH"),
    ('−', "MINUS SIGN"),
    ('－', "FULLWIDTH HYPHEN-MINUS"),
    ('＂', "FULLWIDTH QUOTATION MARK"),
    ('＇', "FULLWIDTH APOSTROPHE"),
    ('＝', "FULLWIDTH EQUALS SIGN"),
    ('，', "FULLWIDTH COMMA"),
    ('、', "IDEOGRAPHIC COMMA"),
    ('．', "FULLWIDTH FULL STOP"),
    ('。', "IDEOGRAPHIC FULL STOP"),
    ('：', "FULLWIDTH COLON"),
    ('；', "FULLWIDTH SEMICOLON"),
    ('［', "FULLWIDTH LEFT SQUARE BRACKET"),
    ('］', "FULLWIDTH RIGHT SQUARE BRACKET"),
    ('｛', "FULLWIDTH LEFT CURLY BRACKET"),
    ('｝', "FULLWIDTH RIGHT CURLY BRACKET"),
];

fn name(c: char) -> &'static str {
    let code = u32::from(c) as usize;
    match code {
        0..=0x1f => CONTROLS[code],
        0x80..=0x9f => CONTROLS[code - 0x60],
        _ if code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code) => "(not a character)",
        _ => {
            let named = FORMATS.iter().chain(&SEEN).find(|(other, _)| *other == c).map(|(_, name)| *name);
            named.unwrap_or(if is_invisible(c) { "(invisible)" } else { "" })
        }
    }
}

#[cfg(test)]
#[path = "hidden_test.rs"]
mod tests;
