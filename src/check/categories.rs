//! Labels of announcements that nearly are a category of the settings.

use crate::archive::Documents;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Announcement;
use std::collections::BTreeMap;

/// How many slips a label may have; more make another label.
const SLIPS: usize = 2;

/// Labels shorter than this, in bytes, are near to too many others.
const SHORTEST: usize = 6;

/// So many labels are no categories, and compared with each other no more.
const MOST: usize = 200;

/// Words shorter than this, in characters, are told apart by a single letter: `Class A`, `Form 10-Q`.
const SHORTEST_WORD: usize = 5;

/// A warning for each label that is no category of the settings, but nearly the name or the id of one, or that of other
/// documents.
pub(super) fn findings(documents: &Documents, findings: &mut Vec<Diagnostic>) {
    let Some((config, _)) = &documents.site else { return };
    let mut labels: BTreeMap<&str, (&Announcement, usize)> = BTreeMap::new();
    for it in &documents.announcements {
        if let Some(label) = it.kind_label.as_deref() {
            labels.entry(label).or_insert((it, 0)).1 += 1;
        }
    }
    labels.retain(|label, _| config.category(label).is_none());
    for (label, (it, times)) in &labels {
        let mut known = config.categories.iter().flat_map(|it| [&*it.name, &*it.id.value]);
        let declared = known.find(|known| is_near(label, known));
        let mut others = labels.iter().filter(|_| labels.len() <= MOST);
        let (message, help) = if let Some(near) = declared {
            (
                format!("`{label}` is a category of its own, beside `{near}` of site.toml"),
                format!("write `{near}` if that is meant, or add a `[[categories]]` of this name to site.toml"),
            )
        // Of two that stand as often the one that came later is asked about.
        } else if let Some((near, _)) = others.find(|(near, (first, more))| {
            let key = |it: &Announcement, times: usize| (times, std::cmp::Reverse((it.dated.value, it.id.clone())));
            key(first, *more) > key(it, *times) && is_slip(label, near)
        }) {
            (
                format!("`{label}` is a category of its own, beside `{near}` of other documents"),
                format!(
                    "write both alike if one is meant, or add a `[[categories]]` of the name `{label}` to site.toml"
                ),
            )
        } else {
            continue;
        };
        findings.push(Diagnostic::error(Code::MisspelledCategory, it.head, message).help(help).warning());
    }
}

/// Whether two labels are one but for a single slip in a long word.
fn is_slip(label: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_lowercase).collect()
    };
    if label.len().abs_diff(other.len()) > SLIPS {
        return false;
    }
    let (one, other) = (words(label), words(other));
    let apart: Vec<_> = one.iter().zip(&other).filter(|(a, b)| a != b).collect();
    let [(a, b)] = &apart[..] else { return false };
    let is_long = a.chars().count().min(b.chars().count()) >= SHORTEST_WORD;
    let has_digits = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    one.len() == other.len() && is_long && !has_digits(a) && !has_digits(b) && strsim::damerau_levenshtein(a, b) == 1
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
    use super::{is_near, is_slip};

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

    #[test]
    fn labels_are_one_but_for_a_slip_in_a_long_word() {
        for (label, other, slip) in [
            ("Montly return", "Monthly return", true),
            ("Poll result", "Poll results", true),
            ("Class A meeting", "Class H meeting", false),
            ("Form 10-K", "Form 10-Q", false),
            ("Appointment", "Reappointment", false),
            ("Monthly Return", "Monthly return", false),
        ] {
            assert_eq!(is_slip(label, other), slip, "{label}, {other}");
        }
    }
}
