//! How the documents of an issuer write figures.

use super::currency::{Currency, Of, Sign, Word};
use super::number::Format;

/// What a document's figures are read by: the form of its numbers, and what signs mean that several currencies share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conventions {
    /// The form of its numbers, where the archive declares one.
    pub format: Option<Format>,
    /// Whether its language is written with decimal commas somewhere, so that without a declared form a number such as
    /// `1.234` could be either.
    pub has_decimal_commas: bool,
    /// Whether a triangle before a number is a minus, as in Japan and Korea: `△1,234`, `▲3.1`.
    pub has_triangles: bool,
    /// What a bare `$` means, where declared.
    pub dollar: Option<Currency>,
    /// What a bare `¥` means, where declared.
    pub yen: Option<Currency>,
    /// What a bare `kr` means, where declared.
    pub krona: Option<Currency>,
    /// What bare `cents` are hundredths of, where declared; else of what a bare `$` means.
    pub cents: Option<Currency>,
}

impl Conventions {
    /// Whether a character before a number makes it negative.
    #[must_use]
    pub fn is_minus(&self, c: char) -> bool {
        matches!(c, '-' | '−') || (self.has_triangles && matches!(c, '△' | '▲' | '－'))
    }

    /// The form in which its numbers are written: `1,234.5` where none is declared.
    #[must_use]
    pub fn number_format(&self) -> Format {
        self.format.unwrap_or_default()
    }

    /// The currency that a word names; `None` where several countries call theirs so and nothing declared says whose it is.
    #[must_use]
    pub fn currency_called(&self, word: Word<'_>) -> Option<Currency> {
        match word.of {
            Of::One(currency) => Some(currency),
            Of::Sign(sign) => self.currency(sign),
            Of::Several(sign, codes) => self.currency(sign?).filter(|it| codes.contains(&it.code())),
        }
    }

    /// The currency of a sign; `None` where several have it and none is declared. An undeclared `$` is the United States
    /// dollar's.
    #[must_use]
    pub fn currency(&self, sign: Sign) -> Option<Currency> {
        match sign {
            Sign::Of(currency) => Some(currency),
            Sign::Dollar => self.dollar.or_else(|| Currency::from_code("USD")),
            Sign::Yen => self.yen,
            Sign::Krona => self.krona,
        }
    }

    /// The currency of bare `cents`.
    #[must_use]
    pub fn currency_of_cents(&self) -> Option<Currency> {
        self.cents.or_else(|| self.currency(Sign::Dollar))
    }
}
