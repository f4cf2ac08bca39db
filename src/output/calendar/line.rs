//! Content lines: a property and its value, escaped and folded.

/// The most octets of a line without its end (RFC 5545, section 3.1).
const LONGEST: usize = 75;

/// Appends a property whose value is of the type TEXT (RFC 5545, section 3.3.11): backslash, semicolon and comma have a
/// backslash before them, and the end of a line is `\n`. Other control characters can't stand in one and are left out.
pub fn text(out: &mut String, property: &str, value: &str) {
    let start = begin(out, property);
    let mut rest = value;
    while let Some(at) = rest.find(is_special) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(special) = rest.chars().next() else { break };
        match special {
            '\r' if rest.starts_with("\r\n") => {}
            '\n' | '\r' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', special]),
            _ => {}
        }
        rest = &rest[special.len_utf8()..];
    }
    out.push_str(rest);
    end(out, start);
}

/// Whether a character doesn't stand in a TEXT as it is.
fn is_special(c: char) -> bool {
    matches!(c, '\\' | ';' | ',') || (c.is_control() && c != '\t')
}

/// Appends a property whose value is of another type, such as an address, and stands as it is.
pub fn plain(out: &mut String, property: &str, value: &str) {
    let start = begin(out, property);
    out.push_str(value);
    end(out, start);
}

/// Begins a line and gives where it does.
fn begin(out: &mut String, property: &str) -> usize {
    let start = out.len();
    out.push_str(property);
    out.push(':');
    start
}

/// Ends the line that begins at `start`, folded between characters: what goes on begins with a space, which counts.
fn end(out: &mut String, start: usize) {
    if out.len() - start > LONGEST {
        let line = out.split_off(start);
        let (mut rest, mut room) = (&*line, LONGEST);
        while rest.len() > room {
            let (now, later) = rest.split_at(rest.floor_char_boundary(room));
            out.push_str(now);
            out.push_str("\r\n ");
            (rest, room) = (later, LONGEST - 1);
        }
        out.push_str(rest);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a reader makes of a line.
    fn read(written: &str) -> String {
        let line = written.strip_suffix("\r\n").unwrap().replace("\r\n ", "");
        let (mut text, mut is_escaped) = (String::new(), false);
        for c in line.strip_prefix("SUMMARY:").unwrap().chars() {
            match c {
                '\\' if !is_escaped => {
                    is_escaped = true;
                    continue;
                }
                'n' if is_escaped => text.push('\n'),
                ';' | ',' if !is_escaped => panic!("{c} stands bare in {written}"),
                _ => text.push(c),
            }
            is_escaped = false;
        }
        text
    }

    fn written(value: &str) -> String {
        let mut line = String::new();
        text(&mut line, "SUMMARY", value);
        line
    }

    #[test]
    fn what_means_something_in_a_line_is_escaped_and_a_colon_is_not() {
        assert_eq!(written("a,b;c\\d: e\r\nf\u{7}"), "SUMMARY:a\\,b\\;c\\\\d: e\\nf\r\n");
    }

    #[test]
    fn a_line_of_75_octets_is_not_folded_and_one_of_76_is() {
        let value = "x".repeat(67);
        assert_eq!(written(&value), format!("SUMMARY:{value}\r\n"));
        assert_eq!(written(&format!("{value}y")), format!("SUMMARY:{value}\r\n y\r\n"));
    }

    #[test]
    fn an_address_stands_as_it_is() {
        let mut line = String::new();
        plain(&mut line, "URL", "https://ir.example.com/?a=1,2;b");
        assert_eq!(line, "URL:https://ir.example.com/?a=1,2;b\r\n");
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_was_written(value in any::<String>()) {
            let said: String = value.replace("\r\n", "\n").replace('\r', "\n");
            let said: String = said.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect();
            prop_assert_eq!(read(&written(&value)), said);
        }

        #[test]
        fn no_line_is_longer_than_75_octets(value in "[a-z,\\n 日本語😀]{0,400}") {
            let line = written(&value);
            prop_assert!(line.split("\r\n").all(|it| it.len() <= 75), "{}", line);
        }
    }
}
