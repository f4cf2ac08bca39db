//! What results are shown by: each reported period has a column, and each highlight a figure.

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::kind::results::Results;
use crate::domain::statement::LineRole;
use crate::domain::{Announcement, Details, Located, Period};

/// Reported periods that no column has, and highlights that show nothing.
pub(super) fn announcement(it: &Announcement, findings: &mut Vec<Diagnostic>) {
    let Details::Results(results) = &it.details else { return };
    let unstated = it.unstated_periods();
    for period in &unstated {
        let days = format!("{} to {}", period.start(), period.end());
        let reported = format!("{} ({days})", period.value);
        let message = format!("no column of the statements that are highlighted has the reported period, {reported}");
        let help = match stated(it, results) {
            stated if stated.is_empty() => "compare it with the columns' periods".to_owned(),
            stated => format!("compare with the document; they have {}", stated.join(", ")),
        };
        findings.push(Diagnostic::error(Code::UnknownPeriod, period.span, message).help(help));
    }
    for highlight in &results.highlights {
        let Some((statement, line)) = highlight.line.value.split_once('.') else { continue };
        let Some(statement) = it.statement(statement) else { continue };
        let Some(line) = statement.line(line).filter(|line| line.role != LineRole::Heading) else { continue };
        let shows = |period: &Located<Period>| {
            let cell = statement.column_of(line, period.value).and_then(|column| line.cells.get(column));
            cell.and_then(|cell| cell.printed?.value()).is_some()
        };
        let mut periods =
            results.periods_of(highlight).filter(|it| unstated.iter().all(|no| no.value != it.value)).peekable();
        let Some(first) = periods.peek().map(|period| period.value) else { continue };
        if !periods.any(shows) {
            let message = format!("`{}` states nothing for {first}, so that it can't be shown", highlight.line.value);
            let help = "name a line that has a figure in a column of the period, or take the highlight out";
            findings.push(Diagnostic::error(Code::EmptyHighlight, highlight.line.span, message).help(help));
        }
    }
}

/// The periods of the columns that highlights could be shown for.
fn stated(it: &Announcement, results: &Results) -> Vec<String> {
    let statements = results.highlights.iter().filter_map(|it| it.line.value.split_once('.'));
    let mut periods: Vec<String> = Vec::new();
    for column in statements.filter_map(|(statement, _)| it.statement(statement)).flat_map(|it| &it.columns) {
        let id = column.period.id();
        if column.translation.is_none() && !periods.contains(&id) {
            periods.push(id);
        }
    }
    periods
}
