//! How cells look.

use crate::domain::statement::LineRole;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use std::collections::HashMap;

/// What is a heading or beside the figures.
const QUIET: Color = Color::RGB(0x59_59_59);

/// The deepest indentation.
const DEEPEST: u8 = 15;

/// The looks of a workbook's cells; those of figures are made when they are asked for.
pub(super) struct Styles {
    /// The title of a sheet.
    pub title: Format,
    /// Running text.
    pub plain: Format,
    /// Words in bold.
    pub strong: Format,
    /// What is said beside the figures.
    pub quiet: Format,
    /// Keys, below the heads.
    pub key: Format,
    /// The head of a column of figures.
    pub head: Format,
    /// The head of a column of words.
    pub head_of_words: Format,
    /// A text that leads on.
    pub link: Format,
    numbers: HashMap<(u32, &'static str, Weight, bool), Format>,
    labels: HashMap<(Weight, u8, bool), Format>,
    texts: HashMap<Weight, Format>,
}

/// How a line stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    /// A figure among others.
    Plain,
    /// Words alone.
    Heading,
    /// A sum: a rule above.
    Subtotal,
    /// A final sum: a rule above and a double one below.
    Total,
}

impl Weight {
    /// That of a line of a statement.
    pub fn of(role: LineRole) -> Self {
        match role {
            LineRole::Item => Self::Plain,
            LineRole::Heading => Self::Heading,
            LineRole::Subtotal => Self::Subtotal,
            LineRole::Total => Self::Total,
        }
    }

    fn of_figure(self, format: Format) -> Format {
        match self {
            Self::Plain | Self::Heading => format,
            Self::Subtotal => format.set_bold().set_border_top(FormatBorder::Thin),
            Self::Total => format.set_bold().set_border_top(FormatBorder::Thin).set_border_bottom(FormatBorder::Double),
        }
    }
}

impl Styles {
    pub fn new() -> Self {
        let head = || Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Bottom);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            plain: Format::new(),
            strong: Format::new().set_bold(),
            quiet: Format::new().set_font_color(QUIET),
            key: Format::new()
                .set_font_color(QUIET)
                .set_font_size(9)
                .set_align(FormatAlign::Right)
                .set_border_bottom(FormatBorder::Thin),
            head: head().set_align(FormatAlign::Right),
            head_of_words: head().set_border_bottom(FormatBorder::Thin),
            link: Format::new().set_hyperlink(),
            numbers: HashMap::new(),
            labels: HashMap::new(),
            texts: HashMap::new(),
        }
    }

    /// A number with so many decimals and a sign behind it: parentheses for negatives, and the digits of all below each other. A
    /// zero that stands for nil is shown as a dash.
    pub fn number(&mut self, places: u32, sign: &'static str, weight: Weight, nil: bool) -> &Format {
        self.numbers
            .entry((places, sign, weight, nil))
            .or_insert_with(|| weight.of_figure(Format::new().set_num_format(pattern(places, sign, nil))))
    }

    /// The label of a line; one that leads on looks like it.
    pub fn label(&mut self, weight: Weight, level: u8, leads: bool) -> &Format {
        self.labels.entry((weight, level, leads)).or_insert_with(|| {
            let format = if leads { Format::new().set_hyperlink() } else { Format::new() };
            let format = if weight == Weight::Plain { format } else { format.set_bold() };
            format.set_indent(level.min(DEEPEST))
        })
    }

    /// Words in the place of a number.
    pub fn words(&mut self, weight: Weight) -> &Format {
        self.texts.entry(weight).or_insert_with(|| weight.of_figure(Format::new().set_align(FormatAlign::Right)))
    }
}

/// The pattern of a number (ECMA-376 part 1, 18.8.31): positive; negative; zero.
fn pattern(places: u32, sign: &str, nil: bool) -> String {
    let mut number = "#,##0".to_owned();
    // Excel takes 30 decimals at most, a decimal has 28.
    if places > 0 {
        number.push('.');
        (0..places).for_each(|_| number.push('0'));
    }
    if !sign.is_empty() {
        number.push_str(&format!("\"{sign}\""));
    }
    let zero = if nil { "\"–\"" } else { &number };
    format!("{number}_);({number});{zero}_)")
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn patterns_have_parentheses_decimals_and_signs() {
        assert_eq!(pattern(0, "", false), "#,##0_);(#,##0);#,##0_)");
        assert_eq!(pattern(1, "%", false), "#,##0.0\"%\"_);(#,##0.0\"%\");#,##0.0\"%\"_)");
        assert_eq!(pattern(0, "", true), "#,##0_);(#,##0);\"–\"_)");
    }
}
