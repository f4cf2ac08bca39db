//! The issuer's own look, as the frame of every page has it.

use crate::address::{Site, path};
use crate::domain::web::encoded;
use crate::theme::Theme;
use serde::Serialize;

/// The look.
#[derive(Clone, Debug, Serialize)]
pub struct BrandView {
    /// The logo.
    pub logo: Option<LogoView>,
    /// The picture of previews.
    pub picture: Option<PictureView>,
    /// Address of the icon of a phone's home screen, below the site's base.
    pub icon: Option<&'static str>,
    /// The light scheme's paper, in which a browser draws its bars: `#ffffff`.
    pub paper: String,
    /// That of the dark scheme.
    pub paper_dark: String,
    /// Whether pages must be allowed to load a typeface.
    pub has_font: bool,
}

/// A logo.
#[derive(Clone, Debug, Serialize)]
pub struct LogoView {
    /// Address below the site's base.
    pub path: String,
    /// That of the one on dark paper.
    pub dark: Option<String>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A picture.
#[derive(Clone, Debug, Serialize)]
pub struct PictureView {
    /// Address below the site's base.
    pub path: String,
    /// Media type.
    pub media: &'static str,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl PictureView {
    fn generated(path: &str) -> Self {
        Self { path: path.to_owned(), media: "image/png", width: path::PICTURE_SIZE.0, height: path::PICTURE_SIZE.1 }
    }
}

impl BrandView {
    pub(super) fn new(site: &Site<'_>) -> Self {
        let Theme { look, colors, .. } = site.theme;
        let logo = look.logo.as_ref().map(|logo| LogoView {
            path: encoded(&logo.path),
            dark: logo.dark.as_deref().map(encoded),
            width: logo.size.0,
            height: logo.size.1,
        });
        let picture = look.picture.as_ref().map(|picture| PictureView {
            path: encoded(&picture.path),
            media: picture.media,
            width: picture.size.0,
            height: picture.size.1,
        });
        let own = || site.has(path::PICTURE).then(|| PictureView::generated(path::PICTURE));
        Self {
            logo,
            picture: picture.or_else(own),
            icon: site.has(path::ICON).then_some(path::ICON),
            paper: colors.paper[0].to_string(),
            paper_dark: colors.paper[1].to_string(),
            has_font: look.has_font,
        }
    }
}
