//! What stands around a drawing: title, description, patterns; inline and as a file of its own.

use super::{
    backend::{Drawing, Face, Ink},
    canvas::{ALONE_WIDTH, BASELINE, Canvas, LINE, MARGIN, PX, WIDTH},
    text::escape_into,
};
use plotters_backend::text_anchor::HPos;
use std::fmt::Write;

/// The stylesheet of all charts: part of the site's, and embedded in a file of its own.
pub const STYLE: &str = include_str!("../../templates/style/chart.css");

/// A picture in its two forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svg {
    /// For a page whose stylesheet has [`STYLE`]: no namespace, size, color, style or script.
    pub inline: String,
    /// A whole SVG document with its style, background, visible title and legend.
    pub standalone: String,
    /// The width of the inline viewBox, in pixels.
    pub width: u32,
    /// The height of the inline viewBox, in pixels.
    pub height: u32,
}

/// The legend of one panel: its title and the labels of its series in order.
pub struct Legend<'a> {
    pub title: &'a str,
    pub series: &'a [String],
}

/// What every chart says about itself.
pub struct Caption<'a> {
    /// The class that tells the kind of chart.
    pub class: &'static str,
    pub title: &'a str,
    pub description: &'a str,
}

/// An id that is safe in an attribute, in a list of ids and in `url(#...)`, and differs for
/// different inputs.
pub fn element_id(prefix: &str, id: &str) -> String {
    let mut out = String::with_capacity(prefix.len() + id.len() + 1);
    for byte in prefix.bytes().chain(*b"-").chain(id.bytes()) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "_{byte:02x}");
            }
        }
    }
    out
}

/// Both forms of `drawing`, which is `height` high, in tenths of a pixel.
pub fn finish(drawing: &Drawing, height: i32, caption: &Caption, legends: &[Legend]) -> Svg {
    let (width, height) = (WIDTH / PX, (height.max(PX) + PX - 1) / PX);
    let mut inline = String::with_capacity(drawing.body.len() + 2048);
    inline.push_str("<svg");
    open(&mut inline, drawing, caption, "", (width, height));
    patterns(&mut inline, drawing);
    inline.push_str(&drawing.body);
    inline.push_str("</svg>");
    Svg {
        inline,
        standalone: standalone(drawing, height, caption, legends),
        width: width.unsigned_abs(),
        height: height.unsigned_abs(),
    }
}

fn standalone(drawing: &Drawing, height: i32, caption: &Caption, legends: &[Legend]) -> String {
    let mut frame = Drawing::new(drawing.id.clone());
    let canvas = Canvas::new(&mut frame);
    let at = (MARGIN, MARGIN - 2 * PX);
    let top = canvas.wrapped(at, Face::HEADING, caption.title, WIDTH, 3) + 8 * PX;
    let bottom = legend(&canvas, top + height * PX, legends) + MARGIN;
    drop(canvas);
    frame.patterns |= drawing.patterns;

    let (width, height) = (ALONE_WIDTH / PX, (bottom + PX - 1) / PX);
    let mut out = String::with_capacity(drawing.body.len() + STYLE.len() + 4096);
    // One and a half times the viewBox is as large as the site shows a chart.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\"",
        width * 3 / 2,
        height * 3 / 2
    );
    open(&mut out, drawing, caption, " chart-alone", (width, height));
    let _ = write!(out, "<style>{STYLE}</style>");
    patterns(&mut out, &frame);
    let _ = writeln!(
        out,
        "<rect class=\"{}\" width=\"{width}\" height=\"{height}\"/>{}<g transform=\"translate({} {})\">{}</g></svg>",
        Ink::GROUND.class(),
        frame.body,
        MARGIN / PX,
        top / PX,
        drawing.body
    );
    out
}

fn open(out: &mut String, drawing: &Drawing, caption: &Caption, more: &str, size: (i32, i32)) {
    let (id, class) = (&drawing.id, caption.class);
    let _ = write!(
        out,
        " class=\"chart {class}{more}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">",
        size.0, size.1
    );
    escape_into(out, caption.title);
    let _ = write!(out, "</title><desc id=\"{id}-desc\">");
    escape_into(out, caption.description);
    out.push_str("</desc>");
}

/// The hatchings in use. They differ in direction, so that they do without color; their colors are
/// close enough that a label on them is legible on both.
fn patterns(out: &mut String, drawing: &Drawing) {
    const HATCHINGS: [&str; 5] = [
        "<path d=\"M-1 1 1-1M0 6 6 0M5 7 7 5\"/>",
        "<path d=\"M-1 5 1 7M0 0 6 6M5-1 7 1\"/>",
        "<path d=\"M0 3H6\"/>",
        "<path d=\"M3 0V6\"/>",
        "<path d=\"M0 3H6M3 0V6\"/>",
    ];
    if drawing.patterns == 0 {
        return;
    }
    out.push_str("<defs>");
    for (number, hatching) in (6..).zip(HATCHINGS) {
        if drawing.patterns & (1 << number) != 0 {
            let _ = write!(
                out,
                "<pattern id=\"{}-p{number}\" class=\"p{number}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\"/>{hatching}</pattern>",
                drawing.id
            );
        }
    }
    out.push_str("</defs>");
}

/// Draws the legends below `top` and returns where they end.
fn legend(canvas: &Canvas, top: i32, legends: &[Legend]) -> i32 {
    let indent = 18 * PX;
    let mut y = top;
    for legend in legends.iter().filter(|legend| !legend.series.is_empty()) {
        y += 8 * PX;
        y = canvas.wrapped((MARGIN, y), Face::STRONG, legend.title, WIDTH, 2) + 3 * PX;
        for (index, label) in legend.series.iter().enumerate() {
            let swatch = (MARGIN + PX, y + 2 * PX);
            let corner = (swatch.0 + 11 * PX, swatch.1 + 11 * PX);
            canvas.rectangle(swatch, corner, Ink::series(index), &[]);
            let at = (MARGIN + indent, y + BASELINE);
            canvas.fitted(at, HPos::Left, Face::PLAIN, label, WIDTH - indent);
            y += LINE + 2 * PX;
        }
    }
    y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_safe_and_stay_different() {
        assert_eq!(element_id("home", "mix"), "home-mix");
        assert_eq!(element_id("a b", "c\"d"), "a_20b-c_22d");
        assert_ne!(element_id("a b", "c"), element_id("a_20b", "c"));
    }

    #[test]
    fn the_style_can_stand_in_a_style_element() {
        assert!(!STYLE.contains(['<', '&']));
    }
}
