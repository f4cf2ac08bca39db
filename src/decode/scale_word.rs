//! Words for scales, as tables print them: `in thousands`, `MEUR`, `人民幣百萬元`.

use crate::domain::Scale;

/// The scales that a text names, each once. Those of numbers (`over 1 million`) and of what something is paid or counted for
/// (`per million hours`) are none, and neither is what no scale is: `hundred thousand`.
#[must_use]
pub fn all_said(text: &str) -> Vec<Scale> {
    let words = words_of(text);
    let (mut found, mut before, mut at) = (Vec::new(), "", 0);
    while let Some(&(word, _)) = words.get(at) {
        let is_other = is_number(before) || matches!(before, "per" | "each" | "a" | "je");
        // `EUR m`, `SEK k`
        let of_letter = || letters(word).filter(|_| CODES.contains(&before));
        let (said, used) = product(&words[at..]).unwrap_or_else(|| (of_word(word).or_else(of_letter), 1));
        if let Some(scale) = said.filter(|_| !is_other)
            && !found.contains(&scale)
        {
            found.push(scale);
        }
        at += used;
        before = words[at - 1].0;
    }
    found
}

/// The words of a text, and whether nothing but a space stands before each.
fn words_of(text: &str) -> Vec<(&str, bool)> {
    let (mut words, mut start, mut is_near) = (Vec::new(), None, false);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_mark = "(),;/[]（），、：".contains(c);
        if !is_mark && !c.is_whitespace() {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            words.push((&text[start..at], is_near));
            is_near = true;
        }
        is_near &= !is_mark;
    }
    words
}

/// Whether a word is a number, as in `over 1 million` and `RMB100 million`, but not a year, as in `31 March 2024 million`.
fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| !c.is_ascii_digit());
    let prefix = &word[..word.len() - digits.len()];
    let is_year = digits.parse::<u16>().is_ok_and(|it| (1900..2100).contains(&it));
    let is_amount =
        CODES.contains(&prefix) || prefix.ends_with(is_sign) || !prefix.contains(|c: char| c.is_alphabetic());
    digits.ends_with(|c: char| c.is_ascii_digit())
        && !digits.contains(|c: char| c.is_alphabetic())
        && is_amount
        && !is_year
}

/// Several words that are one scale, as their product: `thousand million`, `hundreds of millions`, `mil millones`, `lakh crore`;
/// and how many words they are. No scale where none is of that size.
fn product(words: &[(&str, bool)]) -> Option<(Option<Scale>, usize)> {
    const MULTIPLIERS: [(&str, u32); 4] = [
        ("ten tens zehn dix dizaines dieci decine diez decenas dez dezenas tien tio ti tientallen", 1),
        (
            "hundred hundreds hundert cent centaines cento centinaia cien cientos centenares cem centenas honderd honderden \
             hundra hundre hundrede",
            2,
        ),
        ("mil mille mila milhares duizend tusen tusind", 3),
        ("zehntausend", 4),
    ];
    let plain = |word: &str| word.trim_end_matches('.').to_lowercase();
    let multiplier = |word: &str| {
        let lower = plain(word);
        MULTIPLIERS.iter().find(|(words, _)| words.split(' ').any(|it| it == lower)).map(|(_, power)| *power)
    };
    let scale = |word: &str| in_words(&plain(word)).map(|it| it.exponent().unsigned_abs());
    let mut sum = multiplier(words[0].0).or_else(|| scale(words[0].0))?;
    let (mut last, mut used) = (sum, 1);
    while let Some(&(word, is_near)) = words.get(used) {
        let is_joint = matches!(word, "of" | "de" | "di" | "von" | "av" | "af" | "van");
        let at = used + usize::from(is_joint);
        let Some(&(next, next_is_near)) = words.get(at) else { break };
        // What follows is larger: `thousand million`, not `million, thousand`.
        let larger = scale(next).or_else(|| multiplier(next)).filter(|it| is_near && next_is_near && *it >= last);
        let Some(power) = larger else { break };
        sum += power;
        (last, used) = (power, at + 1);
    }
    (used > 1).then(|| (of_power(sum), used))
}

/// The scale of a power of ten. Outside India nobody says lakhs and crores: a document that prints `hundred thousand` has a
/// scale of its own.
fn of_power(power: u32) -> Option<Scale> {
    let is_of_india = |it: Scale| matches!(it, Scale::Lakh | Scale::Crore);
    Scale::ALL
        .into_iter()
        .find(|it| u32::try_from(it.exponent()).is_ok_and(|of| of > 0 && of == power) && !is_of_india(*it))
}

/// The scale that a word in small letters is.
fn in_words(lower: &str) -> Option<Scale> {
    const WORDS: [(&str, Scale); 37] = [
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
        ("milliard", Scale::Billion),
        ("miliardi", Scale::Billion),
        ("mld", Scale::Billion),
        ("billones", Scale::Trillion),
    ];
    WORDS.iter().find(|(it, _)| *it == lower).map(|(_, scale)| *scale)
}

const fn is_sign(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₩' | '¢')
}

fn of_word(word: &str) -> Option<Scale> {
    let word = word.trim_matches(|c: char| matches!(c, '.' | ':' | '"' | '“' | '”'));
    if ["'000", "’000", "000's", "000’s"].iter().any(|it| word.ends_with(it)) {
        return Some(Scale::Thousand);
    }
    if let Some(scale) = in_words(&word.to_lowercase()) {
        return Some(scale);
    }
    // At a currency: `US$m`, `£bn`, `M€`, `k€`, `£000`.
    if let Some((at, c)) = word.char_indices().find(|(_, c)| is_sign(*c)) {
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
    let counts = ['元', '円', '圓', '圆', '원', '股', '株', '주', '幣', '币'];
    if is_counted || amount.ends_with(counts) { in_east_asian(amount) } else { None }
}

/// The scale that the numerals of Chinese, Japanese and Korean in a word make: `百萬`, `十億`, `십억`. None behind digits:
/// `100万円` are a million.
fn in_east_asian(word: &str) -> Option<Scale> {
    let power = |c: char| match c {
        '十' | '拾' | '십' => Some(1),
        '百' | '佰' | '백' => Some(2),
        '千' | '仟' | '천' => Some(3),
        '萬' | '万' | '만' => Some(4),
        '億' | '亿' | '억' => Some(8),
        '兆' | '조' => Some(12),
        _ => None,
    };
    let start = word.find(|c| power(c).is_some())?;
    let is_digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九兩两０１２３４５６７８９".contains(c);
    if word[..start].ends_with(is_digit) {
        return None;
    }
    of_power(word[start..].chars().map_while(power).sum())
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
    fn several_words_for_one_scale_are_their_product() {
        for (text, said) in [
            ("HK$ hundred million", Some(Scale::HundredMillion)),
            ("in hundreds of millions of dollars", Some(Scale::HundredMillion)),
            ("in thousand million EUR", Some(Scale::Billion)),
            ("en miles de millones de euros", Some(Scale::Billion)),
            ("mil millones", Some(Scale::Billion)),
            ("em mil milhões", Some(Scale::Billion)),
            ("ten thousand yuan", Some(Scale::TenThousand)),
            ("₹ lakh crore", Some(Scale::Trillion)),
            ("（十億円）", Some(Scale::Billion)),
            ("(단위: 십억원)", Some(Scale::Billion)),
            ("(단위: 억원)", Some(Scale::HundredMillion)),
            ("(단위: 조원)", Some(Scale::Trillion)),
            ("人民幣萬億元", Some(Scale::Trillion)),
            ("千株", Some(Scale::Thousand)),
        ] {
            assert_eq!(all_said(text), Vec::from_iter(said), "{text}");
        }
        for text in [
            "(EUR hundred thousand)",
            "in tens of millions USD",
            "hundreds of thousands",
            "in Zehn Millionen",
            "dizaines de millions",
            "₹ thousand crore",
            "人民幣千萬元",
            "（百億円）",
            "(단위: 천만원)",
            "（単位：100万円）",
            "(Unit: RMB100 million)",
            "HK$10 thousand",
            "per hundred million hours",
        ] {
            assert_eq!(all_said(text), [], "{text}");
        }
        assert_eq!(all_said("FY2024 million"), [Scale::Million]);
    }

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
            ("US$ thousands / RMB millions", &[Scale::Thousand, Scale::Million]),
            ("in thousands (millions)", &[Scale::Thousand, Scale::Million]),
            ("customers over $1 million", &[]),
            ("injuries per million hours", &[]),
            ("1990s", &[]),
        ] {
            assert_eq!(all_said(text), said, "{text}");
        }
    }
}
