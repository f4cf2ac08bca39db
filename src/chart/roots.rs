//! The ways to the site's base.

/// The ways to the site's base, and the folder that both stand in.
#[derive(Clone, Copy, Debug)]
pub struct Roots<'a> {
    /// From the page.
    pub page: &'a str,
    /// From the chart's file.
    pub file: &'a str,
    /// Below the site's base, with a slash at its end: ways into it don't go by the base. Empty where there is none.
    pub folder: &'a str,
}

impl Roots<'_> {
    /// The way from the page and the file to what lies in their folder.
    pub(super) fn inside<'h>(&self, href: &'h str) -> Option<&'h str> {
        if self.folder.is_empty() { None } else { href.strip_prefix(self.folder) }
    }
}
