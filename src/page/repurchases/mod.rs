//! Repurchases: each plan with how far it has got from document to document, and what returns tell month by month.

mod plans;
mod returns;

use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::history::buyback::Returns;
use crate::history::plan;
use crate::words;
use crate::words::shareholders::ShareholderPage;
use crate::words::term::Term;
use plans::PlanView;
use returns::ReturnsView;
use serde::Serialize;

/// How many plans the page shows: those that began last.
const SHOWN: usize = 20;

#[derive(Serialize)]
struct View {
    page: Shell,
    /// The plans, the one that began last first.
    plans: Vec<PlanView>,
    /// How many there are in all.
    all: usize,
    /// What returns of bought shares tell.
    returns: Option<ReturnsView>,
    csv: String,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let edition = site.edition;
    let (config, words) = (edition.config(), words::of(&edition.config().language));
    let of = ShareholderPage::Repurchases;
    let description = words.shareholder_description(of, edition.issuer().current_name());
    let title = words.shareholder_page(of);
    let page = Shell::new(config, path::REPURCHASES, "repurchases", "shareholders", title, description).of_day();
    let page = page.under(path::SHAREHOLDERS, words.term(Term::Shareholders));
    let mut plans = plan::plans(&edition.announcements);
    let all = plans.len();
    plans.reverse();
    plans.truncate(SHOWN);
    let returns = Returns::of(edition);
    let view = View {
        plans: plans::views(site, &plans, &page.root),
        all,
        returns: (!returns.is_empty()).then(|| returns::view(site, &returns, &page.root)),
        csv: format!("{}{}", page.root, path::REPURCHASES_CSV),
        page,
    };
    Content::page("repurchases.html", &view)
}
