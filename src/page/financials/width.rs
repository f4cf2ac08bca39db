//! The width of the columns of a table of periods, which the stylesheet has to know beforehand.

use serde::Serialize;

/// How wide columns are by their longest figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Width {
    /// Four stand beside each other on the smallest phone.
    Narrow,
    /// Three do.
    Medium,
    /// Two do.
    Wide,
}

impl Width {
    /// That of figures of so many characters.
    #[must_use]
    pub const fn of(longest: usize) -> Self {
        match longest {
            0..=9 => Self::Narrow,
            10..=11 => Self::Medium,
            _ => Self::Wide,
        }
    }

    /// Whether so many columns scroll on the smallest phone.
    #[must_use]
    pub const fn scrolls(self, columns: usize) -> bool {
        let most = match self {
            Self::Narrow => 4,
            Self::Medium => 3,
            Self::Wide => 2,
        };
        columns > most
    }
}

#[cfg(test)]
mod tests {
    use super::Width;

    #[test]
    fn the_longer_the_figures_the_fewer_columns_fit_on_a_phone() {
        let fits = |figure: &str, columns| !Width::of(figure.len()).scrolls(columns);
        assert!(fits("4,153,183", 4) && !fits("4,153,183", 5));
        assert!(fits("16,553,930", 3) && !fits("16,553,930", 4));
        assert!(fits("322,859,462,000", 2) && !fits("322,859,462,000", 3));
    }
}
