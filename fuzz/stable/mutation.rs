//! From an input to another: what stands in texts is changed as texts are made, in lines, words, values and characters.

use fastrand::Rng;
use std::ops::Range;

/// No input grows beyond this.
const MOST: usize = 32 * 1024;

/// Characters that are read otherwise than others: of several bytes, without width, from right to left, control, and those
/// that look like signs and spaces.
const ODD: &[&str] = &[
    "é",
    "中",
    "😀",
    "\u{301}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{a0}",
    "\u{3000}",
    "\u{2028}",
    "\0",
    "\u{7f}",
    "\u{85}",
    "\r",
    "\r\n",
    "\t",
    "−",
    "–",
    "—",
    "٣",
    "１",
    "İ",
    "ß",
    "ŉ",
    "\u{fffd}",
    "\u{10ffff}",
];

/// Numbers at the limits of what holds them.
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-1",
    "00",
    "9",
    "28",
    "29",
    "255",
    "256",
    "1899",
    "1900",
    "2999",
    "3000",
    "9999",
    "10000",
    "65535",
    "65536",
    "2147483647",
    "2147483648",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "0.0000000000000000000000000001",
    "7.9228162514264337593543950335",
    "9999999999999999999999999999",
    "79228162514264337593543950335",
    "79228162514264337593543950336",
    "0x7f",
    "1e9",
    "1_000",
    "inf",
    "nan",
    "-0.00",
    "0.5",
    "1,000",
    "1,23",
    "(1)",
];

/// What opens and what closes it.
const NESTS: &[(&str, &str)] = &[
    ("[", "]"),
    ("{a=", "}"),
    ("(", ")"),
    ("> ", ""),
    ("- ", ""),
    ("*", "*"),
    ("[a](", ")"),
    ("![", "](b)"),
    ("\"", "\""),
];

/// Changes an input, in one way after the other. `other` is an input of the same kind, `tokens` are words that belong into it.
pub fn mutate(input: &mut Vec<u8>, other: &[u8], tokens: &[Vec<u8>], random: &mut Rng) {
    for _ in 0..=random.u32(0..6) {
        once(input, other, tokens, random);
    }
    input.truncate(MOST);
}

fn once(input: &mut Vec<u8>, other: &[u8], tokens: &[Vec<u8>], random: &mut Rng) {
    match random.u8(0..16) {
        0 => {
            if let Some(byte) = random.choice(&mut *input) {
                *byte ^= 1 << random.u8(0..8);
            }
        }
        1 => input.insert(random.usize(0..=input.len()), random.u8(..)),
        2 => drop(input.drain(piece(input, random))),
        3 => {
            let copied = input[piece(input, random)].repeat(random.usize(1..4));
            insert(input, &copied, random);
        }
        4 => input.truncate(border(input, random)),
        5 | 6 => insert(input, pick(tokens, random), random),
        7 => replace(input, is_of_word, pick(tokens, random), random),
        8 => replace(input, |byte| byte.is_ascii_digit(), choose(NUMBERS, random), random),
        9 => replace(input, |byte| byte.is_ascii_digit(), random.u32(..).to_string().as_bytes(), random),
        10 => insert(input, choose(ODD, random), random),
        11 => {
            // A value in place of another.
            let is_of_value = |byte: u8| !matches!(byte, b'\n' | b'=');
            let value = found(other, is_of_value, random).map_or(&[][..], |range| &other[range]);
            replace(input, is_of_value, value, random);
        }
        12 => {
            let line = line(input, random);
            let copied = input[line.clone()].to_vec();
            input.splice(line.end..line.end, copied);
        }
        13 => drop(input.drain(line(input, random))),
        14 => {
            // The beginning of the one and the end of the other.
            input.truncate(line(input, random).start);
            input.extend(&other[line(other, random).start..]);
        }
        _ => {
            let (opening, closing) = NESTS[random.usize(0..NESTS.len())];
            let depth = 1 << random.u32(0..9);
            insert(input, (opening.repeat(depth) + &closing.repeat(depth)).as_bytes(), random);
        }
    }
}

fn pick<'t>(tokens: &'t [Vec<u8>], random: &mut Rng) -> &'t [u8] {
    random.choice(tokens).map_or(&[], Vec::as_slice)
}

fn choose(texts: &[&'static str], random: &mut Rng) -> &'static [u8] {
    random.choice(texts).map_or(&[], |text| text.as_bytes())
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// An offset between two characters, as far as the input is a text.
fn border(input: &[u8], random: &mut Rng) -> usize {
    let at = random.usize(0..=input.len());
    (0..=at).rev().find(|at| input.get(*at).is_none_or(|byte| byte & 0xc0 != 0x80)).unwrap_or(0)
}

/// A piece of at most 64 bytes or, now and then, of any length.
fn piece(input: &[u8], random: &mut Rng) -> Range<usize> {
    let (a, b) = (border(input, random), border(input, random));
    let (from, to) = (a.min(b), a.max(b));
    if random.u8(0..4) == 0 { from..to } else { from..to.min(from + random.usize(1..64)) }
}

/// A line with its end.
fn line(input: &[u8], random: &mut Rng) -> Range<usize> {
    let at = random.usize(0..=input.len());
    let start = input[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |before| before + 1);
    let end = input[at..].iter().position(|byte| *byte == b'\n').map_or(input.len(), |next| at + next + 1);
    start..end
}

fn insert(input: &mut Vec<u8>, bytes: &[u8], random: &mut Rng) {
    let at = border(input, random);
    input.splice(at..at, bytes.iter().copied());
}

/// The first run of such bytes from some place on.
fn found(input: &[u8], is_part: impl Fn(u8) -> bool, random: &mut Rng) -> Option<Range<usize>> {
    let from = random.usize(0..=input.len());
    let start = from + input[from..].iter().position(|byte| is_part(*byte))?;
    let end = input[start..].iter().position(|byte| !is_part(*byte)).map_or(input.len(), |length| start + length);
    Some(start..end)
}

fn replace(input: &mut Vec<u8>, is_part: impl Fn(u8) -> bool, bytes: &[u8], random: &mut Rng) {
    if let Some(range) = found(input, is_part, random) {
        input.splice(range, bytes.iter().copied());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_inputs() {
        let inputs = |seed| {
            let (mut random, mut input) = (Rng::with_seed(seed), b"a = 1\nb = \"two\"\n".to_vec());
            let mut next = || {
                mutate(&mut input, b"c = 3\n", &[b"zone".to_vec()], &mut random);
                input.clone()
            };
            (0..200).map(|_| next()).collect::<Vec<_>>()
        };
        assert_eq!(inputs(7), inputs(7));
        assert_ne!(inputs(7), inputs(8));
    }

    #[test]
    fn whatever_the_input_is_it_can_be_changed() {
        let mut random = Rng::with_seed(1);
        for begin in [&b""[..], b"\n", b"\xff\x80", "中".as_bytes()] {
            for _ in 0..2000 {
                let mut input = begin.to_vec();
                mutate(&mut input, b"", &[], &mut random);
                assert!(input.len() <= MOST);
            }
        }
    }
}
