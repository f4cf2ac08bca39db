//! Which charts there is something to draw of.

use super::mix::Mix;
use super::plan::{Plan, plans};
use crate::config::{ChartContent, ChartSpec};
use crate::domain::Announcement;

/// Whether an announcement has a chart of its own.
#[must_use]
pub fn is_drawn_for(spec: &ChartSpec, announcement: &Announcement) -> bool {
    spec.announcements && is_drawn(spec, &[announcement])
}

/// Whether announcements state enough that there is something to draw.
#[must_use]
pub fn is_drawn(spec: &ChartSpec, announcements: &[&Announcement]) -> bool {
    match &spec.content {
        ChartContent::Mix { currency, total, panels } => {
            Mix::of(announcements, *currency, &total.value, panels).is_some()
        }
        ChartContent::Metrics(_) => announcements.iter().any(|it| spec.is_stated_by(it)),
        ChartContent::Repurchase => plans(announcements).iter().any(Plan::is_drawn),
    }
}
