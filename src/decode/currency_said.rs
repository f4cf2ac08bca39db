//! Currencies that a table prints in words: in its note on units and at the heads of columns.

use super::reader::{Reader, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::currency::{Sign, Word};
use crate::domain::statement::{Column, Line, LineRole, LineUnit};
use crate::domain::{Conventions, Currency, Span};

/// Records what a table of money prints of its currencies where its figures are read in others.
pub(super) fn judge(note: Option<&Value<'_>>, columns: &[Column], lines: &[Line], reader: &mut Reader) {
    if !lines.iter().any(|line| line.unit == LineUnit::Money && line.role != LineRole::Heading) {
        return;
    }
    let conventions = reader.conventions;
    let note = note.and_then(|it| Some((it.get_ref().as_str()?, reader.span(it.span()))));
    let other = |text: &str, read: &mut dyn Iterator<Item = Currency>| {
        // What several countries call theirs says nothing against one of them.
        let (said, is_shared) = currencies_said(text, &conventions);
        let read: Vec<Currency> = read.collect();
        let is_other = !is_shared && !read.is_empty() && !read.iter().any(|it| said.contains(it));
        said.first().copied().filter(|_| is_other).zip(read.first().copied())
    };
    let mut refuse = |what: &str, (said, read): (Currency, Currency), span: Span| {
        let message = format!("{what} says {said}, but figures are read in {read}");
        let help = "set `currency` of the statement or of the column to what the document prints, or the words";
        reader.findings.push(Diagnostic::error(Code::UnitMismatch, span, message).help(help));
    };
    let figures = || columns.iter().filter(|column| column.states_figures());
    for column in figures() {
        let label = column.label.as_deref().unwrap_or_default();
        if let Some(found) = other(label, &mut std::iter::once(column.currency)) {
            refuse(&format!("the heading of `{}`", column.id.value), found, column.id.span);
        }
    }
    if let Some((text, span)) = note
        && let Some(found) = other(text, &mut figures().map(|column| column.currency))
    {
        refuse("the note on units", found, span);
    }
}

/// The currencies that words name, each once; and whether one of them is only meant by a sign that several share.
#[must_use]
pub fn currencies_said(text: &str, conventions: &Conventions) -> (Vec<Currency>, bool) {
    // Codes that are words of headings.
    const WORDS: [&str; 8] = ["ALL", "TOP", "CUP", "TRY", "PEN", "ANG", "BAM", "LAK"];
    let (mut found, mut is_shared) = (Vec::new(), false);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let begins = !before.is_alphanumeric() || !c.is_ascii_alphabetic();
        // `T€`, `TEUR`, `k€`, `MEUR`: the letter is of the scale.
        let after_scale = matches!(before, 'T' | 'k' | 'K' | 'M')
            && text[..at].chars().rev().nth(1).is_none_or(|it| !it.is_alphanumeric());
        before = c;
        if !(begins || after_scale) || c.is_ascii_digit() || c.is_whitespace() {
            continue;
        }
        let rest = &text[at..];
        if WORDS.iter().any(|it| rest.starts_with(it)) {
            continue;
        }
        let named = Word::at_start(rest).filter(|(word, _)| !word.is_homonym);
        let of_word = named.and_then(|(word, _)| conventions.currency_called(word));
        let sign = Sign::at_start(rest).filter(|(_, after)| rest.len() - after.len() > 1 || !c.is_ascii_alphabetic());
        let currency = match (of_word, sign) {
            (Some(currency), _) => {
                // `in millions of dollars`, but `U.S. dollars`, whose second word is read again.
                let is_bare = rest.get(..6).is_some_and(|it| it.eq_ignore_ascii_case("dollar"));
                is_shared |= is_bare && found.is_empty();
                Some(currency)
            }
            (None, Some((sign, _))) => {
                // The `$` of `US$` is read with it.
                let is_part = sign == Sign::Dollar && text[..at].ends_with(|c: char| c.is_ascii_uppercase());
                is_shared |= !matches!(sign, Sign::Of(_)) && !is_part;
                conventions.currency(sign).filter(|_| !is_part)
            }
            (None, None) => None,
        };
        if let Some(currency) = currency
            && !found.contains(&currency)
        {
            found.push(currency);
        }
    }
    (found, is_shared)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        let (found, _) = currencies_said(text, &Conventions::default());
        found.iter().map(|it| it.code().to_owned()).collect()
    }

    #[test]
    fn currencies_are_read_from_words_codes_and_signs() {
        assert_eq!(codes("(Amounts in thousands of Renminbi (\"RMB\") and U.S. dollars (\"USD\"))"), ["CNY", "USD"]);
        assert_eq!(codes("in Mio. €"), ["EUR"]);
        assert_eq!(codes("TEUR"), ["EUR"]);
        assert_eq!(codes("MSEK"), ["SEK"]);
        assert_eq!(codes("SHOPPING MALL"), [] as [&str; 0]);
        assert_eq!(codes("T€"), ["EUR"]);
        assert_eq!(codes("US$m"), ["USD"]);
        assert_eq!(codes("RMB’000"), ["CNY"]);
        assert_eq!(codes("HK$ million"), ["HKD"]);
        assert_eq!(codes("TOTAL ASSETS, ALL COUNTRIES"), [] as [&str; 0]);
        assert_eq!(codes("(in millions, except per share data)"), [] as [&str; 0]);
        assert_eq!(codes("En millions d’euros"), ["EUR"]);
        assert!(currencies_said("$ in thousands", &Conventions::default()).1);
        assert!(!currencies_said("US$ in thousands", &Conventions::default()).1);
        assert!(currencies_said("in millions of dollars", &Conventions::default()).1);
        assert!(!currencies_said("in millions of U.S. dollars", &Conventions::default()).1);
    }
}
