//! Text and addresses as they stand in HTML.

/// Appends a text so that it stands in HTML as it is, between tags or in a quoted attribute. Control
/// characters, which HTML forbids, become U+FFFD.
pub fn escape(out: &mut String, text: &str) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let replacement = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\n' | b'\t' => continue,
            0..0x20 | 0x7f => "\u{fffd}",
            _ => continue,
        };
        out.push_str(&text[written..at]);
        out.push_str(replacement);
        written = at + 1;
    }
    out.push_str(&text[written..]);
}

/// Appends an address for a quoted attribute; what may not stand in an address is percent-encoded.
pub(super) fn escape_href(out: &mut String, href: &str) {
    for c in href.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '\0'..=' ' | '"' | '<' | '>' | '[' | ']' | '\\' | '^' | '`' | '{' | '|' | '}' | '\x7f' => {
                let byte = u32::from(c);
                out.push('%');
                out.extend([byte >> 4, byte & 15].iter().filter_map(|digit| char::from_digit(*digit, 16)));
            }
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_read_as_markup() {
        let mut out = String::new();
        escape(&mut out, "a<b> & \"c\" 'd' é\u{1}\n");
        assert_eq!(out, "a&lt;b&gt; &amp; &quot;c&quot; 'd' é\u{fffd}\n");
    }

    #[test]
    fn an_address_keeps_its_meaning() {
        let mut out = String::new();
        escape_href(&mut out, "a file.pdf?x=1&y=\"2\"#é");
        assert_eq!(out, "a%20file.pdf?x=1&amp;y=%222%22#é");
    }
}
