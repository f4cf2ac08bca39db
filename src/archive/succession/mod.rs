//! Which events stand, and what has become of the others.
//!
//! An announcement that updates, corrects, postpones or cancels an earlier one replaces the events of it that it states
//! again, and others with them: with a meeting go the days before it. What is planned in the calendar gives way to the
//! announcement that comes for it. All of it is worked out of what is public, so that an edition knows no other.

mod node;
mod plan_end;
mod planned;

use crate::domain::event::{EventKind, Planned, Status};
use crate::domain::relation::{CALENDAR, Relation, Target, Verb};
use crate::domain::repurchase::Repurchase;
use crate::domain::{Announcement, Moment};
use chrono::{DateTime, Utc};
use node::{Node, counterparts};
use std::collections::{HashMap, HashSet};

/// What has become of an event that another document has changed.
#[derive(Clone, Debug)]
pub struct Replacement<'a> {
    /// What was done to it, last.
    pub verb: Verb,
    /// The announcement that did.
    pub by: &'a Announcement,
    /// The event that stands instead; `None` where there is none, or none yet.
    pub to: Option<Successor<'a>>,
    /// Whether what followed it goes on from it, and not from another event that gave way to the same.
    pub goes_on: bool,
    /// The announcements that changed it in turn: one that put it off, and one that then said to when.
    pub changed_by: Vec<&'a Announcement>,
}

/// The event that stands in the place of another.
#[derive(Clone, Debug)]
pub struct Successor<'a> {
    /// Its key in its document.
    pub key: Box<str>,
    /// When it is; `None`: to be announced.
    pub moment: Option<Moment>,
    /// Whether it is at the same time: then it is the same event, stated again.
    pub is_same: bool,
    /// Its announcement.
    pub announcement: &'a Announcement,
}

/// What has become of events, by document and key.
#[derive(Clone, Debug, Default)]
pub struct Succession<'a> {
    replaced: HashMap<&'a str, Vec<(Box<str>, Replacement<'a>)>>,
    /// The event that one goes on from, by document and key.
    before: HashMap<&'a str, Vec<Before<'a>>>,
}

/// The event of another document that one goes on from.
#[derive(Clone, Debug)]
struct Before<'a> {
    /// The key of the one.
    of: Box<str>,
    document: &'a str,
    key: Box<str>,
}

impl<'a> Succession<'a> {
    /// What has become of an event of a document, or of the calendar under the name [`CALENDAR`]; `None` where it stands.
    #[must_use]
    pub fn of(&self, document: &str, key: &str) -> Option<&Replacement<'a>> {
        self.replaced.get(document)?.iter().find(|(of, _)| **of == *key).map(|(_, it)| it)
    }

    /// The event, by document and key, that one goes on from: it took that one's place. Of several that gave way to it, it is
    /// the one that was stated first.
    #[must_use]
    pub fn before(&self, document: &str, key: &str) -> Option<(&'a str, &str)> {
        let found = self.before.get(document)?.iter().find(|it| *it.of == *key)?;
        Some((found.document, &found.key))
    }

    /// Whether an event of a document was changed.
    #[must_use]
    pub fn has(&self, document: &str) -> bool {
        self.replaced.contains_key(document)
    }

    /// Works it out of the public announcements, oldest first, those that are withdrawn, through which relations lead on,
    /// and what is planned at an instant.
    pub(super) fn new(
        announcements: &[&'a Announcement],
        withdrawn: &[&'a Announcement],
        plans: &[&'a Planned],
        as_of: DateTime<Utc>,
    ) -> Self {
        let relates = |it: &Announcement| {
            !it.relations.is_empty()
                || it.events.iter().any(|event| !event.replaces.is_empty())
                || it.repurchases.iter().any(Repurchase::moves_end)
        };
        if plans.is_empty() && !announcements.iter().any(|it| relates(it)) {
            return Self::default();
        }
        let by_id = announcements.iter().map(|it| (&*it.id, *it)).collect();
        let withdrawn = withdrawn.iter().map(|it| (&*it.id, *it)).collect();
        let mut graph = Graph {
            by_id,
            withdrawn,
            nodes: Vec::new(),
            of: HashMap::new(),
            next: HashMap::new(),
            linked: HashMap::new(),
            changed_by: HashMap::new(),
        };
        graph.add_plans(plans, as_of);
        for later in announcements.iter().filter(|it| relates(it)) {
            graph.apply(later);
            graph.move_plans(later, announcements);
        }
        graph.give_way(announcements, plans);
        graph.resolved()
    }
}

/// What follows an event at once.
#[derive(Clone, Copy, Debug)]
struct Next<'a> {
    verb: Verb,
    by: &'a Announcement,
    /// The event that does; `None` where there is none.
    to: Option<usize>,
}

struct Graph<'a> {
    by_id: HashMap<&'a str, &'a Announcement>,
    withdrawn: HashMap<&'a str, &'a Announcement>,
    nodes: Vec<Node<'a>>,
    /// The events of a document.
    of: HashMap<&'a str, Vec<usize>>,
    next: HashMap<usize, Next<'a>>,
    /// The announcements that changed an event, in turn.
    linked: HashMap<usize, Vec<&'a Announcement>>,
    /// The announcements that changed a document as a whole so far.
    changed_by: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Graph<'a> {
    /// The events of a public announcement.
    fn events_of(&mut self, it: &'a Announcement) -> Vec<usize> {
        if let Some(known) = self.of.get(&*it.id) {
            return known.clone();
        }
        let first = self.nodes.len();
        self.nodes.extend(node::nodes(it));
        let all: Vec<usize> = (first..self.nodes.len()).collect();
        self.of.insert(&it.id, all.clone());
        all
    }

    fn node(&mut self, target: &Target) -> Option<usize> {
        let key = target.event.as_deref()?;
        let all = match self.by_id.get(&*target.document).copied() {
            Some(it) => self.events_of(it),
            None => self.of.get(&*target.document).cloned()?,
        };
        all.into_iter().find(|at| *self.nodes[*at].key == *key)
    }

    /// What an announcement does to events of others.
    fn apply(&mut self, later: &'a Announcement) {
        let own = self.events_of(later);
        let mut taken = HashSet::new();
        for (key, event) in later.keyed_events().filter(|(_, event)| !event.replaces.is_empty()) {
            let Some(at) = own.iter().copied().find(|at| *self.nodes[*at].key == *key) else { continue };
            let is_off = event.status == Some(Status::Cancelled);
            for target in &event.replaces {
                let Some(node) = self.node(target) else { continue };
                let stated = later.relations.iter().filter(|it| it.to.document == target.document).map(|it| it.verb);
                let (old, new) = (self.nodes[node].moment.as_ref(), event.moment.as_ref());
                let is_later = new.is_none_or(|new| old.is_some_and(|old| old.end() <= new.start()));
                let is_put_off = new.is_none() || is_later && self.nodes[node].kind == EventKind::Meeting;
                let moved = if is_put_off { Verb::Postpones } else { Verb::Updates };
                let verb = if is_off { Verb::Cancels } else { stated.max().unwrap_or(moved) };
                taken.insert(at);
                self.link(node, Next { verb, by: later, to: (!is_off).then_some(at) });
                self.before_meeting(node, later);
            }
        }
        let own: Vec<usize> = own.into_iter().filter(|at| !taken.contains(at)).collect();
        for relation in &later.relations {
            match &relation.to.event {
                Some(_) => self.event(later, relation, &own),
                None => self.whole(later, relation.verb, &relation.to.document, &own, &mut HashSet::new()),
            }
        }
        for relation in later.relations.iter().filter(|it| it.to.event.is_none()) {
            self.changed_by.entry(&relation.to.document).or_default().push(&later.id);
        }
    }

    /// What a relation does to one event.
    fn event(&mut self, later: &'a Announcement, relation: &Relation, own: &[usize]) {
        let Some(node) = self.node(&relation.to) else { return };
        let found = counterparts(&self.nodes, &[node], own);
        let to = found.first().map(|(_, to)| *to).filter(|_| relation.verb != Verb::Cancels);
        if to.is_some() || relation.verb >= Verb::Postpones {
            self.replace(node, relation.verb, later, to);
        }
        self.before_meeting(node, later);
    }

    /// What a relation does to all events of a document, of those that this one has a relation to, and of those that changed
    /// it since: every update may name the first form.
    fn whole(
        &mut self,
        later: &'a Announcement,
        verb: Verb,
        document: &str,
        own: &[usize],
        seen: &mut HashSet<&'a str>,
    ) {
        let public = self.by_id.get(document).copied();
        let Some(it) = public.or_else(|| self.withdrawn.get(document).copied()) else { return };
        if *it.id == *later.id || !seen.insert(&it.id) {
            return;
        }
        let earlier = public.map_or_else(Vec::new, |it| self.events_of(it));
        let open: Vec<usize> = earlier.iter().copied().filter(|at| self.is_open(*at)).collect();
        let found = counterparts(&self.nodes, &open, own);
        for (from, to) in &found {
            self.replace(*from, verb, later, Some(*to));
        }
        let begins = later.public_from();
        let is_to_come = |node: &Node<'_>| node.moment.as_ref().is_none_or(|at| at.end() > begins);
        let mut rest: Vec<usize> = open.into_iter().filter(|at| found.iter().all(|(from, _)| from != at)).collect();
        rest.retain(|at| is_to_come(&self.nodes[*at]) && !self.nodes[*at].kind.is_stated());
        let is_whole = verb == Verb::Cancels || verb == Verb::Postpones && found.is_empty();
        for at in &rest {
            if is_whole && (verb == Verb::Cancels || self.nodes[*at].kind.is_awaited()) {
                self.link(*at, Next { verb, by: later, to: None });
            }
        }
        for at in earlier {
            self.before_meeting(at, later);
        }
        for relation in it.relations.iter().filter(|it| it.to.event.is_none()) {
            self.whole(later, verb, &relation.to.document, own, seen);
        }
        for since in self.changed_by.get(&*it.id).cloned().unwrap_or_default() {
            self.whole(later, verb, since, own, seen);
        }
    }

    /// Whether nothing stands in the place of an event yet.
    fn is_open(&self, at: usize) -> bool {
        self.next.get(&at).is_none_or(|next| next.to.is_none())
    }

    fn replace(&mut self, node: usize, verb: Verb, by: &'a Announcement, to: Option<usize>) {
        let is_off = to.is_some_and(|to| self.nodes[to].is_cancelled);
        let (verb, to) = if is_off { (Verb::Cancels, None) } else { (verb, to) };
        self.link(node, Next { verb, by, to });
    }

    /// Puts what follows behind all that followed an event before.
    fn link(&mut self, node: usize, next: Next<'a>) {
        let mut at = node;
        let mut steps = 0;
        while let Some(to) = self.next.get(&at).and_then(|next| next.to) {
            at = to;
            steps += 1;
            if steps > self.nodes.len() {
                return;
            }
        }
        if next.to.is_none_or(|to| !self.leads(to, at)) {
            self.next.insert(at, next);
            self.linked.entry(at).or_default().push(next.by);
        }
    }

    /// Whether one event is, or is followed by, another.
    fn leads(&self, from: usize, to: usize) -> bool {
        let mut at = Some(from);
        (0..=self.nodes.len()).any(|_| {
            let here = at;
            at = here.and_then(|at| self.next.get(&at)?.to);
            here == Some(to)
        })
    }

    /// The last event that stood in the place of one before a document changed that, and how it did.
    fn changed(&self, event: usize, by: &Announcement) -> Option<(usize, Next<'a>)> {
        let mut at = event;
        for _ in 0..=self.nodes.len() {
            let next = *self.next.get(&at)?;
            if std::ptr::eq(next.by, by) {
                return Some((at, next));
            }
            at = next.to?;
        }
        None
    }

    /// With a meeting that a document moves or calls off go the days before it that are to come and aren't stated anew.
    fn before_meeting(&mut self, meeting: usize, later: &'a Announcement) {
        let moved = self.changed(meeting, later).filter(|(_, it)| it.verb >= Verb::Postpones);
        let Some((meeting, moved)) = moved else { return };
        if self.nodes[meeting].kind != EventKind::Meeting {
            return;
        }
        let begins = later.public_from();
        let of = self.of.get(self.nodes[meeting].document).cloned().unwrap_or_default();
        for at in of {
            let node = &self.nodes[at];
            let is_to_come = node.moment.as_ref().is_none_or(|at| at.end() > begins);
            if node.is_before_meeting && is_to_come && !self.next.contains_key(&at) {
                self.link(at, Next { verb: moved.verb, by: later, to: None });
            }
        }
    }

    /// What has become of each event in the end.
    fn resolved(self) -> Succession<'a> {
        let mut succession = Succession::default();
        let mut all: Vec<usize> = self.next.keys().copied().collect();
        all.sort_unstable();
        let first = self.first_before(&all);
        for from in all {
            let Some(replacement) = self.end(from) else { continue };
            let node = &self.nodes[from];
            let to = self.next.get(&from).and_then(|next| next.to).filter(|to| first.get(to) == Some(&from));
            if let Some(to) = to.map(|to| &self.nodes[to]) {
                let before = Before { of: to.key.clone(), document: node.document, key: node.key.clone() };
                succession.before.entry(to.document).or_default().push(before);
            }
            let changed_by = self.linked.get(&from).cloned().unwrap_or_default();
            let replacement = Replacement { goes_on: to.is_some(), changed_by, ..replacement };
            succession.replaced.entry(node.document).or_default().push((node.key.clone(), replacement));
        }
        succession
    }

    /// Of each event that took the place of others, the one of them that was stated first.
    fn first_before(&self, all: &[usize]) -> HashMap<usize, usize> {
        // What is planned comes before every document.
        let stated = |at: &usize| self.by_id.get(self.nodes[*at].document).map(|it| (it.public_from(), &it.id));
        let mut first: HashMap<usize, usize> = HashMap::new();
        for from in all {
            let Some(to) = self.next.get(from).and_then(|next| next.to) else { continue };
            let known = first.entry(to).or_insert(*from);
            if stated(from) < stated(known) {
                *known = *from;
            }
        }
        first
    }

    fn end(&self, from: usize) -> Option<Replacement<'a>> {
        let (mut at, mut verbs, mut last) = (from, Vec::new(), None);
        while let Some(next) = self.next.get(&at).filter(|_| verbs.len() <= self.nodes.len()) {
            verbs.push(next.verb);
            last = Some(next);
            let Some(to) = next.to else { break };
            at = to;
        }
        let last = last?;
        let changed = Replacement { verb: last.verb, by: last.by, to: None, goes_on: false, changed_by: Vec::new() };
        let Some(to) = last.to else { return Some(changed) };
        let (node, before) = (&self.nodes[to], &self.nodes[from].moment);
        // What was called off and stands again is postponed in the end.
        let verb = verbs.into_iter().max().map_or(last.verb, |verb| verb.min(Verb::Postpones));
        let is_same = node.moment == *before
            || node.moment.as_ref().zip(before.as_ref()).is_some_and(|(a, b)| a.when == b.when && a.zone == b.zone);
        let to = Successor { key: node.key.clone(), moment: node.moment.clone(), is_same, announcement: last.by };
        Some(Replacement { verb, to: Some(to), ..changed })
    }
}

/// The name that the calendar's events stand under.
const PLANS: &str = CALENDAR;
