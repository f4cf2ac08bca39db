//! Weekdays beside dates in running text: `Monday, 20 May 2024` has to be a Monday.
//!
//! The whole file is read, facts and text alike, as it was typed: every place is exact then, and what stands between a
//! weekday and its date (a comma, a parenthesis, marks of emphasis) looks the same in TOML and in Markdown. Words are
//! English, or Chinese and Japanese behind a date; a date without its year has no weekday to compare with.

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::{FileId, Span};
use crate::prose::{Says, days_in};
use chrono::{Datelike, Month, NaiveDate, Weekday};
use std::ops::Range;

/// The longest date, such as `the 20th of September, 2024` with marks of emphasis.
const LONGEST: usize = 48;

/// The weekdays in a text that are not those of the dates beside them.
#[must_use]
pub fn mismatches(file: FileId, text: &str) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let english = weekdays(text).filter_map(|(place, weekday)| {
        // `Thurs. 13 December`
        let is_short = place.len() < "Friday".len();
        let end = place.end + usize::from(is_short && text[place.end..].starts_with(". "));
        let (day, range) = match date_after(text, end) {
            After::Date(day, range) => (day, range),
            After::WithoutYear => return None,
            After::Nothing => date_before(text, &place)?,
        };
        Some((place, weekday, range, day))
    });
    for (place, weekday, range, day) in english.chain(han_weekdays(text)) {
        if day.weekday() == weekday {
            continue;
        }
        let span = |range: Range<usize>| {
            let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
            Span { file, start: at(range.start), end: at(range.end) }
        };
        let is = day.format("%A");
        let message = format!("{} is a {is}, not a {}", day.format("%-d %B %Y"), &text[place.clone()]);
        let finding = Diagnostic::error(Code::WeekdayMismatch, span(place), message).related(span(range), "the date");
        findings.push(finding.help("compare both with the document: the date or its weekday is wrong"));
    }
    findings
}

/// The weekdays of a text, by their whole English names in any letters or by short ones with a capital letter.
fn weekdays(text: &str) -> impl Iterator<Item = (Range<usize>, Weekday)> {
    let bytes = text.as_bytes();
    let is_begin = |at: usize| {
        matches!(bytes[at] | 0x20, b'm' | b't' | b'w' | b'f' | b's')
            && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
    };
    (0..bytes.len()).filter(move |at| is_begin(*at)).filter_map(|at| weekday_at(text, at))
}

fn weekday_at(text: &str, start: usize) -> Option<(Range<usize>, Weekday)> {
    let bytes = &text.as_bytes()[start..];
    let length = bytes.iter().take("Wednesday".len() + 1).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let is_whole = !bytes.get(length).is_some_and(u8::is_ascii_digit);
    let name = text.get(start..start + length).filter(|_| is_whole && length > 2)?;
    let weekday = match name {
        "Tues" => Weekday::Tue,
        "Thur" | "Thurs" => Weekday::Thu,
        "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun" => name.parse().ok()?,
        _ if length > 5 => name.parse().ok()?,
        _ => return None,
    };
    Some((start..start + length, weekday))
}

/// The weekdays of a text in Chinese and Japanese that stand behind their dates, with these: `2024年5月20日（星期一）`, `5月20日(月)`.
fn han_weekdays(text: &str) -> Vec<(Range<usize>, Weekday, Range<usize>, NaiveDate)> {
    const NAMES: [&str; 7] = ["一月", "二火", "三水", "四木", "五金", "六土", "日天"];
    if text.is_ascii() || !text.contains('日') {
        return Vec::new();
    }
    let of_date = |(date, says): (Range<usize>, Says)| {
        let Says::On(day) = says else { return None };
        let rest = &text[date.end..];
        let inner = rest.trim_start_matches([' ', ',', '，', '、', '(', '（', '曜']);
        let is_set_off = inner.len() < rest.len() && rest.trim_start().starts_with(['(', '（']);
        let named = ["星期", "禮拜", "礼拜", "週", "周"].iter().find_map(|it| inner.strip_prefix(it));
        let behind = named.unwrap_or(inner);
        let sign = behind.chars().next()?;
        let closes = behind[sign.len_utf8()..].starts_with([')', '）', '曜', '・']);
        let at =
            NAMES.iter().position(|names| names.contains(sign)).filter(|_| named.is_some() || is_set_off && closes)?;
        let start = text.len() - inner.len();
        let end = text.len() - behind.len() + sign.len_utf8();
        Some((start..end, Weekday::try_from(u8::try_from(at).ok()?).ok()?, date, day))
    };
    days_in(text).into_iter().filter_map(of_date).collect()
}

/// What comes after a weekday.
#[derive(Debug, PartialEq)]
enum After {
    Date(NaiveDate, Range<usize>),
    WithoutYear,
    Nothing,
}

/// The date that begins behind a weekday, with nothing but marks between them.
fn date_after(text: &str, end: usize) -> After {
    let Some(first) = word(text, end, false) else { return After::Nothing };
    let first =
        if text[first.clone()].eq_ignore_ascii_case("the") { word(text, first.end, false) } else { Some(first) };
    first.map_or(After::Nothing, |first| date_at(text, first))
}

/// The date whose first word this is.
fn date_at(text: &str, first: Range<usize>) -> After {
    let of = |range: &Option<Range<usize>>| range.as_ref().map(|range| &text[range.clone()]);
    if let Some(iso) = text.get(first.start..first.start + 10).and_then(|text| text.parse().ok()) {
        return After::Date(iso, first.start..first.start + 10);
    }
    // `13/12/2024`, whose day can't be a month
    if text[first.end..].starts_with(['/', '.']) {
        let end = text[first.end..].find(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '.'));
        let numeric = &text[first.start..end.map_or(text.len(), |at| first.end + at)];
        if let [(range, Says::On(day))] = &*days_in(numeric.trim_end_matches('.')) {
            return After::Date(*day, first.start + range.start..first.start + range.end);
        }
    }
    let mut second = word(text, first.end, true);
    let (day, month) = match day_of_month(&text[first.clone()]) {
        Some(day) => {
            if of(&second) == Some("of") {
                second = second.and_then(|second| word(text, second.end, true));
            }
            (Some(day), of(&second).and_then(month))
        }
        None => (of(&second).and_then(day_of_month), month(&text[first.clone()])),
    };
    let (Some(day), Some(month), Some(second)) = (day, month, second) else { return After::Nothing };
    let year = word(text, second.end, true).filter(|year| year.len() == 4);
    let dated = year.and_then(|year| {
        let day = NaiveDate::from_ymd_opt(text[year.clone()].parse().ok()?, month, day)?;
        Some(After::Date(day, first.start..year.end))
    });
    dated.unwrap_or(After::WithoutYear)
}

/// The date that ends before a weekday set off from it: `20 May 2024 (Monday)` or `20 May 2024, a Monday,`.
fn date_before(text: &str, weekday: &Range<usize>) -> Option<(NaiveDate, Range<usize>)> {
    let unmarked = |c: char| matches!(c, '*' | '_');
    let blank = |c: char| c.is_whitespace() || unmarked(c);
    let after = text[weekday.end..].trim_start_matches(unmarked);
    let mut next = after.chars();
    let closes = match next.next() {
        Some(',' | ';' | ')') | None => true,
        Some('.' | '"') => next.next().is_none_or(char::is_whitespace),
        Some(_) => after.trim_start_matches([' ', '\r']).starts_with("\n\n"),
    };
    let before = text[..weekday.start].trim_end_matches(blank);
    let before = before.strip_suffix(" a").map_or(before, |before| before.trim_end_matches(blank));
    let date = before.strip_suffix(['(', ',']).filter(|_| closes)?.trim_end_matches(blank);
    let window = date.len().saturating_sub(LONGEST)..date.len();
    let starts = window.filter(|at| {
        let bytes = date.as_bytes();
        bytes[*at].is_ascii_alphanumeric() && (*at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
    });
    let words = starts.filter_map(|at| word(text, at, false));
    words.map(|first| date_at(text, first)).find_map(|found| match found {
        After::Date(day, range) if range.end == date.len() => Some((day, range)),
        _ => None,
    })
}

/// The next word, behind marks that can stand beside or, with `within`, in a date. A blank line ends the search.
fn word(text: &str, at: usize, within: bool) -> Option<Range<usize>> {
    let rest = &text[at..];
    let mark = |c: char| c.is_whitespace() || matches!(c, ',' | '(' | '*' | '_') || within && c == '.';
    let start = rest.find(|c| !mark(c))?;
    let length = rest[start..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len() - start);
    let is_near = rest[..start].matches('\n').count() < 2;
    (length > 0 && is_near).then(|| at + start..at + start + length)
}

/// `20`, `20th`.
fn day_of_month(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

/// `May`, `Sep`, `Sept`.
fn month(word: &str) -> Option<u32> {
    let word = if word.eq_ignore_ascii_case("sept") { "September" } else { word };
    word.parse::<Month>().ok().map(|month| month.number_from_month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The weekday reported and the message, for each finding in a text.
    fn found(text: &str) -> Vec<(&str, String)> {
        mismatches(FileId(0), text)
            .into_iter()
            .map(|finding| {
                let span = finding.primary.unwrap().span;
                (&text[span.start as usize..span.end as usize], finding.message)
            })
            .collect()
    }

    #[test]
    fn a_weekday_before_a_date_is_compared_in_every_usual_form() {
        for date in [
            "20 May 2024",
            "May 20, 2024",
            "20th May, 2024",
            "the 20th of May 2024",
            "2024-05-20",
            "(20 May 2024)",
            "**20 May** 2024",
            "May\n20, 2024",
        ] {
            assert_eq!(found(&format!("On Monday, {date}, it rained.")), [], "{date}");
            assert_eq!(found(&format!("On Monday {date}")), [], "{date}");
            let wrong = format!("On *Tuesday*, {date}, it rained.");
            assert_eq!(found(&wrong), [("Tuesday", "20 May 2024 is a Monday, not a Tuesday".to_owned())], "{date}");
        }
        assert_eq!(found("SUNDAY, 2 SEPT. 2024").len(), 1);
    }

    #[test]
    fn short_names_numeric_dates_and_those_of_east_asia_are_compared() {
        for text in [
            "Thu 13 Dec 2024",
            "Thu, 13 December 2024",
            "Thurs. 13 December 2024",
            "13 December 2024 (Thu)",
            "Thursday 13/12/2024",
            "Thursday, 13.12.2024.",
            "2024年12月13日(星期四)",
            "二零二四年十二月十三日（星期四）",
            "2024年12月13日（木）",
            "2024年12月13日 週四",
        ] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        for text in [
            "Fri 13 Dec 2024",
            "13 December 2024 (Fri)",
            "Friday 13/12/2024",
            "Thursday 05/12/2024",
            "2024年12月13日（星期五）",
            "2024年12月13日（金）",
            "2024年12月13日（月報）",
            "2024年12月13日一次",
            "Sat 13 Dec",
            "the Sun of 13 December 2024",
            "Mon Dieu, 13 December 2024",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_weekday_behind_a_date_is_compared_where_it_is_set_off() {
        for text in [
            "on May 20, 2024 (DAY).",
            "on 20 May 2024 (DAY, noon)",
            "on **20 May 2024**, a DAY, it",
            "2024-05-20, DAY.",
            "20 May 2024, DAY",
        ] {
            assert_eq!(found(&text.replace("DAY", "Monday")), [], "{text}");
            assert_eq!(found(&text.replace("DAY", "Friday")).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_weekday_that_belongs_to_no_date_or_to_one_without_a_year_is_left_alone() {
        for text in [
            "It opened on 20 May 2024. Friday was quiet.",
            "from 20 May 2024, Friday 24 May on",
            "Friday to Monday, 20 May 2024",
            "On 20 May 2024, Friday prayers began.",
            "On 20 May 2024, Friday.com announced",
            "20 May 2024\n\nFriday, he said",
            "closed on Friday. 20 May 2024 was a holiday; the Friday after 20 May 2024 too",
            "Friday, 20 May",
            "today, 20 May 2024, is a holiday, 31 February 2024, Sunday, 31 February 2024",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "(Monday|Friday|May|20|2024|[ ,(é*\n.-]){0,12}") {
            found(&text);
        }
    }
}
