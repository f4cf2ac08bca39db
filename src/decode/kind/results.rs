//! The facts of a results announcement: the table `[results]`.

use crate::decode::address::Url;
use crate::decode::amount::Percent;
use crate::decode::declaration::Shape;
use crate::decode::id::Id;
use crate::decode::reader::{Reader, Value};
use crate::decode::table::table;
use crate::decode::value::FromToml;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::amount::{Hedge, Range};
use crate::domain::kind::results::{Call, Guidance, Highlight, Quote, Results};
use crate::domain::span::Name;
use crate::domain::{Amount, Located, Moment, Period};
use std::sync::Arc;

table! {
    /// What a results announcement reports.
    pub static RESULTS: Results = "the results", "`[results]`" {
        /// The period that is reported, or a list of those that are: the fourth quarter and the year.
        required periods as "period": Reported = "2024-Q1";
        /// The lines, as `statement.line`, that are shown first and on the home page.
        list highlights: Highlight = r#"["operations.total-net-revenue"]"#;
        /// The conference call on the results.
        optional call: Call;
        /// What the issuer expects.
        list guidance: Guidance;
        /// What people of the issuer say of the results.
        list quotes: Quote;
    }
    also |_, reader| {
        for named in highlights.iter().filter_map(|it| it.period.as_ref()) {
            if periods.as_ref().is_some_and(|all: &Vec<Located<Period>>| all.iter().all(|it| it.value != named.value)) {
                let message = format!("{} is not among the reported periods", named.value);
                let help = "name one of those in `period`, or leave it out: the line is then shown for each of them";
                reader.findings.push(Diagnostic::error(Code::UnknownPeriod, named.span, message).help(help));
            }
        }
    }
}

/// A period, or several in a list.
struct Reported;

impl FromToml for Reported {
    type Output = Vec<Located<Period>>;
    const SHAPE: Shape = Shape::Either(&[Period::SHAPE, Shape::List(&Period::SHAPE)]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output> {
        if value.get_ref().as_array().is_none() {
            return Located::<Period>::from_toml(value, reader).map(|period| vec![period]);
        }
        let periods = Vec::<Located<Period>>::from_toml(value, reader)?;
        if periods.is_empty() {
            return reader.wrong_type(value, "a period, or several in a list");
        }
        for (at, period) in periods.iter().enumerate() {
            if let Some(first) = periods[..at].iter().find(|it| it.value == period.value) {
                let finding =
                    Diagnostic::error(Code::DuplicateId, period.span, format!("{} is reported twice", period.value));
                reader.findings.push(finding.related(first.span, "here already").help("list each period once"));
                return None;
            }
        }
        Some(periods)
    }
}

/// A line by its name, or with what it is called.
impl FromToml for Highlight {
    type Output = Self;
    const SHAPE: Shape = Shape::Either(&[Name::SHAPE, Labelled::SHAPE]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        if value.get_ref().is_str() {
            Name::from_toml(value, reader).map(|line| Self { line, label: None, period: None })
        } else {
            Labelled::from_toml(value, reader)
        }
    }
}

/// A highlight as a table.
struct Labelled;

table! {
    /// A line that is shown first, with what it is called there.
    pub static HIGHLIGHT: Labelled => Highlight = "a highlight", "`highlights` of `[results]`" {
        /// The line, as `statement.line`.
        required line: Name = "operations.eps-diluted";
        /// What it is called, where the line's label says too little.
        optional label: Arc<str> = "Diluted EPS";
        /// The one of the reported periods that it is shown for; each of them where left out.
        optional period: Located<Period> = "2024-Q1";
    }
    => |_, _| Some(Highlight { line, label, period })
}

table! {
    /// A conference call.
    pub static CALL: Call = "a call", "`[results.call]`" {
        /// When it begins.
        required at: Located<Moment>;
        /// The same instant in other zones, where the document prints them.
        list also: Located<Moment>;
        /// Where one registers.
        optional registration: Located<Url> = "https://example.com/register";
        /// Where it is broadcast.
        optional webcast: Located<Url> = "https://ir.example.com/";
        /// What else there is to say.
        optional note: Box<str> = "A replay is available for a week.";
    }
}

table! {
    /// What the issuer expects a figure to be.
    pub static GUIDANCE: Guidance = "guidance", "`[[results.guidance]]`" {
        /// Its id in the document.
        required id: Id = "net-income";
        /// What it is called.
        required label: Arc<str> = "Net income";
        /// The line or metric that it foretells.
        optional concept: Name = "net-income";
        /// The period that it is for.
        required period: Period = "2024-Q2";
        /// What is expected, as printed: a range, one end of it, or one figure.
        when("without `low`, `high` and `text`") range: Located<Range> = "3.0% to 3.2%";
        /// The low end by itself.
        when("without `range`, `high` and `text`") low: Located<Amount> = "RMB1.17 billion";
        /// The high end by itself, which counts the same.
        when("without `range`, `low` and `text`") high: Located<Amount> = "RMB1.23 billion";
        /// What is expected in words, where the document gives no figure.
        when("without `range`, `low` and `high`") text: Located<Box<str>> = "In line with last year.";
        /// The growth that the document states for it.
        optional growth: Growth;
        /// What else there is to say.
        optional note: Box<str> = "Subject to change.";
    }
    also |fields, reader| {
        let given: Vec<&str> = ["range", "text", "low", "high"].into_iter().filter(|key| fields.has(key)).collect();
        match *given {
            [] => fields.missing(&["range", "low", "high", "text"]),
            [first @ ("range" | "text"), ref others @ ..] => {
                for other in others {
                    let message = format!("`{other}` stands beside `{first}`, which says the same");
                    let help = "give `range` as printed, or `low` and `high`, or `text` where there is no figure";
                    fields.unknown(other, message, help, reader);
                }
            }
            _ => {}
        }
        let ends = range.map_or(Ends { low, high, ..Ends::default() }, Ends::of);
        let ends = ends.checked(reader);
    }
    => |_, _| {
        let Ends { low, high, middle, margin, words } = ends;
        let words = text.or(words);
        let (growth, against) = growth.unzip();
        let growth = growth.unwrap_or_default();
        Some(Self { id, label, concept, period, low, high, middle, margin, words, growth, against, note })
    }
}

impl FromToml for Range {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("range, as printed");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let Some(text) = value.get_ref().as_str() else {
            return reader.wrong_type(value, "a range in quotes, such as \"3.0% to 3.2%\"");
        };
        let read = Self::parse(text, &reader.conventions);
        read.map_err(|error| {
            let help = "write it as printed: \"3.0% to 3.2%\", \"at least RMB4 billion\", \"around 5%\", \"US$28.0 billion, \
                        plus or minus 2%\"; words without a figure stand in `text`";
            reader.refuse::<()>(Code::InvalidAmount, value, format!("`{text}` is not a range: {error}"), help)
        })
        .ok()
    }
}

/// What guidance expects, however it is given.
#[derive(Default)]
struct Ends {
    low: Option<Located<Amount>>,
    high: Option<Located<Amount>>,
    middle: Option<Located<Amount>>,
    margin: Option<Located<Amount>>,
    words: Option<Located<Box<str>>>,
}

impl Ends {
    fn of(Located { value: Range { printed, low, high, around }, span }: Located<Range>) -> Self {
        let at = |amount| Some(Located::new(amount, span));
        let words = Some(Located::new(printed, span));
        match (around, low, high) {
            (Some(around), ..) => Self { middle: at(around.0), margin: at(around.1), words, ..Self::default() },
            (None, Some(low), Some(high)) if low == high => Self { middle: at(low), words, ..Self::default() },
            (None, low, high) => Self { low: low.and_then(at), high: high.and_then(at), words, ..Self::default() },
        }
    }

    /// Both ends count the same, and neither is said to be the other one.
    fn checked(self, reader: &mut Reader) -> Self {
        let is_end = |amount: &Located<Amount>, other: [Hedge; 3]| amount.hedge.is_some_and(|it| other.contains(&it));
        let swapped = [
            (&self.low, "low", "high", [Hedge::UpTo, Hedge::AtMost, Hedge::LessThan]),
            (&self.high, "high", "low", [Hedge::AtLeast, Hedge::MoreThan, Hedge::MoreThan]),
        ];
        for (amount, own, other, hedges) in swapped {
            if let Some(amount) = amount.as_ref().filter(|it| is_end(it, hedges)) {
                let message = format!("`{}` is no {own} end: it is a {other} one", amount.printed);
                reader.findings.push(
                    Diagnostic::error(Code::RangeOrder, amount.span, message).help(format!("write it as `{other}`")),
                );
            }
        }
        match (&self.low, &self.high) {
            (Some(low), Some(high)) if low.unit != high.unit => {
                let message = "the ends of a range must count the same thing in the same currency";
                let finding = Diagnostic::error(Code::UnitMismatch, high.span, message);
                let finding = finding.label("the high end").related(low.span, "the low end");
                let help = "write both ends with the same currency or unit, as far as the document does";
                reader.findings.push(finding.help(help));
                Self { high: None, ..self }
            }
            _ => self,
        }
    }
}

/// Growth stated for what is expected.
struct Growth;

table! {
    /// The growth that guidance is equal to.
    pub static GROWTH: Growth => ([Option<Located<Amount>>; 2], Period)
        = "stated growth", "`growth` of `[[results.guidance]]`" {
        /// That of the low end, or of the one figure.
        when("without `high`") low: Percent = "7.0%";
        /// That of the high end.
        when("without `low`") high: Percent = "12.5%";
        /// The period from which it is.
        required against: Period = "2023-Q2";
    }
    also |fields, _| {
        if !fields.has("low") && !fields.has("high") {
            fields.missing(&["low", "high"]);
        }
    }
    => |_, _| Some(([low, high], against))
}

table! {
    /// What a person of the issuer says, retold.
    pub static QUOTE: Quote = "a quote", "`[[results.quotes]]`" {
        /// Who: the id of a person of the issuer.
        required person: Name = "jane-roe";
        /// The person's name as the document prints it.
        optional printed_name: Arc<str> = "Jane Roe";
        /// As what the document names the person.
        required capacity: Arc<str> = "Chief Financial Officer";
        /// What is said, retold.
        required text: Located<Box<str>> = "Revenue rose in every segment.";
    }
    with span
}
