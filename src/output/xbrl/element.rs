//! What a fact is of in the taxonomy: an element for each concept, unit and sort of period.
//!
//! A name says all of it, so that it doesn't depend on what else an archive states and stays when another document is added.

use crate::domain::Unit;
use std::fmt::Write;

/// An element of the taxonomy that facts are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Element<'a> {
    /// The concept: of a line or metric, or what `home` says of it.
    pub concept: &'a str,
    /// Whose key the concept is.
    pub home: Home<'a>,
    /// The definition of a metric, where it isn't its first.
    pub definition: Option<&'a str>,
    /// What it counts.
    pub measure: Measure,
    /// Whether it is stated at an instant, and not for a span of days.
    pub is_instant: bool,
}

/// Whose key an element's concept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Home<'a> {
    /// The archive's: a concept or a metric, of which all documents mean the same.
    Archive,
    /// A metric's: its id and that of a part, with points between a part and its own parts.
    Metric,
    /// That of the document with this id, in which alone it means something.
    Document(&'a str),
}

/// What an element counts: a unit without its currency, since one element is stated in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Measure {
    /// Money.
    Money,
    /// Money per ordinary share.
    PerShare,
    /// Money per depositary share.
    PerAds,
    /// Ordinary shares.
    Shares,
    /// Depositary shares.
    Ads,
    /// Percent, stated in hundredths: 61.0 % is 0.610.
    Percent,
    /// Differences of percentages, likewise.
    Points,
    /// How many times.
    Times,
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Things.
    Count,
}

impl Measure {
    /// That of a unit.
    pub const fn of(unit: Unit) -> Self {
        match unit {
            Unit::Money(_) => Self::Money,
            Unit::PerShare(_) => Self::PerShare,
            Unit::PerAds(_) => Self::PerAds,
            Unit::Shares => Self::Shares,
            Unit::Ads => Self::Ads,
            Unit::Percent => Self::Percent,
            Unit::Points => Self::Points,
            Unit::Times => Self::Times,
            Unit::Days => Self::Days,
            Unit::Months => Self::Months,
            Unit::Years => Self::Years,
            Unit::Count => Self::Count,
        }
    }

    /// The end of a name; nothing for money, which most elements count.
    const fn suffix(self) -> &'static str {
        match self {
            Self::Money => "",
            Self::PerShare => ".per-share",
            Self::PerAds => ".per-ads",
            Self::Shares => ".shares",
            Self::Ads => ".ads",
            Self::Percent => ".percent",
            Self::Points => ".points",
            Self::Times => ".times",
            Self::Days => ".days",
            Self::Months => ".months",
            Self::Years => ".years",
            Self::Count => ".count",
        }
    }

    /// The type of its elements: of XBRL 2.1 (section 5.1.1.3) or of the registry of data types.
    pub const fn item_type(self) -> &'static str {
        match self {
            Self::Money => "xbrli:monetaryItemType",
            Self::PerShare => "dtr-types:perShareItemType",
            Self::Shares => "xbrli:sharesItemType",
            Self::Percent | Self::Points => "dtr-types:percentItemType",
            Self::Times => "xbrli:pureItemType",
            Self::PerAds | Self::Ads | Self::Days | Self::Months | Self::Years | Self::Count => "xbrli:decimalItemType",
        }
    }

    /// The power of ten by which its values are stated otherwise than in its unit.
    pub const fn exponent(self) -> i32 {
        match self {
            Self::Percent | Self::Points => -2,
            _ => 0,
        }
    }
}

impl Element<'_> {
    /// Adds its name: `total-assets.instant`, `net-income-per-ads-basic.per-ads`, `loan-balance.by.2024.instant`. A part is
    /// `loan-balance.part_new-loans`, a figure of a document `2024-q1-results.figure_margin.percent`: no id of the archive has an
    /// underscore, so that neither is the name of something else.
    pub fn push_name(&self, out: &mut String) {
        match self.home {
            Home::Archive => push_ncname(out, self.concept),
            Home::Metric => {
                let (metric, part) = self.concept.split_once('.').unwrap_or((self.concept, ""));
                push_ncname(out, metric);
                out.push_str(".part_");
                push_words(out, part);
            }
            Home::Document(document) => {
                push_ncname(out, document);
                out.push_str(".figure_");
                out.push_str(self.concept);
            }
        }
        if let Some(definition) = self.definition {
            out.push_str(".by.");
            out.push_str(definition);
        }
        out.push_str(self.measure.suffix());
        out.push_str(if self.is_instant { ".instant" } else { "" });
    }
}

/// Adds an id as the beginning of an XML name, which no digit or hyphen can be.
pub(super) fn push_ncname(out: &mut String, id: &str) {
    if !id.starts_with(|c: char| c.is_ascii_alphabetic()) {
        out.push('_');
    }
    out.push_str(id);
}

/// Adds words of any language as a part of an XML name: letters that not every processor takes as their number in Unicode.
fn push_words(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '.' => out.push('_'),
            c if c.is_ascii() => out.push(c),
            // Writing to a string can't fail.
            c => _ = write!(out, ".{:04x}.", u32::from(c)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Currency;

    fn name(concept: &str, definition: Option<&str>, unit: Unit, is_instant: bool) -> String {
        named(Element { concept, home: Home::Archive, definition, measure: Measure::of(unit), is_instant })
    }

    fn named(element: Element<'_>) -> String {
        let mut name = String::new();
        element.push_name(&mut name);
        name
    }

    #[test]
    fn a_name_says_the_unit_and_the_sort_of_period_and_no_currency() {
        let [yuan, dollar] = ["CNY", "USD"].map(|code| Currency::from_code(code).unwrap());
        assert_eq!(name("revenue", None, Unit::Money(yuan), false), "revenue");
        assert_eq!(name("revenue", None, Unit::Money(dollar), false), "revenue");
        assert_eq!(name("cash", None, Unit::Money(yuan), true), "cash.instant");
        assert_eq!(name("income", None, Unit::PerShare(yuan), false), "income.per-share");
        assert_eq!(name("loans", Some("2024"), Unit::Count, true), "loans.by.2024.count.instant");
    }

    #[test]
    fn a_name_is_one_of_xml_where_the_id_begins_with_a_digit() {
        assert_eq!(name("90-day-rate", None, Unit::Percent, false), "_90-day-rate.percent");
    }

    #[test]
    fn a_part_and_a_figure_of_a_document_have_names_that_no_concept_has() {
        let count = Element {
            concept: "stores.abroad.in-日",
            home: Home::Metric,
            definition: None,
            measure: Measure::Count,
            is_instant: true,
        };
        assert_eq!(named(count), "stores.part_abroad_in-.65e5..count.instant");
        let own = Element { concept: "margin", home: Home::Document("2024-q1"), measure: Measure::Percent, ..count };
        assert_eq!(named(own), "_2024-q1.figure_margin.percent.instant");
    }
}
