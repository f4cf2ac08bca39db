//! Circles: a figure that is said to follow from itself is determined by nothing, and a rule on it holds or fails
//! whatever is printed.

use crate::audit::{components, same_days};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::figure::Figure;
use crate::domain::span::Name;
use crate::domain::statement::{Line, Method, Statement};
use crate::domain::{Announcement, Period, Span};
use std::collections::HashMap;

/// How many lines of a circle are named.
const NAMED: usize = 6;

/// A line that follows from another one.
struct Step<'a> {
    from: usize,
    to: usize,
    term: &'a Name,
    /// Whether it only says that the two are one: then the other may say the same of it.
    repeats: bool,
}

/// The lines of an announcement, numbered, and how they follow from each other.
struct Lines<'a> {
    statements: HashMap<&'a str, usize>,
    /// By statement: the line with an id.
    ids: Vec<HashMap<&'a str, usize>>,
    names: Vec<String>,
    steps: Vec<Step<'a>>,
}

/// Reports figures of an announcement that follow from themselves.
pub(super) fn announcement(it: &Announcement, findings: &mut Vec<Diagnostic>) {
    let mut lines = Lines::of(&it.statements, it.figures.iter().any(|figure| !figure.sum.is_empty()));
    for (home, statement) in it.statements.iter().enumerate() {
        lines.statement(home, statement, findings);
    }
    for figure in &it.figures {
        lines.repeated(usize::MAX, figure.sum.iter().map(|term| &term.line), findings);
        if let Some(change) =
            figure.change.as_ref().filter(|it| figure.period.is_some_and(|of| same_days(it.against, of)))
        {
            let message = format!("the change of `{}` is from its figure of the same period", change.of.value);
            let help = "name in `against` the earlier period that the document compares with";
            findings.push(Diagnostic::error(Code::CircularFigure, change.of.span, message).help(help));
        }
    }
    for observation in &it.metrics {
        for share in observation.values.iter().filter_map(|value| value.share.as_ref()) {
            if share.of.value == observation.metric.value {
                let message = format!("`{}` is a share of itself", share.of.value);
                findings.push(refused(share.of.span, message, "name the metric that is the whole"));
            }
        }
    }
    changes(&it.figures, findings);
    lines.circles(findings);
}

/// How a line says that its cell in a column came about.
fn method(line: &Line, column: &Name) -> Option<Method> {
    line.methods.iter().find(|(of, _)| of.as_ref().is_none_or(|of| of == column)).map(|(_, method)| *method)
}

/// Reports figures that are the change of a concept which they state themselves, directly or by way of other figures.
fn changes(figures: &[Figure], findings: &mut Vec<Diagnostic>) {
    let mut numbers = HashMap::new();
    let mut steps = Vec::new();
    for figure in figures {
        let (Some(concept), Some(change), Some(period)) = (&figure.concept, &figure.change, figure.period) else {
            continue;
        };
        let days = (period.start(), period.end(), matches!(period, Period::Instant(_)));
        let [from, to] = [concept, &change.of].map(|of| {
            let next = numbers.len();
            *numbers.entry((&*of.value, days)).or_insert(next)
        });
        steps.push((from, to, concept, &change.of));
    }
    let mut edges = vec![Vec::new(); numbers.len()];
    steps.iter().for_each(|(from, to, ..)| edges[*from].push(*to));
    let components = components(&edges);
    let mut reported = vec![false; numbers.len()];
    for (from, to, concept, of) in steps {
        if components[from] != components[to] || std::mem::replace(&mut reported[components[from]], true) {
            continue;
        }
        let message = match from == to {
            true => format!("`{}` is said to be the change of itself", of.value),
            false => format!("`{}` is said to be the change of `{}`, which follows from it", concept.value, of.value),
        };
        findings.push(refused(of.span, message, "name in `of` what changed; the change itself is another concept"));
    }
}

fn refused(span: Span, message: String, help: &str) -> Diagnostic {
    Diagnostic::error(Code::CircularFigure, span, message).help(help)
}

impl<'a> Lines<'a> {
    fn of(statements: &'a [Statement], of_figures: bool) -> Self {
        let (mut ids, mut names) = (Vec::with_capacity(statements.len()), Vec::new());
        // An announcement whose lines say nothing of each other needs none of it.
        let says = |it: &Statement| it.lines.iter().any(|line| !line.sum.is_empty() || line.relations.is_some());
        let needed = of_figures || statements.iter().any(says);
        for statement in if needed { statements } else { &[] } {
            let mut of_statement = HashMap::with_capacity(statement.lines.len());
            for line in statement.lines.iter().filter(|line| !line.id.value.is_empty()) {
                of_statement.entry(&*line.id.value).or_insert(names.len());
                names.push(format!("{}.{}", statement.id.value, line.id.value));
            }
            ids.push(of_statement);
        }
        let statements = statements.iter().enumerate().map(|(at, it)| (&*it.id.value, at)).collect();
        Self { statements, ids, names, steps: Vec::new() }
    }

    fn line(&self, home: usize, reference: &str) -> Option<usize> {
        let (statement, line) = match reference.split_once('.') {
            Some((statement, line)) => (*self.statements.get(statement)?, line),
            None => (home, reference),
        };
        self.ids.get(statement)?.get(line).copied()
    }

    fn statement(&mut self, home: usize, statement: &'a Statement, findings: &mut Vec<Diagnostic>) {
        for line in &statement.lines {
            let Some(from) = self.line(home, &line.id.value) else { continue };
            self.follows(home, from, line.sum.iter().map(|term| &term.line), false);
            self.repeated(home, line.sum.iter().map(|term| &term.line), findings);
            let Some(relations) = &line.relations else { continue };
            for terms in [&relations.equals, &relations.opening, &relations.rolls_forward] {
                self.repeated(home, terms.iter().map(|term| &term.line), findings);
            }
            let repeats = matches!(&*relations.equals, [one] if !one.negative);
            self.follows(home, from, relations.equals.iter().map(|term| &term.line), repeats);
            for ratio in &relations.ratios {
                self.follows(home, from, [&ratio.numerator, &ratio.denominator], false);
                let [over, of] = [&ratio.denominator, &ratio.numerator].map(|it| self.line(home, &it.value));
                if over.is_some() && over == of {
                    let message = format!("`{}` is divided by itself", ratio.numerator.value);
                    findings.push(refused(ratio.denominator.span, message, "name the line that it is divided by"));
                }
            }
            self.follows(home, from, &relations.ordinary, false);
            // What was before is of another instant; what flowed between ends with the balance.
            self.follows(home, from, relations.rolls_forward.iter().map(|term| &term.line), false);
        }
        self.balancing(home, statement, findings);
    }

    /// Reports a cell that is what a total leaves where the total follows from it, or leaves another line as well.
    fn balancing(&self, home: usize, statement: &Statement, findings: &mut Vec<Diagnostic>) {
        let is_balancing = |line: &Line| line.methods.iter().any(|(_, method)| *method == Method::Balancing);
        if !statement.lines.iter().any(is_balancing) {
            return;
        }
        for column in statement.columns.iter().filter(|column| column.translation.is_some()) {
            for total in &statement.lines {
                let of_total = total.sum.iter().filter_map(|term| {
                    let at = self.line(home, &term.line.value)?;
                    let is_term = |line: &&Line| self.line(home, &line.id.value) == Some(at);
                    statement
                        .lines
                        .iter()
                        .find(is_term)
                        .filter(|line| method(line, &column.id) == Some(Method::Balancing))
                });
                let mut balancing = of_total.collect::<Vec<_>>().into_iter();
                let Some(line) = balancing.next() else { continue };
                let (id, total_id) = (&line.id.value, &total.id.value);
                if let Some(second) = balancing.next() {
                    let message = format!("`{id}` and `{}` are both what `{total_id}` leaves", second.id.value);
                    let help = "one line balances a total; give the other one the method by which it was translated";
                    findings.push(refused(second.id.span, message, help).related(line.id.span, "balances as well"));
                }
                if method(total, &column.id) == Some(Method::Footed) {
                    let message =
                        format!("`{id}` is what `{total_id}` leaves, and `{total_id}` is the sum of its parts");
                    let help = "a total that one of its parts balances was translated itself: take `footed` away from it, or \
                                `balancing` from the part";
                    findings.push(refused(line.id.span, message, help).related(total.id.span, "the total"));
                }
            }
        }
    }

    fn follows(&mut self, home: usize, from: usize, terms: impl IntoIterator<Item = &'a Name>, repeats: bool) {
        for term in terms {
            if let Some(to) = self.line(home, &term.value) {
                self.steps.push(Step { from, to, term, repeats: repeats && from != to });
            }
        }
    }

    /// Reports a line that stands twice among the terms of one sum: it is counted twice, or cancels itself.
    fn repeated(&self, home: usize, terms: impl Iterator<Item = &'a Name>, findings: &mut Vec<Diagnostic>) {
        let mut seen: HashMap<usize, Span> = HashMap::new();
        for term in terms {
            let Some(line) = self.line(home, &term.value) else { continue };
            if let Some(first) = seen.insert(line, term.span) {
                let message = format!("`{}` stands twice among the terms of one sum", term.value);
                let help = "name each line once: with one sign it would be counted twice, with both it would count for nothing";
                findings.push(refused(term.span, message, help).related(first, "before"));
            }
        }
    }

    /// Reports each circle once: at its first step that does more than repeat a figure.
    fn circles(&self, findings: &mut Vec<Diagnostic>) {
        let mut edges = vec![Vec::new(); self.names.len()];
        self.steps.iter().for_each(|step| edges[step.from].push(step.to));
        let components = components(&edges);
        let mut reported = vec![false; self.names.len()];
        for step in self.steps.iter().filter(|step| !step.repeats) {
            let component = components[step.from];
            if component != components[step.to]
                || (step.from != step.to && std::mem::replace(&mut reported[component], true))
            {
                continue;
            }
            let mut way: Vec<String> =
                self.way(step, &edges, &components).iter().map(|it| format!("`{}`", self.names[*it])).collect();
            if way.len() > NAMED {
                way.splice(NAMED - 1..way.len() - 1, ["…".to_owned()]);
            }
            let message = format!("`{}` is said to follow from itself: {}", self.names[step.from], way.join(" from "));
            let help = "what follows from itself is determined by nothing: keep the sum that the document shows, and take the \
                        others of the circle out";
            findings.push(refused(step.term.span, message, help));
        }
    }

    /// The lines from a step's beginning back to it, by the shortest way.
    fn way(&self, step: &Step<'_>, edges: &[Vec<usize>], components: &[usize]) -> Vec<usize> {
        let mut before: HashMap<usize, usize> = HashMap::new();
        let mut open = std::collections::VecDeque::from([step.to]);
        while let Some(node) = open.pop_front().filter(|node| *node != step.from) {
            for next in edges[node].iter().filter(|next| components[**next] == components[node]) {
                if *next != step.to && !before.contains_key(next) {
                    before.insert(*next, node);
                    open.push_back(*next);
                }
            }
        }
        let mut way = vec![step.from];
        while let Some(node) = way.last().filter(|node| **node != step.to).and_then(|node| before.get(node)) {
            way.push(*node);
        }
        way.push(step.from);
        way.reverse();
        way
    }
}
