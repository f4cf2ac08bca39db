//! Scales that a table prints in words: in its note on units, at the heads of columns, in the labels of lines.

use super::reader::{Reader, Value};
use super::scale_word::all_said;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::statement::{Column, Line, LineRole, LineUnit};
use crate::domain::{Scale, Span};

/// Records what a table prints of its scale where its figures are read in another one.
pub(super) fn judge(note: Option<&Value<'_>>, scale: Scale, columns: &[Column], lines: &[Line], reader: &mut Reader) {
    // What is printed at a table tells of its money where it has any.
    let has_money = lines.iter().any(|line| line.unit == LineUnit::Money && line.role != LineRole::Heading);
    let is_used = |it: &Scale| {
        let of_line = |line: &Line| line.scale == Some(*it) && (!has_money || line.unit == LineUnit::Money);
        *it == scale || columns.iter().any(|column| column.scale == Some(*it)) || lines.iter().any(of_line)
    };
    if let Some(note) = note
        && let Some(text) = note.get_ref().as_str()
    {
        let said = all_said(before_exceptions(text));
        if !said.is_empty() && !said.iter().any(is_used) {
            let span = reader.span(note.span());
            refuse("the note on units", said[0], scale, span, "`scale` of the statement", reader);
        }
    }
    for column in columns {
        let said = column.label.as_deref().map(all_said).unwrap_or_default();
        if !said.is_empty() && !said.iter().any(is_used) {
            let read = column.scale.unwrap_or(scale);
            let label = format!("the heading of `{}`", column.id.value);
            refuse(&label, said[0], read, column.id.span, "`scale` of the statement or of the column", reader);
        }
    }
    for line in lines.iter().filter(|line| line.role != LineRole::Heading) {
        let of_table = match line.unit {
            LineUnit::Money => scale,
            LineUnit::Shares | LineUnit::Ads | LineUnit::Count => Scale::One,
            _ => continue,
        };
        let read = line.scale.unwrap_or(of_table);
        let is_letter = line.label.ends_with("(m)") && line.unit != LineUnit::Count;
        let Some(said) = in_brackets(&line.label).or(is_letter.then_some(Scale::Million)) else { continue };
        if said != read && columns.iter().all(|column| column.scale != Some(said)) {
            let label = format!("the label of `{}`", line.id.value);
            refuse(&label, said, read, line.id.span, "`scale` of the line", reader);
        }
    }
}

fn refuse(what: &str, said: Scale, read: Scale, span: Span, key: &str, reader: &mut Reader) {
    let read = match read {
        Scale::One => "in full".to_owned(),
        read => format!("in {}", words(read)),
    };
    let message = format!("{what} says {}, but figures are read {read}", words(said));
    let help = format!("set {key} to what the document prints, or the words");
    reader.findings.push(Diagnostic::error(Code::UnitMismatch, span, message).help(help));
}

fn words(scale: Scale) -> &'static str {
    match scale {
        Scale::Hundredth => "hundredths",
        Scale::One => "whole ones",
        Scale::Thousand => "thousands",
        Scale::TenThousand => "ten thousands",
        Scale::Lakh => "lakhs",
        Scale::Million => "millions",
        Scale::Crore => "crores",
        Scale::HundredMillion => "hundred millions",
        Scale::Billion => "billions",
        Scale::Trillion => "trillions",
    }
}

/// A note up to what it excepts.
#[must_use]
pub fn before_exceptions(note: &str) -> &str {
    let exceptions = [
        "except",
        "Except",
        "other than",
        "unless",
        "außer",
        "ausgenommen",
        "sauf",
        "hormis",
        "excepté",
        "，除",
        "、除",
        ", 除",
    ];
    let end = exceptions.iter().filter_map(|word| note.find(word)).min();
    &note[..end.unwrap_or(note.len())]
}

/// What a label says in brackets, and nothing beside it: `(in thousands)`, `(US$m)`, `('000)`.
#[must_use]
pub fn in_brackets(label: &str) -> Option<Scale> {
    let inner = label.rsplit_once('(')?.1.split_once(')')?.0;
    let is_short = inner.split_whitespace().count() <= 4;
    let said = if is_short { all_said(inner) } else { Vec::new() };
    said.first().copied().filter(|_| said.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_ends_before_what_it_excepts_and_a_label_says_its_scale_in_brackets() {
        assert_eq!(before_exceptions("(In millions, except shares in thousands)"), "(In millions, ");
        assert_eq!(in_brackets("Weighted average shares (in thousands)"), Some(Scale::Thousand));
        assert_eq!(in_brackets("Loans of more than a million dollars"), None);
    }
}
