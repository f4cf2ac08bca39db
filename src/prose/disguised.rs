//! Figures that readers take for others than those that are read here.

use super::han::is_wide_digit;
use super::measure::Measure;
use super::number::{Number, currency_before, is_ambiguous};
use super::passage::{Passage, Tie, plain_passage};
use super::quantity::{Quantity, quantities};
use super::word::{Word, following, preceding};
use crate::domain::hidden::is_invisible;
use crate::domain::{Conventions, Scale, Span, Unit};
use crate::markdown::Destination;
use std::ops::Range;

/// What is taken for another figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disguise {
    /// The words that are meant, as they stand.
    pub words: String,
    /// Where they stand.
    pub span: Span,
    /// What is wrong, as the end of a sentence.
    pub wrong: &'static str,
}

/// Scales and shares: behind a figure that is read to its end, one of them makes another figure of it.
const SCALES: [&str; 28] = [
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "trillion",
    "trillions",
    "dozen",
    "dozens",
    "lakh",
    "lakhs",
    "crore",
    "crores",
    "mn",
    "bn",
    "tn",
    "trn",
    "mm",
    "tsd",
    "mio",
    "mrd",
    "m",
    "b",
    "k",
    "percent",
];

/// The same in Chinese and Japanese.
const HAN_SCALES: &str = "十百千万萬亿億兆仟佰拾";

fn is_scale(word: &str) -> bool {
    SCALES.iter().any(|scale| scale.eq_ignore_ascii_case(word))
}

/// The figures of a passage that readers take for others; `found` are those that are read in it.
#[must_use]
pub fn disguises(passage: &Passage, found: &[Quantity], conventions: &Conventions) -> Vec<Disguise> {
    let text = passage.words.as_str();
    if text.is_ascii() && !text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let mut all: Vec<(Range<usize>, &'static str)> = beside_digits(text, conventions);
    all.extend(lookalikes(text, conventions));
    all.extend(in_other_form(text, conventions));
    for quantity in found {
        let tie = quantity.tie.and_then(|tie| passage.ties.get(tie));
        let whole = tie.map_or(quantity.words.clone(), |tie| tie.words.clone());
        let wrong =
            tie.and_then(|tie| outside(text, tie, &quantity.words)).or_else(|| behind(text, quantity.words.end));
        let wrong = wrong.or_else(|| {
            const TWO: &str =
                "is one number with a decimal comma and another one with a decimal point: declare `[numbers] format`";
            is_ambiguous(&text[quantity.words.clone()], conventions).then_some(TWO)
        });
        all.extend(wrong.map(|wrong| (whole, wrong)));
    }
    all.sort_by_key(|(range, _)| (range.start, range.end));
    all.dedup_by(|a, b| a.0 == b.0);
    all.into_iter().map(|(range, wrong)| disguise(passage, range, wrong)).collect()
}

/// Amounts and percentages with a decimal point where the document declares decimal commas: they are read as none.
fn in_other_form(text: &str, conventions: &Conventions) -> Vec<(Range<usize>, &'static str)> {
    const WRONG: &str = "is no number in the form that is declared in `[numbers]`";
    let mut found = Vec::new();
    if conventions.number_format().point() != ',' || !text.contains('.') {
        return found;
    }
    let mut at = 0;
    while let Some(digit) = text[at..].find(|c: char| c.is_ascii_digit()).map(|offset| at + offset) {
        let number = Number::read(text, digit, conventions);
        at = number.digits.end;
        let has_one_point = || text[number.digits.clone()].bytes().filter(|it| !it.is_ascii_digit()).eq([b'.']);
        if number.chained && has_one_point() {
            let measure = Measure::read(text, &number, conventions, false);
            let is_measured = measure.scale != Scale::One || !matches!(measure.unit, Unit::Count);
            found.extend(is_measured.then_some((measure.core, WRONG)));
        }
    }
    found
}

fn disguise(passage: &Passage, range: Range<usize>, wrong: &'static str) -> Disguise {
    Disguise { words: passage.words[range.clone()].to_owned(), span: passage.span(range), wrong }
}

/// Figures in the digits of other scripts, which are read as none, with their places. What would be none in ours, such as
/// a year or the number of a telephone, is none in theirs; nor are footnote marks, powers and numbers in circles.
#[must_use]
pub fn foreign(passage: &Passage, conventions: &Conventions) -> Vec<Disguise> {
    let text = passage.words.as_str();
    if text.is_ascii() {
        return Vec::new();
    }
    let wrong = "is written in digits that figures can't be read in";
    let mut all = raised(text, conventions);
    if text.contains(is_unread_digit) {
        let (ours, places) = in_our_digits(text);
        let figures = quantities(&plain_passage(&ours, passage.span(0..text.len())), conventions);
        let digits: Vec<Range<usize>> =
            runs(text).into_iter().filter(|run| !text[run.clone()].contains(|c: char| c.is_ascii_digit())).collect();
        let is_figure = |run: &Range<usize>| {
            let at = places.partition_point(|place| *place < run.start);
            figures.iter().any(|figure| figure.words.contains(&at))
        };
        let in_tie = |run: &Range<usize>| passage.ties.iter().any(|tie| tie.words.contains(&run.start));
        all.extend(
            digits
                .into_iter()
                .filter(|run| text[run.clone()].contains(is_unread_digit) && is_figure(run) && !in_tie(run)),
        );
    }
    all.into_iter().map(|range| disguise(passage, range, wrong)).collect()
}

/// The text with the digits and signs of other scripts as ours, and for each of its bytes the place that it comes from.
fn in_our_digits(text: &str) -> (String, Vec<usize>) {
    const ZEROS: &str = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀០᠐０";
    let (mut ours, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    for (at, c) in text.char_indices() {
        let digit = |zero: char| u32::from(c).checked_sub(u32::from(zero)).filter(|value| *value < 10);
        let ours_of = match c {
            '．' | '٫' => '.',
            '，' | '٬' => ',',
            '－' => '-',
            '％' | '٪' => '%',
            '\u{1d7ce}'..='\u{1d7ff}' => char::from_digit((u32::from(c) - 0x1d7ce) % 10, 10).unwrap_or(c),
            // Whichever it is, it is one that counts.
            c if is_foreign_digit(c) => {
                ZEROS.chars().find_map(digit).and_then(|value| char::from_digit(value, 10)).unwrap_or('7')
            }
            c => c,
        };
        ours.push(ours_of);
        places.resize(ours.len(), at);
    }
    (ours, places)
}

/// The runs of digits of any script, with the points and commas between them.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let is_digit = c.is_ascii_digit() || is_foreign_digit(c);
        match runs.last_mut() {
            Some(run) if is_digit && is_open => run.end = end,
            _ if is_digit => runs.push(at..end),
            _ => {}
        }
        is_open = is_digit || is_open && is_separator(c) && text[..at].ends_with(|c: char| c.is_numeric());
    }
    runs
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '．' | '，' | '٫' | '٬' | '·' | '․' | '‚')
}

/// Digits of other scripts and in other faces. Raised and lowered ones are footnote marks and powers, those in circles
/// and brackets number things, and fractions, Roman and Chinese numerals are no digits.
fn is_foreign_digit(c: char) -> bool {
    let is_other = matches!(
        c,
        '²' | '³' | '¹' | '¼'..='¾' | '\u{2070}'..='\u{209c}' | '\u{2150}'..='\u{218b}' | '\u{2460}'..='\u{249b}'
            | '\u{24ea}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3007}'..='\u{303a}' | '\u{3192}'..='\u{3195}'
            | '\u{3220}'..='\u{32bf}' | '\u{1f100}'..='\u{1f10c}'
    );
    !c.is_ascii() && c.is_numeric() && !is_other
}

/// One of those that aren't read: all but those of full width.
fn is_unread_digit(c: char) -> bool {
    is_foreign_digit(c) && !is_wide_digit(c)
}

fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}' | '\u{2074}'..='\u{2079}' | '\u{2080}'..='\u{2089}')
}

/// Raised and lowered digits that stand for a figure: behind a currency, before a scale, or with a point in between.
fn raised(text: &str, conventions: &Conventions) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_raised).map(|offset| at + offset) {
        let rest = &text[start..];
        let end = start + rest.find(|c| !is_raised(c)).unwrap_or(rest.len());
        let is_joined = text[end..].strip_prefix(['.', ',', '·']).is_some_and(|rest| rest.starts_with(is_raised));
        let is_figure = currency_before(text, start, conventions).0.is_some()
            || !text[..start].ends_with(char::is_alphanumeric) && (behind(text, end).is_some() || is_joined);
        found.extend(is_figure.then_some(start..end));
        at = end;
    }
    found
}

/// Digits with something in or on them that changes how they are read, or of several scripts in one number.
fn beside_digits(text: &str, conventions: &Conventions) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    if text.is_ascii() {
        return found;
    }
    for run in runs(text) {
        let (before, after) = (text[..run.start].chars().next_back(), text[run.end..].chars().next());
        let run_text = &text[run.clone()];
        let is_mixed = run_text.contains(|c: char| c.is_ascii_digit()) && run_text.contains(is_foreign_digit);
        // The emoji of a digit in a key is a bullet.
        if run.len() == 1
            && text[run.end..].starts_with("\u{fe0f}\u{20e3}")
            && currency_before(text, run.start, conventions).0.is_none()
        {
            continue;
        }
        if is_mixed {
            found.push((run, "has digits of several scripts"));
        } else if before.is_some_and(is_invisible) || after.is_some_and(|c| is_invisible(c) || is_combining(c)) {
            found.push((run, "has a character beside it that can't be seen or stands on it"));
        } else if run_text.contains(['․', '‚', '٫', '٬']) {
            found.push((run, "has a sign in it that only looks like a point or a comma"));
        }
    }
    found
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe2f}')
}

/// Words beside numbers that are a currency, a scale or a mix of scripts once letters that look alike are taken for one.
fn lookalikes(text: &str, conventions: &Conventions) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '$' | '＄' | '﹩');
    let mut at = 0;
    while let Some(start) = text[at..].find(is_letter).map(|offset| at + offset) {
        let rest = &text[start..];
        let end = start + rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
        at = end;
        let word = &text[start..end];
        let is_number = |c: char| c.is_ascii_digit() || is_foreign_digit(c);
        let is_between = text[..start].ends_with(is_number) && text[end..].starts_with(is_number);
        if is_between && matches!(word, "O" | "o" | "l" | "I") && is_amount(text, start, conventions) {
            found.push((start..end, "is a letter that only looks like a digit"));
        }
        if word.is_ascii() || !word.contains(|c| alike(c).is_some()) {
            continue;
        }
        let leads = text[end..].trim_start().trim_start_matches(['-', '−', '(']).starts_with(is_number);
        let follows = text[..start].trim_end().ends_with(is_number);
        if !leads && !follows {
            continue;
        }
        let read: String = word.chars().map(|c| alike(c).unwrap_or(c)).collect();
        let is_currency = read.is_ascii() && currency_before(&read, read.len(), conventions).1 == 0;
        let is_scale =
            following(&format!(" {read}"), 0).next().is_some_and(|word| is_scale(word.text) && word.text.len() > 2);
        let is_mixed = read.is_ascii() && word.contains(|c: char| c.is_ascii_alphabetic());
        if leads && is_currency || follows && is_scale || is_mixed || is_between && read.is_ascii() {
            found.push((start..end, "holds letters of another alphabet that only look like these"));
        }
    }
    found
}

/// Whether the number that ends at a place is one of money or has groups of digits.
fn is_amount(text: &str, end: usize, conventions: &Conventions) -> bool {
    let number = &text[text[..end].trim_end_matches(|c: char| c.is_ascii_digit() || is_separator(c)).len()..end];
    number.contains(',') || currency_before(text, end - number.len(), conventions).0.is_some()
}

/// The Latin letter that a letter of another alphabet or face looks like.
fn alike(c: char) -> Option<char> {
    const ALIKE: &str = "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaеeіiјjоoрpсcтtуyхxѕsһhԁdӏlкkмmнnАAΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoιiνvρpυuαaκk＄$﹩$";
    let offset = |first: u32, letters: u32| char::from_u32(first + (u32::from(c) - letters));
    match c {
        'Ａ'..='Ｚ' => offset(u32::from('A'), u32::from('Ａ')),
        'ａ'..='ｚ' => offset(u32::from('a'), u32::from('ａ')),
        '\u{1d400}'..='\u{1d6a3}' => {
            let at = (u32::from(c) - 0x1d400) % 52;
            char::from_u32(if at < 26 { u32::from('A') + at } else { u32::from('a') + at - 26 })
        }
        _ => {
            let mut pairs = ALIKE.chars();
            while let (Some(other), Some(latin)) = (pairs.next(), pairs.next()) {
                if other == c {
                    return Some(latin);
                }
            }
            None
        }
    }
}

/// What stands behind a figure that was read to its end and makes another one of it.
fn behind(text: &str, end: usize) -> Option<&'static str> {
    const SCALED: &str = "is followed by a scale that isn't part of it";
    let rest = &text[end..];
    let next = rest.chars().next()?;
    let digit_next = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || is_foreign_digit(c));
    if (is_separator(next) || matches!(next, '\'' | '’' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '/' | '×' | '^' | '*'))
        && digit_next(&rest[next.len_utf8()..])
    {
        return Some("goes on behind its end");
    }
    if next.is_numeric() && !is_raised(next) {
        return Some("goes on behind its end");
    }
    let apart = rest.trim_start();
    if apart.starts_with(['%', '％', '‰', '‱', '﹪']) || apart.starts_with(|c| HAN_SCALES.contains(c)) {
        return Some(SCALED);
    }
    let in_brackets = apart.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(word, _)| word.trim());
    if in_brackets.is_some_and(|word| word.len() > 1 && is_scale(word)) {
        return Some(SCALED);
    }
    let hyphen = usize::from(rest.starts_with('-'));
    let word_end = rest[hyphen..].find(|c: char| !c.is_ascii_alphabetic()).map_or(rest.len(), |at| at + hyphen);
    let glued = &rest[hyphen..word_end];
    let is_scaled = is_scale(glued) || following(text, end).next().is_some_and(|word| is_scale(word.text));
    is_scaled.then_some(SCALED)
}

/// What stands just outside of the brackets of a tie, or around the figure in them, and makes another figure of it.
fn outside(text: &str, tie: &Tie, words: &Range<usize>) -> Option<&'static str> {
    let (before, after) = (&text[..tie.words.start], &text[tie.words.end..]);
    let is_glued = |c: char| c.is_ascii_alphanumeric() || c.is_numeric() && !is_raised(c);
    let last = before.chars().next_back();
    let digit_before = |before: &str| before.ends_with(|c: char| c.is_ascii_digit() || is_foreign_digit(c));
    if last.is_some_and(is_glued)
        || last.is_some_and(|c| is_separator(c) && digit_before(&before[..before.len() - c.len_utf8()]))
    {
        return Some("begins before the brackets of its tie");
    }
    if after.starts_with(is_glued) {
        return Some("goes on behind the brackets of its tie");
    }
    if last.is_some_and(is_currency_sign)
        || after.trim_start().starts_with(is_currency_sign) && after.len() - after.trim_start().len() < 2
    {
        return Some("has a currency outside of the brackets of its tie");
    }
    if let Some(wrong) = behind(text, tie.words.end) {
        return Some(wrong);
    }
    let is_told_unsigned =
        matches!(Destination::parse(&tie.destination), Destination::Figure { key, .. } if key.starts_with('-'));
    if is_told_unsigned {
        return None;
    }
    // Words for its unit may stand behind the tie.
    let lead = text.get(tie.words.start..words.start).unwrap_or_default();
    let trail = text.get(words.end..tie.words.end).unwrap_or_default();
    let is_cell = before.trim() == "(" && after.trim() == ")";
    if is_cell || lead.trim_end().ends_with('(') && trail.trim_start().starts_with(')') {
        return Some("is negative by parentheses that aren't read");
    }
    let signed = if lead.trim().is_empty() { before } else { lead.trim_end() };
    if preceding(signed, signed.len()).is_some_and(|word| Word { text: word, start: 0 }.is_in("minus negative")) {
        return Some("is negative by a word outside of the brackets of its tie");
    }
    let near = signed.trim_end_matches(['\u{a0}', '\u{2009}', '\u{202f}']);
    let minus = ['-', '−', '–', '﹣', '－', '‐', '‑', '‒', '⁻', '₋', '➖'];
    let unsigned = near.strip_suffix(minus).or_else(|| near.trim_end().strip_suffix('−'))?;
    let is_sign = unsigned.chars().next_back().is_none_or(|c| c.is_whitespace() || "([{“‘\"'".contains(c));
    let is_range = unsigned.trim_end().ends_with(|c: char| c.is_numeric() || c == '%');
    (is_sign && !is_range).then_some("is negative by a sign outside of the brackets of its tie")
}

fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}' | '﹩' | '＄' | '￠' | '￡' | '￥' | '￦')
}

#[cfg(test)]
#[path = "disguised_test.rs"]
mod tests;
