//! References: every id that is named stands for something.

mod lines;

use super::index::Index;
use super::relations::{self, is_known};
use crate::audit::Rule;
use crate::config::{ChartContent, Config, Market};
use crate::diagnostic::{Code, Diagnostic, suggestion};
use crate::domain::announcement::Headline;
use crate::domain::issuer::{Issuer, PostalAddress};
use crate::domain::kind::Named;
use crate::domain::kind::results::Results;
use crate::domain::member::Member;
use crate::domain::metric::Observation;
use crate::domain::span::Name;
use crate::domain::statement::LineRole;
use crate::domain::{Announcement, Details};
use lines::{all_lines, in_relations, in_statement, need_line_of, need_stated};
pub(super) use lines::{need_column, need_line};

/// A sort of thing that references can mean.
#[derive(Clone, Copy)]
struct Sort {
    code: Code,
    noun: &'static str,
    home: &'static str,
}

const PERSON: Sort =
    Sort { code: Code::UnknownPerson, noun: "person", home: "people stand in site.toml under [[issuer.people]]" };
const LISTING: Sort =
    Sort { code: Code::UnknownListing, noun: "listing", home: "listings stand in site.toml under [[issuer.listings]]" };
const MARKET: Sort = Sort {
    code: Code::UnknownListing,
    noun: "listing on the market",
    home: "listings name their `market` in site.toml",
};
const ORGANIZATION: Sort = Sort {
    code: Code::UnknownOrganization,
    noun: "organization",
    home: "organizations stand in site.toml under [[issuer.organizations]]",
};
const PLACE: Sort =
    Sort { code: Code::UnknownPlace, noun: "place", home: "places stand in site.toml under [[issuer.places]]" };
const SHARE_CLASS: Sort = Sort {
    code: Code::UnknownShareClass,
    noun: "class of shares",
    home: "classes stand in site.toml under [[issuer.share_classes]]",
};
const CHART: Sort =
    Sort { code: Code::UnknownChart, noun: "chart", home: "charts stand in site.toml under [[charts]]" };
const METRIC: Sort = Sort { code: Code::UnknownMetric, noun: "metric", home: "metrics stand in content/metrics.toml" };
const DEFINITION: Sort = Sort {
    code: Code::UnknownDefinition,
    noun: "definition of the metric",
    home: "definitions stand with the metric in content/metrics.toml",
};
const LEGEND: Sort =
    Sort { code: Code::UnknownLegend, noun: "legend", home: "a legend is a file content/legends/<key>.md" };
const ANNOUNCEMENT: Sort = Sort {
    code: Code::UnknownAnnouncement,
    noun: "announcement",
    home: "an announcement is named after its folder in content/announcements/",
};
const ATTACHMENT: Sort = Sort {
    code: Code::UnknownAttachment,
    noun: "attachment",
    home: "attachments are the files beside announcement.md that are no TOML",
};
const CONCEPT: Sort = Sort {
    code: Code::UnknownConcept,
    noun: "concept",
    home: "a concept is the id or `concept` of a line in any statement, or a metric",
};
const LINE: Sort = Sort { code: Code::UnknownLine, noun: "line", home: "headings don't count: they have no figures" };
const COLUMN: Sort =
    Sort { code: Code::UnknownColumn, noun: "column", home: "columns stand with the statement under `columns`" };
const DIMENSION: Sort =
    Sort { code: Code::UnknownMember, noun: "dimension", home: "dimensions stand in content/dimensions.toml" };
const MEMBER: Sort = Sort {
    code: Code::UnknownMember,
    noun: "member of the dimension",
    home: "members stand with the dimension in content/dimensions.toml",
};
const RULE: Sort = Sort {
    code: Code::UnknownRule,
    noun: "rule",
    home: "`irbook explain` lists the rules that figures are checked by",
};
const RATE: Sort =
    Sort { code: Code::UnknownRate, noun: "exchange rate", home: "rates stand in announcement.md under [[rates]]" };

/// Reports a name unless it is known; says whether it is.
fn need(
    sort: Sort,
    name: &Name,
    known: bool,
    candidates: impl IntoIterator<Item = impl AsRef<str>>,
    findings: &mut Vec<Diagnostic>,
) -> bool {
    if !known {
        let message = format!("there is no {} `{}`", sort.noun, name.value);
        let help = match suggestion(&name.value, candidates, findings) {
            Some(help) => format!("{help} ({})", sort.home),
            None => sort.home.to_owned(),
        };
        findings.push(Diagnostic::error(sort.code, name.span, message).help(help));
    }
    known
}

/// The finding for a link to an announcement that there isn't.
pub(super) fn need_announcement(name: &Name, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    let known = index.has_announcement(&name.value);
    need(ANNOUNCEMENT, name, known, index.announcements.keys().copied(), findings);
}

/// The finding for a link to an attachment that there isn't.
pub(super) fn need_attachment(name: &Name, it: Option<&Announcement>, findings: &mut Vec<Diagnostic>) {
    let names = || it.into_iter().flat_map(|it| &it.attachments).map(|it| &*it.name);
    if name.value.starts_with("../") {
        let message = format!("there is no attachment `{}`", name.value);
        let help = "to link to another announcement, write `announcement:<id>` or `announcement:<id>#anchor`: such a \
                    link is checked and follows what is public";
        findings.push(Diagnostic::error(Code::UnknownAttachment, name.span, message).help(help));
        return;
    }
    need(ATTACHMENT, name, names().any(|attachment| attachment == &*name.value), names(), findings);
}

fn need_metric(name: &Name, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    need(METRIC, name, index.has_metric(&name.value), index.metrics.keys().copied(), findings);
}

fn need_concept(name: &Name, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    need(CONCEPT, name, index.has_concept(&name.value), index.concepts.iter().copied(), findings);
}

/// Reports a dimension or member that there isn't.
pub(super) fn need_member(named: &Member, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    if index.left_out.dimensions {
        return;
    }
    let dimension = index.dimensions.get(&*named.dimension.value);
    if need(DIMENSION, &named.dimension, dimension.is_some(), index.dimensions.keys().copied(), findings) {
        let members = || dimension.into_iter().flat_map(|it| &it.members).map(|it| &*it.id.value);
        need(MEMBER, &named.member, members().any(|id| *id == *named.member.value), members(), findings);
    }
}

fn need_person(name: &Name, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    let known = issuer.person(&name.value).is_some();
    need(PERSON, name, known, issuer.people.iter().map(|it| &*it.id.value), findings);
}

/// Reports a printed name that is not known as one of the person's.
fn need_printed_name(person: &Name, printed: Option<&str>, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    let (Some(known), Some(printed)) = (issuer.person(&person.value), printed) else { return };
    if *known.name != *printed && known.aliases.iter().all(|alias| **alias != *printed) {
        let message = format!("`{printed}` is not known as a name of `{}`", person.value);
        let help = "add it to the person's `aliases` in site.toml, or name the person who is meant";
        findings.push(Diagnostic::error(Code::UnknownPerson, person.span, message).help(help));
    }
}

fn need_listing(name: &Name, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    let known = issuer.listing(&name.value).is_some();
    need(LISTING, name, known, issuer.listings.iter().map(|it| &*it.id.value), findings);
}

fn need_market(name: &Name, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    let known = issuer.listings.iter().any(|it| *it.market == *name.value);
    need(MARKET, name, known, issuer.listings.iter().map(|it| &*it.market), findings);
}

fn need_organization(name: &Name, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    let known = issuer.organization(&name.value).is_some();
    need(ORGANIZATION, name, known, issuer.organizations.iter().map(|it| &*it.id.value), findings);
}

fn need_place(name: &Name, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    let known = issuer.place(&name.value).is_some();
    need(PLACE, name, known, issuer.places.iter().map(|it| &*it.id.value), findings);
}

fn need_share_class(name: &Name, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    let known = issuer.share_class(&name.value).is_some();
    need(SHARE_CLASS, name, known, issuer.share_classes.iter().map(|it| &*it.id.value), findings);
}

/// Whether a waiver names a rule that there is; reports it if not.
pub(super) fn need_rule(name: &Name, findings: &mut Vec<Diagnostic>) -> bool {
    let rules = || Rule::ALL.iter().map(|rule| rule.code()).chain(Code::WAIVED_BY_WORDS).map(Code::id);
    need(RULE, name, rules().any(|rule| rule == &*name.value), rules(), findings)
}

/// References in `site.toml` and `content/metrics.toml`.
pub(super) fn archive(index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    for definition in index.metric_list.iter().flat_map(|it| &it.definitions) {
        if let Some(source) = &definition.source {
            need_announcement(source, index, findings);
        }
    }
    let Some((config, issuer)) = index.site else { return };
    if let Some(ads) = &issuer.ads {
        need_organization(&ads.depositary, issuer, findings);
        need_share_class(&ads.class, issuer, findings);
    }
    if let Some(registrar) = &issuer.registrar {
        need_organization(registrar, issuer, findings);
    }
    for contact in &issuer.contacts {
        if let Some(PostalAddress::Of(place)) = &contact.address {
            need_place(place, issuer, findings);
        }
    }
    for holidays in &config.holidays {
        match &holidays.of {
            Market::Listing(id) => need_listing(id, issuer, findings),
            Market::Named(name) => need_market(name, issuer, findings),
        }
    }
    for chart in &config.charts {
        match &chart.content {
            ChartContent::Mix { total, panels, .. } => {
                let parts = panels.iter().flat_map(|panel| &panel.parts);
                parts.chain([total]).for_each(|concept| need_concept(concept, index, findings));
            }
            ChartContent::Metrics(metrics) => metrics.iter().for_each(|it| need_metric(it, index, findings)),
            ChartContent::Repurchase => {}
        }
    }
}

/// References in an announcement.
pub(super) fn announcement(it: &Announcement, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    for legend in &it.legends {
        let known = index.has_legend(&legend.value);
        need(LEGEND, legend, known, index.legends.keys().copied(), findings);
    }
    if let Some(attachment) = &it.source.attachment {
        need_attachment(attachment, Some(it), findings);
    }
    it.labels.iter().for_each(|label| need_attachment(&label.file, Some(it), findings));
    let changes = it.figures.iter().filter_map(|figure| figure.change.as_ref()).map(|change| &change.of);
    for concept in it.figures.iter().filter_map(|figure| figure.concept.as_ref()).chain(changes) {
        need_concept(concept, index, findings);
    }
    for statement in &it.statements {
        in_statement(statement, it, findings);
        in_relations(statement, it, findings);
    }
    for figure in &it.figures {
        for term in &figure.sum {
            need_line_of(None, &term.line, it, findings);
            need_stated(figure, &term.line, it, findings);
        }
    }
    for target in it.relations.iter().map(|it| &it.to).chain(it.events.iter().flat_map(|it| &it.replaces)) {
        if !is_known(target, index) {
            let name = Name::new(target.document.clone(), target.span);
            need_announcement(&name, index, findings);
        }
    }
    relations::events(it, index, findings);
    for restatement in &it.restatements {
        // A dividend is one in every document, but no concept of tables.
        let is_dividend = it.details.dividend().is_some_and(|of| of.identity(&restatement.concept.value).is_some());
        if !is_dividend {
            need_concept(&restatement.concept, index, findings);
        }
        need_announcement(&restatement.document, index, findings);
    }
    for observation in &it.metrics {
        in_observation(observation, index, findings);
    }
    to_concepts(it, index, findings);
    if let Details::Results(results) = &it.details {
        in_results(results, it, findings);
    }
    if let Some((config, issuer)) = index.site {
        to_issuer(it, issuer, findings);
        in_headlines(it, config, findings);
    }
}

/// The charts of headlines: each stands above figures of the document.
fn in_headlines(it: &Announcement, config: &Config, findings: &mut Vec<Diagnostic>) {
    for Headline { chart: name, .. } in &it.headlines {
        let chart = config.charts.iter().find(|chart| chart.id == *name);
        need(CHART, name, chart.is_some(), config.charts.iter().map(|chart| &*chart.id.value), findings);
        if chart.is_some_and(|chart| !chart.is_stated_by(it)) {
            let message = format!("`{}` states nothing that the chart `{}` draws", it.id, name.value);
            let help =
                "its headline would be shown nowhere: name a chart that draws figures of this document, or take it out";
            findings.push(Diagnostic::error(Code::UnusedHeadline, name.span, message).help(help));
        }
    }
}

/// References to what stands in `site.toml`.
fn to_issuer(it: &Announcement, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    it.listings.iter().for_each(|name| need_listing(name, issuer, findings));
    for signatory in &it.signatories {
        need_person(&signatory.person, issuer, findings);
        need_printed_name(&signatory.person, signatory.printed_name.as_deref(), issuer, findings);
    }
    it.board.iter().for_each(|member| need_person(&member.person, issuer, findings));
    for named in it.details.names() {
        match named {
            Named::Person(name, printed) => {
                need_person(name, issuer, findings);
                need_printed_name(name, printed.map(|it| &**it), issuer, findings);
            }
            Named::Organization(name) => need_organization(name, issuer, findings),
            Named::Place(name) => need_place(name, issuer, findings),
            Named::Listing(name) => need_listing(name, issuer, findings),
            Named::ShareClass(name) => need_share_class(name, issuer, findings),
            Named::Concept(_) | Named::Announcement(_) => {}
        }
    }
}

/// References to concepts and announcements of the archive.
fn to_concepts(it: &Announcement, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    for named in it.details.names() {
        match named {
            Named::Concept(name) => need_concept(name, index, findings),
            Named::Announcement(name) => need_announcement(name, index, findings),
            _ => {}
        }
    }
}

/// The lines that results are shown by.
fn in_results(results: &Results, it: &Announcement, findings: &mut Vec<Diagnostic>) {
    for highlight in &results.highlights {
        let found = highlight.line.value.split_once('.').is_some_and(|(statement, line)| {
            let line = it.statement(statement).and_then(|statement| statement.line(line));
            line.is_some_and(|line| line.role != LineRole::Heading)
        });
        if found {
            continue;
        }
        need(LINE, &highlight.line, false, all_lines(it), findings);
    }
}

fn in_observation(observation: &Observation, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    need_metric(&observation.metric, index, findings);
    for share in observation.values.iter().filter_map(|value| value.share.as_ref()) {
        need_metric(&share.of, index, findings);
    }
    let Some(metric) = index.metrics.get(&*observation.metric.value) else { return };
    let written = || metric.definitions.iter().filter(|it| it.implied.is_none());
    let definitions = || written().map(|it| &*it.id.value);
    if let Some(name) = &observation.named {
        need(DEFINITION, name, definitions().any(|id| id == &*name.value), definitions(), findings);
    }
}
