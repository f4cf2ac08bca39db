//! Lists of filings from rows of CSV: those that a regulator's site exports, or one's own.

use super::ids::{Taken, id};
use super::question::Questions;
use super::write::{comment, quoted};
use super::{Error, delimited};
use chrono::{Datelike, NaiveDate, NaiveTime};
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
/// The file has no rows, or none of its columns is a date or a title.
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
    for (line, record) in rows {
        let row = Row { line: *line, record, fields: &fields };
        match row.written(&mut taken, &mut questions) {
            Ok((year, text)) => lists.entry(year).or_default().push_str(&text),
            Err(text) => _ = writeln!(undated, "\n{}", comment(&text)),
        }
    }
    let Some(first) = lists.keys().next().copied() else {
        return Err(Error("no row has a date that can be read, such as 2024-05-20".to_owned()));
    };
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

    /// The year and the TOML of the row, or the comment that stands in its place.
    fn written(&self, taken: &mut Taken, questions: &mut Questions) -> Result<(i32, String), String> {
        let line = self.line;
        let printed = self.get(Field::Dated).unwrap_or_default();
        let Some((dated, own_time)) = day(printed) else {
            let read = self.record.join(" | ");
            let why = match printed {
                "" => "has no date".to_owned(),
                _ => format!("has the date `{printed}`, which is none, or may be two"),
            };
            return Err(
                questions.open(format!("line {line} {why}, and is left out: {read}"), "write dates such as 2024-05-20")
            );
        };
        let mut out = String::from("\n[[filings]]\n");
        let form = self.get(Field::Form);
        let title = self.get(Field::Title).or(form);
        let words = id(&format!("{} {}", form.unwrap_or_default(), self.get(Field::Title).unwrap_or_default()));
        let short = words.map_or_else(String::new, |it| format!("-{}", cut(&it)));
        let own = self.get(Field::Id).and_then(id);
        let taken = taken.take(&[own.unwrap_or_else(|| format!("{dated}{short}"))]);
        let mut key = |name: &str, value: String| _ = writeln!(out, "{name} = {value}");
        key("id", quoted(&taken));
        key("dated", dated.to_string());
        let time = self.get(Field::Time).and_then(time).or(own_time);
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
        if title.is_none() {
            let text = questions.open(format!("line {line}: the title of `{taken}`"), "`title = \"...\"`");
            let _ = writeln!(out, "{}", comment(&text));
        }
        if address.is_none() && file.is_none() {
            let text =
                questions.open(format!("line {line}: where `{taken}` stands"), "`url = \"...\"` or `file = \"...\"`");
            let _ = writeln!(out, "{}", comment(&text));
        }
        if let Some(number) = self.get(Field::Accession) {
            let _ = writeln!(out, "{}", comment(&format!("accession number {number}")));
        }
        if let Some(further) = self.record.get(self.fields.len()..).filter(|it| !it.is_empty()) {
            let text = questions
                .told(format!("line {line} has more cells than there are headings: {}", further.join(" | ")), "");
            let _ = writeln!(out, "{}", comment(&text));
        }
        Ok((dated.year(), out))
    }
}

/// The first words of an id.
fn cut(id: &str) -> &str {
    if id.len() <= 40 { id } else { &id[..id[..40].rfind('-').unwrap_or(40)] }
}

/// A day, and the time that stands beside it. One whose month may be its day is none.
fn day(text: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let (date, rest) = match text.split_once(['T', ' ']) {
        Some((date, rest)) if date.starts_with(|c: char| c.is_ascii_digit()) && date.len() >= 8 => (date, Some(rest)),
        _ => (text, None),
    };
    let compact = (date.len() == 8 && date.bytes().all(|it| it.is_ascii_digit()))
        .then(|| format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]));
    let read =
        crate::domain::period::heading::read(compact.as_deref().unwrap_or(if rest.is_some() { date } else { text }));
    let last = read.last.filter(|it| !it.either_way || it.month == it.day)?;
    let date = NaiveDate::from_ymd_opt(last.year?, last.month, last.day)?;
    Some((date, rest.and_then(time)))
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
    }

    proptest::proptest! {
        #[test]
        fn any_rows_are_read_without_a_panic(text in "(date|title|url|[0-9-]{0,10}|,|;|\n|\"|.){0,40}") {
            let _ = filings(&text, &Filings::default());
        }
    }
}
