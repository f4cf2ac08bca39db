//! Lists of filings from rows of CSV: those that a regulator's site exports, or one's own.

use super::ids::{Taken, id};
use super::question::Questions;
use super::write::{comment, quoted};
use super::{Error, delimited};
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a list needs that its rows don't have.
#[derive(Clone, Debug, Default)]
pub struct Filings {
    /// The time zone of their dates.
    pub zone: Option<String>,
    /// The language of all.
    pub language: Option<String>,
}

/// Lists by year, with what is open.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// The TOML of each year; what has no date stands in the first.
    pub years: BTreeMap<i32, String>,
    /// What is open.
    pub questions: Questions,
}

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Dated,
    Time,
    Title,
    Form,
    Url,
    File,
    Accession,
    Language,
    Id,
}

/// Headings of columns, without spaces and marks in small letters. What stands first counts where a row has several.
const NAMES: [(Field, &[&str]); 9] = [
    (
        Field::Dated,
        &[
            "dated",
            "date",
            "filingdate",
            "datefiled",
            "filedat",
            "filed",
            "filedate",
            "datum",
            "releasedate",
            "publicationdate",
            "日期",
        ],
    ),
    (Field::Time, &["time", "acceptancedatetime", "acceptedat", "releasetime", "uhrzeit", "時間", "时间"]),
    (
        Field::Title,
        &[
            "title",
            "description",
            "primarydocdescription",
            "formdescription",
            "headline",
            "subject",
            "titel",
            "document",
            "標題",
            "标题",
        ],
    ),
    (Field::Form, &["category", "form", "formtype", "type", "kategorie", "doctype"]),
    (Field::Url, &["url", "link", "filingurl", "documenturl", "filingsurl", "href", "address", "web"]),
    (Field::File, &["file", "filename", "path", "datei"]),
    (Field::Accession, &["accession", "accessionnumber", "accessionno", "accn"]),
    (Field::Language, &["language", "lang", "sprache"]),
    (Field::Id, &["id"]),
];

fn field(heading: &str) -> Option<Field> {
    let plain: String = heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    NAMES.iter().find(|(_, names)| names.contains(&&*plain)).map(|(field, _)| *field)
}

/// Makes lists of rows.
///
/// # Errors
/// The file has no rows, none of its columns is a date or a title, or no row has a date that can be read.
pub fn filings(text: &str, answers: &Filings) -> Result<Lists, Error> {
    let no_rows =
        || Error("there are no rows in it: the first names the columns, such as date,form,title,url".to_owned());
    let records = delimited::records(text)?.ok_or_else(no_rows)?;
    let (headings, rows) = records.split_first().filter(|(_, rows)| !rows.is_empty()).ok_or_else(no_rows)?;
    let fields: Vec<Option<Field>> = headings.1.iter().map(|it| field(it)).collect();
    let has = |of: Field| fields.contains(&Some(of));
    if !has(Field::Dated) {
        let names = headings.1.join("`, `");
        return Err(Error(format!(
            "no column is a date: the first row has `{names}`, and irbook looks for `date` or `filing date`"
        )));
    }
    if !has(Field::Title) && !has(Field::Form) {
        return Err(Error(
            "no column is a title or a form: irbook looks for `title`, `description` or `form`".to_owned(),
        ));
    }
    let mut questions = Questions::default();
    let unread = headings.1.iter().zip(&fields).filter(|(_, field)| field.is_none());
    let unread: Vec<&str> = unread.map(|(heading, _)| &**heading).collect();
    let mut head = String::new();
    if !unread.is_empty() {
        let text = format!("columns that filings don't have are left out: `{}`", unread.join("`, `"));
        let _ = writeln!(head, "{}", comment(&questions.told(text, "")));
    }
    match &answers.zone {
        Some(zone) => _ = writeln!(head, "zone = {}", quoted(zone)),
        None => {
            let text = questions.open("the time zone in which dates and times are printed", "`--zone Asia/Hong_Kong`");
            let _ = writeln!(head, "{}", comment(&text));
        }
    }
    if let Some(language) = &answers.language {
        let _ = writeln!(head, "language = {}", quoted(language));
    }
    let mut lists: BTreeMap<i32, String> = BTreeMap::new();
    let mut undated = String::new();
    let mut taken = Taken::default();
    let mut untimed = Vec::new();
    for (line, record) in rows {
        let row = Row { line: *line, record, fields: &fields };
        let (year, text) = row.written(&mut taken, &mut questions);
        match year {
            Some(year) => lists.entry(year).or_default().push_str(&text),
            None => undated.push_str(&text),
        }
        untimed.extend(row.unread_time().map(|printed| format!("`{printed}` (line {line})")));
    }
    let Some(first) = lists.keys().next().copied() else {
        return Err(Error("no row has a date that can be read, such as 2024-05-20".to_owned()));
    };
    if let Some(printed) = untimed.first() {
        let count = untimed.len();
        let text = format!("times that are none of the list's zone are left out, {count} of them, such as {printed}");
        let _ = writeln!(head, "{}", comment(&questions.told(text, "`time` of the row, in the list's zone")));
    }
    lists.entry(first).or_default().push_str(&undated);
    let years = lists.into_iter().map(|(year, rows)| (year, format!("{head}{rows}"))).collect();
    Ok(Lists { years, questions })
}

struct Row<'r> {
    line: u64,
    record: &'r [String],
    fields: &'r [Option<Field>],
}

impl Row<'_> {
    fn get(&self, of: Field) -> Option<&str> {
        let cells = self.record.iter().zip(self.fields);
        cells.filter(|(_, field)| **field == Some(of)).map(|(cell, _)| cell.trim()).find(|cell| !cell.is_empty())
    }

    /// A time that is printed and can't be read as one of the list's zone.
    fn unread_time(&self) -> Option<&str> {
        let own = self.get(Field::Time).filter(|it| time(it).is_none());
        let of_day = || {
            let (_, rest) = parts(self.get(Field::Dated)?);
            rest.filter(|it| self.get(Field::Time).is_none() && it.contains(':') && time(it).is_none())
        };
        own.or_else(of_day)
    }

    /// The year and the TOML of the row. One whose day isn't known has none, which `irbook check` refuses.
    fn written(&self, taken: &mut Taken, questions: &mut Questions) -> (Option<i32>, String) {
        let line = self.line;
        let printed = self.get(Field::Dated).unwrap_or_default();
        let day = day(printed);
        let mut out = String::from("\n[[filings]]\n");
        let form = self.get(Field::Form);
        let title = self.get(Field::Title).or(form);
        let words = id(&format!("{} {}", form.unwrap_or_default(), self.get(Field::Title).unwrap_or_default()));
        let short = words.map_or_else(String::new, |it| format!("-{}", cut(&it)));
        let own = self.get(Field::Id).and_then(id);
        let dated = day.map_or_else(|| "undated".to_owned(), |(dated, _)| dated.to_string());
        let taken = taken.take(&[own.unwrap_or_else(|| format!("{dated}{short}"))]);
        let mut key = |name: &str, value: String| _ = writeln!(out, "{name} = {value}");
        key("id", quoted(&taken));
        if day.is_some() {
            key("dated", dated);
        }
        let time = self.get(Field::Time).and_then(time).or(day.and_then(|(_, time)| time));
        if let Some(time) = time.filter(|it| *it != NaiveTime::MIN) {
            key("time", quoted(&time.format("%H:%M").to_string()));
        }
        if let Some(title) = title {
            key("title", quoted(title));
        }
        if let Some(form) = form {
            key("category", quoted(form));
        }
        let (url, file) = (self.get(Field::Url), self.get(Field::File));
        if let Some(file) = file.filter(|it| !it.contains("://")) {
            key("file", quoted(file));
        }
        let address = url.or(file.filter(|it| it.contains("://")));
        if let Some(url) = address {
            key("url", quoted(url));
        }
        if let Some(language) = self.get(Field::Language) {
            key("language", quoted(language));
        }
        let mut say = |text: &str| _ = writeln!(out, "{}", comment(text));
        if day.is_none() {
            let why = match printed {
                "" => "no date is printed".to_owned(),
                _ => format!("`{printed}` is no day, or may be two"),
            };
            let text = format!("line {line}: the date of `{taken}`; {why}: {}", self.record.join(" | "));
            say(&questions.open(text, "`dated = 2024-05-20`; its id as well"));
        }
        if title.is_none() {
            let text = format!("line {line}: the title of `{taken}`");
            say(&questions.open(text, "`title = \"...\"`"));
        }
        if address.is_none() && file.is_none() {
            let text = format!("line {line}: where `{taken}` stands");
            say(&questions.open(text, "`url = \"...\"` or `file = \"...\"`"));
        }
        if let Some(printed) = self.unread_time() {
            say(&format!("time printed: {printed}"));
        }
        if let Some(number) = self.get(Field::Accession) {
            say(&format!("accession number {number}"));
        }
        if let Some(further) = self.record.get(self.fields.len()..).filter(|it| !it.is_empty()) {
            let text = format!("line {line} has more cells than there are headings: {}", further.join(" | "));
            say(&questions.told(text, ""));
        }
        (day.map(|(dated, _)| dated.year()), out)
    }
}

/// The first words of an id.
fn cut(id: &str) -> &str {
    if id.len() <= 40 { id } else { &id[..id[..40].rfind('-').unwrap_or(40)] }
}

/// A date, and what stands behind it where that may be a time.
fn parts(text: &str) -> (&str, Option<&str>) {
    match text.split_once(['T', ' ']) {
        Some((date, rest)) if date.starts_with(|c: char| c.is_ascii_digit()) && date.len() >= 8 => (date, Some(rest)),
        _ => (text, None),
    }
}

/// A day, and the time that stands beside it. One whose month may be its day is none, and so is one whose weekday is another.
fn day(text: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let (date, rest) = parts(text);
    let compact = (date.len() == 8 && date.bytes().all(|it| it.is_ascii_digit()))
        .then(|| format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]));
    let read =
        crate::domain::period::heading::read(compact.as_deref().unwrap_or(if rest.is_some() { date } else { text }));
    let last = read.last.filter(|it| !it.either_way || it.month == it.day)?;
    let date = NaiveDate::from_ymd_opt(last.year?, last.month, last.day)?;
    weekdays(text).all(|it| it == date.weekday()).then_some((date, rest.and_then(time)))
}

/// The weekdays that a text names.
fn weekdays(text: &str) -> impl Iterator<Item = Weekday> {
    const NAMES: [[&str; 7]; 3] = [
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"],
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ];
    const SIGNS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    let lower = text.to_lowercase();
    let weekday = |at: usize| u8::try_from(at).ok().and_then(|at| Weekday::try_from(at).ok());
    // `Mon` as well, which no other word of a date is.
    let is_short = |name: &str, word: &str| word.chars().count() == 3 && name.starts_with(word) && word != "mar";
    let of_word =
        |word: &str| NAMES.iter().find_map(|names| names.iter().position(|name| *name == word || is_short(name, word)));
    let words = lower.split(|c: char| !c.is_alphabetic()).filter_map(of_word);
    let has_sign = |day: &str| ["星期", "週", "周"].iter().any(|it| lower.contains(&format!("{it}{day}")));
    let signs = SIGNS.iter().position(|day| has_sign(day));
    words.chain(signs).filter_map(weekday).collect::<Vec<_>>().into_iter()
}

/// A time of a day, alone or behind a date. A time of another offset than the list's zone can't be told from one in it: where
/// it has an offset it is none.
fn time(text: &str) -> Option<NaiveTime> {
    let time = text.rsplit_once('T').map_or(text, |(_, time)| time).trim();
    if time.ends_with('Z') || time.contains('+') {
        return None;
    }
    let time = time.split('.').next().unwrap_or_default();
    ["%H:%M", "%H:%M:%S", "%I:%M %p"].iter().find_map(|form| NaiveTime::parse_from_str(time, form).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(text: &str) -> Lists {
        let answers = Filings { zone: Some("America/New_York".to_owned()), language: None };
        filings(text, &answers).unwrap()
    }

    #[test]
    fn rows_are_filings_of_their_years_and_nothing_is_dropped_silently() {
        let made = lists(
            "Filing Date,Form type,Description,Filings URL,Reporting date\n\
             2024-05-20,6-K,\"Results, first quarter\",https://example.com/a,2024-03-31\n\
             2023-04-27,20-F,Annual report,https://example.com/b,\n\
             03/04/2024,6-K,Notice,https://example.com/c,\n\
             2024-06-01,6-K,Other,,\n",
        );
        assert_eq!(made.years.keys().copied().collect::<Vec<_>>(), [2023, 2024]);
        let year = &made.years[&2024];
        assert!(year.contains("id = \"2024-05-20-6-k-results-first-quarter\"\ndated = 2024-05-20\n"), "{year}");
        assert!(year.contains("category = \"6-K\"\nurl = \"https://example.com/a\""), "{year}");
        let said = made.questions.listed();
        assert!(
            said.contains("`Reporting date`") && said.contains("`03/04/2024`") && said.contains("line 5"),
            "{said}"
        );
        assert_eq!(made.questions.open_count(), 2);
        assert!(made.years[&2023].contains("line 4"), "{said}");
    }

    #[test]
    fn days_are_read_where_they_can_be_one_alone() {
        let read = |text: &str| day(text).map(|(day, time)| (day.to_string(), time.map(|it| it.to_string())));
        assert_eq!(read("2024-05-20"), Some(("2024-05-20".into(), None)));
        assert_eq!(read("20240520"), Some(("2024-05-20".into(), None)));
        assert_eq!(read("20 May 2024"), Some(("2024-05-20".into(), None)));
        assert_eq!(read("20.05.2024"), Some(("2024-05-20".into(), None)));
        assert_eq!(read("2024-05-20 17:31"), Some(("2024-05-20".into(), Some("17:31:00".into()))));
        assert_eq!(read("03/04/2024"), None);
        assert_eq!(read("soon"), None);
        assert_eq!(read("Tuesday, April 30, 2024"), Some(("2024-04-30".into(), None)));
        for wrong in ["Monday, April 30, 2024", "Mo 30.04.2024, Mittwoch", "2024年4月30日星期一", "Mon, 30 Apr 2024"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_row_without_a_day_lacks_it_and_a_time_that_is_none_is_told() {
        let made = lists(
            "date,acceptanceDateTime,title,url\n2024-05-01,2024-05-01T16:05:30.000Z,a,https://example.com/a\n\
             2024-05-02,25:00,b,https://example.com/b\n2024-05-03,08:30,c,https://example.com/c\n03/04/2024,,d,https://example.com/d\n",
        );
        let year = &made.years[&2024];
        assert!(
            year.contains("[[filings]]\nid = \"undated-d\"\ntitle = \"d\"\nurl = \"https://example.com/d\"\n# open"),
            "{year}"
        );
        assert!(year.contains("# time printed: 25:00\n") && year.contains("time = \"08:30\""), "{year}");
        let said = made.questions.listed();
        assert!(said.contains("left out, 2 of them, such as `2024-05-01T16:05:30.000Z` (line 2)"), "{said}");
        assert_eq!(made.questions.open_count(), 1);
    }

    proptest::proptest! {
        #[test]
        fn any_rows_are_read_without_a_panic(text in "(date|title|url|[0-9-]{0,10}|,|;|\n|\"|.){0,40}") {
            let _ = filings(&text, &Filings::default());
        }
    }
}
