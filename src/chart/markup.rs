//! Reads pictures back: their elements, and where their texts stand in a picture of some width.

use super::ink::{Face, Ink};
use super::measure::{Anchor, PX, WIDE};
use super::place::Area;
use super::text;
use quick_xml::{Reader, events::Event};
use rust_decimal::Decimal;

/// An element's name, attributes and text, and the elements around it.
#[derive(Clone, Debug)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub text: String,
    pub within: Vec<usize>,
}

impl Element {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split(' ').any(|it| it == class))
    }

    /// A length in tenths of a pixel; a percentage is one of `width`.
    pub fn length(&self, name: &str, width: i32) -> i32 {
        let text = self.get(name).unwrap_or("0");
        let (number, unit) = match text.strip_suffix('%') {
            Some(percent) => (percent, Decimal::from(width) / Decimal::ONE_HUNDRED),
            None => (text, Decimal::TEN),
        };
        let exact = number.parse::<Decimal>().unwrap() * unit;
        crate::domain::decimal::round(exact, 0).try_into().unwrap()
    }
}

/// All elements in document order; the text of an element is what stands directly in it.
pub fn elements(svg: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().expand_empty_elements = true;
    let (mut found, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let attribute = |a: Result<quick_xml::events::attributes::Attribute, _>| {
                    let a = a.unwrap();
                    (a.key.as_ref().to_owned(), a.value.into_owned())
                };
                let attributes = start.attributes().map(attribute).collect();
                let name = start.name().as_ref().to_owned();
                found.push(Element { name, attributes, text: String::new(), within: open.clone() });
                open.push(found.len() - 1);
            }
            Event::End(_) => {
                open.pop().unwrap();
            }
            Event::Text(text) => {
                if let Some(&at) = open.last() {
                    found[at].text.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                let character = match &*name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    other => panic!("entity {other}"),
                };
                found[*open.last().unwrap()].text.push(character);
            }
            Event::Eof => break,
            other => panic!("unexpected {other:?}"),
        }
    }
    found
}

/// The space left and right of an inline plot.
fn gutters(root: &Element) -> (i32, i32) {
    let left = root.get("class").unwrap().split(' ').find_map(|class| class.strip_prefix('l')?.parse::<i32>().ok());
    (left.unwrap() * 8 * PX, if root.has_class("named") { super::frame::NAMES } else { 0 })
}

/// The texts that an inline picture of that width shows, with their boxes, and the picture's own. `tips` are shown one by
/// one and left out.
pub fn texts(svg: &str, width: i32) -> (Area, Vec<(Area, String)>) {
    let elements = elements(svg);
    let (left, right) = gutters(&elements[0]);
    let plot = width - left - right;
    let bounds = Area { left: -left, top: 0, right: plot + right, bottom: elements[0].length("height", 0) };
    let mut boxes = Vec::new();
    for element in elements.iter().filter(|element| element.name == "text") {
        let is_tip = element.within.iter().any(|at| elements[*at].has_class("tip"));
        if is_tip || element.has_class("wide") && width < WIDE {
            continue;
        }
        let off: i32 = element.within[1..].iter().map(|at| elements[*at].length("x", plot)).sum();
        boxes.push((area(element, plot, off + element.length("dx", 0)), element.text.clone()));
    }
    (bounds, boxes)
}

fn area(element: &Element, plot: i32, off: i32) -> Area {
    let anchor = match element.get("text-anchor") {
        Some("end") => Anchor::End,
        Some("middle") => Anchor::Middle,
        _ => Anchor::Start,
    };
    let size = if element.has_class("small") { 120 } else { 130 };
    let face = Face { ink: Ink::INK, size, bold: element.has_class("bold") };
    let at = (element.length("x", plot) + off, element.length("y", 0));
    Area::of_text(at, anchor, face, text::width(&element.text, face))
}
