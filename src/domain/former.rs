//! Addresses that pages of the site once had.

/// A former address of a page, from which readers are led to the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// The file that a server hands out for the address, below the site's base: `press/17/index.html` for `press/17`
    /// and for `press/17/`.
    pub path: Box<str>,
}
