//! Which index of search has what.

use std::borrow::Cow;

/// How many announcements an index has at most, with their statements. Pagefind holds an index as a whole while it makes it, some
/// 400 KB a record: of more announcements there are several indexes, made one after another, of which the browser asks each. The
/// oldest are in the first, so that new announcements leave the files of full indexes as they are.
pub const ANNOUNCEMENTS: usize = 1_000;

/// The folder of an index, counted from 0, within that of the first one; which one has everything else as well.
#[must_use]
pub fn folder(number: usize) -> String {
    if number == 0 { String::new() } else { format!("{}/", number + 1) }
}

/// The languages that are written without spaces between words, of which Pagefind knows the words.
const SEGMENTED: [&str; 3] = ["ja", "th", "zh"];

/// The tag of the index that has all other languages but the site's: a browser loads one stemmer, that of the site's language, and
/// a word that isn't stemmed is found by its beginning.
const OTHERS: &str = "mul";

/// The index that has a record of a language, both as BCP 47 tags.
#[must_use]
pub fn language<'l>(tag: &'l str, of_site: &str) -> Cow<'l, str> {
    let primary = |it: &str| it.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let own = primary(tag);
    if own == primary(of_site) || SEGMENTED.contains(&&*own) { Cow::Owned(own) } else { Cow::Borrowed(OTHERS) }
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn the_sites_language_and_those_without_spaces_have_indexes_of_their_own() {
        for (tag, of_site, expected) in [
            ("en", "en", "en"),
            ("en-GB", "en-US", "en"),
            ("zh-Hant-HK", "en", "zh"),
            ("de-AT", "en", "mul"),
            ("fr", "de", "mul"),
            ("de", "de", "de"),
            ("en", "zh", "mul"),
        ] {
            assert_eq!(language(tag, of_site), expected, "{tag} on a site in {of_site}");
        }
    }
}
