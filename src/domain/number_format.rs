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

    /// [`Format::point`] in UTF-8.
    pub(super) const fn point_byte(self) -> u8 {
        if self.point() == ',' { b',' } else { b'.' }
    }

    /// What stands between groups of digits, in UTF-8; a no-break space where a space does.
    pub(super) const fn separator_bytes(self) -> &'static [u8] {
        match self {
            Self::CommaPoint | Self::Indian => b",",
            Self::PointComma => b".",
            Self::SpaceComma => "\u{a0}".as_bytes(),
            Self::ApostrophePoint => b"'",
        }
    }

    /// Whether a separator stands before so many digits of the whole number.
    pub(super) const fn begins_group(self, digits: usize) -> bool {
        match self {
            Self::Indian => digits == 3 || (digits > 3 && (digits - 3).is_multiple_of(2)),
            _ => digits.is_multiple_of(3),
        }
    }

    /// Whether a character may stand between groups of digits.
    #[must_use]
    pub const fn separates(self, c: char) -> bool {
        match self {
            Self::CommaPoint | Self::Indian => c == ',',
            Self::PointComma => c == '.',
            Self::SpaceComma => matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'),
            Self::ApostrophePoint => matches!(c, '\'' | '’'),
        }
    }
}
