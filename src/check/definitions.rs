//! Which definition of a metric each document follows, where it names none.
//!
//! A metric begins with its first definition. A later one is in force from the first document on, by date, that is its
//! `source`, that names it, or that restates an earlier document's figure with the cause `definition`; the last is of the
//! next definition, and where none is written down, of one that is known from the restatement alone. So documents that are
//! published already need no new key when a later one changes what the metric covers.

use crate::archive::Documents;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::announcement::Cause;
use crate::domain::metric::{Definition, Metric, Observation};
use crate::domain::span::Name;
use crate::domain::{Announcement, Located};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Says of each observation which definition it follows, and reports definitions of which nothing says when they begin.
pub(super) fn settle(documents: &mut Documents) -> Vec<Diagnostic> {
    for metric in &mut documents.metrics {
        metric.definitions.retain(|definition| definition.implied.is_none());
    }
    let (followed, implied, findings) = followed(documents);
    for metric in &mut documents.metrics {
        metric.definitions.extend(implied.get(&metric.id.value).into_iter().flatten().cloned());
    }
    let fragments = documents.left_out.announcements.iter_mut().filter_map(|it| it.announcement.as_mut());
    for announcement in fragments {
        for (at, observation) in announcement.metrics.iter_mut().enumerate() {
            observation.definition = definition(&followed, &announcement.id, at, observation);
        }
    }
    for announcement in &mut documents.announcements {
        let settled =
            |(at, it): (usize, &Observation)| it.definition == definition(&followed, &announcement.id, at, it);
        // Nearly all are as they were read; a document that others hold as well is copied only where it isn't.
        if announcement.metrics.iter().enumerate().all(settled) {
            continue;
        }
        let announcement = Arc::make_mut(announcement);
        for (at, observation) in announcement.metrics.iter_mut().enumerate() {
            observation.definition = definition(&followed, &announcement.id, at, observation);
        }
    }
    findings
}

/// By document and position there, the definitions that observations follow.
type Followed = HashMap<(Arc<str>, usize), Name>;

/// By metric, the definitions that are known from restatements alone.
type Implied = BTreeMap<Arc<str>, Vec<Definition>>;

fn definition(followed: &Followed, id: &Arc<str>, at: usize, observation: &Observation) -> Option<Name> {
    if followed.is_empty() {
        return observation.named.clone();
    }
    followed.get(&(id.clone(), at)).or(observation.named.as_ref()).cloned()
}

/// A metric of several definitions on its way through the documents.
struct Course<'d> {
    metric: &'d Metric,
    definitions: Vec<Definition>,
    /// The one in force, by position.
    in_force: usize,
    /// Those of which a document says that they begin.
    begun: HashSet<usize>,
    /// By document, the oldest definition that it states the metric by.
    stated: HashMap<&'d str, usize>,
    /// The observations: document, position there, where its metric is named, and the definition.
    observations: Vec<(Arc<str>, usize, &'d Name, usize)>,
    /// Whether a document names no definition.
    is_left_open: bool,
}

impl<'d> Course<'d> {
    fn of(metric: &'d Metric) -> Self {
        Self {
            metric,
            definitions: metric.definitions.clone(),
            in_force: 0,
            begun: HashSet::from([0]),
            stated: HashMap::new(),
            observations: Vec::new(),
            is_left_open: false,
        }
    }

    fn begins(&mut self, at: usize) {
        self.begun.insert(at);
        self.in_force = self.in_force.max(at);
    }

    fn position(&self, named: &Name) -> Option<usize> {
        self.definitions.iter().position(|definition| definition.id == *named)
    }

    fn announcement(&mut self, it: &'d Announcement) {
        let metric = &self.metric.id;
        let given = |definition: &Definition| definition.source.as_ref().is_some_and(|source| *source.value == *it.id);
        if let Some(at) = self.metric.definitions.iter().rposition(given) {
            self.begins(at);
        }
        let observations = || it.metrics.iter().enumerate().filter(|(_, observation)| observation.metric == *metric);
        for (_, observation) in observations() {
            if let Some(at) = observation.named.as_ref().and_then(|named| self.position(named)) {
                self.begins(at);
            }
        }
        for restatement in it.restatements.iter().filter(|it| it.cause == Cause::Definition && it.concept == *metric) {
            let Some(old) = self.stated.get(&*restatement.document.value) else { continue };
            // A document that restates another period by a definition that is in force already begins no further one.
            if *old >= self.in_force {
                let next = self.in_force + 1;
                if next == self.definitions.len() {
                    let span = restatement.concept.span;
                    self.definitions.push(Definition {
                        id: Located::new(it.id.clone(), span),
                        label: None,
                        text: restatement.note.as_deref().unwrap_or_default().into(),
                        source: Some(Located::new(it.id.clone(), span)),
                        implied: Some(it.dated.value),
                    });
                }
                self.begins(next);
            }
        }
        for (at, observation) in observations() {
            self.is_left_open |= observation.named.is_none();
            let named = observation.named.as_ref().and_then(|named| self.position(named));
            let definition = named.unwrap_or(self.in_force);
            let stated = self.stated.entry(&it.id).or_insert(definition);
            *stated = definition.min(*stated);
            let name = observation.named.as_ref().unwrap_or(&observation.metric);
            self.observations.push((it.id.clone(), at, name, definition));
        }
    }

    /// The definitions of which nothing says from which document on they hold, where a document leaves it open which it
    /// follows.
    fn endless(&self) -> impl Iterator<Item = Diagnostic> {
        let unknown = |at: &usize| self.is_left_open && !self.begun.contains(at);
        (0..self.definitions.len()).filter(unknown).map(|at| {
            let (definition, metric) = (&self.definitions[at].id, &self.metric.id.value);
            let message = format!("nothing says from which document on `{metric}` is counted by `{}`", definition.value);
            let help = format!(
                "name it in the first document that states the metric so (`definition = \"{}\"`), or give the definition its \
                 `source`",
                definition.value
            );
            Diagnostic::error(Code::UnknownDefinition, definition.span, message).help(help)
        })
    }
}

fn followed(documents: &Documents) -> (Followed, Implied, Vec<Diagnostic>) {
    let (mut followed, mut implied) = (Followed::new(), Implied::new());
    let fragments = documents.left_out.announcements.iter().filter_map(|it| it.announcement.as_ref());
    let mut announcements: Vec<&Announcement> =
        documents.announcements.iter().map(Arc::as_ref).chain(fragments).collect();
    let defined_anew: HashSet<&str> = announcements
        .iter()
        .flat_map(|it| &it.restatements)
        .filter(|it| it.cause == Cause::Definition)
        .map(|it| &*it.concept.value)
        .collect();
    let is_of_several = |metric: &&Metric| metric.definitions.len() > 1 || defined_anew.contains(&*metric.id.value);
    let of_several = documents.metrics.iter().filter(is_of_several);
    let mut courses: BTreeMap<&str, Course<'_>> =
        of_several.filter(|it| !it.definitions.is_empty()).map(|it| (&*it.id.value, Course::of(it))).collect();
    if courses.is_empty() {
        return (followed, implied, Vec::new());
    }
    announcements.sort_by(|a, b| (a.dated.value, &a.id).cmp(&(b.dated.value, &b.id)));
    let mut sources: HashMap<&str, Vec<&str>> = HashMap::new();
    for (id, course) in &courses {
        for source in course.metric.definitions.iter().filter_map(|it| it.source.as_ref()) {
            sources.entry(&source.value).or_default().push(id);
        }
    }
    for it in announcements {
        let stated = it.metrics.iter().map(|observation| &*observation.metric.value);
        let restated = it.restatements.iter().map(|restatement| &*restatement.concept.value);
        let given = sources.get(&*it.id).into_iter().flatten().copied();
        let mut ids: Vec<&str> = stated.chain(restated).chain(given).collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            if let Some(course) = courses.get_mut(id) {
                course.announcement(it);
            }
        }
    }
    let is_whole = documents.left_out.announcements.is_empty();
    let findings = courses.values().filter(|_| is_whole).flat_map(Course::endless).collect();
    for course in courses.into_values().filter(|course| course.definitions.len() > 1) {
        for (id, at, name, definition) in course.observations {
            let definition = course.definitions[definition].id.value.clone();
            followed.insert((id, at), Located::new(definition, name.span));
        }
        let unwritten = course.definitions.into_iter().filter(|it| it.implied.is_some()).collect();
        implied.insert(course.metric.id.value.clone(), unwritten);
    }
    (followed, implied, findings)
}
