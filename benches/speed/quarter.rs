//! The periods that announcements report.
//!
//! Twenty years have 80 quarters, and an archive of 10,000 announcements needs 10,000 periods: two
//! announcements that state one concept for one period would have to state one value. So there
//! are several *series*, each like an issuer of its own, and the quarters of a series are shifted
//! by days: the first day by ten and the series modulo 40, the last by the series divided by 40. Less than
//! 90 days' shift cannot reach another quarter, hence no two (series, quarter) share a period; and no first day is so near
//! to a quarter's, or to the last day before it, that it would be taken for a slip.

use chrono::{Datelike, Days, Months, NaiveDate};

/// The first reported year.
const FIRST_YEAR: u32 = 2005;

/// Quarters that are reported: twenty years.
pub const QUARTERS: u32 = 80;

/// A quarter of a series.
#[derive(Clone, Copy)]
pub struct Quarter {
    /// The series, from 0.
    pub series: u32,
    /// Quarters since the first one reported; comparatives go back to -4.
    pub index: i32,
}

impl Quarter {
    /// The quarter `count` quarters earlier.
    pub fn before(self, count: i32) -> Self {
        Self { index: self.index - count, ..self }
    }

    /// The first day.
    pub fn start(self) -> NaiveDate {
        self.calendar_start() + Days::new(u64::from(10 + self.series % 40))
    }

    /// The last day.
    pub fn end(self) -> NaiveDate {
        let shift = Days::new(u64::from(self.series / 40));
        self.before(-1).calendar_start() - Days::new(1) + shift
    }

    fn calendar_start(self) -> NaiveDate {
        // The default date is 1 January 1970.
        let months = (FIRST_YEAR - 1970) * 12;
        NaiveDate::default() + Months::new(months.saturating_add_signed(self.index * 3))
    }

    /// The period as the content format writes it.
    pub fn period(self) -> String {
        format!("{}/{}", self.start(), self.end())
    }

    /// The period as a heading prints it.
    pub fn label(self) -> String {
        format!("Q{} {}", self.calendar_start().month().div_ceil(3), self.calendar_start().year())
    }

    /// A seed for the figures of this quarter.
    pub fn seed(self, salt: u64) -> [u64; 3] {
        [u64::from(self.series), self.index.unsigned_abs().into(), salt + if self.index < 0 { 1 << 32 } else { 0 }]
    }
}
