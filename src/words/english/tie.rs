use super::English;
use crate::domain::ads::AdsRatio;
use crate::domain::statement::Method;
use crate::words::tie::{Holds, Ties};

impl Ties for English {
    fn around(&self, holds: Holds) -> (&'static str, &'static str) {
        match holds {
            Holds::Sum => ("Sum: ", ""),
            Holds::RoundedSum => ("Sum, within rounding: ", ""),
            Holds::Equal => ("Equal to ", ""),
            Holds::Closing => ("Equal to ", " at the end of the period"),
            Holds::Opening => ("Equal to ", " at the end of the day before the period"),
            Holds::RollForward => ("The balance before and ", ""),
            Holds::Part => ("Part of ", ""),
            Holds::Told => ("Told in ", ""),
            Holds::Input => ("Goes into ", ""),
            Holds::AlsoStated => ("Also stated: ", ""),
            Holds::StatedOtherwise => ("Stated otherwise: ", ""),
        }
    }

    fn sources_of(&self, line: &str) -> String {
        format!("Where {line} comes from")
    }

    fn address_of(&self, line: &str) -> String {
        format!("Address of {line}")
    }

    fn in_percent(&self) -> &'static str {
        ", in percent"
    }

    fn times(&self, ratio: AdsRatio, printed: bool) -> String {
        format!("{ratio} × {}", if printed { "the printed " } else { "" })
    }

    fn untranslated(&self, method: Option<Method>) -> &'static str {
        match method {
            Some(Method::Footed) => "sum of the rounded figures in this column",
            Some(Method::Balancing) => "what the total leaves",
            Some(Method::Translated | Method::PerAds | Method::Divided) => "",
            None => "no money, so not translated",
        }
    }

    fn translated(&self, rate: Option<&str>) -> String {
        rate.map_or_else(|| "translated".to_owned(), |rate| format!("translated at {rate}"))
    }

    fn column_translated(&self, column: &str, rate: &str) -> String {
        format!("{column}: translated at {rate}, but where a line says otherwise.")
    }

    fn on(&self) -> &'static str {
        "on "
    }

    fn times_before(&self, times: usize) -> String {
        match times {
            1 => " and once before".to_owned(),
            _ => format!(" and {times} times before"),
        }
    }
}
