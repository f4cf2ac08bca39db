//! A new archive: settings, one draft each of results, a dividend and a notice, and what editors, Git and GitHub Pages need.

use crate::decode::refusal;
use crate::domain::period::YearEnd;
use crate::editor;

/// What is asked of whoever begins an archive, in the order of [`QUESTIONS`].
pub type Answers = [String; QUESTIONS.len()];

/// Something that can't be known.
#[derive(Debug)]
pub struct Question {
    /// The option of the command line that answers it.
    pub option: &'static str,
    /// What is asked.
    pub text: &'static str,
    /// What is taken where nothing is answered.
    pub default: Option<&'static str>,
    /// What the answer stands for in the files.
    mark: &'static str,
    /// The key that takes it: the part of the format, what its table is, and its name.
    key: (&'static str, &'static str, &'static str),
}

impl Question {
    /// Whether it has to be answered where those before it were answered so.
    #[must_use]
    pub fn is_asked(&self, answers: &Answers) -> bool {
        let [.., end, _] = answers;
        self.option != NAMED || YearEnd::parse(end).is_some_and(|it| it.is_named_either_way())
    }

    /// What is wrong with an answer; `None` where the format takes it.
    #[must_use]
    pub fn refusal(&self, answer: &str) -> Option<String> {
        let (part, table, key) = self.key;
        refusal(part, table, key, &quoted(answer))
    }
}

/// What is wrong with the title of an announcement.
#[must_use]
pub fn title_refusal(title: &str) -> Option<String> {
    refusal("announcement.md", "an announcement", "title", &quoted(title))
}

/// What is asked only where the end of fiscal years leaves it open.
const NAMED: &str = "fiscal-year-named";

/// The questions, in the order in which they are asked.
pub const QUESTIONS: [Question; 5] = [
    Question {
        option: "name",
        text: "Name of the company",
        default: None,
        mark: "@NAME@",
        key: ("site.toml", "a name of the issuer", "name"),
    },
    Question {
        option: "base-url",
        text: "Address where the site will stand, such as https://ir.example.com/",
        default: None,
        mark: "@BASE_URL@",
        key: ("site.toml", "site.toml", "base_url"),
    },
    Question {
        option: "zone",
        text: "Time zone of its announcements, such as Europe/Berlin",
        default: None,
        mark: "@ZONE@",
        key: ("announcement.md", "an announcement", "zone"),
    },
    Question {
        option: "fiscal-year-end",
        text: "End of its fiscal year, month and day",
        default: Some("12-31"),
        mark: "@FISCAL_YEAR_END@",
        key: ("site.toml", "an issuer", "fiscal_year_end"),
    },
    Question {
        option: NAMED,
        text: "Calendar year that its fiscal years are named after: that of their `end`, or of their `start`",
        default: None,
        mark: "@FISCAL_YEAR_NAMED@",
        key: ("site.toml", "an issuer", "fiscal_year_named"),
    },
];

/// The files as they are, but for the answers.
const FILES: &[(&str, &str)] = &[
    ("site.toml", include_str!("archive/site.toml")),
    ("content/announcements/example-results/announcement.md", include_str!("archive/example-results/announcement.md")),
    ("content/announcements/example-results/figures.toml", include_str!("archive/example-results/figures.toml")),
    (
        "content/announcements/example-dividend/announcement.md",
        include_str!("archive/example-dividend/announcement.md"),
    ),
    ("content/announcements/example-notice/announcement.md", include_str!("archive/example-notice/announcement.md")),
    (".github/workflows/pages.yml", include_str!("pages.yml")),
    (".gitattributes", include_str!("archive/gitattributes")),
    (".gitignore", include_str!("archive/gitignore")),
    (".editorconfig", include_str!("archive/editorconfig")),
    (".vscode/extensions.json", include_str!("archive/extensions.json")),
];

/// The files of a new archive: path and text.
#[must_use]
pub fn archive(answers: &Answers) -> Vec<(String, String)> {
    let files = FILES.iter().map(|(path, text)| ((*path).to_owned(), answered(text, answers)));
    let schemas = editor::files().into_iter().map(|(name, text)| (format!(".irbook/schema/{name}"), text));
    files.chain([(editor::SETTINGS.to_owned(), editor::settings())]).chain(schemas).collect()
}

/// A text with each answer in its place: in TOML, as a string or within one. A line for what wasn't asked is left out.
fn answered(text: &str, answers: &Answers) -> String {
    QUESTIONS.iter().zip(answers).fold(text.to_owned(), |text, (question, answer)| {
        if answer.is_empty() {
            return text.split_inclusive('\n').filter(|line| !line.contains(question.mark)).collect();
        }
        let quoted = quoted(answer);
        text.replace(&format!("\"{}\"", question.mark), &quoted).replace(question.mark, within(&quoted))
    })
}

/// An answer as a string of TOML.
fn quoted(answer: &str) -> String {
    let escaped = answer.chars().fold(String::new(), |mut text, c| {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            c if c.is_control() => text.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => text.push(c),
        }
        text
    });
    format!("\"{escaped}\"")
}

/// What stands between the quotes.
fn within(quoted: &str) -> &str {
    &quoted[1..quoted.len() - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(name: &str) -> Answers {
        [name, "https://ir.example.com/", "Europe/Berlin", "12-31", ""].map(str::to_owned)
    }

    #[test]
    fn every_answer_has_its_place_and_no_mark_is_left() {
        let files = archive(&answers("Example Corp."));
        let all: String = files.iter().map(|(_, text)| &**text).collect();
        assert!(QUESTIONS.iter().all(|it| !all.contains(it.mark)), "{all}");
        for answer in answers("Example Corp.") {
            assert!(all.contains(&answer), "{answer}");
        }
    }

    #[test]
    fn a_name_with_quotes_stays_one_string() {
        let files = archive(&answers(r#"The "Example" \ Corp."#));
        let site: toml::Table = files[0].1.parse().unwrap();
        assert_eq!(site["issuer"]["names"][0]["name"].as_str(), Some(r#"The "Example" \ Corp."#));
        assert_eq!(site["title"].as_str(), Some(r#"The "Example" \ Corp. investor relations"#));
    }

    #[test]
    fn what_years_are_named_after_is_asked_where_their_end_leaves_it_open() {
        let question = QUESTIONS.iter().find(|it| it.option == NAMED).unwrap();
        let mut answers = answers("Example Corp.");
        assert!(!question.is_asked(&answers));
        assert!(!archive(&answers)[0].1.contains("fiscal_year_named"));
        "Saturday nearest 31 January".clone_into(&mut answers[3]);
        assert!(question.is_asked(&answers));
        "start".clone_into(&mut answers[4]);
        assert!(archive(&answers)[0].1.contains("\nfiscal_year_named = \"start\"\n"));
        assert!(question.refusal("middle").is_some() && question.refusal("end").is_none());
    }

    #[test]
    fn what_the_format_refuses_is_no_answer() {
        let refused = |option: &str, answer: &str| {
            QUESTIONS.iter().find(|it| it.option == option).unwrap().refusal(answer).is_some()
        };
        assert!(refused("zone", "Berlin") && !refused("zone", "Europe/Berlin"));
        assert!(refused("base-url", "ir.example.com") && !refused("base-url", "https://ir.example.com/"));
        assert!(refused("fiscal-year-end", "31 December") && !refused("fiscal-year-end", "03-31"));
        assert!(refused("name", "") && !refused("name", "Example Corp."));
    }
}
