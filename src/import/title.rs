//! What the words around a table tell of it: its kind, its title, its note on units.

use super::marks::half;
use crate::decode::scales_said;
use crate::domain::statement::StatementKind;

/// Words of titles with the kind of table that they name, the narrower ones first.
const KINDS: [(&str, StatementKind); 58] = [
    ("reconciliation", StatementKind::Reconciliation),
    ("überleitung", StatementKind::Reconciliation),
    ("changes in equity", StatementKind::ChangesInEquity),
    ("changes in shareholders", StatementKind::ChangesInEquity),
    ("changes in stockholders", StatementKind::ChangesInEquity),
    ("eigenkapitalveränderung", StatementKind::ChangesInEquity),
    ("variation des capitaux propres", StatementKind::ChangesInEquity),
    ("cash flow", StatementKind::CashFlows),
    ("cashflow", StatementKind::CashFlows),
    ("kapitalflussrechnung", StatementKind::CashFlows),
    ("flux de trésorerie", StatementKind::CashFlows),
    ("rendiconto finanziario", StatementKind::CashFlows),
    ("flujos de efectivo", StatementKind::CashFlows),
    ("現金流量表", StatementKind::CashFlows),
    ("现金流量表", StatementKind::CashFlows),
    ("operations and comprehensive", StatementKind::Operations),
    ("income and comprehensive", StatementKind::Operations),
    ("profit or loss and other comprehensive", StatementKind::Operations),
    ("損益及其他全面", StatementKind::Operations),
    ("损益及其他全面", StatementKind::Operations),
    ("全面收益", StatementKind::ComprehensiveIncome),
    ("權益變動", StatementKind::ChangesInEquity),
    ("权益变动", StatementKind::ChangesInEquity),
    ("comprehensive", StatementKind::ComprehensiveIncome),
    ("gesamtergebnis", StatementKind::ComprehensiveIncome),
    ("résultat global", StatementKind::ComprehensiveIncome),
    ("balance sheet", StatementKind::BalanceSheet),
    ("financial position", StatementKind::BalanceSheet),
    ("financial condition", StatementKind::BalanceSheet),
    ("bilanz", StatementKind::BalanceSheet),
    ("bilan", StatementKind::BalanceSheet),
    ("situation financière", StatementKind::BalanceSheet),
    ("stato patrimoniale", StatementKind::BalanceSheet),
    ("財務狀況表", StatementKind::BalanceSheet),
    ("资产负债表", StatementKind::BalanceSheet),
    ("資產負債表", StatementKind::BalanceSheet),
    ("statements of operations", StatementKind::Operations),
    ("statement of operations", StatementKind::Operations),
    ("income statement", StatementKind::Operations),
    ("statements of income", StatementKind::Operations),
    ("statement of income", StatementKind::Operations),
    ("statements of earnings", StatementKind::Operations),
    ("statement of earnings", StatementKind::Operations),
    ("profit or loss", StatementKind::Operations),
    ("profit and loss", StatementKind::Operations),
    ("statements of net income", StatementKind::Operations),
    ("gewinn- und verlustrechnung", StatementKind::Operations),
    ("compte de résultat", StatementKind::Operations),
    ("conto economico", StatementKind::Operations),
    ("財務状況表", StatementKind::BalanceSheet),
    ("财务状况表", StatementKind::BalanceSheet),
    ("損益表", StatementKind::Operations),
    ("损益表", StatementKind::Operations),
    ("損益計算書", StatementKind::Operations),
    ("利润表", StatementKind::Operations),
    ("貸借対照表", StatementKind::BalanceSheet),
    ("財政状態計算書", StatementKind::BalanceSheet),
    ("キャッシュ・フロー計算書", StatementKind::CashFlows),
];

/// The words by which kinds of statements are typed.
pub const WORDS: [(&str, StatementKind); 9] = [
    ("balance-sheet", StatementKind::BalanceSheet),
    ("operations", StatementKind::Operations),
    ("cash-flows", StatementKind::CashFlows),
    ("comprehensive-income", StatementKind::ComprehensiveIncome),
    ("changes-in-equity", StatementKind::ChangesInEquity),
    ("segments", StatementKind::Segments),
    ("reconciliation", StatementKind::Reconciliation),
    ("discussion", StatementKind::Discussion),
    ("other", StatementKind::Other),
];

/// The word for a kind.
pub fn word(kind: StatementKind) -> &'static str {
    WORDS.iter().find(|(_, it)| *it == kind).map_or("other", |(word, _)| word)
}

/// The kind of table that a title names.
pub fn kind(title: &str) -> Option<StatementKind> {
    if title.chars().count() > 200 {
        return None;
    }
    let title = title.to_lowercase();
    KINDS.iter().find(|(words, _)| title.contains(words)).map(|(_, kind)| *kind)
}

/// The title among the texts above a table, and its kind: the nearest that names one.
pub fn title(above: &[String]) -> Option<(&str, StatementKind)> {
    above.iter().rev().find_map(|text| Some((&**text, kind(text)?)))
}

/// The note on units among the texts above a table.
pub fn units_note(above: &[String]) -> Option<&str> {
    above.iter().rev().map(|text| &**text).find(|text| text.chars().count() <= 400 && !scales_said(text).is_empty())
}

/// Whether words say that amounts are in full: `单位：元`.
pub fn is_in_full(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(half).collect();
    let unit = ["单位:", "單位:"].iter().find_map(|it| Some(plain.split_once(it)?.1));
    let unit = unit.map(|it| it.split(['币', '幣', ',', ')']).next_back().unwrap_or_default());
    unit == Some("元") || plain.contains("单位:元") || plain.contains("單位:元")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_full_are_told_from_those_in_a_scale() {
        for text in ["单位：元", "單位: 元 幣種：人民幣", "单位：人民币元"] {
            assert!(is_in_full(text), "{text}");
        }
        for text in ["单位：千元", "單位：人民幣百萬元", "元", "单位"] {
            assert!(!is_in_full(text), "{text}");
        }
    }

    #[test]
    fn kinds_are_read_from_titles() {
        assert_eq!(kind("Unaudited Condensed Consolidated Statements of Cash Flows"), Some(StatementKind::CashFlows));
        assert_eq!(kind("Konzernbilanz"), Some(StatementKind::BalanceSheet));
        assert_eq!(kind("Statements of Operations and Comprehensive Income"), Some(StatementKind::Operations));
        assert_eq!(kind("簡明綜合損益及其他全面收益表"), Some(StatementKind::Operations));
        assert_eq!(kind("合并所有者权益变动表"), Some(StatementKind::ChangesInEquity));
        assert_eq!(kind("Highlights"), None);
    }
}
