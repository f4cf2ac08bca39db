//! The stylesheet keeps what the pictures rely on: contrast, lightness steps, text sizes.

use super::{STYLE, SWATCHES, backend::Face};
use std::collections::BTreeMap;

/// The custom properties of the light and of the dark colors.
fn schemes() -> [BTreeMap<&'static str, &'static str>; 2] {
    let (light, dark) = STYLE.split_once("@media screen").unwrap();
    let dark = dark.split_once("\n}\n").unwrap().0;
    [light, dark].map(|css| {
        let declarations = css.split(['{', ';', '}']).map(str::trim);
        declarations.filter_map(|text| text.strip_prefix("--chart-")?.split_once(": ")).collect()
    })
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(color: &str) -> f64 {
    let hex = color.strip_prefix('#').unwrap();
    let digit = |at: usize| match hex.len() {
        3 => hex[at..=at].repeat(2),
        _ => hex[2 * at..2 * at + 2].to_owned(),
    };
    let channel = |at| {
        let value = f64::from(u8::from_str_radix(&digit(at), 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    (a / b).max(b / a)
}

#[test]
fn labels_have_enough_contrast_on_their_fill_and_its_hatching() {
    for scheme in schemes() {
        for number in 1..=SWATCHES {
            let text = scheme[&*format!("{number}-text")];
            let hatch = scheme.get(&*format!("{number}-hatch")).copied();
            for fill in [Some(scheme[&*number.to_string()]), hatch].into_iter().flatten() {
                assert!(contrast(text, fill) >= 4.5, "series {number}: {text} on {fill}");
            }
        }
        for text in ["ink", "muted"] {
            assert!(contrast(scheme[text], scheme["ground"]) >= 4.5, "{text}");
        }
    }
}

#[test]
fn marks_stand_out_from_the_ground() {
    for scheme in schemes() {
        let edges = (1..=SWATCHES).map(|number| format!("{number}-edge"));
        let others = ["axis", "used", "elapsed", "line"].map(str::to_owned);
        for name in edges.chain(others) {
            assert!(contrast(scheme[&*name], scheme["ground"]) >= 3.0, "{name}");
        }
    }
}

#[test]
fn fills_without_color_differ_in_lightness_or_hatching() {
    for scheme in schemes() {
        let fill = |number: usize| scheme[&*number.to_string()];
        for number in 1..SWATCHES {
            let (this, next) = (fill(number), fill(number + 1));
            assert!(contrast(this, next) >= 1.45, "neighbors {number} and the next");
        }
        for a in 1..=5 {
            for b in a + 1..=5 {
                assert!(contrast(fill(a), fill(b)) >= 1.3, "series {a} and {b}");
            }
        }
        for number in 6..=SWATCHES {
            let hatch = scheme[&*format!("{number}-hatch")];
            assert!(contrast(fill(number), hatch) >= 1.5, "hatching {number}");
        }
    }
}

#[test]
fn both_schemes_name_the_same_colors() {
    let [light, dark] = schemes();
    assert!(light.keys().eq(dark.keys()));
}

#[test]
fn text_sizes_are_those_of_the_layout() {
    let sizes = [("text", Face::PLAIN), (".figure", Face::FIGURE), (".heading", Face::HEADING)];
    for (selector, face) in sizes {
        let rule = STYLE.split_once(&format!(".chart {selector} {{")).unwrap().1;
        let rule = rule.split_once('}').unwrap().0;
        assert!(rule.contains(&format!("{}px", face.size / 10)), "{selector}: {rule}");
    }
}

#[test]
fn every_selector_is_scoped() {
    let rules = STYLE.split('}').filter_map(|rule| rule.split_once('{'));
    for (selectors, _) in rules {
        let selectors = selectors.rsplit_once("*/").map_or(selectors, |(_, rest)| rest);
        for selector in selectors.split(',').map(str::trim) {
            assert!(selector.starts_with(".chart") || selector.starts_with("@media"), "{selector}");
        }
    }
}
