//! The comments of a text in TOML.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// All comments, sorted, without the spaces behind them.
pub fn comments(text: &str) -> Vec<&str> {
    let tokens = Source::new(text).lex().filter(|token| token.kind() == TokenKind::Comment);
    let mut found: Vec<&str> =
        tokens.filter_map(|token| text.get(token.span().start()..token.span().end())).map(str::trim_end).collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_one_outside_of_texts() {
        assert_eq!(comments("# b \na = \"# no\" # a\nc = '''\n# no\n'''\nd = [ # c\n]\n"), ["# a", "# b", "# c"]);
    }
}
