//! Bars of an outlook: what is expected, from its low to its high end, below what was reported. No axis, no text: the figures
//! stand beside them.

use super::ticks::number;
use rust_decimal::Decimal;

/// The picture's own measures; pages stretch it to their room.
const WIDTH: f64 = 1000.0;
const HEIGHT: i32 = 16;

/// The least that a range takes, so that a single figure is seen.
const LEAST: f64 = 6.0;

/// A bar of an outlook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlookBar {
    /// A reported figure.
    Reported(Decimal),
    /// A range that is expected; an end that isn't stated is open.
    Expected(Option<Decimal>, Option<Decimal>),
}

impl OutlookBar {
    fn ends(self) -> [Option<Decimal>; 2] {
        match self {
            Self::Reported(value) => [Some(value), None],
            Self::Expected(low, high) => [low, high],
        }
    }
}

/// The pictures of bars on one scale from zero on, as inline SVG with classes and without colors, hidden from those who are
/// read the page.
#[must_use]
pub fn outlook(bars: &[OutlookBar]) -> Vec<String> {
    let values = || bars.iter().flat_map(|bar| bar.ends()).flatten().map(number);
    let (least, most) = values().fold((0.0_f64, 0.0_f64), |(a, b), it| (a.min(it), b.max(it)));
    let is_open = |bar: &OutlookBar| matches!(bar, OutlookBar::Expected(Some(_), None));
    // What is expected at least has room to go on.
    let most = if bars.iter().any(is_open) { most + (most - least) * 0.15 } else { most };
    let place = |value: f64| if most > least { (value - least) / (most - least) * WIDTH } else { 0.0 };
    let draw = |bar: &OutlookBar| {
        let (class, from, to) = match *bar {
            OutlookBar::Reported(value) => ("outlook-reported", place(0.0), place(number(value))),
            OutlookBar::Expected(Some(low), Some(high)) => ("outlook-range", place(number(low)), place(number(high))),
            OutlookBar::Expected(Some(low), None) => ("outlook-open", place(number(low)), WIDTH),
            OutlookBar::Expected(None, Some(high)) => ("outlook-open", place(least), place(number(high))),
            OutlookBar::Expected(None, None) => ("outlook-open", 0.0, WIDTH),
        };
        let (from, to) = (from.min(to), from.max(to));
        let (x, width) = (from.round(), (to - from).max(LEAST).round());
        let lead = match bar {
            OutlookBar::Expected(Some(_), _) if from > place(0.0) => {
                let zero = place(0.0).round();
                format!("<rect class=\"outlook-lead\" x=\"{zero}\" y=\"7\" width=\"{}\" height=\"2\"/>", x - zero)
            }
            _ => String::new(),
        };
        format!(
            "<svg class=\"outlook-bar\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" \
             focusable=\"false\">{lead}<rect class=\"{class}\" x=\"{x}\" y=\"0\" width=\"{width}\" height=\"{HEIGHT}\"/></svg>"
        )
    };
    bars.iter().map(draw).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use OutlookBar::{Expected, Reported};

    /// Where the bar of a picture begins and how wide it is.
    fn placed(svg: &str) -> (i32, i32) {
        let bar = svg.rsplit("<rect").next().unwrap();
        let of = |name: &str| bar.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap();
        (of("x").parse().unwrap(), of("width").parse().unwrap())
    }

    fn bars(bars: &[OutlookBar]) -> Vec<(i32, i32)> {
        outlook(bars).iter().map(|svg| placed(svg)).collect()
    }

    fn of(value: i64) -> Decimal {
        Decimal::from(value)
    }

    #[test]
    fn a_range_stands_below_what_was_reported_on_one_scale_from_zero_on() {
        assert_eq!(bars(&[Reported(of(80)), Expected(Some(of(90)), Some(of(100)))]), [(0, 800), (900, 100)]);
    }

    #[test]
    fn a_loss_is_left_of_zero_and_an_open_end_goes_on() {
        assert_eq!(bars(&[Reported(of(-50)), Reported(of(50))]), [(0, 500), (500, 500)]);
        let [(_, closed), (from, open)] = bars(&[Reported(of(100)), Expected(Some(of(100)), None)])[..] else {
            panic!()
        };
        assert_eq!((closed, from, from + open), (870, 870, 1000));
    }

    #[test]
    fn a_single_figure_is_seen() {
        assert_eq!(bars(&[Expected(Some(of(100)), Some(of(100)))])[0].1, 6);
    }
}
