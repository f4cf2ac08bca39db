//! What was answered at the command line, judged as the same text would be in a file.

use super::format::parts;
use super::reader::Reader;
use super::{characters, plain};
use crate::domain::FileId;
use crate::domain::hidden::{described, hidden};
use crate::domain::period::FiscalCalendar;
use toml::de::DeTable;

/// What is wrong with a value of the named key of the named table in a part of the format, and how to mend it; `None` where
/// the key takes it.
///
/// # Panics
/// No such key is declared.
#[must_use]
pub fn refusal(part: &str, table: &str, key: &str, value: &str) -> Option<String> {
    let tables = parts().filter(|it| it.name == part).flat_map(|it| it.tables);
    let declared = tables.filter(|it| it.what == table).flat_map(|it| it.all()).find(|it| it.name == key);
    let declared = declared.unwrap_or_else(|| panic!("`{key}` is no key of {table} in {part}"));
    let text = format!("key = {value}");
    let parsed = match DeTable::parse(&text) {
        Ok(parsed) => parsed,
        Err(error) => return Some(error.message().to_owned()),
    };
    let mut reader = Reader::new(FileId(0), 0, FiscalCalendar::default());
    characters::in_escapes(&text, parsed.get_ref(), &mut reader);
    plain::in_strings(&text, parsed.get_ref(), &mut reader);
    let answer = parsed.get_ref().values().find_map(|value| value.get_ref().as_str()).unwrap_or_default();
    if let Some(c) = answer.chars().find(|c| c.is_control()).or_else(|| hidden(answer).first().map(|(_, c)| *c)) {
        return Some(format!("{} stands in it, which readers can't see", described(c)));
    }
    let taken = parsed.get_ref().values().all(|value| (declared.takes)(value, &mut reader));
    let finding = reader.findings.first();
    let said =
        finding.map(|it| [Some(&*it.message), it.help.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("; "));
    said.or_else(|| (!taken).then(|| format!("`{value}` can't stand here")))
}
