//! Things as JSON, which is written as they are told: what they are made of is needed once.

/// A thing with its properties, in their order: an object without its end.
pub(super) struct Thing(Vec<u8>);

/// What a property of a thing is: a text, a number, another thing, or several of them.
pub(super) trait Property {
    /// Adds it as JSON.
    fn push(&self, out: &mut Vec<u8>);
}

impl Property for &str {
    fn push(&self, out: &mut Vec<u8>) {
        serde_json::to_writer(out, self).expect("a text in memory");
    }
}

impl Property for String {
    fn push(&self, out: &mut Vec<u8>) {
        self.as_str().push(out);
    }
}

impl Property for usize {
    fn push(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(itoa::Buffer::new().format(*self).as_bytes());
    }
}

impl Property for Thing {
    fn push(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.0);
        out.push(b'}');
    }
}

impl<T: Property> Property for Vec<T> {
    fn push(&self, out: &mut Vec<u8>) {
        out.push(b'[');
        for (at, it) in self.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            it.push(out);
        }
        out.push(b']');
    }
}

/// A thing of a type.
pub(super) fn thing(of_type: &str) -> Thing {
    let mut thing = bare();
    add(&mut thing, "@type", Some(of_type));
    thing
}

/// A thing that is told of elsewhere, by its name.
pub(super) fn reference(id: &str) -> Thing {
    let mut thing = bare();
    add(&mut thing, "@id", Some(id));
    thing
}

/// A thing without properties.
pub(super) fn bare() -> Thing {
    Thing(vec![b'{'])
}

/// Adds a property that has a value.
pub(super) fn add(thing: &mut Thing, name: &'static str, value: Option<impl Property>) {
    let Some(value) = value else { return };
    let out = &mut thing.0;
    if out.len() > 1 {
        out.push(b',');
    }
    name.push(out);
    out.push(b':');
    value.push(out);
}

/// Adds a property of any number of values: none, one by itself, or a list.
pub(super) fn add_all(thing: &mut Thing, name: &'static str, mut values: Vec<impl Property>) {
    match values.len() {
        0 => {}
        1 => add(thing, name, values.pop()),
        _ => add(thing, name, Some(values)),
    }
}

/// A thing as it stands in a script, where nothing ends it or begins a comment.
pub(super) fn script(thing: &Thing) -> String {
    let mut out = Vec::with_capacity(thing.0.len() + 1);
    thing.push(&mut out);
    String::from_utf8(out).expect("JSON of texts").replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_json_and_ends_no_script() {
        let mut it = thing("Dataset");
        add(&mut it, "name", Some("a \"b\" </script>\n"));
        add(&mut it, "creator", Some(reference("x#issuer")));
        add(&mut it, "url", None::<&str>);
        add(&mut it, "position", Some(2));
        add_all(&mut it, "one", vec!["a"]);
        add_all(&mut it, "none", Vec::<&str>::new());
        add_all(&mut it, "two", vec![thing("A"), thing("B")]);
        assert_eq!(
            script(&it),
            r#"{"@type":"Dataset","name":"a \"b\" \u003c/script>\n","creator":{"@id":"x#issuer"},"position":2,"one":"a","two":[{"@type":"A"},{"@type":"B"}]}"#
        );
    }
}
