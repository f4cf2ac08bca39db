//! Lines of statements: levels, units and ids.

use super::ids::{Taken, id};
use super::layout::{Row, RowForm};
use crate::decode::{before_exceptions, scale_in_brackets, scales_said};
use crate::domain::Scale;

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

/// The lines of a table, by what is printed. `note` is the one on units.
pub fn lines(rows: &[Row], note: Option<&str>, scale: Option<Scale>) -> Vec<Line> {
    let levels = levels(rows);
    let mut lines: Vec<Line> = Vec::new();
    // The unit that a heading names, and how deep it stands.
    let mut of_heading: Option<(&'static str, usize)> = None;
    // Whether words in the columns above say that what is per share is in cents.
    let mut of_cents = false;
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
                of_cents = is_cents(row);
                line.comments = vec![format!("left out: {read}")];
            }
            RowForm::Heading => {
                of_heading = unit_of(&row.label).map(|unit| (unit, level));
                heading.clone_from(&row.label);
            }
            RowForm::Figures => {
                let inherited = of_heading.filter(|(_, above)| level > *above || is_variant(&row.label));
                let own = unit_of(&row.label);
                // A line that isn't below the heading ends what it says.
                if inherited.is_none() {
                    of_heading = None;
                }
                line.unit = unit_of_cells(row).or(own).or(inherited.map(|(unit, _)| unit));
                if line.unit.is_none() && is_percent_by_label(row) {
                    line.unit = Some("percent");
                    line.comments.push("proposed by the label: `unit`".to_owned());
                }
                line.scale = of_line(&line, note, scale);
                if of_cents && matches!(line.unit, Some("per-share" | "per-ads")) {
                    line.scale = Some(Scale::Hundredth);
                    line.comments.push("proposed by the words above: `scale`".to_owned());
                }
                line.cells.clone_from(&row.cells);
                line.id = taken.take(&wanted(&line, &parent, lines.len()));
            }
        }
        lines.push(line);
    }
    lines
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

fn is_variant(label: &str) -> bool {
    let label = label.to_lowercase();
    let label = label.trim_start_matches(['-', '–', '—', '•', ' ']);
    ["basic", "diluted", "unverwässert", "verwässert", "de base", "dilué", "class ", "基本", "攤薄", "摊薄"]
        .iter()
        .any(|it| label.starts_with(it))
}

/// A label without what tells of it in brackets with a figure: `Dividends paid ($0.16 per share)` are money.
fn without_amounts(label: &str) -> String {
    let is_amount = |inner: &str| inner.contains(|c: char| c.is_ascii_digit());
    match label
        .split_once('(')
        .and_then(|(before, rest)| rest.split_once(')').map(|(inner, after)| (before, inner, after)))
    {
        Some((before, inner, after)) if is_amount(inner) => format!("{before}{after}"),
        _ => label.to_owned(),
    }
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

/// The unit that a label names; nothing where it is money.
fn unit_of(label: &str) -> Option<&'static str> {
    let label = without_amounts(&label.to_lowercase());
    let has = |words: &[&str]| words.iter().any(|it| label.contains(it));
    let counts = has(&["weighted", "number of", "shares outstanding", "used in", "gewichtete", "anzahl", "nombre"]);
    let names_shares = has(&["share", "aktien", "actions", "股"]);
    let names_ads = has(&["ads", "depositary"]) && !has(&["loads", "leads", "roads", "heads", "ads revenue"]);
    if counts && (names_shares || names_ads) && !has(&["based compensation", "repurchase", "proceeds"]) {
        // `Weighted average ADS used in calculating net income per ordinary share`
        let first = label.split("used in").next().unwrap_or_default();
        return Some(if first.contains("ads") && !first.contains("share") { "ads" } else { "shares" });
    }
    if has(&["per ads", "per american depositary", "per depositary"]) {
        return Some("per-ads");
    }
    let words: Vec<&str> = label.split(|c: char| !c.is_alphanumeric()).collect();
    if ["eps", "dps"].iter().any(|it| words.contains(it)) && !has(&["steps"]) {
        return Some("per-share");
    }
    let counted =
        ["employees", "headcount", "mitarbeiter", "mitarbeitende", "beschäftigte", "effectif", "stores", "filialen"];
    let is_amount =
        has(&["expense", "cost", "aufw", "due ", "paid", "payable", "benefit", "compensation", "amount", "loan"]);
    if (words.iter().any(|it| counted.contains(it)) && words.len() <= 4 || label.starts_with("number of")) && !is_amount
    {
        return Some("count");
    }
    if has(&["per share", "per ordinary share", "per common share", "per class", "je aktie", "par action", "每股"]) {
        return Some("per-share");
    }
    None
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

/// The scale of a line, where it has another one than the table by what is printed.
fn of_line(line: &Line, note: Option<&str>, scale: Option<Scale>) -> Option<Scale> {
    let bracketed = scale_in_brackets(&line.label);
    match line.unit {
        None => {
            let cents = is_hundredths(&line.label).then_some(Scale::Hundredth);
            bracketed.or(cents).filter(|it| Some(*it) != scale)
        }
        Some("count") => bracketed,
        Some("shares" | "ads") => bracketed.or_else(|| {
            let note = note?;
            let exceptions = note[before_exceptions(note).len()..].to_lowercase();
            // `except number of shares, which are reflected in thousands`
            if let [said] = scales_said(&exceptions)[..] {
                return Some(said);
            }
            // `except per share data` alone leaves the number of shares in thousands.
            let names_counts = ["number of", "share and", "shares and", "share data and", "ads and", "shares,"];
            let is_excepted = names_counts.iter().any(|it| exceptions.contains(it));
            let is_plain = exceptions.contains("share data") && !exceptions.contains("per share data");
            scale.filter(|_| !exceptions.is_empty() && !is_excepted && !is_plain).filter(|it| *it != Scale::One)
        }),
        Some("per-share" | "per-ads") => is_hundredths(&line.label).then_some(Scale::Hundredth),
        Some(_) => None,
    }
}

/// Whether the scale of a line of shares is that of the table's note, and not its label's.
pub fn is_scale_by_note(line: &Line, note: Option<&str>) -> bool {
    let exceptions = note.map_or("", |it| &it[before_exceptions(it).len()..]);
    scale_in_brackets(&line.label).is_none() && scales_said(exceptions).is_empty()
}

/// Whether a row of words in columns says that figures below are in hundredths.
fn is_cents(row: &Row) -> bool {
    let texts = std::iter::once(&row.label).chain(&row.cells).flat_map(|it| it.split(" | "));
    let mut words = texts.map(|it| it.trim().to_lowercase()).filter(|it| !it.is_empty()).peekable();
    words.peek().is_some() && words.all(|it| matches!(&*it, "cents" | "cent" | "pence" | "p" | "¢" | "us cents"))
}

fn is_hundredths(label: &str) -> bool {
    let label = label.to_lowercase();
    ["(pence)", "(cents)", "(us cents)", "(in cents)", " pence", "(p)"].iter().any(|it| label.contains(it))
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
