//! Data in XML: feeds, schemas, instances of XBRL.

use super::rules::{Name, Rules};

/// The languages that a browser acts upon wherever their elements stand.
const ACTIVE: &[&str] = &[
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/1999/XSL/Transform",
    "http://www.mozilla.org/keymaster/gatekeeper/there.is.only.xul",
    "http://www.mozilla.org/xbl",
];

/// Attributes that lead elsewhere.
const LEADING: &[&str] = &["action", "formaction", "href", "src"];

pub(super) struct Xml;

impl Rules for Xml {
    fn begin(&mut self, name: Name<'_>, _: bool) -> Result<(), String> {
        match ACTIVE.contains(&name.namespace) {
            true => {
                Err(format!("it holds the element `{}` of `{}`, which browsers act upon", name.local, name.namespace))
            }
            false => Ok(()),
        }
    }

    fn attribute(&mut self, name: Name<'_>, value: &str) -> Result<(), String> {
        if ACTIVE.contains(&name.namespace) {
            return Err(format!("it holds the attribute `{}` of `{}`", name.local, name.namespace));
        }
        // Browsers pass over spaces and control characters before and in a scheme.
        let address: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let scheme = address.find([':', '/', '?', '#']).filter(|at| address.as_bytes()[*at] == b':');
        let scheme = scheme.map(|at| address[..at].to_ascii_lowercase());
        match scheme {
            Some(scheme)
                if LEADING.contains(&name.local) && !["http", "https", "mailto", "urn"].contains(&&*scheme) =>
            {
                Err(format!("its attribute `{}` leads to an address of the scheme `{scheme}`", name.local))
            }
            _ => Ok(()),
        }
    }

    fn text(&mut self, _: &str) -> Result<(), String> {
        Ok(())
    }

    fn end(&mut self) -> Result<(), String> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::decode::markup::xml;

    #[test]
    fn data_is_let_through_with_links_and_foreign_namespaces() {
        for text in [
            "<a/>",
            "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- x --><xbrl xmlns=\"http://www.xbrl.org/2003/instance\" \
             xmlns:link=\"http://www.xbrl.org/2003/linkbase\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\
             <link:schemaRef xlink:type=\"simple\" xlink:href=\"https://example.com/a.xsd#b\"/><x>A &amp; B &#8212;</x></xbrl>",
            "<rss><item><description>&lt;script&gt;</description><link>https://example.com/</link></item></rss>",
            "<users><user>AB12</user></users>",
        ] {
            assert_eq!(xml(text, false), Ok(()), "{text}");
        }
        assert!(xml("<a/>", true).is_err());
    }

    #[test]
    fn what_browsers_act_upon_is_refused_under_any_prefix() {
        for text in [
            "<html xmlns='http://www.w3.org/1999/xhtml'/>",
            "<a><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script></a>",
            "<a xmlns:x='http://www.w3.org/2000/svg'><x:svg onload='x'/></a>",
            "<a><b xmlns='http://www.w3.org/1999/&#120;html'/></a>",
            "<x:stylesheet xmlns:x='http://www.w3.org/1999/XSL/Transform'/>",
            "<?xml-stylesheet type='text/xsl' href='#a'?><a/>",
            "<a><?xml-stylesheet href='x.css'?></a>",
            "<!DOCTYPE a [<!ENTITY x '<b/>'>]><a>&x;</a>",
            "<?xml version='1.0' encoding='ISO-2022-JP'?><a/>",
            "<?xml version='1.0' encoding='UTF-8' encoding='UTF-7'?><a/>",
            "<?xml version='1.1'?><a/>",
            "\n<?xml version='1.0'?><a/>",
            "<a>&nbsp;</a>",
            "<a xlink:href='x'/>",
            "<a href='java&#115;cript:alert(1)'/>",
            "<a href=' java&#10;script:x'/>",
            "<a><b></a>",
            "<a>",
            "<a/><b/>",
            "<a/>text",
            "<a>\u{1b}$B</a>",
            "",
        ] {
            assert!(xml(text, false).is_err(), "{text:?}");
        }
    }
}
