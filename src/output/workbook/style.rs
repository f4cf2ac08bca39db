//! How cells look.

use crate::domain::statement::LineRole;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// What is a heading or beside the figures.
const QUIET: Color = Color::RGB(0x59_59_59);

/// The deepest indentation.
const DEEPEST: u8 = 15;

/// A look by its position among those of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style(pub usize);

impl Style {
    /// Running text: the look of all cells that have no other.
    pub const PLAIN: Self = Self(0);
    /// The head of a column of words.
    pub const HEAD_OF_WORDS: Self = Self(1);
    /// A text that leads on.
    pub const LINK: Self = Self(3);
    /// The title of a sheet.
    pub const TITLE: Self = Self(4);
    /// Words in bold.
    pub const STRONG: Self = Self(5);
    /// What is said beside the figures.
    pub const QUIET: Self = Self(6);
    /// Keys, below the heads.
    pub const KEY: Self = Self(7);
    /// The head of a column of figures.
    pub const HEAD: Self = Self(8);
}

/// The looks that every workbook has, in the order of their positions from 1; rows of facts refer to the first three.
const FIXED: [Look; 8] = [
    Look::HeadOfWords,
    Look::Whole,
    Look::Label { bold: false, level: 0, leads: true },
    Look::Title,
    Look::Label { bold: true, level: 0, leads: false },
    Look::Quiet,
    Look::Key,
    Look::Head,
];

/// How a cell looks. No two are the same to the library, which gives each a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Title,
    Quiet,
    Key,
    Head,
    HeadOfWords,
    /// A whole number of a fact.
    Whole,
    /// The label of a line, or running text.
    Label {
        bold: bool,
        level: u8,
        leads: bool,
    },
    /// Words in the place of a number.
    Words(Weight),
    /// A number with so many decimals and a sign behind it.
    Number {
        places: u32,
        sign: &'static str,
        weight: Weight,
        nil: bool,
    },
}

impl Look {
    /// The same as the library has it.
    pub fn format(self) -> Format {
        let format = Format::new();
        let head = || Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Bottom);
        match self {
            Self::Title => format.set_bold().set_font_size(14),
            Self::Quiet => format.set_font_color(QUIET),
            Self::Key => format
                .set_font_color(QUIET)
                .set_font_size(9)
                .set_align(FormatAlign::Right)
                .set_border_bottom(FormatBorder::Thin),
            Self::Head => head().set_align(FormatAlign::Right),
            Self::HeadOfWords => head().set_border_bottom(FormatBorder::Thin),
            Self::Whole => format.set_num_format("#,##0"),
            Self::Label { bold, level, leads } => {
                let format = if leads { format.set_hyperlink() } else { format };
                let format = if bold { format.set_bold() } else { format };
                format.set_indent(level)
            }
            Self::Words(weight) => weight.of_figure(format.set_align(FormatAlign::Right)),
            Self::Number { places, sign, weight, nil } => {
                weight.of_figure(format.set_num_format(pattern(places, sign, nil)))
            }
        }
    }
}

/// The looks of a workbook's cells; those of labels and figures are added when they are asked for.
pub(super) struct Styles {
    looks: Vec<Look>,
}

/// How a line stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// The one whose figures look the same.
    fn shown(self) -> Self {
        if self == Self::Heading { Self::Plain } else { self }
    }
}

impl Styles {
    pub fn new() -> Self {
        Self { looks: FIXED.to_vec() }
    }

    /// The looks in the order of their positions, from 1.
    pub fn looks(&self) -> &[Look] {
        &self.looks
    }

    fn of(&mut self, look: Look) -> Style {
        let known = self.looks.iter().position(|known| *known == look);
        Style(
            1 + known.unwrap_or_else(|| {
                self.looks.push(look);
                self.looks.len() - 1
            }),
        )
    }

    /// A number with so many decimals and a sign behind it: parentheses for negatives, and the digits of all below each other. A
    /// zero that stands for nil is shown as a dash.
    pub fn number(&mut self, places: u32, sign: &'static str, weight: Weight, nil: bool) -> Style {
        self.of(Look::Number { places, sign, weight: weight.shown(), nil })
    }

    /// The label of a line; one that leads on looks like it.
    pub fn label(&mut self, weight: Weight, level: u8, leads: bool) -> Style {
        match (weight != Weight::Plain, level.min(DEEPEST), leads) {
            (false, 0, false) => Style::PLAIN,
            (bold, level, leads) => self.of(Look::Label { bold, level, leads }),
        }
    }

    /// Words in the place of a number.
    pub fn words(&mut self, weight: Weight) -> Style {
        self.of(Look::Words(weight.shown()))
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
    use super::*;
    use crate::output::workbook::sheet::Sheet;
    use crate::output::workbook::skeleton::{Properties, Workbooks};
    use crate::output::workbook::tests::parts;

    #[test]
    fn each_look_has_a_position_of_its_own() {
        let mut styles = Styles::new();
        for weight in [Weight::Plain, Weight::Heading, Weight::Subtotal, Weight::Total] {
            styles.words(weight);
            for leads in [false, true] {
                (0..=DEEPEST + 1).for_each(|level| assert!(styles.label(weight, level, leads).0 <= styles.looks.len()));
            }
            for (places, sign, nil) in [(0, "", false), (0, "", true), (2, "", false), (2, "%", false)] {
                let style = styles.number(places, sign, weight, nil);
                assert_eq!(style, styles.number(places, sign, weight, nil));
            }
        }
        let properties = Properties { title: "", document: "", author: "", address: "", created: None };
        let parts = parts(&Workbooks::default().workbook(&properties, vec![Sheet::new("x")], &styles));
        let xml = &parts.iter().find(|(name, _)| name == "xl/styles.xml").unwrap().1;
        assert!(xml.contains(&format!("<cellXfs count=\"{}\">", styles.looks.len() + 1)), "{xml}");
        let cells = xml.split_once("<cellXfs").unwrap().1;
        let position = |of: &str| cells.split("<xf ").skip(1).position(|xf| xf.contains(of)).unwrap();
        assert_eq!(position("wrapText"), Style::HEAD_OF_WORDS.0);
        assert_eq!(position("xfId=\"1\""), Style::LINK.0);
    }

    #[test]
    fn patterns_have_parentheses_decimals_and_signs() {
        assert_eq!(pattern(0, "", false), "#,##0_);(#,##0);#,##0_)");
        assert_eq!(pattern(1, "%", false), "#,##0.0\"%\"_);(#,##0.0\"%\");#,##0.0\"%\"_)");
        assert_eq!(pattern(0, "", true), "#,##0_);(#,##0);\"–\"_)");
    }
}
