//! What a line leaves in doubt: a key is written empty, which no check takes, until somebody answers.

/// The key of a line that must be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// What its figures count.
    Unit,
    /// How many of them one printed figure stands for.
    Scale,
}

/// A doubt about a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The key that it leaves open.
    pub key: Key,
    /// Why, in words that follow the line's id.
    pub why: String,
    /// What answers it.
    pub answer: String,
}

impl Doubt {
    /// A line may be no money in the table's scale.
    pub fn of_unit(why: impl Into<String>) -> Self {
        let answer = "`unit = \"per-share\"`, `\"count\"` or the like; without `unit` it is money in the table's `scale`, with \
                      `scale = \"one\"` in full";
        Self { key: Key::Unit, why: why.into(), answer: answer.to_owned() }
    }

    /// A line may be in another currency than its columns.
    pub fn of_currency(why: impl Into<String>) -> Self {
        let answer = "a statement of its own with that `currency`, or its `unit` where it is in that of the columns";
        Self { key: Key::Unit, why: why.into(), answer: answer.to_owned() }
    }

    /// The scale of a number may be the table's.
    pub fn of_scale(why: impl Into<String>) -> Self {
        let answer = "`scale = \"thousand\"` or the like, or `one` where it is in full";
        Self { key: Key::Scale, why: why.into(), answer: answer.to_owned() }
    }

    /// The question, of a line by its id.
    pub fn question(&self, id: &str) -> String {
        let what = match self.key {
            Key::Unit => "what the figures of",
            Key::Scale => "the scale of",
        };
        let are = if self.key == Key::Unit { " are" } else { "" };
        format!("{what} `{id}`{are}: {}", self.why)
    }
}
