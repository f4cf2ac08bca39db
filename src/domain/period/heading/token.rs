//! A heading's words, numbers and marks.

/// A word in small letters, a number, or another character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub text: String,
    kind: Kind,
    /// Whether nothing stands between it and the one before.
    pub glued: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Word,
    Number,
    Mark,
}

/// The parts of a text, without the spaces between them.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut glued = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        let kind = match c {
            _ if c.is_ascii_digit() => Kind::Number,
            _ if c.is_alphabetic() => Kind::Word,
            _ => Kind::Mark,
        };
        if c.is_whitespace() {
            glued = false;
            continue;
        }
        match tokens.last_mut() {
            Some(last) if glued && last.kind == kind && kind != Kind::Mark => last.text.push(c),
            _ => tokens.push(Token { text: c.to_string(), kind, glued }),
        }
        glued = true;
    }
    tokens
}

impl Token {
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }

    pub fn is_any(&self, texts: &[&str]) -> bool {
        texts.contains(&&*self.text)
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// A number of one or two digits.
    pub fn small(&self) -> Option<u32> {
        if self.kind == Kind::Number && self.text.len() <= 2 { self.text.parse().ok() } else { None }
    }

    /// A number that can only be a year.
    pub fn year(&self) -> Option<i32> {
        let year =
            if self.kind == Kind::Number && self.text.len() == 4 { self.text.parse().ok()? } else { return None };
        (1900..3000).contains(&year).then_some(year)
    }

    /// A year in four digits, or in two of this century.
    pub fn year_or_two_digits(&self) -> Option<i32> {
        self.year()
            .or_else(|| if self.text.len() == 2 { Some(2000 + i32::try_from(self.small()?).ok()?) } else { None })
    }

    /// The year of `1Q24`, behind its quarter.
    pub fn glued_year(&self) -> Option<i32> {
        if self.glued { self.year_or_two_digits() } else { None }
    }
}
