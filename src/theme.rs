//! The templates and the stylesheet: irbook's own, under those of the archive file by file.

mod brand;
mod copy;
mod unused;

pub use brand::{LogoLook, Look, Preview};
pub use copy::{State, accepted, builtin, exported, outdated, state};
pub use unused::unused;

use crate::config::{Brand, Color};
use crate::diagnostic::Diagnostic;
use crate::source::{Content, Sources};
use brand::{Papers, Reading};

/// Declares the files of `templates/` that are part of the binary, each with what it renders.
macro_rules! embedded {
    ($($name:literal: $renders:literal),* $(,)?) => {
        /// irbook's own files, in the order in which stylesheets are joined.
        const EMBEDDED: &[(&str, &str)] = &[$(($name, include_str!(concat!("../templates/", $name))),)*];

        /// What each of them renders, in the same order.
        const RENDERS: &[&str] = &[$($renders,)*];
    };
}

embedded! {
    "404.html": "the page for addresses that don't exist",
    "announcement/board-change.html": "announcements of changes of the board",
    "announcement/buyback-return.html": "returns of purchases of own shares",
    "announcement/debt-issue.html": "issues of bonds and notes",
    "announcement/dividend.html": "announcements of dividends",
    "announcement/document.html": "what every announcement shows; each kind extends it",
    "announcement/file.html": "announcements that are mostly a file",
    "announcement/general-meeting-notice.html": "notices of general meetings",
    "announcement/metrics.html": "the metrics of an announcement",
    "announcement/other.html": "announcements of no kind of their own",
    "announcement/poll-results.html": "results of votes",
    "announcement/reference.html": "about a document: source, known differences, other figures",
    "announcement/repurchases.html": "the repurchase plans of an announcement",
    "announcement/results.html": "announcements of results",
    "announcement/share-issuance.html": "issues of shares",
    "announcement/statements.html": "the ways to the statements of an announcement",
    "announcement/versions.html": "the versions of an announcement",
    "announcements.html": "the lists of announcements",
    "checks.html": "how the figures were checked",
    "company.html": "the company: names, listings, people, places",
    "components/chart.html": "a chart with its tables",
    "components/figures.html": "a figure that is shown first",
    "components/company.html": "how somebody is reached",
    "components/grid.html": "a table of rows that state some of a few figures",
    "components/key-figures.html": "the table of key figures",
    "components/lists.html": "rows of ways to lists",
    "components/marks.html": "references to footnotes",
    "components/meetings.html": "meetings in lists and on their pages",
    "components/moment.html": "a day or an instant in its zones",
    "components/periods.html": "what was published of each period of a year",
    "components/shareholders.html": "what holders get and by when",
    "components/people.html": "a list of people",
    "components/shares.html": "counts of shares",
    "components/statement-list.html": "statements by document",
    "components/statement.html": "a statement as a table",
    "components/tabs.html": "the tabs of an announcement's pages",
    "components/tiles.html": "tiles of figures",
    "components/votes.html": "votes in a column",
    "concept.html": "a line of the statements over time",
    "data.html": "the files for machines",
    "dividends.html": "the list of dividends",
    "events.html": "the calendar of events",
    "favicon.svg": "the icon of the site",
    "figure-year.html": "the statements of a year",
    "financials.html": "the lines of the statements beside each other",
    "frame.html": "what stands around every page",
    "home.html": "the home page",
    "index-a-z.html": "the index from A to Z",
    "layout.html": "the layout of every page, for an archive to fill the frame's blocks",
    "meetings.html": "the list of general meetings",
    "metric.html": "a metric over time",
    "page.html": "plain pages of content/pages/",
    "people.html": "the people of the company",
    "redirect.html": "a former address, which leads on",
    "repurchases.html": "the repurchase plans",
    "results.html": "the results, period by period",
    "search.html": "the page of search",
    "shareholders.html": "the page for shareholders",
    "shares.html": "the shares in issue",
    "statement.html": "a statement on a page of its own",
    "withdrawn.html": "what stays of a withdrawn document",
    "style/tokens.css": "the variables of the look",
    "style/base.css": "styles of elements",
    "style/tiles.css": "styles of tiles",
    "style/lists.css": "styles of lists",
    "style/checks.css": "styles of how the figures were checked",
    "style/data.css": "styles of the files for machines",
    "style/home.css": "styles of the home page",
    "style/page.css": "styles of plain pages",
    "style/document.css": "styles of a document's page",
    "style/announcement.css": "styles of announcements",
    "style/results.css": "styles of results",
    "style/statement.css": "styles of statements",
    "style/figures.css": "styles of figures",
    "style/company.css": "styles of general meetings",
    "style/shareholders.css": "styles of what is for shareholders",
    "style/find.css": "styles of the index",
    "style/chart.css": "styles of charts",
    "style/print.css": "styles of paper",
}

/// The files that pages are made with.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Templates: name and text, sorted by name.
    pub templates: Vec<(String, String)>,
    /// The stylesheet.
    pub stylesheet: String,
    /// Its file name, which changes with its content.
    pub stylesheet_name: String,
    /// The icon, an SVG.
    pub favicon: String,
    /// The issuer's own look.
    pub look: Look,
    /// Its colors where no stylesheet applies.
    pub colors: Colors,
}

/// The colors of the stylesheet, for pictures and for what a browser draws around pages.
#[derive(Clone, Copy, Debug)]
pub struct Colors {
    /// The paper of the light and of the dark scheme.
    pub paper: [Color; 2],
    /// The text on light paper.
    pub ink: Color,
    /// The accent on light paper.
    pub accent: Color,
}

impl Theme {
    /// irbook's files, each replaced by the archive's file of the same name below `templates/`; further
    /// files there are templates that others can include, and stylesheets that come last but for what the brand sets. What
    /// is wrong with a brand is left out.
    #[must_use]
    pub fn of(sources: &Sources, brand: &Brand) -> Self {
        let mut files = files(sources);
        let mut stylesheet = stylesheet(&files);
        let mut reading = Reading::new(sources);
        let look = reading.look(brand, papers(&stylesheet));
        stylesheet.push_str(&reading.style);
        let colors = Colors::of(&stylesheet);
        let hash = blake3::hash(stylesheet.as_bytes()).to_hex();
        let favicon = files.iter().find(|(name, _)| name == "favicon.svg").map_or_else(String::new, |(_, t)| t.clone());
        files.retain(|(name, _)| name.ends_with(".html"));
        files.sort();
        Self {
            templates: files,
            stylesheet_name: format!("style.{}.css", &hash[..12]),
            stylesheet,
            favicon,
            look,
            colors,
        }
    }
}

/// What is wrong with a brand: files that it names, and colors that aren't seen on the papers of the archive's stylesheet.
#[must_use]
pub fn brand_faults(sources: &Sources, brand: &Brand) -> Vec<Diagnostic> {
    let mut reading = Reading::new(sources);
    reading.look(brand, papers(&stylesheet(&files(sources))));
    reading.faults
}

/// irbook's files under those of the archive.
fn files(sources: &Sources) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> =
        EMBEDDED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    for file in &sources.files {
        if let (Some(name), Content::Text(text)) = (file.path.strip_prefix("templates/"), &file.content) {
            let text = copy::as_used(name, text.trim_start_matches('\u{feff}'));
            match files.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => *known = text.to_owned(),
                None => files.push((name.to_owned(), text.to_owned())),
            }
        }
    }
    files
}

fn stylesheet(files: &[(String, String)]) -> String {
    let is_style = |name: &str| name.starts_with("style/") && name.ends_with(".css");
    files.iter().filter(|(name, _)| is_style(name)).map(|(_, text)| text.as_str()).collect()
}

/// The papers of the light and of the dark scheme.
fn papers(stylesheet: &str) -> [Papers; 2] {
    let (light, dark) = ["--paper", "--paper-raised"].into_iter().filter_map(|it| both(stylesheet, it)).unzip();
    [light, dark]
}

/// A color in the light and in the dark scheme, as the stylesheet last says it. One that says it otherwise than as two colors is
/// taken for having irbook's.
fn both(stylesheet: &str, variable: &str) -> Option<(Color, Color)> {
    let last = |css: &str| {
        let (_, rest) = css.rsplit_once(&format!("{variable}: light-dark("))?;
        let (light, dark) = rest.split_once(')')?.0.split_once(',')?;
        Color::read(light.trim()).zip(Color::read(dark.trim()))
    };
    last(stylesheet).or_else(|| last(include_str!("../templates/style/tokens.css")))
}

impl Colors {
    fn of(stylesheet: &str) -> Self {
        let (white, black) = (Color([u8::MAX; 3]), Color([0; 3]));
        let light = |variable: &str| both(stylesheet, variable).map_or(black, |(light, _)| light);
        let (paper, paper_dark) = both(stylesheet, "--paper").unwrap_or((white, black));
        Self { paper: [paper, paper_dark], ink: light("--ink"), accent: light("--accent") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_templates_folder_is_part_of_the_binary() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
        let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file());
        let mut files: Vec<String> =
            files.map(|e| e.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/")).collect();
        files.sort();
        let mut embedded: Vec<&str> = EMBEDDED.iter().map(|(name, _)| *name).collect();
        embedded.sort_unstable();
        assert_eq!(files, embedded);
    }
    #[test]
    fn the_documented_variables_of_the_look_are_those_of_the_stylesheet_in_order() {
        let tokens = include_str!("../templates/style/tokens.css");
        let root = tokens.split_once(":root {").unwrap().1.split_once("\n}").unwrap().0;
        let declared = root.lines().filter_map(|line| line.trim().strip_suffix(';')?.split_once(": "));
        let declared: Vec<(&str, &str)> = declared.filter(|(name, _)| name.starts_with("--")).collect();
        let table = include_str!("../docs/look.md").split_once("<!-- style variables -->").unwrap().1;
        let table = table.split_once("<!-- end of style variables -->").unwrap().0;
        let row = |line: &'static str| {
            let (name, rest) = line.strip_prefix("| `")?.split_once("` | `")?;
            Some((name, rest.split_once("` | ")?.0))
        };
        assert_eq!(table.lines().filter_map(row).collect::<Vec<_>>(), declared);
    }
}
