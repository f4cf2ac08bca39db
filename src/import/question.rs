//! What an import can't know: each is asked where the answer belongs.

/// A question that a document leaves open, or what was read in a way that may be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// In words, with what was read.
    pub text: String,
    /// What answers it: an option, a key.
    pub answer: String,
    /// Whether `irbook check` refuses the table until it is answered.
    pub is_open: bool,
}

/// The questions of a run, in the order in which their places are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    /// All of them.
    pub all: Vec<Question>,
}

impl Questions {
    /// Asks what must be answered. The words of the comment that stands in its place.
    pub fn open(&mut self, text: impl Into<String>, answer: impl Into<String>) -> String {
        self.add(text.into(), answer.into(), true)
    }

    /// Tells what was read though it may be otherwise.
    pub fn told(&mut self, text: impl Into<String>, answer: impl Into<String>) -> String {
        self.add(text.into(), answer.into(), false)
    }

    fn add(&mut self, text: String, answer: String, is_open: bool) -> String {
        let word = if is_open { "open" } else { "note" };
        let comment = format!("{word} {}: {text}", self.all.len() + 1);
        self.all.push(Question { text, answer, is_open });
        comment
    }

    /// How many must be answered.
    pub fn open_count(&self) -> usize {
        self.all.iter().filter(|it| it.is_open).count()
    }

    /// All, one a line, with their numbers.
    pub fn listed(&self) -> String {
        let line = |(at, it): (usize, &Question)| {
            let word = if it.is_open { "open" } else { "note" };
            let answer = if it.answer.is_empty() { String::new() } else { format!(" ({})", it.answer) };
            format!("{word} {}: {}{answer}\n", at + 1, it.text)
        };
        self.all.iter().enumerate().map(line).collect()
    }
}
