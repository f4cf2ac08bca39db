//! Slips in what a table says of its cells: whose they are, of when, how they add up and in which scale they are printed.

use crate::trial::Outcome;
use irbook::archive::Documents;
use irbook::domain::Span;
use irbook::domain::member::Dimension;
use irbook::source::Sources;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A kind of slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Another member of the same dimension.
    Member,
    /// A year before, as in a table whose copy wasn't changed.
    Year,
    /// Another quarter, or another part of the year.
    Part,
    /// A part of a sum with the other sign.
    Sign,
    /// Another scale.
    Scale,
}

impl Slip {
    pub const ALL: [Self; 5] = [Self::Member, Self::Year, Self::Part, Self::Sign, Self::Scale];

    pub fn title(self) -> &'static str {
        match self {
            Self::Member => "another member",
            Self::Year => "a year before",
            Self::Part => "another part of the year",
            Self::Sign => "a part of a sum with the other sign",
            Self::Scale => "another scale",
        }
    }
}

/// A slip at a value of a file, and what came of it.
#[derive(Debug)]
pub struct Told {
    pub slip: Slip,
    pub span: Span,
    /// The value after the slip.
    pub after: String,
    pub outcome: Outcome,
}

/// Every slip in the tables of an archive.
pub fn of(documents: &Documents, sources: &Sources) -> Vec<Told> {
    let mut found = Vec::new();
    for (file, source) in sources.below("content/announcements/").filter(|(_, it)| it.path.ends_with(".toml")) {
        let text = sources.text(file);
        let Ok(table) = DeTable::parse(text) else { unreachable!("{} was read", source.path) };
        let mut slips = Slips { dimensions: &documents.dimensions, found: Vec::new() };
        slips.of_statements(table.get_ref());
        found.extend(slips.found.into_iter().map(|(slip, value, after)| {
            let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let span = Span { file, start: offset(value.start), end: offset(value.end) };
            Told { slip, span, after: format!("\"{after}\""), outcome: Outcome::Nothing }
        }));
    }
    found
}

/// The slips of a file: their kinds, where they are, and what stands there then.
struct Slips<'d> {
    dimensions: &'d [Dimension],
    found: Vec<(Slip, std::ops::Range<usize>, String)>,
}

impl Slips<'_> {
    fn of_statements(&mut self, file: &DeTable<'_>) {
        for statement in tables(file, "statements") {
            self.of_table(statement);
            let parts = tables(statement, "columns").chain(tables(statement, "lines"));
            parts.for_each(|part| self.of_table(part));
        }
    }

    fn of_table(&mut self, table: &DeTable<'_>) {
        for (dimension, member) in table.get("members").and_then(|it| it.get_ref().as_table()).into_iter().flatten() {
            self.add(Slip::Member, member, |member| other_member(self.dimensions, dimension.get_ref(), member));
        }
        if let Some(period) = table.get("period") {
            self.add(Slip::Year, period, year_before);
            self.add(Slip::Part, period, other_part);
        }
        for key in ["sum", "equals", "opening"] {
            for part in table.get(key).and_then(|it| it.get_ref().as_array()).into_iter().flatten() {
                self.add(Slip::Sign, part, |part| Some(opposite(part)));
            }
        }
        if let Some(scale) = table.get("scale") {
            self.add(Slip::Scale, scale, |scale| Some(other_scale(scale)));
        }
    }

    fn add(&mut self, slip: Slip, value: &Spanned<DeValue<'_>>, after: impl Fn(&str) -> Option<String>) {
        let changed = value.get_ref().as_str().and_then(after);
        self.found.extend(changed.map(|changed| (slip, value.span(), changed)));
    }
}

/// The tables of a list.
fn tables<'t>(table: &'t DeTable<'t>, key: &str) -> impl Iterator<Item = &'t DeTable<'t>> {
    let list = table.get(key).and_then(|it| it.get_ref().as_array()).into_iter().flatten();
    list.filter_map(|it| it.get_ref().as_table())
}

/// The next member of a dimension; `None` where there is no other.
fn other_member(dimensions: &[Dimension], dimension: &str, member: &str) -> Option<String> {
    let members = &dimensions.iter().find(|it| &*it.id.value == dimension)?.members;
    let at = members.iter().position(|it| &*it.id.value == member)?;
    let next = &*members[(at + 1) % members.len()].id.value;
    (next != member).then(|| next.to_owned())
}

/// The same days of the year before, or the same part of it; `None` for days that it hasn't.
fn year_before(period: &str) -> Option<String> {
    if period.contains('/') || period.ends_with("-02-29") {
        return None;
    }
    let (year, rest) = period.split_once('-')?;
    Some(format!("{}-{rest}", year.parse::<u16>().ok()?.checked_sub(1)?))
}

/// The quarter before another one, the first one for the year, and the like; `None` for days.
fn other_part(period: &str) -> Option<String> {
    const PARTS: [(&str, &str); 7] =
        [("Q1", "Q2"), ("Q2", "Q1"), ("Q3", "Q2"), ("Q4", "Q3"), ("H1", "Q2"), ("9M", "H1"), ("FY", "9M")];
    let (year, part) = period.split_once('-')?;
    let (_, other) = PARTS.iter().find(|(it, _)| *it == part)?;
    Some(format!("{year}-{other}"))
}

fn opposite(part: &str) -> String {
    part.strip_prefix('-').map_or_else(|| format!("-{part}"), str::to_owned)
}

/// The whole for hundredths, else a scale that is next to it.
fn other_scale(scale: &str) -> String {
    let other = match scale {
        "hundredth" => "one",
        "one" | "million" => "thousand",
        _ => "million",
    };
    other.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::documents;
    use std::path::Path;

    #[test]
    fn every_kind_of_slip_is_made_in_the_archive_of_segments() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/nordkant");
        let sources = irbook::source::load(&root).and_then(Sources::held).unwrap();
        let found = of(&documents(&sources).0, &sources);
        let text = |it: &Told| &sources.text(it.span.file)[it.span.start as usize..it.span.end as usize];
        for slip in Slip::ALL {
            let mut of_kind = found.iter().filter(|it| it.slip == slip).peekable();
            assert!(
                of_kind.peek().is_some() && of_kind.all(|it| text(it).starts_with('"') && text(it) != it.after),
                "{slip:?}"
            );
        }
    }

    #[test]
    fn a_slip_is_one_that_happens() {
        assert_eq!(year_before("2024-Q2").as_deref(), Some("2023-Q2"));
        assert_eq!(year_before("2024-02-29"), None);
        assert_eq!(other_part("2024-H1").as_deref(), Some("2024-Q2"));
        assert_eq!(other_part("2024-03-30"), None);
        assert_eq!(opposite(&opposite("costs")), "costs");
        assert_eq!(other_scale("hundredth"), "one");
    }
}
