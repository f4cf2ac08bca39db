//! Where a figure of an announcement stands on its pages.

use crate::audit::{Book, Place};
use crate::domain::Details;

/// The address of a figure from the folder of its announcement: the very cell of a statement, or the table or section of
/// the announcement's page. `None` for what has no place of its own: a figure in a text, or one of the company.
#[must_use]
pub fn address(book: &Book<'_>, fact: u32) -> Option<String> {
    let it = book.announcement;
    let fact = book.fact(fact);
    let anchor = match fact.place {
        Place::Cell(statement, ..) => {
            let statement = &it.statements[statement as usize].id.value;
            return Some(format!("{statement}/index.html#{}", book.cell_id(fact.place)?));
        }
        Place::Metric(observation, _)
        | Place::Change(observation, _)
        | Place::Share(observation, _)
        | Place::Part(observation) => {
            format!("metric_{}", it.metrics[observation as usize].metric.value)
        }
        Place::Figure(figure) => it.figures[figure as usize].id.value.to_string(),
        Place::Guidance(at) => match &it.details {
            Details::Results(results) => format!("guidance_{}", results.guidance[at as usize].id.value),
            _ => return None,
        },
        Place::Plan(plan) => format!("plan_{}", it.repurchases[plan as usize].plan.value),
        Place::Rate(rate) => format!("rate_{}", it.rates[rate as usize].id.value),
        Place::Dividend => "dividend_form".to_owned(),
        Place::Issuance => match &*fact.key {
            "issuance.before" | "issuance.after" => "shares_issue",
            "issuance.net-proceeds" => "net_proceeds",
            key if key.starts_with("issuance.levy.") => "price_levies",
            _ => "shares_issued",
        }
        .to_owned(),
        Place::Text(_) | Place::Issuer => return None,
    };
    Some(format!("index.html#{anchor}"))
}
