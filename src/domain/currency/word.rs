//! What currencies are called in words: `yen`, `Hong Kong dollars`.

use super::{Currency, Sign};

/// A word for a currency, as a text has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// The word as it stands there.
    pub text: &'t str,
    /// Whether it means something else as well: `pounds` of copper, a tender that is `won`.
    pub is_homonym: bool,
    /// Which currency it names.
    pub of: Of,
}

/// Which currency a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// This one.
    One(Currency),
    /// That which a shared sign means.
    Sign(Sign),
    /// One of several countries', by their codes: that which the sign means where it is among these.
    Several(Option<Sign>, &'static [&'static str]),
}

/// A word of a table.
enum Named {
    One(&'static str),
    Dollar,
    Several(Option<Sign>, &'static [&'static str]),
}

/// Words that name a country as well; their plural may have an `s` more.
const OF_COUNTRIES: [(&str, &str); 68] = [
    ("US dollar", "USD"),
    ("U.S. dollar", "USD"),
    ("United States dollar", "USD"),
    ("American dollar", "USD"),
    ("Australian dollar", "AUD"),
    ("Canadian dollar", "CAD"),
    ("Hong Kong dollar", "HKD"),
    ("HK dollar", "HKD"),
    ("Singapore dollar", "SGD"),
    ("New Zealand dollar", "NZD"),
    ("NZ dollar", "NZD"),
    ("New Taiwan dollar", "TWD"),
    ("NT dollar", "TWD"),
    ("Taiwan dollar", "TWD"),
    ("pounds sterling", "GBP"),
    ("pound sterling", "GBP"),
    ("British pound", "GBP"),
    ("sterling", "GBP"),
    ("Egyptian pound", "EGP"),
    ("Japanese yen", "JPY"),
    ("South Korean won", "KRW"),
    ("Korean won", "KRW"),
    ("Chinese yuan", "CNY"),
    ("renminbi", "CNY"),
    ("Indian rupee", "INR"),
    ("Pakistani rupee", "PKR"),
    ("Pakistan rupee", "PKR"),
    ("Sri Lankan rupee", "LKR"),
    ("Sri Lanka rupee", "LKR"),
    ("Mauritian rupee", "MUR"),
    ("Thai baht", "THB"),
    ("South African rand", "ZAR"),
    ("Brazilian reais", "BRL"),
    ("Brazilian real", "BRL"),
    ("Mexican peso", "MXN"),
    ("Philippine peso", "PHP"),
    ("Argentine peso", "ARS"),
    ("Chilean peso", "CLP"),
    ("Colombian peso", "COP"),
    ("Swiss franc", "CHF"),
    ("Swedish kronor", "SEK"),
    ("Swedish krona", "SEK"),
    ("Norwegian kroner", "NOK"),
    ("Norwegian krone", "NOK"),
    ("Danish kroner", "DKK"),
    ("Danish krone", "DKK"),
    ("Icelandic kronur", "ISK"),
    ("Icelandic krona", "ISK"),
    ("Czech koruna", "CZK"),
    ("Czech crown", "CZK"),
    ("Hungarian forint", "HUF"),
    ("Polish zloty", "PLN"),
    ("Romanian lei", "RON"),
    ("Turkish lira", "TRY"),
    ("Israeli shekel", "ILS"),
    ("New Israeli shekel", "ILS"),
    ("Russian rouble", "RUB"),
    ("Russian ruble", "RUB"),
    ("Malaysian ringgit", "MYR"),
    ("Indonesian rupiah", "IDR"),
    ("Vietnamese dong", "VND"),
    ("UAE dirham", "AED"),
    ("Moroccan dirham", "MAD"),
    ("Saudi riyal", "SAR"),
    ("Qatari riyal", "QAR"),
    ("Kuwaiti dinar", "KWD"),
    ("Bahraini dinar", "BHD"),
    ("Kenyan shilling", "KES"),
];

/// Words that name none; their plural may have an `s` more.
const ALONE: [(&str, Named); 37] = [
    ("dollar", Named::Dollar),
    ("euro", Named::One("EUR")),
    ("pound", Named::One("GBP")),
    ("yen", Named::One("JPY")),
    ("won", Named::One("KRW")),
    ("yuan", Named::One("CNY")),
    ("rupee", Named::One("INR")),
    ("baht", Named::One("THB")),
    ("rand", Named::One("ZAR")),
    ("reais", Named::One("BRL")),
    ("ringgit", Named::One("MYR")),
    ("rupiah", Named::One("IDR")),
    ("zloty", Named::One("PLN")),
    ("złoty", Named::One("PLN")),
    ("forint", Named::One("HUF")),
    ("koruna", Named::One("CZK")),
    ("lira", Named::One("TRY")),
    ("shekel", Named::One("ILS")),
    ("rouble", Named::One("RUB")),
    ("ruble", Named::One("RUB")),
    ("dong", Named::One("VND")),
    ("hryvnia", Named::One("UAH")),
    ("tenge", Named::One("KZT")),
    ("naira", Named::One("NGN")),
    ("cedi", Named::One("GHS")),
    ("taka", Named::One("BDT")),
    ("kronor", Named::Several(Some(Sign::Krona), &["SEK", "ISK"])),
    ("krona", Named::Several(Some(Sign::Krona), &["SEK", "ISK"])),
    ("kroner", Named::Several(Some(Sign::Krona), &["NOK", "DKK"])),
    ("krone", Named::Several(Some(Sign::Krona), &["NOK", "DKK"])),
    ("peso", Named::Several(Some(Sign::Dollar), &["MXN", "PHP", "ARS", "CLP", "COP"])),
    ("franc", Named::Several(None, &["CHF", "XOF", "XAF"])),
    ("dirham", Named::Several(None, &["AED", "MAD"])),
    ("riyal", Named::Several(None, &["SAR", "QAR", "OMR"])),
    ("rial", Named::Several(None, &["OMR", "YER", "IRR"])),
    ("dinar", Named::Several(None, &["KWD", "BHD", "JOD"])),
    ("shilling", Named::Several(None, &["KES", "UGX", "TZS"])),
];

impl<'t> Word<'t> {
    /// The word for a currency that a text begins with, in small letters or capital ones, and what follows it.
    #[must_use]
    pub fn at_start(text: &'t str) -> Option<(Self, &'t str)> {
        if !text.starts_with(char::is_alphabetic) {
            return None;
        }
        let found = |rest: &'t str, is_homonym: bool, of: Of| {
            (Self { text: &text[..text.len() - rest.len()], is_homonym, of }, rest)
        };
        for (name, code) in OF_COUNTRIES {
            if let Some(rest) = behind(text, name) {
                return Some(found(rest, false, Of::One(Currency::from_code(code)?)));
            }
        }
        let (name, named, rest) = ALONE.iter().find_map(|(name, named)| Some((*name, named, behind(text, name)?)))?;
        let of = match named {
            Named::One(code) => Of::One(Currency::from_code(code)?),
            Named::Dollar => Of::Sign(Sign::Dollar),
            Named::Several(sign, codes) => Of::Several(*sign, codes),
        };
        Some(found(rest, matches!(name, "pound" | "won"), of))
    }

    /// Whether some words have one for a currency that means nothing else.
    #[must_use]
    pub fn is_among(words: &str) -> bool {
        words.split(' ').any(|word| Word::at_start(word).is_some_and(|(it, rest)| rest.is_empty() && !it.is_homonym))
    }
}

/// What follows a name, or its plural, that a text begins with. One that a hyphen joins to another word is a part of that:
/// `dollar-denominated`.
fn behind<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    text.get(..name.len()).filter(|head| head.eq_ignore_ascii_case(name))?;
    let rest = &text[name.len()..];
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    (!rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))).then_some(rest)
}
