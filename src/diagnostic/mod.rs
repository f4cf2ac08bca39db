//! What irbook says when something is wrong: what, why and how to mend it, with its place.

mod code;
mod excerpt;
mod plain;
mod print;
mod summary;
mod texts;

pub use code::Code;
pub use plain::{acts, plain, plain_json, plain_lines};
pub use print::{Format, print};
pub use summary::{counted, summary};
pub use texts::Texts;

use crate::domain::Span;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published all the same, unless `--deny-warnings`.
    Warning,
    /// Worth knowing; nothing has to be mended.
    Note,
}

/// A place and what to say about it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words; may be empty.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// What is wrong, in one line, in the author's words.
    pub message: String,
    /// The place to edit, with what to say there.
    pub primary: Option<Label>,
    /// Other places that matter, also in other files.
    pub related: Vec<Label>,
    /// Why it matters and how to mend it.
    pub help: Option<String>,
    /// Whether it follows from the finding at the first of the related places, behind which it is printed.
    pub follows: bool,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            primary: Some(Label { span, text: String::new() }),
            related: Vec::new(),
            help: None,
            follows: false,
        }
    }

    /// An error that belongs to no place in a text file.
    #[must_use]
    pub fn without_place(code: Code, message: impl Into<String>) -> Self {
        Self { primary: None, ..Self::error(code, Span::default(), message) }
    }

    /// The same finding as a warning.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// The same finding as a note.
    #[must_use]
    pub fn note(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }

    /// Says something at the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(primary) = &mut self.primary {
            primary.text = text.into();
        }
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// Stands behind the finding at a place, from which it follows.
    #[must_use]
    pub fn behind(mut self, span: Span) -> Self {
        self.related.insert(0, Label { span, text: "what it follows from".to_owned() });
        self.follows = true;
        self
    }

    /// The place of the finding that it follows from.
    fn cause(&self) -> Option<Span> {
        self.related.first().filter(|_| self.follows).map(|label| label.span)
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

/// Findings in the order in which they are printed: by file, place and code, and those that follow from another one behind
/// it.
pub fn sort(findings: &mut Vec<Diagnostic>) {
    findings.sort_by(|a, b| {
        let key = |d: &Diagnostic| {
            let place = d.primary.as_ref().map(|label| label.span);
            (d.cause().or(place), d.follows, place, d.code.id())
        };
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    findings.dedup();
}

/// Nobody slips in a word that is longer than this, in characters.
const LONGEST_WORD: usize = 100;

/// The candidate nearest to a word, where one is near enough to be meant.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    // One character too many is enough to know: the rest of a long word is not read.
    let length = |text: &str| text.chars().take(LONGEST_WORD + 1).count();
    let long = length(word);
    if long > LONGEST_WORD {
        return None;
    }
    let near = candidates.into_iter().filter_map(|candidate| {
        let other = length(candidate);
        let most = long.max(other).max(3) / 3;
        // Each character more or less is a slip.
        let may_be_near = other <= LONGEST_WORD && long.abs_diff(other) <= most;
        let distance = may_be_near.then(|| strsim::damerau_levenshtein(word, candidate))?;
        (distance <= most).then_some((distance, candidate))
    });
    near.min().map(|(_, candidate)| candidate)
}

/// So many candidates are all named; of more, the nearest [`NEAREST`].
const FEW: usize = 20;

/// So many are named of many.
const NEAREST: usize = 5;

/// The candidates that are likest to a word, the likest first.
fn nearest_few<'c>(word: &str, candidates: &[&'c str]) -> Vec<&'c str> {
    let word: String = word.chars().take(LONGEST_WORD).collect::<String>().to_lowercase();
    let unlike = |candidate: &&str| {
        let candidate: String = candidate.chars().take(LONGEST_WORD).collect();
        let holds = candidate.to_lowercase().contains(&word) || word.contains(&*candidate.to_lowercase());
        // Six digits tell any two words apart.
        let likeness = strsim::jaro_winkler(&word, &candidate.to_lowercase());
        (!holds, std::cmp::Reverse(format!("{likeness:.6}")))
    };
    let mut candidates = candidates.to_vec();
    candidates.sort_by_cached_key(unlike);
    candidates.dedup();
    candidates.truncate(NEAREST);
    candidates
}

/// A help text: did you mean the nearest candidate, or which ones there are.
#[must_use]
pub fn did_you_mean(word: &str, candidates: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let candidates: Vec<_> = candidates.into_iter().collect();
    let candidates: Vec<&str> = candidates.iter().map(AsRef::as_ref).collect();
    match nearest(word, candidates.iter().copied()) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None if candidates.is_empty() => "there are none to refer to".to_owned(),
        None if candidates.len() <= FEW => format!("there are: {}", candidates.join(", ")),
        None => format!(
            "there are {} to choose from, such as {}",
            candidates.len(),
            nearest_few(word, &candidates).join(", ")
        ),
    }
}

/// So many findings of a document say what may be meant. Who has more reads no more of them, and each compares its word
/// with all that there is.
const HELPED: usize = 1000;

/// [`did_you_mean`] for one more of a document's findings.
#[must_use]
pub fn suggestion(
    word: &str,
    candidates: impl IntoIterator<Item = impl AsRef<str>>,
    findings: &[Diagnostic],
) -> Option<String> {
    (findings.len() < HELPED).then(|| did_you_mean(word, candidates))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_the_word_that_was_meant() {
        assert_eq!(nearest("titel", ["title", "summary"]), Some("title"));
        assert_eq!(nearest("zzzzzz", ["title", "summary"]), None);
        let long = "k".repeat(1 << 20);
        assert_eq!(nearest(&long, ["kind", &*long]), None);
        assert_eq!(nearest("kidn", [&*long, "kind"]), Some("kind"));
        assert_eq!(did_you_mean("x", [""; 0]), "there are none to refer to");
    }
}
