//! JSON whose numbers keep the text in which they are written.

use super::Error;

/// How deep values may stand in each other.
const DEEPEST: usize = 64;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json<'t> {
    /// `null`, `true` and `false`.
    Word(&'t str),
    /// A number as it is written.
    Number(&'t str),
    /// A text.
    Text(String),
    /// Values in a row.
    List(Vec<Self>),
    /// Values by name, in their order.
    Table(Vec<(String, Self)>),
}

impl<'t> Json<'t> {
    /// Reads a text.
    pub fn read(text: &'t str) -> Result<Self, Error> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0);
        reader.blank();
        let line = text.get(..reader.at).unwrap_or(text).matches('\n').count() + 1;
        value
            .filter(|_| reader.at == text.len())
            .ok_or_else(|| Error(format!("it is no JSON that can be read: line {line} isn't as JSON is")))
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.pairs().iter().find(|(it, _)| it == name).map(|(_, value)| value)
    }

    /// The names with their values.
    pub fn pairs(&self) -> &[(String, Self)] {
        if let Self::Table(pairs) = self { pairs } else { &[] }
    }

    /// The values in a row.
    pub fn items(&self) -> &[Self] {
        if let Self::List(items) = self { items } else { &[] }
    }

    /// The text.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn blank(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t', '\r', '\n']).len();
    }

    fn takes(&mut self, mark: char) -> bool {
        self.blank();
        let is = self.rest().starts_with(mark);
        self.at += if is { mark.len_utf8() } else { 0 };
        is
    }

    fn value(&mut self, depth: usize) -> Option<Json<'t>> {
        if depth > DEEPEST {
            return None;
        }
        self.blank();
        match self.rest().bytes().next()? {
            b'{' => self.table(depth),
            b'[' => self.list(depth),
            b'"' => self.string().map(Json::Text),
            b'-' | b'0'..=b'9' => {
                let rest = self.rest();
                let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E');
                let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
                self.at += end;
                Some(Json::Number(&rest[..end]))
            }
            _ => {
                let word = ["null", "true", "false"].into_iter().find(|it| self.rest().starts_with(it))?;
                self.at += word.len();
                Some(Json::Word(word))
            }
        }
    }

    fn table(&mut self, depth: usize) -> Option<Json<'t>> {
        let mut pairs = Vec::new();
        self.at += 1;
        if self.takes('}') {
            return Some(Json::Table(pairs));
        }
        loop {
            self.blank();
            let name = self.string()?;
            if !self.takes(':') {
                return None;
            }
            pairs.push((name, self.value(depth + 1)?));
            if self.takes('}') {
                return Some(Json::Table(pairs));
            }
            if !self.takes(',') {
                return None;
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Json<'t>> {
        let mut items = Vec::new();
        self.at += 1;
        if self.takes(']') {
            return Some(Json::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.takes(']') {
                return Some(Json::List(items));
            }
            if !self.takes(',') {
                return None;
            }
        }
    }

    /// A text in quotes, whose escapes another reader knows.
    fn string(&mut self) -> Option<String> {
        let rest = self.rest();
        let mut is_escaped = false;
        let inner = rest.strip_prefix('"')?;
        let end = inner.bytes().position(|byte| {
            let is_end = byte == b'"' && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            is_end
        })?;
        self.at += end + 2;
        serde_json::from_str(&rest[..end + 2]).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_text() {
        let json = Json::read("{\"a\": [1.10, 90071992547409931, -2e5], \"b\\u0041\": null}").unwrap();
        let items = json.get("a").unwrap().items();
        assert_eq!(items, [Json::Number("1.10"), Json::Number("90071992547409931"), Json::Number("-2e5")]);
        assert_eq!(json.get("bA"), Some(&Json::Word("null")));
        for text in ["", "{", "[1,]", "{\"a\" 1}", "1 2", "{'a':1}"] {
            assert!(Json::read(text).is_err(), "{text}");
        }
        assert!(Json::read(&"[".repeat(100_000)).is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in "[\\[\\]{}:,\"\\\\0-9a-z ]{0,40}|.{0,20}") {
            let _ = Json::read(&text);
        }
    }
}
