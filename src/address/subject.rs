//! Where something stands that readers look up by its name.

use super::path;
use crate::history::History;
use crate::history::catalog::Scope;
use crate::history::places::Address;
use crate::history::subject::Subject;

/// Its page, with its place on the page (below the site's base).
#[must_use]
pub fn address(history: &History<'_>, subject: &Subject<'_, '_>) -> String {
    match subject {
        Subject::Line(at) => history.financials.concepts().get(*at).map_or_else(String::new, |it| path::concept(it.id)),
        Subject::Metric(metric) => path::metric(&metric.id.value),
        Subject::Person(member) => format!("{}#{}", path::PEOPLE, person_anchor(&member.person.id.value)),
        // An archive may have a template of its own for this page, without the places of irbook's.
        Subject::Organization(_) | Subject::Place(_) => path::COMPANY.to_owned(),
        Subject::Announcements(kind) => path::list(Scope::Kind(*kind)),
        Subject::Category(at) => {
            history.categories.get(*at).map_or_else(String::new, |it| path::category(&it.id, None))
        }
        Subject::Dates(kind) => path::list(Scope::Kind(*kind)),
        Subject::Plan(plan) => path::plan_over_time(&plan.terms.plan.value),
        Subject::Page(page) => path::plain_page(&page.id),
        Subject::Document(announcement) => path::announcement(&announcement.id),
    }
}

/// The place of a person on the page of people, by the person's id.
#[must_use]
pub fn person_anchor(id: &str) -> String {
    format!("person_{id}")
}

/// The place of an organization on the page of the company, by its id.
#[must_use]
pub fn organization_anchor(id: &str) -> String {
    format!("organization_{id}")
}

/// The place of an address there: by the first of the places that it is.
#[must_use]
pub fn place_anchor(address: &Address<'_>) -> String {
    address.forms.first().map_or_else(String::new, |place| format!("place_{}", place.id.value))
}
