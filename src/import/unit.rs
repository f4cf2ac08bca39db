//! What the label of a line says that its figures count.

use super::denomination;
use super::label::{unit_places, without_brackets};
use super::marks::half;
use crate::decode::scales_said;

mod words;

use words::{COUNTED, COUNTERS, COUNTS, MEASURES, NUMBERS, PEOPLE, PER_SHARE, RATES, SHARES, THINGS};

/// What a label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// The word of a unit.
    As(&'static str),
    /// No money in the table's scale, by these words, but not which unit of the format it is.
    Other(String),
}

/// The unit that a label names; nothing where it is money.
pub fn unit_of(label: &str) -> Option<Counted> {
    let narrow: String = label.chars().map(half).collect();
    let lower = without_amounts(&narrow.to_lowercase());
    let label = Label { text: &lower, words: words_of(&lower) };
    let plain = label.of_shares().or_else(|| label.per_depositary()).or_else(|| label.by_initials());
    let plain = plain.or_else(|| label.counted()).or_else(|| label.per_share().then_some("per-share"));
    if let Some(unit) = plain {
        return Some(Counted::As(unit));
    }
    let of_places = || unit_places(&narrow).iter().find_map(|it| of_place(it));
    let other = label.per_thing().or_else(|| label.of_units()).or_else(|| label.sold()).or_else(|| label.is_rate());
    other.map(Counted::Other).or_else(of_places)
}

fn words_of(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect()
}

/// A label without what tells of it in brackets with a figure: `Dividends paid ($0.16 per share)` are money.
fn without_amounts(label: &str) -> String {
    let is_amount = |inner: &str| inner.contains(|c: char| c.is_ascii_digit());
    match label
        .split_once('(')
        .and_then(|(before, rest)| rest.split_once(')').map(|(inner, after)| (before, inner, after)))
    {
        Some((before, inner, after)) if is_amount(inner) => format!("{before}{after}"),
        _ => label.to_owned(),
    }
}

/// A label in small letters.
struct Label<'l> {
    text: &'l str,
    words: Vec<&'l str>,
}

impl Label<'_> {
    fn has(&self, words: &[&str]) -> bool {
        words.iter().any(|it| self.text.contains(it))
    }

    fn has_word(&self, words: &[&str]) -> bool {
        self.words.iter().any(|it| words.contains(it))
    }

    fn counts(&self) -> bool {
        self.has(&COUNTS)
    }

    /// A number of shares, which an average price of them is not.
    fn of_shares(&self) -> Option<&'static str> {
        let names_ads =
            self.has(&["ads", "depositary"]) && !self.has(&["loads", "leads", "roads", "heads", "ads revenue"]);
        let is_other = ["based compensation", "repurchase", "proceeds", "price", "fair value"];
        let is_other = self.has(&is_other) && !self.begins_as_number();
        if !self.counts() || !(self.has(&SHARES) || names_ads) || is_other {
            return None;
        }
        // `Weighted average ADS used in calculating net income per ordinary share`
        let first = self.text.split("used in").next().unwrap_or_default();
        Some(if first.contains("ads") && !first.contains("share") { "ads" } else { "shares" })
    }

    fn per_depositary(&self) -> Option<&'static str> {
        let words = [
            "per ads",
            "per american depositary",
            "per depositary",
            "je ads",
            "par ads",
            "每ads",
            "每股美國存託",
            "每股美国存托",
            "每份美國存託",
            "每份美国存托",
        ];
        self.has(&words).then_some("per-ads")
    }

    /// `EPS`, `DPS`, and those of Romance languages: `BPA`, `LPA`.
    fn by_initials(&self) -> Option<&'static str> {
        self.has_word(&["eps", "dps", "bpa", "bnpa", "lpa", "upa"]).then_some("per-share")
    }

    fn begins_as_number(&self) -> bool {
        NUMBERS.iter().any(|it| self.text.starts_with(it))
    }

    /// A number of people or things, or of days.
    fn counted(&self) -> Option<&'static str> {
        let is_amount = self.has(&[
            "expense",
            "cost",
            "aufw",
            "due ",
            "paid",
            "payable",
            "benefit",
            "compensation",
            "amount",
            "loan",
        ]);
        let is_short = self.words.len() <= 4;
        // `Participation des salariés` is money: elsewhere than in the languages above, people stand alone or behind `number of`.
        let are_people = self.has_word(&PEOPLE) && (self.words.len() == 1 || self.counts());
        let are_people = are_people || self.has(&["人數", "人数", "従業員数", "직원수", "직원 수"]);
        let is_full_time =
            self.has(&["full-time equivalent", "full time equivalent", "vollzeitäquivalent"]) && is_short;
        let is_counted = self.has_word(&COUNTED) && is_short || are_people || is_full_time;
        if self.begins_as_number() || is_counted && !is_amount {
            return Some("count");
        }
        let is_days = self.text.starts_with("days ") || self.has_word(&["dso", "dpo", "dio"]);
        (is_days && !is_amount).then_some("days")
    }

    fn per_share(&self) -> bool {
        // `지배주주당기순이익` is the net income of shareholders.
        let korean = self
            .text
            .match_indices("주당")
            .any(|(at, it)| !self.text[..at].ends_with('주') && !self.text[at + it.len()..].starts_with('기'));
        self.has(&PER_SHARE) || korean || self.per(4).any(|of| of.contains(&"share") || of.contains(&"shares"))
    }

    /// The words behind each `per`.
    fn per(&self, most: usize) -> impl Iterator<Item = &[&str]> {
        let places = (0..self.words.len()).filter(|at| matches!(self.words[*at], "per" | "je" | "pro"));
        places.map(move |at| &self.words[at + 1..self.words.len().min(at + 1 + most)])
    }

    /// What is sold and the like, of which money is told otherwise: `Units sold`, `Barrels produced`.
    fn sold(&self) -> Option<String> {
        let verbs = ["sold", "shipped", "delivered", "produced", "served", "verkauft", "vendus", "vendues", "vendidas"];
        let is_thing = self.words.first().is_some_and(|it| THINGS.contains(it) || MEASURES.contains(it));
        (is_thing && self.words.len() <= 5 && self.has_word(&verbs)).then(|| self.words[0].to_owned())
    }

    /// An amount per something that isn't a share: `per limited partner unit`, `je Tonne`, `Opex/boe`.
    fn per_thing(&self) -> Option<String> {
        let is_thing = |it: &&str| THINGS.contains(it) || MEASURES.contains(it);
        if let Some(of) = self.per(3).find(|of| of.iter().any(is_thing)) {
            return Some(format!("per {}", of.join(" ")));
        }
        let slashed = self
            .text
            .split_whitespace()
            .find(|word| word.rsplit_once('/').is_some_and(|(_, of)| is_measure(of.trim_end_matches(')'))));
        slashed.map(str::to_owned)
    }

    /// A number of units that are held, as partnerships and trusts have them.
    fn of_units(&self) -> Option<String> {
        (self.counts() && self.has_word(&["unit", "units"]) && !self.has(&["price", "value"]))
            .then(|| "units".to_owned())
    }

    /// A quotient that is printed without a sign: `Exchange rate`, `Return on equity`, `Quick ratio`, `自己資本比率`.
    fn is_rate(&self) -> Option<String> {
        let is_return = self.text.starts_with("return on ") || self.has_word(&["roe", "roce", "roic", "roa"]);
        if is_return && !self.has(&["plan assets"]) {
            return Some("return".to_owned());
        }
        let movements =
            ["effect", "effects", "impact", "change", "changes", "expense", "gain", "gains", "loss", "losses"];
        let core = without_brackets(self.text);
        let rate = RATES.iter().find(|it| core.ends_with(**it)).filter(|_| !self.has_word(&movements));
        rate.map(|it| it.trim().to_owned())
    }
}

fn is_measure(word: &str) -> bool {
    let word = word.trim_matches(['.', ' ']).to_lowercase();
    let pieces =
        ["unit", "units", "pieces", "pcs", "stück", "fte", "ftes", "employees", "persons", "subscribers", "users"];
    MEASURES.contains(&&*word) || pieces.contains(&&*word)
}

/// What stands in a place where units do: `%`, `days`, `thousand tonnes`, `$/bbl`, `USD/EUR`.
fn of_place(place: &str) -> Option<Counted> {
    let lower = place.to_lowercase();
    let direct = match &*lower {
        "%" | "％" | "percent" | "per cent" | "prozent" | "in %" => Some("percent"),
        "times" | "倍" | "배" => Some("times"),
        "days" | "tage" | "tagen" | "jours" | "días" | "giorni" | "dagar" | "dager" | "dage" | "dagen" | "天" => {
            Some("days")
        }
        "months" | "monate" | "monaten" | "mois" | "meses" | "mesi" => Some("months"),
        "years" | "jahre" | "jahren" | "ans" | "años" | "anni" => Some("years"),
        "pp" | "ppt" | "p.p." | "percentage points" | "prozentpunkte" => Some("points"),
        "shares" | "number of shares" | "股" | "株" | "주" => Some("shares"),
        _ => None,
    };
    if let Some(unit) = direct {
        return Some(Counted::As(unit));
    }
    let other = || Some(Counted::Other(format!("({place})")));
    if let Some((of, by)) = lower.split_once('/') {
        let by = by.trim();
        if denomination::of_words(place).is_some() {
            return Some(Counted::As("per-share"));
        }
        let original = place.split('/').next().unwrap_or_default();
        let is_unit = |it: &str| is_measure(it.trim()) || denomination::of_words(it.trim()).is_some();
        let second = place.rsplit('/').next().unwrap_or_default();
        let is_known = is_unit(original) && is_unit(second) || is_measure(by) || is_measure(of) && !by.is_empty();
        return other().filter(|_| is_known);
    }
    let is_left = |word: &&str| scales_said(word).is_empty() && !matches!(*word, "in" | "of" | "per" | "metric");
    let left: Vec<&str> = lower.split_whitespace().filter(is_left).collect();
    let is_own = (1..=3).contains(&left.len()) && left.last().is_some_and(|it| is_measure(it));
    // Thousandths of a dinar aren't hundredths; `(x)` may be the mark of a note.
    let is_basis = matches!(&*lower, "x" | "bps" | "bp" | "basis points" | "basispunkte" | "fils" | "baisa");
    let is_han = || COUNTERS.iter().any(|it| lower.strip_suffix(it).is_some_and(is_numeral));
    if is_own || is_basis || is_han() { other() } else { None }
}

/// Whether what stands before a counter is nothing but a scale: `萬噸`.
fn is_numeral(text: &str) -> bool {
    text.chars().all(|c| "十百千萬万億亿천만백억".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(label: &str) -> Option<&'static str> {
        match unit_of(label)? {
            Counted::As(unit) => Some(unit),
            Counted::Other(_) => Some("asked"),
        }
    }

    #[test]
    fn amounts_per_share_are_known_in_many_languages() {
        for label in [
            "Diluted earnings per share",
            "Net income per Class A common share",
            "Basic earnings per equity share",
            "Ergebnis je Aktie",
            "Ergebnis pro Stückaktie",
            "Bénéfice par action",
            "Beneficio básico por acción (euros)",
            "Lucro por ação",
            "Utile per azione (euro)",
            "Winst per gewoon aandeel (€)",
            "Resultat per aktie, kr",
            "Resultat pr. aktie (kr.)",
            "Resultat per aksje",
            "Osakekohtainen tulos, euroa",
            "Tulos/osake",
            "Hisse başına kazanç",
            "Zysk na jedną akcję (zł)",
            "Zisk na akcii",
            "Прибыль на акцию",
            "1株当たり当期純利益(円)",
            "１株当たり配当金",
            "주당이익 (원)",
            "基本每股盈餘（元）",
            "Dividend (US$/share)",
            "BPA",
            "Weighted average exercise price per share",
        ] {
            assert_eq!(of(label), Some("per-share"), "{label}");
        }
        assert_eq!(of("每股美國存託股盈利"), Some("per-ads"));
        assert_eq!(of("지배주주당기순이익"), None);
    }

    #[test]
    fn numbers_of_shares_and_people_are_known_in_many_languages() {
        for label in [
            "Weighted average shares outstanding",
            "Antal aktier",
            "Aktien im Umlauf (gewichtet)",
            "Número medio ponderado de acciones",
            "Numero medio di azioni",
            "期中平均株式数",
            "Liczba akcji",
            "Aantal aandelen",
            "Treasury holding (shares)",
        ] {
            assert_eq!(of(label), Some("shares"), "{label}");
        }
        for label in
            ["Headcount", "Full-time equivalents", "Antal anställda", "Numero di dipendenti", "従業員数", "員工人數"]
        {
            assert_eq!(of(label), Some("count"), "{label}");
        }
        assert_eq!(of("Days sales outstanding"), Some("days"));
        assert_eq!(of("Receivable days (days)"), Some("days"));
    }

    #[test]
    fn labels_that_name_another_unit_are_asked() {
        for label in [
            "Net income per limited partner unit",
            "Average price per unit",
            "FFO per diluted unit",
            "Distribution per unit (cents)",
            "Weighted average units outstanding",
            "Realized price ($/bbl)",
            "Power price (€/MWh)",
            "Exchange rate (USD/EUR)",
            "Average exchange rate",
            "Barrels sold (MMbbl)",
            "Gold sold (koz)",
            "Crude steel (thousand tonnes)",
            "Production (kt)",
            "Erlös je Tonne",
            "Opex/boe",
            "Return on equity",
            "Effective tax rate",
            "Current ratio",
            "自己資本比率",
            "販売数量（万台）",
            "Spread (bps)",
            "Floor space (sq ft)",
            "Units sold (in thousands)",
            "Pro forma revenue per unit",
        ] {
            assert_eq!(of(label), Some("asked"), "{label}");
        }
    }

    #[test]
    fn labels_of_money_name_no_unit() {
        for label in [
            "Revenue",
            "Net income/(loss)",
            "Income (loss) from operations",
            "Profit (unaudited)",
            "Effect of foreign exchange rate changes",
            "Effect of changes in exchange rates",
            "Debiti per imposte",
            "Fondi per rischi e oneri",
            "Ingresos por ventas",
            "Pro forma adjustments",
            "Floating rate notes",
            "Share-based compensation",
            "Repurchase of shares",
            "Employee costs",
            "Loans past due 30-89 days",
            "Dividends paid ($0.16 per share)",
            "Actual return on plan assets",
            "股東應佔溢利",
            "Other (net)",
            "Revenue (a)",
            "Amounts due within 12 months",
            "Interest at 5% per annum",
            "Proceeds from issuance of units",
            "Marchandises et matières",
            "Unit-linked contracts",
        ] {
            assert_eq!(of(label), None, "{label}");
        }
    }
}
