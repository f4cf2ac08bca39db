//! Figures: what the audit finds, as findings with their places.

use super::references;
use crate::audit::{Audit, Finding, Rule, Untold};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Announcement;

/// The findings of an audit, for announcements in its order.
pub(super) fn findings(audit: &Audit, announcements: &[&Announcement]) -> Vec<Diagnostic> {
    let unexplained = audit.findings.iter().filter(|finding| finding.waived.is_none());
    let mut findings: Vec<Diagnostic> = unexplained.map(diagnostic).collect();
    findings.extend(audit.untold.iter().map(|(_, it)| untold(it)));
    for (book, at) in &audit.unused_waivers {
        let waiver = &announcements[*book as usize].waivers[*at];
        if references::need_rule(&waiver.rule, &mut findings) {
            let message = format!("there is no finding of `{}` that this waiver explains", waiver.rule.value);
            let help = "a waiver holds for one figure as printed and one expectation: take it out if the figures agree \
                        now, or copy `figure`, `printed` and `expected` from the finding";
            findings.push(Diagnostic::error(Code::UnusedWaiver, waiver.figure.span, message).help(help));
        }
    }
    for (book, at, wrong) in &audit.unused_restatements {
        let restatement = &announcements[*book as usize].restatements[*at];
        let help = "name the concept, the period and both figures as the two documents print them";
        let message = format!("this restatement explains nothing: {wrong}");
        findings.push(Diagnostic::error(Code::UnusedRestatement, restatement.concept.span, message).help(help));
    }
    findings
}

fn diagnostic(it: &Finding) -> Diagnostic {
    let message = format!("`{}` is {}, but {} {}", it.name, it.value.shown(), it.because, it.expected);
    let mut finding = Diagnostic::error(it.rule.code(), it.span, message);
    for (span, says) in &it.related {
        finding = finding.related(*span, says.clone());
    }
    finding.help(help(it))
}

/// A figure that is tied to nothing is a warning: it may be right. What could not be judged is a note. A tie that means
/// nothing is an error.
fn untold(it: &Untold) -> Diagnostic {
    let finding = Diagnostic::error(it.code, it.span, it.message.clone()).help(it.help.clone());
    match it.code {
        Code::UntiedFigure => finding.warning(),
        Code::UnjudgedFigure => finding.note(),
        _ => finding,
    }
}

/// What to do: look the figure up; where the document prints it so, say why.
fn help(it: &Finding) -> String {
    let explain = match it.rule {
        Rule::Agreement => "if the later document changed it, add a [[restatements]] entry there",
        _ => "if it prints both so, explain it by a waiver",
    };
    format!(
        "compare with the document; {explain}: [[waivers]] rule = \"{}\", figure = \"{}\", printed = \"{}\", \
         expected = \"{}\", reason = ...",
        it.rule.code().id(),
        it.name,
        crate::domain::decimal::grouped(it.value.number),
        it.expected
    )
}
