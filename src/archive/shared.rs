//! What stands once for the whole archive, as far as public announcements let it be known: an edition must not
//! tell whom or what a document names that isn't public.

use super::tombstone::Tombstone;
use super::{Archive, Legend};
use crate::config::{ChartContent, Config};
use crate::domain::announcement::Announcement;
use crate::domain::issuer::{Issuer, IssuerName};
use crate::domain::kind::Named;
use crate::domain::member::Dimension;
use crate::domain::metric::{Definition, Metric};
use chrono::NaiveDate;
use std::collections::HashSet;

/// Settings, issuer, metrics, dimensions and legends of an edition.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    /// The settings, with the charts of public figures.
    pub config: Config,
    /// The issuer.
    pub issuer: Issuer,
    /// The public metrics.
    pub metrics: Vec<Metric>,
    /// The dimensions that public statements name, with the members that they do.
    pub dimensions: Vec<Dimension>,
    /// The legends that travel with public announcements.
    pub legends: Vec<Legend>,
}

impl Shared {
    /// What public announcements and tombstones let be known.
    pub fn of(archive: &Archive, public: &[&Announcement], withdrawn: &[Tombstone<'_>]) -> Self {
        let metrics = metrics(archive, public, withdrawn);
        let carried: HashSet<&str> = public.iter().flat_map(|it| &it.legends).map(|key| &*key.value).collect();
        let legends = archive.legends.iter().filter(|it| carried.contains(&*it.key.value)).cloned().collect();
        let newest = public.iter().map(|it| it.dated.value).chain(withdrawn.iter().map(|it| it.dated)).max();
        let dimensions = dimensions(archive, public);
        let (config, issuer) = (config(archive, public, &metrics), issuer(archive, public, newest));
        Self { config, issuer, metrics, dimensions, legends }
    }
}

/// The metrics that public announcements state a value of, or a share of, or define, with the definitions that they
/// give or follow.
fn metrics(archive: &Archive, public: &[&Announcement], withdrawn: &[Tombstone<'_>]) -> Vec<Metric> {
    let ids: HashSet<&str> = public.iter().map(|it| &*it.id).collect();
    let withdrawn: HashSet<&str> = withdrawn.iter().map(|it| it.id).collect();
    let observations = public.iter().flat_map(|it| &it.metrics);
    let shares = observations.clone().flat_map(|it| &it.values).filter_map(|value| value.share.as_ref());
    let names = observations.clone().map(|it| &it.metric).chain(shares.map(|it| &it.of));
    let stated: HashSet<&str> = names.map(|name| &*name.value).collect();
    let followed: HashSet<(&str, &str)> =
        observations.filter_map(|it| Some((&*it.metric.value, &*it.definition.as_ref()?.value))).collect();
    let known = |metric: &Metric| {
        let is_stated = stated.contains(&*metric.id.value);
        let written = metric.definitions.iter().filter(|it| it.implied.is_none()).count();
        let is_followed =
            |it: &Definition| followed.contains(&(&*metric.id.value, &*it.id.value)) || is_stated && written == 1;
        let is_public = |it: &&Definition| match &it.source {
            Some(source) if ids.contains(&*source.value) => true,
            Some(source) if !withdrawn.contains(&*source.value) => false,
            _ => is_followed(it),
        };
        let definitions: Vec<Definition> = metric.definitions.iter().filter(is_public).cloned().collect();
        (is_stated || !definitions.is_empty()).then(|| Metric { definitions, ..metric.clone() })
    };
    archive.metrics.iter().filter_map(known).collect()
}

/// The dimensions and members that public statements and figures name.
fn dimensions(archive: &Archive, public: &[&Announcement]) -> Vec<Dimension> {
    if archive.dimensions.is_empty() {
        return Vec::new();
    }
    let statements = || public.iter().flat_map(|it| &it.statements);
    let columns = statements().flat_map(|it| &it.columns).flat_map(|it| &it.members);
    let lines = statements().flat_map(|it| &it.lines).filter_map(|it| it.of.as_ref()).flat_map(|it| &it.members);
    let figures = public.iter().flat_map(|it| &it.figures).flat_map(|it| &it.members);
    let named: HashSet<(&str, &str)> =
        columns.chain(lines).chain(figures).map(|it| (&*it.dimension.value, &*it.member.value)).collect();
    let known = |dimension: &Dimension| {
        let mut members = dimension.members.clone();
        members.retain(|member| named.contains(&(&*dimension.id.value, &*member.id.value)));
        (!members.is_empty()).then(|| Dimension { members, ..dimension.clone() })
    };
    archive.dimensions.iter().filter_map(known).collect()
}

/// The settings, with the charts and their parts that public announcements state something of.
fn config(archive: &Archive, public: &[&Announcement], metrics: &[Metric]) -> Config {
    let mut config = archive.config.clone();
    let panels = archive.config.charts.iter().filter_map(|it| match &it.content {
        ChartContent::Mix { panels, .. } => Some(panels),
        _ => None,
    });
    let parts: HashSet<&str> = panels.flatten().flat_map(|panel| &panel.parts).map(|part| &*part.value).collect();
    let lines = public.iter().flat_map(|it| &it.statements).flat_map(|it| &it.lines);
    let concepts = lines.filter(|line| !line.cells.is_empty()).map(|line| line.concept());
    // A big archive has millions of lines, and charts have few parts, which stand in most tables.
    let mut concepts = concepts.filter(|concept| parts.contains(concept));
    let mut stated = HashSet::with_capacity(parts.len());
    while stated.len() < parts.len()
        && let Some(concept) = concepts.next()
    {
        stated.insert(concept);
    }
    config.charts.retain_mut(|chart| match &mut chart.content {
        ChartContent::Mix { panels, .. } => {
            panels.iter_mut().for_each(|panel| panel.parts.retain(|part| stated.contains(&*part.value)));
            panels.retain(|panel| !panel.parts.is_empty());
            !panels.is_empty()
        }
        ChartContent::Metrics(ids) => {
            ids.retain(|id| metrics.iter().any(|metric| metric.id.value == id.value));
            !ids.is_empty()
        }
        ChartContent::Repurchase => true,
    });
    config
}

/// The issuer, as public announcements and its own table in the settings tell of it.
fn issuer(archive: &Archive, public: &[&Announcement], newest: Option<NaiveDate>) -> Issuer {
    let mut issuer = archive.issuer.clone();
    // A name becomes known by the first document that shows it; until then it isn't told that the one before will end.
    let is_known = |name: &&IssuerName| name.from.is_none_or(|from| newest.is_some_and(|day| from.value <= day));
    let known = issuer.names.iter().take_while(is_known).count().max(1);
    if known < issuer.names.len() {
        issuer.names.truncate(known);
        issuer.names.iter_mut().skip(known - 1).for_each(|name| name.until = None);
    }
    let mut named = Known::default();
    public.iter().for_each(|it| named.by(it));
    named.organizations.extend(archive.issuer.ads.as_ref().map(|ads| &*ads.depositary.value));
    named.organizations.extend(archive.issuer.registrar.as_ref().map(|name| &*name.value));
    issuer.people.retain(|it| named.people.contains(&*it.id.value));
    for person in &mut issuer.people {
        person.aliases.retain(|alias| named.printed.contains(&**alias));
    }
    issuer.organizations.retain(|it| named.organizations.contains(&*it.id.value));
    issuer.places.retain(|it| it.purpose.is_some() || named.places.contains(&*it.id.value));
    issuer
}

/// What announcements name of the issuer's table.
#[derive(Default)]
struct Known<'a> {
    people: HashSet<&'a str>,
    /// Names of people in the form in which they are printed.
    printed: HashSet<&'a str>,
    organizations: HashSet<&'a str>,
    places: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    fn by(&mut self, it: &'a Announcement) {
        let signed = it.signatories.iter().map(|it| Named::Person(&it.person, it.printed_name.as_ref()));
        self.people.extend(it.board.iter().map(|member| &*member.person.value));
        for named in signed.chain(it.details.names()) {
            match named {
                Named::Person(name, printed) => {
                    self.people.insert(&name.value);
                    self.printed.extend(printed.map(|it| &**it));
                }
                Named::Organization(name) => _ = self.organizations.insert(&name.value),
                Named::Place(name) => _ = self.places.insert(&name.value),
                Named::Listing(_) | Named::ShareClass(_) | Named::Concept(_) | Named::Announcement(_) => {}
            }
        }
    }
}
