//! What marks and texts are drawn with: a class for pages, whose stylesheet colors it, and literal colors for files.
//!
//! `templates/style/chart.css` has the same colors as custom properties; a test holds the two equal.

/// How many hues groups have; the group after the last begins with the first again.
pub const HUES: usize = 5;

/// How many shades the parts of one group have.
pub const SHADES: usize = 5;

/// What a mark or a text is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink(pub(super) u8);

/// Whether a color is a fill or a line with its width in tenths of a pixel and its dashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    Fill,
    Line(i32, &'static str),
}

/// A class, its color on light and on dark ground, and how it is applied.
pub struct Color {
    pub class: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub paint: Paint,
}

const fn color(class: &'static str, light: &'static str, dark: &'static str, paint: Paint) -> Color {
    Color { class, light, dark, paint }
}

/// All colors but those of parts.
pub const COLORS: [Color; 19] = [
    color("ground", "#ffffff", "#11161d", Paint::Fill),
    color("ink", "#14181f", "#eef1f5", Paint::Fill),
    color("soft", "#59636f", "#a3adb9", Paint::Fill),
    color("axis", "#67727f", "#8b96a5", Paint::Line(10, "")),
    color("grid", "#d5dae1", "#333d4a", Paint::Line(10, "")),
    color("line", "#00386b", "#73aff1", Paint::Line(20, "")),
    color("old", "#67727f", "#8b96a5", Paint::Line(20, "")),
    color("gap", "#67727f", "#8b96a5", Paint::Line(15, "1 4")),
    color("break", "#59636f", "#a3adb9", Paint::Line(10, "4 3")),
    color("point", "#00386b", "#73aff1", Paint::Fill),
    color("old-point", "#67727f", "#8b96a5", Paint::Fill),
    color("bar", "#28629f", "#73aff1", Paint::Fill),
    color("old-bar", "#878c96", "#7e848c", Paint::Fill),
    color("track", "#e4e9ef", "#2b3441", Paint::Fill),
    color("used", "#00386b", "#73aff1", Paint::Fill),
    color("time", "#14181f", "#eef1f5", Paint::Line(20, "")),
    color("older", "#8c4f02", "#e19956", Paint::Line(20, "")),
    color("older-point", "#8c4f02", "#e19956", Paint::Fill),
    color("older-bar", "#8c4f02", "#e19956", Paint::Fill),
];

/// The classes of parts: a letter for the hue, a number for the shade, from the strongest to the faintest.
pub const PARTS: [[Color; SHADES]; HUES] = [
    [
        color("a0", "#00386b", "#b1d5fe", Paint::Fill),
        color("a1", "#28629f", "#73aff1", Paint::Fill),
        color("a2", "#5590d0", "#4c86c6", Paint::Fill),
        color("a3", "#80bcff", "#255f9c", Paint::Fill),
        color("a4", "#c7e1fe", "#013e73", Paint::Fill),
    ],
    [
        color("b0", "#532d03", "#f4c7a1", Paint::Fill),
        color("b1", "#8c4f02", "#e19956", Paint::Fill),
        color("b2", "#bf7a35", "#b6712b", Paint::Fill),
        color("b3", "#eea563", "#884d06", Paint::Fill),
        color("b4", "#fed5b3", "#5b3100", Paint::Fill),
    ],
    [
        color("c0", "#04413c", "#aaddd5", Paint::Fill),
        color("c1", "#017067", "#61bdb2", Paint::Fill),
        color("c2", "#3f9e93", "#35958a", Paint::Fill),
        color("c3", "#6fcabf", "#0b6c64", Paint::Fill),
        color("c4", "#b7eae3", "#034741", Paint::Fill),
    ],
    [
        color("d0", "#561d52", "#ebc2e6", Paint::Fill),
        color("d1", "#82477e", "#d291cc", Paint::Fill),
        color("d2", "#b273ac", "#a86aa2", Paint::Fill),
        color("d3", "#df9ed9", "#7f447b", Paint::Fill),
        color("d4", "#f8cff3", "#5b2358", Paint::Fill),
    ],
    [
        color("e0", "#333840", "#ced1d7", Paint::Fill),
        color("e1", "#5b6169", "#a5abb5", Paint::Fill),
        color("e2", "#878c96", "#7e848c", Paint::Fill),
        color("e3", "#b2b8c1", "#595e66", Paint::Fill),
        color("e4", "#dadee4", "#393d45", Paint::Fill),
    ],
];

/// The text on a part, by its shade.
pub const ON: [Color; SHADES] = [
    color("on0", "#ffffff", "#0c1118", Paint::Fill),
    color("on1", "#ffffff", "#0c1118", Paint::Fill),
    color("on2", "#0c1118", "#0c1118", Paint::Fill),
    color("on3", "#0c1118", "#ffffff", Paint::Fill),
    color("on4", "#0c1118", "#ffffff", Paint::Fill),
];

/// The shade whose color edges all parts of a hue: it stands out from both grounds.
const EDGE: usize = 2;

const FIRST_PART: usize = COLORS.len();
const FIRST_ON: usize = FIRST_PART + HUES * SHADES;

impl Ink {
    pub const GROUND: Self = Self(0);
    pub const INK: Self = Self(1);
    pub const SOFT: Self = Self(2);
    pub const AXIS: Self = Self(3);
    pub const GRID: Self = Self(4);
    pub const LINE: Self = Self(5);
    pub const OLD_LINE: Self = Self(6);
    pub const GAP: Self = Self(7);
    pub const BREAK: Self = Self(8);
    pub const POINT: Self = Self(9);
    pub const OLD_POINT: Self = Self(10);
    pub const BAR: Self = Self(11);
    pub const OLD_BAR: Self = Self(12);
    pub const TRACK: Self = Self(13);
    pub const USED: Self = Self(14);
    pub const TIME: Self = Self(15);
    pub const OLDER_LINE: Self = Self(16);
    pub const OLDER_POINT: Self = Self(17);
    pub const OLDER_BAR: Self = Self(18);

    /// The fill of a part.
    pub fn part((hue, shade): (usize, usize)) -> Self {
        Self((FIRST_PART + hue % HUES * SHADES + shade % SHADES) as u8)
    }

    /// A text on a part of that shade.
    pub fn on(shade: usize) -> Self {
        Self((FIRST_ON + shade % SHADES) as u8)
    }

    /// The bit of a set of inks.
    pub fn bit(self) -> u64 {
        1 << self.0
    }

    pub fn color(self) -> &'static Color {
        let at = usize::from(self.0);
        match at.checked_sub(FIRST_PART) {
            None => &COLORS[at],
            Some(part) if at < FIRST_ON => &PARTS[part / SHADES][part % SHADES],
            Some(_) => &ON[at - FIRST_ON],
        }
    }

    /// The color of the edge, which parts alone have.
    pub fn edge(self) -> Option<&'static Color> {
        let part = usize::from(self.0).checked_sub(FIRST_PART).filter(|part| *part < HUES * SHADES)?;
        Some(&PARTS[part / SHADES][EDGE])
    }

    /// Every ink.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..(FIRST_ON + SHADES) as u8).map(Self)
    }
}

/// The ink, size and weight of a text; the stylesheet says the same by class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    pub ink: Ink,
    /// In tenths of a pixel.
    pub size: i32,
    pub bold: bool,
}

impl Face {
    pub const PLAIN: Self = Self::new(Ink::INK, 130, false);
    pub const STRONG: Self = Self::new(Ink::INK, 130, true);
    /// Ticks and remarks.
    pub const SMALL: Self = Self::new(Ink::SOFT, 120, false);
    /// The title of a file.
    pub const HEADING: Self = Self::new(Ink::INK, 180, true);
    /// The value of a tile.
    pub const VALUE: Self = Self::new(Ink::INK, 260, true);

    const fn new(ink: Ink, size: i32, bold: bool) -> Self {
        Self { ink, size, bold }
    }

    /// A text on a part of that shade.
    pub fn on(shade: usize) -> Self {
        Self::new(Ink::on(shade), 120, false)
    }

    /// How far the line box of Noto Sans, the tallest of the faces asked for, reaches above the baseline.
    pub fn ascent(self) -> i32 {
        self.size * 107 / 100
    }

    /// How far the same box reaches below the baseline.
    pub fn descent(self) -> i32 {
        self.size * 29 / 100
    }

    /// From one line of text to the next.
    pub fn line(self) -> i32 {
        self.ascent() + self.descent()
    }
}
