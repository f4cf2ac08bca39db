//! Scales of lines that count shares, people or things: by their labels, by the table's note, or in doubt.

use super::doubt::Doubt;
use crate::decode::{before_exceptions, scale_in_brackets, scales_said};
use crate::domain::Scale;
use rust_decimal::Decimal;

/// What is known of a line.
pub struct Of<'l> {
    /// Its label.
    pub label: &'l str,
    /// The scale in brackets of the heading above it.
    pub heading: Option<Scale>,
    /// Its figures.
    pub values: &'l [Decimal],
}

impl Of<'_> {
    /// What the label says, `(in thousands)` or `in Tsd.`, or else its heading.
    fn said(&self) -> Option<Scale> {
        let of_label = || match scales_said(self.label)[..] {
            [said] => Some(said),
            _ => None,
        };
        scale_in_brackets(self.label).or_else(of_label).or(self.heading)
    }

    fn has_fraction(&self) -> bool {
        self.values.iter().any(|it| !it.fract().is_zero())
    }
}

/// The scale of a number of things, where it isn't printed in full.
pub fn of_count(line: &Of<'_>) -> Option<Scale> {
    line.said()
}

/// The scale of a number of shares, where it isn't printed in full. `note` and `scale` are the table's.
pub fn of_shares(line: &Of<'_>, note: Option<&str>, scale: Option<Scale>) -> Option<Scale> {
    line.said().or_else(|| {
        let note = note?;
        if let Some(said) = said_of_shares(note) {
            return Some(said);
        }
        let exceptions = exceptions(note).to_lowercase();
        // `except per share data` alone leaves the number of shares in thousands.
        let names_counts = ["number of", "share and", "shares and", "share data and", "ads and", "shares,"];
        let is_excepted = names_counts.iter().any(|it| exceptions.contains(it));
        let is_plain = exceptions.contains("share data") && !exceptions.contains("per share data");
        scale.filter(|_| !exceptions.is_empty() && !is_excepted && !is_plain).filter(|it| *it != Scale::One)
    })
}

/// What a note says of numbers of shares: `shares in thousands`, `except number of shares, which are reflected in thousands`.
fn said_of_shares(note: &str) -> Option<Scale> {
    let of_clause = clauses(note).filter(|it| is_of_shares(it)).find_map(|it| match scales_said(it)[..] {
        [said] => Some(said),
        _ => None,
    });
    of_clause.or_else(|| match scales_said(&exceptions(note).to_lowercase())[..] {
        [said] => Some(said),
        _ => None,
    })
}

fn exceptions(note: &str) -> &str {
    &note[before_exceptions(note).len()..]
}

/// The parts of a note that each say one thing.
fn clauses(note: &str) -> impl Iterator<Item = &str> {
    let marks = note.split([',', ';', '(', ')', '，', '；', '、']);
    marks.flat_map(|it| it.split(" and ")).flat_map(|it| it.split(" und ")).flat_map(|it| it.split(" et "))
}

fn is_of_shares(clause: &str) -> bool {
    let clause = clause.to_lowercase();
    let words =
        ["shares", "share numbers", "number of share", "share count", "aktien", "actions", "acciones", "azioni"];
    let more = [
        "ações",
        "aandelen",
        "aktier",
        "aksjer",
        "akcji",
        "股份",
        "股數",
        "股数",
        "株式数",
        "株数",
        "주식수",
        "units",
        "ads",
    ];
    words.iter().chain(&more).any(|it| clause.contains(it))
        && !clause.contains("per share")
        && !clause.contains("loads")
}

/// The scale that a note says of money: that of the clauses which name no shares; none where these say several.
pub fn of_money(note: &str, names_currency: impl Fn(&str) -> bool) -> Option<Scale> {
    let main = before_exceptions(note);
    let all = scales_said(main);
    let only = |scales: Vec<Scale>| if let [said] = scales[..] { Some(said) } else { None };
    if all.len() < 2 {
        return only(all);
    }
    let said = |is_meant: &dyn Fn(&str) -> bool| {
        let mut scales: Vec<Scale> = clauses(main).filter(|it| is_meant(it)).flat_map(scales_said).collect();
        scales.sort_unstable();
        scales.dedup();
        only(scales)
    };
    said(&|it| !is_of_shares(it)).or_else(|| said(&|it| !is_of_shares(it) && names_currency(it)))
}

/// What is in doubt of a number of shares in a scale.
pub fn doubt_of_shares(line: &Of<'_>, scale: Option<Scale>, note: Option<&str>, table: Option<Scale>) -> Option<Doubt> {
    if scale.is_some_and(|it| it != Scale::One) {
        return None;
    }
    if line.has_fraction() {
        return Some(Doubt::of_scale("no part of a share is printed in full"));
    }
    // Nobody has so few shares, and the note doesn't speak of them.
    let few =
        line.values.iter().all(|it| it.abs() < Decimal::from(1_000_000)) && line.values.iter().any(|it| !it.is_zero());
    let is_silent = scale.is_none() && note.is_none_or(|it| exceptions(it).is_empty());
    let is_scaled = table.is_some_and(|it| it >= Scale::Thousand);
    (few && is_silent && is_scaled)
        .then(|| Doubt::of_scale("nothing says whether numbers of shares are in the table's or in full"))
}

/// What is in doubt of a number of things.
pub fn doubt_of_count(line: &Of<'_>, scale: Option<Scale>) -> Option<Doubt> {
    // Of people who work part-time there are halves.
    let label = line.label.to_lowercase();
    let has_halves = ["fte", "equivalent", "äquivalent", "average", "vollzeit"].iter().any(|it| label.contains(it));
    (scale.is_none() && line.has_fraction() && !has_halves)
        .then(|| Doubt::of_scale("no part of what is counted is printed in full"))
}

/// Whether the scale of a line of shares is that of the table's note, and not its label's.
pub fn is_by_note(label: &str, note: Option<&str>) -> bool {
    scale_in_brackets(label).is_none() && scales_said(label).is_empty() && note.and_then(said_of_shares).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(label: &str, note: &str, value: &str) -> (Option<Scale>, bool) {
        let values = [value.parse().unwrap()];
        let line = Of { label, heading: None, values: &values };
        let scale = of_shares(&line, Some(note), Some(Scale::Million));
        (scale, doubt_of_shares(&line, scale, Some(note), Some(Scale::Million)).is_some())
    }

    #[test]
    fn numbers_of_shares_have_the_scale_that_is_said_of_them() {
        let label = "Weighted average shares";
        for note in [
            "(US dollars in millions; shares in thousands)",
            "(Dollars in millions, shares in thousands)",
            "(Shares in thousands, dollars in millions)",
            "(In millions of dollars and thousands of shares)",
            "(in millions, except number of shares, which are reflected in thousands, and per share data)",
            "(in millions, except shares in thousands and per share amounts)",
            "(Mio. EUR; Aktien in Tausend)",
        ] {
            assert_eq!(shares(label, note, "1111"), (Some(Scale::Thousand), false), "{note}");
            assert_eq!(of_money(note, |_| false), Some(Scale::Million), "{note}");
        }
        assert_eq!(
            shares("Weighted average shares, thousands", "(in USD millions)", "1111"),
            (Some(Scale::Thousand), false)
        );
        assert_eq!(shares(label, "(in millions, except share and per share data)", "1111"), (None, false));
        assert_eq!(shares(label, "(in millions, except per share data)", "1111"), (Some(Scale::Million), false));
    }

    #[test]
    fn numbers_of_shares_that_can_hardly_be_in_full_are_in_doubt() {
        let label = "Weighted average shares";
        assert_eq!(shares(label, "(In USD millions)", "1111.5"), (None, true));
        assert_eq!(shares(label, "(In USD millions)", "1111"), (None, true));
        assert_eq!(shares(label, "(In USD millions)", "1111000000"), (None, false));
        assert_eq!(shares(label, "(in millions, except share and per share data)", "1111.5"), (None, true));
    }

    #[test]
    fn money_has_no_scale_where_a_note_says_several() {
        assert_eq!(of_money("in thousands or millions", |_| false), None);
        assert_eq!(of_money("EUR million; volumes in thousand tonnes", |it| it.contains("EUR")), Some(Scale::Million));
        assert_eq!(of_money("(in thousands)", |_| false), Some(Scale::Thousand));
    }
}
