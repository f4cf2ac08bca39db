//! What the values of keys are read as.

use super::declaration::{Key, Need, Shape, Table};
use super::reader::{FORMAT, Reader, Value};
use crate::diagnostic::Code;
use crate::domain::Located;

/// What a key's value can be read as.
pub trait FromToml {
    /// What it is read to.
    type Output;

    /// The values that are read.
    const SHAPE: Shape;

    /// Reads a value. `None` means that a finding was recorded.
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output>;
}

impl<T: FromToml> FromToml for Located<T> {
    type Output = Located<T::Output>;
    const SHAPE: Shape = T::SHAPE;

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output> {
        let span = reader.span(value.span());
        Some(Located::new(T::from_toml(value, reader)?, span))
    }
}

impl<T: FromToml> FromToml for Vec<T> {
    type Output = Vec<T::Output>;
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    /// Reads every element before giving up, so that each error is found.
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output> {
        let Some(array) = value.get_ref().as_array() else { return no_list(value, &T::SHAPE, reader) };
        let mut read = Vec::with_capacity(array.len());
        read.extend(array.iter().filter_map(|element| T::from_toml(element, reader)));
        (read.len() == array.len()).then_some(read)
    }
}

/// Records that a list is needed, with one of what stands there.
pub(super) fn no_list<T>(value: &Value<'_>, element: &Shape, reader: &mut Reader) -> Option<T> {
    if value.get_ref().as_table().is_some() {
        let help = "put its header in two brackets, `[[...]]`, or braces in brackets, `[{ ... }]`";
        return reader.refuse(Code::WrongType, value, "expected a list of tables, found a single table", help);
    }
    let Some(text) = value.get_ref().as_str() else { return reader.wrong_type(value, "a list in brackets") };
    if let Shape::Table(declared) = element {
        let help = form(declared(), value).map(|form| format!("write [{form}]"));
        let message = "expected a list of tables, found a text";
        return reader.refuse(Code::WrongType, value, message, help.as_deref().unwrap_or(FORMAT));
    }
    if let Some(terms) = terms(text) {
        let help = format!("write [{}]: each element in quotes of its own", terms.join(", "));
        return reader.refuse(Code::WrongType, value, "expected a list in brackets, found one text", &help);
    }
    let separator = ['\t', ';', '|'].into_iter().find(|sign| text.contains(*sign));
    let parts: Vec<&str> = match separator {
        Some(sign) => text.split(sign).collect(),
        None => text.split(", ").collect(),
    };
    let quoted: Vec<String> = parts.iter().take(12).map(|part| format!("{:?}", part.trim())).collect();
    let help = format!("write [{}]: each element in quotes of its own", quoted.join(", "));
    let found = match parts.len() {
        1 => "a single text",
        _ => "one text",
    };
    reader.refuse(Code::WrongType, value, format!("expected a list in brackets, found {found}"), &help)
}

/// The names that a text adds up or subtracts, as elements of a list.
fn terms(text: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = text.trim_start_matches('=').split_whitespace().collect();
    let is_name = |word: &str| word.starts_with(|c: char| c.is_ascii_alphanumeric());
    let (first, rest) = words.split_first().filter(|(first, _)| is_name(first))?;
    let pairs = rest.as_chunks::<2>();
    let named = pairs.0.iter().map(|[sign, name]| match *sign {
        "+" if is_name(name) => Some(format!("\"{name}\"")),
        "-" | "−" | "–" if is_name(name) => Some(format!("\"-{name}\"")),
        _ => None,
    });
    let whole = !pairs.0.is_empty() && pairs.1.is_empty();
    std::iter::once(Some(format!("\"{first}\""))).chain(named).collect::<Option<Vec<String>>>().filter(|_| whole)
}

/// A table as it is typed in braces, with the keys that it needs; where it needs one text, and another stands in its place, with
/// that.
pub(super) fn form(declared: &Table, value: &Value<'_>) -> Option<String> {
    let required: Vec<&Key> = declared.all().filter(|key| key.need == Need::Required).collect();
    let keys: Option<Vec<String>> = match (&required[..], value.get_ref().as_str()) {
        ([key], Some(text)) if matches!(key.shape, Shape::Text("text")) => {
            Some(vec![format!("{} = {text:?}", key.name)])
        }
        _ => required.iter().map(|key| Some(format!("{} = {}", key.name, key.typed_example()?))).collect(),
    };
    keys.filter(|keys| !keys.is_empty()).map(|keys| format!("{{ {} }}", keys.join(", ")))
}

impl<T: FromToml> FromToml for Box<[T]> {
    type Output = Box<[T::Output]>;
    const SHAPE: Shape = Vec::<T>::SHAPE;

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output> {
        Vec::<T>::from_toml(value, reader).map(Vec::into_boxed_slice)
    }
}
