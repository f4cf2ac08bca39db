//! Spaces, line ends and comments between what a text in TOML says.

/// What stands between two things: spaces, line ends and comments.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// The comment on the line of what stands before.
    beside: Option<String>,
    /// The lines of comments below, an empty one where lines were left free.
    below: Vec<String>,
    /// Whether a line ends in it.
    pub breaks: bool,
}

impl Gap {
    /// Reads one. Commas are in none.
    pub fn of(text: &str) -> Self {
        let mut lines = text.split('\n').map(str::trim);
        let beside = lines.next().filter(|line| !line.is_empty()).map(str::to_owned);
        let breaks = text.contains('\n');
        // Behind the last line end stands what indents the next thing.
        let mut below: Vec<String> = lines.map(str::to_owned).collect();
        if below.last().is_some_and(String::is_empty) {
            below.pop();
        }
        below.dedup_by(|line, before| line.is_empty() && before.is_empty());
        Self { beside, below, breaks }
    }

    /// The gap without free lines at its beginning or, ahead of a bracket, at its end.
    pub fn tight(mut self, first: bool, last: bool) -> Self {
        let is_free = |line: Option<&String>| line.is_some_and(String::is_empty);
        while first && is_free(self.below.first()) {
            self.below.remove(0);
        }
        while last && is_free(self.below.last()) {
            self.below.pop();
        }
        self
    }

    /// The gap between two lines of a list, so far indented; the last line end is followed by another indent.
    pub fn lines(&self, indent: usize, next: usize) -> String {
        let mut text = self.beside.as_ref().map_or_else(String::new, |comment| format!(" {comment}"));
        text.push('\n');
        for line in &self.below {
            let indent = if line.is_empty() { 0 } else { indent };
            text += &format!("{}{line}\n", " ".repeat(indent));
        }
        text + &" ".repeat(next)
    }

    /// Whether it begins with comments of what stands above, which a free line parts from what follows.
    pub fn is_parted(&self) -> bool {
        self.below.first().is_some_and(|line| !line.is_empty()) && self.below.iter().any(String::is_empty)
    }

    /// The lines ahead of a key or a header: its comments, and free ones.
    pub fn ahead(&self) -> String {
        self.beside.iter().chain(&self.below).map(|line| format!("{line}\n")).collect()
    }
}

/// The comment behind a value or a header.
pub fn behind(text: &str) -> String {
    let comment = text.trim();
    if comment.is_empty() { String::new() } else { format!(" {comment}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stay_and_several_free_lines_become_one() {
        let gap = Gap::of("  # beside\n\n\n   # below\n   ");
        assert_eq!(gap.lines(2, 2), " # beside\n\n  # below\n  ");
        assert_eq!(Gap::of("\n\n  ").tight(true, true).lines(2, 0), "\n");
        assert_eq!(Gap::of("# a\n\n\n  # b\n").ahead(), "# a\n\n# b\n");
        assert!(!Gap::of("  ").breaks);
    }
}
