//! A figure of a statement, by its place.

use crate::domain::number::Printed;
use crate::domain::statement::{Cell, Column, Line, Statement};
use crate::domain::{Announcement, Period, Scale, Unit};
use rust_decimal::Decimal;

/// A figure of a statement, with the place where it is stated: positions, so that very many take little room.
#[derive(Clone, Copy, Debug)]
pub struct Fact<'a> {
    /// The document.
    pub announcement: &'a Announcement,
    statement: u32,
    line: u32,
    column: u32,
}

impl<'a> Fact<'a> {
    /// The company's figures in an announcement's statements that are numbers, with the concept of each: those of no member that
    /// their document states as facts.
    pub(super) fn all(announcement: &'a Announcement) -> impl Iterator<Item = (&'a str, Self)> {
        (0..).zip(&announcement.statements).flat_map(move |(at, statement)| {
            let columns = (0..).zip(0..statement.columns.len()).filter(|(_, column)| statement.states_facts(*column));
            let columns: Vec<(u32, usize)> = columns.collect();
            (0..).zip(&statement.lines).flat_map(move |(line_at, line)| {
                let columns = if line.concept().is_empty() { Vec::new() } else { columns.clone() };
                columns.into_iter().filter_map(move |(column, nth)| {
                    line.cells.get(nth)?.printed.and_then(Printed::value)?;
                    let fact = Fact { announcement, statement: at, line: line_at, column };
                    statement.is_whole(line, &statement.columns[nth]).then_some((line.concept(), fact))
                })
            })
        })
    }

    /// The statement.
    #[must_use]
    pub fn statement(&self) -> &'a Statement {
        &self.announcement.statements[self.statement as usize]
    }

    /// The line.
    #[must_use]
    pub fn line(&self) -> &'a Line {
        &self.statement().lines[self.line as usize]
    }

    /// The column.
    #[must_use]
    pub fn column(&self) -> &'a Column {
        &self.statement().columns[self.column as usize]
    }

    /// The cell.
    #[must_use]
    pub fn cell(&self) -> &'a Cell {
        &self.line().cells[self.column as usize]
    }

    /// Appends the figure as its document prints it.
    pub fn push_printed(&self, out: &mut String) {
        let format = self.announcement.conventions.number_format();
        self.cell().push_printed(out, self.statement().sign(self.line(), self.column()), format);
    }

    /// Whether both are the same place of one document.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        std::ptr::eq(self.announcement, other.announcement) && self.place() == other.place()
    }

    /// The positions of statement, line and column.
    #[must_use]
    pub fn place(&self) -> (u32, u32, u32) {
        (self.statement, self.line, self.column)
    }

    /// The value in units of the [scale](Self::scale), as printed.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.cell().printed.and_then(Printed::value).unwrap_or_default()
    }

    /// The printed scale.
    #[must_use]
    pub fn scale(&self) -> Scale {
        self.statement().scale(self.line(), self.column())
    }

    /// The period or instant.
    #[must_use]
    pub fn period(&self) -> Period {
        self.statement().period(self.line(), self.column())
    }

    /// What it counts, in the currency of its column.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.statement().unit(self.line(), self.column()).of(self.column().currency)
    }

    /// The value in whole units; `None` where that has no room.
    #[must_use]
    pub fn in_units(&self) -> Option<Decimal> {
        self.value().checked_mul(self.scale().factor())
    }

    /// One unit of the last printed digit, in whole units.
    #[must_use]
    pub fn unit_of_last_digit(&self) -> Option<Decimal> {
        self.scale().factor().checked_mul(Decimal::new(1, self.value().scale()))
    }

    /// The exponent of the last printed digit: 3 for whole thousands, 5 for millions with one decimal.
    #[must_use]
    pub fn precision(&self) -> i64 {
        i64::from(self.scale().exponent()) - i64::from(self.value().scale())
    }

    /// The rate at which it was translated for the reader's convenience; `None` for a figure of the company's own.
    #[must_use]
    pub fn rate(&self) -> Option<Decimal> {
        let translation = self.column().translation.as_ref()?;
        self.announcement.rates.iter().find(|rate| rate.id == translation.rate).map(|rate| rate.value.value)
    }

    /// Whether it is a translation for the reader's convenience.
    #[must_use]
    pub fn is_translated(&self) -> bool {
        self.column().translation.is_some()
    }

    /// Whether two figures for one period and unit may be one before both were rounded. Translations at different rates never
    /// are.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        let half = |fact: &Self| fact.unit_of_last_digit()?.checked_div(Decimal::TWO);
        let apart = || {
            let apart = self.in_units()?.checked_sub(other.in_units()?)?.abs();
            // Equally precise figures are equal or aren't.
            let room =
                if self.precision() == other.precision() { Decimal::ZERO } else { half(self)?.max(half(other)?) };
            Some(apart <= room)
        };
        let is_same = self.scale() == other.scale() && self.value() == other.value();
        (is_same || apart().unwrap_or(false)) && self.rate() == other.rate()
    }
}
