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

/// The longest of the words: `decelerating`.
const LONGEST: usize = 12;

/// What a word says, should it say a direction.
pub(super) fn sense(word: &str) -> Option<Sense> {
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let (up, down) = (Some(Direction::Up), Some(Direction::Down));
    let (direction, class) = match &*lower {
        b"rose" | b"risen" | b"rise" | b"rises" | b"rising" | b"increased" | b"increase" | b"increases"
        | b"increasing" | b"grew" | b"grown" | b"grow" | b"grows" | b"growing" | b"growth" | b"gained" | b"gaining"
        | b"climbed" | b"climb" | b"climbs" | b"climbing" | b"jumped" | b"jump" | b"jumps" | b"jumping" | b"surged"
        | b"surge" | b"surges" | b"surging" | b"soared" | b"soaring" | b"leapt" | b"leaped" | b"rocketed"
        | b"rebounded" | b"rebound" | b"expanded" | b"expansion" | b"doubled" | b"doubling" | b"tripled"
        | b"trebled" | b"quadrupled" | b"accelerated" | b"accelerating" | b"widened" | b"widening" | b"mounted"
        | b"spiked" | b"uplift" => (up, Class::Move),
        b"fell" | b"fallen" | b"fall" | b"falls" | b"falling" | b"declined" | b"decline" | b"declines"
        | b"declining" | b"decreased" | b"decrease" | b"decreases" | b"decreasing" | b"dropped" | b"drop"
        | b"drops" | b"dropping" | b"shrank" | b"shrunk" | b"shrinking" | b"plunged" | b"plunge" | b"plunging"
        | b"plummeted" | b"plummeting" | b"slumped" | b"slump" | b"slumping" | b"slipped" | b"slip" | b"slips"
        | b"slipping" | b"slid" | b"sliding" | b"sank" | b"sunk" | b"tumbled" | b"tumbling" | b"dipped" | b"dip"
        | b"dipping" | b"contracted" | b"contraction" | b"contracting" | b"eased" | b"easing" | b"halved"
        | b"halving" | b"narrowed" | b"narrowing" | b"slowed" | b"decelerated" | b"decelerating" | b"retreated"
        | b"receded" | b"dwindled" | b"diminished" | b"collapsed" | b"moderated" | b"softened" | b"reduction" => {
            (down, Class::Move)
        }
        b"raised" | b"raise" | b"raises" | b"raising" | b"boosted" | b"boosting" | b"lifted" | b"lifting"
        | b"recovered" | b"advanced" => (up, Class::Deed),
        b"reduced" | b"reduce" | b"reduces" | b"reducing" | b"cut" | b"cuts" | b"cutting" | b"lowered"
        | b"lowering" | b"trimmed" | b"trimming" | b"slashed" | b"slashing" | b"curtailed" => (down, Class::Deed),
        b"improved" | b"improves" | b"improving" | b"improvement" | b"deteriorated" | b"deterioration"
        | b"worsened" | b"worsening" | b"changed" | b"moved" => (None, Class::Move),
        b"up" => (up, Class::Particle),
        b"down" => (down, Class::Particle),
        b"higher" | b"more" => (up, Class::Comparison),
        b"lower" | b"less" | b"fewer" => (down, Class::Comparison),
        b"above" => (up, Class::Position),
        b"below" => (down, Class::Position),
        _ => return None,
    };
    let by_size = matches!(&*lower, b"widened" | b"widening" | b"narrowed" | b"narrowing");
    Some(Sense { direction, class, by_size })
}
