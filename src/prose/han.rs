//! Figures in Chinese and Japanese: `41.53億元`, `人民幣4,153.2百萬元`, `２４１.４百萬`, in running text without spaces.

use crate::domain::{Currency, Scale, Unit};

/// Words of scale, the longest first.
const SCALES: [(&str, Scale); 16] = [
    ("萬億", Scale::Trillion),
    ("万亿", Scale::Trillion),
    ("十億", Scale::Billion),
    ("十亿", Scale::Billion),
    ("千萬", Scale::Crore),
    ("千万", Scale::Crore),
    ("百萬", Scale::Million),
    ("百万", Scale::Million),
    ("十萬", Scale::Lakh),
    ("十万", Scale::Lakh),
    ("億", Scale::HundredMillion),
    ("亿", Scale::HundredMillion),
    ("萬", Scale::TenThousand),
    ("万", Scale::TenThousand),
    ("千", Scale::Thousand),
    ("兆", Scale::Trillion),
];

/// What follows a place, but for a space.
fn behind(text: &str, at: usize) -> Option<&str> {
    let rest = text[at..].trim_start();
    rest.starts_with(|c: char| c >= '\u{2e80}').then_some(rest)
}

fn after<T: Copy>(text: &str, at: usize, words: &[(&str, T)]) -> Option<(T, usize)> {
    let rest = behind(text, at)?;
    let (found, behind) = words.iter().find_map(|(word, it)| Some((*it, rest.strip_prefix(word)?)))?;
    Some((found, text.len() - behind.len()))
}

/// The scale behind a number, and where it ends. One of another scale behind it, such as 十 of 百億十萬, makes a number that
/// isn't read.
pub(super) fn scale(text: &str, at: usize) -> Option<(Scale, usize)> {
    let found = after(text, at, &SCALES)?;
    let goes_on = text[found.1..].starts_with(['十', '百', '千', '萬', '万', '億', '亿', '兆']);
    (!goes_on).then_some(found)
}

/// The 元 behind an amount whose currency stands before it.
pub(super) fn yuan(text: &str, at: usize) -> Option<usize> {
    after(text, at, &[("元", ()), ("圓", ()), ("圆", ())]).map(|(_, end)| end)
}

/// Percentage points and basis points: unit, scale and end.
pub(super) fn part_of_hundred(text: &str, at: usize) -> Option<(Unit, Scale, usize)> {
    const WORDS: [(&str, (Unit, Scale)); 8] = [
        ("個百分點", (Unit::Points, Scale::One)),
        ("个百分点", (Unit::Points, Scale::One)),
        ("百分點", (Unit::Points, Scale::One)),
        ("百分点", (Unit::Points, Scale::One)),
        ("個基點", (Unit::Percent, Scale::Hundredth)),
        ("个基点", (Unit::Percent, Scale::Hundredth)),
        ("基點", (Unit::Percent, Scale::Hundredth)),
        ("基点", (Unit::Percent, Scale::Hundredth)),
    ];
    after(text, at, &WORDS).map(|((unit, scale), end)| (unit, scale, end))
}

/// Shares and months behind a number, and where they end.
pub(super) fn unit(text: &str, at: usize) -> Option<(Unit, usize)> {
    const WORDS: [(&str, Unit); 7] = [
        ("股美國存託股", Unit::Ads),
        ("股美国存托股", Unit::Ads),
        ("股", Unit::Shares),
        ("個月", Unit::Months),
        ("个月", Unit::Months),
        ("倍", Unit::Times),
        ("天", Unit::Days),
    ];
    after(text, at, &WORDS)
}

/// What an amount is for each of: `每股人民幣4.30元`.
pub(super) fn per_share(text: &str, start: usize, currency: Currency) -> Option<Unit> {
    let before = text[..start].trim_end();
    // Most amounts are no part of a Chinese text.
    if before.bytes().next_back().is_none_or(|it| it.is_ascii()) {
        return None;
    }
    let is_ads = ["每股美國存託股", "每股美国存托股", "每ADS", "每份美國存託股"].iter().any(|it| before.ends_with(it));
    if is_ads { Some(Unit::PerAds(currency)) } else { before.ends_with("每股").then_some(Unit::PerShare(currency)) }
}

/// Whether a text holds digits of full width, which are read as ours.
pub(super) fn has_wide_digits(text: &str) -> bool {
    !text.is_ascii() && text.contains(is_wide_digit)
}

/// A digit of full width: ４.
pub(super) fn is_wide_digit(c: char) -> bool {
    ('０'..='９').contains(&c)
}

/// A text with its digits of full width, and the signs between and before them, as ours, and for each of its bytes the place
/// that it comes from, with the text's end behind the last.
pub(super) fn narrowed(text: &str) -> (String, Vec<usize>) {
    let (mut ours, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
    let mut before = ' ';
    let mut rest = text.chars();
    for (at, c) in text.char_indices() {
        rest.next();
        let leads = rest.as_str().starts_with(|c| is_wide_digit(c) || c.is_ascii_digit());
        let is_inside = leads && (is_wide_digit(before) || before.is_ascii_digit());
        let ours_of = match c {
            '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
            '．' if is_inside => '.',
            '，' if is_inside => ',',
            '－' if leads => '-',
            c => c,
        };
        ours.push(ours_of);
        places.resize(ours.len(), at);
        before = c;
    }
    places.push(text.len());
    (ours, places)
}
