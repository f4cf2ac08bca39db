//! Time zones by their IANA names.

use super::declaration::Shape;
use super::fields::Fields;
use super::reader::{DocumentZone, Reader, Value};
use super::value::FromToml;
use crate::diagnostic::{Code, did_you_mean};
use crate::domain::zone::{is_offset, meant};
use chrono_tz::Tz;

impl FromToml for Tz {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("time zone");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let Some(name) = value.get_ref().as_str() else {
            return reader.wrong_type(value, "a time zone in quotes, such as \"Asia/Shanghai\"");
        };
        match name.parse() {
            Ok(zone) if !is_offset(zone) => Some(zone),
            Ok(_) => {
                let message = format!("`{name}` names an offset from UTC, and no place whose clocks are meant");
                let help = format!("offsets change in summer, and a wrong hour would be shown: {}", written(name));
                reader.refuse(Code::UnknownZone, value, message, &help)
            }
            Err(_) => reader.refuse(Code::UnknownZone, value, format!("`{name}` is no IANA time zone"), &written(name)),
        }
    }
}

/// The zone in which a document's days are.
pub(super) fn of_document(fields: &Fields<'_, '_>) -> DocumentZone {
    let zone = fields.value("zone").and_then(|value| value.get_ref().as_str()?.parse().ok());
    zone.filter(|zone| !is_offset(*zone)).map_or(DocumentZone::Unreadable, DocumentZone::Of)
}

/// What to write for a name that is none of a zone.
fn written(name: &str) -> String {
    let zones = meant(name);
    let shown: Vec<String> = zones.iter().map(|zone| format!("`{}`", zone.name())).collect();
    let names_offset = name.contains(['+', '-']) && name.contains(|c: char| c.is_ascii_digit());
    match shown.split_last() {
        None if names_offset => {
            "write the zone of the place whose time the document prints, such as `Asia/Hong_Kong`".to_owned()
        }
        None => {
            let near =
                did_you_mean(name, chrono_tz::TZ_VARIANTS.iter().filter(|it| !is_offset(**it)).map(|it| it.name()));
            match near.starts_with("did you mean") {
                true => near,
                false => {
                    "a zone is named by its area and a large city, such as `Asia/Shanghai` or `America/New_York`; \
                          there is one for each rule of clocks, not for each city"
                        .to_owned()
                }
            }
        }
        Some((last, [])) => format!("write {last}"),
        Some((last, others)) => format!("write {} or {last}", others.join(", ")),
    }
}
