//! The issuer's own look, as the frame of every page has it.

use crate::domain::web::encoded;
use crate::theme::Look;
use serde::Serialize;

/// The look.
#[derive(Clone, Debug, Serialize)]
pub struct BrandView {
    /// The logo.
    pub logo: Option<LogoView>,
    /// The picture of previews.
    pub picture: Option<PictureView>,
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

impl BrandView {
    pub(super) fn new(look: &Look) -> Self {
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
        Self { logo, picture, has_font: look.has_font }
    }
}
