//! The archive's taxonomy: the elements of all reports, their labels, and the dimensions.

use super::element::Element;
use super::fact::{FactColumn, of_metrics};
use super::single::of_singles;
use super::{
    Arc, LINES, NAMESPACES, PREVIOUS, TABLE, TRANSLATION, UNOFFICIAL, VERSION, push_dimension, push_locator,
    push_member, taxonomy_namespace, text,
};
use crate::address::{Site, figure};
use crate::audit::{self, Book};
use crate::domain::Announcement;
use crate::domain::member::Dimension;
use crate::output::facts::label;
use std::collections::BTreeMap;
use std::fmt::Write;

const LABEL: &str = "http://www.xbrl.org/2003/role/label";
const DOCUMENTATION: &str = "http://www.xbrl.org/2003/role/documentation";
const CONCEPT_LABEL: &str = "http://www.xbrl.org/2003/arcrole/concept-label";
const STANDARD_ROLE: &str = "http://www.xbrl.org/2003/role/link";

/// What an element is called.
#[derive(Clone, Copy, Default)]
struct Label<'a> {
    /// The label of its line or metric.
    label: &'a str,
    /// The language of the label.
    language: &'a str,
    /// What it covers, where that is said.
    definition: &'a str,
}

/// The schema, with its linkbases in it.
pub fn taxonomy(site: &Site<'_>) -> String {
    let reports = site.edition.announcements.iter().filter(|it| figure::has_report(it));
    let outside: Vec<_> = reports.map(|it| (*it, Book::outside_statements(it, site.edition.issuer()))).collect();
    let (elements, dimensions) = (elements(site, &outside), site.edition.definitions().dimensions);
    let mut xml = String::with_capacity(4_000 + elements.len() * 800);
    let namespace = text(&taxonomy_namespace(site));
    // Writing to a string can't fail.
    let _ = write!(
        xml,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <xs:schema {NAMESPACES} xmlns:xbrldt=\"http://xbrl.org/2005/xbrldt\" \
         xmlns:dtr-types=\"http://www.xbrl.org/dtr/type/2022-03-31\" xmlns:archive=\"{namespace}\" \
         targetNamespace=\"{namespace}\" elementFormDefault=\"qualified\">\n\
         <xs:annotation>\n<xs:documentation>{UNOFFICIAL}</xs:documentation>\n<xs:appinfo>\n<l:linkbase>\n"
    );
    push_dimensions(&mut xml, &elements, dimensions);
    push_labels(&mut xml, &elements, dimensions, &site.edition.config().language);
    xml.push_str("</l:linkbase>\n</xs:appinfo>\n</xs:annotation>\n");
    for (namespace, location) in [
        ("http://www.xbrl.org/2003/instance", "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"),
        ("http://xbrl.org/2005/xbrldt", "http://www.xbrl.org/2005/xbrldt-2005.xsd"),
        ("http://www.xbrl.org/dtr/type/2022-03-31", "https://www.xbrl.org/dtr/type/2022-03-31/types.xsd"),
    ] {
        let _ = writeln!(xml, "<xs:import namespace=\"{namespace}\" schemaLocation=\"{location}\"/>");
    }
    let mut name = String::new();
    for element in elements.keys() {
        name.clear();
        element.push_name(&mut name);
        let period = if element.is_instant { "instant" } else { "duration" };
        let _ = writeln!(
            xml,
            "<xs:element name=\"{name}\" id=\"{name}\" type=\"{}\" substitutionGroup=\"xbrli:item\" \
             xbrli:periodType=\"{period}\" nillable=\"true\"/>",
            element.measure.item_type()
        );
    }
    push_abstract(&mut xml, LINES, "xbrli:item", "");
    push_abstract(&mut xml, TABLE, "xbrldt:hypercubeItem", "");
    let typed = " xbrldt:typedDomainRef=\"#figures.rate\"";
    push_abstract(&mut xml, TRANSLATION, "xbrldt:dimensionItem", typed);
    xml.push_str("<xs:element name=\"figures.rate\" id=\"figures.rate\" type=\"xs:decimal\"/>\n");
    push_abstract(&mut xml, VERSION, "xbrldt:dimensionItem", "");
    push_abstract(&mut xml, CURRENT, "xbrli:item", "");
    push_abstract(&mut xml, PREVIOUS, "xbrli:item", "");
    for dimension in dimensions {
        let names = Names::of(dimension);
        push_abstract(&mut xml, &names.dimension, "xbrldt:dimensionItem", "");
        push_abstract(&mut xml, &names.whole, "xbrli:item", "");
        names.members.iter().for_each(|member| push_abstract(&mut xml, member, "xbrli:item", ""));
    }
    xml.push_str("</xs:schema>\n");
    xml
}

/// The version of a figure that isn't named: the one that the document states.
const CURRENT: &str = "figures.current";

/// The elements that the reports state, with the labels of the newest document: of what tables state, the labels there. `reports`
/// are their documents, each with its figures outside statements.
fn elements<'a>(
    site: &'a Site<'_>,
    reports: &'a [(&'a Announcement, Vec<audit::Fact<'a>>)],
) -> BTreeMap<Element<'a>, Label<'a>> {
    let (definitions, mut elements) = (site.edition.definitions(), BTreeMap::new());
    let own = &*site.edition.config().language;
    for (announcement, outside) in reports {
        for (stated, fact) in of_singles(announcement, definitions.metrics, outside) {
            let label = label(announcement, definitions.metrics, &[], stated);
            elements.insert(fact.element, Label { label, language: &announcement.language, definition: "" });
        }
    }
    for (announcement, _) in reports {
        for statement in &announcement.statements {
            let columns = FactColumn::of(announcement, statement);
            for line in &statement.lines {
                let mut last = None;
                let stated =
                    |of: &&FactColumn<'a>| line.cells.get(of.position()).and_then(|it| it.printed?.value()).is_some();
                for (element, _) in columns.iter().filter(stated).filter_map(|of| of.identity(statement, line)) {
                    // The columns of a line are mostly of one element.
                    if last.replace(element) != Some(element) {
                        let label = if line.label.is_empty() { line.concept() } else { &line.label };
                        elements.insert(element, Label { label, language: &announcement.language, definition: "" });
                    }
                }
            }
        }
        for (metric, fact) in of_metrics(announcement, definitions.metrics) {
            let definition = match fact.element.definition {
                Some(id) => metric.definitions.iter().find(|it| *it.id.value == *id),
                None => metric.definitions.first(),
            };
            let definition = definition.map_or("", |it| &it.text);
            elements.insert(fact.element, Label { label: &metric.label, language: own, definition });
        }
    }
    elements
}

/// The names of a dimension's elements.
struct Names {
    dimension: String,
    whole: String,
    members: Vec<String>,
}

impl Names {
    fn of(dimension: &Dimension) -> Self {
        let id = &dimension.id.value;
        let (mut name, mut whole) = (String::new(), String::new());
        push_dimension(&mut name, id);
        super::push_ncname(&mut whole, id);
        whole.push_str(".whole");
        let member = |member: &str| {
            let mut name = String::new();
            push_member(&mut name, id, member);
            name
        };
        Self { dimension: name, whole, members: dimension.members.iter().map(|it| member(&it.id.value)).collect() }
    }
}

fn push_abstract(xml: &mut String, name: &str, group: &str, more: &str) {
    let _ = writeln!(
        xml,
        "<xs:element name=\"{name}\" id=\"{name}\" type=\"xbrli:stringItemType\" substitutionGroup=\"{group}\" \
         abstract=\"true\" xbrli:periodType=\"duration\" nillable=\"true\"{more}/>"
    );
}

/// Adds which dimensions figures have. All are optional: a figure without a member is the company's.
fn push_dimensions(xml: &mut String, elements: &BTreeMap<Element<'_>, Label<'_>>, dimensions: &[Dimension]) {
    let arcrole = |name: &str| format!("http://xbrl.org/int/dim/arcrole/{name}");
    for name in ["all", "hypercube-dimension", "dimension-domain", "domain-member", "dimension-default"] {
        let _ = writeln!(
            xml,
            "<l:arcroleRef arcroleURI=\"{}\" x:type=\"simple\" \
             x:href=\"http://www.xbrl.org/2005/xbrldt-2005.xsd#{name}\"/>",
            arcrole(name)
        );
    }
    let _ = writeln!(xml, "<l:definitionLink x:type=\"extended\" x:role=\"{STANDARD_ROLE}\">");
    let push = |xml: &mut String, role: &str, from: &str, to: &str, order, more: &str| {
        Arc { link: "definition", arcrole: &arcrole(role), from, to, order, more }.push(xml);
    };
    [LINES, TABLE, VERSION, CURRENT, PREVIOUS].iter().for_each(|name| push_locator(xml, "", name));
    push(xml, "all", LINES, TABLE, 1, " xbrldt:contextElement=\"scenario\" xbrldt:closed=\"false\"");
    push(xml, "hypercube-dimension", TABLE, VERSION, 1, "");
    push(xml, "dimension-domain", VERSION, CURRENT, 1, "");
    push(xml, "domain-member", CURRENT, PREVIOUS, 1, "");
    for (dimension, order) in dimensions.iter().zip(2..) {
        let names = Names::of(dimension);
        [&names.dimension, &names.whole].into_iter().chain(&names.members).for_each(|it| push_locator(xml, "", it));
        push(xml, "hypercube-dimension", TABLE, &names.dimension, order, "");
        push(xml, "dimension-domain", &names.dimension, &names.whole, 1, "");
        for (member, order) in names.members.iter().zip(1..) {
            push(xml, "domain-member", &names.whole, member, order, "");
        }
    }
    let mut name = String::new();
    for (element, order) in elements.keys().zip(1..) {
        name.clear();
        element.push_name(&mut name);
        push_locator(xml, "", &name);
        push(xml, "domain-member", LINES, &name, order, "");
    }
    xml.push_str("</l:definitionLink>\n");
    // A second relation of the same two elements has to stand in another link.
    let _ = writeln!(xml, "<l:definitionLink x:type=\"extended\" x:role=\"{STANDARD_ROLE}\">");
    let names = dimensions.iter().map(Names::of).map(|names| (names.dimension, names.whole));
    for (dimension, whole) in std::iter::once((VERSION.to_owned(), CURRENT.to_owned())).chain(names) {
        [&dimension, &whole].into_iter().for_each(|name| push_locator(xml, "", name));
        push(xml, "dimension-default", &dimension, &whole, 1, "");
    }
    xml.push_str("</l:definitionLink>\n");
}

fn push_labels(
    xml: &mut String,
    elements: &BTreeMap<Element<'_>, Label<'_>>,
    dimensions: &[Dimension],
    language: &str,
) {
    let _ = writeln!(xml, "<l:labelLink x:type=\"extended\" x:role=\"{STANDARD_ROLE}\">");
    let mut name = String::new();
    for (element, label) in elements {
        name.clear();
        element.push_name(&mut name);
        push_locator(xml, "", &name);
        push_label(xml, &name, LABEL, label.language, label.label);
        let definition = if label.definition.is_empty() {
            UNOFFICIAL.to_owned()
        } else {
            format!("{} {UNOFFICIAL}", label.definition)
        };
        push_label(xml, &name, DOCUMENTATION, language, &definition);
    }
    let mut own = |name: &str, label: &str| {
        push_locator(xml, "", name);
        push_label(xml, name, LABEL, language, label);
    };
    own(LINES, "Figures (unofficial)");
    own(TABLE, "Dimensions of figures (unofficial)");
    own(TRANSLATION, "Translation for convenience, by rate (unofficial)");
    own(VERSION, "Version of a figure (unofficial)");
    own(CURRENT, "As stated");
    own(PREVIOUS, "As previously reported");
    for dimension in dimensions {
        let names = Names::of(dimension);
        own(&names.dimension, &format!("{} (unofficial)", dimension.label));
        own(&names.whole, &format!("{}: whole", dimension.label));
        for (name, member) in names.members.iter().zip(&dimension.members) {
            own(name, &member.label);
        }
    }
    xml.push_str("</l:labelLink>\n");
}

fn push_label(xml: &mut String, name: &str, role: &str, language: &str, label: &str) {
    let resource = if role == LABEL { "label" } else { "text" };
    let _ = write!(
        xml,
        "<l:label x:type=\"resource\" x:label=\"{resource}_{name}\" x:role=\"{role}\" \
         xml:lang=\"{language}\">{}</l:label>\n\
         <l:labelArc x:type=\"arc\" x:arcrole=\"{CONCEPT_LABEL}\" x:from=\"{name}\" \
         x:to=\"{resource}_{name}\"/>\n",
        text(label)
    );
}
