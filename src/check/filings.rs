//! Rows of lists of filings: their days against their ids, titles and lists, and rows that stand twice.

use crate::archive::Documents;
use crate::diagnostic::{Code, Diagnostic, Texts};
use crate::domain::period::MONTHS;
use crate::domain::{Announcement, FileId};
use crate::prose::{Says, days_in};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, HashMap};

/// So many rows of the year beside its own show that a list is of a financial year, or of several.
const SEVERAL: usize = 4;

/// What is filed each month has the day or the month of its own in its title.
const A_MONTH_AND_MORE: i64 = 40;

/// A warning for each row whose day isn't that of its id, the year of its list or behind what its title says has ended, and for
/// rows that may be one document.
pub(super) fn findings(documents: &Documents, texts: &dyn Texts, findings: &mut Vec<Diagnostic>) {
    let rows = || documents.announcements.iter().map(|it| &**it).filter(|it| it.is_row());
    let mut years: HashMap<(FileId, i32), usize> = HashMap::new();
    for it in rows() {
        *years.entry((it.file, it.dated.value.year())).or_default() += 1;
    }
    let mut titles: BTreeMap<(FileId, &str, &str), Vec<&Announcement>> = BTreeMap::new();
    for it in rows() {
        days(it, findings);
        let year = it.dated.value.year();
        if let Some(named) = year_of(texts.path(it.file)).filter(|named| *named != year)
            && (years[&(it.file, year)] < SEVERAL || named.abs_diff(year) > 1)
        {
            let message = format!("the row is dated {}, but its list is of {named}", it.dated.value);
            let help = "mend its day, or move the row to the list of its year";
            findings.push(Diagnostic::error(Code::FilingDate, it.dated.span, message).help(help).warning());
        }
        if names_time(&it.title) {
            titles.entry((it.file, &it.title, &it.language)).or_default().push(it);
        }
    }
    for alike in titles.values_mut().filter(|rows| rows.len() > 1) {
        alike.sort_by_key(|it| (it.dated.value, it.head.start));
        for pair in alike.windows(2) {
            let [first, second] = pair else { continue };
            if (second.dated.value - first.dated.value).num_days() <= A_MONTH_AND_MORE && !is_one_source(first, second)
            {
                let message = format!("`{}` is the title of another row as well", second.title);
                let finding = Diagnostic::error(Code::DuplicateFiling, second.head, message);
                let help =
                    "a title that was copied names the day or the month of another document: compare both with theirs";
                findings.push(finding.related(first.head, "the first one").help(help).warning());
            }
        }
    }
}

/// Whether rows that name one file or one address are told of by that already.
fn is_one_source(one: &Announcement, other: &Announcement) -> bool {
    let file = |it: &Announcement| it.attachments.first().map(|it| it.file);
    let url = |it: &Announcement| it.source.url.as_ref().map(|it| it.value.clone());
    file(one).is_some() && file(one) == file(other) || url(one).is_some() && url(one) == url(other)
}

/// The day of a row against the one that its id begins with, and against those that its title says have ended.
fn days(it: &Announcement, findings: &mut Vec<Diagnostic>) {
    let dated = it.dated.value;
    let of_id = it.id.get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    if let Some(day) = of_id.filter(|day| *day != dated) {
        let message = format!("the row is dated {dated}, but its id begins with {day}");
        let help = "mend the one that is wrong; once the row is published, keep its id and name the former address in `former`";
        findings.push(Diagnostic::error(Code::FilingDate, it.dated.span, message).help(help).warning());
    }
    for (words, says) in days_in(&it.title) {
        let Says::On(day) = says else { continue };
        let before = it.title[..words.start].trim_end();
        if day > dated && before.to_lowercase().ends_with(" ended") {
            let message = format!("the row is dated {dated}, before what ended on {day} by its title");
            let finding = Diagnostic::error(Code::FilingDate, it.dated.span, message);
            findings.push(finding.help("compare the title and the date with the document").warning());
        }
    }
}

/// The year that a list is named after.
fn year_of(path: &str) -> Option<i32> {
    let name = path.rsplit('/').next()?.strip_suffix(".toml")?;
    name.parse().ok().filter(|year| name.len() == 4 && (1900..2200).contains(year))
}

/// Whether a title names a day or a month, so that no later document has it.
fn names_time(title: &str) -> bool {
    let is_month =
        |word: &str| word.starts_with(char::is_uppercase) && MONTHS.iter().any(|it| it.eq_ignore_ascii_case(word));
    let words = || title.split(|c: char| !c.is_alphanumeric());
    let has_year = || words().any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
    has_year() && words().any(is_month) || days_in(title).iter().any(|(_, says)| !matches!(says, Says::WithoutYear(..)))
}
