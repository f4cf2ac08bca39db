//! Issues of securities across documents: what two state of one issue is compared.

use super::index::Index;
use crate::audit::{Value, agree};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::event::EventKind;
use crate::domain::{Announcement, Kind, Located, Moment, Span};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Figures and days of an issue that a document states otherwise than an earlier one.
pub(super) fn findings(index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    let mut issues: BTreeMap<(Kind, &str), Vec<&Announcement>> = BTreeMap::new();
    for (it, _) in index.announcements.values() {
        if let Some(issue) = it.details.issue() {
            issues.entry((it.kind(), &issue.value)).or_default().push(it);
        }
    }
    for documents in issues.values_mut().filter(|it| it.len() > 1) {
        documents.sort_by(|a, b| (a.dated.value, &a.id).cmp(&(b.dated.value, &b.id)));
        of_one(documents, findings);
    }
}

/// What a document states first.
type First<'d, T> = BTreeMap<Cow<'d, str>, (&'d Announcement, Located<T>)>;

fn of_one(documents: &[&Announcement], findings: &mut Vec<Diagnostic>) {
    let mut figures: First<'_, (Value, &str)> = BTreeMap::new();
    let mut moments: First<'_, Moment> = BTreeMap::new();
    for it in documents {
        for figure in it.details.figures() {
            let value = Value::from(&figure.amount.value);
            let stated = Located::new((value, &*figure.amount.value.printed), figure.amount.span);
            let Some((other, first)) = figures.get(&figure.key) else {
                figures.insert(figure.key, (it, stated));
                continue;
            };
            if first.value.0.unit == value.unit && !agree(&first.value.0, &value) {
                let says = (figure.key, stated.value.1, first.value.1);
                findings.push(otherwise(it, (stated.span, first.span), other, &says));
            }
        }
        let mut occasions = Vec::new();
        it.details.facts().inspect(|facts| facts.occasions(it.zone, &mut occasions));
        for occasion in occasions.into_iter().filter(|it| it.kind != EventKind::AsOf) {
            let Some((other, first)) = moments.get(&occasion.key) else {
                moments.insert(occasion.key, (it, Located::new(occasion.moment, occasion.span)));
                continue;
            };
            let (now, then) = (occasion.moment.date().to_string(), first.date().to_string());
            if now != then {
                findings.push(otherwise(it, (occasion.span, first.span), other, &(occasion.name.into(), &now, &then)));
            }
        }
    }
}

fn otherwise(
    it: &Announcement,
    (span, first): (Span, Span),
    other: &Announcement,
    (what, now, then): &(Cow<'_, str>, &str, &str),
) -> Diagnostic {
    let issue = it.details.issue().map_or("", |issue| &issue.value);
    let message = format!("`{what}` of the issue `{issue}` is {now} here, but `{}` states {then}", other.id);
    let help = "compare both with the documents; where the issue itself was changed, give the document before an `issue` of its own";
    Diagnostic::error(Code::IssueMismatch, span, message).related(first, "stated there").help(help).warning()
}
