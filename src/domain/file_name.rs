//! Names of files as the site has them.

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A name in normalization form C: some systems keep `ü` as `u` and a mark of its own, others as one character, and both
/// are the same name to people. Addresses, links and the ledger have this form, whichever machine the file comes from.
#[must_use]
pub fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() || is_nfc(name) { Cow::Borrowed(name) } else { Cow::Owned(name.nfc().collect()) }
}

#[cfg(test)]
mod tests {
    use super::composed;

    #[test]
    fn a_decomposed_name_is_the_composed_one() {
        assert_eq!(composed("Abschlu\u{df} fu\u{308}r.pdf"), "Abschlu\u{df} f\u{fc}r.pdf");
        assert_eq!(composed("6-k.pdf"), "6-k.pdf");
    }
}
