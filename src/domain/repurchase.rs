//! Share repurchase plans and their progress.

use super::event::EventKind;
use super::occasion::{Occasion, PlanDay, Title};
use super::{Amount, Located, Span, Unit, span::Name};
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::sync::Arc;

/// What one announcement states of a repurchase plan.
#[derive(Clone, Debug)]
pub struct Repurchase {
    /// Key of the plan across announcements.
    pub plan: Name,
    /// The plan's name as printed.
    pub name: Arc<str>,
    /// When the plan was announced or approved.
    pub announced: Option<Located<NaiveDate>>,
    /// The most that may be spent, or the most shares or ADSs that may be bought.
    pub authorized: Option<Located<Amount>>,
    /// The most shares or ADSs that may be bought, of a plan that bounds the money as well.
    pub authorized_number: Option<Located<Amount>>,
    /// What was authorized until this document, which raised or lowered it.
    pub authorized_before: Option<Located<Amount>>,
    /// The shares in issue when the plan was approved, of which percentages are told.
    pub issued: Option<Located<Amount>>,
    /// What is authorized in percent of these shares.
    pub percent: Option<Located<Amount>>,
    /// What may be bought, in the archive's words.
    pub securities: Option<Box<str>>,
    /// First day of the window.
    pub start: Option<Located<NaiveDate>>,
    /// Length of the window in months, as printed.
    pub months: Option<u32>,
    /// Last day, where the document states it; else it follows from start and months.
    pub end: Option<Located<NaiveDate>>,
    /// The last day until this document, which moved it.
    pub end_before: Option<Located<NaiveDate>>,
    /// Progress statements, oldest first.
    pub progress: Vec<Progress>,
    /// Where it stands.
    pub span: Span,
}

impl Repurchase {
    /// The last day of the window: stated, or the day before the start plus the months. The second
    /// value says whether it was computed.
    #[must_use]
    pub fn window_end(&self) -> Option<(NaiveDate, bool)> {
        if let Some(end) = &self.end {
            return Some((end.value, false));
        }
        let start = self.start.as_ref()?.value;
        let after = start.checked_add_months(chrono::Months::new(self.months?))?;
        Some((after.pred_opt()?, true))
    }

    /// Whether it says that the plan's end was another day until then.
    #[must_use]
    pub fn moves_end(&self) -> bool {
        self.end_before.as_ref().is_some_and(|before| self.window_end().is_some_and(|(end, _)| end != before.value))
    }

    /// Whether it moves the end that another document states.
    #[must_use]
    pub fn moves(&self, earlier: &Self) -> bool {
        let stated = earlier.window_end().map(|(end, _)| end);
        self.moves_end()
            && self.plan.value == earlier.plan.value
            && stated == self.end_before.as_ref().map(|before| before.value)
    }

    /// Whether it tells more of the plan than its name and how far it has got.
    #[must_use]
    pub fn states_terms(&self) -> bool {
        self.announced.is_some()
            || self.authorized.is_some()
            || self.authorized_number.is_some()
            || self.issued.is_some()
            || self.percent.is_some()
            || self.securities.is_some()
            || self.start.is_some()
            || self.end.is_some()
    }

    /// What is authorized: money, a number of shares or ADSs, or both.
    pub fn bounds(&self) -> impl Iterator<Item = &Located<Amount>> {
        self.authorized.iter().chain(&self.authorized_number)
    }

    /// Its days, in the zone of the dateline.
    pub(super) fn occasions<'a>(&'a self, zone: Tz, occasions: &mut Vec<Occasion<'a>>) {
        let mut day = |kind, of, key: &str, name, day: NaiveDate, span| {
            let key = format!("plan-{}-{key}", self.plan.value);
            let title = Title::Plan(of, &self.name);
            let plan = Some(&*self.plan.value);
            occasions.push(Occasion { plan, ..Occasion::on(key, kind, title, name, (day, zone, span)) });
        };
        if let Some(it) = &self.announced {
            day(EventKind::Other, PlanDay::Announced, "announced", "plan's announcement", it.value, it.span);
        }
        if let Some(it) = &self.start {
            day(EventKind::PlanStart, PlanDay::Starts, "start", "plan's start", it.value, it.span);
        }
        if let Some((end, computed)) = self.window_end() {
            let of = if computed { PlanDay::EndsComputed } else { PlanDay::Ends };
            day(EventKind::PlanEnd, of, "end", "plan's end", end, self.end.as_ref().map_or(self.span, |it| it.span));
        }
        for progress in &self.progress {
            let it = &progress.as_of;
            let key = format!("progress-{}", it.value);
            day(EventKind::AsOf, PlanDay::Progress, &key, "as-of date", it.value, it.span);
        }
    }
}

/// How far a plan has got.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The day that the statement speaks of.
    pub as_of: Located<NaiveDate>,
    /// The first day that is counted, where it isn't the plan's: a quarter's purchases are no progress from its beginning.
    pub since: Option<Located<NaiveDate>>,
    /// What has been spent.
    pub spent: Option<Located<Amount>>,
    /// What has been bought.
    pub bought: Option<Located<Amount>>,
    /// The average price.
    pub average_price: Option<Located<Amount>>,
    /// What of the authorized amount or number is left.
    pub remaining: Option<Located<Amount>>,
    /// What has been bought in percent of the shares in issue when the plan was approved.
    pub percent: Option<Located<Amount>>,
    /// Progress in words where the document gives no number, such as `substantially all`.
    pub wording: Option<Box<str>>,
    /// A remark, such as that commissions are included.
    pub note: Option<Box<str>>,
}

impl Progress {
    /// What counts against a bound: what was spent against money, what was bought against a number.
    #[must_use]
    pub fn against(&self, bound: Unit) -> Option<&Located<Amount>> {
        match bound {
            Unit::Money(_) => self.spent.as_ref(),
            Unit::Shares | Unit::Ads => self.bought.as_ref(),
            _ => None,
        }
    }
}
