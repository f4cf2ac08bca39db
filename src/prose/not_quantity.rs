//! Numbers that are no quantities: dates, times, durations, addresses, names, numbers of things.

use super::number::Number;
use super::word::{Word, following, preceding};
use crate::domain::Currency;

/// What a number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// An amount, percentage or count.
    Quantity,
    /// The one unit that an exchange rate is given for.
    Base,
    /// A day, year, time or duration.
    Time,
    /// A part of a telephone number.
    Telephone,
    /// One of several numbers of things: `Notes 5, 6 and 7`.
    Listed,
    /// Another number that counts nothing.
    #[default]
    Identifier,
}

/// The number left of a number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Left {
    /// Where it ends.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// Its currency.
    pub currency: Option<Currency>,
}

/// Words whose number names something.
const NAMED_BY_NUMBER: &str = "\
amex annex appendix article asc asu block box building cac cap category chapter chart clause code csi dax exhibit ext figure \
flat floor footnote form fortune ftse fy hkas hkex hkfrs ias ifrs iso item level lse nasdaq nikkei no nos note number nyse \
page paragraph part phase po regulation resolution room rule russell s&p schedule section sehk series shop step stage stoxx \
suite table tier top topic tower unit version windows";

const TELEPHONE: &str = "tel telephone phone fax facsimile hotline";

const MONTHS: &str = "\
January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul \
Aug Sep Sept Oct Nov Dec";

/// Months in other languages, as they stand behind a day. `May` and the like have a capital letter in English, these haven't, but
/// for the German ones.
const MONTHS_OTHERWISE: &str = "\
Januar Februar März Mai Juni Juli Oktober Dezember Jänner janvier février mars avril mai juin juillet août septembre octobre \
novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio \
aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho setembro outubro novembro \
dezembro januari februari maart april mei juni juli augustus september oktober december augusti januar februar marts august";

const SPANS_OF_TIME: &str =
    "second seconds minute minutes hour hours day days week weeks month months year years quarter quarters";

const KINDS_OF_DAYS: &str = "calendar business trading working clear consecutive full fiscal more further";

const STREETS: &str = "\
road street avenue lane drive boulevard plaza building tower centre center square highway way court place \
terrace floor house park";

const COMPANIES: &str = "inc group limited ltd corp corporation holdings llc llp plc technology technologies";

/// A letter that joins a number to a word. Chinese and the like have no spaces between words and numbers.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c < '\u{2e80}'
}

/// Whether something stands at the number that makes it a part of a name, code, time or address. A
/// currency speaks for an amount.
pub(super) fn attached(text: &str, number: &Number, left: &Left) -> bool {
    number.currency.is_none() && (attached_left(text, number, left) || attached_right(&text[number.core.end..], number))
}

fn attached_left(text: &str, number: &Number, left: &Left) -> bool {
    let mut before = text[..number.core.start].chars().rev();
    let Some(c) = before.next() else { return false };
    let outer = before.next();
    let is_joined = outer.is_some_and(char::is_alphanumeric);
    let follows = outer.is_some() && left.end == number.core.start - c.len_utf8();
    match c {
        '#' | '_' | '*' | '№' | '§' | '第' | '제' => true,
        // The second number of a range is what the first is.
        '-' | '–' if follows => left.kind != Kind::Quantity,
        '.' | '-' | '/' | '\'' | '’' | '&' | '=' | '\\' | '+' => is_joined,
        ':' => outer.is_some_and(|outer| outer.is_ascii_digit()),
        '(' => is_joined && text[number.digits.end..].starts_with(')'),
        c => is_letter(c),
    }
}

fn attached_right(after: &str, number: &Number) -> bool {
    let mut chars = after.chars();
    let Some(c) = chars.next() else { return false };
    let next = chars.next();
    match c {
        '/' | '&' => next.is_some_and(|next| next.is_ascii_alphanumeric()),
        ':' => next.is_some_and(|next| next.is_ascii_digit()),
        '.' | '-' => next.is_some_and(is_letter),
        '\'' | '’' => next == Some('s'),
        '_' | '@' | '=' | '\\' | '#' | '年' | '月' | '日' | '号' | '號' | '时' | '時' | '년' | '월' | '일' | '호'
        | '\u{fe0f}' => true,
        // `1.5x` is a multiple, `17th` and `571W` are names.
        'x' if number.decimals => next.is_some_and(char::is_alphanumeric),
        // What a share earns.
        '株' => after.starts_with("株当たり") || after.starts_with("株あたり"),
        c => is_letter(c) && !is_unit(after),
    }
}

/// Basis points and percentage points.
fn is_unit(after: &str) -> bool {
    let length = after.bytes().take_while(u8::is_ascii_alphabetic).count();
    matches!(&after[..length], "bp" | "bps" | "pp" | "ppt" | "ppts")
}

/// What a number without currency, scale and unit is.
pub(super) fn kind(text: &str, number: &Number, left: &Left) -> Kind {
    let digits = &text[number.digits.clone()];
    let before = preceding(text, number.core.start).unwrap_or_default();
    let gap = text.get(left.end..number.core.start).unwrap_or_default();
    if number.core.start > 0 && text[..number.core.start].ends_with('+') && number.plain(text).is_some() {
        return Kind::Telephone;
    }
    if left.kind == Kind::Telephone && matches!(gap, " " | "-" | " (" | ") " | ")") {
        return Kind::Telephone;
    }
    let value = number.plain(text);
    if value.is_some_and(|value| {
        let is_year = digits.len() == 4 && (1900..2100).contains(&value);
        is_year || is_day(text, number, value, before) || is_hour(text, number, value)
    }) || is_clock(text, number)
    {
        return Kind::Time;
    }
    if let Some(kind) = named(before, gap, left).filter(|_| !number.grouped) {
        return kind;
    }
    if number.decimals {
        return Kind::Quantity;
    }
    if is_span_of_time(text, number.digits.end) {
        return Kind::Time;
    }
    if value.is_none() {
        return Kind::Quantity;
    }
    let is_code = digits.len() > 1 && digits.starts_with('0');
    let is_named = is_code || is_postal(text, number, before) || is_street(text, number) || is_company(text, number);
    if is_named || (digits.len() <= 2 && is_mark(text, number)) { Kind::Identifier } else { Kind::Quantity }
}

/// The number of something named before it, alone or in a list.
fn named(before: &str, gap: &str, left: &Left) -> Option<Kind> {
    if left.kind == Kind::Listed && matches!(gap.trim(), "," | "and" | "or" | "to" | "&" | ", and" | ", or") {
        return Some(Kind::Listed);
    }
    let word = before.trim_start_matches(|c: char| !c.is_alphanumeric());
    // A point ends an abbreviation here and a sentence behind a longer word.
    let is_short = word.len() <= 5;
    let word = word.strip_suffix(':').or_else(|| word.strip_suffix('.').filter(|_| is_short)).unwrap_or(word);
    let word = Word { text: word.strip_suffix('.').filter(|_| is_short).unwrap_or(word), start: 0 };
    if word.is_in(TELEPHONE) {
        return Some(Kind::Telephone);
    }
    if word.is_in(NAMED_BY_NUMBER) || word.is("class") {
        return Some(Kind::Identifier);
    }
    let one = Word { text: word.text.strip_suffix('s')?, start: 0 };
    // `Notes 5 and 6` are named; with a small letter, `the notes 159 partners sold` may be meant.
    (one.text.len() > 2 && one.is_capitalized() && one.is_in(NAMED_BY_NUMBER)).then_some(Kind::Listed)
}

/// The place behind the second number of `91 to 180` and `30-60`, or the place itself.
fn behind_range(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let second = match rest.strip_prefix(['-', '–']) {
        Some(second) => text.len() - second.len(),
        None => {
            let mut words = following(text, at);
            let Some(join) = words.next().filter(|word| word.is_in("to and or through until")) else {
                return at;
            };
            words.next().map_or(join.end(), |word| word.start)
        }
    };
    let length = text[second..].bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 { at } else { second + length }
}

fn is_span_of_time(text: &str, end: usize) -> bool {
    let end = behind_range(text, end);
    let skipped = |word: &Word<'_>| word.is_in(KINDS_OF_DAYS);
    let plus = usize::from(text[end..].starts_with('+'));
    following(text, end + plus).take(3).find(|word| !skipped(word)).is_some_and(|word| word.is_in(SPANS_OF_TIME))
}

fn is_day(text: &str, number: &Number, value: u64, before: &str) -> bool {
    let is_month = |word: &str| {
        let word = word.trim_end_matches('.').trim_start_matches(['(', '“']);
        word.starts_with(|c: char| c.is_ascii_uppercase()) && MONTHS.split(' ').any(|month| month == word)
    };
    let month_follows =
        || following(text, behind_range(text, number.digits.end)).next().is_some_and(|it| is_month(it.text));
    (1..=31).contains(&value) && (is_month(before) || month_follows() || is_before_month(text, number.digits.end))
}

/// Whether a month of another language follows: `31. März`, `30 juin`, `1er juillet`, `30 de junio`.
fn is_before_month(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    let rest = ["er ", "º ", "° ", ". "].iter().find_map(|it| rest.strip_prefix(it)).unwrap_or(rest).trim_start();
    let rest = rest.strip_prefix("de ").unwrap_or(rest);
    let word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
    word.len() > 2 && MONTHS_OTHERWISE.split(' ').any(|month| month == word)
}

fn is_hour(text: &str, number: &Number, value: u64) -> bool {
    let names = "am pm a.m p.m o'clock o’clock noon midnight";
    value <= 24 && following(text, number.digits.end).next().is_some_and(|word| word.is_in(names))
}

/// An hour with its minutes behind a point: `4.30 p.m.`.
fn is_clock(text: &str, number: &Number) -> bool {
    let Some((hour, minute)) = text[number.digits.clone()].split_once('.') else { return false };
    let is_hour = hour.parse::<u32>().is_ok_and(|it| it <= 12);
    let is_minute = minute.len() == 2 && minute.parse::<u32>().is_ok_and(|it| it < 60);
    let behind = following(text, number.digits.end).next();
    is_hour && is_minute && behind.is_some_and(|word| word.is_in("am pm a.m p.m noon uhr"))
}

/// A postal code behind the name of a place. Counts of five or more digits have commas.
fn is_postal(text: &str, number: &Number, before: &str) -> bool {
    let behind = text[number.digits.end..].trim_start();
    let is_long = matches!(number.digits.len(), 5 | 6);
    let is_place = before.starts_with(char::is_uppercase) && before.ends_with(char::is_alphabetic);
    is_long && is_place && !behind.starts_with(char::is_lowercase)
}

/// A number in a street: `183 Queen's Road`.
fn is_street(text: &str, number: &Number) -> bool {
    let names = following(text, number.digits.end).take(4).take_while(|word| word.is_capitalized());
    names.into_iter().any(|word| word.is_in(STREETS))
}

/// A number that begins a name: `360 DigiTech`, `360 Group`, `“360 Jietiao”`.
fn is_company(text: &str, number: &Number) -> bool {
    let mut names = following(text, number.digits.end).take(3).take_while(|word| word.is_capitalized());
    let Some(first) = names.next() else { return false };
    let is_quoted = text[..number.core.start].ends_with(['“', '‘', '"']);
    let mut inner = first.text.chars().skip_while(|c| c.is_uppercase()).skip_while(|c| !c.is_uppercase());
    let has_inner_capital = first.text.chars().nth(1).is_some_and(char::is_lowercase) && inner.next().is_some();
    is_quoted || has_inner_capital || first.is_in(COMPANIES) || names.any(|word| word.is_in(COMPANIES))
}

/// The number of a list item or a footnote: `1. `, `(2)`, `[3]`.
fn is_mark(text: &str, number: &Number) -> bool {
    let before = text[..number.core.start].trim_end();
    let after = &text[number.digits.end..];
    let begins = before.is_empty() && (after.starts_with(". ") || after.starts_with(')'));
    begins || (before.ends_with(['(', '[']) && after.starts_with([')', ']']))
}
