use super::*;

fn found(text: &str) -> Vec<String> {
    hidden(text).into_iter().map(|(_, c)| format!("{:04X}", u32::from(c))).collect()
}

#[test]
fn control_characters_are_found_but_for_tabs_and_line_ends() {
    assert_eq!(hidden("a\tb\r\nc\n"), []);
    assert_eq!(hidden("a\u{0}b\u{1b}[1m"), [(1, '\u{0}'), (3, '\u{1b}')]);
    assert_eq!(
        found("\r \u{c} \u{7f} \u{85} \u{9b} \u{2028} \u{2029} \u{fffe}"),
        ["000D", "000C", "007F", "0085", "009B", "2028", "2029", "FFFE"]
    );
    for code in (0..0x20).chain(0x7f..0xa0).filter(|code| !matches!(code, 9 | 10)) {
        let c = char::from_u32(code).unwrap();
        assert_eq!(hidden(&format!("x{c}y")), [(1, c)], "{code:x}");
    }
}

#[test]
fn invisible_characters_are_found_where_no_script_needs_them() {
    for c in [
        '\u{200b}',
        '\u{200c}',
        '\u{200d}',
        '\u{2060}',
        '\u{feff}',
        '\u{ad}',
        '\u{200e}',
        '\u{3164}',
        '\u{2800}',
        '\u{e0041}',
    ] {
        assert_eq!(hidden(&format!("1{c}2")), [(1, c)], "{c:?}");
    }
    for text in [
        "می\u{200c}خواهم",
        "क्\u{200d}ष",
        "👩\u{200d}💻 👩🏽\u{200d}⚕\u{fe0f}\u{200d}👩",
        "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        "ภาษา\u{200b}ไทย",
        "⠓\u{2800}⠊",
        "葛\u{e0100}城市 ❤\u{fe0f}",
        "第一季度「收入」，增長。",
        "“Quotes” – m² ¹ é",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
    assert_eq!(hidden("\u{feff}begin"), []);
    assert_eq!(hidden("\u{feff}\u{feff}begin"), [(3, '\u{feff}')]);
}

#[test]
fn what_turns_the_direction_of_writing_needs_an_end_on_its_line_and_letters_to_the_left_of_which_one_writes() {
    for text in ["\u{2068}Example\u{2069}", "\u{2067}שלום\u{2069}", "שלום\u{200f}!", "\u{202b}שלום\u{202c}"]
    {
        assert_eq!(found(text), [""; 0], "{text:?}");
    }
    assert_eq!(found("\u{202e}5.4321\u{202c}"), ["202E", "202C"]);
    assert_eq!(found("a \u{2066}b\nc\u{2069}"), ["2066", "2069"]);
    assert_eq!(found("\u{2067}1-2\u{2069}"), ["2067", "2069"]);
    assert_eq!(found("שלום \u{202b}x\u{2069}"), ["202B", "2069"]);
}

#[test]
fn a_long_line_of_turns_is_looked_at_once() {
    let text = "\u{2066}x\u{2069}".repeat(100_000);
    assert_eq!(hidden(&text), []);
}

#[test]
fn a_hidden_character_is_named() {
    assert_eq!(described('\u{0}'), "U+0000 NULL");
    assert_eq!(described('\u{9f}'), "U+009F APPLICATION PROGRAM COMMAND");
    assert_eq!(described('\u{202e}'), "U+202E RIGHT-TO-LEFT OVERRIDE");
}
