//! In which form numbers are written.

/// How digits are grouped and where the decimals begin. Each is named by how it writes a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// `1,234.5`
    #[default]
    CommaPoint,
    /// `1.234,5`
    PointComma,
    /// `1 234,5`
    SpaceComma,
    /// `1'234.5`
    ApostrophePoint,
    /// `12,34,567.8`: lakhs and crores.
    Indian,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 5] =
        [Self::CommaPoint, Self::PointComma, Self::SpaceComma, Self::ApostrophePoint, Self::Indian];

    /// The number by which a form is named.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::CommaPoint => "1,234.5",
            Self::PointComma => "1.234,5",
            Self::SpaceComma => "1 234,5",
            Self::ApostrophePoint => "1'234.5",
            Self::Indian => "12,34,567.8",
        }
    }

    /// What stands before the decimals.
    #[must_use]
    pub const fn point(self) -> char {
        match self {
            Self::CommaPoint | Self::ApostrophePoint | Self::Indian => '.',
            Self::PointComma | Self::SpaceComma => ',',
        }
    }

    /// What stands between groups of digits; a no-break space where a space does.
    #[must_use]
    pub const fn separator(self) -> char {
        match self {
            Self::CommaPoint | Self::Indian => ',',
            Self::PointComma => '.',
            Self::SpaceComma => '\u{a0}',
            Self::ApostrophePoint => '\'',
        }
    }
}
