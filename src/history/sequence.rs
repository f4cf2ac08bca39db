//! Which statements of an edition follow each other: the same one for the period before and for the period after.

use crate::archive::Edition;
use crate::domain::statement::{Statement, StatementKind};
use crate::domain::{Announcement, Period};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A statement with its announcement and the period that it reports.
#[derive(Clone, Copy, Debug)]
pub struct Reported<'a> {
    /// The announcement.
    pub announcement: &'a Announcement,
    /// The statement.
    pub statement: &'a Statement,
    /// The latest period of its first column's length.
    pub period: Period,
}

/// By what statements of several announcements are the same, what tells most first: by their key, by their title, or, of a kind
/// of which announcements have one, by that; always of periods of one length, in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Same<'a> {
    Key(StatementKind, i64, &'a str),
    Title(StatementKind, i64, &'a str),
    Kind(StatementKind, i64),
}

/// The statements of an edition by what they are and when.
#[derive(Debug, Default)]
pub struct Sequence<'a> {
    /// Of those that are the same: by the end of their periods, of one end in the order of the announcements.
    rows: BTreeMap<Same<'a>, Vec<Reported<'a>>>,
}

impl<'a> Sequence<'a> {
    /// Those of an edition.
    #[must_use]
    pub fn new(edition: &Edition<'a>) -> Self {
        let mut rows: BTreeMap<Same<'_>, Vec<Reported<'_>>> = BTreeMap::new();
        for announcement in &edition.announcements {
            for statement in &announcement.statements {
                let Some(period) = reported(statement) else { continue };
                for same in same(announcement, statement, period) {
                    rows.entry(same).or_default().push(Reported { announcement, statement, period });
                }
            }
        }
        rows.values_mut().for_each(|row| row.sort_by_key(|it| it.period.end()));
        Self { rows }
    }

    /// The same statement for the period before, and for the period after, as the archive has them; where several announcements
    /// state one, the latest.
    #[must_use]
    pub fn around(
        &self,
        announcement: &'a Announcement,
        statement: &'a Statement,
    ) -> (Option<Reported<'a>>, Option<Reported<'a>>) {
        let Some(period) = reported(statement) else { return (None, None) };
        let rows: Vec<&[Reported<'_>]> =
            same(announcement, statement, period).filter_map(|it| self.rows.get(&it)).map(Vec::as_slice).collect();
        let until =
            |row: &&[Reported<'a>]| row[..row.partition_point(|it| it.period.end() < period.end())].last().copied();
        let from = |row: &&[Reported<'a>]| {
            let rest = &row[row.partition_point(|it| it.period.end() <= period.end())..];
            let end = rest.first()?.period.end();
            rest[..rest.partition_point(|it| it.period.end() <= end)].last().copied()
        };
        let nearer = |a: Reported<'a>, b: Reported<'a>, is: fn(&NaiveDate, &NaiveDate) -> bool| {
            if is(&b.period.end(), &a.period.end()) { b } else { a }
        };
        let before = rows.iter().filter_map(until).reduce(|a, b| nearer(a, b, NaiveDate::gt));
        let after = rows.iter().filter_map(from).reduce(|a, b| nearer(a, b, NaiveDate::lt));
        (before, after)
    }
}

/// The period that a statement reports: of those as long as its first column's, the latest that isn't translated.
#[must_use]
pub fn reported(statement: &Statement) -> Option<Period> {
    let mut periods = statement.columns.iter().filter(|it| it.translation.is_none()).map(|it| it.period);
    let first = periods.next()?;
    let alike = periods.filter(|it| it.months() == first.months());
    Some(alike.fold(first, |latest, it| if it.end() > latest.end() { it } else { latest }))
}

fn same<'a>(
    announcement: &'a Announcement,
    statement: &'a Statement,
    period: Period,
) -> impl Iterator<Item = Same<'a>> {
    let (kind, length) = (statement.kind, period.months());
    let is_like = |it: &&Statement| it.kind == kind && reported(it).is_some_and(|own| own.months() == length);
    let is_one_of_each = !matches!(kind, StatementKind::Discussion | StatementKind::Other);
    let is_only = is_one_of_each && announcement.statements.iter().filter(is_like).nth(1).is_none();
    let named = [Same::Key(kind, length, &statement.id.value), Same::Title(kind, length, &statement.title)];
    named.into_iter().chain(is_only.then_some(Same::Kind(kind, length)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Archive;
    use crate::check::sample::{announcement, archive, beside, sources};

    /// A statement: id, kind and the periods of the columns.
    type Table<'t> = (&'t str, &'t str, &'t [&'t str]);

    /// An announcement a day, each with statements.
    fn archive_of(announcements: &[(&str, &[Table<'_>])]) -> Archive {
        let table = |(id, kind, periods): &Table<'_>| {
            let columns: Vec<String> = (0..)
                .zip(*periods)
                .map(|(at, it)| format!("{{ id = \"c{at}\", period = \"{it}\", currency = \"CNY\" }}"))
                .collect();
            let cells = vec!["\"1\""; periods.len()].join(", ");
            format!(
                "[[statements]]\nid = \"{id}\"\ntitle = \"Title of {id}\"\nkind = \"{kind}\"\nscale = \"one\"\ncolumns = [{}]\nlines = [{{ id = \"a\", label = \"A\", cells = [{cells}] }}]\n",
                columns.join(", ")
            )
        };
        let files = (1..).zip(announcements).flat_map(|(day, (id, tables))| {
            let tables: String = tables.iter().map(table).collect();
            [announcement(id, &format!("2024-12-{day:02}"), ""), beside(id, "tables.toml", &tables)]
        });
        archive(&sources(&files.collect::<Vec<_>>()))
    }

    /// The announcements of the statements before and after the first one of an announcement.
    fn around(archive: &Archive, id: &str) -> (Option<String>, Option<String>) {
        let edition = Edition::new(archive, "2026-01-01T00:00:00Z".parse().unwrap(), false);
        let announcement = edition.announcements[edition.position(id).unwrap()];
        let (before, after) = Sequence::new(&edition).around(announcement, &announcement.statements[0]);
        let id = |it: Reported<'_>| format!("{}/{}", it.announcement.id, it.statement.id.value);
        (before.map(id), after.map(id))
    }

    fn both(before: &str, after: &str) -> (Option<String>, Option<String>) {
        let some = |it: &str| (!it.is_empty()).then(|| it.to_owned());
        (some(before), some(after))
    }

    #[test]
    fn a_statement_follows_the_same_of_the_period_before() {
        let archive = archive_of(&[
            ("q1", &[("income", "operations", &["2023-Q1", "2024-Q1"])]),
            (
                "q2",
                &[("income", "operations", &["2024-Q2", "2023-Q2", "2024-H1"]), ("half", "operations", &["2024-H1"])],
            ),
            ("q3", &[("income", "operations", &["2024-Q3"])]),
        ]);
        assert_eq!(around(&archive, "q1"), both("", "q2/income"));
        assert_eq!(around(&archive, "q2"), both("q1/income", "q3/income"));
    }

    #[test]
    fn one_of_its_kind_follows_though_its_key_changes() {
        let archive = archive_of(&[
            ("q1", &[("income", "operations", &["2024-Q1"])]),
            ("q2", &[("profit", "operations", &["2024-Q2"]), ("year", "operations", &["2023-FY"])]),
            ("q3", &[("income", "operations", &["2024-Q3"])]),
        ]);
        assert_eq!(around(&archive, "q3"), both("q2/profit", ""));
        let archive =
            archive_of(&[("q1", &[("users", "other", &["2024-Q1"])]), ("q2", &[("loans", "other", &["2024-Q2"])])]);
        assert_eq!(around(&archive, "q2"), both("", ""));
    }

    #[test]
    fn of_a_period_that_several_state_the_latest_follows() {
        let archive = archive_of(&[
            ("q1", &[("income", "operations", &["2024-Q1"])]),
            ("again", &[("income", "operations", &["2024-Q1"])]),
            ("q2", &[("income", "operations", &["2024-Q2"])]),
        ]);
        assert_eq!(around(&archive, "q2"), both("again/income", ""));
        assert_eq!(around(&archive, "q1"), both("", "q2/income"));
    }
}
