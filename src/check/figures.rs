//! Figures: what the audit finds, as findings with their places.

use super::references;
use crate::audit::{Audit, Finding, Rule, Untold};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Announcement;
use crate::domain::statement::{ExchangeRate, Statement};

/// The findings of an audit, for announcements in its order.
pub(super) fn findings(audit: &Audit, announcements: &[&Announcement]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for of_one in audit.findings.chunk_by(|a, b| a.figure.book == b.figure.book) {
        let it = announcements[of_one[0].figure.book as usize];
        let mut open: Vec<&Finding> = of_one.iter().filter(|finding| finding.waived.is_none()).collect();
        findings.extend(it.rates.iter().filter_map(|rate| wrong_rate(it, rate, &mut open)));
        findings.extend(open.into_iter().map(diagnostic));
    }
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

/// One finding at a rate by which a quarter or more of the cells of its columns don't follow, and at least five: it has the
/// places that would have a finding each.
fn wrong_rate(it: &Announcement, rate: &ExchangeRate, open: &mut Vec<&Finding>) -> Option<Diagnostic> {
    let columns = |table: &Statement| {
        let translated =
            table.columns.iter().map(|it| it.translation.as_ref().is_some_and(|by| by.rate.value == rate.id.value));
        let stated = |to: usize| {
            table.lines.iter().filter(|line| line.cells.get(to).is_some_and(|it| it.printed.is_some())).count()
        };
        translated.enumerate().map(|(to, is_of)| if is_of { stated(to) } else { 0 }).sum::<usize>()
    };
    let cells: usize = it.statements.iter().map(columns).sum();
    let follows_not =
        |it: &&Finding| it.rule == Rule::Translation && it.related.iter().any(|(span, _)| *span == rate.value.span);
    let (wrong, rest): (Vec<&Finding>, Vec<&Finding>) = open.iter().partition(|it| follows_not(it));
    if wrong.len() < 5 || wrong.len() * 4 < cells {
        return None;
    }
    *open = rest;
    let message =
        format!("at the rate `{}`, {} of {cells} translated cells are not what is printed", rate.id.value, wrong.len());
    let help = "compare the rate with the document first, then the cells";
    let mut finding = Diagnostic::error(Rule::Translation.code(), rate.value.span, message).help(help);
    for cell in wrong {
        finding = finding.related(cell.span, format!("the rate makes it {}", cell.expected));
    }
    Some(finding)
}

fn diagnostic(it: &Finding) -> Diagnostic {
    let message = format!("`{}` is {}, but {} {}", it.name, it.value.shown(), it.because, it.expected);
    let mut finding = Diagnostic::error(it.rule.code(), it.span, message);
    for (span, says) in &it.related {
        finding = finding.related(*span, says.clone());
    }
    let finding = finding.help(help(it));
    // A pattern is a guess.
    if it.rule == Rule::Pattern { finding.warning() } else { finding }
}

/// A figure that is tied to nothing is a warning: it may be right. What could not be judged is a note. A tie that means
/// nothing is an error.
fn untold(it: &Untold) -> Diagnostic {
    let finding = Diagnostic::error(it.code, it.span, it.message.clone()).help(it.help.clone());
    match it.code {
        Code::UntiedFigure => finding.warning(),
        Code::UnjudgedFigure | Code::UndeterminedFigures => finding.note(),
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
