//! What a reader typed, as TOML takes it.

/// A value as TOML takes it: as it is where it does already, else in quotes.
pub(super) fn typed(value: &str) -> String {
    let value = value.trim();
    let is_value = toml::de::DeTable::parse(&format!("a = {value}")).is_ok() && !value.is_empty();
    if is_value { value.to_owned() } else { quoted(value) }
}

/// A text in the quotes that fit it.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    if text.contains(['"', '\\']) && !text.contains('\'') { format!("'{text}'") } else { format!("{text:?}") }
}

/// A text of the reader's, short enough to be repeated.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.trim();
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}...", &text[..at]),
        None => text.to_owned(),
    }
}
