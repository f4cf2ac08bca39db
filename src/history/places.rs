//! Which places belong to which organization, by what announcements say, and which printed addresses are one.

use crate::archive::Edition;
use crate::domain::Details;
use crate::domain::field::stated;
use crate::domain::issuer::Place;
use std::collections::BTreeSet;

/// A place with every form in which its address is printed.
#[derive(Debug)]
pub struct Address<'a> {
    /// The places that are this one: the one with a purpose first, else in the order of the settings.
    pub forms: Vec<&'a Place>,
    /// Ids of the organizations that receive something there.
    pub organizations: BTreeSet<&'a str>,
}

/// The places of the issuer, each once, in the order of the settings.
#[must_use]
pub fn addresses<'a>(edition: &'a Edition<'a>) -> Vec<Address<'a>> {
    let received = received(edition);
    let mut addresses: Vec<Address<'a>> = Vec::new();
    for place in &edition.issuer().places {
        let known = addresses.iter_mut().find(|it| it.forms.iter().any(|form| is_one(&form.address, &place.address)));
        match known {
            Some(address) => address.forms.push(place),
            None => addresses.push(Address { forms: vec![place], organizations: BTreeSet::new() }),
        }
    }
    for address in &mut addresses {
        address.forms.sort_by_key(|place| place.purpose.is_none());
        let is_here = |place: &str| address.forms.iter().any(|form| *form.id.value == *place);
        address.organizations = received.iter().filter(|(_, place)| is_here(place)).map(|(of, _)| *of).collect();
    }
    addresses
}

/// The organizations with the places where announcements say that they receive something.
fn received<'a>(edition: &Edition<'a>) -> BTreeSet<(&'a str, &'a str)> {
    let mut received = BTreeSet::new();
    for announcement in &edition.announcements {
        let announcement = *announcement;
        match &announcement.details {
            Details::Meeting(meeting) => {
                let at =
                    meeting.deadlines.iter().filter_map(|it| Some((it.organization.as_ref()?, it.place.as_ref()?)));
                received.extend(at.map(|(of, place)| (&*of.value, &*place.value)));
            }
            Details::Dividend(dividend) => {
                let terms = dividend.distributions.iter().flat_map(|it| it.all_terms());
                let at = terms.filter_map(|it| Some((stated(&it.registrar)?, stated(&it.registrar_place)?)));
                received.extend(at.map(|(of, place)| (&*of.value, &*place.value)));
            }
            _ => {}
        }
    }
    received
}

/// Whether two printed addresses are one: with the same numbers, and with the same words but for plurals, signs, spaces
/// within them, and words that one of them leaves out.
fn is_one(a: &[Box<str>], b: &[Box<str>]) -> bool {
    let (a, b) = (Words::of(a), Words::of(b));
    let (only_a, only_b) = (a.without(&b), b.without(&a));
    !a.numbers.is_empty()
        && a.numbers == b.numbers
        && (only_a.is_empty() || only_b.is_empty() || only_a.concat() == only_b.concat())
}

/// The words of an address, in small letters.
struct Words {
    /// Those with digits: numbers of houses, floors, shops, and codes.
    numbers: BTreeSet<String>,
    /// The others in order, in the singular.
    words: Vec<String>,
}

impl Words {
    fn of(lines: &[Box<str>]) -> Self {
        let lower = lines.join(" ").replace(['\'', '’'], "").to_lowercase();
        let all = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let (numbers, words): (Vec<&str>, Vec<&str>) =
            all.partition(|word| word.contains(|c: char| c.is_ascii_digit()));
        let singular = |word: &str| word.strip_suffix('s').filter(|it| it.len() > 2).unwrap_or(word).to_owned();
        Self {
            numbers: numbers.into_iter().map(str::to_owned).collect(),
            words: words.into_iter().map(singular).collect(),
        }
    }

    fn without(&self, other: &Self) -> Vec<&str> {
        self.words.iter().filter(|word| !other.words.contains(word)).map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(a: &[&str], b: &[&str]) -> bool {
        let lines = |lines: &[&str]| lines.iter().map(|line| (*line).into()).collect::<Vec<Box<str>>>();
        is_one(&lines(a), &lines(b)) && is_one(&lines(b), &lines(a))
    }

    #[test]
    fn an_address_in_slightly_different_forms_is_one() {
        let shop =
            ["Shop 1712-1716", "17th Floor", "Hopewell Centre", "183 Queen's Road East", "Wan Chai", "Hong Kong"];
        assert!(one(
            &shop,
            &["Shops 1712–1716", "17th Floor", "Hopewell Centre", "183 Queen’s Road East", "Hong Kong"]
        ));
        assert!(one(
            &shop,
            &["Shops 1712-1716, 17th Floor, Hopewell Centre, 183 Queen's Road East, Wanchai, Hong Kong"]
        ));
    }

    #[test]
    fn another_floor_number_or_street_is_another_address() {
        assert!(!one(&["7/F Plaza", "No. 1217 Road"], &["13/F Plaza", "No. 1217 Road"]));
        assert!(!one(&["17M Floor", "183 Queen's Road"], &["17th Floor", "183 Queen's Road"]));
        assert!(!one(&["1 Perch Lane", "Dublin 1"], &["1 Finch Lane", "Dublin 1"]));
        assert!(!one(&["Town Hall", "Hong Kong"], &["Hong Kong"]));
    }
}
