//! The issuer's own look: `[brand]` of `site.toml`.

use super::color::Color;
use crate::domain::Located;

/// The issuer's own look. Files are named by their paths below `static/`.
#[derive(Clone, Debug, Default)]
pub struct Brand {
    /// The logo, which stands for the name in the masthead.
    pub logo: Option<Logo>,
    /// The color of links, of the bar above pages and of what is current.
    pub accent: Option<Located<Color>>,
    /// The same on dark paper; worked out from the other where left out.
    pub accent_dark: Option<Located<Color>>,
    /// The typeface.
    pub font: Option<Font>,
    /// The picture that previews of links show.
    pub picture: Option<Located<Box<str>>>,
}

/// A logo, in SVG or PNG.
#[derive(Clone, Debug)]
pub struct Logo {
    /// The file.
    pub file: Located<Box<str>>,
    /// The file on dark paper; the same where left out.
    pub dark: Option<Located<Box<str>>>,
}

/// A typeface, in one file.
#[derive(Clone, Debug)]
pub struct Font {
    /// The file, in WOFF2.
    pub file: Located<Box<str>>,
    /// The family's name.
    pub family: Box<str>,
    /// The lightest and the boldest weight that it has.
    pub weights: (u16, u16),
}
