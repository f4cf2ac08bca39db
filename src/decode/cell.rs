//! Cells of statements: what each says of itself, and whether its line and column say the same.

use super::declaration::Shape;
use super::doubt::{Counts, Doubt, What};
use super::reader::{Reader, Value};
use super::value::FromToml;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::cell::{self, Signs, UnitSign};
use crate::domain::currency::Sign;
use crate::domain::hidden::{described, is_invisible};
use crate::domain::number::{self, NumberError};
use crate::domain::statement::{Cell, Column, Derived, LineUnit, Typed};
use crate::domain::{Conventions, Currency, Scale};
use toml::de::DeValue;

/// A cell of a table as printed; an empty text is a cell where nothing is stated.
impl FromToml for Cell {
    type Output = Self;
    const SHAPE: Shape = Shape::Figure;

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let span = reader.span(value.span());
        let text = text(value, reader)?;
        match cell::read(text, &reader.conventions) {
            Ok(read) => {
                if read.signs != Signs::default() {
                    let what = What::Signs(read.signs, text.trim().into());
                    reader.doubts.push(Doubt { span, place: None, what });
                }
                Some(Self { printed: read.printed, span, typed: read.typed })
            }
            Err(error) => {
                let what = What::Words(refusal(text, error, &reader.conventions));
                reader.doubts.push(Doubt { span, place: None, what });
                // In a column of words it is one of them.
                let typed = Typed { words: Some(text.trim().into()), marks: Box::default() };
                Some(Self { printed: None, span, typed: Some(Box::new(typed)) })
            }
        }
    }
}

/// The text of a figure.
pub(super) fn text<'v>(value: &'v Value<'_>, reader: &mut Reader) -> Option<&'v str> {
    match value.get_ref() {
        DeValue::String(text) => Some(text),
        DeValue::Integer(integer) if integer.radix() == 10 => Some(integer.as_str()),
        DeValue::Integer(_) | DeValue::Float(_) => {
            let typed = match value.get_ref() {
                DeValue::Float(float) => float.as_str(),
                _ => "4,153.20",
            };
            let help = format!(
                "put it in quotes as it is printed, such as \"{typed}\": a bare number would lose its last zeros"
            );
            let message = "a figure with a point, an exponent or another base must stand in quotes";
            reader.refuse(Code::InvalidNumber, value, message, &help)
        }
        _ => reader.wrong_type(value, "a figure in quotes, as it is printed"),
    }
}

/// Why a text is no figure, with the form of numbers that it would need.
pub(super) fn refusal(text: &str, error: NumberError, conventions: &Conventions) -> String {
    let is_read = |digits: &str| number::unsigned(digits, conventions).is_ok();
    let digits = text.trim_matches(|c: char| !c.is_ascii_digit());
    let are_parted = digits.contains(' ')
        && several(text).is_none()
        && digits.chars().all(|c| c.is_ascii_digit() || " .,".contains(c));
    let odd = |c: &char| (!c.is_ascii() && (c.is_whitespace() || is_invisible(*c))) || (*c == ' ' && are_parted);
    if let Some(c) = text.trim().chars().find(odd).filter(|_| !matches!(error, NumberError::Ambiguous(..))) {
        let with_comma: String = digits.chars().map(|it| if odd(&it) { ',' } else { it }).collect();
        let meant = match is_read(&with_comma) {
            true => format!("; with a comma it is \"{}\", and", text.trim().replace(digits, &with_comma)),
            false => ";".to_owned(),
        };
        return format!(
            "`{text}` is not a figure: {} stands in it{meant} where documents set thousands off by spaces, they need `format = \"1 \
             234,5\"` in `[numbers]` of site.toml",
            if c == ' ' { "a space".to_owned() } else { described(c) }
        );
    }
    if let Some(figures) =
        several(text).filter(|figures| figures.iter().all(|it| number::parse(it, conventions).is_ok()))
    {
        let quoted: Vec<String> = figures.iter().map(|it| format!("\"{it}\"")).collect();
        return format!(
            "`{text}` is no figure, but {}: put each in quotes of its own, {}",
            figures.len(),
            quoted.join(", ")
        );
    }
    if let Some(behind) = text.trim().strip_suffix(['-', '−', '–']).map(str::trim_end)
        && number::parse(behind, conventions).is_ok()
        && !behind.starts_with(['-', '−', '('])
    {
        return format!(
            "`{text}` is not a figure: a minus stands ahead of it, \"-{behind}\", or parentheses around it, \"({behind})\""
        );
    }
    let one_comma =
        digits.split_once(',').filter(|(_, rest)| !rest.is_empty() && rest.len() != 3 && !rest.contains([',', '.']));
    let form = match error {
        NumberError::Grouping(number::Format::CommaPoint) if let Some((whole, rest)) = one_comma => format!(
            "; with a decimal point it is \"{}\"; in a document that writes decimals behind commas, set `format = \"1.234,5\"` in \
             `[numbers]` of site.toml, or `numbers = {{ format = \"1.234,5\" }}` in its facts",
            text.replace(digits, &format!("{whole}.{rest}"))
        ),
        NumberError::Ambiguous(..) => "; say which with `format` in `[numbers]` of site.toml".to_owned(),
        _ => number::written_in(digits).filter(|_| !is_read(digits)).map_or_else(String::new, |it| {
            format!("; numbers such as this one need `format = \"{}\"` in `[numbers]` of site.toml", it.id())
        }),
    };
    format!("`{text}` is not a figure: {error}{form}")
}

/// The figures that stand in one text, where they are several.
pub(super) fn several(text: &str) -> Option<Vec<&str>> {
    let separator = [", ", "; ", ";", "\t", "|", "  "].into_iter().find(|it| text.trim().contains(it))?;
    let parts: Vec<&str> = text.split(separator).map(str::trim).filter(|it| !it.is_empty()).collect();
    (parts.len() > 1 && parts.iter().all(|it| it.contains(|c: char| c.is_ascii_digit()))).then_some(parts)
}

/// The cells of a line of words: each as it is typed.
pub(super) fn words(cells: &Value<'_>, read: &[Cell]) -> Box<[Cell]> {
    let typed = cells.get_ref().as_array().into_iter().flatten().filter_map(|it| match it.get_ref() {
        DeValue::String(text) => Some(text.trim()),
        DeValue::Integer(integer) => Some(integer.as_str()),
        _ => None,
    });
    let cell = |(cell, text): (&Cell, &str)| {
        let typed = (!text.is_empty()).then(|| Box::new(Typed { words: Some(text.into()), marks: Box::default() }));
        Cell { printed: None, span: cell.span, typed }
    };
    read.iter().zip(typed).map(cell).collect()
}

/// Says of the doubts about the cells of a line in which columns they are, and what the line counts.
pub(super) fn of_line(cells: &[Cell], counts: Counts, reader: &mut Reader) {
    for doubt in reader.doubts.iter_mut().rev().take_while(|doubt| doubt.place.is_none()) {
        let column = cells.iter().position(|cell| cell.span == doubt.span);
        doubt.place = column.map(|column| (column, counts));
    }
}

/// Records what cells say otherwise than their lines and columns, and which are no figures. `columns` are those of the
/// statement where all of them could be read.
pub(super) fn judge(columns: Option<&[Column]>, reader: &mut Reader) {
    for Doubt { span, place, what } in std::mem::take(&mut reader.doubts) {
        let column = |at: usize| columns.and_then(|columns| columns.get(at));
        let place = place.map(|(at, of)| match column(at) {
            Some(column) => (at, column.unit_of(of.unit, of.change), column.scale_of(of.unit, of.scale, of.change)),
            None => (at, of.unit, of.scale),
        });
        match (what, place) {
            (What::Words(_), Some((_, LineUnit::Text, _))) => {}
            (What::Words(message), _) => {
                let help = "type it as it is printed: \"4,153.2\", \"(2,236)\", \"-\" for nil, \"N/M\", \"\" where nothing is \
                            stated; words stand in lines and columns of `unit = \"text\"`";
                reader.findings.push(Diagnostic::error(Code::InvalidNumber, span, message).help(help));
            }
            (What::Signs(..), None | Some((_, LineUnit::Text, _))) => {}
            (What::Signs(signs, text), Some((at, unit, scale))) => {
                let (currency, scale) = (column(at).map(|column| column.currency), scale.unwrap_or_default());
                if let Some((message, mut help)) = contradiction(signs, unit, scale, currency, &reader.conventions) {
                    let message = format!("`{text}` {message}");
                    let is_change =
                        column(at).is_some_and(|it| matches!(it.derived.as_deref(), Some(Derived::Change { .. })));
                    if let Some(form) = signs.unit.filter(|_| is_change).and_then(form_of) {
                        help =
                            format!("give the line `change_as = \"{form}\"`, or the column that in `change` by `as`");
                    }
                    reader.findings.push(Diagnostic::error(Code::UnitMismatch, span, message).help(help));
                }
            }
        }
    }
}

/// How a change is told that is printed with a sign.
fn form_of(sign: UnitSign) -> Option<&'static str> {
    match sign {
        UnitSign::Percent => Some("percent"),
        UnitSign::Points => Some("points"),
        UnitSign::BasisPoints => Some("basis-points"),
        UnitSign::Times | UnitSign::Hundredths => None,
    }
}

/// How a cell contradicts its line or its column, and what helps.
fn contradiction(
    signs: Signs,
    unit: LineUnit,
    scale: Scale,
    currency: Option<Currency>,
    conventions: &Conventions,
) -> Option<(String, String)> {
    let line = || counts(unit, scale);
    if let Some(sign) = signs.unit {
        let (fits, key) = match sign {
            // The points by which percentages differ are printed with their sign as well.
            UnitSign::Percent => {
                (matches!(unit, LineUnit::Percent | LineUnit::Points) && scale == Scale::One, "unit = \"percent\"")
            }
            UnitSign::Points => (unit == LineUnit::Points, "unit = \"points\""),
            UnitSign::BasisPoints => {
                (unit == LineUnit::Percent && scale == Scale::Hundredth, "unit = \"percent\", scale = \"hundredth\"")
            }
            UnitSign::Times => (unit == LineUnit::Times, "unit = \"times\""),
            UnitSign::Hundredths => (unit.has_currency() && scale == Scale::Hundredth, "scale = \"hundredth\""),
        };
        if !fits {
            let is = match sign {
                UnitSign::Percent => "is a percentage",
                UnitSign::Points => "is in percentage points",
                UnitSign::BasisPoints => "is in basis points",
                UnitSign::Times => "is a multiple",
                UnitSign::Hundredths => "is in hundredths of a currency",
            };
            return Some((format!("{is}, but its line counts {}", line()), of_others(sign, key)));
        }
    }
    let sign = signs.currency?;
    if !unit.has_currency() {
        let help = "take the sign out, or give the line the unit that it counts: money where `unit` is left out";
        return Some((format!("is an amount of money, but its line counts {}", line()), help.to_owned()));
    }
    let column = currency?;
    let fits = match sign {
        Sign::Of(currency) => currency == column,
        Sign::Dollar => conventions.dollar.map_or(column.is_dollar(), |dollar| dollar == column),
        Sign::Yen => conventions.yen.map_or(matches!(column.code(), "JPY" | "CNY"), |yen| yen == column),
        Sign::Krona => {
            conventions.krona.map_or(matches!(column.code(), "SEK" | "NOK" | "DKK" | "ISK"), |it| it == column)
        }
    };
    let said = match sign {
        Sign::Of(currency) => format!("is in {currency}"),
        Sign::Dollar => format!("is in {}", conventions.dollar.map_or("dollars".to_owned(), |it| it.to_string())),
        Sign::Yen => format!("is in {}", conventions.yen.map_or("yen or renminbi".to_owned(), |it| it.to_string())),
        Sign::Krona => format!("is in {}", conventions.krona.map_or("kronor".to_owned(), |it| it.to_string())),
    };
    (!fits)
        .then(|| (format!("{said}, but its column is in {column}"), "set right which of the two is wrong".to_owned()))
}

/// What to do about a sign of a unit that the line hasn't: percentages beside money are mostly changes or shares.
fn of_others(sign: UnitSign, key: &str) -> String {
    let line = format!("give the line `{key}`");
    match sign {
        UnitSign::Percent | UnitSign::Points | UnitSign::BasisPoints => {
            format!("{line}; a column that tells of others says so by `change` or `share`")
        }
        UnitSign::Times | UnitSign::Hundredths => line,
    }
}

/// What a line counts, in words.
pub(super) fn counts(unit: LineUnit, scale: Scale) -> &'static str {
    match unit {
        LineUnit::Money if scale == Scale::Hundredth => "hundredths of a currency",
        LineUnit::Money => "money",
        LineUnit::PerShare => "money per share",
        LineUnit::PerAds => "money per ADS",
        LineUnit::Shares => "shares",
        LineUnit::Ads => "ADSs",
        LineUnit::Percent if scale == Scale::Hundredth => "basis points",
        LineUnit::Percent => "percent",
        LineUnit::Points => "percentage points",
        LineUnit::Times => "how many times",
        LineUnit::Days => "days",
        LineUnit::Months => "months",
        LineUnit::Years => "years",
        LineUnit::Count => "things",
        LineUnit::Text => "nothing",
    }
}
