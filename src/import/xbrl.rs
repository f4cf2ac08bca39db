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
    concept: &'f str,
    label: &'f str,
    unit: &'f str,
    period: Period,
    value: &'f str,
    filed: &'f str,
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
                    let (Some(end), Some(Json::Number(value))) = (day(fact, "end"), fact.get("val")) else {
                        unread += 1;
                        continue;
                    };
                    let period = match day(fact, "start") {
                        Some(start) => Period::Span { start, end, fiscal: calendar.part(start, end) },
                        None => Period::Instant(end),
                    };
                    if periods.is_empty() || periods.iter().any(|it| it.order() == period.order()) {
                        let filed = fact.get("filed").and_then(Json::text).unwrap_or_default();
                        found.push(Fact { concept, label, unit, period, value, filed });
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
        let concept = name.rsplit(':').next().unwrap_or_default();
        if !facts.iter().any(|it| it.concept == concept) {
            return Err(Error(format!("there is no fact of `{name}` in what is wanted")));
        }
    }
    let order = |it: &Fact<'_>| {
        let is = |name: &String| name.rsplit(':').next() == Some(it.concept);
        wanted.concepts.iter().position(is).unwrap_or(usize::MAX)
    };
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
            let mut it = statement(&facts, &mut questions);
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
        "pure" => Some((Some("count"), None)),
        "year" | "years" => Some((Some("years"), None)),
        "day" | "days" => Some((Some("days"), None)),
        _ => None,
    }
}

fn statement(facts: &[&Fact<'_>], questions: &mut Questions) -> Statement {
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
        let is_same = |line: &Line| line.comments.first().is_some_and(|it| *it == fact.concept) && line.unit == word;
        let at = it.lines.iter().position(is_same).unwrap_or_else(|| {
            let wanted = [id(&words(fact.concept)), id(fact.label)].into_iter().flatten().collect::<Vec<_>>();
            let wanted = if wanted.is_empty() { vec!["fact".to_owned()] } else { wanted };
            let cells = vec![String::new(); columns.len()];
            let comments = vec![fact.concept.to_owned()];
            it.lines.push(Line {
                id: ids.take(&wanted),
                label: fact.label.to_owned(),
                unit: word,
                cells,
                comments,
                ..Line::default()
            });
            it.lines.len() - 1
        });
        let line = &mut it.lines[at];
        let other = line.cells[column].clone();
        if !other.is_empty() && other != fact.value {
            let text = format!(
                "`{}` is filed as {other} and, on {}, as {}: the last is taken",
                line.id, fact.filed, fact.value
            );
            line.comments.push(questions.told(text, "`--accession` names one filing"));
        }
        fact.value.clone_into(&mut line.cells[column]);
    }
    it
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
mod tests {
    use super::*;

    const FACTS: &str = r#"{"cik": 1, "entityName": "Example Corp.", "facts": {"us-gaap": {
        "Assets": {"label": "Assets", "units": {"USD": [
            {"end": "2023-12-31", "val": 1000, "accn": "0000000001-24-000001", "filed": "2024-02-01"},
            {"end": "2024-03-31", "val": 1100, "accn": "0000000001-24-000002", "filed": "2024-05-01"}]}},
        "NetIncomeLoss": {"label": "Net Income (Loss)", "units": {"USD": [
            {"start": "2024-01-01", "end": "2024-03-31", "val": -90071992547409931, "accn": "0000000001-24-000002", "filed": "2024-05-01"}]}},
        "EarningsPerShareBasic": {"label": "Basic", "units": {"USD/shares": [
            {"start": "2024-01-01", "end": "2024-03-31", "val": 0.10, "accn": "0000000001-24-000002", "filed": "2024-05-01"}]}}}}}"#;

    fn of(wanted: &Wanted) -> Result<String, Error> {
        let known = Known { calendar: Some(FiscalCalendar::default()), ..Known::default() };
        xbrl(FACTS, wanted, &known).map(|it| it.toml)
    }

    #[test]
    fn the_facts_of_a_filing_are_statements_of_balances_and_flows_with_the_digits_as_filed() {
        let wanted = Wanted { accession: Some("0000000001-24-000002".to_owned()), ..Wanted::default() };
        let toml = of(&wanted).unwrap();
        assert!(toml.contains("cells = [\"-90071992547409931\"]"), "{toml}");
        assert!(toml.contains("cells = [\"0.10\"]"), "{toml}");
        assert!(toml.contains("period = \"2024-Q1\"") && toml.contains("period = \"2024-03-31\""), "{toml}");
        assert!(!toml.contains("2023-12-31"), "{toml}");
    }

    #[test]
    fn what_is_not_there_is_told() {
        let missing = Wanted { concepts: vec!["us-gaap:Revenues".to_owned()], ..Wanted::default() };
        assert_eq!(of(&missing).unwrap_err().0, "there is no fact of `us-gaap:Revenues` in what is wanted");
        let other = Wanted { accession: Some("9".to_owned()), ..Wanted::default() };
        assert!(of(&other).unwrap_err().0.contains("no such fact"));
        let period = Wanted { periods: vec!["2024".to_owned()], ..Wanted::default() };
        assert!(of(&period).unwrap_err().0.contains("is no period"));
    }
}
