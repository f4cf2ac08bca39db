//! What is planned in the calendar gives way to the announcement that comes for it.

use super::node::{Node, stated};
use super::{Graph, Next, PLANS};
use crate::domain::event::{EventKind, Planned};
use crate::domain::relation::Verb;
use crate::domain::{Announcement, Details, Moment};
use chrono::{DateTime, Utc};

/// How many days apart a planned meeting and the one that is convened under its name can be.
const NEAR: i64 = 180;

impl<'a> Graph<'a> {
    pub(super) fn add_plans(&mut self, plans: &[&'a Planned], as_of: DateTime<Utc>) {
        let first = self.nodes.len();
        self.nodes.extend(plans.iter().map(|it| stated(PLANS, it.id(), it.event_at(as_of))));
        self.of.insert(PLANS, (first..self.nodes.len()).collect());
    }

    /// Lets every planned event that nothing names give way to the first announcement that tells of it.
    pub(super) fn give_way(&mut self, announcements: &[&'a Announcement], plans: &[&'a Planned]) {
        if plans.is_empty() {
            return;
        }
        let plans = self.of.get(PLANS).cloned().unwrap_or_default();
        for it in announcements.iter().copied() {
            let open: Vec<usize> = plans.iter().copied().filter(|at| !self.next.contains_key(at)).collect();
            if open.is_empty() {
                return;
            }
            let own = self.events_of(it);
            for plan in open {
                let told = own.iter().copied().find(|at| tells(&self.nodes[plan], &self.nodes[*at]));
                if told.is_some() || publishes(it, &self.nodes[plan]) {
                    self.link(plan, Next { verb: Verb::Updates, by: it, to: told });
                }
            }
        }
    }
}

/// Whether an announcement publishes the results that are planned.
fn publishes(it: &Announcement, plan: &Node<'_>) -> bool {
    let Details::Results(results) = &it.details else { return false };
    plan.kind == EventKind::Results
        && match plan.period {
            Some(period) => results.periods.iter().any(|it| it.value == period),
            None => plan.moment.as_ref().is_some_and(|at| is_within(at, it.dated.value)),
        }
}

fn is_within(at: &Moment, day: chrono::NaiveDate) -> bool {
    let (first, last) = at.days();
    first <= day && day <= last
}

/// Whether an event of an announcement is the one that is planned.
fn tells(plan: &Node<'_>, event: &Node<'_>) -> bool {
    if plan.kind != event.kind {
        return false;
    }
    if let (Some(planned), Some(stated)) = (plan.period, event.period) {
        return planned == stated;
    }
    let is_named_alike = plan.subject == event.subject;
    let Some((planned, stated)) = plan.moment.as_ref().zip(event.moment.as_ref()) else { return is_named_alike };
    let apart = (stated.date() - planned.date()).num_days().abs();
    match plan.kind {
        EventKind::Meeting => is_within(planned, stated.date()) || is_named_alike && apart <= NEAR,
        EventKind::Deadline | EventKind::Other | EventKind::ClosedPeriod => {
            is_named_alike && is_within(planned, stated.date())
        }
        _ => is_within(planned, stated.date()),
    }
}
