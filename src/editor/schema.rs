//! JSON Schema of the files of an archive, as taplo reads it: draft 7, days and instants as texts with a format.

use super::values;
use crate::decode::{File, Key, Need, Shape, Table};
use crate::domain::zone::is_offset;
use chrono_tz::TZ_VARIANTS;
use serde_json::{Map, Value, json};

/// What the schemas call the time zones.
const ZONE: &str = "time-zone";

/// The schema of a kind of file.
#[must_use]
pub fn schema(file: &File) -> Value {
    let mut tables = Tables::default();
    let Value::Object(top) = tables.of(file.table) else { return Value::Null };
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.extend(top);
    let mut definitions = Map::new();
    let mut at = 0;
    // A table names those within it while it is described.
    while let Some((name, table)) = tables.named.get(at).cloned() {
        definitions.insert(name, tables.of(table));
        at += 1;
    }
    if tables.has_zone {
        let zones = TZ_VARIANTS.iter().filter(|zone| !is_offset(**zone)).map(|zone| zone.name());
        let zones: Vec<&str> = zones.collect();
        definitions.insert(ZONE.to_owned(), json!({ "type": "string", "enum": zones }));
    }
    if !definitions.is_empty() {
        schema.insert("definitions".to_owned(), definitions.into());
    }
    schema.into()
}

/// The tables that a schema names, in the order in which they are met, so that one may stand within itself.
#[derive(Default)]
struct Tables {
    named: Vec<(String, &'static Table)>,
    has_zone: bool,
}

impl Tables {
    /// What is said of a table and its keys.
    fn of(&mut self, table: &'static Table) -> Value {
        let mut properties = Map::new();
        for key in table.all() {
            properties.insert(key.name.to_owned(), self.key(key));
        }
        let required: Vec<&str> = table.all().filter(|key| key.need == Need::Required).map(|key| key.name).collect();
        let mut schema = Map::new();
        schema.insert("title".to_owned(), json!(table.what));
        schema.insert("description".to_owned(), json!(table.meaning));
        schema.insert("type".to_owned(), json!("object"));
        schema.insert("properties".to_owned(), properties.into());
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        schema.insert("additionalProperties".to_owned(), json!(false));
        let conditions: Vec<Value> = table.all().filter_map(condition).collect();
        if !conditions.is_empty() {
            schema.insert("allOf".to_owned(), conditions.into());
        }
        schema.into()
    }

    fn key(&mut self, key: &Key) -> Value {
        let mut schema = match self.shape(key.shape) {
            // Beside a reference nothing else is read.
            reference if reference.get("$ref").is_some() => Map::from_iter([("allOf".to_owned(), json!([reference]))]),
            Value::Object(schema) => schema,
            _ => Map::new(),
        };
        let further = match key.need {
            Need::When(words) => format!("\n\nRequired {words}."),
            Need::With(other, word) => format!("\n\nRequired with `{other} = \"{word}\"`, else it is no key."),
            Need::Required | Need::Optional => String::new(),
        };
        schema.insert("description".to_owned(), json!(format!("{}{further}", key.meaning)));
        if let Some(example) = key.typed_example().and_then(|example| values::json(&example)) {
            schema.insert("examples".to_owned(), json!([example]));
        }
        schema.into()
    }

    fn shape(&mut self, shape: Shape) -> Value {
        match shape {
            Shape::Text("time zone") => {
                self.has_zone = true;
                json!({ "$ref": format!("#/definitions/{ZONE}") })
            }
            Shape::Text(what) => text(what),
            Shape::Word(words) => json!({ "type": "string", "enum": words }),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Whole(most) => json!({ "type": "integer", "minimum": 0, "maximum": most }),
            Shape::Figure => json!({ "type": ["string", "integer"] }),
            Shape::Date => json!({ "type": "string", "format": "date" }),
            Shape::Instant => json!({ "type": "string", "format": "date-time" }),
            Shape::List(inner) => json!({ "type": "array", "items": self.shape(*inner) }),
            Shape::Table(table) => json!({ "$ref": format!("#/definitions/{}", self.name(table())) }),
            Shape::ByName(inner) => json!({ "type": "object", "additionalProperties": self.shape(*inner) }),
            Shape::ByYear(inner) => {
                let years = json!({ "^[0-9]{4}$": self.shape(*inner) });
                json!({ "type": "object", "patternProperties": years, "additionalProperties": false })
            }
            Shape::Either(shapes) => {
                let shapes: Vec<Value> = shapes.iter().map(|shape| self.shape(*shape)).collect();
                json!({ "anyOf": shapes })
            }
        }
    }

    /// The name of a table in the schema.
    fn name(&mut self, table: &'static Table) -> String {
        if let Some((name, _)) = self.named.iter().find(|(_, known)| std::ptr::eq(*known, table)) {
            return name.clone();
        }
        let plain = table.what.split_once(' ').map_or(table.what, |(_, what)| what).replace(' ', "-");
        let is_free = |name: &String| name != ZONE && self.named.iter().all(|(known, _)| known != name);
        let further = (2..).map(|number| format!("{plain}-{number}"));
        let name = std::iter::once(plain.clone()).chain(further).find(is_free).unwrap_or(plain);
        self.named.push((name.clone(), table));
        name
    }
}

/// A key that belongs to a word of another one is there with it, and only with it.
fn condition(key: &Key) -> Option<Value> {
    let Need::With(other, word) = key.need else { return None };
    Some(json!({
        "if": { "properties": { other: { "const": word } }, "required": [other] },
        "then": { "required": [key.name] },
        "else": { "not": { "required": [key.name] } },
    }))
}

/// A text that has to be something. What is said here holds of every text that the decoders take.
fn text(what: &str) -> Value {
    let pattern = match what {
        "id" => "^\\s*[a-z0-9]+(-[a-z0-9]+)*\\s*$",
        "language tag" => "^\\s*[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\\s*$",
        "period" => "^([0-9]{4}-[0-9A-Z]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?)$",
        "currency" => "^[A-Z]{3}$",
        "month" => "^[0-9]{4}-[0-9]{2}$",
        "quarter of a calendar year" => "^[0-9]{4}-Q[1-4]$",
        "web address" => "^\\s*[Hh][Tt][Tt][Pp][Ss]?://",
        "web address that ends with `/`" => "^\\s*[Hh][Tt][Tt][Pp][Ss]?://.*/\\s*$",
        "e-mail address" => "@",
        "time of day" => ":",
        _ => "\\S",
    };
    json!({ "type": "string", "pattern": pattern })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::{FILES, parts};
    use std::collections::BTreeSet;

    fn of(name: &str) -> Value {
        schema(FILES.iter().find(|file| file.name == name).unwrap())
    }

    #[test]
    fn what_is_required_is_so_in_the_schema_and_no_other_key_is_let_through() {
        let site = of("site");
        assert!(site["required"].as_array().unwrap().contains(&json!("base_url")));
        assert_eq!(site["additionalProperties"], json!(false));
        let zones = &site["definitions"][ZONE]["enum"];
        assert!(zones.as_array().unwrap().contains(&json!("Europe/Berlin")));
    }

    #[test]
    fn the_table_of_a_kind_goes_with_that_kind() {
        let announcement = of("announcement");
        let conditions = announcement["allOf"].as_array().unwrap();
        let dividend = conditions.iter().find(|it| it["then"]["required"] == json!(["dividend"])).unwrap();
        assert_eq!(dividend["if"]["properties"]["kind"]["const"], json!("dividend"));
        assert_eq!(dividend["else"]["not"]["required"], json!(["dividend"]));
    }

    #[test]
    fn every_reference_leads_to_a_table_and_every_table_is_in_some_schema() {
        fn references(value: &Value, found: &mut BTreeSet<String>) {
            match value {
                Value::Object(map) => {
                    found.extend(map.get("$ref").and_then(Value::as_str).map(str::to_owned));
                    map.values().for_each(|value| references(value, found));
                }
                Value::Array(all) => all.iter().for_each(|value| references(value, found)),
                _ => {}
            }
        }
        let mut titles = BTreeSet::new();
        for file in FILES {
            let schema = schema(file);
            let mut found = BTreeSet::new();
            references(&schema, &mut found);
            for reference in found {
                assert!(schema.pointer(reference.trim_start_matches('#')).is_some(), "{}: {reference}", file.name);
            }
            let definitions = schema["definitions"].as_object().into_iter().flat_map(Map::values);
            titles.extend(definitions.chain([&schema]).filter_map(|it| it["title"].as_str().map(str::to_owned)));
        }
        for table in parts().flat_map(|part| part.tables) {
            assert!(titles.contains(table.what), "{}", table.what);
        }
    }

    #[test]
    fn patterns_are_of_texts_that_are_declared() {
        fn texts(shape: Shape, found: &mut BTreeSet<&'static str>) {
            match shape {
                Shape::Text(what) => drop(found.insert(what)),
                Shape::List(inner) | Shape::ByName(inner) | Shape::ByYear(inner) => texts(*inner, found),
                Shape::Either(shapes) => shapes.iter().for_each(|shape| texts(*shape, found)),
                _ => {}
            }
        }
        let mut found = BTreeSet::new();
        let keys = parts().flat_map(|part| part.tables).flat_map(|table| table.all());
        keys.for_each(|key| texts(key.shape, &mut found));
        let code = include_str!("schema.rs");
        let arms = code.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\" => \""));
        let known: Vec<&str> = arms.map(|(what, _)| what).collect();
        assert!(known.len() >= 10);
        for what in known {
            assert!(found.contains(what), "no key takes a `{what}`");
        }
    }
}
