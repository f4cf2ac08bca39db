//! A figure's course as small as a word: no axis, no text; the figures stand beside it.

use super::ticks::number;
use super::time::When;
use rust_decimal::Decimal;
use std::fmt::Write;

/// The picture's own measures; pages show it as high as a line of text.
const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 60.0;

/// The room for half a dot at every edge.
const EDGE: f64 = 7.0;

/// The radius of the dot at the newest value, and that of a value between two gaps.
const NEWEST: i32 = 6;
const ALONE: i32 = 4;

/// Fewer values have no course.
const FEWEST: usize = 3;

/// A value of a sparkline.
#[derive(Clone, Copy, Debug)]
pub struct SparkPoint {
    /// Its period or day.
    pub when: When,
    /// The value.
    pub value: Decimal,
    /// Whether a period between the value before and this one has no figure: no line is drawn from there.
    pub after_gap: bool,
}

/// The picture as inline SVG with classes and without colors, hidden from those who are read the page; empty for fewer than
/// three values. The points are in the order of time.
#[must_use]
pub fn sparkline(points: &[SparkPoint]) -> String {
    if points.len() < FEWEST {
        return String::new();
    }
    let values = || points.iter().map(|point| number(point.value));
    let (least, most) = values().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), it| (a.min(it), b.max(it)));
    let days = || points.iter().map(|point| point.when.middle());
    let (first, last) = days().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), it| (a.min(it), b.max(it)));
    let along = |from: f64, to: f64, at: f64| if to > from { (at - from) / (to - from) } else { 0.5 };
    let height = |value: f64| (HEIGHT - EDGE - along(least, most, value) * (HEIGHT - 2.0 * EDGE)).round() as i32;
    let place = |point: &SparkPoint| {
        let x = EDGE + along(first, last, point.when.middle()) * (WIDTH - 2.0 * EDGE);
        (x.round() as i32, height(number(point.value)))
    };
    let mut svg = format!(
        "<svg class=\"sparkline\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"96\" height=\"24\" aria-hidden=\"true\" focusable=\"false\">"
    );
    if least < 0.0 && most > 0.0 {
        let _ = write!(svg, "<path class=\"spark-zero\" d=\"M0 {}H{WIDTH}\"/>", height(0.0));
    }
    let (mut line, mut dots) = (String::new(), String::new());
    for (at, point) in points.iter().enumerate() {
        let (x, y) = place(point);
        let begins = at == 0 || point.after_gap;
        let ends = points.get(at + 1).is_none_or(|next| next.after_gap);
        let _ = write!(line, "{}{x} {y}", if begins { 'M' } else { 'L' });
        if at + 1 == points.len() {
            let _ = write!(dots, "<circle class=\"spark-newest\" cx=\"{x}\" cy=\"{y}\" r=\"{NEWEST}\"/>");
        } else if begins && ends {
            let _ = write!(dots, "<circle class=\"spark-alone\" cx=\"{x}\" cy=\"{y}\" r=\"{ALONE}\"/>");
        }
    }
    let _ = write!(svg, "<path class=\"spark-line\" d=\"{line}\"/>{dots}</svg>");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::markup::elements;
    use chrono::NaiveDate;

    fn points(values: &[(u32, i64, bool)]) -> Vec<SparkPoint> {
        let point = |(month, value, after_gap): &(u32, i64, bool)| SparkPoint {
            when: When::Instant(NaiveDate::from_ymd_opt(2024, *month, 1).unwrap()),
            value: Decimal::from(*value),
            after_gap: *after_gap,
        };
        values.iter().map(point).collect()
    }

    fn line(svg: &str) -> String {
        let found = elements(svg).into_iter().find(|it| it.has_class("spark-line"));
        found.unwrap().get("d").unwrap().to_owned()
    }

    #[test]
    fn two_values_have_no_course() {
        assert_eq!(sparkline(&points(&[(1, 1, false), (2, 2, false)])), "");
    }

    #[test]
    fn the_greatest_value_is_at_the_top_and_the_newest_has_a_dot() {
        let svg = sparkline(&points(&[(1, 1, false), (2, 3, false), (3, 2, false)]));
        assert_eq!(line(&svg), "M7 53L124 7L233 30");
        assert_eq!(svg.matches("<circle").count(), 1);
        assert!(!svg.contains("spark-zero"));
    }

    #[test]
    fn no_line_runs_across_a_gap_and_a_value_between_two_is_a_dot() {
        let svg = sparkline(&points(&[(1, 1, false), (2, 2, false), (5, 2, true), (9, 1, true), (10, 1, false)]));
        assert_eq!(line(&svg).matches('M').count(), 3);
        assert_eq!(svg.matches("spark-alone").count(), 1);
    }

    #[test]
    fn values_on_both_sides_of_zero_have_its_line_and_equal_ones_a_straight_one() {
        assert!(sparkline(&points(&[(1, -1, false), (2, 3, false), (3, 2, false)])).contains("spark-zero"));
        assert_eq!(line(&sparkline(&points(&[(1, 4, false), (2, 4, false), (3, 4, false)]))), "M7 30L124 30L233 30");
    }
}
