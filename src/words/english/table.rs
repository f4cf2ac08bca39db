use super::English;
use crate::domain::figure::StatedChange;
use crate::domain::statement::{ChangeForm, ExchangeRate, LineRole, Method, StatementKind};
use crate::domain::{Period, Scale, Unit};
use crate::words::table::Tables;
use crate::words::time::Times;
use crate::words::unit::Units;
use rust_decimal::Decimal;

impl Tables for English {
    fn statement(&self, kind: StatementKind) -> &'static str {
        match kind {
            StatementKind::BalanceSheet => "Balance sheet",
            StatementKind::Operations => "Statement of operations",
            StatementKind::CashFlows => "Statement of cash flows",
            StatementKind::ComprehensiveIncome => "Statement of comprehensive income",
            StatementKind::ChangesInEquity => "Statement of changes in equity",
            StatementKind::Segments => "Segment information",
            StatementKind::Reconciliation => "Reconciliation",
            StatementKind::Discussion => "Figures from the discussion",
            StatementKind::Other => "Table",
        }
    }

    fn statement_in_short(&self, kind: StatementKind) -> Option<&'static str> {
        Some(match kind {
            StatementKind::BalanceSheet => "Balance sheet",
            StatementKind::Operations => "Income statement",
            StatementKind::CashFlows => "Cash flows",
            StatementKind::ComprehensiveIncome => "Comprehensive income",
            StatementKind::ChangesInEquity => "Changes in equity",
            StatementKind::Segments => "Segments",
            StatementKind::Reconciliation => "Reconciliations",
            StatementKind::Discussion => "Discussion",
            StatementKind::Other => return None,
        })
    }

    fn audited(&self, audited: bool) -> &'static str {
        if audited { "Audited" } else { "Unaudited" }
    }

    fn change_form(&self, form: ChangeForm) -> &'static str {
        match form {
            ChangeForm::Percent => "%",
            ChangeForm::Amount => "",
            ChangeForm::Points => "percentage points",
            ChangeForm::BasisPoints => "basis points",
        }
    }

    fn change_in(&self, form: ChangeForm) -> String {
        format!("change in {}", self.change_form(form))
    }

    fn change_in_percent(&self, new: Decimal, old: Decimal) -> Option<String> {
        let change = self.change(new, old)?;
        let number = change.trim_end_matches('%');
        Some(if number.contains('.') { change } else { format!("{number}.0%") })
    }

    fn change_in_points(&self, by: Decimal) -> String {
        format!("{} pts", self.signed(by))
    }

    fn change_on(&self, before: &Period) -> String {
        format!("on {}", self.period(before))
    }

    fn column_sum(&self, column: &str, terms: &[(String, bool)]) -> String {
        let mut sentence = format!("{column}: ");
        for (at, (term, negative)) in terms.iter().enumerate() {
            sentence.push_str(match (at, negative) {
                (0, false) => "",
                (0, true) => "− ",
                (_, false) => " + ",
                (_, true) => " − ",
            });
            sentence.push_str(term);
        }
        sentence.push('.');
        sentence
    }

    fn column_change(&self, column: &str, of: &str, against: &str) -> String {
        format!("{column}: from {against} to {of}.")
    }

    fn column_share(&self, column: &str, whole: &str, of: &str) -> String {
        format!("{column}: of {whole} ({of}).")
    }

    fn number(&self, scale: Option<&str>) -> String {
        scale.map_or_else(|| "number".to_owned(), |scale| format!("number, {scale}"))
    }

    fn in_full(&self, unit: &str) -> String {
        format!("{unit}, in full")
    }

    fn unlabelled(&self, role: LineRole) -> &'static str {
        if role == LineRole::Total { "Total" } else { "Subtotal" }
    }

    fn nil(&self) -> &'static str {
        "nil"
    }

    fn note(&self) -> &'static str {
        "Note"
    }

    fn translated_at(&self, currency: &str, rate: &ExchangeRate) -> String {
        format!(
            "{currency} columns are translated for the reader's convenience at {}, the rate of {} ({}).",
            self.equation(rate),
            self.date(rate.date),
            rate.source,
        )
    }

    fn method(&self, method: Method) -> &'static str {
        match method {
            Method::Footed => "Sums of the rounded lines above",
            Method::Translated => "Translated from the printed amount",
            Method::Balancing => "Totals less their other part",
            Method::PerAds => "Shares per ADS times the printed amount per share",
            Method::Divided => "A numerator divided by a denominator",
        }
    }

    fn stated_amount(&self, StatedChange { amount, .. }: &StatedChange) -> String {
        let value = self.signed(amount.value);
        match (amount.unit, amount.scale) {
            (Unit::Percent, Scale::One) => format!("{value}%"),
            (Unit::Percent, Scale::Hundredth) => format!("{value} basis points"),
            (Unit::Points, Scale::One) => format!("{value} percentage points"),
            _ if amount.value > Decimal::ZERO => format!("+{}", amount.printed.trim_start_matches('+')),
            _ => amount.printed.replacen('-', "−", 1),
        }
    }

    fn stated_change(&self, change: &StatedChange) -> String {
        format!("{} against {}", self.stated_amount(change), self.period(&change.against))
    }

    fn share_of(&self, percent: &str, whole: &str) -> String {
        format!("{percent} of {whole}")
    }
}
