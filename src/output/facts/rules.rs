//! The rules that determine a figure, without a list of their own for each of a million figures.

use crate::audit::Rule;

/// Rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// A bit for each.
    bits: u32,
}

impl Rules {
    /// Adds a rule.
    pub(super) fn add(&mut self, rule: Rule) {
        self.bits |= 1 << rule as u32;
    }

    /// The rules: those that look at one document, and then that others state the figure as well.
    pub fn iter(self) -> impl Iterator<Item = Rule> {
        let agreement = 1 << Rule::Agreement as u32;
        Rule::of_bits(self.bits & !agreement).chain(Rule::of_bits(self.bits & agreement))
    }

    /// Appends their ids, with spaces between them: `irbook explain` tells each.
    pub fn push_ids(self, out: &mut String) {
        for (nth, rule) in self.iter().enumerate() {
            out.push_str(if nth == 0 { "" } else { " " });
            out.push_str(rule.code().id());
        }
    }
}

impl FromIterator<Rule> for Rules {
    fn from_iter<T: IntoIterator<Item = Rule>>(of: T) -> Self {
        let mut rules = Self::default();
        of.into_iter().for_each(|rule| rules.add(rule));
        rules
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_told_in_their_order_and_that_others_agree_last() {
        let (mut ids, rules) = (String::new(), [Rule::Agreement, Rule::Direction, Rule::Sum]);
        Rules::from_iter(rules).push_ids(&mut ids);
        assert_eq!(ids, "sum-mismatch direction-mismatch figures-disagree");
    }
}
