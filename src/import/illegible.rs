//! Texts that stand in place of a figure and are none that can be read. They are lines' all the same, and are asked.

use crate::decode::scales_said;
use crate::domain::currency::Sign;
use crate::domain::period::heading::{Heading, read};
use crate::import::figure::is_year;

/// Words in place of a figure, besides those that the format has for it.
const WORDS: [&str; 25] = [
    "tbd",
    "tbc",
    "tba",
    "nil",
    "none",
    "zero",
    "nd",
    "n.d.",
    "n. d.",
    "n.b.",
    "n.v.",
    "n.c.",
    "k.a.",
    "k. a.",
    "s.o.",
    "redacted",
    "confidential",
    "not disclosed",
    "not reported",
    "not provided",
    "keine angabe",
    "entfällt",
    "néant",
    "無",
    "无",
];

/// Words behind a number that say its scale.
const SCALES: [&str; 30] = [
    "bn", "b", "m", "mn", "mm", "mio", "mio.", "mrd", "mrd.", "mln", "mld", "md", "k", "t", "tn", "million",
    "millions", "billion", "billions", "thousand", "trillion", "crore", "cr", "lakh", "lakhs", "萬", "万", "億", "亿",
    "百萬",
];

/// Whether a text stands in place of a figure: an error of a spreadsheet (`#REF!`), room for a figure (`[●]`), a word (`TBD`), or a figure
/// with what no cell has at it (`1.2bn`, `~1,200`). What may be a heading of columns (`6M 2024`, `1-5 years`) doesn't.
pub fn is_illegible(text: &str) -> bool {
    let bare = without_signs(text);
    is_error(text) || is_room(bare) || is_word(bare) || is_torn(text)
}

/// A text without the signs of a currency, a percentage and a scale at it: `$[●] million`.
fn without_signs(text: &str) -> &str {
    let open = text.strip_prefix('(').filter(|it| !it.contains(')')).unwrap_or(text);
    let bare = Sign::at_start(open).map_or(open, |(_, rest)| rest.trim_start());
    let bare = bare.trim_end_matches(['%', ' ']);
    let scale = bare.rsplit_once([' ', ']']).map(|(_, word)| word).filter(|it| SCALES.contains(&&*it.to_lowercase()));
    scale.map_or(bare, |word| bare[..bare.len() - word.len()].trim_end())
}

/// What spreadsheets show in place of a value that they can't work out, and formulas that nobody has worked out.
fn is_error(text: &str) -> bool {
    let is_name = |it: &str| it.len() > 1 && it.chars().all(|c| c.is_uppercase() || matches!(c, '/' | '0'));
    let of_name = text.strip_prefix('#').and_then(|it| it.strip_suffix(['!', '?']));
    of_name.is_some_and(is_name)
        || matches!(text, "#N/A" | "#NV" | "#N/D" | "#NA")
        || text.starts_with("##") && text.bytes().all(|it| it == b'#')
        || text.strip_prefix("Err:").is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
        || text.starts_with('=') && text.len() > 1
}

/// What leaves room for a figure that is filled in later: `[●]`, `...`, `xx.x`, `[***]`.
fn is_room(text: &str) -> bool {
    let inner = text.trim_start_matches(['[', '(']).trim_end_matches([']', ')']).trim();
    let is_bracketed = text.starts_with('[') && text.ends_with(']');
    let dots = "●•○■□▪…‥·._?";
    inner.is_empty() && is_bracketed
        || !inner.is_empty()
            && inner.chars().all(|c| dots.contains(c) || matches!(c, '-' | ' ' | ',' | '–') || is_bracketed && c == '*')
            && inner.contains(|c| dots.contains(c) || c == '*')
        || inner.len() > 1
            && inner.chars().all(|c| matches!(c, 'x' | 'X' | '.' | ','))
            && inner.to_lowercase().matches('x').count() > 1
        || is_bracketed && inner.eq_ignore_ascii_case("x")
}

fn is_word(text: &str) -> bool {
    let inner = text.trim_matches(['[', ']', '(', ')', ' ']).to_lowercase();
    WORDS.contains(&&*inner)
}

/// Whether it begins as a figure does and has something at it that cells don't have.
fn is_torn(text: &str) -> bool {
    let is_other_digit = |c: char| matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{966}'..='\u{96f}');
    if text.contains(is_other_digit) {
        return !text.contains(char::is_alphabetic);
    }
    let ahead = |text: &str| {
        let rest = text.trim_start_matches(|c: char| "~≈<>≤≥±+-–—−‒‑―([{.,' ".contains(c));
        let about = ["c.", "ca.", "approx.", "about", "rd.", "env."].iter().find_map(|it| rest.strip_prefix(it));
        about.map_or(rest, str::trim_start).to_owned()
    };
    let rest = ahead(text);
    let rest = Sign::at_start(&rest).map_or_else(|| rest.clone(), |(_, rest)| ahead(rest));
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}'));
    let (number, behind) = rest.split_at(end.unwrap_or(rest.len()));
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_short = digits < 3 && !number.trim_end_matches(['.', ',', ' ']).contains(['.', ',']);
    if !number.starts_with(|c: char| c.is_ascii_digit())
        || number.split([' ', '.', ',']).any(is_year)
        || number.starts_with("000")
    {
        return false;
    }
    let behind = behind.trim_matches(|c: char| " )]}*†‡%".contains(c)).to_lowercase();
    let is_scale = SCALES.contains(&&*behind) && !(is_short && behind.len() == 1);
    let is_letter = behind.chars().count() <= 1 && !is_short && scales_said(text).is_empty();
    // `1.2m` are no two months.
    let has_decimals = number.matches(['.', ',']).count() == 1;
    is_scale && has_decimals || (is_scale || is_letter) && read(text) == Heading::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_place_of_a_figure_is_told_from_headings() {
        for text in [
            "#REF!",
            "#DIV/0!",
            "#N/A",
            "#BEZUG!",
            "#####",
            "Err:502",
            "=SUM(B3:B4)",
            "[●]",
            "●",
            "[ ]",
            "[***]",
            "...",
            "…",
            "xx.x",
            "[x]",
            "[●]%",
            "$[●]",
            "$[●] million",
            "([●]",
            "[●]m",
            "€ TBD",
            "TBD",
            "[tbc]",
            "Nil",
            "k. A.",
            "1.2bn",
            "1,234 million",
            "~1,234",
            "c. 1,200",
            "1,234E",
            "1,234r",
            "—1,234",
            "- 1,234",
            "1,234.",
            "$1.2m",
            "5 Mio.",
            "(1.2bn)",
            "١٬٢٣٤",
        ] {
            assert!(is_illegible(text), "{text}");
        }
        for text in [
            "2024",
            "2024E",
            "FY2024",
            "24E",
            "6M",
            "1H",
            "3M 2024",
            "30.06.2024",
            "30 June",
            "1-5 years",
            "<1 year",
            "000",
            "£000",
            "'000",
            "%",
            "#",
            "# shares",
            "*",
            "$",
            "€",
            "+/-",
            "(1)",
            "1.",
            "[1]",
            "Restated",
            "US$",
            "X",
            "Q1",
            "31-60 days",
            "1st half",
            "",
            "x",
            "13 weeks ended",
            "0-30",
            "Δ",
            "(unaudited)",
            "2024²",
            "3M",
            "US$’000",
        ] {
            assert!(!is_illegible(text), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_looked_at_without_a_panic(text in "\\PC{0,20}|[0-9.,()$%*# x●\\[\\]-]{0,12}") {
            let _ = is_illegible(&text);
        }
    }
}
