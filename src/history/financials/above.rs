//! What a line stands below in its statement, which its label may need to be understood.

use super::fact::Fact;
use crate::domain::statement::LineRole;

/// The heading that a figure's line stands below.
pub(super) fn heading<'a>(fact: &Fact<'a>) -> Option<&'a str> {
    let own = fact.line();
    let before = &fact.statement().lines[..fact.place().1 as usize];
    for (at, line) in before.iter().enumerate().rev() {
        match line.role {
            LineRole::Heading => {
                // Where what follows it is indented, a line that isn't stands below it no more.
                let is_indented = before.get(at + 1).is_some_and(|next| next.level > line.level);
                let is_below = !is_indented || own.level > line.level;
                return Some(&*line.label).filter(|label| is_below && !label.is_empty());
            }
            // A line that stands further out closes what is above it, and a sum what it adds up.
            _ if line.level < own.level => return None,
            LineRole::Subtotal | LineRole::Total if line.level <= own.level => return None,
            _ => {}
        }
    }
    None
}

/// The heading, or the line that it is indented below.
pub(super) fn above<'a>(fact: &Fact<'a>) -> Option<&'a str> {
    let outer = || {
        let before = fact.statement().lines[..fact.place().1 as usize].iter().rev();
        before.into_iter().find(|line| line.level < fact.line().level).map(|line| &*line.label)
    };
    heading(fact).or_else(outer).filter(|label| !label.is_empty())
}
