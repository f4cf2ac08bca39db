//! Statements: tables of figures in the TOML files beside `announcement.md`.

use super::fields::{Fields, FromToml, Reader, Value};
use super::scalar::word;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::span::Name;
use crate::domain::statement::{
    Cell, Column, Footing, Line, LineRole, LineUnit, Method, Ratio, Relations, Statement, StatementKind, Term,
    Translation,
};
use crate::domain::{Located, Span};

impl FromToml for Statement {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a statement", reader)?;
        let id = fields.id("id", reader);
        let former = fields.list("former", reader);
        let title = fields.required("title", reader);
        let kind = fields.required("kind", reader);
        let scale = fields.required("scale", reader);
        let units_note = fields.optional("units_note", reader);
        let audited = fields.optional("audited", reader);
        let footing = fields.optional("footing", reader);
        let columns = fields.some("columns", reader);
        let lines = fields.some("lines", reader);
        let mut array = |key| fields.value(key).and_then(|value| value.get_ref().as_array());
        if let (Some(width), Some(lines)) = (array("columns").map(|columns| columns.len()), array("lines")) {
            let place = fields.key("columns", reader).unwrap_or_default();
            lines.iter().for_each(|line| count_cells(line, width, place, reader));
        }
        fields.finish(reader);
        Some(Self {
            id: id?,
            former,
            title: title?,
            kind: kind?,
            scale: scale?,
            units_note,
            audited,
            footing: footing.unwrap_or_default(),
            columns: columns?,
            lines: lines?,
        })
    }
}

/// Records a finding where a line has not one cell a column. It looks at the TOML, so that a line
/// with other errors is counted as well.
fn count_cells(line: &Value<'_>, width: usize, columns: Span, reader: &mut Reader) {
    let Some(line) = line.get_ref().as_table() else { return };
    let Some(cells) = line.get("cells") else { return };
    let Some(found) = cells.get_ref().as_array().map(|cells| cells.len()).filter(|found| *found != width) else {
        return;
    };
    let id = line.get("id").and_then(|id| id.get_ref().as_str()).unwrap_or("a line");
    let (found, width) = (counted(found, "cell"), counted(width, "column"));
    let message = format!("`{id}` has {found}, but the statement has {width}");
    let finding = Diagnostic::error(Code::CellCount, reader.span(cells.span()), message);
    let help = "a line has one cell a column: write \"\" where the document states nothing and \"-\" for nil";
    reader.findings.push(finding.label(found).related(columns, width).help(help));
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

impl FromToml for StatementKind {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let choices = [
            ("balance-sheet", Self::BalanceSheet),
            ("operations", Self::Operations),
            ("cash-flows", Self::CashFlows),
            ("comprehensive-income", Self::ComprehensiveIncome),
            ("reconciliation", Self::Reconciliation),
            ("discussion", Self::Discussion),
            ("other", Self::Other),
        ];
        word(value, &choices, reader)
    }
}

impl FromToml for Column {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a column", reader)?;
        let id = fields.id("id", reader);
        let period = fields.required("period", reader);
        let currency = fields.required("currency", reader);
        let label = fields.optional("label", reader);
        let translation = fields.optional("translated", reader);
        fields.finish(reader);
        Some(Self { id: id?, period: period?, currency: currency?, label, translation })
    }
}

impl FromToml for Translation {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a translation", reader)?;
        let from = fields.required("from", reader);
        let rate = fields.required("rate", reader);
        fields.finish(reader);
        Some(Self { from: from?, rate: rate? })
    }
}

impl FromToml for Line {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let is_heading = value.get_ref().as_table().is_some_and(|table| table.contains_key("heading"));
        if is_heading { heading(value, reader) } else { line(value, reader) }
    }
}

/// A line of words only.
fn heading(value: &Value<'_>, reader: &mut Reader) -> Option<Line> {
    let mut fields = Fields::of(value, "a heading", reader)?;
    let label = fields.required("heading", reader);
    let id = if fields.has("id") { fields.id("id", reader) } else { Some(Name::new("".into(), fields.span())) };
    let level = fields.optional("level", reader);
    fields.finish(reader);
    Some(Line {
        id: id?,
        label: label?,
        level: level.unwrap_or(0),
        role: LineRole::Heading,
        unit: LineUnit::default(),
        scale: None,
        cells: Box::default(),
        sum: Box::default(),
        methods: Box::default(),
        relations: None,
        concept: None,
        footnotes: Box::default(),
    })
}

/// A line of figures.
fn line(value: &Value<'_>, reader: &mut Reader) -> Option<Line> {
    let mut fields = Fields::of(value, "a line", reader)?;
    let id = fields.id("id", reader);
    let label = fields.required("label", reader);
    let level = fields.optional("level", reader);
    let role = fields.optional("role", reader);
    let unit = fields.optional("unit", reader);
    let scale = fields.optional("scale", reader);
    let cells: Option<Box<[Cell]>> = fields.required("cells", reader);
    let sum = fields.list("sum", reader);
    let methods: Option<Methods> = fields.optional("method", reader);
    let relations = relations(&mut fields, reader);
    let concept = fields.optional("concept", reader);
    let footnotes = fields.list("footnotes", reader);
    fields.finish(reader);
    Some(Line {
        id: id?,
        label: label?,
        level: level.unwrap_or(0),
        role: role.unwrap_or_default(),
        unit: unit.unwrap_or_default(),
        scale,
        cells: cells?,
        sum: sum.into(),
        methods: methods.map(|methods| methods.0).unwrap_or_default(),
        relations,
        concept,
        footnotes: footnotes.into(),
    })
}

/// What determines a line's figures beside its sum; `None` where nothing is given.
fn relations(fields: &mut Fields<'_, '_>, reader: &mut Reader) -> Option<Box<Relations>> {
    let equals: Vec<Term> = fields.list("equals", reader);
    let opening: Vec<Term> = fields.list("opening", reader);
    let rolls_forward: Vec<Term> = fields.list("rolls_forward", reader);
    let ratios: Vec<Ratio> = fields.list("ratios", reader);
    let ordinary: Option<Name> = fields.optional("ordinary", reader);
    let none = equals.is_empty() && opening.is_empty() && rolls_forward.is_empty() && ratios.is_empty();
    (!none || ordinary.is_some()).then(|| {
        Box::new(Relations {
            equals: equals.into(),
            opening: opening.into(),
            rolls_forward: rolls_forward.into(),
            ratios: ratios.into(),
            ordinary,
        })
    })
}

impl FromToml for Ratio {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a ratio", reader)?;
        let numerator = fields.required("of", reader);
        let denominator = fields.required("over", reader);
        fields.finish(reader);
        Some(Self { numerator: numerator?, denominator: denominator? })
    }
}

impl FromToml for Footing {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        word(value, &[("exact", Self::Exact), ("rounded", Self::Rounded)], reader)
    }
}

impl FromToml for LineRole {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        word(value, &[("item", Self::Item), ("subtotal", Self::Subtotal), ("total", Self::Total)], reader)
    }
}

impl FromToml for LineUnit {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let choices = [
            ("money", Self::Money),
            ("per-share", Self::PerShare),
            ("per-ads", Self::PerAds),
            ("shares", Self::Shares),
            ("ads", Self::Ads),
            ("percent", Self::Percent),
            ("months", Self::Months),
            ("count", Self::Count),
        ];
        word(value, &choices, reader)
    }
}

impl FromToml for Term {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let line: Name = Located::from_toml(value, reader)?;
        Some(match line.value.strip_prefix('-') {
            Some(id) => Self { line: Name::new(id.trim_start().into(), line.span), negative: true },
            None => Self { line, negative: false },
        })
    }
}

impl FromToml for Method {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let choices = [
            ("footed", Self::Footed),
            ("translated", Self::Translated),
            ("balancing", Self::Balancing),
            ("per-ads", Self::PerAds),
            ("divided", Self::Divided),
        ];
        word(value, &choices, reader)
    }
}

/// One method for all translated columns, or a table of column ids and methods.
struct Methods(Box<[(Option<Name>, Method)]>);

impl FromToml for Methods {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let Some(table) = value.get_ref().as_table() else {
            return Method::from_toml(value, reader).map(|method| Self(Box::new([(None, method)])));
        };
        let by_column = table.iter().filter_map(|(key, value)| {
            let column = Name::new(key.get_ref().as_ref().into(), reader.span(key.span()));
            Some((Some(column), Method::from_toml(value, reader)?))
        });
        Some(Self(by_column.collect()))
    }
}
