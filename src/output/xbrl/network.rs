//! The schema of a document's report: the archive's taxonomy, and a network of lines and sums for each of its statements.

use super::element::Element;
use super::fact::FactColumn;
use super::gathered::Facts;
use super::sums::{Stated, Total};
use super::{Arc, LINES, NAMESPACES, UNOFFICIAL, push_locator, taxonomy_namespace, text, way_to_taxonomy};
use crate::address::{Site, path};
use crate::audit::Examined;
use crate::domain::statement::Statement;
use std::fmt::Write;

const PARENT_CHILD: &str = "http://www.xbrl.org/2003/arcrole/parent-child";
const SUMMATION: &str = "https://xbrl.org/2023/arcrole/summation-item";

/// The schema of an announcement with these facts.
pub fn schema(site: &Site<'_>, examined: &Examined<'_>, facts: &Facts<'_>) -> String {
    let announcement = examined.book.announcement;
    let base_url = &site.edition.config().base_url.value;
    let stated = Stated::new(facts, examined);
    let home = base_url.to_string() + &path::folder(&announcement.id);
    let taxonomy = way_to_taxonomy(&announcement.id);
    let mut xml = String::with_capacity(20_000);
    // Writing to a string can't fail.
    let _ = write!(
        xml,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <xs:schema {NAMESPACES} targetNamespace=\"{}xbrl\" elementFormDefault=\"qualified\">\n<xs:annotation>\n\
         <xs:documentation>{UNOFFICIAL} Statements of: {}</xs:documentation>\n<xs:appinfo>\n",
        text(&home),
        text(&announcement.title)
    );
    let has_facts = |(home, _): &(usize, &Statement)| facts.elements(*home).next().is_some();
    let statements: Vec<(usize, &Statement)> = announcement.statements.iter().enumerate().filter(has_facts).collect();
    let mut roles = String::new();
    for (_, statement) in &statements {
        let role = role(&home, statement);
        let id = &statement.id.value;
        let _ = writeln!(
            xml,
            "<l:roleType id=\"role_{id}\" roleURI=\"{role}\"><l:definition>{}</l:definition>\
             <l:usedOn>l:presentationLink</l:usedOn><l:usedOn>l:calculationLink</l:usedOn>\
             </l:roleType>",
            text(&statement.title)
        );
        let _ = writeln!(
            roles,
            "<l:roleRef roleURI=\"{role}\" x:type=\"simple\" x:href=\"{}#role_{id}\"/>",
            path::XBRL_SCHEMA_NAME
        );
    }
    let _ = write!(
        xml,
        "<l:linkbase>\n{roles}<l:arcroleRef arcroleURI=\"{SUMMATION}\" x:type=\"simple\" \
         x:href=\"https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item\"/>\n"
    );
    for (at, statement) in statements {
        let role = role(&home, statement);
        push_lines(&mut xml, &role, &taxonomy, facts.elements(at));
        let columns = FactColumn::of(announcement, statement);
        push_totals(&mut xml, &role, &taxonomy, &stated.totals(at, statement, &columns));
    }
    let _ = write!(
        xml,
        "</l:linkbase>\n</xs:appinfo>\n</xs:annotation>\n\
         <xs:import namespace=\"http://www.xbrl.org/2003/instance\" \
         schemaLocation=\"http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd\"/>\n\
         <xs:import namespace=\"https://xbrl.org/2023/calculation-1.1\" \
         schemaLocation=\"https://www.xbrl.org/2023/calculation-1.1.xsd\"/>\n\
         <xs:import namespace=\"{}\" schemaLocation=\"{taxonomy}\"/>\n</xs:schema>\n",
        text(&taxonomy_namespace(site))
    );
    xml
}

/// The role of a statement: the address of its page.
fn role(home: &str, statement: &Statement) -> String {
    text(home) + &statement.id.value + "/"
}

fn push_lines<'e, 'a: 'e>(
    xml: &mut String,
    role: &str,
    taxonomy: &str,
    elements: impl Iterator<Item = &'e Element<'a>>,
) {
    let _ = writeln!(xml, "<l:presentationLink x:type=\"extended\" x:role=\"{role}\">");
    push_locator(xml, taxonomy, LINES);
    let mut name = String::new();
    for (element, order) in elements.zip(1..) {
        name.clear();
        element.push_name(&mut name);
        push_locator(xml, taxonomy, &name);
        Arc { link: "presentation", arcrole: PARENT_CHILD, from: LINES, to: &name, order, more: "" }.push(xml);
    }
    xml.push_str("</l:presentationLink>\n");
}

fn push_totals(xml: &mut String, role: &str, taxonomy: &str, totals: &[Total<'_>]) {
    if totals.is_empty() {
        return;
    }
    let _ = writeln!(xml, "<l:calculationLink x:type=\"extended\" x:role=\"{role}\">");
    // A locator is enough for all relations of a network.
    let mut located: Vec<&Element<'_>> = Vec::new();
    let mut locate = |xml: &mut String, element| {
        let mut name = String::new();
        Element::push_name(element, &mut name);
        if !located.contains(&element) {
            located.push(element);
            push_locator(xml, taxonomy, &name);
        }
        name
    };
    for total in totals {
        let of = locate(xml, &total.of);
        for ((part, negative), order) in total.parts.iter().zip(1..) {
            let part = locate(xml, part);
            let more = if *negative { " weight=\"-1\"" } else { " weight=\"1\"" };
            Arc { link: "calculation", arcrole: SUMMATION, from: &of, to: &part, order, more }.push(xml);
        }
    }
    xml.push_str("</l:calculationLink>\n");
}
