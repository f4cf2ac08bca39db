//! Both ends of a range: what stands once, at one of them, is of both: `10.5-11.0%`, `US$1.17-1.23 billion`, `between 3 and
//! 5 percent`.

use super::found::Found;
use crate::domain::{Scale, Unit};

/// How the ends of a range are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    /// `3-5%`, `between 3 and 5%`: what stands once is of both.
    Range,
    /// `from 3 to 5%`: a percentage is of both, but a scale may be of the second alone.
    Words,
}

fn join(text: &str, first: &Found, second: &Found) -> Option<Join> {
    let gap = text.get(first.core.end..second.core.start)?;
    match gap.trim() {
        "-" | "–" | "—" | "~" | "至" => Some(Join::Range),
        "and" => text[..first.core.start].trim_end().to_ascii_lowercase().ends_with("between").then_some(Join::Range),
        "to" => Some(Join::Words),
        _ => None,
    }
}

fn is_bare(it: &Found) -> bool {
    it.unit == Unit::Count && it.scale == Scale::One
}

/// Gives the first end what stands at the second one alone.
pub(super) fn inherit(text: &str, first: &mut Found, second: &Found) {
    if first.scale != Scale::One || is_bare(second) {
        return;
    }
    let Some(join) = join(text, first, second) else { return };
    let of_hundred = matches!(second.unit, Unit::Percent | Unit::Points);
    if is_bare(first) && (join == Join::Range || of_hundred) {
        (first.unit, first.scale) = (second.unit, second.scale);
    } else if join == Join::Range
        && matches!(first.unit, Unit::Money(_))
        && (second.unit == Unit::Count || second.unit == first.unit)
    {
        first.scale = second.scale;
    }
}

/// The second end in the currency that stands at the first one alone.
pub(super) fn in_currency_of(text: &str, first: &Found, second: Found) -> Found {
    let is_of_first =
        second.unit == Unit::Count && matches!(first.unit, Unit::Money(_) | Unit::PerShare(_) | Unit::PerAds(_));
    if is_of_first && join(text, first, &second) == Some(Join::Range) {
        Found { unit: first.unit, ..second }
    } else {
        second
    }
}
