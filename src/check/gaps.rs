//! Gaps: what the archive itself leads a reader to expect and doesn't have.
//!
//! A gap has an id, by which the announcement that closes it names it. What the archive expects follows from its own
//! documents alone; whether a meeting is over depends on the instant that the site speaks from.

use crate::archive::{Archive, Documents, Edition};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::domain::issuer::Issuer;
use crate::domain::kind::issuance::Issuance;
use crate::domain::period::Part;
use crate::domain::slug;
use crate::domain::span::Name;
use crate::domain::{Amount, Announcement, Details, Located, Moment, Period, Span};
use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Something that is expected.
struct Gap {
    id: String,
    message: String,
    span: Span,
    related: Option<(Span, &'static str)>,
    /// From when on it is expected; `None`: always.
    since: Option<DateTime<Utc>>,
    /// Whether facts of an announcement tell what is expected, so that none has to say that it closes the gap.
    told: bool,
    /// The notice whose meeting must have been.
    meeting: Option<Arc<str>>,
}

/// A note for each gap that is open at an instant and that no announcement closes.
#[must_use]
pub fn gaps(archive: &Archive, edition: &Edition<'_>) -> Vec<Diagnostic> {
    let announcements: Vec<&Announcement> = archive.announcements.iter().map(Arc::as_ref).collect();
    let closed: HashSet<&str> = announcements.iter().flat_map(|it| &it.closes).map(|id| &*id.value).collect();
    let open = |gap: &Gap| {
        let is_over = since(gap, edition).is_some_and(|since| since <= edition.as_of);
        !gap.told && is_over && !closed.contains(&*gap.id)
    };
    let gaps = all(&announcements, &archive.issuer).into_iter().filter(open);
    gaps.map(|gap| {
        let help = format!("add what is missing; the announcement that tells of it has `closes = [\"{}\"]`", gap.id);
        let finding = Diagnostic::error(Code::Gap, gap.span, format!("{} ({})", gap.message, gap.id)).help(help).note();
        gap.related.into_iter().fold(finding, |finding, (span, text)| finding.related(span, text))
    })
    .collect()
}

/// From when on a gap is one; `None` where a meeting was called off, or moved by a notice of its own, which has a gap itself.
fn since(gap: &Gap, edition: &Edition<'_>) -> Option<DateTime<Utc>> {
    let always = || gap.since.unwrap_or(DateTime::<Utc>::MIN_UTC);
    let Some(notice) = &gap.meeting else { return Some(always()) };
    let Some(replaced) = edition.succession.of(notice, "meeting") else { return Some(always()) };
    let to = replaced.to.as_ref()?;
    match to.announcement.details {
        Details::Meeting(_) => None,
        _ => to.moment.as_ref().map(Moment::end),
    }
}

/// That every gap an announcement closes is one. A document that could not be read may be what makes it one.
pub(super) fn closes(documents: &Documents, findings: &mut Vec<Diagnostic>) {
    let Some((_, issuer)) = &documents.site else { return };
    let closing = || documents.announcements.iter().flat_map(|it| &it.closes);
    if closing().next().is_none() || !documents.left_out.announcements.is_empty() {
        return;
    }
    let mut announcements: Vec<&Announcement> = documents.announcements.iter().map(Arc::as_ref).collect();
    announcements.sort_by(|a, b| (a.dated.value, &a.id).cmp(&(b.dated.value, &b.id)));
    let gaps = all(&announcements, issuer);
    let known: BTreeSet<&str> = gaps.iter().map(|gap| &*gap.id).collect();
    for id in closing().filter(|id| !known.contains(&*id.value)) {
        let message = format!("the archive has no gap `{}`", id.value);
        let help = format!("{} (`irbook check` shows the open gaps)", did_you_mean(&id.value, known.iter().copied()));
        findings.push(Diagnostic::error(Code::UnknownGap, id.span, message).help(help));
    }
}

/// Every gap, closed or not, of announcements in order of their dates.
fn all(announcements: &[&Announcement], issuer: &Issuer) -> Vec<Gap> {
    let mut gaps = Vec::new();
    polls(announcements, &mut gaps);
    quarters(announcements, issuer, &mut gaps);
    names(issuer, &mut gaps);
    boards(announcements, issuer, &mut gaps);
    shares(announcements, &mut gaps);
    number(&mut gaps);
    gaps
}

/// Tells gaps of one id apart: the second is `board:jane-roe:2`.
fn number(gaps: &mut [Gap]) {
    let mut times: HashMap<String, usize> = HashMap::new();
    for gap in gaps {
        let count = times.entry(gap.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            gap.id = format!("{}:{count}", gap.id);
        }
    }
}

/// What the meetings decided.
fn polls(announcements: &[&Announcement], gaps: &mut Vec<Gap>) {
    let notices = announcements.iter().filter_map(|it| match &it.details {
        Details::Poll(poll) => poll.notice.as_ref(),
        _ => None,
    });
    let voted: HashSet<&str> = notices.map(|name| &*name.value).collect();
    for it in announcements {
        let Details::Meeting(meeting) = &it.details else { continue };
        let day = meeting.at.date();
        gaps.push(Gap {
            id: format!("poll-results:{}", it.id),
            message: format!("the meeting of {day} is over, but no announcement tells how it voted"),
            span: meeting.at.span,
            related: None,
            since: Some(Moment::day(day, meeting.at.zone).end()),
            told: voted.contains(&*it.id),
            meeting: Some(it.id.clone()),
        });
    }
}

/// Results of the quarters between the first and the last that the archive has. Results of a longer period that ends
/// with a quarter are that quarter's too, and only a fiscal year with results of a quarter expects those of others.
fn quarters(announcements: &[&Announcement], issuer: &Issuer, gaps: &mut Vec<Gap>) {
    let reported: Vec<&Located<Period>> = announcements
        .iter()
        .flat_map(|it| match &it.details {
            Details::Results(results) => &*results.periods,
            _ => &[],
        })
        .collect();
    let quarterly: BTreeSet<(i32, u8)> = reported
        .iter()
        .filter_map(|period| match period.value {
            Period::Span { fiscal: Some((year, Part::Quarter(quarter))), .. } => Some((year, quarter)),
            _ => None,
        })
        .collect();
    let years: BTreeSet<i32> = quarterly.iter().map(|(year, _)| *year).collect();
    let (Some(&(first_year, first)), Some(&last_year)) = (quarterly.first(), years.last()) else {
        return halves(&reported, issuer, gaps);
    };
    let by_end: BTreeMap<NaiveDate, Span> = reported.iter().map(|period| (period.end(), period.span)).collect();
    for (year, quarter) in (first_year..=last_year).flat_map(|year| (1..=4).map(move |quarter| (year, quarter))) {
        let period = Period::fiscal(year, Part::Quarter(quarter), &issuer.calendar);
        let Some(period) = period.filter(|it| (year, quarter) > (first_year, first) && !by_end.contains_key(&it.end()))
        else {
            continue;
        };
        let later = by_end.range(period.end()..).next();
        let Some((_, span)) = later.filter(|(end, _)| year < last_year || is_in(**end, year, issuer)) else { continue };
        gaps.push(unreported(&period, *span));
    }
}

/// Results of the half-years between the first and the last that the archive has, of an issuer that reports no quarters:
/// those of the whole year are the second half's too.
fn halves(reported: &[&Located<Period>], issuer: &Issuer, gaps: &mut Vec<Gap>) {
    let part = |period: &Period| match *period {
        Period::Span { fiscal, .. } => fiscal,
        Period::Instant(_) => None,
    };
    let by_end: BTreeMap<NaiveDate, Span> = reported.iter().map(|period| (period.end(), period.span)).collect();
    let parts = || reported.iter().filter_map(|it| part(&it.value));
    let halves: BTreeSet<i32> =
        parts().filter(|(_, part)| matches!(part, Part::Half(_))).map(|(year, _)| year).collect();
    let second = if parts().any(|(_, part)| part == Part::Year) { Part::Year } else { Part::Half(2) };
    let (Some(first), Some(last)) = (halves.first(), halves.last()) else { return };
    let (Some((begin, _)), Some((end, _))) = (by_end.first_key_value(), by_end.last_key_value()) else { return };
    for (year, part) in (*first..=*last).flat_map(|year| [(year, Part::Half(1)), (year, second)]) {
        let Some(period) = Period::fiscal(year, part, &issuer.calendar) else { continue };
        let is_between = *begin < period.end() && period.end() < *end;
        if let Some((_, span)) =
            by_end.range(period.end()..).next().filter(|(end, _)| is_between && **end != period.end())
        {
            gaps.push(unreported(&period, *span));
        }
    }
}

fn unreported(period: &Period, later: Span) -> Gap {
    Gap {
        id: format!("results:{}", period.id()),
        message: format!("there are results before and after {period}, but none of it"),
        span: later,
        related: None,
        since: None,
        told: false,
        meeting: None,
    }
}

/// Whether a day lies in a fiscal year.
fn is_in(day: NaiveDate, year: i32, issuer: &Issuer) -> bool {
    issuer.calendar.end_of(year).is_some_and(|end| day <= end)
}

/// What announced the issuer's names, but the first.
fn names(issuer: &Issuer, gaps: &mut Vec<Gap>) {
    for pair in issuer.names.windows(2) {
        let (before, name) = (&pair[0].name, &pair[1].name);
        gaps.push(Gap {
            id: format!("name:{}", slug(&name.value)),
            message: format!("`{}` became `{}`, but no announcement tells of it", before.value, name.value),
            span: name.span,
            related: None,
            since: None,
            told: false,
            meeting: None,
        });
    }
}

/// Who joined or left the board, or sits on it as something else, from one list to the next. What a general meeting is
/// asked to resolve is not yet resolved, so a notice explains nothing.
fn boards(announcements: &[&Announcement], issuer: &Issuer, gaps: &mut Vec<Gap>) {
    let lists: Vec<&&Announcement> = announcements.iter().filter(|it| !it.board.is_empty()).collect();
    let changes = changes(announcements);
    for pair in lists.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        let of =
            |it: &'_ Announcement, person: &str| it.board.iter().position(|member| *member.person.value == *person);
        let between =
            format!("between {} and {}, but no announcement tells of it", before.dated.value, after.dated.value);
        let is_between = |it: &(NaiveDate, NaiveDate)| it.0 <= after.dated.value && it.1 >= before.dated.value;
        let is_told = |person: &Name| changes.get(&*person.value).is_some_and(|days| days.iter().any(is_between));
        let mut push = |person: &Name, related, what: &str| {
            let name = issuer.person(&person.value).map_or(&*person.value, |person| &person.name);
            let (id, message) = (format!("board:{}", person.value), format!("{name} {what} {between}"));
            gaps.push(Gap {
                id,
                message,
                span: person.span,
                related: Some(related),
                since: None,
                told: is_told(person),
                meeting: None,
            });
        };
        for member in before.board.iter().filter(|member| of(after, &member.person.value).is_none()) {
            push(&member.person, (after.dated.span, "the next document that lists the board"), "left the board");
        }
        for member in &after.board {
            match of(before, &member.person.value).map(|at| &before.board[at]) {
                None => {
                    let related = (before.dated.span, "the document before it that lists the board");
                    push(&member.person, related, "joined the board");
                }
                Some(earlier) if earlier.capacity != member.capacity => {
                    let what = format!("became {} instead of {}", member.capacity, earlier.capacity);
                    push(&member.person, (earlier.person.span, "the capacity before"), &what);
                }
                Some(_) => {}
            }
        }
    }
}

/// By person, when a change was announced and when it takes effect.
fn changes<'a>(announcements: &[&'a Announcement]) -> HashMap<&'a str, Vec<(NaiveDate, NaiveDate)>> {
    let mut changes: HashMap<&str, Vec<(NaiveDate, NaiveDate)>> = HashMap::new();
    for it in announcements {
        let Details::BoardChange(board) = &it.details else { continue };
        for change in &board.changes {
            let effective = change.effective.as_ref().map_or(it.dated.value, |day| day.value);
            changes.entry(&change.person.value).or_default().push((it.dated.value, effective));
        }
    }
    changes
}

/// Shares in issue after one issue and before the next of the same class.
fn shares(announcements: &[&Announcement], gaps: &mut Vec<Gap>) {
    let mut last: HashMap<&str, &Issuance> = HashMap::new();
    for it in announcements {
        let Details::Issuance(issuance) = &it.details else { continue };
        let earlier = last.insert(&issuance.class.value, issuance);
        let (Some(after), Some(before)) = (earlier.and_then(|it| it.after.as_ref()), &issuance.before) else {
            continue;
        };
        // Documents of one issue tell of the same shares.
        let is_one = issuance.issue.is_some() && earlier.is_some_and(|it| it.issue == issuance.issue);
        if is_one || may_be_equal(after, before) {
            continue;
        }
        let (then, now) = (&after.printed, &before.printed);
        gaps.push(Gap {
            id: format!("shares:{}", issuance.class.value),
            message: format!(
                "there were {then} after the issue before and {now} before this one, and nothing tells why"
            ),
            span: before.span,
            related: Some((after.span, "after the issue before")),
            since: None,
            told: false,
            meeting: None,
        });
    }
}

/// Whether two amounts may be one, printed with different precision.
fn may_be_equal(a: &Amount, b: &Amount) -> bool {
    let half = |it: &Amount| Decimal::new(5, it.value.scale() + 1) * it.scale.factor();
    match (a.in_units(), b.in_units()) {
        (Some(x), Some(y)) => (x - y).abs() < half(a) + half(b),
        _ => a == b,
    }
}
