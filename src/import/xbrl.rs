//! Facts that a company filed in XBRL, as the SEC publishes them in one JSON file a company, to statements.

use super::answers::Known;
use super::columns::Column;
use super::headings::Printed;
use super::ids::{Taken, id};
use super::json::Json;
use super::lines::Line;
use super::question::Questions;
use super::statement::Statement;
use super::{Error, Imported, write};
use crate::decode::is_id;
use crate::domain::period::FiscalCalendar;
use crate::domain::statement::StatementKind;
use crate::domain::{Currency, Period, Scale};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Which facts are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Those of this filing, by its accession number.
    pub accession: Option<String>,
    /// Those of these periods.
    pub periods: Vec<String>,
    /// These concepts in this order, with or without their taxonomy; all where there are none.
    pub concepts: Vec<String>,
}

/// A fact.
struct Fact<'f> {
    taxonomy: &'f str,
    concept: &'f str,
    label: &'f str,
    unit: &'f str,
    period: Period,
    value: Cow<'f, str>,
    filed: &'f str,
}

impl Fact<'_> {
    /// Whether it is of this name, with or without its taxonomy.
    fn is_named(&self, name: &str) -> bool {
        match name.split_once(':') {
            Some((taxonomy, concept)) => (taxonomy, concept) == (self.taxonomy, self.concept),
            None => name == self.concept,
        }
    }
}

/// A number in digits alone: JSON may write `1.5E9`.
fn digits(text: &str) -> Option<Cow<'_, str>> {
    if text.contains(['e', 'E']) {
        return Decimal::from_scientific(text).ok().map(|it| Cow::Owned(it.to_string()));
    }
    Some(Cow::Borrowed(text))
}

fn day(fact: &Json<'_>, key: &str) -> Option<NaiveDate> {
    fact.get(key)?.text()?.parse().ok()
}

/// All facts that are wanted, in the order of the file; and how many of their values can't be read.
fn facts<'f>(json: &'f Json<'_>, wanted: &Wanted, calendar: &FiscalCalendar) -> Result<(Vec<Fact<'f>>, usize), Error> {
    let taxonomies = json.get("facts").map(Json::pairs).unwrap_or_default();
    if taxonomies.is_empty() {
        let what = "it has no `facts`: take https://data.sec.gov/api/xbrl/companyfacts/CIK##########.json";
        return Err(Error(what.to_owned()));
    }
    let periods: Vec<Period> = wanted.periods.iter().filter_map(|it| Period::parse(it, calendar)).collect();
    let (mut found, mut unread) = (Vec::new(), 0);
    for (taxonomy, concepts) in taxonomies {
        for (concept, body) in concepts.pairs() {
            let names = [concept.clone(), format!("{taxonomy}:{concept}")];
            if !wanted.concepts.is_empty() && !wanted.concepts.iter().any(|it| names.contains(it)) {
                continue;
            }
            let label = body.get("label").and_then(Json::text).filter(|it| !it.is_empty()).unwrap_or(concept);
            for (unit, facts) in body.get("units").map(Json::pairs).unwrap_or_default() {
                for fact in facts.items() {
                    let accession = fact.get("accn").and_then(Json::text).unwrap_or_default();
                    if wanted.accession.as_deref().is_some_and(|it| it.replace('-', "") != accession.replace('-', "")) {
                        continue;
                    }
                    let value =
                        fact.get("val").and_then(|it| if let Json::Number(it) = it { digits(it) } else { None });
                    let (Some(end), Some(value)) = (day(fact, "end"), value) else {
                        unread += 1;
                        continue;
                    };
                    let period = match day(fact, "start") {
                        Some(start) => Period::Span { start, end, fiscal: calendar.part(start, end) },
                        None => Period::Instant(end),
                    };
                    if periods.is_empty() || periods.iter().any(|it| it.order() == period.order()) {
                        let filed = fact.get("filed").and_then(Json::text).unwrap_or_default();
                        found.push(Fact { taxonomy, concept, label, unit, period, value, filed });
                    }
                }
            }
        }
    }
    Ok((found, unread))
}

/// Makes a statement of balances and one of flows of the facts of a filing, or of periods.
///
/// # Errors
/// The file can't be read, or has no such fact.
pub fn xbrl(text: &str, wanted: &Wanted, known: &Known) -> Result<Imported, Error> {
    let json = Json::read(text)?;
    let calendar = known.calendar.clone().unwrap_or_default();
    if let Some(wrong) = wanted.periods.iter().find(|it| Period::parse(it, &calendar).is_none()) {
        return Err(Error(format!("`{wrong}` is no period: write one such as 2024-Q1, 2024-FY or 2024-03-31")));
    }
    let (mut facts, unread) = facts(&json, wanted, &calendar)?;
    for name in &wanted.concepts {
        if !facts.iter().any(|it| it.is_named(name)) {
            return Err(Error(format!("there is no fact of `{name}` in what is wanted")));
        }
    }
    let order = |it: &Fact<'_>| wanted.concepts.iter().position(|name| it.is_named(name)).unwrap_or(usize::MAX);
    facts.sort_by_key(order);
    let mut questions = Questions::default();
    let is_instant = |it: &&Fact<'_>| matches!(it.period, Period::Instant(_));
    let (balances, flows): (Vec<&Fact<'_>>, Vec<&Fact<'_>>) = facts.iter().partition(is_instant);
    let mut made = Vec::new();
    let entity = json.get("entityName").and_then(Json::text).unwrap_or_default();
    for (facts, id, title, kind) in [
        (balances, "facts-balances", "Balances", StatementKind::BalanceSheet),
        (flows, "facts-flows", "Figures of periods", StatementKind::Other),
    ] {
        if !facts.is_empty() {
            let mut it = statement(&facts, wanted, &mut questions);
            (it.id, it.kind) = (id.to_owned(), Some(kind));
            let of = wanted.accession.as_ref().map_or_else(String::new, |it| format!(", filing {it}"));
            it.title = Some(format!("{title} as filed in XBRL{of}"));
            made.push(it);
        }
    }
    if made.is_empty() {
        let what =
            "there is no such fact: `--accession` names a filing as 0001234567-24-000012, `--period` one as 2024-Q1";
        return Err(Error(what.to_owned()));
    }
    if unread > 0 {
        questions.told(format!("{unread} facts have no number or no day and are left out"), "");
    }
    let head =
        if entity.is_empty() { String::new() } else { format!("{}\n", write::comment(&format!("facts of {entity}"))) };
    let texts: Vec<String> = made.iter().map(write::statement).collect();
    Ok(Imported { toml: format!("{head}{}", texts.join("\n")), questions })
}

/// The word of what has no unit, which is a ratio or a number of things. No line has it.
const PURE: &str = "pure";

/// What a unit of XBRL counts: the word for a line's unit, and its currency.
fn unit(name: &str) -> Option<(Option<&'static str>, Option<Currency>)> {
    let lower = name.to_lowercase();
    if let Some((currency, of)) = name.split_once('/') {
        let is_share = of.to_lowercase().starts_with("share");
        return Currency::from_code(currency).filter(|_| is_share).map(|it| (Some("per-share"), Some(it)));
    }
    if let Some(currency) = Currency::from_code(name) {
        return Some((None, Some(currency)));
    }
    match &*lower {
        "shares" => Some((Some("shares"), None)),
        "pure" => Some((Some(PURE), None)),
        "year" | "years" => Some((Some("years"), None)),
        "day" | "days" => Some((Some("days"), None)),
        _ => None,
    }
}

fn statement(facts: &[&Fact<'_>], wanted: &Wanted, questions: &mut Questions) -> Statement {
    let mut it = Statement { scale: Some(Scale::One), ..Statement::default() };
    // A column for each period and currency; what has no currency stands in the first of its period.
    let mut places: BTreeMap<(std::cmp::Reverse<NaiveDate>, NaiveDate), Period> = BTreeMap::new();
    for fact in facts {
        places.insert((std::cmp::Reverse(fact.period.end()), fact.period.start()), fact.period);
    }
    let of_unit = |fact: &Fact<'_>| unit(fact.unit).and_then(|(_, currency)| currency);
    let mut currencies: Vec<Currency> = Vec::new();
    for currency in facts.iter().filter_map(|fact| of_unit(fact)) {
        if !currencies.contains(&currency) {
            currencies.push(currency);
        }
    }
    let mut columns: Vec<(Period, Option<Currency>)> = Vec::new();
    for period in places.values() {
        let has = |currency: Option<Currency>| {
            facts.iter().any(|it| it.period.order() == period.order() && of_unit(it) == currency)
        };
        let own: Vec<_> = currencies.iter().copied().map(Some).filter(|it| has(*it)).collect();
        columns.extend(own.iter().map(|it| (*period, *it)));
        if own.is_empty() {
            columns.push((*period, currencies.first().copied()));
        }
    }
    let mut taken = Taken::default();
    for (period, currency) in &columns {
        let plain = id(&period.id()).filter(|it| is_id(it)).unwrap_or_else(|| "column".to_owned());
        let code = currency.map_or("none", |it| currency_code(it));
        let wanted = [plain.clone(), format!("{plain}-{}", code.to_lowercase())];
        let period = Some(Printed { text: period.id(), end: Some(period.end()) });
        it.columns.push(Column { id: taken.take(&wanted), period, currency: *currency, ..Column::default() });
    }
    it.currency = currencies.first().copied().filter(|_| currencies.len() == 1);
    let mut ids = Taken::default();
    // The facts of each cell of each line.
    let mut lines: Vec<Vec<Vec<&Fact<'_>>>> = Vec::new();
    for fact in facts {
        let Some((word, currency)) = unit(fact.unit) else {
            questions.told(
                format!("`{}` is counted in `{}`, which no line can have: left out", fact.concept, fact.unit),
                "",
            );
            continue;
        };
        let Some(column) = columns
            .iter()
            .position(|(period, of)| period.order() == fact.period.order() && (currency.is_none() || currency == *of))
        else {
            continue;
        };
        let is_same = |at: &usize| {
            let of = lines[*at].iter().flatten().next();
            let is = |of: &&Fact<'_>| (of.taxonomy, of.concept) == (fact.taxonomy, fact.concept);
            of.is_some_and(is) && it.lines[*at].unit == word
        };
        let at = (0..lines.len()).find(is_same).unwrap_or_else(|| {
            let wanted = [id(&words(fact.concept)), id(fact.label)].into_iter().flatten().collect::<Vec<_>>();
            let wanted = if wanted.is_empty() { vec!["fact".to_owned()] } else { wanted };
            let is_shared = facts.iter().any(|it| it.concept == fact.concept && it.taxonomy != fact.taxonomy);
            let concept =
                if is_shared { format!("{}:{}", fact.taxonomy, fact.concept) } else { fact.concept.to_owned() };
            it.lines.push(Line {
                id: ids.take(&wanted),
                label: fact.label.to_owned(),
                unit: word,
                cells: vec![String::new(); columns.len()],
                comments: vec![concept],
                ..Line::default()
            });
            lines.push(vec![Vec::new(); columns.len()]);
            lines.len() - 1
        });
        lines[at][column].push(fact);
    }
    for (line, facts) in it.lines.iter_mut().zip(&lines) {
        for (at, facts) in facts.iter().enumerate().filter(|(_, facts)| !facts.is_empty()) {
            line.cells[at] = of_cell(facts, line, wanted, questions);
        }
        if line.unit == Some(PURE) {
            ask_ratio(line, facts, questions);
        }
    }
    it
}

/// The value of a cell: of several that were filed that of the newest filing. Of two of one day none is newer, and they are asked.
fn of_cell(facts: &[&Fact<'_>], line: &mut Line, wanted: &Wanted, questions: &mut Questions) -> String {
    let mut values: Vec<(&str, &str)> = facts.iter().map(|it| (it.filed, &*it.value)).collect();
    values.sort_by_key(|(filed, _)| *filed);
    values.dedup_by(|later, earlier| later.1 == earlier.1);
    let Some((newest, last)) = values.last().copied() else { return String::new() };
    let mut rivals: Vec<&str> = values.iter().filter(|(filed, _)| *filed == newest).map(|(_, value)| *value).collect();
    rivals.dedup();
    if rivals.len() > 1 {
        let text = format!("which of `{}` `{}` is, all filed on {newest}", rivals.join("`, `"), line.id);
        line.comments.push(questions.open(text, "one of them in place of all"));
        return rivals.join(" | ");
    }
    if values.len() > 1 {
        let filed: Vec<String> = values.iter().map(|(filed, value)| format!("{value} on {filed}")).collect();
        let text = format!("`{}` is filed as {}: the newest is taken", line.id, filed.join(", as "));
        let answer = if wanted.accession.is_some() { "" } else { "`--accession` names one filing" };
        line.comments.push(questions.told(text, answer));
    }
    last.to_owned()
}

/// Says what a line without a unit counts, where that is clear: whole numbers of things. A ratio may be wanted in percent.
fn ask_ratio(line: &mut Line, facts: &[Vec<&Fact<'_>>], questions: &mut Questions) {
    let is_whole = |text: &str| !text.contains('.') && text.bytes().any(|it| (b'1'..=b'9').contains(&it));
    let are_whole = facts.iter().flatten().all(|it| is_whole(&it.value));
    let is_number = facts.iter().flatten().any(|it| it.concept.starts_with("NumberOf"));
    let is_large = facts.iter().flatten().any(|it| it.value.trim_start_matches('-') != "1");
    if are_whole && (is_number || is_large) {
        line.unit = Some("count");
        return;
    }
    let text = format!("what `{}` counts: it is filed as `pure`, a ratio or a number of things", line.id);
    let answer = "`unit = \"count\"` or `\"times\"`, or `\"percent\"` with cells of a hundred times as much";
    line.comments.push(questions.open(text, answer));
}

fn currency_code(currency: Currency) -> &'static str {
    iso_currency::Currency::from_code(currency.code()).map_or("none", |it| it.code())
}

/// The words of a name such as `NetIncomeLoss`.
fn words(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_uppercase() && words.ends_with(|c: char| c.is_lowercase()) {
            words.push(' ');
        }
        words.push(c);
    }
    words
}

#[cfg(test)]
mod tests;
