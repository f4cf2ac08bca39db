//! Columns of statements.

use super::declaration::Shape;
use super::id::Id;
use super::reader::{Reader, Value};
use super::table::table;
use super::value::FromToml;
use super::word::words;
use crate::diagnostic::Code;
use crate::domain::member::Member;
use crate::domain::span::Name;
use crate::domain::statement::{ChangeForm, Column, Derived, LineUnit, Term, Translation};
use crate::domain::{Currency, Period, Scale, Span};
use std::sync::Arc;

/// A column as it is typed, before it takes over what the statement says once for all.
pub struct TypedColumn {
    id: Name,
    period: Option<Period>,
    currency: Option<Currency>,
    label: Option<Arc<str>>,
    translation: Option<Translation>,
    members: Box<[Member]>,
    unit: Option<LineUnit>,
    scale: Option<Scale>,
    sum: Box<[Term]>,
    derived: Option<Derived>,
    audited: Option<bool>,
    restated: bool,
    footnotes: Box<[Name]>,
    span: Span,
}

table! {
    /// A column of a statement. A column of segments, components of equity, adjustments or whatever else is a part of the
    /// company names its `members`; one that names none is the company's.
    pub static COLUMN: TypedColumn = "a column", "`columns` of `[[statements]]`" {
        /// Its id in the statement.
        required id: Id = "2024-q1";
        /// The period or day that its figures are of.
        when("where neither the statement nor another column that it tells of says it") period: Period = "2024-Q1";
        /// The currency of its amounts.
        when("where neither the statement nor another column that it tells of says it and its `unit` is money")
            currency: Currency = "CNY";
        /// The printed heading, where it isn't the period and currency.
        optional label: Arc<str> = "Three months ended March 31, 2024";
        /// The column that it translates.
        optional translation as "translated": Translation;
        /// What it is of: dimensions of `content/dimensions.toml`, each with its member.
        optional members: Members = r#"{ segment = "compute" }"#;
        /// What its cells count, where it isn't what their lines say.
        optional unit: LineUnit = "shares";
        /// Its scale, where it is printed in another than the table and its lines.
        optional scale: Scale = "million";
        /// The columns that it is the sum of, by their ids; a leading `-` subtracts. Amounts of money and counts are checked, but
        /// for lines with `ratios`.
        list sum: Term = r#"["retail", "wholesale", "-eliminations"]"#;
        /// That its cells are the changes from one column to another.
        optional change: Change;
        /// That its cells are shares of a line, in percent.
        optional share: Share;
        /// Whether it is audited, where it isn't what the statement says.
        optional audited: bool = "true";
        /// Whether the document calls it restated; `false` where left out.
        optional restated: bool = "true";
        /// The footnotes that it refers to, by their ids.
        list footnotes: Name = r#"["3"]"#;
    }
    also |_, reader| {
        let derived = match (change, share) {
            (Some(_), Some(Derived::Share { of, .. })) => {
                let help = "take one of them out: a cell is either a change or a share";
                reader.refuse_at(Code::UnknownKey, of.span, "a column can't have `change` and `share`", help)
            }
            (change, share) => change.or(share),
        };
    }
    => |fields, _| {
        // What could not be read isn't missing.
        if fields.has("period") && period.is_none() || fields.has("currency") && currency.is_none() {
            return None;
        }
        Some(Self {
            id, period, currency, label, translation, members: members.unwrap_or_default(), unit, scale, sum: sum.into(),
            derived, audited, restated: restated.unwrap_or_default(), footnotes: footnotes.into(), span: fields.span(),
        })
    }
}

table! {
    /// How a column came about that translates another.
    pub static TRANSLATION: Translation = "a translation", "`translated` of a column" {
        /// The column in the local currency, by its id.
        required from: Name = "2024-q1";
        /// The exchange rate, by its id.
        required rate: Name = "h10";
    }
}

/// What a column of changes tells.
struct Change;

table! {
    /// What a column of changes tells.
    pub static CHANGE: Change => Derived = "a change of columns", "`change` of a column" {
        /// The column that changed, by its id.
        required of: Name = "2024-q1";
        /// The column that it is compared with.
        required against: Name = "2023-q1";
        /// How it is told: `percent` (also where left out) of the earlier figure, `amount` for the difference, `points` or
        /// `basis-points`. Lines in percent change by points.
        optional form as "as": ChangeForm = "percent";
    }
    => |_, _| Some(Derived::Change { of, against, form: form.unwrap_or_default() })
}

words!(ChangeForm {
    "percent" => Percent,
    "amount" => Amount,
    "points" => Points,
    "basis-points" => BasisPoints,
});

/// What a column of shares tells.
struct Share;

table! {
    /// What a column of shares tells.
    pub static SHARE: Share => Derived = "a share of a column", "`share` of a column" {
        /// The column of which it tells, by its id.
        required of: Name = "2024-q1";
        /// The line of it that is the whole, by its id.
        required line: Name = "net-sales";
    }
    => |_, _| Some(Derived::Share { of, line })
}

/// Dimensions, each with its member.
pub(super) struct Members;

impl FromToml for Members {
    type Output = Box<[Member]>;
    const SHAPE: Shape = Shape::ByName(&Shape::Text("id of a member"));

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output> {
        let Some(table) = value.get_ref().as_table() else {
            return reader.wrong_type(value, "a table such as { segment = \"compute\" }");
        };
        let members = table.iter().filter_map(|(dimension, member)| {
            let dimension = Name::new(reader.pool.shared(dimension.get_ref()), reader.span(dimension.span()));
            Some(Member { dimension, member: Name::from_toml(member, reader)? })
        });
        let mut members: Box<[Member]> = members.collect();
        members.sort_by(|a, b| a.dimension.value.cmp(&b.dimension.value));
        Some(members)
    }
}

/// Gives each column what the statement says once, and a change or share what the column says that it tells of.
pub(super) fn resolve(
    columns: Vec<TypedColumn>,
    currency: Option<Currency>,
    period: Option<Period>,
    reader: &mut Reader,
) -> Option<Vec<Column>> {
    let told: Vec<_> =
        columns.iter().map(|it| (it.id.value.clone(), it.period, it.currency, it.derived.is_some())).collect();
    let resolved = columns.into_iter().map(|it| {
        let of = match &it.derived {
            Some(Derived::Change { of, .. } | Derived::Share { of, .. }) => {
                told.iter().find(|(id, ..)| *id == of.value)
            }
            None => None,
        };
        let period = it.period.or_else(|| of?.1).or(period);
        let counts = it.unit.is_some_and(|unit| !unit.has_currency());
        let is_none = counts || matches!(it.derived, Some(Derived::Share { .. }));
        let currency = it.currency.or_else(|| of?.2).or(currency).or(is_none.then_some(Currency::NONE));
        let missing = match (period, currency) {
            (None, None) => Some("`period` and `currency`"),
            (None, Some(_)) => Some("`period`"),
            (Some(_), None) => Some("`currency`"),
            (Some(_), Some(_)) => None,
        };
        if let Some(Derived::Change { of: name, .. } | Derived::Share { of: name, .. }) = &it.derived
            && missing.is_some()
            && of.is_some_and(|(.., is_derived)| *is_derived)
        {
            let message = format!("`{}` tells of `{}`, which is a change or a share itself", it.id.value, name.value);
            return reader.refuse_at(Code::CircularFigure, it.span, message, "name a column of figures in `of`");
        }
        if let Some(keys) = missing {
            let help = "say it here, or once for the statement; a column of changes or shares says so by `change` or `share`, one that \
                        counts no money by `unit`";
            return reader.refuse_at(Code::MissingKey, it.span, format!("a column needs {keys}"), help);
        }
        Some(Column {
            id: it.id,
            period: period?,
            currency: currency?,
            label: it.label,
            translation: it.translation,
            members: it.members,
            unit: it.unit,
            scale: it.scale,
            sum: it.sum,
            derived: it.derived.map(Box::new),
            audited: it.audited,
            restated: it.restated,
            footnotes: it.footnotes,
        })
    });
    let resolved: Vec<Option<Column>> = resolved.collect();
    resolved.into_iter().collect()
}
