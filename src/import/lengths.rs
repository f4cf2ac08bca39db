//! Titles and headings that name several lengths or days: which of them a column is of, it must say itself.

use super::spelled::plain;
use crate::domain::period::heading::{Day, Length, read};
use crate::domain::period::{Part, heading::Heading};

/// The length that the texts above a table name; none where they name several.
pub fn length(above: &[String]) -> Option<Length> {
    let all: Vec<Length> = above.iter().rev().flat_map(|text| lengths(&plain(text))).collect();
    let first = *all.first()?;
    all.iter().all(|it| span(*it) == span(first)).then_some(first)
}

/// The day that the texts above a table name as the last of its periods, whatever the year; none where they name several.
pub fn day(above: &[String]) -> Option<Day> {
    let mut texts = above.iter().rev().map(|text| plain(text));
    let nearest = texts.find_map(|text| Some(days(&text)).filter(|it| !it.is_empty()))?;
    // What a text further up is dated is no matter, unless it tells of periods too.
    let others = texts.filter(|text| states_periods(text)).flat_map(|text| days(&text));
    let all: Vec<Heading> = nearest.into_iter().chain(others).collect();
    let last = all.first()?.last?;
    let is_same = |it: &Heading| it.last.is_some_and(|day| (day.month, day.day) == (last.month, last.day));
    all.iter().all(is_same).then_some(last)
}

/// Whether a column's own heading, in plain words, names several lengths: `Three and nine months ended`, `Q2 and H1 2024`.
pub fn names_several(heading: &str) -> bool {
    let parts = || pieces(heading).filter_map(|it| read(it).part).filter(|it| *it != Part::Year);
    let mut spans: Vec<u32> = lengths(heading).into_iter().map(span).collect();
    spans.extend(parts().map(|part| match part {
        Part::Quarter(_) => 3,
        Part::Half(_) => 6,
        Part::NineMonths => 9,
        Part::Year => 12,
    }));
    let first = parts().next();
    spans.windows(2).any(|it| it[0] != it[1]) || parts().any(|it| Some(it) != first)
}

/// The lengths that a text in plain words names. `three and nine months` has two.
fn lengths(text: &str) -> Vec<Length> {
    let mut found = Vec::new();
    for part in text.split(['(', ')', ';', '/']) {
        // The unit of a number that ends a piece stands in the one behind it.
        let mut unit = "";
        let mut of_part = Vec::new();
        for piece in pieces(part).collect::<Vec<_>>().into_iter().rev() {
            let own = read(piece);
            let is_dated = own.last.is_some() || own.month.is_some();
            let lent = || {
                let number = piece.trim_end_matches(['-', ' ']);
                read(&plain(&format!("{number} {unit}"))).length.filter(|_| !unit.is_empty() && !is_dated)
            };
            let length = own.length.or_else(lent);
            unit = match length {
                Some(Length::Weeks(_)) => "weeks",
                // With numbers of any language.
                Some(Length::Months(_)) => "monate",
                _ => "",
            };
            of_part.extend(length);
        }
        found.extend(of_part.into_iter().rev());
    }
    found
}

fn days(text: &str) -> Vec<Heading> {
    let read = pieces(text).map(read);
    read.filter(|it| it.last.is_some() || it.month.is_some()).collect()
}

/// Whether a text tells of the periods of a table.
fn states_periods(text: &str) -> bool {
    let words = ["as of ", "as at ", "zum ", "stand ", "au ", "al ", "per ", "於", "于"];
    !lengths(text).is_empty() || words.iter().any(|it| text.starts_with(it) || text.contains(&format!(" {it}")))
}

/// What stands between words that join: `and`, `und`, `及`.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    const JOINTS: [&str; 7] = ["and", "und", "et", "e", "y", "&", "or"];
    let mut pieces = Vec::new();
    for part in text.split([',', '及', '和', '與', '与', '、']) {
        let mut start = 0;
        let mut at = 0;
        for word in part.split(' ') {
            if JOINTS.iter().any(|it| it.eq_ignore_ascii_case(word)) {
                pieces.push(&part[start..at]);
                start = at + word.len();
            }
            at = (at + word.len() + 1).min(part.len());
        }
        pieces.push(&part[start..]);
    }
    pieces.into_iter().map(str::trim).filter(|it| !it.is_empty())
}

/// The length in months; thirteen weeks are three.
fn span(length: Length) -> u32 {
    match length {
        Length::Months(months) => months,
        Length::Quarter | Length::Weeks(12..=17) => 3,
        Length::Half | Length::Weeks(24..=29) => 6,
        Length::Weeks(37..=41) => 9,
        Length::Weeks(50..=54) => 12,
        Length::Weeks(weeks) => 100 + weeks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn above(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn titles_with_one_length_say_it_however_often() {
        for (texts, months) in [
            (&["For the three months ended March 31, 2024 and 2023"][..], 3),
            (&["Six months ended June 30", "(13 weeks, unaudited)", "26 weeks ended 30 June"], 0),
            (&["Nine months ended September 30, 2024", "(unaudited, in millions)"], 9),
            (&["Quarter ended March 31", "Three months ended March 31"], 3),
            (&["For the years ended December 31, 2024, 2023 and 2022"], 12),
            (&["As of June 30 and for the six months then ended"], 6),
        ] {
            let expected = Some(months).filter(|it| *it > 0);
            assert_eq!(length(&above(texts)).map(span), expected, "{texts:?}");
        }
    }

    #[test]
    fn titles_with_several_lengths_say_none() {
        for texts in [
            &["For the three and nine months ended September 30"][..],
            &["Three- and nine-month periods ended September 30"],
            &["Three months ended June 30, 2024", "Six months ended June 30, 2024"],
            &["Three months ended March 31, 2024", "(With comparative figures for the year ended December 31, 2023)"],
            &["Quarter and year ended December 31"],
            &["For the 13 and 39 weeks ended 28 September"],
            &["Drei und neun Monate bis 30. September"],
            &["截至九月三十日止三個月及九個月"],
            &["Three, six and nine months to 30 September"],
            &["trois et neuf mois clos le 30 septembre"],
        ] {
            assert_eq!(length(&above(texts)), None, "{texts:?}");
        }
    }

    #[test]
    fn a_day_is_that_of_the_nearest_text_and_of_no_other_that_tells_of_periods() {
        let of = |texts: &[&str]| day(&above(texts)).map(|it| (it.month, it.day));
        assert_eq!(of(&["Released August 14, 2024", "Years ended December 31, 2024 and 2023"]), Some((12, 31)));
        assert_eq!(of(&["as of December 31, 2024 and 2023", "(in millions)"]), Some((12, 31)));
        assert_eq!(of(&["Released August 14, 2024", "As of June 30, 2024 and December 31, 2023"]), None);
        assert_eq!(of(&["As of June 30, 2024", "(with figures as of December 31, 2023)"]), None);
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn headings_that_name_several_lengths_are_told() {
        for heading in ["three and nine months ended september 30, 2024", "q2 and h1 2024", "q1 and q2 2024"] {
            assert!(names_several(heading), "{heading}");
        }
        for heading in
            ["second quarter, three months ended june 30, 2024", "fy2024, quarter ended june 30, 2024", "2024"]
        {
            assert!(!names_several(heading), "{heading}");
        }
    }
}
