//! The stylesheet has the colors of the inks, and they can be told apart: contrast, lightness, what is scoped.

use super::ink::{COLORS, Color, Ink, ON, PARTS, Paint};

/// The rules for charts on pages, part of the site's stylesheet.
const STYLE: &str = include_str!("../../templates/style/chart.css");

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(color: &str) -> f64 {
    let hex = color.strip_prefix('#').unwrap();
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    (a / b).max(b / a)
}

/// The light and the dark color.
fn both(color: &Color) -> [&'static str; 2] {
    [color.light, color.dark]
}

fn ink(class: &str) -> &'static Color {
    COLORS.iter().find(|color| color.class == class).unwrap()
}

#[test]
fn the_stylesheet_has_the_colors_of_files() {
    let (light, dark) = STYLE.split_once("@media screen and (prefers-color-scheme: dark)").unwrap();
    let dark = dark.split_once("\n}\n").unwrap().0;
    for color in Ink::all().map(Ink::color) {
        for (css, value) in [(light, color.light), (dark, color.dark)] {
            let short = |value: &str| {
                let pairs: Vec<&str> = (0..3).map(|at| &value[1 + 2 * at..3 + 2 * at]).collect();
                let is_short = pairs.iter().all(|pair| pair[..1] == pair[1..]);
                if is_short {
                    format!("#{}{}{}", &pairs[0][..1], &pairs[1][..1], &pairs[2][..1])
                } else {
                    value.to_owned()
                }
            };
            let declared = format!("--chart-{}: {};", color.class, short(value));
            assert!(css.contains(&declared), "{declared}");
        }
        let applied = match color.paint {
            Paint::Fill => format!(".chart .{0} {{ fill: var(--chart-{0});", color.class),
            Paint::Line(..) => format!(".chart .{0} {{ fill: none; stroke: var(--chart-{0});", color.class),
        };
        assert!(STYLE.contains(&applied), "{applied}");
    }
}

#[test]
fn labels_have_enough_contrast() {
    for scheme in [0, 1] {
        for (shade, on) in ON.iter().enumerate() {
            for hue in &PARTS {
                let (text, fill) = (both(on)[scheme], both(&hue[shade])[scheme]);
                assert!(contrast(text, fill) >= 4.5, "{text} on {fill}");
            }
        }
        for text in ["ink", "soft"] {
            assert!(contrast(both(ink(text))[scheme], both(ink("ground"))[scheme]) >= 4.5, "{text}");
        }
        assert!(contrast(both(ink("ink"))[scheme], both(ink("track"))[scheme]) >= 4.5);
    }
}

#[test]
fn marks_stand_out_from_the_ground() {
    for scheme in [0, 1] {
        let edges = PARTS.iter().map(|hue| &hue[2]);
        let marks = [
            "axis",
            "line",
            "old",
            "gap",
            "break",
            "point",
            "old-point",
            "bar",
            "old-bar",
            "used",
            "time",
            "older",
            "older-point",
            "older-bar",
        ];
        for color in edges.chain(marks.map(ink)) {
            assert!(contrast(both(color)[scheme], both(ink("ground"))[scheme]) >= 3.0, "{}", color.class);
        }
        assert!(contrast(both(ink("used"))[scheme], both(ink("track"))[scheme]) >= 3.0);
    }
}

#[test]
fn shades_of_a_hue_differ_in_lightness_and_hues_have_the_same_steps() {
    for scheme in [0, 1] {
        for hue in &PARTS {
            for pair in hue.windows(2) {
                assert!(contrast(both(&pair[0])[scheme], both(&pair[1])[scheme]) >= 1.45, "{}", pair[1].class);
            }
        }
        for shade in 0..5 {
            for hue in &PARTS[1..] {
                assert!(contrast(both(&PARTS[0][shade])[scheme], both(&hue[shade])[scheme]) <= 1.1);
            }
        }
    }
}

#[test]
fn every_selector_is_scoped() {
    let rules = STYLE.split('}').filter_map(|rule| rule.split_once('{'));
    for (selectors, _) in rules {
        let selectors = selectors.rsplit_once("*/").map_or(selectors, |(_, rest)| rest);
        for selector in selectors.split(",\n").map(str::trim) {
            assert!(selector.starts_with(".chart") || selector.starts_with('@'), "{selector}");
        }
    }
}
