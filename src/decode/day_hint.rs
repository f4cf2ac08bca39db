//! Days that are written otherwise than TOML writes them: what they are there.

use crate::prose::{Says, days_in};
use chrono::NaiveDate;

/// How TOML writes the day that a text is, such as `05/03/2019` or `"5 March 2019"`; nothing where it is none.
pub fn written(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['"', '\'']).trim();
    let found = days_in(text);
    let [(words, says)] = found.as_slice() else { return None };
    // A time may stand behind it.
    if words.start > 0 {
        return None;
    }
    let behind = match text[words.end..].trim() {
        "" => "",
        _ => " (an instant has its time and offset behind it: 2024-05-19T17:00:00-04:00)",
    };
    match *says {
        Says::On(day) => Some(format!("write it as {day}: year, month, day, without quotes{behind}")),
        Says::Either(a, b) => Some(format!("write it as {a} or {b}, whichever is meant: year, month, day{behind}")),
        Says::WithoutYear(month, day) => {
            let day = NaiveDate::from_ymd_opt(2024, month, day)?.format("%m-%d");
            Some(format!("write it with its year: 2024-{day}{behind}"))
        }
        Says::Never => None,
    }
}

/// The one day that a text can be.
pub fn day(text: &str) -> Option<NaiveDate> {
    match *days_in(text.trim()).as_slice() {
        [(ref words, Says::On(day))] if words.start == 0 && words.end == text.trim().len() => Some(day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_the_form_of_a_country_is_told_as_toml_writes_it() {
        let has = |text: &str, what: &str| written(text).is_some_and(|it| it.contains(what));
        assert!(has("05/03/2019", "as 2019-03-05 or 2019-05-03"));
        assert!(has("\"25/03/2019\"", "as 2019-03-25"));
        assert!(has("25.03.2019", "as 2019-03-25"));
        assert!(has("2019/03/05", "as 2019-03-05"));
        assert!(has("5 March 2019", "as 2019-03-05"));
        assert!(has("2019-3-5", "as 2019-03-05"));
        assert!(has("5 March 2019 4:30 p.m.", "an instant"));
        assert!(has("5 March", "2024-03-05"));
        assert_eq!(written("next Monday"), None);
        assert_eq!(written("[2019-03-05, 2019-03-06]"), None);
    }
}
