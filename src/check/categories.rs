//! Labels of announcements that nearly are a category of the settings.

use crate::archive::Documents;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Announcement;
use std::collections::BTreeMap;

/// How many slips a label may have; more make another label.
const SLIPS: usize = 2;

/// Labels shorter than this, in bytes, are near to too many others.
const SHORTEST: usize = 6;

/// A warning for each label that is no category of the settings, but nearly the name or the id of one.
pub(super) fn findings(documents: &Documents, findings: &mut Vec<Diagnostic>) {
    let Some((config, _)) = documents.site.as_ref().filter(|(config, _)| !config.categories.is_empty()) else { return };
    let mut labels: BTreeMap<&str, &Announcement> = BTreeMap::new();
    for it in &documents.announcements {
        if let Some(label) = it.kind_label.as_deref() {
            labels.entry(label).or_insert(it);
        }
    }
    for (label, it) in labels.into_iter().filter(|(label, _)| config.category(label).is_none()) {
        let known = config.categories.iter().flat_map(|it| [&*it.name, &*it.id.value]);
        if let Some(near) = known.clone().find(|known| is_near(label, known)) {
            let message = format!("`{label}` is a category of its own, beside `{near}` of site.toml");
            let help = format!("write `{near}` if that is meant, or add a `[[categories]]` of this name to site.toml");
            findings.push(Diagnostic::error(Code::MisspelledCategory, it.head, message).help(help).warning());
        }
    }
}

/// Whether two labels may be one: forms and parts that only their numbers tell apart are not.
fn is_near(label: &str, known: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (one, other) = (label.to_lowercase(), known.to_lowercase());
    let is_long = one.len().min(other.len()) >= SHORTEST && one.len().abs_diff(other.len()) <= SLIPS;
    is_long && digits(&one) == digits(&other) && strsim::damerau_levenshtein(&one, &other) <= SLIPS
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn a_slip_and_a_plural_are_near_and_another_number_or_word_is_not() {
        for (label, known, near) in [
            ("Monthly retrun", "Monthly return", true),
            ("Monthly return", "Monthly Returns", true),
            ("Form 6-K", "Form 8-K", false),
            ("Annual report", "Annual results", false),
            ("ESG", "EGM", false),
        ] {
            assert_eq!(is_near(label, known), near, "{label}, {known}");
        }
    }
}
