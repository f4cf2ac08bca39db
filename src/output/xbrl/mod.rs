//! Reports in xBRL-JSON and the taxonomy that they use, which is the archive's own and no official one.
//!
//! Each document with figures in statements is a report ([Open Information Model 1.0], [xBRL-JSON 1.0]). The elements of all
//! reports, their labels and the dimensions are one [schema](taxonomy()) with its linkbases inside; a document's
//! own schema takes it in and has a network for each statement: its lines in their order, and its totals with
//! their parts ([Calculations 1.1]). So documents may sum the same lines otherwise. `docs/data-files.md` tells readers more.
//!
//! [Open Information Model 1.0]: https://www.xbrl.org/Specification/oim/REC-2021-10-13+errata-2023-04-19/oim-REC-2021-10-13+corrected-errata-2023-04-19.html
//! [xBRL-JSON 1.0]: https://www.xbrl.org/Specification/xbrl-json/REC-2021-10-13+errata-2023-04-19/xbrl-json-REC-2021-10-13+corrected-errata-2023-04-19.html
//! [Calculations 1.1]: https://www.xbrl.org/Specification/calculation-1.1/REC-2023-02-22/calculation-1.1-REC-2023-02-22.html

mod element;
mod fact;
mod gathered;
mod network;
mod report;
mod single;
mod sums;
mod taxonomy;

pub use taxonomy::taxonomy;

use crate::address::{Site, path};
use crate::audit::Examined;
use crate::domain::identifier::Lei;
use chrono::NaiveDate;
use element::push_ncname;
use gathered::Facts;
use quick_xml::escape::escape;
use std::fmt::Write;

/// What all figures stand below in a network; also what the table of dimensions is of.
const LINES: &str = "figures.lines";
/// The table of dimensions.
const TABLE: &str = "figures.table";
/// The dimension of translations for the reader's convenience. Its values are rates.
const TRANSLATION: &str = "figures.translation";
/// The dimension of figures that the document itself restates.
const VERSION: &str = "figures.version";
/// ... as they were before.
const PREVIOUS: &str = "figures.previously-reported";

/// What begins a schema and its documentation; a caller adds the namespaces that are its own.
const NAMESPACES: &str = "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:l=\"http://www.xbrl.org/2003/linkbase\" \
xmlns:x=\"http://www.w3.org/1999/xlink\" xmlns:xbrli=\"http://www.xbrl.org/2003/instance\"";

/// What no reader may overlook.
const UNOFFICIAL: &str = "Unofficial: made of an archive's announcements by irbook, and filed with nobody. It is no taxonomy of \
the issuer, a standard setter or a regulator.";

/// The report of an announcement, and its own schema, each with its path.
pub fn of_announcement(site: &Site<'_>, examined: &Examined<'_>) -> [(String, String); 2] {
    let id = &examined.book.announcement.id;
    let metrics = site.edition.definitions().metrics;
    // The facts of the examined announcement, which is the one of the edition.
    let facts = Facts::of(examined.book.announcement, metrics, &examined.book.facts);
    [
        (path::xbrl_report(id), report::report(site, &facts)),
        (path::xbrl_schema(id), network::schema(site, examined, &facts)),
    ]
}

/// The namespace of the archive's elements.
fn taxonomy_namespace(site: &Site<'_>) -> String {
    format!("{}data/taxonomy", site.edition.config().base_url.value)
}

/// Whom facts are of.
struct Entity<'a> {
    base_url: &'a str,
    lei: Option<&'a Lei>,
}

impl<'a> Entity<'a> {
    fn of(site: &'a Site<'_>) -> Self {
        Self { base_url: &site.edition.config().base_url.value, lei: site.edition.issuer().lei.as_ref() }
    }

    /// The scheme of its identifier, with the prefix for it.
    fn scheme(&self) -> (&'static str, String) {
        match self.lei {
            Some(_) => ("lei", "http://standards.iso.org/iso/17442".to_owned()),
            None => ("site", self.base_url.to_owned()),
        }
    }

    /// The identifier.
    fn identifier(&self) -> &str {
        self.lei.map_or("issuer", Lei::as_str)
    }
}

/// Adds the midnight at which a day begins.
fn push_day(out: &mut String, day: NaiveDate) {
    // Writing to a string can't fail.
    let _ = write!(out, "{day}T00:00:00");
}

/// Adds the name of a dimension.
fn push_dimension(out: &mut String, dimension: &str) {
    push_ncname(out, dimension);
    out.push_str(".dimension");
}

/// Adds the name of a member.
fn push_member(out: &mut String, dimension: &str, member: &str) {
    push_ncname(out, dimension);
    out.push_str(".member.");
    out.push_str(member);
}

/// Adds a locator of an element of the archive's schema, which stands at `schema`.
fn push_locator(out: &mut String, schema: &str, name: &str) {
    for part in ["<l:loc x:type=\"locator\" x:href=\"", schema, "#", name, "\" x:label=\"", name, "\"/>\n"] {
        out.push_str(part);
    }
}

/// A relation between two elements.
struct Arc<'a> {
    /// The kind of link that it belongs to, such as `presentation`.
    link: &'a str,
    /// The role of the relation.
    arcrole: &'a str,
    /// From which element.
    from: &'a str,
    /// To which element.
    to: &'a str,
    /// Its position among those from the element, from 1.
    order: usize,
    /// What else is said of it, with a space before it.
    more: &'a str,
}

impl Arc<'_> {
    fn push(&self, out: &mut String) {
        let Self { link, arcrole, from, to, order, more } = self;
        let mut digits = itoa::Buffer::new();
        let order = digits.format(*order);
        for part in [
            "<l:",
            link,
            "Arc x:type=\"arc\" x:arcrole=\"",
            arcrole,
            "\" x:from=\"",
            from,
            "\" x:to=\"",
            to,
            "\" order=\"",
            order,
            "\"",
            more,
            "/>\n",
        ] {
            out.push_str(part);
        }
    }
}

/// The way from a document's schema to the archive's.
fn way_to_taxonomy(announcement: &str) -> String {
    path::root_of(&path::xbrl_schema(announcement)) + path::XBRL_TAXONOMY
}

/// A text in XML.
fn text(text: &str) -> String {
    escape(text).into_owned()
}
