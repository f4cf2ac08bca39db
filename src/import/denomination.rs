//! Whether words say that money is in whole units of a currency or in hundredths of it: `(HK cents)`, `, kr`, `（港仙）`.

use super::label::unit_places;
use super::marks::half;
use crate::domain::currency::{Of, Sign, Word};
use crate::domain::{Currency, Scale};

/// What words say of the money below or beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denomination {
    /// Whether it is in hundredths.
    pub is_hundredths: bool,
    /// The currency, where the words name one.
    pub currency: Option<Currency>,
    /// The words.
    pub words: String,
}

/// Hundredths beside those of [`Currency::HUNDREDTHS`]; without a code of whichever currency a table has.
const HUNDREDTHS: [(&str, &str); 33] = [
    ("cents", ""),
    ("cent", ""),
    ("¢", ""),
    ("ct", ""),
    ("cts", ""),
    ("céntimos", ""),
    ("centimos", ""),
    ("centimes", ""),
    ("centesimi", ""),
    ("cêntimos", ""),
    ("centavos", ""),
    ("eurosenttiä", "EUR"),
    ("senttiä", "EUR"),
    ("eurocenten", "EUR"),
    ("centen", ""),
    ("øre", ""),
    ("ører", ""),
    ("aurar", "ISK"),
    ("grosz", "PLN"),
    ("haléřů", "CZK"),
    ("haléře", "CZK"),
    ("fillér", "HUF"),
    ("bani", "RON"),
    ("stotinki", "BGN"),
    ("копеек", "RUB"),
    ("коп.", "RUB"),
    ("копійок", "UAH"),
    ("仙", ""),
    ("美仙", "USD"),
    ("人民幣分", "CNY"),
    ("人民币分", "CNY"),
    ("分", ""),
    ("센트", ""),
];

/// Names of hundredths that are other words as well: they only count where nothing stands beside them.
const HOMONYMS: [&str; 12] = ["p", "penny", "GBp", "GBX", "sen", "fen", "ct", "cts", "bani", "centen", "仙", "分"];

/// Whole units beside the codes, signs and words of [`Currency`].
const WHOLE: [(&str, &str); 17] = [
    ("円", "JPY"),
    ("元", ""),
    ("圓", ""),
    ("원", "KRW"),
    ("人民幣元", "CNY"),
    ("人民币元", "CNY"),
    ("新台幣元", "TWD"),
    ("新臺幣元", "TWD"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("lei", "RON"),
    ("лв.", "BGN"),
    ("руб.", "RUB"),
    ("рублей", "RUB"),
    ("грн", "UAH"),
    ("TL", "TRY"),
];

/// What the label of a line says.
pub fn of_label(label: &str) -> Option<Denomination> {
    let of_place = unit_places(label).iter().find_map(|it| of_words(it));
    of_place.or_else(|| within(label))
}

/// What all of some texts say: `HK cents | HK cents`.
pub fn of_all<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Denomination> {
    let mut all = texts.into_iter().map(str::trim).filter(|it| !it.is_empty()).map(of_words);
    let first = all.next()??;
    all.all(|it| it.is_some_and(|it| it.is_hundredths == first.is_hundredths)).then_some(first)
}

/// What words that say nothing else do: `HK cents per share`, `港元`, `€/share`.
pub fn of_words(words: &str) -> Option<Denomination> {
    let plain: String = words.chars().map(half).collect();
    let mut text = plain.trim();
    if let Some((money, of)) = text.split_once(" per ").or_else(|| text.split_once('/')) {
        let of = of.to_lowercase();
        let is_share = ["share", "aktie", "aksje", "action", "azione", "acción", "aandeel", "akcj", "株", "股"];
        text = if is_share.iter().any(|it| of.contains(it)) { money.trim() } else { text };
    }
    // `(c/share)`: alone it would be the mark of a note.
    let text = if text == "c" && plain.trim() != "c" { "cents" } else { text };
    let said = |is_hundredths: bool, currency| Denomination { is_hundredths, currency, words: words.trim().to_owned() };
    let text = text.strip_prefix("in ").unwrap_or(text);
    hundredths(text).map(|it| said(true, it)).or_else(|| whole(text).map(|it| said(false, it)))
}

fn code(code: &str) -> Option<Currency> {
    Currency::from_code(code)
}

fn hundredths(text: &str) -> Option<Option<Currency>> {
    let lower = text.to_lowercase();
    let is = |name: &str| if name == "GBp" { text == name } else { name.to_lowercase() == lower };
    let others = HUNDREDTHS.iter().map(|(name, code)| (code, name));
    let named = Currency::HUNDREDTHS.iter().map(|(code, name)| (code, name)).chain(others).find(|(_, it)| is(it));
    if let Some((of, _)) = named {
        return Some(code(of));
    }
    // `AUD cents`, `HK¢`, `MOP cents`
    let ends = [" cents", " cent", "¢", " öre", " øre"];
    let before =
        ends.iter().find_map(|end| text.get(..text.len().checked_sub(end.len())?).filter(|_| lower.ends_with(end)))?;
    let before = before.trim();
    let meant = |name: &str| Currency::meant(name).filter(|(_, scale)| *scale == Scale::One).map(|(it, _)| it);
    let of = meant(before).or_else(|| meant(&format!("{before}$"))).or_else(|| whole(before).flatten())?;
    Some(Some(of))
}

fn whole(text: &str) -> Option<Option<Currency>> {
    // Codes that are words in capital letters.
    if ["ALL", "TOP", "CUP", "TRY", "PEN", "ANG", "BAM", "LAK"].contains(&text) {
        return None;
    }
    if let Some((_, of)) = WHOLE.iter().find(|(name, _)| *name == text || *name == text.to_lowercase()) {
        return Some(code(of));
    }
    if let Some((sign, _)) = Sign::at_start(text).filter(|(_, rest)| rest.trim().is_empty()) {
        let Sign::Of(currency) = sign else { return Some(None) };
        return Some(Some(currency));
    }
    let (word, _) = Word::at_start(text).filter(|(_, rest)| rest.trim().is_empty())?;
    let Of::One(currency) = word.of else { return Some(None) };
    Some(Some(currency))
}

/// Hundredths among the words of a label: `Cents per share`, `Dividend per share in HK¢`. Behind a number they belong to that.
fn within(label: &str) -> Option<Denomination> {
    let plain: String = label.chars().map(half).collect();
    let is_mark = |c: char| c.is_whitespace() || "()[],;:–—".contains(c);
    let words: Vec<&str> = plain.split(is_mark).filter(|it| !it.is_empty()).collect();
    let is_number = |at: usize| words[at].ends_with(|c: char| c.is_ascii_digit());
    let windows = (1..=3).rev().flat_map(|length| (0..words.len()).map(move |at| (at, length)));
    let mut found = windows.filter(|(at, length)| at + length <= words.len()).filter_map(|(at, length)| {
        let words = words[at..at + length].join(" ");
        let is_amount = (at > 0 && is_number(at - 1)) || words.contains(|c: char| c.is_ascii_digit());
        let is_own = !HOMONYMS.contains(&&*words) && !HOMONYMS.contains(&&*words.to_lowercase());
        let of = hundredths(&words).filter(|_| is_own && !is_amount)?;
        Some(Denomination { is_hundredths: true, currency: of, words })
    });
    let east_asian = || {
        let names = [("港仙", "HKD"), ("美仙", "USD"), ("人民幣分", "CNY"), ("人民币分", "CNY")];
        let (words, of) = names.into_iter().find(|(it, _)| plain.contains(it))?;
        Some(Denomination { is_hundredths: true, currency: code(of), words: words.to_owned() })
    };
    found.next().or_else(east_asian)
}

impl Denomination {
    /// Whether it may be that of columns in some currencies.
    pub fn is_of(&self, columns: &[Currency]) -> bool {
        // Cents of pounds, yen and won there are none.
        let has_none = |it: &Currency| matches!(it.code(), "GBP" | "JPY" | "KRW");
        match self.currency {
            _ if columns.is_empty() => true,
            Some(currency) => columns.contains(&currency),
            None => !self.is_hundredths || !columns.iter().all(has_none),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(label: &str) -> Option<(bool, String)> {
        of_label(label).map(|it| (it.is_hundredths, it.currency.map_or(String::new(), |it| it.code().to_owned())))
    }

    #[test]
    fn hundredths_are_read_in_labels_whatever_the_currency() {
        for (label, currency) in [
            ("Basic earnings per share (HK cents)", "HKD"),
            ("Diluted EPS (RMB cents)", "CNY"),
            ("Earnings per share – basic (Euro cents)", "EUR"),
            ("Basic EPS, cents", ""),
            ("Basic EPS (cents per share)", ""),
            ("Basic EPS (US¢)", "USD"),
            ("Basic EPS (sen)", "MYR"),
            ("Interim dividend per share, HK cents", "HKD"),
            ("Interim dividend per share in HK¢", "HKD"),
            ("每股基本盈利（港仙）", "HKD"),
            ("每股基本盈利（人民幣分）", "CNY"),
            ("每股股息 港仙", "HKD"),
            ("Special dividend (HK cents per share)", "HKD"),
            ("Basic, per share (AUD cents)", "AUD"),
            ("Earnings per share (pence)", "GBP"),
            ("Earnings per share (p)", "GBP"),
            ("Cents per share", ""),
            ("Ergebnis je Aktie in Cent", ""),
            ("Resultat per aktie (öre)", "SEK"),
            ("Bénéfice par action (centimes)", ""),
            ("Dividend (c/share)", ""),
        ] {
            assert_eq!(said(label), Some((true, currency.to_owned())), "{label}");
        }
    }

    #[test]
    fn whole_units_are_read_in_labels() {
        for (label, currency) in [
            ("1株当たり当期純利益(円)", "JPY"),
            ("Utile per azione (euro)", "EUR"),
            ("Resultat per aktie, kr", ""),
            ("Zysk na akcję (zł)", "PLN"),
            ("주당이익 (원)", "KRW"),
            ("基本每股盈餘（元）", ""),
            ("每股基本盈利（港元）", "HKD"),
            ("Earnings per share (US$)", "USD"),
            ("Earnings ($ per share)", ""),
        ] {
            assert_eq!(said(label), Some((false, currency.to_owned())), "{label}");
        }
    }

    #[test]
    fn other_words_name_no_denomination() {
        for label in
            ["Revenue", "Income (all)", "Percent of sales", "A dividend of 5 cents", "Sen (a)", "Rent, net", "(loss)"]
        {
            assert_eq!(said(label), None, "{label}");
        }
        assert_eq!(of_all(["HK cents", "", "HK cents"]).map(|it| it.is_hundredths), Some(true));
        assert_eq!(of_all(["HK cents", "HK$"]), None);
        assert_eq!(of_all(["", ""]), None);
    }

    #[test]
    fn a_denomination_of_another_currency_is_not_that_of_the_columns() {
        let dollars = [Currency::from_code("HKD").unwrap()];
        let pounds = [Currency::from_code("GBP").unwrap()];
        assert!(of_words("HK cents").unwrap().is_of(&dollars) && of_words("cents").unwrap().is_of(&dollars));
        assert!(!of_words("RMB cents").unwrap().is_of(&dollars) && !of_words("cents").unwrap().is_of(&pounds));
        assert!(of_words("RMB cents").unwrap().is_of(&[]));
    }
}
