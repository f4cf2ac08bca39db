//! Whatever stands in a file: findings, never a panic.

use crate::documents::described;
use irbook::decode::decode;
use irbook::diagnostic::{Format, print};
use irbook::source::{Content, split};
use proptest::prelude::*;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The places of all values in a TOML text, which stands at `offset`.
fn places(text: &str, offset: usize) -> Vec<Range<usize>> {
    fn below(value: &Spanned<DeValue<'_>>, places: &mut Vec<Range<usize>>) {
        places.push(value.span());
        match value.get_ref() {
            DeValue::Array(array) => array.iter().for_each(|value| below(value, places)),
            DeValue::Table(table) => table.values().for_each(|value| below(value, places)),
            _ => {}
        }
    }
    let mut places = Vec::new();
    DeTable::parse(text).expect("the examples are TOML").get_ref().values().for_each(|value| below(value, &mut places));
    places.into_iter().map(|place| place.start + offset..place.end + offset).collect()
}

fn any_toml() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "\\PC{0,24}".prop_map(|text| format!("{text:?}")),
        "[A-Z$]{0,4}[0-9,.()-]{0,12}[ %a-zA-Z]{0,12}".prop_map(|text| format!("\"{text}\"")),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<u32>().prop_map(|number| format!("0x{number:x}")),
        any::<f64>().prop_map(|number| format!("{number:e}")),
        any::<bool>().prop_map(|truth| truth.to_string()),
        "[0-9]{4}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5][0-9]:00(Z|[+-][01][0-9]:00)?)?",
        "[0-9]{4}-(Q[0-9]|H[0-9]|9M|FY)".prop_map(|period| format!("\"{period}\"")),
        "\\PC{0,12}",
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|values| format!("[{}]", values.join(", "))),
            prop::collection::vec(("(id|at|on|zone|heading|cells|percent|[a-z]{1,3})", inner), 0..4).prop_map(|keys| {
                let keys: Vec<String> = keys.into_iter().map(|(key, value)| format!("{key} = {value}")).collect();
                format!("{{ {} }}", keys.join(", "))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_toml_in_place_of_any_value_is_read_or_refused(
        file in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), value in any_toml(),
    ) {
        let mut sources = described().sources();
        let texts: Vec<usize> = (0..sources.files.len())
            .filter(|index| matches!(sources.files[*index].content, Content::Text(_)))
            .collect();
        let chosen = &mut sources.files[texts[file.index(texts.len())]];
        let Content::Text(text) = &chosen.content else { unreachable!() };
        let toml = if chosen.path.ends_with(".md") { split(text).unwrap().toml } else { 0..text.len() };
        let places = places(&text[toml.clone()], toml.start);
        let mut changed = text.to_string();
        changed.replace_range(places[place.index(places.len())].clone(), &value);
        chosen.content = Content::Text(changed.into());
        let (_, findings) = decode(&sources).unwrap();
        for format in [Format::Full, Format::Json] {
            prop_assert_eq!(print(&findings, &sources, format, false, 100).is_empty(), findings.is_empty());
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(\\+\\+\\+\n)?[\\PC\n]{0,200}(\n\\+\\+\\+\n)?") {
        for path in ["site.toml", "content/metrics.toml", "content/announcements/results/announcement.md"] {
            let sources = described().with(path, &text).sources();
            let (_, findings) = decode(&sources).unwrap();
            prop_assert_eq!(print(&findings, &sources, Format::Full, false, 100).is_empty(), findings.is_empty());
        }
    }
}
