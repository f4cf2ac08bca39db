//! Times of day in running text: `9:30 a.m. Beijing time`, `4:30 p.m. (Hong Kong time)`, `16:30 hours`, `12 noon`.

use super::passage::Passage;
use super::word::{following, preceding};
use crate::domain::{Span, zone::meant};
use chrono_tz::Tz;
use std::ops::Range;

/// A time of day in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Its words in the passage, without those of its zone.
    pub words: Range<usize>,
    /// Their place in the file.
    pub span: Span,
    /// The hour, 0 to 23.
    pub hour: u32,
    /// The minute.
    pub minute: u32,
    /// The zones that the words behind it can mean; none where they name none that is known.
    pub zones: Vec<Tz>,
    /// Where the words of its zone end, or its own.
    pub end: usize,
}

/// The times of day of a passage in order.
#[must_use]
pub fn clocks(passage: &Passage) -> Vec<Clock> {
    let text = passage.words.as_str();
    let bytes = text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|offset| at + offset) {
        let end = digits_end(text, start);
        at = end;
        let is_begin =
            !text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ':' | '/' | '-' | '$'));
        if let Some((hour, minute, end)) = (end - start < 3 && is_begin).then(|| read(text, start, end)).flatten() {
            at = end;
            let words = start..end;
            let (zones, end) = zone_behind(text, end);
            found.push(Clock { span: passage.span(words.clone()), words, hour, minute, zones, end });
        }
    }
    found
}

fn digits_end(text: &str, start: usize) -> usize {
    start + text[start..].bytes().take_while(u8::is_ascii_digit).count()
}

/// Hour, minute and end of the time whose hour stands at a place.
fn read(text: &str, start: usize, end: usize) -> Option<(u32, u32, usize)> {
    let hour: u32 = text[start..end].parse().ok().filter(|hour| *hour < 24)?;
    let sign = text[end..].chars().next().filter(|c| matches!(c, ':' | '.'));
    let minutes = sign.map(|_| end + 1..digits_end(text, end + 1)).filter(|it| it.len() == 2);
    let (minute, end) = match &minutes {
        Some(it) => (text[it.clone()].parse().ok().filter(|minute| *minute < 60)?, it.end),
        None => (0, end),
    };
    if let Some((half, end)) = half_behind(text, end) {
        let hour = match half {
            Half::Morning if hour > 12 => return None,
            Half::Morning => hour % 12,
            Half::Afternoon if hour > 12 => hour,
            Half::Afternoon => hour % 12 + 12,
            Half::Noon if hour == 12 && minute == 0 => 12,
            Half::Noon => return None,
        };
        return Some((hour, minute, end));
    }
    minutes?;
    let behind = following(text, end).next();
    let is_said = behind.is_some_and(|word| word.start <= end + 2 && word.is_in("hours hrs h uhr"));
    let begins = "at by from until till to before after than um bis ab";
    let before = preceding(text, start).unwrap_or_default();
    let is_led = sign == Some(':') && begins.split(' ').any(|it| it.eq_ignore_ascii_case(before));
    let has_zone = sign == Some(':') && !zone_behind(text, end).0.is_empty();
    let is_whole = !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '%');
    (is_whole && (is_said || is_led || has_zone)).then_some((hour, minute, end))
}

/// What stands behind an hour of twelve.
#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
    Noon,
}

fn half_behind(text: &str, at: usize) -> Option<(Half, usize)> {
    let rest = text[at..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let start = text.len() - rest.len();
    for (words, half) in [
        ("a.m.", Half::Morning),
        ("p.m.", Half::Afternoon),
        ("a.m", Half::Morning),
        ("p.m", Half::Afternoon),
        ("am", Half::Morning),
        ("pm", Half::Afternoon),
        ("noon", Half::Noon),
    ] {
        let is = rest.get(..words.len()).is_some_and(|it| it.eq_ignore_ascii_case(words));
        if is && !rest[words.len()..].starts_with(char::is_alphanumeric) {
            return Some((half, start + words.len()));
        }
    }
    None
}

/// The zones that the words behind a time name, and where these words end.
fn zone_behind(text: &str, at: usize) -> (Vec<Tz>, usize) {
    let rest = text[at..].trim_start_matches([' ', '\u{a0}', ',', '(']);
    let start = text.len() - rest.len();
    let mut end = start;
    for (nth, word) in rest.split([' ', '\u{a0}']).take(6).enumerate() {
        let core = word.trim_end_matches([',', '.', ')', ';', ':']);
        let name = &text[start..end];
        if nth > 0 && core.eq_ignore_ascii_case("time") {
            let zones = name.split('/').flat_map(|it| it.split(" and ")).flat_map(meant).collect();
            return (zones, end + core.len());
        }
        let is_abbreviation =
            nth == 0 && (2..=5).contains(&core.len()) && core.bytes().all(|byte| byte.is_ascii_uppercase());
        if is_abbreviation {
            let zones = meant(core);
            if !zones.is_empty() && !rest[core.len()..].to_lowercase().starts_with(" time") {
                return (zones, start + core.len());
            }
        }
        // A sentence ends, or the words speak of something else; `U.S.` has a point.
        if word.len() > core.len() && core.len() > 3
            || !core.starts_with(|c: char| c.is_uppercase()) && core != "and" && core != "local"
        {
            break;
        }
        end += word.len() + 1;
        if end > text.len() || !text.is_char_boundary(end) {
            break;
        }
    }
    (Vec::new(), at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::plain_passage;
    use proptest::prelude::*;

    fn read_all(text: &str) -> Vec<(String, u32, u32, String)> {
        let passage = plain_passage(text, Span::default());
        clocks(&passage)
            .into_iter()
            .map(|it| {
                let zones = it.zones.iter().map(|zone| zone.name()).collect::<Vec<_>>().join(" ");
                (text[it.words].to_owned(), it.hour, it.minute, zones)
            })
            .collect()
    }

    #[test]
    fn a_time_is_read_in_every_usual_form() {
        for (text, hour, minute, zone) in [
            ("at 9:30 a.m. Beijing time on", 9, 30, "Asia/Shanghai"),
            ("at 9:30 AM (Hong Kong time)", 9, 30, "Asia/Hong_Kong"),
            ("by 4:30 p.m., Hong Kong time", 16, 30, "Asia/Hong_Kong"),
            ("8:00 PM U.S. Eastern Time on", 20, 0, "America/New_York"),
            ("8:00 p.m. Eastern Daylight Time", 20, 0, "America/New_York"),
            ("at 7:30 A.M. ET", 7, 30, "America/New_York"),
            ("at 8 a.m. EST.", 8, 0, "America/New_York"),
            ("at 12:00 p.m. New York time", 12, 0, "America/New_York"),
            ("at 12:00 a.m.", 0, 0, ""),
            ("at 12 noon London time", 12, 0, "Europe/London"),
            ("by 16:30 on 15 April", 16, 30, ""),
            ("16:30 HKT", 16, 30, "Asia/Hong_Kong"),
            ("at 16.30 hours", 16, 30, ""),
            ("um 16.30 Uhr", 16, 30, ""),
            ("at 7.30 pm local time", 19, 30, ""),
            ("at 9:30 a.m. Beijing/Hong Kong Time", 9, 30, "Asia/Shanghai Asia/Hong_Kong"),
            ("at 9:30 a.m. The meeting", 9, 30, ""),
        ] {
            let found = read_all(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!((found[0].1, found[0].2, &*found[0].3), (hour, minute, zone), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_not_read() {
        for text in [
            "a split of 10:1",
            "ratio 1:10",
            "at 5 percent",
            "9.30 per cent",
            "3.5 amounts",
            "HK$4.30 pm",
            "12 months",
            "25:00 a.m.",
            "13:30 a.m.",
            "at 1:2:3",
            "rate USD 1 : HKD 7.8",
        ] {
            assert_eq!(read_all(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_time_is_read_back(minutes in 0_u32..1440, form in 0_usize..3) {
            let (hour, minute) = (minutes / 60, minutes % 60);
            let half = if hour < 12 { "a.m." } else { "p.m." };
            let of_twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
            let text = match form {
                0 => format!("at {of_twelve}:{minute:02} {half} Beijing time on 3 May 2024"),
                1 => format!("by {hour:02}:{minute:02} (Hong Kong time)"),
                _ => format!("at {of_twelve}.{minute:02}{}", if hour < 12 { "am" } else { "pm" }),
            };
            let found = read_all(&text);
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!((found[0].1, found[0].2), (hour, minute));
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in "(12|9|30|:|[.]|a[.]m[.]|pm| |ET|U[.]S[.]|Eastern|Time|é|[(),/]){0,14}") {
            read_all(&text);
        }
    }
}
