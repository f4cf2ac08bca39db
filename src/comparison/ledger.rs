//! `ledger.jsonl`: one line a published version of a document.

use serde::{Deserialize, Serialize};

/// Its name at the site's base.
pub(super) const NAME: &str = "ledger.jsonl";

/// A version of a document, as a comparison needs it.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Line {
    /// The document.
    pub announcement: String,
    /// Its version.
    #[serde(flatten)]
    pub version: Version,
    /// The id that it had before.
    pub formerly: Option<String>,
}

/// What a version is and why it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The version's number, from 1 on.
    pub version: u64,
    /// How it came about.
    pub state: State,
    /// Since when it is public, as the ledger has it.
    pub at: String,
    /// Why, where the archive says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The announcement that corrects it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<String>,
}

/// How a version of a document came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The first version.
    Published,
    /// A logged reason explains it.
    Revised,
    /// A correction explains it.
    Corrected,
    /// Under a new id.
    Moved,
    /// The document was withdrawn.
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

/// The lines; the number of the line that is none of a ledger and what is wrong with it otherwise.
pub(super) fn parse(text: &str) -> Result<Vec<Line>, (usize, String)> {
    let lines = text.lines().zip(1..);
    lines.map(|(line, number)| serde_json::from_str(line).map_err(|error| (number, error.to_string()))).collect()
}
