//! What the files for machines are and what their columns mean.
//!
//! A language has it as a text in Markdown, which is the documentation of the data files: a section a kind of table, with a table
//! of columns and meanings. The page of the data files and their schemas are made of the same text, so that none says something
//! else.

use crate::address::{DataFile, DataTable};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// How a language tells of data files.
pub trait Legends {
    /// The text, with a section for each kind of table.
    fn data_files(&self) -> &'static str;
    /// The heading of a kind's section.
    fn table_title(&self, table: DataTable) -> &'static str;
    /// The heading of the section on what all files have in common.
    fn formats_title(&self) -> &'static str;
    /// What the page of the data files has.
    fn data_description(&self, company: &str) -> String;
    /// What a file is that is no table; nothing where readers need not know.
    fn other_file(&self, file: DataFile<'_>) -> Option<&'static str>;
    /// A number of files of a kind.
    fn files(&self, count: usize) -> String;
}

/// A run of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether it is what stands in a file, or a name of one.
    pub is_code: bool,
}

/// A sentence or some.
pub type Prose = Vec<Run>;

/// Columns that are told together, and what they mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Meaning {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// What they mean.
    pub meaning: Prose,
}

/// A section of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Legend {
    /// Its heading.
    pub title: String,
    /// What it says before its table.
    pub paragraphs: Vec<Prose>,
    /// The entries of its list.
    pub points: Vec<Prose>,
    /// The columns, in their order.
    pub columns: Vec<Meaning>,
}

impl Legend {
    /// What a column means, in plain words.
    #[must_use]
    pub fn meaning(&self, column: &str) -> Option<String> {
        let told = self.columns.iter().find(|it| it.columns.iter().any(|name| name == column))?;
        Some(told.meaning.iter().map(|run| run.text.as_str()).collect())
    }
}

/// The sections of a text, in their order.
#[must_use]
pub fn sections(text: &str) -> Vec<Legend> {
    let mut sections: Vec<Legend> = Vec::new();
    let mut prose = Prose::new();
    let mut cells: Vec<Prose> = Vec::new();
    let mut inside_list = false;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => push(&mut prose, &text, false),
            Event::Code(text) => push(&mut prose, &text, true),
            Event::SoftBreak | Event::HardBreak => push(&mut prose, " ", false),
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::CodeBlock(_)) => {
                prose.clear();
            }
            Event::Start(Tag::List(_)) => inside_list = true,
            Event::End(TagEnd::List(_)) => inside_list = false,
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => {
                let title = prose.drain(..).map(|run| run.text).collect();
                sections.push(Legend { title, ..Legend::default() });
            }
            Event::End(TagEnd::Paragraph) if !inside_list => {
                let told = std::mem::take(&mut prose);
                if let Some(section) = sections.last_mut().filter(|it| it.columns.is_empty()) {
                    section.paragraphs.push(told);
                }
            }
            Event::End(TagEnd::Item) => {
                let told = std::mem::take(&mut prose);
                sections.last_mut().into_iter().for_each(|section| section.points.push(told.clone()));
            }
            Event::End(TagEnd::TableCell) => cells.push(std::mem::take(&mut prose)),
            Event::End(TagEnd::TableHead) => cells.clear(),
            Event::End(TagEnd::TableRow) => {
                let mut row = cells.drain(..);
                let (names, meaning) = (row.next().unwrap_or_default(), row.next().unwrap_or_default());
                let columns = names.into_iter().filter(|run| run.is_code).map(|run| run.text).collect();
                sections.last_mut().into_iter().for_each(|section| {
                    section.columns.push(Meaning { columns: Clone::clone(&columns), meaning: meaning.clone() });
                });
            }
            _ => {}
        }
    }
    sections
}

/// The section of a kind of table.
#[must_use]
pub fn of<'s>(sections: &'s [Legend], words: &dyn Legends, table: DataTable) -> Option<&'s Legend> {
    let title = words.table_title(table);
    sections.iter().find(|section| section.title == title)
}

fn push(prose: &mut Prose, text: &str, is_code: bool) {
    match prose.last_mut() {
        Some(last) if !last.is_code && !is_code => last.text.push_str(text),
        _ => prose.push(Run { text: text.to_owned(), is_code }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Files\n\nBefore.\n\n## Things\n\nOf *each*\nthing: see [there](#x).\n\n- One `a`.\n- Two.\n\n\
                        | column | meaning |\n|---|---|\n| `a`, `b` | first, `c` else |\n| `d` | last |\n\nBehind.\n";

    #[test]
    fn a_section_has_what_it_says_before_its_table_and_the_columns() {
        let sections = sections(TEXT);
        assert_eq!(sections.len(), 1);
        let section = &sections[0];
        assert_eq!(section.title, "Things");
        let plain = |prose: &Prose| prose.iter().map(|run| run.text.as_str()).collect::<String>();
        assert_eq!(section.paragraphs.iter().map(plain).collect::<Vec<_>>(), ["Of each thing: see there."]);
        assert_eq!(section.points.iter().map(plain).collect::<Vec<_>>(), ["One a.", "Two."]);
        let names: Vec<_> = section.columns.iter().flat_map(|it| &it.columns).collect();
        assert_eq!(names, ["a", "b", "d"]);
        assert_eq!(section.meaning("b").as_deref(), Some("first, c else"));
        assert_eq!(section.meaning("c"), None);
    }
}
