//! The templates and the stylesheet: irbook's own, under those of the archive file by file.

mod brand;
mod unused;

pub use brand::{LogoLook, Look, Preview};
pub use unused::unused;

use crate::config::{Brand, Color};
use crate::diagnostic::Diagnostic;
use crate::source::{Content, Sources};
use brand::{Papers, Reading};

/// Declares the files of `templates/` that are part of the binary.
macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../templates/", $name))),)*]
    };
}

/// irbook's own files, in the order in which stylesheets are joined.
const EMBEDDED: &[(&str, &str)] = embedded![
    "404.html",
    "announcement/board-change.html",
    "announcement/buyback-return.html",
    "announcement/debt-issue.html",
    "announcement/dividend.html",
    "announcement/document.html",
    "announcement/file.html",
    "announcement/general-meeting-notice.html",
    "announcement/metrics.html",
    "announcement/other.html",
    "announcement/poll-results.html",
    "announcement/reference.html",
    "announcement/repurchases.html",
    "announcement/results.html",
    "announcement/share-issuance.html",
    "announcement/statements.html",
    "announcement/versions.html",
    "announcements.html",
    "checks.html",
    "company.html",
    "components/chart.html",
    "components/figures.html",
    "components/company.html",
    "components/grid.html",
    "components/key-figures.html",
    "components/lists.html",
    "components/marks.html",
    "components/meetings.html",
    "components/moment.html",
    "components/periods.html",
    "components/shareholders.html",
    "components/people.html",
    "components/shares.html",
    "components/statement-list.html",
    "components/statement.html",
    "components/tabs.html",
    "components/tiles.html",
    "components/votes.html",
    "concept.html",
    "data.html",
    "dividends.html",
    "events.html",
    "favicon.svg",
    "figure-year.html",
    "financials.html",
    "frame.html",
    "home.html",
    "index-a-z.html",
    "layout.html",
    "meetings.html",
    "metric.html",
    "page.html",
    "people.html",
    "redirect.html",
    "repurchases.html",
    "results.html",
    "search.html",
    "shareholders.html",
    "shares.html",
    "statement.html",
    "withdrawn.html",
    "style/tokens.css",
    "style/base.css",
    "style/tiles.css",
    "style/lists.css",
    "style/checks.css",
    "style/data.css",
    "style/home.css",
    "style/page.css",
    "style/document.css",
    "style/announcement.css",
    "style/results.css",
    "style/statement.css",
    "style/figures.css",
    "style/company.css",
    "style/shareholders.css",
    "style/find.css",
    "style/chart.css",
    "style/print.css",
];

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
            let text = text.trim_start_matches('\u{feff}');
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
