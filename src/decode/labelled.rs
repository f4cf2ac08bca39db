//! Lines whose labels say in which unit they are printed.

use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::statement::{Column, Line, LineRole, LineUnit};
use crate::domain::{Currency, Scale};

/// Records lines whose label says hundredths (`(US cents)`, `(pence)`, `(bps)`) while their figures are read in full, and
/// the other way round: the factor between is 100.
pub(super) fn judge(columns: &[Column], lines: &[Line], reader: &mut Reader) {
    let Some(currency) = columns.first().map(|column| column.currency) else { return };
    for line in lines.iter().filter(|line| line.role != LineRole::Heading) {
        let is_hundredth = line.scale == Some(Scale::Hundredth);
        let said = match line.unit {
            unit if unit.has_currency() => of_money(&line.label, currency),
            LineUnit::Percent => of_percent(&line.label),
            _ if is_hundredth => {
                let message = format!("`{}` has hundredths, which only money and percentages have", line.id.value);
                let help = "take `scale = \"hundredth\"` out: figures other than money are printed in full";
                reader.findings.push(Diagnostic::error(Code::UnitMismatch, line.id.span, message).help(help));
                continue;
            }
            _ => continue,
        };
        let of = if line.unit == LineUnit::Percent { "percent".to_owned() } else { currency.to_string() };
        match said {
            Some(Said::Hundredths(word)) if !is_hundredth => {
                let message = format!(
                    "`{}` says {word} in its label, but its figures are read as whole {of}: 100 times too much",
                    line.id.value
                );
                let help = "add `scale = \"hundredth\"` to the line";
                reader.findings.push(Diagnostic::error(Code::UnitMismatch, line.id.span, message).help(help));
            }
            Some(Said::Whole(word)) if is_hundredth => {
                let message = format!(
                    "`{}` says {word} in its label, but its figures are read as hundredths of {of}: 100 times too little",
                    line.id.value
                );
                let help = "take `scale = \"hundredth\"` out of the line";
                reader.findings.push(Diagnostic::error(Code::UnitMismatch, line.id.span, message).help(help));
            }
            _ => {}
        }
    }
}

/// What a label says of the unit, and the word that does.
enum Said<'l> {
    Hundredths(&'l str),
    Whole(&'l str),
}

/// Words for hundredths of a currency.
const HUNDREDTHS: [&str; 14] =
    ["pence", "cents", "¢", "US¢", "eurocents", "GBX", "GBp", "sen", "øre", "öre", "paise", "fen", "agorot", "USc"];

fn of_money(label: &str, currency: Currency) -> Option<Said<'_>> {
    let hundredths = words(label).find(|word| HUNDREDTHS.contains(word) || word.eq_ignore_ascii_case("cents"));
    let penny = || label.contains("(p)").then_some("p").filter(|_| currency.code() == "GBP");
    if let Some(word) = hundredths.or_else(penny) {
        return Some(Said::Hundredths(word));
    }
    let prefix = currency.prefix();
    let whole = words(label).find(|word| *word == currency.code() || *word == prefix.trim());
    whole.map(Said::Whole)
}

fn of_percent(label: &str) -> Option<Said<'_>> {
    if let Some(word) = words(label).find(|word| matches!(*word, "bps" | "bp" | "bps.")) {
        return Some(Said::Hundredths(word));
    }
    if label.contains("basis points") {
        return Some(Said::Hundredths("basis points"));
    }
    words(label).find(|word| *word == "%").map(Said::Whole)
}

/// The words of a label, without the marks around them.
fn words(label: &str) -> impl Iterator<Item = &str> {
    label.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';' | ':' | '/' | '[' | ']' | '–' | '—'))
}
