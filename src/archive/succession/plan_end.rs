//! The last day of a repurchase plan, which a later document moves.

use super::node::typed;
use super::{Graph, Next};
use crate::domain::Announcement;
use crate::domain::event::EventKind;
use crate::domain::relation::Verb;

impl<'a> Graph<'a> {
    /// Lets the last days of plans that a document moves give way to the new ones. The documents that state the old day stand
    /// behind each other, so that each of them counts among those that the event is known from.
    pub(super) fn move_plans(&mut self, later: &'a Announcement, announcements: &[&'a Announcement]) {
        for plan in later.repurchases.iter().filter(|plan| plan.moves_end()) {
            let earlier = announcements.iter().copied().take_while(|it| it.id != later.id);
            let earlier = earlier.filter(|it| it.repurchases.iter().any(|other| plan.moves(other)));
            let mut last = None;
            for it in earlier.chain([later]) {
                let Some(end) = self.plan_end(it, &plan.plan.value) else { continue };
                if let Some(last) = last.replace(end) {
                    self.link(last, Next { verb: Verb::Updates, by: it, to: Some(end) });
                }
            }
        }
    }

    /// The event of a document that a plan ends.
    fn plan_end(&mut self, it: &'a Announcement, plan: &str) -> Option<usize> {
        let end = it.occasions().into_iter().find(|of| of.kind == EventKind::PlanEnd && of.plan == Some(plan))?;
        let known = self.nodes.iter().position(|node| node.document == &*it.id && *node.key == *end.key);
        Some(known.unwrap_or_else(|| {
            self.nodes.push(typed(&it.id, end));
            self.nodes.len() - 1
        }))
    }
}
