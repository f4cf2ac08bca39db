//! Where labels of lines name units: in brackets, and behind the last comma, dash or colon.

use super::marks::half;

/// The places of a label that may name a unit, without `in` before it.
pub fn unit_places(label: &str) -> Vec<String> {
    let (outside, mut places) = apart(label);
    let separators = [", ", ": ", " - ", " – ", " — ", ",", "–"];
    let behind = separators.iter().find_map(|it| outside.rsplit_once(it)).map(|(_, behind)| behind.to_owned());
    places.extend(behind);
    let plain = |text: String| {
        let text = text.trim();
        let starts = ["expressed in ", "stated in ", "in ", "en ", "i ", "單位:", "单位:", "単位:", "단위:"];
        let start = starts.iter().find_map(|it| text.get(..it.len()).filter(|head| head.eq_ignore_ascii_case(it)));
        text[start.map_or(0, str::len)..].trim().to_owned()
    };
    places.into_iter().map(plain).filter(|it| !it.is_empty()).collect()
}

/// A label without what stands in brackets.
pub fn without_brackets(label: &str) -> String {
    apart(label).0.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands outside of brackets, and what in each.
fn apart(label: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside, mut depth) = (String::new(), Vec::<String>::new(), 0_usize);
    for c in label.chars().map(half) {
        match c {
            '(' | '[' | '【' | '〔' => {
                if depth == 0 {
                    inside.push(String::new());
                }
                depth += 1;
            }
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => inside.last_mut().into_iter().for_each(|it| it.push(c)),
        }
    }
    (outside, inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_named_in_brackets_and_behind_the_last_comma() {
        assert_eq!(unit_places("Earnings per share (in HK cents)"), ["HK cents"]);
        assert_eq!(unit_places("Interim dividend per share, HK cents"), ["HK cents"]);
        assert_eq!(unit_places("每股基本盈利（港仙）"), ["港仙"]);
        assert_eq!(unit_places("Resultat per aktie, kr"), ["kr"]);
        assert_eq!(unit_places("Sold (net) – tonnes"), ["net", "tonnes"]);
        assert_eq!(unit_places("Revenue"), [] as [&str; 0]);
        assert_eq!(without_brackets("Revenue (net) of costs (a)"), "Revenue of costs");
    }
}
