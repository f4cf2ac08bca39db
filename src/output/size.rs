//! How near a site is to what GitHub Pages takes.

use crate::address::Route;
use crate::diagnostic::{Code, Diagnostic};

/// The largest sizes, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Of all files together.
    pub site: u64,
    /// Of one file.
    pub file: u64,
}

impl Limits {
    /// Those of GitHub Pages: "published sites may be no larger than 1 GB"
    /// (<https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits>), which `actions/deploy-pages`
    /// takes as 1,073,741,824 bytes. The same page gives a deployment ten minutes, for which there is no size. For a
    /// single file it is what a repository takes, and with it a branch that Pages publishes: 100 MiB
    /// (<https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github>).
    pub const GITHUB_PAGES: Self = Self { site: 1 << 30, file: 100 << 20 };
}

/// The share of a limit from which on there is a warning, in percent.
const NEAR: u64 = 80;

/// Warnings of what is near a limit or over it. `sizes` are those of the routes' files in bytes, in their order, and
/// `whole` that of all files.
#[must_use]
pub fn findings(routes: &[Route<'_>], sizes: &[u64], whole: u64, limits: Limits) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Some(relation) = relation(whole, limits.site) {
        let message = format!("the site has {}, {relation} GitHub Pages takes", mebibytes(whole, limits.site));
        found.push(Diagnostic::without_place(Code::PagesLimit, message).help(
            "attachments are mostly the largest part: link to the official document instead, or make them smaller; \
             a deployment must also be over in ten minutes",
        ));
    }
    for (route, size) in routes.iter().zip(sizes) {
        let Some(relation) = relation(*size, limits.file) else { continue };
        let message = format!("`{}` has {}, {relation} a repository takes", route.path, mebibytes(*size, limits.file));
        let finding = match route.place() {
            Some(span) => Diagnostic::error(Code::PagesLimit, span, message),
            None => Diagnostic::without_place(Code::PagesLimit, message),
        };
        found.push(finding.help("make it smaller, or link to where it stands elsewhere"));
    }
    found.into_iter().map(Diagnostic::warning).collect()
}

fn relation(size: u64, limit: u64) -> Option<&'static str> {
    match size.saturating_mul(100) / limit.max(1) {
        _ if size > limit => Some("more than"),
        percent if percent >= NEAR => Some("nearly all that"),
        _ => None,
    }
}

/// A size beside its limit, both in whole MiB; the size is rounded up.
fn mebibytes(size: u64, limit: u64) -> String {
    format!("{} of {} MiB", size.div_ceil(1 << 20), limit >> 20)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Page;

    const MIB: u64 = 1 << 20;
    const LIMITS: Limits = Limits { site: 10 * MIB, file: 5 * MIB };

    fn messages(sizes: &[u64]) -> Vec<String> {
        let routes: Vec<Route<'_>> =
            (0..sizes.len()).map(|at| Route { path: format!("{at}.html").into(), page: Page::Home }).collect();
        findings(&routes, sizes, sizes.iter().sum(), LIMITS).into_iter().map(|it| it.message).collect()
    }

    #[test]
    fn nothing_is_said_below_four_fifths_of_a_limit() {
        assert!(messages(&[4 * MIB - 1, 4 * MIB - 1]).is_empty());
    }

    #[test]
    fn the_site_and_each_file_are_warned_of_from_four_fifths_on() {
        assert_eq!(
            messages(&[4 * MIB, 4 * MIB - 1, 1]),
            [
                "the site has 8 of 10 MiB, nearly all that GitHub Pages takes",
                "`0.html` has 4 of 5 MiB, nearly all that a repository takes"
            ]
        );
    }

    #[test]
    fn what_is_at_a_limit_is_near_and_what_is_over_it_is_over() {
        assert_eq!(
            messages(&[5 * MIB, 5 * MIB]),
            [
                "the site has 10 of 10 MiB, nearly all that GitHub Pages takes",
                "`0.html` has 5 of 5 MiB, nearly all that a repository takes",
                "`1.html` has 5 of 5 MiB, nearly all that a repository takes"
            ]
        );
        assert_eq!(
            messages(&[5 * MIB + 1, 5 * MIB]),
            [
                "the site has 11 of 10 MiB, more than GitHub Pages takes",
                "`0.html` has 6 of 5 MiB, more than a repository takes",
                "`1.html` has 5 of 5 MiB, nearly all that a repository takes"
            ]
        );
    }

    #[test]
    fn every_finding_is_a_warning() {
        let findings = findings(&[], &[], 11 * MIB, LIMITS);
        assert!(findings.iter().all(|it| it.severity == crate::diagnostic::Severity::Warning));
        assert_eq!(findings.len(), 1);
    }
}
