//! How data files write what a figure is of and what it counts: words that stay, for scripts look for them.

use crate::domain::figure::Hedge;
use crate::domain::member::Members;
use crate::domain::statement::{LineUnit, Method};
use crate::domain::{Announcement, Period, Scale, Unit};

/// `source`: the archive's key of the official document, or its title. The title is long and would be in every
/// record, so it stands there only where there is no key.
pub(super) fn document(announcement: &Announcement) -> &str {
    announcement.source.id.as_deref().unwrap_or(&announcement.source.title)
}

/// `members`: `segment=compute`, of several dimensions with a space between them; nothing for the company's figures.
pub(super) fn members(of: Members<'_>) -> String {
    let mut text = String::new();
    for member in of.iter() {
        let space = if text.is_empty() { "" } else { " " };
        for part in [space, &*member.dimension.value, "=", &*member.member.value] {
            text.push_str(part);
        }
    }
    text
}

/// `period` to `period_end`. A balance has no start.
pub(super) fn period(period: &Period) -> [String; 3] {
    let start = match period {
        Period::Instant(_) => String::new(),
        Period::Span { start, .. } => start.to_string(),
    };
    [period.id(), start, period.end().to_string()]
}

/// What a document says of being audited, or nothing.
pub(super) fn yes_or_no(said: Option<bool>) -> &'static str {
    said.map_or("", |yes| if yes { "yes" } else { "no" })
}

/// What the words around a number admit.
pub(super) fn hedge_word(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Approximately => "approximately",
        Hedge::UpTo => "up-to",
        Hedge::AtMost => "at-most",
        Hedge::AtLeast => "at-least",
        Hedge::MoreThan => "more-than",
        Hedge::LessThan => "less-than",
        Hedge::Nearly => "nearly",
    }
}

/// How a cell came about.
pub(super) fn method_word(method: Method) -> &'static str {
    match method {
        Method::Footed => "footed",
        Method::Translated => "translated",
        Method::Balancing => "balancing",
        Method::PerAds => "per-ads",
        Method::Divided => "divided",
    }
}

/// A scale.
pub(super) fn word(scale: Scale) -> &'static str {
    scale.id()
}

/// What the cells of a line count.
pub(super) fn unit_of_line(unit: LineUnit) -> &'static str {
    match unit {
        LineUnit::Money => "money",
        LineUnit::PerShare => "per-share",
        LineUnit::PerAds => "per-ads",
        LineUnit::Shares => "shares",
        LineUnit::Ads => "ads",
        LineUnit::Percent => "percent",
        LineUnit::Points => "points",
        LineUnit::Times => "times",
        LineUnit::Days => "days",
        LineUnit::Months => "months",
        LineUnit::Years => "years",
        LineUnit::Count => "count",
        LineUnit::Text => "text",
    }
}

/// What a figure counts.
pub(super) fn unit_word(unit: Unit) -> &'static str {
    unit_of_line(match unit {
        Unit::Money(_) => LineUnit::Money,
        Unit::PerShare(_) => LineUnit::PerShare,
        Unit::PerAds(_) => LineUnit::PerAds,
        Unit::Shares => LineUnit::Shares,
        Unit::Ads => LineUnit::Ads,
        Unit::Percent => LineUnit::Percent,
        Unit::Points => LineUnit::Points,
        Unit::Times => LineUnit::Times,
        Unit::Days => LineUnit::Days,
        Unit::Months => LineUnit::Months,
        Unit::Years => LineUnit::Years,
        Unit::Count => LineUnit::Count,
    })
}
