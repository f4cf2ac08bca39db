//! Values of TOML: as JSON, and whether two texts say the same.

use serde_json::{Map, Value as Json};
use toml::de::{DeTable, DeValue};

/// An example as JSON, with days and instants as texts; `None` where it is no TOML.
pub fn json(example: &str) -> Option<Json> {
    let text = format!("key = {example}");
    let table = DeTable::parse(&text).ok()?;
    table.get_ref().get("key").map(|value| of(value.get_ref()))
}

fn of(value: &DeValue<'_>) -> Json {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => number.as_str().replace('_', "").parse::<i64>().map_or(Json::Null, Json::from),
        DeValue::Float(number) => number.as_str().into(),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(at) => at.to_string().into(),
        DeValue::Array(all) => all.iter().map(|value| of(value.get_ref())).collect(),
        DeValue::Table(table) => {
            let keys = table.iter().map(|(key, value)| (key.get_ref().to_string(), of(value.get_ref())));
            Json::Object(keys.collect::<Map<_, _>>())
        }
    }
}

/// Whether two texts hold the same keys with the same values, numbers by their digits as they are typed. `None` where one is
/// no TOML.
pub fn are_same(one: &str, other: &str) -> Option<bool> {
    let (one, other) = (DeTable::parse(one).ok()?, DeTable::parse(other).ok()?);
    Some(same_tables(one.get_ref(), other.get_ref()))
}

fn same_tables(one: &DeTable<'_>, other: &DeTable<'_>) -> bool {
    let mut all = one.iter();
    one.len() == other.len()
        && all.all(|(key, value)| {
            other.get(key.get_ref().as_ref()).is_some_and(|found| same(value.get_ref(), found.get_ref()))
        })
}

fn same(one: &DeValue<'_>, other: &DeValue<'_>) -> bool {
    match (one, other) {
        (DeValue::String(one), DeValue::String(other)) => one == other,
        (DeValue::Integer(one), DeValue::Integer(other)) => {
            one.as_str() == other.as_str() && one.radix() == other.radix()
        }
        (DeValue::Float(one), DeValue::Float(other)) => one.as_str() == other.as_str(),
        (DeValue::Boolean(one), DeValue::Boolean(other)) => one == other,
        (DeValue::Datetime(one), DeValue::Datetime(other)) => one.to_string() == other.to_string(),
        (DeValue::Array(one), DeValue::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other.iter()).all(|(a, b)| same(a.get_ref(), b.get_ref()))
        }
        (DeValue::Table(one), DeValue::Table(other)) => same_tables(one, other),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_the_same_in_any_order_and_another_digit_is_none() {
        assert_eq!(are_same("a = 1\nb = [\"x\"]", "b = [\n  \"x\",\n]\na = 1"), Some(true));
        for other in ["a = 2", "a = 1.0", "a = 1\nb = 1", "a = \"1\"", "a = 0x1", ""] {
            assert_eq!(are_same("a = 1", other), Some(false), "{other}");
        }
        assert_eq!(are_same("a = 1.10", "a = 1.1"), Some(false));
        assert_eq!(are_same("a = 1", "a = "), None);
    }
}
