//! The whole format: every table that is declared.

use super::declaration::Part;
use super::kind::own;
use super::{
    ads, announcement, brand, calendar, column, dimension, event, explained, figure, filing, holidays, issuer, legend,
    line, menu, metric, moment, numbers, outputs, plain_page, relation, repurchase, site, statement,
};
use crate::domain::Kind;

/// The parts that have tables whatever the kinds of the documents.
static PARTS: &[Part] = &[
    Part {
        name: "site.toml",
        tables: &[
            &site::SITE,
            &site::ZONE,
            &numbers::NUMBERS,
            &site::CHECKS,
            &holidays::HOLIDAYS,
            &holidays::HOLIDAY,
            &site::ATTACHMENTS,
            &site::STATIC,
            &issuer::ISSUER,
            &calendar::SPELL,
            &issuer::ISSUER_NAME,
            &ads::ADS,
            &ads::ADS_RATIO,
            &issuer::SHARE_CLASS,
            &issuer::LISTING,
            &issuer::ORGANIZATION,
            &issuer::PLACE,
            &issuer::PERSON,
            &issuer::CONTACT,
            &site::CATEGORY,
            &brand::BRAND,
            &brand::LOGO,
            &brand::FONT,
            &outputs::OUTPUTS,
            &menu::MENU,
            &site::CHART,
            &site::PANEL,
        ],
    },
    Part { name: "content/metrics.toml", tables: &[&metric::METRICS, &metric::METRIC, &metric::DEFINITION] },
    Part {
        name: "content/dimensions.toml",
        tables: &[&dimension::DIMENSIONS, &dimension::DIMENSION, &dimension::MEMBER],
    },
    Part { name: "content/calendar.toml", tables: &[&event::CALENDAR, &event::PLANNED, &event::MOVED] },
    Part { name: "content/legends/<key>.md", tables: &[&legend::LEGEND] },
    Part { name: "content/pages/<id>.md", tables: &[&plain_page::PAGE] },
    Part { name: "content/filings/<year>.toml", tables: &[&filing::FILINGS_LIST, &filing::FILING] },
    Part {
        name: "announcement.md",
        tables: &[
            &announcement::ANNOUNCEMENT,
            &announcement::SOURCE,
            &announcement::ATTACHMENT_LABEL,
            &announcement::SIGNATORY,
            &announcement::BOARD_MEMBER,
            &announcement::WITHDRAWAL,
            &announcement::REVISION,
            &relation::DONE,
            &figure::FIGURE,
            &figure::CHANGE,
            &event::EVENT,
            &figure::FOOTNOTE,
            &figure::HEADLINE,
            &explained::WAIVER,
            &explained::RESTATEMENT,
            &figure::RATE,
            &repurchase::REPURCHASE,
            &repurchase::PROGRESS,
        ],
    },
    Part {
        name: "statements",
        tables: &[
            &statement::TABLES,
            &statement::STATEMENT,
            &column::COLUMN,
            &column::TRANSLATION,
            &column::CHANGE,
            &column::SHARE,
            &line::LINE,
            &line::RATIO,
            &line::HEADING,
        ],
    },
    Part {
        name: "metrics",
        tables: &[&metric::OBSERVATION, &metric::METRIC_VALUE, &metric::CHANGE, &metric::SHARE, &metric::METRIC_PART],
    },
    Part { name: "moment", tables: &[&moment::MOMENT] },
];

/// Every part of the format, those of the kinds last.
pub fn parts() -> impl Iterator<Item = Part> {
    let kinds = Kind::ALL.into_iter().filter_map(own).map(|own| own.part);
    PARTS.iter().copied().chain(kinds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::declaration::Shape;
    use crate::decode::reader::Reader;
    use crate::domain::FileId;
    use crate::domain::period::FiscalCalendar;
    use toml::de::DeTable;

    #[test]
    fn the_example_of_every_key_is_read_without_findings() {
        for (table, key) in parts().flat_map(|part| part.tables).flat_map(|it| it.all().map(move |key| (it, key))) {
            let Some(example) = key.typed_example() else { continue };
            let text = format!("key = {example}");
            let parsed = DeTable::parse(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
            let mut reader = Reader::new(FileId(0), 0, FiscalCalendar::default());
            let taken = parsed.get_ref().values().all(|value| (key.takes)(value, &mut reader));
            assert!(taken && reader.is_clean(), "{}, {}: {text}: {:?}", table.what, key.name, reader.findings);
        }
    }

    #[test]
    fn only_keys_whose_values_are_tables_have_no_example() {
        fn is_table(shape: Shape) -> bool {
            match shape {
                Shape::Table(_) => true,
                Shape::List(inner) => is_table(*inner),
                Shape::Either(shapes) => shapes.iter().any(|it| is_table(*it)),
                _ => false,
            }
        }
        for key in parts().flat_map(|part| part.tables).flat_map(|table| table.all()) {
            assert!(is_table(key.shape) || !key.example.is_empty(), "{}", key.name);
        }
    }
}
