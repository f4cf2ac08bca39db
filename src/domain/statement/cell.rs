//! Cells of statements: what is printed, and the marks at it.

use crate::domain::number::{Format, Printed};
use crate::domain::{Span, decimal};

/// A cell. `printed` is `None` where the document leaves it blank: nothing is stated.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What is printed.
    pub printed: Option<Printed>,
    /// Where it was read.
    pub span: Span,
    /// What stands beside the figure or in its place; `None` for most cells.
    pub typed: Option<Box<Typed>>,
}

/// What a cell has beside a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The words that stand in place of a number, as printed: `N/M`, or those of a line of words.
    pub words: Option<Box<str>>,
    /// The marks of footnotes, in printed order.
    pub marks: Box<[Mark]>,
}

/// The mark of a footnote at a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The mark as printed: `(1)`, `¹`, `*`.
    pub printed: Box<str>,
    /// The id of the footnote that it refers to, where there is one of it: `1`, `*`.
    pub footnote: Box<str>,
}

impl Cell {
    /// Appends the cell as accounting tables print it, in a form of numbers: parentheses for negatives, an en dash for nil,
    /// nothing where nothing is stated, words as they are typed, and the sign of the line's unit behind a number. `(0)` keeps
    /// its parentheses: it says on which side of zero the figure is.
    pub fn push_printed(&self, out: &mut String, sign: &str, format: Format) {
        match self.printed {
            Some(Printed::Nil) => out.push('–'),
            Some(bound @ (Printed::Below(value) | Printed::Above(value))) => {
                out.push(if matches!(bound, Printed::Below(_)) { '<' } else { '>' });
                decimal::push_grouped_as(out, value, format);
                out.push_str(sign);
            }
            Some(Printed::Number(value)) => {
                let negative = value.is_sign_negative();
                out.push_str(if negative { "(" } else { "" });
                decimal::push_grouped_as(out, value.abs(), format);
                out.push_str(sign);
                out.push_str(if negative { ")" } else { "" });
            }
            None | Some(Printed::NotMeaningful | Printed::NotApplicable) => {
                out.push_str(self.words().unwrap_or_default())
            }
        }
    }

    /// The words that stand in place of a number.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        self.typed.as_ref()?.words.as_deref()
    }

    /// The marks of footnotes at the figure.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        self.typed.as_ref().map_or(&[], |typed| &typed.marks)
    }

    /// Whether the document states something here: a figure, or words.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.printed.is_some() || self.words().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Conventions;
    use crate::domain::number;

    #[test]
    fn a_negative_figure_that_rounds_to_zero_is_printed_as_it_was_typed() {
        for (typed, printed) in [("(0)", "(0)"), ("(0.00)", "(0.00)"), ("-0.0", "(0.0)"), ("0", "0"), ("-", "–")] {
            let value = number::parse(typed, &Conventions::default()).unwrap();
            let cell = Cell { printed: Some(value), span: Span::default(), typed: None };
            let mut text = String::new();
            cell.push_printed(&mut text, "", Format::CommaPoint);
            assert_eq!(text, printed, "{typed}");
        }
    }
}
