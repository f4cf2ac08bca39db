//! How elements look, as far as it says what readers see: whether a text is there at all, and whether it is raised.

use super::style::{Style, color, is_transparent, is_zero, length};

/// The size of letters where nothing says one, in tenths of a point: that of browsers.
const PLAIN_SIZE: i32 = 120;
/// Letters of this size and below are a dot on paper.
const DOT: i32 = 10;

/// How an element looks with what it takes over from those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether it takes no place.
    pub is_gone: bool,
    /// Whether its words are bold.
    pub is_bold: bool,
    /// How high its words stand.
    pub height: Height,
    /// The size of its letters, in tenths of a point.
    pub size: i32,
    /// Whether it takes its place without being seen, until one within it is.
    is_invisible: bool,
    /// Whether nothing within it is seen either.
    is_out_of_sight: bool,
    color: Option<[u8; 3]>,
    ground: Ground,
}

/// How high words stand in their line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Height {
    /// As the others.
    Level,
    /// Raised as marks are: `<sup>`.
    Super,
    /// Raised by some length, as marks are where an element does it by its style.
    Raised,
    /// At the top of their line, where a figure may stand as well.
    Top,
    /// Lowered.
    Lowered,
}

/// What is behind words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    Color([u8; 3]),
    Unknown,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            is_gone: false,
            is_bold: false,
            height: Height::Level,
            size: PLAIN_SIZE,
            is_invisible: false,
            is_out_of_sight: false,
            color: None,
            ground: Ground::Color([255; 3]),
        }
    }
}

/// An element as its tag says it.
pub struct Tag<'t> {
    /// Its name.
    pub name: &'t str,
    /// What its style, its class and its id declare.
    pub style: &'t Style,
    /// Whether it has the attribute `hidden`.
    pub is_hidden: bool,
    /// Its attributes `color`, `bgcolor` and `size`.
    pub color: &'t str,
    /// See `color`.
    pub ground: &'t str,
    /// See `color`.
    pub size: &'t str,
    /// Whether a style that isn't in the document may say more of it.
    pub has_unknown_style: bool,
}

impl Look {
    /// The look of an element within one of this look.
    pub fn within(self, tag: &Tag<'_>) -> Self {
        let Tag { name, style, .. } = tag;
        let mut look = self;
        let is_cell = matches!(*name, "table" | "tr" | "td" | "th" | "caption");
        if is_cell {
            (look.is_bold, look.height) = (false, Height::Level);
        }
        let is_row_out = style.value("visibility") == Some("collapse") && matches!(*name, "tr" | "tbody" | "thead");
        let is_shown = style.value("display").is_some_and(|it| it != "none");
        look.is_gone |= matches!(*name, "script" | "style" | "title" | "template")
            || style.value("display") == Some("none")
            || style.value("mso-hide") == Some("all")
            || tag.is_hidden && !is_shown
            || is_row_out;
        match style.value("visibility") {
            Some("hidden" | "collapse") => look.is_invisible = true,
            Some("visible") => look.is_invisible = false,
            _ => {}
        }
        look.is_out_of_sight |= is_out_of_sight(style);
        look.is_bold |= matches!(*name, "b" | "strong") || matches!(*name, "font" | "span") && style.is_bold();
        // Blocks and cells stand where they stand: what is aligned within a line are words.
        if !is_cell && !is_block(name) {
            look.height = height(name, style).unwrap_or(look.height);
        }
        look.size = size(tag, self.size).unwrap_or(self.size);
        look.paint(tag);
        look
    }

    fn paint(&mut self, tag: &Tag<'_>) {
        match tag.style.value("color").unwrap_or(tag.color) {
            "" | "inherit" => {}
            text if is_transparent(text) => self.is_out_of_sight = true,
            text => self.color = color(text),
        }
        let ground = tag.style.value("background-color").or_else(|| tag.style.value("background"));
        match ground.unwrap_or(tag.ground) {
            "" if tag.has_unknown_style => self.ground = Ground::Unknown,
            "" | "inherit" | "none" => {}
            text if is_transparent(text) => {}
            text => self.ground = color(text).map_or(Ground::Unknown, Ground::Color),
        }
    }

    /// Whether words that look so are seen.
    pub fn is_seen(&self) -> bool {
        // Two colors so near each other are one to the eye.
        let is_near = |(a, b): (u8, u8)| a.abs_diff(b) <= 8;
        let is_as_ground = match (self.color, self.ground) {
            (Some(color), Ground::Color(ground)) => color.into_iter().zip(ground).all(is_near),
            _ => false,
        };
        !self.is_gone && !self.is_invisible && !self.is_out_of_sight && self.size > DOT && !is_as_ground
    }

    /// Whether its letters are clearly smaller than those of another size.
    pub fn is_smaller(&self, than: i32) -> bool {
        self.size.saturating_mul(100) <= than.saturating_mul(80)
    }
}

fn is_out_of_sight(style: &Style) -> bool {
    let is_far = |property: &str| style.length(property).is_some_and(|it| it <= -5000);
    let is_placed = matches!(style.value("position"), Some("absolute" | "fixed"));
    let is_cut = style.value("clip").is_some_and(|it| it.starts_with("rect(0") || it.starts_with("rect(1px"))
        || style.value("clip-path").is_some_and(|it| it.starts_with("inset(50%") || it.starts_with("inset(100%"));
    let is_closed = style.value("overflow") == Some("hidden")
        && ["width", "height"].iter().any(|it| style.length(it).is_some_and(|it| it <= DOT));
    style.value("opacity").is_some_and(is_zero)
        || is_far("text-indent")
        || is_placed && (is_far("left") || is_far("top") || is_cut)
        || is_closed
}

/// Whether an element is a block or places blocks.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "body"
            | "html"
            | "center"
            | "blockquote"
            | "pre"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "form"
            | "tbody"
            | "thead"
            | "tfoot"
    )
}

/// Where an element puts its words; `None` where it leaves them as they are.
fn height(name: &str, style: &Style) -> Option<Height> {
    let by = |up: i32| match up.signum() {
        1 => Some(Height::Raised),
        -1 => Some(Height::Lowered),
        _ => None,
    };
    let aligned = match style.value("vertical-align") {
        Some("super") => Some(Height::Super),
        Some("text-top") => Some(Height::Raised),
        Some("top") => Some(Height::Top),
        Some("sub") => Some(Height::Lowered),
        Some(other) => length(other).and_then(by),
        None if name == "sup" => Some(Height::Super),
        None if name == "sub" => Some(Height::Lowered),
        None => None,
    };
    let moved = || {
        let is_moved = style.value("position") == Some("relative");
        let down = style.length("top").or_else(|| style.length("bottom").map(|it| -it));
        down.filter(|_| is_moved).and_then(|down| by(-down))
    };
    aligned.or_else(moved)
}

/// The size of an element's letters within those of another size.
fn size(tag: &Tag<'_>, around: i32) -> Option<i32> {
    let part = |percent: i32| around.saturating_mul(percent) / 100;
    let Some(value) = tag.style.value("font-size") else {
        return match (tag.name, tag.size) {
            ("sup" | "sub" | "small", _) => Some(part(80)),
            ("font", "1" | "-2") => Some(75),
            ("font", "2" | "-1") => Some(100),
            _ => None,
        };
    };
    let ratio = |unit: &str| value.strip_suffix(unit).and_then(|it| length(&format!("{it}pt")));
    match value {
        "xx-small" => Some(68),
        "x-small" => Some(75),
        "small" => Some(100),
        "smaller" => Some(part(80)),
        // Tenths of a percent, and of the size around.
        _ if value.ends_with('%') => ratio("%").map(|it| around.saturating_mul(it) / 1000),
        _ if value.ends_with("em") && !value.ends_with("rem") => hundredths(value.trim_end_matches("em")).map(part),
        _ => length(value),
    }
}

/// A number of `em` in hundredths.
fn hundredths(text: &str) -> Option<i32> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let whole: i32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let rest: i32 = format!("{rest:0<2}").get(..2)?.parse().ok()?;
    whole.checked_mul(100)?.checked_add(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(name: &str, style: &str) -> Look {
        let style = Style::read(style);
        let tag =
            Tag { name, style: &style, is_hidden: false, color: "", ground: "", size: "", has_unknown_style: false };
        Look::default().within(&tag)
    }

    #[test]
    fn words_are_raised_by_any_style_that_lifts_them() {
        for (name, style, height) in [
            ("sup", "", Height::Super),
            ("a", "vertical-align:super", Height::Super),
            ("span", "position:relative;top:-3.5pt;vertical-align:baseline", Height::Raised),
            ("span", "position:relative;bottom:3px", Height::Raised),
            ("i", "vertical-align: 4pt", Height::Raised),
            ("font", "vertical-align:30%", Height::Raised),
            ("span", "vertical-align:text-top", Height::Raised),
            ("span", "vertical-align:top", Height::Top),
            ("sub", "", Height::Lowered),
            ("span", "vertical-align:-2pt", Height::Lowered),
            ("td", "vertical-align:top", Height::Level),
            ("p", "position:relative;top:-3pt", Height::Level),
            ("span", "vertical-align:middle", Height::Level),
            ("span", "top:-3pt", Height::Level),
        ] {
            assert_eq!(look(name, style).height, height, "{name} {style}");
        }
    }

    #[test]
    fn what_nobody_sees_is_known_by_its_style() {
        for style in [
            "visibility:hidden",
            "font-size:0",
            "font-size:0pt",
            "font-size: 1px",
            "opacity:0",
            "opacity:0.0",
            "color:#ffffff",
            "color: rgb(255, 255, 255)",
            "color:transparent",
            "color:#000;background-color:#000",
            "position:absolute;left:-9999px",
            "position:absolute;clip:rect(0 0 0 0)",
            "text-indent:-9999px",
            "width:1px;height:1px;overflow:hidden",
        ] {
            assert!(!look("span", style).is_seen(), "{style}");
        }
        for style in [
            "",
            "color:#000",
            "color:#fff;background-color:#1f3864",
            "opacity:0.6",
            "color:white;background:url(x)",
            "top:-4px",
            "font-size:6pt",
        ] {
            assert!(look("span", style).is_seen(), "{style}");
        }
        assert!(look("div", "display:none").is_gone && look("script", "").is_gone && look("p", "mso-hide:all").is_gone);
    }

    #[test]
    fn sizes_are_those_of_the_element_around_or_their_own() {
        assert_eq!(look("span", "font-size:60%").size, 72);
        assert_eq!(look("span", "font-size:0.65em").size, 78);
        assert!(look("small", "").is_smaller(PLAIN_SIZE) && !look("span", "font-size:10pt").is_smaller(PLAIN_SIZE));
    }
}
