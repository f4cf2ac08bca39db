//! `[brand]` of `site.toml`: logo, color, typeface and picture.

use super::declaration::Shape;
use super::reader::{Reader, Value};
use super::table::table;
use super::value::FromToml;
use crate::config::{Brand, Color, Font, Logo};
use crate::diagnostic::Code;
use crate::domain::Located;

table! {
    /// The issuer's own look. Files are named by their paths below `static/`, where they are published from.
    pub static BRAND: Brand = "a brand", "`[brand]`" {
        /// The logo, which stands for the name in the masthead: an SVG or PNG file, alone or with one for dark paper.
        optional logo: Logo = "logo.svg";
        /// The color of links and of what is current. It must be seen on the page's papers (a contrast of 4.5 to 1).
        optional accent: Located<Color> = "#0b4f82";
        /// The same on dark paper; worked out from `accent` where left out.
        optional accent_dark: Located<Color> = "#86c5f4";
        /// The typeface of all text.
        optional font: Font;
        /// The picture that previews of links show: a PNG or JPEG file of 600 × 315 pixels at least, 1200 × 630 at best.
        optional picture: Located<Box<str>> = "card.png";
    }
    also |fields, _| {
        if !fields.has("accent") {
            fields.exclude(&["accent_dark"]);
        }
    }
}

/// A file alone, or with the one for dark paper.
impl FromToml for Logo {
    type Output = Self;
    const SHAPE: Shape = Shape::Either(&[<Box<str>>::SHAPE, Shape::Table(|| &LOGO)]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        if value.get_ref().is_str() {
            <Located<Box<str>>>::from_toml(value, reader).map(|file| Self { file, dark: None })
        } else {
            Files::from_toml(value, reader)
        }
    }
}

/// The two files of a logo.
struct Files;

table! {
    /// A logo with the one for dark paper.
    pub static LOGO: Files => Logo = "a logo", "`logo` of `[brand]`" {
        /// The file, SVG or PNG.
        required file: Located<Box<str>> = "logo.svg";
        /// The file on dark paper.
        required dark: Located<Box<str>> = "logo-dark.svg";
    }
    => |_, _| Some(Logo { file, dark: Some(dark) })
}

table! {
    /// A typeface in one file, which pages load from the site itself.
    pub static FONT: Font = "a typeface", "`font` of `[brand]`" {
        /// The file, in WOFF2.
        required file: Located<Box<str>> = "example-sans.woff2";
        /// The family's name.
        required family: Family = "Example Sans";
        /// The weights that it has: one, or from the lightest to the boldest of a variable font; 400 where left out.
        optional weights: Weights = "100 900";
    }
    => |_, _| Some(Self { file, family, weights: weights.unwrap_or((400, 400)) })
}

impl FromToml for Color {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("color such as `#0b4f82`");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let text = Box::<str>::from_toml(value, reader)?;
        Self::read(&text).or_else(|| {
            let help = "write its red, green and blue as two hexadecimal digits each: \"#0b4f82\"";
            reader.refuse(Code::InvalidColor, value, format!("`{text}` is no color"), help)
        })
    }
}

/// The name of a family of typefaces, which stands in a stylesheet.
struct Family;

impl FromToml for Family {
    type Output = Box<str>;
    const SHAPE: Shape = Shape::Text("name of letters, digits, spaces and hyphens");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Box<str>> {
        let name = Box::<str>::from_toml(value, reader)?;
        if name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')) {
            return Some(name);
        }
        let help = "its name has letters, digits, spaces and hyphens alone, such as \"Example Sans\"";
        reader.refuse(Code::InvalidFont, value, format!("`{name}` is no name of a typeface"), help)
    }
}

/// The weights of a typeface.
struct Weights;

impl FromToml for Weights {
    type Output = (u16, u16);
    const SHAPE: Shape = Shape::Text("weight from 1 to 1000, or two");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<(u16, u16)> {
        let text = Box::<str>::from_toml(value, reader)?;
        let weights: Vec<Option<u16>> =
            text.split(' ').map(|it| it.parse().ok().filter(|weight| (1..=1000).contains(weight))).collect();
        match weights[..] {
            [Some(one)] => Some((one, one)),
            [Some(lightest), Some(boldest)] if lightest <= boldest => Some((lightest, boldest)),
            _ => {
                let help = "write one as \"400\", or the lightest and the boldest as \"100 900\"";
                reader.refuse(Code::InvalidFont, value, format!("`{text}` are no weights of a typeface"), help)
            }
        }
    }
}
