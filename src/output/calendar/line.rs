//! Content lines: a property and its value, escaped and folded.

/// The most octets of a line without its end (RFC 5545, section 3.1).
const LONGEST: usize = 75;

/// Appends a property whose value is of the type TEXT (RFC 5545, section 3.3.11): backslash, semicolon and comma have a
/// backslash before them, and the end of a line is `\n`. Other control characters can't stand in one and are left out.
pub fn text(out: &mut String, property: &str, value: &str) {
    let mut line = format!("{property}:");
    for c in value.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => line.extend(['\\', c]),
            '\n' | '\r' => line.push_str("\\n"),
            '\t' => line.push(c),
            _ if c.is_control() => {}
            _ => line.push(c),
        }
    }
    fold(out, &line);
}

/// Appends a property whose value is of another type, such as an address, and stands as it is.
pub fn plain(out: &mut String, property: &str, value: &str) {
    fold(out, &format!("{property}:{value}"));
}

/// Appends a line, folded between characters: what goes on begins with a space, which counts.
fn fold(out: &mut String, line: &str) {
    let mut room = LONGEST;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LONGEST - 1;
        }
        out.push(c);
        room -= c.len_utf8();
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
