//! Headings of columns: each has its period, its currency and its scale, so that no figure needs another heading
//! to be understood.

use super::order::{self, Shown};
use crate::domain::member::{Dimension, Member};
use crate::domain::period::heading;
use crate::domain::statement::{ChangeForm, Column, Derived, LineUnit, Statement};
use crate::domain::{Currency, Period, Scale};
use crate::page::component::note::Mark;
use crate::words::Words;
use crate::words::term::Term;
use serde::Serialize;
use std::borrow::Cow;

/// The headings of a table.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Header {
    /// What leads up to the day in every column, said once above them: `Three months ended`.
    pub lead: Option<String>,
    /// The rows above the columns with what leads up to their days, where several share it.
    pub leads: Vec<LeadRow>,
    /// Currency and scale where those of every column are the same, said once above the labels.
    pub unit: Option<String>,
    /// The columns.
    pub columns: Vec<Heading>,
}

/// The heading of a column.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// What leads up to the day, where columns differ in it.
    pub lead: Option<String>,
    /// The day, or the printed heading.
    pub text: String,
    /// Currency and scale: `RMB thousand`; nothing where no figure of the table is money.
    pub unit: String,
    /// Whether the column is a convenience translation.
    pub translated: bool,
    /// `Audited`, `Unaudited`, where the document says so of the column; `Restated`.
    pub remarks: Vec<&'static str>,
    /// The footnotes that it refers to.
    pub marks: Vec<Mark>,
    /// Of a column of computed changes: which of the stated columns changed, as shown, from 1.
    pub under: Option<usize>,
}

/// A row above the columns.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct LeadRow {
    /// Classes: whether it is of all columns and, where there are columns of changes, with which it is shown.
    pub class: String,
    /// What leads up to the day in neighboring columns.
    pub leads: Vec<Lead>,
    /// How many columns of changes it leaves out: rows of a table are of one width.
    pub rest: usize,
}

/// What leads up to the day in neighboring columns.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Lead {
    /// `Three months ended`; nothing above a balance or a printed heading without it.
    pub text: Option<String>,
    /// How many columns.
    pub columns: usize,
}

impl Header {
    /// The headings in the order in which the columns are shown, with those of computed changes.
    #[must_use]
    pub fn arranged(self, shown: &[Shown], statement: &Statement, words: &dyn Words) -> Self {
        let mut stated: Vec<Option<Heading>> = self.columns.into_iter().map(Some).collect();
        let heading = |it: &Shown| match *it {
            Shown::Stated(at) => stated[at].take(),
            Shown::Change { of, against } => Some(Heading {
                lead: None,
                text: words.term(Term::ChangeOfColumns).to_owned(),
                unit: words.change_on(&statement.columns[against].period),
                translated: false,
                remarks: Vec::new(),
                marks: Vec::new(),
                under: Some(order::place(shown, of)),
            }),
        };
        Self { columns: shown.iter().filter_map(heading).collect(), ..self }.led()
    }

    /// Says once above neighbors what leads up to their days, if some share it.
    fn led(mut self) -> Self {
        let changes = self.columns.iter().filter(|column| column.under.is_some()).count();
        let rows: &[(&str, bool)] =
            if changes > 0 { &[(" without-changes", false), (" with-changes", true)] } else { &[("", false)] };
        let groups = |changes: bool| {
            let mut leads: Vec<Lead> = Vec::new();
            for column in self.columns.iter().filter(|column| changes || column.under.is_none()) {
                let text = self.lead.as_ref().or(column.lead.as_ref());
                match leads.last_mut() {
                    Some(last) if column.under.is_some() || last.text.as_ref() == text => last.columns += 1,
                    _ => leads.push(Lead { text: text.cloned(), columns: 1 }),
                }
            }
            leads
        };
        let shares = |lead: &Lead| lead.text.is_some() && lead.columns > 1;
        if self.lead.is_some() || groups(false).iter().any(shares) {
            let kind = if self.lead.is_some() { "leads of-all" } else { "leads" };
            let row = |(shown, with): &(&str, bool)| {
                let rest = if *with { 0 } else { changes };
                LeadRow { class: format!("{kind}{shown}"), leads: groups(*with), rest }
            };
            self.leads = rows.iter().map(row).collect();
            self.columns.iter_mut().for_each(|column| column.lead = None);
        }
        self
    }
}

/// The headings of a statement; `dimensions` are those that public statements name.
#[must_use]
pub fn of(statement: &Statement, dimensions: &[Dimension], words: &dyn Words) -> Header {
    let is = |unit: LineUnit| statement.lines.iter().any(|line| line.unit == unit && !line.cells.is_empty());
    let in_scale =
        statement.lines.iter().any(|it| it.unit == LineUnit::Money && it.scale.is_none() && !it.cells.is_empty());
    let has_money = [LineUnit::Money, LineUnit::PerShare, LineUnit::PerAds].into_iter().any(is);
    let mut columns: Vec<Heading> = statement.columns.iter().map(|it| heading_of(it, dimensions, words)).collect();
    for (heading, column) in columns.iter_mut().zip(&statement.columns) {
        heading.unit = match own_unit(column, words) {
            Some(unit) => unit,
            None if !has_money => String::new(),
            None => {
                let scale = column.scale.unwrap_or(statement.scale).word();
                let is_said = (in_scale || column.scale.is_some()) && !scale.is_empty();
                if is_said { format!("{} {scale}", heading.unit) } else { std::mem::take(&mut heading.unit) }
            }
        };
    }
    let first = columns.first().and_then(|first| first.lead.clone());
    let leads = |(heading, column): (&Heading, &Column), lead: &String| match &heading.lead {
        Some(own) => own == lead,
        None => is_of_members(statement, column),
    };
    let lead =
        first.filter(|lead| columns.len() > 1 && columns.iter().zip(&statement.columns).all(|it| leads(it, lead)));
    if lead.is_some() {
        columns.iter_mut().for_each(|heading| heading.lead = None);
    }
    let first = columns.first().map(|first| first.unit.clone()).unwrap_or_default();
    let is_same = columns.len() > 1 && !first.is_empty() && columns.iter().all(|heading| heading.unit == first);
    if is_same {
        columns.iter_mut().for_each(|heading| heading.unit.clear());
    }
    Header { lead, leads: Vec::new(), unit: is_same.then_some(first), columns }
}

fn heading_of(column: &Column, dimensions: &[Dimension], words: &dyn Words) -> Heading {
    let (lead, text) = match (printed(column).0, words.ended(&column.period)) {
        (Some(label), _) => {
            let (lead, text) = led(label);
            (lead.map(Cow::Borrowed), text)
        }
        (None, _) if !column.states_figures() => (None, told(column, words)),
        (None, Some(lead)) => (Some(lead), words.date_in_short(column.period.end())),
        (None, None) if matches!(column.period, Period::Instant(_)) => (None, words.date_in_short(column.period.end())),
        (None, None) => (None, words.period(&column.period)),
    };
    let (lead, text) = match (column.label.as_deref(), members(&column.members, dimensions)) {
        (None, Some(members)) => (Some([&lead.unwrap_or_default(), &*text].join(" ").trim().to_owned()), members),
        (_, _) => (lead.map(Cow::into_owned), text),
    };
    let audited = column.audited.map(|audited| words.audited(audited));
    let restated = column.restated.then(|| words.term(Term::Restated));
    Heading {
        lead,
        text,
        unit: currency(column),
        translated: column.translation.is_some(),
        remarks: audited.into_iter().chain(restated).collect(),
        marks: Vec::new(),
        under: None,
    }
}

/// Whether a printed heading is that of the whole beside columns of members, all of one period of which it says nothing.
fn is_of_members(statement: &Statement, column: &Column) -> bool {
    let is_one = statement.columns.iter().all(|it| it.period == column.period);
    let is_first = statement.columns.first().is_some_and(|it| it.label.is_none() && !it.members.is_empty());
    is_one && is_first && column.label.as_deref().is_some_and(|label| heading::read(label) == Default::default())
}

/// What a column is called without a printed heading, as far as it isn't of members.
pub(super) fn told(column: &Column, words: &dyn Words) -> String {
    match column.derived.as_deref() {
        Some(Derived::Share { .. }) => words.term(Term::ShareOfWhole).to_owned(),
        Some(Derived::Change { .. }) => words.term(Term::ChangeOfColumns).to_owned(),
        None => words.period(&column.period),
    }
}

/// What members are called, with a comma between those of several dimensions.
pub fn members(of: &[Member], dimensions: &[Dimension]) -> Option<String> {
    let label = |it: &Member| {
        let dimension = dimensions.iter().find(|dimension| dimension.id == it.dimension)?;
        dimension.members.iter().find(|member| member.id == it.member).map(|member| &*member.label)
    };
    let labels: Vec<&str> = of.iter().filter_map(label).collect();
    (!labels.is_empty()).then(|| labels.join(", "))
}

/// What a column counts by itself, whatever its lines do; `None` where it is money or its lines say it.
fn own_unit(column: &Column, words: &dyn Words) -> Option<String> {
    match (column.derived.as_deref(), column.unit) {
        (Some(Derived::Change { form: ChangeForm::Amount, .. }), _) => None,
        (Some(Derived::Change { form, .. }), _) => Some(words.change_form(*form).to_owned()),
        (Some(Derived::Share { .. }), _) => Some(words.change_form(ChangeForm::Percent).to_owned()),
        (None, Some(unit)) if !unit.has_currency() => {
            Some(words.line_unit(unit, column.scale.unwrap_or(Scale::One))).filter(|unit| !unit.is_empty())
        }
        (None, _) => None,
    }
}

/// A printed heading from the day on, and what leads up to it.
fn led(label: &str) -> (Option<&str>, String) {
    const ENDED: &str = "ended ";
    match label.find(ENDED).map(|at| label.split_at(at + ENDED.len())) {
        Some((lead, day)) if !day.trim().is_empty() => (Some(lead.trim_end()), day.trim().to_owned()),
        _ => (None, label.to_owned()),
    }
}

/// The currencies of the columns, each once: `RMB/US$`.
#[must_use]
pub fn currencies(statement: &Statement) -> String {
    let mut all: Vec<String> = Vec::new();
    for currency in statement.columns.iter().filter(|it| it.currency != Currency::NONE).map(currency) {
        if !all.contains(&currency) {
            all.push(currency);
        }
    }
    all.join("/")
}

/// The currency of a column, as printed where its heading ends with it.
#[must_use]
pub fn currency(column: &Column) -> String {
    printed(column).1.map_or_else(|| column.currency.prefix().trim().to_owned(), str::to_owned)
}

/// A printed heading without the currency that it ends with, and that currency.
fn printed(column: &Column) -> (Option<&str>, Option<&str>) {
    let Some(label) = column.label.as_deref() else { return (None, None) };
    let prefix = column.currency.prefix();
    for currency in [column.currency.code(), prefix.trim()] {
        if let Some(period) = label.strip_suffix(currency).map(|period| period.trim_end_matches([',', ' ']))
            && !period.is_empty()
        {
            return (Some(period), Some(&label[label.len() - currency.len()..]));
        }
    }
    (Some(label), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::component::table::room::sample;
    use crate::words;

    fn shown(columns: &[(&str, &str, Option<&str>)], scale: &str, unit: &str) -> (Option<String>, Vec<String>) {
        let header = of(&sample::statement(columns, scale, unit), &[], words::of("en"));
        let words = |it: Heading| format!("{}|{}|{}", it.lead.unwrap_or_default(), it.text, it.unit);
        (header.lead, header.columns.into_iter().map(words).collect())
    }

    #[test]
    fn what_leads_up_to_the_day_of_every_column_is_said_once() {
        let columns = [("2023-Q1", "CNY", None), ("2024-Q1", "CNY", None), ("2024-Q1", "USD", None)];
        let (lead, columns) = shown(&columns, "thousand", "money");
        assert_eq!(lead.as_deref(), Some("Three months ended"));
        assert_eq!(columns, ["|31 Mar 2023|RMB thousand", "|31 Mar 2024|RMB thousand", "|31 Mar 2024|US$ thousand"]);
    }

    #[test]
    fn columns_of_different_length_each_say_their_own() {
        let columns = [("2024-Q3", "CNY", None), ("2024-9M", "CNY", None)];
        let (lead, columns) = shown(&columns, "million", "money");
        assert_eq!(lead, None);
        assert_eq!(columns, ["Three months ended|30 Sep 2024|", "Nine months ended|30 Sep 2024|"]);
    }

    #[test]
    fn neighbors_share_what_leads_up_to_their_days() {
        let columns = ["2024-Q3", "2023-Q3", "2024-9M", "2024-09-30"].map(|period| (period, "CNY", None));
        let (statement, words) = (sample::statement(&columns, "million", "money"), words::of("en"));
        let header = of(&statement, &[], words);
        let shown = order::with_changes(&statement, &Default::default(), words);
        let header = header.arranged(&shown, &statement, words);
        fn row(it: &LeadRow) -> (&str, Vec<(&str, usize)>) {
            (&it.class, it.leads.iter().map(|lead| (lead.text.as_deref().unwrap_or_default(), lead.columns)).collect())
        }
        let leads = |first| vec![("Three months ended", first), ("Nine months ended", 1), ("", 1)];
        assert_eq!(row(&header.leads[0]), ("leads without-changes", leads(2)));
        assert_eq!(row(&header.leads[1]), ("leads with-changes", leads(3)));
        assert_eq!(header.columns[0].lead, None);
    }

    #[test]
    fn what_all_columns_count_is_said_once() {
        let columns = [("2023-Q1", "CNY", None), ("2024-Q1", "CNY", None)];
        let header = of(&sample::statement(&columns, "thousand", "money"), &[], words::of("en"));
        assert_eq!(header.unit.as_deref(), Some("RMB thousand"));
        let header = of(&sample::statement(&columns[..1], "thousand", "money"), &[], words::of("en"));
        assert_eq!((header.unit, &*header.columns[0].unit), (None, "RMB thousand"));
    }

    #[test]
    fn printed_headings_stay_and_give_way_to_their_currency() {
        let columns = [
            ("2024-Q1", "CNY", Some("Three months ended March 31, 2024, RMB")),
            ("2024-03-31", "USD", Some("March 31, 2024, USD")),
            ("2024-03-31", "USD", Some("Pro forma")),
        ];
        let (lead, columns) = shown(&columns, "one", "money");
        assert_eq!(lead, None);
        assert_eq!(columns, ["Three months ended|March 31, 2024|RMB", "|March 31, 2024|USD", "|Pro forma|US$"]);
    }

    #[test]
    fn a_table_without_money_has_neither_currency_nor_scale() {
        assert_eq!(shown(&[("2024-Q1", "CNY", None)], "thousand", "percent").1, ["Three months ended|31 Mar 2024|"]);
        assert_eq!(
            shown(&[("2024-Q1", "CNY", None)], "thousand", "per-share").1,
            ["Three months ended|31 Mar 2024|RMB"]
        );
    }
}
