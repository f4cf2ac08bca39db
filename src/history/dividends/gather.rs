//! Which documents tell of one dividend.

use crate::archive::Edition;
use crate::domain::kind::dividend::{Distribution, Identity, Terms};
use crate::domain::relation::{Target, Verb};
use crate::domain::{Amount, Announcement};
use std::collections::HashMap;

/// The documents of a dividend.
#[derive(Clone, Debug, Default)]
pub(super) struct Group<'a> {
    /// Those that state it, oldest first.
    pub stated: Vec<(&'a Announcement, &'a Distribution)>,
    /// Others that changed it.
    pub changes: Vec<(Verb, &'a Announcement)>,
}

/// What makes a dividend the same one in another document, without a word of that: what it is called in which period, and the
/// class that it is paid on.
type Known<'a> = (Identity<'a>, Option<&'a str>);

/// The dividends of an edition by their documents, in the order in which they were announced.
pub(super) fn groups<'a>(edition: &'a Edition<'a>) -> Vec<Group<'a>> {
    let mut gathered = Gathered { groups: Vec::new(), of: HashMap::new(), known: HashMap::new() };
    for it in &edition.announcements {
        gathered.add(it);
    }
    gathered.groups
}

struct Gathered<'a> {
    groups: Vec<Group<'a>>,
    /// The dividends that a document tells of.
    of: HashMap<&'a str, Vec<usize>>,
    known: HashMap<Known<'a>, usize>,
}

impl<'a> Gathered<'a> {
    fn add(&mut self, it: &'a Announcement) {
        let changed = self.changed(it);
        let mut taken = Vec::new();
        for (at, (distribution, tag)) in it.details.dividend().into_iter().flat_map(|it| it.named()).enumerate() {
            let is_single = it.details.dividend().is_some_and(|all| all.distributions.len() == 1);
            let open = || changed.iter().map(|(_, at)| *at).filter(|at| !taken.contains(at));
            let own = (distribution, tag, is_single);
            let group = self.told_before(own, open().collect()).or_else(|| self.same(distribution, &taken));
            let group = group.unwrap_or_else(|| {
                self.groups.push(Group::default());
                self.groups.len() - 1
            });
            self.groups[group].stated.push((it, distribution));
            if let Some(known) = known(distribution) {
                self.known.insert(known, group);
            }
            taken.insert(at, group);
        }
        let others = changed.iter().filter(|(_, at)| !taken.contains(at));
        for (verb, at) in others {
            self.groups[*at].changes.push((*verb, it));
        }
        taken.extend(changed.iter().map(|(_, at)| *at));
        taken.sort_unstable();
        taken.dedup();
        if !taken.is_empty() {
            self.of.insert(&it.id, taken);
        }
    }

    /// The dividends that an announcement changes, each once with the most that it does to all of it or to a day of it. A day
    /// that is called off leaves the dividend.
    fn changed(&self, it: &'a Announcement) -> Vec<(Verb, usize)> {
        let mut changed: Vec<(Verb, usize)> = Vec::new();
        let mut add = |verb: Verb, to: &Target| {
            for at in self.meant(to) {
                let verb = if to.event.is_some() { verb.min(Verb::Postpones) } else { verb };
                match changed.iter_mut().find(|(_, known)| *known == at) {
                    Some((known, _)) => *known = verb.max(*known),
                    None => changed.push((verb, at)),
                }
            }
        };
        it.relations.iter().for_each(|relation| add(relation.verb, &relation.to));
        it.events.iter().flat_map(|event| &event.replaces).for_each(|target| add(Verb::Updates, target));
        changed
    }

    /// The dividends of a document that a relation means: of one day those that have it.
    fn meant(&self, to: &Target) -> Vec<usize> {
        let Some(all) = self.of.get(&*to.document) else { return Vec::new() };
        let Some(key) = to.event.as_deref() else { return all.clone() };
        let has = |at: &&usize| {
            let stated = self.groups[**at].stated.iter().filter(|(of, _)| *of.id == *to.document);
            stated.into_iter().any(|(of, it)| has_day(of, it, key))
        };
        let of_day: Vec<usize> = all.iter().filter(has).copied().collect();
        if of_day.is_empty() { all.clone() } else { of_day }
    }

    /// Which of the dividends that a document changes one of its own is.
    fn told_before(&self, own: (&Distribution, &str, bool), open: Vec<usize>) -> Option<usize> {
        let (distribution, tag, is_single) = own;
        let before = |at: usize| self.groups[at].stated.last().map(|(_, it)| *it);
        let same_tag = |at: &usize| !tag.is_empty() && before(*at).is_some_and(|it| *it.tag == *distribution.tag);
        let same_end = |it: &Distribution| {
            let ends = it.period_end().zip(distribution.period_end());
            ends.is_none_or(|(a, b)| a.value == b.value)
        };
        let alike =
            |at: &usize| before(*at).is_some_and(|it| it.is_special() == distribution.is_special() && same_end(it));
        if let Some(at) = open.iter().find(|at| same_tag(at) && alike(at)) {
            return Some(*at);
        }
        let mut alike = open.into_iter().filter(alike);
        let only = alike.next().filter(|_| alike.next().is_none());
        only.filter(|at| is_single || self.groups[*at].stated.iter().all(|(of, _)| of_single(of)))
    }

    /// The dividend that an earlier document without a word of this one states, unless they contradict each other.
    fn same(&self, distribution: &'a Distribution, taken: &[usize]) -> Option<usize> {
        let at = *self.known.get(&known(distribution)?)?;
        let group = &self.groups[at];
        let is_called_off = group.changes.last().is_some_and(|(verb, _)| *verb == Verb::Cancels);
        let agrees = group.stated.iter().all(|(_, it)| agree(it, distribution));
        (agrees && !is_called_off && !taken.contains(&at)).then_some(at)
    }
}

fn known(it: &Distribution) -> Option<Known<'_>> {
    Some((it.identity()?, it.share_class.as_ref().map(|class| &*class.value)))
}

fn of_single(it: &Announcement) -> bool {
    it.details.dividend().is_some_and(|all| all.distributions.len() == 1)
}

/// Whether two documents don't state different amounts in one unit.
fn agree(a: &Distribution, b: &Distribution) -> bool {
    let (Some(a), Some(b)) = (a.amount(), b.amount()) else { return true };
    let units = |it: &Amount| it.in_units();
    a.unit != b.unit || units(a) == units(b)
}

/// Whether a dividend of a document has the day of this key.
fn has_day(of: &Announcement, it: &Distribution, key: &str) -> bool {
    let Some(day) = of.occasions().into_iter().find(|occasion| *occasion.key == *key) else { return false };
    let days = |terms: &Terms| {
        let days = [&terms.ex_date, &terms.record_date, &terms.payment_date, &terms.last_lodgement];
        days.into_iter().flatten().filter_map(|it| it.stated()).any(|it| it.span == day.span)
    };
    it.all_terms().any(days)
}
