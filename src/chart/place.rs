//! Where labels go without touching each other.

use super::ink::Face;
use super::measure::Anchor;
use super::text;

/// A rectangle in tenths of a pixel; its edges belong to it half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

impl Area {
    /// The box of a text of that width with its baseline at `at`.
    pub fn of_text(at: (i32, i32), anchor: Anchor, face: Face, width: i32) -> Self {
        let left = match anchor {
            Anchor::Start => at.0,
            Anchor::Middle => at.0 - width / 2,
            Anchor::End => at.0 - width,
        };
        Self { left, top: at.1 - face.ascent(), right: left + width, bottom: at.1 + face.descent() }
    }

    pub fn around(center: (i32, i32), radius: i32) -> Self {
        Self { left: center.0 - radius, top: center.1 - radius, right: center.0 + radius, bottom: center.1 + radius }
    }

    pub fn touches(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    pub fn is_inside(self, outer: Self) -> bool {
        self.left >= outer.left && self.right <= outer.right && self.top >= outer.top && self.bottom <= outer.bottom
    }
}

/// A baseline's middle, near `point`, at which a text stands within `bounds` and touches nothing in
/// `taken`: above or below the point first, then farther and sideways, row by row.
pub fn near(
    point: (i32, i32),
    above_first: bool,
    (face, text): (Face, &str),
    bounds: Area,
    taken: &[Area],
    rows: i32,
) -> Option<((i32, i32), Area)> {
    let width = text::width(text, face);
    let half = width / 2 + 1;
    // A place is written as a percentage with two decimals: in the widest picture that moves it by a tenth of a pixel or two.
    let (first, last) = (bounds.left + half + 2, bounds.right - half - 2);
    if first > last {
        return None;
    }
    let gap = 60;
    let row = face.ascent() + face.descent();
    for step in 0..rows {
        let above = point.1 - gap - face.descent() - step * row;
        let below = point.1 + gap + face.ascent() + step * row;
        for y in if above_first { [above, below] } else { [below, above] } {
            for shift in [0, -1, 1, -2, 2] {
                let x = (point.0 + shift * half / 2).clamp(first, last);
                let area = Area::of_text((x, y), Anchor::Middle, face, width);
                if area.is_inside(bounds) && !taken.iter().any(|other| area.touches(*other)) {
                    return Some(((x, y), area));
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Area = Area { left: 0, top: 0, right: 3200, bottom: 1500 };

    #[test]
    fn a_label_dodges_what_is_taken() {
        let text = (Face::PLAIN, "4.9 %");
        let (first, area) = near((1600, 700), true, text, BOUNDS, &[], 4).unwrap();
        assert_eq!(first.0, 1600);
        assert!(first.1 < 700);
        let (_, second) = near((1600, 700), true, text, BOUNDS, &[area], 4).unwrap();
        assert!(!second.touches(area));
    }

    #[test]
    fn a_label_at_the_edge_stays_inside() {
        let (_, area) = near((3190, 20), true, (Face::PLAIN, "85.1 %"), BOUNDS, &[], 1).unwrap();
        assert!(area.is_inside(BOUNDS));
    }

    #[test]
    fn a_label_wider_than_the_bounds_is_not_placed() {
        let long = "long ".repeat(100);
        assert!(near((1600, 700), true, (Face::PLAIN, &long), BOUNDS, &[], 4).is_none());
    }
}
