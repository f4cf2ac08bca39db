//! What elements of HTML are in Markdown.

/// An element's tag, as far as it matters.
#[derive(Debug, Default)]
pub struct Element {
    /// Its name in small letters.
    pub name: Vec<u8>,
    /// The address of a link or a picture.
    pub href: String,
    /// Its id.
    pub id: String,
    /// What a picture shows.
    pub alt: Option<String>,
    /// How many columns a cell has.
    pub columns: usize,
    /// How many rows.
    pub rows: usize,
    class: String,
    role: String,
    is_hidden: bool,
}

/// An attribute that matters.
#[derive(Clone, Copy, Debug)]
pub enum Attribute {
    Href,
    Id,
    Alt,
    Columns,
    Rows,
    Class,
    Role,
    AriaHidden,
}

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Block,
    Heading(usize),
    List { is_ordered: bool },
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
    Other,
}

impl Element {
    /// Begins another tag.
    pub fn open(&mut self, name: &[u8]) {
        let Self { name: own, href, id, class, role, .. } = self;
        own.clear();
        own.extend_from_slice(name);
        [href, id, class, role].into_iter().for_each(String::clear);
        (self.alt, self.columns, self.rows, self.is_hidden) = (None, 1, 1, false);
    }

    /// What an attribute is, by its name.
    pub fn attribute(&mut self, name: &[u8]) -> Option<Attribute> {
        Some(match name {
            b"href" | b"src" => Attribute::Href,
            b"id" => Attribute::Id,
            b"alt" => {
                self.alt = Some(String::new());
                Attribute::Alt
            }
            b"colspan" => Attribute::Columns,
            b"rowspan" => Attribute::Rows,
            b"class" => Attribute::Class,
            b"role" => Attribute::Role,
            b"aria-hidden" => Attribute::AriaHidden,
            b"hidden" => {
                self.is_hidden = true;
                return None;
            }
            _ => return None,
        })
    }

    /// Sets an attribute's value.
    pub fn set(&mut self, attribute: Attribute, text: &str) {
        // HTML itself takes no more columns than this.
        let count = || text.parse::<usize>().map_or(1, |count| count.clamp(1, 1_000));
        match attribute {
            Attribute::Href => self.href.push_str(text.trim_ascii()),
            Attribute::Id => self.id.push_str(text),
            Attribute::Alt => self.alt = Some(text.to_owned()),
            Attribute::Columns => self.columns = count(),
            Attribute::Rows => self.rows = count(),
            Attribute::Class => self.class.push_str(text),
            Attribute::Role => self.role.push_str(text),
            Attribute::AriaHidden => self.is_hidden |= text == "true",
        }
    }

    /// What it is.
    pub fn role(&self) -> Role {
        Role::of(&self.name)
    }

    /// Whether it is a reference to a footnote.
    pub fn is_note(&self) -> bool {
        self.role == "doc-noteref"
    }

    /// Whether the items of an ordered list have numbers that are seen: those of texts do, those of pages have styles of their own.
    pub fn is_numbered(&self) -> bool {
        self.class.is_empty()
    }

    /// Whether it has no content.
    pub fn is_void(&self) -> bool {
        matches!(
            &*self.name,
            b"br" | b"hr" | b"img" | b"input" | b"wbr" | b"source" | b"col" | b"link" | b"meta" | b"embed"
        )
    }

    /// Whether nothing of it is for those who read.
    pub fn is_left_out(&self) -> bool {
        let works = matches!(
            &*self.name,
            b"svg" | b"button" | b"label" | b"legend" | b"input" | b"script" | b"style" | b"template" | b"progress"
        );
        let leads_about = self.role == "doc-backlink"
            || self.class.split_ascii_whitespace().any(|class| matches!(class, "chart-skip" | "footnote-mark"))
            || *self.name == *b"nav" && self.class == "contents";
        works || self.is_hidden || leads_about
    }
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
            _ => Self::Other,
        }
    }
}
