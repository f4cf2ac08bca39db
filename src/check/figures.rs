//! Figures: what the audit finds, as findings with their places.

use super::references;
use crate::audit::{Audit, Cause, Finding, Hint, Rule, Untold, others, told_by_page};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::decimal::grouped;
use crate::domain::issuer::Issuer;
use crate::domain::statement::{ExchangeRate, Footing, Statement};
use crate::domain::{Announcement, PlainPage};
use rust_decimal::Decimal;

/// The findings of an audit, for announcements in its order.
pub(super) fn findings(audit: &Audit, announcements: &[&Announcement]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for of_one in audit.findings.chunk_by(|a, b| a.figure.book == b.figure.book) {
        let it = announcements[of_one[0].figure.book as usize];
        let mut open: Vec<&Finding> = of_one.iter().filter(|finding| finding.waived.is_none()).collect();
        findings.extend(it.rates.iter().filter_map(|rate| wrong_rate(it, rate, &mut open)));
        findings.extend(open.into_iter().map(|finding| diagnostic(finding, it)));
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

/// The findings on the figures that plain pages tell of announcements.
pub(super) fn plain_pages(pages: &[PlainPage], announcements: &[&Announcement], issuer: &Issuer) -> Vec<Diagnostic> {
    if pages.is_empty() {
        return Vec::new();
    }
    let others = others(announcements);
    pages.iter().flat_map(|page| told_by_page(page, &others, issuer)).map(|it| untold(&it)).collect()
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

fn diagnostic(it: &Finding, document: &Announcement) -> Diagnostic {
    let message = format!("`{}` is {}, but {} {}", it.name, it.value.shown(), it.because, it.expected);
    let mut finding = Diagnostic::error(it.rule.code(), it.span, message);
    for (span, says) in &it.related {
        finding = finding.related(*span, says.clone());
    }
    let finding = match &it.cause {
        Some(Cause::Follows { name, of }) => {
            let help = format!("this follows from `{name}`, as the finding above on it says: mend that first");
            finding.behind(*of).help(help)
        }
        Some(Cause::Leads { name, others }) => {
            let more = match others {
                1 => "one more finding behind this one depends".to_owned(),
                others => format!("{others} more findings behind this one depend"),
            };
            finding.help(format!("look at `{name}` first, on which {more}; {}", help(it, document)))
        }
        None => finding.help(help(it, document)),
    };
    // A pattern is a guess.
    if it.rule == Rule::Pattern { finding.warning() } else { finding }
}

/// A figure that is tied to nothing is a warning: it may be right. What could not be judged is a note. A tie that means
/// nothing is an error.
fn untold(it: &Untold) -> Diagnostic {
    let finding = Diagnostic::error(it.code, it.span, it.message.clone()).help(it.help.clone());
    match it.code {
        Code::UntiedFigure | Code::UntypedDay | Code::UntypedTime | Code::TitleYear => finding.warning(),
        Code::UnjudgedFigure | Code::UndeterminedFigures => finding.note(),
        _ => finding,
    }
}

/// What to do: look the figure up; where the document prints it so, say why.
fn help(it: &Finding, document: &Announcement) -> String {
    let look = match it.hint() {
        Some(Hint::Factor(factor)) => {
            let factor = grouped(Decimal::from(factor));
            match &it.unscaled {
                Some(line) => format!(
                    "a factor of {factor}: `{line}` counts in full whatever the `scale` of its table is; give it a `scale` of its \
                     own if it is printed in thousands or millions, too; else "
                ),
                None => format!("a factor of {factor}: look at `scale` and `unit` of the lines and tables; else "),
            }
        }
        Some(Hint::Swapped) => match &it.swapped {
            Some(part) => format!("are two digits swapped, here or in `{part}`? "),
            None => "are two digits swapped? ".to_owned(),
        },
        Some(Hint::OffByOne) if foots_exactly(it, document) => {
            "where the table's figures were rounded one by one, it has `footing = \"rounded\"`; else ".to_owned()
        }
        _ => it.swapped.as_ref().map(|part| format!("are two digits of `{part}` swapped? ")).unwrap_or_default(),
    };
    let waiver = format!(
        "[[waivers]] rule = \"{}\", figure = \"{}\", printed = \"{}\", expected = \"{}\", reason = ...",
        it.rule.code().id(),
        it.name,
        grouped(it.value.number),
        it.expected
    );
    if it.rule != Rule::Agreement {
        let explain = match it.rule {
            Rule::Progress if it.name.ends_with(".authorized") => {
                "where this document changes what was authorized, say so by `authorized_before`; if it prints both so, explain \
                 it by a waiver"
            }
            Rule::Pattern => "say by `sum` of the total what adds up, or explain it by a waiver",
            _ => "if it prints both so, explain it by a waiver",
        };
        return format!("{look}compare with the document; {explain}: {waiver}");
    }
    let concept = it.name.split('@').next().unwrap_or_default();
    let by_definition = match document.metrics.iter().any(|stated| *stated.metric.value == *concept) {
        true => ", of which cause = \"definition\" says that the metric covers something else since",
        false => "",
    };
    format!(
        "{look}compare both with what is printed. If one is mistyped, mend it. If this document changed the figure, say so in it: \
         [[restatements]] with concept, period, cause, old, new and document{by_definition}. If both are printed so and \
         neither is changed, explain it: {waiver}"
    )
}

/// Whether a finding is on the sum of figures in a table that isn't said to be rounded.
fn foots_exactly(it: &Finding, document: &Announcement) -> bool {
    let is_sum = matches!(it.rule, Rule::Sum | Rule::Equality | Rule::RollForward) && it.inputs.len() > 1;
    let statement = it.name.split('.').next().and_then(|id| document.statement(id));
    is_sum && statement.is_some_and(|it| it.footing == Footing::Exact)
}
