//! Who sits on the board and who manages the company, at the instant of an edition: by what announcements say.

use super::people::{Given, People, is_seat, parts};
use crate::domain::Announcement;
use crate::domain::issuer::{Issuer, Person};
use std::borrow::Cow;

/// Where somebody has a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Body {
    /// On the board.
    Board,
    /// On a committee of the board.
    Committee,
    /// In the management.
    Management,
}

/// Whether a role is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Current,
    /// From a later day on.
    Coming,
    /// The latest list of the board is newer than what gives it, and doesn't repeat it; nothing says that it has ended.
    Unrepeated,
    /// It was.
    Former,
}

/// A role of a person.
#[derive(Clone, Debug)]
pub struct Role<'h, 'a> {
    /// As printed; of a text with roles in several bodies, the part in this one.
    pub text: Cow<'h, str>,
    /// Where.
    pub body: Body,
    /// Whether it is held.
    pub standing: Standing,
    /// What gives it.
    pub given: &'h Given<'a>,
    /// The first announcement that names the person as that.
    pub first: &'a Announcement,
}

impl Role<'_, '_> {
    /// Whether it is the chair of the board.
    #[must_use]
    pub fn is_chair(&self) -> bool {
        self.body == Body::Board && is_chair(&self.text)
    }
}

/// A person with the roles that announcements give.
#[derive(Debug)]
pub struct Member<'h, 'a> {
    /// The person.
    pub person: &'a Person,
    /// The roles, those that matter most first: none twice.
    pub roles: Vec<Role<'h, 'a>>,
}

impl<'h, 'a> Member<'h, 'a> {
    /// The roles in a body that stand so.
    pub fn in_body(&self, body: Body, standing: Standing) -> impl Iterator<Item = &Role<'h, 'a>> {
        self.roles.iter().filter(move |role| role.body == body && role.standing == standing)
    }

    /// Whether the person has a role in a body.
    #[must_use]
    pub fn is_in(&self, body: Body, standing: Standing) -> bool {
        self.in_body(body, standing).next().is_some()
    }

    /// Whether the person chairs the board.
    #[must_use]
    pub fn is_chair(&self) -> bool {
        self.in_body(Body::Board, Standing::Current).any(Role::is_chair)
    }
}

/// Everybody whom announcements name in a role: in the order of the latest list of the board, then in that of the settings; a
/// chair comes first.
#[must_use]
pub fn members<'h, 'a>(people: &'h People<'a>, issuer: &'a Issuer) -> Vec<Member<'h, 'a>> {
    let member = |person: &'a Person| Member { person, roles: roles(people, person) };
    let mut members: Vec<Member<'_, '_>> =
        issuer.people.iter().map(member).filter(|member| !member.roles.is_empty()).collect();
    let listed = |member: &Member<'_, '_>| {
        let list = people.board.map_or(&[][..], |it| &it.board);
        list.iter().position(|it| it.person.value == member.person.id.value).unwrap_or(usize::MAX)
    };
    members.sort_by_key(|member| (!member.is_chair(), listed(member)));
    members
}

fn roles<'h, 'a>(people: &'h People<'a>, person: &Person) -> Vec<Role<'h, 'a>> {
    let mut roles: Vec<Role<'h, 'a>> = Vec::new();
    // The latest first: it tells what the role is called now.
    for given in people.of(person).iter().rev() {
        let standing = match given {
            _ if given.is_coming => Standing::Coming,
            _ if !given.is_held() || given.left_out.is_some() => Standing::Former,
            _ if people.is_told_since(given) => Standing::Current,
            _ => Standing::Unrepeated,
        };
        for (body, text) in split(&given.text) {
            // Who is named as something else since may be both, or no longer this: nothing says it.
            let is_newer = |it: &Role<'_, '_>| it.given.announcement.dated.value > given.announcement.dated.value;
            let is_passed = body == Body::Management
                && standing == Standing::Current
                && !given.is_appointed
                && roles
                    .iter()
                    .any(|it| it.body == body && it.standing == standing && is_newer(it) && !is_one(&it.text, &text));
            let standing = if is_passed { Standing::Unrepeated } else { standing };
            let known = roles.iter_mut().find(|it| it.body == body && is_one(&it.text, &text));
            match known {
                // What was told before of the same role only says since when.
                Some(role)
                    if role.standing == Standing::Current && given.until.is_none() && given.left_out.is_none() =>
                {
                    if given.first.dated.value < role.first.dated.value {
                        role.first = given.first;
                    }
                }
                Some(role) if role.standing == standing => {}
                _ => roles.push(Role { text, body, standing, given, first: given.first }),
            }
        }
    }
    let has_now = |body| roles.iter().any(|it| it.body == body && it.standing == Standing::Current);
    let has_seat = has_now(Body::Board);
    // A seat that another text names is the same seat.
    roles.retain(|it| {
        !(has_seat && it.body == Body::Board && it.standing == Standing::Unrepeated && !is_chair(&it.text))
    });
    roles.sort_by_key(|it| (it.body, !it.is_chair()));
    roles
}

/// The roles of a text by where they are: `Director and Chief Financial Officer` is one on the board and one in the
/// management. Where all are in one, the text stands as it is printed.
fn split(text: &str) -> Vec<(Body, Cow<'_, str>)> {
    if text.to_lowercase().contains("committee") {
        return vec![(Body::Committee, Cow::Borrowed(text))];
    }
    let (board, management): (Vec<&str>, Vec<&str>) = parts(text).partition(|part| is_of_board(part));
    match (board.is_empty(), management.is_empty()) {
        (false, true) => vec![(Body::Board, Cow::Borrowed(text))],
        (true, _) => vec![(Body::Management, Cow::Borrowed(text))],
        (false, false) => vec![
            (Body::Board, Cow::Owned(board.join(" and "))),
            (Body::Management, Cow::Owned(management.join(" and "))),
        ],
    }
}

/// Whether a role is one of the board's: a seat, or the chair.
fn is_of_board(part: &str) -> bool {
    let part = part.to_lowercase();
    let is_department = part.contains("director of") && !part.contains("board");
    let is_executive =
        ["management board", "executive board", "board of management"].iter().any(|it| part.contains(it));
    !is_department && !is_executive && (is_seat(&part) || is_chair(&part) || part.contains("board"))
}

fn is_chair(text: &str) -> bool {
    text.to_lowercase().contains("chair")
}

/// Whether two texts name one role of one body: seats are, whatever kind of seat they say; chairs are a role of their own.
fn is_one(a: &str, b: &str) -> bool {
    let is_plain_seat = |text: &str| is_seat(text) && !is_chair(text);
    let is_deputy = |text: &str| ["vice", "deputy"].iter().any(|it| text.to_lowercase().contains(it));
    let is_same_chair = is_chair(a) && is_chair(b) && is_seat(a) == is_seat(b) && is_deputy(a) == is_deputy(b);
    a.eq_ignore_ascii_case(b) || is_plain_seat(a) && is_plain_seat(b) || is_same_chair
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_roles_on_the_board_and_in_the_management_is_both() {
        let split = |text: &'static str| {
            let parts = split(text).into_iter().map(|(body, text)| format!("{body:?}: {text}"));
            parts.collect::<Vec<_>>().join("; ")
        };
        assert_eq!(
            split("Director and Chief Financial Officer"),
            "Board: Director; Management: Chief Financial Officer"
        );
        assert_eq!(
            split("Chairman and Independent Non-executive Director"),
            "Board: Chairman and Independent Non-executive Director"
        );
        assert_eq!(split("Chairman of the Board of Directors"), "Board: Chairman of the Board of Directors");
        assert_eq!(split("Member, Audit Committee"), "Committee: Member, Audit Committee");
        assert_eq!(split("Managing Director"), "Management: Managing Director");
        assert_eq!(split("Director of Investor Relations"), "Management: Director of Investor Relations");
        assert_eq!(split("Member of the Supervisory Board"), "Board: Member of the Supervisory Board");
        assert_eq!(split("Member of the Management Board"), "Management: Member of the Management Board");
    }

    #[test]
    fn seats_are_one_role_and_the_chair_is_another() {
        assert!(is_one("Director", "Independent Director") && is_one("Chairman", "Chair"));
        assert!(!is_one("Director", "Chairman") && !is_one("Chief Executive Officer", "Chief Financial Officer"));
        assert!(is_one("chief executive officer", "Chief Executive Officer"));
    }
}
