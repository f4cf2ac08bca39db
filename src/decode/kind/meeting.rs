//! Notices of general meetings: the table `[meeting]`.

use crate::decode::table::table;
use crate::domain::kind::meeting::{Deadline, Meeting, RecordDate, Resolution};
use crate::domain::span::Name;
use crate::domain::{Located, Moment};

table! {
    /// A general meeting.
    pub static MEETING: Meeting = "a meeting", "`[meeting]`" {
        /// What it is called.
        required name: Box<str> = "Annual general meeting";
        /// When it opens.
        required at: Located<Moment>;
        /// Where it is held: the id of a place.
        required place: Name = "lujiazui-13f";
        /// What is put to the vote, in order.
        list resolutions: Resolution;
        /// Who may vote, by the register of which day.
        list record_dates: RecordDate;
        /// What must arrive by when.
        list deadlines: Deadline;
    }
}

table! {
    /// A proposed resolution.
    pub static RESOLUTION: Resolution = "a resolution", "`[[meeting.resolutions]]`" {
        /// Its number as printed.
        required number: u32 = "1";
        /// `Ordinary` or `Special`.
        required kind: Box<str> = "Ordinary";
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
        required voting: Box<str> = "In person or by proxy.";
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
        /// The organization that must receive it, by its id.
        required organization: Name = "computershare";
        /// The place where it must arrive, by its id; where stated.
        optional place: Name = "computershare-17m";
    }
}
