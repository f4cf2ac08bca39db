//! The schema of a document's report: the archive's taxonomy, and a network of lines and sums for each of its statements.

use super::element::Element;
use super::fact::FactColumn;
use super::single::facts;
use super::sums::{Stated, Total};
use super::{Arc, LINES, NAMESPACES, UNOFFICIAL, push_locator, taxonomy_namespace, text, way_to_taxonomy};
use crate::address::{Site, path};
use crate::domain::Announcement;
use crate::domain::statement::Statement;
use std::collections::HashSet;
use std::fmt::Write;

const PARENT_CHILD: &str = "http://www.xbrl.org/2003/arcrole/parent-child";
const SUMMATION: &str = "https://xbrl.org/2023/arcrole/summation-item";

/// The schema of an announcement.
pub fn schema(site: &Site<'_>, announcement: &Announcement) -> String {
    let examined = site.examine(announcement);
    // The facts of the examined announcement, which is the one of the edition.
    let announcement = examined.book.announcement;
    let base_url = &site.edition.config().base_url.value;
    let stated = Stated::new(&facts(announcement, site.edition.definitions().metrics, &examined.book.facts), &examined);
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
    let statements: Vec<_> = announcement.statements.iter().map(|it| Network::of(announcement, it)).collect();
    let mut roles = String::new();
    for (statement, network) in announcement.statements.iter().zip(&statements) {
        if network.lines.is_empty() {
            continue;
        }
        let role = role(&home, statement);
        let id = &statement.id.value;
        let _ = writeln!(
            xml,
            "<link:roleType id=\"role_{id}\" roleURI=\"{role}\"><link:definition>{}</link:definition>\
             <link:usedOn>link:presentationLink</link:usedOn><link:usedOn>link:calculationLink</link:usedOn>\
             </link:roleType>",
            text(&statement.title)
        );
        let _ = writeln!(
            roles,
            "<link:roleRef roleURI=\"{role}\" xlink:type=\"simple\" xlink:href=\"{}#role_{id}\"/>",
            path::XBRL_SCHEMA_NAME
        );
    }
    let _ = write!(
        xml,
        "<link:linkbase>\n{roles}<link:arcroleRef arcroleURI=\"{SUMMATION}\" xlink:type=\"simple\" \
         xlink:href=\"https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item\"/>\n"
    );
    for (at, (statement, network)) in announcement.statements.iter().zip(&statements).enumerate() {
        if !network.lines.is_empty() {
            let role = role(&home, statement);
            network.push_lines(&mut xml, &role, &taxonomy);
            push_totals(&mut xml, &role, &taxonomy, &stated.totals(at, statement, &network.columns));
        }
    }
    let _ = write!(
        xml,
        "</link:linkbase>\n</xs:appinfo>\n</xs:annotation>\n\
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

/// What a statement's facts are of, and in which order its lines are.
struct Network<'a> {
    columns: Vec<FactColumn<'a>>,
    lines: Vec<Element<'a>>,
}

impl<'a> Network<'a> {
    fn of(announcement: &'a Announcement, statement: &'a Statement) -> Self {
        let columns = FactColumn::of(announcement, statement);
        let mut lines: Vec<Element<'a>> = Vec::with_capacity(statement.lines.len());
        for line in &statement.lines {
            let stated =
                |of: &&FactColumn<'a>| line.cells.get(of.position()).and_then(|cell| cell.printed?.value()).is_some();
            for (element, _) in columns.iter().filter(stated).filter_map(|of| of.identity(statement, line)) {
                if !lines.contains(&element) {
                    lines.push(element);
                }
            }
        }
        Self { columns, lines }
    }

    fn push_lines(&self, xml: &mut String, role: &str, taxonomy: &str) {
        let _ = writeln!(xml, "<link:presentationLink xlink:type=\"extended\" xlink:role=\"{role}\">");
        push_locator(xml, taxonomy, LINES);
        let mut name = String::new();
        for (element, order) in self.lines.iter().zip(1..) {
            name.clear();
            element.push_name(&mut name);
            push_locator(xml, taxonomy, &name);
            Arc { link: "presentation", arcrole: PARENT_CHILD, from: LINES, to: &name, order, more: "" }.push(xml);
        }
        xml.push_str("</link:presentationLink>\n");
    }
}

fn push_totals(xml: &mut String, role: &str, taxonomy: &str, totals: &[Total<'_>]) {
    if totals.is_empty() {
        return;
    }
    let _ = writeln!(xml, "<link:calculationLink xlink:type=\"extended\" xlink:role=\"{role}\">");
    // A locator is enough for all relations of a network.
    let mut located = HashSet::new();
    let mut locate = |xml: &mut String, element| {
        let mut name = String::new();
        Element::push_name(element, &mut name);
        if located.insert(*element) {
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
    xml.push_str("</link:calculationLink>\n");
}
