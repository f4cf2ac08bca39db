//! The rules of `<style>`, as far as they name elements by class, id or name, and by the elements around them: what depends on more isn't
//! followed.

use super::style::Style;
use std::collections::BTreeMap;

/// How many rules are kept.
const MOST: usize = 20_000;

/// The rules of a document.
#[derive(Default)]
pub struct Stylesheet {
    rules: Vec<Rule>,
    /// The rules by the last word of their selector.
    by_word: BTreeMap<String, Vec<usize>>,
    /// Whether there are rules that stand elsewhere.
    pub is_partial: bool,
}

struct Rule {
    /// The element, and those around it that it must have, the innermost first.
    of: Vec<Selector>,
    style: Style,
}

/// An element by what it is called: `td.note`, `.hidden`, `#total`.
#[derive(Default)]
struct Selector {
    name: Option<String>,
    /// Classes with their point, and an id with its sign.
    words: Vec<String>,
}

/// What rules know an element by.
pub struct Called<'e> {
    /// Its name.
    pub name: &'e str,
    /// Its classes with a point ahead, and its id with `#`, in small letters.
    pub words: &'e str,
}

/// The words of an element's classes and its id.
pub fn words(classes: &str, id: &str) -> String {
    let mut words: Vec<String> = classes.split_whitespace().map(|it| format!(".{it}")).collect();
    words.extend((!id.is_empty()).then(|| format!("#{id}")));
    words.join(" ")
}

impl Selector {
    fn is(&self, called: &Called<'_>) -> bool {
        self.name.as_deref().is_none_or(|it| it == called.name)
            && self.words.iter().all(|word| called.words.split(' ').any(|it| it == word))
    }
}

impl Stylesheet {
    /// Takes in the text of a `<style>`.
    pub fn add(&mut self, text: &str) {
        self.is_partial |= text.contains("@import");
        let plain = without_comments(text);
        let mut rest = &*plain;
        while let Some((selectors, after)) = rest.split_once('{') {
            // `@media print` is of paper, which isn't meant; others that stand in a condition aren't followed.
            if selectors.rsplit_once('@').is_some_and(|(_, it)| !it.contains(';')) {
                rest = behind_block(after);
                continue;
            }
            let (declarations, next) = after.split_once('}').unwrap_or((after, ""));
            let style = Style::read(declarations);
            let selectors = selectors.rsplit(';').next().unwrap_or_default();
            selectors.split(',').filter_map(|it| rule(it.trim(), &style)).for_each(|it| self.push(it));
            rest = next;
        }
    }

    fn push(&mut self, rule: Rule) {
        if self.rules.len() >= MOST {
            return;
        }
        let Some(element) = rule.of.first() else { return };
        let word = element.words.first().or(element.name.as_ref()).cloned().unwrap_or_default();
        self.by_word.entry(word).or_default().push(self.rules.len());
        self.rules.push(rule);
    }

    /// What its rules declare of an element. `around` are those that it stands in, the innermost first.
    pub fn of<'e>(&self, element: &Called<'_>, around: impl Iterator<Item = Called<'e>> + Clone) -> Style {
        if self.rules.is_empty() {
            return Style::default();
        }
        let words = element.words.split(' ').chain([element.name, ""]);
        let found = words.filter_map(|word| self.by_word.get(word)).flatten().copied();
        let is_of = |rule: &Rule| {
            let mut around = around.clone();
            let is_first = rule.of.first().is_some_and(|it| it.is(element));
            is_first && rule.of.iter().skip(1).all(|outer| around.any(|it| outer.is(&it)))
        };
        let mut found: Vec<usize> = found.filter(|at| is_of(&self.rules[*at])).collect();
        let weight = |at: &usize| {
            let of = &self.rules[*at].of;
            let words = || of.iter().flat_map(|it| &it.words);
            let ids = words().filter(|it| it.starts_with('#')).count();
            (ids, words().count(), of.iter().filter(|it| it.name.is_some()).count(), *at)
        };
        found.sort_by_key(weight);
        found.dedup();
        found.iter().fold(Style::default(), |style, at| style.and(&self.rules[*at].style))
    }
}

/// A rule of one selector: `td.note`, `.report td > .hidden`.
fn rule(selector: &str, style: &Style) -> Option<Rule> {
    let selector = selector.to_lowercase();
    let parts = selector.split(|c: char| c.is_whitespace() || c == '>').filter(|it| !it.is_empty());
    let of: Option<Vec<Selector>> = parts.rev().map(self::selector).collect();
    Some(Rule { of: of.filter(|it| !it.is_empty())?, style: style.clone() })
}

fn selector(text: &str) -> Option<Selector> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '#' | '-' | '_' | '*');
    if !text.chars().all(is_plain) {
        return None;
    }
    let first = text.find(['.', '#']).unwrap_or(text.len());
    let name = Some(text[..first].to_owned()).filter(|it| !it.is_empty() && it != "*");
    let mut words = Vec::new();
    let mut rest = &text[first..];
    while !rest.is_empty() {
        let end = rest[1..].find(['.', '#']).map_or(rest.len(), |at| at + 1);
        words.push(rest[..end].to_owned());
        rest = &rest[end..];
    }
    Some(Selector { name, words })
}

fn without_comments(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain.replace("<!--", " ").replace("-->", " ")
}

/// What follows the block that is open.
fn behind_block(text: &str) -> &str {
    let mut depth = 1_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[at + 1..];
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sheet: &Stylesheet, element: &str, around: &[&str]) -> Style {
        let parts = |text: &str| {
            text.split_once(' ').map_or((text.to_owned(), String::new()), |(a, b)| (a.to_owned(), b.to_owned()))
        };
        let around: Vec<(String, String)> = around.iter().map(|it| parts(it)).collect();
        let (name, own) = parts(element);
        let around = around.iter().map(|(name, words)| Called { name, words });
        sheet.of(&Called { name: &name, words: &own }, around)
    }

    #[test]
    fn rules_by_class_id_name_and_what_is_around_are_followed_and_others_are_not() {
        let mut sheet = Stylesheet::default();
        sheet.add(
            "@charset 'x'; /* a { color: red } */ td { color: black } .Hid, td.z { display: none } #t { color: white }\n\
             @media print { .x { display: none } } .outer td > .inner { display: none } .a.b { opacity: 0 } .y:hover { top: 0 }",
        );
        assert_eq!(of(&sheet, "td", &[]).value("color"), Some("black"));
        let both = of(&sheet, "td .z #t", &[]);
        assert_eq!((both.value("color"), both.value("display")), (Some("white"), Some("none")));
        assert_eq!(of(&sheet, "span .other .hid", &[]).value("display"), Some("none"));
        for element in ["span .z", "span .x", "span .inner", "span .a", "span .y"] {
            assert_eq!(of(&sheet, element, &["td", "table"]), Style::default(), "{element}");
        }
        assert_eq!(of(&sheet, "span .inner", &["p", "td", "table .outer"]).value("display"), Some("none"));
        assert_eq!(of(&sheet, "span .b .a", &[]).value("opacity"), Some("0"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "([.#@{};:,a-z /*>-]|<!--|.){0,60}") {
            let mut sheet = Stylesheet::default();
            sheet.add(&text);
            let _ = of(&sheet, "a .b .c #d", &["e"]);
        }
    }
}
