//! An announcement of any other kind: it shows what every announcement shows.

use serde::Serialize;

/// Nothing beyond the document.
#[derive(Debug, Serialize)]
pub struct Facts {}
