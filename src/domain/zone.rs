//! What people call time zones: cities, abbreviations, `Beijing time`.

use chrono_tz::{TZ_VARIANTS, Tz};

/// Names of zones that the IANA database doesn't have as such, in small letters, each with the zones it can mean, likeliest
/// first: cities that keep the time of another one, and abbreviations, which say an offset and, some of them, several.
const OTHERWISE: &[(&[&str], &[Tz])] = &[
    (
        &["beijing", "peking", "china", "shenzhen", "guangzhou", "hangzhou", "nanjing", "tianjin", "bjt", "prc"],
        &[Tz::Asia__Shanghai],
    ),
    (&["hkt", "hong kong sar", "hksar", "hkex"], &[Tz::Asia__Hong_Kong]),
    (&["taiwan"], &[Tz::Asia__Taipei]),
    (&["jst", "osaka", "tokyo stock exchange"], &[Tz::Asia__Tokyo]),
    (&["kst", "korea", "south korea"], &[Tz::Asia__Seoul]),
    (&["sgt"], &[Tz::Asia__Singapore]),
    (&["myt", "malaysia"], &[Tz::Asia__Kuala_Lumpur]),
    (&["thailand"], &[Tz::Asia__Bangkok]),
    (&["hanoi", "vietnam", "saigon"], &[Tz::Asia__Ho_Chi_Minh]),
    (&["indonesia", "wib"], &[Tz::Asia__Jakarta]),
    (
        &["india", "mumbai", "bombay", "delhi", "new delhi", "bangalore", "bengaluru", "chennai", "hyderabad"],
        &[Tz::Asia__Kolkata],
    ),
    (&["ist"], &[Tz::Asia__Kolkata, Tz::Europe__Dublin, Tz::Asia__Jerusalem]),
    (&["gst", "abu dhabi", "uae"], &[Tz::Asia__Dubai]),
    (&["tel aviv"], &[Tz::Asia__Jerusalem]),
    (
        &[
            "est",
            "edt",
            "et",
            "eastern",
            "us eastern",
            "u.s. eastern",
            "eastern standard",
            "eastern daylight",
            "us est",
            "us et",
            "u.s. et",
            "nyt",
            "boston",
            "washington",
            "washington dc",
            "philadelphia",
            "miami",
            "atlanta",
            "nasdaq",
            "nyse",
            "est5edt",
        ],
        &[Tz::America__New_York],
    ),
    (&["cst"], &[Tz::Asia__Shanghai, Tz::America__Chicago]),
    (
        &["cdt", "ct", "central", "us central", "u.s. central", "houston", "dallas", "austin", "minneapolis"],
        &[Tz::America__Chicago],
    ),
    (&["mst", "mdt", "mt", "mountain", "us mountain", "u.s. mountain", "salt lake city"], &[Tz::America__Denver]),
    (
        &[
            "pst",
            "pdt",
            "pt",
            "pacific",
            "us pacific",
            "u.s. pacific",
            "san francisco",
            "seattle",
            "san diego",
            "palo alto",
            "cupertino",
            "california",
            "silicon valley",
        ],
        &[Tz::America__Los_Angeles],
    ),
    (&["hst", "hawaii"], &[Tz::Pacific__Honolulu]),
    (&["akst", "akdt", "alaska"], &[Tz::America__Anchorage]),
    (&["montreal", "ottawa"], &[Tz::America__Toronto]),
    (&["calgary"], &[Tz::America__Edmonton]),
    (&["brt", "rio de janeiro", "brasilia", "brazil"], &[Tz::America__Sao_Paulo]),
    (
        &["gmt", "bst", "uk", "british summer", "united kingdom", "england", "edinburgh", "greenwich mean"],
        &[Tz::Europe__London],
    ),
    (&["wet", "west"], &[Tz::Europe__Lisbon]),
    (
        &[
            "cet",
            "cest",
            "met",
            "mest",
            "mez",
            "mesz",
            "central european",
            "central european summer",
            "frankfurt",
            "munich",
            "hamburg",
            "germany",
        ],
        &[Tz::Europe__Berlin],
    ),
    (&["eet", "eest"], &[Tz::Europe__Athens, Tz::Europe__Helsinki]),
    (&["france"], &[Tz::Europe__Paris]),
    (&["geneva", "basel", "switzerland"], &[Tz::Europe__Zurich]),
    (&["milan", "italy"], &[Tz::Europe__Rome]),
    (&["barcelona", "spain"], &[Tz::Europe__Madrid]),
    (&["the hague", "rotterdam", "netherlands"], &[Tz::Europe__Amsterdam]),
    (&["gothenburg", "sweden"], &[Tz::Europe__Stockholm]),
    (&["msk"], &[Tz::Europe__Moscow]),
    (&["sast", "cape town", "south africa"], &[Tz::Africa__Johannesburg]),
    (&["aest", "aedt", "aet", "canberra"], &[Tz::Australia__Sydney]),
    (&["awst"], &[Tz::Australia__Perth]),
    (&["acst", "acdt"], &[Tz::Australia__Adelaide]),
    (&["nzst", "nzdt", "nzt", "wellington", "new zealand"], &[Tz::Pacific__Auckland]),
    (&["utc", "zulu", "universal", "coordinated universal"], &[Tz::UTC]),
];

/// Whether a name of the IANA database is that of an offset and of no place: `EST`, `CET`, `Etc/GMT-8`. `UTC` may be meant.
#[must_use]
pub fn is_offset(zone: Tz) -> bool {
    let name = zone.name();
    let rest = name.strip_prefix("Etc/").unwrap_or(name);
    rest.starts_with("GMT") || matches!(rest, "EST" | "MST" | "HST" | "CET" | "EET" | "MET" | "WET" | "Greenwich")
}

/// The zones that a name stands for, likeliest first: `Beijing`, `Asia/Beijing`, `New York time`, `HKT`. None where it isn't
/// known.
#[must_use]
pub fn meant(name: &str) -> Vec<Tz> {
    let name = name.trim().replace('_', " ").to_lowercase();
    let name = ["local time", "time"].iter().find_map(|it| name.strip_suffix(it)).unwrap_or(&name).trim();
    let place = name.rsplit('/').next().unwrap_or(name);
    if let Some((_, zones)) = OTHERWISE.iter().find(|(names, _)| names.contains(&place)) {
        return zones.to_vec();
    }
    let city = |zone: &&Tz| {
        let last = zone.name().rsplit('/').next().unwrap_or_default();
        last.len() == place.len() && last.replace('_', " ").to_lowercase() == place
    };
    let is_place = |zone: &&Tz| !is_offset(**zone) && !zone.name().starts_with("Etc/");
    // `Asia/Shanghai` before names that the database keeps for those who used them, such as `Hongkong`.
    let found = || TZ_VARIANTS.iter().filter(is_place).filter(city);
    let with_area = found().find(|zone| zone.name().contains('/'));
    with_area.or_else(|| found().next()).copied().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cities_and_abbreviations_stand_for_zones() {
        for (name, zone) in [
            ("Beijing", "Asia/Shanghai"),
            ("Asia/Beijing", "Asia/Shanghai"),
            ("Beijing time", "Asia/Shanghai"),
            ("Berlin", "Europe/Berlin"),
            ("Europe/berlin", "Europe/Berlin"),
            ("Hong Kong", "Asia/Hong_Kong"),
            ("New York", "America/New_York"),
            ("US/New_York", "America/New_York"),
            ("HKT", "Asia/Hong_Kong"),
            ("PST", "America/Los_Angeles"),
            ("CET", "Europe/Berlin"),
            ("London time", "Europe/London"),
            ("singapore", "Asia/Singapore"),
            ("UTC", "UTC"),
        ] {
            assert_eq!(meant(name).first().map(|zone| zone.name()), Some(zone), "{name}");
        }
        assert_eq!(meant("CST").len(), 2);
        assert_eq!(meant("Atlantis"), []);
        assert_eq!(meant("time"), []);
    }

    #[test]
    fn names_of_offsets_are_no_places() {
        for name in ["EST", "MST", "HST", "CET", "Etc/GMT-8", "GMT", "GMT+0"] {
            assert!(is_offset(name.parse().unwrap()), "{name}");
        }
        for name in ["America/New_York", "UTC", "Etc/UTC", "Asia/Hong_Kong", "US/Eastern", "Singapore"] {
            assert!(!is_offset(name.parse().unwrap()), "{name}");
        }
    }
}
