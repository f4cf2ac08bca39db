//! The names of what readers look up.

use super::Words;
use crate::history::History;
use crate::history::subject::Subject;

/// What readers look something up by.
#[must_use]
pub fn name(history: &History<'_>, subject: &Subject<'_, '_>, words: &dyn Words) -> String {
    match subject {
        Subject::Line(at) => history.financials.concepts().get(*at).map_or_else(String::new, |it| match it.above {
            Some(above) => format!("{} ({})", it.label, above.trim_end_matches(':')),
            None => it.label.to_owned(),
        }),
        Subject::Metric(metric) => metric.label.to_string(),
        Subject::Person(member) => member.person.name.to_string(),
        Subject::Organization(it) => it.name.to_string(),
        Subject::Place(address) => {
            let purpose = address.forms.iter().find_map(|it| it.purpose.as_deref());
            let lines = address.forms.first().map_or(&[][..], |it| &it.address);
            purpose.map_or_else(|| lines.join(", "), |purpose| format!("{purpose}: {}", lines.join(", ")))
        }
        Subject::Announcements(kind) => words.kinds(*kind).to_owned(),
        Subject::Category(at) => history.categories.get(*at).map_or_else(String::new, |it| it.name.clone()),
        Subject::Dates(kind) => words.events(*kind).to_owned(),
        Subject::Plan(plan) => plan.terms.name.to_string(),
        Subject::Page(page) => page.title.to_string(),
        Subject::Document(announcement) => announcement.title.to_string(),
    }
}
