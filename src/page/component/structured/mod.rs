//! What a page says of itself to machines, as JSON-LD in its head, in the vocabulary of [schema.org](https://schema.org/).
//!
//! It says what readers see on the page, and nothing besides: whose site it is, the way to the page, and what the page is of.
//! The script is a data block, which browsers don't run, so that the policy of pages needs no exception.

mod announcement;
mod company;
mod dataset;
mod event;

use crate::address::{Page, Route, Site, path};
use crate::config::Output;
use crate::history::catalog::Scope;
use serde_json::{Map, Value, json};

/// A thing with its properties, in their order.
type Thing = Map<String, Value>;

/// What a page of the site says of itself; nothing where the archive doesn't want it, and of pages that lead elsewhere.
/// `shell` is the page's [`Shell`](super::shell::Shell), as templates see it.
#[must_use]
pub fn of(site: &Site<'_>, route: &Route<'_>, shell: &Value) -> String {
    let leads_on = matches!(route.page, Page::NotFound | Page::Redirect(_) | Page::Withdrawn(_));
    if leads_on || !site.edition.config().outputs.has(Output::StructuredData) {
        return String::new();
    }
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
    let graph: Vec<Value> = graph.into_iter().map(Value::Object).collect();
    if graph.is_empty() {
        return String::new();
    }
    let text = json!({ "@context": "https://schema.org", "@graph": graph }).to_string();
    // Nothing in a script ends it or begins a comment.
    text.replace('<', "\\u003c")
}

/// What a page is told from.
struct Told<'t, 'a> {
    site: &'t Site<'a>,
    shell: &'t Value,
}

impl Told<'_, '_> {
    /// A text of the shell.
    fn text(&self, key: &str) -> &str {
        self.shell.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    /// The address of a file, from its path below the site's base.
    fn address(&self, path: &str) -> String {
        format!("{}{}", self.site.edition.config().base_url.value, path::canonical(path))
    }

    /// A thing of a type, by which name it is known, and the page as its address.
    fn page(&self, of_type: &str, name: &str) -> Thing {
        let mut thing = thing(of_type);
        thing.insert("@id".into(), self.text("canonical").into());
        thing.insert("url".into(), self.text("canonical").into());
        thing.insert("name".into(), name.into());
        thing
    }

    /// The issuer in few words. The home page tells the rest under the same name.
    fn issuer(&self) -> Value {
        json!({ "@type": "Corporation", "@id": self.issuer_id(), "name": self.site.edition.issuer().current_name() })
    }

    fn issuer_id(&self) -> String {
        format!("{}#issuer", self.site.edition.config().base_url.value)
    }

    /// A file that can be loaded.
    fn download(&self, of_type: &str, path: &str, format: &str) -> Value {
        json!({ "@type": of_type, "contentUrl": self.address(path), "encodingFormat": format })
    }
}

fn thing(of_type: &str) -> Thing {
    Map::from_iter([("@type".to_owned(), Value::from(of_type))])
}

/// Adds a property that has a value.
fn add(thing: &mut Thing, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        thing.insert(name.to_owned(), value.into());
    }
}

/// Adds a property of any number of values: none, one by itself, or a list.
fn add_all(thing: &mut Thing, name: &str, mut values: Vec<Value>) {
    match values.len() {
        0 => {}
        1 => add(thing, name, values.pop()),
        _ => add(thing, name, Some(values)),
    }
}

/// The way to the page from the home page.
fn trail(told: &Told<'_, '_>) -> Option<Thing> {
    let steps = told.shell.get("trail").and_then(Value::as_array).filter(|steps| !steps.is_empty())?;
    let mut items = Vec::with_capacity(steps.len() + 1);
    let mut step = |name: &Value, address: String| {
        items.push(json!({ "@type": "ListItem", "position": items.len() + 1, "name": name, "item": address }));
    };
    for it in steps {
        let href = it.get("href").and_then(Value::as_str).unwrap_or_default();
        step(it.get("text").unwrap_or(&Value::Null), told.address(href.trim_start_matches("../")));
    }
    step(told.shell.get("title").unwrap_or(&Value::Null), told.text("canonical").to_owned());
    let mut thing = thing("BreadcrumbList");
    thing.insert("itemListElement".into(), items.into());
    Some(thing)
}
