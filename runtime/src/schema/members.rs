//! Structures and their members.

use super::{Shape, Xml};

/// The table of a structure, of a union, or of an operation's request.
#[must_use]
#[derive(Debug)]
pub struct Struct {
    /// The name in the description.
    pub name: &'static str,
    /// The name of the Rust type, and those of its fields or variants in the order of the members, parted by spaces.
    pub rust: (&'static str, &'static str),
    /// The members, in the order of the accessors' index.
    pub members: &'static [Member],
    /// Whether none of it is ever to be shown.
    pub sensitive: bool,
}

/// One row: a member of a structure, a variant of a union, or a parameter of an operation.
#[must_use]
#[derive(Debug)]
pub struct Member {
    /// The name in the description: what paths in messages show.
    pub name: &'static str,
    /// The name on the wire.
    pub wire: &'static str,
    /// Where it stands in an HTTP message, when its structure is one; below the top it is always a member.
    pub slot: Slot,
    /// Where it stands in an event message, when its structure is an event.
    pub event: EventSlot,
    /// What its Rust type does not express.
    pub shape: &'static Shape,
    /// Whether it must be there.
    pub required: bool,
    /// Whether null is a value of its own, apart from absence.
    pub nullable: bool,
    /// Whether its value is never to be shown.
    pub sensitive: bool,
    /// Whether a client fills it with a fresh UUID where the caller gives none.
    pub token: bool,
    /// What stands in the path in its place where there is nothing, or an empty text.
    pub fallback: Option<&'static str>,
    /// What is sent where the caller gives nothing, as JSON text.
    pub always: Option<&'static str>,
    /// How it is written in a path, header, cookie, form or part, where that is not as usual.
    pub style: Option<Style>,
    /// Whether reserved characters of URLs stand in the query as they are.
    pub reserved: bool,
    /// Whether it holds, by name, all members that have no row of their own.
    pub rest: bool,
    /// The media type of its text or bytes.
    pub media_type: Option<&'static str>,
    /// Whether documents have it, although it need not be given: it then has a value of its own accord.
    pub expected: bool,
    /// Whether it is only ever sent, so that what is received need not have it.
    pub write_only: bool,
    /// Its only values as JSON text, where its Rust type does not list them.
    pub values: &'static [&'static str],
    /// The wire names of the members in the same slot that must be there where it is.
    pub needs: &'static [&'static str],
    /// How it is written in XML and queries, where that is not an element of the wire name.
    pub xml: Option<&'static Xml>,
}

/// Where a value stands in an HTTP message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A member of the body's document.
    Member,
    /// The whole body.
    Payload,
    /// In the path.
    Path,
    /// In the host name.
    Host,
    /// In the query.
    Query(Style),
    /// Every entry is a query parameter.
    QueryMap,
    /// In a header.
    Header,
    /// Every entry is a header whose name begins with the wire name.
    HeaderMap,
    /// In a cookie.
    Cookie,
    /// The status code.
    Status,
}

/// How a value is written in a part of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The name repeated for each item.
    Repeat,
    /// Items parted by commas.
    Comma,
    /// Items parted by spaces.
    Space,
    /// Items parted by `|`.
    Pipe,
    /// `name[member]=value`.
    Deep,
    /// JSON text.
    Json,
    /// `1,2`, and `x,1,y,2` of a structure.
    Simple,
    /// `1,2`, and `x=1,y=2` of a structure.
    SimpleExploded,
    /// `.1,2`, and `.x,1,y,2` of a structure.
    Label,
    /// `.1.2`, and `.x=1.y=2` of a structure.
    LabelExploded,
    /// `;name=1,2`, and `;name=x,1,y,2` of a structure.
    Matrix,
    /// `;name=1;name=2`, and `;x=1;y=2` of a structure.
    MatrixExploded,
}

/// Where a value stands in an event message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventSlot {
    /// A member of the payload's document.
    Member,
    /// A header.
    Header,
    /// The payload itself.
    Payload,
}

/// Which members of a structure a document contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of them: the structure is a value within a document.
    All,
    /// Those of a message that stand in its body.
    Body,
    /// Those of an event that stand in its payload.
    Event,
}

impl Scope {
    /// Returns whether the document contains a member.
    #[inline]
    pub fn contains(self, row: &Member) -> bool {
        match self {
            Self::All => true,
            Self::Body => row.slot == Slot::Member,
            Self::Event => row.event == EventSlot::Member,
        }
    }

    /// Returns the row of a wire name; the one that is expected is looked at first.
    #[inline]
    pub fn find(self, rows: &[Member], name: &str, expected: usize) -> Option<usize> {
        let fits = |row: &Member| row.wire == name && self.contains(row) && !row.rest;
        if rows.get(expected).is_some_and(fits) {
            return Some(expected);
        }
        rows.iter().position(fits)
    }
}

impl Struct {
    /// Creates the table of a structure.
    pub const fn new(name: &'static str, members: &'static [Member]) -> Self {
        Self { name, rust: (name, ""), members, sensitive: false }
    }

    /// Creates the table of a structure with Rust's names, which `Debug` shows: that of the type, and those of its fields.
    pub const fn of(name: &'static str, rust: (&'static str, &'static str), members: &'static [Member]) -> Self {
        Self { name, rust, members, sensitive: false }
    }

    /// Keeps all of it from being shown.
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }
}

impl Member {
    /// Creates a member of the body under the same name on the wire.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            wire: name,
            slot: Slot::Member,
            event: EventSlot::Member,
            shape: Shape::PLAIN,
            required: false,
            nullable: false,
            sensitive: false,
            token: false,
            fallback: None,
            always: None,
            style: None,
            reserved: false,
            rest: false,
            media_type: None,
            expected: false,
            write_only: false,
            values: &[],
            needs: &[],
            xml: None,
        }
    }

    /// Sets its name on the wire, where that is another one.
    pub const fn wire(mut self, wire: &'static str) -> Self {
        self.wire = wire;
        self
    }

    /// Sets its slot, where that is not the body's document.
    pub const fn slot(mut self, slot: Slot) -> Self {
        self.slot = slot;
        self
    }

    /// Puts it into the path.
    pub const fn path(self) -> Self {
        self.slot(Slot::Path)
    }

    /// Puts it into the query; lists repeat the name.
    pub const fn query(self) -> Self {
        self.slot(Slot::Query(Style::Repeat))
    }

    /// Puts it into a header.
    pub const fn header(self) -> Self {
        self.slot(Slot::Header)
    }

    /// Makes it the body.
    pub const fn payload(self) -> Self {
        self.slot(Slot::Payload)
    }

    /// Sets its slot in an event, where that is not the payload's document.
    pub const fn event(mut self, event: EventSlot) -> Self {
        self.event = event;
        self
    }

    /// Sets its shape.
    pub const fn shape(mut self, shape: &'static Shape) -> Self {
        self.shape = shape;
        self
    }

    /// Requires it.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Makes null a value of its own.
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// Keeps its value from being shown.
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// Has clients fill it with a fresh UUID.
    pub const fn token(mut self) -> Self {
        self.token = true;
        self
    }

    /// Sets what stands in the path where there is nothing, or an empty text.
    pub const fn fallback(mut self, text: &'static str) -> Self {
        self.fallback = Some(text);
        self
    }

    /// This JSON text is sent where the caller gives nothing.
    pub const fn always(mut self, json: &'static str) -> Self {
        self.always = Some(json);
        self
    }

    /// It is written in this style, outside of queries.
    pub const fn style(mut self, style: Style) -> Self {
        self.style = Some(style);
        self
    }

    /// Reserved characters of URLs stand in the query as they are.
    pub const fn reserved(mut self) -> Self {
        self.reserved = true;
        self
    }

    /// Has it hold all members that have no row of their own.
    pub const fn rest(mut self) -> Self {
        self.rest = true;
        self
    }

    /// Expects it in documents, although it need not be given.
    pub const fn expected(mut self) -> Self {
        self.expected = true;
        self
    }

    /// Makes it a member that is only ever sent.
    pub const fn write_only(mut self) -> Self {
        self.write_only = true;
        self
    }

    /// Restricts it to these values, each as JSON text.
    pub const fn values(mut self, values: &'static [&'static str]) -> Self {
        self.values = values;
        self
    }

    /// Sets which members must be there where it is, by their names on the wire.
    pub const fn needs(mut self, needs: &'static [&'static str]) -> Self {
        self.needs = needs;
        self
    }

    /// Sets how it is written in XML and queries.
    pub const fn xml(mut self, xml: &'static Xml) -> Self {
        self.xml = Some(xml);
        self
    }

    /// Sets the media type of its text or bytes.
    pub const fn media_type(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }
}
