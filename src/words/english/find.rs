use super::English;
use crate::history::subject::SubjectKind;
use crate::words::find::Find;

impl Find for English {
    fn subject(&self, kind: SubjectKind) -> &'static str {
        match kind {
            SubjectKind::Line => "Line of statements",
            SubjectKind::Metric => "Metric",
            SubjectKind::Person => "Person",
            SubjectKind::Organization => "Organization",
            SubjectKind::Place => "Place",
            SubjectKind::Announcements => "Announcements",
            SubjectKind::Dates => "Dates",
            SubjectKind::Plan => "Repurchase plan",
            SubjectKind::Page => "Page",
            SubjectKind::Statement => "Statement",
            SubjectKind::Document => "Announcement",
        }
    }

    fn several(&self, kind: SubjectKind) -> &'static str {
        match kind {
            SubjectKind::Line => "Lines over time",
            SubjectKind::Metric => "Metrics",
            SubjectKind::Person => "People",
            SubjectKind::Organization => "Organizations",
            SubjectKind::Place => "Places",
            SubjectKind::Announcements => "Lists of announcements",
            SubjectKind::Dates => "Dates",
            SubjectKind::Plan => "Repurchase plans",
            SubjectKind::Page => "Pages",
            SubjectKind::Statement => "Statements",
            SubjectKind::Document => "Announcements",
        }
    }

    fn subject_counted(&self, kind: SubjectKind, count: usize) -> String {
        let what = match kind {
            SubjectKind::Line => "Line",
            SubjectKind::Announcements => {
                return if count == 1 { "1 announcement".to_owned() } else { format!("{count} announcements") };
            }
            SubjectKind::Dates => return if count == 1 { "1 date".to_owned() } else { format!("{count} dates") },
            _ => self.subject(kind),
        };
        let of = match kind {
            SubjectKind::Line => "figure",
            SubjectKind::Metric => "value",
            SubjectKind::Person => "role",
            SubjectKind::Plan => "document",
            _ => return what.to_owned(),
        };
        format!("{what}, {count} {of}{}", if count == 1 { "" } else { "s" })
    }

    fn digits(&self) -> &'static str {
        "0–9"
    }

    fn east_asian(&self) -> &'static str {
        "Chinese, Japanese, Korean"
    }

    fn signs(&self) -> &'static str {
        "Signs"
    }

    fn index_description(&self, company: &str) -> String {
        format!("Lines, metrics, people, places, dates and announcements of {company} from A to Z.")
    }

    fn search_description(&self, company: &str) -> String {
        format!("Search the announcements, figures, dates and people of {company}.")
    }
}
