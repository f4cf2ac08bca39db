//! A document's figures as a report in xBRL-JSON (Open Information Model 1.0).

use super::element::{Element, push_ncname};
use super::fact::{Aspects, Fact, Place};
use super::single::facts;
use super::{Entity, push_day, taxonomy_namespace};
use crate::address::{Site, path};
use crate::audit::Book;
use crate::domain::decimal;
use crate::domain::{Announcement, Unit};
use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;

/// The report of an announcement: a fact a line.
pub fn report(site: &Site<'_>, announcement: &Announcement) -> String {
    let outside = Book::outside_statements(announcement, site.edition.issuer());
    let facts = facts(announcement, site.edition.definitions().metrics, &outside);
    let entity = Entity::of(site);
    let mut json = String::with_capacity(1_000 + facts.len() * 260);
    let (prefix, scheme) = entity.scheme();
    let (namespace, scheme) = (quoted(&taxonomy_namespace(site)), quoted(&scheme));
    // Writing to a string can't fail.
    let _ = write!(
        json,
        "{{\n\"documentInfo\": {{\"documentType\": \"https://xbrl.org/2021/xbrl-json\", \"namespaces\": \
         {{\"archive\": {namespace}, \"{prefix}\": {scheme}, \"iso4217\": \"http://www.xbrl.org/2003/iso4217\", \
         \"xbrli\": \"http://www.xbrl.org/2003/instance\"}}, \"taxonomy\": [\"{}\"]}},\n\"facts\": {{",
        path::XBRL_SCHEMA_NAME
    );
    let entity = format!("{prefix}:{}", entity.identifier());
    let mut seen: HashMap<Element<'_>, Vec<Range<usize>>> = HashMap::new();
    let mut separator = "\n";
    // The facts of a line stand side by side and are mostly of one element.
    for same in facts.chunk_by(|a, b| a.element == b.element) {
        let seen = seen.entry(same[0].element).or_default();
        for fact in same {
            let before = json.len();
            json.push_str(separator);
            push_id(&mut json, fact.place);
            let body = json.len();
            push_fact(&mut json, fact, &entity);
            // The same figure in two tables is one fact.
            if seen.iter().any(|other| json[other.clone()] == json[body..]) {
                json.truncate(before);
            } else {
                seen.push(body..json.len());
                separator = ",\n";
            }
        }
    }
    json.push_str("\n}\n}\n");
    json
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Adds the key of a fact and a colon: of a cell its address on the statement's page, which begins as names of XML do.
fn push_id(out: &mut String, place: Place<'_>) {
    let _ = match place {
        Place::Cell([statement, line, column], _) => {
            out.push('"');
            push_ncname(out, statement);
            write!(out, ".{line}.{column}\": ")
        }
        Place::Metric(metric, [nth, at]) => write!(out, "\"metric_{metric}.{}.{}\": ", nth + 1, at + 1),
        Place::Part(metric, nth) => write!(out, "\"part_{metric}.{nth}\": "),
        Place::Figure(id) => write!(out, "\"figure_{id}\": "),
    };
}

fn push_fact(out: &mut String, fact: &Fact<'_>, entity: &str) {
    out.push_str("{\"value\": \"");
    decimal::push_shifted(out, fact.number, fact.exponent);
    out.push_str("\", \"decimals\": ");
    out.push_str(itoa::Buffer::new().format(fact.decimals));
    out.push_str(", \"dimensions\": {\"concept\": \"archive:");
    fact.element.push_name(out);
    out.push_str("\", \"entity\": \"");
    out.push_str(entity);
    out.push_str("\", \"period\": \"");
    let Aspects { days: (start, end), unit, members, rate, is_previous } = fact.aspects;
    if let Some(start) = start {
        push_day(out, start);
        out.push('/');
    }
    // A day ends at the midnight that the next one begins with.
    push_day(out, end.succ_opt().unwrap_or(end));
    out.push('"');
    push_unit(out, unit);
    for member in members.iter() {
        let (dimension, member) = (&member.dimension.value, &member.member.value);
        out.push_str(", \"archive:");
        super::push_dimension(out, dimension);
        out.push_str("\": \"archive:");
        super::push_member(out, dimension, member);
        out.push('"');
    }
    if let Some(rate) = rate {
        let _ = write!(out, ", \"archive:{}\": \"", super::TRANSLATION);
        decimal::push_shifted(out, rate, 0);
        out.push('"');
    }
    if is_previous {
        let _ = write!(out, ", \"archive:{}\": \"archive:{}\"", super::VERSION, super::PREVIOUS);
    }
    out.push_str("}}");
}

/// Adds the unit; pure numbers have none (Open Information Model 1.0, section 3.2, "Unit").
fn push_unit(out: &mut String, unit: Unit) {
    let (money, rest) = match unit {
        Unit::Money(currency) => (Some(currency), ""),
        Unit::PerShare(currency) => (Some(currency), "/xbrli:shares"),
        Unit::PerAds(currency) => (Some(currency), "/archive:ads"),
        Unit::Shares => (None, "xbrli:shares"),
        Unit::Ads => (None, "archive:ads"),
        Unit::Days => (None, "archive:days"),
        Unit::Months => (None, "archive:months"),
        Unit::Years => (None, "archive:years"),
        Unit::Percent | Unit::Points | Unit::Times | Unit::Count => return,
    };
    out.push_str(", \"unit\": \"");
    if let Some(currency) = money {
        out.push_str("iso4217:");
        out.push_str(currency.code());
    }
    out.push_str(rest);
    out.push('"');
}
