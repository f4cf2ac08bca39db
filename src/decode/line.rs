//! Lines of statements.

use super::cell;
use super::column::Members;
use super::declaration::Shape;
use super::doubt::Counts;
use super::fields::Fields;
use super::id::Id;
use super::reader::{Reader, Value};
use super::table::table;
use super::value::FromToml;
use super::word::words;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::member::Member;
use crate::domain::span::Name;
use crate::domain::statement::{Cell, ChangeForm, Line, LineOf, LineRole, LineUnit, Method, Ratio, Relations, Term};
use crate::domain::{Period, Scale, Span};
use std::sync::Arc;

impl FromToml for Line {
    type Output = Self;
    const SHAPE: Shape = Shape::Either(&[Figures::SHAPE, Heading::SHAPE]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let is_heading = value.get_ref().as_table().is_some_and(|table| table.contains_key("heading"));
        if is_heading { Heading::from_toml(value, reader) } else { Figures::from_toml(value, reader) }
    }
}

/// A line of words only, and what the lines below it are of.
struct Heading;

table! {
    /// A line of words only. What it says of members and periods holds for the lines below it, until a heading that is
    /// indented no deeper.
    pub static HEADING: Heading => Line = "a heading", "`lines` of `[[statements]]`, with `heading`" {
        /// The words.
        required label as "heading": Arc<str> = "Revenue";
        /// Its id in the statement.
        optional id: Id = "revenue";
        /// How far it is indented.
        optional level: u8 = "1";
        /// What the lines below are of: dimensions of `content/dimensions.toml`, each with its member.
        optional members: Members = r#"{ segment = "compute" }"#;
        /// The period or day of the lines below, where it isn't that of the columns.
        optional period: Period = "2023-FY";
        /// The footnotes that it refers to, by their ids.
        list footnotes: Name = r#"["14"]"#;
    }
    => |fields, _| {
        if fields.has("id") && id.is_none() {
            return None;
        }
        Some(Line {
            id: id.unwrap_or_else(|| Name::new("".into(), fields.span())),
            label,
            level: level.unwrap_or_default(),
            role: LineRole::Heading,
            unit: LineUnit::default(),
            scale: None,
            cells: Box::default(),
            sum: Box::default(),
            methods: Box::default(),
            relations: None,
            concept: None,
            of: of_line(members, period, None),
            footnotes: footnotes.into(),
        })
    }
}

/// A line of figures.
struct Figures;

table! {
    /// A line of figures. In `equals`, `opening`, `rolls_forward`, `ratios` and `ordinary`, a line of the same statement is
    /// named by its id, one of another by `statement.line`; in the first three a leading `-` subtracts.
    pub static LINE: Figures => Line = "a line", "`lines` of `[[statements]]`" {
        /// Its id in the statement.
        required id: Id = "total";
        /// What it is called; left out where the table prints nothing beside a subtotal.
        when("except at an unlabelled subtotal or total") label: Arc<str> = "Total revenue";
        /// How far it is indented; 0 where left out.
        optional level: u8 = "1";
        /// What it is among the lines; `item` where left out.
        optional role: LineRole = "subtotal";
        /// What its cells count; `money` where left out, in the statement's scale.
        optional unit: LineUnit = "percent";
        /// Its scale, where it is printed in another than the statement: `hundredth` for cents, pence and basis points.
        /// Money has the statement's where left out, everything else is printed in full.
        optional scale: Scale = "million";
        /// The figures as printed, one a column: `"-"` for nil, `"N/M"` where none is meaningful, `""` where nothing is
        /// stated.
        required cells: Box<[Cell]> = r#"["1", "(2)", "-"]"#;
        /// The lines that it is the sum of, by their ids; a leading `-` subtracts.
        list sum: Term = r#"["interest", "-fees"]"#;
        /// How its translated cells came about, where it isn't plain translation; in all columns, or by the column's id. `per-ads`
        /// holds of any column: the document multiplied the printed amount per share.
        optional methods as "method": Methods = "footed";
        /// The lines that it is the sum of, elsewhere: of the same period, or balances at the end of it.
        list equals: Term = r#"["balance-sheet.cash"]"#;
        /// Likewise, as balances at the end of the day before the period begins.
        list opening: Term = r#"["balance-sheet.cash"]"#;
        /// The flows that lead from one balance of the line to the next.
        list rolls_forward: Term = r#"["operations.total"]"#;
        /// The quotients that it is, times a hundred where the line is in percent. Each one given must hold.
        list ratios: Ratio;
        /// The line that states the figure for ordinary shares: an amount per ADS is that times the shares per ADS of
        /// `site.toml`, a number of ADSs is that divided by them.
        optional ordinary: Name = "eps";
        /// The key under which it is compared with others; the id where left out.
        optional concept: Name = "total-net-revenue";
        /// What it is of: dimensions of `content/dimensions.toml`, each with its member.
        optional members: Members = r#"{ segment = "compute" }"#;
        /// Its period or day, where it isn't that of the columns.
        optional period: Period = "2023-FY";
        /// How columns of changes tell that of this line, where it isn't as the column says.
        optional change as "change_as": ChangeForm = "basis-points";
        /// The footnotes that it refers to, by their ids.
        list footnotes: Name = r#"["14"]"#;
    }
    also |fields, _| {
        let is_sum = matches!(role, Some(LineRole::Subtotal | LineRole::Total));
        if !is_sum && !fields.has("label") {
            fields.missing(&["label"]);
        }
    }
    => |fields, reader| {
        if fields.has("label") && label.is_none() {
            return None;
        }
        let unit = unit.unwrap_or_default();
        let cells = match fields.value("cells").filter(|_| unit == LineUnit::Text) {
            Some(value) => cell::words(value, &cells),
            None => cells,
        };
        cell::of_line(&cells, Counts { unit, scale, change }, reader);
        let relations = Relations {
            equals: equals.into(),
            opening: opening.into(),
            rolls_forward: rolls_forward.into(),
            ratios: ratios.into(),
            ordinary,
        };
        Some(Line {
            id,
            label: label.unwrap_or_default(),
            level: level.unwrap_or_default(),
            role: role.unwrap_or_default(),
            unit,
            scale,
            cells,
            sum: sum.into(),
            methods: methods.unwrap_or_default(),
            relations: any(relations),
            concept,
            of: of_line(members, period, change),
            footnotes: footnotes.into(),
        })
    }
}

/// What a line says that it is of; `None` where it says nothing.
fn of_line(members: Option<Box<[Member]>>, period: Option<Period>, change: Option<ChangeForm>) -> Option<Box<LineOf>> {
    let is_said = members.is_some() || period.is_some() || change.is_some();
    is_said.then(|| Box::new(LineOf { members: members.unwrap_or_default(), period, change }))
}

/// Gives lines what the headings above them say, as far as they don't say it themselves.
pub(super) fn under_headings(mut lines: Vec<Line>) -> Vec<Line> {
    let mut above: Vec<(u8, LineOf)> = Vec::new();
    for line in &mut lines {
        if line.role == LineRole::Heading {
            above.retain(|(level, _)| *level < line.level);
            above.extend(line.of.as_deref().map(|of| (line.level, of.clone())));
        } else if !above.is_empty() {
            let mut of = line.of.take().map_or_else(LineOf::default, |of| *of);
            for (_, heading) in above.iter().rev() {
                of.period = of.period.or(heading.period);
                let is_new = |it: &&Member| of.members.iter().all(|own| own.dimension != it.dimension);
                let further: Vec<Member> = heading.members.iter().filter(is_new).cloned().collect();
                of.members = of.members.into_iter().chain(further).collect();
            }
            of.members.sort_by(|a, b| a.dimension.value.cmp(&b.dimension.value));
            line.of = Some(Box::new(of));
        }
    }
    lines
}

/// What determines a line's figures beside its sum; `None` where nothing is given.
fn any(it: Relations) -> Option<Box<Relations>> {
    let Relations { equals, opening, rolls_forward, ratios, ordinary } = &it;
    let none = equals.is_empty() && opening.is_empty() && rolls_forward.is_empty() && ratios.is_empty();
    (!none || ordinary.is_some()).then(|| Box::new(it))
}

table! {
    /// A quotient that a figure is.
    pub static RATIO: Ratio = "a ratio", "`ratios` of a line" {
        /// The line that is divided.
        required numerator as "of": Name = "fees";
        /// The line that divides it.
        required denominator as "over": Name = "total";
    }
}

words!(LineRole { "item" => Item, "subtotal" => Subtotal, "total" => Total });

words!(LineUnit {
    "money" => Money,
    "per-share" => PerShare,
    "per-ads" => PerAds,
    "shares" => Shares,
    "ads" => Ads,
    "percent" => Percent,
    "points" => Points,
    "times" => Times,
    "days" => Days,
    "months" => Months,
    "years" => Years,
    "count" => Count,
    "text" => Text,
});

words!(Method {
    "footed" => Footed,
    "translated" => Translated,
    "balancing" => Balancing,
    "per-ads" => PerAds,
    "divided" => Divided,
});

impl FromToml for Term {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("id of a line or column");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let line = Name::from_toml(value, reader)?;
        Some(match line.value.strip_prefix('-') {
            Some(id) => Self { line: Name::new(id.trim_start().into(), line.span), negative: true },
            None => Self { line, negative: false },
        })
    }
}

/// One method for all translated columns, or a table of column ids and methods.
struct Methods;

impl FromToml for Methods {
    type Output = Box<[(Option<Name>, Method)]>;
    const SHAPE: Shape = Shape::Either(&[Method::SHAPE, Shape::ByName(&Method::SHAPE)]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output> {
        let Some(table) = value.get_ref().as_table() else {
            return Method::from_toml(value, reader).map(|method| Box::from([(None, method)]));
        };
        let by_column = table.iter().filter_map(|(key, value)| {
            let column = Name::new(key.get_ref().as_ref().into(), reader.span(key.span()));
            Some((Some(column), Method::from_toml(value, reader)?))
        });
        Some(by_column.collect())
    }
}

/// Records a finding where a line of the statement has not one cell a column. It looks at the TOML, so that a line with
/// other errors is counted as well.
pub fn count_cells(statement: &Fields<'_, '_>, reader: &mut Reader) {
    let array = |key| statement.value(key).and_then(|value| value.get_ref().as_array());
    if let (Some(columns), Some(lines)) = (array("columns"), array("lines")) {
        let place = statement.key("columns", reader).unwrap_or_default();
        lines.iter().for_each(|line| count(line, columns.len(), place, reader));
    }
}

fn count(line: &Value<'_>, width: usize, columns: Span, reader: &mut Reader) {
    let Some(line) = line.get_ref().as_table() else { return };
    let Some(cells) = line.get("cells") else { return };
    let Some(found) = cells.get_ref().as_array().map(|cells| cells.len()).filter(|found| *found != width) else {
        return;
    };
    // What is wrong then is said at the cell.
    let is_several =
        |cell: &Value<'_>| cell.get_ref().as_str().is_some_and(|text| super::cell::several(text).is_some());
    if cells.get_ref().as_array().is_some_and(|cells| cells.iter().any(is_several)) {
        return;
    }
    let id = line.get("id").and_then(|id| id.get_ref().as_str()).unwrap_or("a line");
    let number = width;
    let (found, width) = (counted(found, "cell"), counted(width, "column"));
    let message = format!("`{id}` has {found}, but the statement has {width}");
    let finding = Diagnostic::error(Code::CellCount, reader.span(cells.span()), message);
    let joined = cells.get_ref().as_array().map(|cells| joined(cells)).filter(|joined| joined.len() == number);
    let help = match joined {
        Some(figures) => {
            format!("a comma parts cells where figures stand without quotes: write [{}]", figures.join(", "))
        }
        None => {
            "a line has one cell a column: write \"\" where the document states nothing and \"-\" for nil".to_owned()
        }
    };
    reader.findings.push(finding.label(found).related(columns, width).help(help));
}

/// Cells as they are meant where groups of thousands of figures without quotes are cells of their own: `[11,205, 12,431]`.
fn joined(cells: &[Value<'_>]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let mut end = None;
    for cell in cells {
        let digits = cell.get_ref().as_integer().map(|it| it.as_str());
        let is_group = digits.is_some_and(|it| it.len() == 3) && end == cell.span().start.checked_sub(1);
        match (digits, joined.last_mut().filter(|_| is_group)) {
            (Some(digits), Some(last)) => {
                last.pop();
                *last += &format!(",{digits}\"");
            }
            _ => joined.push(format!("\"{}\"", digits.or(cell.get_ref().as_str()).unwrap_or_default())),
        }
        end = digits.map(|_| cell.span().end);
    }
    joined
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
