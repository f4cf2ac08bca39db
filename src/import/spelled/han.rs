//! Headings in Chinese.

use chrono::{Month, NaiveDate};

/// Words with those that stand for them.
const WORDS: [(&str, &str); 17] = [
    ("上半年度", "H1"),
    ("下半年度", "H2"),
    ("上半年", "H1"),
    ("下半年", "H2"),
    ("半年度", "H1"),
    ("前三季度", "9M"),
    ("前三季", "9M"),
    ("首三季", "9M"),
    ("首季", "Q1"),
    ("止年度", "12 months"),
    ("年初至报告期末", "ytd"),
    ("年初至報告期末", "ytd"),
    ("年初至今", "ytd"),
    ("累计", "cumulative"),
    ("累計", "cumulative"),
    ("截至", ""),
    ("至", "to"),
];

/// A heading with its days, years and lengths in digits.
pub fn plain(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut reader = Reader { chars: &chars, at: 0, year: None };
    let mut plain = String::new();
    while let Some(c) = reader.peek() {
        match reader.dated().or_else(|| reader.word()) {
            Some(words) => plain += &format!(" {words} "),
            None => {
                plain.push(c);
                reader.at += 1;
            }
        }
    }
    plain
}

struct Reader<'c> {
    chars: &'c [char],
    at: usize,
    /// The last year that was named.
    year: Option<i32>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn takes(&mut self, words: &str) -> bool {
        let is = words.chars().enumerate().all(|(at, c)| self.chars.get(self.at + at) == Some(&c));
        self.at += if is { words.chars().count() } else { 0 };
        is
    }

    /// What a part of the heading is read as, if it is; else the place is as before.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let (at, year) = (self.at, self.year);
        let found = read(self);
        if found.is_none() {
            (self.at, self.year) = (at, year);
        }
        found
    }

    fn word(&mut self) -> Option<String> {
        WORDS.iter().find(|(word, _)| self.takes(word)).map(|(_, plain)| (*plain).to_owned())
    }

    /// A number in digits or numerals: `2024`, `二零二四`, `三十一`.
    fn number(&mut self) -> Option<u32> {
        const NUMERALS: &str = "零一二三四五六七八九";
        let numeral = |c: char| match c {
            '〇' | '○' => Some(0),
            c => NUMERALS.chars().position(|it| it == c).and_then(|at| u32::try_from(at).ok()),
        };
        let rest = &self.chars[self.at..];
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        let used = if digits > 0 {
            digits
        } else {
            rest.iter().take_while(|c| **c == '十' || numeral(**c).is_some()).count()
        };
        if !(1..=4).contains(&used) {
            return None;
        }
        let word: String = rest[..used].iter().collect();
        self.at += used;
        if let Some((tens, ones)) = word.split_once('十') {
            let of = |text: &str, none| match text.chars().collect::<Vec<_>>()[..] {
                [] => Some(none),
                [c] => numeral(c),
                _ => None,
            };
            return Some(of(tens, 1)? * 10 + of(ones, 0)?);
        }
        word.chars().try_fold(0, |number, c| Some(number * 10 + c.to_digit(10).or_else(|| numeral(c))?))
    }

    fn number_and(&mut self, mark: &str) -> Option<u32> {
        self.attempt(|it| {
            let number = it.number()?;
            it.takes(mark).then_some(number)
        })
    }

    /// A year, a day, months of a year, a length or a quarter.
    fn dated(&mut self) -> Option<String> {
        // The middle of a number is none.
        if self.at > 0 && self.chars[self.at - 1].is_ascii_digit() {
            return None;
        }
        self.attempt(Self::year)
            .or_else(|| self.attempt(Self::months_of_year))
            .or_else(|| self.attempt(Self::day))
            .or_else(|| self.attempt(Self::length))
            .or_else(|| self.attempt(Self::quarter))
    }

    fn year(&mut self) -> Option<String> {
        let start = self.at;
        let year = self.number_and("年").filter(|it| (1900..2100).contains(it))?;
        // `2024年3月期` is the name of a year, or of one that the column is a part of.
        if self.number_and("月期").is_some() {
            return Some(self.chars[start..self.at].iter().collect());
        }
        self.year = i32::try_from(year).ok();
        Some(if self.takes("度") { format!("fy{year}") } else { year.to_string() })
    }

    /// `1-6月`, `1月至6月`, of the year before it.
    fn months_of_year(&mut self) -> Option<String> {
        let year = self.year?;
        let first = self.number()?;
        self.takes("月");
        if !["至", "-", "–", "—", "~"].iter().any(|it| self.takes(it)) {
            return None;
        }
        let last = self.number_and("月")?;
        let next_is_day = self.attempt(|it| it.number_and("日")).is_some();
        if next_is_day || first > last {
            return None;
        }
        super::western::months((year, first), (year, last))
    }

    /// `3月31日`, `3月`.
    fn day(&mut self) -> Option<String> {
        let month = self.number_and("月")?;
        let name = Month::try_from(u8::try_from(month).ok()?).ok()?.name();
        match (self.number_and("日"), self.year) {
            (Some(day), Some(year)) => NaiveDate::from_ymd_opt(year, month, day).map(|it| it.to_string()),
            (Some(day), None) => Some(format!("{name} {day}")),
            (None, Some(year)) => Some(format!("{name} {year}")),
            (None, None) => None,
        }
    }

    /// `三個月`.
    fn length(&mut self) -> Option<String> {
        let number = self.number()?;
        let is_months = ["個月", "个月", "箇月", "ヶ月", "か月", "カ月"].iter().any(|it| self.takes(it));
        is_months.then(|| format!("{number} months"))
    }

    /// `第一季度`, `第一至第三季度`; the first three are more than the third.
    fn quarter(&mut self) -> Option<String> {
        let is_of_several = self.at > 0 && matches!(self.chars[self.at - 1], '前' | '首');
        let first = self.attempt(|it| {
            let first = it.number()?;
            let _ = it.takes("季度") || it.takes("季");
            let goes_on = ["至", "到", "-", "–", "—", "~"].iter().any(|mark| it.takes(mark));
            it.takes("第");
            goes_on.then_some(first)
        });
        let number = self.number_and("季").filter(|it| (1..=4).contains(it) && !is_of_several)?;
        self.takes("度");
        Some(match first {
            Some(first) => format!("Q{first}-Q{number}"),
            None => format!("Q{number}"),
        })
    }
}
