//! The values that are told at points and bars, where there is room.

use super::{Drawn, FEW, HEIGHT, MetricPoint};
use crate::chart::ink::Face;
use crate::chart::measure::{Anchor, PX, X};
use crate::chart::place::{Area, near};
use crate::chart::sketch::Sketch;
use crate::chart::text;

impl Drawn<'_> {
    /// Labels the last, greatest, least and first point always; if there are few, the others as well where there is room.
    pub(super) fn draw_labels(&self, sketch: &mut Sketch<'_>) {
        let points: Vec<&MetricPoint> = self.panel.points().collect();
        let places: Vec<(i32, i32)> =
            points.iter().map(|point| self.place(point)).map(|(x, y)| (X::at(x).within(self.width), y)).collect();
        let bounds = Area { left: 0, top: Face::SMALL.line(), right: self.width, bottom: self.top + HEIGHT };
        let mut taken = self.covered(&places);
        let mut texts: Vec<Area> = Vec::new();
        let last = points.len() - 1;
        let by_value = |a: &usize, b: &usize| points[*a].value.cmp(&points[*b].value);
        let mut order = vec![last];
        order.extend((0..=last).rev().max_by(by_value));
        order.extend((0..=last).min_by(by_value));
        order.push(0);
        let certain = order.len();
        if points.len() <= FEW {
            order.extend(1..last);
        }
        let mut labeled = vec![false; points.len()];
        for (rank, index) in order.into_iter().enumerate() {
            if std::mem::replace(&mut labeled[index], true) {
                continue;
            }
            let face = if index == last { Face::STRONG } else { Face::PLAIN };
            let short = text::fit(&points[index].label, face, self.width / 2);
            let label = (face, &*short);
            let above = self.panel.flow || is_above_neighbors(&points, index);
            let mut found = near(places[index], above, label, bounds, &taken, 1);
            if found.is_none() && rank < certain {
                // A label that must stand covers marks rather than being left out.
                found = near(places[index], above, label, bounds, &taken, 4)
                    .or_else(|| near(places[index], above, label, bounds, &texts, 12));
            }
            if let Some(((x, y), area)) = found {
                let at = self.place(points[index]).0;
                sketch.text(X::at(at).and(x - places[index].0), y, Anchor::Middle, face, &short);
                taken.push(area);
                texts.push(area);
            }
        }
    }

    /// What the marks cover, lines in short steps.
    fn covered(&self, places: &[(i32, i32)]) -> Vec<Area> {
        let axis = self.top + HEIGHT;
        if self.panel.flow {
            let half = self.width / (2 * places.len().max(1) as i32);
            let bar = |&(x, y): &(i32, i32)| Area { left: x - half, top: y, right: x + half, bottom: axis };
            return places.iter().map(bar).collect();
        }
        let mut areas: Vec<Area> = places.iter().map(|at| Area::around(*at, 4 * PX)).collect();
        for series in &self.panel.series {
            for ends in series.points.windows(2) {
                let at = |point: &MetricPoint| {
                    let (x, y) = self.place(point);
                    (X::at(x).within(self.width), y)
                };
                let ((x, y), (to_x, to_y)) = (at(&ends[0]), at(&ends[1]));
                let steps = (to_x - x).abs().max((to_y - y).abs()) / (4 * PX);
                let at = |step| (x + (to_x - x) * step / steps, y + (to_y - y) * step / steps);
                areas.extend((1..steps).map(|step| Area::around(at(step), PX)));
            }
        }
        areas
    }
}

/// Whether the lines at a point go down from it rather than up.
fn is_above_neighbors(points: &[&MetricPoint], index: usize) -> bool {
    let value = points[index].value;
    let higher = |at: Option<usize>| at.and_then(|at| points.get(at)).is_some_and(|neighbor| neighbor.value > value);
    !(higher(index.checked_sub(1)) || higher(index.checked_add(1)))
}
