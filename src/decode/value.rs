//! What the values of keys are read as.

use super::declaration::Shape;
use super::reader::{Reader, Value};
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
        let Some(array) = value.get_ref().as_array() else { return no_list(value, reader) };
        let mut read = Vec::with_capacity(array.len());
        read.extend(array.iter().filter_map(|element| T::from_toml(element, reader)));
        (read.len() == array.len()).then_some(read)
    }
}

/// Records that a list is needed, with one of what stands there.
pub(super) fn no_list<T>(value: &Value<'_>, reader: &mut Reader) -> Option<T> {
    if value.get_ref().as_table().is_some() {
        let help = "begin each table with a header in two brackets, such as [[figures]], or put it into brackets: [{ ... }]";
        return reader.refuse(Code::WrongType, value, "expected a list of tables, found a single table", help);
    }
    let Some(text) = value.get_ref().as_str() else { return reader.wrong_type(value, "a list in brackets") };
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

impl<T: FromToml> FromToml for Box<[T]> {
    type Output = Box<[T::Output]>;
    const SHAPE: Shape = Vec::<T>::SHAPE;

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output> {
        Vec::<T>::from_toml(value, reader).map(Vec::into_boxed_slice)
    }
}
