//! Where a figure stands on the site.

use crate::audit::{Book, Place};
use crate::domain::Announcement;
use crate::domain::issuer::Issuer;
use crate::domain::metric::Observation;
use crate::domain::number::Printed;
use crate::domain::statement::{Line, LineUnit};

/// The way to a figure, from a page with this way to the folder of its announcement: a cell by its address on the
/// statement's page, every other one by the nearest address on the announcement's.
#[must_use]
pub fn href(folder: &str, announcement: &Announcement, place: Place) -> String {
    if let Place::Cell(statement, ..) = place {
        let page = announcement.statements.get(statement as usize).map_or("", |it| &*it.id.value);
        return format!("{folder}{page}/index.html#{}", anchor(announcement, place).unwrap_or_default());
    }
    let anchor = anchor(announcement, place).map_or_else(String::new, |anchor| format!("#{anchor}"));
    format!("{folder}index.html{anchor}")
}

/// Appends what [`href`] gives from a page in the folder above the announcements', for an announcement of this id. A cell, of
/// which an archive has very many, is written at once.
pub fn push_href(out: &mut String, id: &str, announcement: &Announcement, place: Place) {
    let cell = |statement: u32, line: u32, column: u32| {
        let statement = announcement.statements.get(statement as usize)?;
        let (line, column) = (statement.lines.get(line as usize)?, statement.columns.get(column as usize)?);
        Some((&*statement.id.value, &*line.id.value, &*column.id.value))
    };
    if let Place::Cell(statement, line, column) = place
        && let Some((statement, line, column)) = cell(statement, line, column)
    {
        for part in [id, "/", statement, "/index.html#", statement, ".", line, ".", column] {
            out.push_str(part);
        }
    } else {
        out.push_str(&href(&format!("{id}/"), announcement, place));
    }
}

/// Appends the address of a figure as it is told to others: below the site's base, and without the name of a folder's page.
pub fn push_address(out: &mut String, announcement: &Announcement, place: Place) {
    out.push_str("announcements/");
    out.push_str(&announcement.id);
    out.push('/');
    let anchored = |statement: u32, line: u32, column: u32| {
        let statement = announcement.statements.get(statement as usize)?;
        let (line, column) = (statement.lines.get(line as usize)?, statement.columns.get(column as usize)?);
        Some([&*statement.id.value, "/#", &*statement.id.value, ".", &*line.id.value, ".", &*column.id.value])
    };
    match place {
        Place::Cell(statement, line, column) => {
            anchored(statement, line, column).into_iter().flatten().for_each(|part| out.push_str(part));
        }
        _ => {
            if let Some(anchor) = anchor(announcement, place) {
                out.push('#');
                out.push_str(&anchor);
            }
        }
    }
}

/// The way to a figure that a text tells, as exact as its key allows; `None` for what has no place of its own.
#[must_use]
pub fn of_told(folder: &str, announcement: &Announcement, place: Place) -> Option<String> {
    (!matches!(place, Place::Text(_) | Place::Issuer)).then(|| href(folder, announcement, place))
}

/// The address of a figure on its page.
#[must_use]
pub fn anchor(announcement: &Announcement, place: Place) -> Option<String> {
    match place {
        Place::Cell(statement, line, column) => {
            let statement = announcement.statements.get(statement as usize)?;
            let (line, column) = (statement.lines.get(line as usize)?, statement.columns.get(column as usize)?);
            Some(format!("{}.{}.{}", statement.id.value, line.id.value, column.id.value))
        }
        Place::Metric(at, _) | Place::Change(at, ..) | Place::Share(at, _) | Place::Part(at) => {
            Some(of_metric(announcement, at as usize, announcement.metrics.get(at as usize)?))
        }
        Place::Figure(at) => Some(announcement.figures.get(at as usize)?.id.value.to_string()),
        Place::Guidance(at) | Place::Own(at) => {
            Some(announcement.details.figures().get(at as usize)?.anchor.to_string())
        }
        Place::Plan(at) => Some(format!("plan_{}", announcement.repurchases.get(at as usize)?.plan.value)),
        Place::Rate(at) => Some(format!("rate_{}", announcement.rates.get(at as usize)?.id.value)),
        Place::Text(_) => Some("document_text".to_owned()),
        Place::Issuer => None,
    }
}

/// The address of what an announcement states of a metric, at a position in its list. By a further definition the same metric
/// has an address of its own.
#[must_use]
pub fn of_metric(announcement: &Announcement, at: usize, observation: &Observation) -> String {
    let metric = &observation.metric;
    let is_again = announcement.metrics.iter().take(at).any(|before| before.metric == *metric);
    match observation.definition.as_ref().filter(|_| is_again) {
        Some(definition) => format!("metric_{}.{}", metric.value, definition.value),
        None => format!("metric_{}", metric.value),
    }
}

/// The address of a figure in the body of an announcement: of the `nth` tie there, from 1.
#[must_use]
pub fn tie_anchor(nth: usize) -> String {
    format!("tie_{nth}")
}

/// Whether an announcement states figures outside its statements and its text, which then are a file of their own.
#[must_use]
pub fn has_file(announcement: &Announcement, issuer: &Issuer) -> bool {
    !Book::outside_statements(announcement, issuer).is_empty()
}

/// Whether an announcement states a figure by itself, in a statement or elsewhere.
#[must_use]
pub fn has_facts(announcement: &Announcement, issuer: &Issuer) -> bool {
    let cells = announcement.statements.iter().flat_map(|it| &it.lines).flat_map(|line| &line.cells);
    cells.filter_map(|cell| cell.printed).any(|printed| printed.value().is_some()) || has_file(announcement, issuer)
}

/// Whether the statements of an announcement have figures, which then are a report in xBRL-JSON as well.
#[must_use]
pub fn has_report(announcement: &Announcement) -> bool {
    announcement.statements.iter().any(|statement| {
        let columns: Vec<usize> = (0..statement.columns.len()).filter(|at| statement.states_facts(*at)).collect();
        let is_figure = |line: &Line, at: usize| {
            let is_number = line.cells.get(at).is_some_and(|cell| cell.printed.and_then(Printed::value).is_some());
            is_number && statement.unit(line, &statement.columns[at]) != LineUnit::Text
        };
        statement.lines.iter().any(|line| !line.concept().is_empty() && columns.iter().any(|at| is_figure(line, *at)))
    })
}

/// Whether an announcement has figures that a spreadsheet of its own shows.
#[must_use]
pub fn has_workbook(announcement: &Announcement, issuer: &Issuer) -> bool {
    !announcement.statements.is_empty() || has_file(announcement, issuer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample::{announcement, archive, beside, sources};

    #[test]
    fn the_way_to_a_figure_that_is_written_at_once_is_the_plain_one() {
        let tables = "[[statements]]\nid = \"t\"\ntitle = \"Table\"\nkind = \"other\"\nscale = \"one\"\n\
                      columns = [{ id = \"q1\", period = \"2024-Q1\", currency = \"CNY\" }]\n\
                      lines = [{ id = \"a\", label = \"A\", cells = [\"1\"] }]\n";
        let archive = archive(&sources(&[announcement("x", "2024-12-31", ""), beside("x", "tables.toml", tables)]));
        let it = &archive.announcements[0];
        for place in [Place::Cell(0, 0, 0), Place::Cell(0, 9, 0), Place::Cell(9, 0, 0), Place::Text(1), Place::Issuer] {
            let mut written = String::new();
            push_href(&mut written, &it.id, it, place);
            assert_eq!(written, href("x/", it, place));
        }
    }
}
