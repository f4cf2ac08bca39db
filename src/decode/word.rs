//! Words of which a key takes one.

use super::reader::{Reader, Value};
use crate::diagnostic::{Code, did_you_mean};
use crate::domain::hidden::described;

/// Reads a word that must be one of a few.
pub(super) fn word<T: Copy>(value: &Value<'_>, choices: &[(&str, T)], reader: &mut Reader) -> Option<T> {
    let Some(text) = value.get_ref().as_str() else { return reader.wrong_type(value, "a word in quotes") };
    choices.iter().find(|(word, _)| *word == text).map(|(_, choice)| *choice).or_else(|| {
        let mut help = did_you_mean(text, choices.iter().map(|(word, _)| *word));
        // Letters of other scripts that look like Latin ones.
        if let Some(c) = text.chars().find(|c| !c.is_ascii()).filter(|_| help.starts_with("did you mean")) {
            help += &format!(" (`{c}` in it is {}, and no Latin letter)", described(c));
        }
        reader.refuse(Code::UnknownValue, value, format!("`{text}` is not one of the words known here"), &help)
    })
}

/// Declares the words that a type is read from: each with its variant, or with none those that `ALL` and `id` of the type
/// name.
macro_rules! words {
    ($type:ty { $($word:literal => $variant:ident),+ $(,)? }) => {
        words!(@impl $type, [$($word),+], [$(($word, Self::$variant)),+]);
    };
    ($type:ty) => {
        words!(
            @impl $type,
            {
                let mut words = [""; <$type>::ALL.len()];
                let mut at = 0;
                while at < words.len() {
                    words[at] = <$type>::ALL[at].id();
                    at += 1;
                }
                words
            },
            <$type>::ALL.map(|it| (it.id(), it))
        );
    };
    (@impl $type:ty, $words:expr, $choices:expr) => {
        impl $crate::decode::value::FromToml for $type {
            type Output = Self;
            const SHAPE: $crate::decode::declaration::Shape = $crate::decode::declaration::Shape::Word(&$words);

            fn from_toml(
                value: &$crate::decode::reader::Value<'_>,
                reader: &mut $crate::decode::reader::Reader,
            ) -> Option<Self> {
                $crate::decode::word::word(value, &$choices, reader)
            }
        }
    };
}
pub(super) use words;
