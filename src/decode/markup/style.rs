//! Styles in pictures.

/// At-rules that load nothing by themselves.
const RULES: &[&str] = &["charset", "font-face", "keyframes", "media", "supports"];

/// Functions and pseudo-classes with arguments that load nothing; `url(` is looked at by itself.
const FUNCTIONS: &[&str] = &[
    "blur",
    "brightness",
    "calc",
    "circle",
    "clamp",
    "color",
    "color-mix",
    "contrast",
    "cubic-bezier",
    "drop-shadow",
    "ellipse",
    "format",
    "grayscale",
    "hsl",
    "hsla",
    "hue-rotate",
    "hwb",
    "inset",
    "invert",
    "is",
    "lab",
    "lch",
    "light-dark",
    "linear",
    "local",
    "matrix",
    "max",
    "min",
    "not",
    "nth-child",
    "nth-last-child",
    "nth-of-type",
    "oklab",
    "oklch",
    "opacity",
    "path",
    "polygon",
    "rgb",
    "rgba",
    "rotate",
    "saturate",
    "scale",
    "scalex",
    "scaley",
    "sepia",
    "skew",
    "skewx",
    "skewy",
    "steps",
    "translate",
    "translatex",
    "translatey",
    "url",
    "var",
    "where",
];

/// Reads a stylesheet or the value of a property.
///
/// # Errors
/// What it may not hold: at-rules and functions that can load something, addresses that lead out of the picture, and
/// escapes, which could hide them.
pub(super) fn read(text: &str) -> Result<(), String> {
    if text.contains('\\') {
        return Err("its style holds a `\\`, which can hide what it does".to_owned());
    }
    let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    for (at, _) in text.match_indices('@') {
        let rule: String = text[at + 1..].chars().take_while(|c| is_name(*c)).collect();
        if !RULES.contains(&&*rule.to_ascii_lowercase()) {
            return Err(format!("its style holds the rule `@{rule}`"));
        }
    }
    for (at, _) in text.match_indices('(') {
        let start = text[..at].trim_end_matches(is_name).len();
        let function = text[start..at].to_ascii_lowercase();
        let argument = text[at + 1..].trim_start().trim_start_matches(['"', '\'']);
        if function == "url" && !argument.starts_with('#') {
            return Err("its style leads out of the picture by `url(...)`".to_owned());
        }
        if !function.is_empty() && !FUNCTIONS.contains(&&*function) {
            return Err(format!("its style holds the function `{function}(...)`"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn colors_shapes_and_references_within_the_picture_are_let_through() {
        for text in [
            ".a { fill: rgb(1 2 3 / 50%); filter: url(#shadow) } @media (prefers-color-scheme: dark) { :root { --a: #fff } }",
            "url( '#a' )",
            "@font-face { font-family: x; src: local(\"x\") }",
            "translate(1,2) rotate(3)",
            "",
        ] {
            assert_eq!(read(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn what_could_load_something_is_refused() {
        for text in [
            "@import 'https://evil.example/x.css';",
            "@IMPORT url(#a)",
            "a { fill: url(https://evil.example/#a) }",
            "a { fill: URL( \"https://evil.example/#a\") }",
            "a { background: image-set('https://evil.example/x' 1x) }",
            "a { background: -webkit-image-set('x' 1x) }",
            "a { content: src('x') }",
            "@im\\70ort 'x'",
            "a { fill: u\\72l(x) }",
            "a { fill: u/**/rl(x) }",
            "a { width: expression(alert(1)) }",
            "@namespace url(#a);",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
