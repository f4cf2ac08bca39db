//! What Markdown reads otherwise than its author meant, as findings.

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Span;
use crate::markdown::Slip;

/// The finding on a slip: an error where words are lost, and else a warning.
pub(super) fn finding(slip: &Slip, span: Span) -> Diagnostic {
    let (message, help) = told(slip);
    let finding = Diagnostic::error(Code::MisreadText, span, message).help(help);
    if *slip == Slip::Cell { finding } else { finding.warning() }
}

/// What is wrong, and how to mend it.
fn told(slip: &Slip) -> (&'static str, &'static str) {
    match slip {
        Slip::LinkAddress => (
            "this is no link: readers see its brackets",
            "the address has a space, a quote or an open parenthesis: put it in angle brackets, `[words](<b c.pdf>)`, or rename the file",
        ),
        Slip::LinkLabel => (
            "this is no link: nothing says where its label leads",
            "write the address, `[words](https://...)`, or define the label in a line `[label]: https://...`; brackets that are meant as \
             such have a backslash before them",
        ),
        Slip::LinkSwapped => ("this is no link: brackets and parentheses are swapped", "write `[words](https://...)`"),
        Slip::LinkApart => (
            "this is no link: a space stands between the words and the address",
            "write `[words](https://...)` without it",
        ),
        Slip::LinkUnused => (
            "this defines a label that no link uses: readers don't see it",
            "use it, `[words][label]`, or take it out; a note is typed under [[footnotes]]",
        ),
        Slip::Address => (
            "this address is no link",
            "write `<https://...>` or `[words](https://...)`, and of a mailbox `<ir@example.com>`; an address that is only to be read stands in \
             backticks",
        ),
        Slip::Strong => (
            "these asterisks are shown as they stand",
            "bold words have no space behind the first and before the last two asterisks, `**bold**`; an asterisk that is meant as such has a \
             backslash before it",
        ),
        Slip::Struck => {
            ("these tildes are shown as they stand", "nothing is struck through here: say what changed in words")
        }
        Slip::Code => {
            ("this backtick is shown as it stands", "code has one on each side; a quotation mark is `'` or `’`")
        }
        Slip::Emphasis => (
            "these asterisks make the words between them italic and are not shown",
            "asterisks of notes and of multiplication have a backslash before them: `\\*1`",
        ),
        Slip::Entity => {
            ("this is no entity: readers see it as it stands", "write the character itself, such as `&` or `–`")
        }
        Slip::Heading => ("this is no heading: a space is missing", "write `## Heading`"),
        Slip::Underlined => (
            "this line makes what stands above it a heading",
            "put an empty line between a text and a line of hyphens; above a table's rows stands one line of names",
        ),
        Slip::Cell => (
            "this cell stands behind the last column: readers don't see it",
            "give the table's first line a column for it, or write `\\|` where the sign itself is meant",
        ),
        Slip::Table => (
            "this is no table: readers see its signs",
            "a table has a line of names, then a line such as `|---|---|` with as many cells, then its rows, and an empty line before it",
        ),
        Slip::Numbered => (
            "this begins a list with that number",
            "put a backslash behind the number, `2024\\.`, or another word before it",
        ),
        Slip::Wrapped => (
            "this line begins a list in the middle of a sentence",
            "break the line elsewhere, or put a backslash before its first sign; before a list stands an empty line",
        ),
        Slip::Quoted => {
            ("this line is shown as a quotation, without its first sign", "put a backslash before it: `\\> 5%`")
        }
        Slip::Indented => (
            "four spaces before it show this as code, without figures and links",
            "take the spaces at the line's beginning out",
        ),
        Slip::Unclosed => ("this begins code that has no end", "end it with a line of the same signs"),
        Slip::Bullets => (
            "these lines are one paragraph: their signs are shown in a row",
            "begin the lines of a list with `- `, and put an empty line before the first",
        ),
        Slip::Tabs => (
            "these lines are one paragraph: tabs set off no columns",
            "write a table, with `|` between its cells; tables of figures are [[statements]]",
        ),
    }
}
