//! A section of a spreadsheet's format: the digits that it shows, and what it writes around them.

use crate::domain::currency::Sign;
use crate::domain::decimal::{push_grouped, round};
use rust_decimal::Decimal;

/// A section of a format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// What stands before the digits; all words where it shows none.
    pub before: String,
    /// The digits.
    pub digits: Option<Digits>,
    /// What stands behind them.
    pub behind: String,
    /// Whether it shows a number, or a text, as it is.
    pub is_general: bool,
}

/// The digits of a section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digits {
    is_percent: bool,
    is_grouped: bool,
    /// How many times it divides by a thousand.
    thousands: usize,
    /// The decimals that it shows at least, and at most.
    decimals: (u32, u32),
    is_behind_point: bool,
    /// Whether it is a fraction, or a power of ten.
    pub is_other: bool,
}

impl Section {
    /// Reads a section: without colors, conditions, the signs of currencies, and what only makes room.
    pub fn read(text: &str) -> Self {
        let mut section = Self::default();
        let mut commas = 0;
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let behind = &rest[c.len_utf8()..];
            let (words, after) = match c {
                '"' => behind.split_once('"').unwrap_or((behind, "")),
                '[' => ("", behind.split_once(']').map_or("", |(_, after)| after)),
                '_' | '*' => ("", behind.get(behind.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()),
                '\\' => behind.split_at(behind.chars().next().map_or(0, char::len_utf8)),
                '0' | '#' => {
                    section.digit(c, std::mem::take(&mut commas));
                    ("", behind)
                }
                '?' | '@' => {
                    section.is_general |= c == '@';
                    // A digit behind the point, or room for one.
                    if c == '?' && section.digits.is_some_and(|it| it.is_behind_point) {
                        section.digit(c, 0);
                    }
                    ("", behind)
                }
                ',' if section.digits.is_some() => {
                    commas += 1;
                    ("", behind)
                }
                '.' if section.digits.is_some() || behind.starts_with(['0', '#']) => {
                    let digits = section.digits.get_or_insert_default();
                    digits.is_behind_point = true;
                    digits.thousands += std::mem::take(&mut commas);
                    ("", behind)
                }
                '%' => {
                    section.is_percent(behind);
                    ("%", behind)
                }
                'E' | 'e' | '/' if section.digits.is_some() && behind.starts_with(['+', '-', '?', '#', '0', '1']) => {
                    section.digits.get_or_insert_default().is_other = true;
                    ("", "")
                }
                'G' | 'g' if behind.get(..6).is_some_and(|it| it.eq_ignore_ascii_case("eneral")) => {
                    section.is_general = true;
                    ("", &behind[6..])
                }
                _ => (&rest[..c.len_utf8()], behind),
            };
            section.write(words);
            rest = after;
        }
        if let Some(digits) = &mut section.digits {
            digits.thousands += commas;
        }
        section
    }

    fn digit(&mut self, c: char, commas: usize) {
        // `##\,##0` writes its comma between digits itself.
        let is_separated = matches!(&*self.behind, "," | "'");
        if is_separated {
            self.behind.clear();
        }
        let digits = self.digits.get_or_insert_default();
        digits.is_grouped |= commas > 0 || is_separated;
        if digits.is_behind_point {
            digits.decimals.1 += 1;
            if c == '0' {
                digits.decimals.0 = digits.decimals.1;
            }
        }
    }

    fn is_percent(&mut self, behind: &str) {
        if self.digits.is_some() || behind.contains(['0', '#']) {
            self.digits.get_or_insert_default().is_percent = true;
        }
    }

    fn write(&mut self, words: &str) {
        // A currency stands once for the table.
        let is_currency = Sign::at_start(words.trim()).is_some_and(|(_, rest)| rest.trim().is_empty());
        if is_currency {
            return;
        }
        if self.digits.is_some() || self.is_general { &mut self.behind } else { &mut self.before }.push_str(words);
    }

    /// The digits of a number with what stands around them. A number is stored with its sign: where the section has none for it, or one
    /// that isn't negative everywhere, it gets a minus.
    pub fn around(&self, digits: &str, value: Decimal, is_one_of_several: bool) -> String {
        let is_negative = value.is_sign_negative() && !value.is_zero();
        let is_other_sign = |c: char| "▲△▼▽".contains(c);
        let before = self.before.replace(is_other_sign, "");
        let behind = match self.behind.trim() {
            "" | "CR" | "Cr" | "DR" | "Dr" => "",
            _ => self.behind.trim_end(),
        };
        let has_own = is_one_of_several && before.contains(['(', '-', '–', '−']);
        let minus = if is_negative && !has_own { "-" } else { "" };
        format!("{minus}{}{digits}{behind}", before.trim_start())
    }
}

impl Digits {
    /// The digits of a number without its sign, and whether more of them are stored.
    pub fn of(&self, value: Decimal) -> (String, bool) {
        let scaled = if self.is_percent { value.checked_mul(Decimal::ONE_HUNDRED) } else { Some(value) };
        let scaled =
            (0..self.thousands).try_fold(scaled.unwrap_or(value), |it, _| it.checked_div(Decimal::ONE_THOUSAND));
        let exact = scaled.unwrap_or(value);
        let (least, most) = (self.decimals.0.min(28), self.decimals.1.min(28));
        let mut rounded = round(exact, most);
        let is_rounded = rounded != exact;
        let needed = rounded.normalize().scale().clamp(least, most.max(least));
        rounded.rescale(needed);
        let size = rounded.abs();
        if !self.is_grouped {
            return (size.to_string(), is_rounded);
        }
        let mut text = String::new();
        push_grouped(&mut text, size);
        (text, is_rounded)
    }
}
