//! The files for machines that a site has beside its pages.

/// A kind of files that an archive may switch off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// Calendars of events (`.ics`).
    Calendars,
    /// Feeds: Atom and JSON Feed.
    Feeds,
    /// Tables of all facts, with their package.
    Facts,
    /// Spreadsheets (`.xlsx`).
    Workbooks,
    /// Reports in xBRL-JSON.
    Xbrl,
    /// A twin in Markdown of each page, and `llms.txt`.
    Markdown,
    /// What pages say of themselves in JSON-LD.
    StructuredData,
    /// The pictures that links are previewed with.
    Pictures,
    /// Search in the browser.
    Search,
}

impl Output {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Calendars,
        Self::Feeds,
        Self::Facts,
        Self::Workbooks,
        Self::Xbrl,
        Self::Markdown,
        Self::StructuredData,
        Self::Pictures,
        Self::Search,
    ];
}

/// Which files for machines a site has: all, unless its archive says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outputs {
    /// A bit for each kind that is switched off.
    off: u16,
}

impl Outputs {
    /// Whether the site has a kind.
    #[must_use]
    pub const fn has(self, kind: Output) -> bool {
        self.off & (1 << kind as u16) == 0
    }

    /// Without a kind.
    #[must_use]
    pub const fn without(self, kind: Output) -> Self {
        Self { off: self.off | 1 << kind as u16 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_every_kind_but_those_that_are_switched_off() {
        for kind in Output::ALL {
            let without = Outputs::default().without(kind);
            assert!(Output::ALL.into_iter().all(|it| without.has(it) == (it != kind)), "{kind:?}");
        }
    }
}
