//! What the page of every announcement shows, whatever its kind.

use super::contents::{self, Entry};
use super::key_figures::{self, Table};
use super::people::{self, BoardGroup, PersonView};
use super::rate::{self, RateView};
use super::repurchase::{self, RepurchaseView};
use super::source::{self, SourceView, VenueView};
use super::statements::{self, StatementView};
use super::text::Text;
use super::versions::{VersionsView, versions};
use crate::address::{Site, figure, path};
use crate::domain::announcement::Announcement;
use crate::domain::event::EventKind;
use crate::domain::figure::Figure;
use crate::domain::{Kind, Moment, When};
use crate::history::catalog::Scope;
use crate::history::timeline::Timeline;
use crate::page::component::chart::{self, ChartView, HeadlineView};
use crate::page::component::event::{self, EventFacts};
use crate::page::component::file::{self, FileView};
use crate::page::component::group::{group, what};
use crate::page::component::link::Link;
use crate::page::component::moment::{self, MomentView, Outcome};
use crate::page::component::note::{FootnoteView, Notes};
use crate::page::component::shell::{Picture, Published, Shell};
use crate::page::component::tab::{self, Tab};
use crate::page::component::waiver::{self, WaiverView};
use crate::page::component::{company, correction};
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;

/// The common part of the view.
#[derive(Debug, Serialize)]
pub struct Document {
    /// The kind, in words.
    pub kind: String,
    /// All announcements of the kind.
    pub kind_href: String,
    /// What the company did of the same over time, where the site tells it.
    pub over_time: Option<Link>,
    /// Title.
    pub title: String,
    /// Whether the title is the archive's own.
    pub title_supplied: bool,
    /// Summary.
    pub summary: Option<String>,
    /// The printed date.
    pub dated: MomentView,
    /// The place of the dateline.
    pub place: Option<String>,
    /// When it was released, where known.
    pub released: Option<MomentView>,
    /// The issuer's name at that time.
    pub issuer_then: String,
    /// Today's name, where it is another.
    pub issuer_now: Option<String>,
    /// The markets named.
    pub venues: Vec<VenueView>,
    /// The official document.
    pub source: SourceView,
    /// Table of contents; empty on a short page.
    pub contents: Vec<Entry>,
    /// The pages of the announcement, itself first; nothing where it has no other.
    pub tabs: Vec<Tab>,
    /// The text.
    pub text: Text,
    /// Charts.
    pub charts: Vec<ChartView>,
    /// Metrics; nothing where there are none.
    pub metrics: Option<Table>,
    /// What the metrics cover: label and definition.
    pub definitions: Vec<(String, String)>,
    /// Statements.
    pub statements: Vec<StatementView>,
    /// Repurchase plans.
    pub repurchases: Vec<RepurchaseView>,
    /// Exchange rates.
    pub rates: Vec<RateView>,
    /// Figures that stand in no table.
    pub figures: Vec<FigureView>,
    /// Whether a CSV file beside the page has figures that stand in no statement.
    pub has_csv: bool,
    /// Whether its figures are a report in xBRL-JSON beside the page.
    pub has_xbrl: bool,
    /// Its statements and figures as a spreadsheet, where the site has it.
    pub workbook: Option<String>,
    /// Events.
    pub events: Vec<EventView>,
    /// Figures that a rule makes another one of, and why.
    pub waivers: Vec<WaiverView>,
    /// Footnotes.
    pub footnotes: Vec<FootnoteView>,
    /// Who signed.
    pub signatories: Vec<PersonView>,
    /// The board at the time.
    pub board: Vec<BoardGroup>,
    /// Legends.
    pub legends: Vec<LegendView>,
    /// The files that are the document, the official one first.
    pub files: Vec<FileView>,
    /// Where the document stands, if it has no file and nothing of it is retold.
    pub elsewhere: Option<Link>,
    /// Whether the page retells the document.
    pub is_retold: bool,
    /// Files beside the page but for the official document.
    pub attachments: Vec<FileView>,
    /// The published versions, where they are known.
    pub versions: Option<VersionsView>,
    /// The announcement before this one.
    pub previous: Option<Neighbor>,
    /// The announcement after this one.
    pub next: Option<Neighbor>,
}

/// A single figure.
#[derive(Debug, Serialize)]
pub struct FigureView {
    /// Anchor.
    pub anchor: String,
    /// Label.
    pub label: String,
    /// The amount as printed.
    pub amount: String,
    /// The period in words.
    pub period: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// An event of the document.
#[derive(Debug, Serialize)]
pub struct EventView {
    /// The kind, in words.
    pub kind: &'static str,
    /// What happens.
    pub title: String,
    /// When; nothing where that is to be announced.
    pub at: Option<MomentView>,
    /// What is said in place of it.
    pub to_be_announced: &'static str,
    /// What has become of it.
    pub outcome: Option<Outcome>,
    /// What else is stated of it.
    pub facts: EventFacts,
    /// Address of its file for calendars, relative to the page, while it is to come.
    pub ics: Option<String>,
}

/// A legend.
#[derive(Debug, Serialize)]
pub struct LegendView {
    /// Anchor.
    pub anchor: String,
    /// Title.
    pub title: String,
    /// The text as HTML.
    pub html: String,
}

/// The announcement before or after.
#[derive(Debug, Serialize)]
pub struct Neighbor {
    /// Address.
    pub href: String,
    /// Title.
    pub title: String,
    /// Printed date.
    pub day: String,
}

/// What is around the page.
pub fn shell(site: &Site<'_>, announcement: &Announcement, kind: &'static str) -> Shell {
    let (path, words) = (path::announcement(&announcement.id), words::of(&site.edition.config().language));
    let description = announcement.summary.as_ref().map_or_else(
        || words.title_of_day(&announcement.title, announcement.dated.value),
        |summary| summary.value.to_string(),
    );
    let config = site.edition.config();
    let (list, name) = group(site, announcement, words);
    let mut shell = Shell::new(config, &path, kind, "announcements", &*announcement.title, description)
        .under(&path::list(Scope::<Kind>::Front), words.term(Term::Announcements))
        .under(&list, name);
    shell.language = announcement.language.to_string();
    shell.notices = correction::notices(site, announcement, &shell.root);
    shell.picture = Picture::of(site, announcement);
    let released = announcement.released_at.map(|at| at.to_rfc3339());
    let revised = announcement.publication.revisions.until(site.edition.as_of).last();
    shell.published = Some(Published {
        at: released.unwrap_or_else(|| announcement.dated.value.to_string()),
        changed: revised.map(|revision| revision.at.value.to_rfc3339()),
    });
    shell
}

/// The common part of the view. `sections` are those of the page's kind: before the text, and after it.
pub fn view(site: &Site<'_>, announcement: &Announcement, root: &str, sections: (Vec<Entry>, Vec<Entry>)) -> Document {
    let (issuer, zones) = (site.edition.issuer(), &site.edition.config().zones);
    let words = words::of(&site.edition.config().language);
    let notes = Notes::new(site, announcement, root);
    let text = Text::of(notes.body());
    let issuer_then = company::name_then(issuer, announcement);
    let dated = Moment::day(announcement.dated.value, announcement.zone);
    let released =
        announcement.released_at.map(|at| Moment { when: When::At(at), zone: announcement.zone, wording: None });
    let ratio = issuer.ads.as_ref().map(|ads| ads.ratio_on(announcement.dated.value));
    let (previous, next) = neighbors(site, announcement, root, words);
    let mut document = Document {
        kind: what(site, announcement, words),
        kind_href: format!("{root}{}", group(site, announcement, words).0),
        over_time: over_time(site, announcement, root, words),
        title: announcement.title.to_string(),
        title_supplied: announcement.title_supplied,
        summary: announcement.summary.as_ref().map(|summary| summary.value.to_string()),
        dated: moment::moment(&dated, zones, words),
        place: announcement.place.as_deref().map(str::to_owned),
        released: released.map(|at| moment::moment(&at, zones, words)),
        issuer_now: Some(issuer.current_name()).filter(|now| *now != issuer_then).map(str::to_owned),
        issuer_then,
        venues: source::venues(issuer, announcement),
        source: source::source(announcement, words),
        contents: Vec::new(),
        tabs: tab::tabs(announcement, None, "", words),
        text,
        charts: own_charts(site, announcement, root, &notes),
        metrics: key_figures::of_metrics(site, announcement, root, &notes),
        definitions: key_figures::definitions(site, announcement),
        statements: statements::views(announcement, words),
        repurchases: announcement.repurchases.iter().map(|plan| repurchase::view(plan, ratio, words)).collect(),
        rates: announcement.rates.iter().map(|rate| rate::view(rate, words)).collect(),
        figures: announcement.figures.iter().map(|it| figure_view(it, &notes, words)).collect(),
        has_csv: figure::has_file(announcement, issuer),
        has_xbrl: site.has(&path::xbrl_report(&announcement.id)),
        workbook: site.has(&path::workbook(&announcement.id)).then(|| format!("{}.xlsx", announcement.id)),
        events: events(site, announcement, root, words),
        waivers: waiver::of(site, announcement, root, ""),
        footnotes: notes.footnotes(true),
        signatories: people::signatories(issuer, &announcement.signatories),
        board: people::board(issuer, &announcement.board),
        legends: legends(site, announcement, &notes),
        files: file::listed(announcement, "", words).0,
        elsewhere: file::elsewhere(announcement),
        is_retold: !announcement.is_row(),
        attachments: file::files(announcement, "", words).into_iter().filter(|file| !file.is_official).collect(),
        versions: versions(site, announcement, root),
        previous,
        next,
    };
    document.contents = contents::of(document.sections(sections.0, sections.1, words));
    document
}

impl Document {
    /// The sections of the page in their order. `facts` are those of the page's kind, `comments` those before the text.
    fn sections(&self, facts: Vec<Entry>, comments: Vec<Entry>, words: &dyn Words) -> Vec<Entry> {
        let mut sections = facts;
        if !sections.iter().any(|entry| entry.href == "#operating_metrics") {
            sections.extend(contents::shown(&[(
                self.metrics.is_some(),
                "operating_metrics",
                words.term(Term::Metrics),
            )]));
        }
        sections.extend(contents::shown(&[(!self.charts.is_empty(), "document_charts", words.term(Term::Charts))]));
        sections.extend(comments);
        if !self.text.is_empty() {
            let places = self.text.headings.clone();
            sections.push(Entry { places, ..contents::entry("document_text", words.term(Term::Summary)) });
        }
        sections.extend(contents::shown(&[
            (!self.statements.is_empty(), "financial_statements", words.term(Term::Statements)),
            (!self.repurchases.is_empty(), "repurchase_plans", words.term(Term::Repurchase)),
            (true, "about_document", words.term(Term::About)),
        ]));
        sections
    }
}

/// The page that tells of all documents of the kind together, what each led to and what came of it.
fn over_time(site: &Site<'_>, announcement: &Announcement, root: &str, words: &dyn Words) -> Option<Link> {
    let (path, text) = match announcement.kind() {
        Kind::Results => (path::RESULTS, words.all_results()),
        Kind::Dividend => (path::DIVIDENDS, words.all_dividends()),
        Kind::Meeting | Kind::Poll => (path::MEETINGS, words.all_meetings()),
        Kind::Buyback => (path::REPURCHASES, words.all_repurchases()),
        _ => return None,
    };
    site.has(path).then(|| Link { href: format!("{root}{path}"), text: text.to_owned() })
}

fn own_charts(site: &Site<'_>, announcement: &Announcement, root: &str, notes: &Notes<'_>) -> Vec<ChartView> {
    let specs = site.edition.config().charts.iter().filter(|spec| spec.announcements);
    let charts = specs.filter_map(|spec| {
        let drawn = chart::of_announcement(site.edition, announcement, spec)?;
        let headline = drawn.headline.map(|(_, it)| HeadlineView { html: notes.inline(&it.text), language: None });
        Some(drawn.view(spec, format!("{}.svg", spec.id.value), root, headline))
    });
    let mut charts: Vec<ChartView> = charts.collect();
    // Figures too few for a picture stand in the tables, too.
    charts.sort_by_key(|chart| chart.panels.iter().all(|panel| panel.svg.is_empty()));
    charts
}

fn figure_view(figure: &Figure, notes: &Notes<'_>, words: &dyn Words) -> FigureView {
    FigureView {
        anchor: figure.id.value.to_string(),
        label: figure.label.to_string(),
        amount: figure.amount.printed.to_string(),
        period: figure.period.as_ref().map(|period| words.period_at_length(period)),
        note: figure.note.as_ref().map(|note| notes.inline(note)),
    }
}

/// The events, without the one that the page itself is.
fn events(site: &Site<'_>, announcement: &Announcement, root: &str, words: &dyn Words) -> Vec<EventView> {
    let zones = &site.edition.config().zones;
    let all = Timeline::of(announcement, site.edition);
    let events = all.iter().filter(|event| event.kind != EventKind::Announcement);
    events
        .map(|entry| {
            let outcome = event::outcome(site, entry, root);
            let moment = entry.moment.as_ref().map(|at| moment::moment(at, zones, words));
            EventView {
                kind: words.event(entry.kind),
                title: words.event_title(&entry.title),
                at: moment.map(|at| MomentView { outcome: outcome.clone(), ..at }),
                to_be_announced: words.to_be_announced(),
                outcome,
                facts: EventFacts::of(entry, words),
                ics: event::calendar_file(site, entry, root),
            }
        })
        .collect()
}

fn legends(site: &Site<'_>, announcement: &Announcement, notes: &Notes<'_>) -> Vec<LegendView> {
    let known = site.edition.definitions().legends;
    let legends = announcement.legends.iter().filter_map(|key| known.iter().find(|legend| legend.key == *key));
    legends
        .map(|legend| LegendView {
            anchor: format!("legend_{}", legend.key.value),
            title: legend.title.to_string(),
            html: notes.html(&legend.body.markdown, 2),
        })
        .collect()
}

fn neighbors(
    site: &Site<'_>,
    announcement: &Announcement,
    root: &str,
    words: &dyn Words,
) -> (Option<Neighbor>, Option<Neighbor>) {
    let all = &site.edition.announcements;
    let Some(at) = site.edition.position(&announcement.id) else { return (None, None) };
    let neighbor = |other: Option<&&Announcement>| {
        other.map(|other| Neighbor {
            href: format!("{root}{}", path::announcement(&other.id)),
            title: other.title.to_string(),
            day: words.date(other.dated.value),
        })
    };
    (neighbor(at.checked_sub(1).and_then(|before| all.get(before))), neighbor(all.get(at + 1)))
}
