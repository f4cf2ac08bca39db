//! Repurchase plans across documents: progress is of a plan that some document tells of, and its days stay as they are.

use super::index::Index;
use crate::diagnostic::{Code, Diagnostic, suggestion};
use crate::domain::repurchase::Repurchase;
use crate::domain::span::Name;
use crate::domain::{Announcement, Located, Span};
use chrono::{Months, NaiveDate};
use std::collections::BTreeMap;

/// What the documents state of each plan, in the order of their dates.
type Stated<'d> = BTreeMap<&'d str, Vec<(&'d Announcement, &'d Repurchase)>>;

/// Progress of plans that no document tells of, and days of plans that documents tell otherwise.
pub(super) fn findings(index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    let mut announcements: Vec<&Announcement> = index.announcements.values().map(|(it, _)| *it).collect();
    announcements.retain(|it| !it.repurchases.is_empty() || it.details.plan().is_some());
    announcements.sort_by(|a, b| (a.dated.value, &a.id).cmp(&(b.dated.value, &b.id)));
    let mut stated: Stated<'_> = BTreeMap::new();
    for it in &announcements {
        for plan in &it.repurchases {
            stated.entry(&plan.plan.value).or_default().push((it, plan));
        }
    }
    if index.left_out.announcements.is_empty() {
        unknown(&announcements, &stated, findings);
    }
    for of_plan in stated.values() {
        days(of_plan, findings);
    }
}

/// Names of plans of which no document tells more than how far they have got, where it tells more of others: a slip of the
/// finger makes a new plan.
fn unknown(announcements: &[&Announcement], stated: &Stated<'_>, findings: &mut Vec<Diagnostic>) {
    let has_terms = |id: &str| stated.get(id).is_some_and(|all| all.iter().any(|(_, plan)| plan.states_terms()));
    let known: Vec<&str> = stated.keys().copied().filter(|id| has_terms(id)).collect();
    let need = |name: &Name, what: &str, findings: &mut Vec<Diagnostic>| {
        if has_terms(&name.value) {
            return;
        }
        let others = stated.keys().any(|id| *id != &*name.value);
        if !others && stated.contains_key(&*name.value) {
            return;
        }
        let message = format!("no document tells of a repurchase plan `{}` more than {what}", name.value);
        let home = "a plan is known by its terms: what is `authorized`, when it was `announced` or its `start`, or the \
                    `securities` that may be bought, in any document";
        let help = match suggestion(&name.value, known.iter().copied(), findings) {
            Some(help) => format!("{help} ({home})"),
            None => home.to_owned(),
        };
        findings.push(Diagnostic::error(Code::UnknownPlan, name.span, message).help(help));
    };
    for it in announcements {
        for plan in &it.repurchases {
            need(&plan.plan, "how far it has got", findings);
        }
        if let Some(name) = it.details.plan() {
            need(name, "its id", findings);
        }
    }
}

/// A day of a plan, and the document that states it.
type At<'d> = (&'d Announcement, &'d Located<NaiveDate>);

/// The days of a plan that a document states otherwise than the one before it.
fn days(stated: &[(&Announcement, &Repurchase)], findings: &mut Vec<Diagnostic>) {
    let [mut announced, mut start, mut end]: [Option<At<'_>>; 3] = [None; 3];
    let mut window: Option<Window<'_>> = None;
    for (it, plan) in stated {
        same("announcement", it, plan.announced.as_ref(), &mut announced, None, findings);
        same("start", it, plan.start.as_ref(), &mut start, None, findings);
        same("end", it, plan.end.as_ref(), &mut end, plan.end_before.as_ref(), findings);
        lasts(it, plan, start, &mut window, findings);
        for progress in &plan.progress {
            let Some((other, start)) = start.filter(|(other, at)| other.id != it.id && progress.as_of.value < at.value)
            else {
                continue;
            };
            let message = format!(
                "the progress is as of {}, but by `{}` the plan starts on {}",
                progress.as_of.value, other.id, start.value
            );
            let finding =
                Diagnostic::error(Code::DateOrder, progress.as_of.span, message).related(start.span, "the start");
            findings.push(finding.help("compare both with the documents and mend the one that is wrong"));
        }
    }
}

/// The last day of a plan as a document states it, or as it follows from the months that it lasts.
struct Window<'d> {
    by: &'d Announcement,
    end: NaiveDate,
    is_computed: bool,
    span: Span,
}

/// Compares the last day that follows from a plan's months with the one that the document before states or that follows there.
fn lasts<'d>(
    it: &'d Announcement,
    plan: &Repurchase,
    start: Option<At<'d>>,
    standing: &mut Option<Window<'d>>,
    findings: &mut Vec<Diagnostic>,
) {
    let computed = || {
        let after = start?.1.value.checked_add_months(Months::new(plan.months?))?;
        Some(Window { by: it, end: after.pred_opt()?, is_computed: true, span: plan.plan.span })
    };
    let stated = plan.end.as_ref().map(|end| Window { by: it, end: end.value, is_computed: false, span: end.span });
    let Some(own) = stated.or_else(computed) else { return };
    let compared = plan.end_before.as_ref().map_or(own.end, |before| before.value);
    // Two stated days are compared by themselves. Months end on the day that they began on or on the one before.
    let differs = |it: &&Window<'_>| {
        (it.is_computed || own.is_computed) && !(0..=1).contains(&(it.end - compared).num_days().abs())
    };
    if let Some(other) = standing.as_ref().filter(differs) {
        let message = format!("the plan ends on {compared} here, but on {} by `{}`", other.end, other.by.id);
        let help = "compare start, months and end with both documents; where this one moves the end, `end_before` has the day until then";
        let finding = Diagnostic::error(Code::PlanMismatch, own.span, message).related(other.span, "by this");
        findings.push(finding.help(help).warning());
    }
    *standing = Some(own);
}

fn same<'d>(
    what: &str,
    it: &'d Announcement,
    stated: Option<&'d Located<NaiveDate>>,
    standing: &mut Option<At<'d>>,
    before: Option<&Located<NaiveDate>>,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(stated) = stated else { return };
    let compared = before.unwrap_or(stated);
    if let Some((other, at)) = standing.filter(|(_, at)| at.value != compared.value) {
        let message = format!("the plan's {what} is {} here, but `{}` states {}", compared.value, other.id, at.value);
        let help = match what {
            "end" => {
                "compare both with the documents; where this one moves the end, `end_before` has the day until then"
            }
            _ => "compare both with the documents and mend the one that is wrong",
        };
        let finding = Diagnostic::error(Code::PlanMismatch, compared.span, message).related(at.span, "stated there");
        findings.push(finding.help(help).warning());
    }
    *standing = Some((it, stated));
}
