//! Addresses that pages of the site once had.

use super::Located;

/// A former address of a page, from which readers are led to the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// The file that a server hands out for the address, below the site's base: `press/17/index.html` for `press/17`
    /// and for `press/17/`.
    pub path: Box<str>,
}

impl Former {
    /// The id of the announcement whose page stood there.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.path.strip_prefix("announcements/")?.strip_suffix("/index.html").filter(|id| !id.contains('/'))
    }
}

/// The id by which others may know an announcement for good: the first that it is told to have had, else its own. Former
/// addresses stand in the order in which they were given up.
#[must_use]
pub fn first_id<'a>(former: &'a [Located<Former>], id: &'a str) -> &'a str {
    former.iter().find_map(|it| it.value.id()).unwrap_or(id)
}
