//! Statements and what stands with their figures.

use crate::domain::Period;
use crate::domain::figure::StatedChange;
use crate::domain::statement::{ChangeForm, ExchangeRate, LineRole, Method, StatementKind};
use rust_decimal::Decimal;

/// How a language speaks of tables.
pub trait Tables {
    /// What a table is.
    fn statement(&self, kind: StatementKind) -> &'static str;
    /// The same in short, beside others of its document; nothing for a table that only its title tells.
    fn statement_in_short(&self, kind: StatementKind) -> Option<&'static str>;
    /// Whether a table is audited.
    fn audited(&self, audited: bool) -> &'static str;
    /// What a line counts that is a plain number, with the scale where it has one.
    fn number(&self, scale: Option<&str>) -> String;
    /// How a column of changes tells them: `%`, `points`.
    fn change_form(&self, form: ChangeForm) -> &'static str;
    /// That the changes of a line are told so, where their column says otherwise: `change in basis points`.
    fn change_in(&self, form: ChangeForm) -> String;
    /// The computed change of an amount, in a cell: `+15.4%`, always with one decimal so that points stand below points. `None`
    /// where the old one isn't positive.
    fn change_in_percent(&self, new: Decimal, old: Decimal) -> Option<String>;
    /// The computed change of a percentage, in a cell: `+4.8 pts`.
    fn change_in_points(&self, by: Decimal) -> String;
    /// With what a column of computed changes compares: `on Q1 2023`.
    fn change_on(&self, before: &Period) -> String;
    /// That a column is the signed sum of others.
    fn column_sum(&self, column: &str, terms: &[(String, bool)]) -> String;
    /// That a column is the change of another one, from a third.
    fn column_change(&self, column: &str, of: &str, against: &str) -> String;
    /// That a column is the share of a line in another column.
    fn column_share(&self, column: &str, whole: &str, of: &str) -> String;
    /// What a line of money counts that is printed in full in a table that isn't: `US$, in full`.
    fn in_full(&self, unit: &str) -> String;
    /// What a sum is called that the table prints no label for.
    fn unlabelled(&self, role: LineRole) -> &'static str;
    /// A cell that states zero.
    fn nil(&self) -> &'static str;
    /// The mark of a note.
    fn note(&self) -> &'static str;
    /// That columns in a currency are translated at a rate.
    fn translated_at(&self, currency: &str, rate: &ExchangeRate) -> String;
    /// How figures came about.
    fn method(&self, method: Method) -> &'static str;
    /// How much a stated change is: `+13.8%`, `−12 basis points`.
    fn stated_amount(&self, change: &StatedChange) -> String;
    /// A stated change: `+13.8% against 31 March 2023`, `−12 basis points against Q4 2023`.
    fn stated_change(&self, change: &StatedChange) -> String;
    /// A stated share: `61.0% of Loan volume`.
    fn share_of(&self, percent: &str, whole: &str) -> String;
}
