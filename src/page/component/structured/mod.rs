//! What a page says of itself to machines, as JSON-LD in its head, in the vocabulary of [schema.org](https://schema.org/).
//!
//! It says what readers see on the page, and nothing besides: whose site it is, the way to the page, and what the page is of.
//! The script is a data block, which browsers don't run, so that the policy of pages needs no exception.

mod announcement;
mod company;
mod dataset;
mod event;
mod json;

use crate::address::{Page, Route, Site, path};
use crate::config::Output;
use crate::history::catalog::Scope;
use json::{Thing, add, bare, script, thing};
use tera::Value;

/// What a page of the site says of itself; nothing where the archive doesn't want it, and of pages that lead elsewhere.
/// `shell` is the page's [`Shell`](super::shell::Shell), as templates see it; a page without one says nothing.
#[must_use]
pub fn of(site: &Site<'_>, route: &Route<'_>, shell: Option<&Value>) -> String {
    let leads_on = matches!(route.page, Page::NotFound | Page::Redirect(_) | Page::Withdrawn(_));
    if leads_on || !site.edition.config().outputs.has(Output::StructuredData) {
        return String::new();
    }
    let Some(shell) = shell else { return String::new() };
    let told = Told { site, shell };
    let mut graph: Vec<Thing> = Vec::new();
    match route.page {
        Page::Home => graph.extend([company::website(&told), company::corporation(&told)]),
        Page::Company => graph.push(company::corporation(&told)),
        Page::Announcement(it) => {
            graph.push(announcement::report(&told, it));
            graph.extend(event::of_announcement(&told, it));
        }
        Page::Statement(it, statement) => graph.push(dataset::statement(&told, it, statement)),
        Page::Metric(metric) => graph.push(dataset::metric(&told, metric)),
        Page::Concept(at) => graph.extend(dataset::concept(&told, at)),
        Page::Financials(_) => graph.extend(dataset::financials(&told)),
        Page::Events(Scope::Front) => graph.extend(event::upcoming(&told)),
        _ => {}
    }
    graph.extend(trail(&told));
    if graph.is_empty() {
        return String::new();
    }
    let mut whole = bare();
    add(&mut whole, "@context", Some("https://schema.org"));
    add(&mut whole, "@graph", Some(graph));
    script(&whole)
}

/// What a page is told from.
struct Told<'t, 'a> {
    site: &'t Site<'a>,
    shell: &'t Value,
}

impl Told<'_, '_> {
    /// A text of the shell.
    fn text(&self, key: &'static str) -> &str {
        text(self.shell, key)
    }

    /// The address of a file, from its path below the site's base.
    fn address(&self, path: &str) -> String {
        format!("{}{}", self.site.edition.config().base_url.value, path::canonical(path))
    }

    /// A thing of a type, by which name it is known, and the page as its address.
    fn page(&self, of_type: &str, name: &str) -> Thing {
        let mut thing = thing(of_type);
        add(&mut thing, "@id", Some(self.text("canonical")));
        add(&mut thing, "url", Some(self.text("canonical")));
        add(&mut thing, "name", Some(name));
        thing
    }

    /// The issuer in few words. The home page tells the rest under the same name.
    fn issuer(&self) -> Thing {
        let mut it = thing("Corporation");
        add(&mut it, "@id", Some(self.issuer_id()));
        add(&mut it, "name", Some(self.site.edition.issuer().current_name()));
        it
    }

    fn issuer_id(&self) -> String {
        format!("{}#issuer", self.site.edition.config().base_url.value)
    }

    /// A file that can be loaded.
    fn download(&self, of_type: &str, path: &str, format: &str) -> Thing {
        let mut it = thing(of_type);
        add(&mut it, "contentUrl", Some(self.address(path)));
        add(&mut it, "encodingFormat", Some(format));
        it
    }
}

/// A text of a view.
fn text<'v>(of: &'v Value, key: &'static str) -> &'v str {
    of.get_from_path(key).and_then(Value::as_str).unwrap_or_default()
}

/// The way to the page from the home page.
fn trail(told: &Told<'_, '_>) -> Option<Thing> {
    let steps = told.shell.get_from_path("trail").and_then(Value::as_array).filter(|steps| !steps.is_empty())?;
    let mut items = Vec::with_capacity(steps.len() + 1);
    let mut step = |name: &str, address: &str| {
        let mut item = thing("ListItem");
        add(&mut item, "position", Some(items.len() + 1));
        add(&mut item, "name", Some(name));
        add(&mut item, "item", Some(address));
        items.push(item);
    };
    for it in steps {
        step(text(it, "text"), &told.address(text(it, "href").trim_start_matches("../")));
    }
    step(told.text("title"), told.text("canonical"));
    let mut trail = thing("BreadcrumbList");
    add(&mut trail, "itemListElement", Some(items));
    Some(trail)
}
