//! Words that say which way a figure moved.

/// Where a figure is said to have moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It is more than before.
    Up,
    /// It is less than before.
    Down,
}

/// How a word of direction stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A verb or a noun: `fell 4%`, `a fall of 4%`, `a fall in sales of 4%`, `decreased sales by 4%`.
    Move,
    /// A verb whose figure stands behind `by`, `to` or `from`: what is `raised` or `cut` directly is an amount of its own.
    Deed,
    /// `up` and `down`, before and behind a figure.
    Particle,
    /// `higher`, `more`: what is compared stands before it as well.
    Comparison,
    /// `above` and `below`.
    Position,
}

/// What a word of direction says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sense {
    /// Where the figure moved; nothing for a word that says only that it moved.
    pub direction: Option<Direction>,
    /// How it stands.
    pub class: Class,
    /// Whether it speaks about the size alone: a loss that narrows is less of a loss.
    pub by_size: bool,
}

/// The longest of the words: `deterioration`.
const LONGEST: usize = 13;

/// What a word says, should it say a direction.
pub(super) fn sense(word: &str) -> Option<Sense> {
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let lower = str::from_utf8(lower).ok()?;
    let at = WORDS.binary_search_by(|(word, ..)| (*word).cmp(lower)).ok()?;
    let (_, direction, class) = WORDS[at];
    let by_size = matches!(lower, "widened" | "widening" | "narrowed" | "narrowing");
    Some(Sense { direction, class, by_size })
}

const UP: Option<Direction> = Some(Direction::Up);
const DOWN: Option<Direction> = Some(Direction::Down);

/// The words in alphabetical order: every word of every text is looked up.
#[rustfmt::skip]
const WORDS: &[(&str, Option<Direction>, Class)] = &[
    ("above", UP, Class::Position),
    ("accelerated", UP, Class::Move),
    ("accelerating", UP, Class::Move),
    ("advanced", UP, Class::Deed),
    ("below", DOWN, Class::Position),
    ("boosted", UP, Class::Deed),
    ("boosting", UP, Class::Deed),
    ("changed", None, Class::Move),
    ("climb", UP, Class::Move),
    ("climbed", UP, Class::Move),
    ("climbing", UP, Class::Move),
    ("climbs", UP, Class::Move),
    ("collapsed", DOWN, Class::Move),
    ("contracted", DOWN, Class::Move),
    ("contracting", DOWN, Class::Move),
    ("contraction", DOWN, Class::Move),
    ("curtailed", DOWN, Class::Deed),
    ("cut", DOWN, Class::Deed),
    ("cuts", DOWN, Class::Deed),
    ("cutting", DOWN, Class::Deed),
    ("decelerated", DOWN, Class::Move),
    ("decelerating", DOWN, Class::Move),
    ("decline", DOWN, Class::Move),
    ("declined", DOWN, Class::Move),
    ("declines", DOWN, Class::Move),
    ("declining", DOWN, Class::Move),
    ("decrease", DOWN, Class::Move),
    ("decreased", DOWN, Class::Move),
    ("decreases", DOWN, Class::Move),
    ("decreasing", DOWN, Class::Move),
    ("deteriorated", None, Class::Move),
    ("deterioration", None, Class::Move),
    ("diminished", DOWN, Class::Move),
    ("dip", DOWN, Class::Move),
    ("dipped", DOWN, Class::Move),
    ("dipping", DOWN, Class::Move),
    ("doubled", UP, Class::Move),
    ("doubling", UP, Class::Move),
    ("down", DOWN, Class::Particle),
    ("drop", DOWN, Class::Move),
    ("dropped", DOWN, Class::Move),
    ("dropping", DOWN, Class::Move),
    ("drops", DOWN, Class::Move),
    ("dwindled", DOWN, Class::Move),
    ("eased", DOWN, Class::Move),
    ("easing", DOWN, Class::Move),
    ("expanded", UP, Class::Move),
    ("expansion", UP, Class::Move),
    ("fall", DOWN, Class::Move),
    ("fallen", DOWN, Class::Move),
    ("falling", DOWN, Class::Move),
    ("falls", DOWN, Class::Move),
    ("fell", DOWN, Class::Move),
    ("fewer", DOWN, Class::Comparison),
    ("gained", UP, Class::Move),
    ("gaining", UP, Class::Move),
    ("grew", UP, Class::Move),
    ("grow", UP, Class::Move),
    ("growing", UP, Class::Move),
    ("grown", UP, Class::Move),
    ("grows", UP, Class::Move),
    ("growth", UP, Class::Move),
    ("halved", DOWN, Class::Move),
    ("halving", DOWN, Class::Move),
    ("higher", UP, Class::Comparison),
    ("improved", None, Class::Move),
    ("improvement", None, Class::Move),
    ("improves", None, Class::Move),
    ("improving", None, Class::Move),
    ("increase", UP, Class::Move),
    ("increased", UP, Class::Move),
    ("increases", UP, Class::Move),
    ("increasing", UP, Class::Move),
    ("jump", UP, Class::Move),
    ("jumped", UP, Class::Move),
    ("jumping", UP, Class::Move),
    ("jumps", UP, Class::Move),
    ("leaped", UP, Class::Move),
    ("leapt", UP, Class::Move),
    ("less", DOWN, Class::Comparison),
    ("lifted", UP, Class::Deed),
    ("lifting", UP, Class::Deed),
    ("lower", DOWN, Class::Comparison),
    ("lowered", DOWN, Class::Deed),
    ("lowering", DOWN, Class::Deed),
    ("moderated", DOWN, Class::Move),
    ("more", UP, Class::Comparison),
    ("mounted", UP, Class::Move),
    ("moved", None, Class::Move),
    ("narrowed", DOWN, Class::Move),
    ("narrowing", DOWN, Class::Move),
    ("plummeted", DOWN, Class::Move),
    ("plummeting", DOWN, Class::Move),
    ("plunge", DOWN, Class::Move),
    ("plunged", DOWN, Class::Move),
    ("plunging", DOWN, Class::Move),
    ("quadrupled", UP, Class::Move),
    ("raise", UP, Class::Deed),
    ("raised", UP, Class::Deed),
    ("raises", UP, Class::Deed),
    ("raising", UP, Class::Deed),
    ("rebound", UP, Class::Move),
    ("rebounded", UP, Class::Move),
    ("receded", DOWN, Class::Move),
    ("recovered", UP, Class::Deed),
    ("reduce", DOWN, Class::Deed),
    ("reduced", DOWN, Class::Deed),
    ("reduces", DOWN, Class::Deed),
    ("reducing", DOWN, Class::Deed),
    ("reduction", DOWN, Class::Move),
    ("retreated", DOWN, Class::Move),
    ("rise", UP, Class::Move),
    ("risen", UP, Class::Move),
    ("rises", UP, Class::Move),
    ("rising", UP, Class::Move),
    ("rocketed", UP, Class::Move),
    ("rose", UP, Class::Move),
    ("sank", DOWN, Class::Move),
    ("shrank", DOWN, Class::Move),
    ("shrinking", DOWN, Class::Move),
    ("shrunk", DOWN, Class::Move),
    ("slashed", DOWN, Class::Deed),
    ("slashing", DOWN, Class::Deed),
    ("slid", DOWN, Class::Move),
    ("sliding", DOWN, Class::Move),
    ("slip", DOWN, Class::Move),
    ("slipped", DOWN, Class::Move),
    ("slipping", DOWN, Class::Move),
    ("slips", DOWN, Class::Move),
    ("slowed", DOWN, Class::Move),
    ("slump", DOWN, Class::Move),
    ("slumped", DOWN, Class::Move),
    ("slumping", DOWN, Class::Move),
    ("soared", UP, Class::Move),
    ("soaring", UP, Class::Move),
    ("softened", DOWN, Class::Move),
    ("spiked", UP, Class::Move),
    ("sunk", DOWN, Class::Move),
    ("surge", UP, Class::Move),
    ("surged", UP, Class::Move),
    ("surges", UP, Class::Move),
    ("surging", UP, Class::Move),
    ("trebled", UP, Class::Move),
    ("trimmed", DOWN, Class::Deed),
    ("trimming", DOWN, Class::Deed),
    ("tripled", UP, Class::Move),
    ("tumbled", DOWN, Class::Move),
    ("tumbling", DOWN, Class::Move),
    ("up", UP, Class::Particle),
    ("uplift", UP, Class::Move),
    ("widened", UP, Class::Move),
    ("widening", UP, Class::Move),
    ("worsened", None, Class::Move),
    ("worsening", None, Class::Move),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_in_their_order_and_are_no_longer_than_the_longest() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(WORDS.iter().map(|(word, ..)| word.len()).max(), Some(LONGEST));
    }
}
