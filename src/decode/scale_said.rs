//! Scales that a table prints in words: in its note on units, at the heads of columns, in the labels of lines.

use super::reader::{Reader, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::statement::{Column, Line, LineRole, LineUnit};
use crate::domain::{Scale, Span};

/// Records what a table prints of its scale where its figures are read in another one.
pub(super) fn judge(note: Option<&Value<'_>>, scale: Scale, columns: &[Column], lines: &[Line], reader: &mut Reader) {
    // What is printed at a table tells of its money where it has any.
    let has_money = lines.iter().any(|line| line.unit == LineUnit::Money && line.role != LineRole::Heading);
    let is_used = |it: &Scale| {
        let of_line = |line: &Line| line.scale == Some(*it) && (!has_money || line.unit == LineUnit::Money);
        *it == scale || columns.iter().any(|column| column.scale == Some(*it)) || lines.iter().any(of_line)
    };
    if let Some(note) = note
        && let Some(text) = note.get_ref().as_str()
    {
        let said = all_said(before_exceptions(text));
        if !said.is_empty() && !said.iter().any(is_used) {
            let span = reader.span(note.span());
            refuse("the note on units", said[0], scale, span, "`scale` of the statement", reader);
        }
    }
    for column in columns {
        let said = column.label.as_deref().map(all_said).unwrap_or_default();
        if !said.is_empty() && !said.iter().any(is_used) {
            let read = column.scale.unwrap_or(scale);
            let label = format!("the heading of `{}`", column.id.value);
            refuse(&label, said[0], read, column.id.span, "`scale` of the statement or of the column", reader);
        }
    }
    for line in lines.iter().filter(|line| line.role != LineRole::Heading) {
        let of_table = match line.unit {
            LineUnit::Money => scale,
            LineUnit::Shares | LineUnit::Ads | LineUnit::Count => Scale::One,
            _ => continue,
        };
        let read = line.scale.unwrap_or(of_table);
        let is_letter = line.label.ends_with("(m)") && line.unit != LineUnit::Count;
        let Some(said) = in_brackets(&line.label).or(is_letter.then_some(Scale::Million)) else { continue };
        if said != read && columns.iter().all(|column| column.scale != Some(said)) {
            let label = format!("the label of `{}`", line.id.value);
            refuse(&label, said, read, line.id.span, "`scale` of the line", reader);
        }
    }
}

fn refuse(what: &str, said: Scale, read: Scale, span: Span, key: &str, reader: &mut Reader) {
    let read = match read {
        Scale::One => "in full".to_owned(),
        read => format!("in {}", words(read)),
    };
    let message = format!("{what} says {}, but figures are read {read}", words(said));
    let help = format!("set {key} to what the document prints, or the words");
    reader.findings.push(Diagnostic::error(Code::UnitMismatch, span, message).help(help));
}

fn words(scale: Scale) -> &'static str {
    match scale {
        Scale::Hundredth => "hundredths",
        Scale::One => "whole ones",
        Scale::Thousand => "thousands",
        Scale::TenThousand => "ten thousands",
        Scale::Lakh => "lakhs",
        Scale::Million => "millions",
        Scale::Crore => "crores",
        Scale::HundredMillion => "hundred millions",
        Scale::Billion => "billions",
        Scale::Trillion => "trillions",
    }
}

/// A note up to what it excepts.
#[must_use]
pub fn before_exceptions(note: &str) -> &str {
    let exceptions = [
        "except",
        "Except",
        "other than",
        "unless",
        "außer",
        "ausgenommen",
        "sauf",
        "hormis",
        "excepté",
        "，除",
        "、除",
        ", 除",
    ];
    let end = exceptions.iter().filter_map(|word| note.find(word)).min();
    &note[..end.unwrap_or(note.len())]
}

/// What a label says in brackets, and nothing beside it: `(in thousands)`, `(US$m)`, `('000)`.
#[must_use]
pub fn in_brackets(label: &str) -> Option<Scale> {
    let inner = label.rsplit_once('(')?.1.split_once(')')?.0;
    let is_short = inner.split_whitespace().count() <= 4;
    let said = if is_short { all_said(inner) } else { Vec::new() };
    said.first().copied().filter(|_| said.len() == 1)
}

/// The scales that a text names, each once. Those of numbers (`over 1 million`) and of what something is paid or counted for
/// (`per million hours`) are none.
#[must_use]
pub fn all_said(text: &str) -> Vec<Scale> {
    let mut found = Vec::new();
    let mut before = "";
    for word in text.split(|c: char| c.is_whitespace() || "(),;/[]（），、：".contains(c)) {
        if word.is_empty() {
            continue;
        }
        // `over 1 million`, but `31 March 2024 million`.
        let is_year = before.parse::<u16>().is_ok_and(|it| (1900..2100).contains(&it));
        let is_number =
            before.ends_with(|c: char| c.is_ascii_digit()) && !before.contains(|c: char| c.is_alphabetic()) && !is_year;
        let is_other = is_number || matches!(before, "per" | "each" | "a" | "je");
        // `EUR m`, `SEK k`
        let of_letter = || letters(word).filter(|_| CODES.contains(&before));
        if let Some(scale) = of_word(word).or_else(of_letter).filter(|_| !is_other)
            && !found.contains(&scale)
        {
            found.push(scale);
        }
        before = word;
    }
    found
}

fn of_word(word: &str) -> Option<Scale> {
    const WORDS: [(&str, Scale); 33] = [
        ("thousand", Scale::Thousand),
        ("thousands", Scale::Thousand),
        ("tausend", Scale::Thousand),
        ("tsd", Scale::Thousand),
        ("milliers", Scale::Thousand),
        ("migliaia", Scale::Thousand),
        ("miles", Scale::Thousand),
        ("teur", Scale::Thousand),
        ("t€", Scale::Thousand),
        ("million", Scale::Million),
        ("millions", Scale::Million),
        ("millionen", Scale::Million),
        ("mio", Scale::Million),
        ("mn", Scale::Million),
        ("mln", Scale::Million),
        ("mm", Scale::Million),
        ("milioni", Scale::Million),
        ("millones", Scale::Million),
        ("milhões", Scale::Million),
        ("billion", Scale::Billion),
        ("billions", Scale::Billion),
        ("bn", Scale::Billion),
        ("mrd", Scale::Billion),
        ("milliarden", Scale::Billion),
        ("milliards", Scale::Billion),
        ("trillion", Scale::Trillion),
        ("trillions", Scale::Trillion),
        ("crore", Scale::Crore),
        ("crores", Scale::Crore),
        ("lakh", Scale::Lakh),
        ("lakhs", Scale::Lakh),
        ("lacs", Scale::Lakh),
        ("tkr", Scale::Thousand),
    ];
    const HAN: [(&str, Scale); 13] = [
        ("백만", Scale::Million),
        ("억", Scale::HundredMillion),
        ("仟", Scale::Thousand),
        ("百萬", Scale::Million),
        ("百万", Scale::Million),
        ("十億", Scale::Billion),
        ("十亿", Scale::Billion),
        ("億", Scale::HundredMillion),
        ("亿", Scale::HundredMillion),
        ("萬", Scale::TenThousand),
        ("万", Scale::TenThousand),
        ("千", Scale::Thousand),
        ("천", Scale::Thousand),
    ];
    let word = word.trim_matches(|c: char| matches!(c, '.' | ':' | '"' | '“' | '”'));
    if ["'000", "’000", "000's", "000’s"].iter().any(|it| word.ends_with(it)) {
        return Some(Scale::Thousand);
    }
    let lower = word.to_lowercase();
    if let Some((_, scale)) = WORDS.iter().find(|(it, _)| *it == lower) {
        return Some(*scale);
    }
    // At a currency: `US$m`, `£bn`, `M€`, `k€`, `£000`.
    let sign = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₩' | '¢');
    if let Some((at, c)) = word.char_indices().find(|(_, c)| sign(*c)) {
        let behind = &word[at + c.len_utf8()..];
        let thousands = matches!(behind, "000" | "000s").then_some(Scale::Thousand);
        return thousands.or_else(|| letters(behind)).or_else(|| letters(&word[..at]));
    }
    if let Some(scale) = at_code(word) {
        return Some(scale);
    }
    // `人民幣千元`, `百万円`, `以千元列示`, `以千計`; not `千葉`.
    let ends = ["列示", "計", "计", "為單位", "为单位", "呈列"];
    let shown = ends.iter().find_map(|end| word.strip_suffix(end));
    let amount = shown.unwrap_or(word);
    let is_counted = shown.is_some() && word.starts_with('以');
    if is_counted || amount.ends_with(['元', '円', '圓', '圆', '원', '股', '幣', '币']) {
        return HAN.iter().find(|(it, _)| amount.contains(it)).map(|(_, scale)| *scale);
    }
    None
}

/// The codes at which scales are written by a letter. Those of all currencies would make scales of words such as `MALL`.
const CODES: [&str; 24] = [
    "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "CNY", "RMB", "HKD", "TWD", "JPY",
    "KRW", "SGD", "AUD", "NZD", "CAD", "BRL", "ZAR", "INR",
];

fn letters(word: &str) -> Option<Scale> {
    match word {
        "m" | "M" | "mn" | "mm" | "Mio" => Some(Scale::Million),
        "bn" | "Bn" | "Md" | "B" => Some(Scale::Billion),
        "k" | "K" => Some(Scale::Thousand),
        _ => None,
    }
}

/// The scale that is written at the code of a currency: `MEUR`, `kUSD`, `TCHF`, `SEKm`.
fn at_code(word: &str) -> Option<Scale> {
    let (first, code) = word.split_at_checked(1)?;
    if CODES.contains(&code) {
        return if first == "T" { Some(Scale::Thousand) } else { letters(first) };
    }
    let (code, last) = word.split_at_checked(3)?;
    letters(last).filter(|_| CODES.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_found_in_the_words_of_tables() {
        for (text, said) in [
            ("(Amounts in thousands of Renminbi)", &[Scale::Thousand][..]),
            ("US$m", &[Scale::Million]),
            ("26 weeks ended 3 August 2024 £m", &[Scale::Million]),
            ("1H FY2024 (S$'000)", &[Scale::Thousand]),
            ("30 June 2024 $M", &[Scale::Million]),
            ("(₹ in crore, except per share data)", &[Scale::Crore]),
            ("in Mio. €", &[Scale::Million]),
            ("(en millions d’euros)", &[Scale::Million]),
            ("k€", &[Scale::Thousand]),
            ("人民幣百萬元", &[Scale::Million]),
            ("人民幣千元", &[Scale::Thousand]),
            ("（億円）", &[Scale::HundredMillion]),
            ("（以人民幣千元列示，除每股數據外）", &[Scale::Thousand]),
            ("以百萬計", &[Scale::Million]),
            ("新台幣仟元", &[Scale::Thousand]),
            ("(단위: 백만원)", &[Scale::Million]),
            ("MEUR", &[Scale::Million]),
            ("TCHF", &[Scale::Thousand]),
            ("SEKm", &[Scale::Million]),
            ("EUR m", &[Scale::Million]),
            ("£000", &[Scale::Thousand]),
            ("en miles de euros", &[Scale::Thousand]),
            ("千葉", &[]),
            ("the EUR and BOND B", &[]),
            ("US$ in thousands, shares in millions", &[Scale::Thousand, Scale::Million]),
            ("customers over $1 million", &[]),
            ("injuries per million hours", &[]),
            ("1990s", &[]),
        ] {
            assert_eq!(all_said(text), said, "{text}");
        }
        assert_eq!(before_exceptions("(In millions, except shares in thousands)"), "(In millions, ");
        assert_eq!(in_brackets("Weighted average shares (in thousands)"), Some(Scale::Thousand));
        assert_eq!(in_brackets("Loans of more than a million dollars"), None);
    }
}
