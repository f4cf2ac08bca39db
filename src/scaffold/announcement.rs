//! A new announcement.

use super::front_matter::{given, is_needed, line, own_table, table};
use crate::decode::{Key, kind_table, parts};
use crate::domain::Kind;
use chrono::NaiveDate;

/// What is known of an announcement before anything is typed.
#[derive(Debug)]
pub struct Known<'a> {
    /// What kind it is.
    pub kind: Kind,
    /// Its title, where it was given.
    pub title: Option<&'a str>,
    /// Its day.
    pub dated: NaiveDate,
    /// The zone of its dateline; empty where `site.toml` names none.
    pub zone: &'a str,
}

/// The text of `announcement.md`: a draft with the keys that it must have, to be filled in, and the others as comments.
#[must_use]
pub fn announcement(known: &Known<'_>) -> String {
    let Known { kind, title, dated, zone } = known;
    let mut text = format!(
        "+++\n# Fill in what is empty: `irbook check` says what is missing. A line that begins with # is a key that may be left out;\n\
         # `irbook keys {}` and `irbook keys announcement.md` tell more of each.\n",
        kind.id()
    );
    let own = kind_table(*kind);
    let declared: Vec<&Key> = parts()
        .filter(|part| part.name == "announcement.md")
        .filter_map(|part| part.tables.first())
        .flat_map(|table| table.keys)
        .collect();
    let (tables, values): (Vec<&Key>, Vec<&Key>) = declared.into_iter().partition(|key| own_table(key).is_some());
    for key in values {
        text += &match key.name {
            "title" => title.map_or_else(|| line(key, zone), |title| given("title", &toml::Value::from(title).to_string())),
            "dated" => given("dated", &dated.to_string()),
            "zone" if !zone.is_empty() => given("zone", &format!("\"{zone}\"")),
            "kind" => given("kind", &format!("\"{}\"", kind.id())),
            "draft" => "# Nothing of a draft is published; `publish_at` in its place publishes it at an instant.\ndraft = true\n".to_owned(),
            _ => line(key, zone),
        };
    }
    let (needed, optional): (Vec<&Key>, Vec<&Key>) = tables.into_iter().partition(|key| is_needed(key));
    for key in needed {
        let Some((inner, _)) = own_table(key) else { continue };
        let fields: Vec<String> =
            inner.all().filter(|key| is_needed(key)).map(|key| format!("{} = \"\"", key.name)).collect();
        text += &format!("{} = {{ {} }} # {}\n", key.name, fields.join(", "), key.meaning);
    }
    if let Some((key, part)) = own {
        let what = part.tables[0].meaning;
        text += &format!("\n# {what}\n{}", table(key, part.tables[0], false, true, 0, zone));
    }
    text += "\n# Tables that may follow.\n";
    for key in optional {
        let Some((_, is_list)) = own_table(key) else { continue };
        let (open, close) = if is_list { ("[[", "]]") } else { ("[", "]") };
        text += &format!("# {open}{}{close} # {}\n", key.name, key.meaning);
    }
    text + "+++\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::FILES;
    use crate::editor::format;

    #[test]
    fn an_announcement_of_any_kind_begins_in_the_form_of_fmt() {
        let file = FILES.iter().find(|file| file.name == "announcement").unwrap();
        for kind in Kind::ALL {
            let dated = NaiveDate::from_ymd_opt(2025, 3, 13).unwrap();
            let text = announcement(&Known { kind, title: Some("A title"), dated, zone: "Europe/Berlin" });
            assert_eq!(format(file, &text).unwrap(), text, "{}", kind.id());
        }
    }
}
