//! Days on which a text says that a period ended: each has to be the end of a period of the document.

use super::book::Book;
use super::fact::{Fact, Place};
use super::untold::Untold;
use crate::diagnostic::Code;
use crate::domain::{Details, Period};
use crate::prose::{Passage, ended};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// How many days beside the end of a period a day is taken for a slip. Texts may name the ends of other periods, of which the
/// document has no figures; these are months away.
const NEAR: i64 = 10;

/// The days of passages that are the end of no period of the document: near to one, or later than the document itself.
pub(super) fn slips<'p>(book: &Book<'_>, passages: impl Iterator<Item = &'p Passage>) -> Vec<Untold> {
    let mut ends = None;
    let mut slips = Vec::new();
    for passage in passages {
        for it in ended(passage, &book.announcement.language) {
            let ends = ends.get_or_insert_with(|| ends_of(book));
            if ends.is_empty() || ends.contains(&it.day) {
                continue;
            }
            let days = |end: &NaiveDate| (*end - it.day).num_days().abs();
            let Some(nearest) = ends.iter().min_by_key(|end| days(end)) else { continue };
            let is_ahead = it.day > book.announcement.dated.value;
            if days(nearest) > NEAR && !is_ahead {
                continue;
            }
            let words = passage.words[it.words].to_owned();
            let shown = nearest.format("%-d %B %Y");
            slips.push(Untold {
                code: Code::PeriodEndMismatch,
                span: it.span,
                message: format!("a period is said to have ended on {words}, but the document has none that ends then"),
                help: format!(
                    "its nearest period ends on {shown}: mend the day, or explain it by [[waivers]] rule = \
                     \"period-end-mismatch\", figure = \"{words}\", printed = \"{words}\""
                ),
                words,
            });
        }
    }
    slips
}

/// The last days of the periods that a document reports or states figures of.
fn ends_of(book: &Book<'_>) -> BTreeSet<NaiveDate> {
    let stated = || book.facts.iter().filter(|fact| is_reported(fact)).filter_map(|fact| fact.period);
    let columns = book.announcement.statements.iter().flat_map(|it| &it.columns).map(|column| column.period);
    let mut ends: BTreeSet<NaiveDate> = stated().chain(columns).map(|period| period.end()).collect();
    if let Details::Results(results) = &book.announcement.details {
        ends.extend(results.periods.iter().map(|period| period.value.end()));
    }
    // The balance before a period is that at the end of another one.
    let spans = stated().filter(|it| matches!(it, Period::Span { .. }));
    ends.extend(spans.filter_map(|period| period.start().pred_opt()));
    ends
}

/// Whether a figure is of a period that the document reports on: days of exchange rates, of repurchases and of single balances are
/// no ends of any, and an outlook is ahead.
fn is_reported(fact: &Fact<'_>) -> bool {
    match fact.place {
        Place::Cell(..) | Place::Metric(..) => true,
        Place::Figure(_) => matches!(fact.period, Some(Period::Span { .. })),
        _ => false,
    }
}
