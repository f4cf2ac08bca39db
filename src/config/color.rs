//! Colors of the screen, and how well one is seen on another.

use std::fmt;

/// A color in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub [u8; 3]);

impl Color {
    /// A color as it is written: `#0b4f82`, or `#fff` for `#ffffff`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#').filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let digits = |from: usize, to: usize| u8::from_str_radix(&hex[from..to], 16).ok();
        match hex.len() {
            6 => Some(Self([digits(0, 2)?, digits(2, 4)?, digits(4, 6)?])),
            3 => Some(Self([digits(0, 1)? * 17, digits(1, 2)? * 17, digits(2, 3)? * 17])),
            _ => None,
        }
    }

    /// This color with so many 255ths of another in it.
    #[must_use]
    pub fn with(self, other: Self, share: u8) -> Self {
        let mixed = |at: usize| {
            let (own, other, share) = (u32::from(self.0[at]), u32::from(other.0[at]), u32::from(share));
            u8::try_from((own * (255 - share) + other * share + 127) / 255).unwrap_or(u8::MAX)
        };
        Self([mixed(0), mixed(1), mixed(2)])
    }

    /// The contrast of two colors in hundredths, rounded down: 100 of a color with itself, 2100 of black and white
    /// (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).
    #[must_use]
    #[expect(clippy::float_arithmetic, reason = "the standard defines it by powers; no figure of the archive is one")]
    pub fn contrast(self, other: Self) -> u32 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        let ratio = if one > other { one / other } else { other / one };
        // What is 4.5 but for the last digit of a float counts as that.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 1 and 21")]
        let hundredths = (ratio * 100.0 + 1e-9) as u32;
        hundredths
    }

    /// Relative luminance.
    #[expect(clippy::float_arithmetic, reason = "the standard defines it by powers")]
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_color_is_read_in_its_two_forms() {
        for (text, color) in [
            ("#0b4f82", Some("#0b4f82")),
            ("#FFF", Some("#ffffff")),
            ("0b4f82", None),
            ("#0b4f8", None),
            ("blue", None),
            ("#0b4f8ß", None),
        ] {
            assert_eq!(Color::read(text).map(|it| it.to_string()).as_deref(), color, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let contrast = |one: &str, other: &str| Color::read(one).unwrap().contrast(Color::read(other).unwrap());
        assert_eq!(contrast("#000", "#fff"), 2100);
        assert_eq!(contrast("#fff", "#fff"), 100);
        assert_eq!(contrast("#777777", "#ffffff"), 447);
        assert_eq!(contrast("#ffffff", "#767676"), 454);
    }
}
