//! A line of the ledger.

use crate::domain::Digest;
use crate::domain::moment::is_day;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

/// What a line tells of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It was published.
    Published,
    /// It was changed, for a logged reason.
    Revised,
    /// It was changed, and another document that corrects it tells why.
    Corrected,
    /// It stands at another address.
    Moved,
    /// Only its tombstone is public.
    Withdrawn,
}

impl State {
    /// The word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Revised => "revised",
            Self::Corrected => "corrected",
            Self::Moved => "moved",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A published version of a document; its fields in the order in which a line has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The hash of the line before, without its line feed; zeros on the first.
    pub previous: Digest,
    /// The document's id.
    pub announcement: Box<str>,
    /// Which of its versions this is, from 1.
    pub version: u32,
    /// What became of it.
    pub state: State,
    /// From when on, as the document tells.
    #[serde(with = "instant")]
    pub at: DateTime<Utc>,
    /// The hash of its content.
    pub sha256: Digest,
    /// Title.
    pub title: Box<str>,
    /// The printed date.
    #[serde(with = "day")]
    pub dated: NaiveDate,
    /// Path of its page below the site's base.
    pub path: Box<str>,
    /// Why it was changed or withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Box<str>>,
    /// Id of the document that corrects it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Box<str>>,
    /// The id that it had before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formerly: Option<Box<str>>,
}

impl Entry {
    /// Its instant as `2024-05-19T21:00:00Z`.
    #[must_use]
    pub fn shown_at(&self) -> String {
        shown(self.at)
    }

    /// The line, without its line feed.
    ///
    /// # Panics
    /// Never: a struct of texts and numbers always serializes.
    #[must_use]
    pub fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|error| panic!("a line of the ledger does not serialize: {error}"))
    }
}

const UNUSUAL: &str = "a year is before 1900 or after 2999";

/// Whether an instant is on such a day in some zone.
fn is_usual_somewhere(at: DateTime<Utc>) -> bool {
    let day = at.date_naive();
    is_day(day) || day.succ_opt().is_some_and(is_day) || day.pred_opt().is_some_and(is_day)
}

/// An instant as `2024-05-19T21:00:00Z`.
pub(super) fn shown(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

mod instant {
    use chrono::{DateTime, Utc};
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub fn serialize<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::shown(*at))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
        let text = String::deserialize(deserializer)?;
        let at = DateTime::parse_from_rfc3339(&text).map_err(de::Error::custom)?.to_utc();
        if super::is_usual_somewhere(at) { Ok(at) } else { Err(de::Error::custom(super::UNUSUAL)) }
    }
}

/// Days as `2024-05-19`.
mod day {
    use crate::domain::moment::is_day;
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(day)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        let day = String::deserialize(deserializer)?.parse().map_err(de::Error::custom)?;
        if is_day(day) { Ok(day) } else { Err(de::Error::custom(super::UNUSUAL)) }
    }
}
