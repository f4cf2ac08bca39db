//! What elements of HTML are in Markdown.

use super::decoded::decoded;
use std::borrow::Cow;

/// A tag that begins an element, as far as it matters. Of attributes that it has twice, the first counts.
#[derive(Debug)]
pub struct Element<'h> {
    /// Its name as it is written.
    pub name: &'h [u8],
    /// What it is.
    pub role: Role,
    /// Attributes as they are written.
    href: Option<&'h str>,
    id: Option<&'h str>,
    alt: Option<&'h str>,
    class: Option<&'h str>,
    said_role: Option<&'h str>,
    columns: Option<&'h str>,
    rows: Option<&'h str>,
    hidden: Option<&'h str>,
    aria_hidden: Option<&'h str>,
    /// Whether it has an attribute by which it may be left out.
    may_be_left_out: bool,
}

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Block,
    Heading(usize),
    List {
        is_ordered: bool,
    },
    Item,
    Descriptions,
    Term,
    Description,
    Quotation,
    Mark(&'static str),
    Code,
    Preformatted,
    Link,
    Picture,
    Break,
    Rule,
    Table,
    Head,
    Row,
    Cell,
    /// What only paints or works a page.
    Working,
    Other,
}

impl<'h> Element<'h> {
    /// One without attributes.
    pub fn new(name: &'h [u8]) -> Self {
        Self {
            name,
            role: Role::of(name),
            href: None,
            id: None,
            alt: None,
            class: None,
            said_role: None,
            columns: None,
            rows: None,
            hidden: None,
            aria_hidden: None,
            may_be_left_out: false,
        }
    }

    /// The place of an attribute that matters, by its name.
    pub fn attribute(&mut self, name: &[u8]) -> Option<&mut Option<&'h str>> {
        self.may_be_left_out |= matches!(name, b"class" | b"role" | b"hidden" | b"aria-hidden");
        Some(match name {
            b"id" => &mut self.id,
            b"class" => &mut self.class,
            b"href" | b"src" => &mut self.href,
            b"alt" => &mut self.alt,
            b"role" => &mut self.said_role,
            b"colspan" => &mut self.columns,
            b"rowspan" => &mut self.rows,
            b"hidden" => &mut self.hidden,
            b"aria-hidden" => &mut self.aria_hidden,
            _ if name.iter().any(u8::is_ascii_uppercase) => return self.attribute(&name.to_ascii_lowercase()),
            _ => return None,
        })
    }

    /// The address of a link or a picture.
    pub fn href(&self) -> Cow<'h, str> {
        match decoded(self.href.unwrap_or_default()) {
            Cow::Borrowed(href) => href.trim_ascii().into(),
            Cow::Owned(href) => href.trim_ascii().to_owned().into(),
        }
    }

    /// Its id.
    pub fn id(&self) -> Cow<'h, str> {
        decoded(self.id.unwrap_or_default())
    }

    /// What a picture shows.
    pub fn alt(&self) -> Cow<'h, str> {
        decoded(self.alt.unwrap_or_default())
    }

    /// How many columns a cell has.
    pub fn columns(&self) -> usize {
        count(self.columns)
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        count(self.rows)
    }

    /// Whether it is a reference to a footnote.
    pub fn is_note(&self) -> bool {
        self.is_said_to_be("doc-noteref")
    }

    fn is_said_to_be(&self, role: &str) -> bool {
        self.said_role.is_some_and(|said| decoded(said) == role)
    }

    /// Whether the items of an ordered list have numbers that are seen: those of texts do, those of pages have styles of their own.
    pub fn is_numbered(&self) -> bool {
        self.class.is_none_or(str::is_empty)
    }

    /// Whether it has no content.
    pub fn is_void(&self) -> bool {
        let void = ["br", "hr", "img", "input", "wbr", "source", "col", "link", "meta", "embed"];
        void.iter().any(|void| self.name.eq_ignore_ascii_case(void.as_bytes()))
    }

    /// Whether nothing of it is for those who read.
    pub fn is_left_out(&self) -> bool {
        if !self.may_be_left_out {
            return self.role == Role::Working;
        }
        let is_hidden = self.hidden.is_some() || self.aria_hidden.is_some_and(|it| decoded(it) == "true");
        self.role == Role::Working || is_hidden || self.is_said_to_be("doc-backlink") || self.leads_about()
    }

    fn leads_about(&self) -> bool {
        // Many classes are shorter than the shortest of these.
        let Some(class) = self.class.filter(|class| class.len() >= "contents".len()) else { return false };
        let class = decoded(class);
        class.split_ascii_whitespace().any(|class| matches!(class, "chart-skip" | "footnote-mark"))
            || class == "contents" && self.name.eq_ignore_ascii_case(b"nav")
    }
}

/// HTML itself takes no more columns than this.
fn count(value: Option<&str>) -> usize {
    value.and_then(|value| decoded(value).parse::<usize>().ok()).map_or(1, |count| count.clamp(1, 1_000))
}

impl Role {
    /// What elements of a name are.
    pub fn of(name: &[u8]) -> Self {
        match name {
            b"p" | b"div" | b"section" | b"article" | b"header" | b"footer" | b"main" | b"nav" | b"aside"
            | b"figure" | b"figcaption" | b"address" | b"fieldset" | b"form" | b"details" | b"summary" | b"caption"
            | b"hgroup" => Self::Block,
            [b'h', level @ b'1'..=b'6'] => Self::Heading(usize::from(level - b'0')),
            b"ul" | b"menu" => Self::List { is_ordered: false },
            b"ol" => Self::List { is_ordered: true },
            b"li" => Self::Item,
            b"dl" => Self::Descriptions,
            b"dt" => Self::Term,
            b"dd" => Self::Description,
            b"blockquote" => Self::Quotation,
            b"em" | b"i" => Self::Mark("*"),
            b"strong" | b"b" => Self::Mark("**"),
            b"s" | b"del" => Self::Mark("~~"),
            b"code" | b"kbd" | b"samp" => Self::Code,
            b"pre" => Self::Preformatted,
            b"a" => Self::Link,
            b"img" => Self::Picture,
            b"br" => Self::Break,
            b"hr" => Self::Rule,
            b"table" => Self::Table,
            b"thead" => Self::Head,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"svg" | b"button" | b"label" | b"legend" | b"input" | b"script" | b"style" | b"template" | b"progress" => {
                Self::Working
            }
            b"span" | b"sup" | b"time" | b"tbody" => Self::Other,
            _ if name.iter().any(u8::is_ascii_uppercase) => Self::of(&name.to_ascii_lowercase()),
            _ => Self::Other,
        }
    }
}
