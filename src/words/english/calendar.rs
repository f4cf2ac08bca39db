use super::English;
use crate::domain::event::EventKind;
use crate::domain::event_group::Group;
use crate::history::calendar::State;
use crate::words::calendar::Calendars;

impl Calendars for English {
    fn calendar_group(&self, group: Option<Group>) -> &'static str {
        match group {
            None => "All dates",
            Some(Group::Results) => "Results and calls",
            Some(Group::Meetings) => "General meetings",
            Some(Group::Dividends) => "Dividends",
        }
    }

    fn calendar_name(&self, company: &str, group: Option<Group>) -> String {
        match group {
            None => format!("{company}: financial calendar"),
            Some(_) => format!("{company}: {}", self.calendar_group(group).to_lowercase()),
        }
    }

    fn calendar_title(&self, company: &str, title: &str, kind: EventKind, state: State) -> String {
        let mark = match state {
            State::Confirmed | State::Tentative | State::Published => "",
            State::Cancelled => "Cancelled: ",
            State::PutOff if matches!(kind, EventKind::RecordDate | EventKind::Deadline) => "No longer applies: ",
            State::PutOff => "Postponed: ",
            State::Replaced => "Replaced: ",
        };
        let name = if title.contains(company) { String::new() } else { format!("{company}: ") };
        format!("{mark}{name}{title}")
    }

    fn planned(&self) -> &'static str {
        "Planned; no announcement tells of it yet."
    }

    fn registration(&self, url: &str) -> String {
        format!("Registration: {url}")
    }

    fn webcast(&self, url: &str) -> String {
        format!("Online: {url}")
    }

    fn held_in(&self, language: &str) -> String {
        format!("Language: {language}")
    }

    fn told_in(&self, title: &str, url: &str) -> String {
        format!("{title}: {url}")
    }
}
