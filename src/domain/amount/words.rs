//! The words of amounts.

use super::Hedge;
use crate::domain::Scale;

/// Words before an amount, longer ones before those that they begin with.
pub(super) const HEDGES: [(&str, Hedge); 50] = [
    ("approximately", Hedge::Approximately),
    ("approx.", Hedge::Approximately),
    ("about", Hedge::Approximately),
    ("around", Hedge::Approximately),
    ("roughly", Hedge::Approximately),
    ("circa", Hedge::Approximately),
    ("ca.", Hedge::Approximately),
    ("c.", Hedge::Approximately),
    ("some", Hedge::Approximately),
    ("~", Hedge::Approximately),
    ("≈", Hedge::Approximately),
    ("約", Hedge::Approximately),
    ("约", Hedge::Approximately),
    ("up to", Hedge::UpTo),
    ("at most", Hedge::AtMost),
    ("no more than", Hedge::AtMost),
    ("not more than", Hedge::AtMost),
    ("not exceeding", Hedge::AtMost),
    ("a maximum of", Hedge::AtMost),
    ("maximum of", Hedge::AtMost),
    ("≤", Hedge::AtMost),
    ("不超過", Hedge::AtMost),
    ("不超过", Hedge::AtMost),
    ("at least", Hedge::AtLeast),
    ("no less than", Hedge::AtLeast),
    ("not less than", Hedge::AtLeast),
    ("no fewer than", Hedge::AtLeast),
    ("a minimum of", Hedge::AtLeast),
    ("minimum of", Hedge::AtLeast),
    ("≥", Hedge::AtLeast),
    ("至少", Hedge::AtLeast),
    ("不少於", Hedge::AtLeast),
    ("不少于", Hedge::AtLeast),
    ("more than", Hedge::MoreThan),
    ("greater than", Hedge::MoreThan),
    ("in excess of", Hedge::MoreThan),
    ("just over", Hedge::MoreThan),
    ("well over", Hedge::MoreThan),
    ("over", Hedge::MoreThan),
    ("above", Hedge::MoreThan),
    (">", Hedge::MoreThan),
    ("逾", Hedge::MoreThan),
    ("less than", Hedge::LessThan),
    ("fewer than", Hedge::LessThan),
    ("just under", Hedge::Nearly),
    ("below", Hedge::LessThan),
    ("under", Hedge::LessThan),
    ("<", Hedge::LessThan),
    ("nearly", Hedge::Nearly),
    ("almost", Hedge::Nearly),
];

/// Words and letters that scale a number, longer ones before those that they begin with. `billion` is a thousand million;
/// languages that count otherwise have words of their own.
pub(super) const SCALES: [(&str, Scale); 62] = [
    ("hundred million", Scale::HundredMillion),
    ("ten thousand", Scale::TenThousand),
    ("lakh crores", Scale::Trillion),
    ("lakh crore", Scale::Trillion),
    ("thousand", Scale::Thousand),
    ("million", Scale::Million),
    ("billion", Scale::Billion),
    ("trillion", Scale::Trillion),
    ("lakhs", Scale::Lakh),
    ("lakh", Scale::Lakh),
    ("lacs", Scale::Lakh),
    ("crores", Scale::Crore),
    ("crore", Scale::Crore),
    ("cr.", Scale::Crore),
    ("Cr.", Scale::Crore),
    ("cr", Scale::Crore),
    ("Cr", Scale::Crore),
    ("tn", Scale::Trillion),
    ("trn", Scale::Trillion),
    ("bn", Scale::Billion),
    ("Bn", Scale::Billion),
    ("BN", Scale::Billion),
    ("mn", Scale::Million),
    ("Mn", Scale::Million),
    ("MN", Scale::Million),
    ("mm", Scale::Million),
    ("MM", Scale::Million),
    ("mln", Scale::Million),
    ("mio", Scale::Million),
    ("Mio.", Scale::Million),
    ("Mio", Scale::Million),
    ("Millionen", Scale::Million),
    ("Mill.", Scale::Million),
    ("mill.", Scale::Million),
    ("miljoner", Scale::Million),
    ("miljoen", Scale::Million),
    ("milioni", Scale::Million),
    ("milhões", Scale::Million),
    ("Mrd.", Scale::Billion),
    ("Mrd", Scale::Billion),
    ("mrd", Scale::Billion),
    ("Milliarden", Scale::Billion),
    ("Milliarde", Scale::Billion),
    ("milliards", Scale::Billion),
    ("milliard", Scale::Billion),
    ("miljarder", Scale::Billion),
    ("miljard", Scale::Billion),
    ("miliardi", Scale::Billion),
    ("Tsd.", Scale::Thousand),
    ("萬億", Scale::Trillion),
    ("万亿", Scale::Trillion),
    ("十億", Scale::Billion),
    ("十亿", Scale::Billion),
    ("億", Scale::HundredMillion),
    ("亿", Scale::HundredMillion),
    ("千萬", Scale::Crore),
    ("千万", Scale::Crore),
    ("百萬", Scale::Million),
    ("百万", Scale::Million),
    ("萬", Scale::TenThousand),
    ("万", Scale::TenThousand),
    ("千", Scale::Thousand),
];

/// Letters that scale a number that they stand at, or one with a currency.
pub(super) const LETTERS: [(&str, Scale); 8] = [
    ("m", Scale::Million),
    ("M", Scale::Million),
    ("b", Scale::Billion),
    ("B", Scale::Billion),
    ("k", Scale::Thousand),
    ("K", Scale::Thousand),
    ("t", Scale::Trillion),
    ("T", Scale::Trillion),
];

/// Letters that scale a number where they stand at a currency behind it: `M€`, `MSEK`, `TEUR`.
pub(super) const AT_CURRENCIES: [(&str, Scale); 8] = [
    ("Md", Scale::Billion),
    ("md", Scale::Billion),
    ("M", Scale::Million),
    ("m", Scale::Million),
    ("B", Scale::Billion),
    ("k", Scale::Thousand),
    ("K", Scale::Thousand),
    ("T", Scale::Thousand),
];

/// Words for currencies behind a number, in other languages than English.
pub(super) const CURRENCIES: [(&str, &str); 8] = [
    ("元", "CNY"),
    ("円", "JPY"),
    ("d’euros", "EUR"),
    ("d'euros", "EUR"),
    ("de euros", "EUR"),
    ("di euro", "EUR"),
    ("Schweizer Franken", "CHF"),
    ("원", "KRW"),
];

/// Words before an amount that say that it is for a share.
pub(super) const OF_A_SHARE: [&str; 6] = ["每股", "1株当たり", "１株当たり", "一株当たり", "1株あたり", "1株につき"];

/// What is remarked in parentheses on an amount and changes nothing of it.
pub(super) const TAX_REMARKS: [&str; 14] = [
    "before tax",
    "pre-tax",
    "gross",
    "tax inclusive",
    "inclusive of tax",
    "including tax",
    "tax included",
    "before withholding tax",
    "after tax",
    "net of tax",
    "net",
    "税前",
    "含税",
    "含稅",
];

/// Words between `per` or a number and the shares.
const OF_SHARES: [&str; 34] = [
    "ordinary",
    "common",
    "preferred",
    "preference",
    "equity",
    "basic",
    "diluted",
    "fully",
    "partly",
    "paid",
    "paid-up",
    "class",
    "stapled",
    "listed",
    "issued",
    "registered",
    "bearer",
    "outstanding",
    "entitled",
    "eligible",
    "participating",
    "dividend-bearing",
    "no-par",
    "no-par-value",
    "non-par",
    "voting",
    "non-voting",
    "subordinate",
    "savings",
    "founder",
    "deferred",
    "domestic",
    "overseas",
    "existing",
];

/// Whether words name shares (`false`) or depositary shares (`true`), in the singular or the plural: `Class A ordinary
/// shares`, `H share`, `share of common stock`, `ADSs`, `American depositary shares`.
pub(super) fn security(words: &str) -> Option<(bool, bool)> {
    if let Some((shares, stock)) = words.strip_suffix(" stock").and_then(|words| words.split_once(" of ")) {
        let mut classes = stock.split(' ').filter(|word| *word != "and");
        return classes.all(is_of_shares).then(|| security(shares)).flatten();
    }
    let mut words: Vec<&str> = words.split(' ').collect();
    let last = words.pop()?;
    let (singular, is_plural) = match last.strip_suffix('s') {
        Some(singular) if last != "ADS" && last != "GDS" => (singular, true),
        _ => (last, false),
    };
    let mut is_depositary = matches!(singular, "ADS" | "ADR" | "GDS" | "GDR");
    if !is_depositary && !matches!(singular, "share" | "Share") {
        return None;
    }
    for word in words {
        match &*word.to_ascii_lowercase() {
            "depositary" | "depository" => is_depositary = true,
            "american" | "global" => {}
            _ if is_of_shares(word) => {}
            _ => return None,
        }
    }
    Some((is_depositary, is_plural))
}

/// Whether a word tells which shares: `ordinary`, or the letter of a class.
fn is_of_shares(word: &str) -> bool {
    let is_class = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    is_class || OF_SHARES.contains(&&*word.to_ascii_lowercase())
}
