//! What is offered for a language, a period or a scale that is typed in another form.

use super::day_hint;
use crate::domain::period::Part;
use toml::de::DeValue;

/// The tag that the name of a language, or its form in other programs, means.
pub(super) fn meant_language(tag: &str) -> Option<String> {
    let named = match tag.to_lowercase().as_str() {
        "english" => "en",
        "german" | "deutsch" => "de",
        "french" | "français" => "fr",
        "italian" | "italiano" => "it",
        "spanish" | "español" => "es",
        "japanese" => "ja",
        "korean" => "ko",
        "chinese" => "zh",
        "dutch" => "nl",
        _ => "",
    };
    let plain = tag.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    let is_tag = plain != tag && plain.split('-').all(|it| matches!(it.len(), 2..=8) && it.is_ascii());
    if named.is_empty() { is_tag.then_some(plain) } else { Some(named.to_owned()) }
}

/// The period that a text means: `H1 2024`, `1H24`, `FY2024`, `third quarter of 2024`, `30 June 2024`.
pub(super) fn meant_period(text: &str) -> Option<String> {
    if let Some(day) = day_hint::day(text) {
        return Some(day.to_string());
    }
    let small = text.to_lowercase();
    let words: String = small.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    const WORDS: [(&str, &str); 12] = [
        ("first quarter", "q1"),
        ("second quarter", "q2"),
        ("third quarter", "q3"),
        ("fourth quarter", "q4"),
        ("first half", "h1"),
        ("half year", "h1"),
        ("interim", "h1"),
        ("second half", "h2"),
        ("nine months", "9m"),
        ("fiscal year", "fy"),
        ("full year", "fy"),
        ("year", "fy"),
    ];
    let words = WORDS.iter().fold(words, |words, (long, short)| words.replace(long, &format!(" {short} ")));
    let words = words.replace(" of ", " ").replace("fiscal", " ");
    // Letters and digits that follow each other are a part, then a year: `fy2024`, `1h24`, `q32024`.
    let joined: String = words.split_whitespace().collect();
    const PARTS: [(&str, Part); 22] = [
        ("1q", Part::Quarter(1)),
        ("2q", Part::Quarter(2)),
        ("3q", Part::Quarter(3)),
        ("4q", Part::Quarter(4)),
        ("q1", Part::Quarter(1)),
        ("q2", Part::Quarter(2)),
        ("q3", Part::Quarter(3)),
        ("q4", Part::Quarter(4)),
        ("1h", Part::Half(1)),
        ("2h", Part::Half(2)),
        ("h1", Part::Half(1)),
        ("h2", Part::Half(2)),
        ("hy1", Part::Half(1)),
        ("hy2", Part::Half(2)),
        ("hy", Part::Half(1)),
        ("9m", Part::NineMonths),
        ("m9", Part::NineMonths),
        ("fy", Part::Year),
        ("gj", Part::Year),
        ("12m", Part::Year),
        ("a", Part::Year),
        ("", Part::Year),
    ];
    let found = PARTS.iter().find_map(|(id, part)| {
        let year = joined
            .strip_prefix(id)
            .filter(|it| is_year(it))
            .or_else(|| joined.strip_suffix(id).filter(|it| is_year(it)))?;
        Some((year, *part))
    });
    let (year, part) = found?;
    let century = if year.len() == 2 { "20" } else { "" };
    Some(format!("{century}{year}-{}", part.id()))
}

fn is_year(text: &str) -> bool {
    matches!(text.len(), 2 | 4)
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text.len() == 2 || text.starts_with(['1', '2']))
}

/// The scale that a number or an abbreviation means.
pub(super) fn meant_scale(value: &DeValue<'_>) -> Option<&'static str> {
    let text = match value {
        DeValue::Integer(it) => it.as_str(),
        DeValue::String(text) => text.trim(),
        _ => return None,
    };
    let small: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let small = ["eur", "usd", "gbp", "chf", "rmb", "cny", "hkd"]
        .iter()
        .fold(small.as_str(), |it, code| it.strip_suffix(code).filter(|rest| !rest.is_empty()).unwrap_or(it));
    match small {
        "1" => Some("one"),
        "1000" | "k" | "t" | "tsd" | "000s" | "000" => Some("thousand"),
        "1000000" | "m" | "mn" | "mm" | "mio" | "mln" => Some("million"),
        "1000000000" | "b" | "bn" | "mrd" => Some("billion"),
        _ => None,
    }
}
