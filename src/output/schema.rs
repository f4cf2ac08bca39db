//! The schema of each kind of table, in the form of Table Schema (Frictionless Data, version 1): the columns, their types and what
//! they mean.

use super::{
    csv, csv_announcements, csv_dividends, csv_events, csv_figures, csv_financials, csv_meetings, csv_names,
    csv_people, csv_repurchases, csv_results, csv_shares, facts,
};
use crate::address::DataTable;
use crate::words::Words;
use crate::words::legend::{self, sections};
use serde_json::{Value, json};

/// The columns of a kind of table, with commas between them.
#[must_use]
pub fn columns(table: DataTable) -> &'static str {
    match table {
        DataTable::Facts => facts::COLUMNS,
        DataTable::Statements => csv::STATEMENT,
        DataTable::Financials => csv_financials::COLUMNS,
        DataTable::Metrics => csv::METRIC,
        DataTable::Figures => csv_figures::COLUMNS,
        DataTable::Announcements => csv_announcements::COLUMNS,
        DataTable::Events => csv_events::COLUMNS,
        DataTable::Meetings => csv_meetings::COLUMNS,
        DataTable::Results => csv_results::COLUMNS,
        DataTable::Dividends => csv_dividends::COLUMNS,
        DataTable::Repurchases => csv_repurchases::COLUMNS,
        DataTable::People => csv_people::COLUMNS,
        DataTable::Shares => csv_shares::COLUMNS,
        DataTable::Names => csv_names::COLUMNS,
    }
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Integer,
    Day,
    /// An instant with its offset.
    Instant,
    /// `true` or `false`.
    Truth,
    /// `yes` or `no`.
    Said,
}

/// What stands in a column: its name says it, but for a few.
fn kind(table: DataTable, column: &str) -> Kind {
    match (table, column) {
        (DataTable::Names, "value") => Kind::Text,
        (DataTable::Events, "start" | "end") | (DataTable::Meetings, "start") | (_, "released_at" | "call") => {
            Kind::Instant
        }
        (DataTable::Repurchases, "start" | "end") => Kind::Day,
        (DataTable::Results, "text" | "missing")
        | (_, "approximate" | "whole_day" | "end_computed" | "average_price_computed") => Kind::Truth,
        (_, "audited" | "restated" | "assumes") => Kind::Said,
        (
            _,
            "dated" | "date" | "period_start" | "period_end" | "announced" | "as_of" | "since" | "until" | "from"
            | "named_first" | "left_out",
        ) => Kind::Day,
        (_, "decimals" | "file_size" | "votes_for" | "votes_against" | "year" | "files")
        | (DataTable::Facts | DataTable::Statements | DataTable::Results, "statements")
        | (DataTable::Results, "metrics") => Kind::Integer,
        (
            _,
            "value"
            | "value_in_units"
            | "rate"
            | "share_percent"
            | "per_share"
            | "per_ads"
            | "paid_in_units"
            | "authorized_in_units"
            | "spent_in_units"
            | "bought_in_units"
            | "average_price_in_units"
            | "used_percent"
            | "percent_for"
            | "change"
            | "change_stated"
            | "ads",
        ) => Kind::Number,
        _ => Kind::Text,
    }
}

/// The columns in which nothing may be missing.
const REQUIRED: [(DataTable, &[&str]); 6] = [
    (
        DataTable::Facts,
        &["announcement", "concept", "states", "unit", "value", "decimals", "scale", "statements", "address"],
    ),
    (DataTable::Statements, &["announcement", "statement", "line", "column", "period", "period_end", "unit"]),
    (
        DataTable::Financials,
        &["concept", "unit", "period", "period_end", "role", "announcement", "value", "value_in_units"],
    ),
    (
        DataTable::Metrics,
        &["metric", "announcement", "period", "period_end", "role", "value", "value_in_units", "unit"],
    ),
    (DataTable::Announcements, &["announcement", "dated", "kind", "title", "language", "page"]),
    (DataTable::Events, &["kind", "id"]),
];

/// The schema of a kind of table.
#[must_use]
pub fn schema(table: DataTable, words: &dyn Words) -> String {
    let sections = sections(words.data_files());
    let legend = legend::of(&sections, words, table);
    let required = REQUIRED.iter().find(|(of, _)| *of == table).map_or(&[][..], |(_, columns)| columns);
    let fields: Vec<Value> = columns(table)
        .split(',')
        .map(|column| {
            let mut field = json!({ "name": column });
            let kind = kind(table, column);
            field["type"] = match kind {
                Kind::Text => "string".into(),
                Kind::Number => "number".into(),
                Kind::Integer => "integer".into(),
                Kind::Day => "date".into(),
                Kind::Instant => "datetime".into(),
                Kind::Truth | Kind::Said => "boolean".into(),
            };
            match kind {
                Kind::Instant => field["format"] = "%Y-%m-%dT%H:%M:%S%z".into(),
                Kind::Said => {
                    field["trueValues"] = json!(["yes"]);
                    field["falseValues"] = json!(["no"]);
                }
                _ => {}
            }
            if let Some(meaning) = legend.and_then(|legend| legend.meaning(column)) {
                field["description"] = meaning.into();
            }
            if required.contains(&column) {
                field["constraints"] = json!({ "required": true });
            }
            field
        })
        .collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    match table {
        DataTable::Announcements => schema["primaryKey"] = json!(["announcement"]),
        DataTable::Events => schema["primaryKey"] = json!(["id"]),
        _ => {}
    }
    let names_one = table != DataTable::Announcements && columns(table).split(',').any(|it| it == "announcement");
    if names_one {
        let reference = json!({ "resource": super::package::ANNOUNCEMENTS, "fields": ["announcement"] });
        schema["foreignKeys"] = json!([{ "fields": ["announcement"], "reference": reference }]);
    }
    format!("{schema:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;

    #[test]
    fn the_documentation_tells_each_column_of_each_table_in_its_order() {
        let words = words::of("en");
        let sections = sections(words.data_files());
        for table in DataTable::ALL {
            let legend = legend::of(&sections, words, table).unwrap_or_else(|| panic!("no section on {table:?}"));
            let told: Vec<&str> = legend.columns.iter().flat_map(|it| &it.columns).map(String::as_str).collect();
            assert_eq!(told, columns(table).split(',').collect::<Vec<_>>(), "{table:?}");
            assert!(legend.columns.iter().all(|it| !it.meaning.is_empty()), "{table:?}");
        }
    }

    #[test]
    fn what_must_be_there_is_a_column() {
        for (table, required) in REQUIRED {
            let columns: Vec<&str> = columns(table).split(',').collect();
            assert!(required.iter().all(|it| columns.contains(it)), "{table:?}");
        }
    }

    #[test]
    fn a_schema_tells_type_and_meaning_of_each_column() {
        let schema: Value = serde_json::from_str(&schema(DataTable::Facts, words::of("en"))).unwrap();
        let field = |name: &str| {
            let fields = schema["fields"].as_array().unwrap();
            fields.iter().find(|field| field["name"] == name).unwrap().clone()
        };
        assert_eq!(field("value")["type"], "number");
        assert_eq!(field("value")["constraints"]["required"], true);
        assert_eq!(field("restated")["trueValues"], json!(["yes"]));
        assert!(field("decimals")["description"].as_str().unwrap().contains("whole thousands"));
    }
}
