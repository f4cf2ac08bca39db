//! What only results announcements state.

use super::{Facts, Named, OwnFigure};
use crate::domain::event::EventKind;
use crate::domain::occasion::{Occasion, Title, nth};
use crate::domain::{Amount, Located, Moment, Period, Span, span::Name};
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::borrow::Cow;
use std::sync::Arc;

/// The facts of a results announcement beside its statements and metrics.
#[derive(Clone, Debug)]
pub struct Results {
    /// The periods reported, at least one: what is said without a period is of the first that it can be of.
    pub periods: Vec<Located<Period>>,
    /// Lines shown first.
    pub highlights: Vec<Highlight>,
    /// Outlook ranges.
    pub guidance: Vec<Guidance>,
    /// The results call.
    pub call: Option<Call>,
    /// What executives said, in the archive's words, with the figures they named.
    pub quotes: Vec<Quote>,
}

/// A line of a statement that is shown first.
#[derive(Clone, Debug)]
pub struct Highlight {
    /// The line, as `statement-id.line-id`.
    pub line: Name,
    /// What it is called there, where the line's own label says too little.
    pub label: Option<Arc<str>>,
    /// The one reported period that it is shown for; `None`: each.
    pub period: Option<Located<Period>>,
}

impl Results {
    /// The reported periods that a highlight is shown for.
    pub fn periods_of<'a>(&'a self, highlight: &'a Highlight) -> impl Iterator<Item = &'a Located<Period>> {
        let is_shown = |of: &&Located<Period>| highlight.period.as_ref().is_none_or(|it| it.value == of.value);
        self.periods.iter().filter(is_shown)
    }

    /// The last day of all periods reported.
    #[must_use]
    pub fn end(&self) -> NaiveDate {
        self.periods.iter().map(|period| period.end()).max().unwrap_or_default()
    }
}

/// What the company expects: a range, one end of it, a figure, or words alone.
#[derive(Clone, Debug)]
pub struct Guidance {
    /// Key within the document.
    pub id: Name,
    /// What is expected.
    pub label: Arc<str>,
    /// The concept (line id), where the archive has it.
    pub concept: Option<Name>,
    /// The period it is expected for.
    pub period: Period,
    /// The low end, where one is stated.
    pub low: Option<Located<Amount>>,
    /// The high end, likewise.
    pub high: Option<Located<Amount>>,
    /// The one figure that is expected, roughly or by so much more or less, in place of two ends.
    pub middle: Option<Located<Amount>>,
    /// By how much the figure may be more or less.
    pub margin: Option<Located<Amount>>,
    /// What is expected as the document words it: a range, or words without a figure.
    pub words: Option<Located<Box<str>>>,
    /// Growth stated for the low end, or for the one figure, and for the high end, in percent.
    pub growth: [Option<Located<Amount>>; 2],
    /// The period that growth is against.
    pub against: Option<Period>,
    /// A remark: what is excluded, how firm it is.
    pub note: Option<Box<str>>,
}

/// A conference call.
#[derive(Clone, Debug)]
pub struct Call {
    /// When, in the zone printed first.
    pub at: Located<Moment>,
    /// The same instant as printed in other zones; checked to be the same instant.
    pub also: Vec<Located<Moment>>,
    /// Where to register.
    pub registration: Option<Located<Box<str>>>,
    /// Where a webcast can be followed.
    pub webcast: Option<Located<Box<str>>>,
    /// What to know, in the archive's words.
    pub note: Option<Box<str>>,
}

/// A statement of a person.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Who.
    pub person: Name,
    /// The name as printed here.
    pub printed_name: Option<Arc<str>>,
    /// The capacity as printed here.
    pub capacity: Arc<str>,
    /// The gist, retold.
    pub text: Located<Box<str>>,
    /// Where it stands.
    pub span: Span,
}

impl Facts for Results {
    fn names<'a>(&'a self, names: &mut Vec<Named<'a>>) {
        names.extend(self.quotes.iter().map(|it| Named::Person(&it.person, it.printed_name.as_ref())));
        names.extend(self.guidance.iter().filter_map(|it| it.concept.as_ref()).map(Named::Concept));
    }

    fn occasions<'a>(&'a self, zone: Tz, occasions: &mut Vec<Occasion<'a>>) {
        let mut ends = Vec::with_capacity(self.periods.len());
        for period in &self.periods {
            // A quarter and the year that end on one day are one event.
            if !ends.contains(&period.end()) {
                let (key, title) = (nth("period-end", ends.len()), Title::PeriodEnds(period.value));
                ends.push(period.end());
                let day = (period.end(), zone, period.span);
                occasions.push(Occasion::on(key, EventKind::PeriodEnd, title, "end of the reported period", day));
            }
        }
        if let (Some(call), Some(period)) = (&self.call, self.periods.first()) {
            let title = Title::ResultsCall(period.value);
            let at = (call.at.value.clone(), call.at.span);
            occasions.push(Occasion::at("call", EventKind::Call, title, "conference call", at));
        }
    }

    fn figures<'a>(&'a self, figures: &mut Vec<OwnFigure<'a>>) {
        for it in &self.guidance {
            let [growth_low, growth_high] = &it.growth;
            let stated = [
                ("", &it.middle),
                (".margin", &it.margin),
                (".low", &it.low),
                (".high", &it.high),
                (".growth-low", growth_low),
                (".growth-high", growth_high),
            ];
            let stated = stated.into_iter().filter_map(|(end, amount)| Some((end, amount.as_ref()?)));
            figures.extend(stated.map(|(end, amount)| OwnFigure {
                key: Cow::Owned(format!("guidance.{}{end}", it.id.value)),
                period: Some(it.period),
                amount,
                label: Some(Cow::Borrowed(&it.label)),
                anchor: Cow::Owned(format!("guidance_{}", it.id.value)),
            }));
        }
    }

    fn texts<'a>(&'a self, texts: &mut Vec<(&'a str, Span)>) {
        texts.extend(self.quotes.iter().map(|it| (&*it.text.value, it.text.span)));
        texts.extend(self.guidance.iter().filter_map(|it| Some((&**it.note.as_ref()?, it.id.span))));
        // A range is figures of its own.
        let in_words = self.guidance.iter().filter(|it| it.low.is_none() && it.high.is_none() && it.middle.is_none());
        texts.extend(in_words.filter_map(|it| it.words.as_ref()).map(|it| (&*it.value, it.span)));
        texts.extend(self.call.as_ref().and_then(|it| Some((&**it.note.as_ref()?, it.at.span))));
    }

    fn links<'a>(&'a self, links: &mut Vec<&'a Located<Box<str>>>) {
        let of_call = self.call.iter();
        links.extend(of_call.flat_map(|call| call.registration.iter().chain(&call.webcast)));
    }
}
