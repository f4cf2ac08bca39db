//! Tables as texts in rows, whatever they were read from.

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// What it is called where it was read: a sheet's name.
    pub name: Option<String>,
    /// The texts that stand before it, the nearest last.
    pub before: Vec<String>,
    /// Its rows, without those that are empty.
    pub rows: Vec<Vec<Cell>>,
    /// Whether cells say how many columns they span; else a heading may stand for the empty cells behind it.
    pub has_spans: bool,
    /// Whether it has numbers that are stored as such, which are shown here as `1,234.5`.
    pub has_numbers: bool,
    /// Whether more digits of some are stored than are shown.
    pub is_rounded: bool,
    /// Whether numbers are shown as they are stored, and not as their cells show them.
    pub is_unformatted: bool,
    /// Whether figures of it stand in digits of full width, which are written here in plain ones.
    pub has_wide: bool,
    /// Whether rows or columns of it are hidden, which are left out.
    pub has_hidden: bool,
    /// A text in it that takes its place without being seen, which is left out.
    pub unseen: Option<String>,
}

/// A cell that isn't empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text, in one line.
    pub text: String,
    /// The marks of footnotes that are raised in it.
    pub marks: String,
    /// Its first column, from 0.
    pub start: usize,
    /// The column behind it.
    pub end: usize,
    /// Whether all of it is bold.
    pub is_bold: bool,
    /// How far it is indented, in tenths of a point.
    pub indent: i32,
}

/// How far a space at the beginning indents, in tenths of a point.
pub const SPACE: i32 = 30;

/// A text in one line, without what nobody sees, and how many spaces it begins with. What turns the order of digits around stays: it is
/// seen, and no figure has it.
pub fn one_line(text: &str) -> (String, i32) {
    // What says in which direction a text runs: <https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters>.
    let is_direction = |c: char| matches!(c, '\u{61c}' | '\u{202a}'..='\u{202d}' | '\u{2066}'..='\u{2069}');
    let is_unseen =
        |c: &char| !is_direction(*c) && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let is_blank = |c: char| c.is_whitespace();
    let seen: String = text.chars().filter(is_unseen).collect();
    let seen = seen.trim_start_matches(['\n', '\r']);
    let spaces = seen.chars().take_while(|c| is_blank(*c)).count();
    let words: Vec<&str> = seen.split(|c| is_blank(c) || c.is_control()).filter(|it| !it.is_empty()).collect();
    (words.join(" "), i32::try_from(spaces.min(100)).unwrap_or_default())
}

impl Cell {
    /// A cell of one column without a look; `None` where nothing stands in it.
    pub fn plain(text: &str, column: usize) -> Option<Self> {
        let (text, spaces) = one_line(text);
        let is_empty = text.is_empty();
        (!is_empty).then(|| Self { text, start: column, end: column + 1, indent: spaces * SPACE, ..Self::default() })
    }
}
