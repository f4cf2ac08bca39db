//! What holds of any figures.

use super::*;
use crate::domain::decimal::{grouped, round};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// An archive with one document, in which a table has these columns and lines.
fn with_table(columns: &str, lines: &str) -> Sources {
    let kept = |path: &str| FILES.iter().find(|(it, _)| *it == path).map(|(_, text)| (*text).to_owned()).unwrap();
    let facts = "+++\ntitle = \"A\"\ndated = 2024-05-19\nzone = \"Asia/Shanghai\"\nkind = \"other\"\n\
        source = { title = \"B\" }\n";
    let rate = kept(Q1).split("[[rates]]").nth(1).unwrap().split("[[").next().unwrap().to_owned();
    let table = format!(
        "[[statements]]\nid = \"s\"\ntitle = \"S\"\nkind = \"other\"\nscale = \"thousand\"\n\
         columns = [\n{columns}]\nlines = [\n{lines}]\n"
    );
    sources([
        ("site.toml", kept("site.toml")),
        ("content/metrics.toml", kept("content/metrics.toml")),
        ("content/announcements/a/announcement.md", format!("{facts}[[rates]]{rate}+++\nText.\n")),
        ("content/announcements/a/table.toml", table),
    ])
}

/// Lines with one cell each; the last is the signed sum of the others as computed.
fn summed(parts: &[(i64, bool)], total: i64) -> Sources {
    let mut lines = String::new();
    for (at, (amount, _)) in parts.iter().enumerate() {
        lines += &format!("{{ id = \"l{at}\", label = \"L\", cells = [\"{}\"] }},\n", grouped(Decimal::from(*amount)));
    }
    let sign = |negative: bool| if negative { "-" } else { "" };
    let terms = parts.iter().enumerate().map(|(at, (_, negative))| format!("\"{}l{at}\"", sign(*negative)));
    let terms = terms.collect::<Vec<_>>().join(", ");
    lines += &format!(
        "{{ id = \"total\", label = \"T\", cells = [\"{}\"], sum = [{terms}] }},\n",
        grouped(Decimal::from(total))
    );
    with_table("{ id = \"c\", period = \"2024-Q1\", currency = \"CNY\" },\n", &lines)
}

fn total(parts: &[(i64, bool)]) -> i64 {
    parts.iter().map(|(amount, negative)| if *negative { -amount } else { *amount }).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_computed_total_foots_and_any_part_changed_by_one_unit_is_found(
        parts in prop::collection::vec((-99_999_999_i64..99_999_999, any::<bool>()), 1..12),
        at in any::<prop::sample::Index>(),
        up in any::<bool>(),
    ) {
        prop_assert_eq!(errors(&summed(&parts, total(&parts))), Vec::<String>::new());
        let mut changed = parts.clone();
        changed[at.index(parts.len())].0 += if up { 1 } else { -1 };
        let found = errors(&summed(&changed, total(&parts)));
        prop_assert_eq!(found.len(), 1, "{:?}", &found);
        prop_assert!(found[0].starts_with("sum-mismatch at "), "{:?}", &found);
    }

    #[test]
    fn any_amount_translated_at_any_rate_and_rounded_is_right(
        local in -99_999_999_i64..99_999_999,
        places in 0_u32..3,
        rate in 1_i64..2_000_000,
    ) {
        let (local, rate) = (Decimal::new(local, places), Decimal::new(rate, 4));
        let mut translated = round(local / rate, places);
        translated.rescale(places);
        let line = format!("{{ id = \"l\", label = \"L\", cells = [\"{}\", \"{}\"] }},\n", grouped(local), grouped(translated));
        let columns = "{ id = \"c\", period = \"2024-Q1\", currency = \"CNY\" },\n\
            { id = \"u\", period = \"2024-Q1\", currency = \"USD\", translated = { from = \"c\", rate = \"h10\" } },\n";
        let mut sources = with_table(columns, &line);
        for file in &mut sources.files {
            if let Content::Text(text) = &mut file.content {
                *text = text.replace("value = \"7.2203\"", &format!("value = \"{rate}\"")).into();
            }
        }
        prop_assert_eq!(errors(&sources), Vec::<String>::new());
    }
}
