//! General meetings: those to come with what is due before them, and those that were held with how they voted.

use super::component::event;
use super::component::link::{Link, foreign};
use super::component::moment::{self, MomentView, Outcome};
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::kind::meeting::{Deadline, Meeting, RecordDate};
use crate::domain::kind::poll;
use crate::domain::{Announcement, Located, Moment};
use crate::history::meetings::{self, GeneralMeeting, Item, Support};
use crate::words::term::Term;
use crate::words::{self, Words};
use chrono::{DateTime, Datelike, Utc};
use serde::Serialize;

/// How many meetings of the past the page shows; the file has all.
const SHOWN: usize = 40;

#[derive(Serialize)]
struct View {
    page: Shell,
    upcoming: Vec<MeetingView>,
    /// Those of the past by year, newest first.
    years: Vec<YearView>,
    /// How many there are besides.
    more: usize,
    csv: &'static str,
}

#[derive(Serialize)]
struct YearView {
    /// The year; empty for what has no day.
    year: String,
    meetings: Vec<MeetingView>,
}

#[derive(Serialize)]
struct MeetingView {
    /// Anchor on the page.
    anchor: String,
    title: String,
    at: Option<MomentView>,
    /// What takes it into a calendar, while it is to come.
    add: Option<event::CalendarFile>,
    /// That it was called off, or put off without another day, and where that is said.
    off: Option<Outcome>,
    /// The days that it was to be on before.
    before: Vec<MomentView>,
    place: Vec<String>,
    online: Option<String>,
    /// Where an event without a notice says that it is.
    place_text: Option<String>,
    link: Option<String>,
    host: Option<String>,
    days: Vec<DayView>,
    items: Vec<ItemView>,
    /// How many of them were carried, and how many weren't, where results say so.
    carried: usize,
    not_carried: usize,
    /// Whether any result is public.
    has_results: bool,
    /// Whether it is the latest of the past.
    is_newest: bool,
    /// The documents that tell of it.
    documents: Vec<DocumentView>,
}

/// A day or instant before a meeting.
#[derive(Serialize)]
struct DayView {
    name: String,
    holders: String,
    /// With whom and where.
    whom: Option<String>,
    place: Vec<String>,
    online: Option<String>,
    voting: Option<String>,
    at: MomentView,
    is_over: bool,
}

#[derive(Serialize)]
struct ItemView {
    number: String,
    candidate: Option<String>,
    kind: Option<String>,
    text: String,
    href: String,
    outcome: Option<&'static str>,
    is_carried: bool,
    support: Option<String>,
    is_computed: bool,
}

#[derive(Serialize)]
struct DocumentView {
    link: Link,
    language: Option<String>,
    day: String,
    machine: String,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (config, company) = (site.edition.config(), site.edition.issuer().current_name());
    let words = words::of(&config.language);
    let (title, description) = (words.term(Term::GeneralMeetings), words.meetings_description(company));
    let page = Shell::new(config, path::MEETINGS, "meetings", "shareholders", title, description).of_day();
    let page = if site.has(path::SHAREHOLDERS) {
        page.under(path::SHAREHOLDERS, words.term(Term::Shareholders))
    } else {
        page
    };
    let as_of = site.edition.as_of;
    let meetings = meetings::all(&site.history, site.edition);
    let (past, upcoming): (Vec<_>, Vec<_>) = meetings.iter().partition(|meeting| meeting.is_past(as_of));
    let view = |meeting: &&GeneralMeeting<'_, '_>| meeting_view(site, meeting, &page.root, words);
    let mut years: Vec<YearView> = Vec::new();
    for meeting in past.iter().rev().take(SHOWN) {
        let year = meeting.moment.map_or_else(String::new, |at| at.date().year().to_string());
        let meeting = MeetingView { is_newest: years.is_empty(), ..view(meeting) };
        match years.last_mut().filter(|last| last.year == year) {
            Some(last) => last.meetings.push(meeting),
            None => years.push(YearView { year, meetings: vec![meeting] }),
        }
    }
    let view = View {
        upcoming: upcoming.iter().map(view).collect(),
        years,
        more: past.len().saturating_sub(SHOWN),
        csv: "meetings.csv",
        page,
    };
    Content::page("meetings.html", &view)
}

fn meeting_view(site: &Site<'_>, meeting: &GeneralMeeting<'_, '_>, root: &str, words: &dyn Words) -> MeetingView {
    let config = site.edition.config();
    let shown = |at: &Moment| moment::moment(at, &config.zones, words);
    let notice = meeting.notice.map(|(_, notice)| notice);
    let facts = meeting.entry.map(|entry| event::EventFacts::of(entry, words)).unwrap_or_default();
    let before = meeting.before.iter().filter_map(|entry| {
        let view = shown(entry.moment.as_ref()?);
        Some(MomentView { outcome: event::outcome(site, entry, root), elsewhere: Vec::new(), ..view })
    });
    let items: Vec<ItemView> = meeting.items().iter().map(|item| item_view(item, root, words)).collect();
    let count = |is_carried| items.iter().filter(|it| it.outcome.is_some() && it.is_carried == is_carried).count();
    let documents = meeting.documents.iter().chain(meeting.polls.iter().map(|(it, _)| it));
    let mut seen: Vec<&str> = Vec::new();
    let documents = documents.filter(|it| {
        let is_new = !seen.contains(&&*it.id);
        seen.push(&it.id);
        is_new
    });
    MeetingView {
        anchor: format!("meeting_{}", meeting.name),
        title: words.event_title(&meeting.title),
        at: meeting.moment.map(shown),
        add: meeting.entry.and_then(|entry| event::CalendarFile::of(site, entry, root)),
        off: meeting.entry.filter(|_| meeting.is_off).and_then(|entry| event::outcome(site, entry, root)),
        before: before.collect(),
        place: notice.and_then(|it| it.place.as_ref()).map_or_else(Vec::new, |id| place(site, &id.value)),
        online: notice.and_then(|it| it.online.as_ref()).map(|url| url.value.to_string()),
        place_text: facts.place,
        link: facts.link,
        host: facts.host,
        days: meeting.notice.map_or_else(Vec::new, |(of, notice)| days(site, of, notice, root)),
        carried: count(true),
        not_carried: count(false),
        has_results: !meeting.polls.is_empty(),
        is_newest: false,
        items,
        documents: documents
            .map(|it| DocumentView {
                link: Link { href: format!("{root}{}", path::announcement(&it.id)), text: it.title.to_string() },
                language: foreign(&it.language, &config.language),
                day: words.date(it.dated.value),
                machine: it.dated.value.to_string(),
            })
            .collect(),
    }
}

/// What is due before a meeting, in the order of time.
fn days(site: &Site<'_>, announcement: &Announcement, meeting: &Meeting, root: &str) -> Vec<DayView> {
    let issuer = site.edition.issuer();
    let as_of = site.edition.as_of;
    let at = |at: &Located<Moment>| moment::typed_on(site, announcement, at, root);
    let record = |it: &RecordDate| DayView {
        name: it.name.to_string(),
        holders: it.holders.to_string(),
        whom: None,
        place: Vec::new(),
        online: None,
        voting: it.voting.as_deref().map(str::to_owned),
        at: at(&it.at),
        is_over: it.at.end() <= as_of,
    };
    let deadline = |it: &Deadline| DayView {
        name: it.name.to_string(),
        holders: it.holders.to_string(),
        whom: it.organization.as_ref().and_then(|id| Some(issuer.organization(&id.value)?.name.to_string())),
        place: it.place.as_ref().map_or_else(Vec::new, |id| place(site, &id.value)),
        online: it.online.as_ref().map(|url| url.value.to_string()),
        voting: None,
        at: at(&it.at),
        is_over: it.at.end() <= as_of,
    };
    let records = meeting.record_dates.iter().map(|it| (it.at.start(), record(it)));
    let deadlines = meeting.deadlines.iter().map(|it| (it.at.start(), deadline(it)));
    let mut days: Vec<(DateTime<Utc>, DayView)> = records.chain(deadlines).collect();
    days.sort_by_key(|(start, _)| *start);
    days.into_iter().map(|(_, day)| day).collect()
}

fn place(site: &Site<'_>, id: &str) -> Vec<String> {
    let place = site.edition.issuer().place(id);
    place.map_or_else(Vec::new, |place| place.address.iter().map(|line| line.to_string()).collect())
}

fn item_view(item: &Item<'_>, root: &str, words: &dyn Words) -> ItemView {
    let support = item.support();
    let outcome = item.outcome();
    ItemView {
        number: item.number.to_owned(),
        candidate: item.candidate.map(str::to_owned),
        kind: item.kind.map(str::to_owned),
        text: item.text.to_owned(),
        href: format!("{root}{}#{}", path::announcement(&item.announcement.id), item.anchor),
        outcome: outcome.map(|it| {
            words.term(match it {
                poll::Outcome::Carried => Term::Carried,
                poll::Outcome::NotCarried => Term::NotCarried,
                poll::Outcome::NotPut => Term::NotPut,
            })
        }),
        is_carried: outcome == Some(poll::Outcome::Carried),
        is_computed: matches!(support, Some(Support::Computed(_))),
        support: support.map(|it| match it {
            Support::Stated(percent) => percent.to_owned(),
            Support::Computed(percent) => words.percent(percent),
        }),
    }
}
