//! What stands at figures besides digits: characters of full width, a minus behind its figure, and signs that make figures negative in one
//! document and say something else in another.

use super::grid::Grid;
use crate::domain::currency::Sign;

/// A sign at a figure of which the document must say whether it makes the figure negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Negative {
    /// `▲1,234`
    Up,
    /// `△1,234`
    UpOpen,
    /// `▼1,234`
    Down,
    /// `▽1,234`
    DownOpen,
    /// `1,234 CR`
    Credit,
    /// `1,234 DR`
    Debit,
}

impl Negative {
    /// Every sign.
    pub const ALL: [Self; 6] = [Self::Up, Self::UpOpen, Self::Down, Self::DownOpen, Self::Credit, Self::Debit];

    /// The sign.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Up => "▲",
            Self::UpOpen => "△",
            Self::Down => "▼",
            Self::DownOpen => "▽",
            Self::Credit => "CR",
            Self::Debit => "DR",
        }
    }

    /// The sign that says the contrary.
    pub(super) const fn opposite(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::UpOpen => Self::DownOpen,
            Self::Down => Self::Up,
            Self::DownOpen => Self::UpOpen,
            Self::Credit => Self::Debit,
            Self::Debit => Self::Credit,
        }
    }
}

/// A figure without the sign at it, and that.
pub fn marked(text: &str) -> Option<(&str, Negative)> {
    let text = text.trim();
    let triangle = Negative::ALL[..4].iter().find_map(|it| Some((text.strip_prefix(it.id())?.trim_start(), *it)));
    if let Some((rest, mark)) = triangle {
        return rest.contains(|c: char| c.is_ascii_digit()).then_some((rest, mark));
    }
    let (rest, word) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let mark = match word {
        "CR" | "Cr" => Negative::Credit,
        "DR" | "Dr" => Negative::Debit,
        _ => return None,
    };
    let rest = rest.trim_end();
    rest.ends_with(|c: char| c.is_ascii_digit() || c == ')').then_some((rest, mark))
}

/// A figure whose minus stands behind it, with the minus ahead: `1,234-`, `5.2-%`. A minus behind a space is a dash of its own.
pub fn minus_ahead(text: &str) -> Option<String> {
    let (figure, sign) = text.strip_suffix('%').map_or((text, ""), |rest| (rest.trim_end(), "%"));
    let figure = figure.strip_suffix(['-', '−'])?;
    let is_signed = figure.starts_with(['(', '-', '−', '+', '–', '—']);
    let is_figure = figure.ends_with(|c: char| c.is_ascii_digit() || c == '%');
    (is_figure && !is_signed).then(|| format!("-{figure}{sign}"))
}

/// A figure ahead of which a dash stands in place of its minus, with that: `–1,234`. Behind a space it is a dash of its own, and the long one
/// may be one as well.
pub fn dashed(text: &str) -> Option<String> {
    let dash = |text: &str| {
        let rest = text.strip_prefix(['–', '‒', '‑', '‐', '﹣', '˗'])?;
        rest.starts_with(|c: char| !c.is_whitespace()).then(|| format!("-{rest}"))
    };
    let figure = dash(text).or_else(|| {
        let (_, rest) = Sign::at_start(text)?;
        let rest = rest.trim_start();
        Some(format!("{}{}", &text[..text.len() - rest.len()], dash(rest)?))
    })?;
    figure.contains(|c: char| c.is_ascii_digit()).then_some(figure)
}

/// Writes the figures of a table in the characters that figures have elsewhere: `１，２３４` as `1,234`, `1′234` as `1'234`.
pub fn narrow(grid: &mut Grid) {
    for cell in grid.rows.iter_mut().flatten() {
        let plain: String = cell.text.chars().map(|c| if is_apostrophe(c) { '\'' } else { half(c) }).collect();
        let is_part = |c: char| c.is_ascii_digit() || " .,()%+-'$¥£€▲△▼▽".contains(c);
        if plain != cell.text && plain.chars().any(|c| c != '-') && plain.chars().all(is_part) {
            grid.has_wide |= cell.text.contains(|c: char| c.is_numeric() && half(c) != c);
            cell.text = plain;
        }
    }
}

/// Whether a character may stand between thousands as an apostrophe does.
const fn is_apostrophe(c: char) -> bool {
    matches!(c, '‘' | 'ʼ' | '′' | '´' | '`')
}

/// A character of full width as the one of its like.
pub fn half(c: char) -> char {
    match c {
        '！'..='～' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '￥' => '¥',
        '\u{3000}' => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::super::grid::Cell;
    use super::*;

    #[test]
    fn signs_are_told_from_figures_and_words() {
        assert_eq!(marked("▲1,234"), Some(("1,234", Negative::Up)));
        assert_eq!(marked("△ 5.1%"), Some(("5.1%", Negative::UpOpen)));
        assert_eq!(marked("1,234 CR"), Some(("1,234", Negative::Credit)));
        assert_eq!(marked("5.0Dr"), Some(("5.0", Negative::Debit)));
        for text in ["▲", "CR", "ADR", "1,234", "Ω", ""] {
            assert_eq!(marked(text), None, "{text}");
        }
    }

    #[test]
    fn a_minus_behind_its_figure_goes_ahead() {
        assert_eq!(minus_ahead("1,234-").as_deref(), Some("-1,234"));
        assert_eq!(minus_ahead("1.234,5−").as_deref(), Some("-1.234,5"));
        assert_eq!(minus_ahead("5.2-%").as_deref(), Some("-5.2%"));
        assert_eq!(minus_ahead("5.2%-").as_deref(), Some("-5.2%"));
        for text in ["-", "1,234 -", "-5-", "(5)-", "--", "-%"] {
            assert_eq!(minus_ahead(text), None, "{text}");
        }
    }

    #[test]
    fn a_dash_ahead_of_a_figure_is_its_minus() {
        assert_eq!(dashed("–1,234").as_deref(), Some("-1,234"));
        assert_eq!(dashed("\u{2011}5.2%").as_deref(), Some("-5.2%"));
        assert_eq!(dashed("$ –5").as_deref(), Some("$ -5"));
        for text in ["–", "– 5", "—5", "-5", "–%", "1–5"] {
            assert_eq!(dashed(text), None, "{text}");
        }
    }

    #[test]
    fn figures_of_full_width_are_written_in_plain_digits_and_words_are_left() {
        let cell = |text: &str| Cell::plain(text, 0).unwrap();
        let texts = ["１，２３４", "（５６）", "▲７．５％", "1′234", "第１", "－"];
        let mut grid = Grid { rows: vec![texts.map(cell).to_vec()], ..Grid::default() };
        narrow(&mut grid);
        let texts: Vec<&str> = grid.rows[0].iter().map(|it| &*it.text).collect();
        assert_eq!(texts, ["1,234", "(56)", "▲7.5%", "1'234", "第１", "－"]);
        assert!(grid.has_wide);
    }
}
