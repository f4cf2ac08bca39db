//! Findings that may only follow from others: those on figures of a document of which something could not be read, and those on
//! a figure that seems to be mistyped.

use crate::archive::Documents;
use crate::diagnostic::{Code, Diagnostic, Texts};
use crate::domain::{Announcement, Details, Span};
use std::collections::BTreeSet;

/// Leaves out what may follow from what could not be read, and puts what follows from a misplaced point behind that.
pub(super) fn settle(documents: &Documents, texts: &dyn Texts, findings: &mut Vec<Diagnostic>) {
    behind_points(findings);
    let fragments = &documents.left_out.announcements;
    if fragments.is_empty() {
        return;
    }
    findings.retain(|finding| {
        if !matches!(finding.code, Code::UnknownFigure | Code::UnjudgedFigure | Code::UntiedFigure | Code::TextMismatch)
        {
            return true;
        }
        let Some(span) = finding.primary.as_ref().map(|label| label.span) else { return true };
        let path = texts.path(span.file);
        let folder = path.strip_prefix("content/announcements/").and_then(|rest| rest.split('/').next());
        let of = fragments.iter().find(|it| Some(&*it.id) == folder);
        match (of, finding.code) {
            (_, Code::UnknownFigure) => {
                let names = |id: &str| finding.message.starts_with(&format!("`{id}` states no figure"));
                of.is_none() && !fragments.iter().any(|it| names(&it.id))
            }
            (None, _) => true,
            (Some(_), Code::UnjudgedFigure) => false,
            (Some(it), code) => it.announcement.as_ref().is_none_or(|it| !may_follow(it, code, span, &finding.message)),
        }
    });
}

/// Whether a finding on a text may follow from what could not be read of its announcement.
fn may_follow(it: &Announcement, code: Code, span: Span, message: &str) -> bool {
    let is_in_body = span.file == it.body.span.file && span.start >= it.body.span.start;
    match code {
        // A plain string is tied to what the document states; in Markdown a tie is written.
        Code::UntiedFigure => !is_in_body,
        // A tie without a period is of the reported one; of another where that isn't stated.
        _ => is_in_body && !names_period(it, span) && !is_reported(it, message),
    }
}

/// Whether the tie of these words names the period.
fn names_period(it: &Announcement, words: Span) -> bool {
    let at = (words.end - it.body.span.start) as usize;
    let tie = it.body.markdown.get(at..).and_then(|rest| rest.trim_start_matches(']').split(')').next());
    tie.is_some_and(|tie| tie.contains('@'))
}

/// Whether a finding is on a figure of the reported period, or of a document that reports none.
fn is_reported(it: &Announcement, message: &str) -> bool {
    let Details::Results(results) = &it.details else { return true };
    let named = message.split('`').nth(1).and_then(|name| name.split_once('@'));
    named.is_none_or(|(_, period)| results.periods.iter().any(|it| it.value.to_string() == period))
}

/// Puts what is wrong with a figure whose point seems to be a comma behind the finding on that.
fn behind_points(findings: &mut [Diagnostic]) {
    let of_point = |it: &&Diagnostic| it.code == Code::MisplacedPoint;
    let points: BTreeSet<Span> =
        findings.iter().filter(of_point).filter_map(|it| Some(it.primary.as_ref()?.span)).collect();
    for finding in findings.iter_mut().filter(|it| it.code != Code::MisplacedPoint) {
        let labels = finding.primary.iter().chain(&finding.related);
        let Some(point) = labels.map(|label| label.span).find(|span| points.contains(span)) else { continue };
        finding.related.retain(|label| label.span != point && !finding.follows);
        let settled = finding.clone().behind(point);
        *finding =
            settled.help("a point in a figure that this is worked out from seems to be a comma: mend that first");
    }
}
