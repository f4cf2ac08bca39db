//! Lines of statements: levels, units and ids.

use super::denomination::{self, Denomination};
use super::doubt::Doubt;
use super::figure;
use super::ids::{Taken, id};
use super::layout::{Row, RowForm};
use super::line_scale::{self, Of};
use super::unit::{Counted, unit_of};
use crate::decode::{before_exceptions, scale_in_brackets};
use crate::domain::number::Format;
use crate::domain::{Currency, Scale};
use rust_decimal::Decimal;

/// A line as it will be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its id; empty for a heading.
    pub id: String,
    /// Its label; empty at an unlabelled subtotal.
    pub label: String,
    /// How far it is indented.
    pub level: usize,
    /// The word of its unit; `None` for money.
    pub unit: Option<&'static str>,
    /// Its scale, where it isn't the table's.
    pub scale: Option<Scale>,
    /// One text a column; none for a heading.
    pub cells: Vec<String>,
    /// The lines that it is the sum of, by their places, and whether they are subtracted.
    pub sum: Vec<(usize, bool)>,
    /// What of it must be answered.
    pub doubt: Option<Doubt>,
    /// What is said of it behind it.
    pub comments: Vec<String>,
    /// Whether it is left out, and told of in a comment alone.
    pub is_left_out: bool,
    /// Whether it is bold.
    pub is_bold: bool,
}

impl Line {
    /// Whether it has figures.
    pub fn is_figures(&self) -> bool {
        !self.cells.is_empty()
    }
}

/// What a table says of all of its lines.
pub struct Around<'t> {
    /// Its note on units.
    pub note: Option<&'t str>,
    /// Its scale.
    pub scale: Option<Scale>,
    /// The currencies of its columns.
    pub currencies: Vec<Currency>,
    /// What the headings of all columns say of the money below them.
    pub of_columns: Option<Denomination>,
    /// The form of its figures.
    pub format: Format,
    /// Its columns of figures, without those of changes and shares.
    pub figures: Vec<usize>,
}

/// What a heading says of the lines below it.
#[derive(Clone, Debug, Default)]
struct Said {
    level: usize,
    counted: Option<Counted>,
    scale: Option<Scale>,
    denomination: Option<Denomination>,
}

impl Said {
    fn of(row: &Row, level: usize) -> Self {
        let label = &row.label;
        let share = ["% of ", "as % of", "as a % of", "as a percentage of", "in % "];
        let is_share = share.iter().any(|it| label.to_lowercase().starts_with(it));
        let of_cells = denomination::of_all(row.cells.iter().map(|it| &**it));
        Self {
            level,
            counted: if is_share { Some(Counted::As("percent")) } else { unit_of(label) },
            scale: scale_in_brackets(label),
            denomination: denomination::of_label(label).or(of_cells),
        }
    }
}

/// The lines of a table, by what is printed.
pub fn lines(rows: &[Row], around: &Around<'_>) -> Vec<Line> {
    let rows: Vec<Row> = rows.iter().map(with_headings_of_units).collect();
    let levels = levels(&rows);
    let mut lines: Vec<Line> = Vec::new();
    let mut of_heading: Option<Said> = None;
    // What words in the columns above say of the money below them.
    let mut above_in_columns = around.of_columns.clone();
    let mut taken = Taken::default();
    let mut heading = String::new();
    // The labels that a line stands below, with their levels.
    let mut above: Vec<(usize, &str)> = Vec::new();
    for (row, level) in rows.iter().zip(levels) {
        let mut line = Line { label: row.label.clone(), level, is_bold: row.is_bold, ..Line::default() };
        if !row.marks.is_empty() {
            line.comments.push(format!("marks printed at the label: {}", row.marks));
        }
        above.retain(|(of, _)| *of < level);
        let parent = above.last().map_or_else(|| heading.clone(), |(_, label)| (*label).to_owned());
        above.push((level, &row.label));
        match row.form {
            RowForm::Other => {
                let texts = std::iter::once(&row.label).chain(&row.cells).filter(|it| !it.is_empty());
                let read = texts.map(|it| &**it).collect::<Vec<_>>().join(" | ");
                line.is_left_out = true;
                above_in_columns = denomination::of_all(read.split(" | "));
                line.comments = vec![format!("left out: {read}")];
            }
            RowForm::Heading => {
                let said = Said::of(row, level);
                let words: Vec<&str> = row.cells.iter().map(|it| &**it).filter(|it| !it.is_empty()).collect();
                if !words.is_empty() {
                    line.comments.push(format!("left out: {}", words.join(" | ")));
                }
                // What stands above in columns is of what is per share, which another heading ends.
                if said.counted.is_none() && !is_variant(&row.label) {
                    above_in_columns = above_in_columns.filter(|_| lines.last().is_some_and(|it| it.is_left_out));
                }
                of_heading = Some(said);
                heading.clone_from(&row.label);
            }
            RowForm::Figures => {
                // A line that isn't below the heading ends what it says.
                of_heading = of_heading.filter(|it| level > it.level || it.counted.is_some() && is_variant(&row.label));
                counted(&mut line, row, of_heading.as_ref(), around, above_in_columns.as_ref());
                line.cells.clone_from(&row.cells);
                line.id = taken.take(&wanted(&line, &parent, lines.len()));
            }
        }
        lines.push(line);
    }
    lines
}

/// A row whose label stands beside nothing but the units of what follows is a heading: `Earnings per share | HK cents | HK cents`.
fn with_headings_of_units(row: &Row) -> Row {
    let is_unit = !row.label.is_empty() && denomination::of_all(row.cells.iter().map(|it| &**it)).is_some();
    let form = if row.form == RowForm::Figures && is_unit { RowForm::Heading } else { row.form };
    Row { form, ..row.clone() }
}

/// Finds what the figures of a line count, in which scale, and what of that is in doubt.
fn counted(line: &mut Line, row: &Row, heading: Option<&Said>, around: &Around<'_>, above: Option<&Denomination>) {
    let own = unit_of(&row.label);
    let other = match own.as_ref().or_else(|| heading?.counted.as_ref()) {
        Some(Counted::Other(words)) => Some(words.clone()),
        Some(Counted::As(unit)) => {
            line.unit = Some(unit);
            None
        }
        None => None,
    };
    line.unit = unit_of_cells(row).or(line.unit);
    if line.unit.is_none() && is_percent_by_label(row) {
        line.unit = Some("percent");
        line.comments.push("proposed by the label: `unit`".to_owned());
    }
    if let Some(words) = other.filter(|_| line.unit.is_none()) {
        line.doubt = Some(Doubt::of_unit(format!("words name another unit than money: \"{words}\"")));
        return;
    }
    let cells = around.figures.iter().filter_map(|at| row.cells.get(*at));
    let values: Vec<Decimal> = cells.filter_map(|it| figure::value(it, around.format)).collect();
    let of = Of { label: &line.label, heading: heading.and_then(|it| it.scale), values: &values };
    match line.unit {
        None => money(line, row, heading, around, above),
        Some("per-share" | "per-ads") => per_share(line, row, heading, around, above),
        Some("shares" | "ads") => {
            line.scale = line_scale::of_shares(&of, around.note, around.scale);
            line.doubt = line_scale::doubt_of_shares(&of, line.scale, around.note, around.scale);
        }
        Some("count") => {
            line.scale = line_scale::of_count(&of);
            line.doubt = line_scale::doubt_of_count(&of, line.scale);
        }
        Some(_) => {}
    }
}

/// Money has the table's scale, unless its label says that it is in hundredths.
fn money(line: &mut Line, row: &Row, heading: Option<&Said>, around: &Around<'_>, above: Option<&Denomination>) {
    let bracketed = scale_in_brackets(&line.label).or_else(|| heading?.scale);
    let own = denomination::of_label(&line.label).or_else(|| of_cells(row));
    line.scale = bracketed.filter(|it| Some(*it) != around.scale);
    let below = || heading.and_then(|it| it.denomination.as_ref()).or(above).filter(|it| it.is_hundredths);
    match own {
        Some(of) if !of.is_of(&around.currencies) => line.doubt = Some(of_other_currency(&of, around)),
        Some(of) if of.is_hundredths => line.scale = Some(Scale::Hundredth),
        Some(of) if bracketed.is_none() && around.scale != Some(Scale::One) => {
            let why = format!("its label says \"{}\", which is no scale", of.words);
            line.doubt = Some(Doubt::of_unit(why));
        }
        Some(_) => {}
        None => {
            let why = below().map(|it| format!("it stands below \"{}\"", it.words));
            line.doubt = why.map(Doubt::of_unit);
        }
    }
}

/// What is per share is printed in full, unless words say that it is in hundredths.
fn per_share(line: &mut Line, row: &Row, heading: Option<&Said>, around: &Around<'_>, above: Option<&Denomination>) {
    let own = denomination::of_label(&line.label).or_else(|| of_cells(row));
    let is_own = own.is_some();
    let of_note = || {
        let excepted = around.note.map(|it| &it[before_exceptions(it).len()..])?;
        denomination::of_label(excepted).filter(|it| it.is_hundredths)
    };
    let inherited = || heading.and_then(|it| it.denomination.clone()).or_else(|| above.cloned()).or_else(of_note);
    let Some(of) = own.or_else(inherited) else { return };
    if !of.is_of(&around.currencies) {
        line.doubt = Some(of_other_currency(&of, around));
    } else if of.is_hundredths {
        line.scale = Some(Scale::Hundredth);
        if !is_own {
            line.comments.push("proposed by the words above: `scale`".to_owned());
        }
    }
}

fn of_other_currency(of: &Denomination, around: &Around<'_>) -> Doubt {
    let mut codes: Vec<&str> = around.currencies.iter().map(Currency::code).collect();
    codes.dedup();
    Doubt::of_currency(format!("words say \"{}\", and its columns are in {}", of.words, codes.join(" and ")))
}

/// What the words at all figures of a line say: `12.34 cents`, `12.3p`.
fn of_cells(row: &Row) -> Option<Denomination> {
    let printed = row.cells.iter().filter(|it| it.contains(|c: char| c.is_ascii_digit()));
    let behind = |it: &String| {
        let words = it.trim_start_matches(|c: char| !c.is_alphabetic() && c != '¢').trim_end_matches(')').to_owned();
        // `12.3c`
        if words == "c" { "cents".to_owned() } else { words }
    };
    let behind: Vec<String> = printed.map(behind).collect();
    let all = denomination::of_all(behind.iter().map(|it| &**it)).filter(|it| it.is_hundredths);
    all.filter(|_| behind.iter().all(|it| !it.is_empty()))
}

/// The ids that a line could have, the plainest first.
fn wanted(line: &Line, heading: &str, at: usize) -> Vec<String> {
    let Some(plain) = id(&line.label) else {
        return vec![if line.label.is_empty() { "subtotal".to_owned() } else { format!("line-{}", at + 1) }];
    };
    let mut wanted = Vec::new();
    let with = |end: &str| id(&format!("{} {end}", line.label));
    match line.unit.filter(|_| is_variant(&line.label)) {
        // `Basic` says nothing without what it is of.
        Some(unit) => wanted.extend(with(unit)),
        None => wanted.push(plain.clone()),
    }
    if !heading.is_empty() && heading.chars().count() <= 40 {
        wanted.extend(with(heading));
    }
    if wanted.is_empty() {
        wanted.push(plain);
    }
    wanted
}

/// Whether a label says nothing but which one of the figures above it is.
fn is_variant(label: &str) -> bool {
    const VARIANTS: [&str; 34] = [
        "basic",
        "diluted",
        "unverwässert",
        "verwässert",
        "de base",
        "dilué",
        "class ",
        "基本",
        "攤薄",
        "摊薄",
        "稀釋",
        "稀释",
        "básico",
        "básica",
        "diluido",
        "diluida",
        "diluído",
        "diluída",
        "base",
        "diluito",
        "gewoon",
        "verwaterd",
        "före ",
        "efter ",
        "utspädd",
        "udvandet",
        "utvannet",
        "laimen",
        "podstawowy",
        "rozwodniony",
        "希薄化",
        "潜在株式",
        "기본",
        "희석",
    ];
    let label = label.to_lowercase();
    let label = label.trim_start_matches(['-', '–', '—', '•', ' ']);
    VARIANTS.iter().any(|it| label.starts_with(it))
}

/// Whether a line is a margin in percent without the sign: no figure of it is above a hundred, and its label says what it is.
fn is_percent_by_label(row: &Row) -> bool {
    let label = row.label.to_lowercase();
    let says = ["margin", "margin (%)", "marge", "in %", "(%)", "(in %)", "quote"].iter().any(|it| label.ends_with(it));
    let is_small = |cell: &String| {
        let whole = cell.trim_start_matches(|c: char| !c.is_ascii_digit());
        let digits = whole.bytes().take_while(u8::is_ascii_digit).count();
        let decimals = whole[digits..].strip_prefix(['.', ',']);
        let decimals = decimals.map(|it| it.bytes().take_while(u8::is_ascii_digit).count());
        (1..=2).contains(&digits) && decimals.is_none_or(|it| it < 3)
    };
    let mut figures = row.cells.iter().filter(|it| it.contains(|c: char| c.is_ascii_digit())).peekable();
    says && figures.peek().is_some() && figures.all(is_small)
}

/// The unit that the signs at all figures of a line say.
fn unit_of_cells(row: &Row) -> Option<&'static str> {
    let printed: Vec<&String> = row.cells.iter().filter(|it| it.contains(|c: char| c.is_ascii_digit())).collect();
    let all =
        |end: &str| !printed.is_empty() && printed.iter().all(|it| it.trim_end_matches([')', ' ']).ends_with(end));
    let are_percent = !printed.is_empty() && printed.iter().all(|it| it.contains('%'));
    match () {
        () if are_percent => Some("percent"),
        () if all("x") => Some("times"),
        () if all("pp") || all("ppt") || all("pts") => Some("points"),
        () => None,
    }
}

/// The level of each row: by how far it is indented, or, where nothing is, below words that stand above it.
fn levels(rows: &[Row]) -> Vec<usize> {
    // Two points are no step.
    const NEAR: i32 = 20;
    let mut steps: Vec<i32> = rows.iter().filter(|it| it.form != RowForm::Other).map(|it| it.indent).collect();
    steps.sort_unstable();
    steps.dedup_by(|later, earlier| *later - *earlier < NEAR);
    let step = |row: &Row| steps.iter().rposition(|it| *it <= row.indent).unwrap_or_default().min(9);
    if steps.len() > 1 {
        return rows.iter().map(step).collect();
    }
    let mut is_below = false;
    let level = |row: &Row| {
        if row.form == RowForm::Heading {
            is_below = true;
            return 0;
        }
        let lower = row.label.to_lowercase();
        let is_total =
            row.is_bold || row.label.is_empty() || ["total", "net ", "summe"].iter().any(|it| lower.starts_with(it));
        if is_total {
            is_below = is_below && !lower.starts_with("total");
            return 0;
        }
        usize::from(is_below)
    };
    rows.iter().map(level).collect()
}
