//! A document's figures as a report in xBRL-JSON (Open Information Model 1.0).

use super::element::push_ncname;
use super::fact::{Aspects, Fact, Place};
use super::gathered::Facts;
use super::{Entity, push_day, taxonomy_namespace};
use crate::address::{Site, path};
use crate::domain::{Unit, decimal};
use std::fmt::Write;
use std::ops::Range;

/// The report of a document's facts: one a line.
pub fn report(site: &Site<'_>, facts: &Facts<'_>) -> String {
    let entity = Entity::of(site);
    let mut json = String::with_capacity(1_000 + facts.all.len() * 260);
    let (prefix, scheme) = entity.scheme();
    let (namespace, scheme) = (quoted(&taxonomy_namespace(site)), quoted(&scheme));
    // Writing to a string can't fail.
    let _ = write!(
        json,
        "{{\n\"documentInfo\":{{\"documentType\":\"https://xbrl.org/2021/xbrl-json\",\"namespaces\":\
         {{\"archive\":{namespace},\"{prefix}\":{scheme},\"iso4217\":\"http://www.xbrl.org/2003/iso4217\",\
         \"xbrli\":\"http://www.xbrl.org/2003/instance\"}},\"taxonomy\":[\"{}\"]}},\n\"facts\":{{",
        path::XBRL_SCHEMA_NAME
    );
    let entity = format!("\",\"entity\":\"{prefix}:{}\",\"period\":\"", entity.identifier());
    let (mut columns, mut of_element) = (Columns::default(), String::new());
    // What is told of each fact, but for its key; nothing of those that are told before.
    let mut told: Vec<Range<usize>> = vec![0..0; facts.all.len()];
    let mut separator = "\n";
    for group in &facts.groups {
        of_element.clear();
        of_element.push_str(",\"dimensions\":{\"concept\":\"archive:");
        facts.all[group.facts.start].element.push_name(&mut of_element);
        of_element.push_str(&entity);
        for at in group.facts.clone() {
            let (fact, before) = (&facts.all[at], json.len());
            json.push_str(separator);
            push_key(&mut json, fact.place);
            let body = json.len();
            push_number(&mut json, fact);
            json.push_str(&of_element);
            json.push_str(columns.told(fact));
            // The same figure in two tables is one fact.
            let others = facts.before(group).flat_map(|it| it.facts.clone()).chain(group.facts.start..at);
            if others.into_iter().any(|other| json[told[other].clone()] == json[body..]) {
                json.truncate(before);
            } else {
                told[at] = body..json.len();
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
fn push_key(out: &mut String, place: Place<'_>) {
    let _ = match place {
        Place::Cell([statement, line, column], _) => {
            out.push('"');
            push_ncname(out, statement);
            for part in [".", line, ".", column, "\":"] {
                out.push_str(part);
            }
            Ok(())
        }
        Place::Metric(metric, [nth, at]) => write!(out, "\"metric_{metric}.{}.{}\":", nth + 1, at + 1),
        Place::Part(metric, nth) => write!(out, "\"part_{metric}.{nth}\":"),
        Place::Figure(id) => write!(out, "\"figure_{id}\":"),
    };
}

/// Adds the value and how exact it is.
fn push_number(out: &mut String, fact: &Fact<'_>) {
    out.push_str("{\"value\":\"");
    decimal::push_shifted(out, fact.number, fact.exponent);
    out.push_str("\",\"decimals\":");
    out.push_str(itoa::Buffer::new().format(fact.decimals));
}

/// What is told of the last fact of each column from its period on, which most facts below have in common with it.
#[derive(Default)]
struct Columns<'a>(Vec<Told<'a>>);

#[derive(Default)]
struct Told<'a> {
    /// Of equal rates one may have more decimals.
    aspects: Option<(Aspects<'a>, Option<u32>)>,
    text: String,
}

impl<'a> Columns<'a> {
    fn told(&mut self, fact: &Fact<'a>) -> &str {
        let column = match fact.place {
            Place::Cell(_, [.., column]) => column,
            Place::Metric(..) | Place::Part(..) | Place::Figure(_) => 0,
        };
        if self.0.len() <= column {
            self.0.resize_with(column + 1, Default::default);
        }
        let above = &mut self.0[column];
        let aspects = Some((fact.aspects, fact.aspects.rate.map(|rate| rate.scale())));
        if above.aspects != aspects {
            above.text.clear();
            push_aspects(&mut above.text, fact.aspects);
            above.aspects = aspects;
        }
        &above.text
    }
}

fn push_aspects(out: &mut String, of: Aspects<'_>) {
    let Aspects { days: (start, end), unit, members, rate, is_previous } = of;
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
        out.push_str(",\"archive:");
        super::push_dimension(out, dimension);
        out.push_str("\":\"archive:");
        super::push_member(out, dimension, member);
        out.push('"');
    }
    if let Some(rate) = rate {
        let _ = write!(out, ",\"archive:{}\":\"", super::TRANSLATION);
        decimal::push_shifted(out, rate, 0);
        out.push('"');
    }
    if is_previous {
        let _ = write!(out, ",\"archive:{}\":\"archive:{}\"", super::VERSION, super::PREVIOUS);
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
    out.push_str(",\"unit\":\"");
    if let Some(currency) = money {
        out.push_str("iso4217:");
        out.push_str(currency.code());
    }
    out.push_str(rest);
    out.push('"');
}
