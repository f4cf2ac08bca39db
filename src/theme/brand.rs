//! What of the issuer's own look the theme has: its files, its colors on the theme's papers, its typeface.

use crate::config::{Brand, Color, Font, Logo};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::domain::decimal::round;
use crate::domain::web::encoded;
use crate::domain::{FileId, Located, composed};
use crate::source::{Kind, Size, Sources};
use rust_decimal::Decimal;
use std::fmt::Write as _;

/// The contrast that text needs with what is behind it, in hundredths.
const ENOUGH: u32 = 450;

/// How much of the accent its tint has, in 255ths, on light and on dark paper.
const TINT: [u8; 2] = [23, 46];

/// The height for which a logo's width is told, in pixels: that of the masthead's.
const LOGO_HEIGHT: u32 = 32;

/// A picture in a preview has this size at least, in pixels, and this many bytes at most.
const PREVIEW: (Size, u64) = ((600, 315), 5_000_000);

/// The look as pages need it. Paths are below the site's base.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// The logo.
    pub logo: Option<LogoLook>,
    /// The picture of previews.
    pub picture: Option<Preview>,
    /// Whether there is a typeface, which pages must be allowed to load.
    pub has_font: bool,
}

/// A logo.
#[derive(Clone, Debug)]
pub struct LogoLook {
    /// Its address.
    pub path: String,
    /// That of the one on dark paper.
    pub dark: Option<String>,
    /// Its width and height, in pixels of the masthead.
    pub size: Size,
}

/// The picture of previews.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Its address.
    pub path: String,
    /// Its media type.
    pub media: &'static str,
    /// Its size in pixels.
    pub size: Size,
}

/// A brand that is looked at, with what is wrong with it.
pub(super) struct Reading<'s> {
    sources: &'s Sources,
    /// What is wrong.
    pub(super) faults: Vec<Diagnostic>,
    /// What comes at the end of the stylesheet.
    pub(super) style: String,
}

/// A scheme's papers: on which the accent must be seen, the first below all.
pub(super) type Papers = Vec<Color>;

impl<'s> Reading<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self { sources, faults: Vec::new(), style: String::new() }
    }

    /// Reads all of a brand. `papers` are those of the light and of the dark scheme.
    pub(super) fn look(&mut self, brand: &Brand, papers: [Papers; 2]) -> Look {
        let logo = brand.logo.as_ref().and_then(|logo| self.logo(logo));
        let picture = brand.picture.as_ref().and_then(|file| self.picture(file));
        let face = brand.font.as_ref().and_then(|font| self.face(font));
        let mut variables = String::new();
        if let Some(accent) = &brand.accent {
            self.accent(accent, brand.accent_dark.as_ref(), papers, &mut variables);
        }
        if let (Some(face), Some(font)) = (&face, &brand.font) {
            self.style.push_str(face);
            let family = &font.family;
            let _ = write!(variables, "--faces: \"{family}\", system-ui; --faces-display: \"{family}\", system-ui; ");
        }
        if !variables.is_empty() {
            let _ = writeln!(self.style, ":root {{ {variables}}}");
        }
        Look { logo, picture, has_font: face.is_some() }
    }

    fn fault(&mut self, file: &Located<Box<str>>, message: String, help: &str) {
        self.faults.push(Diagnostic::error(Code::BrandFile, file.span, message).help(help));
    }

    /// The file below `static/` and its address.
    fn file(&mut self, file: &Located<Box<str>>) -> Option<(FileId, String)> {
        let path = format!("static/{}", file.value);
        let found = self.sources.position(&path).and_then(|at| u32::try_from(at).ok());
        if found.is_none() {
            let below = self.sources.below("static/").filter_map(|(_, file)| file.path.strip_prefix("static/"));
            let help = did_you_mean(&file.value, below);
            self.fault(file, format!("there is no file `{path}`"), &help);
        }
        Some((FileId(found?), composed(&file.value).into_owned()))
    }

    /// What a file is by its content.
    fn kind(&mut self, file: &Located<Box<str>>, id: FileId) -> Option<Kind> {
        match self.sources.kind(id) {
            Ok(kind) => kind,
            Err(error) => {
                self.fault(file, format!("`static/{}` can't be read: {error}", file.value), "make it readable");
                None
            }
        }
    }

    fn logo(&mut self, logo: &Logo) -> Option<LogoLook> {
        let (path, (width, height)) = self.mark(&logo.file)?;
        let dark = logo.dark.as_ref().and_then(|dark| self.mark(dark)).map(|(path, _)| path);
        let scaled = round(Decimal::from(width) * Decimal::from(LOGO_HEIGHT) / Decimal::from(height.max(1)), 0);
        Some(LogoLook { path, dark, size: (u32::try_from(scaled).unwrap_or(LOGO_HEIGHT).max(1), LOGO_HEIGHT) })
    }

    /// A file of a logo: its address and size.
    fn mark(&mut self, file: &Located<Box<str>>) -> Option<(String, Size)> {
        let (id, path) = self.file(file)?;
        let size = match path.rsplit_once('.') {
            Some((_, "svg")) => svg_size(self.sources.text(id)),
            _ => match self.kind(file, id) {
                Some(Kind::Png(size)) => Some(size),
                _ => None,
            },
        };
        if size.is_none() {
            let message = format!("`static/{path}` can't be the logo: it is no PNG, and no SVG that tells its size");
            self.fault(file, message, "save it as SVG with a `viewBox`, or as PNG");
        }
        Some((path, size?))
    }

    fn picture(&mut self, file: &Located<Box<str>>) -> Option<Preview> {
        let (id, path) = self.file(file)?;
        let (media, size) = match self.kind(file, id) {
            Some(Kind::Png(size)) if path.ends_with(".png") => ("image/png", size),
            Some(Kind::Jpeg(size)) if path.ends_with(".jpg") || path.ends_with(".jpeg") => ("image/jpeg", size),
            _ => {
                let message = format!("`static/{path}` can't be the picture of previews: it is no PNG and no JPEG");
                self.fault(file, message, "services that preview links take PNG (`.png`) and JPEG (`.jpg`) alone");
                return None;
            }
        };
        let ((width, height), most) = PREVIEW;
        let bytes = self.sources.size(id);
        if size.0 < width || size.1 < height || bytes > most {
            let (own_width, own_height) = size;
            let message = format!("`static/{path}` has {own_width} × {own_height} pixels and {} KB", bytes / 1000);
            let help = format!(
                "a picture of previews has {width} × {height} pixels at least, 1200 × 630 at best, and {} MB at most",
                most / 1_000_000
            );
            self.fault(file, message, &help);
        }
        Some(Preview { path, media, size })
    }

    /// The rule that names the typeface's file.
    fn face(&mut self, font: &Font) -> Option<String> {
        let (id, path) = self.file(&font.file)?;
        if !path.ends_with(".woff2") || self.kind(&font.file, id) != Some(Kind::Woff2) {
            let message = format!("`static/{path}` is no typeface in WOFF2");
            self.fault(
                &font.file,
                message,
                "every browser reads WOFF2, the smallest form: convert it, as `woff2_compress` does",
            );
            return None;
        }
        let weights = match font.weights {
            (one, other) if one == other => one.to_string(),
            (lightest, boldest) => format!("{lightest} {boldest}"),
        };
        Some(format!(
            "@font-face {{ font-family: \"{}\"; src: url(\"{}\") format(\"woff2\"); font-weight: {weights}; font-display: swap }}\n",
            font.family,
            encoded(&path)
        ))
    }

    /// The accent in both schemes and its tints. What is stated is looked at, what is worked out has enough contrast.
    fn accent(
        &mut self,
        accent: &Located<Color>,
        dark: Option<&Located<Color>>,
        [light_papers, dark_papers]: [Papers; 2],
        variables: &mut String,
    ) {
        self.seen(accent, "light", &light_papers, TINT[0]);
        if let Some(dark) = dark {
            self.seen(dark, "dark", &dark_papers, TINT[1]);
        }
        let stated = dark.map(|dark| dark.value);
        let on_dark = stated.or_else(|| shade(accent.value, &dark_papers, TINT[1])).unwrap_or(accent.value);
        let tint =
            |color: Color, papers: &Papers, share| papers.first().map_or(color, |paper| paper.with(color, share));
        let light_tint = tint(accent.value, &light_papers, TINT[0]);
        let dark_tint = tint(on_dark, &dark_papers, TINT[1]);
        let _ = write!(
            variables,
            "--accent: light-dark({}, {on_dark}); --accent-soft: light-dark({light_tint}, {dark_tint}); ",
            accent.value
        );
    }

    /// Finds an accent that isn't seen well enough.
    fn seen(&mut self, accent: &Located<Color>, scheme: &str, papers: &Papers, tint: u8) {
        let Some((contrast, behind)) = weakest(accent.value, papers, tint).filter(|(contrast, _)| *contrast < ENOUGH)
        else {
            return;
        };
        let message = format!(
            "`{}` has a contrast of {} to 1 with {behind}, the {scheme} scheme's paper or its tint; text needs {} to 1",
            accent.value,
            hundredths(contrast),
            hundredths(ENOUGH)
        );
        let nearest = shade(accent.value, papers, tint);
        let help = match nearest.and_then(|it| Some((it, weakest(it, papers, tint)?.0))) {
            Some((it, contrast)) => {
                format!("the nearest shade of it that has enough is \"{it}\", with {} to 1", hundredths(contrast))
            }
            None => "no shade of it is seen on all papers: --paper and --paper-raised differ too much".to_owned(),
        };
        self.faults.push(Diagnostic::error(Code::ColorContrast, accent.span, message).help(help));
    }
}

/// The least contrast of an accent with the papers and its own tint, and with which of them.
fn weakest(accent: Color, papers: &Papers, tint: u8) -> Option<(u32, Color)> {
    let tinted = papers.first().map(|paper| paper.with(accent, tint));
    papers.iter().copied().chain(tinted).map(|behind| (accent.contrast(behind), behind)).min_by_key(|(it, _)| *it)
}

/// The nearest shade of a color, darker or lighter, that is seen on the papers; `None` where none is seen on all of them.
fn shade(color: Color, papers: &Papers, tint: u8) -> Option<Color> {
    let is_seen = |it: &Color| weakest(*it, papers, tint).is_none_or(|(contrast, _)| contrast >= ENOUGH);
    let ends = [Color([0; 3]), Color([255; 3])];
    (0..=u8::MAX).flat_map(|share| ends.map(|end| color.with(end, share))).find(is_seen)
}

fn hundredths(contrast: u32) -> String {
    format!("{}.{:02}", contrast / 100, contrast % 100)
}

/// The size that an SVG tells: its `viewBox`, else its width and height. Numbers behind the point are dropped.
fn svg_size(text: &str) -> Option<Size> {
    let (_, rest) = text.split_once("<svg")?;
    let tag = rest.split_once('>')?.0;
    let value = |name: &str| {
        let (_, rest) = tag.split(name).skip(1).find_map(|it| it.trim_start().strip_prefix('=')).map(|it| ((), it))?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        rest[1..].split(quote).next()
    };
    let number = |text: &str| {
        let digits = text.trim().trim_end_matches("px").split('.').next()?.parse::<u32>().ok();
        digits.filter(|it| *it > 0)
    };
    if let Some(shape) = value("viewBox") {
        let numbers: Vec<&str> = shape.split([' ', ',']).filter(|it| !it.is_empty()).collect();
        if let [_, _, width, height] = numbers[..] {
            return Some((number(width)?, number(height)?));
        }
    }
    Some((number(value(" width")?)?, number(value(" height")?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        Color::read(text).unwrap()
    }

    fn papers() -> [Papers; 2] {
        [vec![color("#ffffff"), color("#f6f5f1")], vec![color("#11161d"), color("#191f28")]]
    }

    #[test]
    fn the_nearest_shade_has_enough_contrast_and_the_one_before_it_has_not() {
        let [light, dark] = papers();
        for (text, papers, tint) in
            [("#ff6600", &light, TINT[0]), ("#0b4f82", &dark, TINT[1]), ("#777", &light, TINT[0])]
        {
            let found = shade(color(text), papers, tint).unwrap();
            let enough = |it| weakest(it, papers, tint).unwrap().0 >= ENOUGH;
            assert!(enough(found), "{found}");
            assert!(!enough(color(text)), "{text}");
            let end = if papers == &light { Color([0; 3]) } else { Color([255; 3]) };
            let share = (0..=u8::MAX).find(|share| color(text).with(end, *share) == found).unwrap();
            assert!(!enough(color(text).with(end, share - 1)), "{found}");
        }
        assert_eq!(shade(color("#0b4f82"), &light, TINT[0]), Some(color("#0b4f82")));
        assert_eq!(shade(color("#0b4f82"), &vec![color("#fff"), color("#777"), color("#000")], TINT[0]), None);
    }

    #[test]
    fn an_svg_tells_its_size_by_its_view_or_by_width_and_height() {
        for (text, size) in [
            ("<?xml version=\"1.0\"?><svg viewBox=\"0 0 120.5 32\">", Some((120, 32))),
            ("<svg viewBox='0,0,10,20' width=\"5\">", Some((10, 20))),
            ("<svg stroke-width=\"9\" width=\"64px\" height=\"32\">", Some((64, 32))),
            ("<svg width=\"100%\" height=\"32\">", None),
            ("<svg viewBox=\"0 0 0 0\">", None),
            ("<html>", None),
        ] {
            assert_eq!(svg_size(text), size, "{text}");
        }
    }
}
