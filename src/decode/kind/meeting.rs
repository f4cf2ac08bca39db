//! Notices of general meetings: the table `[meeting]`.

use crate::decode::address::Url;
use crate::decode::table::table;
use crate::decode::votes::Numbered;
use crate::diagnostic::Code;
use crate::domain::kind::meeting::{Deadline, Meeting, RecordDate, Resolution};
use crate::domain::span::Name;
use crate::domain::{Located, Moment};
use chrono::NaiveDate;

table! {
    /// A general meeting.
    pub static MEETING: Meeting = "a meeting", "`[meeting]`" {
        /// What it is called.
        required name: Box<str> = "Annual general meeting";
        /// When it opens.
        required at: Located<Moment>;
        /// Where it is held: the id of a place; left out where it is held online alone.
        optional place: Name = "head-office";
        /// Where it can be attended online.
        optional online: Located<Url> = "https://meeting.example.com/";
        /// The days on which the register is closed for it.
        optional book_close: Located<Closed>;
        /// How many must be present, retold.
        optional quorum: Box<str> = "Two members, in person or by proxy.";
        /// What is put to the vote, in order.
        list resolutions: Resolution;
        /// Who may vote, by the register of which day.
        list record_dates: RecordDate;
        /// What must arrive by when.
        list deadlines: Deadline;
    }
}

/// The days on which the register is closed.
struct Closed;

table! {
    /// The days on which the register is closed for a meeting.
    pub static CLOSED: Closed => (NaiveDate, NaiveDate) = "a book closure", "`book_close` of `[meeting]`" {
        /// The first day.
        required from: NaiveDate = "2024-06-24";
        /// The last day.
        required to: NaiveDate = "2024-06-27";
    }
    => |fields, reader| {
        if to < from {
            let message = format!("the register opens again ({to}) before it closes ({from})");
            let help = "compare both with the notice: `from` is the first day";
            return reader.refuse_at(Code::DateOrder, fields.span(), message, help);
        }
        Some((from, to))
    }
}

table! {
    /// A proposed resolution.
    pub static RESOLUTION: Resolution = "a resolution", "`[[meeting.resolutions]]`" {
        /// Its number as printed; a whole number may stand without quotes.
        required number: Numbered = "1(a)";
        /// `Ordinary` or `Special`, where the notice says it.
        optional kind: Box<str> = "Ordinary";
        /// What is proposed, retold.
        required text: Box<str> = "To receive the accounts of the year.";
        /// The people that it concerns, by their ids.
        list people: Name = r#"["jane-roe"]"#;
    }
    with span
}

table! {
    /// A day on which holders must be registered.
    pub static RECORD_DATE: RecordDate = "a record date", "`[[meeting.record_dates]]`" {
        /// Its name as printed.
        required name: Box<str> = "Share Record Date";
        /// Whom it is for.
        required holders: Box<str> = "Holders of Class A ordinary shares";
        /// When it is.
        required at: Located<Moment>;
        /// How these holders vote.
        optional voting: Box<str> = "In person or by proxy.";
    }
}

table! {
    /// A deadline before the meeting.
    pub static DEADLINE: Deadline = "a deadline", "`[[meeting.deadlines]]`" {
        /// What must arrive.
        required name: Box<str> = "Proxy form";
        /// Whom it is for.
        required holders: Box<str> = "Holders of Class A ordinary shares";
        /// By when.
        required at: Located<Moment>;
        /// The organization that must receive it, by its id; where stated.
        optional organization: Name = "computershare";
        /// The place where it must arrive, by its id; where stated.
        optional place: Name = "computershare-17m";
        /// Where it can be handed in online.
        optional online: Located<Url> = "https://vote.example.com/";
    }
}
