//! The dates of dividends, in order.

use super::Of;
use crate::domain::kind::dividend::{Distribution, Dividend, Terms};
use crate::domain::occasion::DividendDay;
use crate::domain::{Field, Located, Moment};
use crate::page::component::moment::{self, MomentView};
use chrono::NaiveDate;
use serde::Serialize;

/// A date.
#[derive(Debug, Serialize)]
pub struct DateRow {
    /// What it is, and on which market.
    pub name: String,
    /// What it means for holders.
    pub meaning: &'static str,
    /// When; nothing where that is told in words.
    pub at: Option<MomentView>,
    /// Days from one to another, or that the date isn't known.
    pub text: Option<String>,
    /// The dividends that it is of, where others of the document have another.
    pub of: Vec<String>,
    /// Its place in the order; what isn't known comes last.
    #[serde(skip)]
    day: Option<NaiveDate>,
}

/// All dates; what several dividends of the document have in common stands once.
pub(super) fn dates(of: &Of<'_>, dividend: &Dividend) -> Vec<DateRow> {
    let mut rows: Vec<DateRow> = Vec::new();
    for it in &dividend.distributions {
        let what = it.dividend_type.as_deref().unwrap_or(&it.tag);
        for mut row in of_one(of, it) {
            let same = |other: &&mut DateRow| other.name == row.name && other.at == row.at && other.text == row.text;
            if let Some(other) = rows.iter_mut().find(same) {
                other.of.push(what.to_owned());
            } else {
                row.of.push(what.to_owned());
                rows.push(row);
            }
        }
    }
    // A date of all of them says nothing of which.
    rows.iter_mut().filter(|row| row.of.len() == dividend.distributions.len()).for_each(|row| row.of.clear());
    rows.sort_by_key(|row| (row.day.is_none(), row.day));
    rows
}

fn of_one(of: &Of<'_>, it: &Distribution) -> Vec<DateRow> {
    let mut rows = Vec::new();
    if let Some(approval @ (Field::Stated(_) | Field::ToBeAnnounced)) = &it.shareholder_approval {
        let day = approval.stated();
        let zone = it.terms.record_date.as_ref().and_then(Field::stated).map_or(of.announcement.zone, |at| at.zone);
        let at = day.map(|day| view(of, &Located::new(Moment::day(day.value, zone), day.span)));
        rows.push(row(of, of.words.approval().to_owned(), of.words.approval_means(), at, day.map(|day| day.value)));
    }
    for terms in it.all_terms() {
        of_terms(of, it, terms, &mut rows);
    }
    for election in &it.elections {
        let Some(deadline) = &election.deadline else { continue };
        let moment = deadline.stated();
        let at = moment.map(|at| view(of, at));
        rows.push(row(of, election.name.to_string(), of.words.election_means(), at, moment.map(|at| at.date())));
    }
    rows
}

/// A way to a day of terms.
type DayOf = for<'t> fn(&'t Terms) -> &'t Option<Field<Located<Moment>>>;

fn of_terms(of: &Of<'_>, it: &Distribution, terms: &Terms, rows: &mut Vec<DateRow>) {
    let is_common = std::ptr::eq(terms, &it.terms);
    let (market, holders) = (of.market(it, terms), terms.holders.as_deref());
    let days: [(DividendDay, DayOf, bool); 5] = [
        (DividendDay::Ex, |terms| &terms.ex_date, true),
        (DividendDay::LastLodgement, |terms| &terms.last_lodgement, false),
        (DividendDay::Record, |terms| &terms.record_date, true),
        (DividendDay::Conversion, |terms| &terms.conversion_date, false),
        (DividendDay::Payment, |terms| &terms.payment_date, true),
    ];
    for (day, field, is_asked_for) in days {
        let name = || of.words.dividend_day(day, market, holders);
        let means = of.words.dividend_day_means(day);
        match field(terms) {
            Some(Field::Stated(at)) => rows.push(row(of, name(), means, Some(view(of, at)), Some(at.date()))),
            Some(Field::ToBeAnnounced) => rows.push(row(of, name(), means, None, None)),
            Some(Field::NotApplicable) => {}
            None if is_common && is_asked_for && it.apart.iter().all(|terms| field(terms).is_none()) => {
                rows.push(DateRow { text: Some(of.words.unstated().to_owned()), ..row(of, name(), means, None, None) });
            }
            None => {}
        }
    }
    let name = || of.words.book_closure(market, holders);
    match &terms.book_close {
        Some(Field::Stated(closure)) => {
            let text = of.words.day_to_day(closure.from, closure.to);
            let row = row(of, name(), of.words.book_closure_means(), None, Some(closure.from));
            rows.push(DateRow { text: Some(text), ..row });
        }
        Some(Field::ToBeAnnounced) => rows.push(row(of, name(), of.words.book_closure_means(), None, None)),
        Some(Field::NotApplicable) | None => {}
    }
}

fn view(of: &Of<'_>, at: &Located<Moment>) -> MomentView {
    moment::typed(of.site, of.announcement, at)
}

/// A row; without a moment it is to be announced.
fn row(of: &Of<'_>, name: String, meaning: &'static str, at: Option<MomentView>, day: Option<NaiveDate>) -> DateRow {
    let text = at.is_none().then(|| of.words.to_be_announced().to_owned());
    DateRow { name, meaning, at, text, of: Vec::new(), day }
}
