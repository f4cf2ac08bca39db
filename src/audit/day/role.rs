//! What the words before a day call it, against what it is: `payable on 15 April 2024`, where that is the record date.

use super::super::untold::Untold;
use super::known::{Known, Stated};
use super::untold;
use crate::diagnostic::Code;
use crate::domain::event::EventKind;
use crate::prose::{Day, Passage};

/// Words that call a day something, with the kind of event.
const ROLES: [(&str, EventKind); 15] = [
    ("payable", EventKind::Payment),
    ("paid", EventKind::Payment),
    ("payment", EventKind::Payment),
    ("record", EventKind::RecordDate),
    ("distribution", EventKind::Payment),
    ("distributed", EventKind::Payment),
    ("despatched", EventKind::Payment),
    ("dispatched", EventKind::Payment),
    ("mailed", EventKind::Payment),
    ("register", EventKind::RecordDate),
    ("ex-rights", EventKind::ExDate),
    ("ex-dividend", EventKind::ExDate),
    ("ex-date", EventKind::ExDate),
    ("meeting", EventKind::Meeting),
    ("agm", EventKind::Meeting),
];

/// Words that may stand between such a word and its day.
const BETWEEN: &str = "date day is on of at from as the close business as for about or around falls will be fixed set to held takes place was has \
been it in cash monday tuesday wednesday thursday friday saturday sunday";

/// So many words lie between at most.
const REACH: usize = 9;

/// The finding on a day that is called something which another day of the document is, where the document types it as something
/// else.
pub(super) fn slip(known: &Known<'_>, passage: &Passage, day: &Day, found: &[Day]) -> Option<Untold> {
    // `Record and payment dates are 15 April and 21 May 2024.`
    if found.iter().any(|it| is_joined(passage, it, day) || is_joined(passage, day, it)) {
        return None;
    }
    let mut stated = known.own().filter(|it| it.kind.is_some() && day.says.may_be(it.day)).peekable();
    let first: &Stated<'_> = stated.peek()?;
    let (word, role) = role_before(passage, day)?;
    if stated.any(|it| it.kind == Some(role)) {
        return None;
    }
    let right = known.own().find(|it| it.kind == Some(role))?;
    let words = passage.words[day.words.clone()].to_owned();
    let message = format!("`{words}` is told with `{word}`, but it is the {} of the document", first.name);
    let mend = format!("its {} is {}: mend the one that is wrong", right.name, right.day.format("%-d %B %Y"));
    Some(untold(Code::UntypedDay, day.span, words, message, &mend, "A day"))
}

/// Whether a day is told together with another one behind it.
fn is_joined(passage: &Passage, day: &Day, next: &Day) -> bool {
    let gap = passage.words.get(day.words.end..next.words.start).unwrap_or("none");
    matches!(gap.trim(), "and" | "or" | "to" | "," | "&" | "-" | "–" | ", and")
}

/// Words of Chinese that call the day behind them something.
const ROLES_IN_CHINESE: [(&str, EventKind); 13] = [
    ("派息日", EventKind::Payment),
    ("派付日", EventKind::Payment),
    ("付款日", EventKind::Payment),
    ("支付日", EventKind::Payment),
    ("發放日", EventKind::Payment),
    ("发放日", EventKind::Payment),
    ("記錄日", EventKind::RecordDate),
    ("记录日", EventKind::RecordDate),
    ("登記日", EventKind::RecordDate),
    ("登记日", EventKind::RecordDate),
    ("除淨日", EventKind::ExDate),
    ("除净日", EventKind::ExDate),
    ("除息日", EventKind::ExDate),
];

fn role_in_chinese(before: &str) -> Option<(&str, EventKind)> {
    let before = before.trim_end_matches(['為', '为', '是', '於', '于', '在', '：', ':', ' ']);
    let before = before.trim_end_matches('期');
    ROLES_IN_CHINESE.iter().find(|(word, _)| before.ends_with(word)).map(|(word, role)| (*word, *role))
}

/// The word before a day that calls it something.
fn role_before<'p>(passage: &'p Passage, day: &Day) -> Option<(&'p str, EventKind)> {
    let text = passage.words.as_str();
    if let Some(role) = role_in_chinese(&text[..day.words.start]) {
        return Some(role);
    }
    let mut words = text[..day.words.start].split_whitespace().rev().take(REACH).peekable();
    while let Some(word) = words.next() {
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        if core.eq_ignore_ascii_case("dividend") && words.peek().is_some_and(|it| it.eq_ignore_ascii_case("ex")) {
            return Some((core, EventKind::ExDate));
        }
        if let Some((_, role)) = ROLES.iter().find(|(it, _)| it.eq_ignore_ascii_case(core)) {
            return (!word.ends_with(['.', ';'])).then_some((core, *role));
        }
        let is_between = BETWEEN.split_whitespace().any(|it| it.eq_ignore_ascii_case(core));
        if word.ends_with(['.', ';']) || !is_between && !core.is_empty() {
            return None;
        }
    }
    None
}
