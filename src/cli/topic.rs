//! What `irbook explain` prints beside the codes of findings: the documentation, as far as it tells how to use irbook.

use crate::domain::slug;
use crate::markdown::without_links;
use std::fmt::Write;

/// A page of the documentation.
pub(super) struct Topic {
    /// How it is called for, in one word; a chapter of the guide in two.
    pub name: &'static str,
    /// What it is about, in a few words.
    pub summary: &'static str,
    /// Where it stands in the repository.
    path: &'static str,
    text: &'static str,
}

macro_rules! topics {
    ($($name:literal, $path:literal: $summary:literal;)*) => {
        /// The pages of `docs/`, in the order in which they are listed.
        pub(super) const TOPICS: &[Topic] = &[$(Topic {
            name: $name,
            summary: $summary,
            path: concat!("docs/", $path),
            text: include_str!(concat!("../../docs/", $path)),
        },)*];
    };
}

topics! {
    "guide", "README.md": "the guide, from an empty folder to a site that is online, and what else there is to read";
    "guide first-archive", "guide/first-archive.md": "a folder with site.toml and a first document";
    "guide results", "guide/results.md": "a release with its statements";
    "guide figures", "guide/figures.md": "figures of a text that tie to those of tables, sums, known differences";
    "guide dividends-and-meetings", "guide/dividends-and-meetings.md": "a dividend and the notice of a meeting, with their days";
    "guide drafts", "guide/drafts.md": "drafts, embargo, corrections and what is withdrawn";
    "guide going-online", "guide/going-online.md": "publishing, and what must not be lost then";
    "guide own-look", "guide/own-look.md": "logo, color, styles, templates";
    "guide files-for-analysts", "guide/files-for-analysts.md": "the data that comes with a site";
    "guide upgrading", "guide/upgrading.md": "a newer irbook, and what it changes for readers";
    "guide many-issuers", "guide/many-issuers.md": "several archives in one repository";
    "content-format", "content-format.md": "every file of an archive and every key, with examples";
    "import", "import.md": "statements from HTML, spreadsheets and CSV, company facts, lists of filings";
    "editors", "editors.md": "schemas for editors, lists of keys, the form of files";
    "look", "look.md": "brand, variables of the stylesheet, blocks of templates";
    "publishing", "publishing.md": "GitHub Pages and other hosts: steps, schedule, what to do when a run fails";
    "ledger", "ledger.md": "what proves what was published when, and how it is verified";
    "data-files", "data-files.md": "the files for machines and each of their columns";
    "search", "search.md": "how readers search, and the index from A to Z";
    "limits", "limits.md": "the sizes that irbook takes";
    "versions", "versions.md": "what stays from version to version, and what may not";
    "findings", "findings.md": "how findings are told, and when one stops a build";
}

/// More than this, in bytes, is printed by sections.
const LONG: usize = 20_000;

/// Where pages of the repository stand that are no topics.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// A heading and what stands below it.
#[derive(Clone, Copy)]
struct Section {
    level: usize,
    title: &'static str,
    /// Where it begins in the text that was looked at.
    start: usize,
    text: &'static str,
}

impl Section {
    /// How it is called for: the words of its heading. Kinds of documents go by their ids.
    fn name(&self) -> String {
        let slug = slug(self.title);
        slug.strip_prefix("kind-").map_or_else(|| slug.clone(), str::to_owned)
    }
}

impl Topic {
    /// What stands below its title.
    fn sections(&self) -> Vec<Section> {
        sections(self.text).split_off(1)
    }

    /// The topic of a name, given in one or several words.
    pub fn of(words: &[&str]) -> Option<&'static Self> {
        TOPICS.iter().find(|it| it.name.split(' ').eq(words.iter().copied()))
    }

    /// The topics that are called for by a second word behind its own.
    pub fn chapters(&self) -> impl Iterator<Item = &'static str> {
        TOPICS.iter().filter_map(|it| it.name.strip_prefix(self.name)?.strip_prefix(' '))
    }

    /// What is printed of a section, or of all where none is wanted: the whole text where it is short or `whole` is asked for,
    /// else its beginning and what sections there are.
    ///
    /// # Errors
    /// There is no such section, or several may be meant: their names.
    pub fn print(&self, wanted: &str, whole: bool) -> Result<String, Vec<String>> {
        let text = if wanted.is_empty() { self.text } else { section(&self.sections(), wanted)?.text };
        let below = sections(text).split_off(1);
        let first = below.first().filter(|_| !whole && text.len() > LONG);
        let Some(first) = first else { return Ok(printed(text, self.path)) };
        let mut said = printed(text[..first.start].trim_end(), self.path);
        let _ =
            write!(said, "\n\nSections, printed by `irbook explain {} SECTION`, or all by `--whole`:\n\n", self.name);
        let width = below.iter().map(|it| it.name().len()).max().unwrap_or_default();
        said.extend(below.iter().map(|it| format!("  {:width$}  {}\n", it.name(), it.title)));
        Ok(said)
    }
}

/// The names of the sections that may be meant by a word that is neither a topic nor a code.
pub(super) fn sections_called(wanted: &str) -> Vec<String> {
    let found = TOPICS.iter().filter_map(|topic| {
        let sections = topic.sections();
        section(&sections, wanted).ok().map(|it| format!("`irbook explain {} {}`", topic.name, it.name()))
    });
    found.collect()
}

/// The lines that list the topics.
pub(super) fn list() -> String {
    let width = TOPICS.iter().map(|it| it.name.len()).max().unwrap_or_default();
    TOPICS.iter().map(|it| format!("  {:width$}  {}\n", it.name, it.summary)).collect()
}

/// A page of the repository as a terminal shows it: what its links lead to is said.
pub(super) fn printed(text: &str, path: &str) -> String {
    without_links(text, |destination| Some(format!(" [{}]", lead(destination, path)))).into_owned()
}

/// Where a link of a page leads, for somebody who has irbook at hand.
fn lead(destination: &str, path: &str) -> String {
    if destination.contains(':') {
        return destination.to_owned();
    }
    let (file, anchor) = destination.split_once('#').unwrap_or((destination, ""));
    let mut parts: Vec<&str> = path.split('/').collect();
    if !file.is_empty() {
        parts.pop();
        for part in file.split('/') {
            if part == ".." { _ = parts.pop() } else { parts.push(part) }
        }
    }
    let target = parts.join("/");
    if let Some(code) = target.strip_prefix("docs/diagnostics/").and_then(|it| it.strip_suffix(".md")) {
        return format!("irbook explain {code}");
    }
    let Some(topic) = TOPICS.iter().find(|it| it.path == target) else {
        let hash = if anchor.is_empty() { "" } else { "#" };
        return format!("{REPOSITORY}/blob/main/{target}{hash}{anchor}");
    };
    match section(&topic.sections(), anchor) {
        Ok(section) if !anchor.is_empty() => format!("irbook explain {} {}", topic.name, section.name()),
        _ => format!("irbook explain {}", topic.name),
    }
}

/// The section that is meant by a heading, an anchor to it, or some of its words.
///
/// # Errors
/// None or several: the names of those that may be meant.
fn section<'s>(sections: &'s [Section], wanted: &str) -> Result<&'s Section, Vec<String>> {
    let key =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let one = |text: &str| key(text).trim_end_matches('s').to_owned();
    let found = sections.iter().find(|it| key(it.title) == key(wanted));
    let found = found.or_else(|| sections.iter().find(|it| key(&it.name()) == key(wanted)));
    if let Some(section) = found.or_else(|| sections.iter().find(|it| one(&it.name()) == one(wanted))) {
        return Ok(section);
    }
    let words = slug(wanted);
    let has =
        |section: &&Section, word: &str| slug(section.title).split('-').any(|it| it.starts_with(one(word).as_str()));
    let near: Vec<&Section> = sections.iter().filter(|it| words.split('-').all(|word| has(it, word))).collect();
    match near[..] {
        [section] => Ok(section),
        [] => Err(sections.iter().map(Section::name).collect()),
        _ => Err(near.iter().map(|it| it.name()).collect()),
    }
}

/// The headings of a text in order, outside of examples.
fn sections(text: &'static str) -> Vec<Section> {
    let (mut found, mut in_example) = (Vec::<Section>::new(), false);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        in_example ^= line.trim_start().starts_with("```");
        let level = line.bytes().take_while(|it| *it == b'#').count();
        if let Some(title) = line[level..].strip_prefix(' ').filter(|_| level > 0 && !in_example) {
            found.push(Section { level, title: title.trim_end(), start: at, text: "" });
        }
        at += line.len();
    }
    for index in 0..found.len() {
        let Section { level, start, .. } = found[index];
        let next = found[index + 1..].iter().find(|it| it.level <= level);
        found[index].text = &text[start..next.map_or(text.len(), |it| it.start)];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    /// The pages of a folder of `docs/`.
    fn pages(folder: &str) -> impl Iterator<Item = String> {
        let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap().map(Result::unwrap);
        let paths = entries.map(move |it| format!("{folder}/{}", it.file_name().into_string().unwrap()));
        paths.filter(|path| path.ends_with(".md") && !path.ends_with("SUMMARY.md"))
    }

    #[test]
    fn every_page_of_the_documentation_is_a_topic_and_none_is_called_like_a_code() {
        let topics: BTreeSet<String> = TOPICS.iter().map(|it| it.path.to_owned()).collect();
        assert_eq!(pages("docs").chain(pages("docs/guide")).collect::<BTreeSet<_>>(), topics);
        assert!(TOPICS.iter().all(|it| Code::from_id(it.name).is_none()));
    }

    #[test]
    fn every_section_is_found_by_its_name_and_by_the_anchor_of_its_heading() {
        for topic in TOPICS {
            let sections = topic.sections();
            assert!(topic.text.starts_with("# "), "{}", topic.name);
            for it in &sections {
                let anchor: String =
                    it.title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-')).collect();
                for wanted in [it.name(), it.title.to_owned(), anchor.to_lowercase().replace(' ', "-")] {
                    assert_eq!(section(&sections, &wanted).unwrap().start, it.start, "{}: {wanted}", topic.name);
                }
            }
        }
    }

    #[test]
    fn every_link_between_pages_is_a_command_that_prints_what_it_leads_to() {
        let codes = Code::ALL.iter().map(|code| (format!("docs/diagnostics/{}.md", code.id()), code.explanation()));
        let mut commands = BTreeSet::new();
        for (path, text) in TOPICS.iter().map(|it| (it.path.to_owned(), it.text)).chain(codes) {
            let _ = without_links(text, |destination| {
                let lead = lead(destination, &path);
                assert!(lead.contains(':') || lead.starts_with("irbook explain "), "{path}: {destination} -> {lead}");
                assert!(!lead.contains("/../"), "{path}: {destination}");
                let section_is_known =
                    !destination.contains(".md#") || lead.contains(':') || lead.matches(' ').count() > 2;
                assert!(section_is_known, "{path}: {destination} -> {lead}");
                commands.insert(lead);
                None
            });
        }
        assert!(commands.contains("irbook explain content-format how-figures-tie"), "{commands:#?}");
        assert!(commands.contains("irbook explain data-files facts"));
    }

    #[test]
    fn a_long_text_is_its_beginning_and_its_sections_and_a_section_is_all_of_it() {
        let format = Topic::of(&["content-format"]).unwrap();
        let short = format.print("", false).unwrap();
        assert!(short.starts_with("# Content format\n") && short.len() < 8_000, "{short}");
        assert!(short.contains("\n  dividend ") && short.ends_with("  Text\n"), "{short}");
        assert!(format.print("", true).unwrap().len() > 100_000);
        let dividend = format.print("dividends", false).unwrap();
        assert!(dividend.starts_with("### kind = \"dividend\"\n") && !dividend.contains("### kind = \"general"));
        assert!(format.print("figures", false).unwrap().contains("### Fiscal years"));
    }

    #[test]
    fn a_few_words_of_a_heading_do_and_where_several_are_meant_they_are_named() {
        let format = Topic::of(&["content-format"]).unwrap();
        let found = |words: &str| format.print(words, false).map(|it| it.lines().next().unwrap().to_owned());
        assert_eq!(found("former").unwrap(), "## Former addresses");
        assert_eq!(found("figures text").unwrap(), "### Figures in the text");
        assert_eq!(found("static files").unwrap(), "## Attachments and static files");
        assert_eq!(found("static").unwrap(), "## Attachments and static files");
        assert!(found("files").unwrap_err().len() > 1);
        assert!(found("nowhere").unwrap_err().len() > 20);
    }

    #[test]
    fn a_word_that_is_no_topic_is_looked_for_among_the_sections() {
        assert_eq!(sections_called("buyback-return"), ["`irbook explain content-format buyback-return`"]);
        assert_eq!(sections_called("no-such-word"), Vec::<String>::new());
    }

    #[test]
    fn headings_of_examples_are_none() {
        let text = "# A\n\n```toml\n# no\n```\n## B\nb\n### C\n## D\n";
        let found: Vec<_> = sections(text).iter().map(|it| (it.title, it.text)).collect();
        assert_eq!(found, [("A", text), ("B", "## B\nb\n### C\n"), ("C", "### C\n"), ("D", "## D\n")]);
    }
}
